"""Rises and falls by so many per cent, wherever the two figures that make them are told: beside the change or before it.

``giảm từ 420 tấn xuống 294 tấn, giảm 30%``; ``Năm 2021 điều trị 1.200 người bệnh. Năm 2022 dự báo 1.800 người bệnh, tăng 50%``;
``giảm 25% số người chết (không quá 06 người)`` of the 08 told before. Where any figure of the draft gives the change nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import PERCENT, comparable, digits, mistyped, places, shown, step, value_of
from kehoach.check.figures.rates import percent_place, with_percents
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, people, sentences, words_of
from kehoach.check.figures.remarks import is_place_told, say
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_BY = r"(?: (?:them|duoc|khoang|tuong (?:ung|duong)(?: voi)?|tuc|la|bang|hon|gan|ty le|it nhat|toi thieu|tren|truong|muc|den|tren duoi|bot))*"
_CHANGE = regex.compile(rf"\b(?P<way>tang|giam|vuot){_BY}[ (:]*$")
_FROM_TO = regex.compile(r"\b(?P<way>tang|giam)\b[^.;%()]{0,60}\btu\b[^.;%()]{3,90}[(,] *(?:tuong (?:ung|duong)(?: voi)?|tuc|bang)? *$")
_RATIO = regex.compile(r"\b(?:bang|dat|uoc dat|tuong duong)(?: khoang)?[ (:]*$")
_OF_BEFORE = regex.compile(r" *(?:so voi\b|(?:cua )?(?:ke hoach|cung ky|du toan|chi tieu|uoc thuc hien|thuc hien|nam (?:truoc|19\d\d|20\d\d)))")
_ALL = 100  # per cent
_AS_MUCH = regex.compile(r"[a-z ]{0,20}[(,] *(?:tuong (?:ung|duong)(?: voi)?|bang|tuc)? *")
_BOUND = regex.compile(r"\b(?:it nhat|toi thieu|tren|hon|tu|khong duoi)(?: [a-z]+)?[ (:]*$")
_MOST = regex.compile(r"\b(?:khong qua|toi da|duoi|den|gan)(?: [a-z]+)?[ (:]*$")
_A_YEAR = regex.compile(r" *(?:/|(?:moi|mot|hang|tren) *nam\b|tro len */)|[^.;%\d]{0,12}\b(?:moi|hang) nam\b")
_MEAN = regex.compile(r"\b(?:binh quan|trung binh|moi nam|hang nam|hang thang)(?! dau nguoi)(?: [a-z]+){0,3} *$")
_FROM = regex.compile(r"\btu(?: (?!nay|do|nguon|ngay|dau|cuoi)[a-z]+){0,4}(?: nam (?:19|20)\d\d)?(?: la| co)?$")
_TO = regex.compile(r"^[^.;%]{0,60}?\b(?:xuong|len|con|den|thanh|dat|toi)\b[^.;%\d]{0,60}$")
_ENDS = frozenset(["len", "xuong", "con", "den", "thanh", "toi"])  # after a bare number: *từ 400 lên 480 vụ*
_THEN = regex.compile(r"\b(?:so voi|cung ky|nam truoc|thuc hien nam)\b[^;]*$")
_COMES = regex.compile(r"^[^.;%\d]{0,90}?(?:\(|[, ](?:con|xuong|dat|tuc(?: la)?|tuong (?:ung|duong)(?: voi)?|len|duy tri|o muc))[^.;%()\d]{0,40}$")
_IN_BRACKETS = regex.compile(r"^(?P<thing>[^.;,%()\d]{3,70})\((?:[^%()\d]{0,30})$")
_YEAR = regex.compile(r"\bnam (?:hoc )?(?P<y>(?:19|20)\d\d)\b")
_YEAR_AFTER = regex.compile(r"^[^.;,()\d%]{0,40}\(?(?:cuoi |dau |cua |vao |trong )*nam (?P<y>(?:19|20)\d\d)\b")
_AGAINST = regex.compile(r"^[^.;%]{0,20}\bso voi (?:[a-z]+ ){0,4}?nam (?P<y>(?:19|20)\d\d)\b")
_LEFT_OUT = frozenset(["so", "tong", "luong", "cac", "toan", "bo", "ca", "cua", "muc", "chi", "phi", "gia", "tri", "them", "dinh"])
_STOP = frozenset(["va", "trong", "tren", "tai", "duoc", "da", "co", "la", "do", "o", "cho", "nam", "so", "voi", "tu", "den", "con", "len", "xuong", "dat", "tang", "giam", "moi", "phai", "theo", "trong", "bi", "cuoi", "dau", "du"])
_FASTEST = 300  # per cent: what grows by more is told in other words
_NEAR = 15
_LONG = 3  # digits of two numbers together that a slip parts by no chance


@dataclass(frozen=True)
class _Change:
    """A change of so many per cent, the clause it stands in, and what else is said of it."""

    place: Place
    percent: Decimal
    way: int
    bound: int  # 1: at least so much, -1: at most
    at: int  # offsets in the words of the sentence: where the change begins, where its percentage ends
    end: int
    by: Figure | None = None  # how much it is: *giảm 03 vụ (20%)*
    of: int = 0  # 100 where it is told as what is now of what was: *bằng 105% so với năm 2025*


@kind("growth-told")
def growth_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A change against the two figures that it leads from and to, the nearest of what it is told of."""
    earlier: list[tuple[Sentence, Figure]] = []
    for sentence in sentences(draft):
        for change in _changes(draft, sentence):
            if draft.is_cited(*change.place) or is_place_told(draft, change.place):
                continue
            found = _between(sentence, change) or _from_before(draft, sentence, change, earlier)
            if found is None and change.by and (off := _by_so_many(sentence, change, change.by)):
                yield _told(draft, rule, change, *off)
            if found and not is_place_told(draft, found[0].place, found[1].place):
                now, then = found
                yield _told(draft, rule, change, now, then.value, then)
        earlier += [(sentence, f) for f in sentence.figures if f.unit and not f.each and f.value]


