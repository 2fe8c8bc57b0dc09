"""Fields of works beside each other, what is left, seasons, references to *Mục 4* and *Phần C*: no faults."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.pipeline import extract_plan

_HEAD = "KẾ HOẠCH\nCấp nước sạch năm 2026\n\n"


def _codes(words: str) -> set[str]:
    return {f.code for f in check_report(_HEAD + words + "\n").findings}


_WORKS = (
    "I. NỘI DUNG\n2.1. Dự án 1: Mở rộng mạng ống Quảng Lưu\n- Mục tiêu: lắp đặt 46 km ống, cấp nước cho xã Quảng Lưu (3.800 hộ đấu nối mới).\n"
    "- Vốn: 18.200 triệu đồng.\n2.2. Dự án 2: Mở rộng mạng ống Quảng Bình\n- Mục tiêu: lắp đặt 31 km ống, cấp nước cho xã Quảng Bình (1.800 hộ đấu nối mới).\n"
    "- Vốn: 13.700 triệu đồng.\n"
)


def test_each_work_has_its_own_figures() -> None:
    assert "conflicting-targets" not in _codes(_WORKS)


@pytest.mark.parametrize(
    "words",
    [
        "Mục 1. MỤC TIÊU\n1. Bán 24 chuyến hàng.\nMục 2. NỘI DUNG\n1. Dự trữ hàng hóa\nDự trữ.\n2. Kiểm tra thị trường\nKiểm tra.\n"
        "Mục 3. TỔ CHỨC THỰC HIỆN\n1. Chi cục Quản lý thị trường: kiểm tra theo khoản 2 Mục 2.\n",
        "Phần A. MỤC TIÊU\n1. Mục tiêu chung\nGiảm nhiễm khuẩn.\nPhần B. NỘI DUNG\n1. Vệ sinh tay\nGiám sát.\n2. Tập huấn\nMở lớp.\n"
        "Phần C. PHÂN CÔNG\n1. Phòng Điều dưỡng: tập huấn theo mục 2 Phần B.\n",
    ],
)
def test_parts_named_by_muc_and_letter_are_found(words: str) -> None:
    assert "cross-reference" not in _codes(words)
    assert "cross-reference" in _codes(words.replace("khoản 2 Mục 2", "khoản 5 Mục 2").replace("mục 2 Phần B", "mục 6 Phần B"))


def test_a_season_is_no_department() -> None:
    record = extract_plan(_HEAD + "I. THỜI GIAN\n- Vụ Xuân Hè: từ ngày 01/3/2026 đến ngày 15/4/2026;\n- Vụ Pháp chế: chủ trì tổng hợp.\n")
    assert {a.name for a in record.agencies} == {"Vụ Pháp chế"}
