"""Styles: what a paragraph or run is like after its style chain (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kehoach.read.docx.names import VAL, Element, is_on, number, value, w

_MOST_BASES = 30  # of a style chain; Word makes chains of ten
_TOGGLES = ("b", "caps", "vanish")
_FONTS = (w("ascii"), w("hAnsi"), w("cs"))


class Look(NamedTuple):
    """What of a run's look changes its text or its meaning; ``None`` where nothing is said."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all it is based on. ``numbering`` is (style id, numId, ilvl)."""

    look: Look = Look()
    justified: str | None = None
    numbering: tuple[str, int, int | None] | None = None
    contents: bool = False


def look_of(properties: Element) -> Look:
    """What one ``w:rPr`` says itself."""
    if properties is None:
        return Look()
    found: dict[str, bool] = {}
    font = None
    for child in properties:
        name = child.tag.rpartition("}")[2]
        if name in _TOGGLES:
            found[name] = is_on(child)
        elif name == "rFonts":
            font = next((child.get(kind) for kind in _FONTS if child.get(kind)), None)
    return Look(found.get("b"), found.get("caps"), found.get("vanish"), font)


def over(upper: Look, lower: Look) -> Look:
    """``upper`` where it says something, else ``lower``."""
    return Look(
        lower.bold if upper.bold is None else upper.bold,
        lower.caps if upper.caps is None else upper.caps,
        lower.hidden if upper.hidden is None else upper.hidden,
        upper.font or lower.font,
    )


def numbering_of(properties: Element) -> tuple[int | None, int | None] | None:
    """(numId, ilvl) of a ``w:pPr``, each ``None`` where unsaid; ``None`` without ``w:numPr``."""
    if properties is None:
        return None
    found = properties.find(w("numPr"))
    if found is None:
        return None
    return number(value(found, "numId")), number(value(found, "ilvl"))


class Styles:
    """The styles part; an empty one where the file has none."""

    def __init__(self, root: Element = None) -> None:
        self.root = root
        self._elements: dict[str, Element] = {}
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str | None, Look] = {}
        self.default: str | None = None
        self.defaults = Look()
        if root is None:
            return
        for style in root.iter(w("style")):
            name = style.get(w("styleId"))
            if not name:
                continue
            self._elements[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") in ("1", "true", "on"):
                self.default = name
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.defaults = look_of(run)

    def chain(self, name: str | None) -> list[Element]:
        """A style and all it is based on, nearest first; loops are cut."""
        found: list[Element] = []
        seen: set[str] = set()
        while name and name in self._elements and name not in seen and len(found) < _MOST_BASES:
            seen.add(name)
            found.append(self._elements[name])
            name = value(self._elements[name], "basedOn")
        return found

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """What a paragraph style says; the default one where ``name`` is unknown or ``None``."""
        if name not in self._elements:
            name = self.default
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph(name)
        return self._paragraphs[name]

    def character(self, name: str | None) -> Look:
        """What a character style says of a run."""
        if name not in self._characters:
            look = Look()
            for style in self.chain(name):
                look = over(look, look_of(style.find(w("rPr"))))
            self._characters[name] = look
        return self._characters[name]

    def _paragraph(self, name: str | None) -> ParagraphStyle:
        look, justified, numbering = Look(), None, None
        num_id: int | None = None
        level: int | None = None
        owner = ""
        contents = False
        for style in self.chain(name):
            properties = style.find(w("pPr"))
            look = over(look, look_of(style.find(w("rPr"))))
            justified = justified or value(properties, "jc")
            said = numbering_of(properties)
            if said and num_id is None:
                owner = owner or style.get(w("styleId"))
                num_id, level = said[0], said[1] if level is None else level
            title = (value(style, "name") or "").lower()
            contents = contents or (title.startswith("toc ") and title[4:].isdigit())
        if num_id is not None:
            numbering = (owner, num_id, level)
        return ParagraphStyle(look, justified, numbering, contents)

    def list_numbering(self, name: str | None) -> int | None:
        """The numId behind a numbering style (``w:numStyleLink``)."""
        for style in self.chain(name):
            said = numbering_of(style.find(w("pPr")))
            if said and said[0] is not None:
                return said[0]
        return None

    def run(self, paragraph: ParagraphStyle, properties: Element) -> Look:
        """A run's look: its own words, then the styles' (toggles of two styles cancel each other)."""
        own = look_of(properties)
        styled = self.character(value(properties, "rStyle")) if properties is not None else Look()
        base = paragraph.look
        return Look(
            _toggle(own.bold, styled.bold, base.bold, self.defaults.bold),
            _toggle(own.caps, styled.caps, base.caps, self.defaults.caps),
            _toggle(own.hidden, styled.hidden, base.hidden, self.defaults.hidden),
            own.font or styled.font or base.font or self.defaults.font,
        )


def _toggle(own: bool | None, character: bool | None, paragraph: bool | None, default: bool | None) -> bool:
    if own is not None:
        return own
    return bool(default) or (bool(character) != bool(paragraph))


def style_name(properties: Element) -> str | None:
    """The style a ``w:pPr`` names."""
    child = None if properties is None else properties.find(w("pStyle"))
    found: str | None = None if child is None else child.get(VAL)
    return found
