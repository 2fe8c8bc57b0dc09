"""An import may be killed at any moment, a disk may be full: nothing done is lost, nothing is wrong."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kehoach.scale import Settings, Summary, import_paths
from kehoach.store import open_db

pytestmark = pytest.mark.real_pipeline

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import archive  # noqa: E402

FILES, BAD = 20, 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lưu trữ")
    archive.make(made, FILES, BAD, parts=1)  # no looping, no crashing file: those are in test_pool
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    db = tmp_path_factory.mktemp("db") / "p.db"
    return db, import_paths([folder], db)


def _import(folder: Path, db: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kehoach", "import", str(folder), "--db", str(db), "--jobs", "2", *more]
    environ = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ, encoding="utf-8")


def test_every_bad_file_has_its_reason(undisturbed: tuple[Path, Summary]) -> None:
    db, summary = undisturbed
    assert (summary.counts["ok"], summary.counts["failed"], len(summary.failures)) == (FILES - BAD, BAD, BAD)
    assert archive.mistyped(db) == []


def test_order_and_workers_do_not_matter(
    folder: Path, undisturbed: tuple[Path, Summary], tmp_path: Path
) -> None:
    import_paths([folder], tmp_path / "two.db", Settings(jobs=2))
    files = sorted(folder.rglob("*.*"))
    random.Random(3).shuffle(files)
    for part in (files[:9], files[9:]):
        import_paths(part, tmp_path / "shuffled.db")
    assert archive.differing(undisturbed[0], tmp_path / "two.db") == []
    assert archive.differing(undisturbed[0], tmp_path / "shuffled.db") == []


def test_a_killed_import_goes_on_to_the_same_rows(
    folder: Path, undisturbed: tuple[Path, Summary], tmp_path: Path
) -> None:
    db, chance, done = tmp_path / "p.db", random.Random(5), [0]
    for _ in range(2):
        child = _import(folder, db)
        # Killed soon after it has stored something more than the one before.
        until = time.monotonic() + 60
        while child.poll() is None and time.monotonic() < until and _done(db) <= done[-1]:
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 0.4))
        child.kill()
        child.communicate()
        done.append(_done(db))
        with open_db(db) as store:
            assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
            assert store.query("PRAGMA foreign_key_check") == []
    assert done == sorted(done)  # what was done stays done
    report = tmp_path / "failures.json"
    child = _import(folder, db, "--failures", str(report))
    child.communicate()
    assert child.returncode == 1
    assert archive.differing(undisturbed[0], db) == []
    said = json.loads(report.read_text("utf-8"))
    assert len(said["failures"]) == BAD
    assert set(said["failures"][0]) == {"path", "status", "reason", "detail", "stage", "advice"}


def _done(db: Path) -> int:
    if not db.exists():
        return 0
    try:
        with open_db(db, write=False) as store:
            return int(str(store.query("SELECT count(*) AS n FROM files")[0]["n"]))
    except Exception:  # not made yet
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a bound on the size of files")
def test_a_full_disk_is_told_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    script = "import resource, sys\nfrom kehoach.cli import main\n"
    script += "resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))\nsys.exit(main(sys.argv[1:]))\n"
    (tmp_path / "full.py").write_text(f"if __name__ == '__main__':\n    {script.replace(chr(10), chr(10) + '    ')}")
    command = [sys.executable, str(tmp_path / "full.py"), "import", str(folder), "--db", str(db), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "disk is full" in done.stderr and len(done.stderr.strip().splitlines()) == 1
    with open_db(db) as store:
        assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert store.query("PRAGMA foreign_key_check") == []
        before = len(store.plan_ids())
    summary = import_paths([folder], db)
    assert summary.counts["ok"] + before >= FILES - BAD
    with open_db(db) as store:
        assert len(store.plan_ids()) == FILES - BAD


def test_readers_see_whole_plans_while_an_import_writes(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    child, seen, until, writing = _import(folder, db), set(), time.monotonic() + 90, True
    while writing and time.monotonic() < until:
        writing = child.poll() is None  # read once more when it has ended: a quick import may commit all at once
        if _done(db):
            with open_db(db, write=False) as store:
                for plan in store.plan_ids():
                    assert store.query("SELECT 1 FROM sections WHERE plan_id = ? LIMIT 1", (plan,))
                    seen.add(plan)
        time.sleep(0.05)
    child.communicate()
    assert seen


def test_dask_gives_the_same_rows(folder: Path, undisturbed: tuple[Path, Summary], tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    import_paths([folder], tmp_path / "dask.db", Settings(jobs=2, engine="dask"))
    assert archive.differing(undisturbed[0], tmp_path / "dask.db") == []


def test_without_dask_one_line_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach.errors import PlanError

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PlanError, match="kehoach.cluster"):
        import_paths([folder], tmp_path / "p.db", Settings(jobs=2, engine="dask"))
