"""Offices whose names hold a word that elsewhere begins a duty: *quản trị*, *tổ chức*. Made-up sentences."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

HERE = "III. TỔ CHỨC THỰC HIỆN\n"
CELL = "| TT | Nội dung | Đơn vị thực hiện |\n|---|---|---|\n| 1 | Mua sắm | {} |"
NAMED = {
    "- Phòng Hành chính quản trị: chuẩn bị cơ sở vật chất.": "Phòng Hành chính quản trị",
    "- Phòng Hành chính quản trị chủ trì mua sắm.": "Phòng Hành chính quản trị",
    "- Phòng Hành chính tổ chức: lập danh sách.": "Phòng Hành chính tổ chức",
    CELL.format("Phòng Hành chính quản trị"): "Phòng Hành chính quản trị",
    CELL.format("Phòng Hành chính tổ chức"): "Phòng Hành chính tổ chức",
    "- Phòng Hành chính tổ chức hội nghị tổng kết.": "Phòng Hành chính",
    "- Phòng Tin học quản trị hệ thống mạng.": "Phòng Tin học",
}


@pytest.mark.parametrize("line", NAMED, ids=str)
def test_an_office_keeps_the_words_of_its_name(line):
    assert {a.agency for a in plan_of(HERE + line + "\n").assignments} == {NAMED[line]}
