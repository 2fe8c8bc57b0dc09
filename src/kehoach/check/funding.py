"""Money that a plan speaks of and does not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
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
    if own:
        return
    sections = [s for s in draft.record.sections if "nguon_von" in s.kinds and s.component is None]
    if sections:
        alone = [s for s in sections if s.kinds == ("nguon_von",)] or sections
        heading = alone[0]
        severity = None if draft.record.plan.programme in rule.options.get("programmes", []) else "info"
        yield draft.finding(rule, (heading.start, heading.end), severity=severity)  # type: ignore[arg-type]


@kind("counterpart")
def counterpart(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Counterpart funding asked for in words while every local amount of the plan is zero."""
    local = [a for a in draft.record.amounts if a.source in _LOCAL and a.value is not None]
    if len(local) < 2 or any(Decimal(a.value or 0) for a in local):
        return
    places = [m.span() for m in _COUNTERPART.finditer(draft.text.folded) if not draft.is_cited(*m.span())]
    for place in places:
        yield draft.finding(
            rule, place, count=len(local), evidence=(draft.evidence((local[0].start, local[0].end)),)
        )
