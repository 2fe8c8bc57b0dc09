"""Fields and table columns whose label says that a time stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from kehoach.extract.deadline_words import Words
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.segment import Outline

FieldKind = Literal["by", "during", "from"]
_LOOSE = 700  # characters: a longer field is a section of text about times
_HEADER_ROWS = 3
_COLON = re.compile(r":")
_BEFORE_LABEL = re.compile(r"^.*[.;(]|^[ \-+*•]*(?:[a-z\d]{1,2}[)/])?[ \-+*]*")


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """A stretch of text under a label of time. In a ``loose`` one a bare year counts only where it opens a clause.

    ``unsure``: a column that may tell past times as well (*Ngày*).
    """

    start: int
    end: int
    kind: FieldKind
    loose: bool = False
    table: int | None = None
    cell: tuple[int, int] | None = None
    unsure: bool = False


@dataclass(frozen=True)
class Fields:
    """The fields of a text, for look-up by offset."""

    fields: tuple[Field, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Field | None:
        """The innermost field around an offset."""
        for place in range(bisect_right(self.starts, offset) - 1, -1, -1):
            field = self.fields[place]
            if offset < field.end:
                return field
            if offset - field.start > 40_000:
                break
        return None


def kind_of_label(label: str, words: Words) -> FieldKind | None:
    """What a folded label says of the times under it, ``None`` for any other label."""
    label = " ".join(label.split()).strip(" .:;*")
    if not words.any_field.fullmatch(label):
        return None  # most labels
    if words.field_by.fullmatch(label):
        return "by"
    return "from" if words.field_from.fullmatch(label) else "during"


def fields(text: Text, outline: Outline, words: Words) -> Fields:
    """All fields of time in a text: labelled items, sections, table columns."""
    found = [*_sections(outline, words), *_labelled(text, words), *_columns(text, words)]
    found.sort(key=lambda f: (f.start, -f.end))
    return Fields(tuple(found), tuple(f.start for f in found))


def _sections(outline: Outline, words: Words) -> list[Field]:
    found = []
    for number, part in enumerate(outline.parts):
        title = fold(part.heading.title)
        kind = kind_of_label(title, words)
        if kind is None and "thoi_gian" in part.kinds:
            kind = "during"
        if kind is None:
            continue
        end = part.body_end
        if part.heading.style == "field" and number + 1 < len(outline.parts):
            end = min(end, outline.parts[number + 1].start)
        combined = len(part.kinds) > 1
        loose = combined or end - part.heading.end > _LOOSE
        found.append(Field(part.heading.end, end, kind, loose=loose))
    return found


def _labelled(text: Text, words: Words) -> list[Field]:
    found = []
    folded = text.folded
    for match in _COLON.finditer(folded):
        line = folded.rfind("\n", 0, match.start()) + 1
        label = _BEFORE_LABEL.sub("", folded[max(line, match.start() - 60) : match.start()])
        kind = kind_of_label(label, words) if 3 < len(label) < 60 else None
        if kind is None:
            continue
        end = folded.find("\n", match.end())
        end = len(folded) if end < 0 else end
        if not folded[match.end() : end].strip():
            end = _next_line_end(folded, end)
        found.append(Field(match.end(), end, kind))
    return found


def _next_line_end(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " \n":
        at += 1
    end = folded.find("\n", at)
    return len(folded) if end < 0 else end


def _columns(text: Text, words: Words) -> list[Field]:
    found = []
    for number, grid in enumerate(text.grids):
        if grid.layout:
            continue
        columns: dict[int, tuple[int, FieldKind]] = {}
        unsure: set[int] = set()
        width = 0
        for row in grid.rows[:_HEADER_ROWS]:
            for cell in row:
                label = _label(text, cell.span.start, cell.span.end)
                kind = kind_of_label(label, words) if label else None
                if kind is None and label and not cell.row and cell.col not in columns:
                    kind = _kind_of_header(label, words)
                    unsure |= {cell.col} if kind else set()
                if kind is not None:
                    columns.setdefault(cell.col, (cell.row, kind))
                    width = max(width, len(row))
        if not columns:
            continue
        head = max(row for row, _ in columns.values())
        only = next(iter(columns.values()))[1] if not unsure else None
        for row in grid.rows[head + 1 :]:
            for cell in row:
                odd = len(row) != width  # merged or lost cells: the column is not sure
                kind = columns[cell.col][1] if cell.col in columns else only if odd else None
                short = cell.col in columns and not odd
                if kind is not None and len(cell.span) and (short or len(cell.span) < 45):
                    place = (cell.row, cell.col)
                    found.append(
                        Field(
                            cell.span.start, cell.span.end, kind, loose=not short, table=number, cell=place,
                            unsure=cell.col in unsure,
                        )
                    )  # fmt: skip
    return found


def _label(text: Text, start: int, end: int) -> str:
    return text.folded[start:end].replace("\n", " ") if 0 < end - start < 70 else ""


def _kind_of_header(label: str, words: Words) -> FieldKind | None:
    """What a header says that is no label of a field elsewhere: *Ngày khám*, *Xong trước*."""
    label = " ".join(label.split()).strip(" .:;*")
    return next((kind for kind, pattern in words.columns if pattern.fullmatch(label)), None)
