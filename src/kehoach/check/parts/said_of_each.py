"""Who does each of some works, told in one sentence: *việc … do Hội Khuyến học phụ trách; việc … do …*, and the one work without its body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.fields import short
from kehoach.check.words import own_paragraphs
from kehoach.rulebook import CheckEntry

_LEAST = 3  # clauses
_SPLIT = regex.compile(r";(?=\s)")
_BY = regex.compile(r"\b(?:do|giao) [^,;.()]{2,60} (?P<verb>phu trach|chu tri|thuc hien|dam nhan|dam nhiem|chiu trach nhiem)\b")


@kind("said-of-each")
def said_of_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one clause of a sentence that names no body, where each other names one in the same words."""
    for clauses in _sentences(draft):
        by = [_BY.search(draft.text.folded, *place) for place in clauses]
        told = [(m, place) for m, place in zip(by, clauses, strict=True) if m]
        silent = [place for m, place in zip(by, clauses, strict=True) if m is None]
        if len(silent) != 1 or len(told) < _LEAST - 1 or len({m["verb"] for m, _ in told}) > 1 or _names(draft, silent[0]):
            continue
        if not draft.is_told(silent[0], rule.code):
            match, said = told[0]
            yield draft.finding(
                rule, silent[0], say_as="field", task=short(draft, silent[0]), field=draft.words(match.span()), count=len(told), all=len(clauses), evidence=(draft.evidence(said),)
            )


def _names(draft: Draft, place: Place) -> bool:
    """True if a clause names a body in another way."""
    return any(a < place[1] and place[0] < b for group in draft.record.agencies for a, b in group.spans)


def _sentences(draft: Draft) -> Iterator[list[Place]]:
    """The clauses of each paragraph that has three or more."""
    for p in own_paragraphs(draft):
        end = p.start + len(draft.text.folded[p.start : p.end].rstrip())
        stops = [p.start, *(m.end() for m in _SPLIT.finditer(draft.text.folded, p.start, end)), end]
        if len(stops) > _LEAST:
            yield list(pairwise(stops))
