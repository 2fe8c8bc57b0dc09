"""Which encoding the runs of a document are in, decided by font, by run and by document.

A font's name is believed unless the text set in it plainly reads better as it stands. Without a
telling name all text of a font is weighed together, never a line alone: a line is too short to tell
``nghèo.`` in Unicode from the same bytes in TCVN3. A paragraph that holds letters only Unicode has
is never touched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from kehoach.read.legacy.convert import convert, pieces
from kehoach.read.legacy.fonts import FontEncoding, font_encoding
from kehoach.read.legacy.syllables import marked_words, share
from kehoach.read.legacy.tables import ENCODINGS, Encoding

# Letters that only Unicode has; Word shows them in any font, also in one made for another encoding.
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9]")
# Beside an ASCII letter these belong to no Vietnamese word in Unicode, but to nearly every third
# word of the legacy encodings.
_FOREIGN = (
    "\x80-\x9f\xa1-\xaa\xac-\xaf\xb5-\xba\xbc-\xbf\xc5-\xc7\xd0\xd1\xd6-\xd8\xde\xdf"
    "\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff\u2212\u2219"
)
_SUSPECT = re.compile(f"[{_FOREIGN}](?:(?=[A-Za-z])|(?<=[A-Za-z].))", re.DOTALL)
_ENOUGH_SUSPECTS = 10
# Fewer words than this say nothing about a group by themselves.
_ENOUGH_WORDS = 20
_FEW_WORDS = 4
# Right decodings measured 0.97 and more, text left as it is 0.05 to 0.35, other languages under 0.5.
_RIGHT = 0.8
_WRONG = 0.5
_MARGIN = 0.1
_BETTER = 0.3


class Run(NamedTuple):
    """A piece of text in one font; ``paragraph`` is the same for the runs of one paragraph or cell."""

    text: str
    font: str | None
    paragraph: int


@dataclass(frozen=True)
class Decoded:
    """The runs' texts in Unicode, one for one, and how many characters came from each encoding."""

    texts: list[str]
    converted: dict[Encoding, int] = field(default_factory=dict)


def is_suspect(text: str) -> bool:
    """Whether a text may hold legacy letters at all: cheap, and wrong only on the side of yes."""
    if text.isascii():
        return False
    return sum(1 for _ in islice(_SUSPECT.finditer(text), _ENOUGH_SUSPECTS)) == _ENOUGH_SUSPECTS


def detect(text: str, fonts: Iterable[str] = ()) -> Encoding | None:
    """The encoding of a whole document's text: by its fonts where all agree, else by its words.

    ``None`` where the text reads best as it stands, and where there is too little of it to tell.
    """
    named = {font_encoding(font) for font in fonts}
    encodings = {found.encoding for found in named if found}
    if len(encodings) == 1 and None not in named:
        encoding = encodings.pop()
        return encoding if _fits(text, encoding) else _by_words(text)
    return _by_words(text)


def decode(runs: Sequence[Run]) -> Decoded:
    """The runs of one document in Unicode, each converted by its own encoding or left as it is."""
    chosen = choices(runs)
    converted: Counter[Encoding] = Counter()
    for run, choice in zip(runs, chosen, strict=True):
        if choice:
            converted[choice.encoding] += len(run.text)
    return Decoded(_converted(runs, chosen), dict(converted))


def choices(runs: Sequence[Run]) -> list[FontEncoding | None]:
    """How each run of one document is to be converted, ``None`` where it is Unicode already.

    For readers that know a place for every character and convert with ``pieces``.
    """
    fonts = {run.font for run in runs}
    if not any(font and font_encoding(font) for font in fonts):
        if not is_suspect(" ".join(run.text for run in runs)):
            return [None] * len(runs)
    segments: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for run in runs:
        segments[run.font, run.paragraph].append(run.text)
    chosen = _encodings({key: "".join(texts) for key, texts in segments.items()})
    found: list[FontEncoding | None] = []
    for run in runs:
        encoding = chosen.get((run.font, run.paragraph))
        named = font_encoding(run.font) if run.font else None
        capitals = bool(named and named.encoding == encoding and named.capitals)
        found.append(FontEncoding(encoding, capitals) if encoding else None)
    return found


