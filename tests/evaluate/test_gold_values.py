"""Normal forms: two ways of writing one value, and values that must stay apart."""

import pytest

from kehoach.evaluate.values import document_number, number, recurrence


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("5.0", "5", True, id="trailing zero"),
        pytest.param("10966934500", "1.09669345E+10", True, id="exponent"),
        pytest.param(7, "7", True, id="a JSON number"),
        pytest.param(None, "", True, id="both absent"),
        pytest.param(None, "0", False, id="zero is a value"),
        pytest.param("năm", "năm", False, id="no number equals nothing"),
    ],
)
def test_number(one, other, same):
    assert (number(one) == number(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("90/QĐ-TTg", "90/QĐTTg", True),
        ("90/QĐ-TTg", "90/qđ - ttg", True),
        ("90/QĐ-TTg", "90/QĐ-UBND", False),
        (None, "", True),
    ],
)
def test_document_number(one, other, same):
    assert (document_number(one) == document_number(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("FREQ=MONTHLY", "RRULE:FREQ=MONTHLY;INTERVAL=1", True, id="interval one"),
        pytest.param("FREQ=MONTHLY;INTERVAL=12", "FREQ=YEARLY", True, id="twelve months"),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=12,3,9,6;BYMONTHDAY=20",
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20",
            True,
            id="ends of quarters",
        ),
        pytest.param("FREQ=YEARLY;BYMONTH=5", "FREQ=YEARLY;BYMONTH=6", False, id="another month"),
        pytest.param("FREQ=WEEKLY", None, False, id="none is no recurrence"),
        pytest.param("nonsense", None, True, id="no part at all"),
    ],
)
def test_recurrence(one, other, same):
    assert (recurrence(one) == recurrence(other)) is same
