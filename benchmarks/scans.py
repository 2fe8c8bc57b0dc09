"""How well scans are recognised: ``python benchmarks/scans.py [--plans N] [--pages N] [--notes]``.

Plans of ``KEHOACH_PLANS`` are printed by LibreOffice (A4, 14 pt), drawn at 200 and 300 dots per inch, laid
askew by up to 1.5 degrees, blurred, made grainy, stamped in red over the text, saved as JPEG in a PDF,
and read back; once also as a camera sees them, the light falling off to one side, JPEG of quality 60.
Prints the character error rate (blanks ignored) against the text layer of the same pages and
F1 of amounts, citations and deadlines against those of that text layer. Needs LibreOffice and tesseract.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from kehoach.pipeline import extract_plan  # noqa: E402
from kehoach.read import Document, document_from_bytes  # noqa: E402
from printed_plans import office_pdf, printed, write_docx  # noqa: E402

# dots per inch, degrees, taken by a camera
WAYS = ((200, -1.5, False), (200, 0.7, False), (300, 1.5, False), (300, -0.4, False), (200, 0.7, True))
LEADERS = re.compile(r"[.…_-]{3,}")  # of forms: nobody misses a dot of them
KEYS = {
    "amounts": ("value", "value_min"), "citations": ("number", "date"),
    "deadlines": ("kind", "date_end", "recurrence"),
}  # fmt: skip


def scanned(page: pdfium.PdfPage, dpi: int, degrees: float, seed: int, *, photo: bool = False) -> Image.Image:
    """A page as a scanner sees it, or a camera."""
    image = page.render(scale=dpi / 72).to_pil().convert("RGB")
    ink = Image.new("RGB", image.size, "white")
    x, y, r = image.width * 0.6, image.height * 0.55, dpi * 0.75
    draw = ImageDraw.Draw(ink)
    for inner in (0.0, 0.25):
        draw.ellipse((x - r + inner * r, y - r + inner * r, x + r - inner * r, y + r - inner * r),
                     outline=(222, 40, 50), width=max(2, dpi // 50))  # fmt: skip
    image = ImageChops.darker(image, ink).rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    image = image.filter(ImageFilter.GaussianBlur(0.6 * dpi / 300))
    grain = np.random.default_rng(seed).normal(0, 10, (image.height, image.width, 3))
    pixels = 28 + np.asarray(image) * (217 / 255)
    if photo:
        down, across = np.meshgrid(np.linspace(0, 1, image.height), np.linspace(0, 1, image.width), indexing="ij")
        light = 0.95 - 0.38 * ((across - 0.15) ** 2 + (down - 0.1) ** 2)  # a lamp at the top left …
        light -= 0.12 / (1 + np.exp(-25 * (across + 0.3 * down - 0.95)))  # … and the shadow of a hand
        pixels = pixels * light[..., None] * (1, 0.97, 0.9)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def scan_of(data: bytes, dpi: int, degrees: float, *, photo: bool = False) -> bytes:
    """A PDF of page pictures from a PDF with a text layer."""
    file = pdfium.PdfDocument(data)
    first, *rest = [scanned(file[n], dpi, degrees, n, photo=photo) for n in range(len(file))]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=60 if photo else 85)
    return out.getvalue()


def facts(document: Document, kind: str) -> Counter[tuple[object, ...]]:
    """The facts of one type by what they are scored by."""
    return Counter(tuple(getattr(f, k) for k in KEYS[kind]) for f in getattr(extract_plan(document), kind))


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=3)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--notes", action="store_true", help="with footnotes, whose marks are lost")
    wanted = parser.parse_args()
    if "KEHOACH_PLANS" not in os.environ:
        print("KEHOACH_PLANS names no folder of real plans", file=sys.stderr)
        return 2
    sources = sorted((Path(os.environ["KEHOACH_PLANS"]) / "seeds").glob("*.txt"))[: wanted.plans]
    table = Table("plan", "dpi", "skew", "char. errors %", "amounts", "citations", "deadlines", "s/page")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = []
        for source in sources:
            words.append(folder / f"{source.stem}.docx")
            write_docx(printed(source.read_text("utf-8-sig"), source.stem, notes=wanted.notes), words[-1])
        office_pdf(words, folder)
        for path in sorted(folder.glob("*.pdf")):
            whole, few = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
            few.import_pages(whole, pages=list(range(min(wanted.pages, len(whole)))))
            kept = io.BytesIO()
            few.save(kept)
            truth = document_from_bytes(kept.getvalue(), path.name)
            letters = LEADERS.sub("", "".join(truth.text.split()))
            for dpi, degrees, photo in WAYS:
                data = scan_of(kept.getvalue(), dpi, degrees, photo=photo)
                begun = time.process_time() + os.times().children_user
                read = document_from_bytes(data, path.name)
                spent = time.process_time() + os.times().children_user - begun
                wrong = Levenshtein.distance(letters, LEADERS.sub("", "".join(read.text.split()))) / len(letters)
                scores = []
                for kind in KEYS:
                    a, b = facts(truth, kind), facts(read, kind)
                    total = sum(a.values()) + sum(b.values())
                    scores.append(f"{2 * sum((a & b).values()) / total:.2f} of {sum(a.values())}" if total else "-")
                pace = f"{spent / len(few):.1f}"
                table.add_row(path.stem, f"{dpi}{' photo' * photo}", f"{degrees}", f"{100 * wrong:.2f}", *scores, pace)
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
