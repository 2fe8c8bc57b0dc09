"""Three figures of which one is the others together, or the difference: what is left, what was gained, what was before.

``3.260 đơn; đã giải quyết 3.015 đơn; đang xem xét 245 đơn``; ``486 người, thiếu 34 người so với định mức 520 người``;
``tăng 360 ha so với năm 2023`` of the 7.840 ha that the text gives for that year elsewhere; ``Thành lập mới 04
câu lạc bộ, đưa tổng số lên 19; trước đó có 15 câu lạc bộ``; ``Lũy kế đến hết quý II là 12.870 triệu đồng``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import HALF, Count, counts_in
from kehoach.check.figures.numbers import (
    digits,
    dues,
    mistyped,
    slip,
    slip_of_part,
    small_number,
    sum_mistyped,
    swapped,
    value_of,
)
from kehoach.check.figures.reckoned import Figure, Sentence, by_unit, same, sentences, with_before, words_of
from kehoach.check.figures.remarks import is_told, not_so_much, not_the_sum, say
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, sheets
from kehoach.check.words import own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

# Words before a figure that make it the difference of two others, or the rest of one.
_REST = regex.compile(r"\b(?:con(?: lai)?(?: thieu| la| du phong| du| trong)?|chua(?: [a-z]+){0,3}|thieu|hut|dang(?: [a-z]+){1,3}|khong (?:dat|thanh|thuoc|du|co)|chenh lech|can(?: [a-z]+){0,3} them)(?: la)?$")
_FROM = regex.compile(r"\b(?:len|xuong|con|den)(?: thanh| dat| con)*$")
_CHANGE = regex.compile(r"\b(?P<way>tang|giam|vuot|thieu|hut|nhieu hon|it hon)(?: (?:them|duoc|bot|khoang|la|hon|tuong ung))*$")
_GAIN = regex.compile(r"\b(?:them|tang them|bo sung|moi|tang|thay the|hoan thanh|so hoa|kien co|trong|xay dung|cong nhan|ket nap)\b")
_RAISED = regex.compile(r"\b(?:nang|dua)\b[^.;]{0,90}\b(?:len|dat|thanh|la)(?: thanh| dat)*$")
_YEAR = regex.compile(r"\bnam ((?:19|20)\d\d)\b")
_OF_ANYTHING = frozenset(["ha", "km", "m", "m2", "m3", "tan", "kg", "dong", "luot"])
_THERE_IS = regex.compile(r"\b(?:hien|toan [a-z]+|da|den nay|tong so)\b[^.;]{0,30}\b(?:co|la|duoc)$")  # what there is before more comes
_MOST = 6  # figures of a unit in a sentence of which three are looked for
_LARGE = 100  # a number that a cell has by no chance
_DIGITS = 3  # of a figure that is near another by no chance


def telling(*values: Decimal) -> bool:
    """True if one of the numbers has so many digits that others are a slip away from it by no chance."""
    return any(digits(v) >= _DIGITS for v in values)


def mended(values: Sequence[Decimal], due: Sequence[Decimal]) -> bool:
    """True if one number, a slip away from what it should be, mends a relation."""
    return any(slip(v, d) or swapped(v, d) for v, d in zip(values, due, strict=True) if d > 0)


# --- in one sentence --------------------------------------------------------------------------------

_LEFT = regex.compile(r"^\W*(?:(?:so|hien|nhu vay|trong do|nay)[ ,]+)*con(?: lai)?(?: la| co)?$")


def _left_over(draft: Draft, rule: CheckEntry, before: Sentence, sentence: Sentence) -> Iterator[Result]:
    """``30/36 xã đã hoàn thành. Còn 05 xã …``: six are left."""
    left = sentence.figures[0]
    pairs = [(a, b) for a, b in pairwise(before.figures) if b.lead == "/" and b.unit == left.unit]
    if len(pairs) != 1 or not left.plain or not _LEFT.search(left.lead):
        return
    ((done, whole),) = pairs
    due = whole.value - done.value
    if due > 0 and due != left.value and mistyped(left.value, due) and not is_told(draft, left, done, whole):
        yield draft.finding(
            rule, left.place, say_as="three", severity="warning", stated=draft.words(left.place), first=draft.words(whole.place), second=draft.words(done.place),
            summed=say(due, left.unit), evidence=tuple(draft.evidence(f.place) for f in (whole, done)),
        )  # fmt: skip


@kind("three-in-sentence")
def three_in_sentence(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``486 người, thiếu 34 người so với định mức 520 người``: a figure said to be left, gained or short, and no two others give it."""
    known = by_unit(draft)
    for before, sentence in with_before(draft):
        if before:
            yield from _left_over(draft, rule, before, sentence)
        bare = [f for f in sentence.figures if f.plain and not f.unit]
        alone = len(bare) == 3 == sum(f.plain for f in sentence.figures) and bare[0].value > max(b.value for b in bare[1:])  # noqa: PLR2004 - giao 64, hiện có 58, còn thiếu 6
        units = {f.unit for f in sentence.figures if f.unit or alone}
        for unit in units:
            figures = [f for f in sentence.figures if f.unit == unit and f.plain]
            if not 2 < len(figures) <= _MOST or draft.is_cited(*sentence.place):
                continue
            if any(same(sum_of(figures), 2 * f.value) for f in figures):
                continue  # one is the sum of all the others
            odd = next((o for f in figures if not _holds(f, figures) and (o := _odd(figures, f))), None)
            if odd and not is_told(draft, *odd[:3]):
                whole, one, other = odd
                due = abs(whole.value - one.value) if max(whole.value, one.value) > other.value else whole.value + one.value
                if _CHANGE.search(other.lead) and any(same(f.value, v) for f in known[unit] for v in (whole.value - other.value, one.value - other.value)):
                    continue  # what was before stands elsewhere
                yield draft.finding(
                    rule, other.place, say_as="three", severity="warning", stated=draft.words(other.place), first=draft.words(whole.place), second=draft.words(one.place),
                    summed=say(due, unit), evidence=tuple(draft.evidence(f.place) for f in (whole, one)),
                )  # fmt: skip


