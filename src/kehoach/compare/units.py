"""Units before and after 1/7/2025: into which unit of today an old one went, and of which it is made."""

from __future__ import annotations

from functools import cache

from kehoach.compare.selection import PlanHead
from kehoach.gazetteer import Unit, units, units_by_code
from kehoach.resolve.units import find_unit, unit_by_code

MERGERS = "2025-07-01"  # the first day of the units of today


@cache
def heirs(unit: Unit) -> frozenset[Unit]:
    """The units of today that a unit went into: itself if it still exists, none where nobody knows."""
    if not unit.valid_to:
        return frozenset([unit])
    found: set[Unit] = set()
    for code in unit.successors.split():
        for one in units_by_code().get(code, ()):
            # What came next begins after the end; a unit without a beginning was there before.
            if one.level == unit.level and one != unit and one.valid_from > unit.valid_to:
                found |= heirs(one)
                break
        else:
            found |= {one for one in units_by_code().get(code, ()) if one.level == unit.level and not one.valid_to}
    return frozenset(found)


@cache
def _of_day(day: str, level: str) -> dict[Unit, list[Unit]]:
    """Unit of today -> the units of a day that went into it, whole or in part."""
    found: dict[Unit, list[Unit]] = {}
    for unit in units():
        if unit.level == level and unit.on(day):
            for heir in heirs(unit):
                found.setdefault(heir, []).append(unit)
    return found


def made_of(unit: Unit, day: str) -> list[Unit]:
    """The units of a day that went into a unit of today."""
    return _of_day(day, unit.level).get(unit, [])


def unit_of(plan: PlanHead, place: str | None) -> Unit | None:
    """The unit that a fact is about: that of its row in a table, else the plan's own."""
    day = plan.day or None
    if place:
        within = plan.district_code if day and day < MERGERS else plan.province_code
        return find_unit(place.replace("TT.", "Thị trấn ").strip(" :"), "xa", day=day, within=within)
    if plan.unit_code is None or plan.level not in {"tinh", "xa"}:
        return None
    return unit_by_code(plan.unit_code, plan.level, day=day)
