"""Corrections by hand: only values that exist, once, and plans by the number people know."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.store import open_db

PLAN = "KẾ HOẠCH\nI. MỤC TIÊU\nKinh phí 5 triệu đồng cho xã {name}.\n"


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Two plans; the first has the number 27/KH-UBND."""
    path = tmp_path / "p.db"
    for name in ("An Bình", "Tân Lập"):
        (tmp_path / f"{name}.txt").write_text(PLAN.format(name=name), encoding="utf-8")
        assert main(["import", str(tmp_path / f"{name}.txt"), "--db", str(path), "--jobs", "1"]) == 0
    assert main(["correct", str(path), "--plan", _plans(path)[0], "--set", "number=27/KH-UBND"]) == 0
    capsys.readouterr()
    return path


def _plans(db: Path) -> list[str]:
    with open_db(db, write=False) as store:
        return store.plan_ids()


def _fact(db: Path) -> str:
    with open_db(db, write=False) as store:
        return str(store.query("SELECT id FROM amounts ORDER BY plan_id")[0]["id"])


MISFITS = [
    ("value=abc", "cần một số viết liền"),
    ("value=12,5", "cần một số viết liền"),
    ("year=x", "cần một số nguyên"),
    ("source=xyz", "chọn một trong: nstw, nsdp, "),
    ("is_total=5", "cần true hoặc false"),
    ("confidence=3", "cần một số từ 0 đến 1"),
    ("table=true", "không có trường table"),
]


@pytest.mark.parametrize(("given", "told"), MISFITS)
def test_a_value_that_does_not_fit_is_refused_in_plain_words(
    given: str, told: str, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["correct", str(db), "--fact", _fact(db), "--set", given]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert not {"should", "Input", "pattern"} & set(said.replace(":", " ").split())


@pytest.mark.parametrize("day", ["2024-13-40", "2023-02-29", "tháng 3"])
def test_a_day_that_does_not_exist_is_refused(day: str, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["correct", str(db), "--plan", "27/KH-UBND", "--set", f"issued_on={day}"]) == 2
    assert "cần một ngày có thật" in capsys.readouterr().err
    assert main(["calendar", str(db), "--format", "ics"]) == 0


def test_the_same_value_again_is_not_recorded_again(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["correct", str(db), "--fact", _fact(db), "--set", "value=6000000"]
    assert main(call) == 0
    assert main(call) == 0
    assert "không ghi gì thêm" in capsys.readouterr().err
    with open_db(db, write=False) as store:
        assert len([one for one in store.corrections() if one.field == "value"]) == 1


def test_a_list_without_corrections_says_so(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", str(db), "27/KH-UBND"]) == 0
    capsys.readouterr()
    assert main(["correct", str(db), "--list"]) == 0
    assert "chưa ghi sửa chữa nào" in capsys.readouterr().err


def test_looking_at_corrections_makes_no_database_of_an_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "trống.db"
    empty.touch()
    assert main(["correct", str(empty), "--list"]) == 2
    assert empty.stat().st_size == 0


def test_a_plan_is_corrected_and_forgotten_by_its_number(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = _plans(db)
    assert main(["correct", str(db), "--plan", "27/KH-UBND", "--set", "issued_on=2024-02-29"]) == 0
    with open_db(db, write=False) as store:
        assert store.load(first).plan.issued_on == "2024-02-29"
    assert main(["forget", str(db), "27/KH-UBND"]) == 0
    assert _plans(db) == [second]


def test_a_number_that_several_plans_have_forgets_none(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plans = _plans(db)
    assert main(["correct", str(db), "--plan", plans[1], "--set", "number=27/KH-UBND"]) == 0
    assert main(["forget", str(db), "27/KH-UBND"]) == 2
    assert all(plan in capsys.readouterr().err for plan in plans[:1])
    assert _plans(db) == plans
