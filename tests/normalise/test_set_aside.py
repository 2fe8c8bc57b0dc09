"""What is no part of a sentence is masked in the folded text and stands untouched in the canonical one."""

from __future__ import annotations

import pytest

from kehoach import normalise
from kehoach.normalise import Text
from kehoach.pipeline import extract_plan
from kehoach.read import document_from_bytes, document_from_text
from plan_texts import HEADER, RULES
from word_files import p, word_file

RULE = " " * 60
FILL = "Các đơn vị tổ chức thực hiện nghiêm túc các nội dung đã nêu và định kỳ báo cáo kết quả theo quy định hiện hành.\n"


def read(source: str) -> Text:
    text = normalise.text(source, RULES)
    assert text.canonical == source
    assert len(text.folded) == len(text.notes_folded) == len(source)
    return text


def squeezed(folded: str) -> str:
    return " ".join(folded.split())


# --- footnotes ------------------------------------------------------------------------------------

PAGE_NOTES = f"""I. MỤC TIÊU
Hỗ trợ các hộ chăn nuôi theo Chương trình1 trên địa bàn huyện, trong đó ưu tiên hộ do phụ nữ làm

{RULE}
1 Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ.

 chủ hộ và hộ có người khuyết tật.
"""
TWO_NOTES = PAGE_NOTES.replace(
    "Thủ tướng Chính phủ.\n", "Thủ tướng Chính phủ.\n2 Thuộc Dự án 2 của Chương trình.\n"
).replace("trên địa bàn huyện", "trên địa bàn huyện2")


def test_a_footnote_in_mid_sentence_is_set_aside() -> None:
    text = read(PAGE_NOTES)
    assert "trong do uu tien ho do phu nu lam chu ho va ho co nguoi khuyet tat" in squeezed(text.folded)
    assert "90/qd-ttg" not in text.folded
    assert squeezed(text.notes_folded) == "quyet dinh so 90/qd-ttg ngay 18/01/2022 cua thu tuong chinh phu."


def test_a_footnote_knows_its_anchor() -> None:
    text = read(PAGE_NOTES)
    (note,) = text.notes
    assert note.anchor is not None
    assert text.canonical[note.anchor.start - 11 : note.anchor.end] == "Chương trình1"[-12:]
    assert text.folded[note.anchor.start] == " "
    assert text.anchors[note.anchor.start] is note


def test_footnotes_count_up() -> None:
    text = read(TWO_NOTES)
    assert [n.label for n in text.notes] == ["1", "2"]
    assert [text.canonical[n.anchor.start] for n in text.notes if n.anchor] == ["1", "2"]


def test_a_line_of_underscores_is_a_rule_too() -> None:
    assert [n.label for n in read(PAGE_NOTES.replace(RULE, "_" * 20)).notes] == ["1"]


def test_numbers_after_a_rule_that_do_not_count_up_are_text() -> None:
    text = read(f"Tổng số hộ nghèo của huyện là\n\n{RULE}\n12 hộ thuộc xã A.\n")
    assert text.notes == ()
    assert "12 ho thuoc xa a" in text.folded


END_NOTES = (
    HEADER
    + "I. MỤC TIÊU\nThực hiện Nghị quyết của huyện[1] và kế hoạch của tỉnh[2].\n"
    + FILL * 6
    + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n\n"
    + "[1] Nghị quyết số 11/NQ-HĐND ngày 20/12/2023.\n[2] Kế hoạch số 125/KH-UBND ngày 02/8/2023.\n"
)


@pytest.mark.parametrize(
    "source", [END_NOTES, END_NOTES.replace("[", r"\[").replace("]", r"\]")], ids=["plain", "escaped for Markdown"]
)
def test_endnotes_in_brackets(source: str) -> None:
    text = read(source)
    assert [n.label for n in text.notes] == ["1", "2"]
    assert "11/nq-hdnd" in text.notes_folded and "11/nq-hdnd" not in text.folded
    assert all(n.anchor is not None and n.anchor.end <= n.span.start for n in text.notes)


