"""Money in another unit than its product, what is left of a whole behind a share, so many each year of a plan of several."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nHỗ trợ việc làm giai đoạn 2018 - 2020\nI. CHỈ TIÊU\n"
GIFTS = """1. Trao 1.500 suất quà Tết, mỗi suất 500.000 đồng.
II. KINH PHÍ
| TT | Nội dung | Kinh phí (triệu đồng) |
|---|---|---|
| 1 | Quà Tết | 750 |
| 2 | Học bổng | 200 |
| | Cộng | 950 |
"""
COCOONS = "1. Năm 2020 có 230 hộ nuôi tằm, sản lượng kén 248,0 tấn.\n2. Với giá bán bình quân 190.000 đồng/kg, giá trị kén năm 2020 đạt 47.120 triệu đồng."
SIGNED = "1. 100% điểm kinh doanh (350 điểm) ký cam kết; hiện có 280 điểm đã ký (80%), còn 70 điểm phải vận động."
DOCTORS = "1. Đào tạo 227 lượt người; trong đó 06 bác sĩ được cử đi học tại tuyến trên, mỗi năm 02 người."


def _codes(body: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + body) if f.code in ("rate-mismatch", "sum-mismatch") and f.severity != "info"}


@pytest.mark.parametrize(
    ("body", "right", "wrong"),
    [
        (GIFTS, "500.000 đồng", "500 đồng"),
        (COCOONS, "47.120 triệu", "47.120 tỷ"),
        (SIGNED, "70 điểm", "60 điểm"),
        (DOCTORS, "mỗi năm 02", "mỗi năm 03"),
        (DOCTORS, "06 bác sĩ", "09 bác sĩ"),
    ],
)
def test_a_figure_off_is_told(body: str, right: str, wrong: str) -> None:
    assert _codes(body) == set()
    assert _codes(body.replace(right, wrong))


@pytest.mark.parametrize(
    "body",
    [
        # two prices of one sentence, and a sum that is of neither
        "1. Trao 40 suất loại A, mỗi suất 500.000 đồng, và 20 suất loại B, mỗi suất 1.000.000 đồng; tổng kinh phí 40 triệu đồng.",
        # a sum of other things that has the same figures
        GIFTS.replace("500.000 đồng", "600.000 đồng").replace("| 1 | Quà Tết | 750 |", "| 1 | Quà Tết | 900 |").replace("950", "1.100"),
        # how many are left of others
        "1. Xã có 350 điểm; 280 điểm đã ký (80%), còn 60 điểm chợ tạm chưa rà soát thuộc xã bạn.".replace("60 điểm chợ tạm", "15 hộ"),
        # every year, but not in each of them
        "1. Đào tạo 05 bác sĩ trong năm 2019 và 2020, mỗi năm từ 02 đến 03 người.",
        "1. Nuôi 08 mô hình trong 04 năm, mỗi năm 02 mô hình.",
    ],
)
def test_a_sound_twin_is_let_be(body: str) -> None:
    assert _codes(body) == set()
