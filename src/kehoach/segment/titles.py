"""What a heading's title says it is about: its section kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import regex

from kehoach.folding import fold
from kehoach.records import Kind
from kehoach.rulebook import KindEntry, Rulebook

LONG_TITLE = 16  # words
_NOTE_DIGITS = regex.compile(r"(?<=[a-z])\d{1,2}$")
_PROJECT = regex.compile(r"(?:tieu )?du an (?:so |thanh phan )*\d{1,2} *[:.]")
_CUT = re.compile(r" *(?:[,;:/]| - | va | gan voi ) *")


def kinds_of(title: str, rules: Rulebook, *, without: tuple[str, ...] = ()) -> tuple[Kind, ...]:
    """The kinds of a heading, in the order in which its title names them.

    A title is cut at commas and *và*; a pattern must match at the beginning of the title or of one
    of its parts, so ``Chương trình mục tiêu quốc gia`` names no goal. The name of
    ``Dự án 7: …`` says no kind. ``without`` are rules not to be tried.
    """
    folded = " ".join(fold(title).split()).strip(" .:;*-")
    if folded[-1:].isdigit():
        folded = _NOTE_DIGITS.sub("", folded)
    if folded.startswith(("du an", "tieu du an")) and _PROJECT.match(folded):
        return ()
    # a long title is a task in words: only its beginning says what kind it is
    short = len(folded.split()) <= LONG_TITLE or title.isupper()
    starts = [0, *(m.end() for m in _CUT.finditer(folded))] if short else [0]
    said: Callable[[str, int], tuple[int, ...]] = rules.make("section-kinds", _finder)
    entries: list[KindEntry] = rules.group("section-kind")
    found: dict[int, int] = {}  # entry → the first part of the title that it fits
    for start in starts:
        for number in said(folded, start):
            if entries[number].id not in without:
                found.setdefault(number, start)
    ordered = sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(dict.fromkeys(entries[number].kind for number, _ in ordered))


def _finder(rules: Rulebook) -> Callable[[str, int], tuple[int, ...]]:
    """Which entries fit at a place of a title. Field labels repeat, and most parts of other titles fit none: those
    are told by a quick look, in letters that ``re`` and ``regex`` read alike."""
    every_kind = _every_kind(rules)
    looks = _looks(rules)

    @lru_cache(maxsize=4096)
    def said(folded: str, start: int) -> tuple[int, ...]:
        if folded.isascii() and not any(look.match(folded, start) for look in looks):
            return ()
        match = every_kind.match(folded, start)
        groups = match.groups() if match and match.lastindex else ()
        return tuple(number for number, group in enumerate(groups) if group is not None)

    return said


def _looks(rules: Rulebook) -> list[re.Pattern[str] | regex.Pattern[str]]:
    """All entries without their groups: by ``re``, a tenth of the time, and by ``regex`` those that only it reads."""
    plainly, others = [], []
    for entry in rules.group("section-kind"):
        pattern = rules.alternatives([entry])
        try:
            re.compile(pattern)
            plainly.append(pattern)
        except re.error:
            others.append(pattern)
    return [re.compile("|".join(plainly)), *(regex.compile(pattern) for pattern in others)]


def _every_kind(rules: Rulebook) -> regex.Pattern[str]:
    """One look that asks for all kinds at once: entry ``n`` fits where group ``n`` took part."""
    entries: list[KindEntry] = rules.group("section-kind")
    asked = "".join(f"(?:(?={rules.alternatives([entry])}(?P<k{n}>))|)" for n, entry in enumerate(entries))
    return regex.compile(asked)
