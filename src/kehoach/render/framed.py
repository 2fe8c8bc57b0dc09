"""The page a fact was printed on, private words painted over, the fact in a frame."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kehoach.compare.evidence import Evidence
from kehoach.messages import web
from kehoach.records import Box
from kehoach.render.evidence_page import Picture
from kehoach.render.page_image import (
    SCALE,
    Drawn,
    Sheet,
    boxes_on,
    document_of,
    draw,
    hidden_on,
    same_file,
    whereabouts,
)
from kehoach.scale.bounds import Limits
from kehoach.scale.pool import Lost, Pool
from kehoach.store import Store

if TYPE_CHECKING:
    pass

LIMITS = Limits(seconds=20, megabytes=1024)
START_SECONDS = 120
ROW = "SELECT path, sha256, text_sha256, text, pages FROM plans WHERE id = ?"
FRAME = (200, 30, 30)
PRINTED = {"text-layer", "ocr"}


def picture(store: Store, one: Evidence) -> Picture:
    """The picture of a fact's page, or why there is none: only of the very file that was read."""
    page = one.fact.page
    if page is None or one.source.origin not in PRINTED:
        return Picture(why_not=web.NO_IMAGE["kind"]())
    row: dict[str, Any] = store.query(ROW, (one.plan.id,))[0]
    document = document_of(store, row)
    if document is None or document.layout is None or not document.layout.lines:
        return Picture(why_not=web.NO_IMAGE["places"]())
    file = whereabouts(str(row["path"]), store.path)
    if file is None:
        return Picture(why_not=web.NO_IMAGE["gone"]())
    if not same_file(file, str(row["sha256"])):
        return Picture(why_not=web.NO_IMAGE["changed"]())
    hidden = tuple(hidden_on(document, str(row["text"]), page))
    drawn = _drawn(Sheet(str(file), str(row["sha256"]), page, hidden))
    if not drawn.png:
        return Picture(why_not=web.NO_IMAGE[drawn.problem or "failed"]())
    boxes = boxes_on(document, one.fact.start, one.fact.end, page)
    return Picture(framed(drawn.png, boxes), page, bool(hidden))


def _drawn(sheet: Sheet) -> Drawn:
    """Drawn in a process of its own: a broken file must not take the command with it."""
    with Pool(draw, jobs=1, limits=LIMITS, recycle=1) as pool:
        pool.give(0, sheet, LIMITS.seconds)
        answer = pool.take(START_SECONDS)
    if answer is None or isinstance(answer[1], Lost):
        return Drawn(problem="failed")
    drawn = answer[1]
    return drawn if isinstance(drawn, Drawn) else replace(Drawn(), problem="failed")


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
