"""Layouts: which line breaks a person would not see, in the ways plans are printed."""

from __future__ import annotations

import pytest

from kehoach import normalise
from plan_texts import HEADER, RULES

SENTENCES = (
    "Trung tâm Dịch vụ nông nghiệp huyện tổ chức tập huấn kỹ thuật chăn nuôi cho các hộ tham gia mô hình, bảo đảm mỗi "
    "thôn có ít nhất hai buổi học và một buổi thực hành tại chuồng nuôi của hộ.",
    "Ủy ban nhân dân các xã rà soát danh sách hộ có đủ điều kiện về chuồng trại, nguồn thức ăn và lao động để đăng ký "
    "tham gia, niêm yết công khai tại nhà văn hóa thôn trước khi trình duyệt.",
    "Phòng Tài chính - Kế hoạch cân đối nguồn vốn, hướng dẫn thủ tục thanh toán và quyết toán theo đúng quy định hiện "
    "hành của Nhà nước về quản lý ngân sách.",
)
HEADINGS = ("I. MỤC TIÊU", "II. NHIỆM VỤ", "III. TỔ CHỨC THỰC HIỆN")
PARAGRAPHS = [words for pair in zip(HEADINGS, SENTENCES, strict=True) for words in pair]


def wrapped(words: str, width: int = 62) -> list[str]:
    """A paragraph in printed lines."""
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


LAYOUTS = {
    "one line a paragraph": "\n".join(PARAGRAPHS),
    "blank lines between paragraphs": "\n\n".join(PARAGRAPHS),
    "blocks of wrapped lines": "\n\n".join("\n".join(wrapped(p)) for p in PARAGRAPHS),
    "every printed line followed by a blank one": "\n\n".join(line for p in PARAGRAPHS for line in wrapped(p)),
    "wrapped lines without blank lines": "\n".join(line for p in PARAGRAPHS for line in wrapped(p)),
    "indented": "\n".join("    " + p for p in PARAGRAPHS),
    "blanks at line ends": "\n".join(p + "  " for p in PARAGRAPHS),
    "bold headings": "\n\n".join(f"**{p}**" if p in HEADINGS else p for p in PARAGRAPHS),
    "Markdown headings": "\n\n".join(f"## {p}" if p in HEADINGS else p for p in PARAGRAPHS),
    "escaped dots": "\n\n".join(p.replace("I. ", r"I\. ") if p in HEADINGS else p for p in PARAGRAPHS),
}


def paragraphs(source: str) -> list[str]:
    """Every paragraph as one line of words."""
    text = normalise.text(source, RULES)
    return [text.words(p.start, p.end) for p in text.paragraphs if p.where == "body"]


@pytest.mark.parametrize("source", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_paragraphs(source: str) -> None:
    assert [" ".join(p.replace("I .", "I.").split()) for p in paragraphs(source)] == PARAGRAPHS


@pytest.mark.parametrize("source", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_can_be_searched_across_its_lines(source: str) -> None:
    folded = " ".join(normalise.text(source, RULES).folded.split(" "))
    squeezed = " ".join(folded.split())
    assert "bao dam moi thon co it nhat hai buoi hoc va mot buoi thuc hanh" in squeezed
    assert all("\n" not in folded[p.start : p.end] for p in normalise.text(source, RULES).paragraphs)


BORDERS = [
    ("- Hộ nghèo;\n- Hộ cận nghèo.", ["- Hộ nghèo;", "- Hộ cận nghèo."], "dash items are paragraphs"),
    ("a) Hộ nghèo\nb) Hộ cận nghèo", ["a) Hộ nghèo", "b) Hộ cận nghèo"], "points are paragraphs"),
    ("1. Mục đích\nGiúp hộ nghèo có việc.", ["1. Mục đích", "Giúp hộ nghèo có việc."], "a heading does not join its text"),
    ("I.\nMỤC TIÊU", ["I. MỤC TIÊU"], "a label alone joins the title below"),
    ("Căn cứ Luật A;\nCăn cứ Luật B;", ["Căn cứ Luật A;", "Căn cứ Luật B;"], "clauses of a preamble"),
    ("Hỗ trợ giống cho hộ nghèo\nvà hộ cận nghèo.", ["Hỗ trợ giống cho hộ nghèo và hộ cận nghèo."], "small letter goes on"),
    ("Giao Phòng Y tế.\nPhòng Nội vụ báo cáo.", ["Giao Phòng Y tế.", "Phòng Nội vụ báo cáo."], "a full stop ends a short line"),
    ("Hỗ trợ theo Điều\n3. Mức hỗ trợ", ["Hỗ trợ theo Điều 3. Mức hỗ trợ"], "a number torn from its Điều is no label"),
    ("KẾ HOẠCH\nPhòng dịch năm 2024", ["KẾ HOẠCH", "Phòng dịch năm 2024"], "type and subject"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [b[:2] for b in BORDERS], ids=[b[2] for b in BORDERS])
def test_where_a_paragraph_ends(source: str, expected: list[str]) -> None:
    assert paragraphs(source) == expected


def test_a_header_keeps_its_lines_apart() -> None:
    assert "Số: 12/KH-UBND" in paragraphs(HEADER)


@pytest.mark.parametrize(
    ("source", "bold"),
    [("**1. Mục đích**\n\nGiúp dân.", True), ("# Mục đích\n\nGiúp dân.", True), ("**1.** Mục đích\n\nGiúp dân.", False),
     ("1. **Mục đích**: giúp dân", False), ("1. Mục đích\n\nGiúp dân.", False)],
    ids=["whole line bold", "Markdown heading", "label alone bold", "one word bold", "plain"],
)  # fmt: skip
def test_bold_is_a_whole_paragraph_in_emphasis(source: str, bold: bool) -> None:
    assert normalise.text(source, RULES).paragraphs[0].bold is bold
