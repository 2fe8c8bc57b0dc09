"""What ``kehoach import`` says and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.cli.importing import _clock, _Line
from kehoach.scale import Progress
from kehoach.scale.offered import Offered

pytestmark = pytest.mark.real_pipeline

GOOD = "KẾ HOẠCH\nNăm 2024\nI. MỤC TIÊU\nKinh phí 5 triệu đồng giao Phòng Y tế.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    return folder


def test_failures_are_listed_and_stand_until_they_are_mended(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db, report = tmp_path / "p.db", tmp_path / "f.json"
    base = ["import", str(archive), "--db", str(db), "--jobs", "1", "--lang", "en"]
    assert main(["import", str(archive), "--db", str(db), "--dry-run", "--lang", "en"]) == 0
    assert "Would read 2 files" in capsys.readouterr().err and not db.exists()
    assert main([*base, "--failures", str(report)]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "empty 1" in told.err and "\r" not in told.err
    said = json.loads(report.read_text("utf-8"))
    assert said["counts"] == {"failed": 1, "ok": 1}
    assert said["failures"] == [
        {"path": str(archive / "b.txt"), "status": "failed", "reason": "empty", "stage": "read",
         "detail": "the file has no text; check the original",
         "advice": "the file has no text; check the original"}
    ]  # fmt: skip
    assert main(base) == 1  # unchanged, but not fine
    assert "--only-failed" in capsys.readouterr().err
    (archive / "b.txt").write_text(GOOD + "Xã B.", encoding="utf-8")
    assert main(["import", "--only-failed", "--db", str(db), "--jobs", "1"]) == 0
    assert main(base) == 0
    assert main(["import", "--db", str(db), "--jobs", "1"]) == 0  # nothing is stale


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00:00"), (59.6, "0:01:00"), (3723, "1:02:03")])
def test_times_are_shown_as_a_clock(seconds: float, shown: str) -> None:
    assert _clock(seconds) == shown


def test_progress_counts_and_foresees(capsys: pytest.CaptureFixture[str]) -> None:
    line = _Line()
    for status in ("ok", "failed", "ok"):
        line(Progress(status, Offered("a", Path("a"), 1), "read", 3))
    assert "3/3" in (err := capsys.readouterr().err) and "1 lỗi" in err
