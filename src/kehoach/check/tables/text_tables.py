"""Figures of the text against the tables they come from: rows named in both, totals, shares of a total row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, islice, takewhile

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import a_slip_apart, mistyped, slip, swapped, value_of
from kehoach.check.figures.rates import agrees, off, percent_place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, cell_values, is_numbers, sheets
from kehoach.check.words import bare_words, telling
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.records import Amount
from kehoach.rulebook import CheckEntry

_MOST_ROWS = 60  # names of a longer table stand all over a text
_REACH = 320  # characters after a name in which its figures stand
_BELOW = 900  # characters below a line that a name opens
_FIGURES = 4  # of a name in one sentence
_LONG = 3  # digits of a number that is the same as another by no chance
_TELLING = 100  # a smaller number is another's by chance, whatever stands around it
_BRACKETS = regex.compile(r" *\([^()]*\)$")  # of a name: its unit, how many
_DIGIT = regex.compile(r"\d")
_NUMBER = regex.compile(NUMBER)


@dataclass(frozen=True)
class _Said:
    """A number of the text as it is printed, with its exact value where it is money."""

    place: Place
    value: Decimal
    money: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class _Mention:
    """A row's name in the text, and the figures that follow it."""

    row: int
    figures: tuple[_Said, ...]


def _printed(amount: Amount) -> Decimal | None:
    number = _NUMBER.match(amount.text)
    return value_of(number[0]) if number else None


def _figures(draft: Draft) -> list[_Said]:
    """All exact counts and sums of the body's text, in order; made once."""
    return draft.once("text-figures", lambda one: sorted(_all_figures(one), key=lambda f: f.place))


def _all_figures(draft: Draft) -> Iterator[_Said]:
    for paragraph in draft.text.paragraphs:
        if paragraph.where == "body" and draft.title[1] < paragraph.start < draft.body_end:
            for count in counts_in(draft, paragraph.start, paragraph.end):
                if not count.rough and not draft.is_cited(count.start, count.end):
                    yield _Said((count.start, count.end), count.value, unit=count.unit)
    for amount in draft.record.amounts:
        if amount.table is None and amount.value is not None and not amount.per and draft.title[1] < amount.start < draft.body_end:
            printed = _printed(amount)
            if printed is not None and not draft.is_cited(amount.start, amount.end):
                yield _Said((amount.start, amount.end), printed, Decimal(amount.value))


def _cell_money(draft: Draft) -> dict[int, Decimal]:
    """What the cells of money are worth, by the offset they begin at."""
    return draft.once("cell-money", lambda one: {
        a.start: Decimal(a.value) for a in one.record.amounts if a.table and a.value is not None})  # fmt: skip


def _same(draft: Draft, cell: Cell, said: _Said) -> bool:
    """True if a figure of the text is a cell's, in its unit or another."""
    worth = _cell_money(draft).get(cell.place[0])
    return said.value == cell.value or said.money is not None and said.money == worth


def _is_telling(cell: Cell) -> bool:
    """True for a number of three printed digits or more: 100, 72,0."""
    return len(_DIGIT.findall(cell.words)) >= _LONG and bool(cell.value)


def _numbers(sheet: Sheet, row: dict[int, Cell]) -> list[Cell]:
    """The cells of a row that hold counts or sums."""
    return [c for c in row.values() if c.value is not None and c.col and not RATE.search(sheet.head.get(c.col, "")) and not is_numbers(sheet.head.get(c.col, ""))]


# --- rows named in the text -------------------------------------------------------------------------


