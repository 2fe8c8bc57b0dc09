"""kehoach evidence: one page that proves a fact and loads nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from plan_factory import TEXT, small

from kehoach.cli import main
from kehoach.store import changing, open_db

NASTY = "kế <script>alert(1)</script> hoạch.txt"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    with open_db(path) as store:
        store.save(small(path=NASTY).record(), TEXT)
    return path


def one(db: Path, table: str, where: str = "1") -> str:
    with open_db(db, write=False) as store:
        return str(store.query(f"SELECT id FROM {table} WHERE {where} ORDER BY start")[0]["id"])


def page_of(db: Path, *facts: str, out: Path) -> str:
    assert main(["evidence", str(db), *facts, "-o", str(out)]) == 0
    return out.read_text("utf-8")


def test_the_page_says_all_that_proves_a_fact(db: Path, tmp_path: Path) -> None:
    html = page_of(db, one(db, "amounts", "is_total"), out=tmp_path / "e.html")
    for said in ("9.558.000.000 đồng", "<mark>9.558 triệu đồng</mark>", "Tổng vốn thực hiện Dự án 2:", "II. NGUỒN VỐN",
                 "40/KH-UBND", "amounts.test", "vn-core 1.0.0", "plain-1", "kehoach 0.1.0"):
        assert said in html, said
    assert re.search(r"<code>[0-9a-f]{64}</code>", html)
    assert "<script" not in html and "&lt;script&gt;" in html
    assert "default-src 'none'; img-src data:;" in html and "http" not in html.replace("http-equiv", "")


def test_a_correction_is_told_with_who_and_when(db: Path, tmp_path: Path) -> None:
    fact = one(db, "deadlines")
    with open_db(db) as store:
        made = changing(store.blank_correction(fact), "subject", "báo cáo quý")
        store.correct(replace(made, who="Lan", at="2024-05-06T07:08:09Z", why="xem bản gốc"))
    html = page_of(db, one(db, "deadlines"), out=tmp_path / "e.html")
    assert "2024-05-06T07:08:09 · Lan · sửa subject: báo cáo → báo cáo quý · xem bản gốc · đã áp dụng" in html
    assert "người đã sửa" in html


def test_one_page_for_several_or_one_each(db: Path, tmp_path: Path) -> None:
    facts = [one(db, name) for name in ("amounts", "targets", "plan_agencies", "citations", "sections")]
    assert page_of(db, *facts, out=tmp_path / "all.html").count("<article") == 5
    folder = tmp_path / "each"
    folder.mkdir()
    assert main(["evidence", str(db), *facts, "-o", str(folder)]) == 0
    assert sorted(p.stem for p in folder.iterdir()) == sorted(facts)


def test_as_json(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", str(db), one(db, "targets"), "--format", "json"]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert found["type"] == "targets" and found["source"]["path"] == NASTY and found["corrections"] == []


def test_an_unknown_fact_is_one_line(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", str(db), "nope", "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
