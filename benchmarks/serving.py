"""What pages of ``kehoach serve`` cost in a large archive.

    python benchmarks/serving.py [--plans 2000] [--copies 1] [--db ARCHIVE.db] [--alone] [--only WORDS] [--cold|--every]
                                 [--notes FILE]

Grows an archive as ``bulk.py grow`` does (or takes one that was kept), each plan of it so many times, asks every kind
of page, and every view of the database under the filters it has, a few times in this process, after the pages that
``kehoach serve`` asks itself at its start (not with ``--cold``). Prints the median of the processor time and of the
clock, the clock and the processor time of the first request, and beside it the same page of a tenth of the archive
(not with ``--alone``, nor ``--every``): a page that goes by indexes costs about the same in both. The bar is 100 ms.
``--every`` asks some six thousand pages three times each, a tenth of a second and less each, and says of which only a
part was looked at; stopped, it goes on from its notes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
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
from kehoach.records import FACT_TYPES
from kehoach.serve.running import ask_each, make, settle
from kehoach.store import open_db
from kehoach.store.schema import table_of
from kehoach.store.statements import views

P = "/-/kehoach"
TIMES = 5
EACH = 3  # of thousands of pages


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
    """Every view and table of facts by each column: values that are there and nowhere, parts, bounds, in order."""
    found = {}
    with open_db(db, write=False) as store:
        for name in (*views(), *map(table_of, FACT_TYPES), "plans"):
            rows: list[dict[str, Any]] = []
            with suppress(StoreError), sqlite_timelimit(store.connection, 3000):
                rows = store.query(f"SELECT * FROM {name} LIMIT {25 if name == 'plans' else 500}")
            for column in (row["name"] for row in store.query(f"PRAGMA table_info({name})")):
                there = str(next((row[column] for row in reversed(rows) if row[column] is not None), NOWHERE))[:200]
                asked = {"=": ("", there), "= nothing": ("", NOWHERE), "contains": ("contains", there[:12]),
                         "contains nothing": ("contains", NOWHERE), "starts": ("startswith", there[:12]),
                         "starts nothing": ("startswith", NOWHERE), "over": ("gt", there), "under": ("lt", there),
                         "null": ("isnull", "1"), "in": ("in", f"{NOWHERE},{NOWHERE}z")}  # fmt: skip
                queries = {words: {"__".join(filter(None, (column, key))): value}
                           for words, (key, value) in asked.items()}  # fmt: skip
                queries |= {"sorted": {"_sort": column}, "sorted down": {"_sort_desc": column}}
                for words, query in queries.items():
                    found[f"{name}: {column} {words}"] = f"/{quote(db.stem)}/{name}?{urlencode(query)}"
    return found


class Cost(NamedTuple):
    """Milliseconds of the processor and by the clock, the same of the first request; bytes; whether it is a part."""

    processor: float
    clock: float
    first: float
    first_processor: float
    size: int
    part: bool = False


async def _started(site: Any) -> None:
    """Ask what ``kehoach serve`` asks itself when it starts."""
    loop = asyncio.get_running_loop()

    async def text(path: str) -> str:
        return str((await site.client.get(path)).text)

    await asyncio.to_thread(ask_each, lambda path: asyncio.run_coroutine_threadsafe(text(path), loop).result())
    settle()


def _noted(notes: Path | None) -> dict[str, Cost]:
    """What an earlier run found, as it noted it."""
    lines = notes.read_text("utf-8").splitlines() if notes and notes.exists() else []
    return {name: Cost(*values) for name, values in map(json.loads, lines)}


async def measured(
    db: Path, only: str = "", *, cold: bool = False, of_all: bool = False, notes: Path | None = None
) -> dict[str, Cost]:
    """What every kind of page costs; medians without the first request. What is in the notes is not asked again."""
    site = make(db)
    await site.invoke_startup()
    if not cold:
        await _started(site)
    found = {name: cost for name, cost in _noted(notes).items() if only in name}
    for name, path in (every(db) if of_all else pages(db) | filtered(db)).items():
        if only not in name or name in found:
            continue
        clock, processor, size = [], [], 0
        for _ in range(EACH if of_all else TIMES + 1):
            begun, used = time.perf_counter(), time.process_time()
            answer = await site.client.get(path)
            clock.append(1000 * (time.perf_counter() - begun))
            processor.append(1000 * (time.process_time() - used))
            assert answer.status_code == 200, (name, answer.text[-300:])
            size = len(answer.content)
        part = 'class="message-warning"' in answer.text
        cost = Cost(median(processor[1:]), median(clock[1:]), clock[0], processor[0], size, part)
        found[name] = cost
        if notes:
            with notes.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps((name, cost)) + "\n")
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
    parser.add_argument("--notes", type=Path, help="a file to note every answer in, and to go on from")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        small = Path(made, "small.db")
        large = given.db or Path(made, "large.db")
        for db, plans in ((small, given.plans // 10), (large, given.plans)):
            if not db.exists() and not ((given.alone or given.every) and db == small):
                _grow(db, plans, given.copies)
        one = {} if given.alone or given.every else asyncio.run(measured(small, given.only, cold=given.cold))
        ten = asyncio.run(measured(large, given.only, cold=given.cold, of_all=given.every, notes=given.notes))
    if given.every:
        ten = dict(sorted(ten.items(), key=lambda one: -one[1].processor))
        slow = {bar: sum(cost.processor > bar for cost in ten.values()) for bar in (60, 80, 100)}
        parts = sum(cost.part for cost in ten.values())
        print(f"{len(ten)} pages, {parts} a part; over so many ms of the processor: {slow}")
    print(f"\n{'page':46} {'ms':>6} {'clock':>6} {'first':>6} {'ms':>6} {'kB':>5}   of a tenth")
    for name, cost in ten.items():
        tenth = f"{one[name].processor:6.0f}" if name in one else ""
        print(f"{name:46} {cost.processor:6.0f} {cost.clock:6.0f} {cost.first:6.0f} "
              f"{cost.first_processor:6.0f} {cost.size / 1000:5.0f}   {tenth}{' a part' if cost.part else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
