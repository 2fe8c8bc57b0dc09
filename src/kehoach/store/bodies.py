"""What the rule packs know of bodies, kept in the database beside what plans say of them.

A body of the archive is joined to those of the packs by its name, with or without the place after
it. Several bodies may have had one name, one after the other: the views choose by the plan's date.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from kehoach.folding import fold
from kehoach.gazetteer import KIND_WORDS
from kehoach.rulebook import AgencyEntry, Loader, Rulebook, data_dir
from kehoach.store.columns import Row, SqlValue
from kehoach.store.ids import digest
from kehoach.store.statements import chosen
from kehoach.store.summaries import put
from kehoach.store.units import unit_names

COLUMNS = ("id", "name", "kind", "level", "generic", "valid_from", "valid_to", "successor", "pack")
PLACE_WORDS = frozenset(fold(word) for word in (*KIND_WORDS.values(), "TP", "TP."))
_MARKS = "?" + ", ?" * (len(COLUMNS) - 1)


def _rank(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _held(connection: sqlite3.Connection) -> dict[str, tuple[tuple[int, ...], str, str]]:
    """Pack -> (rank of its version, hash of its bodies, version) as the database has it."""
    rows = connection.execute("SELECT id, version, bodies_sha256 FROM packs")
    return {pack: (_rank(version), hashed, version) for pack, version, hashed in rows}


def outdated(connection: sqlite3.Connection) -> bool:
    """True if a shipped pack is newer than what the database has of it. Reads no rule file."""
    held = _held(connection)
    for path in data_dir("rules").glob("*/pack.yaml"):
        info = yaml.load(path.read_text("utf-8"), Loader=Loader)
        if info["id"] not in held or _rank(str(info["version"])) > held[info["id"]][0]:
            return True
    return False


def _rows(book: Rulebook) -> Iterator[tuple[str, list[list[SqlValue]]]]:
    """Every pack with its bodies."""
    found: dict[str, list[list[SqlValue]]] = {pack: [] for pack in sorted(book.packs)}
    for located in book.located:
        entry = located.entry
        if isinstance(entry, AgencyEntry):
            values: list[SqlValue] = [getattr(entry, name) for name in COLUMNS[:-1]]
            values[COLUMNS.index("generic")] = int(entry.generic)
            found[located.pack].append([*values, located.pack])
    yield from found.items()


def _hash(rows: Iterable[Sequence[SqlValue]]) -> str:
    return digest("bodies", sorted((list(row) for row in rows), key=str))


def _put(
    connection: sqlite3.Connection, pack: str, version: str, rows: Sequence[Sequence[SqlValue]]
) -> None:
    connection.execute("DELETE FROM bodies WHERE pack = ?", (pack,))
    connection.executemany(f"INSERT OR REPLACE INTO bodies VALUES ({_MARKS})", rows)
    connection.execute("INSERT OR REPLACE INTO packs VALUES (?, ?, ?)",
                       (pack, version, _hash(rows)))  # fmt: skip


def learn(connection: sqlite3.Connection, book: Rulebook) -> None:
    """Take in the bodies of packs that are not older than those here.

    Runs in the caller's transaction.
    """
    held, changed = _held(connection), False
    for pack, rows in _rows(book):
        version = book.packs[pack].version
        now = held.get(pack, ((), "", ""))
        same = now[1:] == (_hash(rows), version)
        if not same and _rank(version) >= now[0]:
            _put(connection, pack, version, rows)
            changed = True
    if changed:
        _link_all(connection)


def take(connection: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Take in from another database what newer packs know; in either order the same results."""
    ours, changed = _held(connection), False
    for pack, theirs in sorted(_held(other).items()):
        if theirs[:2] > ours.get(pack, ((), ""))[:2]:
            rows = other.execute(
                f"SELECT {', '.join(COLUMNS)} FROM bodies WHERE pack = ? ORDER BY id", (pack,)
            )
            _put(connection, pack, theirs[2], rows.fetchall())
            changed = True
    if changed:
        _link_all(connection)


def _link_all(connection: sqlite3.Connection) -> None:
    """Join every body of the archive anew."""
    connection.execute("DELETE FROM agency_bodies")
    agencies = connection.execute("SELECT id, name, level FROM agencies ORDER BY id")
    rows = Bodies.of(connection).links(
        {"id": name, "name": words, "level": level} for name, words, level in agencies
    )
    connection.executemany(
        "INSERT INTO agency_bodies (id, agency_id, body_id) VALUES (:id, :agency_id, :body_id)",
        rows,
    )
    choose(connection)


@cache
def _choosing() -> str:
    select = chosen()[1].partition(" AS\n")[2]
    return f"INSERT INTO chosen_bodies (id, plan_id, body_id, valid) SELECT id, plan_id, body_id, valid FROM ({select})"


def choose(connection: sqlite3.Connection, plan: str | None = None) -> None:
    """Write which bodies a plan means, whose rows were just written; without a plan those of all, anew.

    Of a plan the summary of bodies that had ended is left to the caller.
    """
    if plan is None:
        connection.execute("DELETE FROM chosen_bodies")
        connection.execute(_choosing())
        end(connection)
    else:
        connection.execute(f"{_choosing()} WHERE plan_id = ?", (plan,))


def end(connection: sqlite3.Connection) -> None:
    """Write which bodies that plans mean had ended, anew."""
    connection.execute("DELETE FROM ended_bodies")
    for (plan,) in connection.execute("SELECT DISTINCT plan_id FROM chosen_bodies WHERE valid = 0").fetchall():
        put(connection, plan, "ended_bodies")


@dataclass(frozen=True)
class Bodies:
    """Bodies of the packs by folded name: (id, level)."""

    named: dict[str, list[tuple[str, str | None]]]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Bodies:
        """Those of a database."""
        named: dict[str, list[tuple[str, str | None]]] = {}
        for name, words, level in connection.execute("SELECT id, name, level FROM bodies"):
            named.setdefault(fold(words), []).append((name, level))
        return cls(named)

    def links(self, agencies: Iterable[Row]) -> list[Row]:
        """Rows of ``agency_bodies`` for rows of ``agencies``."""
        return [
            {"id": digest(agency["id"], body), "agency_id": agency["id"], "body_id": body}
            for agency in agencies
            for body in self.called(str(agency["name"]), agency["level"])
        ]

    def called(self, name: str, level: SqlValue) -> list[str]:
        """The bodies a name may stand for, sorted; those of its level if there are any."""
        found = self._named(name)
        fitting = [body for body, own in found if own is None or level is None or own == level]
        return sorted(fitting or [body for body, _ in found])

    def _named(self, name: str) -> list[tuple[str, str | None]]:
        folded = fold(name)
        if folded in self.named:
            return self.named[folded]
        words, plain = name.split(), folded.split()
        for count in range(len(plain) - 1, 1, -1):
            found = self.named.get(" ".join(plain[:count]))
            if found and _is_place(words[count:], plain[count:], after=plain[:count]):
                return found
        return []


def _is_place(words: Sequence[str], folded: Sequence[str], *, after: Sequence[str]) -> bool:
    """True if the words after a body's name say where it is, not what it is."""
    if folded[0] in PLACE_WORDS or " ".join(folded[:2]) in PLACE_WORDS:
        return True
    ends = after[-1] in PLACE_WORDS or " ".join(after[-2:]) in PLACE_WORDS
    return words[0][:1].isupper() and (ends or " ".join(folded) in unit_names())
