"""Letters of a page with their places: pdfium's characters as runs of one font on one baseline.

Calls into pdfium cost more than anything else here, so letters are asked for word by word: the
first and the last letter of a word say where it is, the letters between share its width.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from kehoach.read.symbols import printed

_WORD = re.compile(r"[\w\u0300-\u036f]+|\S")
_BOLD = re.compile(r"bold|black|heavy|semibd|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_BLANK_DRAWN, _BLANK_SEEN = 0.08, 0.18  # of the size: a gap with a blank in the file, and one without
_NEW_RUN = 1.2  # of the size: a gap this wide parts two runs
_STEP_BACK = 0.6  # of the size: so far left of the last letter nothing goes on
_FORCE_BOLD = 1 << 18
_WIDEST = 1.6  # of the size, for one letter on average: more is letters strewn over the line
_MAX_CLIPS = 20  # clipping paths of an object, and points of one, that are looked at
# pdfium gives 0x02 for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}
_SOFT_HYPHEN = 0xAD  # nothing in Unicode, the letter ư in TCVN3: dropped once a font's encoding is known
_DROPPED = {0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, 0x2060: None}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_BLANKS = (" ", "\u00a0")
_LEVEL = 0.05  # points: letters whose boxes reach so alike stand on one line
_LOST = "\ufffd"  # stands for control characters: letters a font has no name for
_ERRORS = "surrogatepass"


@dataclass(frozen=True, slots=True)
class Font:
    """A font as far as reading needs it."""

    name: str
    bold: bool


@dataclass(slots=True)
class Run:
    """Letters of one font on one baseline.

    ``edges`` are ``len(text) + 1`` x coordinates, ``y`` the baseline, both in the frame of the page
    once ``place`` is through, points from the top left. ``turn`` is the direction the letters run
    in: 0 to the right, 1 down, 2 to the left, 3 up, ``None`` for any other. ``spaced`` is true when
    a blank follows in the file; ``hidden`` letters are drawn with no ink, ``clipped`` ones outside
    what the page shows of them.
    """

    text: str
    edges: list[float]
    y: float
    size: float
    font: Font
    turn: int | None = 0
    hidden: bool = False
    white: bool = False
    spaced: bool = False
    clipped: bool = False

    @property
    def x0(self) -> float:
        """Where the first letter begins."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Where the last letter ends."""
        return self.edges[-1]

    def part(self, start: int, end: int) -> Run:
        """The letters from ``start`` to ``end`` as a run of their own."""
        return Run(
            self.text[start:end], self.edges[start : end + 1], self.y, self.size, self.font, self.turn,
            self.hidden, self.white, self.spaced and end == len(self.text), self.clipped,
        )  # fmt: skip


@dataclass(slots=True)
class Fonts:
    """Fonts of a document by pdfium's handle: asked for once."""

    known: dict[int, Font] = field(default_factory=dict)

    def of(self, text_object: object) -> Font:
        """The font of a text object."""
        handle = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _font(handle) if key else Font("", False)
        return found


def _font(handle: object) -> Font:
    size = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    plain = name.split("+", 1)[-1]
    bold = bool(_BOLD.search(plain)) or bool(pdfium.FPDFFont_GetFlags(handle) & _FORCE_BOLD)
    return Font(plain, bold)


def characters(textpage: object, count: int) -> str:
    """The characters of a text page, one code point for each of pdfium's."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", _ERRORS)
        if len(text) == count:
            return text
    get = pdfium.FPDFText_GetUnicode
    codes = (get(textpage, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


@dataclass(slots=True)
class _Piece:
    """Letters from ``start`` to ``end`` with the box of the first one, and what is other in the last one's."""

    start: int
    end: int
    handle: object
    owner: int
    left: float
    bottom: float
    right: float  # of the last letter
    top: float
    left_end: float = 0.0
    far_top: float = 0.0
    far_bottom: float = 0.0
    left_right: float | None = None  # right edge of the first letter

    def __post_init__(self) -> None:
        self.left_end, self.far_top, self.far_bottom = self.left, self.top, self.bottom


