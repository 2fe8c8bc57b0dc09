"""Numbers in digits and in words of other projects' test suites, read by the functions that amounts and targets use.

Where facts.md wants something else, the case is listed with its reason in ``differ_numbers.json``.
"""

from decimal import Decimal

from kehoach.extract.numbers import parse_number, parse_spelled
from kehoach.folding import fold
from peer_rows import check, rows

SUITES = ("duckling_vi", "num2words_vi", "read_vietnamese_number", "vn_numberwords")


def read(words: str) -> Decimal | None:
    value = parse_number(words)
    spelled = parse_spelled(fold(words)) if value is None else None
    return value if spelled is None else Decimal(spelled)


def test_numbers_are_read_or_listed() -> None:
    cases = [row for suite in SUITES for row in rows(suite, "numeral", "ordinal", "number_words", "number_to_words")]
    spoken = [row for row in rows("tts_sea_g2p", "spoken_number") if "derived_value" in row["expected"]]
    wanted = [(row, row["expected"]["value"]) for row in cases] + [(row, row["expected"]["derived_value"]) for row in spoken]
    check("numbers", {row["id"] for row, value in wanted if read(row["text"]) != Decimal(str(value))})
