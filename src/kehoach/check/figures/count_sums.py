"""Counts of things against their parts, and changes against what they lead from and to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import (
    HALVES,
    MEMBERS,
    POSTS,
    Count,
    Parts,
    counts_in,
    lists_below,
    parts_in,
    spans_in,
)
from kehoach.check.figures.numbers import dues, mistyped, shown, slip, slip_of_part, sum_mistyped, swapped, value_of
from kehoach.check.figures.splits import Figure, Line
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.check.words import own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

# Words of people who may be counted under several heads at once: no parts of a whole.
OVERLAP = regex.compile(r"\b(?:tre|ngoai dang|dan toc|ton giao|tai cu|trinh do|dang vien|khuyet tat|phu nu lam chu|(?<!\d )truong hop|mot so|chu yeu|uu tien|it nhat)\b")
_ALL_OVER = regex.compile(r"\btrinh do\b")  # *74 người: trình độ đại học 52 người, cao đẳng 22 người*
_OTHER_HALF = regex.compile(rf"{HALVES}|\bcon lai\b|\bchua\b|\bkhong (?:dat|du|thuoc|co)\b|\bconlai\b")
# *chia thành 04 khu vực với 40 địa bàn*, *gồm 20 xã với 300 thôn*: divisions, and parts of parts
_DIVIDED = regex.compile(r"^chia\b|\d [a-z ]{1,40}\bvoi (?:tong (?:so|cong) )?\d")
_BOARD = regex.compile(r"\d (?:dong chi )?(?:truong ban|to truong|pho (?:truong ban|to truong)|truong doan|uy vien|thanh vien)\b")
_LABELS = regex.compile(r"[a-z] *: *\d[^:]{1,40}[,;][^:\d]{1,40}: *\d")  # VNPT: 25 trạm, Viettel: 33 trạm
_LABELLED = regex.compile(rf"\W*(?:[\da-z]{{1,2}}[.)] *)?[^:\n]{{3,80}}: *(?:{NUMBER}) [a-z]+(?: [a-z]+){{0,3}} *[.;]? *")  # a label and how many: *Ban A: 180 học sinh.*
_LEADS = regex.compile(r":\s*$|\b(?:nhu sau|sau day|cu the|gom|trong do|chi tiet)\W*$")
_PEOPLE = frozenset(["nguoi", "vien", "em", "van", "cau", "thanh", "hoc", "lao", "can", "doan", "hoi", "nong", "phu", "dai", "cong", "dang", "cu", "giao", "sinh", "tre", "tinh", "dan", "chien", "hoa", "cong", "luot", "nhan"])
_CHANGED = regex.compile(r"\b(?:tang|giam|so voi|nam|luy ke|den)\b")
_ROW = regex.compile(r"\b(?:nam|quy|dot|giai doan|thang|vung|khoi|hang|vu|khu vuc|cum|nhom|lan|buoc) (?:[\d/ -]+|[ivx]+|xuan|dong|mua|he thu|dong xuan)\b[^,;()\d]*$")
_ROW_NAMES = regex.compile(r"\b(?:nam \d{4}|quy (?:[ivx]+|\d)|(?:dot|thang|giai doan|hoc ky) (?:\d+|[ivx]+)|vu (?:xuan|dong|mua|he thu)|6 thang (?:dau|cuoi) nam)\b")
_OF_ALL = regex.compile(r"\btren (?:tong (?:so|cong) )?$")  # từ 18.000 m lên 24.200 m trên tổng số 40.000 m: no sum of them
_REST_LEFT = regex.compile(r"\bcon lai\b\D*$")  # 06 phiên tại xã, 10 phiên tại phường, còn lại trực tuyến
_UNITS = 3  # a total of fewer things splits into nothing that a slip would show


@kind("counts-of-total")
def counts_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``60 hộ, gồm 25 hộ nghèo và 34 hộ cận nghèo``: counts whose parts are said, or plainly are, all."""
    held = 0
    told: set[Place] = set()
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body":
            continue
        for parts in parts_in(draft, paragraph.start, paragraph.end):
            place = parts.total.start, parts.total.end
            if parts.total.unit in MEMBERS and POSTS.search(parts.words) or _OF_ALL.search(draft.text.folded, max(paragraph.start, place[0] - 24), place[0]):
                continue
            choices = [(one, alike) for one in _readings(parts) if len(alike := _alike(one)) > 1]
            if not choices or draft.is_cited(*place):
                continue
            if any(_holds(draft, one, alike) for one, alike in choices):
                held += 1
                told.add(place)
            elif place not in told and (doubted := _doubted(choices)):
                told.add(place)
                yield _off(draft, rule, parts.total, doubted)
    for total, items in _listed(draft):
        place = total.start, total.end
        if _adds_up(total.value, [i.value for i in items]):
            held += 1
        elif place not in told and not draft.is_cited(*place) and _near(total.value, sum_of(items), 3):
            told.add(place)
            yield _off(draft, rule, total, items)
    if held:
        yield draft.verified(rule, None, "counted-parts", count=held)


