"""The run tables: ``files`` (every file ever offered) and ``imports`` (every run)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kehoach.messages import importing as say
from kehoach.read import Document
from kehoach.records import Source
from kehoach.scale.offered import Offered
from kehoach.scale.reading import Result
from kehoach.store import Store
from kehoach.store import search as searching
from kehoach.store.columns import Row, dumps
from kehoach.store.ids import digest, plan_id


def now() -> str:
    """The time, ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass
class Books:
    """Keeps the run tables of one import. ``versions`` is JSON of engine and packs."""

    store: Store
    versions: str
    import_id: int | None = None

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
        names = ("ok", "partial", "duplicate", "skipped", "failed", "unchanged")
        marks = ", ".join(f"{name} = ?" for name in names)
        with self.store.writing():
            values = (now(), ignored, *(counts[name] for name in names), self.import_id)
            sql = f"UPDATE imports SET finished_at = ?, ignored = ?, {marks} WHERE id = ?"
            self.store.query(sql, values)

    def row(self, path: str) -> Row | None:
        """What is known of a path."""
        rows = self.store.query("SELECT * FROM files WHERE path = ?", (path,))
        return rows[0] if rows else None

    def unchanged(self, row: Row | None, sha256: str | None) -> bool:
        """True if this very file was read by these very versions."""
        if row is None or sha256 is None or row["sha256"] != sha256:
            return False
        return row["versions"] == self.versions

    def stored(self, row: Row | None, sha256: str | None) -> Document | None:
        """The text of an unchanged file, as the reader gave it, if it is kept here."""
        if row is None or row["sha256"] != sha256 or not row["plan_id"]:
            return None
        plan = str(row["plan_id"])
        sql = "SELECT * FROM plan_files WHERE plan_id = ? AND path = ? AND sha256 = ?"
        for held in self.store.query(sql, (plan, row["path"], sha256)):
            source = Source.model_validate({n: held[n] for n in Source.model_fields})
            read = self.store.as_read(plan)
            # What was blotted out of the text cannot be seen in it again: its warning goes along.
            blots = tuple(w for w in read.warnings if w.code == "personal-data")
            # Pages are not stored with the text yet: such files are read again.
            if source.origin == "plain" and source.pages is None:
                text = self.store.text(plan)
                return Document(source, text, read.producer.reader, warnings=blots)
        return None

    def write(self, file: Offered, sha256: str | None, result: Result) -> str:
        """Store one result, all or nothing; gives the status it ended with."""
        with self.store.writing():
            before = self.row(file.path)
            old = str(before["plan_id"] or "") if before else ""
            status, plan = self._plan(file, result, old)
            if result.status == "failed":
                plan = old or None  # what was read of an earlier version stays
            self._note(file, sha256, result, status=status, plan=plan)
        return status

    def duplicate(self, file: Offered, sha256: str) -> str:
        """Note a file whose very bytes are known under another path; gives the status."""
        sql = ("SELECT * FROM files WHERE sha256 = ? AND path <> ? "
               "ORDER BY status = 'duplicate', path LIMIT 1")  # fmt: skip
        [first] = self.store.query(sql, (sha256, file.path))
        plan = str(first["plan_id"]) if first["plan_id"] else None
        reason = str(first["reason"]) if first["reason"] else None
        # A copy of what could not be read is no duplicate of a plan: it ended the same way.
        status = "duplicate" if plan else str(first["status"])
        result = Result(status, reason, str(first["path"]), "read")
        with self.store.writing():
            before = self.row(file.path)
            if plan:
                held = self.store.query(
                    "SELECT * FROM plan_files WHERE plan_id = ? AND sha256 = ?", (plan, sha256)
                )
                source = {n: held[0][n] for n in Source.model_fields} | {"path": file.path}
                old = str(before["plan_id"] or "") if before else ""
                if old and old != plan:
                    self.store.release(old, file.path)
                self.store.add_file(plan, Source.model_validate(source))
            self._note(file, sha256, result, status=status, plan=plan)
        return status

    def _plan(self, file: Offered, result: Result, old: str) -> tuple[str, str | None]:
        if result.record is None or result.text is None:
            if result.status == "skipped" and old:
                self.store.release(old, file.path)
            return result.status, None
        plan = plan_id(result.text)
        copy = "SELECT 1 FROM files f WHERE f.path = h.path AND f.status = 'duplicate'"
        sql = f"SELECT 1 FROM plan_files h WHERE plan_id = ? AND path <> ? AND NOT EXISTS ({copy})"
        if self.store.query(sql, (plan, file.path)):
            # The same text in other bytes: one plan, two files.
            if old and old != plan:
                self.store.release(old, file.path)
            self.store.add_file(plan, result.record.source)
            return "duplicate", plan
        self.store.save(result.record, result.text, replacing=old)
        return result.status, plan

    def _note(
        self, file: Offered, sha256: str | None, result: Result, *, status: str, plan: str | None
    ) -> None:
        key = digest("file", file.path)
        reason = say.REASONS.get(result.reason or "")
        kept = result.text if status == "skipped" else None
        self.store.upsert("files", {
            "id": key, "path": file.path, "sha256": sha256, "bytes": file.size, "status": status,
            "reason": result.reason,
            "detail": result.detail or (reason() if reason else None), "stage": result.stage,
            "seconds": result.seconds, "versions": self.versions, "finished_at": now(),
            "text": kept, "plan_id": plan, "import_id": self.import_id,
        })  # fmt: skip
        searching.remove(self.store.connection, "file_id", key)
        if kept:
            self.store.index_file(key, kept)
