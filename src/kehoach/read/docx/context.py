"""What all stories of one document share: package, styles, lists, notes, counts."""

from __future__ import annotations

from kehoach.read.docx.items import Para
from kehoach.read.docx.names import PRESERVE, Element, number, value, w
from kehoach.read.docx.numbering import Numbering
from kehoach.read.docx.numerals import printed
from kehoach.read.docx.package import Package
from kehoach.read.docx.styles import Styles
from kehoach.read.docx.tally import Tally

_MACROS = ("vbaproject.bin", "vbadata.xml")
# Relations that bring something else into the document; hyperlinks do not.
_FOLLOWED = frozenset({"image", "oleObject", "frame", "subDocument", "aFChunk", "package", "video", "audio"})


class Notes:
    """Footnotes and endnotes: their elements by id, and the label each gets where it is first anchored."""

    def __init__(self, package: Package, document: Element) -> None:
        self.parts: dict[str, str] = {}
        self._elements: dict[tuple[str, str], Element] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._next: dict[str, int] = {}
        self._forms: dict[str, str] = {}
        settings = package.related("settings")
        where = [document] if settings is None else [package.root(settings), document]
        for kind, form in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            start = 1
            for root in where:
                for properties in root.iter(w(f"{kind}Pr")):
                    form = value(properties, "numFmt") or form
                    start = number(value(properties, "numStart")) or start
            self._next[kind], self._forms[kind] = start, form
            part = package.related(f"{kind}s")
            if part is None:
                continue
            self.parts[kind] = part
            for element in package.root(part).iterchildren(w(kind)):
                self._elements[kind, element.get(w("id")) or ""] = element

    def label(self, kind: str, key: str) -> str:
        """The number of a note, counted in the order of their anchors."""
        if (kind, key) not in self._labels:
            self._labels[kind, key] = printed(self._next[kind], self._forms[kind])
            self._next[kind] += 1
        return self._labels[kind, key]

    @property
    def elements(self) -> dict[tuple[str, str], Element]:
        """The notes by kind and id, without the lines that part them from the text."""
        return {key: one for key, one in self._elements.items() if one.get(w("type"), "normal") == "normal"}


class Context:
    """The shared state of one reading."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = package.root(package.main)
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"), self.styles)
        self.notes = Notes(package, self.document)
        self.preserves = self.document.get(PRESERVE) == "preserve"
        self.tally = Tally()
        self.paras: list[Para] = []  # every paragraph of every story that was read
        self.tally.macros = any(name.endswith(_MACROS) for name in package.names)
        relations = package.relations(package.main).values()
        self.tally.outside = sum(one.outside and one.kind in _FOLLOWED for one in relations)

    def _part(self, kind: str) -> Element | None:
        part = self.package.related(kind)
        return None if part is None else self.package.root(part)
