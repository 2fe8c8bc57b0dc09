"""What people corrected, and its way back onto a record that was read anew.

A correction is anchored by the hash of the text it was made on and the place of its quote; on
another text (a re-issued file, better OCR) by the quote, and by the headings above it where the
quote stands several times. One that finds no place is kept and reported, never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from kehoach.errors import StoreError
from kehoach.messages import storage as say
from kehoach.records import FACT_TYPES, Fact, Plan, Record
from kehoach.store.columns import Row, dumps
from kehoach.store.fitting import fitting
from kehoach.store.ids import KEYS, Local, digest, facts_of, text_hash

Action = Literal["changed", "rejected", "added"]
Result = Literal["applied", "agrees", "unanchored"]
# Fields that say where a fact is; a fact elsewhere is another fact.
FIXED = frozenset({"id", "text", "start", "end", "page", "boxes", "section", "parent", "table",
                   "cell", "cells", "rule", "body_end"})  # fmt: skip


@dataclass(frozen=True)
class Correction:
    """One act of a person. ``old`` and ``new`` are JSON; ``at`` is an ISO time."""

    text_sha256: str
    type: str
    action: Action
    who: str
    at: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    section_path: str | None = None
    why: str | None = None

    @property
    def id(self) -> str:
        """Derived from all it says."""
        return digest("correction", asdict(self))

    def row(self) -> Row:
        """As a row of ``corrections``."""
        return {"id": self.id, **asdict(self)}


@dataclass(frozen=True)
class Outcome:
    """What became of a correction on one record."""

    correction: Correction
    result: Result
    reason: str | None = None
    fact: Local | None = None


@dataclass(frozen=True)
class Corrected:
    """A record with its corrections applied, which facts they touched, and how each fared."""

    record: Record
    touched: frozenset[Local]
    outcomes: tuple[Outcome, ...]
    plan_touched: bool = False


def section_path(record: Record, section: str | None) -> str:
    """The headings from the top down to a section, as JSON: ``["I. Mục tiêu", "1. …"]``."""
    by_id = {s.id: s for s in record.sections}
    path: list[str] = []
    while section is not None and section in by_id and len(path) < 50:
        found = by_id[section]
        path.insert(0, f"{found.label}. {found.title}" if found.label else found.title)
        section = found.parent
    return dumps(path)


def section_at(record: Record, offset: int) -> str | None:
    """The innermost section around a place."""
    inside = [s for s in record.sections if s.start <= offset < max(s.body_end, s.end)]
    return max(inside, key=lambda s: (s.level, s.start)).id if inside else None


def _places(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def anchor(correction: Correction, record: Record, text: str) -> tuple[int, int] | str:
    """Where a correction's quote stands now, or the reason why it cannot be said."""
    quote = correction.quote or ""
    if correction.text_sha256 == text_hash(text) and correction.start is not None:
        return correction.start, correction.start + len(quote)
    places = _places(text, quote) if quote else []
    if not places:
        return "quote-not-found"
    if len(places) > 1:
        wanted = correction.section_path
        places = [p for p in places if section_path(record, section_at(record, p)) == wanted]
    if len(places) != 1:
        return "quote-ambiguous" if places else "section-not-found"
    return places[0], places[0] + len(quote)


def _fact_at(correction: Correction, facts: Iterable[Fact], place: tuple[int, int]) -> Fact | None:
    """The fact a correction speaks of: the one at its words whose values agree best."""
    start, end = place
    near = [f for f in facts if f.start < end and start < f.end]
    if not near:
        return None
    old = json.loads(correction.old) if correction.old else None

    def rank(fact: Fact) -> tuple[bool, bool, int, int]:
        dumped = fact.model_dump(mode="json")
        if correction.field:
            same = dumped[correction.field] == old
        else:
            same = isinstance(old, dict) and all(
                dumped[key] == old.get(key) for key in KEYS[correction.type]
            )
        exact = (fact.start, fact.end) == place
        return exact, same, -abs(fact.start - start) - abs(fact.end - end), -fact.start

    return max(near, key=rank)


def _with_fact(record: Record, kind: str, facts: Iterable[Fact]) -> Record:
    return record.model_copy(update={kind: tuple(facts)})


def _unlinked(record: Record, kind: str, gone: Fact) -> Record:
    """A record in which nothing points to a fact taken out of it."""
    if kind not in {"sections", "tables"}:
        return record
    heir = getattr(gone, "parent", None)
    changes: dict[str, Any] = {}
    for name in (*FACT_TYPES, "numbered"):
        moved = []
        for fact in getattr(record, name):
            update: dict[str, Any] = {}
            if kind == "sections":
                for link in ("section", "parent"):
                    if getattr(fact, link, None) == gone.id:
                        update[link] = heir
            elif getattr(fact, "table", None) == gone.id:
                update = {"table": None, "cell": None}
            moved.append(fact.model_copy(update=update) if update else fact)
        changes[name] = tuple(moved)
    return record.model_copy(update=changes)


def checked(kind: str, fields: dict[str, Any]) -> Fact:
    """A fact of these fields. Raises ``StoreError`` where they do not fit."""
    return fitting(kind, FACT_TYPES[kind], fields)


