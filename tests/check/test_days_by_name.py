"""A day told again by the name of its event or under the heading of its item; reviews in their year; reports of those who are named to give them."""

from __future__ import annotations

import pytest

from short_plans import TITLE, rules_said

LONG = "KẾ HOẠCH\nPhát triển chăn nuôi giai đoạn 2021 - 2025\n\n"
EVENTS = "I. NỘI DUNG\na) Chủ nhật Đỏ: ngày 21/12/2024, tại huyện.\nb) Hành trình Xanh: ngày 12/7/2024.\nII. LỊCH\n12/7/2024 Hành trình Xanh; 21/12/2024 Chủ nhật Đỏ.\n"
HEADED = (
    "I. NỘI DUNG\n1. Khảo sát, lập hồ sơ công trình\nLấy ý kiến cộng đồng cho 04 công trình. Phòng Kinh tế chủ trì, hoàn thành trước ngày 28/02/2024.\n"
    "2. Sửa chữa 03 công trình\nPhòng Kinh tế chủ trì, hoàn thành trước ngày 31/5/2024.\n\n| TT | Nội dung | Thời hạn |\n|---|---|---|\n"
    "| 1 | Khảo sát, lập hồ sơ | Trước 28/02/2024 |\n| 2 | Sửa chữa 03 công trình | Trước 31/5/2024 |\n"
)
GIVERS = (
    "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: tổng hợp báo cáo của các xã, thị trấn và trình UBND huyện báo cáo tổng kết trước ngày 15/6/2024.\n"
    "2. UBND các xã, thị trấn: vận hành trạm bơm; gửi báo cáo kết quả trước ngày 31/5/2024.\n"
)
WHOLE = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp tổng hợp báo cáo trước ngày 15/12 hằng năm; tham mưu tổng kết Kế hoạch trước ngày 31/12/2025.\n"


def told(text: str) -> list[str | None]:
    return rules_said(text, "deadline-order", "conflicting-deadlines")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (TITLE + EVENTS, "ngày 21/12/2024", "ngày 21/11/2024"),
        (TITLE + HEADED, "trước ngày 28/02/2024", "trước ngày 28/3/2024"),
        (TITLE + GIVERS, "31/5/2024", "31/7/2024"),
        (LONG + WHOLE, "31/12/2025", "31/12/2024"),
        (TITLE + "I. BÁO CÁO\nBan Chỉ đạo sơ kết 6 tháng trước ngày 10/7/2024.", "10/7", "10/11"),
    ],
)
def test_one_day_changed_is_remarked_on(text: str, old: str, new: str) -> None:
    assert old in text
    assert told(text) == []
    assert told(text.replace(old, new, 1))


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "I. NỘI DUNG\na) Chủ nhật Đỏ: ngày 21/12/2024.\nb) Đăng ký dự Chủ nhật Đỏ trước ngày 10/12/2024.\n",
        LONG + "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp sơ kết giữa kỳ trước ngày 31/12/2023, tổng kết năm 2022 trước ngày 20/12/2022.\n",
        TITLE + "I. BÁO CÁO\nCác xã báo cáo 6 tháng cuối năm trước ngày 10/12/2024.",
    ],
)
def test_what_is_of_another_thing_is_left_alone(text: str) -> None:
    assert told(text) == []
