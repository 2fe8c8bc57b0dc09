"""What a change of code or rules does to the facts of many plans: appeared, vanished, changed.

Facts are kept as places and normalised values, never as words of a plan (as in ``baseline``); of
sealed plans as digests only, so that nobody learns what they say.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kehoach.errors import BadGold
from kehoach.evaluate.answers import PLACED, from_record
from kehoach.evaluate.baseline import Mark, mark
from kehoach.evaluate.gold import read_json
from kehoach.evaluate.names import seal
from kehoach.records import Record

FORMAT = 1
What = Literal["vanished", "changed", "appeared"]
Facts = Mapping[str, Sequence[Mark]]  # by type
# Metadata that says where rather than what.
_NO_VALUES = frozenset({"spans", "attached"})


@dataclass(frozen=True, order=True)
class FactChange:
    """One fact that is no longer what it was; ``key`` is its value now, ``was`` the one before."""

    plan: str
    type: str
    what: What
    start: int | None
    end: int | None
    key: str
    was: str = ""


def facts_of(record: Record, *, sealed: bool = False) -> dict[str, list[Mark]]:
    """The facts of a record by type, in order; of a sealed plan as digests of place and value."""
    answers = from_record(record)
    found: dict[str, list[Mark]] = {kind: [mark(kind, fact) for fact in answers.facts[kind]] for kind in PLACED}
    found["agencies"] = [mark("agencies", body) for body in answers.bodies]
    plan = record.plan.model_dump(mode="json", exclude=set(_NO_VALUES))
    found["plan"] = [(None, None, f"{name}={seal(str(value))}") for name, value in plan.items() if value is not None]
    if sealed:
        found = {kind: [(None, None, seal(json.dumps(one))) for one in marks] for kind, marks in found.items()}
    return {kind: sorted(marks, key=_order) for kind, marks in found.items()}


# As in ``baseline``, yet not taken from there: this module also runs beside older commits' ``baseline``.
def _order(item: Mark) -> tuple[int, int, str]:
    start, end, key = item
    return -1 if start is None else start, -1 if end is None else end, key


def compare_facts(before: Mapping[str, Facts], now: Mapping[str, Facts]) -> list[FactChange]:
    """What became of the facts of plans that are in both: lost ones first."""
    changes: list[FactChange] = []
    for plan in sorted(before.keys() & now.keys()):
        for kind in sorted(before[plan].keys() | now[plan].keys()):
            changes += _of_type(plan, kind, before[plan].get(kind, ()), now[plan].get(kind, ()))
    order = ("vanished", "changed", "appeared")
    return sorted(changes, key=lambda c: (order.index(c.what), c.plan, c.type, c.start or 0, c.key))


def _of_type(plan: str, kind: str, before: Sequence[Mark], now: Sequence[Mark]) -> list[FactChange]:
    was, is_ = Counter(before), Counter(now)
    gone, new = list((was - is_).elements()), list((is_ - was).elements())
    changes: list[FactChange] = []
    for fact in new:
        twin = next((one for one in gone if _same_place(one, fact)), None)
        if twin is None:
            changes.append(FactChange(plan, kind, "appeared", *fact))
        else:
            gone.remove(twin)
            changes.append(FactChange(plan, kind, "changed", *fact, was=twin[2]))
    return changes + [FactChange(plan, kind, "vanished", *fact) for fact in gone]


def _same_place(one: Mark, other: Mark) -> bool:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        # Metadata is the same field; bodies have no place.
        return "=" in one[2] and one[2].split("=")[0] == other[2].split("=")[0]
    return one[0] < other[1] and other[0] < one[1]


def counts(changes: Iterable[FactChange]) -> dict[str, Counter[str]]:
    """How many changes of each sort, by type of fact."""
    found: dict[str, Counter[str]] = {}
    for change in changes:
        found.setdefault(change.type, Counter())[change.what] += 1
    return found


def write_facts(plans: Mapping[str, Facts], path: Path) -> None:
    """Keep facts for a later comparison, one type of one plan a line; same facts, same bytes."""
    rows = []
    for plan in sorted(plans):
        for kind in sorted(plans[plan]):
            marks = json.dumps(list(plans[plan][kind]), ensure_ascii=False, separators=(",", ":"))
            rows.append(f" {json.dumps(f'{plan}|{kind}', ensure_ascii=False)}: {marks}")
    body = ",\n".join(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"format": {FORMAT}, "facts": {{\n{body}\n}}}}\n', encoding="utf-8", newline="\n")


def read_facts(path: Path) -> dict[str, dict[str, list[Mark]]]:
    """Facts that were kept. Raises ``BadGold`` for anything else."""
    data = read_json(path)
    if data.get("format") != FORMAT or not isinstance(data.get("facts"), dict):
        raise BadGold(f"{path}: not facts of format {FORMAT}")
    found: dict[str, dict[str, list[Mark]]] = {}
    try:
        for name, marks in data["facts"].items():  # type: ignore[attr-defined]
            plan, kind = name.rsplit("|", 1)
            found.setdefault(plan, {})[kind] = [(start, end, str(key)) for start, end, key in marks]
    except (TypeError, ValueError) as error:
        raise BadGold(f"{path}: not facts of plans: {error!r}") from None
    return found
