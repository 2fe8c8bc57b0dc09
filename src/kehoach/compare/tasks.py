"""What is due, as tasks: who leads, who takes part, from when, by when, how it recurs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.compare.bodies import Bodies
from kehoach.compare.deadlines import DEADLINES
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import PlanHead, Selection
from kehoach.compare.table import Cell, Column, Comparison, Kind, Quote, Row, Table, text
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.messages.recurring import recurs
from kehoach.store import Store

DUTIES = """
SELECT id, plan_id, text, start, "end", page, agency, role, task, section_id FROM assignments
WHERE {plans} ORDER BY plan_id, start"""
HEADINGS = "SELECT id, plan_id, title FROM sections WHERE {plans}"
HEADS = ("number", "task", "lead", "partners", "start", "due", "recurrence", "status", "section", "plan", "page",
         "words")  # fmt: skip


@dataclass(frozen=True)
class Task:
    """A deadline with who owes it. Dates are ISO, ``recurrence`` an RFC 5545 rule."""

    id: str
    kind: str
    what: str
    lead: str | None
    partners: tuple[str, ...]
    start: str | None
    due: str | None
    recurrence: str | None
    section: str | None
    plan: PlanHead
    source: Quote

    @property
    def dated(self) -> bool:
        """True if a calendar has a day for it."""
        return bool(self.start or self.due or (self.recurrence and self.plan.day))


def tasks(store: Store, chosen: Selection, *, agency: str | None = None) -> list[Task]:
    """The tasks of the plans chosen in order of their dates; of one body if ``agency`` names it.

    A body is found by words of its name, with or without accents, as lead or as partner.
    """
    duties: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for duty in rows(store, DUTIES, chosen):
        duties[duty["plan_id"], duty["section_id"]].append(duty)
    titles = {row["id"]: row["title"] for row in rows(store, HEADINGS, chosen)}
    bodies = Bodies()
    found = [
        _task(chosen, one, duties[one["plan_id"], one["section_id"]], titles.get(one["section_id"]), bodies)
        for one in rows(store, DEADLINES, chosen)
    ]
    if agency is not None:
        wanted = fold(agency)
        found = [t for t in found if any(wanted in fold(name) for name in (t.lead or "", *t.partners))]
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    found.sort(key=lambda t: (t.due or t.start or "9999", order[t.plan.id], t.source.start or 0))
    return found


def _task(chosen: Selection, one: Fact, near: Sequence[Fact], title: str | None, bodies: Bodies) -> Task:
    owed = _duties_of(one, near)
    leads = [d["agency"] for d in owed if d["role"] != "phoi_hop"]
    lead = one["agency"] or next(iter(leads), None)
    partners = bodies.distinct(d["agency"] for d in owed if d["role"] == "phoi_hop" and d["agency"] != lead)
    plan = chosen[one["plan_id"]]
    subject = " ".join((one["subject"] or title or one["text"]).split())
    due = one["date_end"]
    start = one["date_start"] or (due if one["kind"] == "from" else None)
    return Task(one["id"], one["kind"], subject, lead, tuple(partners), start, due, one["recurrence"], title, plan,
                quote(chosen, one))  # fmt: skip


def _duties_of(one: Fact, near: Sequence[Fact]) -> list[Fact]:
    """The duties of the same sentence: those whose task holds the deadline's words or its subject."""
    words, subject = _folded(one["text"] or ""), _folded(one["subject"] or "")
    holding = []
    for duty in near:
        task = _folded(duty["task"] or "")
        if task and (words in task or (len(subject) > 20 and (subject in task or task in subject))):
            holding.append(duty)
    # A heading's task is its whole text: the sentence's own duty, the shorter one, tells more.
    shortest = min((len(d["task"]) for d in holding), default=0)
    return [d for d in holding if len(d["task"]) <= 2 * shortest]


@lru_cache(maxsize=512)  # every deadline of a section asks for the section's duties again
def _folded(words: str) -> str:
    return " ".join(fold(words).split())


def task_table(found: Sequence[Task]) -> Comparison:
    """The task-tracking sheet: one task a line, its status to be filled in."""
    kinds: dict[str, Kind] = {"number": "number", "start": "date", "due": "date", "page": "number"}
    columns = tuple(Column(h, say.HEADINGS[h](), kinds.get(h, "text")) for h in HEADS)
    lines = [
        Row((Cell(n), text(t.what), text(t.lead), text("; ".join(t.partners) or None), Cell(t.start),
             Cell(t.due, quotes=(t.source,)), text(recurs(t.recurrence)), text(say.STATUSES["todo"]()),
             text(t.section), text(t.plan.label), Cell(t.source.page), text(t.source.text)))
        for n, t in enumerate(found, 1)
    ]  # fmt: skip
    table = Table("tasks", say.TABLES["tasks"](), columns, tuple(lines))
    return Comparison("tasks", say.TITLES["tasks"](), (table,), say.TASKS_COUNTED(count=len(found)))