def _alike(parts: Parts) -> list[Count]:
    """The parts that count what the total counts: of the same unit or after a label; else all, where each has another unit."""
    unit = parts.total.unit
    same = [p for p in parts.parts if p.unit == unit]
    bare = [p for p in parts.parts if p.unit in ("", unit)]
    if len(same) > 1:
        return same if len(same) == len(bare) or parts.said == "last" else bare
    if len(bare) > 1 and len(bare) == len(parts.parts):
        return bare
    others = {p.unit for p in parts.parts}
    one_kind = len(others) == 1 and unit in _PEOPLE and (others <= {"nguoi", "em", "dong"} or parts.said == "all" and others <= _PEOPLE)
    told = parts.said == "all" or parts.said == "colon" and unit in _PEOPLE or _covers(parts)
    mixed = told and (unit not in others or _covers(parts) or parts.said == "all" and len(others) > 2) and (len(others) > 1 or one_kind or _covers(parts)) and "" not in others and not _DIVIDED.search(parts.words)
    if one_kind and parts.said in ("some", "brackets") and "" not in others:
        return list(parts.parts)
    return list(parts.parts) if mixed and all(p.value <= parts.total.value for p in parts.parts) else []


def _doubted(choices: list[tuple[Parts, list[Count]]]) -> list[Count]:
    """The parts that hardly are meant not to come to their total: all there are, where a digit says so, else of the readings."""
    parts, alike = choices[-1]
    every, total = list(parts.parts), parts.total.value
    summed = sum_of(every)
    if summed == total or summed < total and _REST_LEFT.search(parts.words):
        return []
    mixed = len(every) > len(alike) and all(p.value < total for p in every) and "" not in {p.unit for p in every}
    near = mixed and total >= 100 and not OVERLAP.search(parts.words) and not _DIVIDED.search(parts.words)  # noqa: PLR2004
    if near and (slip(total, sum_of(every)) or slip_of_part(total, [p.value for p in every])):
        return every
    return next((some for one, some in choices if _doubtful(one, some)), [])


def _covers(parts: Parts) -> bool:
    """True where the words of the total name every kind of part: *31 xã, thị trấn (30 xã và 01 thị trấn)*."""
    named = frozenset([parts.total.unit, *regex.findall("[a-z]+", regex.split(r"[\d(]", parts.name)[0])])
    return len(named) > 2 and all(p.unit in named for p in parts.parts)  # noqa: PLR2004


def _readings(parts: Parts) -> Iterator[Parts]:
    """The parts up to the first semicolon, where it has two or more and further counts follow it; all of them."""
    first = tuple(p for p in parts.parts if p.start < parts.clause)
    if 1 < len(first) < len(parts.parts):
        yield replace(parts, parts=first)
    yield parts


def _holds(draft: Draft, parts: Parts, alike: list[Count]) -> bool:
    loose = parts.said in ("some", "last") and len(parts.parts) == len({p.start for p in parts.parts if p.start < parts.clause})
    return _adds_up(parts.total.value, [p.value for p in alike], strict=_in_a_row(draft, alike), loose=loose)


