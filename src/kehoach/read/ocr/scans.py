"""Pages of a PDF that have no text that can be believed: drawn, then recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pypdfium
from PIL import Image

from kehoach.errors import UnreadableFile
from kehoach.messages import pdf as say
from kehoach.read.layout import Layout
from kehoach.read.ocr.page import LEAST_SURE, POINTS, Recognised, doubts_in, recognise
from kehoach.read.ocr.picture import MAX_PIXELS
from kehoach.read.ocr.seen import VERSION
from kehoach.read.pdf.pages import Page
from kehoach.records import Warning

RENDER_DPI = 300.0


@dataclass(frozen=True)
class Scans:
    """Recognised pages of a document."""

    found: tuple[Recognised, ...]
    version: str = VERSION

    @property
    def pages(self) -> list[Page]:
        """The pages, in order."""
        return [one.page for one in self.found]

    @property
    def numbers(self) -> frozenset[int]:
        """Their numbers, 1-based."""
        return frozenset(one.page.number for one in self.found)

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """That letters were recognised, and the pages that were read badly."""
        return tuple(_warning(one) for one in self.found)

    def doubts(self, layout: Layout) -> tuple[tuple[int, int, float], ...]:
        """Where the doubtful words stand in the text of a layout."""
        return doubts_in(layout, self.found)


def _warning(one: Recognised) -> Warning:
    number = one.page.number
    if one.sure < LEAST_SURE:
        message = say.BADLY_READ.in_language("vi", page=number, percent=round(100 * one.sure))
        return Warning(code="ocr-poor", message=message, page=number)
    return Warning(code="ocr", message=say.RECOGNISED.in_language("vi", page=number), page=number)


def recognise_pages(document: pypdfium.PdfDocument, numbers: Sequence[int]) -> Scans:
    """Recognise pages (1-based numbers). Raises ``UnreadableFile`` as ``tesseract.words`` does."""
    found = []
    for number in numbers:
        image, dpi = _drawn(document, number)
        one = recognise(image, dpi, number)
        one.page.recognised = True
        found.append(one)
    return Scans(tuple(found))


def _drawn(document: pypdfium.PdfDocument, number: int) -> tuple[Image.Image, float]:
    """A page as a picture, and its dots per inch."""
    try:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            most = (MAX_PIXELS / max(1.0, width * height)) ** 0.5
            scale = min(RENDER_DPI / POINTS, most)
            image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            return image, scale * POINTS
        finally:
            page.close()
    except pypdfium.PdfiumError as error:
        raise UnreadableFile("corrupt", f"page {number}: {error}") from None
