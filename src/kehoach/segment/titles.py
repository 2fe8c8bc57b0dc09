"""What a heading's title says it is about: its section kinds."""

from __future__ import annotations

import regex

from kehoach.folding import fold
from kehoach.records import Kind
from kehoach.rulebook import KindEntry, Rulebook

LONG_TITLE = 16  # words
_NOTE_DIGITS = regex.compile(r"(?<=[a-z])\d{1,2}$")
_PROJECT = regex.compile(r"(?:tieu )?du an (?:so |thanh phan )*\d{1,2} *[:.]")
_CUT = regex.compile(r" *(?:[,;:/]| - | va | gan voi ) *")


def kinds_of(title: str, rules: Rulebook, *, without: tuple[str, ...] = ()) -> tuple[Kind, ...]:
    """The kinds of a heading, in the order in which its title names them.

    A title is cut at commas and *và*; a pattern must match at the beginning of the title or of one
    of its parts, so ``Chương trình mục tiêu quốc gia`` names no goal. The name of
    ``Dự án 7: …`` says no kind. ``without`` are rules not to be tried.
    """
    folded = _NOTE_DIGITS.sub("", " ".join(fold(title).split()).strip(" .:;*-"))
    if _PROJECT.match(folded):
        return ()
    # a long title is a task in words: only its beginning says what kind it is
    short = len(folded.split()) <= LONG_TITLE or title.isupper()
    starts = [0, *(m.end() for m in _CUT.finditer(folded))] if short else [0]
    any_kind: regex.Pattern[str] = rules.make("any-section-kind", _any_kind)
    starts = [start for start in starts if any_kind.match(folded, start)]
    if not starts:
        return ()
    found: list[tuple[int, Kind]] = []
    entries: list[KindEntry] = rules.group("section-kind")
    for entry in entries:
        if entry.id in without:
            continue
        pattern = rules.pattern(entry)
        for start in starts:
            if pattern.match(folded, start):
                found.append((start, entry.kind))
                break
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(kind for _, kind in found))


def _any_kind(rules: Rulebook) -> regex.Pattern[str]:
    """Most parts of most titles are of no kind: one look tells."""
    return rules.compile(rules.alternatives(rules.group("section-kind")))
