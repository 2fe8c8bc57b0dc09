"""What bulk import costs: workers against none, memory over the run, time per plan as it grows.

    python benchmarks/bulk.py rate [--plans 120]
    python benchmarks/bulk.py grow [--plans 20000] [--batch 200] [DB]

``rate`` imports the same synthetic archive in this process, by one worker and by two, each from the
start in a process of its own, and prints plans per second and the memory of all processes.
``grow`` writes plans into one database as an import does, without reading them again: every plan is
one of a few dozen under other ids and of one of some thousand units, so that the database is as large
as if all had been read. So many plans are committed together, however busy the machine is; an import
commits every ten seconds. With DB the database is kept there, and added to if it is there already.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil

import archive
from kehoach.pipeline import extract_plan
from kehoach.read import document_from_text
from kehoach.scale import Progress, Settings, import_paths
from kehoach.scale.books import Batch, Books
from kehoach.scale.offered import Offered
from kehoach.scale.reading import Result
from kehoach.store import open_db
from kehoach.store.columns import Row, SqlValue
from kehoach.store.prepare import Prepared, Rows, prepare
from kehoach.store.search import first_rowid
from kehoach.store.texts import text_row

# -- rate ------------------------------------------------------------------------------------


def _import(folder: Path, db: Path, jobs: int) -> dict[str, object]:
    """Import in this process; plans per second after the first ones, and memory on the way."""
    times: list[float] = []
    memory: list[float] = []
    stop, me = threading.Event(), psutil.Process()

    def watch() -> None:
        while not stop.wait(0.5):
            family = [me, *me.children(recursive=True)]
            memory.append(sum(one.memory_info().rss for one in family if one.is_running()) / 2**20)

    def report(_: Progress) -> None:
        times.append(time.perf_counter())

    threading.Thread(target=watch, daemon=True).start()
    import_paths([folder], db, Settings(jobs=jobs), report=report)
    stop.set()
    # Files are told in batches, at their commit: the clock starts with the first batch.
    first = sum(one <= times[0] + 0.01 for one in times)
    return {"rate": (len(times) - first) / (times[-1] - times[0]), "memory": memory}


class Rate(NamedTuple):
    """Plans per second after the first batch; memory of all processes early and late, MB."""

    rate: float
    early: float
    late: float


def rate(plans: int) -> dict[int, Rate]:
    """The result of each number of workers, 0 being none, taken in a process of its own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "a")
        archive.make(folder, plans, 0)
        found = {}
        for jobs in (0, 1, 2):
            command = [sys.executable, __file__, "one", "--jobs", str(jobs), str(folder), f"{made}/{jobs}.db"]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seen = json.loads(done.stdout.splitlines()[-1])
            memory, half = seen["memory"], len(seen["memory"]) // 2
            found[jobs] = Rate(seen["rate"], median(memory[half // 2 : half]), median(memory[half:]))
        return found


# -- growth ----------------------------------------------------------------------------------


def _samples(count: int) -> list[tuple[Prepared, Row]]:
    found = []
    for index in range(count):
        read = document_from_text(archive.plan(index), f"{index}.txt")
        record = extract_plan(read)
        found.append((prepare(record, read.text), text_row(read, record, blotted=True)))
    return found


def _renamed(made: Prepared, text: Row, index: int) -> tuple[Prepared, Row]:
    """The same plan under other ids: those of its rows begin with the plan's, so do the index's."""
    sha = hashlib.sha256(str(index).encode()).hexdigest()
    old, new = made.plan[1:9], sha[:8]
    plan = "p" + sha[:20]

    def value(one: SqlValue) -> SqlValue:
        if one == made.plan:
            return plan
        return new + one[8:] if isinstance(one, str) and len(one) == 24 and one.startswith(old) else one

    tables = {
        name: Rows(rows.names, tuple(tuple(map(value, row)) for row in rows.values))
        for name, rows in made.tables.items()
    }
    entries = tuple(
        (rowid, *one[1:4], str(value(one[4])), one[5])
        for rowid, one in enumerate(made.entries, first_rowid(plan))
    )
    source = made.source.model_copy(update={"sha256": sha, "path": f"copy/{index}.txt"})
    head = made.head | {"id": plan, "sha256": sha, "path": source.path, "text_sha256": sha}
    other = replace(made, plan=plan, source=source, head=head, tables=tables, entries=entries)
    return other, text | {
        "id": sha[:20], "sha256": sha, "text_sha256": sha, "letters_sha256": sha,
        "issuer": f"{text['issuer']} {index}", "number": f"{index}/kh-ubnd",
    }  # fmt: skip


UNITS = 100  # of each plan: with 36 plans 3,600, which 20,000 plans meet five times
OF_UNIT = {"targets": {"area"}, "coverage": {"issuer", "issuer_folded", "district", "commune"}}


def _of_unit(made: Prepared, unit: int) -> Prepared:
    """The same plan of another unit: else every indicator would stand in a handful of places."""
    tables = dict(made.tables)
    for table, columns in OF_UNIT.items():
        names = tables[table].names
        own = [place for place, name in enumerate(names) if name in columns]
        found = [list(row) for row in tables[table].values]
        for row in found:
            for place in own:
                row[place] = f"{row[place]} {unit}" if row[place] else row[place]
        tables[table] = Rows(names, tuple(map(tuple, found)))
    columns = OF_UNIT["coverage"]
    head = {name: f"{value} {unit}" if name in columns and value else value for name, value in made.head.items()}
    return replace(made, head=head, tables=tables)


class Growth(NamedTuple):
    """A part of the way: plans so far, mean milliseconds per plan by the clock and of processor
    time (the clock also counts what other programs take), size in MB. ``times`` is processor time
    in units of the same piece of work done beside each plan: what a busy machine slows down alike."""

    plans: int
    clock: float
    processor: float
    size: float
    times: float


def grow(plans: int, db: Path, samples: int = 36, batch_size: int = 200) -> Iterator[Growth]:
    """Write plans until there are so many; tells of every twentieth part."""
    found = _samples(samples)
    every, clock, processor, beside = max(1, plans // 20), 0.0, 0.0, 0.0
    with open_db(db) as store, Batch(
        store, lambda status, file: None, files=batch_size, seconds=float("inf"), patience=float("inf")
    ) as batch:
        there = int(str(store.query("SELECT count(*) AS n FROM coverage")[0]["n"]))
        books = Books(store, '{"engine":"1"}')
        books.begin([], "{}", "1")
        for index in range(there, plans):
            used = time.process_time()
            made, text = _renamed(*found[index % len(found)], index)
            beside += time.process_time() - used
            made = _of_unit(made, index // len(found) % UNITS)
            file = Offered(made.source.path, Path("a"), 1)
            begun, used = time.perf_counter(), time.process_time()
            with batch.one():
                books.write(file, made.source.sha256, Result("ok", made=made, kept=text))
            batch.done("ok", file)
            clock, processor = clock + time.perf_counter() - begun, processor + time.process_time() - used
            if (index + 1) % every == 0:
                size = db.stat().st_size / 2**20
                yield Growth(index + 1, 1000 * clock / every, 1000 * processor / every, size, processor / beside)
                clock = processor = beside = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description="What bulk import costs.")
    parser.add_argument("what", choices=["rate", "grow", "one"])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--plans", type=int)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--batch", type=int, default=200, help="plans of one commit")
    given = parser.parse_intermixed_args()
    if given.what == "one":
        print(json.dumps(_import(given.paths[0], given.paths[1], given.jobs)))
    elif given.what == "rate":
        found = rate(given.plans or 120)
        for jobs, one in found.items():
            print(f"{jobs} workers: {one.rate:.2f} plans/s, {one.early:.0f} MB, later {one.late:.0f} MB")
        print(f"2 workers against none: {found[2].rate / found[0].rate:.2f}")
    else:
        with tempfile.TemporaryDirectory() as made:
            db = given.paths[0] if given.paths else Path(made, "grow.db")
            for part in grow(given.plans or 20_000, db, batch_size=given.batch):
                print(f"{part.plans:6} plans: {part.clock:.1f} ms/plan, {part.processor:.1f} of the processor "
                      f"({part.times:.1f} times a fixed piece of work), {part.size:,.0f} MB", flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
