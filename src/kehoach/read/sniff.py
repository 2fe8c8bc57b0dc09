"""Which reader a file needs, decided from its bytes, not its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kehoach.errors import UnreadableFile
from kehoach.read import plain
from kehoach.read.document import Document
from kehoach.records import Source

MAX_BYTES = 200 * 1024 * 1024
# First bytes of formats that are not text, with the name a user knows them by.
MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/Excel/zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"SQLite format 3\x00", "SQLite"),
)


def format_of(data: bytes) -> str | None:
    """The name of a known non-text format, or ``None`` for what may be text."""
    for magic, name in MAGIC:
        if data.startswith(magic):
            return name
    return None


def document(path: Path | str) -> Document:
    """Read one file. Raises ``UnreadableFile`` with a typed reason, ``OSError`` for a missing file."""
    path = Path(path)
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile("too-large", f"{path.stat().st_size:,} bytes")
    data = path.read_bytes()
    if not data:
        raise UnreadableFile("empty")
    other = format_of(data)
    if other:
        raise UnreadableFile("unsupported", other)
    media = "text/markdown" if path.suffix.lower() in {".md", ".markdown"} else "text/plain"
    return _document(plain.decode(data), str(path), data, media)


def document_from_text(text: str, path: str = "-") -> Document:
    """A document from a string, for instance standard input. Raises ``UnreadableFile``."""
    return _document(plain.canonical(text), path, text.encode(errors="surrogatepass"), "text/plain")


def _document(text: str, path: str, data: bytes, media: str) -> Document:
    source = Source(
        path=path, sha256=hashlib.sha256(data).hexdigest(), media_type=media, chars=len(text)
    )
    return Document(source=source, text=text, reader=plain.VERSION)
