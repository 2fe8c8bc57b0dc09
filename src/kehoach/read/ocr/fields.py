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
# What a Roman number at the head of a line is taken for: III. as HI., HỊ., IH. …
_LIKE_ROMAN = re.compile(r"[IVXHJLTUYỊỤỰỈÌÍĨlİ1|!\[\]]{1,5}[.,:/)]")
_ROMAN = re.compile(r"(?:X{0,2})(?:IX|IV|V?I{0,3})[./)]")
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
    """The words of a page, Roman numbers at the head of a line read again where they are none."""
    out = list(found)
    for n, word in enumerate(found):
        first = n == 0 or found[n - 1].line != word.line
        if not first or not _LIKE_ROMAN.fullmatch(word.text) or _ROMAN.fullmatch(word.text) and word.sure >= SURE:
            continue
        again = "".join(w.text for w in words(_crop(picture, [word]), mode=8, letters="IVX."))
        if len(again) > 1 and _ROMAN.fullmatch(again):
            out[n] = replace(word, text=again, sure=SURE)
    return out


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