def test_annexes_after_the_endnotes_are_text() -> None:
    text = read(END_NOTES + "\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ\nĐào ao nuôi cá.\n")
    assert [n.label for n in text.notes] == ["1", "2"]
    assert "dao ao nuoi ca" in text.folded and "dao ao nuoi ca" not in text.notes_folded


def test_a_bracket_without_its_anchor_is_no_note() -> None:
    text = read(HEADER + FILL * 6 + "[1] Nghị quyết số 11/NQ-HĐND.\n")
    assert text.notes == ()
    assert "11/nq-hdnd" in text.folded


# --- pages ----------------------------------------------------------------------------------------

PAGE = FILL * 9  # about a page: page numbers stand at least 900 characters apart


def pages(number: str, head: str = "") -> str:
    """Four pages, each but the first headed by its number and perhaps a running head."""
    return PAGE + "".join(f"{number.format(n)}\n{head}{PAGE}" for n in (2, 3, 4))


@pytest.mark.parametrize("number", ["{}", "  {}  ", "- {} -", "Trang {}", "Trang {}/4", "{}/4"])
def test_page_numbers_are_masked(number: str) -> None:
    text = read(pages(number))
    assert not any(line.strip(" -") in "234" and line.strip(" -") for line in text.folded.split("\n"))
    assert "trang" not in text.folded and "/4" not in text.folded


def test_running_heads_are_masked() -> None:
    text = read(pages("{}", "Kế hoạch phòng dịch của huyện\n"))
    assert "phong dich" not in text.folded
    assert "ke hoach phong dich" in " ".join(read(PAGE + "Kế hoạch phòng dịch của huyện\n").folded.split())


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (PAGE + "2\n" + PAGE + "7\n" + PAGE, "do not count up"),
        ("Số hộ:\n2\n3\n4\n" + PAGE, "a column of numbers is not pages: too close together"),
        (PAGE + "2\n" + PAGE, "a lone number"),
    ],
    ids=lambda v: v if len(v) < 80 else "",
)
def test_numbers_that_are_no_page_numbers_stay(source: str, why: str) -> None:
    assert any(line.strip() == "2" for line in read(source).folded.split("\n")), why


# --- Markdown marks -------------------------------------------------------------------------------

MARKS = [
    ("**Tổng vốn:** 9.558 triệu đồng", "tong von: 9.558 trieu dong", "bold"),
    ("*Tổng vốn*: 9.558", "tong von : 9.558", "italic: the mark is a blank"),
    ("***Tổng vốn***", "tong von", "both"),
    ("## Tổng vốn", "tong von", "heading"),
    (r"1\. Tổng vốn", "1 . tong von", "escaped dot"),
    ("Tổng vốn # 2", "tong von # 2", "a hash inside a line is text"),
]


@pytest.mark.parametrize(("source", "folded"), [m[:2] for m in MARKS], ids=[m[2] for m in MARKS])
def test_marks_are_blanks(source: str, folded: str) -> None:
    assert squeezed(read(source).folded) == folded


# --- tables ---------------------------------------------------------------------------------------

INLINE = """I. CHỈ TIÊU

| TT | Xã | Số hộ |
|----|----|-------|
| 1 | Phú Cần | 12 |
| 2 | Ia Mlah | 7 |

Các xã thực hiện.
"""
SPREAD = "I. CHỈ TIÊU\n\n" + "\n".join(
    "|\n" + "\n|\n".join(row) + "\n|" for row in (("TT", "Xã", "Số hộ"), ("1", "Phú Cần", "12"), ("2", "Ia Mlah", "7"))
) + "\n\nCác xã thực hiện.\n"  # fmt: skip


@pytest.mark.parametrize(("source", "spread"), [(INLINE, False), (SPREAD, True)], ids=["one row a line", "one cell a line"])
def test_tables_are_grids(source: str, spread: bool) -> None:
    text = read(source)
    (grid,) = text.grids
    assert (grid.layout, grid.spread, grid.columns) == (False, spread, 3)
    rows = [[c.span.of(source) for c in row] for row in grid.rows]
    assert rows == [["TT", "Xã", "Số hộ"], ["1", "Phú Cần", "12"], ["2", "Ia Mlah", "7"]]
    assert [(c.row, c.col) for row in grid.rows for c in row] == [(r, c) for r in range(3) for c in range(3)]


