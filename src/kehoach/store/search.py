"""Full-text search over sections, facts and the texts of skipped files.

Each item is indexed twice: its words as written, and folded (no accents, ``đ`` as ``d``). The
tokenizer keeps accents (``remove_diacritics 0``), so the folded column finds ``giam ngheo``,
``Đắk Lắk`` and ``dak lak`` alike, and a hit in the words as written ranks first.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from kehoach.folding import fold
from kehoach.records import FACT_TYPES, Record, Section
from kehoach.store.functions import search_form
from kehoach.store.ids import Local, digest, facts_of, under

# Fields worth finding a fact by, beside its own words.
DESCRIBING = {
    "agencies": ("name", "variants"),
    "amounts": (),
    "assignments": ("agency", "task"),
    "citations": ("number", "issuer", "title"),
    "deadlines": ("subject", "agency"),
    "recipients": ("agency",),
    "tables": ("caption",),
    "targets": ("indicator", "population", "place"),
}
BEFORE, SHOWN = 60, 200  # letters of a snippet before the first hit, and in all
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")


@dataclass(frozen=True)
class Item:
    """Something to be found: its table, its id there, and its words."""

    kind: str
    id: str
    words: str

    @property
    def rowid(self) -> int:
        """A number that derives from the id, so that indexes of two offices agree.

        Its upper bits are the id's first digits, those of the plan: a plan's items lie together.
        """
        return int(self.id[:6], 16) << 39 | int(digest(self.kind, self.id)[:10], 16) >> 1


@dataclass(frozen=True)
class Hit:
    """Something found. ``score`` is lower for better; ``exact`` says the accents agree."""

    kind: str
    id: str
    plan_id: str | None
    file_id: str | None
    exact: bool
    score: float
    snippet: str


def _own_text(section: Section, sections: Sequence[Section], text: str) -> str:
    """A section's heading and text up to its first subsection."""
    starts = [s.start for s in sections if s.parent == section.id and s.start > section.start]
    return text[section.start : min([section.body_end, *starts])]


def _facts(record: Record, kind: str) -> Iterable[tuple[str, str]]:
    for fact in facts_of(record, kind):
        words = [fact.text]
        for name in DESCRIBING[kind]:
            value = getattr(fact, name)
            words += [value] if isinstance(value, str) else list(value or ())
        yield fact.id, "\n".join(dict.fromkeys(words))


def items_of(record: Record, text: str, ids: dict[Local, str], plan: str) -> list[Item]:
    """Everything of a plan that can be found: its title, sections and facts."""
    head = " ".join(filter(None, (record.plan.title, record.plan.number, record.plan.issuer)))
    found = [Item("sections", ids["sections", s.id], _own_text(s, record.sections, text))
             for s in record.sections]  # fmt: skip
    for kind in FACT_TYPES:
        if kind != "sections":
            found += [Item(kind, ids[kind, local], words) for local, words in _facts(record, kind)]
    if head:
        found.append(Item("plans", under(plan, "head"), head))
    return found


def remove(connection: sqlite3.Connection, column: str, owner: str) -> None:
    """Take a plan's (``plan_id``) or file's (``file_id``) items out of the index."""
    where = f"SELECT id FROM search_items WHERE {column} = ?"
    connection.execute(f"DELETE FROM search WHERE rowid IN ({where})", (owner,))
    connection.execute(f"DELETE FROM search_items WHERE {column} = ?", (owner,))


# A row of the index to be: rowid, words, words folded, kind, the item's id.
Entry = tuple[int, str, str, str, str]


def entries(items: Iterable[Item]) -> tuple[Entry, ...]:
    """Rows of the index, in the order of their rowids (FTS5 flushes when they fall)."""
    ordered = sorted({item.rowid: item for item in items}.items())
    return tuple(
        (rowid, item.words, search_form(item.words), item.kind, item.id) for rowid, item in ordered
    )


def add(
    connection: sqlite3.Connection,
    found: Iterable[Entry],
    *,
    plan_id: str | None = None,
    file_id: str | None = None,
) -> None:
    """Put rows into the index, for a plan or for a file that is none."""
    found = list(found)
    connection.executemany(
        "INSERT INTO search(rowid, words, folded) VALUES (?, ?, ?)", [one[:3] for one in found]
    )
    connection.executemany(
        "INSERT INTO search_items(id, plan_id, file_id, kind, item_id) VALUES (?, ?, ?, ?, ?)",
        [(rowid, plan_id, file_id, kind, item) for rowid, _, _, kind, item in found],
    )


def _match(column: str, words: Sequence[str], *, phrase: bool) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{{{column}}}: ({('+' if phrase else ' AND ').join(quoted)})"


