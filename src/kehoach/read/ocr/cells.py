"""Cells of a ruled table: recognised one below the other, as if they were a column of text.

On the page itself tesseract joins neighbouring cells and drops single figures. Pasted into one tall
picture with white between them, all cells of a table take two runs: one for words, one for figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from kehoach.read.ocr.picture import Grey, Picture
from kehoach.read.ocr.tesseract import Word, words

Box = tuple[float, float, float, float]
_PAD, _GAP, _MARGIN = 5, 20, 24  # pixels
_LEAST_INK = 6  # pixels: less is dust
_LINE, _LOWEST = 30.0, 8  # pixels: height of a line read best; lower is dust or a dash
_TALLEST = 12_000  # pixels of one pasted picture: tesseract refuses 32,767
_FIGURE = re.compile(r"[\d.,%()/+\-–lIOoSB|]{1,16}")


def read_cells(picture: Picture, boxes: Sequence[Box]) -> list[list[Word]]:
    """The words of every cell, places in the picture. ``boxes`` are (x0, top, x1, bottom) in pixels."""
    found_ink = [_ink(picture.grey, box) for box in boxes]
    by = _factor(found_ink)
    crops = [replace(crop, pixels=_scaled(crop.pixels, by)) if crop else None for crop in found_ink]
    found = _pasted(picture, crops, range(len(crops)), by=by, figures=False)
    doubtful = [n for n, one in enumerate(found) if crops[n] is not None and _may_be_figures(one)]
    again = _pasted(picture, crops, doubtful, by=by, figures=True)
    for n in doubtful:
        if again[n] and _better(found[n], again[n]):
            found[n] = again[n]
    return found


@dataclass(frozen=True)
class _Crop:
    """The part of a cell that holds ink, with a little white around it: where it was, its pixels."""

    left: int
    top: int
    pixels: Grey


def _ink(grey: Grey, box: Box) -> _Crop | None:
    x0, y0 = max(0, int(box[0]) + 2), max(0, int(box[1]) + 2)
    inside = grey[y0 : int(box[3]) - 1, x0 : int(box[2]) - 1]
    dark = inside < 140
    if dark.sum() < _LEAST_INK:
        return None
    ys, xs = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    top, left = max(0, int(ys[0]) - _PAD), max(0, int(xs[0]) - _PAD)
    pixels = inside[top : int(ys[-1]) + _PAD + 1, left : int(xs[-1]) + _PAD + 1]
    return _Crop(x0 + left, y0 + top, pixels)


def _factor(crops: Sequence[_Crop | None]) -> float:
    """What to scale the cells by so that their lines are as high as tesseract reads best."""
    heights: list[int] = []
    for crop in crops:
        if crop is not None:
            rows = np.concatenate(([0], (crop.pixels < 140).any(axis=1).view(np.int8), [0]))
            edges = np.flatnonzero(np.diff(rows))
            heights += [int(h) for h in edges[1::2] - edges[::2] if h >= _LOWEST]
    if not heights:
        return 1.0
    return float(np.clip(_LINE / np.median(heights), 0.4, 2.0))


def _scaled(pixels: Grey, by: float) -> Grey:
    if 0.9 < by < 1.1:
        return pixels
    image = Image.fromarray(pixels)
    size = (max(1, round(image.width * by)), max(1, round(image.height * by)))
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC), dtype=np.uint8)


def _pasted(
    picture: Picture, crops: Sequence[_Crop | None], chosen: Sequence[int], *, by: float, figures: bool
) -> list[list[Word]]:
    found: list[list[Word]] = [[] for _ in crops]
    batch: list[tuple[int, _Crop]] = []
    height = 0
    for n in chosen:
        crop = crops[n]
        if crop is None:
            continue
        if batch and height + crop.pixels.shape[0] > _TALLEST:
            _read_batch(picture.dpi, batch, found, by=by, figures=figures)
            batch, height = [], 0
        batch.append((n, crop))
        height += crop.pixels.shape[0] + _GAP
    if batch:
        _read_batch(picture.dpi, batch, found, by=by, figures=figures)
    for one in found:
        one.sort(key=lambda word: (word.line, word.x0))
    return found


def _read_batch(
    dpi: float, batch: list[tuple[int, _Crop]], found: list[list[Word]], *, by: float, figures: bool
) -> None:
    width = max(crop.pixels.shape[1] for _, crop in batch) + 2 * _MARGIN
    height = sum(crop.pixels.shape[0] + _GAP for _, crop in batch) + 2 * _MARGIN
    sheet = np.full((height, width), 255, dtype=np.uint8)
    begins: list[int] = []
    at = _MARGIN
    for _, crop in batch:
        high, wide = crop.pixels.shape
        sheet[at : at + high, _MARGIN : _MARGIN + wide] = crop.pixels
        begins.append(at)
        at += high + _GAP
    for word in words(Picture(sheet, dpi * by), mode=6, figures=figures):
        place = max(0, bisect_right(begins, (word.top + word.bottom) / 2 + _GAP / 2) - 1)
        n, crop = batch[place]
        right, down = _MARGIN, begins[place]
        found[n].append(
            replace(
                word, x0=(word.x0 - right) / by + crop.left, x1=(word.x1 - right) / by + crop.left,
                top=(word.top - down) / by + crop.top, bottom=(word.bottom - down) / by + crop.top,
                baseline=(word.baseline - down) / by + crop.top, height=word.height / by,
            )
        )  # fmt: skip


def _may_be_figures(found: list[Word]) -> bool:
    """True for a cell that reads like a number, like nothing, or like a short blur."""
    text = "".join(word.text for word in found)
    if not text:
        return True
    digits = sum(c.isdigit() for c in text)
    if _FIGURE.fullmatch(text) and digits:
        return True
    return len(text) <= 5 and min(word.sure for word in found) < 0.8


def _better(words_read: list[Word], figures_read: list[Word]) -> bool:
    """True if the reading as figures is to be believed."""
    text = "".join(word.text for word in figures_read)
    if not any(c.isdigit() for c in text):
        return False
    if not words_read:
        return min(word.sure for word in figures_read) > 0.5
    before = "".join(word.text for word in words_read)
    if sum(c.isdigit() for c in before) * 2 >= len(before):
        return True
    return min(w.sure for w in figures_read) > 0.85 > min(w.sure for w in words_read)
