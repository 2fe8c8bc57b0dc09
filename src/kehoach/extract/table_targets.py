"""Targets and baselines in tables: the figures of columns (or rows) that name a plan or a result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from kehoach.extract import indicators
from kehoach.extract.found import FoundCell, FoundPlan, FoundTable, FoundTarget
from kehoach.extract.numbers import NUMBER, parse_number
from kehoach.extract.tables import PATH, fold_path, is_total
from kehoach.extract.target_words import Lexicon, lexicon
from kehoach.normalise import Text
from kehoach.records import Basis, Direction, Operator
from kehoach.rulebook import Rulebook

_YEAR = regex.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RESULT = regex.compile(
    r"thuc hien(?! ke hoach)|ket qua|hien trang|hien co|\buoc\b|\buth\b|danh gia|nam truoc|nam goc|dau ky|den nay"
)
_VAGUE = regex.compile(r"ket qua|danh gia")
_PLAN = regex.compile(r"ke hoach|chi tieu|muc tieu|phan dau|du kien|dang ky|\bgiao\b|den nam|dinh huong")
_SKIP = regex.compile(
    r"so sanh|(?:^|% *|\()so voi|so voi (?:cung ky|ke hoach|nam )|ghi chu|tang truong so|toa do|tan suat|thoi gian|"
    r"nguon (?:von|kinh phi|luc tai|ngan sach)|^(?:nguon|von)$|\bvon\b|kinh phi|du toan"
)
_MONEY = regex.compile(r"\b(?:nghin |trieu |ty )?dong\b")
_BUDGET = regex.compile(
    r"\b(?:thu|chi|ngan sach|nsnn|nsdp|nstw|von|kinh phi|du toan|phan bo|vay|no goc|thue|phi|le phi)\b"
)
_UNIT_HEADER = regex.compile(r"(?:dvt|don vi(?: tinh)?|dv tinh)$")
_IN_BRACKETS = regex.compile(r"\(([^()]{1,40})\)\s*$")
_PLACE = regex.compile(
    r"(?:xa|phuong|thi tran|tt\.|huyen|quan|thi xa|thanh pho|tp\.?|tinh|thon|ban|buon|lang|xom|ap|khom|khu vuc|khu pho|"
    r"to dan pho|cum|vung|tong|cong|toan) ?"
)
_REDUCE = regex.compile(r"muc giam|\bgiam (?:nam|trong|so)|so ho[^\n]{0,30} giam|ty le giam")
_BARE_YEAR = regex.compile(r"(?:^|› )(?:den )?nam 20\d\d\s*$")
_LONE_YEAR = regex.compile(r"^(?:(?:chi tieu|muc tieu|nam|lo trinh|tung nam|cac nam|phan ky)[a-z ]* › )?20\d\d$")
_RATE = regex.compile(r"(?:ty le|ti le|ty trong|muc giam ty le|toc do|% )")
_ONLY_AIM = regex.compile(
    r"20\d\d|nam (?:hien hanh )?\d{4}|giai doan \d{4} ?- ?\d{4}|(?:ke hoach|uoc|thuc hien|du toan)[a-z ]*"
)
_AIM_TAIL = regex.compile(r",? *(?:thuc hien|ke hoach|chi tieu|ket qua|uoc)[^,]*$")
_RANGE = regex.compile(rf"(?:tu )?(?P<a>{NUMBER}) ?%? ?(?:-|den) ?(?P<b>{NUMBER}) ?%?")
_OF = regex.compile(r"(?P<a>\d{1,5}) ?/ ?(?P<b>\d{1,5})")
_OPS: dict[str, Operator] = {"≥": ">=", "≤": "<=", ">": ">", "<": "<"}


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a header says its figures are."""

    basis: Basis
    year: int | None


def table_targets(
    text: Text, tables: list[FoundTable], plan: FoundPlan, rules: Rulebook
) -> list[FoundTarget]:
    """Targets of all tables, in order of their cells; ``table`` is the grid's number in the text."""
    found: list[FoundTarget] = []
    for table in tables:
        if _is_budget(table):
            continue
        found += _of_table(table, plan, rules)
    for target in found:
        target.indicator_code = indicators.code_of(target.indicator, rules)
    del text
    return found


def _is_budget(table: FoundTable) -> bool:
    """True for a table whose figures are all money of a budget."""
    unit = fold_path(table.unit or "")
    headers = fold_path(" ".join(h for h in table.headers if h))
    if not _MONEY.search(unit) and not _MONEY.search(headers):
        return False
    return bool(_MONEY.search(unit)) and bool(_BUDGET.search(fold_path(table.caption or "") + " " + headers))


