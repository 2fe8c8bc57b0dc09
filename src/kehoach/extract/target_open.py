"""Numbers whose unit no list has: *từ 12.600 xuống còn 6.300 thửa*, *khám cho 1.200 NCT (người cao tuổi)*.

A change from one number to another says that something is counted, whatever it is; an abbreviation that the
plan declares for people or things counts as they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.extract.abbreviations import declared
from kehoach.extract.numbers import parse_number
from kehoach.extract.target_words import Lexicon
from kehoach.normalise import Paragraph, Text
from kehoach.records import Operator

_FIGURE = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_NO_UNIT = (
    r"(?:năm|tháng|ngày|quý|giai|so|trong|vào|theo|và|hoặc|đến|tỷ|tỉ|triệu|nghìn|ngàn|đồng|trăm|điểm|xuống|lên|còn|thành|do|để|"
    r"tại|ở|của|cho|với|tương|bằng|tức|hằng|hàng|mỗi|phần|trên|dưới|là)"
)
_UNIT = rf"(?!{_NO_UNIT}(?!\p{{L}}))\p{{Ll}}[\p{{Ll}}\p{{M}}]*"
_FROM = re.compile(r"tu (?:muc |khoang )?\d")  # where a change may begin
_CHANGE = regex.compile(
    rf"(?i:\btừ)(?: (?:mức|khoảng))? (?P<a>{_FIGURE})(?![\d.,/%])(?: (?P<u>{_UNIT}))?(?: (?:\(?năm|vào năm) (?:19|20)\d\d\)?)? "
    rf"(?P<way>(?:giảm |tăng |rút )?(?:xuống|lên|còn)(?: còn)?)(?: (?:không quá|tối đa|ít nhất|tối thiểu|dưới|trên|mức|khoảng))? "
    rf"(?P<b>{_FIGURE})(?![\d.,/%]) (?P<unit>{_UNIT})"
)
_SHORT = r"(?<![\p{{L}}\d/.,-])(?P<a>{figure}) (?P<unit>{names})(?![\p{{L}}\d/-])"


@dataclass(frozen=True, slots=True)
class Open:
    """A number with a unit that no list has."""

    start: int
    end: int
    value: Decimal
    unit: str
    unit_class: str


@dataclass(slots=True)
class Hit:
    """A number with its unit, before it is judged."""

    start: int
    end: int
    number_start: int
    value: Decimal | None
    value_max: Decimal | None
    of: Decimal | None
    unit: str
    unit_class: str
    op: Operator
    bound: bool
    population: str | None
    paragraph: Paragraph
    clause: int  # where its clause begins
    before: str  # the folded words of its clause before it
    spelt: str | None  # the same with accents, where they can be trusted


def open_numbers(text: Text, words: Lexicon) -> Iterator[Open]:
    """The numbers of changes and those before declared abbreviations; some may be known ones."""
    for look in _FROM.finditer(text.folded):
        m = _CHANGE.match(text.canonical, look.start())
        if m is None or m["u"] not in (None, m["unit"]):
            continue
        first, last = parse_number(m["a"]), parse_number(m["b"])
        if first is not None and last is not None:
            yield Open(m.start("a"), m.end("u") if m["u"] else m.end("a"), first, m["unit"], "strong")
            yield Open(m.start("b"), m.end("unit"), last, m["unit"], "strong")
    known = {short: words.spelt(long) for short, long in declared(text).items()}
    counted = {short: unit.lastgroup for short, unit in known.items() if unit and unit.lastgroup in ("person", "strong")}
    if not counted:
        return
    names = "|".join(regex.escape(short) for short in counted)
    for m in regex.finditer(_SHORT.format(figure=_FIGURE, names=names), text.canonical):
        value = parse_number(m["a"])
        if value is not None:
            yield Open(m.start(), m.end(), value, m["unit"], counted[m["unit"]])
