"""One thing told twice with two values, as the model of likeness foresees it: found, and let be where figures are of two things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.check import check_report
from kehoach.check.agreement import alike
from kehoach.check.agreement.pairing import described, near
from kehoach.check.draft import Draft
from kehoach.check.run import draft_from
from kehoach.check.trees import Trees
from kehoach.read import document_from_text


def _draft(text: str) -> Draft:
    return draft_from(document_from_text(text))


def _told(text: str) -> list[tuple[str, str]]:
    report = check_report("KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\n" + text + "\n")
    return [(f.code, f.text or "") for f in report.findings if f.rule.startswith("check.alike")]


_GOAL = "I. CHỈ TIÊU\nBình chọn 40 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.\nII. NHIỆM VỤ\n1. Bình chọn sản phẩm tiêu biểu\na) {}\nb) Trao giấy chứng nhận."
_TABLE = (
    "I. MỤC TIÊU\nKiên cố hóa 12 km kênh mương nội đồng, phục vụ tưới {} ha lúa nước.\n\n| TT | Tuyến | Chiều dài (km) | Diện tích tưới lúa nước (ha) |\n"
    "|---|---|---|---|\n| 1 | N1 | 7 | 170 |\n| 2 | N2 | 5 | 150 |\n| | Tổng cộng | 12 | 320 |"
)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (_GOAL.format("Tổ chức bình chọn 50 sản phẩm trước ngày 30/9/2026."), "conflicting-targets", "50 sản"),
        (_TABLE.format("310"), "conflicting-targets", "310 ha"),
        (
            "I. NỘI DUNG\nDoanh nghiệp tài trợ 640 triệu đồng xây nhà lớp học điểm trường Nà Lốc.\nII. TỔ CHỨC THỰC HIỆN\n"
            "UBND xã tiếp nhận số tiền 620 triệu đồng doanh nghiệp tài trợ xây nhà lớp học điểm trường Nà Lốc.", "conflicting-amounts", "620 triệu đồng",
        ),
        (
            "I. ĐẶC ĐIỂM TÌNH HÌNH\nBệnh viện có 420 giường, 09 khoa lâm sàng và 06 phòng chức năng.\nII. MỤC TIÊU\n100% nhân viên của 08 khoa lâm sàng được tập huấn về an toàn người bệnh.\n"
            "III. TỔ CHỨC THỰC HIỆN\n1. Các phòng: theo dõi, tổng hợp báo cáo.\n2. 08 khoa lâm sàng: cử nhân viên dự tập huấn.", "conflicting-targets", "08 khoa",
        ),
        (
            "I. MỤC TIÊU\nSửa chữa 12 trạm bơm dã chiến vùng hạ lưu.\nII. NHIỆM VỤ\n"
            "Mười bốn trạm bơm dã chiến vùng hạ lưu vận hành theo lệnh của UBND huyện.", "conflicting-targets", "Mười bốn trạm",
        ),
    ],
)  # fmt: skip
def test_one_thing_with_two_values(text: str, code: str, words: str) -> None:
    assert _told(text) == [(code, words)]


@pytest.mark.parametrize(
    "text",
    [
        _GOAL.format("Tổ chức bình chọn 40 sản phẩm trước ngày 30/9/2026."),
        _GOAL.format("Năm 2025 đã bình chọn 50 sản phẩm."),  # another year
        _GOAL.format("Mỗi huyện giới thiệu 50 sản phẩm dự bình chọn."),  # of each
        _GOAL.format("Bình chọn 40 sản phẩm từ 50 sản phẩm dự thi."),  # the other's sentence has it too
        _TABLE.format("320"),
    ],
)
def test_two_things_or_one_value(text: str) -> None:
    assert _told(text) == []


def test_nothing_is_said_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "model", lambda: None)
    assert _told(_TABLE.format("310")) == []


def test_the_model_that_ships_knows_what_it_is_given() -> None:
    trees = alike.model()
    assert trees is not None and trees.trees and trees.likely < trees.sure
    draft = _draft(_TABLE.format("310"))
    known = alike.field_of(draft)
    assert trees.features == tuple(described(known, known.candidates()[0]))


def test_trees_add_up() -> None:
    small = Trees(start=-1.0, trees=([0, 2.5, -0.5, [1, 0.0, 0.25, 1.0]], 0.125))
    assert [small.score(given) for given in ([2.5, 9.0], [3.0, 0.0], [3.0, 1.0])] == [-1.375, -0.625, 0.125]


@pytest.mark.parametrize(("one", "other", "is_near"), [("40", "50", True), ("40", "40", False), ("3", "5", True), ("40", "90", True), ("120", "1200", False), ("505", "550", True)])
def test_values_that_may_be_meant_for_each_other(one: str, other: str, is_near: bool) -> None:  # noqa: FBT001
    assert near(Decimal(one), Decimal(other)) is is_near
