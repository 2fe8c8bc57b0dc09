"""So many for each, where the number of things, or what all of them come to, stands in another sentence, in the calendar or among more figures.

``36 chuyến, mỗi tháng 03 chuyến``; ``36 người vận hành, mỗi mô hình 03 người`` below ``12 mô hình``; ``270 triệu đồng (90 triệu
đồng/lớp)`` beside ``03 lớp``; ``Mở 03 lớp, mỗi lớp 50 người`` where 150 are to be trained. Nothing is said where any number of such
things in the plan makes the total. Among more figures of a sentence the nearest of what it is told of is meant: ``06 đội xung kích
150 người (mỗi đội 25 người), Ban Chỉ huy 30 người``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.each_named import areas
from kehoach.check.figures.numbers import (
    NUMBER_WORDS,
    comparable,
    digits,
    places,
    product_mistyped,
    shown,
    small_number,
    step,
    value_of,
)
from kehoach.check.figures.rated import IN_A_YEAR, Rate, fits, rates
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_unit, people, sentences, with_before, words_of
from kehoach.check.figures.remarks import is_place_told, is_told, not_the_product
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, total_values
from kehoach.extract.numbers import NUMBER
from kehoach.normalise.labels import roman_value
from kehoach.rulebook import CheckEntry

_OF = regex.compile(r"\b(?:moi|tung) (?:mot )?(?P<of>[a-z]+(?:,? [a-z]+){0,7})$")
_AFTER = regex.compile(r"^[a-z ]{0,24}?(?:/ *(?:0?1 )?|\b(?:moi|mot|tren mot) )(?P<of>[a-z]+(?: [a-z]+)?)")
_SEVERAL = regex.compile(r"(?:xa|phuong|huyen|thi xa|thi tran|thanh pho|quan|dac khu)(?:,? (?:xa|phuong|huyen|thi xa|thi tran|thanh pho|quan|dac khu))+")
_VERBS = frozenset(["co", "gom", "to", "lap", "duoc", "nhan", "cu", "bo", "mo", "phat", "trao", "la", "it", "trong", "tham", "ho", "cap", "dat", "lay", "tu", "thuc", "chon", "voi", "cho", "phai", "hoc", "keo", "can", "thanh", "xay", "chi", "muc", "tai", "trung", "binh"])
_SPLIT = regex.compile(r"\b(?:gom|trong (?:so )?do|chia (?:ra|thanh))\b")
_BRACKET = regex.compile(
    r" *\((?:[^();]*,)? *(?:(?:muc|dinh muc|don gia|moi|binh quan|ho tro)[^()\d]*(?:\d[\d.,]* [^()\d]{2,20} va )?)?|[^;.()\d]{0,40}, *(?:binh quan|trung binh|tinh ra)(?: khoang| moi [a-z]+)? *"
)
_DATED = regex.compile(r"\b(?:19|20)\d\d\b")  # *trong năm 2019 và 2020*: not all years of the plan
_UP_TO = regex.compile(r"\d(?: [a-z]+)? *(?:den|-)$")
_AMONG = regex.compile(r"\btrong (?:so )?do$")
_DOCTOR = regex.compile(r"(?:bac (?:bac )?si|duoc (?:duoc )?si|ky (?:ky )?su|dieu (?:dieu )?duong)\b")  # persons whose first word is none
_SUM = regex.compile(r"\b(?:tong|cong|ca (?:nam|giai doan|ky|dot|hoi thi))\b")
_ROUGH = regex.compile(r"\b(?:khoang|gan|hon|tren|duoi|uoc|tu|den|khong qua|toi da)(?: [a-z]+)? *$")
_MONTHS = regex.compile(r"\btu (?:dau )?thang (?P<a>\d{1,2})(?: nam \d{4}|/\d{4})? den (?:het |cuoi )?thang (?P<b>\d{1,2})\b")
_QUARTERS = regex.compile(r"\btu quy (?P<a>iv|i{1,3}) den (?:het )?quy (?P<b>iv|i{1,3})\b")
_SPAN = regex.compile(r"(?<![\w./-])(?P<n>\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?P<of>nam|thang|quy|tuan|ngay)\b(?! (?:19|20)\d\d)")
_CALENDAR = frozenset(["nam", "thang", "quy", "tuan", "ngay"])
_FEW = 12  # numbers that row numbers have, too
_SHARED = 2  # telling words that a total elsewhere has in common with the sentence that reckons it


@dataclass(frozen=True)
class _Each:
    """A figure for one, with the words that tell of what (*mô hình*)."""

    rate: Rate
    of: tuple[str, ...]


@kind("each-of-so-many")
def each_of_so_many(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A total of a sentence that is not so many times what the sentence says of one, and a digit off."""
    for sentence in sentences(draft):
        found = list(_each(sentence))
        for each in found:
            off = _off(draft, sentence, each, found)
            if off and not is_told(draft, off[0], _figure(each.rate)) and not draft.is_cited(*each.rate.place):
                total, many = off
                yield not_the_product(draft, rule, total, each.rate.value * many, each.rate.place)


