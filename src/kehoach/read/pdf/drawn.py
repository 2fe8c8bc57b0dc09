"""What is drawn on a page beside letters: straight rules, filled boxes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from kehoach.read.pdf.frames import Frame

THIN = 3.0  # points: what is thinner is a rule, not a box
MAX_OBJECTS = 60_000  # more than these on a page are a drawing, not a document
_MAX_SEGMENTS = 400
_MAX_DEPTH = 4
_SKEW = 1.0  # points a straight rule may lean
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """Rules as (position, begin, end) in the frame of the page, boxes as (x0, top, x1, bottom)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)  # y, x0, x1
    down: list[tuple[float, float, float]] = field(default_factory=list)  # x, y0, y1
    fills: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    count: int = 0
    crowded: bool = False


def drawn_on(page: object, frame: Frame) -> Drawn:
    """Everything drawn on a page; ``crowded`` where there was too much to look at."""
    found = Drawn()
    reader = _Reader(frame, found)
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS:
        found.crowded, found.count = True, count
        return found
    for index in range(count):
        reader.read(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)
    return found


class _Reader:
    def __init__(self, frame: Frame, found: Drawn) -> None:
        self.frame, self.found = frame, found
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.refs = [ctypes.byref(edge) for edge in self.edges]

    def read(self, handle: object, matrix: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return
        self.found.count += 1
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(handle, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.found.pictures.append(self._bounds(handle, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix_of(handle), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(handle), MAX_OBJECTS - self.found.count)):
                self.read(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)

    def _bounds(self, handle: object, matrix: Matrix) -> Box:
        if not pdfium.FPDFPageObj_GetBounds(handle, *self.refs):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (edge.value for edge in self.edges)
        if matrix is _IDENTITY:
            return self.frame.box(left, bottom, right, top)
        corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))

    def _path(self, handle: object, matrix: Matrix) -> None:
        segments = pdfium.FPDFPath_CountSegments(handle)
        if not 2 <= segments <= _MAX_SEGMENTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value) or not _seen(handle, stroked=bool(stroke.value)):
            return
        if segments <= 5:
            box = self._bounds(handle, matrix)
            if self._thin(box):
                return
        own = _times(_matrix_of(handle), matrix)
        for points in _polygons(handle, segments):
            self._polygon([self.frame.see(*_apply(own, x, y)) for x, y in points], stroked=bool(stroke.value))

    def _thin(self, box: Box) -> bool:
        """Take a box for a rule if it is thin."""
        x0, top, x1, bottom = box
        wide, high = x1 - x0, bottom - top
        if high <= THIN < wide:
            self.found.across.append(((top + bottom) / 2, x0, x1))
        elif wide <= THIN < high:
            self.found.down.append(((x0 + x1) / 2, top, bottom))
        else:
            return wide <= THIN and high <= THIN
        return True

    def _polygon(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if self._thin(box):
            return
        if not stroked:
            self.found.fills.append(box)
            return
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ay - by) <= _SKEW and abs(ax - bx) > THIN:
                self.found.across.append(((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _SKEW and abs(ay - by) > THIN:
                self.found.down.append(((ax + bx) / 2, min(ay, by), max(ay, by)))


def _polygons(handle: object, segments: int) -> Iterator[list[tuple[float, float]]]:
    """The straight parts of a path, closed where the file closes them; nothing of curves."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _seen(handle: object, *, stroked: bool) -> bool:
    """False for what is drawn in white or in nothing."""
    parts = [ctypes.c_uint() for _ in range(4)]
    get = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    if not get(handle, *(ctypes.byref(part) for part in parts)):
        return True
    red, green, blue, alpha = (part.value for part in parts)
    return alpha >= 16 and min(red, green, blue) < 248


def _matrix_of(handle: object) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    if n is _IDENTITY:
        return m
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
