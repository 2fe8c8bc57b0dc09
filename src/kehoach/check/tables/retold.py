"""Counts of the text told again in a table: in the row of the same thing, in a column's total, in the words of a cell.

A count belongs to a cell if both count the same thing (the unit of the row or the head of the column) and the words of
the row, or of the head, are in the clause of the count. Years that differ, parts of a whole, shares and bounds are left out.
Indicators (rates, money, measures, a column for each year) are held against the clauses that tell them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import MEAN, Count, counts_in
from kehoach.check.figures.numbers import PERCENT, a_slip_apart, mistyped, slip, swapped, value_of
from kehoach.check.figures.tellings import PART, PER, Telling, lists_on, tellings
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, is_numbers, sheets
from kehoach.check.words import bare_words, lowered, observed, own_paragraphs, telling
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
# The head of a column of units.
_UNIT = regex.compile(r"don vi(?: tinh)?|dvt|dv tinh")
_OF_SHARE = regex.compile(r"%[^;.\d]{0,60}\($")  # *75% số người xuất cảnh (180 người)*
# A row whose label says what it counts.
_COUNTED = regex.compile(r"so (?:luong |luot )?(?!(?:tien|kinh phi|von|thu|hieu|ngay|nam|thang|lan|lieu|hoa)\b)(?P<unit>[a-z]+)\b(?= [a-z])")
_IN_BRACKETS = regex.compile(r"\((?P<unit>(?!triệu|đồng|tỷ|nghìn|ngàn)\p{L}+[23]?)(?: \p{L}+)?\) *$")
_OTHER = regex.compile(r"chu tri|phoi hop|don vi thuc hien|co quan|phu trach|thoi (?:gian|han)|ghi chu|tien do|dia diem|nguon")
_MONEY = regex.compile(r"\b(?:tien|gia|kinh phi|von|ngan sach|chi phi|du toan|dong)\b")
_PIECES = frozenset(["cai", "chiec", "bo"])  # a row *Camera an ninh* (cái) counts cameras
_VERB = regex.compile(r"(?:to chuc|mo|xay dung|xay moi|xay|mua sam|mua|in an|in|trang bi|lap dat|ho tro|bien soan|sua chua|thanh lap|phat hanh|cap phat|cap) ")
_AMOUNT = regex.compile(r"\b(?:so luong|khoi luong|quy mo|s(?:o )?luong)\b")
_MOST_CELLS = 400  # of a table that repeats what the text says; longer ones are lists of places
_SURE = 0.8  # of the words of a row that the clause has
_LIKELY = 0.6  # where two other rows agree with the text


# --- rows -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    """A count in a row: what the row is called, what it may count, the years of its column."""

    cell: Cell
    at: int
    name: frozenset[str]
    units: frozenset[str]
    years: frozenset[str]
    exact: bool  # a column of units or of amounts says what is counted
    first: str  # word of the column's head: *Lượt đào tạo*


def _of_members(draft: Draft, one: Telling) -> bool:
    """True for *80 đội viên*, of which the rows with *đội* say nothing."""
    return draft.text.folded.startswith(" vien", one.place[1]) and one.unit in ("doi", "hoi", "doan")


@kind("count-in-row")
def count_in_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``thay 744 bộ đèn cao áp bằng đèn LED`` in the text, 764 in the row *Thay đèn cao áp bằng đèn LED* (bộ)."""
    told = [t for t in _completed(draft) if not t.part and not observed(draft, t.place[0]) and not _of_members(draft, t) and not MEAN.search(draft.text.folded, *_so_far(t))]
    for sheet in sheets(draft) if told else ():
        if len(sheet.rows) * len(sheet.head) > _MOST_CELLS:
            continue
        rows = list(_rows(sheet))
        odd: list[tuple[Telling, _Row, float]] = []
        held: dict[tuple[int, int], float] = {}  # the cells that the text agrees with, and how surely it means them
        for one in told:
            fits = [(len(r.name & one.clause) / len(r.name), r) for r in rows if one.unit in r.units and _same_time(draft, r.years, one.years)]
            near = [(share, r) for share, r in fits if share >= _LIKELY]
            agreed = [(share, r) for share, r in near if r.cell.value == one.value]
            for share, r in agreed:
                held[r.cell.col, r.at] = max(share, held.get((r.cell.col, r.at), 0))
            best = max((share for share, _ in near), default=0)
            chosen = [r for share, r in near if share == best]
            if not agreed and len(chosen) == 1 and not _OF_SHARE.search(draft.text.folded, *_so_far(one)):
                odd.append((one, chosen[0], best))
        for one, row, share in odd:
            alike = sum(col == row.cell.col and at != row.at for col, at in held)
            headed = row.first == one.unit and row.cell.value and (a_slip_apart(one.value, row.cell.value) or mistyped(one.value, row.cell.value))
            sure = share >= _SURE and len(row.name) > 1 and (row.exact or bool(headed))
            settled = held.get((row.cell.col, row.at), 0) >= share  # the text has the row's count elsewhere
            low, high = draft.sentence(*one.place)
            if any(t.value == row.cell.value and low <= t.place[0] < high for t in tellings(draft)):
                continue  # beside it: "368.170 liều, gồm lở mồm long móng 15.810 liều"
            if (sure or alike > 1) and (not settled or row.name <= set(one.noun)) and not any(r.at == row.at and r.cell.value == one.value and _same_time(draft, r.years, one.years) for r in rows):
                yield _off(draft, rule, one.place, row.cell.place, "table")
        yield from _below_heading(draft, rule, rows, told)


