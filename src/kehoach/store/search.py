"""Full-text search over sections, facts and the texts of skipped files.

Each item is indexed twice: its words as written, and folded (no accents, ``đ`` as ``d``). The
tokenizer keeps accents (``remove_diacritics 0``), so the folded column finds ``giam ngheo``,
``Đắk Lắk`` and ``dak lak`` alike, and a hit in the words as written ranks first.

The words themselves are not kept a second time: ``search_items.pieces`` says where in the plan's
text they stand, and the view ``search_texts`` puts them together again, for the index too.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import regex

from kehoach.folding import fold
from kehoach.records import FACT_TYPES, Record, Section
from kehoach.store.columns import dumps
from kehoach.store.functions import fold as fold_words
from kehoach.store.functions import search_form
from kehoach.store.ids import Local, facts_of, under

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
SHORT = 8  # letters of words that take less room than a place
ITEM_BITS = 18  # a plan may have 262,144 items before they run into those of another
BEFORE, SHOWN = 60, 200  # letters of a snippet before the first hit, and in all
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")

INDEX_SQL = (
    # The index keeps no words of its own: asked for them, FTS5 reads this view.
    "CREATE VIEW search_texts AS SELECT i.id AS id, put_together(i.pieces, p.text) AS words, "
    "fold(put_together(i.pieces, p.text)) AS folded FROM search_items i LEFT JOIN plans p ON p.id = i.plan_id",
    "CREATE VIRTUAL TABLE search USING fts5("
    "words, folded, content = 'search_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0')",
    # Every commit begins a segment of the index. By default four of a size are merged into one, which
    # writes each word anew ever more often as the archive grows; by sixteen, half as often, and bit by bit.
    # A megabyte of words would begin another segment: a batch of plans has some.
    "INSERT INTO search(search, rank) VALUES ('automerge', 16)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 64)",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 16777216)",
)


@dataclass(frozen=True)
class Item:
    """Something to be found: its table, its id there, and its words."""

    kind: str
    id: str
    words: str
    pieces: str  # the same words as places of the owner's text, see ``put_together``


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


def _own_place(section: Section, sections: Sequence[Section]) -> tuple[int, int]:
    """A section's heading and text up to its first subsection."""
    starts = [s.start for s in sections if s.parent == section.id and s.start > section.start]
    return section.start, min([section.body_end, *starts])


def _piece(words: str, text: str, start: int, end: int) -> list[int | str]:
    """Words as a place of the text, looked for at ``start`` first; as they are if nowhere."""
    if len(words) > SHORT:
        at = text.find(words, start, max(end, start + len(words)))
        at = text.find(words) if at < 0 else at
        if at >= 0:
            return [at, at + len(words)]
    return [words]


def _fact(fact: Any, kind: str, text: str) -> tuple[str, str]:
    """What a fact is found by: its words, and the same as pieces."""
    words = [fact.text]
    for name in DESCRIBING[kind]:
        value = getattr(fact, name)
        words += [value] if isinstance(value, str) else list(value or ())
    words = list(dict.fromkeys(words))
    pieces = [part for one in words for part in _piece(one, text, fact.start, fact.end)]
    return "\n".join(words), dumps(pieces)


def items_of(record: Record, text: str, ids: dict[Local, str], plan: str) -> list[Item]:
    """Everything of a plan that can be found: its title, sections and facts."""
    found = []
    for section in record.sections:
        start, end = _own_place(section, record.sections)
        found.append(Item("sections", ids["sections", section.id], text[start:end], dumps([start, end])))
    for kind in FACT_TYPES:
        if kind != "sections":
            found += [Item(kind, ids[kind, fact.id], *_fact(fact, kind, text))
                      for fact in facts_of(record, kind)]  # fmt: skip
    head = " ".join(filter(None, (record.plan.title, record.plan.number, record.plan.issuer)))
    if head:
        found.append(Item("plans", under(plan, "head"), head, dumps([head])))
    return found


def file_item(file: str, text: str) -> Item:
    """What a skipped file is found by: its text, which may change while its id stays."""
    return Item("files", file, text, dumps([text]))


def first_rowid(owner: str) -> int:
    """The rowid of the first item of a plan or file; the others follow it.

    It derives from the owner's id, so that indexes of two offices agree. Items of one owner lie
    together, and rowids that rise by one take a byte in the index where random ones take five.
    """
    return int(owner.removeprefix("p")[:11], 16) << ITEM_BITS


