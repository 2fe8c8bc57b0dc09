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

_LABEL = regex.compile(r"^[-+*•. \t]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,5}|[a-zđ]\d)[.)/] *)?(?:[-+*•] *)?")
_LEAST = 3  # words of an item, of a clause
_TAIL = 20  # letters at the end of an item


def _line(draft: Draft, start: int) -> Place:
    """The line that begins at a place."""
    holds = draft.paragraph(start)
    return (start, holds.end) if holds else (start, start)


def _without_label(draft: Draft, place: Place) -> str:
    """Folded words of a place, without the number or the mark of its item."""
    return _LABEL.sub("", draft.folded(place), count=1)


def _ends_alike(draft: Draft, *places: Place) -> bool:
    """True for places whose last letters are the same with their accents, too."""
    return len({draft.words(p).lstrip("-+*•0123456789.) ").lower()[-_TAIL:] for p in places}) == 1


@kind("item-again")
def item_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``3. Phòng Kinh tế: …`` with the very words of ``2.``; a paragraph with those of the one above it."""
    pairs = [pair for row in rows(draft) for pair in pairwise(_line(draft, m.place[0]) for m in row.members)]
    lines = [(p.start, p.end) for p in own_paragraphs(draft) if draft.words((p.start, p.end))]
    pairs += [(one, other) for one, other in pairwise(lines) if _marked(draft, one) == _marked(draft, other)]
    for one, other in pairs:
        words = bare_words(_without_label(draft, one))
        if len(words.split()) < _LEAST or words != bare_words(_without_label(draft, other)) or not draft.title[1] < other[0] < draft.body_end:
            continue
        if _ends_alike(draft, one, other) and not draft.in_table(other[0]) and not draft.is_told(other, rule.code):
            yield draft.finding(rule, other, evidence=(draft.evidence(one),))


def _marked(draft: Draft, place: Place) -> bool:
    return draft.words(place)[:1] in ("-", "+", "•", "*")


_CUT = regex.compile(r"(?<=[;.])\s+(?=\p{L})")
_BASIS = regex.compile(r"(?:- *)?can cu +")


@kind("clause-again")
def clause_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cấp giống cho dân; hướng dẫn trồng cỏ; cấp giống cho dân``: one clause twice in a paragraph."""
    bases = [c.start for c in draft.record.citations if c.basis and (c.number or c.date)]
    for paragraph in own_paragraphs(draft):
        if draft.in_table(paragraph.start):
            continue
        seen: dict[str, Place] = {}
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
    folded = _BASIS.sub("", _without_label(draft, place), count=1)
    found = {bare_words(folded), bare_words(folded.partition(":")[2])}
    return sorted(words for words in found if len(words.split()) >= _LEAST)


# --- the words of a sentence, the lines of Nơi nhận ------------------------------------------------------------------------

_TOKEN = r"[\p{L}\d][\p{L}\d/.%-]*"
_TWICE = regex.compile(rf"(?<![\p{{L}}\d/.-])(?P<w>{_TOKEN}(?: {_TOKEN}){{1,9}}) (?P<and>và )?(?P<again>(?P=w))(?![\p{{L}}\d/-])", regex.IGNORECASE)
_MORE = regex.compile(r" *\n? *\p{L}")  # *giảm nghèo và giảm nghèo trong đồng bào dân tộc thiểu số*: the second is another thing
_GROUP = regex.compile(r"(?:các|những) ", regex.IGNORECASE)
_SMALL_WORD = regex.compile(r"(?<!\p{L})(?P<w>và|của|các|được|với|tại|trong|trên|những|thuộc|việc|cho) (?P<again>(?P=w))(?!\p{L})")
_PAIR = 2
_LETTERS = regex.compile(r"\p{L}{2,}")


@kind("words-again")
def words_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Các đoàn thể và các đoàn thể``, ``hướng dẫn và và kiểm tra``: words of a line that stand right behind themselves."""
    for paragraph in own_paragraphs(draft):
        if draft.in_table(paragraph.start):
            continue
        for pattern in (_TWICE, _SMALL_WORD):
            for match in pattern.finditer(draft.text.shown, paragraph.start, paragraph.end):
                named = all(word[:1].isupper() for word in match["w"].split()) and not match["w"].isupper()  # *Lũng Pù Lũng Pù*
                many = len(_LETTERS.findall(match["w"]))
                if pattern is _TWICE and match["and"] and not _GROUP.match(match["w"]) and _MORE.match(draft.text.shown, match.end()):
                    continue
                said = pattern is _SMALL_WORD or many > _PAIR or many == _PAIR and match["w"] == match["again"]  # no *Sở Xây dựng xây dựng …*
                if said and not named and not draft.is_cited(*match.span()) and not draft.is_told(match.span("again"), rule.code):
                    yield draft.finding(rule, match.span("again"))


@kind("recipient-again")
def recipient_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A line of *Nơi nhận* that stands there twice."""
    seen: dict[str, Place] = {}
    for recipient in draft.record.recipients:
        for match in regex.finditer(r"[^\n;]+", draft.text.shown, pos=recipient.start, endpos=recipient.end):
            words = bare_words(match[0])
            if len(words.split()) < _LEAST - 1:
                continue
            if words in seen:
                yield draft.finding(rule, match.span(), say_as="clause", evidence=(draft.evidence(seen[words]),))
            seen.setdefault(words, match.span())