def _told(draft: Draft, rule: CheckEntry, change: _Change, now: Figure, then: Decimal, beside: Figure) -> Result:  # noqa: PLR0913, PLR0917
    """The remark on a change that does not lead to what is now from what was."""
    growth = change.way * 100 * (now.value - then) / then
    return draft.finding(
        rule, change.place, say_as="change", severity="warning", stated=f"{shown(change.percent + change.of)}%", worked_out=f"{shown(round(growth, 2) + change.of)}%",
        first=say(then, now.unit), second=say(now.value, now.unit), evidence=(draft.evidence(now.place), draft.evidence(beside.place)),
    )  # fmt: skip


def _changes(draft: Draft, sentence: Sentence) -> Iterator[_Change]:
    words, low = sentence.words, sentence.place[0]
    for match in PERCENT.finditer(words):
        percent = value_of(match["n"])
        before = words[: match.start()]
        ratio = _RATIO.search(before) if percent > _ALL and _OF_BEFORE.match(words, match.end()) else None
        if ratio:
            yield _Change(percent_place(draft, (low + match.start("n"), low + match.end("n"))), percent - _ALL, 1, 0, ratio.start(), match.end(), of=_ALL)
            continue
        way = _CHANGE.search(before)
        at = way.start() if way else 0
        by = None
        if way is None:
            last = [f for f in sentence.figures if f.place[1] - low <= match.start()][-1:]
            way = _CHANGE.search(words[: last[0].place[0] - low]) if last and _AS_MUCH.fullmatch(words[last[0].place[1] - low : match.start()]) else None
            by = last[0] if way else None  # giảm 03 vụ (20%)
            way = way or _FROM_TO.search(before)
            at = way.start() if way else 0
        if way is None or not 0 < percent < _FASTEST or _A_YEAR.match(words, match.end()) or _MEAN.search(before[:at]) or words[match.end() : match.end() + 6].startswith(" diem"):
            continue
        bound = 1 if _BOUND.search(before) else -1 if _MOST.search(before) else 0
        yield _Change(percent_place(draft, (low + match.start("n"), low + match.end("n"))), percent, -1 if way["way"] == "giam" else 1, bound, at, match.end(), by)


def _alike(one: Figure, other: Figure) -> bool:
    return (one.per == other.per or one.unit == MONEY and not (one.per and other.per)) and (one.unit == other.unit or people(one.unit) and people(other.unit))


def _growth(change: _Change, now: Decimal, then: Decimal) -> Decimal:
    return change.way * 100 * (now - then) / then


def _holds(change: _Change, now: Decimal, then: Decimal) -> bool:
    """True if two figures make a change, to the last digit it is printed with; what is a bound may be passed."""
    return bool(then) and -step(change.percent) / 2 <= _growth(change, now, then) - change.percent < step(change.percent)


