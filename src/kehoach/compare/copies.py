"""Which paragraphs of a draft stand word for word in plans of other places, and which of them everybody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kehoach.compare.archive import Kept
from kehoach.compare.texts import own_names
from kehoach.store.likeness import ALIKE, SKETCH, Paragraph, paragraphs

EVERYBODY = 3  # other issuers that have a paragraph: then it is nobody's own


@dataclass
class Copied:
    """A paragraph of a draft and where else it stands: (plan, its paragraph there)."""

    own: Paragraph
    found: list[tuple[Kept, Paragraph]] = field(default_factory=list)

    @property
    def issuers(self) -> set[str | None]:
        """The other issuers that have it."""
        return {kept.issuer_folded for kept, _ in self.found}


def copied(text: str, names: Sequence[str], others: Iterable[tuple[Kept, str]]) -> list[Copied]:
    """The paragraphs of a draft with their likes in other plans, in order.

    ``names`` are those of the draft's own unit. Where both plans name a unit of their own, and where
    the draft still names the other's, the name counts as the same word.
    """
    cuts: dict[tuple[str, ...], list[Paragraph]] = {}
    found: dict[tuple[int, int], Copied] = {}
    for one in paragraphs(text, own=names):
        found[one.start, one.end] = Copied(one)
    for kept, its_text in others:
        theirs = own_names(kept.head)
        both = tuple([*names, *theirs])
        mine = cuts.setdefault(both, paragraphs(text, own=both))
        for own, other in likes(mine, paragraphs(its_text, own=both)):
            place = (own.start, own.end)
            found.setdefault(place, Copied(own)).found.append((kept, other))
    return [found[place] for place in sorted(found)]


def likes(mine: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> list[tuple[Paragraph, Paragraph]]:
    """Each paragraph of mine that is the same or nearly as one of theirs, with the likest."""
    by_words: Mapping[tuple[str, ...], Paragraph] = {other.words: other for other in reversed(theirs)}
    by_hash: dict[int, list[Paragraph]] = defaultdict(list)
    for other in theirs:
        for value in other.sketch[:SKETCH]:
            by_hash[value].append(other)
    found = []
    for own in mine:
        twin = by_words.get(own.words)
        if twin is None:
            candidates = {id(o): o for value in own.sketch for o in by_hash[value]}.values()
            scored = [(own.likeness(other), -other.start, other) for other in candidates]
            best = max(scored, key=lambda s: s[:2], default=None)
            twin = best[2] if best and best[0] >= ALIKE else None
        if twin is not None:
            found.append((own, twin))
    return found
