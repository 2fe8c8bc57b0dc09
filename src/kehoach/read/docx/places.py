"""Where each character of a Word file's canonical text stands in the file."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.read.docx.items import LABEL, Piece
from kehoach.read.docx.names import M, w
from kehoach.read.docx.reader import written

_TEXTS = frozenset({w("t"), f"{{{M}}}t"})


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the canonical text and the XML element it comes from.

    ``element`` counts the elements of ``part`` in document order, the root being 0; ``offset`` is
    the first character inside its text, ``LABEL`` where the element holds no such words (numbers
    of lists and notes, tabs, symbols). ``steps`` are the characters one by one, where letters
    were put together; elsewhere they follow each other.
    """

    start: int
    end: int
    part: str
    element: int
    offset: int
    steps: tuple[int, ...] | None = None

    def inside(self, at: int) -> int:
        """The character of the element's text where the canonical offset ``at`` begins."""
        if self.steps is None:
            return self.offset + at - self.start
        if at - self.start < len(self.steps):
            return self.steps[at - self.start]
        return self.steps[-1] + 1


def places(data: bytes) -> tuple[Place, ...]:
    """The places of all words of a Word file, in the order of its canonical text.

    What stands between them (line breaks, tabs between cells, blanks) is in no element.
    Raises ``UnreadableFile`` as ``read`` does.
    """
    writer, context = written(data, tracing=True)
    indices: dict[str, dict[object, int]] = {}
    parts = {root: part for part, root in context.package.roots.items()}
    found = []
    for start, end, piece, cut in writer.trace or ():
        part = parts[piece.node.getroottree().getroot()]
        if part not in indices:
            indices[part] = {element: i for i, element in enumerate(context.package.roots[part].iter("*"))}
        found.append(_place(start, end, piece, cut, part, indices[part][piece.node]))
    return tuple(found)


def _place(start: int, end: int, piece: Piece, cut: int, part: str, element: int) -> Place:
    if piece.offset == LABEL or piece.node.tag not in _TEXTS:
        return Place(start, end, part, element, LABEL)
    if piece.steps is not None:
        steps = piece.steps[cut : cut + end - start]
        return Place(start, end, part, element, steps[0], steps)
    return Place(start, end, part, element, piece.offset + cut)

