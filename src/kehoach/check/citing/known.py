"""Documents whose day of issue and number are known, and those numbered between two of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import regex

from kehoach.check.citing.citations import LAWS
from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Citation
from kehoach.rulebook import CheckEntry

_LAW_ENDS = regex.compile(r"(?: (?:ngay|nam|so)\b.*|[;,.].*)?")
_OF_ASSEMBLY = regex.compile(r"\d+/(?P<y>\d{4})/QH\d\d")
_LAW = "luật "  # laws and resolutions of the National Assembly are numbered apart
_SLACK = timedelta(days=25)  # numbers are given in turn, days of signature not quite

_Row = tuple[str, str | None]  # day, number


class Serial(NamedTuple):
    """Numbers of one series in one year in their order, with the days that go with them."""

    numbers: list[int]
    days: list[str]


class Known(NamedTuple):
    """What a rule knows: days by number, laws by their names, and the order of numbers within a year."""

    days: dict[str, list[str]]
    laws: dict[str, list[_Row]]
    serials: dict[tuple[str, str], Serial]  # what stands behind the number (*QĐ-TTg*, *2025/NĐ-CP*, *luật 2013/QH13*), year


def known_documents(options: Mapping[str, Any]) -> Known:
    """The documents of a rule.

    ``series``: symbol -> *day number*, ``yearly`` those with the year in the number; ``numbers``: number -> days of any year;
    ``laws``: name -> *day number*.
    """
    days: dict[str, list[str]] = {number: [str(day) for day in found] for number, found in options["numbers"].items()}
    laws: dict[str, list[_Row]] = {}
    rows: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for series, members in options["series"].items():
        for member in members:
            day, number = member.split()
            tail = f"{day[:4]}/{series}" if series in options["yearly"] else series
            rows.setdefault((tail, day[:4]), []).append((int(number), day))
            days.setdefault(f"{number}/{tail}", []).append(day)
    for name, members in options["laws"].items():
        for member in members:
            day, _, number = str(member).partition(" ")
            laws.setdefault(fold(name), []).append((day, number or None))
            if number:
                first, _, tail = number.partition("/")
                days.setdefault(f"{_LAW}{number}", []).append(day)
                rows.setdefault((f"{_LAW}{tail}", day[:4]), []).append((int(first), day))
    serials = {key: Serial([n for n, _ in sorted(found)], [d for _, d in sorted(found)]) for key, found in rows.items()}
    return Known(days, laws, serials)


def _known(draft: Draft) -> Known:
    found: Known = draft.rules.make("known-documents", lambda book: known_documents(next(e for e in book.group("check") if e.kind == "known-day").options))
    return found


@kind("known-day")
def known_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A document cited with another day than is known of it, or with one on which numbers of its series were much lower or higher."""
    known = _known(draft)
    for citation in draft.record.citations:
        if citation.self or citation.date is None:
            continue
        place = (citation.start, citation.end)
        law = _LAW if citation.doc_type in LAWS else ""
        days = known.days.get(f"{law}{citation.number}", [])
        if citation.number is None:
            days = [day for day, _ in _of_law(known, citation)]
        slips = [day for day in days if day[4:] == citation.date[4:] or day[:4] == citation.date[:4]]
        if citation.date in days:
            continue
        if slips:
            yield draft.finding(rule, place, say_as="known", right=printed(slips[0]), date=printed(citation.date))
        elif bounds := _out_of_turn(known, citation):
            low, high = bounds
            yield draft.finding(rule, place, say_as="turn", number=citation.number, low=printed(low), high=printed(high), date=printed(citation.date))


@kind("known-number")
def known_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A law cited with another number of the year in which it was passed."""
    known = _known(draft)
    for citation in draft.record.citations:
        said = _OF_ASSEMBLY.fullmatch(citation.number or "")
        if said is None or citation.self:
            continue
        numbers = [number for _, number in _of_law(known, citation) if number]
        right = next((n for n in numbers if n.split("/")[1] == said["y"]), None)
        if right and citation.number not in numbers:
            yield draft.finding(rule, (citation.start, citation.end), say_as="known", right=right)


def _of_law(known: Known, citation: Citation) -> list[_Row]:
    """The versions of the law that a citation names; none for an amending law."""
    if citation.doc_type not in LAWS:
        return []
    title = " ".join(fold(citation.title or "").removeprefix("luat ").split())
    prefix = "" if citation.doc_type == "luật" else f"{fold(citation.doc_type)} "
    named = (name for name in known.laws if name.startswith(prefix))
    return [row for name in named if title.startswith(bare := name.removeprefix(prefix)) and _LAW_ENDS.fullmatch(title, len(bare)) for row in known.laws[name]]


def _out_of_turn(known: Known, citation: Citation) -> tuple[str, str] | None:
    """The days between which a number of its series was given, if the day it is cited with lies well outside."""
    first, _, tail = (citation.number or "").partition("/")
    day = citation.date or ""
    serial = known.serials.get((_LAW + tail if citation.doc_type in LAWS else tail, day[:4]))
    if serial is None or not first.isdecimal():
        return None
    before, after = bisect_right(serial.numbers, int(first)) - 1, bisect_left(serial.numbers, int(first))
    low = serial.days[before] if before >= 0 else f"{day[:4]}-01-01"
    high = serial.days[after] if after < len(serial.days) else f"{day[:4]}-12-31"
    said = date.fromisoformat(day)
    out = said < date.fromisoformat(low) - _SLACK or said > date.fromisoformat(high) + _SLACK
    return (low, high) if out else None


_OUTLOOK = regex.compile(
    r"\b(?:den|giai doan|thoi ky) (?:nam )?(?:\d{4} ?[-–] ?)?(?P<first>20\d\d)(?:,| va)? +(?P<said>(?:co )?(?:dinh huong|tam nhin)(?: phat trien)?(?: den| toi)?(?: nam)? (?P<then>20\d\d))\b"
)


@kind("outlook-year")
def outlook_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*đến năm 2020, định hướng đến năm 2015*: an outlook that is no later than what it goes beyond."""
    for match in _OUTLOOK.finditer(draft.text.folded):
        if match["then"] <= match["first"]:
            yield draft.finding(rule, match.span("said"), say_as="outlook", first=match["first"], then=match["then"])
