"""The tables, made from the records so that the two cannot differ."""

from __future__ import annotations

from functools import cache

from kehoach.records import FACT_TYPES, Cell, Numbered, Plan, Source, Warning
from kehoach.store.columns import ID, PLAN_ID, Column, Table, columns_of
from kehoach.store.columns import text_column as _text
from kehoach.store.columns import whole_column as _whole
from kehoach.store.coverage import DOUBTFUL, FILTERS
from kehoach.store.indexes import FACT_INDEXES, partial_indexes
from kehoach.store.search import INDEX_SQL
from kehoach.store.statements import chosen, pairs, summaries, views

# Fields of an agency that belong to the body itself, shared by all plans.
SHARED_AGENCY = ("name", "kind", "level", "place", "generic")
STATE = Column("state", "TEXT", required=True, about="`read`, `derived` or `corrected`")
AGENCY_ID = Column("agency_id", "TEXT", references="agencies", about="the body of that name")
ENDED = ("number", "issuer", "issued_on", "agency", "level", "place", "valid_to", "successor")  # told of ended bodies
POSITION = Column("position", "INTEGER", required=True, about="order within the record")


FACT_ABOUT = {
    "recipients": "Each line of the *Nơi nhận* block.",
    "sections": "Every heading, as a tree.",
    "amounts": "Every amount of money.",
    "agencies": "What one plan says of a body: how it is written, where and how often.",
    "assignments": "Which body has which duty.",
    "deadlines": "Times by which, from which or during which something is due.",
    "targets": "Numbers the plan commits to reach, and baselines.",
    "citations": "References to legal and administrative documents.",
    "tables": "Tables of the plan.",
}
EXTRA: dict[str, tuple[Column, ...]] = {
    "recipients": (AGENCY_ID,),
    "assignments": (AGENCY_ID,),
    "agencies": (Column("agency_id", "TEXT", required=True, references="agencies"),),
    "amounts": (_whole("value_dong", "the value where it is whole đồng"),),
    "deadlines": (AGENCY_ID, _text("due_on", "the day to sort by: the last one, else the first")),
    "targets": (
        _text("indicator_folded", "the indicator without accents"),
        _text("indicator_key", "its code, else the folded indicator: to join plans by"),
        _text("area", "the plan's unit and the row's place, folded"),
    ),
    "citations": (_text("issuer_folded", "the issuer without accents"),),
}


def table_of(kind: str) -> str:
    """The table that holds the facts of one type."""
    return "plan_agencies" if kind == "agencies" else kind


def _fact_table(kind: str) -> Table:
    skip = ("cells",) if kind == "tables" else SHARED_AGENCY if kind == "agencies" else ()
    columns = (ID, PLAN_ID, POSITION, *columns_of(FACT_TYPES[kind], skip), *EXTRA.get(kind, ()))
    indexes = FACT_INDEXES.get(kind, ())
    return Table(table_of(kind), FACT_ABOUT[kind], (*columns, STATE), indexes, doubtful=True)


def _plans() -> Table:
    own = (
        ID,
        _text("text", "the canonical text", required=True),
        _text("text_sha256", "hash of the canonical text", required=True),
        *columns_of(Source),
        _text("schema_version", required=True),
        _text("producer", "versions that made the record, JSON", required=True),
        *columns_of(Plan),
        _text("issuer_folded", "the issuer without accents"),
        STATE,
    )
    indexes = (
        # With the id behind: a page of a filtered list comes in its order.
        ("text_sha256",), ("sha256",), ("number",), ("issuer_folded",), ("issuer", "id"), ("programme", "id"),
        ("year_start", "id"), ("province", "id"), ("district", "id"), ("commune", "id"), ("level", "id"),
    )  # fmt: skip
    return Table("plans", "One row per plan: text, file, metadata.", own, indexes)


