"""A Word file → ``Document``."""

from __future__ import annotations

from kehoach.errors import UnreadableFile
from kehoach.read.document import Document, source_of
from kehoach.read.docx.context import Context
from kehoach.read.docx.items import Item
from kehoach.read.docx.legacy import to_unicode
from kehoach.read.docx.lines import lines
from kehoach.read.docx.names import R, w
from kehoach.read.docx.package import Package
from kehoach.read.docx.story import Story
from kehoach.read.docx.writing import MAX_CELLS, Writer
from kehoach.read.layout import Aside, Role
from kehoach.read.pasted import in_package, read_pictures
from kehoach.records import Origin

VERSION = "docx-2"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, path: str, *, origin: Origin = "docx", media_type: str = MEDIA_TYPE) -> Document:
    """Read a Word file's bytes; ``origin`` and ``media_type`` are those of the file they came from.

    Raises ``UnreadableFile``: ``corrupt``, ``encrypted``, ``too-large``, ``empty``, ``needs-ocr``
    (pictures alone).
    """
    writer, context = written(data)
    text = writer.text
    if not text.strip():
        return _scanned(data, path, context, media_type)
    source = source_of(data, path, media_type=media_type, origin=origin, chars=len(text))
    return Document(source, text, VERSION, writer.layout, context.tally.warnings(text))


def _scanned(data: bytes, path: str, context: Context, media_type: str) -> Document:
    """A file without words: its pictures are its pages. Raises ``UnreadableFile`` as ``read_pictures`` does."""
    if not context.tally.pictures:
        raise UnreadableFile("empty")
    relations = context.package.relations(context.package.main)
    names = []
    for element in context.document.iter():
        relation = relations.get(element.get(f"{{{R}}}embed") or element.get(f"{{{R}}}id") or "")
        if relation is not None and not relation.outside:
            names.append(relation.target)
    found = in_package(data, names)
    if not found:
        raise UnreadableFile("needs-ocr", f"{context.tally.pictures} drawings")
    return read_pictures(found, data, path, origin="ocr", media_type=media_type)


def written(data: bytes, *, tracing: bool = False) -> tuple[Writer, Context]:
    """The canonical text of a Word file being written, and all that was read for it."""
    try:
        package = Package(data)
        if package.data(package.main).count(b":tc>") > 2 * MAX_CELLS:  # two tags each: said before they are parsed
            raise UnreadableFile("too-large", f"> {MAX_CELLS:,} cells")
        context = Context(package)
        body = context.document.find(w("body"))
        if body is None:
            raise UnreadableFile("corrupt", "no w:body")
        items = Story(context, body).items(body)
        notes = {key: Story(context, one).items(one) for key, one in context.notes.elements.items()}
        running = _running(context)
        to_unicode(context)
        writer = Writer(notes, tracing=tracing)
        writer.items(items)
        for role, more in running:
            writer.asides += _asides(role, more)
    except RecursionError:
        raise UnreadableFile("too-large", "nested too deep") from None
    return writer, context


def _running(context: Context) -> list[tuple[Role, list[Item]]]:
    """Headers and footers, each part once, in the order the sections name them."""
    relations = context.package.relations(context.package.main)
    found: list[tuple[Role, list[Item]]] = []
    seen: set[str] = set()
    kinds: tuple[tuple[str, Role], ...] = (("header", "head"), ("footer", "foot"))
    for section in context.document.iter(w("sectPr")):
        for kind, role in kinds:
            for reference in section.findall(w(f"{kind}Reference")):
                relation = relations.get(reference.get(f"{{{R}}}id") or "")
                if relation is None or relation.outside or relation.target in seen:
                    continue
                seen.add(relation.target)
                if context.package.has(relation.target):
                    root = context.package.root(relation.target)
                    found.append((role, Story(context, root).items(root)))
    return found


def _asides(role: Role, items: list[Item]) -> list[Aside]:
    found = []
    for line in lines(items):
        numbered = line.para is not None and line.para.page_number
        bare = not any(letter.isalpha() for letter in line.text)
        found.append(Aside("page-number" if numbered and bare else role, line.text))
    return found
