"""PDF files written by hand, byte for byte: any letters at any place, and any oddity.

Letters come from a font that is not embedded, every letter half as wide as it is high, with a
``ToUnicode`` table; so a test knows where each one stands, and needs no font on the machine.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
ADVANCE = 0.5  # of the size: width of every letter


@dataclass
class Page:
    """One page; coordinates are those of PDF, origin bottom left. ``extra`` goes into its dictionary."""

    width: float = A4[0]
    height: float = A4[1]
    extra: str = ""
    ops: list[str] = field(default_factory=list)
    annots: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, size: float = 14, *, bold: bool = False, mode: int = 0, matrix: str = "1 0 0 1"
    ) -> Page:
        """Words with their baseline at (x, y)."""
        letters = "".join(f"{ord(letter):04X}" for letter in words)
        font = "F2" if bold else "F1"
        self.ops.append(f"BT /{font} {size} Tf {mode} Tr {matrix} {x} {y} Tm <{letters}> Tj ET")
        return self

    def lines(self, x: float, y: float, lines: list[str], size: float = 14, *, step: float = 1.4, bold: bool = False) -> Page:
        """Lines one below the other."""
        for number, line in enumerate(lines):
            self.text(x, y - number * step * size, line, size, bold=bold)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A straight rule."""
        self.ops.append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Rules at all the given places."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def draw(self, operators: str) -> Page:
        """Any operators."""
        self.ops.append(operators)
        return self


def pdf(*pages: Page, unicode_table: bool = True, trailer: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """The file. ``objects`` are further objects, numbered from 6; pages and contents come after them."""
    bodies: list[bytes] = [
        b"",  # 1: catalogue, below
        b"",  # 2: page tree, below
        _font("Times-Roman", unicode_table),
        _font("Times-Bold", unicode_table),
        _stream(_cmap().encode()),
        *(o.encode("latin-1") for o in objects),
    ]
    kids = []
    for page in pages:
        bodies.append(_stream("\n".join(page.ops).encode("latin-1")))
        annots = ""
        if page.annots:
            first = len(bodies) + 1
            bodies += [a.encode("utf-8") for a in page.annots]
            annots = "/Annots [" + " ".join(f"{first + k} 0 R" for k in range(len(page.annots))) + "]"
        content = len(bodies) - len(page.annots)
        kids.append(len(bodies) + 1)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Contents {content} 0 R {annots} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> {page.extra} >>".encode()
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[0] = f"<< /Type /Catalog /Pages 2 0 R {trailer} >>".encode()
    bodies[1] = f"<< /Type /Pages /Kids [{refs}] /Count {len(kids)} >>".encode()
    return written(bodies)


def written(bodies: list[bytes]) -> bytes:
    """Numbered objects, cross-reference table and trailer."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _font(name: str, unicode_table: bool) -> bytes:
    table = "/ToUnicode 5 0 R" if unicode_table else ""
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H {table} /DescendantFonts [<< /Type /Font "
        f"/Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW {int(1000 * ADVANCE)} /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -250 1000 900] "
        f"/ItalicAngle 0 /Ascent 890 /Descent -220 /CapHeight 700 /StemV 80 >> >>] >>"
    ).encode()


def _cmap() -> str:
    ranges = "\n".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(0, 0xF9))
    blocks = ranges.split("\n")
    body = "\n".join(
        f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange" for part in (blocks[i : i + 100] for i in range(0, len(blocks), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\nendcmap end end"
    )
