"""The order of a plan's days: silent on a draft in order, one remark where a day stands out of order."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

DRAFT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nTổ chức Hội thi chăn nuôi giỏi năm 2024\n\n"
    "I. THỜI GIAN\nHội thi tổ chức từ ngày 10 tháng 7 năm 2024 đến ngày 14 tháng 7 năm 2024.\nII. NỘI DUNG\n{}\nIII. TỔ CHỨC THỰC HIỆN\n"
    "1. Phòng Nông nghiệp và Phát triển nông thôn\nChủ trì thực hiện; tổng hợp, báo cáo UBND huyện trước ngày 25 hằng tháng.\n2. UBND các xã\n{}\n"
)


def _codes(content: str, duty: str = "Vận động nhân dân.") -> list[str]:
    return [f.code for f in check_report(DRAFT.format(content, duty)).findings if f.code in ("deadline-order", "date-form", "deadline-past")]


@pytest.mark.parametrize(
    "words",
    [
        "Bế mạc vào chiều ngày 16 tháng 7 năm 2024.", "Tổng kết Hội thi trước ngày 05 tháng 7 năm 2024.", "Tổ chức sơ kết vào tháng 10/2024, tổng kết vào tháng 9/2024.",
        "Lấy ý kiến trước ngày 20/3/2024, trình ban hành trước ngày 10/3/2024.", "Thẩm định dự toán trước ngày 30/5/2024; phê duyệt trước ngày 20/5/2024.",
        "Nhận hồ sơ từ ngày 01/6/2024 đến ngày 15/6/2024.\nCác xã nộp hồ sơ trước ngày 20/6/2024.", "Làm việc từ 8 giờ 00 đến 7 giờ 30 phút.",
        "Giai đoạn 2 (2030 - 2026) trồng 200 ha.",
    ],
)  # fmt: skip
def test_a_day_out_of_order(words: str) -> None:
    assert _codes(words) == ["deadline-order"]


@pytest.mark.parametrize("words", ["Khai mạc ngày 10/7/2024 (thứ Hai).", "Khai mạc thứ Hai, ngày 10/7/2024."])
def test_another_day_of_the_week(words: str) -> None:
    assert "check.weekday" in [f.rule for f in check_report(DRAFT.format(words, "Vận động nhân dân.")).findings]


@pytest.mark.parametrize(
    "words",
    [
        "Khai mạc ngày 10 tháng 7 năm 2024 (thứ Tư); bế mạc ngày 14 tháng 7 năm 2024.", "Báo cáo kết quả Hội thi trước ngày 30 tháng 7 năm 2024.",
        "Khảo sát trước ngày 10/3/2024; thẩm định trước ngày 20/3/2024; thi công từ ngày 01/4/2024 đến ngày 30/5/2024.",
        "Trực từ 19 giờ 00 đến 6 giờ 00.", "Giai đoạn 2 (2026 - 2030) trồng 200 ha.",
    ],
)  # fmt: skip
def test_days_in_order(words: str) -> None:
    assert _codes(words) == []


@pytest.mark.parametrize(("day", "codes"), [("20", []), ("28", ["deadline-order"])])
def test_a_monthly_report_and_the_one_it_goes_into(day: str, codes: list[str]) -> None:
    duty = f"Gửi số liệu về Phòng Nông nghiệp và Phát triển nông thôn trước ngày {day} hằng tháng."
    assert _codes("Lai tạo đàn bò.", duty) == codes


@pytest.mark.parametrize(("label", "found"), [("Hội thao", 0), ("Đợt 2", 1)])
def test_the_other_half_of_the_title_has_days_of_its_own(label: str, found: int) -> None:
    text = (
        "KẾ HOẠCH\nHuấn luyện và hội thao dân quân năm 2026\n\nI. THỜI GIAN HUẤN LUYỆN\n- Đợt 1: từ ngày 09/3/2026 đến ngày 23/3/2026.\n"
        f"- {label}: 02 ngày, 24/7/2026 và 25/7/2026.\nII. TỔNG KẾT\n- Tổng kết huấn luyện trước ngày 15/6/2026.\n"
    )
    assert len([f for f in check_report(text).findings if f.rule == "check.result-before"]) == found
