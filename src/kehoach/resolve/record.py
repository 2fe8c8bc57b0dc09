"""Mentions → one ``Record``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter

from kehoach.extract import Mentions
from kehoach.extract.found import Found, FoundCitation
from kehoach.extract.numbers import plain
from kehoach.normalise import Text
from kehoach.read import Document
from kehoach.records import (
    Agency,
    Amount,
    Assignment,
    Citation,
    Deadline,
    Fact,
    Numbered,
    Plan,
    Producer,
    Recipient,
    Record,
    Section,
    Table,
    Target,
    Warning,
)
from kehoach.resolve.agencies import Bodies, agency_rows
from kehoach.resolve.confidence import sureness
from kehoach.resolve.debtors import Debtors
from kehoach.resolve.plan import plan_record, with_own_place
from kehoach.rulebook import Rulebook
from kehoach.segment import Outline

F = TypeVar("F", bound=Fact)
R = TypeVar("R", bound=BaseModel)


@cache
def engine_version() -> str:
    """The version of this package, ``0`` when it is not installed."""
    try:
        return version("kehoach")
    except PackageNotFoundError:
        return "0"


def cell_id(table: int, row: int, col: int) -> str:
    """``tb1r0c2``: the cell of a table, numbered from its grid in the text."""
    return f"tb{table + 1}r{row}c{col}"


@dataclass
class _Desk:
    """What every fact needs beside its own values."""

    document: Document
    text: Text
    outline: Outline
    programme: str | None
    cells: dict[tuple[int, int, int], str]  # (grid, row, column) of every cell of the tables, with its id
    shares: dict[tuple[type[Found], str, float, bool], float] = field(default_factory=dict)

    def base(self, found: Found, ident: str, *, once: bool = False) -> dict[str, Any]:
        start, end = found.start, found.end
        section = self.outline.at(start)
        base: dict[str, Any] = {
            "id": ident,
            "text": self.text.canonical[start:end],
            "start": start,
            "end": end,
            "section": f"s{section + 1}" if section is not None else None,
            "rule": found.rule,
            "confidence": self.share(found, once=once),
            "derived": found.derived,
        }
        if self.document.layout:  # on paper; the rows of plain text have no page, and their letters are sure
            base["page"] = self.document.page_at(start)
            base["boxes"] = self.document.boxes(start, end)
            base["confidence"] = self.sure(base["confidence"], start, end)
        return base

    def share(self, found: Found, *, once: bool) -> float:
        """How sure facts of a rule are, asked once a rule; rounded where nothing else counts."""
        key = (type(found), found.rule, found.confidence, once)
        share = self.shares.get(key)
        if share is None:
            share = sureness().of_found(found, once=once)
            self.shares[key] = share = share if self.document.layout else round(share, 3)
        return share

    def sure(self, share: float, start: int, end: int) -> float:
        """How sure a fact is: its rule, and the letters it was read from."""
        return round(share * self.document.sure(start, end), 3)

    def cell(self, table: int | None, place: tuple[int, int] | None) -> str | None:
        """The id of a cell of a table of this record; words of a row's header stand in no cell."""
        return None if table is None or place is None else self.cells.get((table, *place))

    def component(self, own: str | None, start: int) -> str | None:
        if own:
            return own
        section = self.outline.at(start)
        return self.outline.parts[section].component if section is not None else None

    def of_programme(self, component: str | None) -> str | None:
        return self.programme if component else None


def record(
    document: Document, text: Text, outline: Outline, *, mentions: Mentions, rules: Rulebook
) -> Record:
    """The record of a document."""
    programme = mentions.programme.code if mentions.programme else None
    cells = {(t.grid, c.row, c.col): cell_id(t.grid, c.row, c.col) for t in mentions.tables for c in t.cells}
    desk = _Desk(document, text, outline, programme, cells)
    bodies = Bodies(mentions.agencies, mentions.plan, frozenset(a.start for a in mentions.assignments))
    plan = plan_record(mentions.plan, text, programme)
    return Record(
        source=document.source,
        producer=Producer(engine=engine_version(), reader=document.reader, packs=rules.versions,
                          models=_models()),  # fmt: skip
        plan=plan,
        recipients=_recipients(desk, mentions, bodies),
        sections=_sections(desk),
        amounts=_amounts(desk, mentions),
        agencies=_validated(Agency, agency_rows(desk.base, bodies)),
        assignments=_assignments(desk, mentions, bodies),
        deadlines=_deadlines(desk, mentions, bodies),
        targets=_targets(desk, mentions),
        citations=_citations(desk, mentions, plan),
        tables=_tables(desk, mentions),
        numbered=_numbered(desk),
        warnings=tuple(document.warnings) + _warnings(mentions, outline),
    )


