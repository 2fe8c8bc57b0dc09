"""Paragraphs and cells → lines of canonical text, each character still tied to its piece."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kehoach.read.docx.items import Anchor, Item, Para, Piece, TableItem
from kehoach.read.docx.runs import LINE, PAGE

# What begins a paragraph of its own after a line break: a dash, a number, an article.
_BEGINS = re.compile(
    r"[-–+•*]\s|\(?(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđA-HĐ])[./)]|(?:Điều|Phần|Chương|Mục)\s+[\dIVX]"
)
_LETTER = re.compile(r".[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]*", re.DOTALL)
_ENDS = (".", ":", ";", "!", "?", "./")


@dataclass(slots=True)
class Line:
    """The text of one paragraph, NFC, without blanks around it, and the pieces it is made of.

    ``lead`` characters of the pieces stand before the text; ``anchors`` are (start, end) of note
    marks in the text; ``breaks`` are where a paragraph of its own begins after a line break.
    """

    text: str
    pieces: list[Piece]
    lead: int = 0
    anchors: list[tuple[int, int, Anchor]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    para: Para | None = None

    def bold(self, start: int, end: int) -> bool:
        """True if all words of a part stand in bold; numbers that Word makes up do not count."""
        at, seen = -self.lead, False
        for piece in self.pieces:
            after = at + len(piece.text)
            if after > start and at < end and piece.offset >= 0 and not piece.text.isspace():
                if not piece.bold:
                    return False
                seen = True
            at = after
        return seen


def line_of(para: Para, *, cell: bool = False) -> Line:
    """A paragraph as a line; in a ``cell`` a tab is a blank, for tabs stand between cells."""
    return _line(para.pieces, para.anchors, para, cell=cell)


def _line(pieces: list[Piece], anchors: list[Anchor], para: Para | None, *, cell: bool) -> Line:
    text = "".join([piece.text for piece in pieces])
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        pieces = composed(pieces)
        text = "".join([piece.text for piece in pieces])
    if cell:
        text = text.replace("\t", " ")
    bare = text.strip()
    lead = text.index(bare) if bare else 0
    line = Line(bare.replace(PAGE, LINE), pieces, lead, para=para)
    if anchors:
        line.anchors = _anchors(line, anchors)
    if LINE in line.text:
        line.breaks = _breaks(bare)
    return line


def lines(items: Iterable[Item]) -> Iterator[Line]:
    """The filled lines of a cell, a note or a header; a nested table gives one line a row."""
    for item in items:
        if isinstance(item, Para):
            line = line_of(item, cell=True)
            if line.text:
                yield line
            continue
        yield from _rows(item)


def _rows(table: TableItem) -> Iterator[Line]:
    rows: dict[int, list[Line]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).extend(lines(cell.items))
    for found in rows.values():
        if not found:
            continue
        pieces: list[Piece] = []
        anchors: list[Anchor] = []
        for line in found:
            if pieces:
                pieces.append(Piece(" ", pieces[-1].node))
            marks = line.para.anchors if line.para else [a for *_, a in line.anchors]
            anchors += [anchor._replace(piece=anchor.piece + len(pieces)) for anchor in marks]
            pieces += line.pieces
        yield _line(pieces, anchors, None, cell=True)


def composed(pieces: list[Piece]) -> list[Piece]:
    """The pieces in NFC: a mark that begins a piece is written on the letter before it."""
    texts = [piece.text for piece in pieces]
    cuts = [0] * len(pieces)
    last = None
    for at, text in enumerate(texts):
        if last is not None and text and unicodedata.combining(text[0]):
            marks = next((i for i, c in enumerate(text) if not unicodedata.combining(c)), len(text))
            texts[last] += text[:marks]
            texts[at] = text = text[marks:]
            cuts[at] = marks
        if text:
            last = at
    return [_composed(*one) for one in zip(pieces, texts, cuts, strict=True)]


def _composed(piece: Piece, text: str, cut: int) -> Piece:
    """One piece in NFC, ``cut`` characters of it gone to the one before; each letter is where its base stands."""
    if text == piece.text and unicodedata.is_normalized("NFC", text):
        return piece
    letters: list[str] = []
    steps: list[int] = []
    for match in _LETTER.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        at = min(cut + match.start(), max(0, len(piece.text) - 1))
        letters.append(letter)
        steps += [piece.steps[at] if piece.steps else piece.offset + at] * len(letter)
    return piece._replace(text="".join(letters), steps=tuple(steps) if piece.offset >= 0 else None)


def _anchors(line: Line, anchors: list[Anchor]) -> list[tuple[int, int, Anchor]]:
    starts = [-line.lead]
    for piece in line.pieces:
        starts.append(starts[-1] + len(piece.text))
    found = []
    for anchor in anchors:
        at = min(anchor.piece, len(line.pieces))
        start = max(0, min(starts[at], len(line.text)))
        end = max(start, min(starts[min(at + 1, len(line.pieces))], len(line.text)))
        found.append((start, end, anchor))
    return found


def _breaks(text: str) -> list[int]:
    """Where a line break inside a paragraph begins another: at a page, a number, after a full stop."""
    found = []
    for match in re.finditer(f"[{LINE}{PAGE}]+", text):
        before = text[text.rfind(LINE, 0, match.start()) + 1 : match.start()].strip()
        rest = text[match.end() :]
        after = rest.split(LINE, 1)[0].strip()
        if not after:
            continue
        titled = before.isupper() != after.isupper()
        if PAGE in match[0] or titled or _BEGINS.match(after) or before.endswith(_ENDS):
            found.append(match.end())
    return found
