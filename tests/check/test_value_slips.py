"""Slips of a drafting officer in made-up drafts of many fields: each is silent as it is and remarked on after one edit.

``value_slips.jsonl`` has one form of a mistake a line: the code, the words, what is edited into what, and the line of
the day of issue where it is not complete.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

SLIPS = [json.loads(line) for line in Path(__file__).with_name("value_slips.jsonl").read_text("utf-8").splitlines()]
CODES = {slip["code"] for slip in SLIPS}
DAY = "ngày 05 tháng 02 năm 2026"  # as the frame has it


@cache
def codes(words: str, day: str) -> list[str]:
    """The codes of the remarks on a draft with these words, those on values only."""
    body = words if words.startswith("I. ") else f"I. NỘI DUNG\n{words}"
    report = check_report(framed(body, "commune").replace(DAY, day))
    return [f.code for f in report.findings if f.code in CODES]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['code']}: {slip['wrong']}")
def test_a_slip_is_found_and_the_draft_before_is_silent(slip: dict[str, str]) -> None:
    words, day = slip["words"], slip.get("day", DAY)
    assert words.count(slip["right"]) == 1
    assert codes(words, day) == []
    assert slip["code"] in codes(words.replace(slip["right"], slip["wrong"]), day)
