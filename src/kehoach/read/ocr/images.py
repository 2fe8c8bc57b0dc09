"""Scans and photos saved as pictures: PNG, JPEG, TIFF of one or many pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from PIL import Image, ImageOps, UnidentifiedImageError

from kehoach.errors import UnreadableFile
from kehoach.read import recognition
from kehoach.read.document import Document, source_of
from kehoach.read.ocr.page import recognise
from kehoach.read.ocr.picture import MAX_PIXELS, levelled
from kehoach.read.ocr.scans import Scans
from kehoach.read.ocr.seen import VERSION
from kehoach.records import Origin

MAX_PAGES = 500
_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "WEBP": "image/webp", "BMP": "image/bmp"}
_LEAST_PAGE = 500  # pixels: smaller pictures are seals and signs
_A4_INCHES = 8.27  # across: what a picture without a resolution is taken for
_DPI = (72.0, 1200.0)  # believable resolutions of a scan


def read_image(data: bytes, path: str) -> Document:
    """Read a picture of pages.

    Raises ``UnreadableFile``: ``needs-ocr`` where tesseract is missing or scans are left for later,
    ``corrupt``, ``too-large``, ``empty`` where no word is seen.
    """
    kind, pictures = _opened(data)
    if not (recognition.wanted() and recognition.available()):
        raise UnreadableFile("needs-ocr")
    return _document(pictures, data, path, origin="image", media_type=_MEDIA[kind])


def read_pasted(pictures: Sequence[bytes], data: bytes, path: str, *, origin: Origin, media_type: str) -> Document:
    """Read the pictures of an office file (``data``) as its pages.

    Raises ``UnreadableFile`` as ``read_image`` does; ``needs-ocr`` where no picture is large enough to be a page.
    """
    pages = [page for picture in pictures for page in _pages_of(picture)]
    if not pages:
        raise UnreadableFile("needs-ocr", f"{len(pictures)} pictures")
    return _document(pages, data, path, origin=origin, media_type=media_type)


def _pages_of(picture: bytes) -> list[Image.Image]:
    """The frames of a picture that are as large as a page; none of one that is broken."""
    try:
        return [frame for frame in _opened(picture)[1] if min(frame.size) >= _LEAST_PAGE]
    except UnreadableFile:
        return []


def _document(
    pages: Iterable[Image.Image], data: bytes, path: str, *, origin: Origin, media_type: str
) -> Document:
    from kehoach.read.pdf.reader import written

    found = [recognise(image, _dpi(image), number) for number, image in enumerate(pages, 1)]
    text, layout = written([one.page for one in found])
    if not text.strip():
        raise UnreadableFile("empty")
    scans = Scans(tuple(found))
    layout = replace(layout, doubts=scans.doubts(layout))
    source = source_of(data, path, media_type=media_type, origin=origin, chars=len(text), pages=len(found))
    return Document(source, text, VERSION, layout, scans.warnings)


def page_picture(data: bytes, number: int) -> tuple[Image.Image, float] | None:
    """A page of a picture, level as it was read, and its dots per inch; ``None`` where it has no such page.

    Raises ``UnreadableFile``: ``corrupt``, ``too-large``.
    """
    for at, image in enumerate(_opened(data)[1], 1):
        if at == number:
            return levelled(image), _dpi(image)
    return None


def _opened(data: bytes) -> tuple[str, Iterator[Image.Image]]:
    try:
        image = Image.open(io.BytesIO(data), formats=tuple(_MEDIA))
        count = getattr(image, "n_frames", 1)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableFile("corrupt", str(error)[:200]) from None
    if count > MAX_PAGES:
        raise UnreadableFile("too-large", f"{count:,} pages")
    assert image.format is not None
    return image.format, _frames(image, count)


def _frames(image: Image.Image, count: int) -> Iterator[Image.Image]:
    for number in range(count):
        try:
            image.seek(number)
            if image.width * image.height > MAX_PIXELS:
                raise UnreadableFile("too-large", f"{image.width:,} x {image.height:,} pixels")
            resolution = image.info.get("dpi")
            frame = ImageOps.exif_transpose(image) or image
            frame.load()
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise UnreadableFile("corrupt", f"page {number + 1}: {error}"[:200]) from None
        if resolution:
            frame.info["dpi"] = resolution
        yield frame


def _dpi(image: Image.Image) -> float:
    """Dots per inch: what the picture says if that can be, else those of an A4 page of its width."""
    told = image.info.get("dpi")
    across = min(image.width, image.height)
    guess = across / _A4_INCHES
    if told and _DPI[0] < float(told[0]) <= _DPI[1] and 0.6 < float(told[0]) / guess < 1.7:
        return float(told[0])
    return guess