def _in_a_row(draft: Draft, parts: list[Count]) -> bool:
    """True if each part is one of a row: *năm 2024 …, năm 2025 …, năm 2026 …*."""
    return len(parts) > 2 and all(_ROW.search(draft.text.folded, max(0, p.start - 60), p.start) for p in parts)  # noqa: PLR2004


def _adds_up(total: Decimal, values: Sequence[Decimal], *, strict: bool = False, loose: bool = False) -> bool:
    """True if the parts are the total; unless they are ``strict``, if the first of them are; of ``loose`` ones a run, or all but one that is a part of another."""
    summed = sum(values)
    if summed == total or strict:
        return summed == total
    if any(sum(values[:high]) == total for high in range(2, len(values))):
        return True
    runs = loose and any(sum(values[low:high]) == total for low in range(len(values)) for high in range(low + 2, len(values) + 1))
    return runs or loose and len(values) > 2 and any(summed - value == total for value in values)  # noqa: PLR2004


def _near(total: Decimal, summed: Decimal, share: int) -> bool:
    return abs(total - summed) <= max(Decimal(1), total / share)


def _doubtful(parts: Parts, alike: list[Count]) -> bool:
    """True where parts that do not add up to their total are hardly meant otherwise."""
    total, summed = parts.total.value, sum_of(alike)
    mixed = {p.unit for p in alike} != {parts.total.unit} and "" not in {p.unit for p in alike}
    sure = parts.said != "some" or _LABELS.search(parts.words) or _complementary(parts) or len(alike) > 2  # noqa: PLR2004
    if _side_by_side(parts, alike):
        return True
    if sure and total >= 10 and _swap_tells(total, [p.value for p in alike]) and not OVERLAP.search(parts.words):  # noqa: PLR2004
        return True
    if parts.said == "all" and total >= 100 and slip(total, summed) and all(p.value < total for p in alike):  # noqa: PLR2004
        return True
    apart = parts.said in ("all", "colon") or parts.said == "brackets" and not _CHANGED.search(parts.words)
    if total < _UNITS or any(p.value >= total for p in alike) and not slip(total, summed) and not (apart and not mixed and summed < 2 * total):
        return False
    if OVERLAP.search(parts.words) and not _complementary(parts) and not (apart and _ALL_OVER.search(parts.words)):
        return False
    if slip_of_part(total, [p.value for p in alike]) and parts.said != "some":
        return True
    if mixed and slip(total, summed) and total >= 100 or _covers(parts) and parts.said != "some":  # noqa: PLR2004
        return _near(total, summed, 2)
    if parts.said == "all" and not mixed and total < 10:  # noqa: PLR2004 - one or two off are much of so few
        return _near(total, summed, 2)
    if parts.said == "all" or mixed:
        return _near(total, summed, 10 if mixed and parts.said != "colon" and not _BOARD.search(parts.words) else 3)
    if parts.said == "some":
        other_half = _complementary(parts) or _named_both(parts)
        over = total < summed <= total * 4 / 3
        under = slip(total, summed) and total >= 100 or len(alike) > 2 and _near(total, summed, 10)
        return over or under or other_half and _near(total, summed, 3)
    if parts.said == "last":
        return slip(total, summed) or _near(total, summed, 10)
    return _near(total, summed, 5)


_GROUPS = regex.compile(r"\b(?:ngheo|kho khan|chinh sach|co cong|khuyet tat|nu|tre em|dan toc|dang vien|nguoi cao tuoi|dat|da|tang|moi)\b")
_JOINED = regex.compile(r"^[^;]*\d[^;]*\bva\b[^;]*\d[^;]*$")


def _side_by_side(parts: Parts, alike: list[Count]) -> bool:
    """True if two or more parts of the total's own unit, joined by *và* or each of a row of times, miss it by a mistyped digit."""
    total, values = parts.total.value, [p.value for p in alike]
    if len(alike) < len(parts.parts) or any(p.unit != parts.total.unit for p in alike):
        return False
    rows = parts.said in ("all", "colon", "some") and len(regex.findall(_ROW_NAMES, parts.words)) >= len(alike)
    joined = parts.said == "some" and _JOINED.match(parts.words) and not _GROUPS.search(parts.words) and not OVERLAP.search(parts.words) and _near(total, sum_of(alike), 3) and max(values) < total
    return bool(rows or joined) and sum_mistyped(total, values)


