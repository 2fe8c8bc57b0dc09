"""What is written down of an import: plans, stored texts, and the run tables ``files``, ``imports``.

Every result is written all or nothing; several are committed together, and only then reported.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kehoach.errors import InternalError
from kehoach.records import Source
from kehoach.scale.offered import Offered
from kehoach.scale.reading import Result, is_current
from kehoach.store import Store, renderings
from kehoach.store import search as searching
from kehoach.store.columns import Row, SqlValue, dumps
from kehoach.store.forgetting import OF_A_FILE, drop_text
from kehoach.store.ids import digest
from kehoach.store.rows import source_from
from kehoach.store.standing import detail_of, settle

# Whichever comes first. A page of an index that several plans of a batch add to is written once for all
# of them, so a batch is as long as it may be: another program that wants to write waits 15 seconds.
COMMIT_FILES, COMMIT_SECONDS = 200, 10.0
SOON = 1.0  # seconds after which the first batch of a run is committed, so that it can be seen to go on
# Every plan adds to the pages of bodies, indicators and sums that many plans name, anywhere in their
# indexes: from a thousand plans on these no longer stay in memory with less.
CACHE_MEGABYTES = 256
BAD = frozenset({"failed", "partial"})
STATUSES = ("ok", "partial", "duplicate", "skipped", "failed", "unchanged")


def now() -> str:
    """The time, ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C inside the block is heard at its end: stopped half-way, a plan would be in without its words."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread only
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if asked:
        raise KeyboardInterrupt


