"""A PDF with a text layer → ``Document``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from kehoach.errors import UnreadableFile
from kehoach.messages import pdf as say
from kehoach.read import recognition
from kehoach.read.document import Document, source_of
from kehoach.read.layout import Aside, Layout
from kehoach.read.legacy import Encoding, notes
from kehoach.read.pdf.columns import carried_over, reading_order, same_entry
from kehoach.read.pdf.frames import Frame
from kehoach.read.pdf.glyphs import Fonts
from kehoach.read.pdf.legacy import conversions
from kehoach.read.pdf.lines import Line
from kehoach.read.pdf.notes import Note, body_size, marks_of, note_area, take_notes
from kehoach.read.pdf.pages import Page, read_page
from kehoach.read.pdf.paragraphs import Column, Group, is_centred, joins, text_columns
from kehoach.read.pdf.running import running
from kehoach.read.pdf.signatures import signatures_of
from kehoach.read.pdf.tables import TableText, goes_on, join
from kehoach.read.pdf.trust import is_garbled
from kehoach.read.pdf.writer import Writer
from kehoach.records import Signature, Warning

if TYPE_CHECKING:
    from kehoach.read.ocr import Scans

VERSION = "pdf-4"
MEDIA_TYPE = "application/pdf"
MAX_PAGES = 3000


@dataclass(slots=True)
class _Item:
    """What comes next in the text: a table, or a line in its column."""

    table: TableText | None = None
    line: Line | None = None
    column: Column | None = None
    block: tuple[int, int] | None = None
    right: bool = False
    gutter: float = 0.0


def read(data: bytes, path: str) -> Document:
    """Read a PDF. Raises ``UnreadableFile``: ``encrypted``, ``corrupt``, ``too-large``, ``needs-ocr``."""
    pages, signatures = _pages(data)
    unread = _set_garbled_aside(pages)
    scans = _recognised_pages(data, pages) if unread else None
    unread = [page for page in pages if page.fault is not None]
    text, layout = written(pages)
    if scans:
        layout = replace(layout, doubts=scans.doubts(layout))
    if not text.strip():
        raise _nothing_read(unread)
    recognised = [page.number for page in pages if page.recognised]
    source = source_of(
        data, path, media_type=MEDIA_TYPE, origin="ocr" if 2 * len(recognised) > len(pages) else "text-layer",
        chars=len(text), pages=len(pages),
    ).model_copy(update={"signatures": signatures})  # fmt: skip
    converted: Counter[Encoding] = Counter()
    for page in pages:
        converted.update(page.converted)
    changed = [_changed(one) for one in signatures if one.intact is False]
    by_us = scans.numbers if scans else frozenset()
    warnings = (
        *notes(text, converted), *changed, *(_unread(page) for page in unread), *(scans.warnings if scans else ()),
        *(_recognised(number) for number in recognised if number not in by_us),
    )  # fmt: skip
    return Document(source, text, f"{VERSION}+{scans.version}" if scans else VERSION, layout, warnings)


def _recognised_pages(data: bytes, pages: list[Page]) -> Scans | None:
    """Recognise the pages without text that can be believed, in place; none where OCR is missing.

    Raises ``UnreadableFile`` (``needs-ocr``) where scans are left for later.
    """
    chosen = [n for n, page in enumerate(pages) if page.fault not in (None, "broken")]
    if not chosen or not recognition.available():
        return None
    if not recognition.wanted():
        raise UnreadableFile("needs-ocr", f"{len(chosen)} pages")
    from kehoach.read.ocr import recognise_pages  # brings numpy along

    document = _opened(data)
    try:
        scans = recognise_pages(document, [pages[n].number for n in chosen])
    finally:
        document.close()
    for n, page in zip(chosen, scans.pages, strict=True):
        pages[n] = page
    return scans


def _set_garbled_aside(pages: list[Page]) -> list[Page]:
    """Empty the pages whose letters make no words; gives all pages that need OCR."""
    for page in pages:
        if page.fault is None and is_garbled(page.texts()):
            page.fault, page.lines, page.tables, page.slanted = "garbled", [], [], []
    return [page for page in pages if page.fault is not None]


def _nothing_read(unread: list[Page]) -> UnreadableFile:
    if not unread:
        return UnreadableFile("empty")
    broken = all(page.fault == "broken" for page in unread)
    return UnreadableFile("corrupt" if broken else "needs-ocr", f"{len(unread)} pages")


_FAULTS = {"scan": say.SCANNED, "hidden": say.HIDDEN, "garbled": say.GARBLED, "broken": say.BROKEN}


def _unread(page: Page) -> Warning:
    why = page.fault or "scan"
    message = _FAULTS[why].in_language("vi", page=page.number)
    return Warning(code="page-corrupt" if why == "broken" else "needs-ocr", message=message, page=page.number)


def _changed(signature: Signature) -> Warning:
    who = signature.signer or signature.organisation or "?"
    return Warning(code="changed-since-signing", message=say.CHANGED.in_language("vi", who=who))


def _recognised(page: int) -> Warning:
    return Warning(code="ocr-layer", message=say.RECOGNISED.in_language("vi", page=page), page=page)


def _opened(data: bytes) -> pypdfium.PdfDocument:
    try:
        return pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UnreadableFile("encrypted") from None
        raise UnreadableFile("corrupt", str(error)) from None


def _pages(data: bytes) -> tuple[list[Page], tuple[Signature, ...]]:
    document = _opened(data)
    try:
        count = len(document)
        if count == 0:
            raise UnreadableFile("corrupt", "no page")
        if count > MAX_PAGES:
            raise UnreadableFile("too-large", f"{count:,} pages")
        signatures = signatures_of(document, data)
        _show_forms(document)
        fonts = Fonts()
        pages = [read_page(document, number, fonts) for number in range(1, count + 1)]
        return _in_unicode(document, pages, fonts), signatures
    finally:
        document.close()


def _show_forms(document: pypdfium.PdfDocument) -> None:
    """Let pdfium make up the look of form fields that have none."""
    try:
        document.init_forms()
    except pypdfium.PdfiumError:
        return  # a form that cannot be loaded shows nothing


def _in_unicode(document: pypdfium.PdfDocument, pages: list[Page], fonts: Fonts) -> list[Page]:
    """Pages with letters of fonts from before Unicode are read again, their letters converted."""
    texts = {(page.number, font): text for page in pages for font, text in page.fonts.items()}
    known = conversions(texts)
    again = {number for number, _ in known}
    return [
        read_page(document, page.number, fonts, known) if page.number in again else page for page in pages
    ]


def written(pages: list[Page]) -> tuple[str, Layout]:
    """Pages → canonical text and layout."""
    frames: dict[int, tuple[Frame, Frame]] = {page.number: (page.shown, page.frame) for page in pages}
    writer = Writer(frames)
    for page in pages:
        writer.asides += [Aside(role, words, page.number) for role, words in page.asides]
    _set_running_aside(pages, writer)
    _set_notes_aside(pages, writer)
    columns = text_columns([(page.lines, page.frame.width) for page in pages])
    items = _joined(_pages_in_order(pages, columns))
    _write(items, writer)
    return writer.layout()


def _set_running_aside(pages: list[Page], writer: Writer) -> None:
    areas = _note_areas(pages)
    roles = running([page.lines for page in pages], [page.frame.height for page in pages], areas)
    for page, found in zip(pages, roles, strict=True):
        for index, role in sorted(found.items()):
            line = page.lines[index]
            box = (round(line.x0, 1), round(line.top, 1), round(line.x1, 1), round(line.bottom, 1))
            writer.asides.append(Aside(role, line.text, page.number, box))
        page.lines = [line for index, line in enumerate(page.lines) if index not in found]


def _note_areas(pages: list[Page]) -> list[range]:
    size = body_size([page.lines for page in pages])
    return [
        note_area(page.lines, page.rules, size=size, width=page.frame.width, height=page.frame.height)
        for page in pages
    ]


def _set_notes_aside(pages: list[Page], writer: Writer) -> None:
    before: Note | None = None
    for page, area in zip(pages, _note_areas(pages), strict=True):
        page.lines, found = take_notes(page.lines, area, before)
        if found:
            marks = {label for line in page.all_lines() for label, _, _ in marks_of(line)}
            for note in found:
                note.raised = note.label in marks
        before = found[-1] if found else None
        writer.notes[page.number] = found


def _pages_in_order(pages: list[Page], columns: list[Column]) -> list[list[_Item]]:
    """What stands on each page, in reading order; a closing that a page break cuts is put together."""
    out: list[list[_Item]] = []
    for page, column in zip(pages, columns, strict=True):
        last = out[-1][-1] if out and out[-1] else None
        if last is None or last.block is None:
            out.append(_items(page, column))
            continue
        top = min((table.top for table in page.tables), default=page.frame.height)
        carried = carried_over([line for line in page.lines if line.y < top], column, last.gutter)
        items = _items(page, column, carried, last.gutter)
        for item in (one for one in items if one.block == (page.number, -1)):
            item.block = last.block
        begun = [item for item in out[-1] if item.block == last.block]
        rest = [item for item in items if item.block == last.block]
        if rest:
            whole = sorted([*begun, *rest], key=lambda item: item.right)
            out[-1] = [*out[-1][: -len(begun)], *whole]
        out.append(items[len(rest) :])
    return out


def _items(page: Page, column: Column, carried: int = 0, gutter: float = 0.0) -> list[_Item]:
    """Lines and tables of a page from top to bottom, columns in their order."""
    items: list[_Item] = []
    rest = page.lines
    for table in sorted(page.tables, key=lambda t: t.top):
        above = [line for line in rest if line.y < table.top + 1]
        rest = [line for line in rest if line.y >= table.top + 1]
        items += _lines(above, page, column, carried, gutter)
        carried = 0
        items.append(_Item(table=table))
    return items + _lines(rest, page, column, carried, gutter)


def _lines(lines: list[Line], page: Page, column: Column, carried: int, gutter: float) -> list[_Item]:
    return [
        _Item(
            line=placed.line, column=placed.column,
            block=None if placed.block is None else (page.number, placed.block),
            right=placed.right, gutter=placed.gutter,
        )
        for placed in reading_order(lines, column, carried, gutter)
    ]  # fmt: skip


def _joined(pages: list[list[_Item]]) -> list[_Item]:
    """All pages' items, tables that go on over a page break as one."""
    out: list[_Item] = []
    for items in pages:
        if out and items and out[-1].table is not None and items[0].table is not None:
            if goes_on(out[-1].table, items[0].table):
                join(out[-1].table, items[0].table)
                items = items[1:]
        out += items
    return out


def _write(items: list[_Item], writer: Writer) -> None:
    group: Group | None = None
    block: tuple[int, int] | None = None
    page = 1
    for item in items:
        line = item.line
        joined = False
        if group is not None and line is not None and item.column is not None:
            if item.block is not None:
                joined = block == item.block and same_entry(group, line, item.column)
            else:
                joined = not group.layout and joins(group, line, item.column)
        if joined and group is not None and line is not None:
            group.lines.append(line)
            continue
        if group is not None:
            writer.paragraph(group)
            group = None
        now = line.page if line is not None else page
        while page < now:
            writer.leftover_notes(page)
            page += 1
        if item.table is not None:
            writer.table(item.table)
            block = None
        elif line is not None and item.column is not None:
            group = Group([line], item.column, layout=item.block is not None)
            group.centred = not group.layout and is_centred(line, item.column)
            block = item.block
    if group is not None:
        writer.paragraph(group)
    for number in sorted(writer.notes):
        writer.leftover_notes(number)

