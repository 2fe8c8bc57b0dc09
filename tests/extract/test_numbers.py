"""Vietnamese numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.extract.numbers import parse_number, parse_spelled, parse_words, plain

DIGITS = [
    ("9.558", "9558", "dot groups"), ("1.234.567", "1234567", "two groups"), ("10.966,9345", "10966.9345", "both"), ("0,5", "0.5", "comma"),
    ("1,234", "1.234", "three decimals: by rule a decimal"), ("0.5", "0.5", "English decimal"), ("12.75", "12.75", "two places: English decimal"),
    ("769.1197", "769.1197", "four places: English decimal"), ("07", "7", "leading zero"), ("1,234,567", "1234567", "English groups"),
    ("1,234,567.8", "1234567.8", "English groups and decimal"), (" 5 ", "5", "blanks around"), ("0", "0", "zero"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [d[:2] for d in DIGITS], ids=[d[2] for d in DIGITS])
def test_digits(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "a", "1.2.3", "1..2", ",5", "5,", "1 000", "-", "1/2", "1.234.56", "12.34.567"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**15), st.integers(0, 9999))
def test_what_vietnamese_prints_is_read_back(whole: int, part: int) -> None:
    printed = f"{whole:,}".replace(",", ".") + f",{part:04d}"
    assert parse_number(printed) == Decimal(f"{whole}.{part:04d}")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_plain_keeps_the_value_and_no_exponent(value: Decimal) -> None:
    shown = plain(value)
    assert Decimal(shown) == value
    assert "E" not in shown and not (shown.endswith("0") and "." in shown)


WORDS = [
    ("mot", 1), ("nam", 5), ("muoi", 10), ("muoi hai", 12), ("muoi lam", 15), ("hai muoi", 20), ("hai muoi mot", 21), ("hai muoi lam", 25),
    ("chin muoi chin", 99), ("mot tram", 100), ("mot tram linh nam", 105), ("hai tram ba muoi tu", 234), ("", None), ("vai", None), ("hai vai", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), WORDS, ids=[w or "nothing" for w, _ in WORDS])
def test_words(words: str, value: int | None) -> None:
    assert parse_words(words) == value


SPELLED = [
    ("mot ty, bon tram tam muoi sau trieu, nam tram nghin", 1_486_500_000), ("hai muoi lam ty khong tram linh ba trieu", 25_003_000_000),
    ("muoi lam trieu", 15_000_000), ("mot tram muoi trieu hai tram nghin", 110_200_000), ("chin muoi mot nghin ty", 91_000_000_000_000),
    ("ba tram linh nam dong le".removesuffix(" dong le"), 305), ("nhieu trieu", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), SPELLED, ids=[w or "nothing" for w, _ in SPELLED])
def test_sums_spelled_out(words: str, value: int | None) -> None:
    assert parse_spelled(words) == value
