"""The score of one plan, and sums of scores.

Table facts are told from text facts by where they stand in the text, the same way for gold and
found facts: on a line of a pipe table (``In a table`` does not depend on the engine).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kehoach.evaluate.answers import PLACED, PLAN_FIELDS, TYPES, Answers, Body, Fact, Value
from kehoach.evaluate.gold import Gold
from kehoach.evaluate.matching import Pair, pair_bodies, pair_facts
from kehoach.evaluate.names import OwnPlace, body_key, same_body, same_words

# Fields that are no key: reported as accuracy over the matched facts whose gold states them.
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "sections": ("kinds", "level", "component"),
    "amounts": ("source", "capital", "component", "is_total", "per", "year"),
    "assignments": (),
    "deadlines": ("agency", "subject"),
    "targets": ("direction", "op", "year", "indicator_code"),
    "citations": ("doc_type", "issuer", "basis"),
}


@dataclass(frozen=True)
class Counts:
    """Facts matched, facts found and facts of the gold."""

    matched: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.matched + other.matched, self.found + other.found, self.gold + other.gold
        )

    @property
    def empty(self) -> bool:
        """True when there was nothing to find and nothing was found: no figure."""
        return not self.found and not self.gold

    @property
    def precision(self) -> float:
        """Share of the found facts that are right."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        if self.gold:
            return self.matched / self.gold
        return 0.0 if self.found else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Share:
    """How many of the matched facts that were asked have a field right."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.asked + other.asked)


@dataclass(frozen=True)
class MetadataField:
    """A field of the plan's metadata: right among the matched, wrong among the missed."""

    name: str


Item = Fact | Body | MetadataField


@dataclass(frozen=True)
class TypeScore:
    """One type of fact: counts in all, in tables alone, attributes, and the facts themselves.

    ``matched`` holds the gold facts that were found; the lists are empty in a sum.
    """

    counts: Counts = Counts()
    table: Counts = Counts()
    attributes: Mapping[str, Share] = field(default_factory=dict)
    matched: tuple[Item, ...] = ()
    missed: tuple[Item, ...] = ()
    extra: tuple[Item, ...] = ()

    @property
    def text(self) -> Counts:
        """The counts outside tables."""
        c, t = self.counts, self.table
        return Counts(c.matched - t.matched, c.found - t.found, c.gold - t.gold)

    def __add__(self, other: TypeScore) -> TypeScore:
        names = [*self.attributes, *(n for n in other.attributes if n not in self.attributes)]
        shares = {
            n: self.attributes.get(n, Share()) + other.attributes.get(n, Share()) for n in names
        }
        return TypeScore(self.counts + other.counts, self.table + other.table, shares)


@dataclass(frozen=True)
class PlanScore:
    """The scores of one plan by type of fact; only types in the gold's scope are there."""

    name: str
    types: Mapping[str, TypeScore]
    plan: Mapping[str, Value] = field(default_factory=dict)


def pool(scores: Iterable[PlanScore]) -> dict[str, TypeScore]:
    """The sums over several plans (micro), types in their usual order."""
    total: dict[str, TypeScore] = {}
    for score in scores:
        for kind, row in score.types.items():
            total[kind] = total.get(kind, TypeScore()) + row
    return {kind: total[kind] for kind in TYPES if kind in total}


def score_plan(found: Answers, gold: Gold, text: str = "") -> PlanScore:
    """Compare what was found in a plan with its gold; ``text`` tells where its tables are."""
    rows = {
        kind: _score_placed(kind, found.facts.get(kind, ()), gold=gold, in_table=in_table(text))
        for kind in PLACED
        if kind in gold.scope
    }
    if "agencies" in gold.scope:
        rows["agencies"] = _score_bodies(found.bodies, gold)
    if "plan" in gold.scope:
        rows["plan"] = _score_metadata(found.plan, gold.answers.plan)
    return PlanScore(gold.name, rows, gold.answers.plan)


def in_table(text: str) -> Callable[[Fact], bool]:
    """A test for facts in a pipe table: one row a line, or cells between lone pipes."""
    spans = table_spans(text)
    return lambda fact: fact.start is not None and any(a <= fact.start < b for a, b in spans)


