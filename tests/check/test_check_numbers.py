"""How numbers are compared: rounding is no fault, a slip of one digit is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.check.figures.numbers import slip


@pytest.mark.parametrize(
    ("stated", "worked_out", "expected"),
    [
        pytest.param("14.37", "14.27", True, id="one-digit"),
        pytest.param("1285", "1258", True, id="two-swapped"),
        pytest.param("1285", "1286", True, id="last-digit"),
        pytest.param("1500", "900", False, id="another-number"),
        pytest.param("600", "1285", False, id="a-part-of-it"),
        pytest.param("1285", "1285", False, id="equal"),
        pytest.param("7", "9", False, id="single-digits-tell-nothing"),
    ],
)
def test_a_slip_is_told_from_another_number(stated: str, worked_out: str, expected: bool) -> None:
    assert slip(Decimal(stated), Decimal(worked_out)) is expected