def _below_heading(draft: Draft, rule: CheckEntry, rows: list[_Row], told: list[Telling]) -> Iterator[Result]:
    """The only number of its unit below a heading that names the row: *3. Xây dựng mô hình nhà tạm lánh*, *13 mô hình đi vào hoạt động*."""
    parts: dict[tuple[Place, str], list[Telling]] = defaultdict(list)
    meant: dict[Place, _Row] = {}
    for one in told:
        for section in draft.lineage(draft.section_at(one.place[0])):
            row = _named_by(section.title, one, rows)
            if row and _same_time(draft, row.years, one.years):
                parts[row.cell.place, section.id].append(one)
                meant[row.cell.place] = row
                break
    for place, row in meant.items():
        below = [same for (cell, _), same in parts.items() if cell == place]
        one, stated = below[0][0], row.cell.value or Decimal(0)
        lone = len(below) == 1 and len({t.value for t in below[0]}) == 1
        if lone and (a_slip_apart(one.value, stated) or mistyped(one.value, stated)) and not draft.is_told(one.place, rule.code):
            yield _off(draft, rule, one.place, place, "table")


def _named_by(title: str, one: Telling, rows: list[_Row]) -> _Row | None:
    """The row of such things of which a heading has all words, the longest if there are several."""
    words = telling(title)
    fits = [r for r in rows if one.unit in r.units and r.exact and len(r.name) > 1 and r.name <= words]
    longest = [r for r in fits if len(r.name) == max(len(f.name) for f in fits)]
    return longest[0] if len(longest) == 1 else None


def row_counts(draft: Draft) -> list[tuple[Decimal, frozenset[str], frozenset[str]]]:
    """What rows say they count, in which units, and the rows' names, where the words of the row or its column say so."""
    return [
        (r.cell.value, r.units, r.name) for sheet in sheets(draft) if len(sheet.rows) * len(sheet.head) <= _MOST_CELLS
        for r in _rows(sheet) if r.exact and r.cell.value
    ]  # fmt: skip


def _completed(draft: Draft) -> Iterator[Telling]:
    """The counts of the text; one that names only its year goes on about the count before it: *160 buổi tuyên truyền; năm 2025: 32 buổi*."""
    before: Telling | None = None
    for one in tellings(draft):
        bare = before is not None and len(one.noun) == 1 and one.noun == before.noun[:1] and one.clause <= {*one.noun} and one.value < before.value
        if bare and before and one.years and draft.paragraph(one.place[0]) == draft.paragraph(before.place[0]):
            one = replace(one, clause=before.clause)
        before = one
        yield one


def _so_far(one: Telling) -> Place:
    """The sentence of a count up to it."""
    return one.sentence[0], one.place[0]


def unit_column(sheet: Sheet) -> int | None:
    """The column that says in what each row is counted or measured."""
    return next((c for c, h in sheet.head.items() if _UNIT.fullmatch(h.strip())), None)