def expression(query: str) -> str | None:
    """The FTS5 expression of a query: all its words; a query in quotes is a phrase."""
    query = unicodedata.normalize("NFC", query)
    phrase = len(query) > 2 and query.strip()[:1] == query.strip()[-1:] == '"'
    exact = _WORD.findall(query)
    # Folded words are split again: a sign between two words may fold to a blank.
    folded = _WORD.findall(search_form(query))
    if not exact:
        return None
    return " OR ".join(
        (_match("words", exact, phrase=phrase), _match("folded", folded, phrase=phrase))
    )


# Items: a query that finds more is not weighed by how rare its words are, which would ask for every
# place of each; and of one that finds far more only the first are looked at.
WEIGHED, BROAD = 200, 2000
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :any LIMIT :weighed)"
_FIND = """
SELECT search.rowid, search.rowid IN (SELECT rowid FROM search WHERE search MATCH :exact) AS exact,
  bm25(search, 1.0, 1.0) AS score
FROM search JOIN search_items i ON i.id = search.rowid
WHERE search MATCH :any AND (:kind IS NULL OR i.kind = :kind)
ORDER BY exact DESC, score, i.kind, i.item_id LIMIT :limit"""
# In the index's order up to the bound; titles first, then the shortest, which say little else.
_FIND_BROAD = """
SELECT rowid, :sure AS exact, length AS score FROM (
  SELECT search.rowid AS rowid, i.kind AS kind, i.item_id AS item, length(search.words) AS length
  FROM search JOIN search_items i ON i.id = search.rowid
  WHERE search MATCH :any AND (:kind IS NULL OR i.kind = :kind) LIMIT :most)
ORDER BY kind <> 'plans', length, kind, item LIMIT :limit"""
_ITEM = """
SELECT i.kind, i.item_id, i.plan_id, i.file_id, search.words
FROM search_items i JOIN search ON search.rowid = i.id WHERE i.id = ?"""


def find(
    connection: sqlite3.Connection, query: str, *, limit: int = 20, kind: str | None = None
) -> list[Hit]:
    """Items that hold every word of the query, those with the same accents first.

    ``kind`` keeps one table's items only. A query without a letter or digit finds nothing. Of a query
    that finds more than ``WEIGHED`` items short ones come first, of one with more than ``BROAD`` the first
    are looked at.
    """
    matching = expression(query)
    if matching is None:
        return []
    values = {
        "any": matching, "exact": matching.split(" OR ", 1)[0], "kind": kind, "limit": limit,
        "most": BROAD, "weighed": WEIGHED + 1,
    }  # fmt: skip
    (count,) = connection.execute(_COUNT, values).fetchone()
    ranked = _broad(connection, query, values) if count > WEIGHED else connection.execute(_FIND, values).fetchall()
    folded = _WORD.findall(search_form(unicodedata.normalize("NFC", query)))
    hits = []
    for rowid, exact, score in ranked:
        one = connection.execute(_ITEM, (rowid,)).fetchone()
        kept, item, plan, file, words = one
        hits.append(Hit(kept, item, plan, file, bool(exact), float(score), _snippet(words, folded)))
    return hits


def _broad(connection: sqlite3.Connection, query: str, values: dict[str, Any]) -> list[Any]:
    """As ``_FIND``, without weighing every hit: those with the same accents, then others."""
    query = unicodedata.normalize("NFC", query)
    found: list[Any] = []
    if fold(query) != query.lower():  # without accents there is nothing to be exact about
        found = connection.execute(_FIND_BROAD, {**values, "any": values["exact"], "sure": 1}).fetchall()
    if len(found) < values["limit"]:
        seen = {row[0] for row in found}
        more = connection.execute(_FIND_BROAD, {**values, "limit": values["limit"] + len(seen), "sure": 0})
        found += [row for row in more if row[0] not in seen]
    return found[: values["limit"]]


def _snippet(words: str, wanted: Sequence[str]) -> str:
    """The words around the first hit, hits in brackets, whether their accents agree or not."""
    pattern = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(wanted)})(?![\p{{L}}\p{{N}}])")
    hits = [match.span() for match in pattern.finditer(fold(words))]  # fold keeps the length
    first = hits[0][0] if hits else 0
    begin = max(0, words.rfind(" ", 0, max(0, first - BEFORE)) + 1) if first > BEFORE else 0
    end = min(len(words), begin + SHOWN)
    pieces, at = ["…" if begin else ""], begin
    for start, stop in hits:
        if at <= start and stop <= end:
            pieces += [words[at:start], "[", words[start:stop], "]"]
            at = stop
    return "".join([*pieces, words[at:end], "…" if end < len(words) else ""])
