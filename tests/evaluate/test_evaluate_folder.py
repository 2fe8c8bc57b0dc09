"""A folder of gold scored from end to end, with a stand-in for the pipeline."""

import json

import pytest
from gold_cases import record

from kehoach.errors import BadGold, InternalError
from kehoach.evaluate import evaluate_folder, write_baseline
from kehoach.evaluate.baseline import read_baseline
from kehoach.evaluate.gold import gold_of

RIGHT = [("120 triệu đồng", "120000000"), ("200 triệu đồng", "200000000")]
WRONG = [("120 triệu đồng", "120000000"), ("80 triệu đồng", "8")]


@pytest.fixture
def folder(tmp_path, gold_data, plan_text):
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    gold = json.dumps({**gold_data, "scope": ["amounts", "plan"]})
    (tmp_path / "gold" / "muong-thu.json").write_text(gold, "utf-8")
    (tmp_path / "texts" / "muong-thu.txt").write_text(plan_text, "utf-8")
    return tmp_path


def run(folder, amounts=RIGHT, **options):
    return evaluate_folder(
        folder / "gold",
        folder / "texts",
        extract=lambda document: record(document.text, amounts),
        **options,
    )


def test_report_in_three_forms(folder):
    report = run(folder)
    assert report.pooled["amounts"].counts.recall == pytest.approx(2 / 3)
    data = json.loads(report.to_json())
    assert data["types"]["amounts"]["f1"] == 0.8
    assert data["plans"]["muong-thu"]["amounts"]["table"]["gold"] == 2
    assert data["gains_and_losses"] is None
    assert "số tiền" in report.table("vi")
    assert "amounts" in report.table("en")
    assert "| amounts | 1.000 | 0.667 | 0.800 | 3 | 2 |" in report.markdown("en")


def test_markdown_files_are_texts_too(folder):
    (folder / "texts" / "muong-thu.txt").rename(folder / "texts" / "muong-thu.md")
    assert len(run(folder).scores) == 1


def test_a_plan_without_text_is_named(folder):
    (folder / "texts" / "muong-thu.txt").unlink()
    report = run(folder)
    assert report.scores == ()
    assert "no muong-thu.txt" in report.skipped[0]
    assert "muong-thu" in report.table("en")


def test_gold_of_another_text_is_named(folder, gold_data):
    path = folder / "gold" / "muong-thu.json"
    path.write_text(json.dumps({**gold_data, "text_sha256": "0"}), "utf-8")
    assert "another text" in run(folder).skipped[0]


def test_a_failed_extraction_counts_as_nothing_found(folder):
    def fails(document):
        raise InternalError("no luck")

    report = evaluate_folder(folder / "gold", folder / "texts", extract=fails)
    assert report.pooled["amounts"].counts.found == 0
    assert report.pooled["amounts"].counts.gold == 3
    assert report.failed == ("muong-thu: no luck",)


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(BadGold, match=r"TÊN\.json"):
        evaluate_folder(tmp_path, tmp_path, extract=lambda document: None)


def test_gains_and_losses_are_facts(folder, plan_text):
    baseline = folder / "baseline.json"
    write_baseline(run(folder, RIGHT).scores, baseline)
    same = run(folder, RIGHT, baseline=baseline)
    assert same.gains_and_losses == ()
    changes = run(folder, WRONG, baseline=baseline).gains_and_losses
    start = plan_text.index("200 triệu")
    assert {(c.what, c.start, c.key) for c in changes} == {
        ("lost", start, "200000000|||VND"),
        ("new-extra", plan_text.index("80 triệu"), "8|||VND"),
    }
    assert not any(c.gain for c in changes)
    write_baseline(run(folder, WRONG).scores, baseline)
    assert run(folder, WRONG, baseline=baseline).gains_and_losses == ()
    back = run(folder, RIGHT, baseline=baseline)
    assert {c.what for c in back.gains_and_losses} == {"found", "no-longer-extra"}
    assert f"[{start}:{start + 14}] 200000000|||VND" in back.table("en")


def test_a_new_plan_or_type_is_neither_gain_nor_loss(folder, tmp_path):
    baseline = folder / "baseline.json"
    baseline.write_text('{"format": 1, "plans": {"another": {}}}')
    assert run(folder, baseline=baseline).gains_and_losses == ()


@pytest.mark.parametrize(
    "content",
    ["{}", '{"format": 1}', '{"format": 1, "plans": {"x": {"amounts": {}}}}', "[", '{"format": 9}'],
)
def test_a_bad_baseline_is_an_error(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_text(content)
    with pytest.raises(BadGold, match=r"b\.json"):
        read_baseline(path)


def test_a_baseline_quotes_nothing(gold_data, plan_text, tmp_path):
    from kehoach.evaluate.answers import Answers
    from kehoach.evaluate.scoring import score_plan

    long = "luật dài hơn mười một chữ thì coi như là một câu trích"
    gold_data["citations"][0] |= {"number": None, "title": long}
    gold_data["agencies"][0]["name"] = long
    gold = gold_of("x", gold_data, plan_text)
    path = tmp_path / "b.json"
    write_baseline([score_plan(Answers({}, {}), gold, plan_text)], path)
    kept = path.read_text("utf-8")
    keys = [k for s in json.loads(kept)["plans"]["x"].values() for _, _, k in s["missed"]]
    assert keys
    assert max(len(key.split()) for key in keys) < 12
    assert "Giảm tỷ lệ" not in kept