def _between(sentence: Sentence, change: _Change) -> tuple[Figure, Figure] | None:
    """What a change leads to and from, where its own sentence says *from … to* of one pair near it."""
    low, words = sentence.place[0], sentence.words
    pairs = [
        (now, then) for then, now in zip(sentence.figures, sentence.figures[1:], strict=False)
        if then.value and comparable(now.value, then.value) and _FROM.search(then.lead) and ((not then.unit or then.unit in _ENDS) and now.unit or _alike(then, now) and _TO.search(now.lead))
    ]  # fmt: skip
    begin, end = words.rfind(";", 0, change.at) + 1, words.find(";", change.end)
    pairs = [(now, then) for now, then in pairs if begin <= then.place[0] - low and (end < 0 or now.place[0] - low < end)]
    others = [m for m in PERCENT.finditer(words, begin, end if end > 0 else len(words)) if m.end() != change.end]
    if len(pairs) != 1 or others:
        return None
    now, then = pairs[0]
    if _holds(change, now.value, then.value):
        return None
    growth = _growth(change, now.value, then.value)
    if _mended(change, now.value, then.value):
        return now, then
    passed = change.bound > 0 and growth > change.percent or change.bound < 0 and growth < change.percent
    return (now, then) if growth > 0 and not passed and abs(growth - change.percent) <= max(growth, Decimal(_NEAR)) else None


def _mended(change: _Change, now: Decimal, then: Decimal) -> bool:
    """True if one number, mistyped, is why the three do not fit: they do to the last digit without it."""
    growth = _growth(change, now, then)
    factor = 1 + change.way * change.percent / 100
    to, since = then * factor, now / factor if factor else Decimal(0)
    return (
        growth > 0 and places(growth.normalize()) <= places(change.percent) and mistyped(change.percent + change.of, growth + change.of)
        or places(to.normalize()) <= places(now) and mistyped(now, to)
        or bool(since) and places(since.normalize()) <= places(then) and mistyped(then, since)
    )


_SINCE = regex.compile(r"\bso voi\b[^;]*$")
_STANDS = regex.compile(r"\b(?:con|dat|len|xuong|la|duy tri)(?: [a-z]+){0,3}$")


def _by_so_many(sentence: Sentence, change: _Change, by: Figure) -> tuple[Figure, Decimal, Figure] | None:
    """What is now, what was by the difference that is told, and that difference: *giảm 40 vụ (20%), còn 160 vụ*."""
    low = sentence.place[0]
    figures = [f for f in sentence.figures if f is not by and f.unit and not f.each and _alike(f, by)]
    since = [f for f in figures if f.place[0] - low >= change.end and _SINCE.search(f.lead) and not f.rough][:1]
    if since and since[0].value:
        return _of_what_was(sentence, change, by, since[0])
    before = [f for f in figures if f.place[1] - low <= change.at][-1:]
    after = [f for f in figures if f.place[0] - low >= change.end and _STANDS.search(f.lead)][:1]
    if len(figures) != 1 or not (before or after):
        return None
    now = figures[0]
    then = now.value - change.way * by.value
    if then <= 0 or abs(100 * by.value / then - change.percent) < step(change.percent):
        return None
    exact = 100 * by.value / then
    return (now, then, by) if places(exact.normalize()) <= places(change.percent) and mistyped(change.percent, exact) or _other_mended(change, now, by) else None


def _of_what_was(sentence: Sentence, change: _Change, by: Figure, then: Figure) -> tuple[Figure, Decimal, Figure] | None:
    """*tăng 172 ca (25%) so với cùng kỳ 688 ca*: a difference against what was, which stands beside it."""
    now = [f for f in sentence.figures if f.plain and _alike(f, by) and f.place[0] < by.place[0] and f.value == then.value + change.way * by.value]
    exact = 100 * by.value / then.value
    if abs(exact - change.percent) < step(change.percent) or change.bound or any(_holds(change, f.value, then.value) for f in sentence.figures if _alike(f, by)):
        return None
    return (now[0], then.value, then) if now and exact < _FASTEST else None


def _other_mended(change: _Change, now: Figure, by: Figure) -> bool:
    """True if what is now or the difference, mistyped, is why a change does not follow from them."""
    factor = 100 + change.way * change.percent
    due_by, due_now = now.value * change.percent / factor, by.value * factor / change.percent
    return due_by == int(due_by) and mistyped(by.value, due_by) or due_now == int(due_now) and mistyped(now.value, due_now)


# --- what was, told before ------------------------------------------------------------------------------


