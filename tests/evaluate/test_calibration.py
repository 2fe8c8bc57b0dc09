"""Confidences come from counts: right of found, drawn towards the type, judged on plans left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kehoach.evaluate import calibration, from_record, load_gold
from kehoach.evaluate.calibration import MOST, Judged, bins, gap, left_out, log_loss, loss, table
from kehoach.pipeline import extract_plan


def facts(plan: str, group: str, right: int, wrong: int, kind: str = "deadlines") -> list[Judged]:
    return [Judged(plan, kind, group, n < right) for n in range(right + wrong)]


def test_shares_are_drawn_towards_the_type() -> None:
    made = table(facts("p", "often", 90, 10) + facts("p", "seldom", 0, 1), [], pull=5.0, weight=0.5)
    kind = made.types["deadlines"].sure
    assert kind == pytest.approx((90 + 5 * 90 / 101) / 106, abs=0.001)
    assert made.groups["often"].sure == pytest.approx((90 + 5 * kind) / 105, abs=0.001)
    assert made.groups["seldom"].sure == pytest.approx(5 * kind / 6, abs=0.001)  # one wrong is no proof
    assert (made.groups["often"].right, made.groups["often"].facts) == (90, 100)


def test_known_plans_count_less() -> None:
    new, old = facts("p", "g", 5, 5), facts("q", "g", 10, 0)
    shares = [table(new, old, pull=0.0, weight=w).groups["g"].sure for w in (0.0, 0.5, 1.0)]
    assert shares == [pytest.approx(x, abs=0.001) for x in (0.5, 10 / 15, 0.75)]


def test_a_plan_is_judged_without_itself() -> None:
    """A group that is right in one plan and wrong in the other is said wrongly of both."""
    unseen = facts("p", "g", 10, 0) + facts("q", "g", 0, 10)
    said = {right: s for s, right in left_out(unseen, [], pull=0.0)}
    assert said == {True: 0.0, False: MOST}


def test_losses_and_bins() -> None:
    pairs = [(0.9, True), (0.9, True), (0.5, False), (0.5, True)]
    assert loss(pairs) == pytest.approx((0.01 + 0.01 + 0.25 + 0.25) / 4)
    assert log_loss([(1.0, True)]) == pytest.approx(0.001, abs=0.0001)
    assert [(b.facts, b.right, b.said) for b in bins(pairs, (0.0, 0.6, 1.01))] == [(2, 1, 0.5), (2, 2, 0.9)]
    assert gap(bins(pairs, (0.0, 0.6, 1.01))) == pytest.approx(0.05)
    assert loss([]) == gap([]) == 0.0


def test_the_table_as_data_holds_counts_only() -> None:
    data = table(facts("p", "g", 1, 1), facts("q", "g", 1, 0), pull=1.0, weight=1.0).to_data("7")
    assert data["version"] == "7"
    assert data["groups"] == {"g": {"sure": 0.667, "unseen": [1, 2], "known": [1, 1]}}


def test_found_facts_are_right_or_wrong(gold_data: dict[str, Any], plan_text: str, tmp_path: Path) -> None:
    gold_data["deadlines"][0]["date_end"] = "2023-06-16"
    gold_data["scope"].remove("citations")
    path = tmp_path / "p.json"
    path.write_text(json.dumps(gold_data), "utf-8")
    found = calibration.judged(from_record(extract_plan(plan_text)), load_gold(path, plan_text))
    assert {f.kind for f in found} <= {*gold_data["scope"]} and "citations" not in {f.kind for f in found}
    assert [f.right for f in found if f.kind == "deadlines"] == [False]
    assert [f.right for f in found if f.kind == "targets"] == [True, True]
    assert {f.group for f in found if f.kind == "sections"} == {"section.title", "section.run-in"}
