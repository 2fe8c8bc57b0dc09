"""What all others beside it say and one leaves out: the end of a task, the issuer of a legal basis; annexes and captions apart."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

ROW = (
    "I. NHIỆM VỤ\n1. Dọn kênh cấp 1, hoàn thành trước ngày 15/4/2026.\n2. Sửa cống đầu thôn, hoàn thành trước ngày 30/5/2026.\n3. Đắp bờ vùng, hoàn thành trước ngày 20/6/2026.\n"
    "4. Trồng cây chắn sóng, hoàn thành trước ngày 15/8/2026.\n5. Lắp biển báo, hoàn thành trước ngày 30/9/2026.\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
)
DASHES = "I. NHIỆM VỤ\n- Dọn kênh cấp 1 (Hội Nông dân);\n- Sửa cống đầu thôn (Ban Quản lý);\n- Đắp bờ vùng (Đoàn Thanh niên);\n- Trồng cây chắn sóng (Hội Phụ nữ).\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
BASES = (
    "Căn cứ Nghị định số 83/2018/NĐ-CP ngày 24/5/2018 của Chính phủ về khuyến nông;\nCăn cứ Thông tư số 75/2019/TT-BTC ngày 04/11/2019 của Bộ trưởng Bộ Tài chính;\n"
    "Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;\n\nI. NHIỆM VỤ\nDọn kênh.\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
)


def codes(words: str) -> set[str]:
    return {f.code for f in check_report(framed(words, "commune")).findings}


@pytest.mark.parametrize(
    ("words", "old", "new", "code"),
    [
        (ROW, ", hoàn thành trước ngày 20/6/2026", "", "deadline-missing"), (DASHES, " (Đoàn Thanh niên)", "", "no-owner"),
        (BASES, " của Chính phủ về khuyến nông", " về khuyến nông", "citation-incomplete"), (BASES, "75/2019/TT-BTC", "75/2019/BTC", "citation-form"),
    ],
)  # fmt: skip
def test_what_one_leaves_out(words: str, old: str, new: str, code: str) -> None:
    assert old in words
    assert code not in codes(words)
    assert code in codes(words.replace(old, new, 1))


@pytest.mark.parametrize("said", ["; làm thường xuyên", "; các thôn tự chọn ngày trong quý II"])
def test_a_time_told_otherwise(said: str) -> None:
    assert "deadline-missing" not in codes(ROW.replace(", hoàn thành trước ngày 20/6/2026", said))


def test_a_table_of_the_text_is_no_annex() -> None:
    words = "I. NHIỆM VỤ\nTrồng cây theo {}.\n\nBiểu 1. Số cây\n\n| TT | Thôn | Số cây |\n|---|---|---|\n| 1 | An Phú | 12 |\n| 2 | An Hòa | 15 |\n\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
    assert "annex-missing" not in codes(words.format("Biểu 1"))
    assert "annex-missing" in codes(words.format("Phụ lục I"))
    assert "annex-missing" in codes(words.format("Phụ lục ban hành kèm theo Kế hoạch này"))


def test_townlets_of_today() -> None:
    words = "I. PHẠM VI\nThực hiện tại 24 xã và 06 {}.\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
    assert [("obsolete-body" in codes(words.format(kind))) for kind in ("phường", "thị trấn")] == [False, True]
