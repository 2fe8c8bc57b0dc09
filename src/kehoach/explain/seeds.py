"""Words that might have been a fact and are none: where to ask why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.extract.numbers import NUMBER
from kehoach.extract.target_words import begins, lexicon
from kehoach.extract.times import points
from kehoach.normalise import parse_label
from kehoach.pipeline import Steps
from kehoach.records import Record

MOST = 6  # of one type on one line
_NUMBER = regex.compile(rf"(?<![\d.,/]){NUMBER}")
_SYMBOL = regex.compile(r"\d{1,5}(?:/\d{4})?/[a-z]{2,}[a-z-]*")
_BODY = regex.compile(  # in canonical letters: how the name of a body begins
    r"(?<![\w/-])(?:UBND|HĐND|MTTQ|Ủy ban|Uỷ ban|Hội đồng|Sở|Phòng|Ban|Chi cục|Cục|"
    r"Trung tâm|Công an|Bộ|Hội|Liên đoàn|Viện|"
    r"Trường|Đài|Kho bạc|Ngân hàng|Bệnh viện|Trạm)(?: +[\p{L}-]+){0,6}"
)


@dataclass(frozen=True)
class Seed:
    """A stretch of the tidy text that a type of fact might begin with."""

    kind: str
    start: int
    end: int


def seeds(steps: Steps, start: int, end: int) -> Iterator[Seed]:
    """What might have been a fact on a stretch of the tidy text and overlaps none of its type."""
    record = steps.resolved
    for kind, spans in (
        ("sections", _labels(steps, start, end)),
        ("amounts", _sums(steps, start, end)),
        ("targets", _counts(steps, start, end)),
        ("deadlines", _times(steps, start, end)),
        ("citations", _symbols(steps, start, end)),
        ("agencies", _bodies(steps, start, end)),
        ("assignments", _named(steps, start, end)),
    ):
        taken = list(_taken(record, kind))
        free = [(a, b) for a, b in spans if not any(a < e and s < b for s, e in taken)]
        yield from (Seed(kind, a, b) for a, b in free[:MOST])


def _taken(record: Record, kind: str) -> Iterator[tuple[int, int]]:
    """Where facts of a type stand; what else explains the words: a date inside a citation is no deadline."""
    yield from ((f.start, f.end) for f in getattr(record, kind) if kind != "agencies")
    if kind == "agencies":
        yield from (span for body in record.agencies for span in body.spans)
    if kind in ("agencies", "deadlines", "targets", "amounts"):
        yield from ((f.start, f.end) for f in record.citations)
    if kind == "targets":
        yield from ((f.start, f.end) for f in (*record.amounts, *record.deadlines))
    if kind == "deadlines":
        yield from ((f.start, f.end) for f in record.targets)


def _labels(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    words = steps.text.canonical[start:end]
    label = parse_label(words.lstrip("*# \t"))
    lead = len(words) - len(words.lstrip("*# \t"))
    opens = [p for p in steps.text.paragraphs if p.start == start + lead or p.start == start]
    return [(start + lead, start + lead + len(label.printed))] if label is not None and opens else []


def _sums(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """Numbers before which or after which a word of money stands."""
    folded = steps.text.folded
    units = steps.rules.alternatives(steps.rules.group("money-unit"))
    unit = regex.compile(rf"[ ]{{0,4}}(?:{units}|trieu|nghin|ty|ti)\b")
    found = []
    for match in _NUMBER.finditer(folded, start, end):
        after = unit.match(folded, match.end())
        if after:
            found.append((match.start(), after.end()))
    return found


def _counts(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """Numbers with a unit that targets know, but no mere label or date."""
    folded, number = steps.text.folded[:end], lexicon(steps.rules).number
    return [
        (m.start(), m.end())
        for at in begins(folded[start:end])
        if (m := number.match(folded, start + at)) is not None
    ]


def _times(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """Points in time."""
    found = points(steps.text.folded[start:end], steps.text.canonical[start:end], steps.rules)
    return [(start + p.start, start + p.end) for p in found]


def _symbols(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """What looks like the number of a document."""
    own = steps.record.plan.spans.get("number", (-1, -1))
    found = [(m.start(), m.end()) for m in _SYMBOL.finditer(steps.text.folded, start, end)]
    return [span for span in found if not (own[0] <= span[0] < own[1])]


def _bodies(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """What begins like the name of a body."""
    return [(m.start(), m.end()) for m in _BODY.finditer(steps.text.canonical, start, end)]


def _named(steps: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """Bodies that are named and have no duty there."""
    spans = [span for body in steps.resolved.agencies for span in body.spans]
    return sorted(span for span in spans if start <= span[0] < end)
