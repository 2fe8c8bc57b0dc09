"""Plain text and Markdown: decoding, and nothing else changed.

The canonical text is the decoded file: BOM dropped, ``\\r\\n`` read as ``\\n``, composed to NFC.
"""

from __future__ import annotations

import codecs
import unicodedata

from kehoach.errors import UnreadableFile

VERSION = "plain-1"
_BOMS = (
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Canonical text from the bytes of a text file.

    Reads UTF-8 with or without BOM and UTF-16 with BOM. Raises ``UnreadableFile``: ``empty`` for a
    file with no visible character, ``unsupported`` for any other encoding.
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
        raise UnreadableFile(
            "unsupported", f"byte {error.start} is not {encoding.upper().removesuffix('-SIG')}"
        ) from None
    return canonical(text)


def canonical(text: str) -> str:
    """The canonical form of a decoded text. Raises ``UnreadableFile`` as ``decode`` does."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if "\0" in text:
        raise UnreadableFile("unsupported", "binary data (NUL characters)")
    if not text.strip():
        raise UnreadableFile("empty")
    return text
