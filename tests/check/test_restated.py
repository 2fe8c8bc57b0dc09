"""A figure told again at once in another scale, and money that is told twice: the remark is on amounts."""

from __future__ import annotations

import pytest

from kehoach.check import check_report


def _told(*lines: str) -> list[tuple[str, str]]:
    text = "KẾ HOẠCH\nPhát triển hạ tầng năm 2024\n\nI. NỘI DUNG\n" + "\n".join(lines) + "\n"
    return [(f.code, f.text or "") for f in check_report(text).findings if f.code in ("conflicting-amounts", "conflicting-targets", "sum-mismatch")]


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("Tổng dự toán: 730.000 nghìn đồng (703 triệu đồng).", "703 triệu đồng"),
        ("Tổng dự toán: 3,3 tỷ đồng (3.000 triệu đồng), do ngân sách xã bảo đảm.", "3.000 triệu đồng"),
        ("Kinh phí 14,5 tỷ đồng, tương đương 14.050 triệu đồng.", "14.050 triệu đồng"),
        ("Kinh phí 1.640.000.000 đồng, tức là 1.460 triệu đồng.", "1.460 triệu đồng"),
        ("Kinh phí 1.640 triệu đồng hay 16,4 tỷ đồng.", "16,4 tỷ đồng"),
        ("Kinh phí 2 tỷ 350 triệu đồng [2.530.000.000 đồng].", "2.530.000.000 đồng"),
        ("Kinh phí 1.640.000.000 đồng (làm tròn 1,9 tỷ đồng).", "1,9 tỷ đồng"),
    ],
)
def test_money_told_again_with_another_value(said: str, again: str) -> None:
    assert _told(said) == [("conflicting-amounts", again)]


@pytest.mark.parametrize(
    "said",
    [
        "Tổng dự toán: 730.000 nghìn đồng (730 triệu đồng).",
        "Tổng dự toán: 2.085.400 nghìn đồng (2,09 tỷ đồng).",
        "Tổng dự toán: 2.085.400 nghìn đồng (khoảng 2 tỷ đồng).",
        "Kinh phí 3,3 tỷ đồng (3.000 triệu đồng năm 2024).",
        "Kinh phí 3,3 tỷ đồng (ngân sách xã 3.000 triệu đồng).",
        "Mức chi 1,5 triệu đồng/lớp, tương đương 1.200 nghìn đồng.",
        "Mức chi 1,5 triệu đồng (mỗi lớp 1.200 nghìn đồng).",
        "Kinh phí 3,3 tỷ đồng là 3.000 triệu đồng của huyện và phần còn lại của xã.",
        "Kinh phí 3,3 tỷ đồng (45 triệu đồng).",
    ],
)
def test_rounding_parts_and_rates_are_let_be(said: str) -> None:
    assert _told(said) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Cải tạo 2.800 m (2,08 km) kênh nội đồng.", ["2,08 km"]),
        ("Trồng 15 ha, tức 15.000 m2 rau an toàn.", ["15.000 m2"]),
        ("Thực hiện trong 18 tháng (1,5 năm) trên 2.840 m (2,8 km) kênh.", []),
        ("Thu gom 3.500 kg (3,5 tấn) chất thải trong 90 phút (1,5 giờ).", []),
    ],
)
def test_measures_told_again(said: str, told: list[str]) -> None:
    assert _told(said) == [("conflicting-targets", words) for words in told]


def test_money_of_a_task_told_apart_is_a_matter_of_amounts() -> None:
    task = ("1. Tập huấn kỹ năng hòa giải", "- Kinh phí: 286 triệu đồng.", "II. KINH PHÍ")
    whole = "Tổng kinh phí 500 triệu đồng, gồm: tập huấn kỹ năng hòa giải 268 triệu đồng; in tài liệu 232 triệu đồng."
    assert _told(*task, whole) == [("conflicting-amounts", "268 triệu đồng")]
