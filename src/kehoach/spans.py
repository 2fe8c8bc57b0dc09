"""A place in a source: start and end in code points of the canonical text, with page and boxes."""

from __future__ import annotations

from dataclasses import dataclass


def lines_of(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of every line of a stretch of text, line breaks left out."""
    lines = []
    at = begin
    for piece in text[begin:end].split("\n"):
        lines.append((at, at + len(piece)))
        at += len(piece) + 1
    return lines


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points in a canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True if ``other`` lies inside, borders included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end
