"""A text layer that cannot be believed is reported page by page, never passed on as text."""

from __future__ import annotations

import pytest

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.pipeline import extract_plan
from kehoach.read import recognition
from kehoach.scale.reading import judge
from made_pdf import Page, pdf

PLAIN = [
    "Ủy ban nhân dân xã xây dựng kế hoạch giảm nghèo năm nay như sau.",
    "Hỗ trợ các hộ nghèo vay vốn để phát triển chăn nuôi trâu bò.",
    "Mở lớp dạy nghề cho người lao động ở các thôn vùng cao của xã.",
]
PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
UNMARKED = ["Uy ban nhan dan xa xay dung ke hoach giam ngheo nam nay nhu sau.", *["Ho tro cac ho ngheo vay von"] * 4]
SHIFTED = ["Xcx fedg pkvg zzkq hwrt jkqw plmz wqrt vbnm ghty lkjh"] * 4


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of such pages where they cannot be recognised."""
    monkeypatch.setattr(recognition, "available", lambda: False)


def _read(*pages: Page) -> read.Document:
    return read.document_from_bytes(pdf(*pages), "plan.pdf")


def _ink(lines: list[str], **how: object) -> Page:
    page = Page()
    for number, line in enumerate(lines):
        page.text(80, 700 - 20 * number, line, **how)
    return page


def _scan(lines: list[str]) -> Page:
    return Page(ops=[PICTURE, *_ink(lines, mode=3).ops])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Page().draw(PICTURE), id="a scan"),
        pytest.param(Page().draw(PICTURE).text(400, 800, "Đã ký số"), id="a scan with a stamp in letters"),
        pytest.param(_scan(UNMARKED), id="OCR that lost the marks"),
        pytest.param(_scan(SHIFTED), id="OCR of noise"),
        pytest.param(_ink(PLAIN, mode=3), id="letters without ink on a blank page"),
        pytest.param(_ink(PLAIN, size=0.5), id="letters too small to see"),
        pytest.param(Page().draw("1 g").lines(80, 700, PLAIN), id="white letters"),
        pytest.param(_ink([line.translate({ord("h"): "\ue000", ord("n"): "\ue001"}) for line in PLAIN]), id="private use"),
        pytest.param(Page().lines(80, 700, SHIFTED), id="letters under wrong names"),
        pytest.param(_ink(["".join(chr(0x2600 + ord(c) % 90) if c.isalpha() else c for c in line) for line in 2 * PLAIN]), id="stars"),
    ],
)
def test_such_a_page_needs_ocr(page: Page) -> None:
    with pytest.raises(UnreadableFile) as raised:
        _read(page)
    assert raised.value.reason == "needs-ocr"
    document = _read(Page().lines(80, 700, PLAIN), page)
    assert document.text.count("\n") <= len(PLAIN) and "Ủy ban" in document.text
    assert [(w.code, w.page) for w in document.warnings] == [("needs-ocr", 2)]
    assert {line.page for line in document.layout.lines} == {1}


def test_letters_that_a_good_ocr_left_over_a_scan_are_read_and_marked() -> None:
    document = _read(_scan(PLAIN))
    assert "chăn nuôi trâu bò" in document.text
    assert document.source.origin == "ocr"
    assert [(w.code, w.page) for w in document.warnings] == [("ocr-layer", 1)]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Page().draw("0 g 70 600 400 130 re f 1 g").lines(80, 700, PLAIN), id="white letters on black"),
        pytest.param(Page().draw("q 80 0 0 80 60 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q").lines(80, 600, PLAIN), id="a logo"),
        pytest.param(Page().draw(PICTURE).lines(80, 700, PLAIN * 3), id="letters over a background"),
        pytest.param(Page().lines(80, 700, ["The plan of the commune is to be read by all of us in this office"] * 3), id="English"),
        pytest.param(Page().lines(80, 700, ["Rah Lan H'Uôn, Ksor Nhót, Rcom Brúk, Hiao H'BLét, Nay H'Juân"] * 3), id="names"),
    ],
)
def test_such_a_page_is_read(page: Page) -> None:
    assert _read(page).warnings == ()


def test_a_blank_page_needs_nothing() -> None:
    assert _read(Page().lines(80, 700, PLAIN), Page()).warnings == ()


def test_a_plan_with_a_scanned_page_is_partial() -> None:
    head = ["KẾ HOẠCH", "Giảm nghèo năm 2024", "I. MỤC TIÊU", "Giảm tỷ lệ hộ nghèo xuống còn 4%."]
    document = _read(Page().lines(80, 700, head), Page().draw(PICTURE))
    assert judge(extract_plan(document), document.text) == ("partial", "needs-ocr")