@pytest.mark.parametrize("source", [INLINE, SPREAD], ids=["one row a line", "one cell a line"])
def test_cells_are_no_body_text(source: str) -> None:
    text = read(source)
    where = {text.words(p.start, p.end): p.where for p in text.paragraphs}
    assert where["Phú Cần"] == "cell"
    assert where["Các xã thực hiện."] == "body"
    assert "|" not in text.folded


def test_an_empty_cell_is_an_empty_span() -> None:
    (grid,) = read("| TT | Xã |\n|---|---|\n| 1 | |\n").grids
    assert [len(c.span) for c in grid.rows[1]] == [1, 0]


def test_the_two_columns_of_a_header_are_layout() -> None:
    text = read("| UBND HUYỆN A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 1/KH-UBND | Độc lập - Tự do - Hạnh phúc |\n")
    assert [g.layout for g in text.grids] == [True]
    assert {p.where for p in text.paragraphs} == {"layout"}


# --- web pages ------------------------------------------------------------------------------------

PLAN = HEADER + "I. MỤC TIÊU\n" + FILL * 8 + "II. TỔ CHỨC THỰC HIỆN\n" + FILL * 8
CHROME_BEFORE = "Trang chủ\nQuý khách Đăng nhập vào để xem\nQuên mật khẩu\nLược đồ\nVăn bản liên quan\nTải về máy\n"
CHROME_AFTER = "\n\nTải văn bản\nChia sẻ qua thư\nHotline: 1900 0000\nTin liên quan\nAll rights reserved\n"


@pytest.mark.parametrize(
    ("before", "after"), [(CHROME_BEFORE, CHROME_AFTER), (CHROME_BEFORE, ""), ("", CHROME_AFTER)],
    ids=["both sides", "before alone", "after alone"],
)  # fmt: skip
def test_a_web_page_around_a_plan_is_no_part_of_it(before: str, after: str) -> None:
    source = before + PLAN + after
    text = read(source)
    begin, end = len(before), len(before + PLAN)
    assert source[text.body.start : text.body.end].strip() == PLAN.strip()
    assert not text.folded[:begin].strip() and not text.folded[end:].strip()


def test_one_formula_of_the_web_in_a_plan_is_a_sentence() -> None:
    source = PLAN + "Người dân tải về máy mẫu đơn.\n"
    text = read(source)
    assert (text.body.start, text.body.end) == (0, len(source))


# --- marks of a draft -----------------------------------------------------------------------------

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\n{above}Số:     /KH-UBND\n{below}An Thịnh, ngày     tháng 02 năm 2026\n\n"
    "KẾ HOẠCH\n{title}Giảm nghèo bền vững năm 2026\n\nI. MỤC TIÊU\nDự thảo quy chế trước ngày 30/6/2026.\n"
)


@pytest.mark.parametrize("mark", ["DỰ THẢO", "**DỰ THẢO LẦN 2**", "(Dự thảo ngày 15/01/2026)", "Bản dự thảo 3"])
@pytest.mark.parametrize("place", ["above", "below", "title"])
def test_the_mark_of_a_draft_is_no_part_of_issuer_or_title(mark: str, place: str) -> None:
    source = LETTERHEAD.format(**{"above": "", "below": "", "title": "", place: f"{mark}\n"})
    plan = extract_plan(document_from_text(source)).plan
    assert plan.issuer == "Ủy ban nhân dân xã An Thịnh"
    assert plan.title == "Kế hoạch Giảm nghèo bền vững năm 2026"
    assert "du thao quy che" in read(source).folded


def test_the_mark_of_a_draft_in_a_word_file_is_set_aside() -> None:
    body = "".join(p(line) for line in LETTERHEAD.format(above="Dự thảo lần 2\n", below="", title="").split("\n"))
    plan = extract_plan(document_from_bytes(word_file(body), "a.docx")).plan
    assert plan.issuer == "Ủy ban nhân dân xã An Thịnh"
