"""Wordings of sound plans that were warned of, and the same wording with a fault in it."""

import pytest

from kehoach.check import check_plan
from kehoach.pipeline import extract_plan

HOSPITAL = """SỞ Y TẾ TỈNH LÂM ĐỒNG               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BỆNH VIỆN ĐA KHOA SÔNG THAO          Độc lập - Tự do - Hạnh phúc
Số: 12/KH-BV                         Sông Thao, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Cải tiến chất lượng bệnh viện năm 2024

I. NỘI DUNG
Đánh giá chất lượng.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Điều dưỡng
Chủ trì giám sát.
2. Các khoa lâm sàng
Thực hiện quy trình.
{more}
Nơi nhận:
- Sở Y tế (b/c);
- {line};
- Lưu: VT.

GIÁM ĐỐC
"""
PLAN = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG THAO                Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Sông Thao, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phát triển nghề cá năm 2024

I. MỤC TIÊU
1. {first}
II. NỘI DUNG
1. {then}
"""


def _codes(text: str) -> list[str]:
    return [f.code for f in check_plan(text) if f.severity != "info"]


@pytest.mark.parametrize("line", ["Các khoa, phòng", "Các phòng, khoa, trung tâm thuộc bệnh viện", "Các khoa và phòng"])
def test_kinds_of_units_receive(line: str) -> None:
    """A line with the kinds of an issuer's units stands for all of them."""
    assert "not-in-recipients" not in _codes(HOSPITAL.format(line=line, more=""))


@pytest.mark.parametrize("line", ["Các khoa, ban chuyên môn", "Phòng Tổ chức cán bộ"])
def test_other_kinds_do_not(line: str) -> None:
    """A division is left out where only other kinds of units are named."""
    assert "not-in-recipients" in _codes(HOSPITAL.format(line=line.replace("ban chuyên môn", "bộ môn"), more=""))


def _handed(day: str) -> list[str]:
    more = f"3. Phòng Kế hoạch tổng hợp\nTổng hợp tiến độ, báo cáo Giám đốc {day}.\n4. Khoa Nội gửi báo cáo tháng về Phòng Kế hoạch tổng hợp trước ngày 28 hằng tháng.\n"
    return _codes(HOSPITAL.format(line="Các khoa, phòng", more=more))


@pytest.mark.parametrize("day", ["trước ngày 05 tháng sau", "trước ngày 05 của tháng kế tiếp"])
def test_day_of_the_next_month(day: str) -> None:
    """What comes in by the 28th is in time for the 5th of the month after."""
    assert "deadline-order" not in _handed(day)


def test_day_of_the_same_month() -> None:
    """The 25th of each month comes before the 28th."""
    assert "deadline-order" in _handed("trước ngày 25 hằng tháng")


@pytest.mark.parametrize(("total", "found"), [("08", False), ("09", True)])
def test_place_that_ends_in_a_word_of_time(total: str, found: bool) -> None:
    """*Phú Quý 03 người* is no quarter."""
    team = f"Tổ kiểm tra gồm {total} người: Đồn Biên phòng Phú Quý 03 người, Công an huyện 02 người, Phòng Kinh tế 03 người."
    assert ("sum-mismatch" in _codes(PLAN.format(first="Giữ nghề.", then=team))) is found


def test_told_of_two_kinds() -> None:
    """*mỗi xã, thị trấn 01 điểm* is of the towns too, wherever their numbers stand."""
    first = "Chuyển đổi 500 ha với 620 hộ tham gia tại 05 xã và 01 thị trấn; trong đó mè 250 ha, đậu 250 ha."
    then = "Xây dựng 06 điểm trình diễn, mỗi xã, thị trấn 01 điểm."
    assert not {"sum-mismatch", "count-mismatch", "conflicting-targets"} & set(_codes(PLAN.format(first=first, then=then)))


def test_bounds_of_classes() -> None:
    """Ships of 12 metres and more write a log, those of 15 and more are looked into at the port."""
    first = "100% tàu từ 12 mét trở lên nộp nhật ký khai thác."
    then = "Đồn Biên phòng phối hợp Công an huyện kiểm tra 100% tàu từ 15 mét trở lên khi xuất bến."
    assert "conflicting-targets" not in _codes(PLAN.format(first=first, then=then))


@pytest.mark.parametrize(("line", "found"), [("Các phòng: TCCB, ĐD; các khoa", False), ("Các phòng: TCKT, KHTH; các khoa", True)])
def test_divisions_by_initials_behind_their_kind(line: str, found: bool) -> None:
    """*Các phòng: TCCB, ĐD* names each division by its initials."""
    assert ("not-in-recipients" in _codes(HOSPITAL.format(line=line, more=""))) is found


@pytest.mark.parametrize(
    ("basis", "found"),
    [
        ("Điều lệ Hội Nông dân Việt Nam", False),
        ("Chương trình công tác năm 2024 của Hội Nông dân huyện", False),
        ("Chương trình phối hợp và thống nhất hành động năm 2024 của Ủy ban Mặt trận Tổ quốc Việt Nam huyện", False),
        ("Nghị quyết của Hội đồng nhân dân huyện Sông Thao về phát triển chăn nuôi", True),
    ],
)
def test_grounds_without_a_number(basis: str, found: bool) -> None:
    """A charter has none; a resolution has one."""
    plan = f"Căn cứ {basis};\n\nI. NỘI DUNG\nLai tạo đàn bò."
    assert ("citation-incomplete" in _codes(plan)) is found


def test_what_came_about_before_a_day_is_no_deadline() -> None:
    """The papers of the communes that were joined: nothing is due by the day they were joined."""
    kept = "Tài liệu của các xã cũ hình thành trước ngày 01 tháng 7 năm 2023 được chỉnh lý."
    assert not extract_plan(PLAN.format(first="Giữ nghề.", then=kept)).deadlines


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mục tiêu giảm nghèo và giảm nghèo trong đồng bào dân tộc thiểu số", False),
        ("dữ liệu Thành phố và dữ liệu Thành phố", True),
        ("các đoàn thể và các đoàn thể và các đoàn thể vận động hội viên", True),
    ],
)
def test_words_behind_themselves(words: str, found: bool) -> None:
    """The second of two may be more than the first."""
    assert ("text-repeated" in _codes(PLAN.format(first="Giữ nghề.", then=f"Thực hiện {words}."))) is found
