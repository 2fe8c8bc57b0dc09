"""The text layer of a PDF: letters in reading order, lines as paragraphs, pages and boxes kept."""

from __future__ import annotations

import pytest

from kehoach import read
from kehoach.errors import UnreadableFile
from made_pdf import A4, Page, pdf


def _read(*pages: Page) -> read.Document:
    return read.document_from_bytes(pdf(*pages), "plan.pdf")


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted() -> None:
    full = "a" * 30 + " " + "b" * 32
    page = Page().lines(80, 700, [full, full, "cuối đoạn.", full, "hết."])
    assert _read(page).text == f"{full} {full} cuối đoạn.\n{full} hết.\n"


def test_letters_drawn_in_another_pass_come_back_in_their_places() -> None:
    page = Page().text(80, 700, "Th").text(101, 700, "n ch").text(136, 700, "m").text(94, 700, "ô").text(129, 700, "ã")
    assert _read(page).text == "Thôn chãm\n"


def test_a_number_cut_at_its_hyphen_is_one_word() -> None:
    words = "Thực hiện theo kế hoạch và các văn bản sau đây số 2665/QĐ-"
    page = Page().lines(80, 700, [words, "UBND của tỉnh. " + "x" * 40, "Y" * 50])
    assert "2665/QĐ-UBND của tỉnh." in _read(page).text


@pytest.mark.parametrize("letters", ["e\u0302\u0301", "\u1ebf"])
def test_text_is_composed(letters: str) -> None:
    text = _read(Page().text(80, 700, f"k{letters} ho\u1ea1ch")).text
    assert text == "kế hoạch\n"


def test_boxes_are_where_the_words_are() -> None:
    document = _read(Page().text(100, 700, "Tổng kinh phí", 10))
    start = document.text.index("kinh")
    (box,) = document.boxes(start, start + 4) or ()
    assert box[0] == pytest.approx(125, abs=0.5) and box[2] == pytest.approx(145, abs=0.5)
    assert box[1] < A4[1] - 700 < box[3]
    assert document.page_at(start) == 1


@pytest.mark.parametrize(
    ("rotation", "matrix", "place"),
    [(0, "1 0 0 1", (100, 700)), (90, "0 1 -1 0", (100, 200)), (180, "-1 0 0 -1", (400, 200)), (270, "0 -1 1 0", (300, 700))],
)
def test_pages_are_read_the_way_they_are_seen(rotation: int, matrix: str, place: tuple[int, int]) -> None:
    page = Page(extra=f"/Rotate {rotation}")
    x, y = place
    page.text(x, y, "Kế hoạch", matrix=matrix)
    document = _read(page)
    assert document.text == "Kế hoạch\n"
    (box,) = document.boxes(0, 8) or ()
    assert box[2] - box[0] == pytest.approx(56, abs=1) and box[3] - box[1] == pytest.approx(16, abs=1)


def test_a_crop_box_moves_the_origin() -> None:
    page = Page(extra="/CropBox [50 100 545 742]").text(100, 700, "trong").text(100, 780, "ngoài")
    document = _read(page)
    assert document.text == "trong\n"
    (box,) = document.boxes(0, 5) or ()
    assert box[0] == pytest.approx(50, abs=0.5) and box[1] < 42 < box[3]


def test_page_numbers_and_running_heads_are_set_aside() -> None:
    pages = []
    for number in range(1, 5):
        page = Page().text(290, 800, str(number)).text(80, 780, "Kế hoạch phát triển chăn nuôi")
        pages.append(page.text(80, 600, f"Nội dung của trang {['một', 'hai', 'ba', 'bốn'][number - 1]}."))
    document = _read(*pages)
    assert document.text.count("\n") == 4 and "chăn nuôi" not in document.text
    assert {(a.role, a.page) for a in document.layout.asides} == {
        (role, n) for n in range(1, 5) for role in ("page-number", "head")
    }


