"""What pages of ``kehoach serve`` cost in a large archive.

    python benchmarks/serving.py [--plans 2000] [--db ARCHIVE.db]

Grows an archive as ``bulk.py grow`` does (or takes one that was kept), asks every kind of page a few times in this
process and prints the median of the processor time and of the clock, and beside it the same page of a tenth of
the archive: a page that goes by indexes costs about the same in both. The bar is 100 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import quote

from kehoach.serve.running import make
from kehoach.store import open_db

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


async def measured(db: Path) -> dict[str, tuple[float, float, int]]:
    """Milliseconds of the processor, by the clock, and bytes, of every kind of page, the first request aside."""
    site = make(db)
    await site.invoke_startup()
    found = {}
    for name, path in pages(db).items():
        clock, processor, size = [], [], 0
        for _ in range(TIMES + 1):
            begun, used = time.perf_counter(), time.process_time()
            answer = await site.client.get(path)
            clock.append(1000 * (time.perf_counter() - begun))
            processor.append(1000 * (time.process_time() - used))
            assert answer.status_code == 200, (name, answer.text[-300:])
            size = len(answer.content)
        found[name] = median(processor[1:]), median(clock[1:]), size
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="What pages cost in a large archive.")
    parser.add_argument("--plans", type=int, default=2000)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        small = Path(made, "small.db")
        large = given.db or Path(made, "large.db")
        import bulk

        for db, plans in ((small, given.plans // 10), (large, given.plans)):
            if not db.exists():
                for part in bulk.grow(plans, db):
                    print(f"\r{part.plans} plans", end="", file=sys.stderr, flush=True)
        one, ten = asyncio.run(measured(small)), asyncio.run(measured(large))
    print(f"\n{'page':18} {'ms':>6} {'clock':>6} {'kB':>5}   of a tenth")
    for name, (processor, clock, size) in ten.items():
        print(f"{name:18} {processor:6.0f} {clock:6.0f} {size / 1000:5.0f}   {one[name][0]:6.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
