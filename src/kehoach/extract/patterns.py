"""Patterns written where they are used, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex


@cache
def rx(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; unlike ``regex.search(pattern, …)`` it costs one look-up per use."""
    return regex.compile(pattern)


# Numbers that count as letters for ``re`` and are none: notes are marked by them ("các sở²").
_NUMBERS = "²³¹¼-¾⁰⁴-⁹₀-₉⅐-ↂↅ-↉①-⒛⓪-⓿❶-➓"
_BORDER = r"(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))"
_IN_SET = re.compile(r"(?<!\\)\[(?:\\[^wp]|[^\]\\])*\\[wp]")  # letters in a set with other signs


@cache
def plain(pattern: str) -> re.Pattern[str]:
    r"""A pattern for folded text compiled by ``re``, which takes a third of the time that ``regex`` does.

    Of what only ``regex`` knows, or reads otherwise, it may hold ``[\p{L}]``, ``\p{L}``, ``[\p{L}\d]``, ``\w`` and
    ``\b``, and means the same. Raises ``re.error`` for other sets with ``\w`` or ``\p``, which ``re`` cannot say.
    """
    for said, meant in ((r"[\p{L}\d]", rf"[^\W_{_NUMBERS}]"), (r"[\p{L}]", r"\p{L}"), (r"\b", _BORDER)):
        pattern = pattern.replace(said, meant)
    if _IN_SET.search(pattern):
        raise re.error("letters in a set with other signs", pattern)
    return re.compile(pattern.replace(r"\w", rf"[^\W{_NUMBERS}]").replace(r"\p{L}", rf"[^\W\d_{_NUMBERS}]"))


def quick(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """A pattern of the packs for folded text: a ``plain`` one where ``re`` can say it, else one of ``regex``.
    It is for looks, which ask whether there is a match."""
    try:
        return plain(pattern)
    except re.error:
        return regex.compile(pattern)


@dataclass(frozen=True, slots=True)
class Worded:
    """A pattern that matches nowhere without one of ``words``: a stretch is asked for them first.

    Looking for a word costs a twentieth of asking a pattern, and most stretches hold none. A test
    holds the words to what the pattern finds.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """True if a stretch holds one of the words."""
        for word in self.words:  # noqa: SIM110 - a generator costs more than the look
            if text.find(word, start, end) >= 0:
                return True
        return False

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match inside a stretch."""
        return self.pattern.search(text, start, end) if self.may_stand(text, start, end) else None

    def within(self, text: str, start: int, end: int) -> Iterable[re.Match[str]]:
        """All matches inside a stretch, in order."""
        return self.pattern.finditer(text, start, end) if self.may_stand(text, start, end) else ()


def worded(pattern: str, *words: str) -> Worded:
    """A pattern with the words of which each of its matches holds one."""
    return Worded(plain(pattern), words)
