"""Lists of an OpenDocument text: the label that is printed before each item (ODF 1.3, 19.880)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kehoach.read.docx.numerals import printed
from kehoach.read.odt.styles import STYLE, TEXT

LEVELS = 10
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACE = re.compile(r"%(\d+)%")
_MOST = 10**6
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_Element = Any  # lxml has no types of its own


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    bullet: str | None = None
    pattern: str | None = None


@dataclass
class OpenList:
    """A list being read: its style, its level (from 1), and the counts it shares with its continuations."""

    style: str | None
    level: int
    counts: list[int | None]
    waiting: bool = False
    starts: int | None = None

    def item(self, element: _Element, *, numbered: bool) -> None:
        """A new item: its first paragraph gets the label."""
        self.waiting = numbered
        value = element.get(f"{TEXT}start-value")
        self.starts = min(int(value), _MOST) if value and value.isdecimal() else None


@dataclass
class Lists:
    """The list styles of a file and how far each list has counted."""

    content: _Element
    common: _Element | None
    _styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _outline: dict[int, _Level] = field(default_factory=dict)
    _by_id: dict[str, list[int | None]] = field(default_factory=dict)
    _last: dict[str | None, list[int | None]] = field(default_factory=dict)
    _headings: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def __post_init__(self) -> None:
        for root in (self.common, self.content):
            if root is None:
                continue
            for style in root.iter(f"{TEXT}list-style"):
                self._styles[style.get(f"{STYLE}name") or ""] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _levels(style)

    def opened(self, element: _Element, inside: OpenList | None) -> OpenList:
        """The list that begins at a ``text:list``, in another list or not."""
        style = element.get(f"{TEXT}style-name")
        if inside is not None:
            level = min(inside.level + 1, LEVELS)
            # An item that begins with a list and no words of its own only carries the list one level
            # down: that is how a list broken by ordinary paragraphs goes on.
            if not inside.waiting and element.get(f"{TEXT}continue-numbering") != "true":
                inside.counts[level - 1 :] = [None] * (LEVELS - level + 1)
            return OpenList(style or inside.style, level, inside.counts)
        counts: list[int | None] = [None] * LEVELS
        continued = element.get(f"{TEXT}continue-list")
        if continued and continued in self._by_id:
            counts = self._by_id[continued]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            counts = self._last[style]
        self._by_id[element.get(_XML_ID) or ""] = counts
        self._last[style] = counts
        return OpenList(style, 1, counts)

    def label(self, element: _Element, inside: OpenList | None, outline: tuple[int | None, str | None]) -> str:
        """What is printed before a paragraph or heading; an empty string for most."""
        heading, list_style = outline
        if inside is not None:
            if not inside.waiting:
                return ""
            inside.waiting = False
            levels = self._styles.get(inside.style or "") or self._styles.get(list_style or "") or {}
            return _counted(levels, inside.counts, inside.level, inside.starts)
        if heading and heading <= LEVELS and element.get(f"{TEXT}is-list-header") != "true":
            if heading in self._outline and list_style is None:
                return _counted(self._outline, self._headings, heading, None)
        return ""


def _counted(levels: dict[int, _Level], counts: list[int | None], level: int, start: int | None) -> str:
    own = levels.get(level)
    if own is None:
        return ""
    if own.bullet is not None:
        return own.bullet
    before = counts[level - 1]
    counts[level - 1] = start if start is not None else own.start if before is None else min(before + 1, _MOST)
    for deeper in range(level, LEVELS):
        counts[deeper] = None

    def number(at: int) -> str:
        other = levels.get(at)
        if other is None or other.bullet is not None or not other.form:
            return ""
        count = counts[at - 1]
        return printed(other.start if count is None else count, _FORMS.get(other.form, "decimal"))

    if not own.form:
        return ""
    if own.pattern:
        return _PLACE.sub(lambda found: number(int(found.group(1))), own.pattern)[:200]
    numbers = [number(at) for at in range(max(1, level - own.shown + 1), level + 1)]
    words = ".".join(found for found in numbers if found)
    return f"{own.prefix}{words}{own.suffix}"[:200] if words else ""


def _levels(style: _Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for child in style:
        kind = str(child.tag).rpartition("}")[2]
        number = child.get(f"{TEXT}level") or ""
        if not number.isdecimal() or not 1 <= int(number) <= LEVELS:
            continue
        if kind == "list-level-style-bullet":
            bullet = child.get(f"{TEXT}bullet-char") or "•"
            found[int(number)] = _Level(bullet="•" if "\ue000" <= bullet <= "\uf8ff" else bullet)
        elif kind in ("list-level-style-number", "outline-level-style"):
            shown, start = child.get(f"{TEXT}display-levels") or "1", child.get(f"{TEXT}start-value") or "1"
            pattern = next((value for name, value in child.attrib.items() if name.endswith("num-list-format")), None)
            found[int(number)] = _Level(
                child.get(f"{STYLE}num-format") or "", child.get(f"{STYLE}num-prefix") or "",
                child.get(f"{STYLE}num-suffix") or "", int(shown) if shown.isdecimal() else 1,
                min(int(start), _MOST) if start.isdecimal() else 1, pattern=pattern,
            )  # fmt: skip
    return found