class _Reader:
    """Walks over the characters of one page and cuts them into runs."""

    def __init__(self, textpage: object, fonts: Fonts) -> None:
        self.page, self.fonts = textpage, fonts
        self.box = pdfium.FS_RECTF()
        self.box_at = ctypes.byref(self.box)
        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def runs(self, text: str) -> Iterator[Run]:
        run: Run | None = None
        owner: int | None = None
        font: int | None = None  # what the run's letters are set in, and between which heights
        heights = (0.0, 0.0)
        last = 0  # where the word before ended
        for match in _WORD.finditer(text):
            for piece in self._pieces(*match.span()):
                between = text[last : piece.start]
                if run is not None and not self._follows(run, piece, owner, font, heights):
                    run.spaced = between[:1] in _BLANKS
                    yield run
                    run = None
                if run is None:
                    run = self._begin(piece)
                    run.edges.append(self._along(run.turn, piece)[0])
                    owner, font, heights = piece.owner, self._font(piece), (piece.bottom, piece.top)
                    self._add(run, text[piece.start : piece.end], piece)
                    last = piece.end
                    continue
                begin = self._along(run.turn, piece)[0]
                gap = begin - run.edges[-1]
                blank = bool(between.strip("\r\n"))
                if not -_STEP_BACK * run.size <= gap <= _NEW_RUN * run.size or "\n" in between:
                    run.spaced = blank
                    yield run
                    run = self._begin(piece)
                    run.edges.append(begin)
                    owner, font, heights = piece.owner, self._font(piece), (piece.bottom, piece.top)
                elif gap > (_BLANK_DRAWN if blank else _BLANK_SEEN) * run.size:
                    run.text += " "
                    run.edges.append(begin)
                else:
                    run.edges[-1] = begin
                self._add(run, text[piece.start : piece.end], piece)
                last = piece.end
        if run is not None:
            run.spaced = text[last : last + 1] in _BLANKS
            yield run

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """The word whole, or its letters where they stand apart (a font that fell back)."""
        first = self._piece(start, end)
        if first is None or end - start == 1:
            if first is not None:
                yield first
            return
        last = self._piece(end - 1, end)
        if last is not None and self._one(first, last):
            first.left_right, first.right, first.left_end = first.right, last.right, last.left
            first.far_top, first.far_bottom = last.top, last.bottom
            yield first
            return
        first.end = start + 1
        yield first
        for index in range(start + 1, end - 1):
            piece = self._piece(index, index + 1)
            if piece is not None:
                yield piece
        if last is not None:
            yield last

    def _piece(self, start: int, end: int) -> _Piece | None:
        handle = pdfium.FPDFText_GetTextObject(self.page, start)
        owner = ctypes.cast(handle, ctypes.c_void_p).value
        if owner is None:
            return None  # not printed: made up by pdfium
        box = self.box
        pdfium.FPDFText_GetLooseCharBox(self.page, start, self.box_at)
        return _Piece(start, end, handle, owner, box.left, box.bottom, box.right, box.top)

    def _one(self, first: _Piece, last: _Piece) -> bool:
        """Both ends of a word stand on one line, no further apart than its letters need."""
        count = last.end - first.start
        widest = _WIDEST * max(first.right - first.left, first.top - first.bottom) * count
        if abs(last.right - first.left) > widest or abs(last.top - first.bottom) > widest:
            return False
        if first.owner == last.owner:
            return True
        level = abs(first.top - last.top) < _LEVEL and abs(first.bottom - last.bottom) < _LEVEL
        return level and first.left < last.left and self._font(first) == self._font(last)

    def _follows(
        self, run: Run, piece: _Piece, owner: int | None, font: int | None, heights: tuple[float, float]
    ) -> bool:
        """A piece may go on with the run: the same text object, or one more of the same kind on its line."""
        if piece.owner == owner:
            return True
        level = abs(piece.bottom - heights[0]) < _LEVEL and abs(piece.top - heights[1]) < _LEVEL
        return run.turn == 0 and level and self._font(piece) == font

    @staticmethod
    def _font(piece: _Piece) -> int | None:
        handle = ctypes.cast(pdfium.FPDFTextObj_GetFont(piece.handle), ctypes.c_void_p)
        return handle.value

    @staticmethod
    def _along(turn: int | None, piece: _Piece) -> tuple[float, float]:
        """Where a piece begins and ends along the direction it runs in (user space, so up is +)."""
        if turn == 0 or turn is None:
            return piece.left, max(piece.left, piece.right)
        if turn == 1:
            return -piece.top, -piece.far_bottom
        if turn == 2:
            return -(piece.left_right or piece.right), -piece.left_end
        return piece.bottom, piece.far_top

    def _begin(self, piece: _Piece) -> Run:
        handle, index = piece.handle, piece.start
        matrix = self.matrix
        pdfium.FPDFText_GetMatrix(self.page, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
        scale = math.hypot(c, d) or math.hypot(a, b) or 1.0
        turn = _turn(a, b)
        pdfium.FPDFText_GetCharOrigin(self.page, index, ctypes.byref(self.x), ctypes.byref(self.y))
        base = self.x.value if turn in (1, 3) else self.y.value
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        font = self.fonts.of(handle)
        if mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE and not font.bold:
            font = Font(font.name, True)
        hidden = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
        high = abs(size.value) * scale
        clipped = _is_clipped(handle, self.x.value + 0.1 * high, self.y.value + (0.3 * high if turn == 0 else 0))
        return Run("", [], base, high, font, turn, hidden, _is_white(handle), clipped=clipped)

    def _add(self, run: Run, letters: str, piece: _Piece) -> None:
        begin, end = self._along(run.turn, piece)
        step = (end - begin) / len(letters)
        run.text += letters
        run.edges.extend([begin + step * k for k in range(1, len(letters))])
        run.edges.append(end)


def _turn(a: float, b: float) -> int | None:
    """The direction of letters from their matrix, in user space: 1 is down the page."""
    long = math.hypot(a, b)
    if long == 0:
        return 0
    if abs(b) < 0.05 * long:
        return 0 if a > 0 else 2
    if abs(a) < 0.05 * long:
        return 3 if b > 0 else 1
    return None


def _is_white(handle: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(
        handle, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)
    ):
        return False
    return bool(alpha.value < 16 or min(red.value, green.value, blue.value) > 247)


def _is_clipped(handle: object, x: float, y: float) -> bool:
    """True for letters at a point that the clipping path of their object leaves out."""
    clip = pdfium.FPDFPageObj_GetClipPath(handle)
    count = pdfium.FPDFClipPath_CountPaths(clip)
    at_x, at_y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(count, _MAX_CLIPS)):
        xs, ys = [], []
        for number in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, index), _MAX_CLIPS)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, index, number)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(at_x), ctypes.byref(at_y))
            xs.append(at_x.value)
            ys.append(at_y.value)
        if xs and not (min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)):
            return True
    return False