def _holds(figure: Figure, figures: list[Figure]) -> bool:
    """True if a figure and two others are one the sum of the other two."""
    pairs = combinations([f.value for f in figures if f is not figure], 2)
    return any(same(a + b, figure.value) or same(a + figure.value, b) or same(b + figure.value, a) for a, b in pairs)


def _odd(figures: list[Figure], figure: Figure) -> tuple[Figure, Figure, Figure] | None:
    """The two figures beside one that its words set against it and that miss it by a slip, and itself."""
    lead = regex.split(r"[;.]", figure.lead)[-1]
    at = figures.index(figure)
    raised = at > 0 and _FROM.search(lead) and figures[at - 1].lead.endswith("tu")
    if not _REST.search(lead) and not _CHANGE.search(lead) and not raised:
        return None
    pairs = [(figures[a], figures[b]) for a, b in ((at - 1, at - 2), (at - 1, at + 1), (at + 1, at + 2)) if a >= 0 and b >= 0 and a < len(figures) and b < len(figures)]
    for a, b in pairs:
        low, mid, whole = sorted((a, b, figure), key=lambda f: f.value)
        values = [whole.value, mid.value, low.value]
        due = [mid.value + low.value, whole.value - low.value, whole.value - mid.value]
        near = abs(due[0] - whole.value) <= whole.value / 20
        if due[2] > 0 and (mended(values, due) and (telling(*values) or near) or near and whole.value >= 20 and len(figures) == 3):  # noqa: PLR2004
            return a, b, figure
    return None


# --- a run of figures without a word that splits ------------------------------------------------------

