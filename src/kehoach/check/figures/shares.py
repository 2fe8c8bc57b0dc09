"""Percentages beside the numbers they come from, whatever is counted: shares, growth, structures, more than all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.count_sums import changes, units_of
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import PERCENT, digits, places, shown, slip, step, value_of
from kehoach.check.figures.rates import FROM_TO, agrees, is_near, is_part_off, off
from kehoach.check.figures.reckoned import by_unit
from kehoach.check.figures.splits import Figure
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_MANY = r"(?: *(?:nghin|ngan|trieu|ty|ti)?(?: *dong| *usd)?)"
_SAYS = r"(?:[ ,;(]*\b(?:dat|chiem|bang|tuong ung|tuong duong|ty le|ti le|la|voi|khoang)\b)*[ ,:(=]*"
_OF = (
    regex.compile(rf"(?<![\d.,/])(?P<p>{NUMBER}) *% *[^\d%();.]{{0,30}}\((?P<a>{NUMBER}){_MANY} */ *(?P<b>{NUMBER})(?![\d/])"),
    regex.compile(
        rf"(?<![\d.,/])(?P<a>{NUMBER}) +(?P<au>[a-z]+)[a-z ]{{0,40}}?(?:/| tren (?:tong so )?| trong tong so )(?P<b>{NUMBER}) +(?P<bu>[a-z]+)[a-z ]{{0,40}}?"
        rf"(?=[,(]| dat| chiem| bang){_SAYS}(?P<p>{NUMBER}) *%"
    ),
    regex.compile(rf"(?<![\d.,/])(?P<a>{NUMBER})/(?P<b>{NUMBER}) +[a-z][a-z ]{{1,60}}, *tuong (?:ung|duong)(?: voi)? *(?P<p>{NUMBER}) *%"),
    regex.compile(
        rf"(?<![\d.,/])(?P<p>{NUMBER}) *% +[^\d%();.]{{2,70}}[,(] *(?:tuong (?:ung|duong)|tuc(?: la)?|la|bang|voi)(?: voi| khoang)* +(?P<a>{NUMBER})(?: [a-z]+){{0,4}} *"
        rf"(?:/|\b(?:tren|trong)(?: tong)?(?: so)?\b) *(?P<b>{NUMBER})(?![\d/%])"
    ),
)
_SHARE = regex.compile(rf"[^;.%()]{{0,50}}?(?:[(,] *(?:chiem|dat|bang|tuong ung|tuong duong|ty le|ti le)[ :]+(?:voi |ty le |ti le |khoang )*|\( *)(?P<p>{NUMBER}) *%(?P<after>.{{0,14}})")
_NO_OTHER_WHOLE = regex.compile(r" *(?:[),;.]|$|(?:trong |tren )?tong so)")
_WHOLE = regex.compile(r"\btong(?: so| kinh phi| von| cong)?\b|\btrong (?:so )?do\b|\bgom\b|\btoan\b|\btrong$|\bco$")
_STOP = regex.compile(r"\.(?=\s|$)|\n")
_GOES_ON = regex.compile(r"\s*(?:trong (?:so )?do|trong so nay)\b")
_AGE = ""  # the unit of a number that counts nothing: *từ 6 đến dưới 16 tuổi*


def _place(draft: Draft, span: Place) -> Place:
    """The percentage with its sign."""
    end = draft.text.canonical.find("%", span[1]) + 1
    return (span[0], end) if 0 < end <= span[1] + 3 else span


@kind("share-beside")
def share_beside(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``75% (45/60 hộ)``; ``320 trạm, trong đó 25 trạm (7,8%)``; ``300 triệu đồng (60%)`` of 500."""
    seen: set[int] = set()
    for pattern in _OF:
        for match in pattern.finditer(draft.text.folded):
            percent, part, whole = (value_of(match[name]) for name in ("p", "a", "b"))
            units = {match.groupdict().get("au"), match.groupdict().get("bu")}
            seen.add(match.start("p"))
            if len(units) == 1 and 1 < part <= whole < 10**9 and whole > 4 and not agrees(percent, part, whole) and not draft.is_cited(*match.span()):
                yield off(draft, rule, _place(draft, match.span("p")), percent=percent, part=part, whole=whole)
    for paragraph in draft.text.paragraphs:
        if paragraph.where == "body" and "%" in draft.text.canonical[paragraph.start : paragraph.end]:
            yield from _beside(draft, rule, paragraph.start, paragraph.end, seen)


