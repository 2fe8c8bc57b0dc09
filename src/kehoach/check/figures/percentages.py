"""Percentages with the number that they come to, however both are written: ``80% học viên (1.008 người)``, ``12 đoạn, dài 31 km, chiếm 21,4% số đoạn``.

What the share is of may stand beside it, in the sentence before, or elsewhere. Where any figure of the draft gives the
share nothing is said; a remark needs a whole of the same things from which a slip of the pen alone parts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, pairwise
from math import gcd

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import (
    PERCENT,
    a_digit_off,
    digits,
    places,
    shown,
    slip,
    step,
    swapped,
    value_of,
)
from kehoach.check.figures.rates import agrees, is_near, off, percent_place, with_percents
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, people, sentences, words_of
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.figures.worked_out import shares_of_all
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, total_values
from kehoach.rulebook import CheckEntry

# Between a percentage and the number that it comes to; between a number and its percentage.
_COMES_TO = regex.compile(
    r"[^%.;]{0,110}?(?:\( *(?:(?:tuong (?:ung|duong)(?: voi)?|tuc(?: la)?|khoang|it nhat|toi thieu|la|bang|voi|gom|uoc|hon|tren|gan)[ :]*)*"
    r"|[, ](?:tuong (?:ung|duong)(?: voi)?|tuc(?: la)?)(?: khoang| it nhat| toi thieu| hon| tren| gan)* )| *(?:la|bang|=|:) *"
)
_IS = regex.compile(r"(?:^|[ ,(:])(?:chiem|dat|bang|tuong (?:ung|duong)(?: voi)?|(?:ty|ti) le(?: [a-z]+){0,3}|\()(?: ty le| ti le| khoang| tren| hon| gan| xap xi)* *:? *$")
_CHANGE = regex.compile(r"\b(?:tang|giam|vuot|hut|so voi|cung ky|binh quan|lai suat|toc do|len|xuong|tiet kiem)\b")
_CHANGED_BY = regex.compile(r"\b(?:tang|giam|vuot|thieu|hut)(?: (?:them|duoc|khoang|la|hon|gan|it nhat|toi thieu|bot))*$|\b(?:len|xuong)(?: con| thanh| dat)*$")
_NUMBER_OF = regex.compile(r"(?:^|[,;.] *|\b(?:tong|[a-z][.)]|\d[.)]) )so (?:luong )?(?P<unit>[a-z]+)\b[^.;,:()\d]{0,50}(?:la|dat|co|con|khoang|:)?$")
_BRACKETS = regex.compile(r"\([^()]*\)")
_OTHER = regex.compile(r" *(?:/nam|moi nam|so voi|cung ky|du toan|nghi quyet|dinh muc|nhu cau|muc|gia tri|diem)\b")
_OF = regex.compile(r" *(?:so voi |cua |trong |tren )*(?:tong so |toan bo |tong |so |luong |cac )*(?:chi tieu|ke hoach|nhiem vu)?(?P<noun> ?[a-z]+(?: [a-z]+){0,5})?")
_PLAIN = frozenset(["tren", "cua", "toan", "trong", "hien", "ca", "duoc", "da", "co", "can", "va", "o", "tai", "nam", "thuoc", "ngoai", "den", "cho", "ke", "hoach"])
_DOES = frozenset(["dat", "duoc", "co", "da", "su", "tham", "dung", "biet", "phai", "trong", "thuoc"])  # with these begins what is said of them: *số thôn đạt chuẩn*
_BREAK = regex.compile(r";|\.\s")
_PARTS = 4  # figures before a percentage of which one is its part
_LONG = 3  # digits of a number that is a slip away from another by no chance
_MOST = 0.6  # of the words that say what a share is of
_RARE = 5  # of so many parts one is a whole percentage by chance
_FUNDS = frozenset(["kinh", "von", "nguon", "du", "nhu", "chi"])
_TOTAL = regex.compile(r"\btong\b[^.;]*$")
_AMONG = regex.compile(r"\b(?:trong (?:tong )?(?:so )?do|gom|trong so)\b")
_ON = regex.compile(r" *(?:tren|trong|cua|so voi) (?:tong so |tong )?[a-z ]{0,30}")
_ALL_OF = regex.compile(r"^[a-z ,)]{0,50}\b(?:tren|trong|so voi|cua)(?: tong)?(?: so| cong| du toan| ke hoach)?$")
_REACH = 900  # characters before a share in which its whole stands when nothing names it


@dataclass(frozen=True)
class Share:
    """A percentage, the figures that may be its part, the words after its sign, the telling words around."""

    percent: Decimal
    place: Place
    parts: tuple[Figure, ...]
    of: str
    words: frozenset[str]
    first: bool  # the percentage stands before its part


@kind("share-anywhere")
def share_anywhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``phường có 18.420 nhân khẩu, trong đó 2.468 NCT (từ đủ 60 tuổi), chiếm 13,5% dân số``; ``85% tổng đàn (7.950 con)`` of 9.300."""
    for sentence in sentences(draft):
        for share in shares_in(draft, sentence):
            if is_place_told(draft, share.place, *(p.place for p in share.parts)) or draft.is_cited(*share.place) or share.place in shares_of_all(draft):
                continue
            wholes = [f for f in every(draft) if any(_alike(f, p) and f.value > p.value for p in share.parts)]
            beside = next((w for w in wholes if w.lead == "/" and w.place[0] == share.parts[0].place[1] + 1 and (share.first or is_near(share.percent, share.parts[0].value, w.value))), None)
            chosen = [([beside], True)] if beside else list(_chosen(draft, share, wholes, sentence))
            meant = next((some for some, sure in chosen if sure and len({w.value for w in some}) == 1), None)
            near = [w for w in wholes if sentence.place[0] <= w.place[0] < sentence.place[1]]
            if beside and _fits(share, share.parts[0].value, beside.value) or not beside and _given(draft, share, [*meant, *near] if meant else wholes, told=meant is not None):
                continue
            found = (share.parts[0], beside) if beside else next((pair for some in chosen if (pair := _missed(share, some))), None) or _too_small(sentence, share)
            if found:
                part, whole = found
                scale = next((s for s in (Decimal(10**9), Decimal(10**6), Decimal(1000)) if part.unit == MONEY and part.value >= s), Decimal(1))
                yield off(draft, rule, share.place, percent=share.percent, part=part.value / scale, whole=whole.value / scale)


