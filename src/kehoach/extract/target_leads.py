"""What a number measures whose item only names a time (``a) Năm 2026: 5.400 ha``): the words that lead to the items."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from kehoach.extract import indicators
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.segment import Outline

if TYPE_CHECKING:
    from kehoach.normalise import Paragraph

_WHEN = r"(?:(?:den|trong|het|cuoi|rieng) )*(?:(?:nam )?20\d\d(?: ?- ?20\d\d)?|giai doan 20\d\d ?- ?20\d\d|quy (?:i{1,3}|iv|[1-4])(?:[/ ].*)?|thang \d.*|(?:6|9) thang (?:dau|cuoi) nam.*|(?:ca|tung|moi|hang) nam)"
_TIME = regex.compile(rf"\W*(?:[a-z\d]{{1,2}}[.)] *)?{_WHEN}\W*(?:(?:con|dat|la|len|xuong)\W*)*")
_ITEM = regex.compile(rf"[-+*•o \t]*(?:\(?[a-z\d]{{1,2}}[.)] *)?{_WHEN}\b", regex.DOTALL)
_MARK = regex.compile(r"[-+*•o \t]*(?:\(?(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)] *)?")
_FIELD = regex.compile(
    r"(?:cac |mot so )?(?:muc tieu|chi tieu|nhiem vu|noi dung|ket qua|yeu cau|phan dau|lo trinh|ke hoach|tien do|giai doan|trong do|cu the|gom|thuc hien|thuc trang|hien trang|danh gia|tinh hinh)\b.*"
)
_TAIL = regex.compile(
    r"(?:[ ,(]*\b(?:(?:tang |giam )?(?:dan )?(?:qua|theo|cua|trong) (?:tung|cac|moi) (?:nam|quy|giai doan|thang)|hang nam|tung nam|cu the|nhu sau|lan luot|dat|la|con))*[ ,:.)]*$"
)
_WORDS = 2  # of an indicator at least
_SIBLINGS = 12  # items that name a time, at most, between a number and the words that lead to it


def named(text: Text, outline: Outline, place: tuple[Paragraph, int], indicator: str | None) -> str | None:
    """The indicator of a number at an offset of a paragraph: what leads to it where its own words name a time or nothing.

    ``None`` where nothing does: *Năm 2026* is no indicator.
    """
    if indicator is not None and not _TIME.fullmatch(fold(indicator)):
        return indicator
    paragraph, at = place
    if _TIME.fullmatch(text.folded, paragraph.start, at):
        return _before(text, paragraph) or _above(outline, at)
    return _in_paragraph(text, paragraph.start, at) or (None if _ITEM.match(text.folded, paragraph.start, at) else indicator)


def _in_paragraph(text: Text, start: int, at: int) -> str | None:
    """``Số lượt khám: quý I: 1.200 lượt; quý II: …``: the label before the first colon, if times follow it."""
    colon = text.folded.find(":", start, at)
    if colon < 0 or not _ITEM.match(text.folded, colon + 1, at):
        return None
    return _words(text, start, colon)


def _before(text: Text, paragraph: Paragraph) -> str | None:
    """The words of the paragraph that introduces the items, which ends with a colon."""
    number = bisect_right(text.paragraphs, paragraph.start, key=lambda p: p.start) - 1
    for earlier in reversed(text.paragraphs[max(0, number - _SIBLINGS) : number]):
        if _ITEM.match(text.folded, earlier.start, earlier.end):
            continue
        if not text.folded[earlier.start : earlier.end].rstrip().endswith(":"):
            return None
        return _words(text, earlier.start, earlier.end)
    return None


def _above(outline: Outline, at: int) -> str | None:
    """The title of the nearest section that names something other than a time."""
    for part in outline.lineage(outline.at(at)):
        title = fold(part.heading.title).strip(" .:*")
        if _TIME.fullmatch(title):
            continue
        stop = _TAIL.search(title)
        words = part.heading.title.strip(" .:*")[: stop.start() if stop and len(title) == len(part.heading.title) else None]
        return words if _names(words) else None
    return None


def _words(text: Text, start: int, end: int) -> str | None:
    mark = _MARK.match(text.folded, start, end)
    begin = mark.end() if mark else start
    tail = _TAIL.search(text.folded, begin, end)
    words = indicators.spoken(text, begin, tail.start() if tail else end).strip(" ,-:*")
    return words if _names(words) else None


def _names(words: str) -> bool:
    """True for words that may name an indicator: no mere *Mục tiêu*, no sentence with figures."""
    return len(words.split()) >= _WORDS and not any(c.isdigit() for c in words) and not _FIELD.fullmatch(fold(words))
