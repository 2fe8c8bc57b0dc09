"""A page of a plan as it was printed, with a box around every fact."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from kehoach.errors import NoSuchRecord
from kehoach.messages import web as say
from kehoach.render.page import SHOWN, marks
from kehoach.render.page_image import (
    PRINTED,
    SCALE,
    Drawn,
    Sheet,
    boxes_on,
    document_of,
    drawn_apart,
    file_of,
    hidden_on,
)
from kehoach.serve.desk import Desk, rows
from kehoach.serve.pages.plan import ids_of
from kehoach.store import Store

KEPT = 32  # pictures
ROW = "SELECT id, path, sha256, text_sha256, origin, pages, number, title, issuer, text FROM plans WHERE id = ?"
_pictures: OrderedDict[Sheet, bytes] = OrderedDict()


@dataclass(frozen=True)
class Boxed:
    """A box of a fact in points, with what was read there."""

    left: float
    top: float
    width: float
    height: float
    kind: str
    value: str
    fact: str


@dataclass(frozen=True)
class Print:
    """What the page shows; ``problem`` is a key of ``say.NO_IMAGE``."""

    row: dict[str, Any]
    boxes: tuple[Boxed, ...] = ()
    hidden: tuple[tuple[float, float, float, float], ...] = ()
    file: Path | None = None
    problem: str = ""


def look(store: Store, plan: str, page: int, database: Path, *, boxes: bool) -> Print:
    """What is known of a page. Raises ``NoSuchRecord``."""
    plans = rows(store, ROW, (plan,))
    if not plans or not 1 <= page <= (plans[0]["pages"] or 0):
        raise NoSuchRecord(say.NO_SUCH_PAGE())
    row = plans[0]
    if row["origin"] not in PRINTED:
        return Print(row, problem="kind")
    document = document_of(store, row)
    if document is None:
        return Print(row, problem="places")
    file, problem = file_of(row, database)
    hidden = tuple(hidden_on(document, str(row["text"]), page))
    return Print(row, tuple(_boxes(store, plan, document, page)) if boxes else (), hidden, file, problem)


def _boxes(store: Store, plan: str, document: Any, page: int) -> list[Boxed]:
    record, ids = store.load(plan), ids_of(store, plan)
    found = []
    for mark in sorted(marks(record, len(document.text)), key=lambda m: (SHOWN.index(m.kind), m.start - m.end)):
        if mark.kind in {"tables", "sections"}:
            continue
        fact = ids.get((mark.kind, mark.id), "")
        for left, top, right, bottom in boxes_on(document, mark.start, mark.end, page):
            found.append(Boxed(left, top, right - left, bottom - top, mark.kind, mark.value, fact))
    return found


async def printed(desk: Desk) -> Response:
    """The page around the picture."""
    plan, page = desk.request.url_vars["plan"], int(desk.request.url_vars["page"])
    found = await desk.read(lambda store: look(store, plan, page, desk.path, boxes=True))
    size, problem = (0.0, 0.0), found.problem
    if not problem:
        drawn = await _drawn(found, page)
        problem = drawn.problem
        size = _size(drawn.png)
    return await desk.page(
        "page", here="plan", id=plan, page=page, row=found.row, boxes=found.boxes, problem=problem,
        width=size[0], height=size[1], fact=desk.asked.get("fact", ""), masked=bool(found.hidden),
    )  # fmt: skip


def _size(png: bytes) -> tuple[float, float]:
    """The size of a picture in points of its page."""
    if not png:
        return 0.0, 0.0
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return width / SCALE, height / SCALE


async def image(desk: Desk) -> Response:
    """The picture."""
    plan, page = desk.request.url_vars["plan"], int(desk.request.url_vars["page"])
    found = await desk.read(lambda store: look(store, plan, page, desk.path, boxes=False))
    drawn = await _drawn(found, page) if not found.problem else Drawn(problem=found.problem)
    if drawn.problem:
        return Response.text(say.NO_IMAGE[drawn.problem](), status=404)
    return Response(drawn.png, content_type="image/png", headers={"cache-control": "no-store"})


async def _drawn(found: Print, page: int) -> Drawn:
    """The picture, drawn in a process of its own; the last few are kept in memory."""
    scanned = found.row["origin"] == "ocr"
    sheet = Sheet(str(found.file), str(found.row["sha256"]), page, found.hidden, level=scanned)
    if sheet in _pictures:
        _pictures.move_to_end(sheet)
        return Drawn(_pictures[sheet])
    drawn = await asyncio.to_thread(drawn_apart, sheet)
    if drawn.png:
        _pictures[sheet] = drawn.png
        while len(_pictures) > KEPT:
            _pictures.popitem(last=False)
    return drawn
