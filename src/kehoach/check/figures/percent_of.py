"""Percentages beside the figures they come from, where one digit makes all three agree to the last: shares and growth.

``196.000 con trên tổng số 245.000 con, tức 80%``; ``168 chợ … kiên cố 42 chợ, chiếm 25%``; ``65.000 suất, tăng 4% so với năm 2020 (62.500 suất)``;
``116/130 xã có …; 14 xã chưa có``. A share is held against another sentence only where no figure of its unit is its whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import Count, lists_below
from kehoach.check.figures.numbers import PERCENT, comparable, mistyped, places, shown, step, value_of
from kehoach.check.figures.rates import percent_place
from kehoach.check.figures.reckoned import Figure, Sentence, by_unit, people, sentences
from kehoach.check.figures.remarks import say
from kehoach.check.figures.sums import sum_of
from kehoach.check.figures.worked_out import shares_of_all
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import total_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_N = rf"(?:{NUMBER})"
_SHARE = regex.compile(r"^[^.;%()]{0,60}?(?:\(|[,:]? *\b(?:chiem|bang|tuc(?: la)?|dat|tuong (?:ung|duong|duong voi)|ty le)\b)[^.;%()\d]{0,24}$")
_BOUND = regex.compile(r"\b(?:tu|tren|duoi|hon|gan|khoang|it nhat|toi thieu|toi da|khong qua|xap xi|len|xuong|den|tang|giam|vuot|cao hon|thap hon|tren \d+%)(?: [a-z]+)? *\(?$")
_AFTER = regex.compile(r"^ *\)? *(?:tro len|tro xuong|den|-|so voi|ke hoach|cung ky|du toan)")
_GROWN = regex.compile(r"(?:^\W*|[,;(:] *)(?:toc do |ty le |muc )?(?P<way>tang|giam)(?: truong| khoang| them| duoc| hon)* *$")
_THAN = regex.compile(r"^ *(?:,? *)?so voi (?:[a-z]+ ){0,4}?(?:nam (?:19|20)\d\d |nam (?:truoc|ngoai) |cung ky )?\(? *(?:la |dat |co |nam (?:19|20)\d\d (?:la |dat |co )?)?$")
_LEFT = regex.compile(r"\bcon(?: lai)?(?: la| co)?$")  # what is left of a whole is none
_SAME_YEAR = regex.compile(r"\b(?:nam (?:truoc|ngoai|19\d\d|20\d\d)|cung ky)\b")
_YEAR = regex.compile(r"\bnam ((?:19|20)\d\d)\b")
_ON = regex.compile(r"\b(?:tren|trong)(?: tong)?(?: so)?$")
_AMONG = regex.compile(r"\btrong (?:so )?do(?: [a-z]+){0,2}$")
_BOTH_TOLD = regex.compile(r"^[^.;()\d]{0,60}so voi nam (?P<year>(?:19|20)\d\d) *\(")
_NEAR = 700  # characters before a share in which its whole stands
_LONG = 30  # a whole of few has many parts a digit away from each other
Share = tuple[Place, Decimal, Figure]  # where a percentage stands, the percentage, the figure it is told of


@kind("percent-by-a-digit")
def percent_by_a_digit(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A share of a whole that a digit makes exact: of the same sentence, else of the last figure of its unit before it."""
    before: list[Figure] = []
    for sentence in sentences(draft):
        for place, percent, part in shares_told(draft, sentence):
            if draft.is_told(place, "rate-mismatch", "sum-mismatch") or draft.is_told(part.place, "rate-mismatch", "sum-mismatch") or draft.is_cited(*place):
                continue
            if place in shares_of_all(draft):
                continue
            whole = _whole(draft, sentence, before, part, percent)
            if whole:
                yield draft.finding(
                    rule, place, severity="warning", stated=f"{shown(percent)}%", part=say(part.value, part.unit), whole=say(whole.value, whole.unit),
                    worked_out=f"{shown((100 * part.value / whole.value).quantize(step(percent) / 10))}%", evidence=(draft.evidence(part.place), draft.evidence(whole.place)),
                )  # fmt: skip
        before += sentence.figures


