"""Three figures of which one is the others together, or the difference: what is left, what was gained, what was before.

``3.260 đơn; đã giải quyết 3.015 đơn; đang xem xét 245 đơn``; ``486 người, thiếu 34 người so với định mức 520 người``;
``tăng 360 ha so với năm 2023`` of the 7.840 ha that the text gives for that year elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import HALF
from kehoach.check.figures.numbers import digits, dues, mistyped, slip, slip_of_part, sum_mistyped, swapped
from kehoach.check.figures.reckoned import Figure, Sentence, by_unit, same, sentences, words_of
from kehoach.check.figures.remarks import is_told, not_the_sum, say
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

# Words before a figure that make it the difference of two others, or the rest of one.
_REST = regex.compile(r"\b(?:con(?: lai)?(?: thieu| la| du phong| du| trong)?|chua(?: [a-z]+){0,3}|thieu|hut|dang(?: [a-z]+){1,3}|khong (?:dat|thanh|thuoc|du|co)|chenh lech|can(?: [a-z]+){0,3} them)(?: la)?$")
_FROM = regex.compile(r"\b(?:len|xuong|con|den)(?: thanh| dat| con)*$")
_CHANGE = regex.compile(r"\b(?P<way>tang|giam|vuot|thieu|hut|nhieu hon|it hon)(?: (?:them|duoc|bot|khoang|la|hon|tuong ung))*$")
_GAIN = regex.compile(r"\b(?:them|tang them|bo sung|moi|tang|thay the|hoan thanh|so hoa|kien co|trong|xay dung|cong nhan|ket nap)\b")
_RAISED = regex.compile(r"\b(?:nang|dua)\b[^.;]{0,90}\b(?:len|dat|thanh|la)(?: thanh| dat)*$")
_YEAR = regex.compile(r"\bnam ((?:19|20)\d\d)\b")
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


@kind("three-in-sentence")
def three_in_sentence(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``486 người, thiếu 34 người so với định mức 520 người``: a figure said to be left, gained or short, and no two others give it."""
    known = by_unit(draft)
    for sentence in sentences(draft):
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
    before: Sentence | None = None
    for sentence in sentences(draft):
        follows = before and draft.paragraph(before.place[0]) == draft.paragraph(sentence.place[0])
        across = [_over_stop(before, run) for run in _runs(sentence, 2)] if before and follows else []
        before = sentence
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
    best: tuple[int, Figure] | None = None
    for other in others:
        due = sign * (now.value - other.value)
        values = [change.value, now.value, other.value]
        if due <= 0 or not mended(values, [due, other.value + sign * change.value, now.value - sign * change.value]):
            continue
        alike = len(own & words_of(other.lead, other.noun))
        there = draft.folded(draft.sentence(*other.place))
        alike += 2 * any(y in there for y in years)
        long = any(digits(v) > _DIGITS for v in values)
        if alike >= (2 if long else 3 if telling(*values) else 4) and (best is None or alike > best[0]):
            best = alike, other
    return best[1] if best else None
