"""RTF bytes → tokens, fonts and code pages: what ``rtf`` builds its document from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach.read.legacy import font_encoding
from kehoach.read.symbols import points


class Token(NamedTuple):
    """``kind`` is ``{``, ``}``, ``word``, ``hex``, ``symbol`` or ``bytes``; the rest as it applies."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,40})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^A-Za-z])|(?P<breaks>[\r\n\0]+)|(?P<bytes>[^{}\\\r\n\0]+)|\\"
)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file; the bytes of ``\\bin`` are passed over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "open":
            yield Token("{")
        elif kind == "close":
            yield Token("}")
        elif kind == "bytes":
            yield Token("bytes", data=found["bytes"])
        elif kind == "hex":
            yield Token("hex", data=bytes.fromhex(found["hex"].decode()))
        elif kind in ("word", "number"):
            name = found["word"].decode()
            number = int(found["number"]) if found["number"] else None
            if name == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", name, number)
        elif kind == "symbol":
            yield Token("symbol", found["symbol"].decode("latin-1"))


# Code page of a font's ``\\fcharset``; 0 and 1 are the document's own.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
SYMBOL_CHARSET = 2


@dataclass(slots=True)
class Font:
    """One entry of the font table."""

    name: str = ""
    charset: int = 0


@dataclass
class Fonts:
    """The font table of a file, and how bytes set in each of its fonts read."""

    default_page: str = "cp1252"
    table: dict[int, Font] = field(default_factory=dict)

    def name(self, number: int | None) -> str | None:
        """The name of a font by its number, ``None`` for a font the table does not have."""
        font = self.table.get(number) if number is not None else None
        return font.name or None if font else None

    def text(self, data: bytes, number: int | None) -> str:
        """Bytes as the characters they show in a font; legacy fonts keep theirs as Windows-1252."""
        font = self.table.get(number) if number is not None else None
        if font and font_encoding(font.name):
            return as_windows(data)
        if font and font.charset == SYMBOL_CHARSET:
            return points("".join(chr(0xF000 + byte) for byte in data))
        page = _CHARSETS.get(font.charset, self.default_page) if font else self.default_page
        if page == "cp1252":
            return as_windows(data)
        try:
            return data.decode(page)
        except (UnicodeDecodeError, LookupError):
            return as_windows(data)

    def use_page(self, number: int | None) -> None:
        """Take ``\\ansicpg`` as the page of fonts that name none."""
        name = "utf-8" if number == 65001 else f"cp{number}"
        try:
            b"".decode(name)
        except LookupError:
            return
        self.default_page = name


def as_windows(data: bytes) -> str:
    """Bytes in Windows-1252, its five unused ones as the control characters of Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)
