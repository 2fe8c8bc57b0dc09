"""Lines of a page that the engine passed over: ink in the shape of a line that no word accounts for.

Tesseract takes a stretch of text for a picture where a faint stamp lies around it or dots and dashes lead to it,
and says nothing. Such lines are cut out and read once more, held to be plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from kehoach.read.ocr.picture import Mask, Picture
from kehoach.read.ocr.tesseract import Word

Box = tuple[float, float, float, float]
_DARK = 128
_AROUND = 0.2  # of a line's height: what belongs to a word beside its box
_HEIGHTS = 0.4, 2.2  # of the usual height of lines
_LETTERS, _LETTER = 12, 0.1  # a line has so many letters at least, each this share of its height squared inked
_BETWEEN = 1.6  # of the height: bands nearer than this are read together
_MARGIN = 0.5  # of the height: white around what is cut out
_MOST = 4  # stretches of a page; more are no lines passed over but a page that cannot be read
_SURE = 0.6


def missed_words(
    picture: Picture, found: Sequence[Word], tables: Sequence[Box], read: Callable[[Picture], list[Word]]
) -> list[Word]:
    """The words of lines passed over, at their places. ``tables`` are read elsewhere; ``read`` is the engine."""
    if not found:
        return []
    height = float(np.median([word.height for word in found]))
    ink = _left_over(picture, found, tables)
    stretches = _stretches(ink, height)
    if not stretches or len(stretches) > _MOST:
        return []
    line = max(word.line for word in found)
    more: list[Word] = []
    for top, bottom in stretches:
        high = int(max(0, top - _MARGIN * height))
        rows = slice(high, int(bottom + _MARGIN * height))
        cut = np.where(ink[rows], picture.grey[rows], 255)
        pad = int(height)
        again = read(replace(picture, grey=np.pad(cut.astype(np.uint8), pad, constant_values=255)))
        letters = sum(len(word.text) for word in again)
        if letters < _LETTERS or sum(word.sure * len(word.text) for word in again) < _SURE * letters:
            continue
        more += [
            replace(
                word, x0=word.x0 - pad, x1=word.x1 - pad, top=word.top - pad + high, bottom=word.bottom - pad + high,
                baseline=word.baseline - pad + high, line=word.line + line,
            )
            for word in again
        ]  # fmt: skip
        line = max(word.line for word in more)
    return more


def _left_over(picture: Picture, found: Sequence[Word], tables: Sequence[Box]) -> Mask:
    """The ink that lies in no word and no table; a pixel around it counts, for its edges are pale."""
    ink: Mask = picture.grey < _DARK
    edged = ink.copy()
    edged[1:] |= ink[:-1]
    edged[:-1] |= ink[1:]
    edged[:, 1:] |= ink[:, :-1]
    edged[:, :-1] |= ink[:, 1:]
    boxes = [(w.x0, w.top, w.x1, w.bottom, _AROUND * w.height) for w in found] + [(*box, 2.0) for box in tables]
    for x0, top, x1, bottom, pad in boxes:
        edged[max(0, int(top - pad)) : int(bottom + pad) + 1, max(0, int(x0 - pad)) : int(x1 + pad) + 1] = False
    return edged


def _stretches(ink: Mask, height: float) -> list[tuple[int, int]]:
    """Rows (first, last) of lines with enough ink for words, neighbouring lines together."""
    rows = ink.sum(axis=1) > max(2, 0.1 * height)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.view(np.int8), [0]))))
    bands: list[tuple[int, int]] = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if bands and first - bands[-1][1] < 0.25 * height:  # the marks over a letter
            first = bands.pop()[0]
        bands.append((first, last))
    found: list[tuple[int, int]] = []
    for first, last in bands:
        if not _HEIGHTS[0] * height <= last - first <= _HEIGHTS[1] * height or not _is_text(ink[first:last], height):
            continue
        if found and first - found[-1][1] < _BETWEEN * height:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _is_text(band: Mask, height: float) -> bool:
    """The ink of a band is that of letters beside one another: enough of it, in many strokes."""
    columns = band.any(axis=0)
    strokes = int((np.diff(np.concatenate(([0], columns.view(np.int8), [0]))) == 1).sum())
    return strokes >= _LETTERS and int(band.sum()) >= _LETTERS * _LETTER * height * height