def every(draft: Draft) -> list[Figure]:
    """The figures of the text that a share may be of; made once."""
    return draft.once("share-wholes", lambda one: [f for s in sentences(one) for f in s.figures if f.unit and not f.rough and not (f.per and f.unit == MONEY)])


def is_given(draft: Draft, share: Share) -> bool:
    """True if a figure of the text or a cell of a table gives a share."""
    return _given(draft, share, [f for f in every(draft) if any(_alike(f, p) for p in share.parts)], told=False)


def shares_in(draft: Draft, sentence: Sentence) -> Iterator[Share]:
    """The percentages of a sentence with the figures that may be their parts."""
    low, words, figures = sentence.place[0], sentence.words, sentence.figures
    if "%" not in words:
        return
    marks = list(PERCENT.finditer(words))
    for at, match in enumerate(marks):
        percent, start, end = value_of(match["n"]), low + match.start(), low + match.end()
        if not 0 < percent < 100:  # noqa: PLR2004
            continue
        place = percent_place(draft, (start, low + match.end("n")))
        own = frozenset(words_of(words))
        begin = low + marks[at - 1].end() if at else low
        until = low + marks[at + 1].start() if at + 1 < len(marks) else sentence.place[1]
        of = words[match.end() : until - low]
        after = [f for f in figures if end <= f.place[0] < until]
        behind = match.end()
        if len(after) > 1 and _alike(after[0], after[1]) and after[1].value < after[0].value and _ALL_OF.search(words[behind : after[0].place[0] - low].strip()):
            behind, after = after[0].place[1] - low, after[1:]  # 90% trong tổng số 1.500 hộ dân, tức 1.350 hộ
        lead = _COMES_TO.fullmatch(words[behind : after[0].place[0] - low]) if after else None
        whole = len(after) > 1 and _alike(after[0], after[1]) and _ALL_OF.fullmatch(after[1].lead)  # tiết kiệm 10%, tương ứng 45 triệu đồng trên dự toán 450 triệu đồng
        if after and lead and not after[0].per and (whole or not _CHANGE.search(words[max(0, match.start() - 24) : match.start()])):
            yield Share(percent, place, (after[0],), of, own, first=True)
            continue
        early = [f for f in figures if f.place[1] <= start and not f.per and not f.each]
        before = [f for f in early if begin <= f.place[0]] or early[-3:]
        between = words[max(before[-1].place[1], begin) - low : match.start()].rpartition(";")[2] if before else ""
        if before and _IS.search(between) and not _CHANGE.search(_BRACKETS.sub(" ", between)):
            clause = max([begin, *(low + m.end() for m in _BREAK.finditer(words, 0, match.start()))])
            near = [f for f in before if f.place[0] >= clause][-_PARTS:]
            noun = _OF.match(of)
            named = [f for f in near if noun and noun["noun"] and f.unit == noun["noun"].split()[0]]
            out_of = [a for a, b in pairwise(near) if b.lead == "/"]
            near = out_of[-1:] or near  # 219/292 thủ tục … mức độ 4, đạt 75%
            changed = near and near[-1].place == before[-1].place and _CHANGED_BY.search(near[-1].lead) and " le" not in between and "chiem" not in between
            if not _OTHER.match(of) and not changed:
                yield Share(percent, place, tuple(map(_counted, named[-1:] or near or before[:1])), of, own, first=False)


