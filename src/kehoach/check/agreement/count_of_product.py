"""The number of things that a product begins with, against the number of them that its own line or row tells: *10 tập | 12 tập x 45 triệu đồng*."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import comparable, value_of
from kehoach.check.figures.remarks import FIGURE_CODES
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.words import own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_UNIT = r"(?P<unit>[a-z]+[23]?)"


def _times(unit: str) -> str:
    """The pattern of a product that begins with so many of a unit."""
    return rf"(?P<place>(?<![\d.,/x×*] ?)(?P<m>{NUMBER}) {unit})\b[^;:.()+=\d]{{0,40}}? ?(?:x|×|\*) ?\d"


_LED = regex.compile(rf"(?<![\d.,/–-])(?P<told>(?P<n>{NUMBER}) {_UNIT})\b[^;:.()\d]{{0,40}}: *{_times('(?P=unit)')}")
_BEGINS = regex.compile(rf"\W*{_times(_UNIT)}")
_COUNT = regex.compile(rf"(?<![\d.,/x×–-])(?P<n>{NUMBER}) {_UNIT}\b(?! *(?:/|x\b|×|\*))")
_NO_COUNT = regex.compile(r"\b(?:moi|tung|khoang|dot|lan|giai doan|nam|thang|ngay|them|trong do|con lai)(?: [a-z]+)? *$")
_MEASURES = frozenset(["ngay", "thang", "nam", "quy", "dong", "trieu", "ty", "nghin", "ngan", "phut", "gio", "tuan", "lan", "x"])


@kind("count-of-product")
def count_of_product(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kinh phí nâng cấp 10 trạm y tế: 11 trạm x 900 triệu đồng``; one number of a row, another in its product."""
    yield from _in_lines(draft, rule)
    yield from _in_rows(draft, rule)


def _in_lines(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    folded = draft.text.folded
    for paragraph in own_paragraphs(draft):
        for match in _LED.finditer(folded, paragraph.start, paragraph.end):
            several = regex.match(rf"[^.\n]*?[;,+] *(?:{NUMBER}) {match['unit']}\b", folded, pos=match.end(), endpos=paragraph.end)
            if several is None and not _NO_COUNT.search(folded, paragraph.start, match.start("n")):
                yield from _apart(draft, rule, match.span("told"), match.span("place"), (match["n"], match["m"], match["unit"]))


def _in_rows(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    folded = draft.text.folded
    for sheet in sheets(draft):
        for at, row in enumerate(sheet.rows):
            if at in sheet.total_rows:
                continue
            cells = [c for _, c in sorted(row.items()) if c.value is None]
            for cell in cells:
                product = _BEGINS.match(folded, cell.place[0], cell.place[1])
                if product is None or product["unit"] in _MEASURES:
                    continue
                told = [
                    m for c in cells if c is not cell for m in _COUNT.finditer(folded, *c.place)
                    if m["unit"] == product["unit"] and not _NO_COUNT.search(folded, c.place[0], m.start())
                ]  # fmt: skip
                if len(told) == 1 and len(_COUNT.findall(folded, *cell.place)) <= 1:
                    yield from _apart(draft, rule, told[0].span(), product.span("place"), (told[0]["n"], product["m"], product["unit"]))


def _apart(draft: Draft, rule: CheckEntry, first: Place, second: Place, said: tuple[str, str, str]) -> Iterator[Result]:
    told, times, unit = value_of(said[0]), value_of(said[1]), said[2]
    if unit in _MEASURES or told == times or not times or not comparable(told, times) or draft.is_told(second, *FIGURE_CODES) or draft.is_told(first, *FIGURE_CODES):
        return
    yield draft.finding(rule, second, say_as="name", first=draft.words(first), second=draft.words(second), evidence=(draft.evidence(first),))
