"""Parts of a month, counted days, days of each month and sides of periods. The sentences are made up."""

from __future__ import annotations

import pytest
from test_deadline_forms import briefs

PARTS = [
    ("Tổ chức hội thi trong nửa cuối tháng 10/2026.", ["during 2026-10-16..2026-10-31"]),
    ("- Thời gian thực hiện: Nửa đầu tháng 3.", ["during 2026-03-01..2026-03-15"]),
    ("- Thời gian: trung tuần tháng 5.", ["during 2026-05-11..2026-05-20"]),
    ("Tổ chức tập huấn trong 10 ngày cuối tháng 02/2026.", ["during 2026-02-19..2026-02-28"]),
    ("Hoàn thành trong 10 ngày đầu tháng 6.", ["by ..2026-06-10"]),
    ("Từ nửa cuối tháng 10/2026, các xã tự kiểm tra.", ["from 2026-10-16.."]),
    ("- Thời gian: tuần thứ hai của tháng 6.", ["during 2026-06-01..2026-06-30"]),
    ("Tổ chức vào tuần 3 tháng 6/2026.", ["during 2026-06-01..2026-06-30"]),
    ("| Việc | Thời gian |\n|---|---|\n| Rà soát | Tuần 1 tháng 4 |\n| Họp | Tuần cuối tháng 6 |",
     ["during 2026-04-01..2026-04-30", "during 2026-06-01..2026-06-30"]),
    ("- Thời gian: 02 ngày (14 và 15/6/2026).", ["during 2026-06-14..2026-06-15"]),
    ("Tổ chức trong 03 ngày (14, 15, 16/6/2026).", ["during 2026-06-14..2026-06-16"]),
    ("- Thời gian: 06 ngày (từ 14 đến 19/6/2026).", ["during 2026-06-14..2026-06-19"]),
    ("Gửi báo cáo vào các ngày 05 và 15 hằng tháng.", ["MONTHLY;BYMONTHDAY=5,15"]),
    ("Gửi trước ngày 05 và 20 của tháng đầu quý.", ["YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5,20"]),
    ("Cuối mỗi quý, các thôn báo cáo kết quả.", ["MONTHLY;INTERVAL=3"]),
    ("Họp giao ban vào đầu mỗi tháng.", ["MONTHLY"]),
    ("- Tập huấn nghiệp vụ: 02 lớp, quý II/2026.", ["during 2026-04-01..2026-06-30"]),
    ("- Thời gian: 45 ngày, kể từ 01/4.", ["P45D 01/4"]),
    ("Cao điểm kéo dài 30 ngày, kể từ ngày 01/4/2026 đến ngày 30/4/2026.", ["during 2026-04-01..2026-04-30"]),
]
NO_PARTS = [
    ("Nửa đầu năm các xã rà soát xong danh sách.", "no month"),
    ("Cuối mỗi buổi học, giáo viên nhận xét.", "no period"),
    ("Phấn đấu cuối mỗi năm giảm 2% hộ nghèo.", "the rate of a target"),
    ("Thu ngân sách 30 tỷ đồng, quý II.", "money, and nothing that is held"),
    ("Phấn đấu mỗi năm phát triển 05 mô hình.", "what a target is for each year"),
    ("Kết quả phát triển kinh tế, quý II.", "what a report is about"),
    ("Tập huấn 02 ngày, 03 lớp.", "a duration and how many"),
]


@pytest.mark.parametrize(("source", "expected"), PARTS)
def test_parts_of_a_month_counted_days_and_sides_of_periods(source, expected):
    assert briefs(source + "\n") == expected


@pytest.mark.parametrize(("source", "why"), NO_PARTS)
def test_what_looks_like_a_part_of_a_month_is_none(source, why):
    assert briefs(source + "\n") == [], why