def _counted(figure: Figure) -> Figure:
    """A figure without a unit of its own with that of the words before it: *Số đơn vị máu nhắc lại đạt 6.300*."""
    said = _NUMBER_OF.search(figure.lead) if not figure.unit else None
    return replace(figure, unit=said["unit"]) if said else figure


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or _person(one) and _person(other)


def _person(figure: Figure) -> bool:
    return people(figure.unit) or figure.unit in ("nhan", "gvmn", "nct") or figure.noun.endswith("nhan khau")


def _given(draft: Draft, share: Share, wholes: Sequence[Figure], *, told: bool) -> bool:
    """True if a figure of the text gives the share of one of the parts, or a cell of a table where the whole is not ``told``."""
    values = {f.value for f in wholes}
    return any(w > p.value and _fits(share, p.value, w) for p in share.parts for w in chain(values, total_values(draft) if told else cell_values(draft)))


def _fits(share: Share, part: Decimal, whole: Decimal) -> bool:
    """True if a share follows from its counts; where the count is what the share comes to, the count from the share."""
    if not share.first or places(share.percent):
        return agrees(share.percent, part, whole)
    due = share.percent * whole / 100
    return abs(due - part) < 1 or agrees(share.percent, part, whole) and not (digits(due) > _LONG and due == int(due) and swapped(part, Decimal(int(due))))


def _chosen(draft: Draft, share: Share, wholes: Sequence[Figure], sentence: Sentence) -> Iterator[tuple[list[Figure], bool]]:
    """The wholes a share may be of, the likeliest first, and whether words or place say that it is of them."""
    here = [f for f in wholes if sentence.place[0] <= f.place[0] < share.place[0]]
    after = [f for f in wholes if share.place[1] <= f.place[0] < sentence.place[1] and _ON.fullmatch(sentence.words[share.place[1] - sentence.place[0] : f.place[0] - sentence.place[0]])]
    if after and not share.first:
        yield after[:1], True
    beside = [f for f in wholes if share.first and share.place[1] <= f.place[0] < sentence.place[1] and _ALL_OF.search(f.lead.rpartition("%")[2].strip())][:1]
    if beside:
        yield beside, True
    noun = _OF.match(share.of)
    nouns = noun["noun"].split() if noun and noun["noun"] else []
    if nouns and "tong so" in share.of[:20]:
        here = [f for f in here if _is_named(f, nouns)]
    if here:
        between = sentence.words[here[-1].place[1] - sentence.place[0] : share.place[0] - sentence.place[0]]
        yield here[-1:], here[-1].lead == "/" or _AMONG.search(between) is not None
        yield here, False
    named = [f for f in wholes if nouns and _is_named(f, nouns)]
    if named:
        most = max(f.value for f in named)
        yield [f for f in named if f.value == most], len({f.value for f in named}) == 1
        yield named, False
    if nouns and not share.first:
        return
    paragraph = draft.paragraph(share.place[0])
    low = paragraph.start if paragraph else share.place[0]
    yield [f for f in wholes if low <= f.place[0] < share.place[0]], False
    yield [f for f in wholes if share.place[1] <= f.place[0] < sentence.place[1]], False
    yield [f for f in wholes if low - _REACH <= f.place[0] < share.place[0]], False
    yield [f for f in wholes if len(share.words & words_of(f.lead, f.noun)) > 1], False


