"""Sums of money of other projects' test suites, each read as a plan of one sentence.

Where facts.md wants something else, the case is listed with its reason in ``differ_money.json``.
"""

from decimal import Decimal
from typing import Any

from kehoach import extract_plan
from peer_rows import check, rows

CURRENCIES = {"Dong": "VND", "Dollar": "USD", "Euro": "EUR", "Pound": "GBP", "Yen": "JPY"}


def is_read(row: dict[str, Any]) -> bool:
    found, wanted = extract_plan(row["text"]).amounts, row["expected"]
    if len(found) != 1 or found[0].currency != CURRENCIES.get(wanted["unit"], wanted["unit"]):
        return False
    if wanted["type"] == "interval":
        return (_exact(found[0].value_min), _exact(found[0].value_max)) == (_exact(wanted.get("from")), _exact(wanted.get("to")))
    return _exact(found[0].value) == _exact(wanted["value"])


def _exact(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_money_is_read_or_listed() -> None:
    cases = rows("duckling_vi", "money") + rows("vn_numberwords", "money_words")
    check("money", {row["id"] for row in cases if not is_read(row)})
