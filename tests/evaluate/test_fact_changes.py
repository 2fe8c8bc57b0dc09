"""A change of the engine shows as facts that appeared, vanished or changed; sealed plans as counts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from kehoach.errors import BadGold
from kehoach.evaluate.changes import compare_facts, facts_of, read_facts, write_facts
from kehoach.pipeline import extract_plan

ROOT = Path(__file__).parents[2]
TEXT = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC TIÊU\n- Giảm tỷ lệ hộ nghèo còn 3,5%.\n- Kinh phí 900 triệu đồng.\n"


def changes(old: str, new: str, *, sealed: bool = False) -> list[tuple[str, str, str, str]]:
    before, now = ({"p": facts_of(extract_plan(text), sealed=sealed)} for text in (old, new))
    return [(c.what, c.type, c.was, c.key) for c in compare_facts(before, now)]


def test_each_sort_of_change() -> None:
    assert changes(TEXT, TEXT) == []
    found = changes(TEXT, TEXT.replace("3,5%", "3,4%"))
    assert found == [("changed", "targets", "3.5||%|target", "3.4||%|target")]
    gone = changes(TEXT, TEXT.replace("900 triệu đồng", "eo hẹp cả năm"))
    assert gone == [("vanished", "amounts", "", "900000000|||VND")]
    assert changes(TEXT.replace("900 triệu đồng", "eo hẹp cả năm"), TEXT) == [("appeared", "amounts", "", "900000000|||VND")]
    title = changes(TEXT, TEXT.replace("Giảm nghèo", "Giảm thiếu"))
    assert ("changed", "plan", "title", "title") in [(w, k, a.split("=")[0], b.split("=")[0]) for w, k, a, b in title]


def test_nothing_of_a_plan_is_kept_in_words(tmp_path: Path) -> None:
    long = TEXT + "II. TỔ CHỨC\nSở Y tế chủ trì việc khám bệnh cho người nghèo.\n"
    for sealed in (False, True):
        write_facts({"p": facts_of(extract_plan(long), sealed=sealed)}, tmp_path / "f.json")
        kept = (tmp_path / "f.json").read_text("utf-8")
        assert "khám bệnh" not in kept and "Giảm nghèo" not in kept
        assert ("900000000" in kept) is not sealed
    assert changes(TEXT, TEXT.replace("3,5%", "3,4%"), sealed=True)


def test_kept_facts_come_back(tmp_path: Path) -> None:
    facts = {"kế hoạch": facts_of(extract_plan(TEXT))}
    write_facts(facts, tmp_path / "sub" / "f.json")
    assert compare_facts(read_facts(tmp_path / "sub" / "f.json"), facts) == []
    (tmp_path / "x.json").write_text('{"format": 1, "facts": {"p|amounts": [[1]]}}')
    with pytest.raises(BadGold):
        read_facts(tmp_path / "x.json")


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("benchmarks_changes", ROOT / "benchmarks" / "changes.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_tool_keeps_and_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed = sorted((ROOT / "tests" / "gold" / "checking").glob("*.json"))[0].stem
    (tmp_path / "plans").mkdir()
    for name in ("mo", sealed):
        (tmp_path / "plans" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("KEHOACH_PLANS", str(tmp_path))
    kept = tmp_path / "kept.json"
    assert tool().main(["--keep", str(kept)]) == 0
    for name in ("mo", sealed):
        (tmp_path / "plans" / f"{name}.txt").write_text(TEXT.replace("3,5%", "3,4%"), encoding="utf-8")
    assert tool().main(["--against", str(kept)]) == 0
    out = capsys.readouterr().out
    assert "changed   mo targets" in out and "3.5||%|target -> 3.4||%|target" in out
    assert sealed not in out and "1 sealed" in out
    monkeypatch.delenv("KEHOACH_PLANS")
    assert tool().main([]) == 2
