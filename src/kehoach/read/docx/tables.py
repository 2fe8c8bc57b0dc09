"""Rows and cells of a table as the file declares them, merged cells included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kehoach.read.docx.items import CellItem
from kehoach.read.docx.names import VAL, Element, descend, number, switched, value, w
from kehoach.read.docx.styles import Styles
from kehoach.read.docx.tally import Tally

MAX_COLUMNS = 500  # Word's own bound is 63
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_SLIVER = 120  # twentieths of a point: two borders nearer than 2 mm are one
_NO_LINE = frozenset({"nil", "none"})


@dataclass(frozen=True, slots=True)
class Place:
    """One ``w:tc``: columns it covers and how it joins its neighbours."""

    node: Element
    across: int
    opens: bool = False
    joins_up: bool = False
    joins_left: bool = False


@dataclass(slots=True)
class Row:
    """One row that is there once all changes are accepted. ``before`` are columns left out on the left."""

    before: int
    repeats: bool
    cells: list[Place] = field(default_factory=list)


def rows(table: Element, tally: Tally) -> Iterator[Row]:
    """The rows of a table without deleted and hidden ones."""
    for element in descend(table, w("tr")):
        properties = element.find(w("trPr"))
        if properties is not None:
            tally.inserted += properties.find(w("ins")) is not None
            if properties.find(w("del")) is not None:
                tally.deleted += 1
                continue
            if switched(properties, "hidden"):
                tally.hidden += sum(len(text.text or "") for text in element.iter(w("t")))
                continue
        before = min(number(value(properties, "gridBefore")) or 0, MAX_COLUMNS)
        row = Row(max(0, before), bool(switched(properties, "tblHeader")))
        for cell in descend(element, w("tc")):
            place = _place(cell, tally)
            if place is not None:
                row.cells.append(place)
        if row.cells:
            yield row


def squared(table: Element, cells: list[CellItem]) -> int:
    """Number the columns anew by the borders that stand in the table; how many there are.

    Tables drawn by hand have a grid of slivers: borders a hair apart, and borders no cell uses.
    """
    edges = sorted({cell.col for cell in cells} | {cell.col + cell.across for cell in cells})
    if not edges:
        return 0
    whole = {(cell.col, cell.col + cell.across) for cell in cells}
    grid = table.find(w("tblGrid"))
    widths = [] if grid is None else [number(col.get(w("w"))) or 0 for col in grid.iterchildren(w("gridCol"))]
    new = {edges[0]: 0}
    for left, right in pairwise(edges):
        apart = sum(widths[left:right]) if right <= len(widths) else _SLIVER
        new[right] = new[left] + (apart >= _SLIVER or apart == 0 or (left, right) in whole)
    for cell in cells:
        end = new[cell.col + cell.across]
        cell.col = new[cell.col]
        cell.across = max(1, end - cell.col)
    return max(new.values())


def _place(cell: Element, tally: Tally) -> Place | None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        return Place(cell, 1)
    if properties.find(w("cellDel")) is not None:
        tally.deleted += 1
        return None
    tally.inserted += properties.find(w("cellIns")) is not None
    across = max(1, min(number(value(properties, "gridSpan")) or 1, MAX_COLUMNS))
    down = _merge(properties, "vMerge")
    change = properties.find(w("cellMerge"))
    if change is not None and change.get(w("vMerge")):
        down = "continue" if change.get(w("vMerge")) == "cont" else "restart"
    sideways = _merge(properties, "hMerge")
    return Place(cell, across, down == "restart", down == "continue", sideways == "continue")


def _merge(properties: Element, name: str) -> str | None:
    """``restart``, ``continue`` (also where no value is given) or ``None``."""
    element = properties.find(w(name))
    return None if element is None else element.get(VAL, "continue")


def is_ruled(table: Element, styles: Styles) -> bool:
    """True if a table draws any border: by itself, by its style, or in one of its cells."""
    properties = table.find(w("tblPr"))
    own = None if properties is None else properties.find(w("tblBorders"))
    if own is not None:
        if _draws(own):
            return True
    else:
        for style in styles.chain(value(properties, "tblStyle")):
            borders = style.find(f"{w('tblPr')}/{w('tblBorders')}")
            if borders is not None:
                if _draws(borders):
                    return True
                break
    return any(_draws(borders) for borders in table.iter(w("tcBorders")))


def _draws(borders: Element) -> bool:
    sides = (borders.find(w(side)) for side in _SIDES)
    return any(side is not None and side.get(VAL, "single") not in _NO_LINE for side in sides)
