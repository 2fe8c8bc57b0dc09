"""How much work an import would be: files, pages, hours on this machine.

Pages are counted where a file says so at once (PDF, Word's own count), else estimated from its size.
Seconds come from what this database's earlier imports took, else from what a plan usually takes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.errors import UnreadableFile
from kehoach.read.sniff import format_of
from kehoach.scale.offered import Offered
from kehoach.store import Store

LETTERS_A_PAGE = 2500  # bytes of UTF-8 text
BYTES_A_PAGE = 40_000  # of anything else
SECONDS_A_FILE, SECONDS_A_PAGE, SECONDS_A_SCAN = 0.1, 0.04, 4.0  # until this archive has told
AGAIN = 0.08  # seconds to extract from a stored text
SCANS = frozenset({"PNG", "JPEG", "TIFF", "WEBP", "BMP"})
_WORD_PAGES = re.compile(rb"<Pages>(\d+)</Pages>")


@dataclass(frozen=True)
class Estimate:
    """Files to read, stored texts to extract from again, copies; bytes, pages, seconds of one core."""

    files: int
    stored: int = 0
    copies: int = 0
    size: int = 0
    pages: int = 0
    scanned: int = 0
    seconds: float = 0.0


def _pdf(data: bytes) -> tuple[int, bool]:
    """Pages of a PDF, and whether its first ones hold no text."""
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        letters = sum(
            document[n].get_textpage().count_chars() for n in range(min(2, count))
        )
        document.close()
    except pypdfium2.PdfiumError:
        return 0, False
    return count, letters < 20 * min(2, count)


def _word(data: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _WORD_PAGES.search(archive.read("docProps/app.xml"))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return 0
    return int(found[1]) if found else 0


def pages(file: Offered) -> tuple[int, bool]:
    """How many pages a file has, about, and whether they are scanned."""
    try:
        data = file.data()
        kind = format_of(data)
    except UnreadableFile:
        return 0, False
    if kind == "PDF":
        return _pdf(data)
    if kind in SCANS:
        return 1, True
    if kind == "DOCX":
        return _word(data) or 1 + len(data) // BYTES_A_PAGE, False
    return 1 + len(data) // (BYTES_A_PAGE if kind else LETTERS_A_PAGE), False


def of(
    files: Sequence[Offered], *, stored: int = 0, copies: int = 0, past: Store | None = None
) -> Estimate:
    """What reading these files, and so many stored texts, would take."""
    counted = [pages(file) for file in files]
    scanned = sum(count for count, scan in counted if scan)
    digital = sum(count for count, scan in counted if not scan)
    each = _seconds_of_a_page(past) if past else None
    seconds = scanned * SECONDS_A_SCAN + stored * AGAIN
    if each is None:
        seconds += len(files) * SECONDS_A_FILE + digital * SECONDS_A_PAGE
    else:
        seconds += digital * each
    size = sum(file.size for file in files)
    return Estimate(len(files), stored, copies, size, digital + scanned, scanned, seconds)


def _seconds_of_a_page(past: Store) -> float | None:
    """Seconds a page of plain or digital text took in earlier imports of this database."""
    [row] = past.query(
        "SELECT sum(f.seconds) AS seconds, sum(coalesce(p.pages, 1 + p.chars / 1800)) AS pages "
        "FROM files f JOIN plans p ON p.id = f.plan_id "
        "WHERE f.status = 'ok' AND p.origin NOT IN ('ocr', 'image')"
    )
    if not row["pages"] or not row["seconds"]:
        return None
    return float(row["seconds"]) / float(row["pages"])
