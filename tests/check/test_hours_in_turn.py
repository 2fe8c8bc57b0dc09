"""Hours of a programme told in turn, and the one that is out of turn."""

from __future__ import annotations

import pytest

from short_plans import rules_said

HEAD = "KẾ HOẠCH\nHội thi chăn nuôi năm 2024\n\nI. CHƯƠNG TRÌNH\n"


def orders(words: str) -> list[str | None]:
    return rules_said(HEAD + words, "deadline-order")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("Ngày 28/3/2024: 6 giờ 30 đón khách; 7 giờ 00 khai mạc; 7 giờ 20 diễu hành; 10 giờ 45 bế mạc.", "7 giờ 00", "17 giờ 00"),
        ("- 7h30: đón khách.\n- 8h00: khai mạc.\n- 8h45: chấm giống.\n- 10h30: trao giải.", "8h45", "11h45"),
        ("| Giờ | Việc |\n|---|---|\n| 07:30 - 08:00 | Đón khách |\n| 08:00 - 09:00 | Khai mạc |\n| 09:00 - 10:00 | Chấm giống |", "09:00 - 10:00", "06:00 - 10:00"),
    ],
)
def test_an_hour_out_of_turn_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert orders(words) == []
    assert orders(words.replace(old, new, 1)) == ["check.hours-in-turn"]


@pytest.mark.parametrize(
    "words",
    [
        "Ba ca trực: từ 06 giờ đến 14 giờ, từ 14 giờ đến 22 giờ, từ 22 giờ đến 06 giờ hôm sau.",
        "Ngày 28/3/2024 từ 8 giờ 00 đến 11 giờ 00; ngày 29/3/2024 từ 7 giờ 30 đến 10 giờ 00.",
    ],
)
def test_hours_of_nights_and_of_two_days_are_left(words: str) -> None:
    assert orders(words) == []
