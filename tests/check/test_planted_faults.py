"""Faults planted in made-up words: silent as it is, remarked on after one edit. One row, one form of a mistake."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

PLANTED = [
    # counts
    ("count-mismatch", "Họp dân tại 16/18 thôn trong quý I.", "16/18", "18/16"),
    ("count-mismatch", "Toàn huyện có 14 xã, thị trấn.\n- Mở lớp ở 14/14 xã, thị trấn.", "14/14", "15/15"),
    ("count-mismatch", "- Lắp loa tại 9/9 thôn.\n- Đề nghị 09 thôn triển khai.", "9/9", "8/8"),
    ("count-mismatch", "Thực hiện 03 nhiệm vụ sau:\n- Mua giống.\n- Tiêm phòng.\n- Trồng cỏ.", "03", "04"),
    # rates
    ("rate-mismatch", "Toàn huyện có 40 trường học, trong đó 10 trường (chiếm 25%) đạt chuẩn.", "25%", "35%"),
    ("rate-mismatch", "Giảm tỷ lệ hộ nghèo từ 8,4% xuống còn 6,9%, tương ứng giảm 1,5%.", "1,5", "2,5"),
    ("rate-mismatch", "Xã còn 168 hộ nghèo, chiếm 8,4% tổng số hộ; 214 hộ cận nghèo, chiếm 10,7%.", "10,7", "17,0"),
    # deadlines
    ("deadline-order", "Tiêm phòng từ ngày 10/4/2024 đến ngày 25/4/2024.", "10/4/2024", "30/4/2024"),
    ("deadline-order", "Tiêm phòng từ ngày 10 tháng 4 năm 2024 đến ngày 25 tháng 4 năm 2024.", "ngày 10 tháng 4", "ngày 10 tháng 9"),
    ("deadline-order", "Tiêm phòng từ tháng 3/2024 đến hết tháng 11/2024.", "11/2024", "01/2024"),
    ("deadline-order", "Tiêm phòng từ quý II/2024 đến quý IV/2024.", "quý IV/2024", "quý I/2024"),
    ("deadline-order", "Phát triển đàn bò giai đoạn 2024 - 2026.", "2024 - 2026", "2026 - 2024"),
    (
        "deadline-order", "Các xã gửi báo cáo năm về Phòng Y tế trước ngày 05/12/2024 để tổng hợp, báo cáo UBND huyện trước ngày 10/12/2024.",
        "05/12", "15/12",
    ),
    # superseded
    ("citation-superseded", "Chi theo Luật Giá số 16/2023/QH15.\nCăn cứ Luật Đất đai ngày 18/01/2024;", "ngày 18/01/2024", "ngày 29/11/2013"),
    # form
    ("annex-missing", "Chỉ tiêu giao theo kế hoạch của huyện.", "theo kế hoạch của huyện", "nêu tại Phụ lục"),
    ("funding-without-amount", "1. Tổng kinh phí: 120 triệu đồng từ ngân sách huyện.\n2. Mức chi: bò giống 15 triệu đồng.", "120 triệu đồng ", ""),
    ("counterpart-zero", "Ngân sách xã đối ứng 20 triệu đồng.", "20 triệu", "0 triệu"),
]  # fmt: skip


def codes(words: str) -> list[str]:
    when = "09 tháng 9 năm 2024"
    draft = framed(f"I. KINH PHÍ\n{words}", "body")
    if "Luật" in words:
        draft = draft.replace("05 tháng 02 năm 2024", when)
    return [f.code for f in check_report(draft).findings]


@pytest.mark.parametrize(("code", "words", "right", "wrong"), PLANTED)
def test_a_planted_fault_is_found_and_the_draft_before_is_silent(code: str, words: str, right: str, wrong: str) -> None:
    assert words.count(right) == 1
    assert code not in codes(words)
    assert code in codes(words.replace(right, wrong))
