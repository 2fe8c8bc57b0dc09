"""The database as Parquet files, one folder per table and view, for DuckDB, pandas and the like.

Columns keep their names and types: whole numbers are 64-bit, decimals, dates and JSON stay text as
in the database, so that nothing is rounded on the way. ``duckdb.sql`` makes every folder a view.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.errors import MissingExtra, NoSuchRecord, PlanError
from kehoach.messages import comparison as say
from kehoach.store import Store
from kehoach.store.schema import quoted, tables
from kehoach.store.statements import views

if TYPE_CHECKING:
    from pyarrow import Schema

BATCH = 20_000  # rows held in memory at once
# The full-text index, the packed readings and the notes of runs are of no use elsewhere.
LEFT_OUT = frozenset({"search_items", "readings", "imports", "correction_outcomes", "predecessors", "recognised_pages"})


@dataclass(frozen=True)
class Exported:
    """What was written: the name and its rows."""

    name: str
    rows: int


def names() -> list[str]:
    """Every table and view that is exported."""
    return [t.name for t in tables() if t.name not in LEFT_OUT] + list(views())


def export(store: Store, folder: Path) -> list[Exported]:
    """Write every table and view below ``folder``, each into ``NAME/part-0.parquet``.

    Raises ``MissingExtra`` without pyarrow, ``PlanError`` where the folder is a file.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise MissingExtra("pyarrow", "analytics") from None
    if folder.exists() and not folder.is_dir():
        raise PlanError(say.NOT_A_FOLDER(path=folder))
    folder.mkdir(parents=True, exist_ok=True)
    found = [_export(store, name, folder / name) for name in names()]
    lines = [f"CREATE OR REPLACE VIEW {quoted(one.name)} AS SELECT * FROM '{one.name}/*.parquet';" for one in found]
    (folder / "duckdb.sql").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return found


def _export(store: Store, name: str, folder: Path) -> Exported:
    from pyarrow import RecordBatch, parquet

    schema = _schema(store, name)
    # Written beside and moved at the end: a folder is never half of the old and half of the new.
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    count = 0
    with parquet.ParquetWriter(new / "part-0.parquet", schema, compression="zstd") as writer:
        for rows in _batches(store, name):
            columns = [_converted(values, field) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
            writer.write_batch(RecordBatch.from_arrays(columns, schema=schema))
            count += len(rows)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return Exported(name, count)


def _batches(store: Store, name: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = store.connection.execute(f"SELECT * FROM {quoted(name)}")
    while rows := cursor.fetchmany(BATCH):
        yield rows


def _schema(store: Store, name: str) -> Schema:
    """The columns with their types: as declared, of computed ones by the values there are."""
    import pyarrow as pa

    kinds = {"INTEGER": pa.int64(), "REAL": pa.float64(), "BLOB": pa.binary(), "TEXT": pa.string()}
    declared_as = store.connection.execute(f"PRAGMA table_info({quoted(name)})")
    columns = [(str(row[1]), str(row[2]).upper()) for row in declared_as]
    computed = [column for column, declared in columns if declared not in kinds]
    held = _held(store, name, computed)
    return pa.schema([pa.field(c, kinds[held.get(c, declared)]) for c, declared in columns])


def _held(store: Store, name: str, columns: list[str]) -> dict[str, str]:
    """What computed columns of a view hold; one without any value by its name."""
    if not columns:
        return {}
    asked = [f"max(typeof({quoted(c)}) = '{kind}')" for c in columns for kind in ("text", "real", "integer")]
    row = store.connection.execute(f"SELECT {', '.join(asked)} FROM {quoted(name)}").fetchone()
    found = {}
    for at, column in enumerate(columns):
        has_text, has_real, has_integer = row[3 * at : 3 * at + 3]
        whole = has_integer or (column.endswith("_dong") and not has_text)
        found[column] = "TEXT" if has_text else "REAL" if has_real else "INTEGER" if whole else "TEXT"
    return found


def _converted(values: tuple[Any, ...], field: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_string(field.type):
        return pa.array([None if v is None else str(v) for v in values], field.type)
    return pa.array(values, field.type)


def known(name: str) -> str:
    """A name that may be exported. Raises ``NoSuchRecord``."""
    if name not in names():
        raise NoSuchRecord(say.NO_SUCH_VIEW(name=name, known=", ".join(names())))
    return name
