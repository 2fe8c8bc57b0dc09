"""The words around a point in time, compiled from the rule packs: leads, tails, labels, vetoes, recurrences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import regex

from kehoach.extract.patterns import quick
from kehoach.rulebook import Rulebook, TimeEntry, expand

ColumnKind = Literal["by", "from", "during"]
COLUMNS: tuple[ColumnKind, ...] = ("by", "from", "during")
LEADS = ("lead-before", "lead-until", "lead-done", "lead-up-to", "lead-since", "lead-in")
FIELDS = ("field-by", "field-from", "field-during")
_REACH = 90  # characters before a point in which its lead begins


@dataclass(frozen=True, slots=True)
class Lead:
    """Words before a point: their form without ``lead-``, where they begin, the rule, the words."""

    form: str
    start: int
    rule: str
    words: str


@dataclass(frozen=True)
class Words:
    """Everything deadlines.yaml says, ready to match."""

    leads: tuple[tuple[str, str, regex.Pattern[str]], ...]
    any_lead: regex.Pattern[str]  # read from the end: it only says whether there is one
    onward: regex.Pattern[str]
    any_field: re.Pattern[str] | regex.Pattern[str]
    field_by: regex.Pattern[str]
    field_from: regex.Pattern[str]
    columns: tuple[tuple[ColumnKind, regex.Pattern[str]], ...]
    every: regex.Pattern[str]
    item: regex.Pattern[str]
    units: dict[str, TimeEntry]
    counts: tuple[tuple[str, regex.Pattern[str]], ...]
    within: tuple[tuple[str, regex.Pattern[str]], ...]
    any_veto: regex.Pattern[str]  # read from the end, too
    veto_before: regex.Pattern[str]
    veto_noun: regex.Pattern[str]
    veto_after: regex.Pattern[str]

    def lead(self, folded: str, begin: int, at: int) -> Lead | None:
        """The words that lead to the point at ``at``, not before ``begin``."""
        floor = max(begin, at - _REACH)
        piece = folded[floor:at]
        if not self.any_lead.match(piece):
            return None
        for form, rule, pattern in self.leads:
            match = pattern.search(piece)
            if match:
                return Lead(form, floor + match.start(), rule, match[0])
        return None

    def veto(self, before: str) -> regex.Match[str] | None:
        """Words right before a point that make it no deadline."""
        return self.veto_before.search(before) if self.any_veto.match(before) else None

    def unit(self, word: str) -> TimeEntry:
        """The recurrence entry for a unit of time (``thang``, ``ca nam``)."""
        return self.units[word.rsplit(maxsplit=1)[-1]]


def words(rules: Rulebook) -> Words:
    """The words of a rulebook, built once."""
    made: Words = rules.make("deadline-words", _build)
    return made


def _build(rules: Rulebook) -> Words:
    entries: list[TimeEntry] = rules.group("time")

    def of(form: str) -> list[TimeEntry]:
        return [e for e in entries if e.form == form]

    def joined(form: str, before: str = "", after: str = "") -> regex.Pattern[str]:
        return regex.compile(f"{before}(?:{rules.alternatives(of(form))}){after}")

    leads = tuple(
        (form[5:], e.id, regex.compile(f"(?:{expand(e.pattern, rules.fragments)})[ (:]*$"))
        for form in LEADS
        for e in of(form)
    )
    any_lead = rules.alternatives([e for form in LEADS for e in of(form)])
    unit = rules.alternatives(of("every"))
    item = rf"(?:(?:hang|moi) *)?(?:\d{{1,2}} +)?(?:{unit})(?![a-z\d])(?! *\d| +[iv]+\b| +dinh\b)"
    every = (
        r"(?<![a-z\d])(?:dinh +ky(?:[ ,:(]|theo\b|la\b|vao\b|bao +cao\b)*|bao +cao +|(?=(?:hang|moi) *[tqnd]))"
        rf"(?P<list>{item}(?: *(?:,|va|;|/|hoac|&) *{item})*)"
    )
    return Words(
        leads=leads,
        any_lead=regex.compile(f"(?r)(?:{any_lead})[ (:]*$"),
        onward=joined("tail-onward"),
        any_field=quick(rules.alternatives(e for form in FIELDS for e in of(form))),
        field_by=joined("field-by"),
        field_from=joined("field-from"),
        columns=tuple((form, joined(f"column-{form}")) for form in COLUMNS),
        every=regex.compile(every),
        item=regex.compile(rf"(?P<n>\d{{1,2}})? *(?P<unit>{unit})(?![a-z])"),
        units={e.unit: e for e in of("every") if e.unit},
        counts=tuple((e.id, rules.pattern(e)) for e in of("count")),
        within=tuple((e.id, rules.pattern(e)) for e in of("within")),
        any_veto=joined("veto-before", before="(?r)", after="[ (:]*$"),
        veto_before=joined("veto-before", after="[ (:]*$"),
        veto_noun=joined("veto-noun", after="$"),
        veto_after=joined("veto-after"),
    )
