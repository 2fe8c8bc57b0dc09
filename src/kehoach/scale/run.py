"""An import: decides what to read, has it read, writes it down as it comes.

What is written never depends on the order in which files end, so any number of workers, and any
interruption, leads to the same rows.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from kehoach.errors import PlanError
from kehoach.messages import importing as say
from kehoach.read import recognition
from kehoach.read.sniff import is_database
from kehoach.rulebook import rulebook
from kehoach.scale import estimate
from kehoach.scale.books import BAD, Batch, Books
from kehoach.scale.bounds import Limits
from kehoach.scale.engines import Here, Work, Workers
from kehoach.scale.estimate import Estimate
from kehoach.scale.offered import INSIDE, Found, Offered, offered
from kehoach.scale.reading import Result, Task, read_one
from kehoach.store import Merged, Store, merge, open_db
from kehoach.store.annexes import relink
from kehoach.store.columns import dumps
from kehoach.store.forgetting import scrub

WAIT = 0.5  # seconds without a result after which what is written is committed


@dataclass(frozen=True)
class Settings:
    """How to import. ``jobs``: worker processes; 0 reads in this process, without bounds.

    ``engine`` is ``local`` or ``dask``, ``scheduler`` the address of a Dask cluster that runs;
    ``work`` does one task (another one is for tests).
    """

    jobs: int = 0
    force: bool = False
    only_failed: bool = False
    dry_run: bool = False
    rules: tuple[Path, ...] = ()
    keep_personal_data: bool = False
    limits: Limits = Limits()
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    work: Work = read_one


@dataclass(frozen=True)
class Failure:
    """A file to be looked at: how it stands in ``files`` after the run."""

    path: str
    status: str
    reason: str | None
    detail: str | None
    stage: str | None


@dataclass
class Summary:
    """What a run did: files by status, those not fine by reason, databases merged.

    ``failures`` are the files offered that now stand as failed or partial, also those that did so
    before and have not changed. ``ignored`` counts files in folders that are no documents
    (``.json`` …). ``estimate`` says what a dry run would do.
    """

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    merged: list[tuple[Path, Merged]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    ignored: int = 0
    estimate: Estimate | None = None

    @property
    def total(self) -> int:
        """How many files were offered."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Step:
    """One file of the run, to be read."""

    file: Offered
    sha256: str | None
    task: Task


@dataclass(frozen=True)
class Progress:
    """How far a run is: files done of ``total`` (in this stage, ``read`` or ``ocr``)."""

    status: str
    file: Offered
    stage: str
    total: int


Report = Callable[[Progress], None]


def engine_version() -> str:
    """The installed version of kehoach."""
    try:
        return version("kehoach")
    except PackageNotFoundError:
        return "0"


def versions(rules: tuple[Path, ...]) -> str:
    """Engine and rule packs as JSON: what a stored reading depends on. Raises ``BadRulePack``."""
    return dumps({"engine": engine_version(), "packs": rulebook(rules).versions})


def import_paths(
    paths: Sequence[Path],
    db: Path,
    settings: Settings | None = None,
    *,
    report: Report | None = None,
) -> Summary:
    """Import files, folders, zip archives and other databases into a database.

    Without paths: what other versions extracted is extracted again from the stored texts.
    ``report`` is called after each file is committed. Raises ``PlanError`` where nothing can be
    done at all (no such path, unusable database or rules); a bad file is only noted.
    """
    settings = settings or Settings()
    made = versions(settings.rules)
    others = [p for p in paths if is_database(p)]
    besides = [db, *(Path(f"{db}-{tail}") for tail in ("wal", "shm", "journal")), *others]
    found = offered([p for p in paths if p not in others], besides)
    if paths and not found.files and not others and not settings.only_failed:
        raise PlanError(say.NOTHING_FOUND(paths=", ".join(map(str, paths))))
    if settings.dry_run and not db.exists():
        summary = Summary(ignored=found.ignored)
        summary.estimate = estimate.of(found.files)
        return summary
    with open_db(db, write=not settings.dry_run) as store:
        run = Run(Books(store, made), settings, report)
        if settings.dry_run:
            return run.dry(found, whole=not paths)
        store.know(rulebook(settings.rules))
        run.books.begin(paths, run.options, engine_version())
        run.summary.merged = [(other, merge(store, other)) for other in others]
        return run.whole(found, whole=not paths)


