"""A record read on a tidy copy of a text → the same record, its places in the text itself."""

from __future__ import annotations

from typing import Any, TypeVar

from kehoach.normalise import Tidied
from kehoach.read import Document
from kehoach.records import FACT_TYPES, Agency, Cell, Fact, Numbered, Record, Section, Table

R = TypeVar("R", Fact, Cell, Numbered)


def moved(record: Record, copy: Tidied, document: Document) -> Record:
    """Bring every place of a record back from the copy; ``text`` is what stands there.

    Warnings keep their places: they are about the document itself.
    """
    desk = _Desk(copy, document)
    plan = record.plan
    spans = {field: desk.span(*span) for field, span in plan.spans.items()}
    return record.model_copy(
        update={
            **{name: tuple(desk.fact(row) for row in getattr(record, name)) for name in FACT_TYPES},
            "numbered": tuple(desk.placed(row) for row in record.numbered),
            "plan": plan.model_copy(update={"spans": spans}),
        }
    )


class _Desk:
    def __init__(self, copy: Tidied, document: Document) -> None:
        self.copy = copy
        self.document = document

    def span(self, start: int, end: int) -> tuple[int, int]:
        begin = self.copy.start(start)
        return begin, max(self.copy.end(end), begin)

    def placed(self, row: R) -> R:
        start, end = self.span(row.start, row.end)
        return row.model_copy(update={"start": start, "end": end})

    def fact(self, row: Fact) -> Fact:
        start, end = self.span(row.start, row.end)
        more: dict[str, Any] = {
            "start": start,
            "end": end,
            "text": self.document.text[start:end],
            "page": self.document.page_at(start),
            "boxes": self.document.boxes(start, end),
        }
        if isinstance(row, Section):
            more["body_end"] = self.copy.end(row.body_end)
        if isinstance(row, Agency):
            more["spans"] = tuple(self.span(*span) for span in row.spans)
        if isinstance(row, Table):
            more["cells"] = tuple(self.placed(cell) for cell in row.cells)
        return row.model_copy(update=more)