def _of_table(table: FoundTable, plan: FoundPlan, rules: Rulebook) -> list[FoundTarget]:
    units = _row_units(table)
    found: list[FoundTarget] = []
    for cell in table.cells:
        aim = _aim(cell, table, plan)
        if aim is None:
            continue
        target = _target(cell, table, aim, units, rules)
        if target is not None:
            found.append(target)
    return found


def _row_units(table: FoundTable) -> dict[int, str]:
    columns = {c for c, h in enumerate(table.headers) if h and _UNIT_HEADER.fullmatch(fold_path(h).strip(" ."))}
    return {cell.row: cell.text for cell in table.cells if cell.col in columns}


def _aim(cell: FoundCell, table: FoundTable, plan: FoundPlan) -> _Aim | None:
    may_aim, aim = _column_aim(cell.col_header or "", plan.year_start)
    if aim is not None or not may_aim:
        return aim
    return _said(fold_path((cell.row_header or "").split(PATH)[-1]), plan.year_start)


@lru_cache(maxsize=512)
def _column_aim(header: str, plan_start: int | None) -> tuple[bool, _Aim | None]:
    """Whether the figures of a column may be of a plan or a result, and what its header says of that."""
    folded = fold_path(header)
    may_aim = _may_aim(folded)
    if may_aim and _LONE_YEAR.search(folded):  # only of a column: a row of a year is more often one of figures of the past
        return may_aim, _said(f"nam {folded[-4:]}", plan_start)
    return may_aim, _said(folded, plan_start) if may_aim else None


def _may_aim(header: str) -> bool:
    """False for columns of notes, differences, ordinals and units."""
    if not header or _SKIP.search(header.split(PATH)[-1]) and not _RESULT.search(header):
        return False
    return not _UNIT_HEADER.fullmatch(header.strip(" ."))


@lru_cache(maxsize=4096)
def _said(words: str, plan_start: int | None) -> _Aim | None:
    """What words say of a plan or a result for a year."""
    years = _YEAR.findall(words)
    year = int(years[-1]) if years else None
    result, aim = _RESULT.search(words), _PLAN.search(words)
    if result and not year and _VAGUE.match(result[0]):
        return None
    if result and not (aim and aim.start() > result.start()):
        return _Aim("baseline", year)
    if aim and (year or words.startswith(("ke hoach", "chi tieu", "muc tieu"))):
        return _Aim("target", year)
    if year and _BARE_YEAR.search(words):
        past = plan_start is not None and year < plan_start
        return _Aim("baseline" if past else "target", year)
    return None


def _target(
    cell: FoundCell, table: FoundTable, aim: _Aim, units: dict[int, str], rules: Rulebook
) -> FoundTarget | None:
    value, top, of, op = _figure(cell)
    if value is None:
        return None
    place, indicator = _names(cell, table)
    words = lexicon(rules)
    if _LONE_YEAR.search(fold_path(cell.col_header or "")):
        # a bare year is over money and schedules too: only a unit that is said tells a goal's figures from those
        unit = units.get(cell.row) or _unit_of_row(cell, words) or table.unit
        if unit is None:
            return None
    else:
        unit = units.get(cell.row) or _unit(cell, indicator, words.leading_unit, said=bool(table.unit)) or table.unit
    if unit is None and indicator == table.caption:
        return None
    if unit and _is_money(unit) and not words.money.search(fold_path(indicator or "")):
        return None
    direction: Direction | None = None
    if aim.basis == "target":
        direction = "reduce_by" if _is_cut(indicator or "") else "reach"
    return FoundTarget(
        cell.start, cell.end, "target.table", 0.85, False, indicator=indicator, basis=aim.basis,
        direction=direction, op=op, value=value, value_max=top, of=of, unit=unit, place=place,
        year=aim.year, table=table.grid, cell=(cell.row, cell.col),
    )  # fmt: skip


def _unit_of_row(cell: FoundCell, words: Lexicon) -> str | None:
    """The unit in brackets behind a row's name (``Trồng rừng (ha)``), a rate's sign."""
    bracket = _IN_BRACKETS.search(cell.row_header or "")
    if bracket and (bracket[1].strip() == "%" or words.spelt(bracket[1].strip())):
        return bracket[1].strip()
    return "%" if cell.text.rstrip().endswith("%") else None


