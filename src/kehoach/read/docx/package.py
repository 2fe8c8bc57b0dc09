"""A Word file as a package: its parts, their relations, safe XML, and bounds on all of it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from kehoach.errors import UnreadableFile
from kehoach.read import package
from kehoach.read.docx.names import STRICT, Element

MAX_PART = 64 * 1024 * 1024  # bytes of one unpacked XML part; a plan of 5,000 pages has less
_PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its kind (last word of the type), where it points, whether outside."""

    kind: str
    target: str
    outside: bool


def parsed(data: bytes, part: str) -> Element:
    """The root of an XML part, Strict names read as Transitional ones.

    Raises ``UnreadableFile`` (``corrupt``) as ``package.xml`` does.
    """
    if b"purl.oclc.org" in data:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    return package.xml(data, part)


class Package:
    """The parts of one OOXML file. Raises ``UnreadableFile`` wherever it cannot be read."""

    def __init__(self, data: bytes) -> None:
        with package.opened(data) as archive:
            # Names of parts are the same whatever their case (OPC); the last of a name counts, as in Word.
            self._names = {info.filename.lower().lstrip("/"): info.filename for info in archive.infolist()}
        self._bytes = data
        self.roots: dict[str, Element] = {}  # of the parts parsed so far

    @property
    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._names)

    def has(self, part: str) -> bool:
        """True if the package has a part of this name."""
        return part.lower() in self._names

    def data(self, part: str) -> bytes:
        """The bytes of a part; ``corrupt`` where it is missing."""
        name = self._names.get(part.lower())
        if name is None:
            raise UnreadableFile("corrupt", f"no part {part}")
        with package.opened(self._bytes) as archive:
            return package.part(archive, name, limit=MAX_PART)

    def root(self, part: str) -> Element:
        """The root element of an XML part; the same one each time."""
        if part not in self.roots:
            self.roots[part] = parsed(self.data(part), part)
        return self.roots[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by id; ``""`` for the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        found = {}
        for element in self.root(rels).iter(_PACKAGE_RELS):
            target = unquote(element.get("Target") or "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = Relation(kind, target, outside)
        return found

    @cached_property
    def main(self) -> str:
        """The name of the main document part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise UnreadableFile("corrupt", "no main document part")

    def related(self, kind: str) -> str | None:
        """The part that the main document relates to by a kind (``styles``, ``numbering`` …)."""
        for relation in self._main_relations.values():
            if relation.kind == kind and not relation.outside and self.has(relation.target):
                return relation.target
        return None

    @cached_property
    def _main_relations(self) -> dict[str, Relation]:
        return self.relations(self.main)
