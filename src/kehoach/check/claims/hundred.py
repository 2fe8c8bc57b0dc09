"""Percentages that are all of something: of a passage, or one of each of several lines below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.claims.claim import STOP, Claim, among, between, cues, led
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.figures.numbers import step

_ALL = Decimal(100)
_MOST = 8
_SAID = regex.compile(
    r"\b(?:co cau|ty trong|phan bo|phan loai|trong do|gom|chia|bao gom|trong so|cap|tam ung|thanh toan|dong gop|ho tro|xep loai|ket qua|con lai|tong|cong|giam|tang|tu|tren|it nhat|toi thieu|phan dau|dat|duoi)\b"
)
_LEAD = 120


def hundreds(every: Sequence[Passage]) -> Iterator[Claim]:
    """Percentages in a row, to the end of their clause, sentence or passage; and those of lines with one each."""
    lines: list[Figure] = []
    words = ""
    for number, passage in enumerate(every):
        rates = [f for f in passage.figures if f.sort == "percent"]
        for first in range(len(rates)):
            for last in range(first + 1, min(len(rates), first + _MOST)):
                row = rates[first : last + 1]
                if _ends(rates, last) and (not first or _begins(rates[first])):
                    yield _claim(row, _of_row(passage, row, first, len(rates) - 1 - last))
        if len(rates) == 1:
            words = words if lines else passage.words
            lines.append(rates[0])
        if len(rates) != 1 or number + 1 == len(every):
            if 1 < len(lines) <= _MOST:
                yield _claim(lines, _of_lines(lines, words))
            lines = []


def _begins(rate: Figure) -> bool:
    return any(mark in rate.lead for mark in ".;:(")


def _ends(rates: Sequence[Figure], last: int) -> bool:
    return last + 1 == len(rates) or any(mark in rates[last].after for mark in ".;)")


def _claim(row: list[Figure], context: list[str]) -> Claim:
    together = sum((f.value for f in row), Decimal(0))
    holds = abs(together - _ALL) <= max(step(f.value) for f in row) * (len(row) - 1) / 2 if any(f.value % 1 for f in row) else together == _ALL
    last = row[-1]
    return Claim("hundred", last, tuple(row[:-1]), tuple(context), holds, tuple((f, f.value + _ALL - together) for f in reversed(row)))


def _common(row: Sequence[Figure], lead: str) -> list[str]:
    less = all(f.value < _ALL for f in row)
    return [
        "", f"n{min(6, len(row))}", f"less{less}", f"rough{min(2, sum(f.rough for f in row))}", f"parallel{len({f.lead.rpartition(' ')[2] for f in row[1:]}) == 1}",
        *(f"lead:{w}" for w in set(_SAID.findall(lead[-_LEAD:]))), *{f"part:{c}" for f in row[1:] for c in cues(f.lead, 2)}, *{f"part1:{c}" for c in cues(row[0].lead, 2)},
        *{f"of:{c}" for f in row for c in cues(f.after, -2)}, *led("last", row[-1].lead, 2), f"depth{min(2, max(f.depth for f in row))}{len({f.depth for f in row}) == 1}",
    ]  # fmt: skip


def _of_row(passage: Passage, row: Sequence[Figure], before: int, behind: int) -> list[str]:
    mids = [between(passage.figures, a, b) for a, b in zip(row, row[1:], strict=False)]
    figures = sum(b.at - a.at - 1 for a, b in zip(row, row[1:], strict=False))
    lead = row[0].lead
    said = [
        *_common(row, lead), "row", f"before{min(2, before)}", f"behind{min(2, behind)}", f"all{not before and not behind}", f"n{min(4, len(row))}all{not before and not behind}",
        f"stops{min(2, sum(STOP.search(m) is not None for m in mids))}", f"semis{min(2, sum(';' in m for m in mids))}", f"others{min(3, figures)}", f"each{figures == len(row) - 1}",
        *among("mid", " ".join(mids)), f"colon{':' in lead}", f"after{''.join(cues(row[-1].after, -1)) or 'end'}",
    ]  # fmt: skip
    return [f"R{one}" for one in said]


def _of_lines(row: Sequence[Figure], words: str) -> list[str]:
    return [f"L{one}" for one in (*_common(row, words), f"alone{min(3, sum(f.at > 0 for f in row))}", f"colons{min(3, sum(':' in f.lead for f in row))}")]