def remove(connection: sqlite3.Connection, column: str, owner: str) -> None:
    """Take a plan's (``plan_id``) or file's (``file_id``) items out of the index.

    Before the plan's text or the item's words change: the index is told what it was given.
    """
    first = first_rowid(owner)
    values = (first, first + (1 << ITEM_BITS), owner)
    where = f"id >= ? AND id < ? AND {column} = ?"
    connection.execute(f"DELETE FROM search WHERE rowid IN (SELECT id FROM search_items WHERE {where})", values)
    connection.execute(f"DELETE FROM search_items WHERE {where}", values)


# A row of the index to be: rowid, words, words folded, kind, the item's id, its pieces.
Entry = tuple[int, str, str, str, str, str]


def entries(owner: str, items: Iterable[Item]) -> tuple[Entry, ...]:
    """Rows of the index of one plan or file, in the order of their rowids (FTS5 flushes when they fall)."""
    return tuple(
        (rowid, item.words, fold_words(item.words) or "", item.kind, item.id, item.pieces)
        for rowid, item in enumerate(items, first_rowid(owner))
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
        "INSERT INTO search_items(id, plan_id, file_id, kind, item_id, length, pieces) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(rowid, plan_id, file_id, kind, item, len(words), pieces)
         for rowid, words, _, kind, item, pieces in found],  # fmt: skip
    )


class Waiting:
    """Rows of the index that are written together, at the end of a batch of plans.

    FTS5 writes a segment whenever a savepoint begins or a rowid falls, and merges segments ever after:
    a segment per batch instead of one per plan is merged a level less.
    """

    def __init__(self) -> None:
        self.found: dict[str, tuple[Entry, ...]] | None = None  # by plan; None: nothing waits

    def put(self, connection: sqlite3.Connection, plan: str, found: tuple[Entry, ...]) -> None:
        """Rows of a plan, for now or for later."""
        if self.found is None:
            add(connection, found, plan_id=plan)
        else:
            self.found[plan] = found

    def drop(self, plan: str) -> None:
        """A plan is gone, or will be put again."""
        if self.found:
            self.found.pop(plan, None)

    def write(self, connection: sqlite3.Connection) -> None:
        """Put what waits into the index, in the order of the rowids."""
        if not self.found:
            return
        waiting, self.found = self.found, {}
        for plan in sorted(waiting, key=first_rowid):
            add(connection, waiting[plan], plan_id=plan)

    @contextmanager
    def undone_with(self) -> Iterator[None]:
        """What the block put or dropped is undone if it fails."""
        before = None if self.found is None else dict(self.found)
        try:
            yield
        except BaseException:
            self.found = before
            raise


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


def _wide(matching: str) -> str:
    """What finds the same without asking for every accent: where words fold to words, the folded ones alone do."""
    exact, folded = matching.split(" OR ", 1)
    return folded if exact.count('"') == folded.count('"') else matching


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
  SELECT search.rowid AS rowid, i.kind AS kind, i.item_id AS item, i.length AS length
  FROM search JOIN search_items i ON i.id = search.rowid
  WHERE search MATCH :any AND (:kind IS NULL OR i.kind = :kind) LIMIT :most)
ORDER BY kind <> 'plans', length, kind, item LIMIT :limit"""
_ITEM = """
SELECT i.kind, i.item_id, i.plan_id, i.file_id, t.words
FROM search_items i JOIN search_texts t ON t.id = i.id WHERE i.id = ?"""


_COUNT_ALL = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :any LIMIT :most)"
_COUNT_KIND = """
SELECT count(*) FROM (SELECT 1 FROM search JOIN search_items i ON i.id = search.rowid
  WHERE search MATCH :any AND i.kind = :kind LIMIT :most)"""


def count(connection: sqlite3.Connection, query: str, *, kind: str | None = None) -> int:
    """How many items hold every word of the query, or ``BROAD + 1`` where it is more than ``BROAD``."""
    matching = expression(query)
    if matching is None:
        return 0
    sql = _COUNT_KIND if kind else _COUNT_ALL
    (found,) = connection.execute(sql, {"any": _wide(matching), "kind": kind, "most": BROAD + 1}).fetchone()
    return int(found)


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
        "any": _wide(matching), "exact": matching.split(" OR ", 1)[0], "kind": kind, "limit": limit,
        "most": BROAD, "weighed": WEIGHED + 1,
    }  # fmt: skip
    (count,) = connection.execute(_COUNT, values).fetchone()
    if not count:  # words that stand nowhere together: to look again would cost as much again
        return []
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
