"""What reviewers found in five real plans is found at its line, and what they found right is left alone."""

from __future__ import annotations

from functools import cache

import pytest

from kehoach import read
from kehoach.check import Report, check_report
from plan_texts import seed

# (plan, code, lines): the mapping of docs/checks.md; 0 stands for the title's line, wherever it is
FOUND = [
    ("cu-mgar-2024", "header-missing", [3]), ("cu-mgar-2024", "missing-section", [3]),
    ("cu-mgar-2024", "deadline-missing", [429]), ("cu-mgar-2024", "counterpart-zero", [331, 333, 383, 419]),
    ("cu-mgar-2024", "signature-authority", [442]), ("cu-mgar-2024", "not-in-recipients", [159]),
    ("truc-thai-2024", "header-missing", [7]), ("truc-thai-2024", "date-form", [5]),
    ("truc-thai-2024", "conflicting-targets", [59]), ("truc-thai-2024", "missing-heading", [103]),
    ("truc-thai-2024", "scope-level", [89, 164]), ("truc-thai-2024", "missing-section", [7]),
    ("truc-thai-2024", "deadline-missing", [226]), ("truc-thai-2024", "funding-without-amount", [194]),
    ("truc-thai-2024", "decimal-mark", [27]), ("truc-thai-2024", "no-owner", [85]),
    ("truc-thai-2024", "not-in-recipients", [200, 206, 208, 210, 212, 218]),
    ("kon-ray-2023", "conflicting-targets", [248]), ("kon-ray-2023", "conflicting-deadlines", [358, 398, 500]),
    ("kon-ray-2023", "deadline-order", [398, 500]), ("kon-ray-2023", "annex-missing", [74]),
    ("kon-ray-2023", "header-missing", [1]), ("kon-ray-2023", "missing-section", [1]), ("kon-ray-2023", "missing-slot", [128]),
    ("kon-ray-2023", "funding-without-amount", [639]), ("kon-ray-2023", "citation-incomplete", [8]),
    ("kon-ray-2023", "recipient-without-task", [788]), ("kon-ray-2023", "not-in-recipients", [299, 316, 390, 526]),
    ("kon-ray-2023", "deadline-missing", [311, 504, 533]), ("kon-ray-2023", "count-mismatch", [188]),
    ("kon-ray-2023", "official-name", [128]),
    ("huong-tra-2023", "no-owner", [133]),
    ("krong-pa-2021", "annex-date", [262, 285, 362]), ("krong-pa-2021", "duplicate-number", [55, 205]),
    ("krong-pa-2021", "rate-mismatch", [24]), ("krong-pa-2021", "row-repeated", [341]),
    ("krong-pa-2021", "citation-year", [193]), ("krong-pa-2021", "personal-data", [396]),
]  # fmt: skip
SILENT = {
    "cu-mgar-2024": {"sum-mismatch", "no-owner", "missing-slot", "duplicate-number", "rate-mismatch"},
    "truc-thai-2024": {"signature-authority", "signature-name", "citation-year", "number-gap", "deadline-past"},
    "kon-ray-2023": {"signature-authority", "number-gap", "duplicate-number", "no-owner", "cross-reference"},
    "huong-tra-2023": {"cross-reference", "annex-missing", "sum-mismatch", "duplicate-number"},
    "krong-pa-2021": {"annex-missing", "sum-mismatch", "count-mismatch", "conflicting-targets", "deadline-past"},
}


@cache
def report(name: str) -> tuple[Report, str]:
    document = read.document(seed(name))
    return check_report(document), document.text


@pytest.mark.parametrize(("name", "code", "lines"), FOUND, ids=[f"{n}-{c}" for n, c, _ in FOUND])
def test_a_reviewed_fault_is_found_at_its_line(name: str, code: str, lines: list[int]) -> None:
    made, text = report(name)
    at = {text.count("\n", 0, f.start) + 1 for f in made.findings if f.code == code}
    assert set(lines) <= at


@pytest.mark.parametrize("name", sorted(SILENT))
def test_what_is_right_is_left_alone(name: str) -> None:
    made, _ = report(name)
    assert SILENT[name].isdisjoint(f.code for f in made.findings)


def test_both_indicators_with_two_targets_are_found() -> None:
    made, text = report("kon-ray-2023")
    values = {f.text for f in made.findings if f.code == "conflicting-targets"}
    assert values == {"17,6%", "dưới 21%"}


def test_nine_components_are_verified_to_the_last_digit() -> None:
    made, _ = report("cu-mgar-2024")
    assert any("9/9" in v.message and "20.856,9345 triệu đồng" in v.message for v in made.verified)
