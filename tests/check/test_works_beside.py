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


@pytest.mark.parametrize(
    "words",
    [
        "I. NỘI DUNG\nĐề án có 03 hợp phần:\n(i) Nâng cao năng lực cán bộ khuyến nông;\n(ii) Xây dựng mô hình trình diễn;\n(iii) Thông tin thị trường.\n",
        "I. NỘI DUNG\nGieo trồng đạt 6.420 ha, cụ thể:\n- Lúa nước: 3.150 ha;\n- Ngô lai: 1.275 ha;\n- Lạc, đậu các loại: 845 ha;\n- Rau màu khác: 1.150 ha.\n",
        "I. NỘI DUNG\nBổ sung 320 MW nguồn điện tái tạo (điện gió 180 MW, điện mặt trời mái nhà 95 MW, sinh khối 45 MW).\n",
        "I. NỘI DUNG\nXã bố trí 18 người, gồm 6 công an, 12 dân quân, ứng trực 3 đêm.\n",
        "I. NỘI DUNG\nPhát thanh tuyên truyền vào 03 khung giờ mỗi ngày: 5 giờ 30, 11 giờ 00 và 17 giờ 30.\n",
        "I. NỘI DUNG\nThực hiện tại 11 đơn vị hành chính cấp huyện của tỉnh (gồm 8 huyện, 02 thị xã và 01 thành phố).\n",
    ],
)
def test_sound_lists_and_figures_are_let_be(words: str) -> None:
    assert not _codes(words) & {"number-gap", "conflicting-targets", "sum-mismatch", "count-mismatch", "rate-mismatch"}
