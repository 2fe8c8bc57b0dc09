"""The rules that come nearest to words they do not match, and the word at which they fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.folding import fold
from kehoach.rulebook import AgencyEntry, Patterned, Rulebook

# Which groups of rule entries speak of a type of fact.
GROUPS: dict[str, tuple[str, ...]] = {
    "sections": ("section-kind", "field-label"), "amounts": ("money-unit", "funding"),
    "targets": ("target", "indicator"), "deadlines": ("time",), "citations": ("document-type",),
    "agencies": (), "assignments": (),
}  # fmt: skip
LEAST = 3  # letters a rule must match to be near
_BEGIN = regex.compile(r"(?<![\p{L}\d])[\p{L}\d]")


@dataclass(frozen=True)
class Near:
    """A rule that matched ``matched`` and failed at ``failed`` (empty: the words end there)."""

    rule: str
    matched: str
    failed: str
    start: int
    end: int


def entries(rules: Rulebook, kind: str) -> Iterator[Patterned]:
    """The rule entries with a pattern that speak of a type of fact."""
    for group in GROUPS[kind]:
        yield from (entry for entry in rules.group(group) if isinstance(entry, Patterned))


def nearest(rules: Rulebook, kind: str, folded: str, shown: str, start: int, end: int) -> Near | None:
    """The rule of a type that matches the longest beginning of words from a place on and then fails.

    ``folded`` and ``shown`` have the same length; ``start`` to ``end`` is where it may begin.
    """
    best: Near | None = None
    stop = len(folded) if (line := folded.find("\n", end)) < 0 else line
    if kind == "agencies":
        return _name(rules, folded, shown, start, stop)
    places = [m.start() for m in _BEGIN.finditer(folded, start, end)]
    for entry in entries(rules, kind):
        pattern = rules.pattern(entry)
        for at in places:
            reached = _reach(pattern, folded, at, min(stop, at + 80))
            if reached is None or reached - at < LEAST or (best and reached - at <= best.end - best.start):
                continue
            best = Near(entry.id, shown[at:reached].strip(), _token(shown, reached, stop), at, reached)
    return best


def _reach(pattern: regex.Pattern[str], folded: str, at: int, stop: int) -> int | None:
    """How far a pattern could be followed from a place, ``None`` where it matches whole or not at all."""
    if pattern.match(folded, at):
        return None
    if pattern.fullmatch(folded, at, stop, partial=True):
        return None  # a pattern that takes anything: it never fails
    low, high = at, stop
    while low < high:  # what begins a match for some words begins it for fewer of them
        middle = (low + high + 1) // 2
        if pattern.fullmatch(folded, at, middle, partial=True):
            low = middle
        else:
            high = middle - 1
    return low if low > at else None


def _token(shown: str, at: int, stop: int) -> str:
    """The word in which, or before which, a rule failed."""
    begin = at
    while begin and not shown[begin - 1].isspace() and begin > at - 20:
        begin -= 1
    words = shown[begin:stop].split()
    return words[0].strip(".,;:") if words else ""


def _name(rules: Rulebook, folded: str, shown: str, start: int, stop: int) -> Near | None:
    """The name of a body that shares the most words from its beginning on."""
    index: dict[str, list[tuple[list[str], str]]] = rules.make("explain-names", _names)
    said = folded[start:stop].split()[:12]
    best: tuple[int, str] = (0, "")
    for words, rule in index.get(said[0] if said else "", []):
        shared = next((n for n, (a, b) in enumerate(zip(words, said, strict=False)) if a != b.strip(".,;:")),
                      min(len(words), len(said)))  # fmt: skip
        if shared < len(words) and shared > best[0]:
            best = shared, rule
    shared, rule = best
    if shared < 2:
        return None
    own = shown[start:stop].split()
    matched = " ".join(own[:shared])
    failed = own[shared].strip(".,;:") if shared < len(own) else ""
    return Near(rule, matched, failed, start, start + len(matched))


def _names(rules: Rulebook) -> dict[str, list[tuple[list[str], str]]]:
    found: dict[str, list[tuple[list[str], str]]] = {}
    for entry in rules.group("agency"):
        assert isinstance(entry, AgencyEntry)
        for name in (entry.name, *entry.also):
            words = fold(name).split()
            if words:
                found.setdefault(words[0], []).append((words, entry.id))
    return found
