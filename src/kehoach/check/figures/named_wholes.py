"""Shares of a whole that is named beside them or elsewhere: of a plan in brackets, of *tổng số cơ sở* two parts before, of what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import SCALES, digits, mistyped, places, shown, slip, step, value_of
from kehoach.check.figures.rates import agrees, is_near, is_part_off, off, percent_place, with_percents
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import total_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_MANY = rf"(?P<n>{NUMBER})(?![\w%/]|[.,:]\d| *[-–x×*/] *\d| *%)(?: +(?P<scale>nghin|ngan|trieu|ty|ti))?(?: +(?P<unit>[a-z]+2?)\b)(?! */)"
_FIGURE = regex.compile(rf"(?<![\w.,/%:-])(?<!\d ){_MANY}")
_NO_THING = frozenset(["nam", "thang", "ngay", "tuan", "gio", "phut", "tuoi", "lan", "va", "den", "cua", "la", "nghi", "dieu", "quy"])
_VERB = r"(?:dat|chiem|bang|tuong duong|tuong ung|dap ung)(?: voi)?(?: ty le| ti le| khoang)?"
_SHARE = regex.compile(rf"[^;.%\d\n]{{0,60}}?[ ,(]+{_VERB} *:? *(?P<p>{NUMBER}) *%(?P<of>(?:[^;.%\n]|\.(?=\d)){{0,90}})")
_BESIDE = regex.compile(rf"^(?:[^\d,;()]{{0,60}}\((?:la |ke hoach |giao |dat |tong so |nhu cau |khoang )*| *(?:cua|tren|trong|so voi)(?: tong(?: so)?| ke hoach| muc| chi tieu)* ){_MANY}")
_OF = regex.compile(r"^ *(?:so voi |cua |trong |tren )?(?P<lead>tong so|tong|so|luong|dien tich|chieu dai|khoi luong|nhu cau|toan bo) ?(?P<noun>[a-z ]+)?")
_TWO = 2
_TELLING = 3  # digits of a share that tells its whole
_PEOPLE = frozenset(["nguoi", "lao", "hoc", "can", "van", "hoi", "doan", "dai", "nong", "phu", "thanh", "dang", "cong", "vien", "tre"])
_EMPTY = frozenset("tong so luong dien tich chieu dai khoi cua tren dia ban toan tinh huyen xa phuong ca cac hien co duoc nam trong va la can kinh phi von ke hoach".split())  # noqa: SIM905


@dataclass(frozen=True)
class _Figure:
    place: Place
    value: Decimal
    unit: str


@dataclass(frozen=True)
class _Share:
    """A part, its percentage, and the words after it."""

    part: _Figure
    percent: Decimal
    place: Place
    of: str
    of_at: int


def _figures(draft: Draft, start: int, end: int) -> list[_Figure]:
    """What is counted or measured in a stretch of text, scales worked in, with its amounts of money; each made once."""
    known: dict[Place, list[_Figure]] = draft.once("named-stretches", lambda _: {})
    if (start, end) not in known:
        known[start, end] = _figures_of(draft, start, end)
    return known[start, end]


def _figures_of(draft: Draft, start: int, end: int) -> list[_Figure]:
    money = [a for a in draft.record.amounts if a.value and not a.per and not a.table and start <= a.start < end]
    found = [_Figure((a.start, a.end), Decimal(a.value or 0), a.currency) for a in money]
    for match in _FIGURE.finditer(draft.text.folded, start, end):
        if match["unit"] in _NO_THING or any(a.start <= match.start() < a.end for a in money):
            continue
        found.append(_figure(match))
    return sorted(found, key=lambda f: f.place)


def _figure(match: regex.Match[str], shift: int = 0) -> _Figure:
    value = value_of(match["n"]) * SCALES.get(match["scale"] or "", Decimal(1))
    return _Figure((match.start("n") + shift, match.end("unit") + shift), value, "VND" if match["unit"] == "dong" else match["unit"])


def _shares(draft: Draft) -> list[list[_Share]]:
    """The shares of each paragraph, each of the last figure before it."""
    return draft.once("named-shares", _shares_of)


def _shares_of(draft: Draft) -> list[list[_Share]]:
    folded, found = draft.text.folded, []
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or "%" not in draft.text.canonical[paragraph.start : paragraph.end] or paragraph.start < draft.title[1]:
            continue
        figures = _figures(draft, paragraph.start, paragraph.end)
        here = []
        for at, part in enumerate(figures):
            stop = figures[at + 1].place[0] if at + 1 < len(figures) else paragraph.end
            match = _SHARE.match(folded, part.place[1], paragraph.end)
            if match and match.start("p") < stop and part.value and not draft.is_cited(*part.place):
                here.append(_Share(part, value_of(match["p"]), percent_place(draft, match.span("p")), match["of"], match.start("of")))
        if here:
            found.append(here)
    return found


@kind("share-of-named")
def share_of_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``7.840 ha, đạt 98% kế hoạch (8.000 ha)``; ``kiểm tra 730 cơ sở, đạt 50% tổng số cơ sở``, which are 1.460 two parts before."""
    for share in (s for shares in _shares(draft) for s in shares):
        beside = _BESIDE.search(share.of)
        named = _figure(beside, share.of_at) if beside else None
        of = _OF.search(share.of)
        if named is not None and named.unit == share.part.unit:
            meant = _near(share, named.value) or _mistyped(share, named.value) if named.value else False
            whole = named if meant and not agrees(share.percent, share.part.value, named.value) else None
        elif _ENDS.match(share.of):
            whole = _whole_before(draft, share)
        else:
            whole = _whole(draft, share, of) if of and share.percent <= 100 else None
        if whole is not None:
            scale = next((s for s in (Decimal(10**6), Decimal(1000)) if not share.part.value % s and not whole.value % s), Decimal(1))
            yield off(draft, rule, share.place, percent=share.percent, part=share.part.value / scale, whole=whole.value / scale)