@dataclass
class Batch:
    """The files written since the last commit; ``tell`` hears of each after it is committed.

    A commit comes after so many ``files`` or ``seconds``, the first ones of a run sooner.
    """

    store: Store
    tell: Callable[[str, Offered], None]
    files: int = COMMIT_FILES
    seconds: float = COMMIT_SECONDS
    waiting: list[tuple[str, Offered]] = field(default_factory=list)
    begun: float = 0.0
    patience: float = SOON

    @contextmanager
    def one(self) -> Iterator[None]:
        """Write one file: all or nothing."""
        if not self.store.connection.in_transaction:
            self.store.query("BEGIN IMMEDIATE")
            self.begun = time.monotonic()
        with self.store.one_of_many():
            yield

    def done(self, status: str, file: Offered) -> None:
        """A file was written; it counts as done after the next commit."""
        self.waiting.append((status, file))
        if len(self.waiting) >= self.files:
            self.commit()
        self.rest()

    def __enter__(self) -> Self:
        self.store.unindexed.found = {}
        self.store.query(f"PRAGMA cache_size = {-1024 * CACHE_MEGABYTES}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection = self.store.connection
        # What was stored stays, also where someone stops the run; not where the database fails.
        if connection.in_transaction and not isinstance(error, Exception):
            self.commit()
        elif connection.in_transaction:
            connection.execute("ROLLBACK")
        self.store.unindexed.found = None

    def rest(self) -> None:
        """Commit if the last commit is long ago."""
        if self.waiting and time.monotonic() - self.begun >= min(self.patience, self.seconds):
            self.commit()

    def commit(self) -> None:
        """Make everything written so far last. Whoever stops the run meanwhile waits for it."""
        with uninterrupted():
            if self.store.connection.in_transaction:
                with self.store.writing():
                    self.store.unindexed.write(self.store.connection)
                self.store.query("COMMIT")
                self.patience = min(2 * self.patience, self.seconds)
            told, self.waiting = self.waiting, []
            for status, file in told:
                self.tell(status, file)


@dataclass
class Books:
    """Keeps the books of one import. ``versions`` is JSON of engine and packs."""

    store: Store
    versions: str
    import_id: int | None = None
    scrub: bool = False  # text was removed that must not be found in the file any longer

    def begin(self, paths: Iterable[Path], options: str, engine: str) -> None:
        """Note that a run began."""
        row: Row = {"started_at": now(), "paths": dumps([str(p) for p in paths]),
                    "options": options, "engine": engine}  # fmt: skip
        with self.store.writing():
            self.store.insert("imports", [row])
            last = self.store.query("SELECT max(id) AS id FROM imports")[0]["id"]
            self.import_id = int(last or 0)

    def end(self, counts: Counter[str], ignored: int = 0) -> None:
        """Note that a run ended, how many files ended how, and how many were passed over."""
        marks = ", ".join(f"{name} = ?" for name in STATUSES)
        with self.store.writing():
            values = (now(), ignored, *(counts[name] for name in STATUSES), self.import_id)
            sql = f"UPDATE imports SET finished_at = ?, ignored = ?, {marks} WHERE id = ?"
            self.store.query(sql, values)

    # -- what is known -----------------------------------------------------------------------

    def row(self, path: str) -> Row | None:
        """What is known of a path."""
        rows = self.store.query("SELECT * FROM files WHERE path = ?", (path,))
        return rows[0] if rows else None

    def unchanged(self, row: Row | None, sha256: str | None) -> bool:
        """True if this very file was read by these very versions."""
        if row is None or row["sha256"] != sha256:
            return False
        return row["versions"] == self.versions

    def stored(self, sha256: str | None) -> bytes | None:
        """What today's readers would read of a file with this hash, if it is kept here."""
        rows = self.store.query("SELECT reader, document FROM texts WHERE sha256 = ?", (sha256,))
        if rows and is_current(str(rows[0]["reader"])):
            assert isinstance(rows[0]["document"], bytes)
            return rows[0]["document"]
        return None

    def stale(self) -> list[tuple[str, str]]:
        """Path and hash of every file whose stored text other versions extracted from, sorted."""
        sql = ("SELECT path, sha256 FROM files WHERE versions IS NOT ? AND sha256 IN "
               "(SELECT sha256 FROM texts) ORDER BY path")  # fmt: skip
        return [(str(r["path"]), str(r["sha256"])) for r in self.store.query(sql, (self.versions,))]

    def orphans(self) -> list[tuple[str, str]]:
        """Path and hash of every file that was a rendering of a plan that is gone, sorted."""
        sql = "SELECT path, sha256 FROM files WHERE versions IS NULL ORDER BY path"
        return [(str(r["path"]), str(r["sha256"])) for r in self.store.query(sql)]

    # -- writing -----------------------------------------------------------------------------

    def write(self, file: Offered, sha256: str | None, result: Result) -> str:
        """Store one result; gives the status it ended with."""
        before = self.row(file.path)
        old = str(before["plan_id"] or "") if before else ""
        read_before = self._read_before(file.path)
        plan: str | None = None
        if result.kept:
            self.store.upsert("texts", result.kept)
            for page in result.pages:
                self.store.upsert("recognised_pages", page)
        if result.made and result.kept:
            plan = self._plan(file, result, old)
        elif result.status == "failed":
            plan = old or None  # what was read of an earlier version stays
        elif old:
            self.store.release(old, file.path)
        status = self._noted(before, file, sha256, result, plan=plan)
        for gone in read_before - {sha256}:
            drop_text(self.store, gone)
        return status

    def _read_before(self, path: str) -> set[SqlValue]:
        """Hashes of what a plan has from a path: an earlier version, where the last could not be read yet."""
        sql = "SELECT DISTINCT sha256 FROM plan_files WHERE path = ?"
        return {row["sha256"] for row in self.store.query(sql, (path,))}

    def _noted(
        self, before: Row | None, file: Offered, sha256: str | None, result: Result, *,
        plan: str | None,
    ) -> str:  # fmt: skip
        """Put the file's row, and those of files it stands beside, in order; gives its status."""
        self._note(file, sha256, result, plan=plan)
        self._drop(before, sha256, result)
        judged = (result.status, result.reason)
        if before and before["plan_id"] not in {None, plan}:
            settle(self.store, str(before["plan_id"]), "", (before["status"], before["reason"]))
        if plan and result.status != "failed":
            return settle(self.store, plan, file.path, judged)
        return result.status

    def _plan(self, file: Offered, result: Result, old: str) -> str:
        """Store a plan, or note its file where a better rendering is here; gives the plan's id."""
        made, text = result.made, result.kept
        assert made is not None and text is not None
        others = [plan for plan in renderings.relatives(self.store, text) if plan != made.plan]
        plan = renderings.best(self.store, made.plan, text, others) if others else made.plan
        if plan != made.plan:
            if old and old != plan:
                self.store.release(old, file.path)
            self.store.add_file(plan, made.source, "rendering")
            self.store.add_predecessor(plan, str(text["text_sha256"]))
            return plan
        if self._speaks(file, made.source, plan):
            # A plan this file held together with the others is theirs, and goes with them.
            self.store.save_prepared(made, replacing="" if old in others else old)
        else:
            if old and old != plan:
                self.store.release(old, file.path)
            self.store.add_file(plan, made.source)
        for other in others:
            self.store.absorb(plan, other)
        if others and self.store.corrections(plan):
            self.store.renew(plan)  # what was corrected on a rendering holds for the plan
        return plan

    def _speaks(self, file: Offered, source: Source, plan: str) -> bool:
        """True unless a better file has the same text: it is the one whose record counts."""
        held = self.store.query(
            "SELECT origin, sha256 FROM plan_files WHERE plan_id = ? AND role <> 'rendering' AND path <> ?",
            (plan, file.path),
        )
        mine = renderings.rank(source.origin), source.sha256
        return all(mine <= (renderings.rank(r["origin"]), str(r["sha256"])) for r in held)

    def duplicate(self, file: Offered, sha256: str) -> str:
        """Note a file whose very bytes are known under another path; gives the status."""
        sql = ("SELECT * FROM files WHERE sha256 = ? AND path <> ? "
               "ORDER BY status = 'duplicate', path LIMIT 1")  # fmt: skip
        [first] = self.store.query(sql, (sha256, file.path))
        plan = str(first["plan_id"]) if first["plan_id"] else None
        reason = str(first["reason"]) if first["reason"] else None
        # A copy of what could not be read is no duplicate of a plan: it ended the same way.
        status = "duplicate" if plan else str(first["status"])
        text = str(first["text"]) if first["text"] else None
        stage = str(first["stage"] or "read")
        detail = str(first["path"]) if plan else str(first["detail"] or "") or None
        result = Result(status, reason, detail, stage, text=text)
        before = self.row(file.path)
        old = str(before["plan_id"] or "") if before else ""
        if old and old != plan:
            self.store.release(old, file.path)
        if plan:
            [held, *_] = self.store.query(
                "SELECT * FROM plan_files WHERE plan_id = ? AND sha256 = ?", (plan, sha256)
            )
            source = source_from(held | {"path": file.path})
            self.store.add_file(plan, source, str(held["role"]))
        return self._noted(before, file, sha256, result, plan=plan)

    def _drop(self, before: Row | None, sha256: str | None, result: Result) -> None:
        """Remove stored texts that nothing stands for any longer."""
        if before and before["sha256"] != sha256:
            drop_text(self.store, before["sha256"])
        if result.reason == "classified":
            for table in OF_A_FILE:
                self.store.query(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))
            self.scrub |= before is not None

    def _note(self, file: Offered, sha256: str | None, result: Result, *, plan: str | None) -> None:
        key = digest("file", file.path)
        kept = result.text if result.status == "skipped" else None
        searching.remove(self.store.connection, "file_id", key)
        self.store.upsert("files", {
            "id": key, "path": file.path, "sha256": sha256, "bytes": file.size,
            "status": result.status, "reason": result.reason,
            "detail": result.detail or detail_of(result.reason), "stage": result.stage,
            "seconds": result.seconds, "versions": self.versions, "finished_at": now(),
            "text": kept, "plan_id": plan, "import_id": self.import_id,
        })  # fmt: skip
        if kept:
            self.store.index_file(key, kept)

    def write_safely(self, file: Offered, sha256: str | None, result: Result) -> tuple[str, Result]:
        """As ``write``; a record that does not hold together is this file's failure alone."""
        try:
            with self.store.one_of_many():
                return self.write(file, sha256, result), result
        except InternalError as error:
            failed = Result("failed", "internal", str(error)[:300], "save", result.seconds)
            return self.write(file, sha256, failed), failed


__all__ = ["BAD", "Batch", "Books", "now"]
