"""What ``kehoach import`` says and how it ends."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from kehoach.cli import main
from kehoach.cli.importing import _about, _clock, _Line
from kehoach.messages.text import speak
from kehoach.scale import Progress
from kehoach.scale.offered import Offered
from kehoach.store import open_db
from kehoach.store import search as searching

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
    told = capsys.readouterr().err
    assert "Would read 2 files" in told and "less than a minute" in told and not db.exists()
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


def test_a_stopped_import_says_what_is_in_and_goes_on(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "c.txt").write_text(GOOD + "Xã C.", encoding="utf-8")
    (archive / "d.txt").write_text(GOOD + "Xã D.", encoding="utf-8")
    db = tmp_path / "p.db"
    base = ["import", str(archive), "--db", str(db), "--jobs", "1", "--lang", "en"]
    add, asked = searching.add, []

    def stopped(*given: Any, **more: Any) -> None:
        add(*given, **more)
        if not asked:  # in the middle of a commit
            asked.append(1)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(searching, "add", stopped)
    assert main(base) == 2
    told = capsys.readouterr().err
    assert "stopped as asked" in told and "the same command" in told and "Traceback" not in told
    with open_db(db) as store:
        there = store.query("SELECT count(*) AS n FROM files")[0]["n"]
        unfound = store.query("SELECT id FROM plans WHERE id NOT IN (SELECT plan_id FROM search_items)")
    assert f"{there} files of this run" in told and not unfound
    assert main(base) == 1
    with open_db(db) as store:
        assert store.query("SELECT count(*) AS n FROM files")[0]["n"] == 4
        assert len(store.search("kinh phi")) >= 3


@pytest.mark.parametrize(
    ("seconds", "shown"), [(5, "less than a minute"), (300, "about 5 minutes"), (9000, "about 2.5 hours")]
)
def test_what_an_import_would_take_is_said_in_words(seconds: float, shown: str) -> None:
    speak("en")
    try:
        assert _about(seconds) == shown
    finally:
        speak(None)


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00:00"), (59.6, "0:01:00"), (3723, "1:02:03")])
def test_times_are_shown_as_a_clock(seconds: float, shown: str) -> None:
    assert _clock(seconds) == shown


def test_progress_counts_and_foresees(capsys: pytest.CaptureFixture[str]) -> None:
    line = _Line()
    for status in ("ok", "failed", "ok"):
        line(Progress(status, Offered("a", Path("a"), 1), "read", 3))
    assert "3/3" in (err := capsys.readouterr().err) and "1 lỗi" in err
