"""Wholes told in brackets, in another sentence, by running numbers, on the clock and for so many dwellers: silent where they fit, told after one slip."""

from __future__ import annotations

import pytest

from short_plans import CONTENT, rules_said


def said(words: str) -> list[str | None]:
    return rules_said(CONTENT + words, "sum-mismatch", "rate-mismatch", "count-mismatch")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("Toàn huyện có 8.000 người nuôi dê, trong đó 4.560 nữ (chiếm 57%) và 3.440 nam (chiếm 43%).", "3.440", "3.540"),
        ("Kiểm tra tại 05 trại, gồm các trại có số thứ tự từ 1 đến 5 của Bảng 1.", "đến 5", "đến 6"),
        ("1. Mở 30 lớp, mỗi lớp 30 em, tại 04 điểm:\na) Trường An Hòa;\nb) Trường An Phú;\nc) Trường An Lộc;\nd) Trường An Bình.", "04 điểm", "05 điểm"),
        ("Tiêm tại 05 tuyến đường ở Phụ lục I.\n\nPHỤ LỤC I\n05 TUYẾN ĐƯỜNG THỰC HIỆN\nTrần Hưng Đạo; Lê Hồng Phong; Đồ Chiểu; Cô Giang; Cô Bắc", "Đồ Chiểu; ", ""),
        ("Hỗ trợ hộ nuôi dê: 500.000 đồng/người/lần x 2 lần/năm x 740 người, bằng 740 triệu đồng/năm.", "bằng 740", "bằng 704"),
        ("Dê được tiêm phòng đạt 98,4% (3.149/3.200 con).", "3.149", "3.419"),
        ("Ngừng cấp nước để rửa bể trong 4 giờ, từ 13 giờ 00 đến 17 giờ 00 ngày 10/6/2024.", "4 giờ", "5 giờ"),
        ("Đến nay 30/36 xã đã lập tổ thú y, đạt 83,3%. Còn 06 xã với 4.200 hộ nuôi dê.", "06 xã", "05 xã"),
        ("1. Huấn luyện cho 246 người lao động.\n2. Người lao động tại: Trại Đông 130 người; Xí nghiệp Tây 82 người; khối văn phòng 34 người.", "246", "264"),
        ("a) Mục tiêu: mở 06 lớp, mỗi lớp 50 học viên.\nb) Kinh phí: 360 triệu đồng, bình quân 1,2 triệu đồng/học viên.", "50 học", "60 học"),
        ("Trọng số chấm trại: chuồng 10%, giống 30%, thức ăn 60%. Cộng 100%.", "60%", "50%"),
        ("Toàn tỉnh có 9.600 giường bệnh, đạt 30 giường bệnh/10.000 dân (dân số trung bình 3.200.000 người).", "30 giường", "3 giường"),
        (
            "| Hạng mục | Đơn giá | Khối lượng | Kinh phí |\n|---|---|---|---|\n| Đo chuồng | 4,2 triệu đồng/ha | 350 ha | 1.470 triệu đồng |\n| Cấp sổ | 0,35 triệu đồng/hồ sơ | 2.400 hồ sơ | 840 triệu đồng |",
            "840", "480",
        ),
    ],
)  # fmt: skip
def test_one_slip_is_told(words: str, old: str, new: str) -> None:
    assert old in words
    assert said(words) == []
    assert said(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "Toàn huyện có 22 xã. Số xã có chợ là 11 xã (50%), số xã có lò mổ là 8 xã (36,4%).",  # parts that overlap
        "Diện tích cỏ năm 2023 là 40.000 ha, năm 2024 mở rộng thêm 6.000 ha (tăng 15%).",
        "Trạm thú y khám lưu động tại 6 thôn, mỗi thôn 2 buổi/quý; hai quý cuối năm có 24 buổi khám.",
        "Mỗi ngày trực 8 giờ, từ 7 giờ 30 đến 16 giờ 30.",  # with a break at noon
        "Trực 12 giờ, từ 19 giờ đến 7 giờ hôm sau.",
        "1. Huấn luyện cho 260 người.\n2. Ưu tiên: Trại Đông 130 người; Xí nghiệp Tây 82 người; khối văn phòng 34 người.",  # some of them
        "a) Mở 06 lớp, mỗi lớp 50 học viên.\nb) Mở 02 lớp, mỗi lớp 30 học viên.\nc) Kinh phí: 432 triệu đồng, bình quân 1,2 triệu đồng/học viên.",
        "Kinh phí: huyện 60%, xã 40%, tổng 100% từ ngân sách.",
    ],
)
def test_silent_where_all_fits(words: str) -> None:
    assert said(words) == []
