"""What the text reckons from a table: a share of its total row, what rows named together have.

``Cộng dồn hai đợt bàn giao được 28,8 ha, bằng 75%`` of the 38,4 ha of the total row; ``Hai xã Đông Tiến và Tam Giang có 21,9 ha``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import digits, mistyped, places, shown, swapped, value_of
from kehoach.check.figures.percentages import Share, is_given, shares_in
from kehoach.check.figures.rates import agrees, off, percent_place
from kehoach.check.figures.reckoned import Figure, Sentence, sentences, words_of
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, cell_values, is_numbers, sheets, total_values, value_at
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_OF_ALL = regex.compile(r" *(?:[,;.)]|$|(?:so voi |cua |tren |trong )?(?:tong|toan|ca|ke hoach|chi tieu|nhiem vu|dien tich|so)\b)")
_LONG = 3  # digits of a number that is a slip away from another by no chance
_MOST_ROWS = 80


@kind("share-of-total-row")
def share_of_total_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A share whose part is an even one of a total of a table, but for a digit."""
    totals = total_values(draft)
    if not totals:
        return
    yield from _below_tables(draft, rule)
    for sentence in sentences(draft):
        for share in shares_in(draft, sentence):
            told = is_place_told(draft, share.place, *(p.place for p in share.parts)) or draft.is_cited(*share.place)
            if told or not _OF_ALL.match(share.of) or is_given(draft, share):
                continue
            pairs = [(part, t) for part in share.parts for t in totals if t > part.value and digits(part.value) >= _LONG and _even(share, part.value, t)]
            if len({t for _, t in pairs}) == 1:
                part, whole = pairs[0]
                yield off(draft, rule, share.place, percent=share.percent, part=part.value, whole=whole)


def _even(share: Share, part: Decimal, whole: Decimal) -> bool:
    """True if a part is an even share of a whole, one digit of the share away."""
    exact = 100 * part / whole
    return exact == round(exact, places(share.percent)) and mistyped(share.percent, exact)


_PART = regex.compile(rf"(?:\n|[.;,:] )[-+*]? ?(?P<part>[a-z][a-z -]{{1,70}}?) (?:chiem|bang)(?: ty le| ti le| khoang)* (?P<p>{NUMBER}) *%")
_WORD = regex.compile("[a-z]+")
_NO_NAME = frozenset(["trong", "do", "so", "tong", "cong", "luong", "cac", "va", "cua", "trieu", "dong", "ty", "nguoi"])
_BELOW = 500  # characters below a table in which a sentence without a figure speaks of it


