"""How sure a remark on a late report is: an error where both reports are of one period and one puts the other together."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

TEXT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nSông Thao, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nNước sạch năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n"
    "1. Phòng Nội vụ: tổng hợp báo cáo năm trước ngày {up}/11/2024 trình UBND huyện.\n"
    "2. UBND các xã: báo cáo năm gửi Phòng Nội vụ trước ngày {one}/11/2024.\n"
)


@pytest.mark.parametrize(("one", "up", "said"), [("30", "15", ["error"]), ("10", "15", [])])
def test_a_yearly_report_after_the_one_it_goes_into(one: str, up: str, said: list[str]) -> None:
    found = [f for f in check_plan(TEXT.format(one=one, up=up)) if f.code == "deadline-order"]
    assert [f.severity for f in found] == said
    assert all(f"{one}/11/2024" in f.message and f"{up}/11/2024" in f.message for f in found)
