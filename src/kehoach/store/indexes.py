"""Which columns of facts have an index, so that a filter or an order of an archive reads no other rows.

Whole columns where they are short. Of long texts the beginning, which tells whether a text is there, and what begins
with some words, in a fifth of the room. Of duties those that the view ``who_leads_what`` shows.
"""

from __future__ import annotations

FACT_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "amounts": (
        ("plan_id", "section_id", "start"), ("plan_id", "component"), ("component",),
        ("value_dong",), ("programme", "id"),
    ),  # fmt: skip
    "assignments": (("agency",), ("agency_id", "role", "plan_id"), ("programme", "id")),
    "deadlines": (
        ("due_on",), ("agency",), ("agency_id", "date_end"), ("kind",), ("date_start",), ("date_end",), ("recurrence",),
    ),
    "targets": (
        ("indicator_code",), ("area", "year", "basis", "indicator_key"), ("indicator_key",), ("programme", "id"),
        ("indicator",), ("year",), ("unit",), ("place",), ("population",), ("component",), ("direction",), ("op",),
        ("value",), ("basis",),
    ),
    "citations": (("number",),),
    "agencies": (("agency_id", "plan_id"),),
    "sections": (("component",),),
}

# Long texts by their beginning.
BEGINNINGS: dict[str, tuple[str, ...]] = {
    "assignments": ("task", "text"), "deadlines": ("anchor", "subject"), "sections": ("title",),
}  # fmt: skip
BEGINNING = 20  # letters
# Columns that few rows have: an index of those.
SPARSE: dict[str, tuple[str, ...]] = {"deadlines": ("anchor", "duration"), "targets": ("value_max",)}
# Rows that a view is about: the condition as the view has it, and columns that only its readers ask for.
LEADING: dict[str, tuple[str, tuple[str, ...]]] = {"assignments": ("role = 'chu_tri'", ("agency", "components"))}


def beginning(column: str) -> str:
    """What the index of a long text holds of it, as SQL; like ``LIKE``, it takes A for a."""
    return f'lower(substr("{column}", 1, {BEGINNING}))'


def rows_of(table: str, column: str) -> str:
    """The condition of the rows that an index of a part of a table holds; empty for one of all rows."""
    if column in SPARSE.get(table, ()):
        return f'"{column}" IS NOT NULL'
    led = (*LEADING.get(table, ("", ()))[1], *BEGINNINGS.get(table, ()))
    return LEADING[table][0] if table in LEADING and column in led else ""


def partial_indexes(table: str) -> list[str]:
    """The statements of the indexes of long texts and of parts of a table."""
    begun, whole = BEGINNINGS.get(table, ()), (*SPARSE.get(table, ()), *LEADING.get(table, ("", ()))[1])
    keys = [(column, "begins", beginning(column)) for column in begun]
    keys += [(column, "there" if column in SPARSE.get(table, ()) else "led", f'"{column}"')
             for column in whole if column not in begun]  # fmt: skip
    held = {column: f" WHERE {rows}" for column, *_ in keys if (rows := rows_of(table, column))}
    return [f'CREATE INDEX "{table}_{column}_{kind}" ON "{table}" ({key}){held.get(column, "")}'
            for column, kind, key in keys]  # fmt: skip
