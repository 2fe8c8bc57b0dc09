"""kehoach sample: the same sample for the same seed, ticks read back in any form, wrong ones corrected."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from plan_factory import TEXT, small

from kehoach.cli import main
from kehoach.cli.sampling import GROUPS, TYPES
from kehoach.evaluate import sampling
from kehoach.evaluate.sampling import Tick, draw, effective, estimate, wilson
from kehoach.store import open_db


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "mẫu.db"
    with open_db(path) as store:
        for n in range(6):
            text = f"{TEXT}Kỳ {n}.\n"
            store.save(small(text, f"{n}.txt", level="xa" if n < 2 else "huyen").record(), text)
    return path


def ticked(sheet: Path, verdicts: list[str], should_be: str = "") -> Path:
    text = sheet.read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if text.count(";") > 50 else ","))
    for row, verdict in zip(rows[1:], verdicts, strict=False):
        row[0], row[1] = verdict, should_be if verdict == "sai" else ""
    with sheet.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)  # as Excel saves it where a comma is a decimal mark
    return sheet


def test_what_is_offered_is_what_can_be_drawn() -> None:
    assert TYPES == sampling.TYPES and set(GROUPS) == set(sampling.STRATA)


def test_the_same_seed_draws_the_same_facts(db: Path) -> None:
    with open_db(db, write=False) as store:
        first, again, other = (draw(store, "amounts", 5, seed=seed) for seed in (1, 1, 2))
        every = draw(store, "amounts", 500)
        known = {str(row["id"]) for row in store.query("SELECT id FROM amounts")}
    assert first == again != other and len({one.fact for one in first}) == 5
    assert {one.fact for one in every} == known and every[0].facts == len(known) == 18


@pytest.mark.parametrize("by", GROUPS)
def test_every_group_gives_its_share(by: str, db: Path) -> None:
    with open_db(db, write=False) as store:
        drawn = draw(store, "amounts", 6, by=by)
    assert len(drawn) == 6
    if by == "level":
        assert sorted((one.stratum, one.facts) for one in drawn) == [("huyen", 12)] * 4 + [("xa", 6)] * 2


def test_wilson_and_the_finite_archive() -> None:
    low, high = wilson(1.0, 50)
    assert low == pytest.approx(0.9287, abs=0.0005) and high == pytest.approx(1.0)  # not 100 % for sure
    assert wilson(0.5, float("inf")) == (0.5, 0.5)
    assert effective(50, 50) == float("inf") and effective(50, 10**9) == pytest.approx(50, rel=1e-3)
    rows = [Tick(str(n), "", 60, "right" if n < 45 else "wrong") for n in range(50)]
    finite, endless = estimate(rows), estimate([Tick(t.fact, "", 10**6, t.verdict) for t in rows])
    assert finite.share == endless.share == 0.9
    assert finite.high - finite.low < 0.5 * (endless.high - endless.low)


def test_strata_weigh_by_their_size() -> None:
    rows = [Tick(f"a{n}", "a", 900, "right") for n in range(10)] + [Tick(f"b{n}", "b", 100, "wrong") for n in range(10)]
    found = estimate(rows)
    assert found.share == pytest.approx(0.9) and found.low < 0.9 < found.high
    assert estimate([Tick("a", "", 5, "unsure")]).judged == 0


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_ticked_sample_says_how_right_the_archive_is(
    form: str, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / f"mẫu.{form}"
    assert main(["sample", str(db), "--type", "amounts", "-n", "10", "--format", form, "-o", str(sheet)]) == 0
    marks = ["đúng"] * 8 + ["Sai", "không rõ"]
    if form == "csv":
        ticked(sheet, marks)
    elif form == "xlsx":
        book = openpyxl.load_workbook(sheet)
        for row, mark in enumerate(marks, 5):
            book.worksheets[0].cell(row, 1, mark)
        book.save(sheet)
    else:
        data = json.loads(sheet.read_text("utf-8"))
        for line, mark in zip(data["tables"][0]["rows"], marks, strict=True):
            line["cells"][0] = mark
        sheet.write_text(json.dumps(data), "utf-8")
    assert main(["sample", str(db), "--read", str(sheet), "--format", "json", "--lang", "en"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["whole"]["right"], found["whole"]["judged"], found["whole"]["facts"]) == (8, 9, 18)
    assert found["whole"]["low"] < 8 / 9 < found["whole"]["high"] < 1 and found["unsure"] == 1
    assert "1 unsure" in printed.err


def test_wrong_ticks_become_corrections(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "m.csv"
    ask = ["sample", str(db), "--type", "amounts", "-n", "18", "-o", str(sheet)]
    assert main(ask) == 0
    ticked(sheet, ["đúng"] * 16 + ["sai"], "value=7; year=2030")
    assert main(["sample", str(db), "--read", str(sheet), "--correct", "--who", "Lan"]) == 1  # one line unticked
    out, err = capsys.readouterr()
    assert "16/17" in out and "đã ghi 2 sửa chữa" in err and "1 dòng chưa đánh dấu" in err
    with open_db(db, write=False) as store:
        [row] = store.query("SELECT value, year FROM amounts WHERE state = 'corrected'")
        assert (row["value"], row["year"]) == ("7", 2030)
        assert {c.who for c in store.corrections()} == {"Lan"}
    ticked(sheet, ["đúng"] * 16 + ["sai", "đúng"])
    for said in ("đã ghi 1 sửa chữa", "không còn trong kho"):  # rejected, then no longer there
        main(["sample", str(db), "--read", str(sheet), "--correct"])
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [("a,b\n1,2\n", "is missing"), ("", "is missing"), ("Right or wrong,Facts of the group,Fact id\nvielleicht,5,x\n", "vielleicht"),
     ("Right or wrong,Facts of the group,Fact id\n,5,x\n", "no line is ticked"), ("Right or wrong,Facts of the group,Fact id\nright,many,x\n", "is missing")],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_what_is_no_sample_is_said_on_one_line(
    content: str, said: str, suffix: str, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / f"x.{suffix}"
    sheet.write_text(content, "utf-8")
    assert main(["sample", str(db), "--read", str(sheet), "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and (said if suffix == "csv" else "is missing") in err