def _bookkeeping() -> tuple[Table, ...]:
    plan_files = Table(
        "plan_files",
        "The files that hold one plan: the same text under several paths or formats.",
        (
            ID,
            PLAN_ID,
            _text("role", "`main`; `rendering`: the same plan, not the same text; `annex`", required=True),
            *columns_of(Source),
            Column("main_id", "TEXT", references="plans", about="the plan whose annex the file is"),
            _text("linked_by", "how that was found: `number` or `folder`"),
            _whole("candidates", "how many plans would fit; linked only where it is one"),
        ),
        (("path",), ("sha256",)),
        kept=True,
    )
    files_ = Table(
        "files",
        "One row per file ever offered to an import.",
        (
            ID,
            _text("path", required=True),
            _text("sha256"),
            _whole("bytes"),
            _text("status", "`ok`, `partial`, `duplicate`, `skipped`, `failed`", required=True),
            _text("reason", "typed reason, null when ok"),
            _text("detail", "the reason in words"),
            _text("stage", "`read`, `ocr`, `extract` or `save`: where it ended"),
            Column("seconds", "REAL"),
            _text("versions", "engine, reader and packs, JSON"),
            _text("finished_at", required=True),
            _text("text", "kept for skipped files only, never of one marked secret"),
            Column("plan_id", "TEXT", references="plans"),
            Column("import_id", "INTEGER", references="imports"),
        ),
        (("status", "reason"), ("sha256",)),
        unique=(("path",),),
        kept=True,
    )
    imports = Table(
        "imports",
        "One row per import run.",
        (
            Column("id", "INTEGER", required=True),
            _text("started_at", required=True),
            _text("finished_at"),
            _text("paths", "what was offered, JSON", required=True),
            _text("options", "JSON", required=True),
            _text("engine", required=True),
            *map(_whole, ("ok", "partial", "duplicate", "skipped", "failed", "unchanged")),
            _whole("ignored", "files in a folder that are no documents, such as .json"),
        ),
        kept=True,
    )
    return plan_files, files_, imports


def _texts() -> Table:
    return Table(
        "texts",
        "What was read of a file, by the file's hash: new rules read it here, not in the file.",
        (
            ID,
            _text("sha256", "hash of the file", required=True),
            _text("reader", "the reader and its version", required=True),
            _whole("blotted", "1 if lists of private persons were blotted out", required=True),
            _text("origin", "as in `plans`", required=True),
            _text("text_sha256", "hash of the canonical text", required=True),
            _text("letters_sha256", "hash of its letters and digits alone", required=True),
            _text("number", "the plan's number, folded"),
            _text("issued_on"),
            _text("issuer", "folded"),
            _whole("year", "the first year of the plan"),
            Column("sketch", "BLOB", required=True, about="the smallest hashes of its runs of words"),
            Column("document", "BLOB", required=True, about="text and layout, zlib-compressed"),
        ),
        (("sha256",), ("text_sha256",), ("letters_sha256",), ("number", "issued_on"),
         ("issuer", "year")),
        kept=True,
    )  # fmt: skip


def _pages() -> Table:
    return Table(
        "recognised_pages",
        "What was seen on the pages of scans: a page met again, in whatever file, is not recognised again.",
        (
            ID,
            _text("sha256", "hash of the file", required=True),
            _whole("number", "of the page in the file, from 1", required=True),
            _text("page_sha256", "hash of its pixels and of what they were read with", required=True),
            _text("reader", "the reader and its version", required=True),
            Column("seen", "BLOB", required=True, about="words with their places, lines and stamps; JSON, "
                   "zlib-compressed, lists of private persons blotted out"),
        ),
        (("sha256",), ("page_sha256",)),
        kept=True,
    )  # fmt: skip


