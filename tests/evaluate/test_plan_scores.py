"""Scores of one plan: counts, attributes, scope, ranges, tables."""

import pytest
from gold_cases import placed

from kehoach.evaluate.answers import answers_of
from kehoach.evaluate.gold import gold_of
from kehoach.evaluate.names import OwnPlace
from kehoach.evaluate.scoring import (
    Counts,
    pool,
    same_owner,
    same_value,
    score_plan,
    table_spans,
)


@pytest.fixture
def record(gold_data, plan_text):
    return placed(gold_data, plan_text)


def scored(record, gold_data, plan_text):
    return score_plan(answers_of(record), gold_of("x", gold_data, plan_text), plan_text).types


def test_the_gold_itself_is_perfect(record, gold_data, plan_text):
    rows = scored(record, gold_data, plan_text)
    assert {kind: row.counts.f1 for kind, row in rows.items()} == dict.fromkeys(rows, 1.0)
    assert rows["amounts"].counts == Counts(3, 3, 3)


def test_missed_extra_and_wrong_facts(record, gold_data, plan_text):
    record["targets"][0]["value"] = "6"
    del record["amounts"][2]
    rows = scored(record, gold_data, plan_text)
    assert rows["targets"].counts == Counts(matched=1, found=2, gold=2)
    assert rows["amounts"].counts == Counts(matched=2, found=2, gold=3)
    assert rows["amounts"].counts.precision == 1
    assert rows["amounts"].counts.recall == pytest.approx(2 / 3)
    assert [fact.get("value") for fact in rows["amounts"].missed] == ["200000000"]


def test_text_and_table_facts_are_told_apart(record, gold_data, plan_text):
    del record["amounts"][0]
    row = scored(record, gold_data, plan_text)["amounts"]
    assert row.table == Counts(matched=1, found=1, gold=2)
    assert row.text == Counts(matched=1, found=1, gold=1)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param("a\n| b |\nc", "b", "c", id="row on a line"),
        pytest.param("a\n|\nb\n|\nc", "b", "c", id="cell between lone pipes"),
        pytest.param("|\na\n|\n\nb\n\n|\nc\n|", "c", "b", id="blank line ends a table"),
    ],
)
def test_table_spans(text, inside, outside):
    def found(letter):
        return any(a <= text.index(letter) < b for a, b in table_spans(text))

    assert found(inside)
    assert not found(outside)


def test_types_out_of_scope_are_not_scored(record, gold_data, plan_text):
    gold_data["scope"] = ["amounts"]
    assert list(scored(record, gold_data, plan_text)) == ["amounts"]


def test_ranges_leave_out_what_was_found_elsewhere(record, gold_data, plan_text):
    gold_data["amounts"] = gold_data["amounts"][:1]
    first = record["amounts"][0]
    gold_data["ranges"] = {"amounts": [[first["start"], first["end"]]]}
    assert scored(record, gold_data, plan_text)["amounts"].counts == Counts(1, 1, 1)


def test_attributes_count_over_matched_facts_only(record, gold_data, plan_text):
    record["amounts"][0]["is_total"] = True
    record["amounts"][1]["value"] = "1"
    shares = scored(record, gold_data, plan_text)["amounts"].attributes
    assert (shares["is_total"].right, shares["is_total"].asked) == (1, 2)
    assert shares["capital"].asked == 0


def test_kinds_are_sets(record, gold_data, plan_text):
    gold_data["sections"][0]["kinds"] = ["pham_vi", "muc_tieu"]
    record["sections"][0]["kinds"] = ["muc_tieu", "pham_vi"]
    record["sections"][1]["kinds"] = []
    share = scored(record, gold_data, plan_text)["sections"].attributes["kinds"]
    assert (share.right, share.asked) == (1, 2)


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        pytest.param(">=", ">", False, id="signs are not words"),
        pytest.param("Vốn sự nghiệp", "von su nghiep", True, id="words folded"),
        pytest.param(None, False, True, id="absent is false"),
        pytest.param(None, "", True, id="absent is empty"),
        pytest.param(2023, 2024, False, id="numbers"),
    ],
)
def test_same_value(found, wanted, same):
    assert same_value(found, wanted) is same


def test_metadata_counts_fields_that_gold_or_record_has(record, gold_data, plan_text):
    del gold_data["plan"]["level"]  # not annotated: not asked
    record["plan"]["number"] = "1/KH-UBND"  # the gold says there is none
    row = scored(record, gold_data, plan_text)["plan"]
    assert row.counts == Counts(4, 5, 5)
    assert [field.name for field in row.missed] == ["number"]


@pytest.mark.parametrize(
    ("counts", "recall", "f1"),
    [
        pytest.param(Counts(0, 0, 3), 0, 0, id="nothing found"),
        pytest.param(Counts(0, 3, 0), 0, 0, id="nothing to find"),
        pytest.param(Counts(1, 2, 1), 1, 2 / 3, id="one too many"),
    ],
)
def test_figures(counts, recall, f1):
    assert counts.recall == pytest.approx(recall)
    assert counts.f1 == pytest.approx(f1)


def test_pooling_sums_counts_not_figures(record, gold_data, plan_text):
    gold = gold_of("x", gold_data, plan_text)
    good = score_plan(answers_of(record), gold, plan_text)
    bad = score_plan(answers_of({}), gold, plan_text)
    assert pool([good, bad])["amounts"].counts == Counts(3, 3, 6)
    assert pool([good, bad])["amounts"].table == Counts(2, 2, 4)


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        pytest.param("UBND các xã", "Ủy ban nhân dân các xã", True, id="abbreviated"),
        pytest.param("Phòng Y tế", "Phòng Y tế huyện Kon Rẫy", True, id="own place"),
        pytest.param("Phòng Y tế", "Phòng Nội vụ", False, id="other body"),
        pytest.param(None, "Phòng Y tế", False, id="not found"),
        pytest.param("Phòng Y tế", None, False, id="said by nobody"),
        pytest.param(None, None, True, id="unsaid and not found"),
    ],
)
def test_who_owes_a_deadline_is_compared_as_bodies_are(found, wanted, same):
    assert same_owner(found, wanted, place=OwnPlace("huyen", "kon ray")) is same


def test_a_subject_the_gold_leaves_out_is_not_asked(gold_data, plan_text):
    row = {"line": 1, "text": plan_text.split("\n")[0], "kind": "by", "date_end": "2024-06-30"}
    for stated, asked in (("báo cáo", 1), (None, 0)):
        gold_data = {**gold_data, "deadlines": [{**row, "subject": stated}]}
        record = placed(gold_data, plan_text)
        share = scored(record, gold_data, plan_text)["deadlines"].attributes["subject"]
        assert share.asked == asked
