"""The command-line tools for annotations and for the accuracy page."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from gold_cases import record

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def load(name):
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", BENCHMARKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folders(tmp_path, gold_data, plan_text):
    for name in ("a", "b", "texts"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "p.txt").write_text(plan_text, "utf-8")
    (tmp_path / "b" / "p.json").write_text(json.dumps(gold_data), "utf-8")
    gold_data["amounts"].pop()
    gold_data["targets"][1]["direction"] = "keep"
    gold_data["agencies"][0]["name"] = "Sở Y tế"
    (tmp_path / "a" / "p.json").write_text(json.dumps(gold_data), "utf-8")
    return tmp_path


def test_agreement(folders, capsys):
    (folders / "a" / "alone.json").write_text("{}")
    args = [str(folders / n) for n in ("a", "b", "texts")]
    out = folders / "agreement.json"
    assert load("annotation").main(["agreement", *args, "--output", str(out)]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert data["pooled"]["amounts"]["f1"] == 0.8
    assert data["pooled"]["targets"]["attributes"]["direction"] == [1, 2]
    assert list(data["plans"]) == ["p"]
    printed = capsys.readouterr()
    assert "alone: one reader only" in printed.err
    assert "amounts" in printed.out


def test_differences(folders, capsys):
    args = [str(folders / n) for n in ("a/p.json", "b/p.json", "texts/p.txt")]
    assert load("annotation").main(["differences", *args]) == 0
    out = capsys.readouterr().out
    assert "B line 13" in out
    assert "direction: A 'keep' | B 'reach'" in out
    assert "A Sở Y tế" in out
    assert "sections" not in out


def test_keep(folders, capsys):
    args = [str(folders / n) for n in ("b", "texts", "kept")]
    assert load("annotation").main(["keep", *args]) == 0
    data = json.loads((folders / "kept" / "p.json").read_text("utf-8"))
    assert data["text_sha256"]
    assert "text" not in data["amounts"][0]


def test_a_missing_text_is_an_error_not_a_traceback(folders, capsys):
    (folders / "texts" / "p.txt").unlink()
    args = [str(folders / n) for n in ("b", "texts", "kept")]
    assert load("annotation").main(["keep", *args]) == 2
    assert "no p.txt" in capsys.readouterr().err


@pytest.fixture
def accuracy(folders, monkeypatch):
    module = load("accuracy")
    monkeypatch.setattr(module, "ROOT", folders)
    monkeypatch.setattr(module, "PAGE", folders / "docs" / "accuracy.md")
    monkeypatch.setattr(module, "CORPUS", folders / "corpus")
    monkeypatch.setattr(module, "AGREEMENT", folders / "none.json")
    return module


def nothing_found(document):
    return record(document.text, [])


def test_without_real_plans_only_the_corpus_is_scored(accuracy, folders, monkeypatch, capsys):
    monkeypatch.delenv("KEHOACH_PLANS", raising=False)
    assert accuracy.main(nothing_found) == 0
    assert "only our own plans" in capsys.readouterr().out
    assert not (folders / "docs").exists()


def test_the_page_shows_checking_in_aggregate_only(accuracy, folders, monkeypatch, capsys):
    (folders / "plans").symlink_to(folders / "texts")
    (folders / "seeds").symlink_to(folders / "texts")
    (folders / "gold").symlink_to(folders / "b")
    monkeypatch.setenv("KEHOACH_PLANS", str(folders))
    load("annotation").keep(
        folders / "b", folders / "texts", folders / "tests" / "gold" / "checking"
    )
    args = [str(folders / n) for n in ("a", "b", "texts")]
    load("annotation").main(["agreement", *args, "--output", str(accuracy.AGREEMENT)])
    assert accuracy.main(nothing_found) == 0
    page = (folders / "docs" / "accuracy.md").read_text("utf-8")
    checking = page.split("## Checking")[1]
    assert "| amounts | 0.000 | 0.000 | 0.000 | 3 | 0 | 0.98 | 0.800 |" in checking
    assert "| plain plan | 1 |" in checking
    assert "No gold yet: Tuning" in page
    assert "[" not in checking.replace("[facts.md]", "")


def test_first_contact_is_shown_with_its_date_and_pooled(accuracy, tmp_path):
    kept = tmp_path / "first.json"
    row = {"matched": 1, "found": 2, "gold": 2}
    plans = {"a": {"agencies": row, "assignments": row}, "b": {"assignments": row}}
    kept.write_text(json.dumps({"date": "2026-01-02", "plans": plans}), "utf-8")
    shown = list(accuracy.first_contact(kept))
    assert "2026-01-02" in shown[0]
    assert "| b | – | 0.500 (2) |" in shown
    assert "| all | 0.500 (2) | 0.500 (4) |" in shown
    assert list(accuracy.first_contact(tmp_path / "none.json")) == []


def test_own_sets_are_whole():
    accuracy = load("accuracy")
    sets = accuracy.own_sets()
    assert [one.sealed for one in sets] == [False, True]
    for one in sets:
        report = accuracy.score(one, nothing_found)
        assert report is not None and len(report.scores) == 8 and not report.skipped and not report.failed
