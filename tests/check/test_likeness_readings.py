"""What likeness reads of a draft: counts in words, rates of one, lengths of time, what is left, what points back, kinds of area."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.check.agreement.alike import field_of
from kehoach.check.agreement.likeness import Telling
from kehoach.check.agreement.pairing import Field, near
from kehoach.check.run import draft_from
from kehoach.read import document_from_text


def _field(text: str) -> Field:
    return field_of(draft_from(document_from_text(f"KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\nI. NỘI DUNG\n{text}\n")))


def _tellings(text: str) -> list[Telling]:
    return list(_field(text).tellings)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Khai giảng cả tám lớp xóa mù chữ tại các bản.", [(8, "lop")]),
        ("Vận hành mười hai trạm bơm dã chiến theo lệnh.", [(12, "tram")]),
        ("Tập huấn cho bảy mươi bảy thành viên tổ thôn.", [(77, "nguoi")]),
        ("Chọn 65 tuyên truyền viên của các tổ.", [(65, "nguoi")]),
        ("Trồng keo lai với mật độ 1.660 cây/ha.", [(1660, "cay")]),
        ("Báo cáo trong vòng 24 giờ kể từ khi phát hiện.", [(24, "gio")]),
        ("Trả kết quả sau 07 ngày làm việc.", [(7, "ngay")]),
        ("Thí sinh đạt từ 70 điểm trở lên được xét giải.", [(70, "diem")]),
        ("Ít nhất 85% giáo viên có tiết dạy tại thư viện.", [(85, "%")]),
    ],
)
def test_figures_are_read(text: str, told: list[tuple[int, str]]) -> None:
    assert [(one.value, one.unit) for one in _tellings(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Họp lúc 14 giờ ngày 12 tháng 3 năm 2026.",
        "Giai đoạn 2008 - 2010 diện tích được mở rộng.",
        "Một là, tuyên truyền; hai là, kiểm tra; ba là, xử lý.",
        "Nguồn vốn do doanh nghiệp góp hai phần năm.",
    ],
)
def test_what_counts_nothing_is_not_read(text: str) -> None:
    assert _tellings(text) == []


def test_what_is_left_and_what_points_back() -> None:
    rest, back, plain = _tellings("- Kiểm tra 47 cơ sở còn lại.\n- Phục vụ tại 03 thôn nói trên.\n- Mở 12 lớp tập huấn.")
    assert [(one.rest, one.pointing) for one in (rest, back, plain)] == [(True, False), (False, True), (False, False)]


def test_some_of_so_many() -> None:
    some, every = _tellings("Có 18/21 xã, thị trấn hoàn thành.")
    assert (some.numerator, every.numerator) == (True, False)


def test_areas_of_other_kinds_are_not_weighed() -> None:
    known = _field("1. Tiêm phòng tại 12 xã, thị trấn trong vụ xuân.\n2. Kiểm tra tiêm phòng tại 11 xã trong vụ xuân.")
    assert [sorted(one.areas) for one in known.tellings] == [["thị trấn", "xã"], ["xã"]]
    assert known.barred(0, 1) and not known.candidates()


def test_what_points_back_is_weighed_with_the_last_before_it() -> None:
    known = _field("1. Địa điểm: 03 thôn Kon Tu, Đăk Wơk và Kon Rơ Bang.\n2. Đội chiếu phim phục vụ tại 04 thôn nói trên.")
    assert known.points_back(0, 1) and known.candidates() == [(0, 1)]


def test_what_the_figures_around_would_make() -> None:
    known = _field("Mua 20 máy tính, mỗi máy 12 triệu đồng, tổng cộng 230 triệu đồng.")
    at = next(i for i, one in enumerate(known.tellings) if one.value == 230_000_000)
    assert known.fits(at, Decimal(240_000_000)) and not known.fits(at, Decimal(230_000_000))


@pytest.mark.parametrize(("one", "other", "is_near"), [("5", "15", True), ("104", "14", True), ("14", "140", False), ("5", "250", False)])
def test_a_digit_more(one: str, other: str, is_near: bool) -> None:  # noqa: FBT001
    assert near(Decimal(one), Decimal(other)) is is_near
