"""In: a record, its text, its ids. Out: rows for every table; and a record back from rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from kehoach.errors import InternalError
from kehoach.messages import storage as say
from kehoach.records import (
    FACT_TYPES,
    Agency,
    Cell,
    Fact,
    Numbered,
    Plan,
    Record,
    Source,
    Warning,
)
from kehoach.store.columns import Row, SqlValue, decode, dumps, encode
from kehoach.store.functions import fold
from kehoach.store.ids import Local, digest, facts_of, text_hash, under
from kehoach.store.schema import SHARED_AGENCY, table_of

Rows = dict[str, list[Row]]
LARGEST = 2**63


@dataclass(frozen=True)
class Reading:
    """A record ready to be stored: its plan's id, every fact's id, and what was corrected."""

    record: Record
    text: str
    plan: str
    ids: dict[Local, str]
    corrected: frozenset[Local] = frozenset()
    corrected_plan: bool = False
    cells: dict[tuple[str, str], str] = field(default_factory=dict)


def whole_dong(value: str | None, currency: str) -> int | None:
    """The value as an integer, where it is whole đồng."""
    if value is None or currency != "VND":
        return None
    number = Decimal(value)
    if number != number.to_integral_value() or abs(number) >= LARGEST:
        return None
    return int(number)


def area(plan: Plan, place: str | None) -> str:
    """The plan's unit and a row's place, folded: what a target is about."""
    unit = [part for part in (plan.commune, plan.district, plan.province) if part]
    unit = unit or [part for part in (plan.issuer or plan.place,) if part]
    return fold(" / ".join([place or "", *unit])) or ""


def _find(ids: dict[Local, str], kind: str, local: str | None) -> str | None:
    if local is None:
        return None
    try:
        return ids[kind, local]
    except KeyError:
        raise InternalError(say.DANGLING(type=kind, ref=local)) from None


def _cell_of(reading: Reading, table: str | None, cell: str | None) -> str | None:
    if cell is None:
        return None
    found = reading.cells.get((table or "", cell))
    if found is None:
        owners = [v for (_, local), v in reading.cells.items() if local == cell]
        found = owners[0] if owners else None
    if found is None:
        raise InternalError(say.DANGLING(type="cells", ref=cell))
    return found


def _references(reading: Reading, fact: Fact, row: Row) -> None:
    """Put database ids where the record's own ids stand."""
    row["section_id"] = _find(reading.ids, "sections", fact.section)
    if "parent_id" in row:
        row["parent_id"] = _find(reading.ids, "sections", getattr(fact, "parent", None))
    if "table_id" in row:
        table = getattr(fact, "table", None)
        row["table_id"] = _find(reading.ids, "tables", table)
        row["cell_id"] = _cell_of(reading, table, getattr(fact, "cell", None))


def _extras(reading: Reading, fact: Any, bodies: dict[str, str]) -> Row:
    """Columns that are not fields of the record."""
    kind = type(fact).__name__
    if kind == "Amount":
        return {"value_dong": whole_dong(fact.value, fact.currency)}
    if kind == "Target":
        place = area(reading.record.plan, fact.place)
        folded = fold(fact.indicator)
        return {"indicator_folded": folded, "indicator_key": fact.indicator_code or folded, "area": place}
    if kind == "Citation":
        return {"issuer_folded": fold(fact.issuer)}
    if kind == "Deadline":
        return {"agency_id": bodies.get(fact.agency or ""), "due_on": fact.date_end or fact.date_start}
    if kind in {"Assignment", "Recipient"}:
        return {"agency_id": bodies.get(fact.agency or "")}
    return {}


def _state(reading: Reading, kind: str, fact: Fact) -> str:
    if (kind, fact.id) in reading.corrected:
        return "corrected"
    return "derived" if fact.derived else "read"


def _agency_row(agency: Agency) -> Row:
    shared = {name: encode(agency)[name] for name in SHARED_AGENCY}
    return {"id": digest("agency", shared), **shared}


def _fact_rows(reading: Reading, kind: str, bodies: dict[str, str]) -> Iterable[Row]:
    skip = ("cells",) if kind == "tables" else SHARED_AGENCY if kind == "agencies" else ()
    for position, fact in enumerate(facts_of(reading.record, kind)):
        row = encode(fact, skip)
        _references(reading, fact, row)
        row |= _extras(reading, fact, bodies)
        if isinstance(fact, Agency):
            row["agency_id"] = _agency_row(fact)["id"]
        yield {
            "id": reading.ids[kind, fact.id], "plan_id": reading.plan, "position": position,
            **row, "state": _state(reading, kind, fact),
        }  # fmt: skip