def _from_before(draft: Draft, sentence: Sentence, change: _Change, earlier: Sequence[tuple[Sentence, Figure]]) -> tuple[Figure, Figure] | None:
    """What is now beside a change, and what was of the same things before: the one figure that a slip keeps from making it."""
    found = _now(sentence, change)
    if found is None:
        return None
    now, thing, sure = found
    figures = [f for f in sentence.figures if f.unit and not f.each and f.value and f is not now]
    then = [(sentence, f) for f in figures if f.place[0] < now.place[0] or _THEN.search(sentence.words[: f.place[0] - sentence.place[0]])]
    every = [(s, f) for s in sentences(draft) for f in s.figures if f.value and _alike(f, now)]
    nows = [now] if sure else [f for f in sentence.figures if _alike(f, now)]
    if any(_holds(change, n.value, f.value) for n in nows for _, f in every if f is not n) or any(_holds(change, now.value, v) for v in cell_values(draft) if v):
        return None
    if any(f not in (n, now) and abs(100 * n.value / f.value - change.percent) < step(change.percent) for n in nows for _, f in every):
        return None  # the change itself is told: tăng 16 vụ, tăng 25%
    since = _AGAINST.match(sentence.words[change.end :])
    own = _year(sentence, now)
    named = [(s, f) for s, f in (*earlier, *then) if _alike(f, now) and _same_thing(thing, s, f, now) and f.value != now.value and comparable(f.value, now.value)]
    years = {id(f): _year(s, f) for s, f in named}
    named = [(s, f) for s, f in named if not own or not years[id(f)] or years[id(f)] < own]
    dated = [(s, f) for s, f in named if since and years[id(f)] == int(since["y"])]
    if not dated and since and not sure:
        return None
    chosen = [f for _, f in dated or named]
    off = [f for f in chosen if _mended(change, now.value, f.value) and digits(f.value) + digits(now.value) + digits(change.percent) > _LONG + (not sure)]
    if len({f.value for f in off}) == 1 and (len({f.value for f in chosen}) == 1 or off[-1] is chosen[-1]):
        return now, off[-1]
    if len({f.value for f in chosen}) == 1 and (dated or sure) and change.bound <= 0:
        growth = _growth(change, now.value, chosen[0].value)
        return (now, chosen[-1]) if growth > 0 and abs(growth - change.percent) <= min(growth / 2, Decimal(_NEAR)) else None
    return None


def _now(sentence: Sentence, change: _Change) -> tuple[Figure, list[str], bool] | None:
    """The figure that a change leads to, the words for what it counts, and whether the change names these itself."""
    low, words = sentence.place[0], sentence.words
    mark = [m.start() for m in PERCENT.finditer(words) if m.end() > change.end][:1]
    after = next((f for f in sentence.figures if f.place[0] - low >= change.end and (not mark or f.place[0] - low < mark[0])), None)
    if after and after.unit:
        between = words[change.end : after.place[0] - low]
        bracket = _IN_BRACKETS.match(between)
        if not _THEN.search(between) and (bracket or _COMES.match(between)):
            named = _words(bracket["thing"]) if bracket else []
            return (after, named, True) if named else (after, _words(f"{after.unit} {after.noun}"), False)
    begin = max(words.rfind(";", 0, change.at), *(m.end() for m in PERCENT.finditer(words, 0, change.at)), 0)
    before = [f for f in sentence.figures if begin <= f.place[0] - low and f.place[1] - low <= change.at and f.unit and not f.each]
    if not before or not regex.fullmatch(r"[^.;%()\d]{0,60}[,(] *(?:toc do |ty le |muc )?", words[before[-1].place[1] - low : change.at]):
        return None
    return before[-1], _words(f"{before[-1].unit} {before[-1].noun}"), False


def _words(phrase: str) -> list[str]:
    """The words of a phrase that say what is counted: *số người chết* is *người chết*."""
    found: list[str] = []
    for word in phrase.split():
        if word in _STOP and found:
            break
        if word not in _LEFT_OUT and word not in _STOP:
            found.append(word)
    return found


def _same_thing(thing: Sequence[str], sentence: Sentence, figure: Figure, now: Figure) -> bool:
    """True if a figure counts the same as another: of money by the words before both, else by those after it."""
    if now.unit == MONEY:
        shared = words_of(figure.lead) & words_of(now.lead)
        return len(shared) > 1 or bool(figure.per) or now in sentence.figures and bool(words_of(sentence.figures[0].lead) & words_of(now.lead))
    counted = _words(f"{figure.unit} {figure.noun}")
    short = min(len(thing), len(counted), 3)
    return short > 0 and counted[:short] == list(thing[:short])


def _year(sentence: Sentence, figure: Figure) -> int:
    """The year that a figure is told of: right behind it, else the last before it; 0 where none is said."""
    low = sentence.place[0]
    after = _YEAR_AFTER.match(sentence.words[figure.place[1] - low :])
    before = list(_YEAR.finditer(sentence.words[: figure.place[0] - low]))
    return int(after["y"]) if after else int(before[-1]["y"]) if before else 0


