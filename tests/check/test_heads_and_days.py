"""Days of issue that are known or cannot be, offices and lines a signature block should not have, a scope above the issuer's."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

DRAFT = (
    "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "An Hòa, ngày 05 tháng 3 năm 2018\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2018\n\nCăn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;\n"
    "Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:\n\nI. TÌNH HÌNH\nToàn xã có 14 thôn với 3.250 hộ.\nII. NỘI DUNG\n"
    "Tuyên truyền cho nhân dân trên địa bàn xã.\nIII. TỔ CHỨC THỰC HIỆN\nCông chức Văn hóa - Xã hội báo cáo trước ngày 10/12/2018./.\n\n"
    "Nơi nhận:\n- UBND huyện;\n- Công an xã;\n- Lưu: VT, VHXH.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Mẫu\n"
)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("citation-year", "29 tháng 11 năm 2006", "29 tháng 11 năm 2016"), ("citation-year", "29 tháng 11 năm 2006", "19 tháng 11 năm 2006"),
        ("date-form", "05 tháng 3 năm 2018", "05 tháng 13 năm 2018"), ("recipients-store", "- Lưu: VT, VHXH.\n\n", ""),
        ("signature-issuer", "PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC"), ("scope-level", "Toàn xã có 14 thôn", "Toàn huyện có 14 thôn"),
        ("scope-level", "trên địa bàn xã.", "trên địa bàn quận."),
    ],
)  # fmt: skip
def test_one_slip_is_one_remark(code: str, old: str, new: str) -> None:
    assert DRAFT.count(old) == 1
    assert code not in [f.code for f in check_report(DRAFT).findings]
    assert [f.code for f in check_report(DRAFT.replace(old, new)).findings].count(code) == 1


def test_a_document_younger_than_the_month_of_an_open_day() -> None:
    draft = DRAFT.replace("ngày 05 tháng 3 năm 2018", "ngày     tháng 3 năm 2018")
    assert "citation-year" not in [f.code for f in check_report(draft).findings]
    later = draft.replace("Căn cứ Luật", "Căn cứ Kế hoạch số 40/KH-UBND ngày 02 tháng 5 năm 2018 của Ủy ban nhân dân huyện Mẫu về chăn nuôi;\nCăn cứ Luật")
    assert "citation-year" in [f.code for f in check_report(later).findings]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Thời gian thực hiện: Năm 2017 và các năm tiếp theo.", True), ("Thời gian thực hiện: Năm 2018 và các năm tiếp theo.", False),
        ("Tuyển chọn hộ giỏi dự hội thi cấp tỉnh năm 2016.", True), ("Tuyển chọn hộ giỏi dự hội thi cấp tỉnh năm 2018.", False),
        ("Quyết định thành lập tổ ban hành trước ngày 20 tháng 01 năm 2018.", True), ("Rà soát văn bản ban hành trước ngày 20 tháng 01 năm 2018.", False),
    ],
)  # fmt: skip
def test_a_time_before_the_plan(words: str, found: bool) -> None:
    draft = DRAFT.replace("Tuyên truyền cho nhân dân trên địa bàn xã.", words)
    assert ("deadline-past" in [f.code for f in check_report(draft).findings]) is found


def test_the_code_of_another_ministry() -> None:
    draft = DRAFT.replace("ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nSố: 12/KH-UBND", "BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nSố: 12/KH-BTNMT", 1)
    assert "header-number" not in [f.code for f in check_report(draft).findings]
    assert "header-number" in [f.code for f in check_report(draft.replace("KH-BTNMT", "KH-BNNPTNT")).findings]


@pytest.mark.parametrize("day", ["trước ngày 30/0/2026", "ngày 1 tháng 0 năm 2026", "từ ngày 30/0/2026 đến ngày 05/13/2026", "tháng 0/2026"])
def test_a_month_that_no_calendar_has_is_no_time(day: str) -> None:
    text = (
        f"KẾ HOẠCH\nTrồng cây năm 2026\n\nI. NHIỆM VỤ\n1. Tập huấn kỹ thuật trồng cây, hoàn thành {day}.\n2. Trồng cây xong 30/6/2026.\n\n"
        "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        f"| 1 | Tập huấn kỹ thuật trồng cây | Hạt Kiểm lâm | 30/6/2026 |\n| 2 | Trồng cây | Các thôn | {day} |\n"
    )
    assert "deadline-order" not in [f.code for f in check_report(text).findings]  # once a traceback