def _corrections() -> tuple[Table, ...]:
    corrections = Table(
        "corrections",
        "What people corrected; rows are only ever added.",
        (
            ID,
            _text("text_sha256", "the text it was made on", required=True),
            _text("type", "a fact type, or `plan`", required=True),
            _text("action", "`changed`, `rejected` or `added`", required=True),
            _text("field", "what was changed"),
            _text("old", "value before, JSON"),
            _text("new", "value after, JSON"),
            _text("quote", "the fact's words"),
            _whole("start"),
            _whole("end"),
            _text("section_path", "headings from the top, JSON"),
            _text("who", required=True),
            _text("at", "ISO time", required=True),
            _text("why"),
        ),
        (("text_sha256",),),
        kept=True,
    )
    outcomes = Table(
        "correction_outcomes",
        "What became of a correction when its plan was last saved.",
        (
            ID,
            PLAN_ID,
            Column("correction_id", "TEXT", required=True, references="corrections"),
            _text("outcome", "`applied`, `agrees` or `unanchored`", required=True),
            _text("reason", "why it no longer anchors"),
            _text("fact_id", "the fact it was applied to"),
        ),
    )
    predecessors = Table(
        "predecessors",
        "Texts a plan replaced, so that their corrections are tried on it.",
        (ID, PLAN_ID, _text("text_sha256", required=True)),
        (("text_sha256",),),
        kept=True,
    )
    return corrections, outcomes, predecessors


def _knowledge() -> tuple[Table, ...]:
    """What the rule packs know of bodies, and which of them the archive names."""
    packs = Table(
        "packs",
        "The rule packs whose bodies are in `bodies`.",
        (
            ID,
            _text("version", required=True),
            _text("bodies_sha256", "hash of its bodies", required=True),
        ),
        kept=True,
    )
    bodies = Table(
        "bodies",
        "What the rule packs know of bodies and groups of bodies.",
        (
            Column("id", "TEXT", required=True, about="the rule's id"),
            _text("name", "full name, without place", required=True),
            _text("kind", required=True),
            _text("level", "null where the name does not tell"),
            _whole("generic", "1 for a group of bodies", required=True),
            _text("valid_from", "first day, null if unknown"),
            _text("valid_to", "last day, null if it still exists"),
            _text("successor", "names of the bodies that took over, separated by `; `"),
            _text("pack", "rule pack", required=True),
        ),
        (("name",), ("pack",)),
        kept=True,
    )
    links = Table(
        "agency_bodies",
        "Which bodies of the packs a body of the archive may be; the plan's date decides.",
        (
            ID,
            Column("agency_id", "TEXT", required=True, references="agencies", cascade=True),
            Column("body_id", "TEXT", required=True, references="bodies", cascade=True),
        ),
    )
    about, statement = chosen()
    made = Table(
        statement.split()[2],
        about,
        (
            Column("id", "TEXT", required=True, about="that of the row of `plan_agencies`"),
            PLAN_ID,
            Column("body_id", "TEXT", required=True, references="bodies", cascade=True),
            _whole("valid", "1 if it existed on the day the plan was issued, 0 if not, null if the day is not known"),
        ),
        (("valid", "body_id"), ("valid", "plan_id")),
    )
    return packs, bodies, links, made


def _totals() -> Table:
    return Table(
        "totals",
        "Stated sums beside the sums of their parts, made on saving; read `totals_check`.",
        (
            ID,
            PLAN_ID,
            _text("scope", "`sources`, `subcomponents` or `plan`", required=True),
            _text("programme"),
            _text("component"),
            Column("section_id", "TEXT", references="sections"),
            Column("amount_id", "TEXT", references="amounts", about="the total, scope `sources`"),
            _whole("stated_dong", required=True),
            _whole("summed_dong"),
            _whole("parts", "how many amounts or components were added", required=True),
            _whole("start"),
            _whole("end"),
        ),
    )


def _coverage() -> Table:
    """The plan's own columns again beside counts: a list need not read past every text."""
    named = {column.name: column for column in _plans().columns}
    counts = (
        "sections", "amounts", "totals", "assignments", "leads", "deadlines", "targets", "citations",
        "tables", "doubts",
    )  # fmt: skip
    about = {
        "totals": "amounts that are totals", "leads": "duties with a lead",
        "doubts": "facts found with little confidence (under 0.8)",
    }  # fmt: skip
    return Table(
        "coverage",
        "What each plan yielded, made on saving: one narrow row per plan for lists and counts.",
        (
            ID,
            PLAN_ID,
            *(named[name] for name in FILTERS),
            *(_whole(name, about.get(name, ""), required=True) for name in counts),
            _text("missing", "which of the four sections every report shows are lacking, JSON", required=True),
        ),
        (("issued_on",), ("year_start", "year_end"), ("programme", "issued_on"), ("level", "issued_on"),
         ("issuer_folded", "issued_on"), ("number",), ("issuer",), ("province",), ("district",), ("commune",),
         ("year_end",)),
    )  # fmt: skip


