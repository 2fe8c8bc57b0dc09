"""The runs of one paragraph → pieces of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.read import symbols
from kehoach.read.docx.branches import ALTERNATE, branch, unfolded
from kehoach.read.docx.items import LABEL, Anchor, Para, Piece
from kehoach.read.docx.names import PRESERVE, A, Element, M, O, V, w
from kehoach.read.docx.styles import Look, ParagraphStyle

if TYPE_CHECKING:
    from kehoach.read.docx.story import Story

LINE, PAGE = "\n", "\f"  # breaks inside a paragraph
_RUN, _TEXT = w("r"), w("t")
_IN = frozenset({w("ins"), w("moveTo")})
_OUT = frozenset({w("del"), w("moveFrom")})
_THROUGH = frozenset({w("hyperlink"), w("smartTag"), w("customXml"), w("sdtContent"), w("dir"), w("bdo")})
_SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): LINE, w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}  # fmt: skip
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PICTURES = frozenset({f"{{{A}}}blip", f"{{{V}}}imagedata"})
_EMBEDDED = frozenset({"chart", "relIds"})  # charts and diagrams: parts of their own
_HYPHENS = re.compile("(\u00ad)")
_TO_BLANK = str.maketrans("\t\r\n", "   ")


class Runs:
    """Collects the pieces of one paragraph."""

    def __init__(self, story: Story, para: Para, style: ParagraphStyle, depth: int) -> None:
        self._story = story
        self._tally = story.context.tally
        self._para = para
        self._style = style
        self._depth = depth

    def walk(self, parent: Element) -> None:
        """Read what stands below a paragraph or a part of one."""
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _IN:
                self._tally.inserted += 1
                self.walk(child)
            elif tag in _OUT:
                self._tally.deleted += 1
            elif tag in _THROUGH:
                self.walk(child)
            elif tag == w("sdt"):
                content = child.find(w("sdtContent"))
                if content is not None:
                    self.walk(content)
            elif tag == w("fldSimple"):
                self._simple_field(child)
            elif tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self.walk(chosen)
            elif tag.startswith(f"{{{M}}}"):
                self._math(child)
            elif tag == w("subDoc"):
                self._tally.outside += 1

    def _simple_field(self, field: Element) -> None:
        if (field.get(w("instr")) or "").split()[:1] == ["PAGE"]:
            self._para.page_number = True
        self.walk(field)

    def _run(self, run: Element) -> None:
        look = self._story.context.styles.run(self._style, run.find(w("rPr")))
        for child in run:
            if child.tag == ALTERNATE:
                chosen = branch(child)
                for inner in chosen if chosen is not None else ():
                    self._content(inner, look)
            else:
                self._content(child, look)

    def _content(self, child: Element, look: Look) -> None:
        """One thing inside a run."""
        tag, fields = child.tag, self._story.fields
        if tag == w("fldChar"):
            chosen = fields.step(child)
            if chosen:
                self._add(chosen, child, look)
        elif tag == w("instrText"):
            fields.instruct(child.text or "")
        elif fields.hides:
            return
        elif tag == _TEXT:
            self._text(child, look)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], child, look)
        elif tag == w("br"):
            self._add(PAGE if child.get(w("type")) in ("page", "column") else LINE, child, look)
        elif tag == w("sym"):
            self._symbol(child, look)
        elif tag in _NOTES:
            self._note(child, _NOTES[tag], look)
        elif tag in (w("drawing"), w("pict"), w("object")):
            if not look.hidden:
                self._drawing(child)
        elif tag == w("ruby"):
            base = child.find(w("rubyBase"))
            if base is not None:
                self.walk(base)

    def _text(self, node: Element, look: Look) -> None:
        text = node.text or ""
        start = 0
        if node.get(PRESERVE) != "preserve" and not self._story.context.preserves:
            bare = text.strip(" \t\r\n")
            start = text.find(bare)
            text = bare
        text = text.translate(_TO_BLANK)
        if not text:
            return
        if symbols.is_symbol_font(look.font) or not text.isascii():
            text = symbols.shown(text, look.font)
        for part in _HYPHENS.split(text):  # a soft hyphen stands alone: it may be a letter or not be seen
            if part:
                self._add(part, node, look, start)
            start += len(part)

    def _add(self, text: str, node: Element, look: Look, offset: int = 0) -> None:
        if look.hidden:
            self._tally.hidden += len(text.strip())
            return
        fields = self._story.fields
        piece = Piece(text, node, offset, bool(look.bold), look.font, caps=bool(look.caps))
        self._para.add(piece, contents=fields.inside("TOC"))
        if fields.inside("PAGE"):
            self._para.page_number = True

    def _symbol(self, node: Element, look: Look) -> None:
        try:
            code = int(node.get(w("char")) or "", 16)
        except ValueError:
            return
        if not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000:
            return
        font = node.get(w("font")) or look.font
        self._add(symbols.shown(chr(code), font).replace("\u00ad", "-"), node, look)

    def _note(self, node: Element, kind: str, look: Look) -> None:
        if look.hidden:
            return
        key = node.get(w("id")) or ""
        self._para.anchors.append(Anchor(len(self._para.pieces), kind, key))
        if node.get(w("customMarkFollows"), "0") in ("0", "false", "off"):
            label = self._story.context.notes.label(kind, key)
            self._para.pieces.append(Piece(label, node))

    def _drawing(self, node: Element) -> None:
        """The text boxes of a drawing, after the paragraph; what it embeds is counted."""
        context = self._story.context
        for element in unfolded(node):
            tag = element.tag
            if tag == w("txbxContent"):
                self._para.boxed.extend(self._story.boxed(element, self._depth + 1))
            elif tag == f"{{{V}}}textpath" and element.get("string"):
                self._para.boxed.append(Para(element, [Piece(element.get("string")[:500], element)]))
            elif tag in _PICTURES:
                context.tally.pictures += 1
            elif tag == f"{{{O}}}OLEObject":
                if element.get("Type") == "Link":
                    context.tally.outside += 1
                else:
                    context.tally.embedded += 1
            elif tag.rpartition("}")[2] in _EMBEDDED:
                context.tally.embedded += 1

    def _math(self, node: Element) -> None:
        """A formula on one line: its letters in order, fractions with a stroke."""
        look = Look()
        for child in node:
            tag = child.tag
            if tag == f"{{{M}}}t":
                if child.text:
                    self._add(child.text.translate(_TO_BLANK), child, look)
            elif tag == _RUN:
                self._run(child)
            elif tag in _OUT:
                self._tally.deleted += 1
            elif tag == f"{{{M}}}den":
                self._add("/", child, look, LABEL)
                self._math(child)
            elif not tag.endswith("Pr"):
                self._math(child)

