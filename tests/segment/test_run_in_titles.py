"""Labels before a colon: lists of bodies, years, titles in capitals, lists by name."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from plan_texts import plan_of

DUTIES = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: theo dõi dịch.\n"
BODIES = "Hội Nông dân, Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh, Đoàn Thanh niên Cộng sản Hồ Chí Minh, Liên đoàn Lao động"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"2. {BODIES} huyện: vận động hội viên tham gia.", f"{BODIES} huyện"),
        ("2. Kinh phí năm 2024: 350 triệu đồng.", "Kinh phí năm 2024"),
        ("2. Trang bị 30 xe đẩy tay, trong đó năm 2024: 08 xe, năm 2025: 22 xe.", None),
        ("2. Khai mạc lúc 7:30 tại nhà văn hóa.", None),
        ("2. UBND các xã: An Bình, Tân Lập và Phú Hòa chịu trách nhiệm về tiến độ.", None),
        ("2. Kết quả phỏng vấn người dân được tổng hợp theo 03 mức: tốt, khá, kém.", None),
        ("2. ĐỢT HAI: THU HOẠCH", "ĐỢT HAI: THU HOẠCH"),
    ],
)
def test_what_before_a_colon_is_a_title(line: str, title: str | None) -> None:
    sections = plan_of(f"{DUTIES}{line}\n").sections
    assert next((s.title for s in sections if s.label == "2"), None) == title


def test_a_title_in_capitals_ends_no_number_of_the_next_line() -> None:
    sections = plan_of("I. ĐỐI TƯỢNG, SỐ LƯỢNG DỰ ÁN\n1. Đối tượng: học sinh lớp 8.\n2. Số lượng: 12 đội.\n").sections
    assert [s.label for s in sections] == ["I", "1", "2"]


def duties(body: str) -> list[str]:
    return [f"{a.agency}: {a.role}" for a in plan_of(body).assignments]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Các đơn vị gửi báo cáo về Phòng Y tế; Phòng Y tế tổng hợp số liệu.", ["Các đơn vị: thuc_hien", "Phòng Y tế: thuc_hien"]),
        ("Các đơn vị nộp hồ sơ, trình Phòng Y tế; Phòng Nội vụ thẩm định.", ["Các đơn vị: thuc_hien", "Phòng Nội vụ: thuc_hien"]),
        ("Phòng Y tế; Phòng Nội vụ tổ chức tập huấn.", ["Phòng Y tế: thuc_hien", "Phòng Nội vụ: thuc_hien"]),
        ("Chủ trì: Phòng Y tế; Phòng Nội vụ thẩm định.", ["Phòng Y tế: chu_tri", "Phòng Nội vụ: thuc_hien"]),
        ("Phối hợp: Phòng Y tế; Phòng Nội vụ.", ["Phòng Y tế: phoi_hop", "Phòng Nội vụ: phoi_hop"]),
    ],
)
def test_who_receives_before_a_semicolon_and_who_then_does(line: str, told: list[str]) -> None:
    assert duties(f"I. NỘI DUNG\n1. Phun thuốc diệt muỗi\n- {line}\n") == told


def test_committees_named_one_by_one_have_the_duty() -> None:
    line = "2. UBND các xã: An Bình, Tân Lập và Phú Hòa chịu trách nhiệm về tiến độ.\n"
    assert duties(DUTIES + line)[1:] == [f"Ủy ban nhân dân xã {name}: thuc_hien" for name in ("An Bình", "Tân Lập", "Phú Hòa")]


def test_tinh_of_a_name_is_no_province() -> None:
    head = "SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI DƯƠNG\nTRƯỜNG THPT TUỆ TĨNH\nSố: 5/KH-THPT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHải Dương, ngày 09 tháng 9 năm 2022\n\nKẾ HOẠCH\nGiáo dục thể chất năm học 2022 - 2023\n\n"
    assert "tĩnh" not in (extract_plan(head + "I. MỤC TIÊU\nRèn luyện sức khỏe.\n").plan.province or "")
