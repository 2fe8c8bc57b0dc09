"""So many for each: the number, or what all come to, in another sentence or in the calendar."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan
from plan_texts import COMMUNE_HEAD


def _sums(body: str) -> list[str]:
    return [f.text for f in check_plan(COMMUNE_HEAD + body) if f.code in ("sum-mismatch", "rate-mismatch")]


FOUND = [
    ("a) Hỗ trợ 12 mô hình.\nb) Tập huấn cho 36 người vận hành, mỗi mô hình 03 người.", "36", "39"),
    ("Lấy 24 mẫu nước, mỗi quý 06 mẫu.", "06", "07"),
    ("Phát 12 phóng sự, mỗi tháng 01 phóng sự.", "01", "03"),
    ("Phát 22 chuyên mục, mỗi tháng 02 chuyên mục, từ tháng 02 đến tháng 12.", "22", "25"),
    ("1. Địa bàn có 14 bản.\n2. Tổ chức 14 buổi nói chuyện (mỗi bản 01 buổi).", "14 buổi", "17 buổi"),
    ("1. Phường có 18 tổ dân phố.\n2. Lập 54 tổ liên gia, mỗi tổ dân phố 03 tổ.", "03", "05"),
    ("1. Dạy bơi 24 lớp.\n2. Mỗi lớp có 02 hướng dẫn viên, tổng số 48 lượt hướng dẫn viên.", "48", "49"),
    ("1. Hội thi có 06 nghề.\n2. Chọn 12 thí sinh xuất sắc, mỗi nghề 02 người.", "12", "14"),
    ("1. Huyện có 13 xã, thị trấn.\n2. Khen 130 tập thể (mỗi xã, thị trấn 10).", "130", "140"),
    ("1. Mở 03 lớp.\n2. Tập huấn hết 270 triệu đồng (90 triệu đồng/lớp).", "(90", "(80"),
    ("Tập huấn cán bộ: 480 triệu đồng (08 lớp, mỗi lớp 60 triệu đồng).", "08", "01"),
    ("Thực hiện 36 chuyến, phục vụ 12.600 lượt bạn đọc, bình quân 350 lượt/chuyến.", "12.600", "12.630"),
    ("1. Giám sát 45 doanh nghiệp.\nII. NHIỆM VỤ\n1. Lập 03 đoàn giám sát, mỗi đoàn giám sát 15 doanh nghiệp.", "03", "04"),
    ("1. Tập huấn thư viện cho 150 người.\nII. NHIỆM VỤ\n1. Tập huấn thư viện: mở 03 lớp, mỗi lớp 50 người.", "150", "180"),
    ("Chi 42 triệu đồng (14 triệu đồng/hội nghị).", "(14", "(16"),
]


@pytest.mark.parametrize(("body", "right", "wrong"), FOUND)
def test_a_digit_off_is_told(body: str, right: str, wrong: str) -> None:
    assert _sums(body) == []
    assert _sums(body.replace(right, wrong))


@pytest.mark.parametrize(
    "body",
    [
        "Mỗi môn có 01 giải nhất, 02 giải nhì; tổng cộng 18 giải của 06 môn.",
        "Mở 04 lớp với 180 lượt người, gồm 02 lớp quản trị (mỗi lớp 40 người) và 02 lớp kế toán (100 người).",
        "1. Mở 05 lớp may.\n2. Tập huấn tuyên truyền cho 90 người, mỗi lớp 30 người.\nII. KHÁC\nMở 03 lớp tuyên truyền.",
        "Phát 27 chuyên mục, mỗi tháng 03 chuyên mục, từ tháng 4 đến tháng 12.",
        "Chi 42 triệu đồng (16 triệu đồng/ha).",
    ],
)
def test_other_numbers_are_silent(body: str) -> None:
    assert _sums(body) == []


def test_a_rounded_mean_of_money_is_silent() -> None:
    assert _sums("Tập huấn: 946 triệu đồng (315 học viên, bình quân 3 triệu đồng/học viên).") == []
