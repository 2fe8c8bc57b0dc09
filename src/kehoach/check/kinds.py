"""The kinds of check: each is one function, and any number of rules may set it to work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kehoach.check.draft import Draft
from kehoach.errors import PlanError, where
from kehoach.messages import check as say
from kehoach.records import Finding, Verified
from kehoach.rulebook import CheckEntry

Result = Finding | Verified
Check = Callable[[Draft, CheckEntry], Iterable[Result]]
KINDS: dict[str, Check] = {}
C = TypeVar("C", bound=Check)


def kind(name: str) -> Callable[[C], C]:
    """Register a function as the kind of check that rules name ``name``."""

    def register(check: C) -> C:
        KINDS[name] = check
        return check

    return register


def in_force(rule: CheckEntry, day: str | None) -> bool:
    """True if a rule is for drafts of this day; a rule with dates is for no draft without one."""
    if rule.valid_from is None and rule.valid_to is None:
        return True
    if day is None:
        return False
    return (rule.valid_from or "") <= day <= (rule.valid_to or "9999")


def results(draft: Draft, rules: Iterable[CheckEntry]) -> Iterator[Result]:
    """What the rules find in a draft, rule by rule; one that breaks takes nothing from the others."""
    for rule in rules:
        if rule.active and in_force(rule, draft.day):
            try:
                yield from KINDS[rule.kind](draft, rule)
            except Exception as error:  # a bug of ours: the officer still gets the rest, and is told
                broke(draft, rule, error)


def broke(draft: Draft, rule: CheckEntry, error: Exception) -> None:
    """Note that a check could not be finished. Raises the error itself where ``KEHOACH_DEBUG`` asks for it."""
    if isinstance(error, PlanError) or os.environ.get("KEHOACH_DEBUG"):
        raise error
    draft.notes[f"broke-{rule.id}"] = say.BROKE(rule=rule.id, where=where(error))
