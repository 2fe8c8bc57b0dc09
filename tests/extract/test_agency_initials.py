"""Names that go on behind their initials in brackets, or up to what the body does; signers are no bodies."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

HERE = "I. NỘI DUNG\n1. Phòng dịch\n"
OWN = "Ủy ban nhân dân huyện Sông Thao"

NAMES = [
    ("Giao Ủy ban nhân dân (UBND) các xã, thị trấn thực hiện.", "Ủy ban nhân dân các xã, thị trấn"),
    ("Giao Văn phòng Hội đồng nhân dân (HĐND) và UBND huyện thực hiện.", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"),
    ("Giao Hội Liên hiệp Phụ nữ (LHPN) huyện thực hiện.", "Hội Liên hiệp Phụ nữ huyện"),
    ("Giao Cục Năng lượng sạch và Điện tái tạo thực hiện.", "Cục Năng lượng sạch và Điện tái tạo"),
    ("Phòng Quản lý nhà đất thẩm định, trình Giám đốc danh mục.", "Phòng Quản lý nhà đất"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_a_name_goes_on_to_its_end(sentence: str, name: str) -> None:
    plan = plan_of(HERE + sentence + "\n")
    assert [a.name for a in plan.agencies if a.name != OWN] == [name]
    assert [a.agency for a in plan.assignments] == [name]


def test_the_words_of_a_duty_keep_the_brackets() -> None:
    (duty,) = plan_of(HERE + NAMES[0][0] + "\n").assignments
    assert duty.text == "Ủy ban nhân dân (UBND) các xã, thị trấn"


def test_other_brackets_end_a_name() -> None:
    plan = plan_of(HERE + "Giao Hội Nông dân (HND), Phòng Y tế (cơ quan thường trực) huyện thực hiện.\n")
    assert [a.name for a in plan.agencies if a.name != OWN][:2] == ["Hội Nông dân", "Phòng Y tế"]


def test_a_signer_named_doan_is_no_union() -> None:
    plan = plan_of(HERE + "Giao Phòng Y tế thực hiện.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐoàn Văn Minh\n")
    assert plan.plan.signer_name == "Đoàn Văn Minh"
    assert "Đoàn Văn Minh" not in [a.name for a in plan.agencies]
