"""From a quote and its line to offsets in the canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kehoach.evaluate.answers import Fact, Value, fact_of
from kehoach.evaluate.names import words
from kehoach.folding import fold

Row = Mapping[str, object]
# Two facts may share a quote when one of these differs; otherwise the second takes the next place.
_TELLS_APART = ("role", "kind", "value", "indicator", "agency")
_QUOTE_FIELDS = ("text", "heading", "title")
_LINE_SLACK = 1
# Where a long title stands, in files that do not repeat it.
TITLE_AT = "title_at"
_BETWEEN_WORDS = "[^a-z0-9%‰]+"


@dataclass
class QuoteFinder:
    """Finds the quotes of one text; ``problems`` says in words what was not found as given."""

    text: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0]
        for line in self.text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def facts(self, kind: str, rows: Iterable[Row]) -> tuple[Fact, ...]:
        """The facts of one type with their places; a fact whose quote is nowhere has none."""
        taken: set[tuple[object, ...]] = set()
        return tuple(self._fact(kind, row, taken) for row in rows)

    def _fact(self, kind: str, row: Row, taken: set[tuple[object, ...]]) -> Fact:
        quote = next((str(row[name]) for name in _QUOTE_FIELDS if row.get(name)), None)
        given = fact_of(row)
        if given.start is not None and given.end is not None:
            inside = self.text[given.start : given.end]
            # A file of the project gives a place and no words: the words are those of the place.
            if row.get("text") is None:
                return Fact(given.start, given.end, inside, self._with_title(row, given))
            if quote is None or _squeezed(inside) == _squeezed(quote):
                return given
        if quote is None:
            self.problems.append(f"{kind}: no quote and no place in {dict(row)}")
            return given
        place = self._find(kind, quote, row, taken)
        return given if place is None else Fact(*place, given.text, given.values)

    def _with_title(self, row: Row, given: Fact) -> Mapping[str, Value]:
        match row.get(TITLE_AT):
            case [int(start), int(end)]:
                rest = {k: v for k, v in given.values.items() if k != TITLE_AT}
                return {**rest, "title": self.text[start:end]}
        return given.values

    def place_of(self, quote: str, begin: int) -> tuple[int, int] | None:
        """Where folded words first stand at or after an offset, ``None`` where they do not."""
        pattern = _BETWEEN_WORDS.join(map(re.escape, words(quote).split()))
        found = re.compile(pattern).search(fold(self.text), begin)
        return found.span() if found else None

    def _find(
        self, kind: str, quote: str, row: Row, taken: set[tuple[object, ...]]
    ) -> tuple[int, int] | None:
        line = row.get("line")
        wanted = line if isinstance(line, int) else None
        tells = tuple(str(row.get(name)) for name in _TELLS_APART)
        for place in self._places(quote, wanted):
            if (place, tells) not in taken:
                taken.add((place, tells))
                self._note_distance(kind, wanted, place[0])
                return place
        self.problems.append(f"{kind}: line {wanted}: not found: {quote[:60]!r}")
        return None

    def _places(self, quote: str, line: int | None) -> Iterator[tuple[int, int]]:
        begin = self._starts[line - 1] if line and 0 < line < len(self._starts) else 0
        return (match.span() for match in _pattern(quote).finditer(self.text, begin))

    def _note_distance(self, kind: str, line: int | None, start: int) -> None:
        actual = self.line_of(start)
        if line and abs(actual - line) > _LINE_SLACK:
            self.problems.append(f"{kind}: line {line}: quote found only at line {actual}")

    def line_of(self, offset: int) -> int:
        """The 1-based line an offset lies on."""
        return self.text.count("\n", 0, offset) + 1


def _pattern(quote: str) -> re.Pattern[str]:
    """White space in a quote matches any white space, line breaks included."""
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def _squeezed(words: str) -> str:
    return " ".join(words.split())
