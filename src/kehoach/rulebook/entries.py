"""What a rule file may hold: one strict model per group of entries, and the pack's own page."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kehoach.records import AgencyKind, Capital, Funding, Kind, Level, Severity


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(_Strict):
    """A text and what this entry makes of it. ``source``: ``made-up``, or where it was seen."""

    text: str
    gives: dict[str, Any] = {}
    source: str = Field(default="made-up", alias="from")


class Counterexample(_Strict):
    """A text this entry must leave alone, and why."""

    text: str
    why: str


class Entry(_Strict):
    """One rule. ``valid_from``/``valid_to`` bound when the thing it names exists or is in force."""

    id: str = Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")
    about: str = ""
    examples: tuple[Example, ...] = Field(min_length=1)
    counterexamples: tuple[Counterexample, ...] = ()
    source: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


class Patterned(Entry):
    """An entry with a pattern for folded text."""

    pattern: str


class KindEntry(Patterned):
    """Which section kind a heading's title has."""

    kind: Kind


class LabelEntry(Patterned):
    """A field label: a dash item that is nothing but this label and a colon is a heading."""


class UnitEntry(Patterned):
    """A unit of money. ``factor`` is how many of the currency's main unit it is."""

    factor: str
    currency: str = "VND"
    sure: bool = True


class FundingEntry(Patterned):
    """Words that say where money comes from or what kind of money it is."""

    funding: Funding | None = None
    capital: Capital | None = None
    total: bool = False


class DocumentEntry(Patterned):
    """A type of document: its name as printed, the abbreviations in document numbers."""

    name: str
    symbols: tuple[str, ...] = ()
    plan: bool = False


class IssuerEntry(Entry):
    """The organisation code in a document number, and the full name of the body."""

    code: str
    name: str


class WordsEntry(Patterned):
    """A list of formulas for one purpose, named by ``use``."""

    use: str
    value: str | None = None


class Component(_Strict):
    """A component of a programme (dự án, tiểu dự án) with its official and shortened names."""

    code: str
    name: str
    also: tuple[str, ...] = ()


class ProgrammeEntry(Patterned):
    """A national programme, its period and its components."""

    code: str
    name: str
    year_start: int | None = None
    year_end: int | None = None
    components: tuple[Component, ...] = ()


class IndicatorEntry(Patterned):
    """An indicator that plans share: a code to compare them by.

    ``less_is_better`` for what a plan wants to see fall (poverty, malnutrition). A rate may name
    the indicators that count its ``part`` and its ``whole``: with both it can be worked out again.
    """

    code: str
    name: str
    unit: str | None = None
    programme: str | None = None
    less_is_better: bool = False
    part: str | None = None
    whole: str | None = None


class AgencyEntry(Entry):
    """A body: canonical name, kind, usual level, other surface forms."""

    name: str
    kind: AgencyKind
    level: Level | None = None
    also: tuple[str, ...] = ()
    generic: bool = False
    successor: str | None = None


class TimeEntry(Patterned):
    """A form of a deadline; named groups of the pattern carry the parts of the date.

    ``rrule`` is how something that is due every ``unit`` (folded: ``thang``) recurs.
    """

    form: str
    rrule: str | None = None
    unit: str | None = None


class TargetEntry(Patterned):
    """Words about a number: comparator, direction, basis, unit, link to a target before, or what is not a target."""

    use: Literal["bound", "direction", "basis", "unit", "link", "not-a-target"]
    value: str | None = None


class Said(_Strict):
    """Words of a pack that people read, in both languages."""

    vi: str
    en: str


class CheckEntry(Entry):
    """A check of drafts: which ``kind`` of check (code) looks for it and how it is set.

    ``valid_from``/``valid_to`` bound the dates of the drafts it is for; ``active: false`` keeps it
    for ``--rules`` to switch on. An example is a draft (``frame: whole``), or the body of
    one of 2024 of a district (``body``, ``programme``: on poverty reduction) or of 2026 of a commune, or a
    draft with other plans (``archive``: each after a line ``@ issuer | number | day | title``); what
    ``gives`` names under ``text`` are the words the finding stands at.
    """

    kind: str
    code: str = Field(pattern=r"^[a-z0-9-]+$")
    severity: Severity = "warning"
    active: bool = True
    pattern: str | None = None
    options: dict[str, Any] = {}
    message: Said | None = None
    suggestion: Said | None = None
    frame: Literal["body", "programme", "commune", "whole", "word", "archive"] = "body"


class Need(_Strict):
    """A section that a profile wants: one of ``kinds``, or words that match ``pattern``."""

    kinds: tuple[Kind, ...]
    severity: Severity = "warning"
    pattern: str | None = None


class ProfileEntry(Entry):
    """Which sections and slots a kind of plan needs. An example is a title that chooses it.

    It is chosen by ``title`` (a pattern), ``programmes`` and ``levels``; what is not said always
    fits, and the profile that says most wins. ``extends`` names the profile it adds to.
    """

    name: Said
    title: str | None = None
    programmes: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    extends: str | None = None
    needs: tuple[Need, ...] = ()
    slots: tuple[Kind, ...] = ()


GROUPS: dict[str, type[Entry]] = {
    "check": CheckEntry,
    "profile": ProfileEntry,
    "section-kind": KindEntry,
    "field-label": LabelEntry,
    "money-unit": UnitEntry,
    "funding": FundingEntry,
    "document-type": DocumentEntry,
    "issuer-code": IssuerEntry,
    "words": WordsEntry,
    "programme": ProgrammeEntry,
    "indicator": IndicatorEntry,
    "agency": AgencyEntry,
    "time": TimeEntry,
    "target": TargetEntry,
}


class Fragment(_Strict):
    """A named piece of pattern."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    about: str = ""
    pattern: str
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class PackInfo(_Strict):
    """``pack.yaml``: what a pack is, whose knowledge it holds and which period it covers."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    about: str
    licence: str
    sources: tuple[str, ...] = ()
    programme: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
