"""From quoted gold to the files kept in this project: hashes, offsets and normalised values.

The plans themselves are not part of the project, so nothing of twelve words or more is written:
the words of a fact are those at its offsets; longer wordings that decide a match are sealed (see
``names``); all other long wordings are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from kehoach.errors import BadGold
from kehoach.evaluate.answers import PLACED, Body, Fact, Value, rows_of
from kehoach.evaluate.baseline import QUOTE_LIMIT
from kehoach.evaluate.gold import gold_of, text_hash
from kehoach.evaluate.names import OwnPlace, body_key, is_sealed, seal, words
from kehoach.evaluate.quotes import TITLE_AT, QuoteFinder

Json = dict[str, object]
# Bookkeeping of the quoted form, and free text nobody scores.
_LEFT_OUT = frozenset({"line", "task_line", "task", "text", "id", "parent", "mentions", "section"})


def kept(name: str, data: Mapping[str, object], text: str) -> Json:
    """One plan's gold in the project's form.

    Raises ``BadGold`` when a quote is not found: a fact without a place cannot be kept.
    """
    gold = gold_of(name, data, text)
    finder = QuoteFinder(text)
    recipients = finder.facts("recipients", rows_of(data, "recipients"))
    problems = [*gold.problems, *finder.problems]
    if problems:
        raise BadGold(f"{name}: {problems[0]}" + _more(len(problems) - 1))
    place = gold.place
    out: Json = {"name": name, "text_sha256": text_hash(text), "scope": sorted(gold.scope)}
    if gold.ranges:
        out["ranges"] = {kind: [list(r) for r in ranges] for kind, ranges in gold.ranges.items()}
    out["own_place"] = [place.level, place.name] if place else None
    out["plan"] = {k: _metadata(v) for k, v in gold.answers.plan.items() if k != "attached"}
    out["recipients"] = [_row("recipients", fact, place) for fact in recipients]
    for kind in PLACED:
        out[kind] = [_row(kind, fact, place) for fact in gold.answers.facts[kind]]
    out["citations"] = [_cited(fact, finder) for fact in gold.answers.facts["citations"]]
    out["agencies"] = [_body(body, place) for body in gold.answers.bodies]
    return out


def _more(count: int) -> str:
    return f" (and {count} more)" if count else ""


def is_long(value: object) -> bool:
    """True for a wording that is as long as a quotation."""
    return isinstance(value, str) and len(value.split()) >= QUOTE_LIMIT


def _metadata(value: Value) -> object:
    return seal(words(value)) if is_long(value) else _plain(value)


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _row(kind: str, fact: Fact, place: OwnPlace | None) -> Json:
    row: Json = {"start": fact.start, "end": fact.end}
    for name, value in fact.values.items():
        if name in _LEFT_OUT:
            continue
        keep = _KEPT.get((kind, name))
        short = keep(fact, value, place) if keep else value
        if not is_long(short):
            row[name] = _plain(short)
    return row


def _agency(fact: Fact, value: Value, place: OwnPlace | None) -> Value:
    # Assignments compare bodies without the plan's own place: one digest is enough.
    if not is_long(value) or is_sealed(value):
        return value
    key = body_key(str(value))
    return seal(place.dropped_from(key) if place else key)


def _unit(fact: Fact, value: Value, place: OwnPlace | None) -> Value:
    return seal(words(value)) if is_long(value) else value


def _cited(fact: Fact, finder: QuoteFinder) -> Json:
    """A citation: with a number its title decides nothing, without one it is the key."""
    row, title = _row("citations", fact, None), fact.get("title")
    row["title"] = None
    if fact.get("number") or not isinstance(title, str):
        return row
    place = finder.place_of(title, fact.start or 0) if is_long(title) else None
    if place:
        return {**row, TITLE_AT: list(place)}
    # Not the plan's own words: its beginning is enough to know it by.
    return {**row, "title": " ".join(title.split()[: QUOTE_LIMIT - 1])}


_KEPT: dict[tuple[str, str], Callable[[Fact, Value, OwnPlace | None], Value]] = {
    ("assignments", "agency"): _agency,
    ("targets", "unit"): _unit,
}


def _body(body: Body, place: OwnPlace | None) -> Json:
    names: list[str] = []
    for name in (body.name, *body.variants):
        if not name:
            continue
        wording = _wordings(name, place) if is_long(name) else [name]
        names += [w for w in wording if w not in names]
    values = {k: _plain(v) for k, v in body.values.items() if k not in _LEFT_OUT and not is_long(v)}
    return {"name": names[0] if names else None, "variants": names[1:], **values}


def _wordings(name: str, place: OwnPlace | None) -> list[str]:
    key = body_key(name)
    return [seal(key), seal(place.dropped_from(key) if place else key)]


def as_lines(data: Json) -> str:
    """The project's form as JSON with one fact a line, so that a change shows as a line."""
    parts = []
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f" {json.dumps(name)}: [\n  {rows}\n ]")
        else:
            parts.append(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
