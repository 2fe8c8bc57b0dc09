"""Small Word files made in tests from the XML that matters, and the plans of the corpus as Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from kehoach.read import Document, document_from_bytes

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_KINDS = {
    "numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
    "settings": "settings", "theme": "theme", "header1": "header", "footer1": "footer", "comments": "comments",
}  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(body: str, *, extra: Mapping[str, bytes] | None = None, relations: str = "", **parts: str) -> bytes:
    """A DOCX of a body and further parts (``numbering=…``), each given as the XML inside its root."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{_KINDS[name]}+xml"/>' for name in parts
    )
    rels = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATIONS}/{_KINDS[name]}" Target="{name}.xml"/>' for name in parts
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{rels}{relations}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"header1": "hdr", "footer1": "ftr"}
    for name, inner in parts.items():
        root = roots.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inner}</w:{root}>"
    return packed({name: (_HEAD + text).encode() for name, text in files.items()} | dict(extra or {}))


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """All parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(text: str, properties: str = "") -> str:
    """One run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, properties: str = "") -> str:
    """One paragraph of runs; plain words become a run."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inner)
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{runs}</w:p>"


def listed(text: str, level: int = 0, num: int = 1, more: str = "") -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>{more}')


def lvl(level: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', more: str = "") -> str:
    """A numbering part with one definition of some levels."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}{nums}'


def tc(*inner: str, properties: str = "") -> str:
    """One cell; plain words become a paragraph."""
    blocks = "".join(one if one.startswith("<w:p") or one.startswith("<w:tbl") else p(one) for one in inner) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """One row; plain words become a cell."""
    inner = "".join(one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


RULED = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'


def tbl(*rows: str, properties: str = RULED) -> str:
    """One table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def read_word(body: str, **parts: str) -> Document:
    """A body read from a Word file."""
    return document_from_bytes(word_file(body, **parts), "ke-hoach.docx")


def text_of(body: str, **parts: str) -> str:
    """The canonical text of a body."""
    return read_word(body, **parts).text
