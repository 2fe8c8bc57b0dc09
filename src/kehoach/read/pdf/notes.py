"""Footnotes: small lines below a short rule, tied to the raised numbers they explain."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kehoach.read.pdf.lines import Line

_LABEL = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?[.)]?\s*(?=\S)")
_MARK = re.compile(r"\d{1,3}|\*{1,3}")
_GLUED = re.compile(r"(?<=[^\W\d_])(\d{1,3})(?![\d/%\w]|[.,]\d)")
_SQUARE = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|ha)$")  # m², km²: no footnote
_SMALLER = 0.93  # of the body's size
_RULE = 0.08, 0.55  # share of the page's width a footnote rule takes
_NOTE_PITCH = 2.0  # of the size: lines of one page's notes stand no further apart
_FOOT = 0.35  # of the page's height: where notes may begin


@dataclass(slots=True)
class Note:
    """A footnote: label, printed lines (the first one with the label), where its words begin there.

    ``raised`` is true where a raised mark on its page has its label: then no other number can be it.
    """

    label: str
    lines: list[Line]
    begins: int
    page: int
    done: bool = field(default=False)
    raised: bool = field(default=False)


def body_size(pages: list[list[Line]]) -> float:
    """The size most letters of a document have."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += line.letters
    return sizes.most_common(1)[0][0] if sizes else 12.0


def note_area(
    lines: list[Line], rules: list[tuple[float, float, float]], *, size: float, width: float, height: float
) -> range:
    """Indices of a page's lines that are footnotes; ``rules`` are (y, x0, x1), ``size`` the body's."""
    begin = _below_rule(lines, rules, size=size, width=width, height=height)
    if begin is None:
        begin = _small_tail(lines, size=size, height=height)
    if begin is None:
        return range(0)
    end = begin + 1
    while end < len(lines) and (_near(lines[end - 1], lines[end]) or _LABEL.match(lines[end].text)):
        end += 1
    return range(begin, end)


def _near(line: Line, following: Line) -> bool:
    return following.y - line.y < _NOTE_PITCH * following.size


def take_notes(lines: list[Line], area: range, open_note: Note | None) -> tuple[list[Line], list[Note]]:
    """Body lines of a page, and its footnotes; ``open_note`` of the page before may go on here."""
    found: list[Note] = []
    goes_on: list[Line] = []
    for line in (lines[i] for i in area):
        label = _LABEL.match(line.text)
        if label and _opens(line, label, found):
            found.append(Note(label[1], [line], label.end(), line.page))
        elif found:
            found[-1].lines.append(line)
        elif open_note is not None:
            goes_on.append(line)
        else:
            return lines, []
    if open_note is not None:
        open_note.lines += goes_on
    return [line for i, line in enumerate(lines) if i not in area], found


def _opens(line: Line, label: re.Match[str], found: list[Note]) -> bool:
    """The line begins a note: its number is raised, or follows the one before."""
    if line.raised and line.raised[0][0] <= label.start(1):
        return True
    if not found:
        return True
    before = found[-1].label
    return label[1].isdigit() and before.isdigit() and int(label[1]) == int(before) + 1


def _below_rule(
    lines: list[Line], rules: list[tuple[float, float, float]], *, size: float, width: float, height: float
) -> int | None:
    """The first line below a short rule under which all is small."""
    for y, x0, x1 in sorted(rules, reverse=True):
        if not (_RULE[0] * width <= x1 - x0 <= _RULE[1] * width) or y < height * _FOOT or x0 > width * 0.3:
            continue
        below = [i for i, line in enumerate(lines) if line.y - 0.3 * line.size > y]
        if below and all(lines[i].size <= _SMALLER * size for i in below):
            return below[0]
    return None


def _small_tail(lines: list[Line], *, size: float, height: float) -> int | None:
    """Small lines at the foot of a page that begin with a number raised here and in the text."""
    begin = len(lines)
    while begin > 0 and lines[begin - 1].size <= _SMALLER * size and lines[begin - 1].y > height * _FOOT:
        begin -= 1
    while begin < len(lines):
        label = _LABEL.match(lines[begin].text)
        if label and lines[begin].raised and lines[begin].raised[0][0] <= label.start(1):
            marks = {mark for line in lines[:begin] for mark in marks_of(line)}
            return begin if label[1] in {mark for mark, _, _ in marks} else None
        begin += 1
    return None


def marks_of(line: Line) -> list[tuple[str, int, int]]:
    """Raised numbers of a line that may be footnote marks: label, start, end."""
    return [
        (mark[0], mark.start(), mark.end())
        for start, end in line.raised
        if not _SQUARE.search(line.text[:start])
        for mark in _MARK.finditer(line.text, start, end)
    ]


def glued_mark(line: Line, label: str) -> tuple[int, int] | None:
    """A number glued to a word, where raising it was lost."""
    for match in _GLUED.finditer(line.text):
        if match[1] == label:
            return match.span(1)
    return None