def shares_told(draft: Draft, sentence: Sentence) -> Iterator[Share]:
    """The percentages of a sentence that are told of the figure right before them."""
    low, words = sentence.place[0], sentence.words
    last = 0
    for match in PERCENT.finditer(words):
        figures = [f for f in sentence.figures if last <= f.place[0] - low and f.place[1] - low <= match.start()]
        last = match.end()
        if not figures or not figures[-1].unit or figures[-1].each or figures[-1].per:
            continue
        between = words[figures[-1].place[1] - low : match.start()]
        part = figures[-2] if len(figures) > 1 and _ON.search(figures[-1].lead) and figures[-2].unit == figures[-1].unit else figures[-1]
        if _SHARE.match(between) and not _BOUND.search(between) and not _AFTER.match(words[match.end() : match.end() + 20]):
            yield percent_place(draft, (low + match.start("n"), low + match.end("n"))), value_of(match["n"]), part


def _whole(draft: Draft, sentence: Sentence, before: Sequence[Figure], part: Figure, percent: Decimal) -> Figure | None:
    """The figure that a part is such a share of but for a digit; None where any of its unit is its whole."""
    known = [f for unit, figures in by_unit(draft).items() if _alike(unit, part.unit) for f in figures]
    inside = [f for f in sentence.figures if f is not part and _alike(f.unit, part.unit)]
    above, beside = _lists(draft).get(part.place[0], (None, frozenset()))
    here = [f.value for f in (*known, *inside) if f.place[0] not in beside]
    if any(_is_share(part.value, v, percent) for v in (*here, *(part.value + f.value for f in inside), *total_values(draft))):
        return None
    wholes = [f for f in inside if f.value > part.value and not _LEFT.search(f.lead)]
    if not wholes and _AMONG.search(part.lead):
        at = sentence.figures.index(part)
        wholes = [f for f in sentence.figures[max(0, at - 1) : at] if f.plain and f.unit and f.value > part.value]
    for f in wholes:
        if _exact(part.value, f.value, percent):
            return f
    if above and not wholes and _exact(part.value, above.value, percent):
        return next((f for f in known if f.place[0] == above.start), None)
    section = draft.section_at(part.place[0])
    near = [f for f in before if f.plain and f.unit == part.unit and f.value > part.value and (part.place[0] - f.place[0] < _NEAR and draft.section_at(f.place[0]) == section)]
    if not wholes and near and near[-1].value >= _LONG and _exact(part.value, near[-1].value, percent):
        return near[-1]
    return None


def _lists(draft: Draft) -> dict[int, tuple[Count, frozenset[int]]]:
    """For each part of a list that makes the figure above it: that figure, and where the other parts begin, none of which it is a share of."""

    def made(one: Draft) -> dict[int, tuple[Count, frozenset[int]]]:
        found: dict[int, tuple[Count, frozenset[int]]] = {}
        for line, items in lists_below(one):
            whole, parts = line.main, [item.main for item in items if item.main]
            if isinstance(whole, Count) and len(parts) == len(items) and all(p.unit == whole.unit for p in parts) and sum_of(parts) == whole.value:
                starts = frozenset(p.start for p in parts)
                found |= {start: (whole, starts - {start}) for start in starts}
        return found

    return draft.once("parts-of-lists", made)


def _alike(unit: str, other: str) -> bool:
    return unit == other or people(unit) and people(other)