def _rows(sheet: Sheet) -> Iterator[_Row]:
    unit_col = unit_column(sheet)
    amounts = [c for c, h in sheet.head.items() if _AMOUNT.search(h)]
    for at, row in enumerate(sheet.rows):
        named = [c for _, c in sorted(row.items()) if c.value is None and c.col != unit_col and not sheet.is_label(c.words) and not _OTHER.search(sheet.head.get(c.col, ""))]
        if not named or at in sheet.total_rows:
            continue
        own = fold(row[unit_col].words).split()[:1] if unit_col in row else _unit_of(named[0])
        for cell in row.values():
            head = sheet.head.get(cell.col, "")
            if cell.value is None or cell.col in (unit_col, min(sheet.head)) or is_numbers(head) or RATE.search(head):
                continue
            if own and (_MONEY.search(head) or amounts and cell.col not in amounts):
                continue
            units = frozenset(own or bare_words(head).split())
            name = telling(_IN_BRACKETS.sub("", named[0].words) if unit_col is None else named[0].words) - units
            if units & _PIECES:
                units |= set(fold(named[0].words).split())
            elif not own and _AMOUNT.search(head):
                units |= {_VERB.sub("", fold(named[0].words)).split(" ")[0]}  # *Tổ chức cuộc thi trực tuyến*: so many *cuộc thi*
            exact = bool(own or _AMOUNT.search(head) or regex.search(r"^so \w+", head))
            if name:
                yield _Row(cell, at, name, units, frozenset(_YEAR.findall(head)), exact, head.split(" ")[0])


def _unit_of(label: Cell) -> list[str]:
    """What a row counts by its own words: *Số phiên tư vấn*, *Tập huấn nghiệp vụ (lớp)*."""
    said = _COUNTED.match(fold(label.words).strip(" *-+")) or _IN_BRACKETS.search(label.words.lower())
    return [fold(said["unit"])] if said else []


def _same_time(draft: Draft, column: frozenset[str], said: frozenset[str]) -> bool:
    """True if a count is of a column's year; where the column names none, of the plan's last."""
    if column:
        return not said or bool(column & said)
    return said <= {str(draft.record.plan.year_end)}


def _off(draft: Draft, rule: CheckEntry, place: Place, cell: Place, way: str) -> Result:
    return draft.finding(rule, place, say_as=way, stated=draft.words(place), cell=draft.words(cell).strip(" *"), evidence=(draft.evidence(cell),))


# --- totals -----------------------------------------------------------------------------------------

_NEAR = Decimal("0.25")  # of a total: another number of the same year


@kind("count-in-total")
def count_in_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``đến năm 2028 có 30 điểm`` in the text, 32 in the total row below *Năm 2028* of the table of such things."""
    told = tellings(draft)
    values = {t.value for t in told}
    for sheet in sheets(draft):
        context = _context(draft, sheet)
        years = frozenset(_YEAR.findall(context))
        known = {c.value for row in sheet.rows for c in row.values()}
        for cell in (c for at in sheet.total_rows for c in sheet.rows[at].values()):
            head = sheet.head.get(cell.col, "")
            own = frozenset(_YEAR.findall(head))
            if not cell.value or cell.value in values or is_numbers(head) or RATE.search(head):
                continue
            words = {*bare_words(head).split(), *context.split()}
            near = [
                t for t in told
                if not t.part and t.value not in known and _close(t, cell.value, own & t.years) and _same_time(draft, own or years, t.years)
                and (len(t.noun) > 1 or own & t.years) and words >= set(fold(" ".join(t.noun)).split())
                and (_counts(head, t.unit) or own & t.years) and not observed(draft, t.place[0])
            ]  # fmt: skip
            if len(near) == 1:
                yield _off(draft, rule, near[0].place, cell.place, "table")


def _context(draft: Draft, sheet: Sheet) -> str:
    """The folded words above a table: its caption and the title of the annex it stands in."""
    annex = next((a for a in draft.annexes if a.start <= sheet.table.start < a.body_end), None)
    return bare_words(f"{annex.title if annex else ''} {sheet.table.caption or ''}")


def _counts(head: str, unit: str) -> bool:
    """True if a column counts such things: *Số đội*, *Số lượng tổ đội*."""
    return bool(regex.search(rf"\bso (?:luong )?{regex.escape(unit)}\b", head))


def _close(one: Telling, stated: Decimal, year: frozenset[str]) -> bool:
    return a_slip_apart(one.value, stated) or bool(year) and abs(one.value - stated) <= stated * _NEAR


# --- words of cells ---------------------------------------------------------------------------------


@kind("count-in-cell")
def count_in_cell(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Trang bị 30 xe thư viện lưu động`` as a task of a table, and another number in the text or in the row's next cell."""
    told = [t for t in tellings(draft) if not t.part]
    for sheet in sheets(draft):
        apart: dict[tuple[int, int], list[Result]] = {}
        counted = [[(c, k) for c in row.values() if c.value is None and not sheet.is_label(c.words) for k in _in_cell(draft, c)] for row in sheet.rows]
        classes = {(c.col, k.unit, k.value) for inside in counted for c, k in inside}  # a row of its own: *Thể tích 350 ml*, *Thể tích 250 ml*
        for row, inside in zip(sheet.rows, counted, strict=True):
            for cell, count in inside:
                other = _other_telling(told, cell, count)
                if other and (cell.col, count.unit, other.value) not in classes and not (other.value > count.value and lists_on(draft, other.place[1])):
                    yield _off(draft, rule, (count.start, count.end), other.place, "cell")
            yield from _product(draft, rule, told, row, inside)
            for (cell, count), (beside, again) in ((a, b) for n, b in enumerate(inside) for a in inside[:n]):
                if cell.col != beside.col and count.unit == again.unit and count.value != again.value and len(inside) == 2:  # noqa: PLR2004
                    remark = _off(draft, rule, (again.start, again.end), (count.start, count.end), "cell")
                    apart.setdefault((cell.col, beside.col), []).append(remark)
        # columns that differ row by row say two things: "Hạng hiện tại", "Hạng mục tiêu"
        yield from (remarks[0] for remarks in apart.values() if len(remarks) == 1)


