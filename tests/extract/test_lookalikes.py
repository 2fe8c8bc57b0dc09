"""Words that fold alike: what a plan of any domain prints, and what it must not be taken for."""

from __future__ import annotations

import pytest

from kehoach.records import Record
from plan_texts import plan_of

DUTIES = "I. TỔ CHỨC THỰC HIỆN\n"


@pytest.mark.parametrize(
    ("line", "headed"),
    [
        ("2. Văn phòng HĐND và UBND\nChủ trì sắp xếp lịch tiếp dân.\n", True),
        ("2. Công an\nPhối hợp tuần tra ban đêm.\n", True),
        ("2. Đề nghị UBND\nhuyện Tân An hỗ trợ xe.\n", False),
        ("2. Chủ tịch UBND\nXã Tân An chịu trách nhiệm.\n", False),
    ],
)
def test_the_line_below_a_body_s_name_is_its_duty_where_it_begins_with_one(line: str, headed: bool) -> None:
    plan = plan_of(DUTIES + "1. Phòng Y tế\nTheo dõi dịch bệnh.\n" + line)
    assert any(s.label == "2" for s in plan.sections) is headed


def test_an_invitation_is_no_group() -> None:
    said = plan_of(DUTIES + "1. Phòng Kinh tế\nChuẩn bị gian hàng; mời doanh nghiệp tham gia hội chợ.\n")
    assert not [a for a in said.agencies if a.kind == "doanh_nghiep"]
    meant = plan_of(DUTIES + "1. Phòng Kinh tế\nChuẩn bị gian hàng.\n2. Mọi doanh nghiệp chủ động tham gia hội chợ.\n")
    assert [a for a in meant.agencies if a.kind == "doanh_nghiep"]


def table(header: str, *rows: str) -> Record:
    return plan_of("I. KHỐI LƯỢNG\n" + "\n".join((header, "|---|---|", *rows)) + "\n")


def test_dong_of_a_field_is_no_money() -> None:
    assert not table("| Xã | Đường nội đồng (km) |", "| An Bình | 4,5 |", "| Tân Hòa | 6,0 |").amounts
    assert table("| Xã | Kinh phí (đồng) |", "| An Bình | 450.000 |", "| Tân Hòa | 600.000 |").amounts


def test_a_cell_and_the_name_in_the_next_are_no_money() -> None:
    assert not plan_of("I. LỊCH\nTT | Xã | Ngày\n3 | Đồng Nơ | 05/10/2024\n").amounts
    assert not plan_of("I. ĐỊA BÀN\nCụm số 4 Đồng Xuân.\n").amounts
    assert plan_of("I. KINH PHÍ\nMỗi phiếu 500 đồng.\n").amounts


def test_work_is_no_total() -> None:
    plan = table("| Nội dung | Thành tiền (đồng) |", "| Công tác phí | 400.000 |", "| Công | 900.000 |")
    assert [a.is_total for a in plan.amounts] == [False, True], "a total may have lost its mark"


def test_a_fund_is_no_quarter() -> None:
    field = "I. NỘI DUNG\n1. Thu nộp\n- Thời gian: nộp tiền vào tài khoản {} trước ngày 30/6/2024.\n"
    assert [d.text for d in plan_of(field.format("Quỹ")).deadlines] == ["trước ngày 30/6/2024"]


def test_how_many_a_month_is_no_month() -> None:
    plan = plan_of("I. NỘI DUNG\n1. Đài Truyền thanh phát mỗi tháng 02 tin, bài từ tháng 3 đến tháng 9 năm 2024.\n")
    assert [(d.date_start, d.date_end) for d in plan.deadlines if d.date_end] == [("2024-03-01", "2024-09-30")]
