"""Totals divided anew beside them, products in a wrong unit of money, points in rows of commas, marks of who signs: each beside a sound twin."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ NỘI VỤ\nSố: 12/KH-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nViệc làm năm 2026\n\n"
MONEY = (
    "IV. KINH PHÍ\n1. Tổng kinh phí: 6.600 triệu đồng, gồm:\na) Trang thiết bị: 5.790 triệu đồng;\nb) Đào tạo: 810 triệu đồng.\n"
    "2. Phân kỳ: năm 2026 là 2.900 triệu đồng, năm 2027 là {} triệu đồng, năm 2028 là 1.550 triệu đồng.\n"
)
LOANS = "I. MỤC TIÊU\n1. 400 người lao động được vay vốn, mức vay bình quân 100 triệu đồng/người, tổng vốn vay 40 {} đồng.\n"
ROW = "I. MỤC TIÊU\n| TT | Chỉ tiêu | 2026 | 2027 | 2028 |\n|---|---|---|---|---|\n| 1 | Tỷ lệ dùng thuốc (%) | 3,5 | 4,0 | {} |\n| 2 | Số ca | 10 | 12 | 14 |\n"
SIGNED = "I. MỤC TIÊU\nTạo việc làm.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT, LĐ.\n\n{}\nPHÓ GIÁM ĐỐC\n\nTrần Văn An"


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + text) if f.severity != "info"}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("sum-mismatch", MONEY.format("2.150"), MONEY.format("2.510")),
        ("rate-mismatch", LOANS.format("tỷ"), LOANS.format("triệu")),
        ("decimal-mark", ROW.format("6,0"), ROW.format("6.0")),
        ("signature-authority", SIGNED.format("KT. GIÁM ĐỐC"), SIGNED.format("TM. SỞ NỘI VỤ")),
    ],
)
def test_sound_is_let_be_and_its_twin_is_told(code: str, sound: str, wrong: str) -> None:
    assert code not in said(sound)
    assert code in said(wrong)
