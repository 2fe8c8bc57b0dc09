"""A worker that goes wrong loses its own task and no other."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import hostile
import psutil
import pytest

from kehoach.errors import InternalError
from kehoach.scale import Limits, Settings, import_paths
from kehoach.scale.bounds import ended
from kehoach.scale.pool import Lost, Pool
from kehoach.store import open_db

pytestmark = pytest.mark.real_pipeline

GOOD = "KẾ HOẠCH\nNăm 2024\nI. MỤC TIÊU\nKinh phí {} triệu đồng giao Phòng Y tế.\n"
LIMITS = Limits(seconds=4, megabytes=600)
ENDS = {
    "loop": ("LOOP\n", "timeout"), "crash": ("CRASH\n", "internal"), "memory": ("MEMORY\n", "too-large"),
    "child": ("CHILD\n", "too-large"), "raise": ("RAISE\n", "internal"),
}  # fmt: skip


def _answers(pool: Pool, count: int) -> dict[int, object]:
    found: dict[int, object] = {}
    until = time.monotonic() + 60
    while len(found) < count and time.monotonic() < until:
        taken = pool.take(0.5)
        if taken:
            found[taken[0]] = taken[1]
    return found


def test_bad_files_end_with_their_reason_and_the_others_as_ever(tmp_path: Path) -> None:
    folder = tmp_path / "kế"
    folder.mkdir()
    for name, (text, _) in ENDS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for number in range(6):
        (folder / f"{number}.txt").write_text(GOOD.format(number + 2), encoding="utf-8")
    (folder / "once.txt").write_text(f"CRASH-ONCE {tmp_path / 'mark'}\n" + GOOD.format(1), encoding="utf-8")
    db = tmp_path / "p.db"
    summary = import_paths([folder], db, Settings(jobs=2, limits=LIMITS, work=hostile.work))
    with open_db(db, write=False) as store:
        rows = store.query("SELECT path, reason, detail FROM files WHERE status = 'failed'")
    assert {Path(str(r["path"])).stem: r["reason"] for r in rows} == {n: reason for n, (_, reason) in ENDS.items()}
    assert summary.counts == {"ok": 7, "failed": 5}
    assert {f.reason for f in summary.failures} == {reason for _, reason in ENDS.values()}
    assert "words of the plan" not in str(rows)
    assert psutil.Process().children() == [] or all(
        "hostile" not in " ".join(child.cmdline()) for child in psutil.Process().children()
    )


def test_workers_are_replaced_after_their_share() -> None:
    with Pool(hostile.pid, jobs=1, limits=Limits(), recycle=2) as pool:
        for key in range(5):
            pool.give(key, key, 30)
        found = _answers(pool, 5)
    assert len(set(found.values())) == 3


def test_a_task_that_waits_is_ended_by_the_clock(tmp_path: Path) -> None:
    from kehoach.scale.offered import Offered
    from kehoach.scale.reading import Task

    (tmp_path / "a.txt").write_text("SLEEP\n")
    with Pool(hostile.work, jobs=1, limits=Limits()) as pool:
        pool.give(7, Task(Offered("a", tmp_path / "a.txt", 6)), 0.5)
        answer = _answers(pool, 1)[7]
    assert isinstance(answer, Lost) and answer.reason == "timeout"


def test_a_pool_that_cannot_start_says_so() -> None:
    with Pool(hostile.double, jobs=1, limits=Limits(), setup=hostile.stillborn) as pool:
        pool.give(0, 1, 5)
        with pytest.raises(InternalError, match="tiến trình"):
            for _ in range(60):
                pool.take(1)


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("LOOP\n")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import hostile, pathlib\n"
        "from kehoach.scale import Settings, import_paths\n"
        "if __name__ == '__main__':\n"
        "    import_paths([pathlib.Path(sys.argv[2])], pathlib.Path(sys.argv[3]),\n"
        "                 Settings(jobs=1, work=hostile.work))\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    command = [sys.executable, str(script), str(Path(__file__).parent), str(tmp_path / "a.txt"), str(tmp_path / "p.db")]
    parent = subprocess.Popen(command)
    watched, until = psutil.Process(parent.pid), time.monotonic() + 60
    workers: list[psutil.Process] = []
    while time.monotonic() < until and not any(w.cpu_times().user > 2 for w in workers):
        workers = [c for c in watched.children() if "spawn_main" in " ".join(c.cmdline())]
        time.sleep(0.1)
    assert workers
    parent.kill()
    parent.wait()
    gone, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []


@pytest.mark.parametrize(("code", "said"), [(-11, "SIGSEGV"), (-9, "SIGKILL"), (3, "exit 3"), (None, "exit None")])
def test_exit_codes_are_told(code: int | None, said: str) -> None:
    assert ended(code) == said


def test_large_files_get_more_time() -> None:
    assert Limits(seconds=10).seconds_for(5 * 2**20) == 20
