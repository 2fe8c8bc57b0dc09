"""Sections: kind × plan, present, empty or missing; and the four slots of every component."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kehoach.compare.funding import component_order
from kehoach.compare.names import component_name
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import Selection
from kehoach.compare.table import MISSING, Cell, Column, Comparison, Row, Table, text
from kehoach.messages import comparison as say
from kehoach.store import Store

REQUIRED = ("muc_tieu", "doi_tuong", "nguon_von", "to_chuc_thuc_hien")
KINDS = (*REQUIRED, "thuc_trang", "muc_dich_yeu_cau", "pham_vi", "thoi_gian", "noi_dung", "giai_phap",
         "bao_cao", "phu_luc")  # fmt: skip
# A heading whose whole text is blank is empty; only short bodies need to be looked at.
SECTIONS = """
SELECT s.id, s.plan_id, s.text, s.start, s."end", s.page, s.kinds, s.component, s.programme, s.label,
  s.title, s.level, iif(s.body_end - s."end" > 200, 0,
    trim(substr(p.text, s."end" + 1, s.body_end - s."end"), ' .:;-–' || char(9, 10, 13, 160)) = '')
    AS blank
FROM sections s JOIN plans p ON p.id = s.plan_id WHERE {plans:s} ORDER BY s.plan_id, s.start"""


def sections(store: Store, chosen: Selection) -> Comparison:
    """Compare which sections the plans chosen have."""
    found = list(rows(store, SECTIONS, chosen))
    tables = [_kinds(chosen, found)]
    if any(one["component"] for one in found):
        tables.append(_slots(chosen, found))
    return Comparison("sections", say.TITLES["sections"](), tuple(tables))


def _columns(chosen: Selection, heads: Iterable[str]) -> tuple[Column, ...]:
    plans = (Column(plan.id, plan.label, "text", plan.id) for plan in chosen.plans)
    return (*(Column(h, say.HEADINGS[h]()) for h in heads), *plans)


def _kinds(chosen: Selection, found: Sequence[Fact]) -> Table:
    by_kind: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for one in found:
        for kind in json.loads(one["kinds"]):
            by_kind[one["plan_id"], kind].append(one)
    lines = []
    for kind in KINDS:
        cells = [_state(chosen, by_kind.get((plan.id, kind), [])) for plan in chosen.plans]
        needed = say.YES() if kind in REQUIRED else None
        lines.append(Row((text(say.KINDS[kind]()), text(needed), *cells)))
    columns = _columns(chosen, ("kind_of_section", "required"))
    return Table("kinds", say.TABLES["kinds"](), columns, tuple(lines), notes=(say.SECTION_STATES(),))


def _state(chosen: Selection, found: Sequence[Fact]) -> Cell:
    """Present with its first full heading, empty if all of that kind are, or missing."""
    if not found:
        return MISSING
    filled = [one for one in found if not one["blank"]]
    first = min(filled or found, key=lambda one: (one["level"], one["start"]))
    title = " ".join(f"{first['label']}. {first['title']}".split()) if first["label"] else first["title"]
    more = say.AND_MORE(count=len(found) - 1) if len(found) > 1 else ""
    return Cell(title, state="value" if filled else "empty", note=more, quotes=(quote(chosen, first),))


def _slots(chosen: Selection, found: Sequence[Fact]) -> Table:
    """Component × plan: which of the four slots that every component should have it lacks."""
    slots: dict[tuple[str, tuple[str | None, str]], list[Fact]] = defaultdict(list)
    for one in found:
        if one["component"]:
            slots[one["plan_id"], (one["programme"], one["component"])].append(one)
    keys = sorted({key for _, key in slots}, key=lambda k: (k[0] or "", component_order(k[1])))
    lines = []
    for key in keys:
        cells = [_slot_state(chosen, slots.get((plan.id, key), [])) for plan in chosen.plans]
        lines.append(Row((text(key[1]), text(component_name(*key) or None), *cells)))
    columns = _columns(chosen, ("component", "name"))
    return Table("slots", say.TABLES["slots"](), columns, tuple(lines), notes=(say.SLOT_STATES(),))


def _slot_state(chosen: Selection, found: Sequence[Fact]) -> Cell:
    if not found:
        return MISSING
    have = {kind for one in found if not one["blank"] for kind in json.loads(one["kinds"])}
    lacking = [kind for kind in REQUIRED if kind not in have]
    heading = (quote(chosen, found[0]),)
    if not lacking:
        return Cell(say.COMPLETE(), quotes=heading)
    names = ", ".join(say.KINDS[kind]().lower() for kind in lacking)
    return Cell(say.LACKS(kinds=names), state="value", quotes=heading)
