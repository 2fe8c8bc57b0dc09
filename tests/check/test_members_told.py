"""Members of one list told in two places."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. PHẠM VI\n"
DUTIES = "\nII. PHÂN CÔNG\n1. Trạm Thú y: xã Minh Hòa.\n2. Trạm Khuyến nông: xã Đông An.\n3. Hội Nông dân: xã Phú Lễ.\n4. Phòng Kinh tế: xã Tân Lập.\n"
TEAMS = "1. Tổ 1 gồm thôn Mây, thôn Sim.\n2. Tổ 2 gồm thôn Trám, thôn Vầu.\nII. LỊCH TIÊM\n"


def told(rule: str, text: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.rule == f"check.{rule}"]


def test_a_place_that_stands_in_no_list() -> None:
    assert told("members-told", "Bốn xã làm điểm: Minh Hòa, Đông An, Phú Lễ, Tân Cương." + DUTIES) == ["Tân Lập"]
    assert told("members-told", "Bốn xã làm điểm: Minh Hòa, Đông An, Phú Lễ, Tân Lập." + DUTIES) == []
    assert told("members-told", "Các xã làm điểm: Minh Hòa, Đông An, Phú Lễ, Tân Cương, Hà Lĩnh." + DUTIES) == []


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("Tổ 1 tiêm tại thôn Mây, kết thúc tại thôn Vầu.", ["Vầu"]),
        ("Tổ 1 tiêm tại thôn Mây, kết thúc tại thôn Sim.", []),
        ("Tổ 1 tiêm tại thôn Mây, sau đó hỗ trợ thôn Vầu.", []),
        ("Tổ 1 và Tổ 2 tiêm tại thôn Vầu.", []),
    ],
)
def test_a_village_of_another_team(words: str, odd: list[str]) -> None:
    assert told("team-members", TEAMS + words) == odd
