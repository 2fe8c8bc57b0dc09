"""A form with a file, read while it comes in and kept in memory only.

In: a request whose body the guard counts. Out: its fields, and the one file in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError

from kehoach.errors import PlanError
from kehoach.messages import web as say

MOST_FIELD = 10_000  # bytes
MOST_PARTS = 20
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")


@dataclass
class _Part:
    name: str = ""
    filename: str | None = None
    data: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True)
class Form:
    """The fields of a form; ``file`` is the bytes that were sent, ``filename`` a bare name."""

    fields: dict[str, str]
    filename: str
    file: bytes


def bare_name(given: str) -> str:
    """The last part of a path, whoever's path it is, without what no file name should hold.

    >>> bare_name("../../etc/passwd"), bare_name("C:\\\\x\\\\Dự thảo.docx"), bare_name("..")
    ('passwd', 'Dự thảo.docx', 'document')
    """
    last = re.split(r"[/\\]", given)[-1]
    return _UNPRINTABLE.sub("", last).strip(" .")[-150:] or "document"


def _named(value: bytes) -> tuple[str, str | None]:
    """A part's name and its file's name from its ``Content-Disposition``."""
    # Browsers write UTF-8 between the quotes.
    header = Message()
    header["content-disposition"] = value.decode("utf-8", "replace")
    name = header.get_param("name", header="content-disposition")
    filename = header.get_param("filename", header="content-disposition")
    return str(name or ""), None if filename is None else str(filename)


class _Reader:
    """Collects the parts of a form as the parser tells of them."""

    def __init__(self, boundary: bytes) -> None:
        self.parts: list[_Part] = []
        self._header, self._value = bytearray(), bytearray()
        callbacks: Any = {
            "on_part_begin": self._begin, "on_part_data": self._data, "on_header_field": self._field,
            "on_header_value": self._worth, "on_header_end": self._headed,
        }  # fmt: skip
        self._parser = MultipartParser(boundary, callbacks)

    def feed(self, data: bytes) -> None:
        self._parser.write(data)

    def end(self) -> None:
        self._parser.finalize()

    def _begin(self) -> None:
        if len(self.parts) >= MOST_PARTS:
            raise PlanError(say.BAD_FORM())
        self.parts.append(_Part())

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self.parts[-1]
        part.data += data[start:end]
        if part.filename is None and len(part.data) > MOST_FIELD:
            raise PlanError(say.BAD_FORM())

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _worth(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _headed(self) -> None:
        if bytes(self._header).lower() == b"content-disposition":
            self.parts[-1].name, self.parts[-1].filename = _named(bytes(self._value))
        self._header.clear()
        self._value.clear()


def _boundary(content_type: str) -> bytes:
    header = Message()
    header["content-type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not boundary:
        raise PlanError(say.BAD_FORM())
    return str(boundary).encode("latin-1", "ignore")


async def form_of(request: Any) -> Form:
    """The form a request carries. Raises ``PlanError`` for one that is none, or holds no file."""
    reader = _Reader(_boundary(request.headers.get("content-type", "")))
    more = True
    try:
        while more:
            message = await request.receive()
            if message["type"] != "http.request":
                raise PlanError(say.BAD_FORM())
            reader.feed(message.get("body", b""))
            more = message.get("more_body", False)
        reader.end()
    except MultipartParseError:
        raise PlanError(say.BAD_FORM()) from None
    fields = {part.name: part.data.decode("utf-8", "replace") for part in reader.parts if part.filename is None}
    files = [part for part in reader.parts if part.filename]
    if not files:
        return Form(fields, "", b"")
    return Form(fields, bare_name(files[0].filename or ""), bytes(files[0].data))
