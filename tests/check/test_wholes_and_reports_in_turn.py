"""Wholes that shares are of, reports of two periods handed on, parts below lettered parts: each sound passage beside a twin that is wrong."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN THỬ\nBAN THƯỜNG VỤ\nSố: 12/KH-LĐLĐ\nAn Thử, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nChăm lo đoàn viên năm 2026\n\n"
REPORTS = (
    "VI. TỔ CHỨC THỰC HIỆN\n1. Ban Chính sách - Pháp luật: theo dõi.\nVII. CHẾ ĐỘ BÁO CÁO\nCác đơn vị báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 20/11/2026. "
    "Ban Chính sách - Pháp luật tổng hợp, trình Ban Thường vụ báo cáo Tổng Liên đoàn Lao động Việt Nam trước ngày 20/6/2026 và trước ngày {}.\n"
)
SICK = "I. TÌNH HÌNH\n1. Năm 2025 tiếp nhận 1.250 người bệnh, gồm 875 ca nhẹ (70%) và 375 ca nặng ({}).\n"
WOMEN = "I. TÌNH HÌNH\n1. Có 5.200 người đi làm việc, trong đó đi biển 2.340 người (45%). Lao động nữ là 1.976 người, chiếm {}.\nII. MỤC TIÊU\n1. Đưa 6.000 người đi làm việc.\n"
MEETINGS = "I. NỘI DUNG\n1. Tổ chức 24 phiên tư vấn, mỗi tháng 02 phiên, trong đó {} phiên tại các xã.\n"
VISITS = "I. CHỈ TIÊU\n1. Thăm hỏi đoàn viên ốm đau.\n5. Tổ chức 24 buổi tư vấn tại doanh nghiệp, mỗi đơn vị 02 buổi{}.\n"
LETTERED = (
    "A. MỤC TIÊU\nTăng việc làm.\nB. NHIỆM VỤ\nI. Tư vấn\n1. Mở phiên tư vấn.\nII. Đào tạo\n1. Mở lớp.\nIII. Cho vay\n1. Giải ngân.\n"
    "C. TỔ CHỨC THỰC HIỆN\n1. Ban Tổ chức: chủ trì nhiệm vụ tại phần {} Mục B.\n"
)


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + text) if f.severity != "info"}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("deadline-order", REPORTS.format("30/11/2026"), REPORTS.format("10/11/2026")),
        ("rate-mismatch", SICK.format("30%"), "I. TÌNH HÌNH\n1. Năm 2025 tiếp nhận 1.250 ca bệnh, gồm 875 ca nhẹ (70%) và 375 ca nặng (40%).\n"),
        ("rate-mismatch", WOMEN.format("38%"), WOMEN.format("83%")),
        ("sum-mismatch", MEETINGS.format("14"), MEETINGS.format("34")),
        ("sum-mismatch", VISITS.format(""), VISITS.format(" cho 14 đơn vị")),
        ("cross-reference", LETTERED.format("II, III"), LETTERED.format("IV")),
    ],
)  # fmt: skip
def test_sound_is_let_be_and_its_twin_is_told(code: str, sound: str, wrong: str) -> None:
    assert code not in said(sound)
    assert code in said(wrong)


def test_nam_of_viet_nam_is_no_year_of_a_day() -> None:
    """The words *Việt Nam* right before a day are not the *năm* of *báo cáo năm trước ngày …*."""
    from kehoach.pipeline import extract_plan

    found = [d.text for d in extract_plan(HEAD + REPORTS.format("30/11/2026")).deadlines]
    assert "năm trước ngày 20/11/2026" in found
    assert "trước ngày 20/6/2026" in found
