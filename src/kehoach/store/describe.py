"""The reference page of the database, made from the schema so that it cannot lag behind.

``python -m kehoach.store.describe docs/database.md`` writes it.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from kehoach.store.columns import Column
from kehoach.store.migrations import SCHEMA_VERSION
from kehoach.store.schema import create_all, tables
from kehoach.store.statements import views

HEAD = f"""# The database

One SQLite file, schema version {SCHEMA_VERSION}. This page is generated from the code
(`python -m kehoach.store.describe docs/database.md`); a test fails if it lags behind.

- Columns are named as the fields of the record; references end in `_id`. Money is exact: `value`
  is decimal text, `value_dong` an integer where the value is whole đồng. Dates are ISO text, lists
  are JSON text, truth values 0 and 1.
- `id` of a plan derives from its canonical text alone, so the same text has the same id in every
  office and under every version of the rules. `id` of a fact derives from the plan, the type, the
  place and the values the fact is scored by; `local_id` is its id inside the record.
- `start`, `end` are code points into `plans.text`. `state` says how a value came: `read`, `derived`
  or `corrected`.
- `readings` keeps each record as it was read. Corrections are applied to it whenever the plan is
  written, so a new import, new rules, a merge or a migration can never lose one.
- Full-text search: the FTS5 table `search` has the column `words` (as written, accents kept) and
  the column `folded` (no accents, `đ` as `d`); `search_items` says what each row stands for.
  The tokenizer is `unicode61 remove_diacritics 0`: with accents kept in one column and gone from
  the other, a query without accents finds all, and a query with accents ranks exact hits first.
- SQL functions on our connections and, through the plugin, in sqlite-utils: `fold(text)`,
  `vnd(value)` (`10.966.934.500 đồng`), `quarter(date)` (`2024-Q2`), and of administrative units by
  official code and day `unit(code, day)` (name with kind), `unit_successors(code, day)` (JSON list
  of codes). No view needs them. Units are no table: 15,000 rows would add 1.5 MB and a tenth of a
  second to every new database, for knowledge that changes with the rules and not with the archive.
- `bodies` holds what the rule packs know of bodies. It is filled when a database is opened for
  writing and a shipped pack is newer than the one it has, and by every import from the packs used;
  of two databases merged the newer version of a pack stays.
- An older database is migrated when it is opened for writing; a newer one is refused.
- `forget` removes a plan with its corrections and overwrites the space. A later import of the same
  file would read it again.
"""


def _note(column: Column) -> str:
    parts = [column.about]
    if column.references:
        parts.append(f"→ `{column.references}`")
    return " ".join(part for part in parts if part)


def _tables() -> Iterator[str]:
    for table in tables():
        yield f"### {table.name}\n\n{table.about}\n"
        yield "| column | type | null | |\n|---|---|---|---|"
        for column in table.columns:
            null = "" if column.required else "yes"
            yield f"| `{column.name}` | {column.type.lower()} | {null} | {_note(column)} |"
        yield ""
    yield "### search\n\nThe full-text index: `words`, `folded`; its rowid is `search_items.id`. "
    yield "It keeps no words: they come from the view `search_texts`, from the plan's text.\n"


def _views() -> Iterator[str]:
    connection = sqlite3.connect(":memory:")
    for statement in create_all():
        connection.execute(statement)
    for name, (comment, _) in views().items():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        yield f"### {name}\n\n{comment}\n"
        yield "Columns: " + ", ".join(f"`{column}`" for column in columns) + ".\n"
    connection.close()


def describe() -> str:
    """The page as Markdown."""
    return "\n".join([HEAD, "## Tables\n", *_tables(), "## Views\n", *_views()]).rstrip() + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe(), encoding="utf-8", newline="\n")
