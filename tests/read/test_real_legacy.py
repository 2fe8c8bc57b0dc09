"""Real files of 2003 to 2007 with transcripts, where KEHOACH_PLANS names them: what came back right."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kehoach.read import document
from plan_texts import CHECKOUT

_PLANS = os.environ.get("KEHOACH_PLANS")
FOLDER = Path(_PLANS, "legacy") if _PLANS else None


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_legacy", CHECKOUT / "benchmarks" / "legacy.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
# The transcript of one holds the words of its page foot, which a reader keeps aside.
# That of the sheet left a few cells as the bytes they are in: all its differences were looked at.
FLOORS = {"2004-B6.doc": 0.984, "2005-KH2003-bieu.xls": 0.985}
FLOOR = 0.99
READ = {".doc", ".rtf", ".xls"}
FILES = [
    (path, truth) for path, truth in (BENCHMARK.files(FOLDER) if FOLDER and FOLDER.is_dir() else ())
    if path.suffix in READ
]  # fmt: skip


@pytest.mark.skipif(not FILES, reason="KEHOACH_PLANS is not set")
@pytest.mark.parametrize(("path", "truth"), FILES or [(Path("none"), "")], ids=lambda value: getattr(value, "name", ""))
def test_letters_with_marks_come_back(path: Path, truth: str) -> None:
    found = document(path)
    assert BENCHMARK.score(found.text, truth).diacritics >= FLOORS.get(path.name, FLOOR)
    assert "legacy-encoding" in {warning.code for warning in found.warnings}


def test_the_score_counts_what_it_says() -> None:
    score = BENCHMARK.score
    assert score("Kế hoạch", "Kế  hoạch\n").diacritics == 1
    assert score("Ke hoach", "Kế hoạch").diacritics == 0
    assert score("Ke hoach", "Kế hoạch").characters == 6 / 8
    assert score("kế", "Kế hoạch").diacritics == 0.5, "what is missing counts"
    assert score("KẾ", "kế", fold_case=False).diacritics == 0
