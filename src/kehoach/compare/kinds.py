"""The comparisons by name, and the shape in which many plans are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach.compare.assignments import assignments
from kehoach.compare.cascade import cascade
from kehoach.compare.deadlines import deadlines
from kehoach.compare.funding import funding
from kehoach.compare.sections import sections
from kehoach.compare.selection import Selection, counted, select
from kehoach.compare.summary import SUMMARIES, melted, summary
from kehoach.compare.table import Comparison
from kehoach.compare.targets import targets
from kehoach.compare.texts import text_comparison
from kehoach.messages import comparison as say
from kehoach.store import Store

KINDS: dict[str, Callable[[Store, Selection], Comparison]] = {
    "funding": funding,
    "targets": targets,
    "assignments": assignments,
    "deadlines": deadlines,
    "sections": sections,
    "text": text_comparison,
    "cascade": cascade,
}
WIDEST, LONGEST = 12, 300  # plans shown as columns, and as lines


def shape_for(count: int) -> str:
    """How so many plans are shown if nobody says: a column each, a line each, or together."""
    return "wide" if count <= WIDEST else "long" if count <= LONGEST else "summary"


def compare(  # noqa: PLR0913
    store: Store, kind: str, plans: Sequence[str] = (), *, programme: str | None = None,
    year: int | None = None, shape: str = "auto",
) -> Comparison:  # fmt: skip
    """Compare plans of a database.

    ``shape``: ``wide`` (a column per plan), ``long`` (a line), ``summary`` (all together), or
    ``auto``. Raises ``NoSuchRecord`` where no plan fits, ``KeyError`` for a wrong kind.
    """
    chosen = None if plans else counted(store, programme=programme, year=year)
    wanted = shape_for(len(chosen.ids) if chosen else len(plans)) if shape == "auto" else shape
    if wanted != "summary" or kind not in SUMMARIES or chosen is None:
        chosen = select(store, plans, programme=programme, year=year)
        wanted = shape_for(len(chosen.ids)) if shape == "auto" else shape
    count = len(chosen.ids)
    if wanted == "summary" and kind in SUMMARIES:
        found = summary(store, kind, chosen)
    else:
        found = KINDS[kind](store, chosen)
        if wanted == "long" and kind != "text":
            found = replace(found, tables=tuple(melted(table) for table in found.tables))
    about = [say.PLANS_COMPARED(count=count), programme, str(year) if year else None]
    return replace(found, about=" · ".join(part for part in about if part))
