"""XML as bytes: where each element stands, so that a part can be changed without touching the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape

_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_TOKEN = re.compile(r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&[^;]*;|\r\n|.", re.DOTALL)
_DECLARED = re.compile(rb"""(<\?xml[^>]*?\bencoding\s*=\s*)["'][^"']*["']""")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Tag:
    """An element: its name as ``namespace local``, its parent, the bytes of its tags.

    ``start`` to ``inner`` is the start tag, ``close`` to ``end`` the end tag; both are empty
    where the element closes itself.
    """

    index: int
    name: str
    prefix: str
    attributes: dict[str, str]
    parent: Tag | None
    start: int
    inner: int
    close: int = 0
    end: int = 0

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(" ")[2]

    @property
    def space(self) -> str:
        """The namespace."""
        return self.name.rpartition(" ")[0]

    @property
    def closes_itself(self) -> bool:
        """True for an element without end tag."""
        return self.close == self.end


def in_utf8(data: bytes) -> bytes:
    """A part in UTF-8; one in UTF-16 is written anew."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    return _DECLARED.sub(rb'\1"UTF-8"', data.decode("utf-16").encode())


def tags(data: bytes) -> list[Tag]:
    """All elements of a part in document order (the order lxml's ``iter`` has)."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[Tag] = []
    opened: list[Tag] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        match = _TAG.match(data, start)
        inner = match.end() if match else start
        qualified = re.split(rb"[\s/>]", data[start + 1 : inner], maxsplit=1)[0].decode()
        above = opened[-1] if opened else None
        tag = Tag(len(found), name, qualified.rpartition(":")[0], attributes, above, start, inner)
        found.append(tag)
        opened.append(tag)

    def finish(_: str) -> None:
        tag = opened.pop()
        if data[tag.inner - 2 : tag.inner] == b"/>":
            tag.close = tag.end = tag.inner
            return
        tag.close = parser.CurrentByteIndex
        tag.end = data.index(b">", tag.close) + 1

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.Parse(data, True)
    return found


def byte_of(raw: bytes, offset: int) -> int | None:
    """The byte of the ``offset``-th character of an element's raw content; ``None`` inside CDATA."""
    seen = at = 0
    text = raw.decode()
    for token in _TOKEN.finditer(text):
        if seen == offset:
            return at
        inside = token["cdata"]
        if inside is not None:
            if seen < offset < seen + len(inside):
                return None
            seen += len(inside)
        elif not token[0].startswith(("<!--", "<?")):
            seen += 1
        at += len(token[0].encode())
    return at


def characters(raw: bytes) -> int:
    """How many characters an element's raw content has."""
    count = 0
    for token in _TOKEN.finditer(raw.decode()):
        inside = token["cdata"]
        count += len(inside) if inside is not None else not token[0].startswith(("<!--", "<?"))
    return count


def edited(data: bytes, insertions: Iterable[tuple[int, bytes]], deletions: Iterable[tuple[int, int]] = ()) -> bytes:
    """The bytes with some put in (in the order given where they share a place) and some taken out."""
    steps = sorted(
        [(at, 1, number, at, piece) for number, (at, piece) in enumerate(insertions)]
        + [(start, 0, 0, end, b"") for start, end in deletions],
        key=lambda step: step[:3],
    )
    out: list[bytes] = []
    at = 0
    for start, _, _, end, piece in steps:
        out += (data[at:start] if start > at else b"", piece)
        at = max(at, end)
    out.append(data[at:])
    return b"".join(out)


def clean(text: str) -> str:
    """Words as XML content."""
    return escape(_ILLEGAL.sub("", text))
