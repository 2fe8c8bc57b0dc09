"""Paragraphs that are the same, or nearly: numbers aside, and the names of the plan's own unit.

In: canonical texts. Out: groups of alike paragraphs. A paragraph is the lines up to an end of
sentence or a new item; it is known by its runs of three words. Two paragraphs are nearly the same
if they share four fifths of their runs; candidates are those that share one of their smallest
hashes (a bottom-k sketch, Broder 1997), so that no paragraph is compared with every other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from kehoach.folding import fold

SHORTEST = 8  # words: less is a heading, a label or a line of a table
RUN = 3  # words of one run
SKETCH = 8  # hashes by which candidates are found
ALIKE = 0.8  # share of runs
_NEW_ITEM = re.compile(r"[ \t]*(?:[-+*•|#]|\(?(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)/:] )", re.IGNORECASE)
_ENDS = re.compile(r"[.;:!?…][\"'”’)]*[ \t]*$")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its place in the text and its words, folded, numbers as ``#``."""

    start: int
    end: int
    words: tuple[str, ...]

    @cached_property
    def runs(self) -> frozenset[int]:
        """The hashes of its runs of words: the same on every machine."""
        return frozenset(
            crc32(" ".join(self.words[at : at + RUN]).encode())
            for at in range(max(1, len(self.words) - RUN + 1))
        )

    @cached_property
    def sketch(self) -> tuple[int, ...]:
        """Its smallest hashes."""
        return tuple(sorted(self.runs)[:SKETCH])

    def likeness(self, other: Paragraph) -> float:
        """Share of runs that two paragraphs have in common, 0 to 1 (Jaccard)."""
        if self.words == other.words:
            return 1.0
        return len(self.runs & other.runs) / len(self.runs | other.runs)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Places of paragraphs: hard-wrapped lines are joined up to an end or a new item."""
    start, at, open_ = 0, 0, False
    for line in text.splitlines(keepends=True):
        blank = not line.strip()
        if open_ and (blank or _NEW_ITEM.match(line)):
            yield start, at
            open_ = False
        if not blank:
            if not open_:
                start, open_ = at, True
            if _ENDS.search(line.rstrip()):
                yield start, at + len(line)
                open_ = False
        at += len(line)
    if open_:
        yield start, at


def paragraphs(text: str, *, own: Iterable[str] = ()) -> list[Paragraph]:
    """The paragraphs of a canonical text that are long enough to tell from others.

    ``own`` are names of the plan's own unit; they count as one word that all plans share.
    """
    folded = fold(text)
    names = sorted({fold(name) for name in own if name}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    found = []
    for start, end in _blocks(text):
        words = folded[start:end]
        if pattern:
            words = pattern.sub(" unit ", words)
        counted = tuple("#" if _NUMBER.fullmatch(w) else w for w in _WORD.findall(words))
        if len(counted) >= SHORTEST:
            found.append(Paragraph(start, end, counted))
    return found


def groups(items: Sequence[tuple[Hashable, Paragraph]]) -> list[list[int]]:
    """Groups of paragraphs that are the same or nearly, as indexes into ``items``.

    Every paragraph is in one group, alone where it is like no other; in order of their first.
    """
    parent = list(range(len(items)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    by_words: dict[tuple[str, ...], int] = {}
    by_hash: dict[int, list[int]] = defaultdict(list)
    for at, (_, one) in enumerate(items):
        twin = by_words.setdefault(one.words, at)
        if twin != at:
            parent[at] = root(twin)
            continue
        candidates = {other for value in one.sketch for other in by_hash[value]}
        for other in sorted(candidates):
            if root(other) != root(at) and one.likeness(items[other][1]) >= ALIKE:
                first, second = sorted((root(other), root(at)))
                parent[second] = first
        for value in one.sketch:
            by_hash[value].append(at)
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(len(items)):
        found[root(at)].append(at)
    return sorted(found.values())