def _figure(rate: Rate) -> Figure:
    return Figure(rate.place, rate.value, rate.unit, "", "")


def _each(sentence: Sentence) -> Iterator[_Each]:
    """The figures for one of a sentence, of calendar units and without a unit of their own (*mỗi huyện 20*) too."""
    low = sentence.place[0]
    known = {r.place[0]: r for r in rates(sentence)}
    for figure in sentence.figures:
        if figure.each and not figure.rough and figure.place[0] not in known:
            known[figure.place[0]] = Rate(figure.place, figure.value, figure.unit, figure.each, mean=False)
    for at, rate in sorted(known.items()):
        before = " ".join(sentence.words[: at - low].split())
        if _UP_TO.search(before):
            continue  # mỗi năm từ 02 đến 03 người
        match = _OF.search(before) or _AFTER.match(sentence.words[rate.place[1] - low :])
        words = regex.findall("[a-z]+", match["of"]) if match and match["of"].startswith(rate.of) else [rate.of]
        yield _Each(rate, tuple(words))


def _off(draft: Draft, sentence: Sentence, each: _Each, found: Sequence[_Each]) -> tuple[Figure, Decimal] | None:
    """The total of a sentence that no number of such things makes, and the number that makes it with one digit mended."""
    rate = each.rate
    total = _total(sentence, each, found)
    if total is None or not rate.value or rate.value < 1 and rate.unit != MONEY:
        return None
    near, far = _many(draft, sentence, each)
    if units := areas(draft) if _SEVERAL.fullmatch(" ".join(each.of)) else frozenset():
        near, far = list(units), []
    before = [f for f in sentence.figures if f.place[0] < rate.place[0] and f is not total]
    if before and before[-1].unit == rate.of and before[-1].plain and before[-1].place[0] > total.place[0] and rate.of not in _CALENDAR:
        near, far = [before[-1].value], []  # 480 triệu đồng (08 lớp, mỗi lớp 60 triệu đồng)
    between = sorted((total.place[0], rate.place[0]))
    if regex.search(r"\brieng\b", sentence.words[between[0] - sentence.place[0] : between[1] - sentence.place[0]]):
        return None  # mỗi tháng 01 số, riêng tháng 9 02 số, tổng cộng 12 số
    factors = [f.value for f in sentence.figures if f is not total and f.place != rate.place]
    fits = partial(_fits, total, rate)
    if any(fits(n * k) for n in (*near, *far) for k in (Decimal(1), *factors)) or any(fits(k) for k in factors) or not units and _told_in_table(draft, total, rate):
        return None
    whole = total.value % rate.value == 0
    mended = [n for n in dict.fromkeys(near) if _mended(total, rate, n)]
    if not near and whole and len(set(far)) > 1:
        far = [n for n, times in Counter(far).items() if times > 1 and n == max(far)]  # all of them
    if not near:
        mended = [n for n in dict.fromkeys(far) if _mended(total, rate, n)]
    return (total, mended[0]) if mended else None


