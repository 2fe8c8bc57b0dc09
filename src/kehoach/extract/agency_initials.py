"""Initials told inside a name: *Ủy ban nhân dân (UBND) các huyện*, *Văn phòng Hội đồng nhân dân (HĐND) và UBND xã*."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.normalise import Text

# The brackets stand between the words they shorten and those the name goes on with: its level, its place, its country.
_INSIDE = re.compile(
    r"[ ](?P<bracket>\((?<=[a-z][ ]\()(?P<short>[a-z]{2,10})\))"
    r"(?=[ ](?:viet nam|ho chi minh|va (?:ubnd|uy ban)|cac |cap |tinh|thanh pho|huyen|quan[ ]|thi xa|thi tran|xa[ .,;:\n]|phuong|dac khu|trung uong))"
)


def without_initials(text: Text) -> Text:
    """A text whose names are not interrupted: initials of the words right before them, inside a name, are blanked."""
    cuts = [m.span("bracket") for m in _INSIDE.finditer(text.folded) if _spells(text.folded, m.start(), m["short"])]
    if not cuts:
        return text
    return replace(text, folded=_blanked(text.folded, cuts), shown=_blanked(text.shown, cuts))


def _spells(folded: str, end: int, short: str) -> bool:
    """True if the words before ``end`` begin with the letters of ``short``, in order."""
    words = folded[max(0, end - 80) : end].split()[-len(short) :]
    return [word[:1] for word in words] == list(short)


def _blanked(words: str, cuts: list[tuple[int, int]]) -> str:
    parts, reached = [], 0
    for begin, end in cuts:
        parts += [words[reached:begin], " " * (end - begin)]
        reached = end
    return "".join((*parts, words[reached:]))
