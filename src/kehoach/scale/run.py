"""An import: decides what to read, has it read, writes it down in path order."""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kehoach.errors import InternalError, PlanError
from kehoach.messages import importing as say
from kehoach.rulebook import rulebook
from kehoach.scale.books import Books
from kehoach.scale.offered import SQLITE, Found, Offered, offered, starts_with
from kehoach.scale.reading import Result, Task, read_one
from kehoach.store import Merged, Store, merge, open_db
from kehoach.store.columns import dumps

TASKS_PER_WORKER = 200  # a worker is replaced after so many files, so that memory stays flat
AHEAD = 4  # files per worker that may be read before the writer has reached them
GUESS_SECONDS = 0.2  # per file, until this archive has told


@dataclass(frozen=True)
class Settings:
    """How to import. ``jobs``: worker processes, 1 reads in this process."""

    jobs: int = 1
    force: bool = False
    only_failed: bool = False
    dry_run: bool = False
    rules: tuple[Path, ...] = ()
    keep_personal_data: bool = False


@dataclass
class Summary:
    """What a run did: files by status, failures by reason, databases merged.

    ``ignored`` counts files in folders that are no documents (``.json`` …).

    For a dry run ``planned`` and ``planned_bytes`` say what would be read, ``seconds`` how long.
    """

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    merged: list[tuple[Path, Merged]] = field(default_factory=list)
    ignored: int = 0
    planned: int = 0
    planned_bytes: int = 0
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """How many files were offered."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Step:
    """One file of the run: read it (``task``), or note that its bytes are known."""

    file: Offered
    sha256: str | None
    task: Task | None


Report = Callable[[str, Offered], None]


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

    ``report`` is called after each file with its status. Raises ``PlanError`` where nothing can be
    done at all (no such path, unusable database or rules); a bad file is only noted.
    """
    settings = settings or Settings()
    made = versions(settings.rules)
    others = [p for p in paths if p.is_file() and starts_with(p, SQLITE)]
    besides = [db, *(Path(f"{db}-{tail}") for tail in ("wal", "shm", "journal")), *others]
    found = offered([p for p in paths if p not in others], besides)
    files = found.files
    if not files and not others and not settings.only_failed:
        raise PlanError(say.NOTHING_FOUND(paths=", ".join(map(str, paths))))
    if settings.dry_run and not db.exists():
        return replace(_planned(files), ignored=found.ignored)
    with open_db(db, write=not settings.dry_run) as store:
        books = Books(store, made)
        if settings.dry_run:
            return replace(_dry(books, files, settings), ignored=found.ignored)
        store.know(rulebook(settings.rules))
        return _run(books, found, others, settings=settings, paths=paths, report=report)


def _planned(files: Sequence[Offered], each: float = GUESS_SECONDS) -> Summary:
    size = sum(file.size for file in files)
    return Summary(planned=len(files), planned_bytes=size, seconds=each * len(files))


def _dry(books: Books, files: Sequence[Offered], settings: Settings) -> Summary:
    counts: Counter[str] = Counter()
    steps = list(_steps(books, files, settings=settings, counts=counts))
    rows = books.store.query("SELECT avg(seconds) AS mean FROM files WHERE status = 'ok'")
    summary = _planned([s.file for s in steps], float(rows[0]["mean"] or GUESS_SECONDS))
    summary.counts = counts
    return summary


def _run(
    books: Books,
    found: Found,
    others: Sequence[Path],
    *,
    settings: Settings,
    paths: Sequence[Path],
    report: Report | None,
) -> Summary:
    summary, files = Summary(ignored=found.ignored), found.files
    options = {"force": settings.force, "only_failed": settings.only_failed, "jobs": settings.jobs,
               "rules": [str(path) for path in settings.rules]}  # fmt: skip
    books.begin(paths, dumps(options), engine_version())
    for other in others:
        summary.merged.append((other, merge(books.store, other)))
    if settings.only_failed:
        files = _failed(books.store, files, whole=not paths)
    steps = _steps(books, files, settings=settings, counts=summary.counts)
    for step, found_out in _results(steps, settings.jobs):
        status, result = _write(books, step, found_out)
        summary.counts[status] += 1
        if result and result.reason:
            summary.reasons[result.reason] += 1
        if report:
            report(status, step.file)
    books.end(summary.counts, summary.ignored)
    return summary