def _in_cell(draft: Draft, cell: Cell) -> list[Count]:
    """The exact counts of a cell's words, those of parts and of each left out."""
    words = lowered(draft)
    return [
        c for c in counts_in(draft, *cell.place)
        if c.unit and not c.rough and not PART.search(words, cell.place[0], c.start) and not PER.match(words, c.end, cell.place[1])
    ]  # fmt: skip


def _product(draft: Draft, rule: CheckEntry, told: list[Telling], row: dict[int, Cell], inside: list[tuple[Cell, Count]]) -> Iterator[Result]:
    """``| Giao sách cho tủ sách thôn | … | 1.600 bản sách |``: what a task brings, and the one number that the sentences about it give."""
    task = next((c for _, c in sorted(row.items()) if c.value is None and not Sheet.is_label(c.words)), None)
    name = telling(task.words) if task else frozenset()
    for cell, count in inside:
        if cell is task or len(name) < _CELL_WORDS or any(c is task for c, _ in inside) or len(cell.words.split()) > _PRODUCT_WORDS:
            continue
        same = [t for t in told if t.unit == count.unit and len(name & telling(lowered(draft)[t.sentence[0] : t.sentence[1]])) >= _SURE * len(name)]
        values = {t.value for t in same}
        whole = len(values) == 1 and same[0].value > count.value and lists_on(draft, same[0].place[1])
        if len(values) == 1 and count.value not in values and not whole:
            yield _off(draft, rule, (count.start, count.end), same[0].place, "cell")


def _other_telling(told: list[Telling], cell: Cell, count: Count) -> Telling | None:
    """The one other number that the text gives to what a cell says, if it nowhere gives the cell's."""
    name = telling(cell.words)
    if len(name) < _CELL_WORDS:
        return None
    same = [t for t in told if t.unit == count.unit and len(name & t.clause) >= _MOST * len(name)]
    values = {t.value for t in same}
    return same[0] if len(values) == 1 and count.value not in values else None


_PRODUCT_WORDS = 5  # of a cell that is little more than a count
_CELL_WORDS = 3  # that tell what a cell is about
_MOST = 0.75  # of them in the clause of the text


# --- indicators: rates, money, measures, a column for each year -----------------------------------

_MEASURED = regex.compile(rf"(?<![\w.,/-])(?P<n>{NUMBER}) +(?P<unit>ty|trieu|nghin|ngan|dong|km|ha|tan|m2|m3)\b(?! *(?:dong *)?/)")
_CHANGE = regex.compile(r"\b(?:tang|giam|chenh lech|so voi|con lai|ghi chu|ty trong|co cau)\b")
_FIRST = regex.compile(r"%|[a-z]+[23]?")
_BRACKETS = regex.compile(r"\((?P<unit>%|[a-z][a-z23 ]*)\) *$")
_MOST_INDICATORS = 600  # cells of a table with them
_WITHIN = Decimal("0.3")  # of the cell of its year


@dataclass(frozen=True)
class _Said:
    """A figure of the text: its unit folded (``%``, ``ty``, ``ha``), the words of its clause, the years of clause and sentence."""

    place: Place
    value: Decimal
    unit: str
    words: frozenset[str]
    years: frozenset[str]


