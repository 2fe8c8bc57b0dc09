"""The project's form of gold: no quotation, and the same scores as the quoted form."""

import json
import random

import pytest
from gold_cases import KINDS, perturbed, real_cases

from kehoach.errors import BadGold
from kehoach.evaluate.answers import answers_of
from kehoach.evaluate.gold import gold_of, load_gold
from kehoach.evaluate.kept import as_lines, kept
from kehoach.evaluate.scoring import score_plan

LONG = "Phòng Giao dịch Ngân hàng Chính sách xã hội chi nhánh tại huyện Mường Thử"


def strings(value):
    """All texts anywhere in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def counts(answers, gold, text):
    return {kind: row.counts for kind, row in score_plan(answers, gold, text).types.items()}


def test_kept_gold_has_no_text_and_nothing_long(gold_data, plan_text):
    gold_data["sections"][0]["title"] = "mười hai chữ trở lên thì coi như là một câu trích dẫn"
    gold_data["agencies"].append({"name": LONG, "variants": [f"{LONG} này"]})
    gold_data["assignments"][0]["agency"] = LONG
    out = kept("muong-thu", gold_data, plan_text)
    assert not [s for s in strings(out) if len(s.split()) >= 12]
    assert all("text" not in row for kind in KINDS for row in out[kind])
    assert "title" not in out["sections"][0]
    assert out["sections"][1]["title"] == "TỔ CHỨC THỰC HIỆN"


def test_a_citation_keeps_its_title_only_without_a_number(gold_data, plan_text):
    numbered = gold_data["citations"][0]
    numbered["title"] = "phê duyệt"
    gold_data["citations"].append(
        {"line": 8, "text": "Quyết định", "number": None, "date": None, "title": "phê duyệt"}
    )
    assert [row["title"] for row in kept("x", gold_data, plan_text)["citations"]] == [
        None,
        "phê duyệt",
    ]


def test_a_long_name_is_sealed_and_still_found(gold_data, plan_text):
    gold_data["agencies"].append({"name": LONG, "variants": []})
    gold = gold_of("x", kept("x", gold_data, plan_text), plan_text)
    without_place = LONG.removesuffix(" huyện Mường Thử")
    for name, matched in ((LONG, 1), (without_place, 1), (f"{without_place} huyện Khác", 0)):
        found = answers_of({"agencies": [{"name": name}]})
        assert counts(found, gold, plan_text)["agencies"].matched == matched


def test_a_quote_that_is_nowhere_cannot_be_kept(gold_data, plan_text):
    gold_data["targets"][0]["text"] = "99%"
    with pytest.raises(BadGold, match="not found"):
        kept("x", gold_data, plan_text)


def test_kept_gold_is_read_back(gold_data, plan_text, tmp_path):
    path = tmp_path / "muong-thu.json"
    path.write_text(as_lines(kept("muong-thu", gold_data, plan_text)), "utf-8")
    quoted, read_back = gold_of("x", gold_data, plan_text), load_gold(path, plan_text)
    assert counts(quoted.answers, read_back, plan_text) == counts(quoted.answers, quoted, plan_text)


def test_kept_real_gold_scores_as_the_quoted_does(plans_folder):
    for case in real_cases(plans_folder):
        data = json.loads(json.dumps(case.data))
        again = gold_of(
            case.name, json.loads(as_lines(kept(case.name, data, case.text))), case.text
        )
        quoted = gold_of(case.name, case.data, case.text)
        for seed in range(3):
            found = answers_of(perturbed(case.placed, random.Random(seed)))
            assert counts(found, again, case.text) == counts(found, quoted, case.text), case.name
