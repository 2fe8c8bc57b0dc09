"""How often something is due is told in words, its days with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kehoach.messages import speak
from kehoach.messages.recurring import recurs

CASES = [
    ("FREQ=MONTHLY", "hằng tháng", "monthly"),
    ("FREQ=MONTHLY;INTERVAL=3", "3 tháng một lần", "every 3 months"),
    ("FREQ=MONTHLY;BYMONTHDAY=5,6", "hằng tháng, ngày 5, 6", "monthly, day 5, 6"),
    ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "hằng năm, ngày 15/12", "yearly, day 12-15"),
    ("FREQ=YEARLY;BYMONTH=3,9", "hằng năm, tháng 3, 9", "yearly, month 3, 9"),
    ("FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
]


@pytest.fixture(autouse=True)
def _environment_speaks_again() -> Iterator[None]:
    yield
    speak(None)


@pytest.mark.parametrize(("rule", "vi", "en"), CASES)
def test_a_recurrence_in_words(rule: str, vi: str, en: str) -> None:
    speak("vi")
    assert recurs(rule) == vi
    speak("en")
    assert recurs(rule) == en


def test_nothing_recurs() -> None:
    assert recurs(None) is None