_AMONG = regex.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]? |[a-z][.)] )?\W*trong (?:tong )?(?:so )?$")
_COLON = regex.compile(r"^[a-z ,]{0,60}:")
_BROKEN = regex.compile(  # giảm, tăng, nâng: not giám sát, hạ tầng, kỹ năng, năng lực
    r"\b(?:(?<!ha )tang(?! thiet)|giam(?! (?:sat|doc|dinh|ngheo|ho)\b)|so voi|ngoai ra|vuot|gap|len|xuong|(?<!(?:ky|chuc|kha|tai|tiem) )nang(?! (?:luc|cao|luong|suat)\b)"
    r"|dua|trong do|rieng)\b|\b(?:tu|den)$|\(|\)"
)
_SHARE = regex.compile(rf"\( *(?:chiem |bang |ty le )?(?:{NUMBER}) *%[^()]{{0,20}}\)")
_SOURCES = regex.compile(r"^(?:tu|do) (?:nguon|ngan sach|von|tinh|huyen|xa|trung uong|chuong trinh|quy)\b")
_LAST = regex.compile(r"\b(?:toan|ca|tong|chung|cong)\b(?: [a-z]+){0,4} *:?(?: (?:la|co))?$")


@kind("run-of-figures")
def run_of_figures(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Trong 6.480 triệu đồng có 4.000 triệu đồng … và 2.840 triệu đồng …``; ``4.250 vụ; hòa giải thành 3.655 vụ; không thành 452 vụ; đang hòa giải 170 vụ``."""
    for before, sentence in with_before(draft):
        across = [_over_stop(before, run) for run in _runs(sentence, 2)] if before else []
        for run in _runs(sentence):
            across.append(_odd_run(sentence, run))
        for odd in across:
            run = [odd[0], *odd[1]] if odd else []
            if odd and not is_told(draft, *run) and not draft.is_cited(*sentence.place):
                yield not_the_sum(draft, rule, *odd)


def _over_stop(before: Sentence, parts: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """The only figure of the sentence before that a run comes to but for two swapped digits: *224.904 ha …. Rừng tự nhiên 281.500 ha, rừng trồng 6.404 ha*."""
    wholes = [f for f in before.figures if f.unit == parts[0].unit and f.plain]
    if any(same(w.value, sum_of(some)) for w in wholes for some in (parts, parts[:-1])):
        return None
    near = [w for w in wholes if digits(w.value) > _DIGITS and (_swapped_part(w.value, parts) or _mistyped_part(w.value, parts))]
    return (near[0], parts) if len(near) == 1 else None


def _runs(sentence: Sentence, least: int = 3) -> Iterator[list[Figure]]:
    """Three or more (``least``) plain figures of one unit that stand side by side, labels between them."""
    run: list[Figure] = []
    for figure in sentence.figures:
        if run and (figure.unit != run[0].unit or not figure.plain or _BROKEN.search(_SHARE.sub(" ", figure.lead))):
            if len(run) >= least:
                yield run
            run = []
        if figure.plain and figure.unit:
            run.append(figure)
    if len(run) >= least:
        yield run


def _odd_run(sentence: Sentence, run: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """The first or last figure of a run, which the others do not come to where a digit or the words say they should."""
    values = [f.value for f in run]
    for at, total in ((0, run[0]), (len(run) - 1, run[-1])):
        parts = [f for n, f in enumerate(run) if n != at]
        if any(same(total.value, sum(v, Decimal(0))) for v in _shorter([p.value for p in parts])):
            return None
    if any(same(a + b, c) or same(a + c, b) or same(b + c, a) for a, b, c in combinations(values, 3)):
        return None
    last = _LAST.search(run[-1].lead) is not None and run[-1].value > max(values[:-1])
    total, parts = (run[-1], run[:-1]) if last else (run[0], run[1:])
    summed = sum_of(parts)
    lead = sentence.words[: total.place[0] - sentence.place[0]]
    after = sentence.words[total.place[1] - sentence.place[0] : parts[0].place[0] - sentence.place[0]]
    halves = not last and len(parts) == 2 and HALF.search(sentence.words, total.place[1] - sentence.place[0])  # noqa: PLR2004
    told = last or _SOURCES.match(after.strip(" ,")) or _AMONG.match(lead) or _COLON.match(after.strip()) or halves
    if max(p.value for p in parts) >= total.value:
        return None
    typed = sum_mistyped(total.value, [p.value for p in parts])
    if told and abs(summed - total.value) <= max(total.value / 20, Decimal(1)) or _SOURCES.match(after.strip(" ,")) and typed and abs(summed - total.value) <= total.value / 3:
        return total, parts
    if mended([total.value], [summed]) and telling(total.value) or slip_of_part(total.value, [p.value for p in parts]) or _swapped_part(total.value, parts):
        return (total, parts) if told or telling(*(p.value for p in parts)) and telling(total.value) else None
    return None


def _swapped_part(total: Decimal, parts: Sequence[Figure]) -> bool:
    return telling(total) and any(telling(p) and swapped(p, due) for p, due in dues(total, [p.value for p in parts]))


def _mistyped_part(total: Decimal, parts: Sequence[Figure]) -> bool:
    """True if a digit of a number of four is why the parts, of which the others are long too, do not come to their total."""
    return all(telling(p.value) for p in parts) and any(digits(p) > _DIGITS and mistyped(p, due) for p, due in dues(total, [p.value for p in parts]))


def _shorter(values: Sequence[Decimal]) -> Iterator[Sequence[Decimal]]:
    """The values, and the first two or more of them."""
    return (values[:n] for n in range(2, len(values) + 1))


# --- against what the text gives elsewhere ----------------------------------------------------------


@kind("change-of-earlier")
def change_of_earlier(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``8.200 ha, tăng 380 ha so với năm 2023``, ``thêm 240 ha, đưa diện tích lên 3.630 ha``: what was before stands elsewhere, a slip away."""
    known = by_unit(draft)
    cells = cell_values(draft)
    totals = [c.value for sheet in sheets(draft) for at in sheet.total_rows for c in sheet.rows[at].values() if c.value]
    for sentence in sentences(draft):
        for now, change, sign in _changes(sentence):
            before = now.value - sign * change.value
            others = [f for f in known[now.unit] if not sentence.place[0] <= f.place[0] < sentence.place[1]]
            here = [f.value for f in sentence.figures if f.unit == now.unit and f not in (now, change)]
            if before <= 0 or before >= _LARGE and before in cells or before in totals or any(same(v, before) for v in (*here, *(o.value for o in others))) or draft.is_cited(*now.place):
                continue
            base = _base(draft, sentence, now, change, sign, others)
            if base is None and telling(change.value):
                near = {t for t in totals if slip(change.value, sign * (now.value - t)) or swapped(change.value, sign * (now.value - t))}
                due = sign * (now.value - near.pop()) if len(near) == 1 else None
            else:
                due = sign * (now.value - base.value) if base else None
            if due and not is_told(draft, now, change):
                yield draft.finding(
                    rule, change.place, say_as="change", severity="warning", stated=say(change.value, now.unit), summed=say(due, now.unit),
                    first=say(now.value - sign * due, now.unit), second=say(now.value, now.unit),
                    evidence=tuple(draft.evidence(f.place) for f in (now, base) if f),
                )  # fmt: skip


def _changes(sentence: Sentence) -> Iterator[tuple[Figure, Figure, int]]:
    """What is reached, the change that leads to it, and its sign."""
    figures = [f for f in sentence.figures if f.plain and f.unit]
    for at, b in enumerate(figures):
        earlier = [f for f in figures[:at] if f.unit == b.unit]
        if not earlier:
            continue
        a = earlier[-1]
        if len(earlier) > 1 and a.lead == "/":
            a = earlier[-2]  # of 1.600/2.000 hộ the part
        change = _CHANGE.search(b.lead)
        if change and change["way"] in ("tang", "giam") and len(b.lead) < 60 and a.value > b.value:  # noqa: PLR2004
            yield a, b, 1 if change["way"] == "tang" else -1
        elif _RAISED.search(b.lead) and _GAIN.search(a.lead) and b.value > a.value and not regex.search(r"\btu$", a.lead):
            yield b, a, 1


def _base(draft: Draft, sentence: Sentence, now: Figure, change: Figure, sign: int, others: list[Figure]) -> Figure | None:
    """The figure elsewhere that is meant: of the same words, and a slip mends what does not hold."""
    own = words_of(now.lead, now.noun, change.lead, change.noun)
    years = set(_YEAR.findall(sentence.words[change.place[1] - sentence.place[0] :][:60]))
    there_is = [o for o in others if o.place[0] < sentence.place[0] and _THERE_IS.search(o.lead)]
    counted = now.unit not in _OF_ANYTHING  # households, products: a measure may be of another thing
    best: tuple[int, Figure] | None = None
    for other in others:
        due = sign * (now.value - other.value)
        values = [change.value, now.value, other.value]
        if due <= 0 or not mended(values, [due, other.value + sign * change.value, now.value - sign * change.value]):
            continue
        alike = len(own & words_of(other.lead, other.noun))
        there = draft.folded(draft.sentence(*other.place))
        alike += 2 * any(y in there for y in years)
        alike += (3 if counted and len(there_is) == 1 else 1) * (sign > 0 and other in there_is)
        long = any(digits(v) > _DIGITS for v in values)
        if alike >= (2 if long else 3 if telling(*values) else 4) and (best is None or alike > best[0]):
            best = alike, other
    return best[1] if best else None


# --- what there was, what is new, what there is then ----------------------------------------------

_N = rf"(?<![\d.,/])(?:{NUMBER})(?![\d%]|/\d| *%)"
_NEW = regex.compile(r"\b(?:them|moi|bo sung|lap dat|thanh lap|phat trien|ket nap|xay dung|cong nhan)\b[^.;\d]{0,60}$")
_LOST = regex.compile(r"\b(?:giam|giai the|sap nhap|xoa|thoat|cat giam|thu hoi)\b[^.;\d]{0,60}$")
_LEADS = r"\b(?:nang|dua|giam|keo giam|ha)\b[^.;\d]{0,80}\b(?:len|thanh|dat|xuong|con)(?: thanh| dat| con| la)* "
_AFTER = regex.compile(rf"(?:{_LEADS}|\b(?:luy ke|den cuoi (?:nam|ky|quy))\b[^.;\d]{{0,40}}(?:\d{{4}} )?(?:toan [a-z]+ )?(?:la|co|dat|co duoc) |\btong (?:so|cong)\b[^.;\d]{{0,60}}\b(?:la|len|dat) )(?P<b>{_N})(?: +(?P<bu>[a-z]+)|(?= *[.,;)\n]|$))")
_BEFORE = regex.compile(rf"\b(?:truoc do|truoc day|hien(?: nay| tai)?|(?:dau|cuoi) nam(?: \d{{4}})?|nam truoc|den nay)\b[^.;\d]{{0,40}}\b(?:co|la|dat|duoc) (?P<a>{_N}) +(?P<au>[a-z]+)")
_HAS = regex.compile(r"\b(?:co|dat|la|duoc|duy tri|hien)(?: [a-z]+)?(?: [a-z]+)? $")
_OF_SAME = regex.compile(
    r"(?<![\d.,/])(?P<a>\d{1,3})/(?P<n>\d{1,3}) +(?P<au>[a-z]+)\b[^.\d]{0,60}(?:nam \d{4}[^.\d]{0,60})?\b(?P<way>them|tang|giam)[a-z ]{0,20} (?P<d>\d{1,3}) +(?P=au)\b[^.\d]{0,80}"
    r"\b(?:len|dat|thanh|con|xuong)(?: thanh| dat| con| la)* (?P<b>\d{1,3})/(?P=n)(?!\d|/)"
)
_REACH = 160  # characters between what is new and what there was


@kind("before-and-after")
def before_and_after(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``đưa tổng số lên 20; trước đó có 15 câu lạc bộ`` of four new ones: nineteen."""
    for match in _OF_SAME.finditer(draft.text.folded, draft.title[1], draft.body_end):
        sign = -1 if match["way"] == "giam" else 1
        a, d, b = (value_of(match[name]) for name in "adb")
        if a + sign * d != b and not draft.is_cited(*match.span()):
            yield not_so_much(draft, rule, match.span("b"), b, a + sign * d, match.span("a"), match.span("d"))
    for paragraph in own_paragraphs(draft):
        for after in _AFTER.finditer(draft.text.folded, paragraph.start, paragraph.end):
            low = max(paragraph.start, draft.after_full_stop(after.start()))
            counts = [c for c in counts_in(draft, low, after.start("b")) if not c.rough and c.unit]
            change = _change(draft, low, counts)
            if change is None:
                continue
            new, sign = change
            base = _base_then(draft, low, paragraph.end, new, after)
            if base is None or after["bu"] and after["bu"] not in (new.unit, "don", "tong"):
                continue
            (place, a), b = base, value_of(after["b"])
            due = a + sign * new.value
            values = (b, [a, new.value]) if sign > 0 else (a, [b, new.value])
            told = draft.is_told(after.span("b"), rule.code) or draft.is_told((new.start, new.end), rule.code)
            if due != b and due > 0 and sum_mistyped(*values) and not told and not draft.is_cited(*after.span("b")):
                yield not_so_much(draft, rule, after.span("b"), b, due, place, (new.start, new.end))


_FLOW = regex.compile(
    rf"(?P<a>{_N}) +(?P<au>[a-z]+)\b[^.;\d]{{0,60}}[,;](?P<step>[^.;\d]{{3,60}}?(?P<d>{_N})(?: +(?P<du>[a-z]+)[^.;,\d]{{0,30}})?[,;]){{2,3}}"
    rf"[^.;\d]{{0,40}}\b(?:con(?: lai)?|cuoi (?:ky|nam)(?: \d{{4}})?(?: con)?|tong so)(?: la| co| con)* (?P<b>{_N})(?: +(?P<bu>[a-z]+)|(?= *[.,;)\n]|$))"
)
_IN = regex.compile(r"\b(?:them|moi|bo sung|thanh lap|phat sinh|tiep nhan|thu ly|nhap|tang|ket nap)\b")
_OUT = regex.compile(r"\b(?:giai the|giam|da|giai quyet|xuat|sap nhap|xoa|thoat|thanh ly|cat|roi|chuyen di)\b")


@kind("stock-and-flow")
def stock_and_flow(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Đầu kỳ có 36 hợp tác xã, thành lập mới 5, giải thể 2, cuối kỳ còn 36``: thirty-nine are left."""
    for match in _FLOW.finditer(draft.text.folded, draft.title[1], draft.body_end):
        signs = [(1 if _IN.search(step) else 0) - (1 if _OUT.search(step) else 0) for step in match.captures("step")]
        units = {u for u in (match["au"], match["bu"], *match.captures("du")) if u}
        if len(units) > 1 or set(signs) != {1, -1} or draft.is_cited(*match.span()):
            continue
        a, b = value_of(match["a"]), value_of(match["b"])
        changes = [value_of(d) for d in match.captures("d")]
        due = a + sum((s * d for s, d in zip(signs, changes, strict=True)), Decimal(0))
        typed = mistyped(b, due) or mistyped(a, a + b - due) or any(mistyped(d, d + s * (b - due)) for s, d in zip(signs, changes, strict=True))
        if due != b and due > 0 and typed and not draft.is_told(match.span("b"), rule.code):
            yield not_so_much(draft, rule, match.span("b"), b, due, match.span("a"))


def _change(draft: Draft, low: int, counts: list[Count]) -> tuple[Count, int] | None:
    """The count of what is new or gone right before what there is then, and its sign."""
    if not counts:
        return None
    lead = draft.text.folded[max(low, counts[-1].start - 70) : counts[-1].start]
    sign = 1 if _NEW.search(lead) else -1 if _LOST.search(lead) else 0
    return (counts[-1], sign) if sign else None


def _base_then(draft: Draft, low: int, high: int, new: Count, after: regex.Match[str]) -> tuple[Place, Decimal] | None:
    """What there was, told once before what is new or after what there is then; else the only such count before what is new."""
    found = [
        m for m in _BEFORE.finditer(draft.text.folded, low, min(high, after.end() + _REACH))
        if m["au"] == new.unit and (m.end() <= new.start or m.start() >= after.end()) and new.start - m.end() < _REACH
    ]  # fmt: skip
    if found:
        return (found[0].span("a"), value_of(found[0]["a"])) if len(found) == 1 else None
    earlier = [c for c in counts_in(draft, low, new.start) if c.unit == new.unit]
    only = earlier[0] if len(earlier) == 1 and not earlier[0].rough and _HAS.search(draft.text.folded, low, earlier[0].start) else None
    return ((only.start, only.end), only.value) if only else None


# --- what is reached so far -----------------------------------------------------------------------

_TIME = regex.compile(r"\b(?P<of>quy|nam|dot|thang|giai doan) (?P<n>[ivx]+|\d{1,4})\b[^\d;.]{0,24}$")
_SO_FAR = regex.compile(
    r"\b(?:luy ke|cong don|het|tinh den het|den het)\b[^;.]{0,60}?(?:\b(?P<of>quy|nam|dot|thang|giai doan) (?P<n>[ivx]+|\d{1,4})\b|\b(?P<half>(?:sau|6) thang dau nam)\b"
    r"|\b(?P<first>hai|ba|02|03) (?:quy|dot|nam|giai doan) dau\b)[^;.]{0,60}$"
)
_ROW = 3  # times that make a row
_CALENDAR = frozenset(["nam", "thang", "quy", "tuan", "ngay", ""])


@kind("reached-so-far")
def reached_so_far(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What is reached by the end of a quarter, round or year against those up to it, told right before."""
    row: list[tuple[str, str, Figure]] = []
    for sentence in sentences(draft):
        for figure in sentence.figures:
            label = _TIME.search(figure.lead)
            reached = _SO_FAR.search(figure.lead)
            if reached and row and figure.plain and figure.unit == row[0][2].unit:
                parts = _up_to(reached, row)
                if parts and not draft.is_cited(*figure.place) and not is_told(draft, figure, *parts) and not same(figure.value, sum_of(parts)):
                    if sum_mistyped(figure.value, [p.value for p in parts]):
                        yield not_the_sum(draft, rule, figure, parts)
            elif label and figure.plain and figure.unit not in _CALENDAR:
                if row and (row[0][0] != label["of"] or row[0][2].unit != figure.unit or label["n"] in {n for _, n, _ in row}):
                    row = []
                row.append((label["of"], label["n"], figure))


def _up_to(reached: regex.Match[str], row: Sequence[tuple[str, str, Figure]]) -> list[Figure]:
    """The figures of a row up to the time that words name; none if it is no row, or does not name it."""
    labels = [n for _, n, _ in row]
    if len(row) < _ROW or labels[0] not in ("i", "1") and row[0][0] != "nam":
        return []
    if reached["half"]:
        many = 2 if row[0][0] == "quy" else 0
    elif reached["first"]:
        many = small_number(reached["first"])
    else:
        many = labels.index(reached["n"]) + 1 if reached["of"] == row[0][0] and reached["n"] in labels else 0
    return [f for _, _, f in row[:many]] if 1 < many <= len(row) else []
