"""A dry run counts pages where files say how many they have, and guesses where they do not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from kehoach.read import plain
from kehoach.scale import estimate
from kehoach.scale.offered import Offered, offered
from kehoach.scale.reading import is_current


def _pdf(pages: int) -> bytes:
    document, made = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(made)
    return made.getvalue()


def _docx(pages: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr("docProps/app.xml", f"<Properties><Pages>{pages}</Pages></Properties>")
    return made.getvalue()


FILES = {"a.pdf": (_pdf(3), (3, True)), "b.docx": (_docx(12), (12, False)), "c.txt": (b"x" * 6000, (3, False)),
         "d.png": (b"\x89PNG\r\n\x1a\n123", (1, True)), "e.docx": (b"PK\x03\x04 broken", (0, False))}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_pages_of_a_file(tmp_path: Path, name: str) -> None:
    data, expected = FILES[name]
    (tmp_path / name).write_bytes(data)
    assert estimate.pages(Offered(name, tmp_path / name, len(data))) == expected


def test_scans_cost_most(tmp_path: Path) -> None:
    for name in ("b.docx", "c.txt"):
        (tmp_path / name).write_bytes(FILES[name][0])
    digital = estimate.of(offered([tmp_path]).files)
    (tmp_path / "a.pdf").write_bytes(FILES["a.pdf"][0])
    both = estimate.of(offered([tmp_path]).files)
    assert (digital.files, digital.pages, digital.scanned) == (2, 15, 0)
    assert (both.files, both.pages, both.scanned) == (3, 18, 3)
    assert both.seconds - digital.seconds > 10 > digital.seconds


@pytest.mark.parametrize(
    ("reader", "current"),
    [(plain.VERSION, True), (plain.VERSION + " tcvn3", True), ("plain-0", False), (plain.VERSION + "0", False),
     ("pdf-0", False), ("docx-0", False), ("a-stranger-1", True)],
)  # fmt: skip
def test_a_text_read_by_an_older_reader_is_read_again(reader: str, current: bool) -> None:
    assert is_current(reader) is current