def table_spans(text: str) -> list[tuple[int, int]]:
    """Where lines beginning with a pipe stand; lines between two lone pipes belong to the table."""
    spans: list[tuple[int, int]] = []
    offset, lone = 0, False
    for line in text.split("\n"):
        end, stripped = offset + len(line) + 1, line.strip()
        if stripped.startswith("|"):
            gap = text[spans[-1][1] : offset] if spans else ""
            joined = spans and (not gap or (lone and stripped == "|" and _is_cell(gap)))
            spans[-1:] = [(spans[-1][0], end)] if joined else [*spans[-1:], (offset, end)]
            lone = stripped == "|"
        offset = end
    return spans


def _is_cell(gap: str) -> bool:
    # A longer stretch, or one that begins with a blank line, is text between two tables.
    return not gap.startswith("\n") and gap.count("\n") <= _CELL_LINES


_CELL_LINES = 60


def _score_placed(
    kind: str, found: Sequence[Fact], *, gold: Gold, in_table: Callable[[Fact], bool]
) -> TypeScore:
    wanted = gold.answers.facts.get(kind, ())
    if ranges := gold.ranges.get(kind):
        found = [f for f in found if any(a <= _start(f) < b for a, b in ranges)]
    pairs = pair_facts(kind, found, wanted, place=gold.place)
    ours, theirs = {id(f) for f, _ in pairs}, {id(g) for _, g in pairs}
    matched = tuple(g for g in wanted if id(g) in theirs)
    missed = tuple(g for g in wanted if id(g) not in theirs)
    extra = tuple(f for f in found if id(f) not in ours)
    tables = [sum(map(in_table, facts)) for facts in (matched, missed, extra)]
    return TypeScore(
        counts=Counts(len(pairs), len(found), len(wanted)),
        table=Counts(tables[0], tables[0] + tables[2], tables[0] + tables[1]),
        attributes={name: _share(name, pairs, gold.place) for name in ATTRIBUTES[kind]},
        matched=matched,
        missed=missed,
        extra=extra,
    )


def _start(fact: Fact) -> int:
    return -1 if fact.start is None else fact.start


def _share(name: str, pairs: Sequence[Pair], place: OwnPlace | None) -> Share:
    asked = [(found, wanted) for found, wanted in pairs if name in wanted.values]
    if name == "subject":  # a deadline is always about something: an empty one was left out
        asked = [(found, wanted) for found, wanted in asked if wanted.get(name)]
    agree = partial(same_owner, place=place) if name == "agency" else same_value
    return Share(sum(agree(f.get(name), g.get(name)) for f, g in asked), len(asked))


def same_owner(found: Value, wanted: Value, *, place: OwnPlace | None) -> bool:
    """True when two values name one body by the rules for bodies: abbreviations and own place apart."""
    if not found or not wanted:
        return found == wanted
    return same_body({body_key(str(found))}, {body_key(str(wanted))}, place)


def same_value(found: Value, wanted: Value) -> bool:
    """True when two attribute values agree: sets for lists, folded words for text."""
    if isinstance(found, tuple) or isinstance(wanted, tuple):
        return set(_tuple(found)) == set(_tuple(wanted))
    if isinstance(found, str) and isinstance(wanted, str) and _has_letters(found + wanted):
        return same_words(found, wanted)
    return (found or None) == (wanted or None)


def _tuple(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _has_letters(text: str) -> bool:
    return any(letter.isalnum() or letter == "_" for letter in text)


def _score_bodies(found: Sequence[Body], gold: Gold) -> TypeScore:
    wanted = gold.answers.bodies
    pairs = pair_bodies(found, wanted, place=gold.place)
    ours, theirs = {id(f) for f, _ in pairs}, {id(g) for _, g in pairs}
    return TypeScore(
        counts=Counts(len(pairs), len(found), len(wanted)),
        matched=tuple(g for g in wanted if id(g) in theirs),
        missed=tuple(g for g in wanted if id(g) not in theirs),
        extra=tuple(f for f in found if id(f) not in ours),
    )


def _score_metadata(found: Mapping[str, Value], wanted: Mapping[str, Value]) -> TypeScore:
    asked = [
        name
        for name in PLAN_FIELDS
        if name in wanted and (wanted[name] is not None or found.get(name) is not None)
    ]
    right = [name for name in asked if same_words(found.get(name), wanted[name])]
    return TypeScore(
        counts=Counts(len(right), len(asked), len(asked)),
        matched=tuple(map(MetadataField, right)),
        missed=tuple(MetadataField(name) for name in asked if name not in right),
    )
