"""Numbers of steps, annexes and items that a sentence announces or looks back on: against the table above it, the annexes, the list."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import NUMBER_WORDS, small_number
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.normalise.labels import roman_value
from kehoach.rulebook import CheckEntry

_MANY = rf"(?P<n>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_STEPS = regex.compile(rf"\b(?:toan bo|tat ca|ke hoach|cong viec|tren day|quy trinh|lich)\b[^.;:\d]{{0,40}}\b(?:gom|la|co) {_MANY} (?P<of>buoc|cong viec|giai doan|nhiem vu|hoat dong|noi dung|hang muc|dau viec|khoan(?: chi)?)\b")
_NEAR = 2  # a number further off is of other things


@kind("steps-of-table")
def steps_of_table(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Toàn bộ công việc gồm 06 bước`` right below a table of steps numbered 1 to 6."""
    for sheet in sheets(draft):
        low = sheet.table.end
        match = _STEPS.search(draft.text.folded, low, min(len(draft.text.folded), low + 160))
        if match is None or draft.text.folded[low : match.start()].strip(" \n|-") or sheet.total_rows:
            continue
        numbers = [row[c].value for row in sheet.rows for c in sorted(row)[:1]]
        rows = len(sheet.rows)
        if numbers == [Decimal(n) for n in range(1, rows + 1)] and rows > _NEAR and 0 < abs(small_number(match["n"]) - rows) <= _NEAR and not draft.is_told(match.span("n"), rule.code):
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(small_number(match["n"])), rows=rows)


_ANNEXES = regex.compile(rf"\b(?:kem theo|dinh kem|ban hanh kem theo)\b[^.;\d]{{0,60}}?\b{_MANY} phu luc\b(?! [ivx\d])")


@kind("annexes-announced")
def annexes_announced(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kèm theo Kế hoạch này 03 phụ lục`` and two of them."""
    there = len(draft.annexes)
    for match in _ANNEXES.finditer(draft.text.folded, draft.title[1], draft.body_end):
        said = small_number(match["n"])
        if there > 1 and said != there and abs(said - there) <= _NEAR and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(said), rows=there)


_NOUNS = r"hop phan|tieu du an|du an|hoat dong|nhiem vu|noi dung|buoc|giai doan|cum|nhom|vong|mo hinh|goi thau|chuyen de|muc tieu|giai phap|linh vuc|tru cot|khoi|to|dot|phan"
_TURNS = regex.compile(
    rf"\b(?:gom(?: co)?|chia (?:ra|lam|thanh)|toan bo|tat ca|ca|cua|thuc hien|trien khai|qua|theo|co) {_MANY} (?P<of>{_NOUNS})(?: (?:thanh phan|chinh|cu the|trong tam|lon))?(?: sau(?: day)?| nhu sau)?(?P<end> *(?=[:.;,\n]|$| la\b| voi\b))"
)
_TURN = regex.compile(rf"(?m)^[*# ]*(?:[-+] )?(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)] |[a-zđ]\) |[ivx]+\. )?(?P<of>{_NOUNS}) (?:so |thu )?0?(?P<k>\d{{1,2}}|[ivx]+) *[.:)–-]")


@kind("named-in-turn")
def named_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kế hoạch gồm 04 hợp phần:`` and below it *Hợp phần 1*, *Hợp phần 2*, *Hợp phần 3* and no more."""
    lines: dict[str, list[tuple[int, int]]] = {}
    for match in _TURN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        if not draft.is_cited(*match.span()):
            number = int(match["k"]) if match["k"].isdecimal() else roman_value(match["k"].upper())
            lines.setdefault(match["of"], []).append((match.start(), number))
    for match in _TURNS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        run = [number for _, number in lines.get(match["of"], [])]
        said = small_number(match["n"])
        there = len(run)
        if there > 1 and run == list(range(1, there + 1)) and said != there and abs(said - there) <= _NEAR and said > 1 and not draft.is_cited(*match.span()):
            if draft.text.folded[match.end()] != ":" and lines[match["of"]][0][0] < match.start() < lines[match["of"]][-1][0]:
                continue  # said of one of them
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(said), rows=there)
