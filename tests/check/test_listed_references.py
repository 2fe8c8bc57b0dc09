"""References that list several parts: each of them has to be there."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

PLAN = """KẾ HOẠCH
Phát triển văn hóa đọc năm 2026

I. NỘI DUNG
1. Mục tiêu
1.1. Luân chuyển sách.
1.2. Cấp thẻ bạn đọc.
2. Nhiệm vụ
2.1. Tổ chức ngày hội sách.
2.2. Xe thư viện lưu động.
2.3. Thi kể chuyện.
a) Vòng cơ sở.
b) Vòng chung kết.
II. TỔ CHỨC THỰC HIỆN
1. Thư viện xã: {words}.
2. Nhà văn hóa: phối hợp, báo cáo kết quả.
"""


def told(words: str) -> list[str]:
    return [f.text for f in check_plan(PLAN.format(words=words)) if f.code == "cross-reference"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("chủ trì các nội dung tại các điểm 2.1, 2.2 và 2.3", "chủ trì các nội dung tại các điểm 2.1, 2.2 và 2.8"),
        ("chủ trì các nội dung tại các điểm 2.1, 2.2 và 2.3", "chủ trì các nội dung tại các điểm 2.1, 2.7 và 2.3"),
        ("thực hiện nhiệm vụ tại mục 1, 2 phần I", "thực hiện nhiệm vụ tại mục 1, 4 phần I"),
        ("thực hiện nhiệm vụ tại khoản 1 và 2 Mục I", "thực hiện nhiệm vụ tại khoản 1 và 5 Mục I"),
    ],
)
def test_one_of_a_list_that_is_not_there(words: str, wrong: str) -> None:
    assert told(words) == []
    assert told(wrong)


@pytest.mark.parametrize("words", ["thực hiện mục 2, 15 buổi đọc sách", "chủ trì điểm 2.1, 2.500 bản sách", "thực hiện nội dung tại điểm 2.2, 04 chuyến"])
def test_a_number_that_goes_on_is_no_part(words: str) -> None:
    assert told(words) == []


def test_a_part_whose_words_begin_with_a_number_is_no_gap() -> None:
    text = PLAN.format(words="thực hiện").replace("2.2. Xe", "2.2. 04 xe")
    assert not [f for f in check_plan(text) if f.code == "number-gap"]
    assert [f for f in check_plan(text.replace("2.2. 04 xe thư viện lưu động.\n", "")) if f.code == "number-gap"]


@pytest.mark.parametrize(("second", "found"), [("Biểu số 02", 0), ("Biểu số 01", 1)])
def test_counts_of_two_tables_are_two_counts(second: str, found: int) -> None:
    text = (
        "KẾ HOẠCH\nĐào tạo nghề năm 2026\n\nI. NÔNG NGHIỆP\n1. Nội dung: Mở 10 lớp thuộc 03 nghề nêu tại Biểu số 01.\n"
        f"II. PHI NÔNG NGHIỆP\n1. Nội dung: Mở 10 lớp thuộc 04 nghề nêu tại {second}.\n"
    )
    assert len([f for f in check_plan(text) if f.code == "conflicting-targets"]) == found
