"""Units inside a school, its heads, and the school itself in its own plan."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan
from plan_texts import plan_of

HEADER = """SỞ GIÁO DỤC VÀ ĐÀO TẠO
LÀO CAI
TRƯỜNG THPT SỐ 5 BẢO SƠN

Số: 12/KH-THPT

Bảo Sơn, ngày 05 tháng 9 năm 2024

KẾ HOẠCH
Tuần sinh hoạt tập thể năm học 2024 - 2025

III. TỔ CHỨC THỰC HIỆN
"""
SCHOOL = "Trường THPT Số 5 Bảo Sơn"

UNITS = [
    ("1. Các tổ chuyên môn\nXây dựng kế hoạch.", ["Các tổ chuyên môn: thuc_hien"]),
    ("1. Hội thi\nHằng tuần, các Tổ trưởng chuyên môn tổng hợp kết quả.", ["Các Tổ trưởng chuyên môn: thuc_hien"]),
    ("1. Giáo viên chủ nhiệm các lớp\n- Chủ trì sinh hoạt lớp.", ["Giáo viên chủ nhiệm các lớp: chu_tri", "Giáo viên chủ nhiệm các lớp: thuc_hien"]),
    ("1. Hội thi\nPhối hợp với cha mẹ học sinh tuyên truyền.", ["Các cha mẹ học sinh: phoi_hop"]),
    ("1. Tổ Tư vấn tâm lý\nTiếp nhận học sinh.", ["Tổ Tư vấn tâm lý học đường: thuc_hien"]),
    ("1. Đoàn Thanh niên nhà trường\nTreo băng rôn.", ["Đoàn Thanh niên nhà trường: thuc_hien"]),
    ("1. Hội thi\nNhà trường gửi kết quả về Sở Giáo dục và Đào tạo.", [f"{SCHOOL}: thuc_hien"]),
    ("1. Phó Hiệu trưởng Trần Văn An\n- Phối hợp với Công an xã tuyên truyền.", ["Công an xã: phoi_hop", f"{SCHOOL}: phoi_hop", f"{SCHOOL}: thuc_hien"]),
    ("1. Ban Giám hiệu\n- Thầy Hiệu trưởng Trần Văn An: Chỉ đạo chung.", [f"{SCHOOL}: thuc_hien"]),
    ("1. Hội thi\n- Họp mặt cha mẹ học sinh đầu năm.", []),
    ("1. Hội thi\n- Hiệu trưởng: người ký giấy khen.\n", [f"{SCHOOL}: thuc_hien"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), UNITS)
def test_units_and_heads_of_a_school_have_duties(body: str, expected: list[str]) -> None:
    assert sorted(f"{a.agency}: {a.role}" for a in extract_plan(f"{HEADER}{body}\n").assignments) == sorted(expected)


def test_the_school_is_one_body_in_its_own_plan() -> None:
    record = extract_plan(f"{HEADER}1. Hội thi\nNhà trường tổ chức hội thi. {SCHOOL} trao giải.\n")
    assert [a.name for a in record.agencies if a.kind == "truong"] == [SCHOOL]


def test_schools_are_a_group_in_the_plan_of_a_committee() -> None:
    record = plan_of("III. TỔ CHỨC THỰC HIỆN\n1. Hội thi\nNhà trường tổ chức hội thi.\n")
    assert [(a.name, a.generic) for a in record.agencies if a.kind == "truong"] == [("Các nhà trường", True)]