def _is_named(figure: Figure, nouns: Sequence[str]) -> bool:
    """True if a figure counts what a share is said to be of, a word at least: *số đoạn*, *dân số*, *tổng kinh phí*."""
    if figure.unit == MONEY:
        return nouns[0] in _FUNDS and bool(_TOTAL.search(figure.lead))
    told = next((at for at, n in enumerate(nouns) if at and n in _DOES), len(nouns))
    further = [n for n in nouns[1 : min(told, 5)] if n not in _PLAIN]
    if further and figure.unit == nouns[0]:
        return _MOST * len(further) <= len(set(further) & {*figure.noun.split(), *figure.lead.split()})
    done = {n for n in nouns[told:] if n not in _PLAIN and n not in _DOES}
    if people(nouns[0]) and _person(figure) and done & {*figure.noun.split(), *figure.lead.split()}:
        return True  # 80% số người được đào tạo, of "đào tạo 675 lao động"
    if figure.noun.split()[:2] == list(nouns[:2]) or len(nouns) == 1 and nouns[0] in figure.noun.split()[:2]:
        return True  # 15% số tài liệu, of "640 mét tài liệu"; 45% lượng máu, of "14.000 đơn vị máu"
    if list(nouns[:2]) == ["quan", "so"]:
        return _person(figure)
    return figure.unit == nouns[0] or list(nouns[:2]) == ["dan", "so"] and figure.noun.startswith(("nhan khau", "khau", "dan"))


def _missed(share: Share, chosen: tuple[list[Figure], bool]) -> tuple[Figure, Figure] | None:
    """The part and the only whole of which a slip keeps the share from being right."""
    wholes, sure = chosen
    pairs = {(p.value, w.value): (p, w) for p in share.parts for w in wholes if w.value > p.value}
    for test in (_swapped, _slipped, *((_close,) if sure else ())):
        found = [pair for key, pair in pairs.items() if test(share, *key) and (test is not _close or pair[0] is share.parts[-1])]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _too_small(sentence: Sentence, share: Share) -> tuple[Figure, Figure] | None:
    """A part and the figure right before it that is less than it, by two digits in the other order alone: *230 hồ sơ, đã giải quyết 304 hồ sơ (95%)*."""
    part = share.parts[-1]
    if share.first or not part.plain:
        return None
    before = [f for f in sentence.figures if f.place[0] < part.place[0] and f.plain and f.unit == part.unit][-1:]
    due, of = 100 * part.value / share.percent, share.percent / 100
    found = [w for w in before if 1 < w.value < part.value and (due == int(due) and swapped(w.value, due) or w.value * of == int(w.value * of) and swapped(part.value, w.value * of))]
    return (part, found[0]) if found else None


def _close(share: Share, part: Decimal, whole: Decimal) -> bool:
    return is_near(share.percent, part, whole) or 100 * part % whole == 0 and _a_digit(share.percent, 100 * part / whole)


