"""Duties behind an opening clause, of who is asked and joins, in lists under a role alone, and what their tables say is done."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

HERE = "III. TỔ CHỨC THỰC HIỆN\n"

CLAUSES = [
    ("Trên cơ sở đề nghị của UBND các xã, Phòng Y tế chủ trì thẩm định.", ["Phòng Y tế: chu_tri"]),
    ("Trên cơ sở đề nghị của Phòng Y tế và Phòng Nội vụ, Phòng Tài chính - Kế hoạch thẩm định kinh phí.", ["Phòng Tài chính - Kế hoạch: thuc_hien"]),
    ("Cuối mỗi quý và khi kết thúc đợt, Phòng Y tế tổ chức họp đánh giá.", ["Phòng Y tế: thuc_hien"]),
    ("Sau mỗi đợt kiểm tra, Phòng Y tế gửi kết quả cho các xã.", ["Phòng Y tế: thuc_hien"]),
    ("Để công tác tiêm chủng đạt kết quả, Phòng Y tế tổ chức giao ban hằng tháng.", ["Phòng Y tế: thuc_hien"]),
    ("Đề nghị Hội Nông dân huyện, Hội Liên hiệp Phụ nữ huyện... phát động phong trào, phối hợp với Công an huyện tuyên truyền.",
     ["Công an huyện: phoi_hop", "Hội Liên hiệp Phụ nữ huyện: phoi_hop", "Hội Liên hiệp Phụ nữ huyện: thuc_hien", "Hội Nông dân huyện: phoi_hop", "Hội Nông dân huyện: thuc_hien"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CLAUSES)
def test_the_subject_behind_an_opening_clause_has_the_duty(words: str, expected: list[str]) -> None:
    assert sorted(f"{a.agency}: {a.role}" for a in plan_of(f"{HERE}1. Thẩm định\n{words}\n").assignments) == expected


NO_SUBJECT = [
    "Trên cơ sở đề xuất của các phòng, Ủy ban nhân dân các xã, tổng hợp dự toán.",
    "Sau khi được Phòng Y tế thẩm định, hồ sơ chuyển về bộ phận một cửa.",
    "Sâu bệnh hại lúa, rau màu phát sinh rải rác.",
]


@pytest.mark.parametrize("words", NO_SUBJECT)
def test_the_bodies_of_an_opening_clause_have_none(words: str) -> None:
    assert plan_of(f"{HERE}1. Thẩm định\n{words}\n").assignments == ()


def test_the_opening_clause_below_a_heading_leaves_the_heading_its_role() -> None:
    record = plan_of(f"{HERE}1. Phòng Y tế\nTrên cơ sở đề xuất của các phòng, ban, địa phương, chủ trì tổng hợp và phối hợp với Công an huyện kiểm tra.\n")
    roles = sorted(f"{a.agency}: {a.role}" for a in record.assignments)
    assert roles == ["Công an huyện: phoi_hop", "Phòng Y tế: chu_tri", "Phòng Y tế: phoi_hop", "Phòng Y tế: thuc_hien"]


ROLES = [
    ("2. Chủ trì thực hiện\n- Phòng Y tế.\n- Công an huyện.\n", ["Công an huyện: chu_tri", "Phòng Y tế: chu_tri"]),
    ("2. Phối hợp thực hiện: Phòng Y tế, Công an huyện.\n", ["Công an huyện: phoi_hop", "Phòng Y tế: phoi_hop"]),
    ("2. Phối hợp thực hiện\n- Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra.\n", ["Công an huyện: phoi_hop", "Phòng Y tế: chu_tri"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ROLES)
def test_a_role_alone_as_a_heading_gives_it_to_the_bodies_listed_below(body: str, expected: list[str]) -> None:
    record = plan_of(f"II. NỘI DUNG\n1. Nội dung\n- Kiểm tra việc tiêm chủng.\n{body}")
    assert sorted(f"{a.agency}: {a.role}" for a in record.assignments) == expected


@pytest.mark.parametrize("head", ["Nội dung phối hợp | Đơn vị phối hợp", "Nhiệm vụ | Phối hợp"])
def test_the_tasks_of_a_table_are_told_by_its_label_column(head: str) -> None:
    (row,) = plan_of(f"{HERE}\n| TT | {head} | Thời gian |\n|---|---|---|---|\n| 1 | Tuyên truyền lưu động | Phòng Y tế | Tháng 8 |\n").assignments
    assert (row.agency, row.role, row.task) == ("Phòng Y tế", "phoi_hop", "Tuyên truyền lưu động")


GROUPS = [
    ("1. Các tổ chức khác thực hiện phần việc của mình.", "Các tổ chức khác"),
    ("1. Các sở liên quan tổ chức thực hiện.", "Các sở liên quan"),
    ("1. Tư lệnh các quân khu tổ chức thực hiện.", "Các quân khu"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), GROUPS)
def test_a_group_has_its_tail_and_its_head(words: str, name: str) -> None:
    assert {a.agency for a in plan_of(f"{HERE}{words}\n").assignments} == {name}
