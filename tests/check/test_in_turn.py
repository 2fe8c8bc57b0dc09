"""Steps, rounds, levels, halves of a year and results in turn: silent in order, remarked on after one day is changed."""

from __future__ import annotations

import pytest

from short_plans import TITLE, rules_said


def orders(words: str) -> list[str | None]:
    return rules_said(TITLE + words, "deadline-order")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("I. CUỘC THI\nCác xã đăng ký trước ngày 15/7/2024, chấm điểm, công nhận trước ngày 30/11/2024.", "15/7", "15/12"),
        ("I. LỚP NGHỀ\nMở 24 lớp; chiêu sinh xong trước ngày 15/4/2024, bế giảng trước ngày 15/11/2024.", "15/11", "15/3"),
        ("I. NGHIỆM THU\nNghiệm thu cơ sở trước ngày 20/11/2024; phúc tra trước ngày 30/11/2024.", "20/11", "10/12"),
        ("I. TIẾN ĐỘ\n1. Lựa chọn tài liệu, lập danh mục trước ngày 31/3/2024.\n2. Ký hợp đồng trước ngày 15/5/2024.\n3. Nghiệm thu trước ngày 30/11/2024.", "31/3", "31/5"),
        ("I. THỜI GIAN\n1. Đợt 1: từ ngày 15/3/2024 đến ngày 30/4/2024.\n2. Đợt 2: từ ngày 01/9/2024 đến ngày 15/10/2024.", "30/4", "15/9"),
        ("I. BÁO CÁO\nCác xã báo cáo kết quả trước ngày 10/6/2024 (6 tháng) và trước ngày 10/12/2024.", "10/6", "20/12"),
        ("I. NỘI DUNG\nUBND xã lập phương án, trình huyện phê duyệt trước ngày 30/6/2024.\nUBND xã báo cáo kết quả phê duyệt trước ngày 15/7/2024.", "15/7", "15/5"),
        ("I. TỔ CHỨC THỰC HIỆN\n1. Các xã gửi báo cáo 6 tháng trước ngày 10/6/2024.\n2. Phòng Y tế tổng hợp, báo cáo UBND huyện kết quả 6 tháng trước ngày 20/6/2024.", "20/6", "05/6"),
        ("I. BÁO CÁO\nCác xã gửi báo cáo năm trước ngày 10/12/2024.", "10/12", "10/6"),
    ],
)
def test_one_day_out_of_turn_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert orders(words) == []
    assert orders(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "I. NỘI DUNG\na) Sửa kênh An Hòa. Phòng Kinh tế tổ chức thi công trong quý IV/2024.\nb) Mua thiết bị. Phòng Y tế làm thủ tục, bàn giao cho các trạm trước ngày 25/8/2024.",
        "I. NỘI DUNG\n- Rà soát hộ nghèo trước ngày 25/11/2024.\n- Tổng hợp, báo cáo UBND huyện kết quả 6 tháng trước ngày 10/6/2024.",
        "I. NỘI DUNG\nCấp xã ban hành kế hoạch trước ngày 30/4/2024; cấp huyện ban hành kế hoạch trước ngày 15/4/2024.",
        "I. NỘI DUNG\nGiai đoạn 1: từ ngày 01/10/2024 đến ngày 15/02/2025; giai đoạn 2: từ ngày 16/02/2025.",
        "I. NỘI DUNG\nCác trường báo cáo năm học trước ngày 31/5/2024.",
    ],
)
def test_other_works_and_other_ways_down_are_in_no_turn(words: str) -> None:
    assert orders(words) == []