class Run:
    """One import: the stages one after the other, and what they found out for each other."""

    def __init__(self, books: Books, settings: Settings, report: Report | None) -> None:
        self.books, self.settings, self.report = books, settings, report
        self.summary = Summary()
        self._copies: list[tuple[Offered, str]] = []  # files whose bytes another path has
        self._scans: list[Step] = []  # files that need OCR, left for later
        self._met: set[str] = set()
        self._stage, self._total = "read", 0

    @property
    def options(self) -> str:
        """The settings as JSON, for the run's row."""
        one = self.settings
        return dumps({"force": one.force, "only_failed": one.only_failed, "jobs": one.jobs,
                      "engine": one.engine, "rules": [str(path) for path in one.rules]})  # fmt: skip

    def whole(self, found: Found, *, whole: bool) -> Summary:
        """All stages. ``whole``: no path was given, the database's own files are meant."""
        self.summary.ignored = found.ignored
        files = self._files(found, whole)
        self._total = len(files)
        again: Iterable[Step] = self._stored_steps(self.books.stale()) if whole else ()
        if self.settings.only_failed:
            again = ()
        try:
            with Batch(self.books.store, self._tell) as batch:
                self._all_stages(itertools.chain(self._steps(files), again), batch)
        finally:
            if "_engine" in self.__dict__:
                self._engine.__exit__(None, None, None)
        relink(self.books.store)
        if self.books.scrub:
            self.books.store.query("INSERT INTO search(search) VALUES ('optimize')")
            scrub(self.books.store)
        self._count()
        self.summary.failures = self._failures({file.path for file in files}, whole)
        self.books.end(self.summary.counts, self.summary.ignored)
        return self.summary

    def _all_stages(self, steps: Iterable[Step], batch: Batch) -> None:
        """Digital files, then scans, then what hangs on others."""
        self._carry_out(steps, batch)
        if self._scans:
            self._stage, self._total = "ocr", len(self._scans)
            scans, self._scans = self._scans, []
            self._carry_out(scans, batch)
        self._carry_out(self._stored_steps(self.books.orphans()), batch)
        for file, sha256 in self._copies:
            with batch.one():
                status = self.books.duplicate(file, sha256)
            batch.done(status, file)

    def dry(self, found: Found, *, whole: bool) -> Summary:
        """What would be done, and how long it would take here."""
        steps = list(self._steps(self._files(found, whole)))
        if whole and not self.settings.only_failed:
            steps += self._stored_steps(self.books.stale())
        self.summary.ignored = found.ignored
        self.summary.estimate = estimate.of(
            [step.file for step in steps if step.task.stored is None],
            stored=sum(step.task.stored is not None for step in steps),
            past=self.books.store, copies=len(self._copies),
        )  # fmt: skip
        return self.summary

    # -- what is to be done --------------------------------------------------------------------

    def _files(self, found: Found, whole: bool) -> Sequence[Offered]:
        if not self.settings.only_failed:
            return found.files
        return _failed(self.books.store, found.files, whole=whole)

    def _steps(self, files: Iterable[Offered]) -> Iterator[Step]:
        """The files to read; counts those that need nothing, sets copies aside."""
        one = self.settings
        for file in files:
            sha256 = file.sha256()
            row = self.books.row(file.path)
            if not (one.force or one.only_failed) and self.books.unchanged(row, sha256):
                waits = row is not None and row["reason"] == "needs-ocr"
                if not (waits and recognition.available()):
                    self.summary.counts["unchanged"] += 1
                    self._met.add(sha256 or "")
                    continue
            if sha256 and (sha256 in self._met or self._known(file, sha256)):
                self._copies.append((file, sha256))
                continue
            self._met.add(sha256 or "")
            # The stored text has no personal data: to keep them the file itself must be read.
            anew = one.only_failed or one.keep_personal_data
            yield self._step(file, sha256, None if anew else self.books.stored(sha256))

    def _step(self, file: Offered, sha256: str | None, stored: bytes | None) -> Step:
        one = self.settings
        return Step(file, sha256, Task(file, one.rules, stored, one.keep_personal_data))

    def _stored_steps(self, rows: Iterable[tuple[str, str]]) -> Iterator[Step]:
        """Steps that read nothing but the database."""
        for path, sha256 in rows:
            stored = self.books.stored(sha256)
            size = len(stored or b"")
            file = Offered(path, Path(path.split(INSIDE)[0]), size, _chain(path))
            if stored is not None or file.real.exists():
                yield self._step(file, sha256, stored)

    def _known(self, file: Offered, sha256: str) -> bool:
        """True if another path gave these bytes to these versions."""
        sql = ("SELECT 1 FROM files WHERE sha256 = ? AND path <> ? AND versions = ? "
               "AND status NOT IN ('duplicate', 'failed') LIMIT 1")  # fmt: skip
        values = (sha256, file.path, self.books.versions)
        return bool(self.books.store.query(sql, values))

    # -- doing it --------------------------------------------------------------------------------

    @cached_property
    def _engine(self) -> Any:
        one = self.settings
        if one.engine == "dask":
            from kehoach.scale.cluster import Cluster  # noqa: PLC0415

            return Cluster(one.work, max(one.jobs, 1), one.limits, one.scheduler)
        return Workers(one.work, one.jobs, one.limits) if one.jobs else Here(one.work)

    def _carry_out(self, steps: Iterable[Step], batch: Batch) -> None:
        """Have the steps done, write each result as it comes."""
        waiting: dict[int, Step] = {}
        keys, left = itertools.count(), iter(steps)
        for key in keys:
            step = next(left, None)
            if step is not None:
                waiting[key] = step
                self._engine.give(key, step.task)
            while waiting and (step is None or len(waiting) >= self._engine.ahead):
                taken = self._engine.take(WAIT)
                if taken is None:
                    batch.rest()
                    continue
                self._write(waiting.pop(taken[0]), taken[1], batch)
            if step is None:
                return

    def _write(self, step: Step, result: Result, batch: Batch) -> None:
        with batch.one():
            status, result = self.books.write_safely(step.file, step.sha256, result)
        if result.reason == "needs-ocr" and not step.task.recognise and recognition.available():
            task = replace(step.task, recognise=True, pages=self.books.store.path.absolute())
            self._scans.append(replace(step, task=task))
            batch.done("", step.file)
            return
        batch.done(status, step.file)

    def _tell(self, status: str, file: Offered) -> None:
        if self.report:
            self.report(Progress(status, file, self._stage, self._total))

    def _count(self) -> None:
        """Count how the files of this run stand: a later file may have made one a duplicate."""
        sql = ("SELECT status, reason, count(*) AS files FROM files WHERE import_id = ? "
               "GROUP BY status, reason")  # fmt: skip
        for row in self.books.store.query(sql, (self.books.import_id,)):
            self.summary.counts[str(row["status"])] += int(str(row["files"]))
            if row["reason"]:
                self.summary.reasons[str(row["reason"])] += int(str(row["files"]))

    def _failures(self, paths: set[str], whole: bool) -> list[Failure]:
        marks = ", ".join(f"'{status}'" for status in sorted(BAD))
        rows = self.books.store.query(
            "SELECT path, status, reason, detail, stage FROM files "
            f"WHERE status IN ({marks}) ORDER BY path"
        )
        return [Failure(**row) for row in rows if whole or row["path"] in paths]  # type: ignore[arg-type]


def _chain(path: str) -> tuple[str, ...]:
    """The names inside archives that a path ends in."""
    return tuple(path.split(INSIDE)[1:])


def _failed(store: Store, files: Sequence[Offered], *, whole: bool) -> list[Offered]:
    """Of the files offered those that failed before; of none offered, all that failed."""
    rows = store.query("SELECT path FROM files WHERE status = 'failed'")
    failed = {str(row["path"]) for row in rows}
    if not whole:
        return [file for file in files if file.path in failed]
    archives = {Path(path.split(INSIDE)[0]) for path in failed}
    there = offered(sorted(path for path in archives if path.exists()))
    return [file for file in there.files if file.path in failed]
