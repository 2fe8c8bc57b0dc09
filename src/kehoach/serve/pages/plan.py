"""One plan: its text with every fact marked, its outline, and lists of facts that lead to their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from kehoach.messages import report
from kehoach.messages import web as say
from kehoach.records import FACT_TYPES, Fact, Record
from kehoach.render.page import SHOWN, highlighted, marks
from kehoach.render.page_image import PRINTED
from kehoach.render.values import day, describe, word
from kehoach.serve.desk import Desk, Markup, rows
from kehoach.store import Store
from kehoach.store.coverage import DOUBTFUL
from kehoach.store.schema import quoted, table_of

# Facts in the order a reader asks for them; sections stand in the outline.
LISTED = ("amounts", "targets", "deadlines", "assignments", "agencies", "citations", "recipients", "tables")
FILES = """
SELECT f.path, f.role, f.origin, f.pages, f.main_id, f.plan_id, f.linked_by, p.number, p.title
FROM plan_files f LEFT JOIN plans p ON p.id = {other} WHERE {condition} ORDER BY f.role, f.path"""
OUTCOMES = "SELECT outcome, count(*) AS n FROM correction_outcomes WHERE plan_id = ? GROUP BY outcome"


@dataclass(frozen=True)
class Listed:
    """A line of a list of facts. ``anchor`` is the fact's id in the database."""

    anchor: str
    value: str
    words: str
    page: int | None
    corrected: bool
    doubtful: bool
    body: str | None = None


@dataclass(frozen=True)
class Shown:
    """All a page needs to know of a plan."""

    record: Record
    text: Markup
    lists: dict[str, list[Listed]]
    outline: list[tuple[int, str, str]]
    files: list[dict[str, Any]]
    annexes: list[dict[str, Any]]
    corrections: dict[str, int]

    @property
    def printed(self) -> bool:
        """True if the file has pages to look at."""
        return self.record.source.origin in PRINTED and bool(self.record.source.pages)


def ids_of(store: Store, plan: str) -> dict[tuple[str, str], str]:
    """The database id of every fact, by type and the record's own id."""
    asked = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, local_id, id FROM {quoted(table_of(kind))} WHERE plan_id = ?1" for kind in FACT_TYPES
    )
    return {(str(row["kind"]), str(row["local_id"])): str(row["id"]) for row in rows(store, asked, (plan,))}


def show(store: Store, plan: str) -> Shown:
    """Read a plan. Raises ``NoSuchRecord``."""
    record, text = store.load(plan), store.text(plan)
    ids = ids_of(store, plan)
    names = {key: f"f-{found}" for key, found in ids.items()}
    corrected = _corrected(store, plan)
    bodies = {str(r["local_id"]): str(r["agency_id"]) for r in rows(store, 
        "SELECT local_id, agency_id FROM plan_agencies WHERE plan_id = ?", (plan,))}  # fmt: skip
    found = marks(record, len(text))
    said = {(m.kind, m.id): m.value.partition(": ")[2] for m in found}
    lists = {
        kind: [_listed(fact, ids[kind, fact.id], said.get((kind, fact.id)), corrected,
                       bodies if kind == "agencies" else {})
               for fact in getattr(record, kind) if (kind, fact.id) in ids]
        for kind in LISTED
    }  # fmt: skip
    outline = [
        (min(s.level, 6), names["sections", s.id], " ".join(f"{f'{s.label}. ' if s.label else ''}{s.title}".split()))
        for s in record.sections
    ]
    return Shown(
        record, Markup(highlighted(text, found, names)),  # noqa: S704 - escaped there
        {kind: facts for kind, facts in lists.items() if facts}, outline,
        rows(store, FILES.format(other="f.main_id", condition="f.plan_id = ?"), (plan,)),
        rows(store, FILES.format(other="f.plan_id", condition="f.main_id = ?"), (plan,)),
        {str(row["outcome"]): int(row["n"]) for row in rows(store, OUTCOMES, (plan,))},
    )  # fmt: skip


def _listed(fact: Fact, anchor: str, said: str | None, corrected: set[str], bodies: dict[str, str]) -> Listed:
    words = " ".join(fact.text.split())
    value = said or describe(fact) or words
    return Listed(anchor, value, words, fact.page, anchor in corrected, fact.confidence < DOUBTFUL, bodies.get(fact.id))


def _corrected(store: Store, plan: str) -> set[str]:
    asked = " UNION ALL ".join(
        f"SELECT id FROM {quoted(table_of(kind))} WHERE plan_id = ?1 AND state = 'corrected'" for kind in FACT_TYPES
    )
    return {str(row["id"]) for row in rows(store, asked, (plan,))}


def about(record: Record) -> Iterator[tuple[str, str]]:
    """The plan's metadata in words: heading and value."""
    plan = record.plan
    years = "–".join(str(y) for y in dict.fromkeys((plan.year_start, plan.year_end)) if y)
    place = ", ".join(filter(None, (plan.commune, plan.district, plan.province)))
    signer = " ".join(filter(None, (plan.signer_title, plan.signer_name)))
    values = {
        "number": plan.number, "issued_on": day(plan.issued_on), "issuer": plan.issuer, "level": word(plan.level),
        "place": place, "programme": word(plan.programme), "years": years, "signer": signer,
    }  # fmt: skip
    yield from ((say.ABOUT[name](), value) for name, value in values.items() if value)


async def plan(desk: Desk) -> Response:
    """The page."""
    wanted = desk.request.url_vars["plan"]
    found = await desk.read(lambda store: show(store, wanted))
    kinds = [(kind, report.TYPES[kind](), len(getattr(found.record, kind))) for kind in SHOWN]
    return await desk.page("plan", here="plan", id=wanted, found=found, plan=found.record.plan, kinds=kinds,
                           source=found.record.source, about=list(about(found.record)))  # fmt: skip
