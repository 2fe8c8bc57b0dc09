"""Printed lines → paragraphs: which line breaks are the margin's, which the author's.

A line break is the margin's when the next line's first word would not have fitted any more. What
speaks against joining even then: a first-line indent, more space than between lines, a bullet or
a label after a finished sentence, another size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median

from kehoach.read.pdf.lines import Line

_BULLET = re.compile(r"[-–—+•●▪■◦○*\uf0b7\uf02d]\s|[-–+•](?=[^\W\d])")
_LABEL = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[A-Z])[.)/]\s?(?=\S)|\(\d{1,2}\)\s|(?:Điều|Chương|Mục|Phần)\s+[IVX\d]+|"
    r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s"
)
_GOES_ON = re.compile(r"[a-zà-ỹđ]{2}|\d{1,4} (?:năm|tháng|của)")
_ENDED = re.compile(r"[.;:!?…](?:[”\"')\]]|\s)*$")
_FITS = 1.5  # points: so much room must have been left beyond the next word
_FITS_MIDWAY = 0.06  # of the column: room left before a word that goes on with an unfinished sentence
_INDENT = 0.5  # of the size
_MORE_SPACE = 1.22  # of the usual distance of two lines
_OTHER_SIZE, _OTHER_SIZE_MIDWAY = 0.12, 0.18  # lines of scans without tall letters are measured lower
_PITCH = 1.15, 1.75  # of the size: distances of lines inside a paragraph
_MIN_FOR_MARGINS = 6  # lines
_LEAST_MARGIN, _MOST_MARGIN = 28.0, 85.0  # points: 1 cm, 3 cm


@dataclass(slots=True)
class Column:
    """What the lines of a column or a cell share: margins, and the usual distance of two lines."""

    left: float
    right: float
    pitch: float | None = None


@dataclass(slots=True)
class Group:
    """The lines of one paragraph."""

    lines: list[Line]
    column: Column
    layout: bool = False
    centred: bool = False
    notes: list[object] = field(default_factory=list)

    @property
    def bold(self) -> bool:
        """All of it stands in bold."""
        return all(line.bold for line in self.lines)


def text_columns(pages: list[tuple[list[Line], float]]) -> list[Column]:
    """The text column of each page, from its lines and width.

    A page with few lines has the margins of the others as wide as it is.
    """
    together: dict[int, list[Line]] = {}
    for lines, width in pages:
        together.setdefault(round(width), []).extend(lines)
    usual = {}
    for width, lines in together.items():
        column = column_of(lines)
        if len(lines) < _MIN_FOR_MARGINS:
            column.right = max(column.right, width - min(max(column.left, _LEAST_MARGIN), _MOST_MARGIN))
        usual[width] = column
    return [_own_column(lines, usual[round(width)]) for lines, width in pages]


def _own_column(lines: list[Line], usual: Column) -> Column:
    """A page's own margins where its lines reach from one to the other, as they do elsewhere."""
    if len(lines) < _MIN_FOR_MARGINS:
        return usual
    own = column_of(lines)
    return own if own.right - own.left > 0.97 * (usual.right - usual.left) else usual


def column_of(lines: list[Line]) -> Column:
    """Margins of lines that stand together, and their usual distance."""
    if not lines:
        return Column(0.0, 0.0)
    lefts, rights = sorted(line.x0 for line in lines), sorted((line.x1 for line in lines), reverse=True)
    return Column(_shared(lefts, 1), _shared(rights, -1), _pitch(lines))


def _shared(values: list[float], sign: int) -> float:
    """The outermost position that several lines share."""
    need = max(2, len(values) // 12)
    for value in values:
        if sum(0 <= sign * (other - value) <= 3 for other in values) >= need:
            return value
    return values[0]


def _pitch(lines: list[Line]) -> float | None:
    steps = [
        (b.y - a.y) / a.size
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and abs(a.size - b.size) < 0.5
    ]
    usual = [step for step in steps if _PITCH[0] * 0.85 <= step <= _PITCH[1] * 1.2]
    if len(usual) < 3:
        return None
    low = sorted(usual)[: max(3, len(usual) * 2 // 3)]
    return median(low)


def paragraphs(lines: list[tuple[Line, Column]]) -> list[Group]:
    """Lines in reading order, each with its column → paragraphs."""
    groups: list[Group] = []
    for line, column in lines:
        if groups and joins(groups[-1], line, column):
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line], column, centred=is_centred(line, column)))
    return groups