_ENDS = regex.compile(r" *(?:[,;.)]|$)")
_AMONG = regex.compile(rf"\btrong (?:tong )?(?:so )?{_MANY}|{_MANY}[^;.\d]{{0,60}}\btrong (?:so )?do\b")


def _whole_before(draft: Draft, share: _Share) -> _Figure | None:
    """The whole that the sentence names before a part: *trong 24 điểm chỉ có 09 điểm …, chiếm 37,5%*; where the share is none of others."""
    low = draft.after_full_stop(share.part.place[0])
    others = [f for f in _figures(draft, low, share.part.place[0]) if f.value > share.part.value and _alike(f.unit, share.part.unit)]
    if not others or any(agrees(share.percent, share.part.value, f.value) for f in _everything(draft) if _alike(f.unit, share.part.unit) and f.value):
        return None
    led = [m for m in _AMONG.finditer(draft.text.folded, low, share.part.place[0])]
    wholes = {f.value: f for f in others for m in led if m.start() <= f.place[0] < m.end()}
    found = [f for f in wholes.values() if _near(share, f.value)]
    return found[0] if len(wholes) == len(found) == 1 else None


def _alike(unit: str, other: str) -> bool:
    return unit == other or unit in _PEOPLE and other in _PEOPLE


def _everything(draft: Draft) -> list[_Figure]:
    """All figures of the running text."""
    return draft.once("named-figures", lambda one: [f for p in one.text.paragraphs if p.where == "body" for f in _figures(one, p.start, p.end)])


def _near(share: _Share, whole: Decimal) -> bool:
    return is_near(share.percent, share.part.value, whole)


def _mistyped(share: _Share, whole: Decimal) -> bool:
    """True if the part, the whole or the share with one digit mistyped is what the other two give."""
    part, percent = share.part.value, share.percent
    return mistyped(part, percent * whole / 100) or mistyped(whole, round(100 * part / percent, places(whole))) or mistyped(percent, round(100 * part / whole, places(percent)))


def _whole(draft: Draft, share: _Share, of: regex.Match[str]) -> _Figure | None:
    """The whole that a share is said to be of and is not: named by the same words elsewhere, where no other figure gives the share."""
    counted = (of["noun"] or "").split()[:1]
    if counted and counted != [share.part.unit]:  # of 27 đoạn, dài 92,8 km, chiếm 48,2% số đoạn the length is no part
        low = draft.after_full_stop(share.part.place[0])
        if any([f.unit] == counted for f in _figures(draft, low, share.part.place[0])):
            return None
    larger = [f for f in _everything(draft) if f.unit == share.part.unit and f.value > share.part.value]
    totals = total_values(draft) if share.part.unit != "VND" else ()
    if any(agrees(share.percent, share.part.value, whole) for whole in (*(f.value for f in larger), *totals) if whole > share.part.value):
        return None
    nouns = [w for w in (of["noun"] or "").split() if w not in _EMPTY][:3]
    total = of["lead"].startswith("tong")
    if total and (of["noun"] or "").startswith(share.part.unit + " ") and not nouns:
        named = larger
    else:
        named = [f for f in larger if _named(draft, f, nouns)] if nouns or total and share.part.unit == "VND" else []
    if share.part.unit == "VND" and total and not named:
        named = [f for f in larger if _TOTAL.search(draft.text.folded[max(0, f.place[0] - 40) : f.place[0]])]
    values = {f.value: f for f in named}
    worth = [f for f in values.values() if _telling(share, f.value) or len(values) == 1 and _near(share, f.value)]
    return worth[0] if len(worth) == 1 else None


