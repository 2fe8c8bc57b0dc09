"""What decides which plan and which part of it this is, read again where unsure.

The number ``Số: 40/KH-UBND``, the date line and the Roman numbers of headings follow a grammar (Nghị
định 30/2020/NĐ-CP, Phụ lục I, II.3, II.4 and II.5), so a second look held to its letters can be
checked, and is taken only where it fits.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from kehoach.folding import fold
from kehoach.read.ocr.picture import Picture
from kehoach.read.ocr.tesseract import SYMBOLS, Word, words

SURE = 0.85  # from here on the first reading is believed
_TOP = 0.4  # of the first page: the letterhead lies above
_NUMBER = re.compile(r"\d{1,5}[a-z]?/(?:\d{4}/)?[A-ZĐ]{1,8}(?:-[A-ZĐ&]{1,10}){0,2}")
_STEMS = re.compile(r"[IHÌÍỈĨỊl1İ|!\[\]]{1,4}[.,]")  # what I., II. and III. are taken for
_AFTER = {"ngay": 31, "thang": 12, "nam": 2100}  # the greatest number that may follow
_PAD = 6  # pixels


def reread(picture: Picture, found: list[Word]) -> list[Word]:
    """The words of a first page, its number and date mended where a stricter reading fits."""
    height = picture.grey.shape[0]
    out = list(found)
    for n, word in enumerate(found):
        if word.bottom > _TOP * height:
            continue
        folded = fold(word.text).strip(".,:;")
        if folded == "so" or folded.startswith("so:"):
            _mend_number(picture, out, n)
        elif folded in _AFTER and n + 1 < len(out):
            _mend_figure(picture, out, n + 1, _AFTER[folded])
    return [word for word in out if word.text]


def mend_labels(picture: Picture, found: list[Word]) -> list[Word]:
    """The words of a page; at the head of a line I, II and III are told by counting their stems.

    Tesseract takes III. for HI. or II., and a label is too short for a second reading to help.
    """
    out = list(found)
    for n, word in enumerate(found):
        first = n == 0 or found[n - 1].line != word.line
        if first and _STEMS.fullmatch(word.text):
            count = stems(picture, word)
            if 1 <= count <= 3:
                out[n] = replace(word, text="I" * count + word.text[-1].replace(",", "."), sure=max(word.sure, SURE))
    return out


def stems(picture: Picture, word: Word) -> int:
    """How many upright strokes stand side by side in a word: runs of columns inked over the middle."""
    ink = picture.grey[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1] < 128
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) < 8:
        return 0
    high = int(rows[-1] - rows[0])
    middle = ink[int(rows[0] + 0.35 * high) : int(rows[0] + 0.65 * high) + 1]
    full = np.concatenate(([0], (middle.mean(axis=0) > 0.85).view(np.int8), [0]))
    return int((np.diff(full) == 1).sum())


def _mend_number(picture: Picture, out: list[Word], n: int) -> None:
    """The words of a line that follow ``Số:``, up to a wide gap, as one document number."""
    begin = n if ":" in out[n].text and len(out[n].text) > 3 else n + 1
    end = begin
    while end < len(out) and out[end].line == out[n].line and (
        end == begin or out[end].x0 - out[end - 1].x1 < 1.2 * out[n].height
    ):
        end += 1
    group = out[begin:end]
    if not group:
        return
    text = "".join(word.text for word in group).removeprefix("Số").lstrip(":.")
    if _NUMBER.fullmatch(text) and min(word.sure for word in group) >= SURE:
        return
    again = "".join(w.text for w in words(_crop(picture, group), mode=7, letters=SYMBOLS))
    again = again.removeprefix("S").lstrip(":.Ố")
    if not _NUMBER.fullmatch(again):
        return
    first, last = group[0], group[-1]
    prefix = "Số: " if begin == n else ""
    mended = replace(first, text=prefix + again, x1=last.x1, bottom=max(w.bottom for w in group), sure=SURE)
    out[begin:end] = [mended] + [replace(word, text="") for word in group[1:]]


def _mend_figure(picture: Picture, out: list[Word], n: int, most: int) -> None:
    word = out[n]
    bare = word.text.strip(".,:;")
    if word.line != out[n - 1].line or (bare.isdigit() and int(bare) <= most and word.sure >= SURE):
        return
    if not any(c.isdigit() for c in bare) and word.sure >= SURE:
        return  # a word, surely: no figure stands here
    again = "".join(w.text for w in words(_crop(picture, [word]), mode=8, figures=True)).strip(".,-")
    if again.isdigit() and 0 < int(again) <= most:
        out[n] = replace(word, text=again + word.text[len(bare) :] if bare else again, sure=SURE)


def _crop(picture: Picture, group: list[Word]) -> Picture:
    """The place of some words with white around it."""
    x0, x1 = int(min(w.x0 for w in group)), int(max(w.x1 for w in group))
    y0, y1 = int(min(w.top for w in group)), int(max(w.bottom for w in group))
    inside = picture.grey[max(0, y0 - _PAD) : y1 + _PAD, max(0, x0 - _PAD) : x1 + _PAD]
    return replace(picture, grey=np.pad(inside, 20, constant_values=255))
