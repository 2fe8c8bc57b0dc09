"""Figures that follow from others: shares of a list, fractions, what is reached so far, so many for each."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN TÂN SƠN
Số: 12/KH-UBND
Tân Sơn, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Công tác văn hóa, xã hội năm 2024

I. NỘI DUNG
"""
TABLE = "\n| TT | Nội dung | Số lượng | Mức chi | Thành tiền |\n|---|---|---|---|---|\n| 1 | Tập huấn | 12 lớp | 15 | 180 |\n| 2 | Trao vốn mô hình sinh kế | 20 mô hình | 10 | 200 |\n| | Cộng (triệu đồng) | | | 380 |\n"

CODES = ("sum-mismatch", "rate-mismatch", "count-mismatch")


def _said(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code in CODES]


FOLLOW = [
    ("Thuê 750 ca, gồm 600 ca xe; 150 ca máy.\nKinh phí 750 triệu đồng: ngân sách huyện 600 triệu đồng, chiếm 80%; nguồn khác 150 triệu đồng, chiếm 20%.", "20%", "25%"),
    ("Có 80 cơ sở, gồm 52 hộ kinh doanh, 18 hợp tác xã và 10 doanh nghiệp; hộ kinh doanh chiếm 65%.", "65%", "68%"),
    ("Có 240 hội viên, trong đó 96 hội viên nữ và 144 hội viên nam; hội viên nữ chiếm 40%.", "40%", "45%"),
    ("Nhận 60 bài dự thi; chọn 20 bài (bằng 1/3) để trao giải.", "1/3", "1/4"),
    ("Nhận 60 hồ sơ, giải quyết 40 hồ sơ, bằng hai phần ba.", "hai phần ba", "ba phần tư"),
    ("Giải ngân lũy kế: quý I đạt 15%, quý II đạt 40%, quý III đạt 75%, quý IV đạt 100%.", "75%", "35%"),
    ("Tiến độ: hết tháng 3 đạt 30%, hết tháng 6 đạt 55%, hết tháng 9 đạt 80%, hết tháng 12 đạt 100%.", "80%", "50%"),
    ("Ghi nhận 860 ca bệnh, tăng 172 ca (25%) so với cùng kỳ 688 ca.", "25%", "35%"),
    ("Năng suất đạt 3,5 tấn/ha, tăng 25% so với mức 2,8 tấn/ha hiện nay.", "2,8", "2,5"),
    ("Thu nhập đạt 60 triệu đồng/người/năm, tăng 20% so với năm 2023 (50 triệu đồng/người/năm).", "20%", "25%"),
    ("1. Trao vốn cho 20 mô hình sinh kế, mỗi mô hình 10 triệu đồng.\n2. Dự toán:\n" + TABLE, "mỗi mô hình 10", "mỗi mô hình 12"),
    ("1. Lớp nghề\na) Quy mô: 24 lớp.\nb) Nội dung: kỹ năng bán hàng; 30 triệu đồng/lớp.\nc) Nguồn: 720 triệu đồng, gồm tỉnh 450 triệu đồng, huyện 270 triệu đồng.\n2. Sơ kết", "; 30", "; 20"),
    ("1. Huyện có 09 xã và 01 thị trấn.\n2. Cấp 2.400 tờ gấp, mỗi xã, thị trấn 240 tờ.", "240 tờ", "200 tờ"),
    ("1. Hội Nông dân, Hội Cựu chiến binh, Đoàn Thanh niên huyện: mỗi tổ chức cử 02 người (tổng số 06 người) tham gia.", "06", "09"),
    ("1. Xử lý 16 điểm đen.\n2. Lắp hộ lan tại 16 điểm, kinh phí 480 triệu đồng (bình quân 30 triệu đồng/điểm).", "tại 16", "tại 18"),
    ("1. Toàn huyện có 240 hộ dùng nước sạch.\n2. Phát triển thêm 35 hộ, nâng tổng số lên 275 hộ.", "275", "285"),
    ("1. Ngân sách huyện 4.455 triệu đồng.\n2. Phần của huyện chia cho 04 xã: xã Đông 1.080 triệu đồng; xã Đoài 1.530 triệu đồng; xã Nam 675 triệu đồng; xã Hạ 1.170 triệu đồng.", "675", "765"),
    ("1. Chỉnh lý 560 mét và số hóa 1.400.000 trang tài liệu.\n2. Mục tiêu cụ thể\na) Năm 2022: chỉnh lý 140 mét, số hóa 350.000 trang.\nb) Năm 2023: chỉnh lý 224 mét, số hóa 560.000 trang.\nc) Năm 2024: chỉnh lý 196 mét, số hóa 490.000 trang.", "560.000", "650.000"),
    ("1. Tiêm phòng 12.500 con gia súc.\n2. Tiêm 4.820 trâu, 3.140 bò và 4.540 lợn.", "4.540", "4.450"),
    ("Ghi nhận 80 ca; bốn xã có nhiều ca là Đức Hòa, Cần Giuộc, Bến Lức, Cần Đước.", "bốn", "năm"),
    ("1. Tập huấn cho 630 lượt công chức làm công tác thống kê; bồi dưỡng công chức.\n2. Tổ chức 09 lớp tập huấn công chức, mỗi lớp 70 học viên; phát 12 tin, mỗi năm 04 tin.", "70", "60"),
]


@pytest.mark.parametrize(("body", "right", "wrong"), FOLLOW)
def test_what_does_not_follow_is_told(body: str, right: str, wrong: str) -> None:
    assert body.count(right) == 1
    assert _said(body) == []
    assert _said(body.replace(right, wrong))


SOUND = [
    "Kinh phí 2.200 triệu đồng. Thu gom 880 tấn, đạt 100%; tái chế 1.320 tấn, đạt 60%; xử lý 2.200 tấn.",
    "Có 80 cơ sở, gồm 52 hộ kinh doanh và 28 hợp tác xã; hộ kinh doanh đạt 15% doanh thu.",
    "Nhận 60 bài; chọn 20 bài, nộp trước ngày 1/4.",
    "Chia ra: quý I 15%, quý II 40%, quý III 25%, quý IV 20%.",
    "Trả lời 08 câu, mỗi câu 05 điểm; đạt từ 30 điểm, cộng 02 điểm thưởng.",
    "1. Mỗi môn trao giải nhất 300.000 đồng, giải nhì 200.000 đồng, giải ba 100.000 đồng của 20 môn.\n2. Giải của 20 môn: 12.000.000 đồng.",
    "1. Toàn huyện có 240 hộ dùng nước sạch.\n2. Có 35 hộ đăng ký thêm máy lọc; nâng mức vay lên 285 hộ.",
    "1. Tiêm phòng 12.500 con gia súc.\n2. Phát 4.820 tờ, 314 áp phích và 445 băng.",
    "Trong năm xã có nhiều việc lớn là Đại hội, bầu cử, Ngày hội.",
    "1. Hội Nông dân và các đoàn thể huyện: mỗi tổ chức cử 02 người (tổng số 09 người) tham gia.",
    "1. Hội Nông dân huyện tập huấn cho hội viên, Hội Phụ nữ: mỗi tổ chức cử 02 người, tổng số 09 người.",
]


@pytest.mark.parametrize("body", SOUND)
def test_what_is_meant_otherwise_is_let_be(body: str) -> None:
    assert _said(body) == []
