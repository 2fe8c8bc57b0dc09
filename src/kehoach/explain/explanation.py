"""Why each fact of one line was found, what hid its words, and why what might be a fact is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Literal

from kehoach.errors import NoSuchRecord
from kehoach.explain.nearest import Near, entries, nearest
from kehoach.explain.seeds import Seed, seeds
from kehoach.explain.trials import Bench, Cause
from kehoach.extract.found import Found
from kehoach.messages import explaining as say
from kehoach.normalise import Text
from kehoach.normalise.personal import BLOT
from kehoach.pipeline import Steps, steps
from kehoach.read import Document
from kehoach.records import FACT_TYPES, Agency, Fact
from kehoach.rulebook import Rulebook
from kehoach.spans import Span

Gate = Literal["private-list", "outside", "footnote", "table", "letterhead", "closing", "masked"]
# Types a line is asked for; tables and recipients say themselves where they are.
ASKED = ("sections", "amounts", "targets", "deadlines", "assignments", "agencies", "citations")
# Fields whose change says nothing: places, words, and what only the record has.
_PLACES = frozenset({"start", "end", "rule", "table", "cell", "key", "surface", "counted", "attached",
                     "confidence"})  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """Words that a rule entry matched within a fact, and where that entry stands."""

    rule: str
    words: str
    where: str


@dataclass(frozen=True)
class Explained:
    """A fact of the line, its words there: what made it, and what resolve changed: (field, before, after)."""

    kind: str
    fact: Fact
    words: str
    where: str
    about: str
    pieces: tuple[Piece, ...]
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Missed:
    """Words that might be a fact of a type: what decides against it, the nearest rule that failed.

    ``vetoes`` are rules of the packs that match beside the words and say that they are none.
    """

    kind: str
    words: str
    start: int
    cause: Cause
    near: Near | None
    vetoes: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Hidden:
    """Words of the line that no rule sees, and why."""

    gate: Gate
    words: str


@dataclass(frozen=True)
class Explanation:
    """Everything about one line of the canonical text (1-based)."""

    line: int
    text: str
    section: str | None
    kinds: tuple[str, ...]
    found: tuple[Explained, ...]
    missed: tuple[Missed, ...]
    hidden: tuple[Hidden, ...]
    near: tuple[tuple[str, Near], ...]


def explain(
    document: Document, line: int, *, rules: Sequence[Path] = (), keep_personal_data: bool = False
) -> Explanation:
    """Explain one line. Raises ``NoSuchRecord`` for a line that the text does not have."""
    made = steps(document, rules=rules, keep_personal_data=keep_personal_data)
    start, end = _place(made.document.text, line)
    inside = _inside(made, start, end)
    hidden = tuple(_hidden(made, inside))
    shut = any(one.gate not in ("table", "footnote") for one in hidden)
    missed = () if shut else tuple(_missed(made, inside, rules))
    found = tuple(_found(made, start, end))
    section = next(iter(made.outline.lineage(made.outline.at(inside.start))), None)
    return Explanation(
        line, made.document.text[start:end], section.heading.title if section else None,
        made.outline.kinds_at(inside.start), found, missed, hidden,
        tuple(_near(made, inside)) if not (hidden or found or missed) else (),
    )  # fmt: skip


def _place(text: str, line: int) -> tuple[int, int]:
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise NoSuchRecord(say.NO_SUCH_LINE(line=line, last=len(lines)))
    start = sum(len(one) + 1 for one in lines[: line - 1])
    return start, start + len(lines[line - 1])


def _inside(made: Steps, start: int, end: int) -> Span:
    """The line's place in the tidy text."""
    if made.copy is None:
        return Span(start, end)
    return Span(made.copy.copied(start), made.copy.copied(end))


# -- what was found ----------------------------------------------------------------------------


def _found(made: Steps, start: int, end: int) -> Iterator[Explained]:
    before = {(kind, fact.id): fact for kind in FACT_TYPES for fact in getattr(made.resolved, kind)}
    for kind in ASKED:
        for fact in getattr(made.record, kind):
            spans = [(a, b) for a, b in _spans(fact) if a < end and start < b]
            if not spans:
                continue
            words = " ".join(made.document.text[slice(*spans[0])].split())
            read = before[kind, fact.id]
            where, about = _entry(made.rules, fact.rule)
            yield Explained(kind, fact, words, where, about, tuple(_pieces(made, kind, read)),
                            tuple(_changes(made, kind, read)))  # fmt: skip


def _spans(fact: Fact) -> tuple[tuple[int, int], ...]:
    return fact.spans if isinstance(fact, Agency) and fact.spans else ((fact.start, fact.end),)


def _entry(rules: Rulebook, rule: str) -> tuple[str, str]:
    """Where a rule stands (``pack/file``) and what it is about; a rule of the code has its module's name."""
    try:
        located = rules.find(rule)
    except NoSuchRecord:
        return "", say.RULES_OF_CODE[rule]() if rule in say.RULES_OF_CODE else ""
    return f"{located.pack}/{located.file.name}", located.entry.about


