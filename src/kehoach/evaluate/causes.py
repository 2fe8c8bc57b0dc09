"""Why facts are wrong, in classes that can be counted: which of them costs most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kehoach.evaluate.answers import PLACED, Fact
from kehoach.evaluate.matching import AGREE
from kehoach.evaluate.names import OwnPlace, body_key, words
from kehoach.evaluate.scoring import Counts, PlanScore, TypeScore, pool

NOT_FOUND = "not found"
NOT_A_FACT = "found where the gold has none"
OTHER_PLACE = "right values, span too wide or elsewhere"
# The fields of each type's key, in the order in which they are blamed.
KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "sections": ("label",),
    "amounts": ("value", "value_min", "value_max", "currency"),
    "assignments": ("role", "agency"),
    "deadlines": ("kind", "recurrence", "date_start", "date_end"),
    "targets": ("basis", "value", "value_max", "unit"),
    "citations": ("number", "date", "title"),
}


@dataclass(frozen=True)
class ErrorClass:
    """Errors of one sort in one type of fact.

    ``missed`` and ``extra`` count facts; ``points`` is the F1, in hundredths, that the type would
    gain if they were all right.
    """

    type: str
    cause: str
    missed: int
    extra: int
    points: float


def error_classes(scores: Sequence[PlanScore]) -> list[ErrorClass]:
    """All error classes of some plans, the dearest (most wrong facts) first."""
    missed: Counter[tuple[str, str]] = Counter()
    extra: Counter[tuple[str, str]] = Counter()
    for score in scores:
        for kind, row in score.types.items():
            lost, more = _causes(kind, row)
            missed.update((kind, cause) for cause in lost)
            extra.update((kind, cause) for cause in more)
    pooled = pool(scores)
    classes = [
        ErrorClass(
            type=kind,
            cause=cause,
            missed=missed[kind, cause],
            extra=extra[kind, cause],
            points=_points(pooled[kind].counts, missed[kind, cause], extra[kind, cause]),
        )
        for kind, cause in dict.fromkeys([*missed, *extra])
    ]
    return sorted(classes, key=lambda c: (-c.missed - c.extra, c.type, c.cause))


def _points(counts: Counts, missed: int, extra: int) -> float:
    # Each missed fact found raises the matches; those with a wrong twin cost no further find.
    fixed = replace(counts, matched=counts.matched + missed, found=counts.found + missed - extra)
    return 100 * (fixed.f1 - counts.f1)


def _causes(kind: str, row: TypeScore) -> tuple[list[str], list[str]]:
    if kind not in PLACED:
        cause = "another value" if kind == "plan" else NOT_FOUND
        return [cause] * len(row.missed), [NOT_A_FACT] * len(row.extra)
    lost: list[str] = []
    more: list[str] = []
    free = [fact for fact in row.extra if isinstance(fact, Fact)]
    for fact in (item for item in row.missed if isinstance(item, Fact)):
        twin = next((other for other in free if _touch(other, fact)), None)
        if twin is None:
            lost.append(NOT_FOUND)
            continue
        free.remove(twin)
        lost.append(blame(kind, twin, fact))
        more.append(lost[-1])
    return lost, more + [NOT_A_FACT] * len(free)


def _touch(one: Fact, other: Fact) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def blame(kind: str, found: Fact, wanted: Fact, place: OwnPlace | None = None) -> str:
    """Which key fields of a found fact differ from those of the fact at its place."""
    if AGREE[kind](found, wanted, place):
        return OTHER_PLACE
    named = [name for name in KEY_FIELDS[kind] if _differs(name, found, wanted)]
    return f"other {' and '.join(named)}" if named else OTHER_PLACE


def _differs(name: str, found: Fact, wanted: Fact) -> bool:
    ours, theirs = found.get(name), wanted.get(name)
    if name == "agency":
        return body_key(str(ours or "")) != body_key(str(theirs or ""))
    return words(ours) != words(theirs)


def dearest(scores: Iterable[PlanScore], count: int = 3) -> list[ErrorClass]:
    """The error classes with the most wrong facts."""
    return error_classes(list(scores))[:count]
