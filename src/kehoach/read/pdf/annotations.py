"""What was laid over a page later: typed text, stamps, form fields. It is read where it shows.

The number and the date of a plan are often such additions. Notes in the margin and pop-ups are no
part of the document, nor is what a digital signature prints about itself.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from kehoach.folding import fold
from kehoach.read.pdf.glyphs import Font, Run

MAX_ANNOTATIONS = 2000  # on a page
_SHOWN = {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET}
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_SQUIGGLY,
}  # fmt: skip
_INVISIBLE = 0x02 | 0x20  # hidden, not to be viewed
_SIGNATURE_WORDS = re.compile(
    r"(?:nguoi ky|ky boi|ky so boi|thoi gian ky|ngay ky|digitally signed|signed by|signature|email *:|co quan *:)"
)
_TEXT_SIZE = 12.0
Box = tuple[float, float, float, float]  # left, bottom, right, top in user space


@dataclass(slots=True)
class Laid:
    """What lies over a page: boxes of signatures, words with no look of their own, comments."""

    signatures: list[Box] = field(default_factory=list)
    fields: list[tuple[Box, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    shown: bool = False


def laid_over(page: pypdfium.PdfPage) -> Laid | None:
    """Take stock of a page's annotations; those that are not to be read are removed in memory.

    ``None`` where nothing that shows words is left.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)
    if count <= 0:
        return None
    found = Laid()
    for index in reversed(range(count)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        visible = not pdfium.FPDFAnnot_GetFlags(annotation) & _INVISIBLE
        keep = kind in _SHOWN and visible
        if keep:
            found.shown = True
            box = _box(annotation)
            if kind == pdfium.FPDF_ANNOT_WIDGET and _value(annotation, b"FT") == "Sig":
                found.signatures.append(box)
            words = _value(annotation, b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents")
            if words and kind != pdfium.FPDF_ANNOT_STAMP:
                found.fields.append((box, words))
        elif kind in _COMMENTS:
            words = _value(annotation, b"Contents")
            if words:
                found.comments.append(words)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if not keep:
            pdfium.FPDFPage_RemoveAnnot(page.raw, index)
    found.comments.reverse()
    return found if found.shown or found.comments else None


def flatten(page: pypdfium.PdfPage) -> None:
    """Make what lies over a page a part of it, in memory; the page has to be loaded again."""
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)


def with_laid(before: list[Run], after: list[Run], laid: Laid) -> tuple[list[Run], list[str]]:
    """Runs of a flattened page, and the words that signatures print about themselves.

    ``before`` are the runs without annotations; words of fields that have no look are added.
    """
    known = {(run.text, round(run.edges[0], 1), round(run.y, 1)) for run in before}
    added = [run for run in after if (run.text, round(run.edges[0], 1), round(run.y, 1)) not in known]
    dropped: list[Run] = []
    stamps: list[str] = []
    for box in laid.signatures:
        inside = [run for run in added if _inside(run, box)]
        words = " ".join(run.text for run in inside)
        if _SIGNATURE_WORDS.search(fold(words)):
            dropped += inside
            stamps.append(words)
    lost = {id(run) for run in dropped}
    runs = [run for run in after if id(run) not in lost]
    for box, words in laid.fields:
        if not any(_inside(run, box) for run in added):
            runs += _typed(box, words)
    return runs, stamps


def _typed(box: Box, words: str) -> list[Run]:
    """Words of an annotation that carries no picture of itself, from the top of its box."""
    lines = [line.strip() for line in re.split(r"[\r\n]+", words) if line.strip()]
    size = min(_TEXT_SIZE, 0.8 * (box[3] - box[1]) / max(1, len(lines))) or _TEXT_SIZE
    found = []
    for number, line in enumerate(lines):
        step = min(0.5 * size, (box[2] - box[0]) / max(1, len(line)))
        edges = [box[0] + step * k for k in range(len(line) + 1)]
        found.append(Run(line, edges, box[3] - (number + 0.95) * size, size, Font("", False)))
    return found


def _inside(run: Run, box: Box) -> bool:
    if run.turn not in (0, None):
        return False
    x, y = (run.edges[0] + run.edges[-1]) / 2, run.y + 0.3 * run.size
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _box(annotation: object) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return (
        min(rect.left, rect.right), min(rect.bottom, rect.top), max(rect.left, rect.right), max(rect.bottom, rect.top)
    )  # fmt: skip


def _value(annotation: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
