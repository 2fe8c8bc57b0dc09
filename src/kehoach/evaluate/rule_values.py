"""Whether a fact is what an example says, what an entry would give, and what it competes with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from kehoach.folding import fold
from kehoach.rulebook import (
    Counterexample,
    Entry,
    Example,
    Patterned,
    Rulebook,
    TargetEntry,
    TimeEntry,
)

# Rules of extract.agencies that read groups of bodies by their form, before any list is asked.
BY_FORM = frozenset({"agency.group", "agency.councils"})


def rules_out(entry: Entry) -> bool:
    """True for an entry that only says where there is no fact."""
    if isinstance(entry, TimeEntry):
        return entry.form.startswith("veto-")
    return isinstance(entry, TargetEntry) and entry.use == "not-a-target"


def hits(entry: Entry, case: Example | Counterexample, rules: Rulebook) -> bool:
    """True if the entry's own pattern, where it has one, stands in a case."""
    if not isinstance(entry, Patterned):
        return True
    return rules.pattern(entry).search(fold(case.text)) is not None


def agrees(fact: object, gives: dict[str, Any]) -> bool:
    """True if a fact has all the values an example says; it may have more."""
    return all(_same(getattr(fact, name, _MISSING), wanted) for name, wanted in gives.items())


_MISSING = object()


def _same(got: object, wanted: object) -> bool:
    if isinstance(got, Decimal):
        try:
            return got == Decimal(str(wanted))
        except InvalidOperation:
            return False
    if isinstance(got, tuple):
        return list(got) == wanted
    return got == wanted


def clash(one: object, other: object) -> bool:
    """True if two facts share a place; facts without a place always do."""
    if not (hasattr(one, "start") and hasattr(other, "start")):
        return True
    return bool(one.start < other.end and other.start < one.end)  # type: ignore[attr-defined]


def of_form(facts: Iterable[object]) -> bool:
    """True if a group of bodies was read by its form, not from a list."""
    return any(getattr(fact, "rule", "") in BY_FORM for fact in facts)


_OWN: dict[str, Callable[[Any, Any], bool]] = {
    "section-kind": lambda fact, entry: entry.kind in fact.kinds,
    "money-unit": lambda fact, entry: fact.rule == entry.id,
    "funding": lambda fact, entry: bool(
        (entry.funding and fact.source == entry.funding)
        or (entry.capital and fact.capital == entry.capital)
        or (entry.total and fact.is_total)
    ),
    "document-type": lambda fact, entry: fact.doc_type == entry.name,
    "issuer-code": lambda fact, entry: fact.code == entry.code,
    "programme": lambda fact, entry: fact.rule == entry.id,
    "indicator": lambda fact, entry: fact.code == entry.code,
    "agency": lambda fact, entry: fact.rule == entry.id or fact.name == entry.name,
    "words": lambda fact, entry: entry.use != "recipient" or fact.purpose == entry.value,
}


def is_own(fact: object, entry: Entry, group: str) -> bool:
    """True if a fact is what this entry would give; in the other groups any fact is."""
    own = _OWN.get(group)
    return own is None or own(fact, entry)