def _totals(draft: Draft, currency: str) -> list[Decimal]:
    """The totals of money that the plan states, in one currency."""
    found = [a for a in draft.record.amounts if a.is_total and not a.per and a.currency == currency]
    return [Decimal(a.value) for a in found if a.value and Decimal(a.value)]


_ABOVE = 250  # letters before a paragraph in which its whole may stand: *Tổng đàn trâu, bò 24.000 con*


def _beside(draft: Draft, rule: CheckEntry, start: int, end: int, seen: set[int]) -> Iterator[Result]:
    """Parts followed by their share, against the whole that the sentence names before them."""
    folded = draft.text.folded
    figures: list[Figure] = [*counts_in(draft, start, end)]
    figures += [
        Figure(a.start, a.end, Decimal(a.value), a.currency) for a in draft.record.amounts
        if a.value and not a.per and not a.table and start <= a.start < end
    ]  # fmt: skip
    figures.sort(key=lambda f: f.start)
    for at, part in enumerate(figures):
        share = _SHARE.match(folded, part.end, end)
        if share is None or share.start("p") in seen or not _NO_OTHER_WHOLE.match(share["after"]):
            continue
        if any(f.start < share.start("p") and f.unit != _AGE for f in figures[at + 1 : at + 3]):
            continue
        low = _lead(folded, start, part.start)
        wholes = [f for f in figures[:at] if f.start >= low and f.unit == part.unit and f.value > part.value]
        percent = value_of(share["p"])
        if not part.unit or percent > 100 or any(agrees(percent, part.value, f.value) for f in figures if f.unit == part.unit and f.value):
            continue
        if any(agrees(percent, part.value, total) for total in (*_totals(draft, part.unit), *(f.value for f in by_unit(draft)[part.unit] if start - _ABOVE <= f.place[0] < end and f.value))):
            continue  # a share of the plan's total: "tài trợ 11.500 triệu đồng, chiếm 27,5%"; of the 640 in "640/640 mét"
        if wholes and _WHOLE.search(folded[low : part.start].rstrip()):
            whole = max(wholes, key=lambda f: f.value)
            doubtful = is_near(percent, part.value, whole.value) or _mistyped(percent, part.value, whole.value)
        else:
            earlier = [f for f in figures[:at] if f.unit == part.unit and f.value > part.value and not getattr(f, "rough", False)]
            whole = earlier[-1] if earlier else part
            doubtful = bool(earlier) and _mistyped(percent, part.value, whole.value)
        sibling = _SHARE.match(folded, whole.end, end)
        if sibling and any(agrees(percent, part.value, f.value) and agrees(value_of(sibling["p"]), whole.value, f.value) for f in figures[:at] if f.value):
            continue  # both parts of one: *1.240 người bệnh, gồm 868 ca nhẹ (70%) và 372 ca nặng (30%)*
        if doubtful and not draft.is_cited(part.start, share.end("p")):
            yield off(draft, rule, _place(draft, share.span("p")), percent=percent, part=part.value, whole=whole.value)


