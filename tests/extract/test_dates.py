"""Calendar dates as plans print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.extract.dates import DATE, date_of, iso, month_end
from kehoach.folding import fold

FORMS = [
    ("ngày 02/8/2023", "2023-08-02", "usual"), ("ngày 02 tháng 8 năm 2023", "2023-08-02", "in words"), ("31-12-2023", "2023-12-31", "dashes"),
    ("30.6.2025", "2025-06-30", "dots"), ("16-4-2024", "2024-04-16", "no zeros"), ("29/02/2024", "2024-02-29", "leap day"),
    ("ngày 5 / 3 / 2024", "2024-03-05", "blanks"), ("ngày 05 tháng 02, năm 2024", "2024-02-05", "comma"),
    ("29/02/2023", None, "no such day"), ("31/4/2024", None, "April has 30 days"), ("15/13/2024", None, "no such month"), ("0/1/2024", None, "day zero"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), [f[:2] for f in FORMS], ids=[f[2] for f in FORMS])
def test_forms(words: str, expected: str | None) -> None:
    match = DATE.search(fold(words))
    assert match is not None
    assert date_of(match) == expected


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["{d:02}/{m}/{y}", "{d}-{m:02}-{y}", "ngay {d} thang {m} nam {y}"]))
def test_what_is_printed_is_read_back(day: datetime.date, form: str) -> None:
    match = DATE.search(form.format(d=day.day, m=day.month, y=day.year))
    assert match is not None
    assert date_of(match) == day.isoformat() == iso(day.day, day.month, day.year)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_the_day_after_a_months_end_is_a_first(year: int, month: int) -> None:
    last = datetime.date.fromisoformat(month_end(year, month))
    assert (last.year, last.month) == (year, month)
    assert (last + datetime.timedelta(1)).day == 1
