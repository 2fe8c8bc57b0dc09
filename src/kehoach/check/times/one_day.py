"""One thing told with two days, as a model foresees it that has learned from sound texts which times are of one thing.

In a sound text two times whose clauses, headings and steps say that they are of one thing agree; two that do not agree are of two things.
A model (``models/likeness-days``) weighs what is told around two times and how they lie to each other and to the times beside them; a
pair that it takes for one thing with a slip in it is remarked on, where no other kind of check has been.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kehoach.check.agreement.told import in_turn, rarity
from kehoach.check.draft import Draft
from kehoach.check.figures.tellings import headed_apart, pointed_apart
from kehoach.check.kinds import Result, kind
from kehoach.check.pairs import Pair, likely
from kehoach.check.times.dated import Dated, dated
from kehoach.check.times.dated_pairs import Calendar, described
from kehoach.check.times.moments import shown
from kehoach.check.trees import Trees, trees_of
from kehoach.rulebook import CheckEntry

_CODES = ("conflicting-deadlines", "deadline-order", "deadline-past", "stale-date")


def model() -> Trees | None:
    """The model that ships; none where it is missing."""
    return trees_of("likeness-days")


def calendar_of(draft: Draft) -> Calendar:
    """The times of a draft as the model weighs them."""
    times = dated(draft)
    return Calendar(rarity(draft), [one.value for one in times], times)


@kind("one-day")
def one_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``100% học sinh có thẻ thư viện trước ngày 31/10`` among the targets, ``Ngày hội làm thẻ thư viện | Tháng 12`` in the calendar."""
    trees = model()
    for one, other, score in chosen(draft, trees) if trees else ():
        yield draft.finding(
            rule, other.place, severity=rule.severity if trees and score >= trees.sure else "info", say_as="again", first=_shown(one), second=_shown(other),
            evidence=(draft.evidence(one.place),),
        )  # fmt: skip


def _shown(one: Dated) -> str:
    return shown(one.last) if one.first is one.last else f"{shown(one.first)} - {shown(one.last)}"


def chosen(draft: Draft, trees: Trees) -> list[tuple[Dated, Dated, float]]:
    """The pairs that are likely enough with their odds, the surest first; no time is in two of them."""
    known = calendar_of(draft)
    found = likely(trees, known.candidates(), partial(described, known), lambda pair, _: _stands(draft, known, pair))
    return [(known.times[i], known.times[j], score) for (i, j), score in found]


def _stands(draft: Draft, known: Calendar, pair: Pair) -> bool:
    """True if no other kind of check has been at two times, and nothing says that they are of two things."""
    one, other = (known.times[at] for at in pair)
    places = [(t.first.start, t.last.end) for t in (one, other)]
    if any(draft.is_told(place, *_CODES) for place in places):
        return False
    return one.cell or other.cell or not (pointed_apart(draft, *places) or headed_apart(draft, *places) or in_turn(draft, *places))
