"""The archive at a glance: which plans are here, what they yielded, which files could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from kehoach.messages.importing import REASONS
from kehoach.serve.desk import Desk, rows
from kehoach.store import Store
from kehoach.store.functions import search_form

PER_PAGE = 50
LEVELS = ("trung_uong", "tinh", "huyen", "xa")
# What a good reading of a plan yields; the columns of ``coverage``.
COVERED = ("sections", "totals", "leads", "deadlines", "targets", "citations")
NEWEST = "SELECT plan_id FROM coverage c WHERE {where} ORDER BY c.issued_on DESC, c.rowid DESC LIMIT :most OFFSET :skip"
SHOWN = """
SELECT p.id, p.number, p.title, p.path, p.issuer, p.issued_on, p.level, p.programme, p.year_start, p.year_end,
  c.targets, c.deadlines, c.leads, c.doubts FROM plans p JOIN coverage c ON c.plan_id = p.id WHERE p.id = ?"""
UNREAD = """
SELECT status, reason, count(*) AS files FROM files WHERE status IN ('failed', 'skipped', 'partial')
GROUP BY status, reason ORDER BY files DESC"""


@dataclass(frozen=True)
class Filters:
    """Which plans are wanted; ``issuer`` is words of its name, with or without accents."""

    level: str = ""
    programme: str = ""
    year: int | None = None
    issuer: str = ""

    @property
    def where(self) -> str:
        """The condition on ``coverage c``."""
        parts = ["1"]
        if self.level:
            parts.append("c.level = :level")
        if self.programme:
            parts.append("c.programme = :programme")
        if self.year is not None:
            # Both ends are named so that the index of the period serves.
            parts.append("c.year_start <= :year AND coalesce(c.year_end, c.year_start) >= :year")
        if self.issuer:
            parts.append("instr(c.issuer_folded, :issuer)")
        return " AND ".join(parts)

    @property
    def values(self) -> dict[str, Any]:
        """The values of the condition."""
        folded = search_form(self.issuer)
        return {"level": self.level, "programme": self.programme, "year": self.year, "issuer": folded}


@dataclass(frozen=True)
class Share:
    """How many of the plans have something; ``percent`` is rounded down, so 100 means all."""

    name: str
    plans: int
    whole: int

    @property
    def percent(self) -> int:
        """Whole per cent."""
        return 100 * self.plans // self.whole if self.whole else 0


@dataclass(frozen=True)
class Found:
    """What the page shows."""

    count: int
    everything: int
    shares: tuple[Share, ...]
    doubts: int
    plans: tuple[dict[str, Any], ...]
    levels: tuple[tuple[str, int], ...]
    programmes: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    unread: tuple[dict[str, Any], ...]


def find(store: Store, filters: Filters, page: int = 1) -> Found:
    """All the page needs, in a handful of questions that indexes answer."""
    sums = ", ".join(f"sum(c.{name} > 0) AS {name}" for name in COVERED)
    sql = f"SELECT count(*) AS count, {sums}, sum(c.doubts) AS doubts FROM coverage c WHERE {filters.where}"
    (counted,) = rows(store, sql, filters.values)
    count = int(counted["count"] or 0)
    skip = PER_PAGE * (page - 1)
    ids = rows(store, NEWEST.format(where=filters.where), {**filters.values, "most": PER_PAGE, "skip": skip})
    plans = [row for one in ids for row in rows(store, SHOWN, (one["plan_id"],))]
    levels = _counts(store, "level")
    return Found(
        count,
        int(rows(store, "SELECT count(*) AS n FROM coverage")[0]["n"]),
        tuple(Share(name, int(counted[name] or 0), count) for name in COVERED),
        int(counted["doubts"] or 0),
        tuple(plans),
        tuple((level, levels[level]) for level in LEVELS if level in levels),
        tuple(_counts(store, "programme").most_common()),
        tuple(sorted(_years(store).items(), reverse=True)),
        tuple(rows(store, UNREAD)),
    )


def _counts(store: Store, column: str) -> Counter[str]:
    sql = f"SELECT {column} AS value, count(*) AS n FROM coverage WHERE {column} IS NOT NULL GROUP BY {column}"
    return Counter({str(row["value"]): int(row["n"]) for row in rows(store, sql)})


def _years(store: Store) -> Counter[int]:
    """How many plans cover each year."""
    sql = "SELECT year_start, year_end, count(*) AS n FROM coverage WHERE year_start > 0 GROUP BY year_start, year_end"
    found: Counter[int] = Counter()
    for row in rows(store, sql):
        first, last = int(row["year_start"]), int(row["year_end"] or row["year_start"])
        for year in range(first, min(last, first + 50) + 1):
            found[year] += int(row["n"])
    return found


async def overview(desk: Desk) -> Response:
    """The page."""
    asked = desk.asked
    filters = Filters(asked.get("level", ""), asked.get("programme", ""), desk.whole("year"), asked.get("issuer", ""))
    page = max(1, desk.whole("page", 1) or 1)
    found = await desk.read(lambda store: find(store, filters, page))
    pages = max(1, -(-found.count // PER_PAGE))
    return await desk.page("overview", here="overview", found=found, filters=filters, page=page, pages=pages,
                           reasons=REASONS)  # fmt: skip
