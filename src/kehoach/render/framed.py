"""The page a fact was printed on, private words painted over, the fact in a frame."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from kehoach.compare.evidence import Evidence
from kehoach.messages import web
from kehoach.records import Box
from kehoach.render.evidence_page import Picture
from kehoach.render.page_image import PRINTED, SCALE, Sheet, boxes_on, document_of, drawn_apart, file_of, hidden_on
from kehoach.store import Store

ROW = "SELECT path, sha256, text_sha256, text, pages FROM plans WHERE id = ?"
FRAME = (200, 30, 30)


def picture(store: Store, one: Evidence) -> Picture:
    """The picture of a fact's page, or why there is none: only of the very file that was read."""
    page = one.fact.page
    if page is None or one.source.origin not in PRINTED:
        return Picture(why_not=web.NO_IMAGE["kind"]())
    row: dict[str, Any] = store.query(ROW, (one.plan.id,))[0]
    document = document_of(store, row)
    if document is None:
        return Picture(why_not=web.NO_IMAGE["places"]())
    file, problem = file_of(row, store.path)
    if problem:
        return Picture(why_not=web.NO_IMAGE[problem]())
    hidden = tuple(hidden_on(document, str(row["text"]), page))
    scanned = one.source.origin == "ocr"
    drawn = drawn_apart(Sheet(str(file), str(row["sha256"]), page, hidden, level=scanned))
    if not drawn.png:
        return Picture(why_not=web.NO_IMAGE[drawn.problem or "failed"]())
    boxes = boxes_on(document, one.fact.start, one.fact.end, page)
    return Picture(framed(drawn.png, boxes), page, bool(hidden))


def framed(png: bytes, boxes: Sequence[Box], scale: float = SCALE) -> bytes:
    """A picture with a frame around boxes given in points."""
    from PIL import Image, ImageDraw

    image = Image.open(io.BytesIO(png)).convert("RGB")
    brush = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        edges = (left - 2, top - 2, right + 2, bottom + 2)
        brush.rectangle([scale * edge for edge in edges], outline=FRAME, width=3)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
