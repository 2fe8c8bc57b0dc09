"""compare, diff, calendar and export: every format, one line where something cannot be done."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from plan_factory import TEXT, small

from kehoach.cli import main
from kehoach.cli.comparing import KINDS
from kehoach.compare import kinds
from kehoach.store import open_db

OTHER = TEXT.replace("0,5%", "0,7%").replace("9.558 triệu", "9.600 triệu")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.db"
    with open_db(path) as store:
        store.save(small().record(), TEXT)
        store.save(small(OTHER.replace("9.600", "9.558").replace("0,7%", "0,5%") + "\n", "b.txt", number="41/KH-UBND", issuer="Ủy ban nhân dân xã Ea Kiết", level="xa").record(), OTHER)
    return path


def test_the_kinds_offered_are_those_there_are() -> None:
    assert set(KINDS) == set(kinds.KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["table", "csv", "json", "xlsx", "html"])
def test_every_comparison_in_every_format(kind: str, form: str, db: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    assert main(["compare", str(db), kind, "--format", form, "-o", str(out)]) == 0
    data = out.read_bytes()
    if form == "json":
        found = json.loads(data)
        assert found["kind"] == kind and found["tables"]
    elif form == "xlsx":
        assert len(openpyxl.load_workbook(io.BytesIO(data)).worksheets) > 1
    elif form == "csv":
        assert data.startswith("\ufeff".encode())
    else:
        assert "2 kế hoạch" in data.decode()


@pytest.mark.parametrize("shape", ["wide", "long", "summary"])
@pytest.mark.parametrize("kind", [k for k in KINDS if k not in {"text", "cascade"}])
def test_every_shape(shape: str, kind: str, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(db), kind, "--shape", shape, "--format", "json"]) == 0
    (first, *_) = json.loads(capsys.readouterr().out)["tables"]
    plans = [c for c in first["columns"] if c["plan_id"]]
    assert bool(plans) is (shape == "wide")
    assert first["rows"]


def test_plans_are_chosen_by_number_words_or_id(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wanted in ("41/KH-UBND", "ea kiet"):
        assert main(["compare", str(db), "sections", "--plan", wanted, "--format", "json"]) == 0
        columns = json.loads(capsys.readouterr().out)["tables"][0]["columns"]
        assert [c["heading"] for c in columns if c["plan_id"]] == ["UBND xã Ea Kiết 2024"]


def test_one_table_and_english(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(db), "funding", "--table", "checks", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "Totals checked" in out and "Money by component" not in out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["compare", "{db}", "funding", "--plan", "Nơi nào đó"], "Nơi nào đó"),
        (["compare", "{db}", "funding", "--year", "1999"], "không có kế hoạch nào"),
        (["compare", "{db}", "funding", "--table", "x"], "components"),
        (["compare", "{db}", "money"], "chọn một trong: funding, targets"),
        (["diff", "--db", "{db}", "uy ban", "41/KH-UBND"], "2 kế hoạch ứng với"),
        (["export", "{db}", "x.csv", "--view", "nothing", "--format", "csv"], "due_dates"),
        (["export", "{db}", "x.csv", "--format", "csv"], "kehoach export --help"),
        (["compare", "no.db", "funding"], "no.db"),
    ],
)
def test_one_line_and_status_2(arguments: list[str], said: str, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([a.format(db=db) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and said in err


def test_diff_of_two_plans_of_a_database(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--db", str(db), "40/KH-UBND", "41/KH-UBND", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [t["name"] for t in found["tables"]] == ["changes", "targets", "money", "deadlines", "leads", "sections"]


def test_diff_of_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, money in (("a.txt", "900"), ("b.txt", "800")):
        (tmp_path / name).write_text(f"KẾ HOẠCH\nI. KINH PHÍ\nTổng {money} triệu đồng\n", encoding="utf-8")
    assert main(["diff", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    assert "Tóm tắt thay đổi" in capsys.readouterr().out
    assert main(["diff", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")]) == 2
    assert "cùng một văn bản" in capsys.readouterr().err


def test_a_view_as_a_workbook(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "due.xlsx"
    assert main(["export", str(db), str(out), "--view", "due_dates", "--format", "xlsx"]) == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet["A4"].value == "Hạn" and sheet["A5"].value.year == 2024


@pytest.mark.parametrize("form", ["csv", "json", "html", "table", "xlsx"])
def test_a_view_to_standard_output(db: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch,
                                   capfdbinary: pytest.CaptureFixture[bytes]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    ask = ["export", str(db), "--view", "due_dates", "--format", form]
    assert main([*ask, "file"]) == 0
    assert main([*ask, "-"]) == 0
    said = capfdbinary.readouterr().out
    if form == "xlsx":  # a workbook tells when it was made
        assert openpyxl.load_workbook(io.BytesIO(said)).worksheets[0]["A4"].value == "Hạn"
    else:
        assert said == Path("file").read_bytes() and b"2024" in said
    assert not Path("-").exists()


def test_parquet_needs_a_folder(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(db), "-"]) == 2
    assert "--view" in capsys.readouterr().err and not Path("-").exists()


def test_a_record_as_a_workbook(tmp_path: Path) -> None:
    plan = tmp_path / "a.txt"
    plan.write_text("KẾ HOẠCH\nI. KINH PHÍ\nTổng 900 triệu đồng\n", encoding="utf-8")
    out = tmp_path / "a.xlsx"
    assert main(["extract", str(plan), "--format", "xlsx", "-o", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    values = [cell.value for row in book["Số tiền"].iter_rows() for cell in row]
    assert 900_000_000 in values and "900 triệu đồng" in values


def test_calendar(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("icalendar")
    out = tmp_path / "c.ics"
    assert main(["calendar", str(db), "--agency", "phong y te", "-o", str(out)]) == 0
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 2
    assert main(["calendar", str(db), "--agency", "Sở Nọ", "-o", str(out)]) == 0
    assert "không có thời hạn" in capsys.readouterr().err


def test_without_icalendar_one_line_says_what_to_install(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert main(["calendar", str(db), "--lang", "en"]) == 2
    assert capsys.readouterr().err == "kehoach: icalendar is needed; install it: pip install \"kehoach[calendar]\"\n"


@pytest.mark.parametrize("command", ["compare", "calendar", "export", "parquet", "diff"])
def test_only_facts_that_are_sure_enough(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command leaves out what is less sure than asked, and keeps it where nothing is asked."""
    db = tmp_path / "p.db"
    with open_db(db) as store:
        for path, text in (("a.txt", TEXT), ("b.txt", TEXT + "Thêm.")):
            made = small(text, path)
            made.facts["deadlines"] = [made.facts["deadlines"][0].model_copy(update={"confidence": 0.5})]
            made.add("deadlines", "năm 2024", kind="during", date_start=f"2024-0{1 + (path > 'a.txt')}-01", confidence=0.9)
            store.save(made.record(), text)
        names = store.plan_ids()
    out = tmp_path / "out"
    ask = {
        "compare": ["compare", db, "deadlines", "--format", "json", "-o", out],
        "calendar": ["calendar", db, "-o", out], "parquet": ["export", db, out],
        "export": ["export", db, out, "--view", "due_dates", "--format", "csv"],
        "diff": ["diff", *names, "--db", db, "--format", "json", "-o", out],
    }  # fmt: skip
    seen = []
    for least in ("0", "0.7", "1"):
        assert main([*map(str, ask[command]), "--min-confidence", least]) == 0
        if command == "parquet":
            seen.append(sum(f.stat().st_size for f in out.rglob("*.parquet")))
        else:
            seen.append(len(out.read_text("utf-8")))
    capsys.readouterr()
    assert seen[0] > seen[2]
    assert command == "diff" or seen[0] > seen[1]