class _Work:
    """A record being corrected."""

    def __init__(self, record: Record, text: str) -> None:
        self.record, self.text = record, text
        self.touched: set[Local] = set()
        self.plan_touched = False

    def apply(self, correction: Correction) -> Outcome:
        if correction.type == "plan":
            return self._plan(correction)
        place = anchor(correction, self.record, self.text)
        if isinstance(place, str):
            return Outcome(correction, "unanchored", place)
        try:
            return getattr(self, f"_{correction.action}")(correction, place)  # type: ignore[no-any-return]
        except (StoreError, KeyError):
            return Outcome(correction, "unanchored", "value-does-not-fit")

    def _plan(self, correction: Correction) -> Outcome:
        field, new = correction.field or "", json.loads(correction.new or "null")
        now = self.record.plan.model_dump(mode="json")
        if field not in now:
            return Outcome(correction, "unanchored", "value-does-not-fit")
        if now[field] == new:
            return Outcome(correction, "agrees")
        same_text = correction.text_sha256 == text_hash(self.text)
        if not same_text and now[field] not in (None, json.loads(correction.old or "null")):
            return Outcome(correction, "unanchored", "value-changed")
        try:
            plan = fitting("plan", Plan, now | {field: new})
        except StoreError:
            return Outcome(correction, "unanchored", "value-does-not-fit")
        self.record = self.record.model_copy(update={"plan": plan})
        self.plan_touched = True
        return Outcome(correction, "applied")

    def _changed(self, correction: Correction, place: tuple[int, int]) -> Outcome:
        kind, field = correction.type, correction.field or ""
        facts = facts_of(self.record, kind)
        fact = _fact_at(correction, facts, place)
        if fact is None:
            return Outcome(correction, "unanchored", "fact-not-found")
        local: Local = (kind, fact.id)
        dumped, new = fact.model_dump(mode="json"), json.loads(correction.new or "null")
        if dumped[field] == new:
            return Outcome(correction, "agrees", fact=local)
        better = checked(kind, dumped | {field: new})
        self.record = _with_fact(self.record, kind, [better if f is fact else f for f in facts])
        self.touched.add(local)
        return Outcome(correction, "applied", fact=local)

    def _rejected(self, correction: Correction, place: tuple[int, int]) -> Outcome:
        facts = facts_of(self.record, correction.type)
        fact = _fact_at(correction, [f for f in facts if (f.start, f.end) == place], place)
        fact = fact or _fact_at(correction, facts, place)
        old = json.loads(correction.old or "{}")
        if fact is None:
            return Outcome(correction, "agrees")
        dumped = fact.model_dump(mode="json")
        if any(dumped[key] != old.get(key) for key in KEYS[correction.type]):
            # Another value at the very words that were rejected: a person must say.
            same_place = (fact.start, fact.end) == place
            return Outcome(correction, "unanchored", "value-changed") if same_place else Outcome(
                correction, "agrees"
            )
        self.record = _with_fact(self.record, correction.type, [f for f in facts if f is not fact])
        self.record = _unlinked(self.record, correction.type, fact)
        return Outcome(correction, "applied")

    def _added(self, correction: Correction, place: tuple[int, int]) -> Outcome:
        kind = correction.type
        facts = facts_of(self.record, kind)
        start, end = place
        section = section_at(self.record, start)
        fields = json.loads(correction.new or "{}") | {
            "id": f"c{correction.id}", "text": self.text[start:end], "start": start, "end": end,
            "section": section, "rule": "correction",
        }  # fmt: skip
        new = checked(kind, fields)
        for fact in facts:
            overlaps = fact.start < end and start < fact.end
            if overlaps and all(getattr(fact, k) == getattr(new, k) for k in KEYS[kind]):
                return Outcome(correction, "agrees", fact=(kind, fact.id))
        ordered = sorted((*facts, new), key=lambda f: f.start)
        self.record = _with_fact(self.record, kind, ordered)
        self.touched.add((kind, new.id))
        return Outcome(correction, "applied", fact=(kind, new.id))


def apply(record: Record, text: str, corrections: Iterable[Correction]) -> Corrected:
    """Apply corrections in the order they were made; the last word on a field wins."""
    work = _Work(record, text)
    ordered = sorted(corrections, key=lambda c: (c.at, c.id))
    outcomes = tuple(work.apply(correction) for correction in ordered)
    kept = {(kind, f.id) for kind in FACT_TYPES for f in facts_of(work.record, kind)}
    return Corrected(
        work.record, frozenset(work.touched & kept), outcomes, work.plan_touched
    )


def on_fact(record: Record, text: str, local: Local) -> Correction:
    """A correction without its act yet, anchored on a fact. Complete it with ``changing``."""
    kind, name = local
    fact = next(f for f in facts_of(record, kind) if f.id == name)
    return Correction(
        text_sha256=text_hash(text), type=kind, action="rejected", who="", at="",
        old=dumps(fact), quote=fact.text, start=fact.start, end=fact.end,
        section_path=section_path(record, fact.section),
    )  # fmt: skip


def changing(blank: Correction, field: str, new: object) -> Correction:
    """The correction that gives a fact's field another value. Raises ``StoreError``."""
    old = json.loads(blank.old or "{}")
    known = sorted(set(old) - FIXED)
    if field not in known:
        raise StoreError(say.NO_SUCH_FIELD(type=blank.type, field=field, known=", ".join(known)))
    checked(blank.type, old | {field: new})
    return replace(
        blank, action="changed", field=field, old=dumps(old[field]), new=dumps(new)
    )


def changed_plan(text: str, plan: Plan, field: str, new: object) -> Correction:
    """The correction of a metadata field, to be completed with who and when."""
    now = plan.model_dump(mode="json")
    known = sorted(set(now) - {"spans", "attached"})
    if field not in known:
        raise StoreError(say.NO_SUCH_FIELD(type="plan", field=field, known=", ".join(known)))
    fitting("plan", Plan, now | {field: new})
    blank = Correction(text_hash(text), "plan", "changed", who="", at="")
    return replace(blank, field=field, old=dumps(now[field]), new=dumps(new))
