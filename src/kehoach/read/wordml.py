"""A small in-memory Word file from what another format says, so that one reader serves them all.

Readers of RTF and ODT build a ``Flow``, which ``read_flow`` hands to the DOCX reader as ``package(flow)``:
numbering is already written out in their text, fonts stay on the runs for the legacy encodings.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

from kehoach.errors import UnreadableFile
from kehoach.read import docx
from kehoach.read.document import Document, source_of
from kehoach.read.pasted import read_pictures
from kehoach.records import Origin

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# XML has no way to write these; the C0 bytes that are letters of VISCII and VPS are moved by ``letter_safe``.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("([\t\n])")
_CONTENTS = "TOC1"
_STYLE = f'<w:style w:type="paragraph" w:styleId="{_CONTENTS}"><w:name w:val="toc 1"/></w:style>'


@dataclass(slots=True)
class Run:
    """Text in one font; ``\\t`` and ``\\n`` are a tab and a line break; ``note`` is a footnote's number."""

    text: str
    font: str | None = None
    bold: bool = False
    note: int | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``contents`` if it is of a table of contents."""

    runs: list[Run] = field(default_factory=list)
    centred: bool = False
    contents: bool = False

    @property
    def text(self) -> str:
        """Its words without their fonts."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Cell:
    """A cell: its paragraphs and tables, how many columns it covers; ``below`` continues the one above."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    across: int = 1
    starts: bool = False
    below: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells; ``header_rows`` as far as the file says; ``ruled`` if any line is drawn."""

    rows: list[list[Cell]] = field(default_factory=list)
    header_rows: int = 0
    ruled: bool = False


@dataclass(slots=True)
class Flow:
    """A document: what stands in it in order, its footnotes (from 1), its running heads and feet."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: list[list[Paragraph]] = field(default_factory=list)
    heads: list[Paragraph] = field(default_factory=list)
    feet: list[Paragraph] = field(default_factory=list)


def read_flow(
    flow: Flow, data: bytes, path: str, *, origin: Origin, media_type: str, version: str,
    pictures: Callable[[bytes], list[bytes]],
) -> Document:  # fmt: skip
    """The words of a flow; without any, what stands on the ``pictures`` of its file, whose bytes are ``data``.

    ``version`` is that of the reader that made the flow. Raises ``UnreadableFile`` as the DOCX reader
    and ``read_pictures`` do.
    """
    try:
        found = docx.read(package(flow), path, origin=origin, media_type=media_type)
    except UnreadableFile as error:
        if error.reason != "empty":
            raise
        return read_pictures(pictures(data), data, path, origin="ocr", media_type=media_type)
    source = source_of(data, path, media_type=media_type, origin=origin, chars=len(found.text))
    return replace(found, source=source, reader=f"{version}+{found.reader}")


def package(flow: Flow) -> bytes:
    """The bytes of a DOCX file that says what the flow says."""
    parts = {"word/document.xml": _document(flow), "word/styles.xml": _root("styles", _STYLE)}
    kinds = {
        "document": "document.main", "styles": "styles", "footnotes": "footnotes", "header1": "header",
        "footer1": "footer",
    }  # fmt: skip
    if flow.notes:
        parts["word/footnotes.xml"] = _footnotes(flow.notes)
    for name, paragraphs, tag in (("header1", flow.heads, "hdr"), ("footer1", flow.feet, "ftr")):
        if paragraphs:
            parts[f"word/{name}.xml"] = _root(tag, "".join(map(_paragraph, paragraphs)))
    names = [path[5:-4] for path in parts]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds[name]}+xml"/>' for name in names
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", "word/document.xml")])
    parts["word/_rels/document.xml.rels"] = _relations(
        [(f"r{name}", kinds[name], f"{name}.xml") for name in names if name != "document"]
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(parts):
            archive.writestr(zipfile.ZipInfo(path), '<?xml version="1.0" encoding="UTF-8"?>' + parts[path])
    return data.getvalue()


def _relations(targets: list[tuple[str, str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{path}"/>' for name, kind, path in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _root(tag: str, inside: str) -> str:
    return f'<w:{tag} xmlns:w="{_W}" xmlns:r="{_OFFICE}">{inside}</w:{tag}>'


def _document(flow: Flow) -> str:
    edges = "".join(
        f'<w:{kind}Reference w:type="default" r:id="r{kind}1"/>'
        for kind, paragraphs in (("header", flow.heads), ("footer", flow.feet))
        if paragraphs
    )
    return _root("document", f"<w:body>{_blocks(flow.blocks)}<w:sectPr>{edges}</w:sectPr></w:body>")


def _footnotes(notes: list[list[Paragraph]]) -> str:
    written = (
        f'<w:footnote w:id="{number}">{"".join(map(_paragraph, paragraphs)) or "<w:p/>"}</w:footnote>'
        for number, paragraphs in enumerate(notes, 1)
    )
    return _root("footnotes", "".join(written))


def _blocks(blocks: list[Paragraph | Table]) -> str:
    return "".join(_paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in blocks)


def _paragraph(paragraph: Paragraph) -> str:
    properties = f'<w:pStyle w:val="{_CONTENTS}"/>' if paragraph.contents else ""
    properties += '<w:jc w:val="center"/>' if paragraph.centred else ""
    properties = properties and f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{''.join(map(_run, paragraph.runs))}</w:p>"


def _run(run: Run) -> str:
    if run.note is not None:
        return f'<w:r><w:footnoteReference w:id="{run.note}"/></w:r>'
    properties = ""
    if run.font:
        name = quoteattr(_FORBIDDEN.sub("", run.font))
        properties = f"<w:rFonts w:ascii={name} w:hAnsi={name} w:cs={name}/>"
    if run.bold:
        properties += "<w:b/>"
    inside = "".join(
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else _words(piece)
        for piece in _BREAKS.split(run.text)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(_FORBIDDEN.sub("", letter_safe(text)))}</w:t>'


def letter_safe(text: str) -> str:
    """C0 characters, letters in VISCII and VPS, as their symbol look-alikes (U+F002), which XML can hold."""
    return _C0.sub(lambda found: chr(0xF000 + ord(found.group())), text)


_C0 = re.compile("[\x02-\x06\x10-\x15\x19\x1c-\x1e]")


def _table(table: Table) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number < table.header_rows else ""
        rows.append(f"<w:tr>{head}{''.join(map(_cell, row))}</w:tr>")
    width = max((sum(cell.across for cell in row) for row in table.rows), default=1)
    grid = f"<w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>"
    lines = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>' if table.ruled else ""
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{grid}{''.join(rows)}</w:tbl>"


def _cell(cell: Cell) -> str:
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = "<w:vMerge/>" if cell.below else '<w:vMerge w:val="restart"/>' if cell.starts else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_blocks(cell.blocks) or '<w:p/>'}</w:tc>"
