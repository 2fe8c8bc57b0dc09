"""A draft beside the plan that its issuer made for the year before (``--against``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from rapidfuzz import fuzz

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.compare.archive import Archive, Kept, Row
from kehoach.compare.assigned import as_rows, measure, place_of, subject, unit
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry


def _previous(draft: Draft) -> tuple[Archive, Kept] | None:
    found = draft.archive.last_years() if draft.archive else None
    return (draft.archive, found) if draft.archive and found else None


@kind("copied-figures")
def copied_figures(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The share of figures that are those of last year's plan (``least``: how many, ``share``: of those compared)."""
    archive, plan = draft.archive, draft.record.plan
    if archive is None or plan.year_start is None or plan.year_end not in (None, plan.year_start):
        return
    previous = archive.last_years()
    if previous is None:
        yield draft.verified(rule, None, "no-last-year", year=plan.year_start - 1, archive=archive.name, count=archive.count)
        return
    compared, equal = _beside(as_rows(draft.record), archive.targets(previous), plan.year_start)
    amounts, equal_amounts = _amounts(draft, archive.rows("amounts", previous))
    compared, equal = compared + amounts, equal + equal_amounts
    share = 100 * len(equal) // compared if compared else 0
    if len(equal) >= int(rule.options["least"]) and share >= int(rule.options["share"]):
        shown = tuple(draft.elsewhere(previous, row) for _, row in equal[:4])
        start = min(place[0] for place, _ in equal)
        place = next(place for place, _ in equal if place[0] == start)
        yield draft.finding(rule, place, count=len(equal), all=compared, share=share, plan=previous.name, evidence=shown)
    else:
        yield draft.verified(rule, None, "figures", count=len(equal), all=compared, plan=previous.name)


Key = tuple[object, ...]
Figure = tuple[Key, str, tuple[int, int]]  # what it is, its value, its place
Pairs = list[tuple[tuple[int, int], Row]]


def _telling(value: str) -> bool:
    """True for a number that two plans do not share by chance: not 0, 100, nor a small whole one."""
    number = Decimal(value)
    return number not in (0, 100) and (number != int(number) or (number >= 20 and number % 10 != 0))


def _key(row: Row, year: int) -> Key:
    place = fold(place_of(row) or "")
    return (row["basis"], None if row["year"] is None else row["year"] - year, place, unit(row), measure(row), subject(row))


def _beside(own: list[dict[str, object]], theirs: list[Row], year: int) -> tuple[int, Pairs]:
    """How many targets and baselines both plans have, each for its own year, and those of one value."""
    known: dict[Key, Row] = {}
    for row in theirs:
        if row["value"] is not None:
            known.setdefault(_key(row, year - 1), row)
    figures = (
        (_key(mine, year), str(mine["value"]), (int(str(mine["start"])), int(str(mine["end"]))))
        for mine in own if mine["value"] is not None
    )  # fmt: skip
    return _equal(figures, known, lambda value, before: _telling(value) and _telling(before))


def _amounts(draft: Draft, theirs: list[Row]) -> tuple[int, Pairs]:
    """The same for amounts of components: by component, source and kind of capital."""
    known: dict[Key, Row] = {}
    for row in theirs:
        if row["component"] and row["value"] and not row["per"]:
            known.setdefault((row["component"], row["source"], row["capital"], bool(row["is_total"])), row)
    figures = (
        ((mine.component, mine.source, mine.capital, mine.is_total), mine.value, (mine.start, mine.end))
        for mine in draft.record.amounts if mine.component and mine.value and not mine.per
    )  # fmt: skip
    return _equal(figures, known, lambda value, _: Decimal(value) != 0)


def _equal(own: Iterable[Figure], known: Mapping[Key, Row], telling: Callable[[str, str], bool]) -> tuple[int, Pairs]:
    """How many of the draft's figures both plans have, each once and as far as they tell something, and the equal ones."""
    compared, seen = 0, set()
    equal: Pairs = []
    for key, value, place in own:
        if key not in known or key in seen:
            continue
        seen.add(key)
        before = str(known[key]["value"])
        if telling(value, before):
            compared += 1
            if Decimal(value) == Decimal(before):
                equal.append((place, known[key]))
    return compared, equal


@kind("last-years-date")
def last_years_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A deadline with last year's date that stands in last year's plan with the same words (``alike``: of 100)."""
    found = _previous(draft)
    year = draft.record.plan.year_start
    if found is None or year is None:
        return
    archive, previous = found
    text = archive.text(previous)
    theirs = [row for row in archive.rows("deadlines", previous) if row["date_end"] or row["date_start"]]
    checked = 0
    for one in draft.record.deadlines:
        day = one.date_end or one.date_start
        if day is None or one.derived or draft.looks_back(one.start) or draft.is_cited(one.start, one.end):
            continue
        checked += 1
        if not day.startswith(str(year - 1)):
            continue
        around = _around(draft.text.canonical, one.start, one.end)
        same = [row for row in theirs if (row["date_end"] or row["date_start"]) == day]
        scored = [(fuzz.ratio(around, _around(text, row["start"], row["end"])), -row["start"], row) for row in same]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best and best[0] >= int(rule.options["alike"]):
            yield draft.finding(rule, (one.start, one.end), day=printed(day), plan=previous.name, year=year,
                                evidence=(draft.elsewhere(previous, best[2]),))  # fmt: skip
    if checked:
        yield draft.verified(rule, None, "dates-renewed", count=checked, plan=previous.name)


def _around(text: str, start: int, end: int) -> str:
    """The folded words before and at a deadline."""
    return " ".join(fold(text[max(0, start - 60) : end]).split())
