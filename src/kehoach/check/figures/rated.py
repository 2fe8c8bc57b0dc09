"""So many for each: a figure of one (``mỗi hộ 50 triệu đồng``, ``bình quân 06 người một tổ``) against how many and how much in all.

What words reckon is here too: ``một nửa, tương đương 650 triệu đồng``, ``gấp rưỡi năm 2025``, ``mỗi quý một lần, mỗi năm 04 lần``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, zip_longest

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import MEAN
from kehoach.check.figures.numbers import (
    NUMBER_WORDS,
    TABLE_SCALES,
    comparable,
    digits,
    factor_mistyped,
    mistyped,
    places,
    product_mistyped,
    shown,
    slip,
    small_number,
    step,
    value_of,
)
from kehoach.check.figures.reckoned import (
    MONEY,
    Figure,
    Sentence,
    by_unit,
    people,
    same,
    sentences,
    table_scales,
    words_of,
)
from kehoach.check.figures.remarks import is_told, not_the_product, say
from kehoach.check.figures.sums import sum_of
from kehoach.check.figures.triples import telling
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, cell_values, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_PER = regex.compile(rf"(?<![\d.,/-])(?P<k>{NUMBER}) (?P<u>[a-z]+)(?: [a-z]+){{0,3}}? */ *(?:0?1 )?(?P<v>[a-z]+)\b")
_ONE = regex.compile(r" *(?:[a-z]+ ){0,4}?(?:tren |cho )?(?:mot|moi|01) (?P<v>[a-z]+)\b")
IN_A_YEAR = {"thang": 12, "quy": 4}
REST = regex.compile(r"[^.]{0,24}[;,] *(?:so )?con lai\b")  # what is left goes elsewhere
_ROUGH = regex.compile(r"\b(?:it nhat|toi thieu|toi da|khong qua|(?<!dau )tu|khoang|tren|duoi|hon|gan)(?: [a-z]+)? *$")
_OF_WHICH = regex.compile(r"\btrong do\b[^.;]*$")
_OFTEN_TOO = regex.compile(r" */ *(?:quy|thang|tuan|nam|ngay)\b")
_CLOSE = 50  # an average may be rounded to a fiftieth
_FORE = frozenset(["nam", "thang", "quy", "tuan", "ngay", "dem", "gio", "vu", "km2", "ha"])
_TOTAL = regex.compile(r"\b(?:tong|cong)\b")
_AND = regex.compile(r"^(?:[a-z]+ ){0,4}va(?: [a-z]+)?$")
_TENFOLD = (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01"), Decimal(1000), Decimal("0.001"))


@dataclass(frozen=True)
class Rate:
    """``value`` of ``unit`` for each ``of``; ``mean`` if it is an average and may be rounded."""

    place: Place
    value: Decimal
    unit: str
    of: str
    mean: bool


@kind("so-many-each")
def so_many_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The figure for one by how many, against all of it; the number may stand in another sentence."""
    for sentence in sentences(draft):
        found = list(rates(sentence))
        chosen = {r.unit: r for r in found}
        for rate in chosen.values():
            if len(found) > 1 and sum(r.unit == rate.unit for r in found) > 1 or draft.is_cited(*rate.place):
                continue
            off = _off(draft, sentence, rate)
            if off and not is_told(draft, off[0]):
                total, many = off
                yield not_the_product(draft, rule, total, rate.value * many.value, rate.place, many.place)
    yield from _of_groups(draft, rule)