def _failed(store: Store, files: Sequence[Offered], *, whole: bool) -> list[Offered]:
    """Of the files offered those that failed before; of none offered, all that failed."""
    rows = store.query("SELECT path FROM files WHERE status = 'failed'")
    failed = {str(row["path"]) for row in rows}
    if not whole:
        return [file for file in files if file.path in failed]
    archives = {Path(path.split("!/")[0]) for path in failed}
    there = offered(sorted(path for path in archives if path.exists()))
    return [file for file in there.files if file.path in failed]


def _steps(
    books: Books, files: Iterable[Offered], *, settings: Settings, counts: Counter[str]
) -> Iterator[Step]:
    """What is to be done, file by file; counts those that need nothing."""
    met: set[str] = set()
    for file in files:
        sha256 = file.sha256()
        row = books.row(file.path)
        again = settings.force or settings.only_failed
        if not again and books.unchanged(row, sha256):
            counts["unchanged"] += 1
            met.add(sha256 or "")
            continue
        if sha256 and (sha256 in met or _known(books, file, sha256)):
            yield Step(file, sha256, None)
            continue
        met.add(sha256 or "")
        # The stored text has no personal data: to keep them the file itself must be read.
        anew = settings.only_failed or settings.keep_personal_data
        stored = None if anew else books.stored(row, sha256)
        yield Step(file, sha256, Task(file, settings.rules, stored, settings.keep_personal_data))


def _known(books: Books, file: Offered, sha256: str) -> bool:
    """True if another path gave these bytes to these versions."""
    sql = ("SELECT 1 FROM files WHERE sha256 = ? AND path <> ? AND versions = ? "
           "AND status NOT IN ('duplicate', 'failed') LIMIT 1")  # fmt: skip
    return bool(books.store.query(sql, (sha256, file.path, books.versions)))


def _write(books: Books, step: Step, result: Result | None) -> tuple[str, Result | None]:
    """Store a result; gives the status, and the result as it turned out."""
    if result is None:
        return books.duplicate(step.file, step.sha256 or ""), None
    try:
        return books.write(step.file, step.sha256, result), result
    except InternalError as error:
        # A record that does not hold together is this file's failure, not the run's.
        failed = Result("failed", "internal", str(error)[:300], "save", result.seconds)
        return books.write(step.file, step.sha256, failed), failed


Pair = tuple[Step, Result | None]


def _results(steps: Iterator[Step], jobs: int) -> Iterator[Pair]:
    """The steps with their results, in their order."""
    if jobs <= 1:
        for step in steps:
            yield step, read_one(step.task) if step.task else None
        return
    waiting: deque[tuple[Step, Future[Result] | None]] = deque()
    pool = _pool(jobs)
    try:
        for step in steps:
            waiting.append((step, pool.submit(read_one, step.task) if step.task else None))
            if len(waiting) >= jobs * AHEAD:
                pair, pool = _next(waiting, pool, jobs)
                yield pair
        while waiting:
            pair, pool = _next(waiting, pool, jobs)
            yield pair
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn everywhere: it is what Windows has, and nothing is shared by accident.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, max_tasks_per_child=TASKS_PER_WORKER)


def _next(
    waiting: deque[tuple[Step, Future[Result] | None]], pool: ProcessPoolExecutor, jobs: int
) -> tuple[Pair, ProcessPoolExecutor]:
    step, future = waiting.popleft()
    try:
        return (step, future.result() if future else None), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False)
    # A worker died, and took every file in flight along. This one is tried alone.
    result = _alone(step)
    pool = _pool(jobs)
    again = [(s, pool.submit(read_one, s.task) if s.task else None) for s, _ in waiting]
    waiting.clear()
    waiting.extend(again)
    return (step, result), pool


def _alone(step: Step) -> Result | None:
    if step.task is None:
        return None
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, step.task).result()
        except BrokenProcessPool:
            return Result("failed", "internal", "the worker process died", "read")
