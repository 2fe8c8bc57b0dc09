"""Wholes that a sentence or a table names outright, and figures of the text that do not make them.

``12 đơn vị, mỗi đơn vị 01 đội, mỗi đội 05 thí sinh; tổng số 60 thí sinh``; ``Thang 100 điểm: … 40 điểm, … 30 điểm, …``; ``24 phiên, trong
đó 14 phiên tại các xã và 10 phiên tại các phường``; ``Nguồn: ngân sách 500 triệu đồng; thu phí 160 triệu đồng`` below a table whose
total is 660. Only what leaves no other reading is remarked on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import digits, dues, mistyped, shown, step, value_of
from kehoach.check.figures.percent_of import shares_told
from kehoach.check.figures.rates import percent_place
from kehoach.check.figures.reckoned import MONEY, Figure, by_unit, sentences
from kehoach.check.figures.remarks import is_place_told, is_told, not_so_much, not_the_product, not_the_sum, say
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Sheet, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_N = rf"(?:{NUMBER})"

# --- so many for each, twice over ----------------------------------------------------------------------

_ANY = frozenset(["don", "noi", "dia", "ben"])  # mỗi đơn vị, nơi, địa phương, bên: whatever was named before
_ALL = regex.compile(r"\b(?:tong(?: (?:so|cong))?|cong|tat ca)(?: (?:la|co))?$")


@kind("chain-of-each")
def chain_of_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``12 đơn vị, mỗi đơn vị 01 đội, mỗi đội 05 thí sinh; tổng số 60 thí sinh``: each link is of the one before it."""
    for sentence in sentences(draft):
        for at, first in enumerate(sentence.figures):
            links = _links(sentence.figures[at:])
            total = next(iter(sentence.figures[at + 1 + len(links) :]), None)
            if len(links) < 2 or total is None or not total.plain or total.unit != links[-1].unit or not _ALL.search(total.lead):  # noqa: PLR2004
                continue
            due = first.value
            for link in links:
                due *= link.value
            if due != total.value and not is_told(draft, total, first, *links) and not draft.is_cited(*total.place):
                yield not_the_product(draft, rule, total, due, first.place, *(one.place for one in links))


def _links(figures: Sequence[Figure]) -> list[Figure]:
    """The figures for one that follow the first of some figures, each for one of what the figure before it counts."""
    found: list[Figure] = []
    if not figures[0].plain or not figures[0].unit:
        return found
    for before, figure in pairwise(figures):
        chained = figure.each == before.unit or not found and figure.each in _ANY
        if not chained or not figure.each or figure.rough or figure.per or not figure.unit:
            break
        found.append(figure)
    return found


# --- points of a scale ----------------------------------------------------------------------------------

_SCALE = regex.compile(r"\b(?:thang(?: diem)?|tong(?: so)? diem(?: toi da)?(?: la)?) (?P<n>\d{2,4})(?: diem)? *(?:: *|, *(?:bao )?gom:? *|\( *)(?P<parts>[^.\n()]+)")
_POINTS = regex.compile(rf"(?<![\d.,/-])(?P<n>{_N}) diem\b(?! *(?:thuong|cong|tru|phan tram))")
_GRADES = regex.compile(r"\b(?:tu|den|duoi|tren|tro len|loai|dat|thuong|tru|moi|uu tien|trong do)\b|\d *- *\d")
_FEWEST = 3  # criteria


