"""Office files that hold nothing but pictures: scans pasted into a Word file, one to a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.errors import UnreadableFile
from kehoach.read import recognition
from kehoach.read.document import Document
from kehoach.read.package import opened, part, xml
from kehoach.records import Origin

MAX_PICTURES = 500
_IMAGE, _LINK = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image", "{http://www.w3.org/1999/xlink}href"
_PICTURE = re.compile(r"\.(?:png|jpe?g|tiff?)$", re.IGNORECASE)
_IN_RTF = re.compile(rb"\\(?:jpeg|png)blip[^{}]*?(?=[\r\n ])(?P<hex>[0-9A-Fa-f\s]{200,})\}")


def read_pictures(pictures: Sequence[bytes], data: bytes, path: str, *, origin: Origin, media_type: str) -> Document:
    """What stands on the pictures of a file that has no words of its own.

    Raises ``UnreadableFile``: ``empty`` without pictures or words on them, ``needs-ocr`` where tesseract is missing,
    scans are left for later, or no picture is of a kind that can be read.
    """
    if not pictures:
        raise UnreadableFile("empty")
    if not (recognition.wanted() and recognition.available()):
        raise UnreadableFile("needs-ocr", f"{len(pictures)} pictures")
    from kehoach.read.ocr.images import read_pasted  # brings numpy along

    return read_pasted(pictures[:MAX_PICTURES], data, path, origin=origin, media_type=media_type)


def in_package(data: bytes, names: Sequence[str]) -> list[bytes]:
    """Pictures of a zip package by their names; those of kinds that are no scans (drawings) are left out."""
    with opened(data) as archive:
        there = set(archive.namelist())
        return [part(archive, name) for name in names if name in there and _PICTURE.search(name)]


def in_odt(data: bytes) -> list[bytes]:
    """Pictures of an ODT file in the order of its text."""
    with opened(data) as archive:
        content = xml(part(archive, "content.xml"), "content.xml")
    return in_package(data, [image.get(_LINK) or "" for image in content.iter(_IMAGE)])


def in_rtf(data: bytes) -> list[bytes]:
    """Pictures of an RTF file that are written as hexadecimal digits."""
    written = (b"".join(match["hex"].split()) for match in _IN_RTF.finditer(data))
    return [bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")) for digits in written]