@kind("rate-of-elsewhere")
def rate_of_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Xây mới 65 triệu đồng/nhà``, and elsewhere 45.000 triệu đồng for 750 new houses: of the same words, a digit away."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        for figure in sentence.figures:
            alone = sum(f.unit == MONEY for f in sentence.figures) == 1  # no set: mỗi môn giải nhất 3 triệu đồng, giải nhì 2 triệu đồng
            per = figure.per or figure.each * (figure.unit == MONEY and alone)
            if not per or figure.rough and not MEAN.search(figure.lead) or _ROUGH.search(figure.lead) or draft.is_cited(*figure.place) or is_told(draft, figure):
                continue
            if _OF_WHICH.search(draft.text.folded, sentence.place[0], figure.place[0]):
                continue  # a share of what one gets, from one of several sources
            rate = Rate(figure.place, figure.value, figure.unit, per, mean=False)
            own = words_of(figure.lead if figure.per else sentence.words[: figure.place[0] - sentence.place[0]])
            many = [n for n in known[per] if own & words_of(n.lead, n.noun) and n.value > 1]
            totals = [t for t in known[MONEY] if own & words_of(t.lead, t.noun) and t.value > figure.value]
            if any(t.value == figure.value * n.value for t in known[MONEY] for n in many or known[per]):
                continue
            off = {
                (t.value, n.value): (t, n) for t in totals for n in many
                if (shared := own & words_of(t.lead, t.noun) & words_of(n.lead, n.noun)) and _short(t.value / n.value)
                and slip(rate.value, t.value / n.value) or len(shared) > 1 and _one_mistyped(rate.value, n.value, t.value)
            }  # fmt: skip
            off = off or _off_row(draft, sentence, rate, own, known[per]) or _off_in_part(draft, rate, known)
            if len(off) == 1:
                total, count = next(iter(off.values()))
                yield draft.finding(
                    rule, figure.place, say_as="each", severity="warning", stated=draft.words(figure.place), worked_out=say(total.value / count.value, MONEY),
                    first=draft.words(total.place), second=draft.words(count.place), evidence=(draft.evidence(total.place), draft.evidence(count.place)),
                )  # fmt: skip


def _off_row(draft: Draft, sentence: Sentence, rate: Rate, own: frozenset[str], known: Sequence[Figure]) -> dict[tuple[Decimal, Decimal], tuple[Figure, Figure]]:
    """``tính theo mức 4 triệu đồng/buổi`` below a table, against its row of the same words: the total of the row and the number of such things."""
    rows = [
        (cells[-1], name) for row, name, words in _named_rows(draft)
        if len(own & words) > 1 and (cells := [c for c in row if c.value])
        and not any(fold(c.words).strip() == rate.of for c in row)  # a row that counts them: Buổi tuyên truyền | buổi | 64
    ]  # fmt: skip
    many = [n for n in known if sentence.place[0] <= n.place[0] < sentence.place[1]] or [n for n in known if n.value > 1 and len(own & words_of(regex.split("[,;]", n.lead)[-1], n.noun)) > 1]
    found: dict[tuple[Decimal, Decimal], tuple[Figure, Figure]] = {}
    for cell, name in rows:
        for scale in TABLE_SCALES:
            total = (cell.value or Decimal(0)) * scale
            if any(total == rate.value * n.value for n in many):
                return {}
            for n in many:
                if comparable(rate.value * n.value, total) and _one_mistyped(rate.value, n.value, total):
                    found[total, n.value] = Figure(cell.place, total, MONEY, name, ""), n
    return found


def _off_in_part(draft: Draft, rate: Rate, known: Mapping[str, Sequence[Figure]]) -> dict[tuple[Decimal, Decimal], tuple[Figure, Figure]]:
    """``a) Mục tiêu: 24 lớp``, ``c) Nội dung: …; 20 triệu đồng/lớp`` and ``d) Nguồn vốn: 720 triệu đồng`` of one part: the only number and the largest sum."""
    part = _part(draft, rate.place[0])
    many = [n for n in known[rate.of] if n.value > 1 and _part(draft, n.place[0]) == part]
    money = [m for m in known[MONEY] if _part(draft, m.place[0]) == part and m.place != rate.place]
    rates_of = [f for s in sentences(draft) for f in s.figures if rate.of in (f.per, f.each) and f.unit == MONEY and _part(draft, f.place[0]) == part]
    if part is None or len({n.value for n in many}) != 1 or not money or len(rates_of) > 1:
        return {}
    total, count = max(money, key=lambda m: m.value), many[0]
    due = rate.value * count.value
    told = any(m.value == due for m in known[MONEY]) or any(due / scale in cell_values(draft) for scale in TABLE_SCALES)
    clean = total.value / count.value
    near = _short(clean) and mistyped(rate.value.normalize(), clean.normalize()) and comparable(due, total.value)
    return {} if told or not near else {(total.value, count.value): (total, count)}