def _complementary(parts: Parts) -> bool:
    """True if the words of the parts say that they are all: one half and the other."""
    return _OTHER_HALF.search(parts.words) is not None


def _named_both(parts: Parts) -> bool:
    """True if the words before the total name each part: *Làm mới, tu sửa 18,6 km …, trong đó làm mới 6,4 km và tu sửa 12,2 km*."""
    pieces = regex.split(r"\d[\d.,]* *[a-z%]*", parts.words.partition("trong")[2])[: len(parts.parts)]
    labels = [regex.sub(r"\b(?:so|do|trong|va|co|la|gom)\b|[^a-z ]", " ", piece).split() for piece in pieces]
    return len(labels) > 1 and all(label and " ".join(label) in parts.before for label in labels)


def _swap_tells(total: Decimal, values: Sequence[Decimal]) -> bool:
    """True if the total, or one part, with two digits in the other order makes the parts come to their total."""
    left = total - sum(values, Decimal(0))
    return swapped(total, total - left) or any(swapped(p, due) for p, due in dues(total, values))


def _off(draft: Draft, rule: CheckEntry, total: Figure, parts: Sequence[Figure]) -> Result:
    return draft.finding(
        rule, (total.start, total.end), say_as="counts", stated=shown(total.value), unit=draft.words((total.start, total.end)).partition(" ")[2],
        summed=shown(sum_of(parts)), evidence=tuple(draft.evidence((p.start, p.end)) for p in parts),
    )  # fmt: skip


def _exact(draft: Draft, line: Line) -> list[Count]:
    return [c for c in counts_in(draft, line.start, line.end) if not c.rough]


def _listed(draft: Draft) -> Iterator[tuple[Count, list[Count]]]:
    """A line with counts that leads to a list, and for its first count, or a further one of its own unit, those of the items where each has one."""
    for line, items in lists_below(draft):
        totals = [c for c in _exact(draft, line) if c.unit]
        if not totals or not _LEADS.search(line.words.rstrip()) and not (_LABELLED.fullmatch(line.words) and all(_LABELLED.fullmatch(i.words) for i in items)):
            continue
        counts = [_exact(draft, item) for item in items]
        for total in (t for at, t in enumerate(totals) if t.unit not in {c.unit for c in totals[:at]}):
            units = (total.unit, "") if total is totals[0] else (total.unit,)
            found = [next((c for unit in units for c in own if c.unit == unit), None) for own in counts]
            counted = [f for f in found if f is not None]
            alone = total is totals[0] or all(sum(c.unit == total.unit for c in own) == 1 for own in (totals, *counts))
            if len(counted) == len(items) and alone and total.value >= _UNITS and all(f.value < total.value for f in counted):
                yield total, counted


