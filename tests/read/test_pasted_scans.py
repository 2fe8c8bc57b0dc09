"""Office files that hold nothing but pictures: read as scans, or a typed reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as WordFile
from PIL import Image
from test_ocr import OCR, page, saved

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.read import recognition

ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p><draw:frame>'
    '<draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p></office:text></office:body></office:document-content>'
)


def _docx(picture: bytes, words: str = "") -> bytes:
    file, out = WordFile(), io.BytesIO()
    file.add_picture(io.BytesIO(picture))
    if words:
        file.add_paragraph(words)
    file.save(out)
    return out.getvalue()


def _odt(picture: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", ODT)
        package.writestr("Pictures/1.png", picture)
    return out.getvalue()


def _rtf(picture: bytes) -> bytes:
    return b"{\\rtf1\\ansi {\\pict\\pngblip\\picw600\\pich850 " + picture.hex().encode() + b"}\\par}"


FORMS = pytest.mark.parametrize("made", [_docx, _odt, _rtf], ids=["docx", "odt", "rtf"])


@OCR
@FORMS
def test_a_scan_pasted_into_a_file_is_read(made: Callable[[bytes], bytes]) -> None:
    found = read.document_from_bytes(made(saved(page(), "PNG")), "plan")
    assert "Số: 25/KH-UBND" in found.text and "1.250 triệu đồng" in found.text
    assert (found.source.origin, found.source.pages, found.page_at(0)) == ("ocr", 1, 1)
    assert {warning.code for warning in found.warnings} == {"ocr"}


@FORMS
def test_without_tesseract_it_needs_ocr(made: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "available", lambda: False)
    with pytest.raises(UnreadableFile) as raised:
        read.document_from_bytes(made(saved(Image.new("L", (900, 1200), 255), "PNG")), "plan")
    assert raised.value.reason == "needs-ocr"


@FORMS
def test_scans_left_for_later_say_so(made: Callable[[bytes], bytes]) -> None:
    with recognition.scans_later(), pytest.raises(UnreadableFile) as raised:
        read.document_from_bytes(made(saved(Image.new("L", (900, 1200), 255), "PNG")), "plan")
    assert raised.value.reason == "needs-ocr"


def test_a_seal_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "available", lambda: True)
    with pytest.raises(UnreadableFile) as raised:
        read.document_from_bytes(_docx(saved(Image.new("L", (90, 90), 255), "PNG")), "plan")
    assert raised.value.reason == "needs-ocr"


def test_a_caption_over_a_picture_is_said() -> None:
    picture = saved(Image.new("L", (900, 1200), 255), "PNG")
    short = read.document_from_bytes(_docx(picture, "Kế hoạch kèm theo"), "plan.docx")
    assert [warning.code for warning in short.warnings] == ["pictures-unread"]
    assert not read.document_from_bytes(_docx(picture, "Kế hoạch kèm theo " * 20), "plan.docx").warnings