def _summaries() -> tuple[Table, ...]:
    """Sums of a plan, made on saving by the statements of ``summaries``."""
    cited = tuple(map(_text, ("number", "date", "doc_type", "issuer")))
    ended = (*ENDED, "body_id", "agency_id")
    money = ("stated_dong", "parts_dong", "dong", "nstw_dong", "nsdp_dong", "other_dong", "amounts")
    columns: dict[str, tuple[Column, ...]] = {
        "component_totals": (_text("programme"), _text("component", required=True), *map(_whole, money)),
        "plan_allocations": (_whole("dong"), _whole("has_total"), _whole("amounts")),
        "source_totals": (
            _text("programme"), _text("source", required=True), _text("capital"), _whole("total_dong"),
            _whole("amounts"),
        ),
        "cited_documents": (*cited, _text("issuer_folded"), _text("title"), _whole("basis"), _whole("mentions")),
        "ended_bodies": (*map(_text, ended), _text("plan_agency_id"), _text("text"), _whole("start"), _whole("end")),
    }  # fmt: skip
    indexes = {
        "component_totals": tuple((one,) for one in ("component", "programme", "dong", *money[3:6])),
        "source_totals": (("source",), ("programme",), ("capital",), ("total_dong",), ("amounts",)),
        "cited_documents": (*((c.name,) for c in cited), ("title",), ("basis",), ("mentions",)),
        "ended_bodies": tuple((one,) for one in ended),
    }
    return tuple(
        Table(name, about, (ID, PLAN_ID, *columns[name]), indexes.get(name, ()))
        for name, (about, _) in summaries().items()
    )


def _pairs() -> Table:
    """Facts of two plans, made by the statement of ``pairs`` when either is saved."""
    [(table, (about, _))] = pairs().items()
    target = {column.name: column for column in _fact_table("targets").columns}
    named = ("indicator_key", "indicator", "year", "area", "unit", "direction", "op")
    shared = tuple(target[name] for name in named)
    values = (_text("promised"), _text("reported"))
    # No references: they go with their plans.
    facts = (_text("target_id", "→ `targets`", required=True), _text("baseline_id", "→ `targets`", required=True))
    later = Column("reported_plan_id", "TEXT", required=True, references="plans", cascade=True)
    indexed = tuple((column.name,) for column in (*shared, *values, *facts))
    return Table(table, about, (ID, PLAN_ID, later, *shared, *values, *facts), indexed)


def _small() -> tuple[Table, ...]:
    agencies = Table(
        "agencies",
        "Bodies, shared by all plans.",
        (ID, *(c for c in columns_of(FACT_TYPES["agencies"]) if c.name in SHARED_AGENCY)),
        (("name",), ("kind", "level"), ("level",), ("place",), ("generic",)),
    )
    in_table = Column("table_id", "TEXT", required=True, references="tables", cascade=True)
    cells = Table(
        "cells", "Data cells of tables.", (ID, PLAN_ID, in_table, POSITION, *columns_of(Cell))
    )
    numbered = Table(
        "numbered",
        "Numbered paragraphs that are not headings.",
        (ID, PLAN_ID, POSITION, *columns_of(Numbered)),
    )
    warnings = Table(
        "warnings",
        "Oddities of the document a reader should know.",
        (ID, PLAN_ID, POSITION, *columns_of(Warning)),
    )
    return agencies, cells, numbered, warnings