@kind("pairs-of-total")
def pairs_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``13 lớp cho 390 lao động, gồm 05 lớp với 165 người và 07 lớp với 225 người``: what comes in pairs adds up pair by pair."""
    for paragraph in own_paragraphs(draft):
        for parts in parts_in(draft, paragraph.start, paragraph.end):
            units = list(dict.fromkeys(p.unit for p in parts.parts))
            pairs = len(units) in (2, 3, 4) and all(units) and [p.unit for p in parts.parts] == units * (len(parts.parts) // len(units)) and len(parts.parts) > 3  # noqa: PLR2004
            if pairs and (odd := _of_sizes(draft, parts, units, paragraph.start)) and not draft.is_told((odd.start, odd.end), rule.code, "rate-mismatch"):
                yield draft.finding(
                    rule, (odd.start, odd.end), say_as="counts", severity="warning", stated=shown(odd.value), unit=draft.words((odd.start, odd.end)).partition(" ")[2],
                    summed=shown(_made(_couples(parts))), evidence=(draft.evidence((parts.parts[0].start, parts.parts[-1].end)),),
                )  # fmt: skip
                continue
            if parts.said not in ("all", "some") or not pairs or draft.is_cited(parts.total.start, parts.total.end):
                continue
            low = draft.after_full_stop(parts.total.start)
            before = [c for c in counts_in(draft, max(low, paragraph.start), parts.total.end) if not c.rough]
            sums = []
            for unit in units:
                wholes = [c for c in before if c.unit == unit or c.unit in _PEOPLE and unit in _PEOPLE]
                members = [p for p in parts.parts if p.unit == unit]
                if len(wholes) == 1 and all(m.value < wholes[0].value or mistyped(wholes[0].value, sum_of(members)) for m in members):
                    sums.append((wholes[0], members))
            off = [(whole, members) for whole, members in sums if whole.value != sum_of(members)]
            if len(sums) > 1 and len(off) == 1 and (_near(off[0][0].value, sum_of(off[0][1]), 3) or mistyped(off[0][0].value, sum_of(off[0][1]))):  # noqa: PLR2004
                whole, members = off[0]
                if not draft.is_told((whole.start, whole.end), rule.code):
                    yield _off(draft, rule, whole, members)


def _couples(parts: Parts) -> list[tuple[Count, Count]]:
    """Parts that come in pairs, two by two: 05 lớp and 33 người, 01 lớp and 30 người."""
    return list(zip(parts.parts[::2], parts.parts[1::2], strict=True))


def _made(couples: Sequence[tuple[Count, Count]]) -> Decimal:
    """What so many things and the size of each make, all pairs together."""
    return sum((many.value * size.value for many, size in couples), Decimal(0))


_EACH = regex.compile(r"(?: [a-z]+)?,? (?:\(?moi [a-z]+(?: co)? ?|x ?|co |gom |quy mo |la )?")


def _of_sizes(draft: Draft, parts: Parts, units: Sequence[str], low: int) -> Count | None:
    """The whole that pairs of things and their sizes (``05 lớp 33 người và 01 lớp 30 người``) miss by a digit; no other reading of them holds."""
    pairs = parts.parts
    if len(units) != 2 or pairs[0].unit in _PEOPLE or draft.is_cited(parts.total.start, pairs[-1].end):  # noqa: PLR2004
        return None
    couples = _couples(parts)
    beside = all(_EACH.fullmatch(draft.text.folded, many.end, size.start) for many, size in couples)
    wholes = [c for c in counts_in(draft, low, pairs[0].start) if not c.rough and (c.unit == units[1] or {c.unit, units[1]} <= _PEOPLE)]
    due = _made(couples)
    if not beside or len(wholes) != 1 or wholes[0].value in (due, sum_of(pairs[1::2])):
        return None
    said = wholes[0].value
    sizes = [(size.value, size.value + (said - due) / many.value) for many, size in couples]
    numbers = [(many.value, many.value + (said - due) / size.value) for many, size in couples]
    return wholes[0] if mistyped(said, due) or any(d > 0 and d == int(d) and mistyped(v, d) for v, d in (*sizes, *numbers)) else None


# --- changes: giảm 120 hộ (từ 500 hộ xuống còn 380 hộ) ---------------------------------------------------

_N = rf"(?:{NUMBER})"
_MANY = r"(?: *(?:nghin|ngan|trieu|ty|ti))?"


def _thing(name: str) -> str:
    """A pattern for a number with its unit, the number in a group of that name."""
    return rf"(?P<{name}>{_N})(?P<{name}u>{_MANY} *(?:%|[a-z]+(?: [a-z]+)?))"


_BOUND = r"(?: (?:khong qua|it nhat|toi da|toi thieu|duoi|tren))?"
_WAY = rf"(?P<way>giam|tang)(?: (?:them|duoc|la|bot|tuong ung|khoang))*{_BOUND}"
_WHEN = r"(?: *\(?,? *(?:vao |cuoi |dau |den |trong |het )*(?:nam|quy|thang) [\d/]+\)?)?"
_PAIR = rf"\btu {_thing('a')}[a-z ]{{0,30}}{_WHEN} *,? *(?:xuong|len|con|den|giam|tang)(?: (?:con|den|xuong|len|dat|la))*{_BOUND} {_thing('b')}"
_CHANGES = tuple(regex.compile(pattern) for pattern in (
    rf"\b{_WAY} {_thing('d')}[a-z ,]{{0,60}}(?:nam \d{{4}} ?)?[,(]? *\(?{_PAIR}",
    rf"{_PAIR}[a-z ]{{0,40}}{_WHEN} *[,;(]+ *(?:tuong (?:ung|duong) )?(?:voi )?(?:muc )?{_WAY} {_thing('d')}",
    rf"(?:len|con|dat|la) {_thing('b')}[a-z ]{{0,30}}{_WHEN} *[,;(]+ *{_WAY} {_thing('d')}[a-z ]{{0,20}} so voi[a-z ]{{0,20}}"
    rf"(?:nam \d{{4}}|cung ky)? *(?:\(|la )? *(?:nam \d{{4}} )?(?:la |dat )?{_thing('a')}",
    rf"(?<![\d.,/]){_thing('b')}[a-z ]{{0,50}}[,;(]+ *{_WAY} (?!{_N} *%){_thing('d')}[a-z ]{{0,20}} so voi (?:cung ky )?(?:nam \d{{4}} |nam truoc )?\((?:la |co |dat )?{_thing('a')}[a-z ]{{0,20}}\)",
    rf"\bnam \d{{4}}[a-z ,]{{0,40}} {_thing('a')}[a-z ]{{0,30}}[,;] *[a-z ]{{0,30}}nam \d{{4}}[a-z ]{{0,40}} {_thing('b')}[a-z ]{{0,30}}[,;(]+ *{_WAY} {_thing('d')}",
))  # fmt: skip


def changes(draft: Draft) -> list[regex.Match[str]]:
    """Changes (``way``, ``d``) beside what they lead from and to (``a``, ``b``), of anything; found once."""
    return draft.once("changes", lambda one: [m for pattern in _CHANGES for m in pattern.finditer(one.text.folded)])


def units_of(change: regex.Match[str]) -> list[str]:
    """The first words of what its three numbers count, the change last."""
    return [" ".join(change[f"{name}u"].split()[:1]) for name in "abd"]


@kind("change-of-count")
def change_of_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``giảm 120 hộ nghèo (từ 500 hộ xuống còn 380 hộ)``, of anything but rates: the change is the difference."""
    held = 0
    seen: set[int] = set()
    for match in changes(draft):
        units = set(units_of(match))
        if len(units) != 1 or "%" in units or match.start("d") in seen or draft.is_cited(*match.span()):
            continue
        first, second, stated = (value_of(match[name]) for name in "abd")
        seen.add(match.start("d"))
        if abs(first - second) == stated:
            held += 1
        elif (first > second) == (match["way"] == "giam"):
            yield draft.finding(
                rule, match.span("d"), say_as="change", stated=shown(stated), summed=shown(abs(first - second)),
                first=shown(first), second=shown(second),
            )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "counted-parts", count=held)


