"""What is compared: the facts of one plan, from an extractor or from a reader, in one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kehoach.records import Record

Value = str | int | float | bool | None | tuple[str, ...]

# The six types whose facts have a place; bodies and metadata belong to the document as a whole.
PLACED = ("sections", "amounts", "assignments", "deadlines", "targets", "citations")
TYPES = (*PLACED, "agencies", "plan")
PLAN_FIELDS = (
    "doc_type", "number", "issued_on", "place", "issuer", "level", "title", "year_start",
    "year_end", "programme", "signer_name", "signer_title",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Fact:
    """One fact with its place; ``start``/``end`` are ``None`` where a quote was not found.

    Compared by identity: the same values may be given twice, and each counts.
    """

    start: int | None
    end: int | None
    text: str | None
    values: Mapping[str, Value]

    @property
    def placed(self) -> bool:
        """True when the fact lies on at least one character."""
        return self.start is not None and self.end is not None and self.end > self.start

    def get(self, name: str) -> Value:
        """A field's value, ``None`` where it is absent."""
        return self.values.get(name)


@dataclass(frozen=True, eq=False)
class Body:
    """One body (agency) of a plan with the wordings it has there."""

    name: str | None
    variants: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Answers:
    """All facts of one plan that take part in a score, by type of fact."""

    plan: Mapping[str, Value]
    facts: Mapping[str, tuple[Fact, ...]]
    bodies: tuple[Body, ...] = ()


EMPTY = Answers(plan={}, facts={})


def value_of(raw: object) -> Value:
    """A JSON value as a field value: lists become tuples of text, objects their text."""
    if isinstance(raw, list | tuple):
        return tuple(str(item) for item in raw)
    if raw is None or isinstance(raw, str | bool | int | float):
        return raw
    return str(raw)


def _place(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def fact_of(row: Mapping[str, object]) -> Fact:
    """A fact from one row of JSON that carries its offsets."""
    text = row.get("text")
    values = {k: value_of(v) for k, v in row.items() if k not in {"text", "start", "end"}}
    return Fact(
        _place(row.get("start")), _place(row.get("end")), str(text) if text else None, values
    )


def body_of(row: Mapping[str, object]) -> Body:
    """A body from one row of JSON."""
    name, variants = row.get("name"), row.get("variants")
    listed = variants if isinstance(variants, list | tuple) else ()
    values = {k: value_of(v) for k, v in row.items() if k not in {"name", "variants", "spans"}}
    return Body(str(name) if name else None, tuple(str(v) for v in listed if v), values)


def rows_of(data: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
    """The rows of one list of a JSON record; an absent or empty list gives none."""
    rows = data.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def answers_of(data: Mapping[str, object]) -> Answers:
    """Answers from a record as JSON data; every row carries its offsets."""
    plan = data.get("plan")
    return Answers(
        plan={k: value_of(v) for k, v in plan.items()} if isinstance(plan, dict) else {},
        facts={kind: tuple(map(fact_of, rows_of(data, kind))) for kind in PLACED},
        bodies=tuple(map(body_of, rows_of(data, "agencies"))),
    )


def from_record(record: Record) -> Answers:
    """Answers from what the pipeline made of a plan."""
    return answers_of(record.model_dump(mode="json"))
