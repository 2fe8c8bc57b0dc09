"""The records of a plan: one frozen pydantic model per fact type of the contract.

One definition serves code, JSON Schema, SQL columns and documentation. Field meanings are those of
``docs/facts.md``; amounts and target values are decimal strings, dates ISO 8601, offsets code
points into the canonical text. Absent means ``None``: nothing is invented.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"

Decimal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="exact decimal number, as text")]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO 8601 date")]
Box = tuple[float, float, float, float]

Kind = Literal[
    "thuc_trang", "muc_dich_yeu_cau", "muc_tieu", "doi_tuong", "pham_vi", "thoi_gian", "noi_dung",
    "giai_phap", "nguon_von", "to_chuc_thuc_hien", "bao_cao", "phu_luc",
]  # fmt: skip
Level = Literal["trung_uong", "tinh", "huyen", "xa"]
Origin = Literal[
    "plain", "text-layer", "ocr", "docx", "doc", "rtf", "odt", "xlsx", "xls", "ods", "image"
]
Funding = Literal[
    "nstw", "nsdp", "nsdp_tinh", "nsdp_huyen", "nsdp_xa", "tin_dung", "huy_dong", "doi_ung", "khac"
]
Capital = Literal["su_nghiep", "dau_tu"]
AgencyKind = Literal[
    "ubnd", "hdnd", "so", "phong", "ban", "trung_tam", "doan_the", "dang", "ngan_hang", "bo_nganh",
    "truong", "doanh_nghiep", "khac",
]  # fmt: skip
Role = Literal["chu_tri", "phoi_hop", "thuc_hien"]
DeadlineKind = Literal["by", "from", "during", "recurring"]
Basis = Literal["target", "baseline"]
Direction = Literal["reach", "reduce_by", "increase_by", "reduce_to", "increase_to", "keep"]
Operator = Literal["=", ">=", ">", "<=", "<", "range"]
Severity = Literal["error", "warning", "info"]


class Frozen(BaseModel):
    """A record that cannot change and has no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Frozen):
    """What every fact row carries: its exact place, who found it and how sure that is."""

    id: str
    text: str = Field(description="the exact words: canonical[start:end]")
    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] | None = Field(
        default=None, description="one box (x0, top, x1, bottom) per line, points, origin top left"
    )
    section: str | None = Field(default=None, description="id of the innermost section")
    rule: str = Field(description="id of the rule or model that found it")
    confidence: float = Field(default=1.0, ge=0, le=1)
    derived: bool = Field(default=False, description="true when a value was derived, not read")


class Signature(Frozen):
    """A digital signature of the file. Its certificate's chain is not checked.

    ``intact``: the signed bytes are as they were, and signed with the signer's key; ``None`` where
    that cannot be told. ``covers_file``: nothing was appended after it.
    """

    signer: str | None = None
    organisation: str | None = None
    signed_at: str | None = Field(default=None, description="ISO 8601 time with its zone")
    intact: bool | None = None
    covers_file: bool = False


class Source(Frozen):
    """The file a record was read from."""

    path: str
    sha256: str
    media_type: str = "text/plain"
    pages: int | None = None
    origin: Origin = "plain"
    chars: int = 0
    signatures: tuple[Signature, ...] = ()


class Producer(Frozen):
    """Which versions made a record."""

    engine: str
    reader: str
    packs: dict[str, str] = {}
    models: dict[str, str] = {}


class Attached(Frozen):
    """What a decision attaches: its document type and title."""

    doc_type: str
    title: str | None = None


class Plan(Frozen):
    """Metadata of the document."""

    doc_type: str | None = None
    number: str | None = None
    issued_on: IsoDate | None = None
    place: str | None = None
    issuer: str | None = None
    level: Level | None = None
    title: str | None = None
    year_start: int | None = None
    year_end: int | None = None
    province: str | None = None
    province_code: str | None = None
    district: str | None = None
    district_code: str | None = None
    commune: str | None = None
    commune_code: str | None = None
    attached: Attached | None = None
    programme: str | None = None
    signer_name: str | None = None
    signer_title: str | None = None
    signed_for: str | None = None
    spans: dict[str, tuple[int, int]] = Field(
        default={}, description="where each field was read: field -> (start, end)"
    )


class Recipient(Fact):
    """One line of the *Nơi nhận* block."""

    agency: str | None = None
    purpose: str | None = None


class Section(Fact):
    """A heading and the text it governs; ``start``/``end`` is the heading itself."""

    parent: str | None = None
    label: str | None = None
    title: str
    level: int
    kinds: tuple[Kind, ...] = ()
    component: str | None = None
    programme: str | None = None
    body_end: int


