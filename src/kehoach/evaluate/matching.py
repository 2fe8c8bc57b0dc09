"""Which found fact answers which fact of the gold: the key fields agree and the places overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from kehoach.evaluate.answers import Body, Fact
from kehoach.evaluate.names import (
    OwnPlace,
    body_key,
    is_group,
    same_body,
    same_words,
    with_seals,
    words,
)
from kehoach.evaluate.values import document_number, number, recurrence

Agree = Callable[[Fact, Fact, OwnPlace | None], bool]
Pair = tuple[Fact, Fact]


def overlaps(found: Fact, wanted: Fact) -> bool:
    """True when at least half of the found span lies inside the wanted one."""
    if found.start is None or found.end is None or wanted.start is None or wanted.end is None:
        return False
    shared = min(found.end, wanted.end) - max(found.start, wanted.start)
    return shared > 0 and 2 * shared >= found.end - found.start


def _text(value: object) -> str | None:
    return str(value) if value else None


def _same_numbers(found: Fact, wanted: Fact, *fields: str) -> bool:
    return all(number(found.get(name)) == number(wanted.get(name)) for name in fields)


def _same(found: Fact, wanted: Fact, *fields: str) -> bool:
    return all((found.get(name) or None) == (wanted.get(name) or None) for name in fields)


def _sections(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    ours, theirs = str(found.get("label") or ""), str(wanted.get("label") or "")
    return words(ours) == words(theirs) and ours.lower() == theirs.lower()


def _amounts(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    if (found.get("currency") or "VND") != (wanted.get("currency") or "VND"):
        return False
    return _same_numbers(found, wanted, "value", "value_min", "value_max")


def _assignments(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    if found.get("role") != wanted.get("role"):
        return False
    ours = {body_key(_text(found.get("agency")))}
    if is_group(wanted.text):  # a group has no canonical name: its wording decides
        ours.add(body_key(found.text))
    theirs = {body_key(_text(wanted.get("agency"))), body_key(wanted.text)}
    return same_body(ours, theirs, place)


def _deadlines(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    return (
        found.get("kind") == wanted.get("kind")
        and _same(found, wanted, "date_start", "date_end")
        and recurrence(found.get("recurrence")) == recurrence(wanted.get("recurrence"))
    )


def _targets(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    return (
        _same_numbers(found, wanted, "value", "value_max")
        and same_words(found.get("unit"), wanted.get("unit"))
        and (found.get("basis") or "target") == (wanted.get("basis") or "target")
    )


def _citations(found: Fact, wanted: Fact, place: OwnPlace | None) -> bool:
    ours, theirs = document_number(found.get("number")), document_number(wanted.get("number"))
    if ours != theirs or not _same(found, wanted, "date"):
        return False
    if theirs:
        return True
    title, other = words(found.get("title")), words(wanted.get("title"))
    return not title or not other or title in other or other in title


AGREE: dict[str, Agree] = {
    "sections": _sections,
    "amounts": _amounts,
    "assignments": _assignments,
    "deadlines": _deadlines,
    "targets": _targets,
    "citations": _citations,
}


def pair_facts(
    kind: str, found: Iterable[Fact], wanted: Iterable[Fact], *, place: OwnPlace | None = None
) -> list[Pair]:
    """One-to-one pairs (found, wanted) of one type of fact.

    Short found facts choose first; of several fitting facts of the gold the closest in extent wins.
    """
    agree, pairs = AGREE[kind], []
    free = [fact for fact in wanted if fact.start is not None]
    for fact in sorted((f for f in found if f.placed), key=_by_length):
        fits = [other for other in free if overlaps(fact, other) and agree(fact, other, place)]
        if fits:
            best = min(fits, key=lambda other: _distance(fact, other))
            free.remove(best)
            pairs.append((fact, best))
    return pairs


def _by_length(fact: Fact) -> tuple[int, int]:
    start, end = fact.start or 0, fact.end or 0
    return end - start, start


def _distance(one: Fact, other: Fact) -> int:
    ends = abs((one.end or 0) - (other.end or 0))
    return abs((one.start or 0) - (other.start or 0)) + ends


def pair_bodies(
    found: Sequence[Body], wanted: Sequence[Body], *, place: OwnPlace | None = None
) -> list[tuple[Body, Body]]:
    """One-to-one pairs (found, wanted) of bodies, in the order they were found.

    The canonical name alone proves a found body: variants count only between groups.
    """
    pairs, free = [], [(body, wordings(body)) for body in wanted]
    for body in found:
        keys = _proofs(body)
        hit = _first(free, partial(_exactly, keys))
        if hit is None:
            hit = _first(free, partial(_apart_from_place, keys, place))
        if hit is not None:
            pairs.append((body, free.pop(hit)[0]))
    return pairs


def wordings(body: Body) -> set[str]:
    """The keys under which a body of the gold may be found."""
    return {body_key(name) for name in (body.name, *body.variants) if name}


def _proofs(body: Body) -> set[str]:
    keys = {body_key(body.name)}
    if is_group(body.name):
        keys |= {body_key(name) for name in body.variants if is_group(name)}
    return keys


def _exactly(found: set[str], names: set[str]) -> bool:
    return bool(with_seals(found, names) & names)


def _apart_from_place(found: set[str], place: OwnPlace | None, names: set[str]) -> bool:
    return same_body(found, names, place)


def _first(free: list[tuple[Body, set[str]]], fits: Callable[[set[str]], bool]) -> int | None:
    return next((i for i, (_, names) in enumerate(free) if fits(names)), None)
