"""Classes of errors: what differs, and what it would be worth."""

import pytest
from gold_cases import placed

from kehoach.evaluate.answers import answers_of
from kehoach.evaluate.causes import NOT_A_FACT, NOT_FOUND, OTHER_PLACE, error_classes
from kehoach.evaluate.gold import gold_of
from kehoach.evaluate.scoring import score_plan


def classes(record, data, text):
    score = score_plan(answers_of(record), gold_of("x", data, text), text)
    return {(c.type, c.cause): c for c in error_classes([score])}


@pytest.fixture
def record(gold_data, plan_text):
    return placed(gold_data, plan_text)


def test_no_error_no_class(record, gold_data, plan_text):
    assert classes(record, gold_data, plan_text) == {}


@pytest.mark.parametrize(
    ("kind", "change", "cause"),
    [
        ("targets", {"unit": "hộ"}, "other unit"),
        ("assignments", {"role": "thuc_hien"}, "other role"),
        ("deadlines", {"date_end": "2023-06-14"}, "other date_end"),
        ("amounts", {"value": "1"}, "other value"),
    ],
)
def test_a_wrong_value_is_blamed_on_its_field(gold_data, plan_text, kind, change, cause):
    record = placed(gold_data, plan_text)
    record[kind][0] |= change
    found = classes(record, gold_data, plan_text)
    assert list(found) == [(kind, cause)]
    assert (found[kind, cause].missed, found[kind, cause].extra) == (1, 1)
    assert found[kind, cause].points > 0


def test_missed_extra_and_too_wide(record, gold_data, plan_text):
    record["amounts"][0] |= {"start": 0, "end": 400}
    gone = record["targets"].pop(0)
    record["deadlines"].append({**gone, "kind": "by"})
    found = classes(record, gold_data, plan_text)
    assert set(found) == {
        ("amounts", OTHER_PLACE),
        ("targets", NOT_FOUND),
        ("deadlines", NOT_A_FACT),
    }


def test_points_are_what_the_type_would_gain(record, gold_data, plan_text):
    del record["amounts"][0]
    (only,) = classes(record, gold_data, plan_text).values()
    assert only.points == pytest.approx(20.0)  # F1 0.8 becomes 1


def test_a_wrong_value_put_right_costs_no_further_find(record, gold_data, plan_text):
    record["amounts"][0]["value"] = "1"
    (only,) = classes(record, gold_data, plan_text).values()
    assert only.points == pytest.approx(100 / 3)  # F1 2/3 becomes 1