@kind("indicator-in-row")
def indicator_in_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``doanh thu du lịch đạt 8.400 tỷ đồng`` in the text, 8.040 in the row *Doanh thu* (tỷ đồng), and no year with the text's number."""
    tables = [s for s in sheets(draft) if len(s.rows) * len(s.head) <= _MOST_INDICATORS]
    told = _told(draft) if tables else []
    for sheet in tables:
        rows = list(_indicators(sheet))
        for one in told:
            fits = [(name, cells) for name, unit, cells in rows if unit == one.unit and name <= one.words]
            most = max((len(name) for name, _ in fits), default=0)
            best = [cells for name, cells in fits if len(name) == most]
            if len(best) != 1 or one.value in {c.value for c in best[0]} | {sum(c.value or 0 for c in best[0])}:
                continue  # the row's cell, or its years together
            cell = _meant(sheet, best[0], one)
            low, high = draft.sentence(*one.place)
            beside = cell and any(o.value == cell.value and low <= o.place[0] < high for o in told)  # the row's own number stands beside it
            if cell and not beside:
                yield draft.finding(
                    rule, one.place, say_as="table", stated=draft.words(one.place), cell=cell.words.strip(" *"), evidence=(draft.evidence(cell.place),)
                )


def _meant(sheet: Sheet, cells: list[Cell], one: _Said) -> Cell | None:
    """The cell of the figure's year, near to it, or the one cell that the figure is a slip away from."""
    of_year = [c for c in cells if one.years & set(_YEAR.findall(sheet.head.get(c.col, "")))]
    if of_year:
        near = [c for c in of_year if c.value and (abs(c.value - one.value) <= c.value * _WITHIN or slip(one.value, c.value))]
        return near[0] if len(of_year) == 1 == len(near) else None
    if one.years and any(_YEAR.search(sheet.head.get(c.col, "")) for c in cells):
        return None
    near = [c for c in cells if c.value and a_slip_apart(one.value, c.value)]
    surely = [c for c in near if c.value and swapped(one.value, c.value)] or near
    return surely[0] if len(surely) == 1 else None


def _indicators(sheet: Sheet) -> Iterator[tuple[frozenset[str], str, list[Cell]]]:
    """The rows with a unit, in its column or in brackets: the words that tell what they measure, the unit, the cells of numbers."""
    units = unit_column(sheet)
    for row in sheet.rows:
        named = next((c for _, c in sorted(row.items()) if c.value is None and c.col != units and not sheet.is_label(c.words)), None)
        if named is None:
            continue
        words = named.words
        unit = _FIRST.match(fold(row[units].words).strip()) if units in row else None
        if units is None and (inside := _BRACKETS.search(fold(words))):
            unit, words = _FIRST.match(inside["unit"]), words[: inside.start()]
        cells = [
            c for c in row.values()
            if c.value is not None and c.col > max(units or 0, named.col) and not is_numbers(sheet.head.get(c.col, "")) and not _CHANGE.search(sheet.head.get(c.col, ""))
        ]  # fmt: skip
        name = telling(words)
        if unit and cells and len(name) > 1:
            yield name, unit[0], cells


def _told(draft: Draft) -> list[_Said]:
    found: list[_Said] = []
    for paragraph in own_paragraphs(draft):
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            found += _said(draft, low, high)
    return found


def _said(draft: Draft, low: int, high: int) -> Iterator[_Said]:
    folded, words = draft.text.folded, lowered(draft)
    figures = [(m.span(), value_of(m["n"]), "%") for m in PERCENT.finditer(folded, low, high)]
    figures += [((m.start(), m.end()), value_of(m["n"]), m["unit"]) for m in _MEASURED.finditer(folded, low, high)]
    taken = {place[0] for place, _, _ in figures}
    figures += [((c.start, c.end), c.value, c.unit) for c in counts_in(draft, low, high) if c.unit and c.start not in taken and not c.rough]
    figures.sort()
    whole = frozenset(_YEAR.findall(folded, low, high))
    for at, (place, value, unit) in enumerate(figures):
        begin = figures[at - 1][0][1] if at else low
        end = figures[at + 1][0][0] if at + 1 < len(figures) else high
        clause = words[begin:end]  # with the unit: a row may be called by it (*Cơ sở lưu trú*, cơ sở)
        if words[low : place[0]].strip(" -+*•") and not draft.is_cited(*place):
            if not PART.search(words, low, place[0]):
                yield _Said(place, value, unit, telling(clause), frozenset(_YEAR.findall(clause)) or whole)
