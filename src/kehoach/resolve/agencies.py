"""Mentions of bodies → one row a body, named alike everywhere in the record."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kehoach.extract.found import Found, FoundAgency, FoundPlan
from kehoach.normalise import Text
from kehoach.records import Agency
from kehoach.segment import Outline


@dataclass
class _Body:
    name: str
    mentions: list[FoundAgency] = field(default_factory=list)


class Bodies:
    """The distinct bodies of a plan."""

    def __init__(self, mentions: list[FoundAgency], plan: FoundPlan) -> None:
        self.plan = plan
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.bodies: dict[str, _Body] = {}
        for mention in mentions:
            if mention.counted:
                self.bodies.setdefault(mention.key, _Body(mention.name)).mentions.append(mention)
        self.names: dict[str, str] = {}
        for body in self.bodies.values():
            counts = Counter(m.name for m in body.mentions)
            body.name = max(counts, key=lambda name: (counts[name], -list(counts).index(name)))
            for name in counts:
                self.names.setdefault(name, body.name)

    def name_of(self, name: str) -> str:
        """The canonical name for a name an extractor used."""
        return self.names.get(name, name)

    def only_in(self, start: int, end: int) -> str | None:
        """The body a stretch names if it names exactly one, else ``None``."""
        at = bisect_left(self.starts, start)
        names = set()
        while at < len(self.mentions) and self.mentions[at].start < end:
            names.add(self.name_of(self.mentions[at].name))
            at += 1
        return names.pop() if len(names) == 1 else None

    def owner_near(self, place: int, text: Text, outline: Outline) -> str | None:
        """The body whose section a place stands in (a heading that names one body)."""
        for part in outline.lineage(outline.at(place)):
            if part.heading.style != "field":
                owner = self.only_in(part.heading.start, part.heading.end)
                if owner:
                    return owner
        return None


def agency_records(base: Callable[[Found, str], dict[str, Any]], bodies: Bodies) -> tuple[Agency, ...]:
    """One record per body, in the order of first mention."""
    found = []
    ordered = sorted(bodies.bodies.values(), key=lambda b: b.mentions[0].start)
    for number, body in enumerate(ordered, 1):
        first = body.mentions[0]
        fields = base(first, f"g{number}")
        found.append(
            Agency(
                **fields, name=body.name, place=first.place, variants=tuple(body_variants(body)),
                spans=tuple((m.start, m.end) for m in body.mentions), kind=first.kind, level=first.level,
                mentions=len(body.mentions), generic=first.generic,
            )
        )  # fmt: skip
    return tuple(found)


def body_variants(body: _Body) -> list[str]:
    """The surface forms of a body, each once, in order."""
    return list(dict.fromkeys(m.surface for m in body.mentions if m.surface))
