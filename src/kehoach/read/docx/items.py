"""What a story (the body, a note, a header) is made of, before it becomes one text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach.read.docx.names import Element

LABEL = -1  # the offset of a piece that no text node holds


class Piece(NamedTuple):
    """Some characters of the text and the element they come from, from its ``offset``-th character on.

    ``offset`` is ``LABEL`` for words that Word makes up itself: numbers of lists and notes.
    ``steps`` are the offsets of the characters one by one, where letters were put together.
    """

    text: str
    node: Element
    offset: int = LABEL
    bold: bool = False
    font: str | None = None
    steps: tuple[int, ...] | None = None
    caps: bool = False  # shown in capitals


class Anchor(NamedTuple):
    """A footnote's or endnote's mark: the index of its piece in the paragraph, its kind and id."""

    piece: int
    kind: str
    id: str


@dataclass(slots=True)
class Para:
    """One paragraph, however many were joined by deleted marks."""

    node: Element
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    boxed: list[Item] = field(default_factory=list)  # what its text boxes hold
    contents: bool | None = None  # all of it stands in a table of contents; None before any word
    listed: bool = False  # its style or control says it is of a table of contents
    page_number: bool = False
    centred: bool = False

    @property
    def text(self) -> str:
        """The words as the file has them."""
        return "".join(piece.text for piece in self.pieces)

    def add(self, piece: Piece, *, contents: bool) -> None:
        """Words at the end; ``contents`` if they stand in the field of a table of contents."""
        self.pieces.append(piece)
        if not piece.text.isspace():
            self.contents = contents if self.contents is None else self.contents and contents

    def put_before(self, waiting: Para) -> None:
        """The words of a paragraph that lost its mark, before those of this one."""
        shift = len(waiting.pieces)
        self.anchors = waiting.anchors + [a._replace(piece=a.piece + shift) for a in self.anchors]
        self.pieces = waiting.pieces + self.pieces
        self.boxed = waiting.boxed + self.boxed
        self.contents = self.contents if waiting.contents is None else False


@dataclass(slots=True)
class CellItem:
    """A cell: its place and extent in the grid, its contents."""

    row: int
    col: int
    across: int
    items: list[Item]
    down: int = 1


@dataclass(slots=True)
class TableItem:
    """A table: its cells row by row, how many rows repeat as header, whether it draws any line."""

    cells: list[CellItem] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    header_rows: int = 0
    ruled: bool = True


Item = Para | TableItem
