"""Gold answers of one plan, from either of two kinds of file.

*Quoted* files hold the plan's words (``line`` and ``text``, or ``start`` and ``end``). *Kept*
files, those of this project, hold offsets and normalised values only, with the hash of the text
they belong to: without that very text they mean nothing and are not loaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kehoach.errors import BadGold
from kehoach.evaluate.answers import PLACED, TYPES, Answers, body_of, rows_of, value_of
from kehoach.evaluate.names import OwnPlace, own_place
from kehoach.evaluate.quotes import QuoteFinder

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Gold:
    """What a plan holds according to its readers, and for which types that is complete.

    ``ranges`` narrows a type to character ranges; ``problems`` are quotes not found as given.
    """

    name: str
    answers: Answers
    scope: frozenset[str]
    ranges: Mapping[str, Ranges]
    place: OwnPlace | None
    problems: tuple[str, ...] = ()


def text_hash(text: str) -> str:
    """SHA-256 of a canonical text, as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def read_json(path: Path) -> dict[str, object]:
    """The JSON object in a file. Raises ``BadGold`` when there is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadGold(f"{path}: not readable as JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadGold(f"{path}: not a JSON object")
    return data


def load_gold(path: Path, text: str) -> Gold:
    """Gold answers for a canonical text.

    Raises ``BadGold`` when the file is no gold, or was made for another text.
    """
    data = read_json(path)
    expected = data.get("text_sha256")
    if expected is not None and expected != text_hash(text):
        raise BadGold(f"{path}: was made for another text (hash differs)")
    try:
        return gold_of(path.stem, data, text)
    except (TypeError, ValueError) as error:
        raise BadGold(f"{path}: malformed: {error}") from None


def gold_of(name: str, data: Mapping[str, object], text: str) -> Gold:
    """Gold answers from JSON data. Raises ``BadGold`` for a type in ``scope`` nobody knows."""
    finder = QuoteFinder(text)
    plan = data.get("plan")
    values = {k: value_of(v) for k, v in plan.items()} if isinstance(plan, dict) else {}
    answers = Answers(
        plan=values,
        facts={kind: finder.facts(kind, rows_of(data, kind)) for kind in PLACED},
        bodies=tuple(map(body_of, rows_of(data, "agencies"))),
    )
    return Gold(
        name=name,
        answers=answers,
        scope=_scope(name, data),
        ranges=_ranges(data),
        place=_own_place(data, values.get("issuer")),
        problems=tuple(finder.problems),
    )


def _scope(name: str, data: Mapping[str, object]) -> frozenset[str]:
    listed = data.get("scope")
    scope = frozenset(map(str, listed)) if isinstance(listed, list) and listed else frozenset(TYPES)
    if unknown := scope - set(TYPES):
        raise BadGold(f"{name}: unknown types in scope: {', '.join(sorted(unknown))}")
    return scope


def _ranges(data: Mapping[str, object]) -> dict[str, Ranges]:
    listed = data.get("ranges")
    if not isinstance(listed, dict):
        return {}
    return {kind: tuple((int(a), int(b)) for a, b in pairs) for kind, pairs in listed.items()}


def _own_place(data: Mapping[str, object], issuer: object) -> OwnPlace | None:
    kept = data.get("own_place")
    if isinstance(kept, list) and len(kept) == len(("level", "name")):
        return OwnPlace(str(kept[0]), str(kept[1]))
    return own_place(issuer)
