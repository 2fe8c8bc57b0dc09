"""Figures that go on about others: what is reached so far by the quarters before it, and pairs of things with what each has.

``quý I 4.680 triệu đồng, quý II 8.190 triệu đồng, …. Lũy kế đến hết quý II là 12.870 triệu đồng``; ``mỗi lớp 32 học viên`` and
``05 lớp giai đoạn 1 với 160 học viên, 03 lớp giai đoạn 2 với 96 học viên``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import mistyped, small_number, sum_mistyped
from kehoach.check.figures.rated import rates
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, people, same, sentences
from kehoach.check.figures.remarks import is_told, not_the_product, not_the_sum
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_TIME = regex.compile(r"\b(?P<of>quy|nam|dot|thang|giai doan) (?P<n>[ivx]+|\d{1,4})\b[^\d;.]{0,24}$")
_SO_FAR = regex.compile(
    r"\b(?:luy ke|cong don|het|tinh den het|den het)\b[^;.]{0,60}?(?:\b(?P<of>quy|nam|dot|thang|giai doan) (?P<n>[ivx]+|\d{1,4})\b|\b(?P<half>(?:sau|6) thang dau nam)\b"
    r"|\b(?P<first>hai|ba|02|03) (?:quy|dot|nam|giai doan) dau\b)[^;.]{0,60}$"
)
_ROW = 3  # times that make a row
_CALENDAR = frozenset(["nam", "thang", "quy", "tuan", "ngay", ""])


@kind("reached-so-far")
def reached_so_far(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What is reached by the end of a quarter, round or year against those up to it, told right before."""
    row: list[tuple[str, str, Figure]] = []
    for sentence in sentences(draft):
        for figure in sentence.figures:
            label = _TIME.search(figure.lead)
            reached = _SO_FAR.search(figure.lead)
            if reached and row and figure.plain and figure.unit == row[0][2].unit:
                parts = _up_to(reached, row)
                if parts and not draft.is_cited(*figure.place) and not is_told(draft, figure, *parts) and not same(figure.value, sum_of(parts)):
                    if sum_mistyped(figure.value, [p.value for p in parts]):
                        yield not_the_sum(draft, rule, figure, parts)
            elif label and figure.plain and figure.unit not in _CALENDAR:
                if row and (row[0][0] != label["of"] or row[0][2].unit != figure.unit or label["n"] in {n for _, n, _ in row}):
                    row = []
                row.append((label["of"], label["n"], figure))


def _up_to(reached: regex.Match[str], row: Sequence[tuple[str, str, Figure]]) -> list[Figure]:
    """The figures of a row up to the time that words name; none if it is no row, or does not name it."""
    labels = [n for _, n, _ in row]
    if len(row) < _ROW or labels[0] not in ("i", "1") and row[0][0] != "nam":
        return []
    if reached["half"]:
        many = 2 if row[0][0] == "quy" else 0
    elif reached["first"]:
        many = small_number(reached["first"])
    else:
        many = labels.index(reached["n"]) + 1 if reached["of"] == row[0][0] and reached["n"] in labels else 0
    return [f for _, _, f in row[:many]] if 1 < many <= len(row) else []


# --- pairs that one rate makes ------------------------------------------------------------------------

_WITH = regex.compile(r"^[a-z0-9 ]{0,40}(?:, |\b)(?:voi|cho|huy dong|co|gom|thu hut|=|:)(?: [a-z]+){0,3}$")


@kind("pairs-of-rate")
def pairs_of_rate(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of things with what they have (*05 lớp … với 160 học viên*), of a rate that all others of the plan keep to."""
    told: dict[tuple[str, str], set[Decimal | None]] = defaultdict(set)
    for sentence in sentences(draft):
        for rate in rates(sentence):
            told[rate.of, "nguoi" if people(rate.unit) else rate.unit].add(None if rate.mean else rate.value)
    known = {
        key: value for key, values in told.items() for value in values
        if value and len(values) == 1 and key[0] not in _CALENDAR and key[1] not in (MONEY, *_CALENDAR)
    }  # fmt: skip
    pairs: dict[tuple[str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for sentence in sentences(draft) if known else ():
        for key, many, total in _pairs(sentence):
            if key in known:
                pairs[key].append((many, total))
    for key, found in pairs.items():
        each = known[key]
        off = [(n, t) for n, t in found if n.value * each != t.value]
        if len(off) != 1 or len(found) < 2:  # noqa: PLR2004
            continue
        (many, total), = off
        due = many.value * each
        if (mistyped(total.value, due) or mistyped(many.value, total.value / each)) and not is_told(draft, many, total) and not draft.is_cited(*total.place):
            yield not_the_product(draft, rule, total, due, many.place)


def _pairs(sentence: Sentence) -> Iterator[tuple[tuple[str, str], Figure, Figure]]:
    """Neighbours of a sentence of which the first has so many of the second."""
    for many, total in zip(sentence.figures, sentence.figures[1:], strict=False):
        if many.plain and total.plain and many.unit != total.unit and many.value > 1 and total.value > many.value and _WITH.match(total.lead):
            yield (many.unit, "nguoi" if people(total.unit) else total.unit), many, total