@cache
def _rows(kind: type[R]) -> TypeAdapter[tuple[R, ...]]:
    return TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]


def _validated(kind: type[R], rows: list[dict[str, Any]]) -> tuple[R, ...]:
    """The rows of one kind, validated in one go: row by row costs half as much again.

    All rows of a kind have the keys of the first, so unknown keys are looked for there only: asking
    each row doubles the cost. Raises ``KeyError`` for a key the model does not know.
    """
    if rows and (unknown := rows[0].keys() - kind.model_fields.keys()):
        raise KeyError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return _rows(kind).validate_python(rows, extra="ignore")


def _models() -> dict[str, str]:
    version = sureness().version
    return {"confidence": version} if version else {}


def _sections(desk: _Desk) -> tuple[Section, ...]:
    found = []
    for number, part in enumerate(desk.outline.parts):
        heading = part.heading
        parent = f"s{part.parent + 1}" if part.parent is not None else None
        found.append(
            dict(
                id=f"s{number + 1}", parent=parent, section=parent,
                text=desk.text.canonical[heading.start : heading.end], start=heading.start, end=heading.end,
                page=desk.document.page_at(heading.start), boxes=desk.document.boxes(heading.start, heading.end),
                rule=heading.rule, body_end=part.body_end,
                confidence=desk.sure(sureness().of("sections", heading.rule), heading.start, heading.end),
                label=heading.label.printed if heading.label else None, title=heading.title or heading.label.printed
                if heading.label else heading.title, level=part.level, kinds=part.kinds,
                component=part.component, programme=desk.of_programme(part.component),
            )
        )  # fmt: skip
    return _validated(Section, found)


def _amounts(desk: _Desk, mentions: Mentions) -> tuple[Amount, ...]:
    found = []
    for number, a in enumerate(mentions.amounts, 1):
        component = desk.component(a.component, a.start)
        found.append(
            dict(
                desk.base(a, f"a{number}"), value=_plain(a.value), value_min=_plain(a.value_min),
                value_max=_plain(a.value_max), currency=a.currency, per=a.per, is_total=a.is_total, source=a.source,
                capital=a.capital, component=component, programme=desk.of_programme(component), year=a.year,
                table=_table_id(a.table), cell=desk.cell(a.table, a.cell),
            )
        )  # fmt: skip
    return _validated(Amount, found)


def _assignments(desk: _Desk, mentions: Mentions, bodies: Bodies) -> tuple[Assignment, ...]:
    found = []
    for number, a in enumerate(mentions.assignments, 1):
        component = desk.component(None, a.start)
        components = a.components or ((component,) if component else ())
        found.append(
            dict(
                desk.base(a, f"r{number}"), agency=bodies.name_of(a.agency, a.key), role=a.role, task=a.task,
                components=components, programme=desk.programme if components else None,
                table=_table_id(a.table), cell=desk.cell(a.table, a.cell),
            )
        )  # fmt: skip
    return _validated(Assignment, found)


def _deadlines(desk: _Desk, mentions: Mentions, bodies: Bodies) -> tuple[Deadline, ...]:
    ordered = sorted(mentions.deadlines, key=lambda d: (d.start, d.end))
    debtors = Debtors(desk.text, desk.outline, mentions.assignments, bodies)
    found = [
        dict(
            desk.base(d, f"d{number}"), kind=d.kind, date_start=d.date_start, date_end=d.date_end,
            recurrence=d.recurrence, duration=d.duration, anchor=d.anchor, subject=d.subject,
            agency=debtors.of(d),
            table=_table_id(d.table), cell=desk.cell(d.table, d.cell),
        )
        for number, d in enumerate(ordered, 1)
    ]  # fmt: skip
    return _validated(Deadline, found)


