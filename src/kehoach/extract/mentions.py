"""All extractors over one document, in the order in which they need each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter

from kehoach.extract.agencies import AgencyFinder, agencies
from kehoach.extract.amount_years import years_from_headings
from kehoach.extract.amounts import amounts, of_total_row, table_amounts
from kehoach.extract.assignments import assignments
from kehoach.extract.citations import citations
from kehoach.extract.deadlines import deadlines
from kehoach.extract.found import (
    FoundAgency,
    FoundAmount,
    FoundAssignment,
    FoundCitation,
    FoundDeadline,
    FoundPlan,
    FoundRecipient,
    FoundTable,
    FoundTarget,
)
from kehoach.extract.header import header
from kehoach.extract.periods import period
from kehoach.extract.recipients import recipients
from kehoach.extract.table_targets import table_targets
from kehoach.extract.tables import tables
from kehoach.extract.targets import targets
from kehoach.normalise import Text
from kehoach.rulebook import Rulebook
from kehoach.segment import Outline, Programme, assign_components, programme_of


@dataclass
class Mentions:
    """What a document says, fact type by fact type, each in the order of the text."""

    plan: FoundPlan
    programme: Programme | None = None
    recipients: list[FoundRecipient] = field(default_factory=list)
    amounts: list[FoundAmount] = field(default_factory=list)
    agencies: list[FoundAgency] = field(default_factory=list)
    assignments: list[FoundAssignment] = field(default_factory=list)
    deadlines: list[FoundDeadline] = field(default_factory=list)
    targets: list[FoundTarget] = field(default_factory=list)
    citations: list[FoundCitation] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)


def mentions(text: Text, outline: Outline, rules: Rulebook) -> Mentions:
    """Run every extractor. Sets the components of the outline's parts on the way."""
    plan = header(text, outline, rules)
    programme = _programme(text, outline, plan, rules=rules)
    assign_components(outline, text, programme)
    found = Mentions(plan, programme)
    own = plan.spans.get("number", (-1, -1))  # not a reference to itself
    found.citations = [c for c in citations(text, outline, rules) if not c.start <= own[0] < c.end]
    found.tables = tables(text, outline, rules)
    found.amounts = amounts(text, outline, rules, programme=programme)
    cells = table_amounts(text, found.tables, rules, programme=programme)
    found.amounts = _merged(found.amounts, cells, found.tables)
    years_from_headings(found.amounts, outline)
    finder = AgencyFinder(text, outline, plan, rules=rules, citations=found.citations)
    found.agencies = agencies(finder)
    found.recipients = recipients(text, outline, rules)
    found.assignments = assignments(finder, found.agencies, found.tables)
    found.deadlines = deadlines(text, outline, plan, rules)
    period(text, outline, plan, found.deadlines)
    found.targets = targets(text, outline, plan, rules) + table_targets(text, found.tables, plan, rules)
    return found


def _programme(text: Text, outline: Outline, plan: FoundPlan, *, rules: Rulebook) -> Programme | None:
    first = outline.parts[0].start if outline.parts else min(len(text.canonical), 3000)
    begin = plan.spans.get("title", (0, 0))[1]
    title = " ".join(filter(None, (plan.title, plan.attached_title)))
    return programme_of(
        title, text.canonical[begin:first], years=(plan.year_start, plan.year_end), rules=rules
    )


def _merged(own: list[FoundAmount], cells: list[FoundAmount], tables: list[FoundTable]) -> list[FoundAmount]:
    """Amounts that print their unit win over the same place read as a cell; they know the cell they stand in."""
    _into_cells(own, tables)
    taken = {(a.table, a.cell) for a in own if a.table is not None}
    return sorted(own + [cell for cell in cells if (cell.table, cell.cell) not in taken], key=lambda a: a.start)


def _into_cells(own: list[FoundAmount], tables: list[FoundTable]) -> None:
    """Put the amounts that stand in cells of tables there."""
    placed = sorted(((cell.start, cell.end, table.grid, cell) for table in tables for cell in table.cells), key=itemgetter(0))
    starts = [place[0] for place in placed]
    for amount in own:
        at = bisect_right(starts, amount.start) - 1
        if at < 0 or amount.start >= placed[at][1]:
            continue
        cell = placed[at][3]
        amount.table, amount.cell = placed[at][2], (cell.row, cell.col)
        amount.is_total = amount.is_total or cell.text[:1].isdigit() and of_total_row(cell)
