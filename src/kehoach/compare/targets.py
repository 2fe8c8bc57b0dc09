"""Targets: indicator × plan, with comparator, year and baseline.

``indicators``: one row per indicator (a level and a change apart), one column per plan and year,
baselines in columns of their own. ``places``: the same for the rows of the plans' tables.
``targets``: every target on a line, with its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kehoach.compare.indicators import Subject, Subjects, measure_of
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import PlanHead, Selection
from kehoach.compare.successors import spans_mergers, successors
from kehoach.compare.table import MISSING, Cell, Column, Comparison, Row, Table, text
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.store import Store

MANY = 40  # plans: a matrix of more has mostly holes
SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
TARGETS = """
SELECT id, plan_id, text, start, "end", page, indicator, indicator_code, basis, direction, op, value,
  value_max, of, unit, population, place, year, programme, component, table_id
FROM targets WHERE {plans} AND value IS NOT NULL ORDER BY plan_id, start"""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the matrix: a plan's baseline, or its targets for one year."""

    plan: str
    basis: str
    year: int | None


def read_targets(store: Store, chosen: Selection) -> list[Fact]:
    """All targets and baselines of the plans chosen, in their order in the text."""
    return list(rows(store, TARGETS, chosen))


def targets(store: Store, chosen: Selection) -> Comparison:
    """Compare the targets of the plans chosen."""
    found = read_targets(store, chosen)
    own = [t for t in found if not t["place"]]
    placed = [t for t in found if t["place"]]
    subjects = Subjects()
    if len(chosen.plans) > MANY:
        lines = replace(listed(chosen, own, subjects), detail=False)
        return Comparison("targets", say.TITLES["targets"](), (lines,))
    tables = [matrix(chosen, own, subjects, "indicators")]
    if placed:
        tables.append(replace(matrix(chosen, placed, subjects, "places"), detail=True))
    added = successors(chosen, found, subjects) if spans_mergers(chosen) else None
    if added:
        tables.append(added)
    tables.append(listed(chosen, found, subjects))
    return Comparison("targets", say.TITLES["targets"](), tuple(tables))


# -- the matrix -----------------------------------------------------------------------------


