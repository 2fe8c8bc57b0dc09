"""Bodies above that get reports, groups below, and *Như Điều 3*: who of them the list of recipients covers."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n"
)
DUTIES = (
    "1. Phòng Nội vụ\nTổng hợp, báo cáo UBND tỉnh trước ngày 10/12/2024.\n2. UBND các xã, thị trấn\nTổ chức tiêm phòng cho đàn bò.\n"
    "3. Các trường học\nTuyên truyền cho học sinh./.\n\nNơi nhận:\n"
)
LINES = ["- UBND tỉnh (b/c);\n", "- Chủ tịch, các PCT UBND huyện;\n", "- Phòng Nội vụ;\n", "- UBND các xã, thị trấn;\n", "- Các trường học;\n", "- Lưu: VT, NV."]


def said(lines: list[str]) -> list[str | None]:
    return [f.text for f in check_report(HEAD + DUTIES + "".join(lines)).findings if f.code == "not-in-recipients"]


def test_a_whole_list_covers_all() -> None:
    assert said(LINES) == []


@pytest.mark.parametrize(("line", "body"), [(0, "UBND tỉnh"), (3, "UBND các xã, thị trấn"), (4, "Các trường học")])
def test_a_line_left_out_is_remarked_on(line: int, body: str) -> None:
    assert said([text for at, text in enumerate(LINES) if at != line]) == [body]


def test_a_committee_named_with_others_of_its_level_gets_the_plan() -> None:
    assert said(["- UBND, Sở Nội vụ tỉnh (b/c);\n".replace("UBND, ", "UBND tỉnh, "), *LINES[1:]]) == []
