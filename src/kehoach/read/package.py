"""Zip packages (OOXML, OpenDocument) and OLE containers: what is in them, opened within bounds.

Nothing is unpacked to disk, no entity is expanded, no external target is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from kehoach.errors import UnreadableFile

MAX_PARTS = 10_000
MAX_PART = 150 * 1024 * 1024  # bytes of one unpacked XML part
MAX_UNPACKED = 1024**3
MAX_RATIO = 300  # unpacked to packed; plain XML of a long table reaches about 60
_FREE = 10 * 1024 * 1024  # bytes below which no ratio is asked

# Where the main part of an OOXML package lies → what the package is.
_MAIN = (
    ("word/document.xml", "DOCX"), ("xl/workbook.xml", "XLSX"), ("xl/workbook.bin", "XLSB"),
    ("ppt/presentation.xml", "PPTX"),
)  # fmt: skip
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")  # also in UTF-16
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.text", "ODT"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ODS"),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


def zip_kind(data: bytes) -> str:
    """``DOCX``, ``XLSX``, ``ODT``, ``ODS`` … or ``zip``, by what is inside. Raises ``UnreadableFile``."""
    with opened(data) as package:
        names = set(package.namelist())
        if "mimetype" in names:
            declared = part(package, "mimetype", limit=1000).strip()
            for mimetype, kind in _MIMETYPES:
                if declared.startswith(mimetype):
                    return kind
        for name, kind in _MAIN:
            if name in names:
                return kind
        if "[Content_Types].xml" in names:  # the main part may lie elsewhere
            types = part(package, "[Content_Types].xml", limit=MAX_PART)
            for mark, kind in ((b"wordprocessingml", "DOCX"), (b"spreadsheetml", "XLSX")):
                if mark in types:
                    return kind
    return "zip"


def ole_kind(data: bytes) -> str:
    """``DOC``, ``XLS`` or ``OLE``, by the streams of the container.

    Raises ``UnreadableFile``: ``encrypted``, and ``corrupt`` where the file ends before its directory
    ([MS-CFB] 2.2: sector size at 30, first directory sector at 48).
    """
    shift, directory = int.from_bytes(data[30:32], "little"), int.from_bytes(data[48:52], "little")
    if shift in (9, 12) and (directory + 1) << shift >= len(data):
        raise UnreadableFile("corrupt", f"{len(data):,} bytes, cut off")

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):  # a new Word or Excel file behind a password
        raise UnreadableFile("encrypted")
    word, sheet = has("WordDocument"), has("Workbook") or has("Book")
    if word and sheet:  # one holds the other as an object
        roots = _root_streams(data)
        word, sheet = "WordDocument" in roots or not roots, bool(roots & {"Workbook", "Book"})
    if not word and not sheet and len(data) % 512:  # a directory cut off at the end
        raise UnreadableFile("corrupt", f"{len(data):,} bytes, cut off")
    return "DOC" if word else "XLS" if sheet else "OLE"


def _root_streams(data: bytes) -> set[str]:
    """The streams of a container that are in no storage; empty for a container that is broken."""
    from doc2docx.cfb import CompoundFile
    from doc2docx.errors import Doc2DocxError

    try:
        return {entry.path for entry in CompoundFile(data).entries}
    except (Doc2DocxError, ValueError, LookupError):
        return set()


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The package of some bytes. Raises ``UnreadableFile``: ``corrupt``, ``encrypted``, ``too-large``."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableFile("corrupt", str(error)[:200]) from None
    with package:
        infos = package.infolist()
        unpacked = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos) or 1
        if len(infos) > MAX_PARTS or unpacked > MAX_UNPACKED:
            raise UnreadableFile("too-large", f"{len(infos):,} parts, {unpacked:,} bytes")
        if unpacked > _FREE and unpacked > packed * MAX_RATIO:
            raise UnreadableFile("too-large", f"{packed:,} bytes unpack to {unpacked:,}")
        if any(info.flag_bits & 0x1 for info in infos):
            raise UnreadableFile("encrypted")
        yield package


def part(package: zipfile.ZipFile, name: str, *, limit: int = MAX_PART) -> bytes:
    """One part's bytes. Raises ``UnreadableFile``: ``corrupt`` (missing or damaged), ``too-large``."""
    try:
        with package.open(name) as stream:
            data = stream.read(limit + 1)  # what the package says of its size may be a lie
    except _BROKEN as error:
        raise UnreadableFile("corrupt", f"{name}: {error}"[:200]) from None
    if len(data) > limit:
        raise UnreadableFile("too-large", f"{name}: > {limit:,} bytes")
    return data


def xml(data: bytes, name: str = "XML") -> etree._Element:
    """A part's root element, without comments and processing instructions.

    No entity, DTD or network is ever used. Raises ``UnreadableFile`` (``corrupt``) for broken XML or any DTD.
    """
    refuse_dtd(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFile("corrupt", f"{name}: {str(error)[:200]}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("corrupt", f"{name}: DTD")
    return root


def refuse_dtd(data: bytes, name: str) -> None:
    """Raise ``UnreadableFile`` for a part that declares a DTD: OOXML and ODF forbid it, only attacks have one."""
    if _DOCTYPE.search(data, 0, 65536) or b"<!ENTITY" in data:
        raise UnreadableFile("corrupt", f"{name}: DTD")
