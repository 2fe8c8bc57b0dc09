"""Who owes a deadline."""

import pytest

from kehoach import extract_plan

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ TRUNG
Số: 15/KH-UBND
Hà Trung, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Triển khai công tác y tế năm 2026

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. NỘI DUNG

{body}

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính

Cấp kinh phí trong tháng 3/2026.
"""
CASES = [
    ("Sở Y tế tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.", "Sở Y tế", "subject"),
    ("Sở Y tế lập danh sách các trạm; gửi về Ủy ban nhân dân tỉnh trước ngày 15/3/2026.", "Sở Y tế", "subject of an earlier clause"),
    ("Trước ngày 15/12/2026, Sở Y tế chủ trì tổng hợp kết quả báo cáo.", "Sở Y tế", "behind the date"),
    ("Sở Y tế và Sở Nội vụ tổ chức kiểm tra trong tháng 5/2026.", "Sở Y tế", "the first of two"),
    ("Hoàn thành việc sửa chữa trước ngày 15/12/2026.", None, "unsaid"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "owner"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_who_owes_it(body: str, owner: str | None) -> None:
    record = extract_plan(PLAN.format(body=body))
    assert [d.agency for d in record.deadlines] == [owner, "Sở Tài chính"]


def test_a_heading_with_its_own_body_hides_the_one_above() -> None:
    body = "1. Trách nhiệm của Sở Y tế\n\na) Sở Nội vụ\n\n- Rà soát xong trước ngày 30/6/2026."
    record = extract_plan(PLAN.format(body=body))
    assert record.deadlines[0].agency == "Sở Nội vụ"
