"""The bodies the packs know, found through one automaton over a squeezed view of the folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import ahocorasick

from kehoach.extract.agency_forms import PARTY, Form, form_of
from kehoach.folding import fold
from kehoach.records import Level
from kehoach.rulebook import AgencyEntry, Rulebook

_SEPARATOR = re.compile(r"( (?: *[-,&/] *| +)|- *|, *|& *|/ *)")


@dataclass(frozen=True)
class Known:
    """Which body a surface form names."""

    automaton: ahocorasick.Automaton
    by_key: dict[str, tuple[AgencyEntry, ...]]
    forms: dict[tuple[str, str], Form] = field(default_factory=dict)  # those met so far

    def choose(self, key: str, *, level: Level | None, day: str | None) -> AgencyEntry | None:
        """The body a form names in a plan of this level and day."""
        entries = self.by_key.get(key, ())
        if len(entries) < 2:
            return entries[0] if entries else None
        valid = [e for e in entries if _valid(e, day)] or list(entries)
        same = [e for e in valid if e.level == level] if level else []
        return (same or valid)[0]

    def form(self, key: str, *, level: Level | None, day: str | None) -> Form | None:
        """What is known of a form, for the body it names in a plan of this level and day."""
        entry = self.choose(key, level=level, day=day)
        if entry is None:
            return None
        found = self.forms.get((key, entry.id))
        if found is None:
            found = self.forms[key, entry.id] = form_of(key, entry)
        return found

    def hits(self, squeezed: str) -> dict[int, tuple[int, str]]:
        """Of each place of a squeezed text where a form begins, the end of the longest one and its key."""
        found: dict[int, tuple[int, str]] = {}
        for last, key in self.automaton.iter(squeezed):
            start, end = last - len(key) + 1, last + 1
            if start and squeezed[start - 1].isalnum() or end < len(squeezed) and squeezed[end].isalnum():
                continue
            if start not in found or found[start][0] < end:
                found[start] = (end, key)
        return found


def _valid(entry: AgencyEntry, day: str | None) -> bool:
    if not day:
        return True
    return (not entry.valid_from or entry.valid_from <= day) and (not entry.valid_to or day <= entry.valid_to)


def key_of(words: str) -> str:
    """A surface form as the automaton sees it: folded, single blanks, none round ``- , /``; & as và.

    >>> key_of("Phòng NN & PTNT"), key_of("Tài chính – Kế hoạch")
    ('phong nn va ptnt', 'tai chinh-ke hoach')
    """
    return "".join(_tightened(_SEPARATOR.split(" ".join(fold(words).split())))).strip()


def _tightened(printed: list[str]) -> list[str]:
    """Words and separators in turn, each separator as the automaton wants it."""
    tight = list(printed)
    tight[1::2] = map(_tight, printed[1::2])
    return tight


@lru_cache(maxsize=512)
def _tight(separator: str) -> str:
    mark = separator.strip(" ")
    return " va " if mark == "&" else mark or " "


def known(rules: Rulebook) -> Known:
    """The bodies of all packs, by every form they go by."""
    by_key: dict[str, list[AgencyEntry]] = {}
    entry: AgencyEntry
    for entry in rules.group("agency"):
        for form in (entry.name, *entry.also):
            key = key_of(form)
            for each in (key, *(key.removesuffix(long) + short for long, short in PARTY if key.endswith(long))):
                bucket = by_key.setdefault(each, [])
                if entry not in bucket:
                    bucket.append(entry)
    for key in tuple(by_key):
        for loose in () if by_key[key][0].generic else _loose(key):
            by_key.setdefault(loose, by_key[key])
    automaton = ahocorasick.Automaton()
    for key in by_key:
        if len(key) >= 2:
            automaton.add_word(key, key)
    automaton.make_automaton()
    return Known(automaton, {k: tuple(v) for k, v in by_key.items()})


def _loose(key: str) -> Iterator[str]:
    """A name of several fields with other marks between them: no comma, a comma or nothing for a dash.

    >>> list(_loose("ban chi huy phong,chong thien tai")), list(_loose("phong tai chinh-ke hoach"))
    (['ban chi huy phong chong thien tai'], ['phong tai chinh,ke hoach', 'phong tai chinh ke hoach'])
    """
    if "," in key and not key.startswith(("cac ", "so ")):
        yield key.replace(",", " ")
    if "-" in key and key.startswith(("phong ", "trung tam ", "vu ", "ban ")):
        yield key.replace("-", ",")
        yield key.replace("-", " ")


class Squeezed:
    """The folded text as the automaton wants it, with a way back: ``place(i)`` in the folded text."""

    def __init__(self, folded: str) -> None:
        self._printed = _SEPARATOR.split(folded)
        tight = _tightened(self._printed)
        self.text = "".join(tight)
        self._at = [0, *accumulate(map(len, tight))]  # where in the squeezed text a stretch begins …
        self._from = [0, *accumulate(map(len, self._printed))]  # … and where in the folded text
        self._end = len(folded)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the squeezed text begins and ends in the folded text."""
        stretch = bisect_right(self._at, start) - 1
        if stretch % 2 or end > self._at[stretch + 1]:
            return self.place(start), self.place(end - 1) + 1
        begin = self._from[stretch] + start - self._at[stretch]  # nearly all: no separator was squeezed in between
        return begin, begin + end - start

    def place(self, index: int) -> int:
        """The offset in the folded text of a letter of the squeezed text."""
        stretch = bisect_right(self._at, index) - 1
        begin = self._from[stretch]
        if stretch % 2:  # a separator stands where its mark does
            printed = self._printed[stretch]
            mark = printed.lstrip(" ")
            begin += len(printed) - len(mark) if mark else 0
        return min(begin + index - self._at[stretch], self._end)
