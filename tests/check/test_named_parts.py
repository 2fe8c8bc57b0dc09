"""What a heading, an annex number, a bracket or a range of days names, and what is there."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN AN                      Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Tân An, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Phát triển chăn nuôi năm 2026

"""


def told(text: str, rule: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.rule == f"check.{rule}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTăng đàn bò.\nII. NỘI DUNG\nMua giống.", 1),
        ("I. MỤC ĐÍCH VÀ YÊU CẦU\n1. Yêu cầu\nĐúng đối tượng.\nII. NỘI DUNG\nMua giống.", 1),
        ("I. ĐỐI TƯỢNG, PHẠM VI\n1. Đối tượng\nHộ nghèo.\n2. Phạm vi\nToàn xã.\nII. NỘI DUNG\nMua giống.", 0),
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích, yêu cầu chung\nTăng đàn bò.\nII. NỘI DUNG\nMua giống.", 0),
    ],
)
def test_a_heading_of_two_things_has_both(text: str, found: int) -> None:
    assert len(told(text, "named-part")) == found


@pytest.mark.parametrize(("times", "found"), [("trước 9h00 và 16h00", []), ("9 giờ, 13 giờ và 16 giờ", ["02 lần/ngày"]), ("kể cả ngày nghỉ", [])])
def test_so_many_times_a_day_are_those_of_the_brackets(times: str, found: list[str]) -> None:
    assert told(f"I. BÁO CÁO\nCác thôn báo cáo 02 lần/ngày ({times}) gửi UBND xã.", "so-often") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trong 10 ngày làm việc (từ ngày 19 tháng 10 năm 2026 đến ngày 30 tháng 10 năm 2026)", []),
        ("trong 11 ngày làm việc (từ ngày 19 tháng 10 năm 2026 đến ngày 30 tháng 10 năm 2026)", []),  # with the Saturday
        ("trong 15 ngày làm việc (từ ngày 19 tháng 10 năm 2026 đến ngày 30 tháng 10 năm 2026)", ["15 ngày làm việc"]),
        ("trong 04 ngày làm việc (từ ngày 31 tháng 8 năm 2026 đến ngày 04 tháng 9 năm 2026)", []),  # the National Day off
        ("trong 20 ngày làm việc (từ ngày 09 tháng 02 năm 2026 đến ngày 27 tháng 02 năm 2026)", []),  # Tết, of the lunar calendar
    ],
)
def test_working_days_between_two_days(text: str, found: list[str]) -> None:
    assert told(f"I. THỜI GIAN\nĐợt cao điểm diễn ra {text}.", "count-days") == found


ARTICLES = "Điều 1. Ban hành Kế hoạch phát triển chăn nuôi.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./."
DUTIES = "I. NỘI DUNG\nMua giống.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\nMua giống.\n2. Trạm Thú y\nTiêm phòng.\n3. Trạm Khuyến nông\nMở lớp.\n4. Công an xã\nGiữ trật tự.\n5. Phòng Văn hóa\nViết tin.\n6. Hội Nông dân\nVận động hội viên.\n"


@pytest.mark.parametrize("lost", ["Điều 1. Ban hành Kế hoạch phát triển chăn nuôi.\n", "Điều 2. Quyết định có hiệu lực từ ngày ký.\n"])
def test_articles_of_a_decision_are_counted_from_one(lost: str) -> None:
    assert [f.code for f in check_plan(ARTICLES.replace(lost, "")) if f.code == "number-gap"] == ["number-gap"]
    assert not [f for f in check_plan(ARTICLES) if f.code == "number-gap"]


def test_a_row_may_not_begin_with_four() -> None:
    lost = DUTIES[DUTIES.index("1. Phòng Kinh tế") : DUTIES.index("4. Công an")]
    assert len([f for f in check_plan(HEAD + DUTIES.replace(lost, "")) if f.code == "number-gap"]) == 1


def test_the_last_title_of_the_duties_is_missed() -> None:
    assert told(DUTIES.replace("6. Hội Nông dân\n", ""), "lost-title") == ["Vận động hội viên."]
    assert not told(DUTIES, "lost-title")
    assert not told(DUTIES.replace("6. Hội Nông dân\nVận động hội viên.\n", "Yêu cầu các đơn vị thực hiện tốt Kế hoạch này."), "lost-title")
