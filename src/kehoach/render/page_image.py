"""A page of a plan's file as a picture, with what is private painted over.

In: the file, if it is still the one that was read, and what the database knows of its letters. Out: a PNG
picture, and the boxes of facts to lay over it. Drawing is done in a process that may be killed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.normalise.personal import BLOT
from kehoach.read import Document
from kehoach.records import Box
from kehoach.scale.bounds import Limits
from kehoach.scale.pool import ONCE_SECONDS, Lost, once
from kehoach.store import Store
from kehoach.store.texts import unpack

if TYPE_CHECKING:
    from PIL.Image import Image

PRINTED = frozenset({"text-layer", "ocr", "image"})  # kinds of files whose pages can be shown
LIMITS = Limits(seconds=20, megabytes=1024)
POINTS = 72.0  # in an inch
SCALE = 1.6  # pixels per point: A4 is 950 pixels wide
LARGEST = 40_000_000  # pixels
AROUND = 1.5  # points painted over around private letters
MOST_BYTES = 200 * 2**20
TEXTS = "SELECT document FROM texts WHERE sha256 = ? AND text_sha256 = ? ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class Sheet:
    """A page to draw: ``hidden`` are boxes in points to paint over; ``level``: set it straight, as it was for OCR."""

    path: str
    sha256: str
    page: int
    hidden: tuple[Box, ...]
    level: bool = False


@dataclass(frozen=True)
class Drawn:
    """A picture, or the reason why there is none (a key of ``say.NO_IMAGE``)."""

    png: bytes = b""
    problem: str = ""


def document_of(store: Store, row: dict[str, Any]) -> Document | None:
    """What was read of a plan's file, with the places of its letters; ``None`` where those are not known."""
    for kept in store.query(TEXTS, (row["sha256"], row["text_sha256"])):
        packed = kept["document"]
        assert isinstance(packed, bytes)
        document = unpack(packed, str(row["path"]))
        return document if document.layout and document.layout.lines else None
    return None


def file_of(row: dict[str, Any], database: Path) -> tuple[Path | None, str]:
    """A plan's file, and why it cannot be shown (a key of ``say.NO_IMAGE``) or nothing."""
    file = whereabouts(str(row["path"]), database)
    if file is None:
        return None, "gone"
    return file, "" if same_file(file, str(row["sha256"])) else "changed"


def whereabouts(path: str, database: Path) -> Path | None:
    """The file of a plan, if it lies where it was; a database from elsewhere may name any path.

    Names of servers are not followed unless the database lies on the same one: to look would tell
    that server who is here.
    """
    text = path.replace("\\", "/")
    if text.startswith("//") and not str(database).replace("\\", "/").startswith("/".join(text.split("/")[:4])):
        return None
    found = Path(path)
    places = [found] if found.is_absolute() else [Path.cwd() / found, database.parent / found]
    return next((place for place in places if place.is_file()), None)


def same_file(path: Path, sha256: str) -> bool:
    """True if a file is the one that was read."""
    stat = path.stat()
    return stat.st_size <= MOST_BYTES and _hash(str(path), stat.st_mtime_ns, stat.st_size) == sha256


@lru_cache(maxsize=256)
def _hash(path: str, changed: int, size: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def boxes_on(document: Document, start: int, end: int, page: int) -> list[Box]:
    """The boxes of a range that lie on one page."""
    lines = document.layout.lines if document.layout else ()
    found: list[Box] = []
    for line in lines:
        first, last = max(start, line.start), min(end, line.end)
        if line.page == page and first < last:
            left, right = line.edges[first - line.start], line.edges[last - line.start]
            found.append((left, line.top, right, line.bottom))
    return found


def hidden_on(document: Document, text: str, page: int) -> list[Box]:
    """The boxes of private letters on a page: those that were blotted out when the plan was stored."""
    lines = document.layout.lines if document.layout else ()
    found: list[Box] = []
    for line in lines:
        if line.page != page:
            continue
        for at in range(line.start, line.end):
            if text[at] == BLOT:
                left, right = line.edges[at - line.start], line.edges[at - line.start + 1]
                found.append((left, line.top, right, line.bottom))
    return _joined(found)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of neighbouring letters as one."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last and last[1] == box[1] and last[3] == box[3] and box[0] <= last[2] + 4:
            found[-1] = (min(last[0], box[0]), last[1], max(last[2], box[2]), last[3])
        else:
            found.append(box)
    return found


def drawn_apart(sheet: Sheet) -> Drawn:
    """A page drawn in a process of its own: a broken file must not take us with it."""
    answer: Drawn | Lost = once(draw, sheet, LIMITS, wait=ONCE_SECONDS)
    return Drawn(problem="failed") if isinstance(answer, Lost) else answer


def draw(sheet: Sheet) -> Drawn:
    """Draw a page of a PDF or a picture. Runs in a process of its own."""
    data = Path(sheet.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != sheet.sha256:
        return Drawn(problem="changed")
    from PIL import ImageDraw

    drawn = _of_pdf(data, sheet) if data.lstrip()[:5].startswith(b"%PDF") else _of_picture(data, sheet)
    if drawn is None:
        return Drawn(problem="page")
    picture, scale = drawn
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in sheet.hidden:
        around = (left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
        brush.rectangle([scale * edge for edge in around], fill=(60, 60, 60))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False)
    return Drawn(out.getvalue())


def _scale(width: float, height: float) -> float:
    """Pixels per point for a page of so many points."""
    return float(min(SCALE, (LARGEST / max(width * height, 1)) ** 0.5))


def _of_pdf(data: bytes, sheet: Sheet) -> tuple[Image, float] | None:
    """A page of a PDF and its pixels per point."""
    import pypdfium2

    file = pypdfium2.PdfDocument(data)
    if not 1 <= sheet.page <= len(file):
        return None
    page = file[sheet.page - 1]
    scale = _scale(*page.get_size())
    # Remarks and filled forms may hold what no text showed.
    picture = page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")
    if sheet.level:
        from kehoach.read.ocr.picture import levelled

        picture = levelled(picture)
    return picture, scale


def _of_picture(data: bytes, sheet: Sheet) -> tuple[Image, float] | None:
    """A page of a picture, as it was read, and its pixels per point."""
    from kehoach.read.ocr.images import page_picture

    found = page_picture(data, sheet.page)
    if found is None:
        return None
    picture, dpi = found
    wide, high = (side * POINTS / dpi for side in picture.size)
    scale = _scale(wide, high)
    return picture.resize((round(wide * scale), round(high * scale))), scale
