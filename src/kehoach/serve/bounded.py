"""Work on what somebody else made, in a process of its own that can be killed.

In: a function of a module and what it is given. Out: its answer, or ``Lost``. The process is started for
this one task and ended after it, so nothing of a file outlives its answer.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kehoach.scale.bounds import CLOCK, Limits
from kehoach.scale.pool import Lost, Pool

Task = TypeVar("Task")
START_SECONDS = 120


def _run(work: Callable[[Any], Any], task: Any, limits: Limits) -> Any:
    with Pool(work, jobs=1, limits=limits, recycle=1) as pool:
        pool.give(0, task, limits.seconds)
        answer = pool.take(START_SECONDS + CLOCK * limits.seconds)
        return answer[1] if answer else Lost("timeout", "", limits.seconds)


async def bounded(work: Callable[[Any], Any], task: Callable[[Path], Any], limits: Limits) -> Any:
    """The answer of ``work`` to a task, made with a folder that is gone with all in it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-"))
    try:
        return await asyncio.to_thread(_run, work, task(folder), limits)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
