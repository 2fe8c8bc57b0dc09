"""Styles of an OpenDocument text: font, bold and alignment of its paragraphs and spans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

_URN = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, STYLE, TEXT, TABLE = (f"{{{_URN}:{name}:1.0}}" for name in ("office", "style", "text", "table"))
FO, SVG = (f"{{{_URN}:{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
_MAX_CHAIN = 50
_Element = Any  # lxml has no types of its own


@dataclass(frozen=True, slots=True)
class Look:
    """What of a style matters for the text."""

    font: str | None = None
    bold: bool = False
    centred: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    """What one style says itself; ``None`` where it says nothing."""

    parent: str | None = None
    font: str | None = None
    bold: bool | None = None
    centred: bool | None = None
    hidden: bool | None = None
    list_style: str | None = None


class Styles:
    """All styles of a file, automatic ones over common ones."""

    def __init__(self, content: _Element, common: _Element | None) -> None:
        roots = [root for root in (common, content) if root is not None]
        self._faces: dict[str, str] = {}
        self._own: dict[tuple[str, str], _Own] = {}
        self._default = _Own()
        self._ruled: set[str | None] = set()
        for root in roots:
            for face in root.iter(f"{STYLE}font-face"):
                family = (face.get(f"{SVG}font-family") or "").strip("'\" ")
                self._faces[face.get(f"{STYLE}name") or ""] = family
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or "")
                self._own[key] = self._said(style)
                if key[0] == "table-cell" and _draws(style):
                    self._ruled.add(key[1])
            for style in root.iter(f"{STYLE}default-style"):
                if style.get(f"{STYLE}family") == "paragraph":
                    self._default = self._said(style)

    def paragraph(self, name: str | None) -> Look:
        """The look of a paragraph of a style."""
        return self._look("paragraph", name, Look(self._default.font, bool(self._default.bold)))

    def span(self, name: str | None, around: Look) -> Look:
        """The look of a span of a style inside a paragraph or span."""
        return self._look("text", name, around) if name else around

    def outline(self, element: _Element) -> tuple[int | None, str | None]:
        """A heading's outline level (from 1) and the list style its paragraph style gives it."""
        level = element.get(f"{TEXT}outline-level") if element.tag == f"{TEXT}h" else None
        name = element.get(f"{TEXT}style-name")
        named = (own.list_style for own in self._chain("paragraph", name))
        list_style = next((found for found in named if found is not None), None)
        return (int(level) if level and level.isdecimal() else None), list_style

    def is_ruled(self, table: _Element) -> bool:
        """True if any cell of a table draws a border."""
        return any(cell.get(f"{TABLE}style-name") in self._ruled for cell in table.iter(f"{TABLE}table-cell"))

    def _look(self, family: str, name: str | None, around: Look) -> Look:
        look = around
        for own in reversed(self._chain(family, name)):
            look = replace(
                look,
                font=own.font or look.font,
                bold=look.bold if own.bold is None else own.bold,
                centred=look.centred if own.centred is None else own.centred,
                hidden=look.hidden if own.hidden is None else own.hidden,
            )
        return look

    def _chain(self, family: str, name: str | None) -> list[_Own]:
        chain: list[_Own] = []
        while name and len(chain) < _MAX_CHAIN and (family, name) in self._own:
            chain.append(self._own[family, name])
            name = chain[-1].parent
        return chain

    def _said(self, style: _Element) -> _Own:
        words = style.find(f"{STYLE}text-properties")
        lines = style.find(f"{STYLE}paragraph-properties")
        font = bold = hidden = centred = None
        if words is not None:
            family = (words.get(f"{FO}font-family") or "").strip("'\" ")
            font = family or self._faces.get(words.get(f"{STYLE}font-name") or "") or None
            weight = words.get(f"{FO}font-weight")
            bold = None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
            display = words.get(f"{TEXT}display")
            hidden = None if display is None else display == "none"
        if lines is not None:
            align = lines.get(f"{FO}text-align")
            centred = None if align is None else align == "center"
        return _Own(
            style.get(f"{STYLE}parent-style-name"), font, bold, centred, hidden,
            style.get(f"{STYLE}list-style-name"),
        )  # fmt: skip


def _draws(style: _Element) -> bool:
    properties = style.find(f"{STYLE}table-cell-properties")
    attributes = properties.attrib.items() if properties is not None else ()
    borders = [said for name, said in attributes if name.startswith(f"{FO}border")]
    return any(not said.startswith(("none", "hidden")) for said in borders)
