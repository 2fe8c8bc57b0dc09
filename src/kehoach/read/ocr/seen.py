"""What was seen on a page image, as it can be kept: no page is recognised twice.

A page is known by its pixels, not by its file: a scan with one page more is read for that page alone.
Names of private persons are blotted out of what is kept, as they are in the text.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from PIL import Image
from pydantic import TypeAdapter

from kehoach.read import needs
from kehoach.read.layout import Layout
from kehoach.read.ocr.tesseract import Word

VERSION = "ocr-4"
Line = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """Words, whether they are bold, and ruled lines, all in pixels; the size of the picture in pixels,
    points to a pixel, the quarter turns that set it upright, the lines of red stamps."""

    words: tuple[Word, ...]
    bold: tuple[bool, ...]
    across: tuple[Line, ...]
    down: tuple[Line, ...]
    wide: int
    high: int
    scale: float
    turns: int
    stamps: tuple[str, ...]


@cache
def _adapter() -> TypeAdapter[Seen]:
    return TypeAdapter(Seen)


def key_of(image: Image.Image, dpi: float, *, first: bool) -> str:
    """What a page is known by: its pixels, and what they are read with. A first page is read for more."""
    read_with = (VERSION, needs.tesseract_language(), image.mode, image.size, dpi, first)
    return hashlib.sha256(repr(read_with).encode() + image.tobytes()).hexdigest()


def packed(seen: Seen) -> bytes:
    """As bytes: JSON, zlib-compressed."""
    return zlib.compress(_adapter().dump_json(seen), 6)


def unpacked(kept: bytes) -> Seen:
    """The very same again."""
    return _adapter().validate_json(zlib.decompress(kept))


def blotted(kept: bytes, number: int, layout: Layout, before: str, after: str) -> bytes | None:
    """What was seen on page ``number``, with the words blotted that were blotted in the text since.

    ``None`` where not every such letter was found on the page again: it is not to be kept.
    """
    hidden = _hidden(number, layout, before, after)
    if not hidden:
        return kept
    seen = unpacked(kept)
    words = tuple(_without(word, seen.scale, hidden) for word in seen.words)
    gone = sum(len(new.text) for old, new in zip(seen.words, words, strict=True) if old is not new)
    return packed(replace(seen, words=words)) if gone >= sum(len(one.letters) for one in hidden) else None


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Letters of a printed line that were blotted: left and right of each, and what stands for them."""

    top: float
    bottom: float
    letters: tuple[tuple[float, float], ...]
    blot: str


def _hidden(number: int, layout: Layout, before: str, after: str) -> list[_Hidden]:
    found = []
    for line in layout.lines:
        if line.page != number or before[line.start : line.end] == after[line.start : line.end]:
            continue
        changed = [
            k for k in range(line.end - line.start)
            if before[line.start + k] != after[line.start + k] and not before[line.start + k].isspace()
        ]  # fmt: skip
        if changed:
            letters = tuple((line.edges[k], line.edges[k + 1]) for k in changed)
            found.append(_Hidden(line.top, line.bottom, letters, after[line.start + changed[0]]))
    return found


def _without(word: Word, scale: float, hidden: Iterable[_Hidden]) -> Word:
    y = (word.top + word.bottom) / 2 * scale
    left, right = word.x0 * scale + 0.5, word.x1 * scale - 0.5
    for one in hidden:
        if one.top <= y <= one.bottom and any(a < right and b > left for a, b in one.letters):
            return replace(word, text=one.blot * len(word.text))
    return word
