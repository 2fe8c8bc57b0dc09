"""References of the duties: to works, not to the duties themselves; each part of a list once; lists whose last one says where to look."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

PLAN = (
    "I. MỤC TIÊU\nPhủ sóng truyền thanh toàn xã.\nII. NHIỆM VỤ\n1. Thay cụm loa\nPhòng Văn hóa chủ trì thay 6 cụm loa.\n2. Lắp bảng tin\nPhòng Kinh tế chủ trì lắp 3 bảng tin.\n"
    "3. Mở lớp học\nPhòng Văn hóa chủ trì mở 2 lớp học.\n4. Làm mái che\nPhòng Kinh tế chủ trì làm 4 mái che.\n"
    "III. KINH PHÍ\nNgân sách xã 90 triệu đồng.\nIV. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa: {}.\n2. Phòng Kinh tế: {}.\nV. CHẾ ĐỘ BÁO CÁO\nCác phòng báo cáo trước ngày 25 hằng tháng."
)


def told(culture: str = "thực hiện khoản 1 Mục II", economy: str = "bố trí kinh phí theo Mục III") -> list[str | None]:
    return [f.text for f in check_report(framed(PLAN.format(culture, economy), "commune")).findings if f.code == "cross-reference"]


@pytest.mark.parametrize(
    "words",
    [
        "thực hiện khoản 1 Mục II", "chủ trì khoản 1, khoản 3 Mục II", "chủ trì khoản 1 và phần được giao tại khoản 3 Mục II", "báo cáo theo phân công tại Mục IV",
        "gửi báo cáo theo thời hạn tại Mục V", "thanh toán các khoản chi nêu tại Mục III", "phối hợp thực hiện khoản 2 và khoản 4 Mục II",
    ],
)  # fmt: skip
def test_duties_lead_to_works(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("thực hiện khoản 1 Mục IV", "khoản 1 Mục IV"), ("chuẩn bị loa theo khoản 1 Mục IV; gửi báo cáo hằng tháng", "khoản 1 Mục IV"), ("chủ trì khoản 1 Mục III", "khoản 1 Mục III"),
        ("triển khai nội dung tại Mục V", "Mục V"), ("chủ trì khoản 1, khoản 4 Mục II", "khoản 4 Mục II"), ("chủ trì khoản 2, khoản 3 Mục II", "khoản 2"),
        ("chủ trì khoản 2 và phần được giao tại khoản 3 Mục II", "khoản 2"), ("chủ trì khoản 3, khoản 3 Mục II", "khoản 3 Mục II"),
    ],
)  # fmt: skip
def test_a_reference_gone_astray(words: str, where: str) -> None:
    assert where in told(words)


def test_a_lone_caption_has_the_first_number() -> None:
    table = "I. MỤC TIÊU\nTrồng cây.\n\nBiểu số {}. Số cây\n\n| TT | Thôn | Số cây |\n|---|---|---|\n| 1 | An Phú | 12 |\n| 2 | An Hòa | 15 |\n\nII. KINH PHÍ\nNgân sách xã 20 triệu đồng."
    gaps = [[f.code for f in check_report(framed(table.format(n), "commune")).findings if f.code == "number-gap"] for n in ("01", "03")]
    assert gaps == [[], ["number-gap"]]