def _below_tables(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Quà cho hộ nghèo chiếm 35,3%`` below a table with 6.400 in the row *Hộ nghèo* and 12.000 in all: 53,3 %."""
    for paragraph in draft.text.paragraphs:
        above = [s for s in sheets(draft) if s.total_rows and 0 <= paragraph.start - s.table.end < _BELOW]
        if paragraph.where != "body" or not above:
            continue
        for match in _PART.finditer(draft.text.folded, paragraph.start - 1, paragraph.end):
            percent, place = value_of(match["p"]), percent_place(draft, match.span("p"))
            if draft.is_cited(*place) or is_place_told(draft, place) or _gives(above[-1], percent):
                continue
            near = {due: pair for pair in _named_pairs(above[-1], match["part"]) if _is_slip(percent, due := round(100 * pair[0] / pair[1], places(percent)))}
            if len(near) == 1:
                part, whole = next(iter(near.values()))
                yield off(draft, rule, place, percent=percent, part=part, whole=whole)


def _is_slip(percent: Decimal, due: Decimal) -> bool:
    return len(due.as_tuple().digits) >= _LONG and (swapped(percent, due) or mistyped(percent, due))


def _gives(sheet: Sheet, percent: Decimal) -> bool:
    """True if a cell is such a share of one of the total row."""
    values = {c.value for row in sheet.rows for c in row.values() if c.value}
    wholes = {c.value for c in sheet.rows[sheet.total_rows[-1]].values() if c.value}
    return any(part < whole and agrees(percent, part, whole) for part in values for whole in wholes)


def _named_pairs(sheet: Sheet, words: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Parts with their wholes: of the row that words name, in each column; of the column whose head they name, in the total row."""
    total = {c: cell.value for c, cell in sheet.rows[sheet.total_rows[-1]].items() if cell.value and not RATE.search(sheet.head.get(c, ""))}
    said = f" {words} "
    rows = [(len(name), at) for name, at in _labels(sheet).items() if f" {name} " in said]
    for col, whole in total.items():
        part = value_at(sheet.rows[max(rows)[1]], col) if rows else None
        if part and part < whole:
            yield part, whole
        head = set(_WORD.findall(sheet.head.get(col, ""))) - _NO_NAME
        if not rows and head and head <= set(words.split()):
            yield from ((whole, other) for other in total.values() if other > whole)


# --- rows named together --------------------------------------------------------------------------------

_JOINS = regex.compile(r"(?:[ ,]|\b(?:va|cung|xa|phuong|thi tran|thi xa|huyen|thanh pho|khoi|ban|thon|xom|truong|linh vuc)\b)*")
_OF_ROWS = regex.compile(r"(?: [a-z]+){0,3}? (?:cua|o|tai|thuoc|tren dia ban) (?:(?:hai|ba|bon|0?[2-4]) )?(?:(?:xa|phuong|thi tran|huyen|thon|ban|xom|truong|khoi|linh vuc) )?")
_KIND = regex.compile(r"^(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|thon|ban|xom|ap|khoi|cap) (?=[a-z])")


@kind("rows-named-together")
def rows_named_together(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What a sentence tells of two or more rows together, a digit away from their sum in the column of its unit."""
    for sheet in sheets(draft):
        if not 2 < len(sheet.rows) <= _MOST_ROWS:
            continue
        labels = _labels(sheet)
        for sentence in sentences(draft):
            if any(f.plain and f.unit for f in sentence.figures) and not draft.is_cited(*sentence.place):
                for rows, spot in _groups(sentence, labels):
                    yield from _off(draft, rule, sheet, sentence, rows, spot)


def _labels(sheet: Sheet) -> dict[str, int]:
    """The names of the rows, those that stand once, without the word for their kind."""
    found: dict[str, list[int]] = {}
    for at, row in enumerate(sheet.rows):
        name = next((fold(c.words).strip(" *") for c in row.values() if c.value is None and len(c.words) > 3), "")  # noqa: PLR2004
        if name and at not in sheet.total_rows:
            found.setdefault(" ".join(_KIND.sub("", name).split()), []).append(at)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1 and len(name) > 3}  # noqa: PLR2004


def _groups(sentence: Sentence, labels: dict[str, int]) -> Iterator[tuple[list[int], Place]]:
    """Rows that a sentence names one right after the other, and where their names begin and end."""
    spots = sorted((m.start(), m.end(), at) for name, at in labels.items() if name in sentence.words for m in regex.finditer(rf"\b{regex.escape(name)}\b", sentence.words))
    group: list[tuple[int, int, int]] = spots[:1]
    for one, other in pairwise(spots):
        if _JOINS.fullmatch(sentence.words[one[1] : other[0]]) is None:
            if len(group) > 1:
                yield [at for _, _, at in group], (group[0][0], group[-1][1])
            group = []
        group.append(other)
    if len(group) > 1:
        yield [at for _, _, at in group], (group[0][0], group[-1][1])


def _off(draft: Draft, rule: CheckEntry, sheet: Sheet, sentence: Sentence, rows: list[int], spot: Place) -> Iterator[Result]:
    begin, end = spot
    low = sentence.place[0]
    sums = {c: sum((value_at(sheet.rows[r], c) or Decimal(0) for r in rows), Decimal(0)) for c, head in sheet.head.items() if not is_numbers(head) and not RATE.search(head)}
    for figure in sentence.figures:
        between = sentence.words[end : figure.place[0] - low]
        before = _OF_ROWS.fullmatch(sentence.words[figure.place[1] - low : begin]) if figure.place[1] <= low + begin else None
        if before is None and figure.place[0] < low + end or not figure.plain or not figure.unit or before is None and regex.search(r"[;:.(]|\bmoi\b|\bcon\b", between) or figure.value in cell_values(draft):
            continue
        if figure.value in sums.values() or is_place_told(draft, figure.place):
            continue
        near = [(c, s) for c, s in sums.items() if s >= 10 and mistyped(figure.value, s) and _of_column(sheet, c, figure)]  # noqa: PLR2004
        if len(near) == 1:
            col, due = near[0]
            yield draft.finding(
                rule, figure.place, say_as="list", severity="warning", stated=draft.words(figure.place), summed=shown(due), difference=shown(abs(figure.value - due)),
                evidence=tuple(draft.evidence(sheet.rows[r][col].place) for r in rows if col in sheet.rows[r]),
            )  # fmt: skip


# --- a row over several years ---------------------------------------------------------------------------

_YEARS = regex.compile(r"\b(?P<a>20\d\d) *(?:-|den(?: het)?(?: nam)?) *(?P<b>20\d\d)\b")
_ALL_YEARS = regex.compile(r"\b(?:tong|cong|trong (?:ca )?(?:\d+|hai|ba|bon|nam) nam|ca giai doan)\b")
_YEAR = regex.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d)")


@kind("row-over-years")
def row_over_years(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tổng số ca … trong 03 năm 2018 - 2020 là 177``: what the years of a row of that name come to, but for a digit."""
    for sentence in sentences(draft) if sheets(draft) else ():
        span = _YEARS.search(sentence.words)
        after = [f for f in sentence.figures if span and f.place[0] - sentence.place[0] >= span.end()]
        if not span or not _ALL_YEARS.search(sentence.words) or len(after) != 1 or not after[0].plain or draft.is_cited(*sentence.place):
            continue
        figure, years = after[0], range(int(span["a"]), int(span["b"]) + 1)
        sums = [one for sheet in sheets(draft) for one in _over_years(sheet, years, sentence.words)]
        if figure.value in cell_values(draft) or is_place_told(draft, figure.place) or any(due == figure.value for due, _ in sums):
            continue
        if len({due for due, _ in sums}) == 1 and mistyped(figure.value, sums[0][0]):
            due, cells = sums[0]
            yield draft.finding(
                rule, figure.place, say_as="list", severity="warning", stated=draft.words(figure.place), summed=shown(due), difference=shown(abs(figure.value - due)),
                evidence=tuple(draft.evidence(cell.place) for cell in cells),
            )  # fmt: skip


def _over_years(sheet: Sheet, years: range, words: str) -> Iterator[tuple[Decimal, list[Cell]]]:
    """What the rows that words name come to in the columns of some years, each of which has one."""
    columns = {int(m["year"]): col for col, head in sheet.head.items() if len(_YEAR.findall(head)) == 1 and (m := _YEAR.search(head))}
    if len(years) < 2 or any(year not in columns for year in years):  # noqa: PLR2004 - one is no sum
        return
    said = words_of(words)
    for row in sheet.rows:
        name = sheet.header(row)
        own = words_of(regex.sub(r"\([^()]*\)", " ", name))
        cells = [row[columns[year]] for year in years if columns[year] in row]
        values = [cell.value for cell in cells if cell.value is not None]
        if len(own) > 1 and own <= said and len(values) == len(years) and not RATE.search(name):
            yield sum(values, Decimal(0)), cells


def _of_column(sheet: Sheet, col: int, figure: Figure) -> bool:
    return figure.unit in regex.findall("[a-z]+[23]?", sheet.head.get(col, ""))
