"""Money that a plan speaks of and does not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.words import bare_words
from kehoach.folding import fold
from kehoach.records import Amount, Section, Severity
from kehoach.rulebook import CheckEntry

_COUNTERPART = regex.compile(r"(?:bo tri|bao dam|dam bao|can doi|huy dong)[^.;\n]{0,60}?\bdoi ung\b")
_LOCAL = frozenset({"nsdp", "nsdp_tinh", "nsdp_huyen", "nsdp_xa", "doi_ung"})


@kind("funding-amount")
def funding_amount(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A section on money in a plan that names no amount that could be its own."""
    own = [
        a for a in draft.record.amounts
        if a.per is None and "thuc_trang" not in draft.kinds_at(a.start) and not draft.is_cited(a.start, a.end)
    ]  # fmt: skip
    sections = [s for s in draft.record.sections if "nguon_von" in s.kinds and s.component is None]
    if not own and sections:
        alone = [s for s in sections if s.kinds == ("nguon_von",)] or sections
        heading = alone[0]
        severity = None if draft.record.plan.programme in rule.options.get("programmes", []) else "info"
        yield draft.finding(rule, (heading.start, heading.end), severity=severity)  # type: ignore[arg-type]
    elif own:
        yield from _total_left_out(draft, rule, sections)
        yield from _asked_for_alone(draft, rule, own)
        yield from _one_component(draft, rule)


_TOTAL = regex.compile(r"tong (?:so )?(?:kinh phi|von|nhu cau|muc dau tu|du toan)")
_ELSEWHERE = regex.compile(r"phu luc|bang|bieu|du toan|chi tiet")


def _total_left_out(draft: Draft, rule: CheckEntry, sections: list[Section]) -> Iterator[Result]:
    """A part *Tổng kinh phí* without a sum; or a section on money with neither a sum nor a word on where it stands."""
    for section in sections:
        if section.body_end > draft.body_end or draft.children.get(section.id):
            continue
        inside = [a for a in draft.record.amounts if section.start <= a.start < section.body_end and a.value is not None]
        words = draft.folded((section.end, section.body_end))
        named = _TOTAL.match(fold(section.title))
        if not inside and named and words and not _ELSEWHERE.search(words):
            yield draft.finding(rule, (section.start, section.end))
            return
    top = [s for s in sections if s.parent is None or draft.sections[s.parent].kinds == ()]
    alone = [s for s in top if s.kinds == ("nguon_von",) and s.body_end <= draft.body_end]
    if len(alone) == 1 and not any(alone[0].start <= a.start < alone[0].body_end and a.per is None for a in draft.record.amounts):
        own = [a for a in draft.record.amounts if a.is_total and a.start > draft.body_end]
        if own:
            yield draft.finding(rule, (alone[0].start, alone[0].end), severity="info")


_LEAST_BESIDE = 2  # parts that give their money, beside the one that does not
_MOST_WORDS = 6  # of a title that names a slot


def _asked_for_alone(draft: Draft, rule: CheckEntry, own: list[Amount]) -> Iterator[Result]:
    """The plan's section on money without a sum, while a duty asks a body for one."""
    alone = [s for s in draft.record.sections if s.kinds == ("nguon_von",) and s.component is None and s.parent is None and s.body_end <= draft.body_end]
    asked = [a for a in own if not a.table and a.value and "to_chuc_thuc_hien" in draft.kinds_at(a.start) and a.currency == "VND"]
    if len(alone) != 1 or any(alone[0].start <= a.start < alone[0].body_end for a in draft.record.amounts):
        return
    if (asked or len(own) > 1) and not _ELSEWHERE.search(draft.folded((alone[0].end, alone[0].body_end))):
        first = (asked or own)[0]
        severity: Severity | None = None if asked else "info"
        yield draft.finding(rule, (alone[0].start, alone[0].end), severity=severity, evidence=(draft.evidence((first.start, first.end)),))


def _one_component(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One part (component, project) whose money is words alone, beside others that all give theirs under the same title."""
    groups: dict[str, list[Section]] = {}
    for section in draft.record.sections:
        own = section.kinds == ("nguon_von",) and section.parent and section.body_end <= draft.body_end and not draft.children.get(section.id)
        if own and len(section.title.split()) <= _MOST_WORDS:
            groups.setdefault(bare_words(section.title), []).append(section)
    for parts in groups.values():
        without = [s for s in parts if not any(s.start <= a.start < s.body_end for a in draft.record.amounts)]
        if len(without) == 1 and len(parts) > _LEAST_BESIDE and not _ELSEWHERE.search(draft.folded((without[0].end, without[0].body_end))):
            yield draft.finding(rule, (without[0].start, without[0].end))


@kind("counterpart")
def counterpart(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Counterpart funding asked for in words while every local amount of the plan is zero."""
    local = [a for a in draft.record.amounts if a.source in _LOCAL and a.value is not None]
    places = [m.span() for m in _COUNTERPART.finditer(draft.text.folded) if not draft.is_cited(*m.span())]
    for amount in draft.record.amounts:
        about = draft.folded((max(draft.sentence(amount.start, amount.end)[0], amount.start - 60), amount.start))
        if amount.value is not None and not Decimal(amount.value) and regex.search(r"\bdoi ung[^;,.]*$", about) and not amount.table:
            yield draft.finding(rule, (amount.start, amount.end), say_as="own")
    if len(local) < 2 or any(Decimal(a.value or 0) for a in local):
        return
    for place in places:
        yield draft.finding(
            rule, place, count=len(local), evidence=(draft.evidence((local[0].start, local[0].end)),)
        )