def _mistyped(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """True if a share, or the part it is of, is a digit away from what a whole named earlier gives without a rest, or to three digits."""
    exact = 100 * part / whole
    due = round(exact, places(percent))
    telling = exact == due or len(due.as_tuple().digits) > 2  # noqa: PLR2004
    if telling and places(due) <= places(percent) and (slip(percent, due) or abs(percent - due) == 10):  # noqa: PLR2004
        return True
    return is_part_off(percent, part, whole)


_COMES_TO = regex.compile(rf"(?<![\d.,/-])(?P<p>{NUMBER}) *%[^\d%.;()]{{0,50}}[,(] *tuong (?:ung|duong)(?: voi| khoang)* (?P<n>{NUMBER}) (?P<u>[a-z]+)\b(?! *[/%])")


@kind("share-in-counts")
def share_in_counts(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``thu gom 80% lượng phát sinh, tương ứng 100 tấn`` of the 125 tons that the text gives elsewhere, and another share bears out."""
    found = [m for m in _COMES_TO.finditer(draft.text.folded, draft.title[1], draft.body_end) if not draft.is_cited(*m.span())]
    if not found:
        return
    counts = [c for p in draft.text.paragraphs if p.where == "body" for c in counts_in(draft, p.start, p.end)]
    for match in found:
        percent, count = value_of(match["p"]), value_of(match["n"])
        wholes = {c.value for c in counts if c.unit == match["u"] and c.value not in (0, count)}
        if percent > 100 or not percent or any(agrees(percent, count, whole) for whole in wholes):
            continue
        near = [
            w for w in wholes if _digits_off(count, percent * w / 100)
            and (len(wholes) == 1 or _borne_out(found, match, w) or digits(percent * w / 100) > 2)  # noqa: PLR2004
        ]  # fmt: skip
        if len(near) == 1:
            yield off(draft, rule, _place(draft, match.span("p")), percent=percent, part=count, whole=near[0])


def _digits_off(stated: Decimal, due: Decimal) -> bool:
    """True if a count differs from what it should be by a digit, by two swapped, or by a nought left out."""
    return stated != due and (slip(stated, due) or str(stated).replace("0", "") == str(due.normalize()).replace("0", "") and stated / due < 2)  # noqa: PLR2004


def _borne_out(found: list[regex.Match[str]], but: regex.Match[str], whole: Decimal) -> bool:
    """True if another share of the draft is of such a whole."""
    return any(m is not but and m["u"] == but["u"] and value_of(m["p"]) * whole == 100 * value_of(m["n"]) for m in found)


def _lead(folded: str, start: int, at: int) -> int:
    """Where the sentence of a part begins; one that opens with *trong đó* goes on from the sentence before it."""
    stops = [start, *(m.end() for m in _STOP.finditer(folded, start, at))]
    goes_on = len(stops) > 1 and _GOES_ON.match(folded, stops[-1], at)
    return stops[-2] if goes_on else stops[-1]


_STRUCTURE = regex.compile(r"\bco cau\b|\btrong (?:tong )?so\b(?=[^.;\d%]{3,80}, *(?:co )?\d[\d,]* *%[^.;]{0,200}\b(?:con lai|chi chiem|qua han|chua)\b[^.;]{0,40}%)")
_NEAR_ALL = 12  # percent by which a mistyped share is off
_ELSE = regex.compile(r"\b(?:tang|giam|so voi|tu|len|xuong|nam \d{4}|hon|tren|duoi|it nhat|toi thieu|khoang)\b[^,;]*$")


@kind("structure")
def structure(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Cơ cấu kinh tế: nông nghiệp 35%, công nghiệp 25%, dịch vụ 41%``: shares of one whole that do not make 100 %."""
    for match in _STRUCTURE.finditer(draft.text.folded, draft.title[1], draft.body_end):
        _, high = draft.sentence(*match.span())
        clause = draft.text.folded[match.end() : high].split(";")[0]
        found = list(PERCENT.finditer(draft.text.folded, match.end(), match.end() + len(clause)))
        if len(found) == 1:  # one in each clause: nông nghiệp 35%; công nghiệp 25%; dịch vụ 40%
            wider = list(PERCENT.finditer(draft.text.folded, match.end(), _line_end(draft, match.end())))
            clauses = draft.text.folded[match.end() : wider[-1].end()].split(";")
            found = wider if len(clauses) == len(wider) else found
        rough = any(_ELSE.search(draft.text.folded[max(match.end(), m.start() - 30) : m.start()]) for m in found)
        if len(found) > 2 and not rough and not draft.is_cited(*match.span()):  # noqa: PLR2004
            yield from _not_all(draft, rule, found)
    yield from _summed_up(draft, rule)


_ALL_TOLD = regex.compile(r"\b(?:cong|tong(?: cong| so)?)(?: la| bang|:)* *100 *%")


def _summed_up(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``chuyên cần 10%, kiểm tra 30%, thi 50%. Cộng 100%``: ninety."""
    for match in _ALL_TOLD.finditer(draft.text.folded, draft.title[1], draft.body_end):
        line = draft.paragraph(match.start())
        found = list(PERCENT.finditer(draft.text.folded, line.start, match.start())) if line else []
        if len(found) > 1 and not draft.is_cited(*match.span()):
            yield from _not_all(draft, rule, found)


def _not_all(draft: Draft, rule: CheckEntry, found: Sequence[regex.Match[str]]) -> Iterator[Result]:
    """The remark on shares of one whole that a mistyped one, not rounding, keeps from making 100 %."""
    values = [value_of(m["n"]) for m in found]
    total = sum(values, Decimal(0))
    if max(map(step, values)) * len(values) / 2 < abs(total - 100) <= _NEAR_ALL:
        yield draft.finding(rule, (found[0].start(), found[-1].end()), say_as="structure", severity="warning", summed=f"{shown(total)}%", count=len(values))


def _line_end(draft: Draft, at: int) -> int:
    """Where the sentence of a place ends, semicolons passed over."""
    holds = draft.paragraph(at)
    end = holds.end if holds else at
    stop = _STOP.search(draft.text.folded, at, end)
    return stop.start() if stop else end


_THINGS = (
    "ho|nguoi|xa|phuong|thon|ban|buon|ap|khu|to dan pho|can bo|cong chuc|vien chuc|tre|hoc sinh|sinh vien|giao vien|truong|co quan|don vi|"
    "doanh nghiep|ho so|thu tuc|dich vu|cu tri|lao dong|phu nu|dan so|cac|so|co so|dang vien|hoi vien|thanh nien|nan nhan|benh nhan|tram|van ban|"
    "chat thai|rac thai|cong dan|nhan dan|gia dinh|cong trinh|hop tac xa|to chuc|tu lieu|du lieu|phan anh|don thu|vu viec"
)
_OVER = regex.compile(rf"(?<![\d.,/-])(?P<n>1\d\d(?:,\d+)?|[2-9]\d\d(?:,\d+)?) *% +(?:cac |so |tong so )*(?:{_THINGS})\b(?! *(?:voi|luong))")
_RATE_OVER = regex.compile(r"\bty le [^.;%\d]{5,90}? (?:dat|la|len|con)(?: (?:tren|it nhat|toi thieu|khoang|tu))? *(?P<n>1\d\d(?:,\d+)?) *%(?! *(?:ke hoach|so voi|du toan|chi tieu|muc|nghi quyet))")
_GROWTH = regex.compile(r"\b(?:tang|giam|bang|vuot|gap|ke hoach|du toan|tin dung|bao phu tien|no cong)\b[^.;]{0,30}$")


@kind("over-all")
def over_all(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``110% hộ nghèo được cấp thẻ``: more than all of them."""
    for pattern in (_OVER, _RATE_OVER):
        for match in pattern.finditer(draft.text.folded, draft.title[1]):
            low, _ = draft.sentence(*match.span())
            if value_of(match["n"]) > 100 and not _GROWTH.search(draft.text.folded[low : match.start("n")]) and not draft.is_cited(*match.span()):
                yield draft.finding(rule, _place(draft, match.span("n")), say_as="over", severity="warning")


_A_YEAR = regex.compile(r"\b(?:moi|hang|binh quan|trung binh) (?:[a-z]+ ){0,2}?nam\b[^.;%]*$")


@kind("change-of-share")
def change_of_share(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``giảm 1,5% (từ 8,4% xuống 6,9%)``; ``từ 200 lớp lên 230 lớp, tăng 15%``: points, or growth."""
    seen = {m.start("d") for m in FROM_TO.finditer(draft.text.folded)}  # remarked on by ``change-of-rate``
    for match in changes(draft):
        units = units_of(match)
        first, second, stated = (value_of(match[name]) for name in "abd")
        percent = units[2] == "%" or units[2] == "diem" and units[0] == "%"
        if not percent or units[0] != units[1] or not first or match.start("d") in seen or draft.is_cited(*match.span()):
            continue
        seen.add(match.start("d"))
        if units[0] != "%" and _A_YEAR.search(draft.text.folded[max(0, match.start() - 40) : match.start("d")]):
            continue
        points = units[0] == "%" and abs(first - second) == stated
        growth = abs(100 * abs(second - first) / first - stated) <= step(stated)
        right_way = (first > second) == (match["way"] == "giam")
        if points or growth or not right_way:
            continue
        sign = "%" if units[0] == "%" else ""
        due = abs(first - second) if units[0] == "%" else round(100 * abs(second - first) / first, 2)
        yield draft.finding(
            rule, _place(draft, match.span("d")), say_as="change", severity="warning", stated=f"{shown(stated)}%",
            worked_out=f"{shown(due)}%", first=shown(first) + sign, second=shown(second) + sign,
        )  # fmt: skip