def _figure(cell: FoundCell) -> tuple[Decimal | None, Decimal | None, Decimal | None, Operator]:
    """Value, upper value, whole and operator of a cell."""
    words = cell.text.strip(" *")
    if cell.value is not None:
        return cell.value, None, None, _OPS.get(words[:1], "=")
    folded = fold_path(words)
    if m := _OF.fullmatch(folded):
        return Decimal(m["a"]), None, Decimal(m["b"]), "="
    if m := _RANGE.fullmatch(folded):
        return parse_number(m["a"]), parse_number(m["b"]), None, "range"
    return None, None, None, "="


def _names(cell: FoundCell, table: FoundTable) -> tuple[str | None, str | None]:
    """Place and indicator: a row of places takes the column's words, any other row its own."""
    row = cell.row_header or ""
    own = _without_aim(cell.col_header)
    place = _place_of(row)
    if place is not None:
        return place, own or table.caption
    if row and own:
        return None, f"{row}: {own}"
    return None, row or own


@lru_cache(maxsize=4096)
def _without_aim(header: str | None) -> str | None:
    """A column's words without the part that names plan, result or year."""
    parts = [_bare(part) for part in (header or "").split(PATH)]
    return PATH.join(part for part in parts if part) or None


def _bare(part: str) -> str:
    folded = fold_path(part)
    aimed = _YEAR.search(folded) and (_RESULT.search(folded) or _PLAN.search(folded))
    if aimed or _ONLY_AIM.fullmatch(folded.strip()):
        cut = _AIM_TAIL.search(folded)
        part = part[: cut.start()] if cut else ""
    return _IN_BRACKETS.sub("", part).strip(" ,")


def _unit(cell: FoundCell, indicator: str | None, leading: regex.Pattern[str], *, said: bool) -> str | None:
    """A unit from the header's brackets, or from what is counted; ``said``: the table tells one for all its figures."""
    row = cell.row_header or ""
    percent = cell.text.rstrip().endswith("%")
    # "Xã Phú Cần" says where, not what is counted: the upper headers may, and they are the same for all places
    return _unit_said(cell.col_header or "", indicator or "", None if _is_place(row) else row, percent, leading, said=said)


# Headers repeat from cell to cell.


@lru_cache(maxsize=4096)
def _unit_said(
    header: str, indicator: str, row: str | None, percent: bool, leading: regex.Pattern[str], *, said: bool
) -> str | None:
    """The unit of a figure by its headers; ``row`` is that of a row of things, ``None`` for one of places."""
    last = header.split(PATH)[-1]
    bracket = _IN_BRACKETS.search(last)
    if bracket or percent:
        return bracket[1].strip() if bracket else "%"
    if said and row is not None:
        return _counted_in(last, leading)  # a row's own words name the thing, not what is counted of it
    for words in (last, indicator.split(PATH)[-1], indicator.split(": ")[-1], indicator):
        unit = _counted_in(words, leading)
        if unit is not None:
            return unit
    return _counted_above(header, leading) if row is None else _counted_in(row, leading)


@lru_cache(maxsize=4096)
def _is_money(unit: str) -> bool:
    return _MONEY.search(fold_path(unit)) is not None


@lru_cache(maxsize=4096)
def _is_cut(indicator: str) -> bool:
    """True for an indicator that says by how much something falls."""
    return _REDUCE.search(fold_path(indicator)) is not None


@lru_cache(maxsize=4096)
def _place_of(row_header: str) -> str | None:
    """The place that a row is about, or the words of a total row; ``None`` for a row of anything else."""
    first = row_header.split(PATH)[0]
    named = bool(row_header) and (_is_place(first) or is_total(first)) and len(first.split()) <= 8
    return first if named else None


@lru_cache(maxsize=4096)
def _is_place(words: str) -> bool:
    return _PLACE.match(fold_path(words)) is not None


@lru_cache(maxsize=4096)
def _counted_above(header: str, leading: regex.Pattern[str]) -> str | None:
    """The unit that the lowest step of a header names that names any, from its *số* on."""
    steps = (step[max(0, fold_path(step).find("so ")) :] for step in reversed(header.split(PATH)))
    return next((unit for step in steps if (unit := _counted_in(step, leading)) is not None), None)


@lru_cache(maxsize=4096)
def _counted_in(words: str, leading: regex.Pattern[str]) -> str | None:
    """The unit that words begin with."""
    folded = fold_path(words).strip()
    if _RATE.match(folded):
        return "%"
    m = leading.match(folded)
    return words.strip()[m.start("u") : m.end("u")].lower() if m else None