def _swapped(share: Share, part: Decimal, whole: Decimal) -> bool:
    """True if two digits in the other order part a share from its counts."""
    due = round(100 * part / whole, places(share.percent))
    if swapped(share.percent, due) and (_printed(due) >= _LONG or _clean(part, whole)):
        return True
    counted, of = _whole_number(share.percent * whole / 100), _whole_number(100 * part / share.percent)
    return counted is not None and digits(counted) >= _LONG and swapped(part, counted) or of is not None and digits(of) >= _LONG and swapped(whole, of)


def _slipped(share: Share, part: Decimal, whole: Decimal) -> bool:
    """True if a digit of a number of three parts a share from its counts, which else fit to the last digit."""
    due = round(100 * part / whole, places(share.percent))
    if _printed(due) >= _LONG and slip(share.percent, due) or _clean(part, whole) and _a_digit(share.percent, round(100 * part / whole, 1)):
        return True
    counted = _whole_number(share.percent * whole / 100) if not places(share.percent) else Decimal(round(share.percent * whole / 100))
    return counted is not None and abs(part - counted) >= step(part) and _printed(counted) >= _LONG and slip(part, counted)


def _whole_number(value: Decimal) -> Decimal | None:
    return Decimal(int(value)) if value == int(value) else None


def _clean(part: Decimal, whole: Decimal) -> bool:
    """True if a part is a whole percentage of its whole, and few parts of it would be."""
    if part % 1 or whole % 1:
        exact = 100 * part / whole
        return digits(part) >= _LONG and (exact == int(exact) or digits(whole) >= _LONG and round(exact, 1) % 1 == 0)
    return 100 * part % whole == 0 and whole / gcd(int(whole), 100) >= _RARE


def _a_digit(stated: Decimal, due: Decimal) -> bool:
    """True if two percentages are one digit apart, or have two digits in the other order."""
    a, b = (f"{n:f}".rstrip("0").rstrip(".") if n % 1 else str(int(n)) for n in (stated, due))
    return a_digit_off(a, b) or swapped(Decimal(a), Decimal(b))


def _printed(value: Decimal) -> int:
    """How many digits a number is printed with."""
    return len(value.as_tuple().digits)


# --- growth -------------------------------------------------------------------------------------------

_GROWN = regex.compile(r"\b(?:tang|giam)(?: (?:them|duoc|khoang|tuong (?:ung|duong)|la|hon|gan|ty le|\())*$")
_BY = regex.compile(r"\b(?:tang|giam)(?: them| duoc)?$|\bthem$")
_FASTEST = 300  # per cent: what grows by more is told in other words
_BASE = regex.compile(r"\b(?:so voi|cung ky|nam \d{4}|nam truoc|tu)\b[^;]*$")


