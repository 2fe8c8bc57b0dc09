"""Work that does what a file says, found again by name in the worker processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from kehoach.scale.reading import Result, Task, read_one


def work(task: Task) -> Result:
    """Loop, die, sleep or eat memory where the file's first word says so; else read it."""
    word = task.file.real.read_bytes().split(b"\n")[0].decode("utf-8", "replace")
    if word == "LOOP":
        while True:
            pass
    if word == "SLEEP":
        time.sleep(600)
    if word == "CRASH":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word.startswith("CRASH-ONCE "):
        mark = Path(word.split(" ", 1)[1])
        if not mark.exists():
            mark.touch()
            os._exit(3)
    if word == "MEMORY":
        held = []
        while True:
            held.append(bytearray(16 * 2**20))
    if word == "CHILD":
        import subprocess
        import sys

        code = "import time; held = bytearray(700 * 2**20); time.sleep(600)"
        subprocess.run([sys.executable, "-c", code], check=False)
    if word == "RAISE":
        raise ValueError("words of the plan")
    return read_one(task)


def stillborn() -> None:
    """A set-up that fails."""
    raise OSError("no")


def double(number: int) -> int:
    """Twice a number."""
    return number * 2


def pid(_: int) -> int:
    """Which process this is."""
    return os.getpid()
