"""What the real extractors make of an example of a rule, group by group.

In: the text of an example and its entry. Out: the facts found in it, as the extractor of the
entry's group gives them. Nothing here judges; ``rules`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from kehoach import normalise, segment
from kehoach.extract.agencies import AgencyFinder, agencies
from kehoach.extract.amounts import amounts
from kehoach.extract.citations import citations
from kehoach.extract.deadlines import deadlines
from kehoach.extract.found import FoundPlan
from kehoach.extract.indicators import code_of
from kehoach.extract.recipients import recipients
from kehoach.extract.targets import targets
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import AgencyEntry, Entry, IssuerEntry, ProgrammeEntry, Rulebook, WordsEntry
from kehoach.segment import Outline, kinds_of, programme_of

PLAN = FoundPlan(year_start=2024, year_end=2024, issued_on="2024-01-15")  # whose examples we read
_HEAD = "KẾ HOẠCH\n\nThực hiện nhiệm vụ năm 2024\n\nI. NỘI DUNG\n\n"
_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_CODE = r"(?<![\p{L}\d])%s(?:\d+)?(?![\p{L}])"  # QH15: a code may carry the term


@dataclass(frozen=True)
class Kinds:
    """The kinds of a heading."""

    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A run-in heading that a field label opens."""

    start: int
    end: int
    title: str


@dataclass(frozen=True)
class Code:
    """A code of an organisation or of an indicator, the name behind it, where it stands."""

    code: str
    name: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Formula:
    """Words known for one purpose (``web-chrome``: a web page's, not a document's)."""

    use: str
    value: str | None


@dataclass(frozen=True)
class Implemented:
    """The programme that a title names; ``rule`` is the entry that knows it."""

    programme: str
    rule: str


_CodePatterns = list[tuple[IssuerEntry, regex.Pattern[str]]]
Reader = Callable[[str, Entry, Rulebook], Sequence[object]]


def facts_in(source: str, entry: Entry, group: str, *, rules: Rulebook) -> Sequence[object]:
    """The facts that the extractor of ``group`` finds in an example or counterexample."""
    return READERS[group](source, entry, rules)


def _read(source: str, rules: Rulebook) -> tuple[Text, Outline]:
    text = normalise.text(source, rules)
    return text, segment.outline(text, rules)


def _kinds(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    return [Kinds(kinds_of(source, rules))]


def _labels(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    _, outline = _read(f"{_HEAD}{source}\n", rules)
    headings = [part.heading for part in outline.parts if part.heading.style == "field"]
    return [Label(h.start, h.end, h.title) for h in headings]


def _amounts(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    return amounts(*_read(source, rules), rules)


def _citations(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    return citations(*_read(f"{_HEAD}{source}\n", rules), rules)


def _codes(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    """The organisation codes in the numbers of cited documents; a code hides those inside it."""
    found: list[Code] = []
    for citation in citations(*_read(f"{_HEAD}{source}\n", rules), rules):
        fits = _codes_of(citation.number or "", citation.start, rules)
        found += [c for c in fits if not any(_inside(c, other) for other in fits)]
    return found


def _codes_of(number: str, at: int, rules: Rulebook) -> list[Code]:
    known: _CodePatterns = rules.make("codes-in-numbers", _code_patterns)
    found = [(entry, pattern.search(number)) for entry, pattern in known if entry.code in number]
    return [Code(e.code, e.name, at + m.start(), at + m.end()) for e, m in found if m]


def _code_patterns(rules: Rulebook) -> _CodePatterns:
    entries: list[IssuerEntry] = rules.group("issuer-code")
    return [(entry, regex.compile(_CODE % regex.escape(entry.code))) for entry in entries]


def _inside(code: Code, other: Code) -> bool:
    longer = len(other.code) > len(code.code)
    return longer and other.start <= code.start and code.end <= other.end


def _agencies(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    """Bodies, as a plan of the body's own level and time names them."""
    assert isinstance(entry, AgencyEntry)
    day = entry.valid_from or entry.valid_to or PLAN.issued_on
    text, outline = _read(f"{_HEAD}{source}\n", rules)
    plan = FoundPlan(level=entry.level, issued_on=day)
    cited = citations(text, outline, rules)
    finder = AgencyFinder(text, outline, plan, rules=rules, citations=cited)
    return [mention for mention in agencies(finder) if mention.counted]


def _deadlines(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    text, outline = _read(source, rules)
    return deadlines(text, outline, PLAN, rules)


def _targets(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    text, outline = _read(source, rules)
    return targets(text, outline, PLAN, rules)


def _indicators(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    code = code_of(source, rules)
    return [Code(code)] if code else []


def _programmes(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    """The programme of a plan with this title; without a year in it, of the programme's time."""
    assert isinstance(entry, ProgrammeEntry)
    years = [int(year) for year in _YEAR.findall(source)]
    first = min(years) if years else entry.year_start
    found = programme_of(source, "", years=(first, None), rules=rules)
    return [Implemented(found.code, found.entry.id)] if found else []


def _words(source: str, entry: Entry, rules: Rulebook) -> Sequence[object]:
    """Words are read by what they are for."""
    assert isinstance(entry, WordsEntry)
    if entry.use == "law-name":
        return _citations(source, entry, rules)
    if entry.use == "recipient":
        closing = f"{_HEAD}Các thôn rà soát đường làng.\n\nNơi nhận:\n{source}\n"
        return recipients(*_read(closing, rules), rules)
    hit = rules.pattern(entry).search(fold(source))
    return [Formula(entry.use, entry.value)] if hit else []


READERS: dict[str, Reader] = {
    "section-kind": _kinds,
    "field-label": _labels,
    "money-unit": _amounts,
    "funding": _amounts,
    "document-type": _citations,
    "issuer-code": _codes,
    "words": _words,
    "programme": _programmes,
    "indicator": _indicators,
    "agency": _agencies,
    "time": _deadlines,
    "target": _targets,
}
