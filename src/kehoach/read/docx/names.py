"""Names of WordprocessingML elements and the few ways their attributes are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

Element = Any  # lxml has no types of its own

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix every Word file uses
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
# ISO 29500 Strict writes the same elements under other namespaces.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A.encode()),
)
_OFF = frozenset({"0", "false", "off", "none"})
_GREATEST = 2**31


@cache
def w(name: str) -> str:
    """The full name of a main-namespace element or attribute."""
    return f"{{{W}}}{name}"


VAL = w("val")


def value(parent: Element, name: str) -> str | None:
    """``w:val`` of a child element; ``None`` where there is no such child or value."""
    child = None if parent is None else parent.find(w(name))
    found: str | None = None if child is None else child.get(VAL)
    return found


def switched(parent: Element, name: str) -> bool | None:
    """An on/off child element: on where it stands without value, ``None`` where it is absent."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else is_on(child)


def is_on(element: Element) -> bool:
    """True unless an on/off element says otherwise."""
    return str(element.get(VAL, "1")).lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number from an attribute; ``None`` for anything else or out of all bounds."""
    try:
        found = int(text) if text is not None and len(text) < 16 else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < _GREATEST else None


def descend(parent: Element, wanted: str) -> Iterator[Element]:
    """Children of one name, looking through content controls, custom XML and accepted insertions."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from descend(content, wanted)
        elif child.tag in (w("customXml"), w("ins"), w("moveTo")):
            yield from descend(child, wanted)