class Amount(Fact):
    """An amount of money in the currency's main unit."""

    value: Decimal | None = None
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    currency: str = "VND"
    per: str | None = None
    is_total: bool = False
    source: Funding | None = None
    capital: Capital | None = None
    component: str | None = None
    programme: str | None = None
    year: int | None = None
    table: str | None = None
    cell: str | None = None


class Agency(Fact):
    """A body the plan names; ``start``/``end`` is its first mention."""

    name: str
    place: str | None = None
    variants: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    kind: AgencyKind = "khac"
    level: Level | None = None
    mentions: int = 1
    generic: bool = False


class Assignment(Fact):
    """A body at a place where the plan gives it a duty."""

    agency: str
    role: Role
    task: str | None = None
    components: tuple[str, ...] = ()
    programme: str | None = None
    table: str | None = None
    cell: str | None = None


class Deadline(Fact):
    """A time by which, from which or during which something is due."""

    kind: DeadlineKind
    date_start: IsoDate | None = None
    date_end: IsoDate | None = None
    recurrence: str | None = None
    duration: str | None = None
    anchor: str | None = None
    subject: str | None = None
    agency: str | None = None
    table: str | None = None
    cell: str | None = None


class Target(Fact):
    """A number the plan commits to reach, or a baseline it states."""

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
    component: str | None = None
    programme: str | None = None
    table: str | None = None
    cell: str | None = None


class Citation(Fact):
    """A reference to a legal or administrative document."""

    doc_type: str | None = None
    number: str | None = None
    date: IsoDate | None = None
    issuer: str | None = None
    title: str | None = None
    basis: bool = False
    self: bool = False


class Cell(Frozen):
    """One data cell of a table."""

    id: str
    row: int
    col: int
    row_header: str | None = None
    col_header: str | None = None
    text: str
    start: int
    end: int
    value: Decimal | None = None
    ref: str | None = Field(default=None, description="address in a spreadsheet: sheet!A1")
    hidden: bool = Field(default=False, description="true in a hidden row, column or sheet")
    formula: str | None = Field(default=None, description="formula whose stored result the text is")


class Table(Fact):
    """A table of the document; ``start``/``end`` covers it whole."""

    caption: str | None = None
    unit: str | None = None
    header_rows: int = 0
    rows: int = 0
    columns: int = 0
    name: str | None = Field(default=None, description="name of the sheet it stands on")
    cells: tuple[Cell, ...] = ()


class Numbered(Frozen):
    """A numbered paragraph that is not a heading, kept so that numbering can be checked."""

    label: str
    start: int
    end: int
    section: str | None = None


class Warning(Frozen):
    """Something odd about the document that a reader should know."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


class Record(Frozen):
    """Everything read from one plan."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    producer: Producer
    plan: Plan
    recipients: tuple[Recipient, ...] = ()
    sections: tuple[Section, ...] = ()
    amounts: tuple[Amount, ...] = ()
    agencies: tuple[Agency, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    tables: tuple[Table, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def to_json(self, *, indent: int | None = 2) -> str:
        """The record as JSON: the same bytes on every run, locale and machine."""
        return self.model_dump_json(indent=indent)


class Evidence(Frozen):
    """Another place or number that a finding rests on; without a place for what was worked out.

    With ``plan`` the place is one of another plan: ``start``, ``end`` and ``page`` are of its text.
    """

    text: str
    start: int | None = None
    end: int | None = None
    page: int | None = None
    plan: str | None = Field(default=None, description="id of the plan in the database asked, if another's")
    document: str | None = Field(default=None, description="what that plan is called: type, number, day, issuer")


class Finding(Frozen):
    """A remark on a draft: what, where, how sure, what to do instead and on what legal basis.

    ``code`` is one of the codes of ``docs/checks.md``; ``start``/``end`` are code points of the
    canonical text (both 0 where the remark is about something that is not there at all);
    ``text`` the words remarked on; ``rule`` the rule of a pack that made it.
    """

    code: str
    severity: Severity
    message: str
    suggestion: str | None = None
    text: str = ""
    start: int
    end: int
    page: int | None = None
    section: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: str
    source: str | None = None


class Verified(Frozen):
    """Something that was checked and holds: a sum, a reference, a list that agrees."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    rule: str


FACT_TYPES: dict[str, type[Fact]] = {
    "recipients": Recipient, "sections": Section, "amounts": Amount, "agencies": Agency,
    "assignments": Assignment, "deadlines": Deadline, "targets": Target, "citations": Citation,
    "tables": Table,
}  # fmt: skip


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a record."""
    return Record.model_json_schema()
