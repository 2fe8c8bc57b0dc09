"""A comparison → the few numbers worth a picture. The table below says all, so a chart may leave out.

In: a ``Comparison``. Out: a ``Chart`` as the page's script draws it, or ``None`` where bars would mislead.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kehoach.compare import Cell, Comparison, Table
from kehoach.messages import comparison as comparison_words
from kehoach.messages import web as say
from kehoach.messages.text import Text

MILLION = 1_000_000
BARS = 24  # groups of bars that still can be read
SERIES = 8


@dataclass(frozen=True)
class Chart:
    """Bars: ``series`` are (name, one value or ``None`` per label)."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """As the script reads it."""
        return {"labels": self.labels, "unit": self.unit,
                "series": [{"name": name, "values": values} for name, values in self.series]}  # fmt: skip


def chart_of(comparison: Comparison) -> Chart | None:
    """The chart of a comparison, where it has one."""
    makers = {
        "funding": ("components", "component", say.CHART_MONEY, MILLION),
        "deadlines": ("months", "month", say.CHART_DEADLINES, 1),
    }
    if comparison.kind == "targets":
        return _rates(comparison)
    if comparison.kind == "diff":
        return _pair(comparison)
    if comparison.kind == "text":
        return _shares(comparison)
    if comparison.kind not in makers:
        return None
    name, label, title, divisor = makers[comparison.kind]
    table = _table(comparison, name) or _table(comparison, "summary")
    if table is None:
        return None
    unit = say.MILLIONS() if divisor == MILLION else ""
    return _bars(table, label, title(), divisor, unit)


def _table(comparison: Comparison, name: str) -> Table | None:
    return next((table for table in comparison.tables if table.name == name), None)


def _figure(cell: Cell, divisor: int) -> float | None:
    if cell.state != "value" or not isinstance(cell.value, int | Decimal):
        return None
    return float(cell.value) / divisor


def _bars(table: Table, label: str, title: str, divisor: int, unit: str) -> Chart | None:
    """A group of bars per row, one bar per plan; of a summary its total."""
    keys = [column.key for column in table.columns]
    if label not in keys:
        return None
    at = keys.index(label)
    columns = [n for n, column in enumerate(table.columns) if column.plan_id][:SERIES]
    columns = columns or [n for n, key in enumerate(keys) if key in {"total", "count", "value"}][:1]
    rows = [row for row in table.rows if not row.total and any(_figure(row.cells[n], 1) is not None for n in columns)]
    if not rows or not columns:
        return None
    rows = rows[:BARS]
    series = tuple(
        (table.columns[n].heading, tuple(_figure(row.cells[n], divisor) for row in rows)) for n in columns
    )
    return Chart(title, tuple(str(row.cells[at].value or "") for row in rows), series, unit)


def _rates(comparison: Comparison) -> Chart | None:
    """Levels in per cent that two plans or more set: other units do not share an axis."""
    table = _table(comparison, "indicators")
    if table is None:
        return None
    keys = [column.key for column in table.columns]
    columns = [n for n, column in enumerate(table.columns) if column.plan_id][:SERIES]
    rows = []
    for row in table.rows:
        unit = row.cells[keys.index("unit")].value if "unit" in keys else None
        given = [_figure(row.cells[n], 1) for n in columns]
        if str(unit or "").strip() == "%" and sum(value is not None for value in given) > 1:
            name = str(row.cells[keys.index("indicator")].value or "")
            rows.append((f"{_short(name)} ({row.cells[keys.index('measure')].value})", given))
    if not rows:
        return None
    rows = rows[:BARS]
    series = tuple((table.columns[n].heading, tuple(given[i] for _, given in rows)) for i, n in enumerate(columns))
    return Chart(say.CHART_RATES(), tuple(name for name, _ in rows), series, "%")


def _shares(comparison: Comparison) -> Chart | None:
    table = _table(comparison, "shares")
    if table is None:
        return None
    keys = [column.key for column in table.columns]
    wanted = [key for key in ("shared_words", "own_words") if key in keys]
    if not wanted or "plan" not in keys:
        return None
    rows = [row for row in table.rows if not row.total][:BARS]
    series = tuple(
        (table.columns[keys.index(key)].heading, tuple(_figure(row.cells[keys.index(key)], 1) for row in rows))
        for key in wanted
    )
    return Chart(say.CHART_WORDS(), tuple(str(row.cells[keys.index("plan")].value or "") for row in rows), series)


def _pair(comparison: Comparison) -> Chart | None:
    """Money of each component in the old plan and in the new one."""
    table = _table(comparison, "money")
    if table is None:
        return None
    keys = [column.key for column in table.columns]
    if not {"old", "new"} <= set(keys):
        return None
    label = next((key for key in ("component", "what") if key in keys), keys[0])
    at = keys.index(label)
    # The whole beside its parts would make them too small to see.
    whole = comparison_words.STATED_TOTAL()
    rows = [row for row in table.rows if not row.total and row.cells[at].value != whole][:BARS]
    names: tuple[tuple[str, Text], ...] = (("old", say.OLD_PLAN), ("new", say.NEW_PLAN))
    series = tuple(
        (word(), tuple(_figure(row.cells[keys.index(key)], MILLION) for row in rows)) for key, word in names
    )
    if not any(value is not None for _, values in series for value in values):
        return None
    labels = tuple(_short(str(row.cells[at].value or "")) for row in rows)
    return Chart(say.CHART_MONEY(), labels, series, say.MILLIONS())


def _short(name: str) -> str:
    return name if len(name) <= 42 else f"{name[:40]}…"