def test_letterhead_is_read_left_then_right() -> None:
    page = Page().text(70, 780, "ỦY BAN NHÂN DÂN", 12).text(250, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    page.text(80, 762, "XÃ AN THỬ", 12).text(290, 762, "Độc lập - Tự do - Hạnh phúc", 12)
    page.text(80, 740, "Số: 1/KH-UBND", 12).text(290, 740, "An Thử, ngày 02 tháng 01 năm 2024", 12)
    page.text(260, 700, "KẾ HOẠCH", bold=True)
    document = _read(page)
    assert document.text.splitlines() == [
        "ỦY BAN NHÂN DÂN", "XÃ AN THỬ", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "An Thử, ngày 02 tháng 01 năm 2024", "KẾ HOẠCH",
    ]  # fmt: skip
    assert [b.layout for b in document.layout.blocks] == [True] * 6 + [False]


def test_a_footnote_follows_its_paragraph() -> None:
    page = Page().text(80, 700, "Giảm hộ nghèo").text(171, 705, "1", 8).text(180, 700, "trong năm.").text(80, 680, "Đoạn sau.")
    page.rule(80, 120, 220, 120).text(80, 108, "1", 6).text(86, 105, "Theo chuẩn", 10).text(86, 92, "đa chiều.", 10)
    document = _read(page)
    assert document.text == "Giảm hộ nghèo1 trong năm.\n1 Theo chuẩn đa chiều.\nĐoạn sau.\n"
    (note,) = document.layout.notes
    assert document.text[note.start : note.end] == "Theo chuẩn đa chiều."
    assert note.anchor == (13, 14)


def test_a_ruled_table_keeps_its_cells() -> None:
    page = Page().grid([80, 200, 300, 400], [700, 680, 660])
    page.text(84, 684, "Xã", 10).text(204, 684, "Vốn", 10).text(84, 664, "An Thử", 10).text(304, 664, "12,5", 10)
    document = _read(page)
    assert document.text == "Xã\tVốn\t\nAn Thử\t\t12,5\n"
    assert [(c.row, c.col) for c in document.layout.tables[0].cells] == [(r, c) for r in (0, 1) for c in (0, 1, 2)]


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    xs = [80.0, 200, 300]
    first = Page().grid(xs, [100, 80, 50]).text(84, 84, "Xã", 10).text(204, 84, "Việc", 10)
    first.text(84, 66, "An Thử", 10).text(204, 66, "dạy nghề cho các", 10).text(204, 54, "hộ nghèo ở thôn", 10)
    second = Page().grid(xs, [800, 780, 760, 740]).text(84, 784, "Xã", 10).text(204, 784, "Việc", 10)
    second.text(204, 764, "vùng cao", 10).text(84, 744, "Bản Thử", 10).text(204, 744, "trồng rừng", 10)
    document = _read(first, second)
    assert document.text == "Xã\tViệc\nAn Thử\tdạy nghề cho các hộ nghèo ở thôn vùng cao\nBản Thử\ttrồng rừng\n"
    (table,) = document.layout.tables
    assert table.header_rows == 1
    start = document.text.index("vùng cao")
    assert document.page_at(start) == 2 and document.page_at(start - 5) == 1


def test_merged_cells_keep_their_reach() -> None:
    page = Page().grid([80, 180, 280, 380], [700, 680])
    page.rule(80, 660, 80, 680).rule(180, 660, 180, 700).rule(280, 640, 280, 680).rule(380, 640, 380, 680)
    page.rule(80, 640, 380, 640).rule(80, 640, 80, 680).rule(180, 640, 180, 680).rule(180, 660, 380, 660)
    page.text(84, 664, "Dự án", 10).text(184, 664, "1", 10).text(284, 664, "2", 10).text(184, 644, "3", 10)
    cells = {(c.row, c.col): c for c in _read(page).layout.tables[0].cells}
    assert (cells[1, 0].down, cells[1, 0].across) == (2, 1)


@pytest.mark.parametrize(
    "drawing",
    [
        "80 600 m 500 600 l S 80 700 m 500 700 l S",  # two rules
        "80 600 420 100 re S",  # a box
        "300 400 m 350 450 400 450 450 400 c 400 350 350 350 300 400 c S",  # a stamp's curve
    ],
)
def test_drawings_are_no_tables(drawing: str) -> None:
    document = _read(Page().draw(drawing).text(100, 650, "Nội dung trong khung"))
    assert document.layout.tables == () and document.text == "Nội dung trong khung\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\nnothing", "corrupt"),
        (pdf(Page().text(80, 700, "x"))[:200], "corrupt"),
        (pdf(Page()), "empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read.document_from_bytes(data, "plan.pdf")
    assert raised.value.reason == reason


def test_letters_of_a_font_from_before_unicode_are_converted() -> None:
    words = "Thực hiện kế hoạch giảm nghèo bền vững"
    tcvn3 = "Thùc hiÖn kÕ ho¹ch gi¶m nghÌo bÒn v÷ng"
    page = Page().lines(80, 700, [f"{number}. {tcvn3}." for number in range(1, 25)])
    data = pdf(page).replace(b"/BaseFont /Times-Roman", b"/BaseFont /.VnTimeXYZ")
    document = read.document_from_bytes(data, "plan.pdf")
    assert document.text.splitlines()[2] == f"3. {words}."
    assert [w.code for w in document.warnings] == ["legacy-encoding"]


@pytest.mark.parametrize(
    ("letters", "font", "shown"),
    [
        ("Ø Hỗ trợ", "Wingdings-", "• "), ("§", "Wingdings-", "•"), ("ü", "Wingdings-", "✓"), ("\uf0b7 Hỗ trợ", "Times-Bold", "• "),
        ("\uf0a7 a", "SymbolMT-a", "♣ α"), ("Ø", "Times-Bold", "Ø"), ("\uf02d Hỗ trợ", "OpenSymbol", "- "),
    ],
)  # fmt: skip
def test_letters_of_symbol_fonts_are_the_signs_they_show(letters: str, font: str, shown: str) -> None:
    made = pdf(Page().text(80, 700, letters, bold=True).text(100, 700, "Hỗ trợ hộ nghèo")).replace(b"Times-Bold", font.encode())
    assert read.document_from_bytes(made, "plan.pdf").text.startswith(shown)