_RAISED = regex.compile(
    rf"(?<!\d)(?P<d>{_N}) +(?P<du>[a-z]+)[^.;\d]{{0,80}}[,;(] *(?:de )?(?:nang|dua|giam|tang)[a-z ]{{0,50}}?\btu (?P<a>{_N})(?: +[a-z]+){{0,5}} *,? (?:len|xuong|thanh)(?: con| thanh| dat)? "
    rf"(?P<b>{_N})(?: +(?P<bu>[a-z]+)| *(?=[.;,\n]|$))"
)
_NEW = regex.compile(r"\b(?:them|moi|bo sung|lap dat|thanh lap|phat trien|ket nap|xay dung|cong nhan|giam|giai the|sap nhap|xoa|thoat)\b[^.;\d]{0,60}$")


@kind("raised-from")
def raised_from(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Thành lập mới 03 câu lạc bộ, nâng tổng số từ 05 lên 09 câu lạc bộ``: what is new is the difference, however few there are."""
    for match in _RAISED.finditer(draft.text.folded, draft.title[1], draft.body_end):
        first, second, stated = (value_of(match[name]) for name in "abd")
        lead = draft.text.folded[max(draft.after_full_stop(match.start()), match.start() - 70) : match.start()]
        told = draft.is_told((match.start("d"), match.end("b")), rule.code)
        of_people = match["du"] in _PEOPLE and match["bu"] in ("dong", "nguoi", "hoi", "doan", "dang", "thanh")
        if (match["bu"] in (match["du"], None) or of_people) and abs(second - first) != stated and _NEW.search(lead) and not told and not draft.is_cited(*match.span()):
            yield draft.finding(
                rule, match.span("d"), say_as="change", severity="warning", stated=shown(stated), summed=shown(abs(first - second)), first=shown(first), second=shown(second)
            )


# --- a part that is more than all of it ------------------------------------------------------------------

_AMONG = regex.compile(r"\btrong (?:so )?do,?(?: (?:co|gom|da|chi|rieng|so))*(?: [a-z]+){0,5}? *:? *$")
_OF_EACH = regex.compile(r"\b(?:moi|tung|binh quan)\b[^,;:.\d]{0,24}$")  # *24 phiên, mỗi tháng 02 phiên, trong đó 14 phiên …*
_NO_PART = regex.compile(r"\b(?:tang|giam|tu|so voi|luot|binh quan|moi|den nam|luy ke|nam \d{4})\b")


@kind("part-over-total")
def part_over_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``180 trạm, trong đó có 222 trạm 5G``: the part is more than the whole."""
    for paragraph in draft.text.paragraphs:
        words = draft.text.folded[paragraph.start : paragraph.end]
        if paragraph.where != "body" or "trong" not in words:
            continue
        counts = counts_in(draft, paragraph.start, paragraph.end)
        for at, (whole, part) in enumerate(pairwise(counts)):
            between = draft.text.folded[whole.end : part.start]
            if at and counts[at - 1].unit == whole.unit and _OF_EACH.search(draft.text.folded, paragraph.start, whole.start):
                whole = counts[at - 1]  # noqa: PLW2901
            if whole.unit != part.unit or not part.unit or part.value <= whole.value or ";" in between or draft.is_cited(whole.start, part.end):
                continue
            if _AMONG.search(between) and not _NO_PART.search(between) and not regex.search(r"\.\s", between) and whole.value > 1:
                yield draft.finding(
                    rule, (part.start, part.end), say_as="over", severity="warning", stated=draft.words((part.start, part.end)),
                    whole=draft.words((whole.start, whole.end)), evidence=(draft.evidence((whole.start, whole.end)),),
                )  # fmt: skip


# --- rounds: 40 mẫu, chia 02 đợt: đợt 1 lấy 25 mẫu, đợt 2 lấy 15 mẫu ---------------------------------------

_ROUNDS = regex.compile(r"\b(?:chia|gom|phan)(?: (?:thanh|lam|ra|theo))* (?P<n>\d{1,2}) (?:dot|giai doan|lop|nhom|cum|buoc|lan|ky|vung|khu vuc|dia diem)\b[a-z ]{0,20}[:,(] *")


@kind("rounds-of-total")
def rounds_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``40 mẫu, chia 02 đợt: đợt 1 lấy 25 mẫu, đợt 2 lấy 15 mẫu``: as many counts as rounds, of what was counted before them."""
    for match in _ROUNDS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        low, high = draft.sentence(*match.span())
        if draft.text.folded[high : high + 1] == " " and draft.text.folded[high - 1] == ";":
            high = max(high, draft.sentence(high + 1, high + 2)[1])
        every = spans_in(draft, low, high)
        after = [c for c in every if c.start >= match.end()]
        before = [c for c in every if c.start < match.start() and after and c.unit == after[-1].unit and c.unit]
        parts = [c for c in after if before and c.unit == before[-1].unit]
        if len(before) != 1 or len(parts) != int(match["n"]) or any(c.rough for c in (*before, *parts)) or draft.is_cited(*match.span()):
            continue
        total, summed = before[0].value, sum_of(parts)
        if total != summed and (_near(total, summed, 2) and all(p.value < total for p in parts) or any(mistyped(p, due) for p, due in dues(total, [p.value for p in parts]))):
            yield _off(draft, rule, before[0], parts)