def _pieces(made: Steps, kind: str, fact: Fact) -> Iterator[Piece]:
    """The entries of the packs whose pattern matches within a fact's words, the longest match first."""
    text = made.text
    folded = _folded_at(text, fact.start)
    found: dict[tuple[int, int], tuple[str, Piece]] = {}
    for entry in entries(made.rules, kind):
        for match in made.rules.pattern(entry).finditer(folded, max(0, fact.start - 60), fact.end + 20):
            if match.end() <= match.start() or match.end() <= fact.start or match.start() >= fact.end:
                continue
            words = " ".join(text.canonical[match.start() : match.end()].split())
            where = _entry(made.rules, entry.id)[0]
            if words and match.span() not in found or entry.id == fact.rule:
                found[match.span()] = (entry.id, Piece(entry.id, words, where))
    longest = sorted(found, key=lambda span: (span[0] - span[1], span[0]))
    kept = [
        span for n, span in enumerate(longest)
        if found[span][0] == fact.rule or not any(a <= span[0] and span[1] <= b for a, b in longest[:n])
    ]  # fmt: skip
    yield from (found[span][1] for span in sorted(kept))


def _folded_at(text: Text, offset: int) -> str:
    return text.notes_folded if any(n.span.start <= offset < n.span.end for n in text.notes) else text.folded


def _changes(made: Steps, kind: str, fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Fields that differ between what was read at the place and the record."""
    same = (fact.start, fact.end, fact.rule)
    mention = next((m for m in _mentions(made, kind) if (m.start, m.end, m.rule) == same), None)
    if mention is None:
        return
    for one in fields(mention):
        if one.name in _PLACES or not hasattr(fact, one.name):
            continue
        old, new = _shown(getattr(mention, one.name)), _shown(getattr(fact, one.name))
        if old != new:
            yield one.name, old, new
    component = getattr(fact, "component", None)
    if component and not hasattr(mention, "component"):
        yield "component", "", component


def _mentions(made: Steps, kind: str) -> Sequence[Found]:
    if kind == "sections":
        return ()
    found: Sequence[Found] = getattr(made.mentions, kind)
    return found


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


# -- what hides words --------------------------------------------------------------------------


def _hidden(made: Steps, line: Span) -> Iterator[Hidden]:
    text = made.text
    words = " ".join(text.canonical[line.start : line.end].split())
    if not words:
        return
    if BLOT in words:
        yield Hidden("private-list", words)
    elif line.end <= text.body.start or line.start >= text.body.end:
        yield Hidden("outside", words)
    elif any(n.span.start < line.end and line.start < n.span.end for n in text.notes):
        yield Hidden("footnote", words)
    elif (gate := _where(made, line)) is not None:
        yield Hidden(gate, words)
    elif not text.folded[line.start : line.end].strip() and any(c.isalnum() for c in words):
        yield Hidden("masked", words)


def _where(made: Steps, line: Span) -> Gate | None:
    paragraphs = made.text.paragraphs
    inside = [n for n, p in enumerate(paragraphs) if p.start < line.end and line.start < p.end]
    zones = made.outline.zones
    if inside and all(any(a <= n < b for a, b in zones.closings) for n in inside):
        return "closing"
    if inside and zones.title is not None and all(n < zones.title for n in inside):
        return "letterhead"
    if inside and all(paragraphs[n].where == "cell" for n in inside):
        return "table"
    return None


# -- what was not found ------------------------------------------------------------------------


def _missed(made: Steps, line: Span, rules: Sequence[Path]) -> Iterator[Missed]:
    benches: dict[int, Bench] = {}
    for seed in seeds(made, line.start, line.end):
        paragraph = next((p.span for p in made.text.paragraphs if p.start <= seed.start < p.end), line)
        bench = benches.setdefault(paragraph.start, Bench(made, paragraph, rules))
        cause = bench.cause(seed)
        vetoes = tuple(_vetoes(made, seed, paragraph))
        near = None
        if cause.why in ("no-rule", "section"):
            near = nearest(made.rules, seed.kind, made.text.folded, made.text.shown, seed.start, paragraph.end)
        words = " ".join(made.text.canonical[seed.start : seed.end].split())
        if cause.why == "no-rule" and near is None and not vetoes and seed.kind in ("agencies", "sections"):
            continue  # it only looked like one
        yield Missed(seed.kind, words, seed.start, cause, near, vetoes)


def _vetoes(made: Steps, seed: Seed, paragraph: Span) -> Iterator[Piece]:
    """Entries that say words are no fact and match right beside them."""
    folded, reach = made.text.folded, 45
    for entry in entries(made.rules, seed.kind):
        use = str(getattr(entry, "form", "") or getattr(entry, "use", ""))
        if not use.startswith(("veto", "not-a")):
            continue
        begin, end = max(paragraph.start, seed.start - reach), min(paragraph.end, seed.end + reach)
        for match in made.rules.pattern(entry).finditer(folded, begin, end):
            if match.end() < seed.start - 2 or match.start() > seed.end + 2 or match.end() == match.start():
                continue
            words = " ".join(made.text.canonical[match.start() : match.end()].split())
            if words:
                yield Piece(entry.id, words, _entry(made.rules, entry.id)[0])
            break


def _near(made: Steps, line: Span) -> Iterator[tuple[str, Near]]:
    """For a line without a trace of a fact: the rules whose beginning it holds."""
    for kind in ("amounts", "targets", "deadlines", "citations"):
        near = nearest(made.rules, kind, made.text.folded, made.text.shown, line.start, line.end)
        if near is not None:
            yield kind, near
