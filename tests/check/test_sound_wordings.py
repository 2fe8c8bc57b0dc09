"""Sound sentences that once got a remark, each beside a twin that deserves it."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 12/KH-UBND\nAn Thịnh, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nThủy lợi năm 2026\n\nI. NỘI DUNG\n"
HERD = "1. Tổng đàn trâu, bò là 24.000 con.\n2. Tiêm vắc xin lở mồm long móng được 17.280 con, đạt 72% tổng đàn; vắc xin tụ huyết trùng được {} con, đạt 70%.\n"


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + text)}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("sum-mismatch", "Bồi dưỡng 240 tập huấn viên tại 03 lớp: Hà Nội 95 người, Đà Nẵng 70 người, Cần Thơ 75 người.", "Huấn luyện 160 người: nam 95 người, nữ 75 người."),
        ("sum-mismatch", "Nâng tỷ lệ kênh kiên cố (từ 18.000 m lên 24.200 m trên tổng số 40.000 m).", "Nạo vét 40.000 m kênh, gồm 18.000 m kênh chính và 24.000 m kênh nhánh."),
        ("left-open", "Giải cá nhân 20 nội dung (điền kinh 8, cầu lông 5, đá cầu 4, cờ vua 3).", "Giải cá nhân 20 nội dung (điền số liệu)."),
        ("rate-mismatch", HERD.format("16.800"), HERD.format("18.600")),
    ],
)  # fmt: skip
def test_a_sound_sentence_and_its_twin(code: str, sound: str, wrong: str) -> None:
    assert code not in said(sound) and code in said(wrong)


def test_months_apart_are_no_product() -> None:
    apart = "Xây dựng chuyên mục, mỗi tháng 01 số từ tháng 3/2026 đến tháng 12/2026, riêng tháng 9/2026 và tháng 10/2026 mỗi tháng 02 số, tổng cộng 12 số."
    assert "sum-mismatch" not in said(apart)


def test_the_mark_with_a_slash_stands_for_the_body() -> None:
    text = (
        "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH THÁI BÌNH\nSố: 12-KH/HND\nThái Bình, ngày 05 tháng 02 năm 2019\n\nKẾ HOẠCH\nThu gom bao gói năm 2019\n\n"
        "I. NỘI DUNG\nThu gom.\nII. TỔ CHỨC THỰC HIỆN\nCác huyện làm.\n\nNơi nhận:\n- Tỉnh ủy;\n- Lưu VP, Ban XH.\n\n{}BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n\nPhạm Thị Hường\n"
    )
    codes = [{f.code for f in check_plan(text.format(mark))} for mark in ("T/M ", "TM. ")]
    assert codes[0] == codes[1]


def test_figures_of_two_rounds_are_two() -> None:
    text = "Ra quân làm thủy lợi hai đợt trong năm 2026.\n1. Đợt 1: từ ngày 02/3/2026, nạo vét 9.000 m, huy động 1.800 ngày công.\n2. Đợt 2: từ ngày 05/5/2026, nạo vét 6.000 m, huy động 1.200 ngày công.\n"
    assert "conflicting-targets" not in said(text)
