"""The tools that measure the checks: listing for judgement, planting of faults, the page of codes."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kehoach.messages import check as say
from plan_texts import CHECKOUT, CORPUS


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{name}", CHECKOUT / "benchmarks" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


JUDGE, PLANT = tool("judge"), tool("plant")


def test_the_page_of_codes_is_as_the_rules_are() -> None:
    page = JUDGE.PAGE.read_text("utf-8")
    assert JUDGE.page(page) == page, "run: python benchmarks/judge.py docs"


def test_precision_counts_each_finding_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"plan": "x", "code": "sum-mismatch", "rule": "r", "severity": "error", "start": 1, "end": 2}
    judged = [{**row, "right": True}, {**row, "right": True}, {**row, "start": 5, "right": False}, {**row, "start": 9, "right": None}]
    judged.append({**row, "start": 20, "right": False})  # a remark of before, no longer made
    made = "".join(json.dumps({**row, "start": start}) + "\n" for start in (1, 5, 9))
    (tmp_path / "findings.jsonl").write_text(made, encoding="utf-8")
    (tmp_path / "by-a.jsonl").write_text("".join(json.dumps(j) + "\n" for j in judged), encoding="utf-8")
    monkeypatch.setattr(JUDGE, "FOLDER", tmp_path)
    assert JUDGE.precision() == {"sum-mismatch": (1, 2)}


def test_listed_findings_carry_no_words() -> None:
    listed = JUDGE.lines("findings.jsonl")
    assert listed and all(set(r) == {"plan", "code", "rule", "severity", "start", "end"} for r in listed)


def test_a_planted_fault_is_counted_found_and_a_harmless_edit_missed(tmp_path: Path) -> None:
    draft = next(p for p in CORPUS if p.stem == "y-te-huyen-2019")
    text = draft.read_text("utf-8")
    assert text.count("620.000.000 đồng") == 1
    faults = [
        {"file": draft.name, "find": "620.000.000 đồng", "replace": "621.000.000 đồng", "code": "sum-mismatch"},
        {"file": draft.name, "at": text.index("Bảo quản"), "find": "Bảo quản", "replace": "Giữ gìn", "code": ["sum-mismatch"]},
    ]
    file = tmp_path / "faults.jsonl"
    file.write_text("\n".join(json.dumps(f) for f in faults) + "\n", encoding="utf-8")
    found, planted, missed, noise = PLANT.run(PLANT.read_faults(file), [draft.parent])
    assert (found["sum-mismatch"], planted["sum-mismatch"], noise) == (1, 2, 0)
    assert [fault.replace for fault in missed] == ["Giữ gìn"]


def test_an_edit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not stand there"):
        PLANT.Fault("x", "abc", "d", ("sum-mismatch",)).planted("abc abc")


@pytest.mark.parametrize(("name", "least"), [("faults.jsonl", 250), ("faults-2.jsonl", 180)])
def test_every_fault_of_the_list_fits_its_draft(name: str, least: int) -> None:
    faults = PLANT.read_faults(CHECKOUT / "benchmarks" / name)
    texts = {p.name: p.read_text("utf-8") for p in CORPUS}
    known = set(say.NAMES)
    for fault in faults:
        assert fault.planted(texts[fault.file]) != texts[fault.file]
        assert set(fault.codes) <= known
    assert len(faults) > least
