"""Begin and end over two sentences, lengths before a range, *từ nay đến*: silent before, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN AN LẠC\nSố: 15/KH-UBND\nAn Lạc, ngày 10 tháng 01 năm 2024\n\nKẾ HOẠCH\nPhòng, chống đuối nước trẻ em năm 2024\n\n"
    "I. MỤC TIÊU\n- 100% trường học dạy bơi.\nII. NỘI DUNG\n"
)


def said(body: str) -> list[str]:
    codes = ("deadline-order", "conflicting-deadlines", "deadline-past", "count-mismatch")
    return [f.message for f in check_report(f"{HEAD}{body}\n").findings if f.code in codes]


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        ("1. Kênh An Hòa\n- Thời hạn: Khởi công trước ngày 20/4/2024; hoàn thành trước ngày 31/8/2024.", "20/4", "20/9"),
        ("1. Kênh An Hòa: khởi công tháng 4/2024. Nghiệm thu, bàn giao trước ngày 31/8/2024.", "tháng 4/2024", "tháng 10/2024"),
        ("1. Thời gian thực hiện: Từ nay đến hết tháng 11 năm 2024.", "tháng 11 năm 2024", "tháng 11 năm 2023"),
        ("1. Thời gian thực hiện: từ khi ban hành Kế hoạch đến hết tháng 11/2024.", "tháng 11/2024", "tháng 11/2023"),
        ("- Đợt 1: Năm thứ nhất, 15 ngày, từ ngày 09/3/2024 đến ngày 23/3/2024.\n- Đợt 2: Cơ động, 12 ngày, từ ngày 06/4/2024 đến ngày 17/4/2024.", "06/4", "16/4"),
        ("1. Các xã gửi báo cáo 6 tháng trước ngày 20/6/2024, báo cáo năm trước ngày 10/12/2024.", "20/6", "20/9"),
        ("- Các xã đăng ký trước ngày 15/02; Phòng Văn hóa thẩm định trước ngày 28/02; UBND huyện công nhận trước ngày 15/3/2024.", "28/02", "28/3"),
        ("- Mua sắm cây giống xong trước ngày 15/5/2024; trồng rừng từ ngày 01/6/2024 đến ngày 31/7/2024; nghiệm thu trước ngày 31/10/2024.", "15/5", "15/8"),
        ("1. Phân bổ kinh phí: trước ngày 15/3/2024.\n2. Giải ngân: trước ngày 30/11/2024.\n3. Quyết toán: trước ngày 31/12/2024.", "15/3", "15/12"),
        ("1. Tập huấn điều tra viên: ngày 20/3/2024.\n2. Thu thập thông tin: từ ngày 01/4/2024 đến ngày 31/5/2024.\n3. Nghiệm thu phiếu: trước ngày 15/6/2024.", "20/3", "20/4"),
    ],
)  # fmt: skip
def test_one_day_out_of_order(body: str, old: str, new: str) -> None:
    assert said(body) == []
    assert len(said(body.replace(old, new, 1))) == 1


def test_a_kitchen_of_many_classes_is_no_length() -> None:
    assert said("- Mở 04 lớp, mỗi lớp 30 người, 5 ngày, từ ngày 01/6/2024 đến ngày 30/6/2024.") == []


ROUNDS = (
    "a) Quan trắc, đo đạc 56 đoạn sạt lở 02 đợt: đợt 1 hoàn thành trước ngày 30/4/2024, đợt 2 hoàn thành trước ngày 31/10/2024.\n"
    "b) Lắp đặt 20 trạm quan trắc tự động trước ngày 30/9/2024.\n\nPHỤ LỤC\nTIẾN ĐỘ\n\n| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n"
    "| 1 | Quan trắc đợt 1 | Phòng Kinh tế | 30/4/2024 |\n| 2 | Lắp đặt trạm quan trắc tự động | Phòng Kinh tế | 30/9/2024 |\n| 3 | Quan trắc đợt 2 | Phòng Kinh tế | 31/10/2024 |\n"
)
CONTEST = (
    "1. Hội thi\nTổ chức hội thi \"Gia đình hạnh phúc\" từ ngày 22 tháng 6 đến ngày 26 tháng 6 năm 2024.\n2. Lễ phát động tháng hành động ngày 01/6/2024.\n\n"
    "PHỤ LỤC\nTIẾN ĐỘ\n\n| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lễ phát động tháng hành động | Phòng Y tế | 01/6/2024 |\n"
    "| 2 | Hội thi \"Gia đình hạnh phúc\" | Phòng Văn hóa | 22/6 - 26/6/2024 |\n"
)
PEAK = (
    "1. Tuyên truyền cao điểm từ ngày 20 tháng 3 đến ngày 20 tháng 4 năm 2024.\n"
    "2. Đài Truyền thanh huyện: phát tin trong đợt tuyên truyền cao điểm đến hết ngày 20 tháng 4 năm 2024.\n3. Phòng Nội vụ: theo dõi."
)
HOMES = (
    "1. Mục tiêu: khởi công 60 nhà Đại đoàn kết, bàn giao trước ngày 30 tháng 4 năm 2024.\n"
    "2. Xây dựng nhà Đại đoàn kết: khởi công 60 nhà trước ngày 05 tháng 02 năm 2024; mức hỗ trợ 60 triệu đồng/nhà."
)
MEETING = (
    "1. Hội nghị triển khai kế hoạch tổ chức ngày 10/4/2024 tại hội trường huyện.\nIII. PHÂN CÔNG\n"
    "1. Văn phòng: chuẩn bị tài liệu, giấy mời hội nghị triển khai kế hoạch trước ngày 05/4/2024."
)


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [(ROUNDS, "31/10", "31/8"), (CONTEST, "22/6", "12/6"), (PEAK, "20 tháng 4", "10 tháng 4"), (HOMES, "05 tháng 02", "15 tháng 5"), (MEETING, "05/4", "15/4")],
)
def test_one_day_told_otherwise_elsewhere(body: str, old: str, new: str) -> None:
    assert said(body) == []
    before, _, after = body.rpartition(old)
    assert len(said(f"{before}{new}{after}")) == 1