def is_centred(line: Line, column: Column) -> bool:
    """The line stands in the middle of its column, with room on both sides."""
    return line.x0 - column.left > 1.5 * line.size and _symmetric(line, column)


def _symmetric(line: Line, column: Column) -> bool:
    left, right = line.x0 - column.left, column.right - line.x1
    return abs(left - right) < max(4.0, 0.06 * (column.right - column.left))


def joins(group: Group, line: Line, column: Column) -> bool:
    """True if ``line`` goes on with the paragraph that ``group`` holds so far."""
    last = group.lines[-1]
    if abs(last.size - line.size) > (_OTHER_SIZE_MIDWAY if _in_mid_sentence(last, line) else _OTHER_SIZE) * last.size:
        return False
    if is_centred(line, column) and _symmetric(last, group.column):
        return _same_title(group, line, column)
    if would_have_fitted(last, line, group.column):
        return False
    ended = bool(_ENDED.search(last.text))
    starts = bool(_BULLET.match(line.text) or _LABEL.match(line.text))
    if starts and (ended or line.text.isupper() and line.bold):
        return False
    if _spaced_out(last, line, column) and (ended or starts or not line.text[:1].islower()):
        return False
    if starts and _BULLET.match(line.text) and _indented(line, column) and not line.text[2:3].islower():
        return False
    return not _new_indent(group, line, column, ended=ended)


def would_have_fitted(last: Line, line: Line, column: Column) -> bool:
    """The first word of ``line`` had room after ``last``: the line break is the author's."""
    word = _first_word(line)
    blank = 0.0 if last.text.endswith(("-", "/")) else 0.25 * last.size
    spare = _FITS
    if _in_mid_sentence(last, line):
        spare = max(_FITS, _FITS_MIDWAY * (column.right - column.left))  # edges of scans are not that sure
    return last.x1 + blank + word + spare <= column.right


def _in_mid_sentence(last: Line, line: Line) -> bool:
    return not _ENDED.search(last.text) and _GOES_ON.match(line.text) is not None and not _LABEL.match(line.text)


def _first_word(line: Line) -> float:
    end = line.text.find(" ")
    return line.edges[end if end > 0 else len(line.text)] - line.edges[0]


def _same_title(group: Group, line: Line, column: Column) -> bool:
    last = group.lines[-1]
    if last.bold != line.bold or last.text.isupper() != line.text.isupper() or _spaced_out(last, line, column):
        return False
    if _LABEL.match(line.text) and not line.text[:1].islower():
        return False
    width = last.x1 - last.x0 + 0.25 * last.size + _first_word(line)
    return width + _FITS > 0.84 * (column.right - column.left) and not _ENDED.search(last.text)


def _spaced_out(last: Line, line: Line, column: Column) -> bool:
    if last.page != line.page or column.pitch is None:
        return False
    return (line.y - last.y) / last.size > column.pitch * _MORE_SPACE


def _indented(line: Line, column: Column) -> bool:
    return line.x0 - column.left > _INDENT * line.size


def _new_indent(group: Group, line: Line, column: Column, *, ended: bool) -> bool:
    """The line is set in where the paragraph's other lines are not, or the reverse."""
    first = group.lines[0]
    step = _INDENT * line.size
    here, first_in = line.x0 - column.left, first.x0 - group.column.left
    if len(group.lines) > 1:
        second = group.lines[1].x0 - group.column.left
        return here - second > step or (second - here > step and ended)
    if here - first_in > step:  # a hanging indent, or a new paragraph after one that began at the margin
        return not (_BULLET.match(first.text) or _LABEL.match(first.text)) and (ended or line.text[:1].isupper())
    if abs(here - first_in) <= step and first_in > step:
        return ended or _BULLET.match(line.text) is not None
    return False
