"""What pages of ``kehoach serve`` cost in a large archive.

    python benchmarks/serving.py [--plans 2000] [--copies 1] [--db ARCHIVE.db] [--alone] [--only WORDS] [--cold|--every]

Grows an archive as ``bulk.py grow`` does (or takes one that was kept), each plan of it so many times, asks every kind
of page, and every view of the database under the filters it has, a few times in this process, after the pages that
``kehoach serve`` asks itself at its start (not with ``--cold``). Prints the median of the processor time and of the
clock, the clock and the processor time of the first request, and beside it the same page of a tenth of the archive
(not with ``--alone``, nor ``--every``): a page that goes by indexes costs about the same in both. The bar is 100 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from datasette.utils import sqlite_timelimit

from kehoach.errors import StoreError
from kehoach.serve.running import ask_each, make
from kehoach.store import open_db
from kehoach.store.statements import views

P = "/-/kehoach"
TIMES = 5


def pages(db: Path) -> dict[str, str]:
    """A page of each kind, for plans and bodies this archive has."""
    with open_db(db, write=False) as store:
        plans = [row["plan_id"] for row in store.query("SELECT plan_id FROM coverage ORDER BY rowid DESC LIMIT 3")]
        named = store.query("SELECT agency_id FROM plan_agencies GROUP BY agency_id ORDER BY count(*) DESC LIMIT 1")
        level = store.query("SELECT level, programme, year_start FROM coverage WHERE level IS NOT NULL LIMIT 1")[0]
    both = f"plan={plans[0]}&plan={plans[1]}"
    return {
        "overview": "/", "by level": f"/?level={level['level']}", "by year": f"/?year={level['year_start']}",
        "by programme": f"/?programme={level['programme']}", "by issuer": "/?issuer=dong",
        "a later page": "/?page=9", "a plan": f"{P}/plan/{plans[2]}",
        "funding of two": f"{P}/compare?kind=funding&{both}",
        "targets of two": f"{P}/compare?kind=targets&{both}", "difference": f"{P}/diff?old={plans[0]}&new={plans[1]}",
        "bodies": f"{P}/bodies", "bodies by name": f"{P}/bodies?q=y+te", "a body": f"{P}/body/{named[0]['agency_id']}",
        "search, broad": f"{P}/search?q=giam+ngheo", "search, accents": f"{P}/search?q={quote('giảm nghèo')}",
        "search, narrow": f"{P}/search?q={quote('chậm nhất ngày 10/11')}", "review": f"{P}/review",
    }  # fmt: skip


# A filter as people set it: the columns, and where a value that is there is found.
FILTERS = (("plan_id",), ("level",), ("level", "year_start"), ("year",), ("province",), ("agency",), ("programme",),
           ("component",), ("source",), ("number",), ("indicator_key",), ("due_on",), ("type",), ("kind",))  # fmt: skip


def filtered(db: Path) -> dict[str, str]:
    """Every view under each filter it has, by a value of the view itself; and the table of plans."""
    found = {}
    with open_db(db, write=False) as store:
        for name in (*views(), "plans"):
            known = {row["name"] for row in store.query(f"PRAGMA table_info({name})")}
            for wanted in FILTERS:
                if set(wanted) <= known:
                    there = " AND ".join(f"{column} IS NOT NULL" for column in wanted)
                    few = f"SELECT {', '.join(wanted)} FROM {name} WHERE {there} LIMIT 1"
                    with suppress(StoreError), sqlite_timelimit(store.connection, 3000):
                        row = next(iter(store.query(few)), None)
                        if row is None:
                            continue
                        found[f"{name} by {' and '.join(wanted)}"] = f"/{quote(db.stem)}/{name}?{urlencode(row)}"
    return found


NOWHERE = "zqzq"  # a value no row has: all of them are read where no index tells


def every(db: Path) -> dict[str, str]:
    """Every view by each of its columns: a value that is there, one that is nowhere, a part of one, in order."""
    found = {}
    with open_db(db, write=False) as store:
        for name in views():
            rows: list[dict[str, Any]] = []
            with suppress(StoreError), sqlite_timelimit(store.connection, 3000):
                rows = store.query(f"SELECT * FROM {name} LIMIT 500")
            for column in (row["name"] for row in store.query(f"PRAGMA table_info({name})")):
                there = next((row[column] for row in reversed(rows) if row[column] is not None), NOWHERE)
                part = f"{column}__contains"
                asked = {"=": {column: there}, "= nothing": {column: NOWHERE}, "contains": {part: there},
                         "contains nothing": {part: NOWHERE}, "sorted": {"_sort": column},
                         "sorted down": {"_sort_desc": column}}  # fmt: skip
                for words, query in asked.items():
                    found[f"{name}: {column} {words}"] = f"/{quote(db.stem)}/{name}?{urlencode(query)}"
    return found


class Cost(NamedTuple):
    """Milliseconds of the processor and by the clock, the same of the first request; bytes."""

    processor: float
    clock: float
    first: float
    first_processor: float
    size: int


async def _started(site: Any) -> None:
    """Ask what ``kehoach serve`` asks itself when it starts."""
    loop = asyncio.get_running_loop()

    async def text(path: str) -> str:
        return str((await site.client.get(path)).text)

    await asyncio.to_thread(ask_each, lambda path: asyncio.run_coroutine_threadsafe(text(path), loop).result())


async def measured(db: Path, only: str = "", *, cold: bool = False, of_all: bool = False) -> dict[str, Cost]:
    """What every kind of page costs; medians without the first request."""
    site = make(db)
    await site.invoke_startup()
    if not cold:
        await _started(site)
    found = {}
    for name, path in (every(db) if of_all else pages(db) | filtered(db)).items():
        if only not in name:
            continue
        clock, processor, size = [], [], 0
        for _ in range(TIMES + 1):
            begun, used = time.perf_counter(), time.process_time()
            answer = await site.client.get(path)
            clock.append(1000 * (time.perf_counter() - begun))
            processor.append(1000 * (time.process_time() - used))
            if of_all and answer.status_code != 200:  # it ended at its bound
                break
            assert answer.status_code == 200, (name, answer.text[-300:])
            size = len(answer.content)
        found[name] = Cost(median(processor[1:] or processor), median(clock[1:] or clock), clock[0], processor[0], size)
    return found


def _grow(db: Path, plans: int, copies: int) -> None:
    """Make an archive of so many plans, each so many times."""
    import bulk
    from copies import copy

    seed = db.with_name(f"{db.stem}-seed.db") if copies > 1 else db
    for part in bulk.grow(plans, seed):
        print(f"\r{part.plans} plans", end="", file=sys.stderr, flush=True)
    if copies > 1:
        for done in copy(seed, db, copies):
            print(f"\r{done:60}", end="", file=sys.stderr, flush=True)
        seed.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description="What pages cost in a large archive.")
    parser.add_argument("--plans", type=int, default=2000)
    parser.add_argument("--copies", type=int, default=1, help="so often each plan, under other ids")
    parser.add_argument("--db", type=Path)
    parser.add_argument("--alone", action="store_true", help="without an archive of a tenth")
    parser.add_argument("--only", default="", help="pages with these words in their name")
    parser.add_argument("--cold", action="store_true", help="without the pages that are asked for at the start")
    parser.add_argument("--every", action="store_true", help="every column of every view instead; the worst come first")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        small = Path(made, "small.db")
        large = given.db or Path(made, "large.db")
        for db, plans in ((small, given.plans // 10), (large, given.plans)):
            if not db.exists() and not ((given.alone or given.every) and db == small):
                _grow(db, plans, given.copies)
        one = {} if given.alone or given.every else asyncio.run(measured(small, given.only, cold=given.cold))
        ten = asyncio.run(measured(large, given.only, cold=given.cold, of_all=given.every))
    if given.every:
        ten = dict(sorted(ten.items(), key=lambda one: -one[1].clock))
    print(f"\n{'page':46} {'ms':>6} {'clock':>6} {'first':>6} {'ms':>6} {'kB':>5}   of a tenth")
    for name, cost in ten.items():
        tenth = f"{one[name].processor:6.0f}" if name in one else ""
        print(f"{name:46} {cost.processor:6.0f} {cost.clock:6.0f} {cost.first:6.0f} "
              f"{cost.first_processor:6.0f} {cost.size / 1000:5.0f}   {tenth}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