@kind("growth-anywhere")
def growth_anywhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1.400 nghìn lượt, tăng 35% so với cùng kỳ (1.120 nghìn lượt)``; ``so với năm 2024 (80 vụ) giảm 16 vụ, tương ứng giảm 22%``."""
    for sentence in sentences(draft):
        marks = [m for m in PERCENT.finditer(sentence.words) if _GROWN.search(sentence.words[max(0, m.start() - 40) : m.start()].rstrip(" ("))]
        if len(marks) != 1 or draft.is_cited(*sentence.place):
            continue
        low, match = sentence.place[0], marks[0]
        percent, place = value_of(match["n"]), percent_place(draft, (low + match.start(), low + match.end("n")))
        plain = [f for f in sentence.figures if f.unit and not f.per and not f.each and f.value]
        bases = [f for f in plain if _BASE.search(sentence.words[: f.place[0] - low].rpartition(";")[2])]
        pairs = [(f, b) for b in bases for f in plain if f is not b and _alike(f, b)]
        grown = [(f, b, 100 * abs(f.value - b.value) / b.value) for f, b in pairs] + [(f, b, 100 * f.value / b.value) for f, b in pairs if _BY.search(f.lead)]
        if not grown or any(abs(g - percent) < step(percent) for _, _, g in grown) or is_place_told(draft, place, *(f.place for f in plain)):
            continue
        near = next((one for one in grown if _grown_off(percent, *one)), None)
        if near:
            now, before, growth = near
            yield draft.finding(
                rule, place, say_as="change", stated=f"{shown(percent)}%", worked_out=f"{shown(round(growth, 2))}%", first=draft.words(before.place), second=draft.words(now.place),
                evidence=(draft.evidence(now.place), draft.evidence(before.place)),
            )  # fmt: skip


def _grown_off(percent: Decimal, now: Figure, before: Figure, growth: Decimal) -> bool:
    """True if a slip parts a rate of growth from its counts."""
    if not 0 < growth < _FASTEST:
        return False
    due = round(growth, places(percent))
    clean = _clean(abs(now.value - before.value), before.value) or _clean(now.value, before.value)
    return clean and _a_digit(percent, due) or _printed(due) >= _LONG and slip(percent, due)


# --- how far it is by the end of each quarter -------------------------------------------------------------

_SO_FAR = regex.compile(r"\b(?:luy ke|cong don)\b")
_BY_THEN = regex.compile(r"\b(?:(?:het|cuoi|den) )?(?:(?:quy|thang|dot|giai doan) (?P<n>[ivx]+|\d{1,2})|(?P<first>(?:3|6|9|12|ba|sau|chin) thang)(?: dau nam)?|ca nam|nam(?: (?:19|20)\d\d)?)\b[^%\d;]{0,24}$")
_ENDED = regex.compile(r"\b(?:het|cuoi) (?:quy|thang) ")
_STEPS = 3  # of a row in time
_ALL = 100


@kind("shares-so-far")
def shares_so_far(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``lũy kế: quý I đạt 10%, quý II đạt 45%, quý III đạt 35%, quý IV đạt 100%``: what is reached so far does not fall."""
    folded = draft.text.folded
    for paragraph in with_percents(draft, _STEPS):
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            marks = list(PERCENT.finditer(folded, low, high))
            ends = [low, *(m.end() for m in marks)]
            steps = [m for m, begin in zip(marks, ends, strict=False) if _BY_THEN.search(folded, begin, m.start())]
            values = [value_of(m["n"]) for m in steps]
            told = _SO_FAR.search(folded, low, high) or len(_ENDED.findall(folded, low, high)) >= len(steps) - 1
            if len(steps) < _STEPS or len(steps) != len(marks) or values[-1] != max(values) or not told:
                continue
            falls = [at for at in range(1, len(values)) if values[at] <= values[at - 1]]
            if len(falls) == 1:
                before, place = (percent_place(draft, steps[at].span("n")) for at in (falls[0] - 1, falls[0]))
                if not draft.is_cited(*place) and not is_place_told(draft, before, place):
                    yield draft.finding(
                        rule, (before[0], place[1]), say_as="falls", severity="warning", stated=draft.words(place), other=draft.words(before)
                    )


# --- payments in turns ---------------------------------------------------------------------------------

_TURN = regex.compile(r"\b(?:lan|dot|giai doan|ky|buoc) (?:dau(?: tien)?|thu (?:nhat|hai|ba|tu)|mot|hai|ba|bon|cuoi(?: cung)?|\d|[ivx]+)\b[^%;.\d]{0,40}$")
_FAR = 30  # per cent


@kind("payments-in-turns")
def payments_in_turns(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``lần đầu 40% …, lần hai 40% …, lần cuối 20% …``: three turns or more that make no 100 %."""
    folded = draft.text.folded
    for paragraph in with_percents(draft, _STEPS):
        found = list(PERCENT.finditer(folded, paragraph.start, paragraph.end))
        if len(found) < _STEPS or not all(_TURN.search(folded[paragraph.start : m.start()]) for m in found):
            continue
        values = [value_of(m["n"]) for m in found]
        total = sum(values, Decimal(0))
        place = percent_place(draft, found[-1].span("n"))
        rising = values == sorted(values) and values[-1] == _ALL
        if total != _ALL and abs(total - _ALL) <= _FAR and not rising and not draft.is_cited(*place) and not draft.is_told(place, rule.code, "rate-mismatch"):
            yield draft.finding(rule, place, say_as="whole", severity="warning", summed=f"{shown(total)}%")