def matrix(chosen: Selection, found: Sequence[Fact], subjects: Subjects, name: str) -> Table:
    """Indicator (and place) × plan and year."""
    groups: dict[tuple[Subject, str], dict[Slot, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    slots: set[Slot] = set()
    places: dict[str, str] = {}
    for target in found:
        slot = _slot(target)
        place = fold(target["place"] or "").strip(" :.")
        places.setdefault(place, (target["place"] or "").strip(" :"))
        groups[subjects.of(target), place][slot].append(target)
        slots.add(slot)
    order = _in_order(chosen, slots)
    with_place = name == "places"
    head = ("code", "indicator", "measure", *(("place",) if with_place else ()), "unit")
    columns = (*(Column(h, say.HEADINGS[h]()) for h in head), *_columns(chosen, order))
    lines = []
    kin: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject, place in groups:
        kin[subject.indicator, place].append(subject)
    for subject, place in sorted(groups, key=_by_sharing(groups, subjects.codes)):
        names = _head(subject, subjects)
        middle = (text(places[place]),) if with_place else ()
        others = [groups[one, place] for one in kin[subject.indicator, place] if one != subject]
        cells = _line(chosen, groups[subject, place], others, order)
        lines.append(Row((*names, *middle, text(subject.unit or None), *cells)))
    return Table(name, say.TABLES[name](), columns, tuple(lines), say.UNIT_BY_ROW())


def _slot(target: Fact) -> Slot:
    basis = str(target["basis"])
    return Slot(target["plan_id"], basis, None if basis == "baseline" else target["year"])


def _in_order(chosen: Selection, slots: set[Slot]) -> list[Slot]:
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    wanted = slots | {Slot(plan.id, "target", plan.year_start) for plan in chosen.plans
                      if not any(s.plan == plan.id for s in slots)}  # fmt: skip
    return sorted(wanted, key=lambda s: (order[s.plan], s.basis, s.year or 0))


def _columns(chosen: Selection, order: Sequence[Slot]) -> list[Column]:
    found = []
    for slot in order:
        same = [s for s in order if s.plan == slot.plan]
        label = chosen[slot.plan].label
        if slot.basis == "baseline":
            label = say.BASELINE_OF(plan=label)
        elif len([s for s in same if s.basis == "target"]) > 1:
            label = say.TARGET_OF(plan=label, year=slot.year or say.WHOLE_PERIOD())
        found.append(Column(f"{slot.plan}:{slot.basis}:{slot.year or ''}", label, "number", slot.plan))
    return found


Groups = dict[tuple[Subject, str], dict[Slot, list[Fact]]]


def _by_sharing(groups: Groups, coded: set[str]) -> Callable[[tuple[Subject, str]], tuple[object, ...]]:
    """What most plans share comes first; then what has a code; then by place and name."""
    plans: dict[str, set[str]] = defaultdict(set)
    for (subject, _), slots in groups.items():
        plans[subject.indicator] |= {slot.plan for slot in slots}
    first = {key: min(t["start"] for facts in slots.values() for t in facts)
             for key, slots in groups.items()}  # fmt: skip

    def key(group: tuple[Subject, str]) -> tuple[object, ...]:
        subject, place = group
        at = 0 if subject.indicator in coded else first[group]
        return (-len(plans[subject.indicator]), subject.indicator not in coded, at, subject.indicator,
                subject.measure, subject.unit, place)  # fmt: skip

    return key


def _head(subject: Subject, subjects: Subjects) -> tuple[Cell, Cell, Cell]:
    name = subjects.names[subject.indicator]
    code = subject.indicator if subject.indicator in subjects.codes else None
    return text(code), text(name or None), text(say.MEASURES[subject.measure]())


def _line(
    chosen: Selection, slots: dict[Slot, list[Fact]], others: Sequence[dict[Slot, list[Fact]]],
    order: Sequence[Slot],
) -> list[Cell]:  # fmt: skip
    """One subject's cells; ``others`` is what is said of its indicator in another measure or unit."""
    cells = []
    for slot in order:
        said = [other[slot] for other in others if other.get(slot)]
        if slots.get(slot):
            cells.append(figure(chosen, slots[slot]))
        else:
            cells.append(_otherwise(chosen, said[0]) if said else MISSING)
    return cells


def _otherwise(chosen: Selection, facts: Sequence[Fact]) -> Cell:
    """The plan speaks of the indicator in another measure or unit."""
    fact = facts[0]
    note = say.SAYS_OTHERWISE(measure=say.MEASURES[measure_of(fact)](), value=shown(fact))
    return Cell(state="incomparable", note=note, quotes=(quote(chosen, fact),))


def figure(chosen: Selection, facts: Sequence[Fact]) -> Cell:
    """The value of one indicator in one plan; other values that it states go into the note."""
    first = min(facts, key=lambda t: (t["component"] is not None, t["start"]))
    values = {(t["op"], t["value"], t["value_max"]) for t in facts}
    notes = []
    if len(values) > 1:
        rest = [shown(t) for t in facts if (t["op"], t["value"]) != (first["op"], first["value"])]
        notes.append(say.ALSO(values="; ".join(dict.fromkeys(rest))))
    if first["basis"] == "baseline" and first["year"]:
        notes.append(say.IN_YEAR(year=first["year"]))
    quotes = tuple(quote(chosen, t) for t in (first, *(t for t in facts if t is not first)))
    after = up_to(first) or (f"/{plain(first['of'])}" if first["of"] else "")
    return Cell(Decimal(first["value"]), before=SIGNS.get(first["op"], ""), after=after,
                note="; ".join(notes), quotes=quotes)  # fmt: skip


def plain(value: str) -> str:
    """A decimal in the style of the language: ``1.200,5``."""
    point = say.DECIMAL()
    return f"{Decimal(value):,f}".translate({ord("."): point, ord(","): "." if point == "," else ","})


def up_to(target: Fact) -> str:
    """``–98``: the upper end of a target's number behind the lower one, empty where it has none."""
    return f"–{plain(target['value_max'])}" if target["value_max"] else ""


def shown(target: Fact) -> str:
    """``≥ 95 %``: a target's number in a few words."""
    parts = (SIGNS.get(target["op"], ""), plain(target["value"]) + up_to(target), target["unit"] or "")
    return " ".join(part for part in parts if part)


# -- the list -------------------------------------------------------------------------------


def listed(chosen: Selection, found: Sequence[Fact], subjects: Subjects) -> Table:
    """Every target on a line, with the baseline of the same indicator, place and unit."""
    bases: dict[tuple[str, Subject, str], Fact] = {}
    for fact in found:
        if fact["basis"] == "baseline":
            bases.setdefault((fact["plan_id"], subjects.of(fact), fold(fact["place"] or "")), fact)
    heads = ("plan", "code", "indicator", "measure", "comparator", "value", "value_max", "unit", "year",
             "baseline", "baseline_year", "population", "place", "component", "words")  # fmt: skip
    numbers = {"value", "value_max", "baseline", "year", "baseline_year"}
    columns = tuple(Column(h, say.HEADINGS[h](), "number" if h in numbers else "text") for h in heads)
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    goals = [t for t in found if t["basis"] == "target"]
    goals.sort(key=lambda t: (order[t["plan_id"]], t["start"]))
    lines = [_listed(chosen[t["plan_id"]], chosen, t, subjects, bases) for t in goals]
    return Table("targets", say.TABLES["targets"](), columns, tuple(lines), say.UNIT_BY_ROW(), detail=True)


def _listed(
    plan: PlanHead, chosen: Selection, target: Fact, subjects: Subjects,
    bases: dict[tuple[str, Subject, str], Fact],
) -> Row:  # fmt: skip
    subject = subjects.of(target)
    base = bases.get((plan.id, subject, fold(target["place"] or "")))
    source = (quote(chosen, target),)
    high = Cell(Decimal(target["value_max"]), quotes=source) if target["value_max"] else Cell()
    baseline = Cell(Decimal(base["value"]), quotes=(quote(chosen, base),)) if base else MISSING
    return Row((
        text(plan.label), *_head(subject, subjects), text(SIGNS.get(target["op"])),
        Cell(Decimal(target["value"]), quotes=source), high, text(target["unit"]),
        Cell(target["year"]), baseline, Cell(base["year"] if base else None),
        text(target["population"]), text(target["place"]), text(target["component"]),
        text(" ".join(target["text"].split())),
    ))  # fmt: skip
