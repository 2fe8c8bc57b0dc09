"""What an extractor gives back: a place and its values, one small class per fact type."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kehoach.records import (
    AgencyKind,
    Basis,
    Capital,
    DeadlineKind,
    Direction,
    Funding,
    Level,
    Operator,
    Role,
)


@dataclass(slots=True)
class Found:
    """A place in the canonical text and the rule that found it."""

    start: int
    end: int
    rule: str
    confidence: float = 1.0
    derived: bool = False


@dataclass(slots=True)
class FoundAmount(Found):
    """Money: exact values in the currency's main unit."""

    value: Decimal | None = None
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    currency: str = "VND"
    per: str | None = None
    is_total: bool = False
    source: Funding | None = None
    capital: Capital | None = None
    component: str | None = None
    year: int | None = None
    table: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class FoundCitation(Found):
    """A reference to a document."""

    doc_type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    basis: bool = False
    attached: bool = False  # stands in a "kèm theo" line


@dataclass(slots=True)
class FoundAgency(Found):
    """A body named at a place. ``key`` is what makes two mentions one body."""

    name: str = ""
    key: str = ""
    kind: AgencyKind = "khac"
    level: Level | None = None
    place: str | None = None
    generic: bool = False
    surface: str = ""  # the words as printed, without line breaks
    counted: bool = True  # false for the mere issuer of a cited document
    own: int | None = None  # where its own words begin, behind the head of a list ("UBND các xã: A")


@dataclass(slots=True)
class FoundAssignment(Found):
    """A duty of the body mentioned at this place; ``key`` is the mention's."""

    agency: str = ""
    key: str = ""
    role: Role = "thuc_hien"
    task: str | None = None
    components: tuple[str, ...] = ()
    table: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class FoundDeadline(Found):
    """A time something is due."""

    kind: DeadlineKind = "by"
    date_start: str | None = None
    date_end: str | None = None
    recurrence: str | None = None
    duration: str | None = None
    anchor: str | None = None
    subject: str | None = None
    agency: str | None = None
    table: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class FoundTarget(Found):
    """A number to reach, or a baseline."""

    indicator: str | None = None
    indicator_code: str | None = None
    basis: Basis = "target"
    direction: Direction | None = None
    op: Operator = "="
    value: Decimal | None = None
    value_max: Decimal | None = None
    of: Decimal | None = None
    unit: str | None = None
    population: str | None = None
    place: str | None = None
    year: int | None = None
    table: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class FoundRecipient(Found):
    """A line of *Nơi nhận*."""

    agency: str | None = None
    purpose: str | None = None


@dataclass(slots=True)
class FoundCell:
    """A data cell of a table with its headers."""

    row: int
    col: int
    start: int
    end: int
    text: str
    row_header: str | None
    col_header: str | None
    value: Decimal | None
    ref: str | None = None
    hidden: bool = False
    formula: str | None = None


@dataclass(slots=True)
class FoundTable(Found):
    """A table: its caption, unit and data cells; ``grid`` is its number in the text."""

    grid: int = 0
    caption: str | None = None
    unit: str | None = None
    header_rows: int = 0
    rows: int = 0
    columns: int = 0
    headers: tuple[str | None, ...] = ()
    name: str | None = None
    cells: list[FoundCell] = field(default_factory=list)


@dataclass(slots=True)
class FoundPlan:
    """Metadata of the document; ``spans`` says where each field was read."""

    doc_type: str | None = None
    number: str | None = None
    issued_on: str | None = None
    place: str | None = None
    issuer: str | None = None
    level: Level | None = None
    title: str | None = None
    year_start: int | None = None
    year_end: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    attached_type: str | None = None
    attached_title: str | None = None
    signer_name: str | None = None
    signer_title: str | None = None
    signed_for: str | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def day(self) -> str | None:
        """The day that units and bodies are asked for: that of issue, else the middle of the first year."""
        return self.issued_on or (f"{self.year_start}-06-01" if self.year_start else None)

    @property
    def own_place(self) -> str:
        """The unit whose plan it is, with its unit word; empty if unknown."""
        return self.commune or self.district or self.province or ""