_WORD = regex.compile(r"[a-z]+")
_TOTAL = regex.compile(r"\btong (?:kinh phi|so|von|cong|muc|du toan|nguon)[^.;\d]*$")


def _named(draft: Draft, figure: _Figure, nouns: list[str]) -> bool:
    """True if the words of a whole stand around a figure of its sentence."""
    low, high = draft.sentence(*figure.place)
    around = set(_WORD.findall(draft.text.folded[max(low, figure.place[0] - 60) : min(high, figure.place[1] + 40)]))
    return bool(nouns) and all(n in around for n in nouns)


def _telling(share: _Share, whole: Decimal) -> bool:
    """True if a share, or its part, is a digit away from what the whole gives without a rest, or is the whole's at a glance."""
    exact = 100 * share.part.value / whole
    due = round(exact, places(share.percent))
    even = exact == due or digits(due) >= _TELLING
    if even and (slip(share.percent, due) or abs(share.percent - due) in (5, 10)):
        return True
    return is_part_off(share.percent, share.part.value, whole)


# --- two parts of one whole ---------------------------------------------------------------------------------

_BRACKET = regex.compile(rf"[^;.%()\d\n]{{0,30}}\( *(?:{_VERB} *)?(?P<p>{NUMBER}) *%\)")


@kind("share-of-two")
def share_of_two(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nam 390 người (62,5%), nữ 234 người (35,5%)``: one is right of both together, the other is not."""
    folded = draft.text.folded
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or draft.text.canonical.count("%", paragraph.start, paragraph.end) < _TWO:
            continue
        run: list[tuple[_Figure, Place, Decimal]] = []
        for part in _figures(draft, paragraph.start, paragraph.end):
            match = _BRACKET.match(folded, part.place[1], paragraph.end)
            if match:
                run.append((part, percent_place(draft, match.span("p")), value_of(match["p"])))
        ends = [regex.search("[;.]", folded[a[1][1] : b[0].place[0]]) is not None or a[0].unit != b[0].unit for a, b in pairwise(run)]
        for at, ((one, its, percent), (other, others, its_percent)) in enumerate(pairwise(run)):
            if not all(ends[max(0, at - 1) : at]) or not all(ends[at + 1 : at + 2]):
                continue  # three of a list
            whole = one.value + other.value
            if one.unit != other.unit or not whole or ";" in folded[its[1] : other.place[0]] or "." in folded[its[1] : other.place[0]]:
                continue
            first, second = agrees(percent, one.value, whole), agrees(its_percent, other.value, whole)
            if first != second and abs(percent + its_percent - 100) <= 20:  # noqa: PLR2004
                place, part, stated = (others, other, its_percent) if first else (its, one, percent)
                yield off(draft, rule, place, percent=stated, part=part.value, whole=whole)


_REST = regex.compile(rf"(?<![\d.,/-])(?P<a>{NUMBER}) *%[^%.\n]{{2,80}}?[,;] *(?:va )?(?:so )?(?:con lai )?(?P<b>{NUMBER}) *%(?P<rest> (?:kinh phi |von |so |gia tri )*con lai)")
_SPLIT = regex.compile(rf"\b(?:trong do|gom|co cau)[^.;%\d]{{0,20}} (?P<a>{NUMBER}) *% (?P<n>[a-z]+ [a-z]+)[^.;%\d]{{2,60}}(?: va|,) (?P<b>{NUMBER}) *% (?P=n)\b(?![^.;]{{0,60}}%)")


@kind("rest-of-share")
def rest_of_share(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Cấp 50% khi khởi công, 60% còn lại khi nghiệm thu``: more or less than all."""
    for pattern in (_REST, _SPLIT):
        for match in pattern.finditer(draft.text.folded, draft.title[1]):
            values = [value_of(match["a"]), value_of(match["b"])]
            total = sum(values, Decimal(0))
            if abs(total - 100) >= max(map(step, values)) and abs(total - 100) <= 30 and not draft.is_cited(*match.span()):  # noqa: PLR2004
                yield draft.finding(
                    rule, (match.start("a"), percent_place(draft, match.span("b"))[1]), say_as="structure", severity="warning", summed=f"{shown(total)}%", count=_TWO
                )


_SOURCE = regex.compile(
    r"\b(?:ngan sach (?:trung uong|nha nuoc|dia phuong|tinh|huyen|xa|phuong|thanh pho|cap (?:tinh|huyen|xa))|(?:von )?doi ung|xa hoi hoa|nhan dan|nguoi dan|"
    r"ho (?:dan|gia dinh)|nguoi huong loi|von (?:vay|tu co)|nha nuoc|doanh nghiep)\b[^,;.%]{0,40}?(?<![\d.,/-])(?P<p>\d+(?:,\d+)?) *%"
)
_COST = regex.compile(r"\b(?:chi phi|kinh phi|von|ho tro|dong gop|doi ung|gia tri|du toan|muc ho tro)\b")
_OPEN = regex.compile(r"\b(?:toi da|toi thieu|it nhat|khong qua|tang|giam|giai ngan|tu|den|tren|duoi|dat)\b")


@kind("shares-of-sources")
def shares_of_sources(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``ngân sách tỉnh hỗ trợ 70%, ngân sách huyện 40% kinh phí``: the sources of one sum that give more or less than all of it."""
    done = 0
    for match in _SOURCE.finditer(draft.text.folded, draft.title[1], draft.body_end):
        if match.start() < done:
            continue
        low, high = draft.sentence(*match.span())
        done = high
        found = list(_SOURCE.finditer(draft.text.folded, low, high))
        words = draft.text.folded[low:high]
        values = [value_of(m["p"]) for m in found]
        total = sum(values, Decimal(0))
        whole = len(found) > 1 and words.count("%") == len(found) and _COST.search(words) and not _OPEN.search(words)
        if whole and abs(total - 100) >= max(map(step, values)) and abs(total - 100) <= 15 and not draft.is_cited(*match.span()):  # noqa: PLR2004
            yield draft.finding(rule, (found[0].start("p"), high), say_as="structure", severity="warning", summed=f"{shown(total)}%", count=len(found))


# --- a part of a list, named again with its share ---------------------------------------------------------

_MEMBER = regex.compile(rf"[;,.] *(?:trong (?:so )?do,? |rieng |so )?(?P<name>[a-z]+(?: [a-z]+){{1,5}}?) (?:chiem|dat|bang)(?: ty le| ti le| khoang)? *(?P<p>{NUMBER}) *%(?= *(?:[,;.)]|$|tong so| va))")
_LISTED = regex.compile(rf"(?<![\w.,/%:-])(?P<n>{NUMBER}) (?P<name>[a-z]+(?: [a-z]+){{0,5}})")
_TO_PARTS = regex.compile(r"\b(?:gom|trong (?:so )?do|chia (?:ra|thanh)|phan theo)\b|[:(]")


@kind("share-of-member")
def share_of_member(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``120 chủ thể, gồm 78 hợp tác xã, 14 tổ hợp tác và 28 hộ; hợp tác xã chiếm 56%``: of the whole of the list it is named in."""
    folded = draft.text.folded
    for paragraph in with_percents(draft):
        counts = list(_LISTED.finditer(folded, paragraph.start, paragraph.end))
        for match in _MEMBER.finditer(folded, paragraph.start, paragraph.end):
            own = [c for c in counts if c.end() <= match.start() + 1 and f"{c['name']} ".startswith(match["name"] + " ")]
            percent, place = value_of(match["p"]), percent_place(draft, match.span("p"))
            if len(own) != 1 or draft.is_cited(*place) or draft.is_told(place, rule.code):
                continue
            part = value_of(own[0]["n"])
            led = [c for c in counts if c.start() < own[0].start() and _TO_PARTS.search(folded, c.end("n"), own[0].start())]
            values = [value_of(c["n"]) for c in counts]
            if not led or not part or any(v > part and agrees(percent, part, v) for v in (*values, sum(values[counts.index(led[-1]) + 1 :], Decimal(0)))):
                continue
            whole = value_of(led[-1]["n"])
            if whole > part and is_near(percent, part, whole):
                yield off(draft, rule, place, percent=percent, part=part, whole=whole)
