"""What there was, what is new, and what there is then, where one of them has no unit or stands behind a semicolon.

``Thành lập mới 04 câu lạc bộ, đưa tổng số lên 19; trước đó có 15 câu lạc bộ``; ``đạt 13/19 tiêu chí; đạt thêm 03 tiêu chí, nâng lên 16/19``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import Count, counts_in
from kehoach.check.figures.numbers import mistyped, sum_mistyped, value_of
from kehoach.check.figures.remarks import not_so_much
from kehoach.check.kinds import Result, kind
from kehoach.check.words import own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

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
            base = _base(draft, low, paragraph.end, new, after)
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
        if 0 in signs or len(units) > 1 or set(signs) != {1, -1} or draft.is_cited(*match.span()):
            continue
        a, b = value_of(match["a"]), value_of(match["b"])
        changes = [value_of(d) for d in match.captures("d")]
        due = a + sum((s * d for s, d in zip(signs, changes, strict=True)), Decimal(0))
        gained, lost = ([d for s, d in zip(signs, changes, strict=True) if s == way] for way in (1, -1))
        typed = mistyped(b, due) or mistyped(a, a + b - due) or any(mistyped(d, d + s * (b - due)) for s, d in zip(signs, changes, strict=True))
        if gained and lost and due != b and due > 0 and typed and not draft.is_told(match.span("b"), rule.code):
            yield not_so_much(draft, rule, match.span("b"), b, due, match.span("a"))


def _change(draft: Draft, low: int, counts: list[Count]) -> tuple[Count, int] | None:
    """The count of what is new or gone right before what there is then, and its sign."""
    if not counts:
        return None
    lead = draft.text.folded[max(low, counts[-1].start - 70) : counts[-1].start]
    sign = 1 if _NEW.search(lead) else -1 if _LOST.search(lead) else 0
    return (counts[-1], sign) if sign else None


def _base(draft: Draft, low: int, high: int, new: Count, after: regex.Match[str]) -> tuple[Place, Decimal] | None:
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
