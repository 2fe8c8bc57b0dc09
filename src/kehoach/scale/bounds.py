"""How much one file may take, and how a process is watched and ended: the one door to the system.

Bounds are kept by the parent, which watches its workers through psutil and kills what goes over:
that works on every system and whatever the worker is busy with. Where the system can do more by
itself (Linux, macOS), it is asked to.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import dataclass

import psutil

MEGABYTE = 2**20
CLOCK = 4  # a file that waits instead of working may take so many times its bound by the clock
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Limits:
    """Bounds of one file: ``seconds`` of processor time and two more per megabyte, ``megabytes``
    of memory for its worker and whatever that starts.

    Processor time, because a busy or a suspended machine is no fault of the file.
    """

    seconds: float = 60.0
    megabytes: int = 2048

    def seconds_for(self, size: int) -> float:
        """The bound of a file of so many bytes."""
        return self.seconds + 2 * size / MEGABYTE


def settle_in(limits: Limits) -> None:
    """Make this process a well-behaved worker: it ends with its parent and leaves no dump."""
    # Ctrl-C is for the parent, which then ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform == "win32":  # pragma: no cover - the parent's watch is all there is
        return
    import resource  # noqa: PLC0415

    # A dump of memory would hold the text of plans.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Above the parent's bound: what grows faster than anyone can watch gets a MemoryError.
    if hasattr(resource, "RLIMIT_DATA"):
        most = (limits.megabytes + 1024) * MEGABYTE
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    if sys.platform == "linux":
        # The kernel ends a worker that is too busy for its own thread to notice the parent's end.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Watch:
    """What a process and those it started use, and the way to end them."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._process: psutil.Process | None = None
        with contextlib.suppress(psutil.Error):
            self._process = psutil.Process(pid)

    def seconds(self) -> float:
        """Processor time so far, of the process and of those it started and waited for."""
        if self._process is None:
            return 0.0
        try:
            return float(sum(self._process.cpu_times()[:4]))
        except psutil.Error:
            return 0.0

    def megabytes(self, *, whole: bool) -> float:
        """Resident memory; ``whole`` adds that of the processes it started, which takes longer."""
        if self._process is None:
            return 0.0
        try:
            found = [self._process, *(self._process.children(recursive=True) if whole else ())]
        except psutil.Error:
            return 0.0
        size = 0
        for process in found:
            with contextlib.suppress(psutil.Error):
                size += process.memory_info().rss
        return size / MEGABYTE

    def kill(self) -> None:
        """End the process and all it started, at once."""
        if self._process is None:
            return
        started: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):
            started = self._process.children(recursive=True)
        for process in (self._process, *started):
            with contextlib.suppress(psutil.Error):
                process.kill()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def ended(code: int | None) -> str:
    """How a process ended, from its exit code."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}"