def _is_share(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """True if a part is such a share of a whole, rounded or cut off."""
    return bool(whole) and whole != part and abs(100 * part / whole - percent) <= step(percent) / 2


def _exact(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """True if the part, the whole or the share with another digit makes the other two agree to the last digit."""
    if not percent or not whole:
        return False
    share = 100 * part / whole
    due_part, due_whole = whole * percent / 100, 100 * part / percent
    due = share.quantize(step(percent))
    return (
        places(due_part.normalize()) <= places(part) and mistyped(part, due_part)
        or places(due_whole.normalize()) <= places(whole) and mistyped(whole, due_whole)
        or abs(due - share) <= step(percent) / 20 and mistyped(percent, due)
    )


# --- growth ----------------------------------------------------------------------------------------------


@kind("growth-by-a-digit")
def growth_by_a_digit(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``168.560 con, giảm 2% so với 172.000 con của năm 2025``; ``năm 2025 đạt 1.000.000 con, tốc độ tăng 3,5%``: what is now, what was, and the change."""
    for sentence in sentences(draft):
        low, words = sentence.place[0], sentence.words
        for match in PERCENT.finditer(words):
            way = _GROWN.search(words[: match.start()])
            before = [f for f in sentence.figures if f.plain and f.place[1] - low <= match.start()]
            if way is None or before and "%" in words[before[-1].place[1] - low : way.start()]:
                continue
            pair = _pair(sentence, match.end(), before, way.start())
            percent = value_of(match["n"])
            if pair is None or not percent or draft.is_cited(*sentence.place):
                continue
            now, then = pair
            sign = 1 if way["way"] == "tang" else -1
            exact = 100 * (now.value - then.value) / then.value * sign
            place = percent_place(draft, (low + match.start("n"), low + match.end("n")))
            if abs(exact - percent) < step(percent) or not comparable(now.value, then.value) or draft.is_told(place, "rate-mismatch"):
                continue
            yield draft.finding(
                rule, place, say_as="change", severity="warning", stated=f"{shown(percent)}%", worked_out=f"{shown((exact * sign).quantize(Decimal('0.01')))}%",
                first=say(then.value, then.unit), second=say(now.value, now.unit), evidence=(draft.evidence(now.place), draft.evidence(then.place)),
            )  # fmt: skip
    yield from _rates_grown(draft, rule)


_PER = r"[a-z]+(?: [a-z]+){0,2}(?: */ *(?:[a-z]+|\d+)(?: [a-z]+)?){1,2}"  # triệu đồng/người/năm
_RATE_GROWN = regex.compile(
    rf"(?<![\d.,/-])(?P<a>{_N}) (?P<u>{_PER})\b[^.;%()\d]{{0,30}}[,(;] *(?P<way>tang|giam)(?: khoang| them| duoc| hon)* (?P<p>{_N}) *% so voi [^.;%()\d]{{0,40}}"
    rf"(?:nam (?:19|20)\d\d )?[^.;%()\d]{{0,20}}\(?(?P<b>{_N}) (?P=u)\b"
)


def _rates_grown(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``đạt 3,5 tấn/ha, tăng 25% so với mức 2,8 tấn/ha hiện nay``: what stands for one, now and before."""
    for match in _RATE_GROWN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        now, then, percent = (value_of(match[name]) for name in "abp")
        place = percent_place(draft, match.span("p"))
        exact = 100 * (now - then) / then * (1 if match["way"] == "tang" else -1) if then else percent
        if abs(exact - percent) < step(percent) or not comparable(now, then) or draft.is_cited(*place) or draft.is_told(place, "rate-mismatch"):
            continue
        yield draft.finding(
            rule, place, say_as="change", severity="warning", stated=f"{shown(percent)}%", worked_out=f"{shown(exact.quantize(Decimal('0.01')))}%",
            first=shown(then), second=shown(now), evidence=(draft.evidence(match.span("a")), draft.evidence(match.span("b"))),
        )  # fmt: skip


def _pair(sentence: Sentence, end: int, before: Sequence[Figure], start: int) -> tuple[Figure, Figure] | None:
    """What is now and what was: after *so với*, or of two figures before the change the one of an earlier year."""
    low, words = sentence.place[0], sentence.words
    told = _BOTH_TOLD.match(words[end:])
    inner = [f for f in sentence.figures if told and f.place[0] - low >= end + told.end()][:2]
    if told and len(inner) == 2 and inner[0].unit == inner[1].unit and f"nam {told['year']}" in inner[0].lead and "nam" in inner[1].lead:  # noqa: PLR2004
        return inner[1], inner[0]
    if not before:
        return None
    now = before[-1]
    after = next((f for f in sentence.figures if f.place[0] - low >= end), None)
    if after and after.plain and after.unit == now.unit and _THAN.match(words[end : after.place[0] - low]):
        return now, after
    if len(before) > 1 and before[-2].unit == now.unit and not words[now.place[1] - low : start].strip(" ") and _SAME_YEAR.search(now.lead) and ";" in now.lead:
        years = [_YEAR.findall(f.lead)[-1:] for f in (before[-2], now)]
        return (now, before[-2]) if all(years) and years[0] < years[1] else (before[-2], now)
    return None


# --- x of y, and the others ------------------------------------------------------------------------------

_VERBS = frozenset(["chua", "co", "dat", "duoc", "hoan", "thanh", "xa", "phuong", "thi", "tran"])
_REST = regex.compile(r"\b(?:con(?: lai)?|so con lai|chua)\b")


@kind("others-of-all")
def others_of_all(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``116/130 xã có nhà văn hóa; 14 xã chưa có``: the others are not what is left of all."""
    for sentence in sentences(draft):
        low, figures = sentence.place[0], sentence.figures
        for at, (part, whole) in enumerate(zip(figures, figures[1:], strict=False)):
            rest = figures[at + 2] if at + 2 < len(figures) else None
            if rest is None or whole.lead != "/" or not rest.plain or rest.unit != whole.unit or draft.is_cited(*sentence.place):
                continue
            due = whole.value - part.value
            tail = regex.split(r"[;.]", sentence.words[rest.place[1] - low :])[0]
            of_these = set(regex.findall("[a-z]+", tail)) - _VERBS <= set(regex.findall("[a-z]+", rest.lead))
            said = _REST.search(regex.split(r"[;.]", rest.lead)[-1]) or of_these and regex.match(r"^ *(?:[a-z]+ )?chua\b", tail)
            if said and rest.value != due and due > 0 and mistyped(rest.value, due) and not draft.is_told(rest.place, "sum-mismatch"):
                yield draft.finding(
                    rule, rest.place, say_as="three", severity="warning", stated=draft.words(rest.place), first=draft.words(whole.place), second=draft.words(part.place),
                    summed=say(due, whole.unit), evidence=(draft.evidence(part.place), draft.evidence(whole.place)),
                )  # fmt: skip


# --- points between two percentages ------------------------------------------------------------------------

_POINTS = regex.compile(
    rf"(?<![\d.,/])(?P<a>{_N}) *%[^.;%()\d]{{0,40}}\b(?P<way>cao hon|thap hon|tang|giam|nhieu hon|it hon)\b(?: [a-z]+){{0,4}} (?:so voi )?[^.;%()\d]{{0,30}}"
    rf"(?P<b>{_N}) *%(?: (?:cua |cuoi )?nam (?:19|20)\d\d)? *,? *(?:(?:la|khoang|it nhat|toi thieu) )?(?P<d>{_N}) *(?:diem phan tram|diem %|diem ty le)"
)


@kind("points-between")
def points_between(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``đạt từ 87% trở lên, cao hơn kết quả 84,5% của năm 2021 ít nhất 2,5 điểm phần trăm``: the points are the difference."""
    for match in _POINTS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        first, second, points = (value_of(match[name]) for name in "abd")
        place = match.span("d")
        if abs(first - second) != points and not draft.is_cited(*match.span()) and not draft.is_told(match.span(), "rate-mismatch", "sum-mismatch"):
            yield draft.finding(
                rule, place, say_as="change", severity="warning", stated=shown(points), worked_out=shown(abs(first - second)),
                first=f"{shown(second)}%", second=f"{shown(first)}%", evidence=(draft.evidence(match.span("a")), draft.evidence(match.span("b"))),
            )  # fmt: skip
