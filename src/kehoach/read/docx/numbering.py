"""Automatic numbering: the label Word prints before a paragraph, though it stands nowhere in its text.

Definitions are ``w:abstractNum`` (nine levels), their uses ``w:num``, which may override a level or
where it starts. Paragraphs that share an abstract definition share its counters (ECMA-376, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach.read import symbols
from kehoach.read.docx import numerals
from kehoach.read.docx.names import VAL, Element, is_on, number, value, w
from kehoach.read.docx.styles import Styles, look_of

LEVELS = 9
_LONGEST = 200  # characters of a label: more is an attack, not a number
_PLACE = re.compile(r"%([1-9])")
_MOST = 10**6


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is ``lvlRestart``: ``None`` after any upper level, 0 never."""

    start: int = 1
    form: str = "decimal"
    custom: str | None = None
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str | None = None
    hidden: bool = False


@dataclass(frozen=True)
class NumberedList:
    """A ``w:num``: the counters it shares (``family``), its levels, its own starts by level."""

    family: int
    levels: tuple[Level, ...]
    starts: dict[int, int]


@dataclass
class _Family:
    """Counters of one abstract definition: ``None`` where a level has not been used since its restart."""

    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    starts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, Element] = {}
        self._nums: dict[int, Element] = {}
        self._lists: dict[int, NumberedList | None] = {}
        self._families: dict[int, _Family] = {}
        if root is None:
            return
        for element in root.iter(w("abstractNum")):
            self._abstract[number(element.get(w("abstractNumId"))) or 0] = element
        for element in root.iter(w("num")):
            key = number(element.get(w("numId")))
            if key is not None:
                self._nums[key] = element

    def list_of(self, num_id: int) -> NumberedList | None:
        """A list by ``w:numId``; ``None`` for 0 and for ids nobody defined."""
        if num_id not in self._lists:
            self._lists[num_id] = self._list(num_id)
        return self._lists[num_id]

    def level_of_style(self, num_id: int, style: str) -> int | None:
        """The level of a list that names a paragraph style as its own."""
        found = self.list_of(num_id)
        levels = found.levels if found else ()
        return next((i for i, level in enumerate(levels) if level.style == style), None)

    def label(self, num_id: int, ilvl: int) -> str:
        """Count one paragraph on; its label with the blank that follows it, ``""`` for none."""
        found = self.list_of(num_id)
        if found is None or not 0 <= ilvl < LEVELS:
            return ""
        counts = self._counted(num_id, found, ilvl)
        level = found.levels[ilvl]
        if level.hidden:
            return ""
        if level.form == "bullet":
            text = symbols.bullet(level.text, level.font)
        else:
            text = _PLACE.sub(lambda m: _part(found, counts, level, int(m[1]) - 1), level.text)
        text = " ".join(text[:_LONGEST].split())
        return text + " " if text and level.suffix != "nothing" else text

    def _counted(self, num_id: int, found: NumberedList, ilvl: int) -> list[int]:
        family = self._families.setdefault(found.family, _Family())
        if num_id not in family.used:
            family.used.add(num_id)
            for at, start in found.starts.items():
                family.starts[at] = start
                family.counts[at] = None
        count = family.counts[ilvl]
        start = family.starts.get(ilvl, found.levels[ilvl].start)
        family.counts[ilvl] = start if count is None else min(count + 1, _MOST)
        for lower in range(ilvl + 1, LEVELS):
            restart = found.levels[lower].restart
            if restart is None or (restart > 0 and ilvl < restart):
                family.counts[lower] = None
        for upper in range(ilvl):  # an upper level that never stood counts as having begun
            if family.counts[upper] is None:
                family.counts[upper] = family.starts.get(upper, found.levels[upper].start)
        return [count if count is not None else 0 for count in family.counts]

    def _list(self, num_id: int) -> NumberedList | None:
        num = self._nums.get(num_id)
        if num is None or num_id == 0:
            return None
        family, abstract = self._followed(num)
        if abstract is None:
            return None
        levels = [Level() for _ in range(LEVELS)]
        for element in abstract.iterchildren(w("lvl")):
            at = number(element.get(w("ilvl")))
            if at is not None and 0 <= at < LEVELS:
                levels[at] = _level(element)
        starts: dict[int, int] = {}
        for override in num.iterchildren(w("lvlOverride")):
            at = number(override.get(w("ilvl")))
            if at is None or not 0 <= at < LEVELS:
                continue
            lvl = override.find(w("lvl"))
            if lvl is not None:
                levels[at] = _level(lvl)
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[at] = start
        return NumberedList(family, tuple(levels), starts)

    def _followed(self, num: Element) -> tuple[int, Element]:
        """The abstract definition of a ``w:num``, through ``numStyleLink``."""
        family = number(value(num, "abstractNumId")) or 0
        abstract = self._abstract.get(family)
        for _ in range(LEVELS):
            link = value(abstract, "numStyleLink")
            if abstract is None or link is None:
                break
            linked = self._nums.get(self._styles.list_numbering(link) or 0)
            if linked is None:
                break
            family = number(value(linked, "abstractNumId")) or 0
            abstract = self._abstract.get(family)
        return family, abstract


def _part(found: NumberedList, counts: list[int], level: Level, at: int) -> str:
    shown = found.levels[at]
    form = "decimal" if level.legal and shown.form != "none" else shown.form
    return numerals.printed(counts[at], form, shown.custom)


def _level(element: Element) -> Level:
    # Word writes formats newer than the standard twice, the standard's own in mc:Fallback.
    forms = list(element.iter(w("numFmt")))
    form = forms[0] if forms else None
    text = value(element, "lvlText") or ""
    legal = element.find(w("isLgl"))
    look = look_of(element.find(w("rPr")))
    start = number(value(element, "start"))
    return Level(
        start=0 if start is None else max(0, min(start, _MOST)),  # 17.9.25: zero where unsaid
        form="decimal" if form is None else form.get(VAL, "decimal"),
        custom=None if form is None else form.get(w("format")),
        text=text[:_LONGEST],
        suffix=value(element, "suff") or "tab",
        restart=number(value(element, "lvlRestart")),
        legal=legal is not None and is_on(legal),
        style=value(element, "pStyle"),
        font=look.font,
        hidden=bool(look.hidden),
    )
