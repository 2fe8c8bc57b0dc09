"""The title said again: above the first part, in the article that attaches the plan, in the closing words."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG THAO                Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Sông Thao, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
{title}

I. MỤC TIÊU
Tăng đàn bò thịt.
II. TỔ CHỨC THỰC HIỆN
Phòng Nông nghiệp chủ trì thực hiện.
{period}

Trên đây là Kế hoạch {closing}. Các phòng, ban triển khai thực hiện trong năm 2030./.
"""
LONG = "Phát triển chăn nuôi giai đoạn 2024 - 2030, tầm nhìn đến năm 2045"
CASES = [
    ("Phát triển chăn nuôi năm 2024", "phát triển chăn nuôi năm 2024", "năm 2024", "năm 2023"),
    (LONG, "phát triển chăn nuôi giai đoạn 2024 - 2030,\ntầm nhìn đến năm 2045", "2045", "2050"),
    (LONG, "phát triển chăn nuôi giai đoạn 2024 - 2030", "2024 - 2030", "2021 - 2025"),
    ("Bầu cử nhiệm kỳ 2026 - 2031", "bầu cử nhiệm kỳ 2026 - 2031", "2026 - 2031", "2021 - 2026"),
    ("Phổ cập bơi đến năm 2030", "phổ cập bơi đến năm 2030", "2030", "2025"),
]


def stale(title: str, closing: str, period: str = "") -> list[str]:
    found = check_plan(HEAD.format(title=title, closing=closing, period=period))
    return [f.text for f in found if f.rule == "check.announced-period"]


@pytest.mark.parametrize(("title", "closing", "right", "wrong"), CASES)
def test_years_of_the_closing_words_are_those_of_the_title(title: str, closing: str, right: str, wrong: str) -> None:
    assert stale(title, closing) == []
    assert stale(title, closing.replace(right, wrong)) [0].endswith(wrong.removeprefix("năm "))


def test_years_of_another_kind_are_not_compared() -> None:
    assert stale("Phát triển chăn nuôi năm 2024", "phát triển chăn nuôi giai đoạn 2021 - 2025") == []


@pytest.mark.parametrize(("end", "told"), [("2030", []), ("2035", ["2024 đến hết năm 2035"])])
def test_how_long_the_plan_runs_ends_with_its_title(end: str, told: list[str]) -> None:
    period = f"3. Thời gian thực hiện Kế hoạch: Từ năm 2024 đến hết năm {end}."
    assert stale(LONG, "phát triển chăn nuôi", period) == told


def test_the_article_that_attaches_the_plan_names_its_year() -> None:
    decision = "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển chăn nuôi năm 2023.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
    text = HEAD.format(title="Phát triển chăn nuôi năm 2024", closing="phát triển chăn nuôi năm 2024", period="")
    head, _, rest = text.partition("KẾ HOẠCH\n")
    found = [f.text for f in check_plan(f"{head}QUYẾT ĐỊNH\nBan hành Kế hoạch phát triển chăn nuôi năm 2024\n\n{decision}KẾ HOẠCH\n{rest}")]
    assert "năm 2023" in found


@pytest.mark.parametrize(
    ("closing", "told"),
    [("phát triển chăn nuôi huyện Sông Thao năm 2024", []), ("phát triển chăn nuôi huyện Đông Sơn năm 2024", ["huyện Đông Sơn"])],
)
def test_the_closing_words_name_the_own_place(closing: str, told: list[str]) -> None:
    found = check_plan(HEAD.format(title="Phát triển chăn nuôi năm 2024", closing=closing, period=""))
    assert [f.text for f in found if f.rule == "check.announced-place"] == told