def _total(sentence: Sentence, each: _Each, found: Sequence[_Each]) -> Figure | None:
    """The figure that a figure for one is a share of: before it, the nearest of its unit; else after it the one called a sum."""
    rates_ = {e.rate.place[0] for e in found}
    rate = each.rate
    alike = [
        f for f in sentence.figures
        if f.place[0] not in rates_ and not f.per and not f.each and f.value > rate.value and _alike(f, rate.unit) and not _ROUGH.search(f.lead)
    ]  # fmt: skip
    before = [f for f in alike if f.place[0] < rate.place[0]]
    if rate.unit == MONEY:
        between = sentence.words[before[-1].place[1] - sentence.place[0] : rate.place[0] - sentence.place[0]] if before else ""
        return before[-1] if before and _BRACKET.fullmatch(between) else None
    if sum(e.rate.unit == rate.unit for e in found) > 1:
        return None
    if not alike and people(rate.unit):  # 12 thí sinh, mỗi nghề 02 người
        before = [f for f in sentence.figures if f.plain and f.place[0] < rate.place[0] and f.value > rate.value and f.unit not in ("", MONEY, rate.of, *_CALENDAR)]
        before = before if len(before) == 1 else []
    after = next((f for f in sentence.figures if f.place[0] > rate.place[0]), None)
    if after and after.unit == rate.unit and not after.each and not _SUM.search(after.lead):
        return None  # a set: mỗi môn 01 giải nhất, 02 giải nhì
    if len(before) > 1 and _AMONG.search(before[-1].lead):
        before = before[-1:]  # 227 lượt người; trong đó 06 bác sĩ, mỗi năm 02 người
    if before:
        split = _SPLIT.search(sentence.words, before[-1].place[1] - sentence.place[0], rate.place[0] - sentence.place[0])
        return before[-1] if len({f.value for f in before}) == 1 and not split else None
    return next((f for f in alike if _SUM.search(f.lead)), None)


def _alike(figure: Figure, unit: str) -> bool:
    if not unit:
        return figure.unit not in ("", MONEY, *_CALENDAR)
    return figure.unit == unit or people(unit) and _DOCTOR.match(f"{figure.unit} {figure.noun}") is not None or people(unit) and people(figure.unit) or figure.unit == "luot" and figure.noun.startswith(unit)


def _many(draft: Draft, sentence: Sentence, each: _Each) -> tuple[list[Decimal], list[Decimal]]:
    """How many of them there are by the sentence, its part or the calendar, and by the rest of the plan."""
    of = each.rate.of
    low = sentence.place[0]
    if of in _CALENDAR:
        return _calendar(draft, sentence, of), []
    section = _item(draft, low)
    near: list[Decimal] = []
    far: list[Decimal] = []
    others = [f for f in sentence.figures if f.plain and f.unit != of and people(f.unit)] if people(of) else []
    for figure in (*by_unit(draft)[of], *others):
        here = low <= figure.place[0] < sentence.place[1]
        if figure.value < 2 and not here or figure.place == each.rate.place or figure.unit == of and not _same_thing(each.of, figure):  # noqa: PLR2004
            continue
        inside = here or _item(draft, figure.place[0]) == section
        (near if inside else far).append(figure.value)
    worded = regex.compile(rf"\b(?P<n>{'|'.join(NUMBER_WORDS)}) {' '.join(each.of[:1])}\b")
    far += [Decimal(small_number(m["n"])) for m in worded.finditer(draft.text.folded)]
    return near, far


def _item(draft: Draft, at: int) -> str | None:
    """The part that a place stands in; of a field of it (*a) Mục tiêu: …*) the part that has those fields."""
    section = draft.sections.get(draft.section_at(at) or "")
    if section and section.parent and "\n" not in draft.text.canonical[section.end : section.end + 3]:
        return section.parent
    return section.id if section else None


def _same_thing(of: Sequence[str], figure: Figure) -> bool:
    """True unless both go on with another word: *mỗi tổ dân phố* and *54 tổ liên gia*."""
    noun = figure.noun.split()
    return len(of) < 2 or not noun or of[1] in _VERBS or noun[0] in _VERBS or of[1] == noun[0]  # noqa: PLR2004


def _calendar(draft: Draft, sentence: Sentence, of: str) -> list[Decimal]:
    """How many months, quarters, weeks there are: as the sentence says, else of the plan's time."""
    words = " ".join(sentence.words.split())
    said = [Decimal(small_number(m["n"])) for m in _SPAN.finditer(words) if m["of"] == of]
    months = _MONTHS.search(words)
    if months and of in IN_A_YEAR:
        length = int(months["b"]) - int(months["a"]) + 1
        return [Decimal(length)] if of == "thang" and length > 1 else []
    quarters = _QUARTERS.search(words)
    if quarters:
        return [Decimal(roman_value(quarters["b"].upper()) - roman_value(quarters["a"].upper()) + 1)] if of == "quy" else []
    plan = draft.record.plan
    years = plan.year_end - plan.year_start + 1 if plan.year_start and plan.year_end else 0
    if of == "nam" and not said and years > 1 and not _DATED.search(words):
        return [Decimal(years)]
    if said or of not in IN_A_YEAR or years != 1 or draft.day is None or int(draft.day[5:7]) > 3 or regex.search(r"\btu (?:thang|quy|ngay)\b", words):  # noqa: PLR2004
        return said
    return [Decimal(IN_A_YEAR[of])]


