"""The look of a Word file: paper and margins, and each paragraph's font, size, weight and alignment.

What Nghị định 30/2020/NĐ-CP (Phụ lục I) asks of the form of a document can be judged by it. All of
it is effective: through direct settings, character and paragraph styles, defaults and theme.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kehoach.read.docx.context import Context
from kehoach.read.docx.items import LABEL
from kehoach.read.docx.names import A, Element, is_on, number, value, w
from kehoach.read.docx.reader import written
from kehoach.read.docx.styles import style_name

MM = 25.4 / 1440  # millimetres in a twentieth of a point
_TEN_POINTS = 20  # half-points: Word's own default where no style says a size
_ALIGNMENTS = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}
_FONTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "cstheme"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A section's page in millimetres, as it lies."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """One paragraph: its range in the canonical text, its look.

    ``font`` and ``size`` (points) are those of most of its letters; ``bold`` and ``italic`` hold
    for all of them; ``alignment`` is left, center, right or justify; ``first_line`` the indent of
    the first line in millimetres; ``table`` for a paragraph inside a table, ``note`` in a note.
    """

    start: int
    end: int
    font: str | None
    size: float
    bold: bool
    italic: bool
    alignment: str
    first_line: float
    table: bool
    note: bool


@dataclass(frozen=True)
class FormFacts:
    """The look of a file: one paper per section, the paragraphs with words in the order of the text."""

    papers: tuple[Paper, ...]
    paragraphs: tuple[ParagraphForm, ...]


@dataclass(frozen=True, slots=True)
class _Face:
    font: str | None
    size: float
    bold: bool
    italic: bool


def form(data: bytes) -> FormFacts:
    """The look of a Word file. Raises ``UnreadableFile`` as ``read`` does."""
    writer, context = written(data, tracing=True)
    faces = _Faces(context)
    spans: dict[Element, tuple[int, int]] = {}
    letters: dict[Element, Counter[_Face]] = {}
    for start, end, piece, _ in writer.trace or ():
        if piece.offset == LABEL or piece.text.isspace():
            continue
        run = piece.node.getparent()
        paragraph = next((a for a in piece.node.iterancestors(w("p"))), None)
        if paragraph is None or run is None or run.tag != w("r"):
            continue
        first, last = spans.get(paragraph, (start, end))
        spans[paragraph] = min(first, start), max(last, end)
        letters.setdefault(paragraph, Counter())[faces.of(run, paragraph)] += end - start
    found = [_paragraph(p, span, letters[p], faces) for p, span in spans.items()]
    papers = [_paper(section) for section in context.document.iter(w("sectPr"))]
    return FormFacts(tuple(papers), tuple(sorted(found, key=lambda one: one.start)))


def _paragraph(node: Element, span: tuple[int, int], seen: Counter[_Face], faces: _Faces) -> ParagraphForm:
    fonts: Counter[str | None] = Counter()
    sizes: Counter[float] = Counter()
    for face, count in seen.items():
        fonts[face.font] += count
        sizes[face.size] += count
    above = {ancestor.tag for ancestor in node.iterancestors()}
    return ParagraphForm(
        *span, fonts.most_common(1)[0][0], sizes.most_common(1)[0][0], all(f.bold for f in seen),
        all(f.italic for f in seen), faces.alignment(node), faces.first_line(node), w("tc") in above,
        bool({w("footnote"), w("endnote")} & above),
    )  # fmt: skip


def _paper(section: Element) -> Paper:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def mm(element: Element, name: str) -> float:
        twips = None if element is None else number(element.get(w(name)))
        return round(abs(twips or 0) * MM, 1)

    return Paper(mm(size, "w"), mm(size, "h"), *(mm(margins, side) for side in ("top", "bottom", "left", "right")))


class _Faces:
    """Looks up what a run or a paragraph is set in; each combination of settings once."""

    def __init__(self, context: Context) -> None:
        self._styles = context.styles
        root = context.styles.root
        self._default = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._base = None if root is None else root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        self._theme = _theme_fonts(context)

    def of(self, run: Element, paragraph: Element) -> _Face:
        """What a run is set in."""
        own = run.find(w("rPr"))
        characters = self._chain(value(own, "rStyle"), "rPr")
        lines = self._chain(self._style(paragraph), "rPr")
        every = [own, *characters, *lines, self._default]
        font = next((found for one in every if (found := self._font(one))), None)
        size = next((half for one in every if (half := number(value(one, "sz")))), _TEN_POINTS)
        return _Face(font, size / 2, *(self._toggle(own, characters, lines, name) for name in ("b", "i")))

    def alignment(self, paragraph: Element) -> str:
        """How a paragraph's lines are set."""
        found = next((jc for one in self._settings(paragraph) if (jc := value(one, "jc"))), "left")
        return _ALIGNMENTS.get(found, found)

    def first_line(self, paragraph: Element) -> float:
        """The indent of a paragraph's first line, negative where it hangs."""
        for one in self._settings(paragraph):
            indent = None if one is None else one.find(w("ind"))
            if indent is None:
                continue
            first, hanging = number(indent.get(w("firstLine"))), number(indent.get(w("hanging")))
            if first is not None or hanging is not None:
                return round((first or 0) * MM if hanging is None else -hanging * MM, 1)
        return 0.0

    def _settings(self, paragraph: Element) -> list[Element]:
        return [paragraph.find(w("pPr")), *self._chain(self._style(paragraph), "pPr"), self._base]

    def _style(self, paragraph: Element) -> str | None:
        return style_name(paragraph.find(w("pPr"))) or self._styles.default

    def _chain(self, style: str | None, properties: str) -> list[Element]:
        return [one.find(w(properties)) for one in self._styles.chain(style)]

    def _font(self, properties: Element) -> str | None:
        fonts = None if properties is None else properties.find(w("rFonts"))
        if fonts is None:
            return None
        for kind, theme in _FONTS:
            named = self._theme.get((fonts.get(w(theme)) or "")[:5]) or fonts.get(w(kind))
            if named:
                return str(named)
        return None

    def _toggle(self, own: Element, characters: list[Element], lines: list[Element], name: str) -> bool:
        said = _said(own, name)
        if said is not None:
            return said
        return bool(_said(self._default, name)) or _first(characters, name) != _first(lines, name)


def _first(chain: list[Element], name: str) -> bool:
    return next((said for one in chain if (said := _said(one, name)) is not None), False)


def _said(properties: Element, name: str) -> bool | None:
    child = None if properties is None else properties.find(w(name))
    return None if child is None else is_on(child)


def _theme_fonts(context: Context) -> dict[str, str]:
    """The theme's fonts: ``minor`` for text, ``major`` for headings."""
    part = context.package.related("theme")
    if part is None:
        return {}
    root = context.package.root(part)
    found = {}
    for kind in ("minor", "major"):
        latin = root.find(f".//{{{A}}}{kind}Font/{{{A}}}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface")
    return found
