"""What is said of figures: that one is not what others come to, and whether a remark has been on one already."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import shown
from kehoach.check.figures.reckoned import MONEY, Figure
from kehoach.check.figures.sums import money, sum_of
from kehoach.records import Finding, Severity
from kehoach.rulebook import CheckEntry

# What is said of figures, by whichever kind of check.
FIGURE_CODES = ("conflicting-targets", "conflicting-amounts", "sum-mismatch", "count-mismatch", "rate-mismatch")


def is_told(draft: Draft, *figures: Figure) -> bool:
    """True if one of the figures has been remarked on or reckoned with in a remark."""
    return is_place_told(draft, *(f.place for f in figures))


def is_place_told(draft: Draft, *places: Place) -> bool:
    """The same of places."""
    return any(draft.is_told(place, "sum-mismatch", "rate-mismatch") for place in places)


def say(value: Decimal, unit: str) -> str:
    """A figure as plans print it."""
    return money(value) if unit == MONEY else shown(value)


def not_the_sum(draft: Draft, rule: CheckEntry, total: Figure, parts: Sequence[Figure]) -> Finding:
    """The remark on a figure that those told as its parts do not come to."""
    return not_so_much(draft, rule, total.place, total.value, sum_of(parts), *(p.place for p in parts), unit=total.unit)


def not_so_much(draft: Draft, rule: CheckEntry, place: Place, stated: Decimal, due: Decimal, *of: Place, unit: str = "", severity: Severity = "warning") -> Finding:  # noqa: PLR0913
    """The remark on a number that is not what those at other places come to."""
    return draft.finding(
        rule, place, say_as="list", severity=severity, stated=draft.words(place), summed=say(due, unit), difference=say(abs(stated - due), unit),
        evidence=tuple(draft.evidence(one) for one in of),
    )  # fmt: skip


def code_of_product(draft: Draft, rule: CheckEntry, *factors: Place) -> str:
    """The code of a remark on a product: a wrong average is a wrong rate."""
    mean = any(_AVERAGE.search(draft.text.folded, max(0, start - _BEFORE), end) for start, end in factors)
    return "rate-mismatch" if mean else rule.code


_AVERAGE = regex.compile(r"\b(?:binh quan|trung binh|tinh ra)\b[^.;\n]*$")
_BEFORE = 40  # characters before a figure in which it is told as an average


def not_the_product(draft: Draft, rule: CheckEntry, total: Figure, due: Decimal, *factors: Place) -> Finding:
    """The remark on a figure that is not what those at other places make: so many for each, a share of a whole."""
    return draft.finding(
        rule, total.place, under=code_of_product(draft, rule, *factors), say_as="product", severity="warning", stated=draft.words(total.place), worked_out=say(due, total.unit),
        evidence=tuple(draft.evidence(place) for place in factors),
    )  # fmt: skip