def _fits(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if so many times a rate is the total; of a mean, about that."""
    if rate.value * many == total.value or not many:
        return rate.value * many == total.value
    if not rate.mean:
        return False
    exact = total.value / many
    printed = Decimal(1).scaleb(int(rate.value.normalize().as_tuple().exponent)) if rate.unit == MONEY else step(rate.value)
    return abs(exact - rate.value) <= printed / 2 or not _mended(total, rate, many) and abs(exact - rate.value) <= max(step(rate.value), rate.value / 50)


def _told_in_table(draft: Draft, total: Figure, rate: Rate) -> bool:
    """True if a table has the number of things that makes the total."""
    many = total.value / rate.value
    return many == int(many) and (many in total_values(draft) or many > _FEW and many in cell_values(draft))


def _mended(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if a digit of the total, the rate or the number is why they do not fit."""
    exact = total.value / many
    return product_mistyped(
        total.value, rate.value, many, plausible=places(exact.normalize()) <= places(rate.value.normalize()) + 3 * (rate.unit == MONEY)
    )  # fmt: skip


# --- what all of them come to, told elsewhere -----------------------------------------------------------


@kind("each-told-elsewhere")
def each_told_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Mở 03 lớp, mỗi lớp 50 người`` where ``Tập huấn cho 150 người`` is told: of the same words, and a digit off."""
    known = by_unit(draft)
    every = {f.value for figures in known.values() for f in figures}
    for sentence in sentences(draft):
        found = list(_each(sentence))
        for each in found:
            rate = each.rate
            many = [f for f in sentence.figures if f.plain and f.unit == rate.of and _same_thing(each.of, f) and f.value > 1 and f.place[0] < rate.place[0]]
            if sum(e.rate.unit == rate.unit or e.rate.of == rate.of for e in found) != 1 or len(many) != 1 or rate.mean or rate.unit in ("", MONEY, *_CALENDAR) or rate.of in _CALENDAR or draft.is_cited(*rate.place):
                continue
            if any(f.plain and f.place not in (rate.place, many[0].place) and (_alike(f, rate.unit) or f.unit in _CALENDAR) for f in sentence.figures):
                continue
            due = rate.value * many[0].value
            if due in every or due in total_values(draft) or due > _FEW and due in cell_values(draft):
                continue
            own = _own_words(draft, sentence) - words_of(rate.unit)
            item = _item(draft, sentence.place[0])
            alike = [f for figures in known.values() for f in figures if _alike(f, rate.unit) and not sentence.place[0] <= f.place[0] < sentence.place[1]]
            beside = [f for f in alike if _item(draft, f.place[0]) == item]
            wholes = [
                f for f in alike
                if f.value > max(rate.value, many[0].value) and _mended(f, rate, many[0].value)
                and ((f.unit == rate.unit or f.unit == "luot" and people(rate.unit)) and len(own & words_of(f.lead, f.noun)) >= _SHARED or beside == [f])
            ]  # fmt: skip
            if len({w.value for w in wholes}) == 1 and not is_told(draft, wholes[0], many[0], _figure(rate)):
                yield draft.finding(
                    rule, wholes[0].place, say_as="product", severity="warning", stated=draft.words(wholes[0].place), worked_out=shown(due),
                    evidence=(draft.evidence(many[0].place), draft.evidence(rate.place)),
                )  # fmt: skip


def _own_words(draft: Draft, sentence: Sentence) -> frozenset[str]:
    """The telling words of a sentence, and of the heading it stands below."""
    section = draft.sections.get(draft.section_at(sentence.place[0]) or "")
    title = draft.text.folded[section.start : section.start + len(section.title) + 10] if section else ""
    return words_of(sentence.words, title)


# --- so many for each, beside more than two other figures -----------------------------------------

_ANY = frozenset(["don", "noi", "dia", "ben"])  # mỗi đơn vị, nơi, địa phương, bên: whatever was named before
_TOTAL = regex.compile(r"\b(?:tong(?: (?:cong|so))?|cong|thanh tien|bang|la|=)(?: [a-z]+){0,2} *:?$")
_FOR = regex.compile(r"\b(?:cho|voi|cong|tong|tong so|tong cong|thuc hien|tham gia|gom|co)$")
_TIME = regex.compile(rf"(?<![\d.,/])(?P<n>{NUMBER}) (?P<t>ngay|thang|tuan|buoi|quy|nam|gio|dem)\b(?! \d)")
_EVERY = regex.compile(r"[a-z]*(?: [a-z]+){0,3} */ *(?:0?1 )?[a-z]+(?: [a-z]+)? */ *(?P<t>ngay|thang|tuan|buoi|quy|nam|gio|dem)\b")
_LASTS = regex.compile(rf"\b(?:trong|keo dai|lien tuc|x|×)(?: vong)? (?P<n>{NUMBER}) (?P<t>ngay|thang|tuan|buoi|quy|nam)\b(?! \d)")
_ALL_YEAR = regex.compile(r"\b(?:ca|mot|moi|trong) nam\b(?! (?:dau|cuoi|qua))")  # *kinh phí cả năm*
_YIELD = regex.compile(rf"(?<![\d.,/-])(?P<k>{NUMBER}) ta(?: [a-z]+)? */ *ha\b")
_A_YEAR = 100  # and more: no number of years
_PARTED = regex.compile(r"[,;:.(]")
_ENDED = regex.compile(r"[);]")
_APART = 160
_SET = 4


@dataclass(frozen=True)
class _Scope:
    """A stretch of a sentence around a rate, with the figures that may be how many there are and all of it."""

    many: tuple[Figure, ...]
    totals: tuple[Figure, ...]


@kind("each-told")
def each_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A rate against the nearest number of what it is told of and the nearest total."""
    for before, sentence in with_before(draft):
        earlier = before.figures if before else ()
        found = [*map(_of_one, rates(sentence)), *_by_time(sentence), *_yields(sentence)]
        for rate in found:
            others = any(r.unit == rate.unit and r.place != rate.place for r in found)
            if others or not rate.value or draft.is_cited(*rate.place) or _in_set(sentence, rate):
                continue
            off = _off_near(sentence, earlier, rate)
            if off and not is_place_told(draft, off[0].place, off[1].place, rate.place):
                total, many, due = off
                yield not_the_product(draft, rule, total, due, rate.place, many.place)


def _off_near(sentence: Sentence, earlier: Sequence[Figure], rate: Rate) -> tuple[Figure, Figure, Decimal] | None:
    """The total that is not so many times the rate, how many there are, and what it should be."""
    every = [f for f in sentence.figures if f.plain and f.unit and not _overlap(f, rate)]
    every += [f for f in _spans(sentence) if rate.of == f.unit and not any(f.place[0] == e.place[0] for e in every)]
    times = _times(sentence, rate)
    for figures in (*_scopes(sentence, rate, every), [*earlier, *every]):
        scope = _scope(rate, figures)
        if not scope.many or not scope.totals:
            continue
        if any(_holds(t, rate, n.value * k) for t in scope.totals for n in scope.many for k in (Decimal(1), *times)):
            return None
        wide = _scope(rate, every)
        if any(_holds(t, rate, n.value * k) for t in wide.totals for n in wide.many for k in (Decimal(1), *times)):
            return None
        if times and _EVERY.match(sentence.words, rate.place[1] - sentence.place[0]):
            rate = replace(rate, value=rate.value * times[0])
        return _chosen(rate, scope, lone=figures is not every)
    return None


def _of_one(rate: Rate) -> Rate:
    """*100.000 đồng/người/ngày* is told of one person."""
    return replace(rate, of=rate.of.split("/")[0]) if "/" in rate.of else rate


def _by_time(sentence: Sentence) -> Iterator[Rate]:
    """``mỗi tuần 02 tin`` where the sentence says of how many weeks."""
    measures = {f.unit for f in _spans(sentence)}
    for figure in sentence.figures:
        if figure.each in measures and figure.each != figure.unit and not figure.per:
            yield Rate(figure.place, figure.value, figure.unit, figure.each, mean=False)


def _yields(sentence: Sentence) -> Iterator[Rate]:
    """``60 tạ/ha`` in tons."""
    for match in _YIELD.finditer(sentence.words):
        yield Rate((sentence.place[0] + match.start("k"), sentence.place[0] + match.end()), (value_of(match["k"]) / 10).quantize(Decimal("0.01")), "tan", "ha", mean=True)


def _spans(sentence: Sentence) -> list[Figure]:
    """The measures of time that the sentence says something lasts: *trong 52 tuần*."""
    low = sentence.place[0]
    found = _LASTS.finditer(sentence.words)
    return [Figure((low + m.start("n"), low + m.end("t")), value_of(m["n"]), m["t"], "trong", "") for m in found if value_of(m["n"]) < _A_YEAR or m["t"] != "nam"]


def _holds(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if a total is so many times the rate; an average with a decimal, or of three digits, is told to its last."""
    exact = rate.mean and (places(rate.value) > 0 or digits(rate.value) > 2)  # noqa: PLR2004
    return abs(total.value - rate.value * many) <= many * Decimal(1).scaleb(-places(rate.value)) if exact else fits(total, rate, many)


def _in_set(sentence: Sentence, rate: Rate) -> bool:
    """True for *mỗi môn 01 giải nhất, 02 giải nhì*: a set for each."""
    after = next((f for f in sentence.figures if f.place[0] >= rate.place[1]), None)
    return after is not None and after.unit == rate.unit and not _TOTAL.search(after.lead) and not _ENDED.search(after.lead) and after.value < _SET * rate.value


def _overlap(figure: Figure, rate: Rate) -> bool:
    return figure.place[0] < rate.place[1] and rate.place[0] < figure.place[1]


def _times(sentence: Sentence, rate: Rate) -> list[Decimal]:
    """How many days, months, … the sentence names, of the measure that the rate is told for first."""
    every = _EVERY.match(sentence.words, rate.place[1] - sentence.place[0])
    found = [(m["t"], value_of(m["n"])) for m in _TIME.finditer(sentence.words)]
    first = every["t"] if every else ""
    if first in IN_A_YEAR and _ALL_YEAR.search(sentence.words):
        found.append((first, Decimal(IN_A_YEAR[first])))
    return [n for t, n in found if t == first] + [n for t, n in found if t != first]


def _scopes(sentence: Sentence, rate: Rate, figures: list[Figure]) -> Iterator[list[Figure]]:
    """The figures around a rate, from the nearest to all of its sentence."""
    low, at = sentence.place[0], rate.place[0] - sentence.place[0]
    words = sentence.words
    opened = words.rfind("(", 0, at)
    if opened > words.rfind(")", 0, at):
        begin = max((m.end() for m in _PARTED.finditer(words, 0, opened)), default=0)
        yield [f for f in figures if low + begin <= f.place[0] < low + opened]
    begin, end = words.rfind(";", 0, at) + 1, words.find(";", at)
    yield [f for f in figures if low + begin <= f.place[0] < low + (end if end > 0 else len(words))]
    yield figures


def _of_people(unit: str) -> bool:
    return people(unit) or unit in ("nhan", "khau")


def _scope(rate: Rate, figures: Sequence[Figure]) -> _Scope:
    alike = [f for f in figures if f.value > rate.value and (f.unit == rate.unit or people(f.unit) and people(rate.unit) and rate.of != f.unit)]
    same = [f for f in alike if f.unit == rate.unit]
    many = [f for f in figures if f.unit == rate.of and f not in same and f.value > 1]
    if not many and _of_people(rate.of) and not people(rate.unit):
        many = [f for f in figures if _of_people(f.unit) and f.value > 1]  # 16 kg/người cho 240 nhân khẩu
    totals = [f for f in same or alike if f not in many]
    if rate.of in _ANY and not many:
        many = [f for f in figures if f.unit != rate.unit and f not in totals and f.place[1] <= rate.place[0] and f.value > 1][-1:]
    if not totals and people(rate.unit):
        totals = [f for f in figures if f not in many and f.value > rate.value and _FOR.search(f.lead) and f.unit != rate.of]
    return _Scope(tuple(many), tuple(totals))


def _chosen(rate: Rate, scope: _Scope, *, lone: bool) -> tuple[Figure, Figure, Decimal] | None:
    """The total and the number that are meant, where a reader has no choice, or a mistyped digit makes it."""
    told = [t for t in scope.totals if _TOTAL.search(t.lead)]
    totals = told if len(told) == 1 else list(scope.totals)
    pairs = [(t, n) for t in totals for n in scope.many]
    if len(pairs) == 1:
        total, many = pairs[0]
        due = rate.value * many.value
        near = abs(total.place[0] - many.place[0]) < _APART
        return (total, many, due) if near and (_mended_near(total, rate, many) or lone and comparable(due, total.value)) else None
    if len(totals) == 1:
        mended = [(t, n) for t, n in pairs if _mended_near(t, rate, n)]
        if len({n.value for _, n in mended}) == 1:
            total, many = mended[0]
            return total, many, rate.value * many.value
    return None


def _mended_near(total: Figure, rate: Rate, many: Figure) -> bool:
    """True if one number, mistyped, is why the three do not fit."""
    return product_mistyped(total.value, rate.value, many.value, plausible=digits(total.value / many.value) <= max(digits(rate.value), 2))