@kind("points-of-scale")
def points_of_scale(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Thang 100 điểm: cổng trại 40 điểm, trang trí 30 điểm, …``: what the criteria are given is not all."""
    for match in _SCALE.finditer(draft.text.folded, draft.title[1], draft.body_end):
        words = match["parts"]
        parts = [value_of(m["n"]) for m in _POINTS.finditer(words)]
        named = [piece for piece in regex.split(r"[,;](?!\d)| va (?=[a-z])", words) if piece.strip()]
        if len(parts) < _FEWEST or len(parts) != len(named) or _GRADES.search(words) or draft.is_cited(*match.span()):
            continue
        total, place = value_of(match["n"]), match.span("n")
        if sum(parts) != total and max(parts) < total and not is_place_told(draft, place, match.span("parts")):
            yield not_so_much(draft, rule, place, total, sum(parts, Decimal(0)), match.span("parts"))


# --- parts in two kinds of places are more than all -------------------------------------------------------

_AMONG = regex.compile(r"\btrong (?:so )?do(?: co)?:?$")
_AT = regex.compile(r"^(?:[a-z]+ ){0,2}?(?:o|tai|thuoc)(?: cac)? (?P<where>[a-z]+(?: [a-z]+){0,2}?)(?: va)?$")


@kind("parts-by-place")
def parts_by_place(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``24 phiên, mỗi tháng 02 phiên, trong đó 16 phiên tại các xã và 10 phiên tại các phường``: places that exclude each other hold more than all."""
    for sentence in sentences(draft):
        figures = sentence.figures
        for at, one in enumerate(figures):
            other = figures[at + 1] if at + 1 < len(figures) else None
            if not other or not at or not _AMONG.search(one.lead) or one.unit != other.unit or one.unit in ("", MONEY) or not (one.plain and other.plain):
                continue
            where = [_AT.match(f.noun) for f in (one, other)]
            places = {m["where"] for m in where if m}
            wholes = [f for f in figures[:at] if f.plain and f.unit == one.unit]
            if len(places) != 2 or not all(where) or not wholes or not other.lead.endswith("va"):  # noqa: PLR2004
                continue
            whole, due = wholes[-1], one.value + other.value
            if due > whole.value > max(one.value, other.value) and not is_told(draft, whole, one, other) and not draft.is_cited(*whole.place):
                yield not_the_sum(draft, rule, whole, [one, other])


# --- sources below the table of what they pay ---------------------------------------------------------------

_SOURCES = regex.compile(r"\W*(?:[a-z\d.]+[.)/] *)?(?:co cau )?nguon(?: kinh phi| von)?(?: (?:thuc hien|bao dam|dam bao))? *:")
_SHARED = regex.compile(r"\b(?:moi|nam \d{4}|giai doan|trong (?:so )?do|rieng|gom|con lai|tong|cong|du kien|ho tro them)\b")


@kind("sources-of-table")
def sources_of_table(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Nguồn: ngân sách thành phố giao 500 triệu đồng; thu phí 160 triệu đồng`` against the only sum of the plan's table."""
    totals = _money_totals(draft)
    if len({t.value for t in totals}) != 1:
        return
    for sentence in sentences(draft):
        parts = [f for f in sentence.figures if f.unit == MONEY]
        if len(parts) < 2 or len(parts) != len(sentence.figures) or not _SOURCES.match(sentence.words) or not all(p.plain for p in parts):  # noqa: PLR2004
            continue
        summed, total = sum_of(parts), totals[0]
        known = {f.value for f in by_unit(draft)[MONEY]}
        apart = all(";" in p.lead for p in parts[1:]) and not _SHARED.search(sentence.words)
        off = mistyped(total.value, summed) or any(mistyped(p, due) for p, due in dues(total.value, [p.value for p in parts]))
        if apart and off and summed != total.value and summed not in known and not is_told(draft, *parts) and not draft.is_cited(*sentence.place):
            yield not_the_sum(draft, rule, total, parts)


def _money_totals(draft: Draft) -> list[Figure]:
    """The money of the total rows of all tables."""
    rows = [s.place(s.rows[at]) for s in sheets(draft) for at in s.total_rows]
    return [
        Figure((a.start, a.end), Decimal(a.value), MONEY, "", "")
        for a in draft.record.amounts if a.table and a.value is not None and not a.per and any(low <= a.start < high for low, high in rows)
    ]  # fmt: skip


# --- a mean, and all of it in a total row --------------------------------------------------------------------

_MEAN = regex.compile(rf"\b(?:binh quan|trung binh)(?: khoang| dat| la)? (?P<k>{_N}) (?P<u>ha|tan|ta|kg|m2|m3|con|cay|km|lit) */ *(?:0?1 )?(?P<v>[a-z]+)\b")
_TENFOLD = (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))


@kind("mean-of-total-row")
def mean_of_total_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``480 hộ, bình quân 2,5 ha/hộ`` and 120 ha in the total row: the mark of a decimal set otherwise."""
    for sentence in sentences(draft):
        low = sentence.place[0]
        for match in _MEAN.finditer(sentence.words):
            many = [f for f in sentence.figures if f.plain and f.unit == match["v"] and f.value > 1]
            place = low + match.start("k"), low + match.end("k")
            if len({f.value for f in many}) != 1 or draft.is_cited(*place) or is_place_told(draft, place):
                continue
            rate, count = value_of(match["k"]), many[0].value
            wholes = [*_column_totals(draft, match["u"]), *(f.value for f in by_unit(draft)[match["u"]])]
            near = any(abs(whole / count - rate) <= step(rate) for whole in wholes)
            due = {whole / count for whole in wholes for ten in _TENFOLD if whole == rate * count * ten}
            if len(due) == 1 and not near:
                yield draft.finding(
                    rule, place, say_as="product", severity="warning", stated=shown(rate), worked_out=shown(due.pop()), evidence=(draft.evidence(many[0].place),)
                )  # fmt: skip


def _column_totals(draft: Draft, unit: str) -> list[Decimal]:
    """The totals of the columns that count in a unit: *Diện tích (ha)*."""
    return [
        cell.value for sheet in sheets(draft) for at in sheet.total_rows for cell in sheet.rows[at].values()
        if cell.value and regex.search(rf"\({unit}\)", sheet.head.get(cell.col, ""))
    ]  # fmt: skip


# --- one column a share of another -----------------------------------------------------------------------------

_OF_COLUMN = regex.compile(rf"\b(?P<part>[a-z]+(?: [a-z]+){{1,5}}?) (?:bang|la|chiem) (?P<n>{_N}) *% (?:tong )?(?:so |so tien |muc |von )?(?P<whole>[a-z]+(?: [a-z]+){{0,4}})")
_ROWS = 3  # that hold the same share


@kind("rate-of-columns")
def rate_of_columns(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Mức nộp cấp trên bằng 30% số đã thu`` against columns *Nộp cấp trên* and *Đã thu* that hold one share in every row."""
    for match in _OF_COLUMN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        place = percent_place(draft, match.span("n"))
        if draft.is_cited(*match.span()) or draft.is_told(place, rule.code):
            continue
        said = value_of(match["n"])
        shares = {share for sheet in sheets(draft) for share in _share_of_columns(sheet, match["part"], match["whole"])}
        due = shares.pop() if len(shares) == 1 else said
        if abs(due - said) >= step(said):
            yield draft.finding(
                rule, place, severity="warning", stated=f"{shown(said)}%", part=match["part"], whole=match["whole"], worked_out=f"{shown(due)}%",
            )  # fmt: skip


def _share_of_columns(sheet: Sheet, part: str, whole: str) -> set[Decimal]:
    """The one share that one column is of another in all rows, where words name both by their heads."""
    heads = {col: " ".join(head.split("(")[0].split()) for col, head in sheet.head.items()}
    parts = [c for c, head in heads.items() if " " in head and part.endswith(head)]
    wholes = [c for c, head in heads.items() if " " in head and regex.match(rf"{regex.escape(head)}\b", whole)]
    if len(parts) != 1 or len(wholes) != 1:
        return set()
    cells = [(row[parts[0]].value, row[wholes[0]].value) for row in sheet.rows if parts[0] in row and wholes[0] in row]
    shares = {100 * a / b for a, b in cells if a and b}
    return shares if len(shares) == 1 and len(cells) >= _ROWS else set()


# --- a share of the year's goal -----------------------------------------------------------------------------------

_GOAL = regex.compile(r" *(?:tong )?(?:so )?(?:chi tieu|ke hoach)(?: ca)?(?: nam| giao)\b")
_LONG = 2  # digits of a part that is a digit away from its share by no chance


@kind("share-of-goal")
def share_of_goal(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1.800 người, bằng 30% chỉ tiêu năm`` against the grand total of the table of such things."""
    for sentence in sentences(draft):
        for place, percent, part in shares_told(draft, sentence):
            if not _GOAL.match(draft.text.folded, place[1]) or not percent or draft.is_cited(*place) or is_place_told(draft, place, part.place):
                continue
            wholes = _goals(draft, part.unit)
            if any(abs(100 * part.value / w - percent) <= step(percent) for w in [*wholes, *(f.value for f in by_unit(draft)[part.unit] if f.value)]):
                continue
            meant = [w for w in wholes if digits(part.value) >= _LONG and mistyped(part.value, w * percent / 100)]
            if len(meant) == 1:
                yield draft.finding(
                    rule, place, severity="warning", stated=f"{shown(percent)}%", part=say(part.value, part.unit), whole=shown(meant[0]),
                    worked_out=f"{shown((100 * part.value / meant[0]).quantize(step(percent) / 10))}%", evidence=(draft.evidence(part.place),),
                )  # fmt: skip


def _goals(draft: Draft, unit: str) -> list[Decimal]:
    """The largest number of the total row of each table of such things: *… theo quý (người)*."""
    found = []
    for sheet in sheets(draft):
        told = fold(sheet.table.caption or ""), *sheet.head.values()
        if unit and any(regex.search(rf"\({unit}\b", words) for words in told):
            values = [c.value for at in sheet.total_rows for c in sheet.rows[at].values() if c.value]
            found += [max(values)] if values else []
    return found
