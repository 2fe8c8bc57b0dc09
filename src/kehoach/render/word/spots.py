"""Where a remark is tied in the body of a Word file: at its words, by splitting runs where it must."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kehoach.read import Document
from kehoach.read.docx import LABEL, Place
from kehoach.render.word.markup import Tag, byte_of, characters

# What may hold the marks of a comment; anything else is marked from outside.
_HOLDERS = frozenset(
    {"document", "body", "tbl", "tr", "tc", "p", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt",
     "sdtContent", "fldSimple", "dir", "bdo"}
)  # fmt: skip
_IN_PARAGRAPH = _HOLDERS - {"document", "body", "tbl", "tr", "tc", "sdt"}
_TITLE = re.compile(
    r"^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|NGHỊ QUYẾT|BÁO CÁO|HƯỚNG DẪN|TỜ TRÌNH)\b.*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A byte of the part where a mark may be put in, and what must stand around it there."""

    at: int
    before: bytes = b""
    after: bytes = b""


@dataclass(frozen=True, slots=True)
class Tie:
    """Both ends of a remark; ``quoted`` are its words where the marks do not stand at them."""

    start: Spot
    end: Spot
    prefix: str
    quoted: str | None = None


@dataclass
class Body:
    """The main part of a file with the places of its text."""

    data: bytes
    tags: list[Tag]
    part: str
    document: Document
    places: tuple[Place, ...]
    preserved: set[int] = field(default_factory=set)  # start tags that must keep blanks from now on
    _children: dict[int, list[Tag]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for tag in self.tags:
            if tag.parent is not None:
                self._children[tag.parent.index].append(tag)

    def tie(self, start: int, end: int) -> Tie | None:
        """Where a range of the canonical text is tied; ``None`` where the file has no paragraph for it."""
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end <= start:
            return self._title()
        found = self._tie(start, end)
        if found is not None:
            return found
        words = text[start:end]
        for first, last in self._elsewhere(start):
            found = self._tie(first, last)
            if found is not None:
                return Tie(found.start, found.end, found.prefix, words)
        found = self._title()
        return found and Tie(found.start, found.end, found.prefix, words)

    def _title(self) -> Tie | None:
        """The title of the plan, for remarks on what is not there at all."""
        match = _TITLE.search(self.document.text)
        line = match.span() if match else self._line(0)
        return self._tie(*line)

    def _elsewhere(self, at: int) -> list[tuple[int, int]]:
        """Ranges that stand for a place no mark can be put at: a note's anchor, the words after a number."""
        layout = self.document.layout
        notes = layout.notes if layout else ()
        anchors = [note.anchor for note in notes if note.anchor and self._line(note.start) == self._line(at)]
        return [*anchors, self._line(at)]

    def _line(self, at: int) -> tuple[int, int]:
        text = self.document.text
        end = text.find("\n", at)
        return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end

    def _tie(self, start: int, end: int) -> Tie | None:
        inside = [p for p in self.places if p.part == self.part and p.start < end and start < p.end]
        worded = [p for p in inside if p.offset != LABEL] or [
            p for p in inside if self.tags[p.element].local in ("footnoteReference", "endnoteReference", "sym")
        ]
        if not worded:
            return None
        first = self._spot(worded[0], worded[0].inside(max(start, worded[0].start)), ends=False)
        last = self._spot(worded[-1], worded[-1].inside(min(end, worded[-1].end)), ends=True)
        if first is None or last is None:
            return None
        if last.at < first.at:  # a text box stands before its paragraph in the file, after it in the text
            last = self._spot(worded[0], worded[0].inside(worded[0].end), ends=True) or last
        return Tie(first, last, self._prefix(worded[0]))

    def _prefix(self, place: Place) -> str:
        tag: Tag | None = self.tags[place.element]
        while tag is not None and tag.local != "p":
            tag = tag.parent
        return tag.prefix if tag is not None else "w"

    def _spot(self, place: Place, offset: int, *, ends: bool) -> Spot | None:
        """The spot at a character of an element; at the border of its host where it cannot be cut."""
        tag = self.tags[place.element]
        host = self._host(tag)
        if host is None or host.parent is None or host.parent.local not in _IN_PARAGRAPH:
            return None
        outside = Spot(host.end if ends else host.start)
        if tag.parent is not host or host.local != "r" or tag.local != "t" or tag.closes_itself:
            return outside
        siblings = [child for child in self._children[host.index] if child.local != "rPr"]
        raw = self.data[tag.inner : tag.close]
        length = characters(raw)
        if offset <= 0:
            return Spot(host.start) if tag is siblings[0] else self._between(host, tag.start)
        if offset >= length:
            return Spot(host.end) if tag is siblings[-1] else self._between(host, tag.end)
        at = byte_of(raw, offset)
        words = raw.decode()
        keeps = _keeps_blanks(tag)
        if at is None or not keeps and words != words.strip():
            return outside  # cutting would show blanks that are not shown now
        if not keeps:
            self.preserved.add(tag.index)
        name = _qualified(tag)
        opened = f'<{name} xml:space="preserve">'.encode()
        between = self._between(host, tag.inner + at)
        return Spot(between.at, f"</{name}>".encode() + between.before, between.after + opened)

    def _between(self, run: Tag, at: int) -> Spot:
        """A cut between two things of one run: the second half keeps the run's look."""
        look = next((c for c in self._children[run.index] if c.local == "rPr"), None)
        properties = self.data[look.start : look.end] if look is not None else b""
        return Spot(at, f"</{_qualified(run)}>".encode(), self.data[run.start : run.inner] + properties)

    def _host(self, tag: Tag) -> Tag | None:
        """The outermost element around a tag beside which marks may stand: mostly its run."""
        path: list[Tag] = [tag]
        while path[-1].parent is not None:
            path.append(path[-1].parent)
        space = path[-1].space
        return next((one for one in reversed(path) if one.space != space or one.local not in _HOLDERS), None)


def _keeps_blanks(tag: Tag) -> bool:
    one: Tag | None = tag
    while one is not None:
        said = one.attributes.get("http://www.w3.org/XML/1998/namespace space")
        if said is not None:
            return said == "preserve"
        one = one.parent
    return False


def _qualified(tag: Tag) -> str:
    return f"{tag.prefix}:{tag.local}" if tag.prefix else tag.local