# --- points between two percentages, one of them told before -----------------------------------------------

_POINTS = regex.compile(rf"\b(?P<way>tang|giam|cao hon|thap hon){_BY} *(?P<n>{NUMBER}) *diem(?: *%| phan tram| ty le|(?=[,;.)]|$| so voi))")
_BEFORE_NOW = regex.compile(r"[^.;%\d]{0,40}(?:nam (?:19|20)\d\d)?[^.;%\d]{0,30}[,(;] *(?:tuc |tuong ung |binh quan |muc )?$")


@dataclass(frozen=True)
class _Rate:
    """A percentage with the words of its sentence before it and the year it is told of."""

    place: Place
    value: Decimal
    words: frozenset[str]
    said: str
    paragraph: int


@kind("points-told")
def points_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tỷ lệ hộ nghèo cuối năm 2024 là 8,4%. Năm 2025 còn 6,9%, giảm 1,8 điểm phần trăm``: of the same rate, told before."""
    earlier: list[_Rate] = []
    for paragraph in with_percents(draft):
        for low, high in _split(draft, paragraph.start, paragraph.end):
            words = draft.text.folded[low:high]
            here = [_rate(draft, words, low, m, paragraph.start) for m in PERCENT.finditer(words)]
            for match in _POINTS.finditer(words):
                found = _points_off(words, low, match, here, earlier)
                place = low + match.start("n"), low + match.end("n")
                if found and not draft.is_cited(*place) and not is_place_told(draft, place, *(r.place for r in found)):
                    now, then = found
                    yield draft.finding(
                        rule, place, say_as="change", severity="warning", stated=words[match.start("n") : match.end("n")], worked_out=shown(abs(now.value - then.value)),
                        first=f"{shown(then.value)}%", second=f"{shown(now.value)}%", evidence=(draft.evidence(now.place), draft.evidence(then.place)),
                    )  # fmt: skip
            earlier += here


def _split(draft: Draft, start: int, end: int) -> Iterator[Place]:
    """The sentences of a paragraph."""
    low = start
    for stop in (*(m.end() for m in regex.finditer(r"\.(?=\s)|\n", draft.text.folded[start:end])), end - start):
        if start + stop > low:
            yield low, start + stop
        low = start + stop


def _rate(draft: Draft, words: str, low: int, match: regex.Match[str], paragraph: int) -> _Rate:
    place = percent_place(draft, (low + match.start("n"), low + match.end("n")))
    said = regex.split(r"[;.%]", words[: match.start()])[-1]
    return _Rate(place, value_of(match["n"]), words_of(said), said, paragraph)


def _points_off(words: str, low: int, match: regex.Match[str], here: Sequence[_Rate], earlier: Sequence[_Rate]) -> tuple[_Rate, _Rate] | None:
    """The rate of now and the one it is told to be apart from, where a mistyped digit keeps them from it."""
    points, way = value_of(match["n"]), 1 if match["way"] in ("tang", "cao hon") else -1
    if not points or _A_YEAR.match(words, match.end()) or _MEAN.search(words[: match.start()]):
        return None
    before = [r for r in here if r.place[1] - low <= match.start()]
    if not before or not _BEFORE_NOW.fullmatch(words[before[-1].place[1] - low : match.start()]):
        return None
    now = before[-1]
    beside = [r for r in here if r is not now and r.place[0] != low + match.start("n")]
    if any(abs(r.value - now.value) == points for r in (*beside, *earlier)):
        return None
    since = before[-2:-1] if len(before) > 1 and regex.search(r"\btu(?: [a-z]+){0,2}$", words[: before[-2].place[0] - low].rstrip()) else []
    alike = since or [r for r in (*earlier, *before[:-1]) if len(r.words & now.words) > 1]
    than = _AGAINST.match(words[match.end() :])
    alike = alike or [r for r in earlier[-1:] if than and r.paragraph == now.paragraph and f"nam {than['y']}" in r.said]
    off = [r for r in alike if r.value != now.value and _points_mended(points, way, now.value, r.value)]
    return (now, off[-1]) if off and len({r.value for r in off}) == 1 else None


def _points_mended(points: Decimal, way: int, now: Decimal, then: Decimal) -> bool:
    """True if one of the three numbers, mistyped, is why two rates are not so many points apart."""
    due = way * (now - then)
    return due > 0 and mistyped(points, due) or mistyped(now, then + way * points) or now - way * points > 0 and mistyped(then, now - way * points)
