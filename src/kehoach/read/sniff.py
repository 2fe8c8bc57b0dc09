"""Which reader a file needs, decided from its bytes, not its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kehoach.errors import UnreadableFile
from kehoach.read import plain
from kehoach.read.document import Document, source_of
from kehoach.records import Warning

MAX_BYTES = 200 * 1024 * 1024
ZIP, OLE = "zip", "OLE"
SQLITE = b"SQLite format 3\x00"
# First bytes of formats that are not text, with the name a user knows them by.
MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (SQLITE, "SQLite"),
    (b"GIF8", "GIF"),
)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# A page of the web is no text: its tags would be read as words.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype html|<html)\b", re.IGNORECASE | re.DOTALL
)
Reader = Callable[[bytes, str], Document]
# Format → module:function that turns (bytes, path) into a Document; imported when first needed.
READERS: dict[str, str] = {
    "BMP": "kehoach.read.ocr:read_image",
    "DOC": "kehoach.read.doc:read",
    "DOCX": "kehoach.read.docx:read",
    "JPEG": "kehoach.read.ocr:read_image",
    "ODS": "kehoach.read.sheets:read_ods",
    "ODT": "kehoach.read.odt:read",
    "PDF": "kehoach.read.pdf:read",
    "PNG": "kehoach.read.ocr:read_image",
    "RTF": "kehoach.read.rtf:read",
    "TIFF": "kehoach.read.ocr:read_image",
    "WEBP": "kehoach.read.ocr:read_image",
    "XLS": "kehoach.read.sheets:read_xls",
    "XLSX": "kehoach.read.sheets:read_xlsx",
}


def starts_with(path: Path, magic: bytes) -> bool:
    """True if a file begins with these bytes; false for one that cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def is_database(path: Path) -> bool:
    """True for a file of SQLite."""
    return path.is_file() and starts_with(path, SQLITE)


def format_of(data: bytes) -> str | None:
    """The name of a known non-text format, or ``None`` for what may be text.

    Packages are told apart by what is in them. Raises ``UnreadableFile`` for one that cannot be opened.
    """
    for magic, name in MAGIC:
        if data.startswith(magic):
            return _inside(data, name)
    if data[4:8] == b"ftyp":  # photos of telephones (ISO 14496-12); the brand says which
        return "AVIF" if data[8:12] in (b"avif", b"avis") else "HEIC" if data[8:12] in _HEIC else "MP4"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and int.from_bytes(data[2:6], "little") == len(data):
        return "BMP"
    return "HTML" if _PAGE.match(data) else None


def _inside(data: bytes, name: str) -> str:
    from kehoach.read import package  # lxml is not needed for plain text

    if name == ZIP:
        return package.zip_kind(data)
    return package.ole_kind(data) if name == OLE else name


def document(path: Path | str) -> Document:
    """Read one file. Raises ``UnreadableFile`` with a typed reason, ``OSError`` for a missing file."""
    path = Path(path)
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile("too-large", f"{path.stat().st_size:,} bytes")
    return document_from_bytes(path.read_bytes(), str(path))


def document_from_bytes(data: bytes, path: str) -> Document:
    """Read a file's bytes; ``path`` is what it is called. Raises ``UnreadableFile`` with a typed reason."""
    if not data:
        raise UnreadableFile("empty")
    if len(data) > MAX_BYTES:
        raise UnreadableFile("too-large", f"{len(data):,} bytes")
    kind = format_of(data)
    if kind:
        return _reader(kind)(data, path)
    media = "text/markdown" if path.lower().endswith((".md", ".markdown")) else "text/plain"
    return _plain(plain.read(data), path, data, media)


def document_from_text(text: str, path: str = "-") -> Document:
    """A document from a string, for instance standard input. Raises ``UnreadableFile``."""
    return _plain(plain.canonical_with_notes(text), path, text.encode(errors="surrogatepass"), "text/plain")


def _reader(kind: str) -> Reader:
    if kind not in READERS:
        raise UnreadableFile("unsupported", kind)
    module, name = READERS[kind].split(":")
    reader: Reader = getattr(import_module(module), name)
    return reader


def _plain(found: tuple[str, tuple[Warning, ...]], path: str, data: bytes, media: str) -> Document:
    text, warnings = found
    source = source_of(data, path, media_type=media, origin="plain", chars=len(text))
    return Document(source=source, text=text, reader=plain.VERSION, warnings=warnings)