def _targets(desk: _Desk, mentions: Mentions) -> tuple[Target, ...]:
    found = []
    for number, t in enumerate(sorted(mentions.targets, key=lambda t: (t.start, t.end)), 1):
        component = desk.component(None, t.start)
        found.append(
            {
                **desk.base(t, f"t{number}"), "indicator": t.indicator, "indicator_code": t.indicator_code,
                "basis": t.basis, "direction": t.direction, "op": t.op, "value": _plain(t.value),
                "value_max": _plain(t.value_max), "of": _plain(t.of), "unit": t.unit, "population": t.population,
                "place": t.place, "year": t.year, "component": component,
                "programme": desk.of_programme(component), "table": _table_id(t.table),
                "cell": desk.cell(t.table, t.cell),
            }
        )  # fmt: skip
    return _validated(Target, found)


def _citations(desk: _Desk, mentions: Mentions, plan: Plan) -> tuple[Citation, ...]:
    found = []
    for number, c in enumerate(mentions.citations, 1):
        issuer = with_own_place(c.issuer, plan) if c.issuer else None
        found.append(
            dict(
                desk.base(c, f"c{number}"), doc_type=c.doc_type, number=c.number, date=c.date, issuer=issuer,
                title=c.title, basis=c.basis, self=_is_self(c, mentions.plan.number),
            )
        )  # fmt: skip
    return _validated(Citation, found)


def _is_self(citation: FoundCitation, number: str | None) -> bool:
    """The document's own number in an annex caption or attachment line."""
    if not citation.attached:
        return False
    return citation.number is None or number is None or citation.number.lower() == number.lower()


def _recipients(desk: _Desk, mentions: Mentions, bodies: Bodies) -> tuple[Recipient, ...]:
    found = [
        dict(
            desk.base(r, f"n{number}"),
            agency=None if r.purpose == "lưu" else bodies.only_in(r.start, r.end),  # who keeps a copy is no receiver
            purpose=r.purpose,
        )
        for number, r in enumerate(mentions.recipients, 1)
    ]
    return _validated(Recipient, found)


def _tables(desk: _Desk, mentions: Mentions) -> tuple[Table, ...]:
    found = []
    for t in mentions.tables:
        cells = [
            {
                "id": desk.cells[t.grid, c.row, c.col], "row": c.row, "col": c.col, "row_header": c.row_header,
                "col_header": c.col_header, "text": c.text, "start": c.start, "end": c.end, "value": _plain(c.value),
                "ref": c.ref, "hidden": c.hidden, "formula": c.formula,
            }
            for c in t.cells
        ]  # fmt: skip
        found.append(
            dict(
                desk.base(t, f"tb{t.grid + 1}"), caption=t.caption, unit=t.unit, header_rows=t.header_rows,
                rows=t.rows, columns=t.columns, name=t.name, cells=cells,
            )
        )  # fmt: skip
    return _validated(Table, found)


def _numbered(desk: _Desk) -> tuple[Numbered, ...]:
    found = []
    for item in desk.outline.items:
        section = desk.outline.at(item.start)
        found.append(
            dict(
                label=item.label.printed, start=item.start, end=item.end,
                section=f"s{section + 1}" if section is not None else None,
            )
        )  # fmt: skip
    return _validated(Numbered, found)


def _warnings(mentions: Mentions, outline: Outline) -> tuple[Warning, ...]:
    found: list[Warning] = []
    if not outline.parts:
        found.append(Warning(code="no-section", message="Không nhận ra đề mục nào trong văn bản."))
    if mentions.plan.doc_type is None:
        found.append(Warning(code="no-title", message="Không nhận ra tên loại văn bản."))
    return tuple(found)


def _plain(value: Decimal | None) -> str | None:
    return plain(value) if value is not None else None


def _table_id(table: int | None) -> str | None:
    return f"tb{table + 1}" if table is not None else None



def unique(facts: Iterable[F]) -> tuple[F, ...]:
    """Facts without those of the same place and values as an earlier one."""
    seen: set[str] = set()
    kept = []
    for fact in facts:
        key = fact.model_dump_json(exclude={"id", "rule", "confidence"})
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return tuple(kept)
