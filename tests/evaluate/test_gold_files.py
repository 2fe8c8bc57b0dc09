"""Reading gold: quotes become places, kept files need their very text, bad files say why."""

import json

import pytest

from kehoach.errors import BadGold
from kehoach.evaluate.gold import gold_of, load_gold, text_hash

TEXT = "Dòng một\n07 lớp và 07 lớp\nPhòng\nY tế; Phòng Y tế\n"


def facts(rows, kind="targets"):
    return gold_of("x", {kind: rows}, TEXT)


def words_of(gold, kind="targets"):
    return [
        TEXT[f.start : f.end] if f.start is not None else None for f in gold.answers.facts[kind]
    ]


def test_the_same_quote_twice_takes_two_places():
    gold = facts([{"line": 2, "text": "07 lớp", "value": "7"}] * 2)
    assert [f.start for f in gold.answers.facts["targets"]] == [9, 19]


def test_another_value_may_share_the_place():
    gold = facts([{"line": 2, "text": "07 lớp", "value": v} for v in "78"])
    assert [f.start for f in gold.answers.facts["targets"]] == [9, 9]


def test_white_space_of_a_quote_matches_line_breaks():
    gold = facts([{"line": 3, "text": "Phòng Y tế"}], "assignments")
    assert words_of(gold, "assignments") == ["Phòng\nY tế"]


def test_a_quote_is_looked_for_from_its_line_on():
    gold = facts([{"line": 4, "text": "Phòng Y tế"}], "assignments")
    assert words_of(gold, "assignments") == ["Phòng Y tế"]


def test_offsets_win_where_they_hold_the_quote():
    gold = facts([{"start": 19, "end": 25, "line": 2, "text": "07 lớp"}])
    assert gold.answers.facts["targets"][0].start == 19


def test_wrong_offsets_give_way_to_the_quote():
    gold = facts([{"start": 0, "end": 6, "line": 2, "text": "07 lớp"}])
    assert gold.answers.facts["targets"][0].start == 9


def test_offsets_alone_take_their_words_from_the_text():
    assert facts([{"start": 9, "end": 15}]).answers.facts["targets"][0].text == "07 lớp"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param({"line": 1, "text": "không có"}, "not found", id="nowhere"),
        pytest.param({"line": 4, "text": "Dòng một"}, "not found", id="only before its line"),
        pytest.param({"line": 1, "text": "Y tế"}, "only at line 4", id="far below its line"),
        pytest.param({"value": "7"}, "no quote", id="no quote, no place"),
    ],
)
def test_problems_are_said(row, problem):
    gold = facts([row])
    assert problem in gold.problems[0]
    assert len(gold.answers.facts["targets"]) == 1  # it still counts as to be found


def test_an_unknown_type_in_scope_is_an_error():
    with pytest.raises(BadGold, match="targetz"):
        gold_of("x", {"scope": ["targetz"]}, TEXT)


def test_a_kept_file_is_bound_to_its_text(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"text_sha256": text_hash(TEXT)}))
    assert load_gold(path, TEXT).name == "x"
    with pytest.raises(BadGold, match="another text"):
        load_gold(path, TEXT + " ")


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_no_json_object_is_an_error(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(BadGold, match=r"x\.json"):
        load_gold(path, TEXT)


@pytest.mark.parametrize("ranges", [{"targets": [1]}, {"targets": [["a", "b"]]}, {"targets": 5}])
def test_malformed_ranges_are_an_error(tmp_path, ranges):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"ranges": ranges}))
    with pytest.raises(BadGold, match="malformed"):
        load_gold(path, TEXT)
