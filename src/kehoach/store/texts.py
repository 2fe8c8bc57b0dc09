"""What was read of a file, kept by the file's hash: rules change often, files do not.

In: a ``Document`` as it may be stored (personal data blotted out, nothing classified). Out: a row of
``texts``, and the very same ``Document`` again, so that new rules need no file and no OCR.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from kehoach.read import Document, Layout, PrintedLine
from kehoach.read.layout import Aside, Block, NoteBlock, TableBlock
from kehoach.records import Record, Source, Warning
from kehoach.store import alike
from kehoach.store.columns import Row
from kehoach.store.functions import fold
from kehoach.store.ids import digest, text_hash

# Layout fields that are kept as JSON; ``lines`` are kept as bytes.
IN_JSON = ("blocks", "tables", "notes", "asides", "doubts")
_LINE = struct.Struct("<IIIdd")  # start, end, page, top, bottom


@dataclass(frozen=True)
class _Plain:
    """A document without its printed lines."""

    source: Source
    text: str
    reader: str
    warnings: tuple[Warning, ...]
    has_layout: bool
    blocks: tuple[Block, ...] = ()
    tables: tuple[TableBlock, ...] = ()
    notes: tuple[NoteBlock, ...] = ()
    asides: tuple[Aside, ...] = ()
    doubts: tuple[tuple[int, int, float], ...] = ()


@cache
def _adapter() -> TypeAdapter[_Plain]:
    return TypeAdapter(_Plain)


def _packed_lines(lines: tuple[PrintedLine, ...]) -> bytes:
    heads = b"".join(
        _LINE.pack(line.start, line.end, line.page, line.top, line.bottom) for line in lines
    )
    code: Literal["f", "d"] = "f" if all(line.edges.typecode == "f" for line in lines) else "d"
    edges = array(code, [0.0])[:0]
    for line in lines:
        edges.extend(line.edges)
    if sys.byteorder == "big":
        edges.byteswap()
    return struct.pack("<Is", len(lines), code.encode()) + heads + edges.tobytes()


def _lines(data: bytes) -> tuple[PrintedLine, ...]:
    count, code = struct.unpack_from("<Is", data)
    heads = 5 + count * _LINE.size
    edges = array("f" if code == b"f" else "d", [0.0])[:0]
    edges.frombytes(data[heads:])
    if sys.byteorder == "big":
        edges.byteswap()
    found, at = [], 0
    for start, end, page, top, bottom in _LINE.iter_unpack(data[5:heads]):
        size = end - start + 1
        found.append(PrintedLine(start, end, page, top, bottom, edges[at : at + size]))
        at += size
    return tuple(found)


def pack(document: Document) -> bytes:
    """A document as bytes, without the path it was read from."""
    layout = document.layout
    more = {name: getattr(layout, name) for name in IN_JSON} if layout else {}
    source = document.source.model_copy(update={"path": ""})
    plain = _Plain(source, document.text, document.reader, document.warnings, layout is not None, **more)
    data = _adapter().dump_json(plain)
    lines = _packed_lines(layout.lines if layout else ())
    return zlib.compress(struct.pack("<I", len(data)) + data + lines, 6)


def unpack(packed: bytes, path: str) -> Document:
    """The document again, as read from ``path``."""
    data = zlib.decompress(packed)
    (size,) = struct.unpack_from("<I", data)
    plain = _adapter().validate_json(data[4 : 4 + size])
    layout = None
    if plain.has_layout:
        kept = {name: getattr(plain, name) for name in IN_JSON}
        layout = Layout(**kept, lines=_lines(data[4 + size :]))
    source = plain.source.model_copy(update={"path": path})
    return Document(source, plain.text, plain.reader, layout=layout, warnings=plain.warnings)


def text_row(document: Document, record: Record | None, *, blotted: bool) -> Row:
    """The row of ``texts`` of a document and of what was read from it."""
    plan = record.plan if record else None
    words = alike.words_of(document.text)
    return {
        "id": digest("text", document.source.sha256), "sha256": document.source.sha256,
        "reader": document.reader, "blotted": int(blotted), "origin": document.source.origin,
        "text_sha256": text_hash(document.text), "letters_sha256": alike.letters(words),
        "number": fold(plan.number) if plan else None, "issued_on": plan.issued_on if plan else None,
        "issuer": fold(plan.issuer) if plan else None,
        "year": plan.year_start if plan else None,
        "sketch": alike.sketch(words), "document": pack(document),
    }  # fmt: skip


__all__ = ["pack", "text_row", "unpack"]