@kind("row-in-text")
def row_in_text(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Rows that the text names with their figures: where a column agrees with the text in two rows or more, its exceptions.

    ``Dự án 1 … 2.000``, ``Dự án 2 … 3.400`` as in the table, ``Dự án 3 … 3.060`` beside 3.600.
    """
    for sheet in (form for one in sheets(draft) for form in (one, _on_its_side(one)) if form):
        named = _names(draft, sheet)
        if len(named) < 3 or len(named) > _MOST_ROWS:  # noqa: PLR2004 - two rows that agree, one that does not
            continue
        mentions = list(_mentions(draft, sheet, named))
        if len({m.row for m in mentions}) > 2:  # noqa: PLR2004
            yield from _exceptions(draft, rule, sheet, mentions)


def _on_its_side(sheet: Sheet) -> Sheet | None:
    """The totals of a table as rows called by the heads of their columns (*Đợt 1*, *Năm 2027*, *Vụ Xuân*), whose figures the text tells too."""
    if len(sheet.total_rows) != 1:
        return None
    rows = [
        {0: Cell(0, cell.place, sheet.names[cell.col].strip(" *"), None), 1: replace(cell, col=1)}
        for cell in _numbers(sheet, sheet.rows[sheet.total_rows[0]]) if set(bare_words(sheet.names.get(cell.col)).split()) - _EMPTY
    ]  # fmt: skip
    return Sheet(sheet.table, {0: "", 1: "tong so"}, rows, {}) if rows else None


def _names(draft: Draft, sheet: Sheet) -> dict[str, int]:
    """The words that name a row, for rows with a name of their own."""
    rows: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(sheet.rows):
        first = next((c for _, c in sorted(row.items()) if c.value is None and not sheet.is_label(c.words)), None)
        if first and at not in sheet.total_rows and _numbers(sheet, row):
            rows[" ".join(_BRACKETS.sub("", first.words.strip(" *")).split())].append(at)
    return {name: at[0] for name, at in rows.items() if len(at) == 1 and 2 < len(name) < 90}  # noqa: PLR2004


def _mentions(draft: Draft, sheet: Sheet, named: dict[str, int]) -> Iterator[_Mention]:
    figures = _figures(draft)
    places = sorted(
        ((start, start + len(name)), at) for name, at in named.items() for start in _found(draft, name)
        if not sheet.table.start <= start < sheet.table.end
    )  # fmt: skip
    for number, (place, row) in enumerate(places):
        _, high = draft.sentence(*place)
        high = min(high, place[1] + _REACH, places[number + 1][0][0] if number + 1 < len(places) else high)
        after = tuple(f for f in figures if place[1] <= f.place[0] < high)[:_FIGURES]
        if after:
            yield _Mention(row, after)
        below = tuple(f for f in figures if f.money is not None and high <= f.place[0] < _below(draft, place, places[number + 1 :]))
        if 0 < len(below) <= _FIGURES:
            yield _Mention(row, below)
    for section in draft.record.sections:
        hit = _rows_of(section.title, named)
        if len(hit) == 1 and section.start < draft.body_end:
            inside = tuple(f for f in figures if f.money is not None and section.end <= f.place[0] < section.body_end)
            if 0 < len(inside) <= 3 * _FIGURES:
                yield _Mention(hit[0], inside)


def _rows_of(title: str, named: dict[str, int]) -> list[int]:
    """The rows whose name is in a heading, else the one of which it has most words: *Biên soạn tài liệu và tổng kết* is *Tài liệu, tổng kết*."""
    whole = [at for name, at in named.items() if f" {bare_words(name)} " in f" {bare_words(title)} "]
    words = telling(title)
    fits = [] if whole else [(len(own), at) for name, at in named.items() if len(own := telling(name)) > 1 and own <= words]
    return whole or [at for many, at in fits if many == max(fits)[0]]


def _below(draft: Draft, place: Place, later: Sequence[tuple[Place, int]]) -> int:
    """Where the lines end that a line opened by a row's name leads (*Nhiệm vụ 3. Tuần tra*), up to the next such line of its part."""
    paragraph, section = draft.paragraph(place[0]), draft.section_at(place[0])
    if paragraph is None or draft.text.folded[paragraph.start : place[0]].strip(" *-+") or not section:
        return place[0]
    following = (p.start for (at, _), _ in later if (p := draft.paragraph(at)) and p.start != paragraph.start and not draft.text.folded[p.start : at].strip(" *-+"))
    return min(next(following, draft.body_end), [*draft.lineage(section)][-1].body_end, place[1] + _BELOW)


def _found(draft: Draft, name: str) -> Iterator[int]:
    """Where the text has a name, as whole words with its accents."""
    folded, wanted = draft.text.folded, fold(name)
    at = folded.find(wanted, draft.title[1])
    while 0 <= at < draft.body_end:
        end = at + len(wanted)
        whole = not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum()
        if whole and draft.text.canonical[at:end].lower().split() == name.lower().split():
            yield at
        at = folded.find(wanted, end)


def _exceptions(draft: Draft, rule: CheckEntry, sheet: Sheet, mentions: list[_Mention]) -> Iterator[Result]:
    said: dict[int, list[_Said]] = defaultdict(list)
    for mention in mentions:
        said[mention.row] += mention.figures
    numbers = {at: _numbers(sheet, sheet.rows[at]) for at in said}
    for col in sheet.head:
        held, odd = 0, []
        for at, figures in said.items():
            cell = sheet.rows[at].get(col)
            if cell is None or cell not in numbers[at] or not _is_telling(cell):
                continue
            if any(_same(draft, cell, f) for f in figures):
                held += 1
            else:
                others = [c for c in numbers[at] if c is not cell]
                near = [f for f in figures if _is_slip(draft, f, cell) and not any(_same(draft, c, f) for c in others) and f.value not in _with_next(sheet, at, col)]
                odd += [(cell, near[0])] if near else []
        if held > 1 and len(odd) == 1:
            cell, figure = odd[0]
            yield draft.finding(
                rule, figure.place, say_as="table", severity="warning", stated=draft.words(figure.place), cell=cell.words.strip(" *"),
                count=held, evidence=(draft.evidence(cell.place),),
            )  # fmt: skip


def _with_next(sheet: Sheet, at: int, col: int) -> set[Decimal]:
    """What a row comes to together with the rows below it: *Phần mềm*, whose signatures and links have rows of their own."""
    column = [row[col].value if col in row and n not in sheet.total_rows else None for n, row in enumerate(sheet.rows)]
    below = takewhile(lambda value: value is not None, column[at:])
    return set(islice(accumulate(value for value in below if value is not None), 1, None))


def _is_slip(draft: Draft, said: _Said, cell: Cell) -> bool:
    """True if a slip parts a figure from a cell; two numbers of money without their noughts are compared as they are printed."""
    stated, worth = cell.value or Decimal(0), _cell_money(draft).get(cell.place[0])
    if worth and said.money is None:
        return False  # 120 học viên, 150 triệu đồng
    if worth and said.money is not None and a_slip_apart(said.money, worth):
        return True
    return slip(said.value, stated) or said.money is not None and mistyped(said.value, stated)


# --- totals -----------------------------------------------------------------------------------------

_ANNEX = regex.compile(r"\b(?:phu luc|phu bieu|bieu|bang)(?: so)? *(?P<no>[ivx]+\b|\d+)?")
_EMPTY = frozenset(["so", "tong", "cong", "don", "vi", "tinh", "trieu", "dong", "ty", "nghin", "nam", "luong", "chi", "tieu", "ke", "hoach", "cac", "cua", "va", "thuc", "hien", "thanh", "tien", "kinh", "phi", "du", "toan", "von", "nhu", "cau", "gia", "tri"])
_MONEY_HEAD = regex.compile(r"\b(?:kinh phi|thanh tien|so tien|du toan|tong (?:so|cong|von|tien)|von|nhu cau)\b")
_SUM_HEAD = regex.compile(r"(?:tong )?cong(?: *\([^()]*\))?$")
_IN_ALL = regex.compile(r"\btong (?:kinh phi|muc|so tien|von|nhu cau|du toan)[a-z ]{0,20}$")
_TOTAL = regex.compile(r"\btong\b")


@kind("total-in-text")
def total_in_text(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A figure of the text that is a slip away from the total row of the table it names or leads to."""
    figures = _figures(draft)
    known = cell_values(draft)
    spoken = Counter(figure.value for figure in figures)
    for sheet in sheets(draft):
        for at in sheet.total_rows:
            for cell in _numbers(sheet, sheet.rows[at]):
                stated = cell.value or Decimal(0)
                if not _is_telling(cell):
                    continue
                said = any(_same(draft, cell, f) for f in figures)
                worth = _cell_money(draft).get(cell.place[0])
                near = [
                    f for f in figures
                    if f.value not in known and spoken[f.value] == 1 and (not said or swapped(f.value, stated) or _leads_to(draft, sheet, f)) and (worth is None) == (f.money is None)
                    and "thuc_trang" not in draft.kinds_at(f.place[0])  # the year before has figures of its own
                    and slip(f.money if worth is not None and f.money is not None else f.value, worth or stated) and _about(draft, sheet, cell, f)
                ]  # fmt: skip
                if len(near) == 1:
                    yield draft.finding(
                        rule, near[0].place, say_as="total", severity="warning", stated=draft.words(near[0].place), cell=cell.words.strip(" *"),
                        evidence=(draft.evidence(cell.place),),
                    )  # fmt: skip


def _about(draft: Draft, sheet: Sheet, cell: Cell, figure: _Said) -> bool:
    """True if a figure's sentence names the annex or nearly all words of the column's head, or is the plan's money beside a column of money."""
    low, high = draft.sentence(*figure.place)
    sentence = draft.folded((low, high))
    words = [w for w in bare_words(sheet.head.get(cell.col, "")).split() if w not in _EMPTY and not w.isdigit()]
    if len(words) > 1 and (cell.value or 0) >= _TELLING and all(f" {w} " in f" {bare_words(sentence)} " for w in words):
        return True
    if figure.money is not None and not words and "nguon_von" in draft.kinds_at(figure.place[0]):
        head = sheet.head.get(cell.col, "")
        if _MONEY_HEAD.search(head) or _SUM_HEAD.match(head) and _TOTAL.search(sentence):
            return True
    if figure.money is None and len(words) == 1 and words[0] == figure.unit and any(
        c is not cell and c.value and low <= f.place[0] < high and f.value == c.value and f.unit in bare_words(sheet.head.get(c.col, "")).split()
        for at in sheet.total_rows for c in _numbers(sheet, sheet.rows[at]) for f in _figures(draft)
    ):
        return True  # beside it stands another total of the table: 190 mét giá, 20.000 hồ sơ và 2.220.000 trang
    return is_named(draft, sheet, sentence)


def _leads_to(draft: Draft, sheet: Sheet, figure: _Said) -> bool:
    """True for what a sentence says that all of the table it names comes to: *06 công trình tại Phụ lục I với tổng mức đầu tư 660 tỷ đồng*."""
    low, high = draft.sentence(*figure.place)
    return figure.money is not None and bool(_IN_ALL.search(draft.text.folded, low, figure.place[0])) and is_named(draft, sheet, draft.folded((low, high)))


def is_named(draft: Draft, sheet: Sheet, sentence: str) -> bool:
    """True if a sentence names the number of a table or of its annex."""
    annex = next((a for a in draft.annexes if a.start <= sheet.table.start < a.body_end), None)
    titles = (annex.title if annex else "", sheet.table.caption or "")
    owns = [own for title in titles if (own := _ANNEX.match(fold(title).strip(" *"))) and own["no"]]
    return any(m["no"] and m["no"].lstrip("0") == own["no"].lstrip("0") for own in owns for m in _ANNEX.finditer(sentence))


# --- shares of a total row --------------------------------------------------------------------------

_SHARE = regex.compile(rf"(?<!\d)(?P<a>{NUMBER}) +[a-z][a-z ]{{1,70}}?[,(] *(?:dat|chiem|bang|tuong (?:ung|duong)|ty le)(?: ty le)? *(?P<p>{NUMBER}) *%(?: tren| trong| so voi)? *(?:tong so|so) (?P<whole>[a-z ]+)")


@kind("share-of-table")
def share_of_table(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2.300 khu dân cư đăng ký, đạt 94,42% tổng số khu dân cư`` against the total row that has both counts."""
    for match in _SHARE.finditer(draft.text.folded, draft.title[1], draft.body_end):
        part, percent = value_of(match["a"]), value_of(match["p"])
        for sheet in sheets(draft):
            for row in (sheet.rows[at] for at in sheet.total_rows):
                cells = _numbers(sheet, row)
                if not any(c.value == part for c in cells) or any(c.value and agrees(percent, part, c.value) for c in cells):
                    continue
                wholes = [c for c in cells if (c.value or 0) > part and bare_words(sheet.head.get(c.col, "")).removeprefix("tong ").removeprefix("so ") == bare_words(match["whole"])]
                if len(wholes) == 1 and wholes[0].value:
                    yield off(draft, rule, percent_place(draft, match.span("p")), percent=percent, part=part, whole=wholes[0].value)
