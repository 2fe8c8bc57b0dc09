"""The plans of an archive as one draft asks for them: those above it, its own of last year, its neighbours.

In: an open database and what is known of a draft. Out: plans and their facts. Every question goes
through an index of the database; nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from rapidfuzz import fuzz

from kehoach.compare.cascade import LEVELS
from kehoach.compare.selection import FIELDS, PlanHead, short
from kehoach.compare.targets import TARGETS
from kehoach.errors import StoreError
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.messages import storage
from kehoach.read import Document, document_from_text
from kehoach.records import Citation, Plan
from kehoach.store import SCHEMA_VERSION, Store, alike, open_db
from kehoach.store.connection import version
from kehoach.store.ids import text_hash
from kehoach.store.texts import unpack

Row = Mapping[str, Any]
NEIGHBOURS = 10  # plans of other places whose texts are read beside a draft's
REACH = 160  # letters quoted on each side of a fact at most
FAINT = 0.03  # share of runs of words that two texts must have in common to be read side by side
SAME_TITLE = 80  # of 100: titles of one plan in two years, numbers aside
_MORE = ("doc_type", "title", "path", "text_sha256", "issuer_folded", "origin")
_EDGE = " \n\t|"
_NUMBERS = re.compile(r"\d+")
_HEAD = f"SELECT {', '.join(f'p.{name}' for name in (*FIELDS, *_MORE))} FROM plans p"
_CELLS = "SELECT id, row_header, col_header FROM cells WHERE plan_id = :plan"
_CITED = """
SELECT c.plan_id, c.number, c.date, c.issuer, c.issuer_folded, c.title, c.text, c.start, c."end", c.page
FROM citations c WHERE c.number = :number AND NOT c.self ORDER BY c.plan_id, c.start"""
_SKETCHES = """
SELECT p.id, t.sketch FROM plans p JOIN texts t ON t.text_sha256 = p.text_sha256
WHERE p.level = :level AND p.issuer_folded IS NOT NULL GROUP BY p.id"""


@dataclass(frozen=True)
class Kept:
    """A plan of the archive."""

    head: PlanHead
    doc_type: str | None
    title: str | None
    path: str
    text_sha256: str
    issuer_folded: str | None
    origin: str

    @property
    def id(self) -> str:
        """Its id in the database."""
        return self.head.id

    @property
    def name(self) -> str:
        """What it is called: type, number, day, issuer."""
        parts = [self.doc_type or say.A_PLAN()]
        if self.head.number:
            parts.append(say.NUMBERED(number=self.head.number))
        if self.head.issued_on:
            parts.append(say.DATED(day=printed(self.head.issued_on)))
        elif not self.head.number and self.head.years:
            parts.append(say.OF_YEARS(years=self.head.years))
        parts.append(say.ISSUED_BY(issuer=short(self.head.issuer)))
        words = " ".join(parts)
        return words[:1].upper() + words[1:]


def open_archive(path: Path | str) -> Store:
    """A database opened for reading only. Raises ``StoreError``, also for one of an older version."""
    store = open_db(path, write=False)
    found = version(store.connection)
    if found == SCHEMA_VERSION:
        return store
    store.close()
    raise StoreError(storage.TOO_OLD(path=path, found=found, known=SCHEMA_VERSION))


def kept_documents(store: Store) -> Iterator[Document]:
    """The plans of a database as they were read, by the path of their files; layouts where they were kept."""
    for row in store.query("SELECT id FROM plans ORDER BY path, id"):
        yield kept_document(store, str(row["id"]))


def kept_document(store: Store, plan: str) -> Document:
    """One plan as it was read, its layout where it was kept. Raises ``NoSuchRecord``."""
    rows = store.query("SELECT path, text_sha256 FROM plans WHERE id = ?", (plan,))
    path = str(rows[0]["path"]) if rows else ""
    kept = _document(store, str(rows[0]["text_sha256"]), path) if rows else None
    return kept if kept is not None else document_from_text(store.text(plan), path)


def _document(store: Store, text_sha256: str, path: str) -> Document | None:
    """What was read of a text, where that was kept."""
    found = store.query("SELECT document FROM texts WHERE text_sha256 = ? LIMIT 1", (text_sha256,))
    return unpack(cast(bytes, found[0]["document"]), path) if found else None


class Archive:
    """A database beside one draft, which may itself be in it: then it is left out of every answer."""

    def __init__(self, store: Store, plan: Plan, text: str) -> None:
        self.store, self.plan = store, plan
        self.name = store.path.name
        self._hash = text_hash(text)
        self._words = alike.words_of(text)
        self.head = PlanHead("draft", **{name: getattr(plan, name) for name in FIELDS if name != "id"})
        self.issuer = fold(plan.issuer or "")
        self._texts: dict[str, str] = {}
        self._documents: dict[str, Document | None] = {}

    # --- plans --------------------------------------------------------------------------------

    @cached_property
    def count(self) -> int:
        """How many plans there are to compare with."""
        return int(self.store.query("SELECT count(*) AS n FROM plans")[0]["n"])  # type: ignore[arg-type]

    def _kept(self, sql: str, **values: Any) -> list[Kept]:
        found = [_kept_of(row) for row in self.store.query(f"{_HEAD} {sql}", values)]
        return [one for one in found if not self.is_draft(one)]

    def plan_of(self, wanted: str) -> Kept | None:
        """A plan by its id; ``None`` for the draft itself."""
        return next(iter(self._kept("WHERE p.id = :id", id=wanted)), None)

    def is_draft(self, one: Kept) -> bool:
        """True for the draft itself or an earlier version of it: its text, or its issuer, title and year."""
        if one.text_sha256 == self._hash:
            return True
        if not self.issuer or one.issuer_folded != self.issuer:
            return False
        pairs = ((one.head.number, self.plan.number), (one.head.issued_on, self.plan.issued_on),
                 (one.head.year_start, self.plan.year_start), (one.head.year_end, self.plan.year_end))  # fmt: skip
        if any(its and own and its != own for its, own in pairs):
            return False
        same_title = fuzz.ratio(fold(one.title or ""), fold(self.plan.title or "")) >= 97
        return bool(one.head.number and self.plan.number and one.head.issued_on and self.plan.issued_on) or same_title

    @cached_property
    def day(self) -> str:
        """The day of the draft: of issue, else of its year's end, so that no plan of its year is younger."""
        return self.plan.issued_on or f"{self.plan.year_start or 9999}-12-31"

    # --- above ----------------------------------------------------------------------------------

    def cited(self, citation: Citation) -> list[Kept]:
        """The plans that a citation may mean: its number and, where both say one, its day and issuer."""
        if citation.number is None or citation.self:
            return []
        found = self._kept("WHERE p.number = :number", number=citation.number)
        found = [one for one in found if _fits(citation, one.head.issued_on, one.issuer_folded)]
        # A plan that a decision attaches has no number of its own and names the decision.
        tied = self._kept(
            "JOIN citations c ON c.plan_id = p.id WHERE c.number = :number AND c.self AND p.number IS NOT :number",
            number=citation.number,
        )
        found += [one for one in tied if _fits(citation, one.head.issued_on or citation.date, one.issuer_folded)]
        return list({one.id: one for one in found}.values())

    def superiors(self, citations: Iterable[Citation]) -> list[tuple[Citation, Kept]]:
        """The plans of a level above that the draft cites, each once, where nothing else has that number."""
        found: dict[str, tuple[Citation, Kept]] = {}
        for citation in citations:
            meant = [one for one in self.cited(citation) if self._above(one)]
            if len({one.head.number for one in meant}) == 1 and len(meant) <= 2:
                for one in meant:
                    found.setdefault(one.id, (citation, one))
        return list(found.values())

    def _above(self, one: Kept) -> bool:
        upper, lower = one.head, self.head
        if LEVELS.get(upper.level or "", 9) >= LEVELS.get(lower.level or "", -1):
            return False
        if upper.level == "trung_uong":
            return True
        codes = {upper.province_code, lower.province_code} - {None}
        return len(codes) < 2

    # --- of its own issuer, and below -----------------------------------------------------------

    def last_years(self) -> Kept | None:
        """The plan of the same issuer for the year before, for the same programme or under the same title."""
        year = self.plan.year_start
        if not self.issuer or year is None or self.plan.year_end not in (None, year):
            return None
        where = "WHERE p.issuer_folded = :issuer AND p.year_start = :year"
        found = self._kept(where, issuer=self.issuer, year=year - 1)
        found = [one for one in found if one.head.year_end in (None, year - 1)]
        scored = sorted(((self._likeness(one), one.id, one) for one in found), key=lambda x: (-x[0], x[1]))
        return scored[0][2] if scored and scored[0][0] >= SAME_TITLE else None

    def _likeness(self, one: Kept) -> float:
        titles = [_NUMBERS.sub(" ", fold(title or "")) for title in (one.title, self.plan.title)]
        same = fuzz.token_sort_ratio(*titles)
        programmes = {one.head.programme, self.plan.programme}
        if len(programmes) == 1 and None not in programmes:
            return max(same, SAME_TITLE + same / 10)
        return 0.0 if len(programmes - {None}) == 2 else same

    def own(self) -> list[Kept]:
        """Other plans of the same issuer."""
        return self._kept("WHERE p.issuer_folded = :issuer", issuer=self.issuer) if self.issuer else []

    def below(self) -> list[Kept]:
        """Plans of communes of the draft's district for the same programme and year."""
        plan = self.plan
        if plan.level != "huyen" or plan.district is None or plan.year_start is None:
            return []
        found = self._kept(
            "WHERE p.programme = :programme AND p.year_start = :year AND p.level = 'xa'",
            programme=plan.programme, year=plan.year_start,
        )  # fmt: skip
        return [one for one in found if self._inside(one)]

    def _inside(self, one: Kept) -> bool:
        """True if a commune's plan names the draft's district as its own, or cites the draft."""
        if one.head.district is not None:
            return fold(one.head.district) == fold(self.plan.district or "")
        cites = self.store.query(
            "SELECT 1 FROM citations WHERE plan_id = ? AND number = ? AND issuer_folded = ? LIMIT 1",
            (one.id, self.plan.number, self.issuer),
        )
        return bool(cites)

    # --- facts ----------------------------------------------------------------------------------

    def targets(self, one: Kept) -> list[Row]:
        """Targets and baselines of a plan; those of a table know the headings of their row and column."""
        found = self.store.query(_TARGETS, {"plan": one.id})
        if not any(row["cell_id"] for row in found):
            return list(found)
        cells = {row["id"]: row for row in self.store.query(_CELLS, {"plan": one.id})}
        return [{**row, **{k: cells[row["cell_id"]][k] for k in ("row_header", "col_header")}}
                if row["cell_id"] in cells else row for row in found]  # fmt: skip

    def rows(self, table: str, one: Kept) -> list[Row]:
        """The facts of one type of a plan, in order (``table`` is a name of ours)."""
        return list(self.store.query(f'SELECT * FROM "{table}" WHERE plan_id = ? ORDER BY position', (one.id,)))

    def text(self, one: Kept) -> str:
        """The canonical text of a plan."""
        if one.id not in self._texts:
            self._texts[one.id] = self.store.text(one.id)
        return self._texts[one.id]

    def words(self, one: Kept, row: Row) -> Row:
        """A fact's words with those around it: its line of a table, else its sentence, with their place and page."""
        text = self.text(one)
        start, end = row["start"], row["end"]
        stops = ("\n",) if row.get("cell_id") else ("\n\n", "\n-", ". ", ".\n", ";", "|")
        found = [at + len(stop.rstrip("-")) for stop in stops if (at := text.rfind(stop, 0, start)) >= 0]
        first = max([*found, start - REACH, 0])
        last = min([at for stop in stops if (at := text.find(stop, end)) >= 0] + [end + REACH, len(text)])
        while first < start and text[first] in _EDGE:
            first += 1
        while last > end and text[last - 1] in _EDGE:
            last -= 1
        return {"text": text[first:last], "start": first, "end": last, "page": row["page"]}

    def page_at(self, one: Kept, offset: int) -> int | None:
        """The page of an offset of a plan, where its file has pages."""
        if one.id not in self._documents:
            self._documents[one.id] = _document(self.store, one.text_sha256, one.path)
        document = self._documents[one.id]
        return document.page_at(offset) if document else None

    # --- texts and citations --------------------------------------------------------------------

    def neighbours(self) -> list[Kept]:
        """Plans of the same level and other issuers that have most in common with the draft, not younger."""
        if self.plan.level is None:
            return []
        own = alike.sketch(self._words)
        hashes = set(alike.hashes(own))
        scored = []
        for row in self.store.query(_SKETCHES, {"level": self.plan.level}):
            sketch = cast(bytes, row["sketch"])
            other = alike.hashes(sketch)
            # What two sketches share bounds their likeness and is quicker to ask.
            if len(hashes.intersection(other)) < FAINT * max(len(hashes), len(other)):
                continue
            score = alike.similarity(own, sketch)
            if score >= FAINT:
                scored.append((-score, str(row["id"])))
        found: list[Kept] = []
        for _, wanted in sorted(scored):
            one = self.plan_of(wanted)
            if one and one.issuer_folded != self.issuer and self._before(one) and not self._one_source(one):
                found.append(one)
            if len(found) == NEIGHBOURS:
                break
        return found

    def _before(self, one: Kept) -> bool:
        """True if a plan was there when the draft was written, as far as either says its time."""
        if one.head.issued_on:
            return one.head.issued_on <= self.day
        return (one.head.year_start or 0) <= (self.plan.year_start or 9999)

    def _one_source(self, one: Kept) -> bool:
        """True for plans of one national programme in two provinces: what they share is the programme's own text."""
        programmes = {one.head.programme, self.plan.programme}
        provinces = {one.head.province_code, self.plan.province_code}
        return len(programmes) == 1 and None not in programmes and len(provinces - {None}) == 2

    def citations(self, number: str) -> list[Row]:
        """How the plans of the archive cite a number, the draft's own versions left out."""
        found = self.store.query(_CITED, {"number": number})
        plans = {row["plan_id"]: self.plan_of(str(row["plan_id"])) for row in found}
        return [{**row, "plan": plans[row["plan_id"]]} for row in found if plans[row["plan_id"]]]


_TARGETS = TARGETS.replace("{plans}", "plan_id = :plan").replace("table_id\n", "table_id, cell_id\n")


def _kept_of(row: Row) -> Kept:
    head = PlanHead(**{name: row[name] for name in FIELDS})
    return Kept(head, **{name: row[name] for name in _MORE})


def _fits(citation: Citation, day: str | None, issuer: str | None) -> bool:
    """True if nothing that both a citation and a plan say differs, and more than the number agrees."""
    if citation.date and day and citation.date != day:
        return False
    said = fold(citation.issuer or "")
    if said and issuer and not (issuer.startswith(said) or said.startswith(issuer)):
        return False
    return bool((citation.date and day) or (said and issuer))


def own_name(head: PlanHead) -> str | None:
    """The name of the unit a plan is of, with its kind: ``xã An Thịnh``."""
    return {"xa": head.commune, "huyen": head.district, "tinh": head.province}.get(head.level or "")
