"""One body in several wordings: quarters and their heads, groups with a tail, boards by a declared or a full name."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

HERE = "III. TỔ CHỨC THỰC HIỆN\n1. Tuyên truyền\n"


def duties(words: str) -> list[tuple[str, str]]:
    return [(a.agency, a.text) for a in plan_of(f"{HERE}{words}\n").assignments]


WORDINGS = [
    ("Các thôn ấp, tổ dân phố niêm yết danh sách.", ("Các thôn ấp, tổ dân phố", "Các thôn ấp, tổ dân phố")),
    ("Trưởng thôn, tổ trưởng tổ dân phố lập danh sách.", ("Các thôn, tổ dân phố", "Trưởng thôn, tổ trưởng tổ dân phố")),
    ("Các khóm, ấp, tổ chức phổ biến kế hoạch đến hộ dân.", ("Các khóm, ấp", "Các khóm, ấp")),
    ("Các tỉnh, thành phố trong cả nước chủ động phối hợp.", ("Các tỉnh, thành phố trong cả nước", "Các tỉnh, thành phố trong cả nước")),
    ("Phối hợp với cơ quan hành chính nhà nước các cấp.", ("Cơ quan hành chính nhà nước các cấp", "cơ quan hành chính nhà nước các cấp")),
    ("Phối hợp với các cơ quan tổ chức có liên quan.", ("Các cơ quan tổ chức có liên quan", "các cơ quan tổ chức có liên quan")),
    ("Các cơ quan của Đảng phối hợp tuyên truyền.", ("Các cơ quan của Đảng", "Các cơ quan của Đảng")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), WORDINGS)
def test_a_group_goes_on_to_the_end_of_its_words(words: str, expected: tuple[str, str]) -> None:
    assert duties(words) == [expected]


NONE = [
    "Mở 02 lớp tập huấn cho trưởng thôn, tổ trưởng tổ dân phố.",
    "TRƯỞNG BAN",
    "Các nghị quyết, kết luận của Trung ương, Bộ Chính trị được quán triệt.",
]


@pytest.mark.parametrize("words", NONE)
def test_heads_without_a_duty_and_issuers_are_no_bodies_of_the_plan(words: str) -> None:
    assert [a.name for a in plan_of(f"{HERE}{words}\n").agencies if not a.name.startswith("Ủy ban nhân dân huyện")] == []


def test_heads_of_quarters_are_the_quarters() -> None:
    found = plan_of(f"{HERE}Các thôn niêm yết danh sách. Trưởng thôn lập danh sách.\n")
    assert {a.agency for a in found.assignments} == {"Các thôn"}


def test_a_board_goes_by_its_declared_name_too() -> None:
    record = plan_of(
        f"{HERE}- Thành lập Ban Chỉ đạo quốc gia về dữ liệu (sau đây gọi tắt là Ban Chỉ đạo quốc gia 77).\n- Ban Chỉ đạo quốc gia 77 ban hành quy chế.\n"
        "- Ban Chỉ đạo quốc gia họp hằng quý.\n"
    )
    assert [a.name for a in record.agencies if a.name.startswith("Ban")] == ["Ban Chỉ đạo quốc gia 77"]


def test_a_board_has_the_name_it_is_set_up_by() -> None:
    record = plan_of(
        f"{HERE}- Thành lập Ban Chỉ đạo thực hiện hỗ trợ nhà ở cho hộ nghèo.\n- Ban Chỉ đạo thực hiện hỗ trợ nhà ở cho hộ nghèo tổ chức kiểm tra.\n"
    )
    assert [(a.agency, a.role) for a in record.assignments] == [("Ban Chỉ đạo thực hiện hỗ trợ nhà ở cho hộ nghèo", "thuc_hien")]


def test_a_board_that_does_something_goes_by_its_type() -> None:
    record = plan_of(f"{HERE}- Thành lập Ban Chỉ đạo.\n- Ban Chỉ đạo thực hiện kiểm tra các xã.\n")
    assert [(a.agency, a.role) for a in record.assignments] == [("Ban Chỉ đạo", "thuc_hien")]