def _support() -> tuple[Table, ...]:
    readings = Table(
        "readings",
        "The record as read, before corrections; every other row can be made again from it.",
        (
            Column("id", "TEXT", required=True, references="plans", cascade=True, about="plan id"),
            Column("record", "BLOB", required=True, about="JSON, zlib-compressed, without source"),
        ),
        kept=True,
    )
    search_items = Table(
        "search_items",
        "What each row of the full-text index stands for; the id is the index's rowid.",
        (
            Column("id", "INTEGER", required=True, about="derived from the content"),
            # No references: an index over each would take as much room as what it finds, and the
            # items of a plan or file are found by their ids, which begin with its own.
            _text("plan_id", "the plan it belongs to"),
            _text("file_id", "the skipped file it is the text of"),
            _text("kind", "the item's table", required=True),
            _text("item_id", "its id in that table", required=True),
            _whole("length", "letters of its words", required=True),
            _text("pieces", "its words, JSON: places of the plan's text and words that stand nowhere there; "
                  "read `search_texts`", required=True),
        ),
    )
    expected = Table(
        "expected_units",
        "Filled by hand: units whose plans should be in the archive.",
        (
            Column("id", "INTEGER", required=True),
            _text("name", "as in `plans.commune`, `district`, `province` or `issuer`"),
            _text("level"),
            _text("programme"),
            _whole("year"),
            _text("path_hint", "part of the path its files have, to tell failed from absent"),
            _text("note"),
        ),
        (("name",),),
        kept=True,
    )
    return readings, search_items, expected


@cache
def tables() -> tuple[Table, ...]:
    """Every table, in an order in which each one's references come first (deferred ones aside)."""
    agencies, *rest = _small()
    plan_files, files_, imports = _bookkeeping()
    return (
        _plans(), agencies, *_knowledge(), _fact_table("sections"), _fact_table("tables"), *rest,
        *(_fact_table(kind) for kind in FACT_TYPES if kind not in {"sections", "tables"}),
        _totals(), *_summaries(), _coverage(), _pairs(), plan_files, imports, files_, _texts(), _pages(),
        *_corrections(), *_support(),
    )  # fmt: skip


def table_named(name: str) -> Table:
    """A table by its name."""
    return next(table for table in tables() if table.name == name)


def quoted(name: str) -> str:
    """A name quoted for SQL (``end`` is a keyword)."""
    return f'"{name}"'


def _column_sql(column: Column) -> str:
    parts = [quoted(column.name), column.type]
    if column.name == "id":
        parts.append("PRIMARY KEY")
    if column.required and column.type != "INTEGER" or (column.required and column.name != "id"):
        parts.append("NOT NULL")
    if column.references:
        action = "ON DELETE CASCADE " if column.cascade else ""
        parts.append(f"REFERENCES {quoted(column.references)}(id) {action}")
        parts.append("DEFERRABLE INITIALLY DEFERRED")
    return " ".join(part.strip() for part in parts)


def create_table(table: Table) -> list[str]:
    """The statements that make one table and its indexes; every reference begins an index."""
    lines = [_column_sql(column) for column in table.columns]
    lines += [f"UNIQUE ({', '.join(map(quoted, names))})" for names in table.unique]
    body = ",\n  ".join(lines)
    statements = [f"CREATE TABLE {quoted(table.name)} (\n  {body}\n)"]
    begun = {names[0] for names in table.indexes}
    references = [(c.name,) for c in table.columns if c.references and c.name not in {"id", *begun}]
    for names in (*references, *table.indexes):
        index = quoted(f"{table.name}_{'_'.join(names)}")
        statements.append(
            f"CREATE INDEX {index} ON {quoted(table.name)} ({', '.join(map(quoted, names))})"
        )
    statements += partial_indexes(table.name)
    if table.doubtful:
        index = quoted(f"{table.name}_doubtful")
        statements.append(
            f"CREATE INDEX {index} ON {quoted(table.name)} (plan_id) WHERE confidence < {DOUBTFUL}"
        )
    return statements


def create_all() -> list[str]:
    """Every statement of an empty database of this version."""
    statements = [line for table in tables() for line in create_table(table)]
    return [*statements, *INDEX_SQL, *(statement for _, statement in views().values())]
