"""Scans: pages made level, rules found, words and cells recognised, doubts carried into facts.

Pages are drawn here. What needs tesseract or a font with Vietnamese letters skips where they are missing.
"""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kehoach import extract_plan, read
from kehoach.errors import UnreadableFile
from kehoach.read import needs, recognition
from kehoach.read.ocr.picture import Picture, one_channel, prepared, skew, without_rules
from kehoach.scale.reading import is_secret

DPI = 200
LINES = [
    "ỦY BAN NHÂN DÂN XÃ AN THỬ", "Số: 25/KH-UBND", "An Thử, ngày 12 tháng 01 năm 2024", "",
    "KẾ HOẠCH", "Giảm nghèo bền vững năm 2024", "",
    "Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;",
    "I. MỤC TIÊU", "- Giảm tỷ lệ hộ nghèo từ 5,2% xuống còn 4,1%; tổ chức 07 lớp tập huấn.",
    "II. KINH PHÍ", "Tổng kinh phí thực hiện: 1.250 triệu đồng từ ngân sách huyện.",
    "III. TỔ CHỨC THỰC HIỆN", "Phòng Y tế báo cáo kết quả trước ngày 25/11/2024.",
]  # fmt: skip
CELLS = [["STT", "Tên thôn", "Số hộ"], ["1", "Thôn Đông", "12,5"], ["2", "Thôn Thượng", "7,0"], ["3", "Cộng", "19,5"]]
FONTS = ("LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf", "DejaVuSerif.ttf")


def font(points: float = 14) -> ImageFont.FreeTypeFont:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, round(points * DPI / 72))
        except OSError:
            continue
    pytest.skip("no font with Vietnamese letters (fonts-liberation2)")


def page() -> Image.Image:
    image = Image.new("RGB", (round(8.27 * DPI), round(11.69 * DPI)), "white")
    draw = ImageDraw.Draw(image)
    face, y = font(), 160
    for line in LINES:
        draw.text((170, y), line, fill=(20, 20, 30), font=face)
        y += 62
    top = y + 40
    for r in range(len(CELLS) + 1):
        draw.line((170, top + 70 * r, 1370, top + 70 * r), fill="black", width=3)
    for c in range(4):
        draw.line((170 + 400 * c, top, 170 + 400 * c, top + 70 * len(CELLS)), fill="black", width=3)
    for r, row in enumerate(CELLS):
        for c, words in enumerate(row):
            draw.text((190 + 400 * c, top + 10 + 70 * r), words, fill=(20, 20, 30), font=face)
    return image


def scanned(image: Image.Image, *, degrees: float = 0.0, stamp: bool = True) -> Image.Image:
    """The page as a scanner sees it: stamped in red, askew, grainy."""
    image = image.copy()
    if stamp:
        ink = Image.new("RGB", image.size, "white")
        circle = ImageDraw.Draw(ink)
        for width in (0, 40):
            circle.ellipse((700 + width, 700 + width, 1000 - width, 1000 - width), outline=(225, 30, 40), width=7)
        image = ImageChops.darker(image, ink)  # black letters stay black below it
    image = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(7).normal(0, 8, (image.height, image.width, 3))
    pixels = np.clip(25 + np.asarray(image) * (220 / 255) + grain, 0, 255)
    return Image.fromarray(pixels.astype(np.uint8))


def saved(image: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **({"resolution": DPI, "quality": 92} if form == "PDF" else {"dpi": (DPI, DPI)}))
    return out.getvalue()


OCR = pytest.mark.skipif(needs.tesseract_language() is None, reason="tesseract with Vietnamese is not installed")


@pytest.mark.parametrize("degrees", [-1.5, -0.6, 0.0, 0.7, 1.5, 3.0])
def test_a_page_is_made_level(degrees: float) -> None:
    found = skew(one_channel(scanned(page(), degrees=degrees)))
    assert abs(found - degrees) <= 0.2


def test_a_red_stamp_leaves_no_ink() -> None:
    clean, stamped = (prepared(scanned(page(), stamp=stamp), DPI).grey for stamp in (False, True))
    assert (stamped < 100).sum() < 1.02 * (clean < 100).sum()


