"""A time that lies in another one: months and quarters with their days, and what is outside the time of the whole."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from short_plans import CONTENT

KINDS = {"check.held-within", "check.outside-whole"}


def said(words: str) -> list[str | None]:
    return [f.rule for f in check_report(CONTENT + words).findings if f.rule in KINDS]


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("Kiểm tra chuồng trại trong tháng 8/2024 (từ ngày 01/8/2024 đến ngày 31/8/2024), mỗi xã 04 trại.", "01/8", "01/7"),
        ("Quý I và quý II/2024: trạm kiểm tra 48 trại (từ ngày 01/3/2024 đến ngày 15/6/2024).", "15/6", "15/8"),
        ("Trong tháng 02/2024, xã kiểm tra 41 trại; thời gian bắt đầu từ ngày 05/02/2024 và kết thúc vào ngày 28/02/2024.", "tháng 02", "tháng 01"),
        ("Rà soát giống.\n- Thời gian: Quý III/2024, hoàn thành trước ngày 15/9/2024.", "Quý III", "Quý II"),
        ("| STT | Nội dung | Quý | Ngày bắt đầu |\n|---|---|---|---|\n| 1 | Chuồng | II | 06/5/2024 |\n| 2 | Ao | III | 12/8/2024 |\n| 3 | Kho | IV | 07/10/2024 |", "III", "I"),
        ("Chương trình kết thúc vào ngày 31/10/2024. Rào ao trước ngày 30/6/2024; làm bể trước ngày 30/9/2024.", "30/9", "30/11"),
        ("1. Thời gian thực hiện: từ ngày 01/11/2024 đến ngày 31/12/2024.\n2. Quét hồ sơ: bắt đầu từ ngày 10/11/2024.", "10/11", "27/10"),
        ("Đợt cao điểm (từ ngày 15/5/2024 đến ngày 28/6/2024): trực 24/24 giờ; kết thúc trực chốt ngày 28/6/2024.", "ngày 28/6/2024.", "ngày 18/7/2024."),
    ],
)
def test_a_time_outside_the_one_it_is_of_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert said(words) == []
    assert said(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo quý II gửi trước ngày 05/7/2024.",
        "Các lớp khai giảng tháng 4/2024, kết thúc trước ngày 30/11/2024.",
        "Thẩm định trong tháng 5/2024, giao giống trước ngày 20/6/2024.",
        "Mở lớp trong quý II/2024 (quyết toán trước ngày 05/7/2024).",
        "2. Chuyển giao kỹ thuật\n2.1. Lớp nghề\n2.1.1. Thời gian: từ ngày 01/4/2024 đến ngày 30/9/2024.\n3. Cập nhật kiến thức: kết thúc trước ngày 30/11/2024.",
    ],
)
def test_times_of_other_works_are_left(words: str) -> None:
    assert said(words) == []
