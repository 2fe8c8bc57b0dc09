"""What can only come after another thing, wherever the two are told: the run-through before the show, a script before it is passed,
what the units send before it is summed up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.doings import Doing, doings
from kehoach.check.times.moments import days_between
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.orders import unless_told
from kehoach.check.words import own_paragraphs
from kehoach.rulebook import CheckEntry

_SEASON = 31  # days: what lasts longer is no event
_SOON = 120  # days from the last event to what should have been ready for it


@kind("ready-too-late")
def ready_too_late(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Chung kết ngày 28/5`` and, as the last of all works but reports, ``tổng duyệt ngày 30/5``."""
    ready, held, after = (draft.rules.compile(rule.options[name]) for name in ("ready", "held", "after"))
    works = [one for one in doings(draft) if _is_day(one) and not after.search(one.words)]
    events = [one for one in works if not one.due and held.search(one.words) and not ready.search(one.words)]
    for one in works:
        if not ready.search(one.words) or any(e.last.last >= one.first.first for e in works if e is not one and not ready.search(e.words)):
            continue
        last = max(events, key=lambda e: e.last.key, default=None)
        if last and days_between(last.last.last, one.first.first) <= _SOON and (remark := unless_told(draft, rule, one.last, last.last)):
            yield remark


def _is_day(one: Doing) -> bool:
    """True for what is done on a day or on a few of them."""
    return bool(one.last.day) and one.last.said and days_between(one.first.first, one.last.last) <= _SEASON


@kind("made-after-passed")
def made_after_passed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``duyệt kịch bản trước ngày 29/7`` and, in another part, ``soạn kịch bản, gửi Phòng Kế hoạch trước ngày 02/8``."""
    known = [one for one in doings(draft) if _is_day(one)]
    for thing in rule.options["things"]:
        passes, makes = (draft.rules.compile(rf"\b(?:{rule.options[name]})\b[^,;.]{{0,20}}?\b(?:{thing})\b") for name in ("passes", "makes"))
        passed = [one for one in known if passes.search(one.words)]
        made = [one for one in known if makes.search(one.words) and not passes.search(one.words)]
        if len(passed) == len(made) == 1 and passed[0].last.year == made[0].last.year and made[0].last.first > passed[0].last.last:
            if remark := unless_told(draft, rule, made[0].last, passed[0].last):
                yield remark


@kind("given-after-use")
def given_after_use(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trồng từ ngày 20/10 đến ngày 10/11`` and ``giống giao đến hộ trước ngày 15/11``: given out when the use of it is over."""
    known = [one for one in doings(draft) if one.last.day and one.last.said and not rounds_in(one.words)]
    gives = draft.rules.compile(rule.options["gives"])
    for pair in rule.options["pairs"]:
        thing, use = (draft.rules.compile(rf"\b(?:{words})\b") for words in (pair["thing"], pair["use"]))
        uses = [one for one in known if one.first is not one.last and use.search(one.words) and days_between(one.first.first, one.last.last) <= _SOON]
        last = max(uses, key=lambda e: e.last.key, default=None)
        for one in known:
            given = one.due and gives.search(one.words) and thing.search(draft.sentence_up_to(one.first.start, one.first.end))
            if last and given and 0 < days_between(last.last.last, one.last.first) <= _SOON and (remark := unless_told(draft, rule, one.last, last.last)):
                yield remark


_MONTHLY = regex.compile(r"\bngay (?P<d>\d{1,2}) (?P<of>(?:(?:cua|hang|moi) )*thang(?: (?:dau|cuoi|ke tiep|tiep theo|sau|quy|cua|moi))*)\b(?! *\d)")
_SENDS = regex.compile(r"\b(?:gui|nop|bao cao|cung cap)\b")
_GATHERS = regex.compile(r"\btong hop\b")
_FOR = regex.compile(r"\b(?:de|phuc vu) (?:\w+ ){0,3}tong hop\b")


@kind("gathered-each-month")
def gathered_each_month(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``gửi số liệu trước ngày 05 của tháng đầu quý sau; Phòng Kế hoạch tổng hợp báo cáo trước ngày 03 của tháng đầu quý sau``."""
    folded = draft.text.folded
    for paragraph in own_paragraphs(draft):
        low = paragraph.start
        for one, other in pairwise(_MONTHLY.finditer(folded, paragraph.start, paragraph.end)):
            before, between = _FOR.sub("", folded[low : one.start()]), _FOR.sub("", folded[one.end() : other.start()])
            low = one.end()
            sent = _SENDS.search(before) and not _GATHERS.search(before) and _GATHERS.search(between)
            if sent and one["of"].split() == other["of"].split() and int(other["d"]) < int(one["d"]) and not draft.is_told(other.span(), rule.code):
                first, second = draft.words(one.span()), draft.words(other.span())
                yield draft.finding(rule, other.span(), say_as="order", severity="warning", first=first, second=second, evidence=(draft.evidence(one.span()),))
