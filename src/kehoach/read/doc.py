"""Word 97-2003 files (.doc), made a DOCX in memory and read as one.

The conversion is pure Python and keeps fonts, lists, tables and footnotes. What it does not know,
among it files of Word 6 and 95, LibreOffice opens where it is installed. Macros and embedded objects
are not run or followed.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from kehoach.errors import UnreadableFile
from kehoach.read import docx, office
from kehoach.read.document import Document, source_of

VERSION = "doc-1"
MEDIA_TYPE = "application/msword"


def read(data: bytes, path: str) -> Document:
    """Read a .doc file's bytes. Raises ``UnreadableFile``: ``encrypted``, ``corrupt``, ``empty``, ``needs-ocr``,
    ``unsupported``, ``timeout``, ``too-large``."""
    found = docx.read(_as_docx(data), path, origin="doc", media_type=MEDIA_TYPE)
    source = source_of(data, path, media_type=MEDIA_TYPE, origin="doc", chars=len(found.text))
    return replace(found, source=source, reader=f"{VERSION}+{found.reader}")


def _as_docx(data: bytes) -> bytes:
    from doc2docx import convert
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        source, target = Path(folder, "in.doc"), Path(folder, "out.docx")
        source.write_bytes(data)
        try:
            convert(source, target)
            return target.read_bytes()
        except EncryptedDocumentError:
            raise UnreadableFile("encrypted") from None
        except (Doc2DocxError, ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
            return _by_office(data, error)


def _by_office(data: bytes, error: Exception) -> bytes:
    """LibreOffice's conversion; without it, why ours failed."""
    reason = "too-large" if isinstance(error, MemoryError) else "corrupt"
    if office.there():
        (made,) = office.converted([("in.doc", data)])
        if made is not None and _has_words(made):
            return made
    raise UnreadableFile(reason, str(error)[:200]) from None


def _has_words(made: bytes) -> bool:
    """LibreOffice makes an empty document of some damaged files; that is no reading."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return b"<w:t" in package.read("word/document.xml")