def _named_rows(draft: Draft) -> list[tuple[list[Cell], str, frozenset[str]]]:
    """The rows of all tables with their names and the telling words of those; made once."""
    return draft.once("named-rows", lambda one: [
        (list(row.values()), name, words_of(name)) for sheet in sheets(one) for row in sheet.rows if (name := sheet.header(row))
    ])  # fmt: skip


def _one_mistyped(each: Decimal, many: Decimal, total: Decimal) -> bool:
    """True if one of three numbers, mistyped, is why so many times one is not the total."""
    return product_mistyped(total, each, many, plausible=_short(total / many))


def _short(value: Decimal) -> bool:
    """True for a price as people set them: of three digits at most."""
    return digits(value) < 4  # noqa: PLR2004


def _of_groups(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``06 lớp, mỗi lớp 50 học viên`` and ``360 triệu đồng, bình quân 1,2 triệu đồng/học viên`` of the same part: three factors of one sum."""
    groups: dict[str | None, list[tuple[Figure, Figure]]] = {}
    for sentence in sentences(draft):
        for many, each in pairwise(sentence.figures):
            if many.plain and each.each == many.unit and not each.per and each.unit not in ("", MONEY, many.unit):
                groups.setdefault(_part(draft, many.place[0]), []).append((many, each))
    for sentence in sentences(draft) if groups else ():
        rates_of = [f for f in sentence.figures if f.per and f.unit == MONEY]
        totals = [f for f in sentence.figures if f.plain and f.unit == MONEY]
        here = groups.get(_part(draft, sentence.place[0]), [])
        if len(rates_of) != 1 or len(totals) != 1 or len(here) != 1 or here[0][1].unit != rates_of[0].per or is_told(draft, totals[0], *here[0]):
            continue
        (total,), (rate,), ((many, each),) = totals, rates_of, here
        due = rate.value * many.value * each.value
        others = any(f.value * rate.value == total.value for f in by_unit(draft)[rate.per])
        if abs(due - total.value) * _CLOSE > total.value and not others and factor_mistyped(total.value, due, [many.value, each.value, rate.value]):
            yield not_the_product(draft, rule, total, due, many.place, each.place)


def _part(draft: Draft, at: int) -> str | None:
    """The part around an item, of one that is a heading itself the part above it."""
    line = draft.paragraph(at)
    begins = line.start if line else at
    return next((s.id for s in draft.lineage(draft.section_at(at)) if s.start < begins), None)


@kind("set-of-each")
def set_of_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Mỗi môn trao 01 giải nhất, 01 giải nhì và 02 giải ba; tổng cộng 24 giải của 06 môn``."""
    for sentence in sentences(draft):
        figures = sentence.figures
        for at, first in enumerate(figures):
            if not first.each or first.each == first.unit or first.per:
                continue
            run = [first]
            for figure in figures[at + 1 :]:
                if figure.unit != first.unit or _TOTAL.search(figure.lead) or figure.per:
                    break
                run.append(figure)
            after = figures[at + len(run) :]
            totals = [f for f in after if f.unit == first.unit and _TOTAL.search(f.lead) and f.plain]
            many = [f for f in (*figures[:at], *after) if f.unit == first.each and f.plain and f.value > 1]
            if len(run) < 2 or len(totals) != 1 or len(many) != 1 or draft.is_cited(*sentence.place) or is_told(draft, totals[0], *run):  # noqa: PLR2004
                continue
            due = sum_of(run) * many[0].value
            if due != totals[0].value and comparable(due, totals[0].value):
                yield draft.finding(
                    rule, totals[0].place, say_as="product", severity="warning", stated=draft.words(totals[0].place), worked_out=shown(due),
                    evidence=tuple(draft.evidence(f.place) for f in (*run, many[0])),
                )  # fmt: skip


@kind("sum-of-products")
def sum_of_products(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``60 hộ nghèo, mỗi hộ 3 triệu đồng; 40 hộ cận nghèo, mỗi hộ 2 triệu đồng; tổng cộng 260 triệu đồng``."""
    for sentence in sentences(draft):
        products, used = _products(sentence.figures)
        if len(products) < 2 or not used or draft.is_cited(*sentence.place):  # noqa: PLR2004
            continue
        unit = used[-1].unit
        totals = [f for f in sentence.figures if f.unit == unit and f.plain and f not in used]
        due = sum(products, Decimal(0))
        if len(totals) != 1 or not (_TOTAL.search(totals[0].lead) or totals[0] is next(f for f in sentence.figures if f.unit == unit)) or is_told(draft, totals[0]):
            continue
        if due != totals[0].value and comparable(due, totals[0].value):
            yield draft.finding(
                rule, totals[0].place, say_as="product", severity="warning", stated=draft.words(totals[0].place), worked_out=say(due, unit),
                evidence=tuple(draft.evidence(f.place) for f in used),
            )  # fmt: skip


def _products(figures: tuple[Figure, ...]) -> tuple[list[Decimal], list[Figure]]:
    """What each number of things comes to by the figure for one of them that follows it, and the figures of that."""
    products: list[Decimal] = []
    used: list[Figure] = []
    for many, each in pairwise(figures):
        one = many.value == 1 and many.unit and each.plain and not _TOTAL.search(each.lead) and "," not in each.lead and products == []
        if each.each and each.each == many.unit and each.unit != many.unit and not many.each or one and each.unit == MONEY:
            products.append(many.value * each.value)
            used += [many, each]
    return products, used if len({f.unit for f in used[1::2]}) == 1 else []


def rates(sentence: Sentence) -> Iterator[Rate]:
    """The figures of a sentence that are told of one, averages among them."""
    words, low = sentence.words, sentence.place[0]
    for figure, following in zip_longest(sentence.figures, sentence.figures[1:]):
        if figure.each and following and not following.per and _AND.match(following.lead):
            continue  # mỗi đội 12 vận động viên và 03 huấn luyện viên: a set
        if figure.each and _OFTEN_TOO.match(words, figure.place[1] - low):
            continue  # mỗi thôn 2 buổi/quý
        before = words[max(0, figure.place[0] - low - 60) : figure.place[0] - low]
        if _ROUGH.search(before) and not MEAN.search(before) or REST.match(words, figure.place[1] - low):
            continue
        mean = MEAN.search(before[-26:]) is not None
        one = _ONE.match(words, figure.place[1] - low)
        if figure.per:
            yield Rate(figure.place, figure.value, figure.unit, figure.per, mean)
        elif figure.each and figure.each not in _FORE and figure.each != figure.unit:
            yield Rate(figure.place, figure.value, figure.unit, figure.each, mean)
        elif one and mean and one["v"] not in _FORE:
            yield Rate(figure.place, figure.value, figure.unit, one["v"], mean=True)
    for match in _PER.finditer(words):
        before = words[max(0, match.start() - 26) : match.start()]
        if match["v"] in _FORE or match["u"] == MONEY or match["u"] in ("trieu", "nghin", "ty", "ti") or _ROUGH.search(before) and not MEAN.search(before):
            continue
        yield Rate((low + match.start("k"), low + match.end("u")), value_of(match["k"]), match["u"], match["v"], MEAN.search(before) is not None)


def _alike(figure: Figure, unit: str) -> bool:
    return figure.unit == unit or figure.unit == "luot" and figure.noun.startswith(unit) or people(unit) and people(figure.unit) and unit != "luot"


def _off(draft: Draft, sentence: Sentence, rate: Rate) -> tuple[Figure, Figure] | None:
    """The figure of all that is not so many times the rate, and that number."""
    inside = [f for f in sentence.figures if f.plain and f.place != rate.place]
    totals = [f for f in inside if _alike(f, rate.unit) and f.value > rate.value]
    many = [f for f in inside if f.unit == rate.of and f not in totals]
    if len(totals) > 1 and any(f.unit == rate.unit for f in totals):
        totals = [f for f in totals if f.unit == rate.unit]
    if not totals or not rate.value or any(fits(t, rate, n.value) for t in totals for n in many):
        return None
    factors = [f.value for f in inside if f not in totals and f not in many]
    if any(fits(t, rate, n.value * k) for t in totals for n in many for k in factors):
        return None
    others = [f for f in by_unit(draft)[rate.of] if not sentence.place[0] <= f.place[0] < sentence.place[1]]
    sole = len(many) == 1 == len(totals) and mistyped(many[0].value, totals[0].value / rate.value)
    if not sole and any(fits(t, rate, n.value) for t in totals for n in others):
        return None
    before = [t for t in totals if t.place[0] < rate.place[0]]
    total = before[-1] if before else totals[0]
    if len(many) == 1 and len({t.value for t in totals}) == 1:
        due = rate.value * many[0].value
        plausible = comparable(due, total.value) or due / total.value in _TENFOLD
        near = abs(total.place[0] - many[0].place[0]) < 160 and len(totals) == 1  # noqa: PLR2004 - of one clause
        return (total, many[0]) if plausible and near and many[0].value > 1 else None
    near_by = [n for n in many or others if _mended(total, rate, n.value)]
    return (total, near_by[-1]) if len({n.value for n in near_by}) == 1 else None


def fits(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if so many times a rate is the total; of an average, about that."""
    if rate.value * many == total.value:
        return True
    return rate.mean and bool(many) and (abs(total.value / many - rate.value) < step(rate.value) or abs(total.value / many - rate.value) <= rate.value / 50)


def _mended(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if a digit of the rate, the number or the whole is why they do not fit: they do to the last digit without it."""
    due = rate.value * many
    if many < 2 or not due or not telling(total.value, many):  # noqa: PLR2004
        return False
    clean = total.value / many
    return places(clean.normalize()) <= places(rate.value) and slip(rate.value, clean) or slip(total.value, due) and telling(total.value) and telling(due)


# --- so much a year --------------------------------------------------------


@kind("so-much-a-year")
def so_much_a_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trồng 3.000 cây, mỗi năm 700 cây`` in a plan of four years: a digit away from so much a year."""
    plan = draft.record.plan
    years = plan.year_end - plan.year_start + 1 if plan.year_start and plan.year_end else 0
    for sentence in sentences(draft):
        for total, each in zip(sentence.figures, sentence.figures[1:], strict=False):
            if total.unit != each.unit or not total.unit or each.each != "nam" or not total.plain or not each.value or _ROUGH.search(each.lead):
                continue
            times = total.value / each.value
            if times == int(times) or not 1 < times < 12 or years < 2:  # noqa: PLR2004
                continue
            due = total.value / years
            if abs(each.value - due) <= due / 5 and not is_told(draft, total, each) and not draft.is_cited(*each.place):
                yield not_the_product(draft, rule, total, each.value * years, each.place)


# --- what words reckon, what turns come to --------------------------------------------------------

_ONE_TURN = "|".join((*NUMBER_WORDS, "tu"))
_PART = rf"(?P<half>mot nua)|(?P<n>{_ONE_TURN}) phan (?P<d>{_ONE_TURN})\b"
_TIMES = rf"gap (?:(?P<twice>doi)|(?P<more>ruoi)|(?P<times>{_ONE_TURN}|{NUMBER}) lan)"
_FRACTION = regex.compile(rf"\b(?:{_PART}|{_TIMES})\b(?P<between>[^.;:()%\d]{{0,30}}(?:nam (?:19|20)\d\d)?[^.;:()%\d]{{0,30}}?(?:tuong (?:duong|ung)(?: voi)?|bang|la|dat|tuc|nghia la|ung voi) *)$")
_MULTIPLE = regex.compile(rf"\b(?:{_PART}|{_TIMES})\b")
_SO_MANY_TIMES = regex.compile(rf"\b{_TIMES}\b[^.;%()\d]{{0,50}}(?:nam (?:19|20)\d\d)?[^.;%()\d]{{0,30}}\(?(?:la |dat |co )?$")
_NOW = regex.compile(r"[^.;%()\d]{0,50}[,(] *(?:bang |tang )?")
_LEAST = 20  # of smaller figures many are a digit apart


def _factor(match: regex.Match[str]) -> Decimal:
    """The number that a fraction or a multiple in words is."""
    if match["half"]:
        return Decimal(1) / 2
    if match["n"]:
        return Decimal(small_number(match["n"])) / small_number(match["d"])
    if match.groupdict().get("times"):
        return Decimal(small_number(match["times"])) or value_of(match["times"])
    return Decimal(2) if match["twice"] else Decimal("1.5")


@kind("fraction-in-words")
def fraction_in_words(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``tỉnh hỗ trợ một nửa, tương đương 650 triệu đồng``: no figure of its unit is the whole of such a part, but for a digit."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        for figure in sentence.figures:
            match = _FRACTION.search(figure.lead)
            if match is None or not figure.plain or not figure.unit or draft.is_cited(*figure.place) or is_told(draft, figure):
                continue
            factor = _factor(match)
            wholes = [f for f in known[figure.unit] if f.place != figure.place]
            cells = [c * scale for c in cell_values(draft) for scale in table_scales(figure.unit)]
            if any(same((w * factor).quantize(Decimal("0.001")).normalize(), figure.value) for w in (*(f.value for f in wholes), *cells)):
                continue
            near = {f.value: f for f in wholes if _is_meant(f, factor, figure)}
            if len(near) == 1:
                whole = next(iter(near.values()))
                yield not_the_product(draft, rule, figure, whole.value * factor, whole.place)
        yield from _fraction_after(draft, rule, sentence)


_OF_THESE = regex.compile(rf"[^.;:()%\d]{{0,40}}[,(] *(?:bang|chiem|tuc(?: la| bang)?|dat|tuong (?:duong|ung)(?: voi)?) *(?P<told>(?:{_PART}|(?P<a>[1-9])/(?P<b>[2-9]|10))(?![\d/]))")


def _fraction_after(draft: Draft, rule: CheckEntry, sentence: Sentence) -> Iterator[Result]:
    """``nhận 60 hồ sơ; chọn 20 hồ sơ (bằng 1/4)``: the figure before it in the sentence that is its whole says otherwise, and none does."""
    low = sentence.place[0]
    for figure in sentence.figures:
        match = _OF_THESE.match(sentence.words, figure.place[1] - low)
        wholes = [f.value for f in sentence.figures if f.plain and f.unit == figure.unit and f.place[0] < figure.place[0] and f.value > figure.value]
        if match is None or not figure.plain or not figure.unit or len(set(wholes)) != 1 or draft.is_cited(*figure.place):
            continue
        factor = Decimal(int(match["a"])) / int(match["b"]) if match["a"] else _factor(match)
        others = [f.value for f in by_unit(draft)[figure.unit]]
        held = any(abs(v * factor - figure.value) < 1 for v in (*others, *cell_values(draft)))
        if not held and factor < 1 and not is_told(draft, figure):
            place = low + match.start("told"), low + match.end("told")
            yield draft.finding(
                rule, place, under="rate-mismatch", severity="warning", stated=draft.words(place), worked_out=f"{shown(round(100 * figure.value / wholes[0], 2))}%",
                part=say(figure.value, figure.unit), whole=say(wholes[0], figure.unit), evidence=(draft.evidence(figure.place),),
            )  # fmt: skip


def _is_meant(whole: Figure, factor: Decimal, told: Figure) -> bool:
    """True if so many times a whole, a number without a rest, is a digit away from what is told of it."""
    due = whole.value * factor
    return whole.value >= _LEAST and due == int(due) and mistyped(told.value, due)


@kind("times-told")
def times_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``năm 2026 đạt 480 doanh nghiệp, gấp 1,5 lần năm 2025 (320 doanh nghiệp)``: what is now, so many times what was, which stands beside it or elsewhere."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        low, words = sentence.place[0], sentence.words
        for match in _MULTIPLE.finditer(words):
            before = [f for f in sentence.figures if f.place[1] - low <= match.start()][-1:]
            if not match[0].startswith("gap") or not before or not before[0].plain or before[0].value < _LEAST or not _NOW.fullmatch(words[before[0].place[1] - low : match.start()]) or draft.is_cited(*sentence.place):
                continue
            now, factor = before[0], _factor(match)
            after = [f for f in sentence.figures if f.place[0] - low >= match.end() and f.unit and (f.unit == now.unit or not now.unit)][:1]
            beside = [f for f in after if _SO_MANY_TIMES.search(words[: f.place[0] - low])]
            unit = now.unit or (beside[0].unit if beside else "")
            others = [f for f in known[unit] if f.place != now.place]
            if not unit or not factor or is_told(draft, now, *beside) or any(same((f.value * factor).normalize(), now.value) for f in others) or any(c * factor == now.value for c in cell_values(draft)):
                continue
            near = beside or [f for f in others if f.place[0] < now.place[0] and _is_meant(f, factor, now)]
            if len({f.value for f in near}) == 1 and comparable(near[0].value * factor, now.value):
                place = low + match.start(), low + match.end()
                yield draft.finding(
                    rule, place, severity="warning", stated=draft.words(place), worked_out=shown(round(now.value / near[0].value, 2)),
                    part=say(now.value, unit), whole=say(near[0].value, unit), evidence=(draft.evidence(now.place), draft.evidence(near[0].place)),
                )  # fmt: skip


# --- so often a quarter, so often a year ---------------------------------------------------------------

_OFTEN = regex.compile(
    rf"\b(?:moi|mot|hang|hằng) (?P<of>quy|thang|tuan) (?:hop |to chuc |kiem tra |giao ban )?(?P<n>{_ONE_TURN}|\d{{1,2}}) (?P<u>[a-z]+)\b[^.;\d]{{0,40}}[,;(:] *(?:nhu vay |tuc |tong cong )?"
    rf"(?:moi|mot|ca|trong) nam (?:co |la |phai )?(?P<all>\d{{1,3}}) (?P=u)\b"
)
_TURNS_A_YEAR = {**IN_A_YEAR, "tuan": 52}


@kind("so-often-a-year")
def so_often_a_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``kiểm tra mỗi quý một lần, mỗi năm 04 lần``: the year has four of them."""
    for match in _OFTEN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        due = small_number(match["n"]) * _TURNS_A_YEAR[match["of"]]
        place = match.span("all")
        if int(match["all"]) != due and not draft.is_cited(*place) and not draft.is_told(place, rule.code):
            yield draft.finding(rule, place, say_as="product", severity="warning", stated=match["all"], worked_out=shown(due), evidence=(draft.evidence(match.span("of")),))
