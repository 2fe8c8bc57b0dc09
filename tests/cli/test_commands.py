"""The command line keeps its promises: one line, right status, right language, UTF-8."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.cli.app import COMMANDS
from kehoach.messages.cli import HELP
from kehoach.store import open_db
from word_files import p, word_file

GOOD = "KẾ HOẠCH\nI. MỤC TIÊU\nKinh phí 5 triệu đồng cho Đắk Lắk.\n"
HELPS = [*([name] for name in COMMANDS), ["rules", "list"], ["rules", "show"], ["rules", "test"]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def db(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "p.db"
    assert main(["import", str(plan), "--db", str(path)]) == 0
    capsys.readouterr()
    return path


@pytest.mark.parametrize("names", HELPS, ids=" ".join)
@pytest.mark.parametrize(("lang", "word"), [("vi", "Ví dụ: "), ("en", "Example: ")])
def test_every_help_has_an_example(
    names: list[str], lang: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*names, "--help", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert word + "kehoach " + " ".join(names) in " ".join(out.split())


def test_help_comes_at_once() -> None:
    """Nothing heavy is imported for it; the seconds are measured by the benchmark."""
    heavy = ("pydantic", "spacy", "sqlite3", "sqlite_utils", "rich", "regex", "yaml")
    code = (
        "import sys; from kehoach.cli import main; main(['--help']);"
        f"print([m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
    assert all(name in done.stdout.decode("utf-8") for name in COMMANDS)


WRONG = {
    "no such command": ["nope"], "no such option": ["extract", "--zzz"],
    "missing argument": ["extract"], "bad choice": ["extract", "x", "--format", "pdf"],
    "no such file": ["extract", "khong-co.txt"], "folder": ["extract", "."],
    "no paths": ["import", "--db", "x.db"], "no such path": ["import", "khong-co", "--db", "x.db"],
    "no database": ["search", "khong-co.db", "x"], "nothing to forget": ["forget", "no.db", "p1"],
    "no gold": ["evaluate", "no", "no"], "bad number": ["import", ".", "--db", "x", "--jobs", "0"],
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_done_is_one_line(
    case: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main([*WRONG[case], "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and err.startswith("kehoach: ")
    vietnamese = re.search("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]", err)
    assert bool(vietnamese) == (lang == "vi")
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_one_line_too(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text("NỔ", encoding="utf-8")
    assert main(["extract", str(plan)]) == 2
    assert capsys.readouterr().err == "kehoach: lỗi của kehoach (ValueError: boom); " \
        "xin báo lại kèm lệnh đã chạy\n"  # fmt: skip


def test_extract_json_is_the_record(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(plan), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["amounts"][0]["value"] == "5000000"


def test_extract_text_writes_the_canonical_text(plan: Path, tmp_path: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    out = tmp_path / "out.txt"
    assert main(["extract", str(plan), "--format", "text", "-o", str(out)]) == 0
    assert out.read_bytes() == GOOD.encode()


def test_extract_table_shows_value_and_words(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(plan)]) == 0
    out = capsys.readouterr().out
    assert "5.000.000 đồng" in out and "5 triệu đồng" in out and "\x1b" not in out


@pytest.mark.parametrize(("data", "status"), [(GOOD.encode(), 0), (b"\xff\xfe\xfd", 2), (b"", 2)])
def test_standard_input_is_utf8(
    data: bytes, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    assert main(["extract", "-", "--format", "text"]) == status
    assert (capsys.readouterr().out == GOOD) == (status == 0)


def test_standard_input_may_be_any_file_that_can_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for data in (GOOD.encode("utf-16"), word_file(p("KẾ HOẠCH"), extra={})):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        assert main(["extract", "-", "--format", "text"]) == 0
        assert capsys.readouterr().out.startswith("KẾ HOẠCH")


def test_an_unknown_rule_is_said_to_be_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "no.such"]) == 2
    assert "kehoach rules list" in capsys.readouterr().err


def test_output_is_utf8_in_any_locale(plan: Path) -> None:
    code = "import sys; from kehoach.cli import main; sys.exit(main(sys.argv[1:]))"
    run = [sys.executable, "-c", code, "extract", str(plan), "--format", "text"]
    env = {"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(run, capture_output=True, env=env, check=True)
    assert done.stdout == GOOD.encode()


def test_import_tells_on_stderr_and_says_what_to_look_at(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_text("", encoding="utf-8")
    status = main(["import", str(tmp_path), "--db", str(tmp_path / "p.db"), "--lang", "en"])
    out, err = capsys.readouterr()
    assert status == 1 and out == "" and "ok 1" in err and "empty 1" in err


def test_search_finds_without_accents(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(db), "dak lak"]) == 0
    assert "[Đắk] [Lắk]" in capsys.readouterr().out
    assert main(["search", str(db), "dak lak", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["kind"] == "sections"
    assert main(["search", str(db), "xylophon"]) == 0
    assert capsys.readouterr().out == ""


def test_a_correction_is_made_listed_and_survives(
    db: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_db(db) as store:
        fact = str(store.query("SELECT id FROM amounts")[0]["id"])
        name = store.plan_ids()[0]
    base = ["correct", str(db), "--who", "Lan"]
    assert main([*base, "--fact", fact, "--set", "value=6000000", "--set", "year=2024"]) == 0
    assert main([*base, "--plan", name, "--set", "number=1/KH-UBND", "--why", "xem gốc"]) == 0
    assert main([*base, "--plan", name, "--add", "deadlines", "--quote", "MỤC TIÊU",
                 "--set", "kind=by", "--set", "date_end=2024-05-01"]) == 0  # fmt: skip
    assert main(["import", str(plan), "--db", str(db), "--force"]) == 0
    with open_db(db) as store:
        record = store.load(name)
    assert (record.amounts[0].value, record.amounts[0].year) == ("6000000", 2024)
    assert record.plan.number == "1/KH-UBND"
    assert record.deadlines[0].date_end == "2024-05-01"
    capsys.readouterr()
    assert main(["correct", str(db), "--list"]) == 0
    assert capsys.readouterr().out.count("Lan") == 4
    for bad in (["--fact", "nobody", "--reject"], ["--fact", fact, "--set", "value=x"],
                ["--fact", fact], ["--fact", fact, "--set", "value"],
                ["--plan", name, "--add", "deadlines", "--quote", "không có"]):  # fmt: skip
        assert main([*base, *bad]) == 2
    assert main([*base, "--fact", fact, "--reject"]) == 0
    with open_db(db) as store:
        assert store.load(name).amounts == ()


def test_forget(db: Path) -> None:
    with open_db(db) as store:
        name = store.plan_ids()[0]
    assert main(["forget", str(db), name]) == 0
    assert main(["forget", str(db), name]) == 2


def test_a_plan_may_be_forgotten_by_the_path_of_its_file_from_here(
    db: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    assert main(["forget", str(db), plan.name]) == 0
    with open_db(db) as store:
        assert store.plan_ids() == []


def test_a_view_asks_for_a_format_of_its_own(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(db), str(tmp_path / "v.csv"), "--view", "plans"]) == 2
    assert "--format csv" in capsys.readouterr().err


def test_schema_and_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Record"
    assert main(["doctor"]) == 0
    assert ".txt, .md (UTF-8, UTF-16)" in capsys.readouterr().out


def test_every_command_has_its_help() -> None:
    assert set(COMMANDS) < set(HELP)


def test_evaluate_keeps_a_result_and_compares_the_next_one_with_it(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    for name in ("y-te-huyen-2019.txt", "y-te-huyen-2019.json"):
        (tmp_path / name).write_bytes((corpus / name).read_bytes())
    kept = tmp_path / "kept" / "before.json"
    kept.parent.mkdir()
    command = [sys.executable, "-m", "kehoach", "evaluate", str(tmp_path), str(tmp_path), "--lang", "en"]
    first = subprocess.run([*command, "--write-baseline", str(kept)], capture_output=True, check=True)
    assert b"gains" not in first.stdout
    same = subprocess.run([*command, "--baseline", str(kept)], capture_output=True, check=True)
    assert b"losses" not in same.stdout and same.stdout == first.stdout
    worse = json.loads(kept.read_text("utf-8"))
    plan = worse["plans"]["y-te-huyen-2019"]["citations"]
    plan["missed"].append(plan["matched"].pop())
    kept.write_text(json.dumps(worse), "utf-8")
    better = subprocess.run([*command, "--baseline", str(kept)], capture_output=True, check=True)
    assert b"gains (1)" in better.stdout


@pytest.mark.parametrize(
    "given",
    [
        ["extract", "PLAN", "-o", "PLAN"],
        ["check", "PLAN", "--format", "html", "-o", "PLAN"],
        ["explain", "PLAN", "3", "-o", "PLAN"],
        ["diff", "PLAN", "PLAN", "-o", "PLAN"],
        ["search", "DB", "Đắk Lắk", "-o", "DB"],
        ["compare", "DB", "funding", "-o", "DB"],
        ["calendar", "DB", "-o", "DB"],
        ["export", "DB", "DB", "--view", "plans", "--format", "csv"],
        ["import", "PLAN", "--db", "DB", "--failures", "PLAN"],
    ],
    ids=lambda given: given[0],
)
def test_no_result_replaces_a_file_that_is_read(
    given: list[str], plan: Path, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes(), db.read_bytes()
    assert main([{"PLAN": str(plan), "DB": str(db)}.get(one, one) for one in given]) == 2
    assert "không ghi kết quả đè" in capsys.readouterr().err
    assert (plan.read_bytes(), db.read_bytes()) == before
