"""Tables of plain text without rules: columns set apart by tabs or blanks."""

from __future__ import annotations

import pytest

from kehoach.normalise.tidy import tidy_copy
from kehoach.pipeline import extract_plan

HEAD = "KẾ HOẠCH\nTiêm phòng gia súc năm 2018\n\nI. KINH PHÍ\nKinh phí mua vắc xin như sau:\n\n"
ROWS = [
    ["TT", "Loại vắc xin", "Số liều", "Thành tiền (đồng)"],
    ["1", "Lở mồm long móng", "15.810", "260.865.000"],
    ["2", "Dịch tả lợn", "34.400", "103.200.000"],
    ["", "Cộng", "50.210", "364.065.000"],
]
TAIL = "\n\nII. TỔ CHỨC THỰC HIỆN\nTrạm Thú y huyện chủ trì tiêm phòng trước ngày 30/4/2018.\n"
WIDTHS = [5, 24, 12, 20]


def _padded(rows: list[list[str]], *, right: bool = False) -> str:
    lines = []
    for row in rows:
        cells = [c.rjust(w - 2) + "  " if right and i > 1 else c.ljust(w) for i, (c, w) in enumerate(zip(row, WIDTHS, strict=True))]
        lines.append("".join(cells).rstrip())
    return "\n".join(lines)


SET = {
    "tabs": "\n".join("\t".join(row) for row in ROWS),
    "blanks": _padded(ROWS),
    "numbers to the right": _padded(ROWS, right=True),
    "empty lines between": _padded(ROWS).replace("\n", "\n\n"),
    "a ruler below the header": _padded(ROWS).replace("\n", "\n---  --------------------  -----  ---------\n", 1),
    "between pipes": "\n".join("| " + " | ".join(row) + " |" for row in ROWS),
}


@pytest.mark.parametrize("case", SET, ids=str)
def test_the_same_table_however_it_is_set(case: str) -> None:
    text = HEAD + SET[case] + TAIL
    record = extract_plan(text)
    [table] = record.tables
    assert [(c.row_header, c.col_header, c.value) for c in table.cells if c.row == 2 and c.col > 1] == [
        ("Dịch tả lợn", "Số liều", "34400"),
        ("Dịch tả lợn", "Thành tiền (đồng)", "103200000"),
    ]
    assert [(a.value, a.is_total) for a in record.amounts] == [("260865000", False), ("103200000", False), ("364065000", True)]
    assert all(text[c.start : c.end] == c.text for c in table.cells)
    assert text[table.start : table.end].strip() == SET[case]
    assert [d.text for d in record.deadlines] == ["trước ngày 30/4/2018"]


@pytest.mark.parametrize(
    "words",
    [
        "UBND HUYỆN AN THỬ    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRẠM THÚ Y           Độc lập - Tự do - Hạnh phúc\nSố: 5/KH-TTY         An Thử, ngày 05 tháng 3 năm 2018\n",
        "Nơi nhận:             TM. ỦY BAN NHÂN DÂN\n- Như trên;           KT. CHỦ TỊCH\n- Lưu: VT.            PHÓ CHỦ TỊCH\n",
        "kinh  phí  thực hiện\nnăm  nay  là 20 triệu\nđồng  từ  ngân sách\n",
        "- Hộ:\t12\n- Người:\t40\n- Thôn:\t3\n",
        " :|",
    ],
)
def test_what_is_no_table_of_lines_stays_as_it_is(words: str) -> None:
    copy = tidy_copy(words)
    assert copy is None or "|" not in copy.text


BELOW = "    2. Định mức hỗ trợ: xây mới 350 triệu đồng/công trình; cải tạo 90 triệu đồng/công trình.\n    3. Trình tự thực hiện như sau.\n    a) Các trường khảo sát, đăng ký danh mục gửi Phòng Giáo dục và Đào tạo;\n    b) Phòng Giáo dục và Đào tạo tổng hợp, trình phê duyệt danh mục.\n"
YEARS = [["Năm", "Xây mới", "Cải tạo", "Cộng"], ["2023", "12", "24", "36"], ["2024", "18", "30", "48"], ["Cộng", "30", "54", "84"]]


@pytest.mark.parametrize("gap", ["", "\n"], ids=["right below", "after a blank line"])
def test_text_indented_like_a_table_above_it_is_no_part_of_it(gap: str) -> None:
    table = "\n".join("    " + "".join(c.ljust(14) for c in row).rstrip() for row in YEARS)
    record = extract_plan(f"KẾ HOẠCH\nXây dựng công trình giai đoạn 2023 - 2024\n\nI. NỘI DUNG\n    1. Khối lượng:\n\n{table}\n{gap}{BELOW}\nII. KINH PHÍ\n    Ngân sách huyện.\n")
    [read] = record.tables
    assert [c.value for c in read.cells if c.row == 3 and c.col] == ["30", "54", "84"]
    assert [s.label for s in record.sections if s.title == "Định mức hỗ trợ"] == ["2"]