def test_rules_are_found_and_taken_out() -> None:
    picture, rules = without_rules(prepared(scanned(page(), degrees=0.8), DPI))
    assert (len(rules.across), len(rules.down)) == (len(CELLS) + 1, 4)
    again = without_rules(picture)[1]
    assert (again.across, again.down) == ((), ())


def test_an_empty_page_has_no_skew_and_no_rules() -> None:
    blank = Picture(np.full((600, 400), 255, dtype=np.uint8), DPI)
    assert skew(blank.grey) == 0.0
    assert without_rules(blank)[1].across == ()


@OCR
@pytest.mark.parametrize(("form", "degrees"), [("PNG", 0.0), ("PDF", -1.2)])
def test_a_scan_gives_the_facts_of_its_text(form: str, degrees: float) -> None:
    document = read.document_from_bytes(saved(scanned(page(), degrees=degrees), form), "scan")
    assert document.source.origin == ("image" if form == "PNG" else "ocr")
    record = extract_plan(document)
    assert (record.plan.number, record.plan.issued_on) == ("25/KH-UBND", "2024-01-12")
    assert [s.label for s in record.sections] == ["I", "II", "III"]
    assert [a.value for a in record.amounts] == ["1250000000"]
    assert [c.number for c in record.citations] == ["90/QĐ-TTg"]
    assert [d.date_end for d in record.deadlines] == ["2024-11-25"]
    assert {t.value for t in record.targets} >= {"5.2", "4.1", "7"}
    [table] = record.tables
    assert [c.text for c in table.cells] == ["12,5", "7,0", "19,5"]
    assert {f.page for f in (*record.amounts, *record.citations)} == {1}
    assert record.amounts[0].boxes and record.amounts[0].boxes[0][0] > 50
    assert any(w.code == "ocr" for w in record.warnings)


@OCR
@pytest.mark.parametrize("turns", [1, 2])
def test_a_page_that_lies_on_its_side_is_set_upright(turns: int) -> None:
    image = scanned(page()).rotate(90 * turns, expand=True)
    document = read.document_from_bytes(saved(image, "PNG"), "side.png")
    assert "25/KH-UBND" in document.text and "1.250 triệu đồng" in document.text


@OCR
def test_doubtful_words_lower_the_confidence_of_their_facts() -> None:
    document = read.document_from_bytes(saved(scanned(page()), "PNG"), "scan.png")
    assert document.layout is not None
    start = document.text.index("1.250 triệu")
    sure = document.sure(start, start + 5)
    layout = document.layout
    object.__setattr__(layout, "doubts", ((start, start + 5, 0.4),))
    [amount] = extract_plan(document).amounts
    assert amount.confidence == pytest.approx(0.4, abs=0.01) and sure > 0.4


@OCR
@pytest.mark.parametrize(("mark", "secret"), [("MẬT", True), ("TỐI MẬT", True), ("ĐÃ THU", False)])
def test_a_red_mark_of_secrecy_is_seen(mark: str, secret: bool) -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.rectangle((1150, 60, 1480, 140), outline=(220, 25, 35), width=5)
    draw.text((1180, 72), mark, fill=(220, 25, 35), font=font(18))
    document = read.document_from_bytes(saved(scanned(image, stamp=False), "PNG"), "scan.png")
    assert is_secret(document) is secret


@OCR
def test_scans_left_for_later_say_so() -> None:
    data = saved(scanned(page()), "PDF")
    with recognition.scans_later(), pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(data, "scan.pdf")
    assert caught.value.reason == "needs-ocr"


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "corrupt"), (b"II*\x00" + b"\xff" * 40, "corrupt")]
)
def test_broken_pictures_have_a_typed_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(data, "photo")
    assert caught.value.reason == reason


def test_without_tesseract_a_picture_needs_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "tesseract_language", lambda: None)
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(saved(Image.new("L", (200, 300), 255), "PNG"), "photo.png")
    assert caught.value.reason == "needs-ocr"
