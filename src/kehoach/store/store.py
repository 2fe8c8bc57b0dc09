"""The database as an object: save, load, forget, correct, search, query."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kehoach.errors import NoSuchRecord, StoreError
from kehoach.messages import storage as say
from kehoach.records import FACT_TYPES, Record, Source
from kehoach.rulebook import Rulebook, rulebook
from kehoach.store import bodies as knowing
from kehoach.store import corrections as correcting
from kehoach.store import forgetting, pairs
from kehoach.store import search as searching
from kehoach.store.columns import Row, SqlValue, dumps, encode
from kehoach.store.connection import (
    connect,
    explained,
    is_empty,
    refuse_newer,
    savepoint,
    transaction,
)
from kehoach.store.connection import version as version_of
from kehoach.store.corrections import Correction
from kehoach.store.ids import Local, digest, text_hash, under
from kehoach.store.migrations import SCHEMA_VERSION, create, migrate
from kehoach.store.prepare import Prepared, Rows, ids_of, prepare
from kehoach.store.renderings import rank_sql
from kehoach.store.rows import record_from, source_from
from kehoach.store.schema import quoted, table_of, tables
from kehoach.store.summaries import summed

# Tables rewritten whenever a plan is saved, and the columns that name it.
OWNED = tuple(
    (t.name, c.name) for t in tables() if not t.kept for c in t.columns if c.references == "plans" and c.cascade
)


def open_db(path: Path | str, *, write: bool = True) -> Store:
    """Open a database, making or migrating it where it is to be written.

    Raises ``StoreError`` (missing, not ours, locked, full, read-only), ``StoreTooNew``.
    """
    path = Path(path)
    connection = connect(path, write=write)
    try:
        store = Store(connection, path)
        with explained(path):
            refuse_newer(connection, path, SCHEMA_VERSION)
            store.prepare(write=write)
    except BaseException:
        connection.close()
        raise
    return store


class Store:
    """An open database. Use as a context manager, or call ``close``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._known: knowing.Bodies | None = None
        self.unindexed = searching.Waiting()

    def prepare(self, *, write: bool) -> None:
        """Make the tables of a new database, migrate an older one."""
        if version_of(self.connection) == SCHEMA_VERSION:
            if write:
                self.know()
            return
        if not write:
            if is_empty(self.connection):
                raise StoreError(say.NOT_OURS(path=self.path))
            # An older schema is read as it is: queries name what they need.
            return
        with transaction(self.connection):
            if is_empty(self.connection):
                create(self.connection)
                self.know()
                return
            again = migrate(self.connection)
            self.know()
            if again:
                for plan in self.plan_ids():
                    self.renew(plan)
                self.index_files()

    # -- reading ---------------------------------------------------------------------------

    def query(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Rows of a query, as dicts. Raises ``StoreError``."""
        with explained(self.path):
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def plan_ids(self) -> list[str]:
        """The ids of all plans, sorted."""
        return [str(row["id"]) for row in self.query("SELECT id FROM plans ORDER BY id")]

    def _plan(self, plan: str) -> Row:
        rows = self.query("SELECT * FROM plans WHERE id = ?", (plan,))
        if not rows:
            raise NoSuchRecord(say.NO_SUCH_PLAN(plan=plan))
        return rows[0]

    def text(self, plan: str) -> str:
        """The canonical text of a plan. Raises ``NoSuchRecord``."""
        return str(self._plan(plan)["text"])

    def load(self, plan: str) -> Record:
        """A plan's record, corrections applied. Raises ``NoSuchRecord``."""

        def fetch(table: str) -> list[Row]:
            join = "JOIN agencies g ON g.id = t.agency_id" if table == "plan_agencies" else ""
            extra = ", g.name, g.kind, g.level, g.place, g.generic" if join else ""
            return self.query(
                f"SELECT t.*{extra} FROM {quoted(table)} t {join} "
                "WHERE t.plan_id = ? ORDER BY t.position",
                (plan,),
            )

        return record_from(self._plan(plan), fetch)

    def as_read(self, plan: str) -> Record:
        """A plan's record as it was read, before corrections. Raises ``NoSuchRecord``."""
        row = self._plan(plan)
        data = self.query("SELECT record FROM readings WHERE id = ?", (plan,))[0]["record"]
        assert isinstance(data, bytes)
        record = Record.model_validate_json(zlib.decompress(data))
        return record.model_copy(update={"source": source_from(row)})

    def search(
        self, query: str, *, limit: int = 20, kind: str | None = None
    ) -> list[searching.Hit]:
        """Sections, facts and skipped files that hold the words, exact accents first.

        Raises ``StoreError`` for a database of an older schema: its index is another.
        """
        found = version_of(self.connection)
        if found < SCHEMA_VERSION:
            raise StoreError(say.TOO_OLD(path=self.path, found=found, known=SCHEMA_VERSION))
        with explained(self.path):
            return searching.find(self.connection, query, limit=limit, kind=kind)

    # -- writing ---------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction. Raises ``StoreError``."""
        with explained(self.path), transaction(self.connection):
            yield

    def save(self, record: Record, text: str, *, replacing: str | None = None) -> str:
        """Store a record with its canonical text, in one transaction; gives the plan's id.

        ``replacing`` is the id of the plan that the same file held before (found by the source
        path if not given; an empty string for none). The same record again changes nothing.
        """
        return self.save_prepared(prepare(record, text), replacing=replacing)

    def save_prepared(self, made: Prepared, *, replacing: str | None = None) -> str:
        """Store a plan whose rows were made before; as ``save``."""
        plan, source = made.plan, made.source
        with self.writing():
            old = self._held_before(source.path) if replacing is None else replacing
            replaced = bool(old) and old != plan
            if replaced:
                self._replace(old, plan, source.path)
            self._add_file(plan, source)
            kept = self.query("SELECT record FROM readings WHERE id = ?", (plan,))
            if kept and not replaced and _same(kept[0]["record"], made.reading):
                self._choose_source(plan)
                return plan
            self._put(made)
            self.upsert("readings", {"id": plan, "record": made.reading})
        return plan

    def add_file(self, plan: str, source: Source, role: str = "main") -> None:
        """Note one more file that holds a plan already here, or another rendering of it."""
        with self.writing():
            self._add_file(plan, source, role)
            self._choose_source(plan)

    def absorb(self, plan: str, other: str) -> None:
        """Make a plan's files renderings of a better one, which inherits its corrections."""
        with self.writing():
            for row in self.query("SELECT * FROM plan_files WHERE plan_id = ?", (other,)):
                self._add_file(plan, source_from(row), "rendering")
            self._inherit(plan, other)
            self._execute("UPDATE files SET plan_id = ? WHERE plan_id = ?", plan, other)
            self._delete(other)

    def delete(self, plan: str) -> None:
        """Remove a plan's rows; its corrections stay and wait. Raises ``NoSuchRecord``."""
        self._plan(plan)
        with self.writing():
            self._delete(plan)

    def forget(self, plan: str) -> None:
        """Remove a plan everywhere, or by its path a file that was none; the space is overwritten.

        Raises ``NoSuchRecord``.
        """
        forgetting.forget(self, plan)

    @contextmanager
    def one_of_many(self) -> Iterator[None]:
        """Inside ``writing``: all or nothing of this part, the rest goes on. Raises ``StoreError``."""
        with explained(self.path), self.unindexed.undone_with(), savepoint(self.connection):
            yield

    def know(self, book: Rulebook | None = None) -> None:
        """Take in what rule packs know of bodies, where it is not older than what is here.

        Without ``book``: that of the shipped packs, read only where a version is not known here.
        """
        if book is None and not knowing.outdated(self.connection):
            return
        with self.writing():
            knowing.learn(self.connection, book or rulebook())
            self._known = None

    def take_bodies(self, other: Store) -> None:
        """Take in what another database knows of bodies from newer packs."""
        with self.writing():
            knowing.take(self.connection, other.connection)
            self._known = None

    def correct(self, correction: Correction) -> str:
        """Add a correction and apply it to every plan it anchors in; gives its id."""
        with self.writing():
            self.add_corrections([correction])
        return correction.id

    def add_corrections(self, found: Iterable[Correction]) -> int:
        """Add corrections not yet here and apply them; gives how many were new."""
        with self.writing():
            before = self.connection.total_changes
            hashes = set()
            for correction in found:
                hashes.add(correction.text_sha256)
                self.insert("corrections", [correction.row()], ignore=True)
            added = self.connection.total_changes - before
            for plan in sorted({p for h in hashes for p in self._plans_of_text(h)}):
                self.renew(plan)
        return added

    def corrections(self, plan: str | None = None) -> list[Correction]:
        """All corrections, or those that concern a plan (its text or one it replaced)."""
        if plan is not None:
            return self._concerning(plan, self.text(plan))
        return [_correction(row) for row in self.query("SELECT * FROM corrections ORDER BY at, id")]

    def blank_correction(self, fact_id: str) -> Correction:
        """A correction anchored on a fact, to be completed. Raises ``NoSuchRecord``."""
        for kind in FACT_TYPES:
            sql = f"SELECT plan_id, local_id FROM {quoted(table_of(kind))} WHERE id = ?"
            for row in self.query(sql, (fact_id,)):
                plan = str(row["plan_id"])
                local: Local = (kind, str(row["local_id"]))
                return correcting.on_fact(self.load(plan), self.text(plan), local)
        raise NoSuchRecord(say.NO_SUCH_FACT(fact=fact_id))

    def blank_addition(
        self, plan: str, kind: str, quote: str, fields: Mapping[str, object]
    ) -> Correction:
        """The correction that adds a fact at a quote that stands once in a plan's text.

        Raises ``StoreError`` for an unknown type or field, or a quote that is not there once.
        """
        text, record = self.text(plan), self.load(plan)
        if kind not in FACT_TYPES or set(fields) - set(FACT_TYPES[kind].model_fields):
            known = sorted(set(FACT_TYPES[kind].model_fields) - correcting.FIXED
                           if kind in FACT_TYPES else FACT_TYPES)  # fmt: skip
            wrong = ", ".join(set(fields) - set(known)) or kind
            raise StoreError(say.NO_SUCH_FIELD(type=kind, field=wrong, known=", ".join(known)))
        count = text.count(quote)
        if count != 1:
            raise StoreError(say.QUOTE_AMBIGUOUS(count=count) if count else say.QUOTE_NOT_FOUND())
        start = text.index(quote)
        probe = {"id": "new", "text": quote, "start": start, "end": start, "rule": "correction"}
        correcting.checked(kind, dict(fields) | probe)
        section = correcting.section_at(record, start)
        return Correction(
            text_hash(text), kind, "added", who="", at="", new=dumps(dict(fields)), quote=quote,
            start=start, end=start + len(quote),
            section_path=correcting.section_path(record, section),
        )  # fmt: skip

    # -- inside ----------------------------------------------------------------------------

    def _execute(self, sql: str, *values: SqlValue) -> None:
        self.connection.execute(sql, values)

    def insert(self, table: str, rows: list[Row], *, ignore: bool = False) -> None:
        """Insert rows of one shape; ``ignore`` leaves rows alone that are here already."""
        self._insert(table, Rows.of(rows), ignore=ignore)

    def _insert(self, table: str, rows: Rows, *, ignore: bool = False) -> None:
        if not rows.values:
            return
        columns = ", ".join(map(quoted, rows.names))
        marks = ", ".join("?" * len(rows.names))
        verb = "INSERT OR IGNORE" if ignore else "INSERT"
        sql = f"{verb} INTO {quoted(table)} ({columns}) VALUES ({marks})"
        self.connection.executemany(sql, rows.values)

    def upsert(self, table: str, row: Row) -> None:
        """Insert or update in place: replacing a row would cascade."""
        columns = ", ".join(map(quoted, row))
        marks = ", ".join("?" * len(row))
        update = ", ".join(f"{quoted(n)} = excluded.{quoted(n)}" for n in row if n != "id")
        self._execute(
            f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks}) "
            f"ON CONFLICT(id) DO UPDATE SET {update}",
            *row.values(),
        )

    def _held_before(self, path: str) -> str:
        """The plan that this path held, if any (standard input holds none)."""
        sql = "SELECT plan_id FROM plan_files WHERE path = ? ORDER BY plan_id LIMIT 1"
        rows = self.query(sql, (path,)) if path != "-" else []
        return str(rows[0]["plan_id"]) if rows else ""

    def release(self, plan: str, path: str) -> list[str]:
        """A file no longer holds a plan, which goes with its last file.

        Gives the paths of other renderings that now have to stand for themselves.
        """
        with self.writing():
            self._execute("DELETE FROM plan_files WHERE plan_id = ? AND path = ?", plan, path)
            left = self.query("SELECT role, path FROM plan_files WHERE plan_id = ?", (plan,))
            if any(row["role"] != "rendering" for row in left):
                self._choose_source(plan)
                return []
            self._execute("UPDATE files SET versions = NULL WHERE plan_id = ? AND path <> ?",
                          plan, path)  # fmt: skip
            self._delete(plan)
            return sorted(str(row["path"]) for row in left)

    def _replace(self, old: str, new: str, path: str) -> None:
        """The file at ``path`` no longer holds ``old`` but ``new``, which inherits corrections."""
        self._inherit(new, old)
        self.release(old, path)

    def _inherit(self, new: str, old: str) -> None:
        rows = self.query("SELECT text_sha256 FROM plans WHERE id = ?1 UNION "
                          "SELECT text_sha256 FROM predecessors WHERE plan_id = ?1", (old,))  # fmt: skip
        for row in rows:
            self.add_predecessor(new, str(row["text_sha256"]))

    def add_predecessor(self, plan: str, hashed: str) -> None:
        """Note that a plan replaced a text, whose corrections are to be tried on it."""
        row: Row = {"id": digest(plan, hashed), "plan_id": plan, "text_sha256": hashed}
        self.insert("predecessors", [row], ignore=True)

    def _add_file(self, plan: str, source: Source, role: str = "main") -> None:
        row = {"id": digest(plan, source.path, source.sha256), "plan_id": plan, "role": role}
        self.upsert("plan_files", {**row, **encode(source)})

    def _choose_source(self, plan: str) -> None:
        """Of a plan's files, let ``plans`` name the one every office would choose."""
        names = ", ".join(map(quoted, Source.model_fields))
        self._execute(
            f"UPDATE plans SET ({names}) = (SELECT {names} FROM plan_files "
            f"WHERE plan_id = ?1 ORDER BY role, {rank_sql('origin')}, sha256, path LIMIT 1) "
            "WHERE id = ?1 AND EXISTS (SELECT 1 FROM plan_files WHERE plan_id = ?1)",
            plan,
        )

    def _plans_of_text(self, hashed: str) -> list[str]:
        sql = ("SELECT id FROM plans WHERE text_sha256 = ?1 UNION "
               "SELECT plan_id FROM predecessors WHERE text_sha256 = ?1")  # fmt: skip
        return [str(row["id"]) for row in self.query(sql, (hashed,))]

    def renew(self, plan: str) -> None:
        """Write a plan's rows again from its reading and the corrections of today."""
        self._put(prepare(self.as_read(plan), self.text(plan)))

    def _cleared(self, plan: str) -> list[SqlValue]:
        """Remove what is made again of a plan; gives the bodies it named."""
        self.unindexed.drop(plan)
        if not self.query("SELECT 1 FROM plans WHERE id = ?", (plan,)):
            return []  # to look for a new plan in every index costs more the larger they are
        bodies = self._bodies(plan)
        searching.remove(self.connection, "plan_id", plan)
        for table, column in OWNED:
            self._execute(f"DELETE FROM {quoted(table)} WHERE {column} = ?", plan)
        return bodies

    def _drop_orphans(self, agencies: Iterable[SqlValue]) -> None:
        """Remove those of the bodies that no plan names any longer."""
        used = "SELECT 1 FROM plan_agencies WHERE agency_id = agencies.id"
        for agency in agencies:
            self._execute(f"DELETE FROM agencies WHERE id = ? AND NOT EXISTS ({used})", agency)

    def _bodies(self, plan: str) -> list[SqlValue]:
        sql = "SELECT DISTINCT agency_id FROM plan_agencies WHERE plan_id = ?"
        return [row["agency_id"] for row in self.query(sql, (plan,))]

    def _delete(self, plan: str) -> None:
        bodies = self._cleared(plan)
        self._execute("UPDATE files SET plan_id = NULL WHERE plan_id = ?", plan)
        self._execute("DELETE FROM plan_files WHERE plan_id = ?", plan)
        self._execute("UPDATE plan_files SET main_id = NULL WHERE main_id = ?", plan)
        self._execute("DELETE FROM predecessors WHERE plan_id = ?", plan)
        self._execute("DELETE FROM plans WHERE id = ?", plan)
        self._drop_orphans(bodies)

    def _put(self, made: Prepared) -> None:
        """Write all rows of a plan but its reading and files, as the corrections of today say."""
        plan, corrections = made.plan, self._concerning(made.plan, made.text)
        outcomes: list[Row] = []
        if corrections:
            record = made.record()
            fixed = correcting.apply(record, made.text, corrections)
            made = prepare(record, made.text, fixed)
            outcomes = _outcomes(plan, fixed, ids_of(record, plan, fixed))
        bodies = self._cleared(plan)
        self.upsert("plans", made.head)
        self._choose_source(plan)
        for table, rows in made.tables.items():
            self._insert(table, rows, ignore=table == "agencies")
        self._link(made.tables["agencies"].dicts(), plan)  # which sums of bodies need
        for table, sums in summed(self.connection, plan).items():
            self._insert(table, sums)
        pairs.put(self.connection, plan)
        self._drop_orphans(bodies)
        self.insert("correction_outcomes", outcomes)
        self.unindexed.put(self.connection, plan, made.entries)

    def _link(self, agencies: Sequence[Row], plan: str) -> None:
        """Join bodies of a plan to those the packs know."""
        self._known = self._known or knowing.Bodies.of(self.connection)
        self.insert("agency_bodies", self._known.links(agencies), ignore=True)
        knowing.choose(self.connection, plan)

    def _concerning(self, plan: str, text: str) -> list[Correction]:
        rows = self.query("SELECT text_sha256 FROM predecessors WHERE plan_id = ?", (plan,))
        hashes = {text_hash(text), *(str(row["text_sha256"]) for row in rows)}
        return [c for hashed in sorted(hashes) for c in self._corrections_of(hashed)]

    def _corrections_of(self, hashed: str) -> list[Correction]:
        sql = "SELECT * FROM corrections WHERE text_sha256 = ? ORDER BY at, id"
        return [_correction(row) for row in self.query(sql, (hashed,))]

    def index_files(self) -> None:
        """Put the kept texts of skipped files into the index, where they are not."""
        missing = "id NOT IN (SELECT file_id FROM search_items WHERE file_id IS NOT NULL)"
        for row in self.query(f"SELECT id, text FROM files WHERE text IS NOT NULL AND {missing}"):
            self.index_file(str(row["id"]), str(row["text"]))

    def index_file(self, file: str, text: str) -> None:
        """Put the kept text of one skipped file into the index."""
        searching.add(self.connection, searching.entries(file, [searching.file_item(file, text)]), file_id=file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the object cannot be used afterwards."""
        self.connection.close()


def _same(kept: SqlValue, made: bytes) -> bool:
    """True if two compressed readings say the same."""
    return kept == made or (isinstance(kept, bytes) and zlib.decompress(kept) == zlib.decompress(made))


def _outcomes(plan: str, fixed: correcting.Corrected, ids: dict[Local, str]) -> list[Row]:
    return [
        {
            "id": under(plan, outcome.correction.id), "plan_id": plan,
            "correction_id": outcome.correction.id, "outcome": outcome.result,
            "reason": outcome.reason,
            "fact_id": ids.get(outcome.fact) if outcome.fact else None,
        }
        for outcome in fixed.outcomes
    ]  # fmt: skip


def _correction(row: Row) -> Correction:
    return Correction(**{name: value for name, value in row.items() if name != "id"})  # type: ignore[arg-type]
