"""Series by name: *Bước 1 … Bước 4*, *đợt 1 …; đợt 2 …*, captions *Bảng 1 … Bảng 3*: numbers left out or used twice, and one no part bears.

What tells a part of a series begins a line or a cell, or stands in a sentence with what it is right after it (*đợt 2 từ ngày …*,
*Giai đoạn 1:*); all else names it (*chủ trì Hoạt động 3*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.references import FOREIGN, leads_away
from kehoach.normalise.labels import roman_value
from kehoach.rulebook import CheckEntry

_CAPTIONS = ("bảng", "biểu", "hình", "sơ đồ")
_LEAD = regex.compile(r"[ \t*#_+•|-]*(?:\d{1,2}(?:\.\d{1,2})*[.)] *|[a-zđ][.)] *|[IVX]{1,4}[.)] *)?[*_]*")
_TELLS = regex.compile(r"[*_]* *(?:[:(–]|- |,? *(?:bắt đầu )?(?:từ|trong|vào|trước) (?:ngày|tháng|quý|đầu|cuối|\d))|,? *gồm\b")
_HEADS = regex.compile(r"[*_ ]*(?:[.:(–|-](?! *\d)|\n|$)|[ *_]*[|]")
_NAMES = regex.compile(r"[*_]*(?: *(?:[.:;,()/–|\n-]|$)| (?:và|của|thuộc|từ|trong|tại|vào|đến|trước|gồm|là|theo|năm|do|để|được|ở|cho|nêu|hoàn|kết|bắt|nói|sau)\b)")
_INTRO = regex.compile(r"(?:\b(?:tại|theo|ở|trong|xem|nêu tại)|\() *$", regex.IGNORECASE)
_EACH = regex.compile(r"(?:\d|mỗi|từng|một|hai|ba|các|những) *$", regex.IGNORECASE)
_ELSEWHERE = regex.compile(r" (?:ban hành )?(?:kèm theo|của (?!kế hoạch|phương án|đề án|chương trình)|thuộc (?:chương trình|đề án|nghị quyết|chiến lược))", regex.IGNORECASE)

_FURTHER = regex.compile(r"(?:, \d{1,2})*,? và \d{1,2}(?![\d/%]|[.,]\d)")
_NUMBER = regex.compile(r"\d+")


class Part(NamedTuple):
    """A part of a series where it is told, or named."""

    name: str
    number: int
    place: Place
    row: int  # what it stands in: the paragraph of a sentence, the table of a cell; -1 for the lines of the plan
    listed: bool = False  # named behind another one: *nội dung 1, 2 và 5*


@kind("series-row")
def series_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of a series used twice (``fault: repeated``) or left out (``skipped``); ``partial`` names may leave some out."""
    repeated = rule.options["fault"] == "repeated"
    first = {part.name for part in _parts(draft, rule) if part.number == 1}
    for row in _rows(draft, rule):
        numbers = [part.number for part in row]
        if row[0].name in _CAPTIONS and row[0].name not in first and not repeated and (numbers == list(range(2, len(row) + 2)) or len(row) == 1 < numbers[0]):
            yield draft.finding(rule, row[0].place, say_as="start", number=draft.words(row[0].place))
        at = _odd(numbers, partial=row[0].name in rule.options.get("partial", ()), captions=row[0].name in _CAPTIONS)
        if at is None or (at > 0 and numbers[at] == numbers[at - 1]) != repeated:
            continue
        odd, beside = row[at], row[at - 1] if at else row[1]
        label = draft.words(odd.place)
        if repeated:
            yield draft.finding(rule, odd.place, number=label, evidence=(draft.evidence(beside.place),))
        else:
            right = f"{label.rpartition(' ')[0]} {at + 1}"
            yield draft.finding(rule, odd.place, say_as="prefix", number=label, before=right, evidence=(draft.evidence(beside.place),))


_PAIR = 2  # two parts are a series where they stand in one sentence or head two tables


def _odd(numbers: list[int], *, partial: bool, captions: bool) -> int | None:
    """The place in a row of the one number that is another than its turn; that from which on all are one too high."""
    off = [at for at, number in enumerate(numbers) if number != at + 1]
    if len(numbers) < _PAIR or not off or numbers[0] != 1 and (len(off) > 1 or len(numbers) == _PAIR):
        return None
    at = off[0]
    if len(off) == 1:
        last = at == len(numbers) - 1 and (partial and numbers[at] != numbers[at - 1] or numbers == [1, 1] and not captions)
        return None if last else at
    later = numbers[at:] == list(range(at + 2, len(numbers) + 2))
    return at if later and not partial and at > 1 else None