def runs_of(textpage: object, text: str, fonts: Fonts) -> list[Run]:
    """All runs of a page in the order of the file, in user space along their own direction."""
    return [_tidied(run) for run in _Reader(textpage, fonts).runs(text) if run.text]


def _tidied(run: Run) -> Run:
    """Hyphens as hyphens, ligatures as letters, no control characters, nothing that has no width."""
    run.text = printed(run.text, run.font.name)
    if run.text.isascii() and run.text.isprintable():
        return run
    letters: list[str] = []
    edges = [run.edges[0]]
    changed = False
    for index, letter in enumerate(run.text):
        code = ord(letter)
        if code in _DROPPED:
            changed = True
            continue
        new = _HYPHENS.get(code) or _LIGATURES.get(code) or (letter if code >= 0xA0 or letter.isprintable() else _LOST)
        changed = changed or new != letter
        begin, end = run.edges[index], run.edges[index + 1]
        for k, one in enumerate(new, 1):
            letters.append(one)
            edges.append(begin + (end - begin) * k / len(new))
    if changed:
        run.text, run.edges = "".join(letters), edges
    return run


def drop_soft_hyphens(run: Run) -> None:
    """Take the soft hyphens out of a run of Unicode letters, in place."""
    if "\u00ad" in run.text:
        kept = [k for k, letter in enumerate(run.text) if ord(letter) != _SOFT_HYPHEN]
        run.edges = [run.edges[k] for k in kept] + run.edges[-1:]
        run.text = "".join(run.text[k] for k in kept)
