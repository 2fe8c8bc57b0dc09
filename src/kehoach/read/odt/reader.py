"""OpenDocument texts (.odt, .ott) of LibreOffice and OpenOffice.

List labels are counted here from the list styles, fonts stay with their runs for the legacy
encodings, deleted text of tracked changes is out, inserted text is in. The result goes through the DOCX reader.
"""

from __future__ import annotations

from typing import Any

from kehoach.errors import UnreadableFile
from kehoach.read.document import Document
from kehoach.read.odt.lists import Lists, OpenList
from kehoach.read.odt.styles import OFFICE, STYLE, TABLE, TEXT, Look, Styles
from kehoach.read.package import opened, part, xml
from kehoach.read.pasted import in_odt
from kehoach.read.wordml import Cell, Flow, Paragraph, Run, Table, read_flow

VERSION = "odt-2"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MAX_DEPTH = 200
_LONG_RUN = 4_000  # characters; growing one string for ever takes quadratic time
_MAX_REPEATED = 1_000  # rows, columns or blanks that one element stands for
_MAX_CELLS = 500_000
# Containers without a meaning of their own.
_THROUGH = frozenset(
    f"{TEXT}{name}"
    for name in ("section", "numbered-paragraph", "index-title", "index-body", "alphabetical-index", "a", "span",
                 "meta", "meta-field", "ruby", "ruby-base", "bibliography")
)  # fmt: skip
_CONTENTS = f"{TEXT}table-of-content"
_NO_TEXT = frozenset(
    {f"{TEXT}{name}" for name in ("tracked-changes", "script", "ruby-text", "note-citation", "sequence-decls",
                                  "variable-decls", "user-field-decls", "dde-connection-decls", "forms",
                                  "table-of-content-source", "hidden-text", "hidden-paragraph")}
    | {f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms", f"{OFFICE}event-listeners"}
)  # fmt: skip
_Element = Any  # lxml has no types of its own


def read(data: bytes, path: str) -> Document:
    """Read an ODT file's bytes. Raises ``UnreadableFile``: ``corrupt``, ``encrypted``, ``too-large``, ``empty``,
    ``needs-ocr``."""
    return read_flow(
        flow(data), data, path, origin="odt", media_type=MEDIA_TYPE, version=VERSION, pictures=in_odt
    )


def flow(data: bytes) -> Flow:
    """What an ODT file says. Raises ``UnreadableFile`` as ``read`` does."""
    with opened(data) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise UnreadableFile("encrypted")
        content = xml(part(archive, "content.xml"), "content.xml")
        common = xml(part(archive, "styles.xml"), "styles.xml") if "styles.xml" in names else None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFile("corrupt", "content.xml has no text")
    return _Reader(Styles(content, common), Lists(content, common)).read(body, common)


class _Reader:
    """Walks the body once."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.styles = styles
        self.lists = lists
        self.flow = Flow()
        self.cells = 0

    def read(self, body: _Element, common: _Element | None) -> Flow:
        self.flow.blocks = self._blocks(body, None, 0)
        for tag, edge in (("header", self.flow.heads), ("footer", self.flow.feet)):
            for element in common.iter(f"{STYLE}{tag}") if common is not None else ():
                found = self._blocks(element, None, 1)
                edge += [block for block in found if isinstance(block, Paragraph) and block.runs]
        return self.flow

    def _blocks(
        self, parent: _Element, inside: OpenList | None, depth: int, *, contents: bool = False
    ) -> list[Paragraph | Table]:
        if depth > _MAX_DEPTH:
            raise UnreadableFile("too-large", f"nested deeper than {_MAX_DEPTH}")
        found: list[Paragraph | Table] = []
        for child in parent:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                found += self._paragraph(child, inside, depth, contents)
            elif tag == f"{TEXT}list":
                opened_list = self.lists.opened(child, inside)
                for item in child:
                    if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                        opened_list.item(item, numbered=item.tag == f"{TEXT}list-item")
                        found += self._blocks(item, opened_list, depth + 1)
            elif tag == f"{TABLE}table":
                found.append(self._table(child, depth + 1))
            elif tag == _CONTENTS:
                found += self._blocks(child, None, depth + 1, contents=True)
            elif tag in _THROUGH or tag == f"{_DRAW}text-box" or tag == f"{_DRAW}frame":
                found += self._blocks(child, inside, depth + 1, contents=contents)
        return found

    def _paragraph(
        self, element: _Element, inside: OpenList | None, depth: int, contents: bool
    ) -> list[Paragraph | Table]:
        name = element.get(f"{TEXT}style-name")
        look = self.styles.paragraph(name)
        paragraph = Paragraph(centred=look.centred, contents=contents)
        label = self.lists.label(element, inside, self.styles.outline(element)) if not contents else ""
        if label:
            paragraph.runs.append(Run(label + " ", look.font, look.bold))
        boxes: list[Paragraph | Table] = []
        self._inline(element, look, paragraph, boxes, depth)
        return [paragraph, *boxes]

    def _inline(
        self, element: _Element, look: Look, paragraph: Paragraph, boxes: list[Paragraph | Table], depth: int
    ) -> None:
        """The words of a paragraph; text boxes anchored in it come after it."""
        if depth > _MAX_DEPTH:
            raise UnreadableFile("too-large", f"nested deeper than {_MAX_DEPTH}")
        self._put(element.text, look, paragraph)
        for child in element:
            tag = child.tag
            if tag in _NO_TEXT or not isinstance(tag, str):
                pass
            elif tag == f"{TEXT}s":
                self._put(" " * _bounded(child.get(f"{TEXT}c")), look, paragraph)
            elif tag == f"{TEXT}tab":
                self._put("\t", look, paragraph)
            elif tag == f"{TEXT}line-break":
                self._put("\n", look, paragraph)
            elif tag == f"{TEXT}note":
                self._note(child, paragraph, depth)
            elif tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}text-box", f"{_DRAW}g"):
                boxes += self._boxed(child, depth)
            else:
                style = child.get(f"{TEXT}style-name") if tag == f"{TEXT}span" else None
                self._inline(child, self.styles.span(style, look), paragraph, boxes, depth + 1)
            self._put(child.tail, look, paragraph)

    def _boxed(self, element: _Element, depth: int) -> list[Paragraph | Table]:
        found = self._blocks(element, None, depth + 1)
        for group in element.iterchildren(f"{_DRAW}custom-shape", f"{_DRAW}g"):
            found += self._boxed(group, depth + 1)
        return found

    def _put(self, text: str | None, look: Look, paragraph: Paragraph) -> None:
        if not text or look.hidden:
            return
        last = paragraph.runs[-1] if paragraph.runs else None
        like = last and last.note is None and (last.font, last.bold) == (look.font, look.bold)
        if last and like and len(last.text) < _LONG_RUN:
            last.text += text
        else:
            paragraph.runs.append(Run(text, look.font, look.bold))

    def _note(self, element: _Element, paragraph: Paragraph, depth: int) -> None:
        body = element.find(f"{TEXT}note-body")
        self.flow.notes.append([])
        number = len(self.flow.notes)
        paragraph.runs.append(Run("", note=number))
        if body is not None:
            blocks = self._blocks(body, None, depth + 1)
            self.flow.notes[number - 1] = [block for block in blocks if isinstance(block, Paragraph)]

    def _table(self, element: _Element, depth: int) -> Table:
        table = Table(ruled=self.styles.is_ruled(element))
        open_cells: dict[int, tuple[int, int]] = {}  # first column → rows still covered, columns
        for row, header in _rows(element):
            for _ in range(_bounded(row.get(f"{TABLE}number-rows-repeated")) if _has_words(row) else 1):
                if header and len(table.rows) == table.header_rows:
                    table.header_rows += 1
                table.rows.append(self._row(row, open_cells, depth))
        return table

    def _row(self, row: _Element, open_cells: dict[int, tuple[int, int]], depth: int) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for child in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = _bounded(child.get(f"{TABLE}number-columns-repeated"))
            for _ in range(times if _has_words(child) or times < 100 else 1):
                self.cells += 1
                if self.cells > _MAX_CELLS:
                    raise UnreadableFile("too-large", f"more than {_MAX_CELLS:,} table cells")
                if child.tag == f"{TABLE}covered-table-cell":
                    if column in open_cells:
                        left, across = open_cells.pop(column)
                        cells.append(Cell(across=across, below=True))
                        if left > 1:
                            open_cells[column] = (left - 1, across)
                    column += 1
                    continue
                across = _bounded(child.get(f"{TABLE}number-columns-spanned"))
                down = _bounded(child.get(f"{TABLE}number-rows-spanned"))
                cells.append(Cell(self._blocks(child, None, depth + 1), across, starts=down > 1))
                if down > 1:
                    open_cells[column] = (down - 1, across)
                column += 1
        return cells


def _rows(table: _Element) -> list[tuple[_Element, bool]]:
    """The rows of a table, whether of its head, through the groups they may stand in."""
    found: list[tuple[_Element, bool]] = []
    for child in table:
        if child.tag == f"{TABLE}table-row":
            found.append((child, False))
        elif child.tag == f"{TABLE}table-header-rows":
            found += [(row, True) for row in child.iterchildren(f"{TABLE}table-row")]
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            found += _rows(child)
    return found


def _has_words(element: _Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _bounded(text: str | None) -> int:
    """A count from an attribute: 1 where it is absent or no number, never past all bounds."""
    return min(max(1, int(text)), _MAX_REPEATED) if text and text.isdecimal() and len(text) < 10 else 1