@kind("series-there")
def series_there(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``số liệu tại Bảng 4`` in a plan whose tables are Bảng 1 to Bảng 3, ``Hoạt động 5`` where there are four."""
    told: dict[str, set[int]] = {}
    for part in _told(draft, rule):
        told.setdefault(part.name, set()).add(part.number)
    defining = {part.place for part in _told(draft, rule)}
    for part in _parts(draft, rule):
        known = told.get(part.name, set())
        counted = known == set(range(1, len(known) + 1)) and len(known) >= (1 if part.name in _CAPTIONS else _PAIR)
        if part.place in defining or not counted or part.number in known or not _asks(draft, part):
            continue
        yield draft.finding(rule, part.place, severity="warning")


def _asks(draft: Draft, part: Part) -> bool:
    """True if a place names a part of this plan's own series."""
    after = draft.text.shown[part.place[1] : part.place[1] + 60].partition("\n")[0]
    folded = draft.text.folded[part.place[1] : part.place[1] + 60].partition("\n")[0]
    if draft.is_cited(*part.place) or FOREIGN.search(folded) or _ELSEWHERE.match(after) or leads_away(draft, part.place, folded):
        return False
    if part.name in _CAPTIONS:
        return _INTRO.search(draft.text.shown[max(0, part.place[0] - 12) : part.place[0]]) is not None
    return _NAMES.match(draft.text.shown, part.place[1]) is not None and not _EACH.search(draft.text.shown[max(0, part.place[0] - 8) : part.place[0]])


def _parts(draft: Draft, rule: CheckEntry) -> list[Part]:
    """All places that tell or name a part of a series, in order."""
    names = rule.options["names"]
    return draft.once(f"series {' '.join(names)}", lambda one: list(_found(one, names)))


def _found(draft: Draft, names: list[str]) -> Iterator[Part]:
    pattern = regex.compile(
        rf"(?<![\p{{L}}-])(?<!tiêu )(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})(?: số)?[ \n](?P<no>\d{{1,2}}|(?-i:[IVX]{{1,4}}))\b(?![/.,]\d|[/%-]| *%)",
        regex.IGNORECASE,
    )
    for match in pattern.finditer(draft.text.shown, draft.title[1]):
        number = int(match["no"]) if match["no"].isdigit() else roman_value(match["no"])
        if number:
            yield Part(match["name"].lower(), number, match.span(), -1)
        further = _FURTHER.match(draft.text.shown, match.end()) if match["no"].isdigit() else None
        for one in _NUMBER.finditer(further[0]) if further else ():
            start = match.end() + one.start()
            yield Part(match["name"].lower(), int(one[0]), (start, start + len(one[0])), -1, listed=True)


def _told(draft: Draft, rule: CheckEntry) -> list[Part]:
    """The places that tell a part: with what each stands in."""
    names = rule.options["names"]
    return draft.once(f"series told {' '.join(names)}", lambda one: [told for part in _parts(one, rule) if not part.listed and (told := _telling(one, part))])


def _telling(draft: Draft, part: Part) -> Part | None:
    shown, (start, end) = draft.text.shown, part.place
    line = shown.rfind("\n", 0, start) + 1
    table = next((n for n, t in enumerate(draft.record.tables) if t.start <= start < t.end), None)
    if table is not None:
        cell = shown.rfind("|", line, start) + 1
        return part._replace(row=-2 - table) if not shown[cell:start].strip(" *_") and _HEADS.match(shown, end) else None
    if _LEAD.fullmatch(shown, line, start):
        return part if _HEADS.match(shown, end) or _TELLS.match(shown, end) else None
    if part.name in _CAPTIONS or not _TELLS.match(shown, end):
        return None
    holds = draft.paragraph(start)
    return part._replace(row=holds.start if holds else line)


def _rows(draft: Draft, rule: CheckEntry) -> list[list[Part]]:
    """The rows of what is told in the body: a new one begins wherever a name begins again at one."""
    rows: dict[tuple[str, int], list[list[Part]]] = {}
    for part in _told(draft, rule):
        if part.place[0] >= draft.body_end or part.row < -1:
            continue
        open_rows = rows.setdefault((part.name, part.row), [])
        if not open_rows or part.number == 1 and len(open_rows[-1]) > 1:
            open_rows.append([])
        open_rows[-1].append(part)
    return [row for same in rows.values() for row in same]