def cell_ids(record: Record, ids: dict[Local, str], plan: str) -> dict[tuple[str, str], str]:
    """Database id of every cell, by its table's and its own id in the record."""
    return {
        (table.id, cell.id): under(plan, ids["tables", table.id], cell.row, cell.col, index)
        for table in record.tables
        for index, cell in enumerate(table.cells)
    }


def _cell_rows(reading: Reading) -> Iterable[Row]:
    for table in reading.record.tables:
        for position, cell in enumerate(table.cells):
            yield {
                **encode(cell), "id": reading.cells[table.id, cell.id], "plan_id": reading.plan,
                "table_id": reading.ids["tables", table.id], "position": position,
            }  # fmt: skip


def _loose_rows(reading: Reading) -> Rows:
    """Rows of numbered paragraphs and warnings, which have no id of their own."""
    rows: Rows = {"numbered": [], "warnings": []}
    for position, item in enumerate(reading.record.numbered):
        row = encode(item) | {"section_id": _find(reading.ids, "sections", item.section)}
        rows["numbered"].append({"position": position, **row})
    for position, warning in enumerate(reading.record.warnings):
        rows["warnings"].append({"position": position, **encode(warning)})
    for name, found in rows.items():
        for row in found:
            row["id"] = under(reading.plan, name, row)
            row["plan_id"] = reading.plan
    return rows


def plan_row(reading: Reading) -> Row:
    """The row of ``plans``, with the record's source."""
    record = reading.record
    return {
        "id": reading.plan, "text": reading.text, "text_sha256": text_hash(reading.text),
        **encode(record.source), "schema_version": record.schema_version,
        "producer": dumps(record.producer), **encode(record.plan),
        "issuer_folded": fold(record.plan.issuer),
        "state": "corrected" if reading.corrected_plan else "read",
    }  # fmt: skip


def rows_of(reading: Reading) -> Rows:
    """Every row of a plan but its ``plans`` row and its files."""
    bodies = {a.name: str(_agency_row(a)["id"]) for a in reversed(reading.record.agencies)}
    rows: Rows = {"agencies": [_agency_row(a) for a in reading.record.agencies]}
    for kind in FACT_TYPES:
        rows[table_of(kind)] = list(_fact_rows(reading, kind, bodies))
    rows["cells"] = list(_cell_rows(reading))
    return rows | _loose_rows(reading)


def source_from(row: Row) -> Source:
    """The source that a row of ``plans`` or ``plan_files`` names."""
    return Source.model_validate(decode(Source, row))


Fetch = Callable[[str], list[Row]]


def record_from(plan: Row, fetch: Fetch) -> Record:
    """A record from the ``plans`` row and a function that gives a table's rows in order."""
    tables = {name: fetch(table_of(name)) for name in FACT_TYPES}
    cells = fetch("cells")
    local: dict[SqlValue, SqlValue] = {
        row["id"]: row["local_id"] for rows in (*tables.values(), cells) for row in rows
    }

    def restored(rows: list[Row]) -> Iterable[Row]:
        links = [name for name in rows[0] if name.endswith("_id")] if rows else []
        return ({**row, **{name: local.get(row[name], row[name]) for name in links}} for row in rows)

    facts: dict[str, Any] = {
        kind: [decode(FACT_TYPES[kind], row, ("cells",)) for row in restored(rows)]
        for kind, rows in tables.items()
    }
    by_table: dict[SqlValue, list[dict[str, Any]]] = {}
    for row in cells:
        by_table.setdefault(row["table_id"], []).append(decode(Cell, row))
    for fact, row in zip(facts["tables"], tables["tables"], strict=True):
        fact["cells"] = by_table.get(row["id"], [])
    loose: dict[str, type[BaseModel]] = {"numbered": Numbered, "warnings": Warning}
    return Record.model_validate(
        {
            "schema_version": plan["schema_version"], "source": decode(Source, plan),
            "producer": json.loads(str(plan["producer"])), "plan": decode(Plan, plan), **facts,
            **{n: [decode(m, row) for row in restored(fetch(n))] for n, m in loose.items()},
        }  # fmt: skip
    )


__all__ = ["Reading", "Row", "Rows", "cell_ids", "plan_row", "record_from", "rows_of", "source_from"]
