"""The same said again right beside itself: an item with the words of the item before, a clause twice in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import rows
from kehoach.check.words import bare_words, own_paragraphs
from kehoach.rulebook import CheckEntry

_LABEL = regex.compile(r"[-+*•. \t]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,5}|[a-zđ]\d)[.)/] *)?(?:[-+*•] *)?")
_LEAST = 3  # words of an item, of a clause


def _line(draft: Draft, start: int) -> Place:
    """The line that begins at a place."""
    holds = draft.paragraph(start)
    return (start, holds.end) if holds else (start, start)


def _in_table(draft: Draft, offset: int) -> bool:
    return any(t.start <= offset < t.end for t in draft.record.tables)


def _words(draft: Draft, place: Place) -> str:
    folded = draft.folded(place)
    return bare_words(folded[_LABEL.match(folded).end() :])  # type: ignore[union-attr]


@kind("item-again")
def item_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``3. Phòng Kinh tế: …`` with the very words of ``2.``; a paragraph with those of the one above it."""
    pairs = [pair for row in rows(draft) for pair in pairwise(_line(draft, m.place[0]) for m in row.members)]
    lines = [(p.start, p.end) for p in own_paragraphs(draft) if draft.words((p.start, p.end))]
    pairs += [(one, other) for one, other in pairwise(lines) if _marked(draft, one) == _marked(draft, other)]
    for one, other in pairs:
        words = _words(draft, one)
        shown = (draft.words(p).lstrip("-+*•0123456789.) ").lower() for p in (one, other))
        if len(words.split()) < _LEAST or words != _words(draft, other) or other[0] >= draft.body_end or _in_table(draft, other[0]) or len({s[-20:] for s in shown}) > 1:
            continue
        if other[0] > draft.title[1] and not draft.is_told(other, rule.code):
            yield draft.finding(rule, other, evidence=(draft.evidence(one),))


def _marked(draft: Draft, place: Place) -> bool:
    return draft.words(place)[:1] in ("-", "+", "•", "*")


_CUT = regex.compile(r"(?<=[;.])\s+(?=\p{L})")
_BASIS = regex.compile(r"(?:- *)?can cu +")


@kind("clause-again")
def clause_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cấp giống cho dân; hướng dẫn trồng cỏ; cấp giống cho dân``: one clause twice in a paragraph."""
    for paragraph in own_paragraphs(draft):
        if _in_table(draft, paragraph.start):
            continue
        seen: dict[str, Place] = {}
        bases = [c.start for c in draft.record.citations if c.basis and paragraph.start <= c.start < paragraph.end and (c.number or c.date)]
        for place in _clauses(draft, paragraph.start, paragraph.end):
            if any(place[0] <= at < place[1] for at in bases):
                continue  # ``basis-again`` knows a document by its number
            told = _variants(draft, place)
            first = next((seen[words] for words in told if words in seen), None)
            if first and not draft.is_told(place, rule.code) and not draft.is_told(first, rule.code):
                yield draft.finding(rule, place, say_as="clause", evidence=(draft.evidence(first),))
            for words in told:
                seen.setdefault(words, place)


def _clauses(draft: Draft, start: int, end: int) -> Iterator[Place]:
    cuts = [start, *(m.end() for m in _CUT.finditer(draft.text.shown, start, end)), end]
    yield from (pair for pair in pairwise(cuts) if pair[1] > pair[0])


def _variants(draft: Draft, place: Place) -> list[str]:
    """The words of a clause, and those behind its colon."""
    folded = draft.folded(place)
    folded = folded[_LABEL.match(folded).end() :]  # type: ignore[union-attr]
    folded = _BASIS.sub("", folded, count=1)
    found = {bare_words(folded), bare_words(folded.partition(":")[2])}
    return sorted(words for words in found if len(words.split()) >= _LEAST)
