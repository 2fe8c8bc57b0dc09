"""Cheap looks for the places where an expensive pattern may match.

A pattern that begins with fixed letters is searched many times faster than an alternation, so each
place is looked for with a few such patterns. The words that all of them begin with are found in one
pass over a text, by an automaton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick
import regex

_FIXED = re.compile(r"[a-z]{3,}(?![a-z?*{|])")  # what every match begins with; of two letters there would be too many
_LONG = 2000  # letters: texts are asked for again and again, sentences once
_words: set[str] = set()


class Look(NamedTuple):
    """A pattern and the word it begins with, if it begins with fixed letters."""

    pattern: re.Pattern[str]
    word: str | None


def sought(*words: str) -> tuple[str, ...]:
    """Words in lower case that ``places`` is to find from now on."""
    _words.update(words)
    _automaton.cache_clear()
    return words


def patterns(*sources: str) -> tuple[Look, ...]:
    """Compiled patterns; each should begin with fixed letters or one set of characters."""
    fixed = [_FIXED.match(source) for source in sources]
    sought(*(begun[0] for begun in fixed if begun))
    return tuple(
        Look(re.compile(source), begun and begun[0]) for source, begun in zip(sources, fixed, strict=True)
    )


def places(folded: str) -> Mapping[str, list[int]]:
    """Where each of the words stands in a text, be it inside another word; words that stand nowhere are left out."""
    return _kept(folded) if len(folded) > _LONG else _found(folded)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in _words:
        automaton.add_word(word, (word, len(word) - 1))
    automaton.make_automaton()
    return automaton


def _found(folded: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for last, (word, before) in _automaton().iter(folded):
        if word in found:
            found[word].append(last - before)
        else:
            found[word] = [last - before]
    return found


_kept = lru_cache(maxsize=2)(_found)  # a text, and the same without initials in its names


def beginnings(folded: str, looks: tuple[Look, ...]) -> list[tuple[int, int]]:
    """Where any of the patterns matches, as (start, end) in order of start."""
    found: list[tuple[int, int]] = []
    begun = places(folded) if any(look.word for look in looks) else {}
    for pattern, word in looks:
        if word is None:
            found += [match.span() for match in pattern.finditer(folded)]
        else:
            found += [match.span() for at in begun.get(word, ()) if (match := pattern.match(folded, at))]
    found.sort()
    return found


def matches(pattern: regex.Pattern[str], folded: str, looks: tuple[Look, ...]) -> Iterator[regex.Match[str]]:
    """What ``pattern.finditer(folded)`` gives, tried only where one of ``looks`` matches."""
    done = 0
    for at, _ in beginnings(folded, looks):
        match = pattern.match(folded, at) if at >= done else None
        if match:
            done = match.end()
            yield match
