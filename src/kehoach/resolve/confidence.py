"""How sure a fact is: the share of facts of its kind that were right on plans nobody tuned to.

The table ``models/confidence/table.json`` holds that share for each group of rules. It was measured
on annotated plans (``make confidence``), shrunk towards the share of its type where few facts were
seen. ``docs/accuracy.md`` shows how well it holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kehoach.extract.found import (
    Found,
    FoundAgency,
    FoundAmount,
    FoundAssignment,
    FoundCitation,
    FoundDeadline,
    FoundTarget,
)
from kehoach.records import Fact, Record
from kehoach.rulebook import data_dir

KINDS: dict[type[Found], str] = {
    FoundAmount: "amounts", FoundAgency: "agencies", FoundAssignment: "assignments",
    FoundCitation: "citations", FoundDeadline: "deadlines", FoundTarget: "targets",
}  # fmt: skip
# What ``--min-confidence`` leaves out when it is not sure enough: other facts lie in sections and tables.
MEASURED = tuple(KINDS.values())


def sure_record(record: Record, least: float) -> Record:
    """A record without the facts that are less sure; sections, tables and recipients stay."""
    kept: dict[str, tuple[Fact, ...]] = {
        kind: tuple(fact for fact in getattr(record, kind) if fact.confidence >= least) for kind in MEASURED
    }
    return record.model_copy(update=kept)


def group_of(kind: str, rule: str, *, once: bool = False) -> str:
    """The group of rules whose facts are counted together.

    Bodies that the packs name one by one are one group; what a plan names once only is less sure.

    >>> group_of("agencies", "agency.so-y-te", once=True)
    'agency.named.once'
    >>> group_of("deadlines", "deadline.before")
    'deadline.before'
    """
    if kind != "agencies":
        return rule
    family = next((f for f in ("agency.group", "agency.shape") if rule.startswith(f)), "agency.named")
    return f"{family}.once" if once else family


@dataclass(frozen=True)
class Sureness:
    """The measured shares: by type of fact, and by group of rules."""

    version: str = ""
    types: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, float] = field(default_factory=dict)

    def of(self, kind: str, rule: str, raw: float = 1.0, *, once: bool = False) -> float:
        """0–1. ``raw``, the extractor's own doubt, counts where the rule was never measured."""
        if not self.types:
            return raw
        share = self.groups.get(group_of(kind, rule, once=once))
        return self.types.get(kind, 1.0) * raw if share is None else share

    def of_found(self, found: Found, *, once: bool = False) -> float:
        """The same for what an extractor found; tables and recipients are not measured."""
        kind = KINDS.get(type(found))
        return found.confidence if kind is None else self.of(kind, found.rule, found.confidence, once=once)


@cache
def sureness() -> Sureness:
    """The table that ships; an empty one, which changes nothing, where it is missing."""
    path = data_dir("models") / "confidence" / "table.json"
    if not path.is_file():
        return Sureness()
    data = json.loads(path.read_text("utf-8"))
    return Sureness(
        version=str(data["version"]),
        types={kind: row["sure"] for kind, row in data["types"].items()},
        groups={name: row["sure"] for name, row in data["groups"].items()},
    )
