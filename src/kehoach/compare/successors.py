"""Targets of old units added up into the units that took over from them on 1/7/2025.

Counts add up, if every unit that went into the new one is there. Rates are worked out again only
from their parts. What went into several units is not comparable: nothing is apportioned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.compare.indicators import Subject, Subjects
from kehoach.compare.names import parts_of_rates
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote
from kehoach.compare.selection import Selection
from kehoach.compare.table import MISSING, Cell, Column, Quote, Row, Table, text
from kehoach.compare.units import MERGERS, heirs, made_of, unit_of
from kehoach.gazetteer import Unit, label
from kehoach.messages import comparison as say

Slot = tuple[str, int]  # basis and year


@dataclass(frozen=True)
class Said:
    """One number about one unit, and the day on which that unit is meant."""

    fact: Fact
    unit: Unit
    day: str
    own: bool  # said in the unit's own plan


Found = dict[tuple[Subject, Unit], dict[Slot, dict[Unit, Said]]]


def spans_mergers(chosen: Selection) -> bool:
    """True if some of the plans are from before 1/7/2025 and some are not."""
    days = [plan.day for plan in chosen.plans if plan.day]
    return any(day < MERGERS for day in days) and any(day >= MERGERS for day in days)


def successors(chosen: Selection, facts: Iterable[Fact], subjects: Subjects) -> Table | None:
    """Indicator and unit of today × year, or ``None`` where there is nothing to add up."""
    found = _by_unit(chosen, facts, subjects)
    joined = {key for key, slots in found.items() if any(u != key[1] for said in slots.values() for u in said)}
    if not joined:
        return None
    slots = sorted({slot for key in joined for slot in found[key]}, key=lambda s: (s[1], s[0]))
    heads = ("code", "indicator", "measure", "unit", "unit_now")
    columns = (*(Column(h, say.HEADINGS[h]()) for h in heads),
               *(Column(f"{basis}:{year}", _heading(basis, year), "number") for basis, year in slots))  # fmt: skip
    lines = []

    def by_name(key: tuple[Subject, Unit]) -> tuple[object, ...]:
        subject, unit = key
        uncoded = subject.indicator not in subjects.codes
        return (uncoded, subject.indicator, unit.name, unit.code, subject.measure, subject.unit)

    for subject, unit in sorted(joined, key=by_name):
        cells = [_cell(chosen, found, subject, unit, slot) for slot in slots]
        code = subject.indicator if subject.indicator in subjects.codes else None
        lines.append(Row((text(code), text(subjects.names[subject.indicator]), text(say.MEASURES[subject.measure]()),
                          text(subject.unit or None), text(label(unit)), *cells)))  # fmt: skip
    notes = (say.NOT_APPORTIONED(),)
    return Table("successors", say.TABLES["successors"](), columns, tuple(lines), say.UNIT_BY_ROW(), notes)


def _heading(basis: str, year: int) -> str:
    return say.TARGET_FOR(year=year) if basis == "target" else say.BASELINE_FOR(year=year)


def _by_unit(chosen: Selection, facts: Iterable[Fact], subjects: Subjects) -> Found:
    """What is said of each unit of today, by the unit of its day."""
    found: Found = defaultdict(lambda: defaultdict(dict))
    for fact in facts:
        plan = chosen[fact["plan_id"]]
        unit, year = unit_of(plan, fact["place"]), fact["year"] or plan.year_start
        if unit is None or year is None or plan.day is None:
            continue
        said = Said(fact, unit, plan.day, own=not fact["place"])
        for heir in heirs(unit):
            here = found[subjects.of(fact), heir][fact["basis"], year]
            if unit not in here or (said.own and not here[unit].own):
                here[unit] = said
    return found


def _cell(chosen: Selection, found: Found, subject: Subject, unit: Unit, slot: Slot) -> Cell:
    said = found[subject, unit].get(slot)
    if not said:
        return MISSING
    quotes = tuple(quote(chosen, one.fact) for one in said.values())
    if unit in said:
        first = said[unit].fact
        return Cell(Decimal(first["value"]), quotes=(quote(chosen, first),))
    problem = _problem(unit, list(said.values()))
    if problem:
        return Cell(state="incomparable", note=problem, quotes=quotes)
    if subject.unit != "%" and "/" not in subject.unit:
        total = sum((Decimal(one.fact["value"]) for one in said.values()), Decimal(0))
        return Cell(total, note=_names(one.unit for one in said.values()), quotes=quotes)
    return _rate(found, subject, unit, slot, list(said.values()), quotes)


def _problem(unit: Unit, said: Sequence[Said]) -> str:
    """Why the units that are there do not make up the new one; empty if they do."""
    needed = made_of(unit, said[0].day)
    split = [one for one in needed if len(heirs(one)) > 1]
    if split:
        return say.SPLIT(units=_names(split))
    missing = [one for one in needed if one not in {s.unit for s in said}]
    if missing:
        return say.LACKS_UNITS(units=_names(missing))
    if len({s.fact["op"] for s in said}) > 1 or any(s.fact["value_max"] for s in said):
        return say.MIXED_SIGNS()
    return ""


def _names(found: Iterable[Unit]) -> str:
    return ", ".join(label(one) for one in sorted(found, key=lambda u: (u.name, u.code)))


def _rate(
    found: Found, subject: Subject, unit: Unit, slot: Slot, said: Sequence[Said], quotes: tuple[Quote, ...]
) -> Cell:
    """A rate from the counts of its part and its whole, where both are known for every unit."""
    counts = parts_of_rates().get(subject.indicator) if subject.measure == "level" else None
    sums: list[Decimal] = []
    for code in counts or ():
        per_unit: dict[Unit, Decimal] = {}
        for (other, of), slots in found.items():
            if other.indicator == code and other.measure == "level" and of == unit:
                per_unit |= {u: Decimal(one.fact["value"]) for u, one in slots.get(slot, {}).items()}
        if all(one.unit in per_unit for one in said):
            sums.append(sum((per_unit[one.unit] for one in said), Decimal(0)))
    if len(sums) == 2 and sums[1]:
        value = (100 * sums[0] / sums[1]).quantize(Decimal("0.01"))
        return Cell(value, note=say.WORKED_OUT(part=sums[0], whole=sums[1]), quotes=quotes)
    return Cell(state="incomparable", note=say.NO_DENOMINATOR(), quotes=quotes)
