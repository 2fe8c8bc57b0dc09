"""One story of a Word file (body, note, header, text box) → its paragraphs and tables.

Changes are read as accepted: inserted and moved-in words are in, deleted and moved-out ones are
not, a deleted paragraph mark joins two paragraphs, deleted rows and cells are gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.errors import UnreadableFile
from kehoach.read.docx import tables
from kehoach.read.docx.branches import branch
from kehoach.read.docx.context import Context
from kehoach.read.docx.fields import Fields
from kehoach.read.docx.items import CellItem, Item, Para, Piece, TableItem
from kehoach.read.docx.names import MC, VAL, Element, M, switched, value, w
from kehoach.read.docx.runs import Runs
from kehoach.read.docx.styles import ParagraphStyle, numbering_of, style_name

MAX_DEPTH = 60  # tables in tables, boxes in boxes
_THROUGH = frozenset({w("customXml"), w("smartTag"), w("ins"), w("moveTo"), w("sdtContent")})
_CENTRED = "center"


class Story:
    """Walks one story. ``root`` holds all of it; ``depth`` is how deep it lies in others."""

    def __init__(self, context: Context, root: Element, depth: int = 0) -> None:
        self.context = context
        self.fields = Fields(root)
        self.depth = depth

    def items(self, parent: Element, depth: int = 0, *, contents: bool = False) -> list[Item]:
        """The paragraphs and tables below an element, in order.

        ``contents`` marks them as the document's table of contents. Raises ``UnreadableFile`` for
        what is nested too deep.
        """
        if self.depth + depth > MAX_DEPTH:
            raise UnreadableFile("too-large", f"nested deeper than {MAX_DEPTH}")
        found: list[Item] = []
        waiting: Para | None = None  # its mark is deleted: goes on in the next paragraph
        for child, in_contents in self._blocks(parent, depth, contents):
            if child.tag == w("p") or child.tag == f"{{{M}}}oMathPara":
                waiting = self._paragraph(child, waiting, found, depth, in_contents)
                continue
            if waiting is not None:
                self._close(waiting, found)
                waiting = None
            found.append(self._table(child, depth + 1))
        if waiting is not None:
            self._close(waiting, found)
        return found

    def boxed(self, content: Element, depth: int) -> list[Item]:
        """What a text box holds: a story of its own with its own fields."""
        return Story(self.context, content, self.depth + depth).items(content)

    def _blocks(self, parent: Element, depth: int, contents: bool) -> Iterator[tuple[Element, bool]]:
        """Paragraphs and tables below an element, through content controls and custom XML."""
        if depth > 200:
            raise UnreadableFile("too-large", "nested content controls")
        for child in parent:
            tag = child.tag
            if tag in (w("p"), w("tbl"), f"{{{M}}}oMathPara"):
                yield child, contents
            elif tag == w("sdt"):
                inner = child.find(w("sdtContent"))
                if inner is not None:
                    yield from self._blocks(inner, depth + 1, contents or _is_contents(child))
            elif tag in _THROUGH:
                yield from self._blocks(child, depth + 1, contents)
            elif tag == f"{{{MC}}}AlternateContent":
                chosen = branch(child)
                if chosen is not None:
                    yield from self._blocks(chosen, depth + 1, contents)
            elif tag == w("altChunk"):
                self.context.tally.embedded += 1

    def _paragraph(
        self, node: Element, waiting: Para | None, found: list[Item], depth: int, contents: bool
    ) -> Para | None:
        """Read one paragraph; gives it back while its deleted mark makes it wait for the next."""
        properties = node.find(w("pPr"))
        style = self.context.styles.paragraph(style_name(properties))
        para = Para(node, listed=contents or style.contents)
        para.centred = (value(properties, "jc") or style.justified) == _CENTRED
        self.context.paras.append(para)
        Runs(self, para, style, depth).walk(node)
        out = self._mark_is_out(properties)
        label = "" if out else self._label(properties, style, para)
        if waiting is not None:
            para.put_before(waiting)
        if label:
            para.pieces.insert(0, Piece(label, node))
            para.anchors = [anchor._replace(piece=anchor.piece + 1) for anchor in para.anchors]
        if out:
            return para
        self._close(para, found)
        return None

    def _close(self, para: Para, found: list[Item]) -> None:
        found.append(para)
        found.extend(para.boxed)

    def _label(self, properties: Element, style: ParagraphStyle, para: Para) -> str:
        """The automatic number of a paragraph, counted on."""
        said = numbering_of(properties)
        num_id, ilvl, owner = None, None, None
        if style.numbering:
            owner, num_id, ilvl = style.numbering
        if said and said[0] is not None:
            num_id, ilvl, owner = said[0], said[1], None
        elif said and said[1] is not None:
            ilvl, owner = said[1], None
        if not num_id:
            return ""
        numbering = self.context.numbering
        if owner is not None:
            linked = numbering.level_of_style(num_id, owner)
            ilvl = linked if linked is not None else ilvl
        if properties is not None and properties.find(w("sectPr")) is not None and not para.pieces:
            return ""  # a section's last mark alone: Word prints nothing
        return numbering.label(num_id, ilvl or 0)

    def _mark_is_out(self, properties: Element) -> bool:
        mark = None if properties is None else properties.find(w("rPr"))
        if mark is None:
            return False
        tally = self.context.tally
        tally.inserted += mark.find(w("ins")) is not None
        if mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None:
            tally.deleted += 1
            return True
        return bool(switched(mark, "vanish"))

    def _table(self, node: Element, depth: int) -> TableItem:
        table = TableItem(ruled=tables.is_ruled(node, self.context.styles))
        heads = True
        open_cells: dict[int, CellItem] = {}
        for row in tables.rows(node, self.context.tally):
            heads = heads and row.repeats
            table.header_rows += heads
            still_open: dict[int, CellItem] = {}
            col, last = row.before, None
            for place in row.cells:
                if place.joins_left and last is not None:
                    last.across += place.across
                    col += place.across
                    continue
                above = open_cells.get(col) if place.joins_up else None
                if above is not None:
                    above.down += 1
                    still_open[col] = last = above
                else:
                    items = self.items(place.node, depth)
                    last = CellItem(table.rows, col, place.across, items)
                    table.cells.append(last)
                    if place.opens:
                        still_open[col] = last
                col += place.across
            open_cells = still_open
            table.rows += 1
        table.columns = tables.squared(node, table.cells)
        return table


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


