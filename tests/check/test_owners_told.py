"""Who is in charge of a work, told in two parts of a plan."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"
DUTIES = "\nII. TỔ CHỨC THỰC HIỆN\n"


def told(words: str, duties: str = "", rule: str = "owners-told") -> list[str]:
    draft = HEAD + words + (DUTIES + duties if duties else "")
    return [f.text for f in check_report(draft).findings if f.rule == f"check.{rule}"]


@pytest.mark.parametrize(
    ("works", "duties", "odd"),
    [
        ("1. Lập bản đồ vùng chăn nuôi: Phòng Kinh tế chủ trì.\n2. Mua con giống: Hội Nông dân huyện chủ trì.", "1. Trạm Thú y huyện: chủ trì lập bản đồ vùng chăn nuôi.\n2. Hội Nông dân huyện: mua con giống.", "Trạm Thú y huyện"),
        ("Quỹ giống bò do Hội Nông dân huyện quản lý.", "1. Trạm Thú y huyện: tiêm phòng.\n2. Hội Phụ nữ huyện, với vai trò đơn vị được giao quản lý Quỹ giống bò, công khai thu chi.", "Hội Phụ nữ huyện"),
        ("Giao Đoàn Thanh niên huyện vận hành tủ sách chăn nuôi lưu động.", "1. Đoàn Thanh niên huyện: tuyên truyền.\n2. Hội Nông dân huyện: vận hành tủ sách chăn nuôi lưu động, mỗi tuần 2 buổi.", "Hội Nông dân huyện"),
        ("Trưởng ban: ông Hà Văn Tới. Thủ quỹ: bà Lò Thị Nga.", "1. Tiền mặt nộp cho ông Hà Văn Tới, người giữ quỹ của Ban, có biên nhận.", "ông Hà Văn Tới"),
        ("Báo cáo về giống lai gửi Trạm Thú y huyện.", "1. Gửi hai báo cáo trước 30/9; trong đó báo cáo về giống lai gửi Hội Nông dân huyện.", "Hội Nông dân huyện"),
    ],
)
def test_two_bodies_for_one_work(works: str, duties: str, odd: str) -> None:
    assert told(works, duties) == [odd]


@pytest.mark.parametrize(
    ("works", "duties"),
    [
        ("1. Lập bản đồ vùng chăn nuôi: Phòng Kinh tế chủ trì.", "1. Phòng Tài chính - Kế hoạch: thẩm định dự toán lập bản đồ vùng chăn nuôi.\n2. Phòng Kinh tế: chủ trì lập bản đồ vùng chăn nuôi."),
        ("1. Lập bản đồ vùng chăn nuôi: Phòng Kinh tế chủ trì.", "1. Trạm Thú y huyện: phối hợp với Phòng Kinh tế lập bản đồ vùng chăn nuôi."),
        ("Lớp 1 về nuôi bò do Trạm Thú y huyện phụ trách.", "1. Hội Nông dân huyện: phụ trách lớp 2 về nuôi bò."),
        ("Lập bản đồ vùng chăn nuôi: Công an huyện chủ trì.", "1. Phó Trưởng Công an huyện: chủ trì lập bản đồ vùng chăn nuôi."),
        ("Báo cáo tổng hợp gửi Phòng Kinh tế.", "1. Báo cáo tổng hợp gửi Hội Nông dân huyện."),
    ],
)
def test_those_who_help_and_other_works_are_left(works: str, duties: str) -> None:
    assert told(works, duties) == []


def test_a_row_of_a_table_and_an_item_named_by_its_number() -> None:
    works = "1. Ban hành sổ tay nuôi bò.\n2. Xây chuồng mẫu.\n\n| Nhiệm vụ | Đơn vị chủ trì |\n|---|---|\n| Sổ tay nuôi bò | Trạm Thú y huyện |\n| Chuồng mẫu | Phòng Kinh tế |"
    assert told(works, "1. Hội Nông dân huyện: chủ trì nhiệm vụ 1; tổng hợp.") == ["Hội Nông dân huyện"]
    assert told(works, "1. Trạm Thú y huyện: chủ trì nhiệm vụ 1; tổng hợp.") == []


def test_a_body_that_heads_two_items() -> None:
    duties = "1. Trạm Thú y huyện: tiêm phòng.\n2. {}: vận động hội viên.\n3. Hội Nông dân huyện: mua con giống."
    assert told("Nuôi bò.", duties.format("Hội Nông dân huyện"), "duty-heads") == ["Hội Nông dân huyện"]
    assert told("Nuôi bò.", duties.format("Hội Phụ nữ huyện"), "duty-heads") == []
