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
from typing import Any

from kehoach.scale.bounds import Limits
from kehoach.scale.pool import once


async def bounded(work: Callable[[Any], Any], task: Callable[[Path], Any], limits: Limits) -> Any:
    """The answer of ``work`` to a task, made with a folder that is gone with all in it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-"))
    try:
        return await asyncio.to_thread(once, work, task(folder), limits)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
