"""A draft as the checks see it: its record, the normalised text, the outline, and the day it is judged by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar, cast

import regex

from kehoach import normalise, segment
from kehoach.check.profiles import Profile
from kehoach.folding import fold
from kehoach.messages import check as say
from kehoach.messages import language
from kehoach.messages.report import spoken_component
from kehoach.normalise import Paragraph, Text
from kehoach.read import Document
from kehoach.records import Citation, Evidence, Finding, Record, Section, Severity, Verified
from kehoach.rulebook import CheckEntry, ProgrammeEntry, Rulebook
from kehoach.segment import Outline
from kehoach.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kehoach.compare.archive import Archive, Kept
    from kehoach.read.docx import FormFacts

Place = tuple[int, int]
CLAUSE = regex.compile(r"[;.](?=\s|$)|\n")  # where a clause ends
Made = TypeVar("Made")


NAMED_ONLY = "citation.grounds"  # the rule of documents that the grounds name without a number


def overlaps(place: Place, others: Iterable[Place]) -> bool:
    """True if a place has a character in common with one of the others."""
    return any(low < place[1] and place[0] < high for low, high in others)


@dataclass
class Draft:
    """One draft. ``notes`` collects what a check could not judge."""

    document: Document
    record: Record
    text: Text
    outline: Outline
    rules: Rulebook
    profile: Profile
    notes: dict[str, str] = field(default_factory=dict)
    form: FormFacts | None = None
    archive: Archive | None = None
    told: dict[str, list[Place]] = field(default_factory=dict, repr=False)  # code -> places of its remarks and their evidence
    _made: dict[str, object] = field(default_factory=dict, repr=False)

    def once(self, name: str, make: Callable[[Draft], Made]) -> Made:
        """What several kinds of check work with, made for the first of them; ``name`` is one of ours."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("Made", self._made[name])

    # --- what it is ---------------------------------------------------------------------------

    @cached_property
    def day(self) -> str | None:
        """The day names and citations are judged by: of issue, else the latest day that is sure to be past."""
        plan = self.record.plan
        if plan.issued_on:
            return plan.issued_on
        today = date.today().isoformat()
        known = [c.date for c in self.record.citations if c.date and c.date <= today]
        if plan.year_start and plan.year_start > 1990:
            known.append(f"{plan.year_start}-01-01")
        return max(known, default=None)

    @property
    def dated(self) -> bool:
        """True if the draft says its own day."""
        return self.record.plan.issued_on is not None

    @cached_property
    def programme(self) -> ProgrammeEntry | None:
        """The pack's programme, if it has components and covers the plan's period."""
        plan = self.record.plan
        if plan.programme is None:
            return None
        known: list[ProgrammeEntry] = [e for e in self.rules.group("programme") if e.code == plan.programme]
        year = plan.year_start or plan.year_end or (int(self.day[:4]) if self.day else None)
        for entry in known:
            covers = year is None or (entry.year_start or 0) <= year <= (entry.year_end or 9999)
            if entry.components and covers:
                return entry
        if any(e.components or e.year_start for e in known):
            self.notes["no-pack"] = say.NO_PACK(programme=known[0].name, year=year or "?")
        return None

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id."""
        return {s.id: s for s in self.record.sections}

    @cached_property
    def children(self) -> dict[str | None, list[Section]]:
        """Section id -> the sections right below it."""
        found: dict[str | None, list[Section]] = {}
        for section in self.record.sections:
            found.setdefault(section.parent, []).append(section)
        return found

    @cached_property
    def annexes(self) -> list[Section]:
        """The annexes of the file, in order."""
        return [s for s in self.record.sections if "phu_luc" in s.kinds and (s.parent is None or s.label is None)]

    @cached_property
    def body_end(self) -> int:
        """Where the plan ends and its recipients, signature or annexes begin.

        The recipients of a decision stand before the plan that it attaches: they end nothing.
        """
        annexes = [a.start for a in self.annexes]
        first_annex = min(annexes, default=len(self.text.canonical))
        last_part = max((s.start for s in self.record.sections if s.label and s.start < first_annex), default=0)
        closings = [self.text.paragraphs[a].start for a, _ in self.outline.zones.closings]
        return min([*(c for c in closings if c > last_part), first_annex])

    @cached_property
    def title(self) -> Place:
        """The place of the title, else of the first words: where a remark on what is missing stands."""
        if "title" in self.record.plan.spans:
            return self.record.plan.spans["title"]
        first = self.text.paragraphs[0] if self.text.paragraphs else None
        return (first.start, first.end) if first else (0, 0)

    @cached_property
    def head(self) -> Place:
        """The place of the header: all that stands before the title."""
        return self.text.body.start, max(self.title[0], self.text.body.start)

    @cached_property
    def superiors(self) -> list[tuple[Citation, Kept]]:
        """The plans above that the draft cites and its archive has; none without an archive."""
        return self.archive.superiors(self.record.citations) if self.archive else []

    # --- where things are ---------------------------------------------------------------------

    def lineage(self, section: str | None) -> Iterator[Section]:
        """A section and those above it, innermost first."""
        while section is not None:
            one = self.sections[section]
            yield one
            section = one.parent

    def section_at(self, offset: int) -> str | None:
        """The id of the innermost section around an offset."""
        number = self.outline.at(offset)
        return f"s{number + 1}" if number is not None else None

    def kinds_at(self, offset: int) -> set[str]:
        """All kinds of the sections around an offset."""
        return {kind for s in self.lineage(self.section_at(offset)) for kind in s.kinds}

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate((max(p.end, p.start + 1) for p in self.text.paragraphs), max))

    def paragraph(self, offset: int) -> Paragraph | None:
        """The paragraph around an offset; the outer one where a note stands inside a paragraph."""
        at = bisect_right(self._ends, offset)
        holds = self.text.paragraphs[at : at + 1]
        return holds[0] if holds and holds[0].start <= offset else None

    def sentence(self, start: int, end: int) -> Place:
        """The sentence or list item around a place, inside its paragraph."""
        holds = self.paragraph(start)
        low, high = (holds.start, holds.end) if holds else (start, end)
        return self._stop_before(low, start), self._stop_after(end, high)

    def sentence_up_to(self, start: int, end: int) -> str:
        """Folded words of the sentence around a place, from its begin to the place."""
        return self.folded((self.sentence(start, end)[0], start))

    @cached_property
    def _stops(self) -> list[Place]:
        return [m.span() for m in _STOP.finditer(self.text.folded)]

    def _stop_before(self, low: int, start: int) -> int:
        """Where the sentence around an offset begins; blanks right before the offset end none."""
        at = bisect_left(self._stops, (start, 0)) - 1
        if at >= 0 and self._stops[at][1] >= start:
            line = self.text.folded.rfind("\n", max(low, self._stops[at][0]), start)
            if line >= 0:
                return line + 1
            at -= 1
        return self._stops[at][1] if at >= 0 and self._stops[at][0] >= low else low

    def _stop_after(self, end: int, high: int) -> int:
        """Where the sentence around an offset ends, at ``high`` at the latest."""
        at = bisect_left(self._stops, (end, 0))
        line = self.text.folded.find("\n", end, min(high, self._stops[at - 1][1])) if at else -1
        if line < 0 and at < len(self._stops) and self._stops[at][0] < high:
            stop = self._stops[at]
            line = stop[0] if stop[1] < high else self.text.folded.find("\n", stop[0], high)
        return line if line >= 0 else high

    def sentences(self, start: int, end: int) -> Iterator[Place]:
        """The sentences and list items of a stretch of text."""
        for match in _STOP.finditer(self.text.folded, start, end):
            yield start, match.start()
            start = match.end()
        yield start, end

    def after_full_stop(self, offset: int) -> int:
        """Where the words after the last full stop or line break before an offset begin."""
        return max(self.text.folded.rfind(". ", 0, offset), self.text.folded.rfind("\n", 0, offset)) + 1

    def folded(self, place: Place) -> str:
        """Folded words of a place, blanks squeezed."""
        return " ".join(self.text.folded[place[0] : place[1]].split())

    def in_table(self, offset: int) -> bool:
        """True inside a table."""
        return any(table.start <= offset < table.end for table in self.record.tables)

    def looks_back(self, offset: int) -> bool:
        """True within a part on how things have been (*thực trạng*)."""
        return "thuc_trang" in self.kinds_at(offset)

    def words(self, place: Place) -> str:
        """Canonical words of a place, blanks squeezed."""
        return self.text.words(*place)

    @cached_property
    def cited(self) -> list[Span]:
        """The places of citations with the titles of what they cite: their words are not the plan's own.

        What the grounds name without a number (*Chương trình công tác năm 2026 của …*) are words of the plan.
        """
        return [Span(c.start, max(c.end, self._title_end(c))) for c in self.record.citations if c.rule != NAMED_ONLY]

    def _title_end(self, citation: Citation) -> int:
        head = fold(" ".join((citation.title or "").split()[:4]))
        if not head:
            return citation.end
        pattern = regex.compile(r"\s+".join(map(regex.escape, head.split())))
        folded = self.text.folded
        found = pattern.search(folded, citation.end, min(len(folded), citation.end + 60))
        if not found:
            return citation.end
        stop = CLAUSE.search(folded, found.start(), found.start() + 2 * len(citation.title or "") + 40)
        return stop.start() if stop else found.start() + len(citation.title or "")

    def is_cited(self, start: int, end: int) -> bool:
        """True inside a citation or the title of what it cites."""
        return any(span.start < end and start < span.end for span in self.cited)

    def is_told(self, place: Place, *codes: str) -> bool:
        """True if a remark with one of the codes, or its evidence, is on a place: another kind of check has been there."""
        return any(overlaps(place, self.told.get(code, ())) for code in codes)

    # --- saying ---------------------------------------------------------------------------------

    def finding(
        self, rule: CheckEntry, place: Place, *, say_as: str = "", severity: Severity | None = None, under: str = "",
        evidence: tuple[Evidence, ...] = (), source: str | None = None, **values: object,
    ) -> Finding:  # fmt: skip
        """A finding of a rule at a place. ``say_as`` picks a variant of the code's message; ``under`` and ``source`` are its own code and basis, else the rule's."""
        code = under or rule.code
        start, end = self._tight(place)
        self.told.setdefault(code, []).extend([(start, end), *((e.start, e.end) for e in evidence if e.start is not None and e.end is not None)])
        key = f"{code}.{say_as}" if say_as else code
        spoken = language()
        quote = self.text.words(start, end)
        told = {"text": quote if len(quote) < 120 else f"{quote[:117]}…", **_in_words(values)}
        message = getattr(rule.message, spoken) if rule.message else say.MESSAGES[key](**told)
        advice = None if rule.message else say.SUGGESTIONS.get(key) or say.SUGGESTIONS.get(code)
        suggestion = getattr(rule.suggestion, spoken) if rule.suggestion else advice(**told) if advice else None
        return Finding(
            code=code, severity=severity or rule.severity, message=message, suggestion=suggestion,
            text=self.document.text[start:end], start=start, end=end, page=self.document.page_at(start),
            section=self.section_at(start), evidence=evidence, rule=rule.id, source=source or rule.source,
        )  # fmt: skip

    def verified(self, rule: CheckEntry, place: Place | None, say_as: str, **values: object) -> Verified:
        """Something a rule found to hold."""
        start, end = place or (None, None)
        return Verified(code=rule.code, message=say.VERIFIED[say_as](**_in_words(values)), start=start, end=end, rule=rule.id)

    def evidence(self, place: Place) -> Evidence:
        """Another place as evidence."""
        start, end = self._tight(place)
        return Evidence(
            text=self.document.text[start:end], start=start, end=end, page=self.document.page_at(start)
        )

    def elsewhere(self, plan: Kept, row: Mapping[str, Any], *, around: bool = True) -> Evidence:
        """Words of another plan as evidence: a fact's row with the words around it, or exactly ``text``."""
        if around and self.archive:
            row = self.archive.words(plan, row)
        return Evidence(
            text=str(row["text"]), start=row["start"], end=row["end"], page=row["page"], plan=plan.id, document=plan.name
        )

    def _tight(self, place: Place) -> Place:
        """A place without blanks and marks at its ends."""
        start, end = place
        source = self.text.canonical
        while start < end and source[start] in _EDGE:
            start += 1
        while end > start and source[end - 1] in _EDGE:
            end -= 1
        return start, end


_EDGE = " \t\n*#|_"
_STOP = regex.compile(r"(?<=[.;!?])\s+(?=\S)|\n")


def _in_words(values: Mapping[str, object]) -> dict[str, object]:
    """Values for a message: codes of components as people call them."""
    return {k: spoken_component(v) if k in ("component", "code") and isinstance(v, str) else v for k, v in values.items()}


def draft_of(  # noqa: PLR0913
    document: Document, record: Record, rules: Rulebook, profile: Profile, *, form: FormFacts | None = None,
    archive: Archive | None = None,
) -> Draft:  # fmt: skip
    """A draft ready to be checked; ``form`` is the look of its Word file, ``archive`` the plans to compare it with."""
    text = normalise.text(document.text, rules, layout=document.layout)
    outline = segment.outline(text, rules)
    return Draft(document, record, text, outline, rules, profile, form=form, archive=archive)
