"""Parts of a Word file changed or added; all others are copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile

from kehoach.read import package
from kehoach.read.docx.package import Package
from kehoach.render.word.markup import Tag, edited, in_utf8, tags

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Copy:
    """A copy of a Word file being made."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._changed: dict[str, bytes] = {}
        self.source = Package(data)
        self.main = self.source.main

    def part(self, name: str) -> bytes | None:
        """A part as it stands now, in UTF-8; ``None`` where there is none."""
        if name in self._changed:
            return self._changed[name]
        return in_utf8(self.source.data(name)) if self.source.has(name) else None

    def put(self, name: str, data: bytes) -> None:
        """Change or add a part."""
        self._changed[name] = data

    def related(self, kind: str, *, relation: str, content: str, empty: str) -> tuple[str, bytes]:
        """The part the main one relates to by ``kind``, made and declared where there is none."""
        found = self.source.related(kind)
        if found is not None:
            return found, self.part(found) or b""
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        while self.source.has(name):
            name = name.removesuffix(".xml") + "1.xml"
        self._relate(name, relation)
        self._declare(name, content)
        return name, _HEAD + empty.encode()

    def _relate(self, target: str, relation: str) -> None:
        folder, file = posixpath.split(self.main)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        data = self.part(rels) or _HEAD + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        taken = {tag.attributes.get("Id", "") for tag in tags(data)}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdKehoach{n}" not in taken)
        entry = f'Id="rIdKehoach{number}" Type="{relation}" Target="{posixpath.relpath(target, folder or ".")}"/>'
        self.put(rels, inserted_last(data, "Relationship", entry))

    def _declare(self, name: str, content: str) -> None:
        types = "[Content_Types].xml"
        data = self.part(types) or b""
        self.put(types, inserted_last(data, "Override", f'PartName="/{name}" ContentType="{content}"/>'))

    def saved(self) -> bytes:
        """The file: unchanged parts byte for byte, in their order, new ones last."""
        out = io.BytesIO()
        left = {name.lower(): (name, data) for name, data in self._changed.items()}
        with package.opened(self._data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                changed = left.pop(info.filename.lower().lstrip("/"), None)
                data = changed[1] if changed else package.part(old, info.filename, limit=package.MAX_UNPACKED)
                new.writestr(info, data, info.compress_type)
            for name, data in left.values():
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def inserted_last(data: bytes, name: str, rest: str) -> bytes:
    """A part with one more child of its root: ``<name rest`` under the root's own prefix."""
    prefix = tags(data)[0].prefix
    return with_last(data, f"<{prefix + ':' if prefix else ''}{name} {rest}".encode())


def with_last(data: bytes, piece: bytes) -> bytes:
    """A part with something put in before the end of its root."""
    root: Tag = tags(data)[0]
    if not root.closes_itself:
        return edited(data, [(root.close, piece)])
    name = f"{root.prefix}:{root.local}" if root.prefix else root.local
    return data[: root.inner - 2] + b">" + piece + f"</{name}>".encode() + data[root.inner :]