def _encodings(segments: dict[tuple[str | None, int], str]) -> dict[tuple[str | None, int], Encoding]:
    """The encoding of each font's part of each paragraph that is not Unicode."""
    groups: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for (font, paragraph), text in segments.items():
        if not text.isascii() and not _UNICODE_ONLY.search(text):
            groups[font].append((paragraph, text))
    decided: dict[str | None, Encoding | None] = {}
    for font, parts in groups.items():
        text = "\n".join(part for _, part in parts)
        named = font_encoding(font) if font else None
        if named and _fits(text, named.encoding):
            decided[font] = named.encoding
        else:
            decided[font] = _by_words(text)
    _join_small_groups(groups, decided)
    found: dict[tuple[str | None, int], Encoding] = {}
    for font, parts in groups.items():
        encoding = decided[font]
        if encoding is None:
            continue
        for paragraph, text in parts:
            if not _reads_worse(text, encoding):
                found[font, paragraph] = encoding
        # Small letters of a capitals font without any mark are drawn as capitals too.
        for (other, paragraph), text in segments.items():
            if other == font and text.isascii():
                found[font, paragraph] = encoding
    return found


def _join_small_groups(
    groups: dict[str | None, list[tuple[int, str]]], decided: dict[str | None, Encoding | None]
) -> None:
    """Fonts with a few words follow the encoding of the rest of the document where it fits them."""
    weights: Counter[Encoding] = Counter()
    for font, parts in groups.items():
        encoding = decided[font]
        if encoding:
            weights[encoding] += sum(len(text) for _, text in parts)
    if not weights:
        return
    main = weights.most_common(1)[0][0]
    for font, parts in groups.items():
        if decided[font] is None:
            text = "\n".join(part for _, part in parts)
            words = marked_words(text)
            new = share(marked_words(convert(text, main)))
            if len(words) >= _FEW_WORDS and new >= _RIGHT and new - share(words) >= _BETTER:
                decided[font] = main


def _fits(text: str, encoding: Encoding) -> bool:
    """Whether a text does not read worse in the encoding of its font than as it stands."""
    words = marked_words(text)
    if len(words) < _FEW_WORDS:
        return True
    return share(marked_words(convert(text, encoding))) + _MARGIN >= share(words)


def _reads_worse(text: str, encoding: Encoding) -> bool:
    words = marked_words(text)
    return share(words) > share(marked_words(convert(text, encoding)))


def _by_words(text: str) -> Encoding | None:
    """The encoding in which nearly all words are syllables, if one is clearly the best."""
    if not is_suspect(text):
        return None
    words = marked_words(text)
    if len(words) < _ENOUGH_WORDS or share(words) > _WRONG:
        return None
    ranked = sorted(((share(marked_words(convert(text, name))), name) for name in ENCODINGS), reverse=True)
    (best, encoding), (second, _) = ranked[0], ranked[1]
    return encoding if best >= _RIGHT and best - second >= _MARGIN else None


def _converted(runs: Sequence[Run], chosen: Sequence[FontEncoding | None]) -> list[str]:
    """Each run converted; a VNI letter whose marks stand in the next run is put together first."""
    texts: list[str] = []
    at = 0
    while at < len(runs):
        choice = chosen[at]
        end = at + 1
        if choice and choice.encoding == "vni":
            while end < len(runs) and chosen[end] == choice and runs[end].paragraph == runs[at].paragraph:
                end += 1
        if choice is None:
            texts.append(runs[at].text)
        elif end == at + 1:
            texts.append(convert(runs[at].text, choice.encoding, capitals=choice.capitals))
        else:
            texts += _together(runs[at:end], choice)
        at = end
    return texts


def _together(runs: Sequence[Run], choice: FontEncoding) -> list[str]:
    owners = [number for number, run in enumerate(runs) for _ in run.text]
    texts = [""] * len(runs)
    for start, _, letters in pieces("".join(run.text for run in runs), choice.encoding):
        texts[owners[start]] += letters
    return texts
