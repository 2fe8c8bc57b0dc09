"""Plain text and Markdown: decoding, and nothing else changed.

The canonical text is the decoded file: BOM dropped, ``\\r\\n`` read as ``\\n``, composed to NFC. Texts in
encodings from before Unicode, and UTF-8 that was decoded wrongly once, are put right with a warning.
"""

from __future__ import annotations

import codecs
import unicodedata

from kehoach.errors import UnreadableFile
from kehoach.read.legacy import decode_bytes, notes, unicode_text
from kehoach.records import Warning

VERSION = "plain-2"
_BOMS = (
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Canonical text from the bytes of a text file; ``read`` without its warnings."""
    return read(data)[0]


def read(data: bytes) -> tuple[str, tuple[Warning, ...]]:
    """Canonical text from the bytes of a text file, and what was put right in it.

    Reads UTF-8 with or without BOM, UTF-16, Windows-1258, TCVN3, VNI, VISCII and VPS. Raises
    ``UnreadableFile``: ``empty`` for a file with no visible character, ``unsupported`` for any other
    encoding.
    """
    encoding: str | None = "utf-8"
    for bom, name in _BOMS:
        if data.startswith(bom):
            encoding = name
            break
    if encoding is None:
        raise UnreadableFile("unsupported", "UTF-32")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        guessed = decode_bytes(data) if encoding == "utf-8" else None
        if guessed is None:
            place = f"byte {error.start} is not {encoding.upper().removesuffix('-SIG')}"
            raise UnreadableFile("unsupported", place) from None
        text, found = canonical(guessed[0]), guessed[1]
        return text, notes(text, {} if found.startswith("utf") else {found: len(text)})
    return canonical_with_notes(text)


def canonical_with_notes(text: str) -> tuple[str, tuple[Warning, ...]]:
    """The canonical form of a decoded text, and what was put right. Raises as ``read`` does."""
    return unicode_text(canonical(text))


def canonical(text: str) -> str:
    """The canonical form of a decoded text. Raises ``UnreadableFile`` as ``decode`` does."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if "\0" in text:
        raise UnreadableFile("unsupported", "binary data (NUL characters)")
    if not text.strip():
        raise UnreadableFile("empty")
    return text
