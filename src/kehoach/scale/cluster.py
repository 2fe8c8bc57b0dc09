"""The same work on a Dask cluster, started here or reached by its scheduler's address.

A Dask worker cannot be stopped in the middle of a task, so each runs its files in a killable
process of its own; a file's bounds are the same as everywhere. Files are read where the worker
runs: a cluster of several machines needs the archive under the same path on each.
"""

from __future__ import annotations

import atexit
import multiprocessing
import queue
import threading
from importlib import import_module
from types import TracebackType
from typing import Any, Self

from kehoach.errors import PlanError
from kehoach.messages import importing as say
from kehoach.scale.bounds import Limits
from kehoach.scale.engines import Work, result_of, seconds_for
from kehoach.scale.pool import Pool
from kehoach.scale.reading import Result, Task, warm_up

_own = threading.local()
_all: list[Pool] = []


def bounded(task: Task, work: Work, limits: Limits) -> Result:
    """Do a task in a process of this thread that can be killed. Runs on a Dask worker."""
    pool: Pool | None = getattr(_own, "pool", None)
    if pool is None:
        # Dask's own workers are daemons, which may not start processes unless told otherwise.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        pool = _own.pool = Pool(work, jobs=1, limits=limits, setup=warm_up)
        _all.append(pool)
    pool.give(0, task, seconds_for(task, limits))
    while (taken := pool.take(timeout=1.0)) is None:
        pass
    return result_of(taken[1])


@atexit.register
def _close_pools() -> None:
    while _all:
        _all.pop().close()


class Cluster:
    """Does tasks on a Dask cluster. Raises ``PlanError`` where there is none."""

    def __init__(self, work: Work, jobs: int, limits: Limits, scheduler: str | None) -> None:
        try:
            dask: Any = import_module("distributed")
        except ImportError:
            raise PlanError(say.NO_DASK()) from None
        self._work, self._limits = work, limits
        self._done: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self._held: set[Any] = set()
        self._local: Any = None
        try:
            if scheduler is None:
                # Threads are enough: each waits for a process of its own.
                self._local = dask.LocalCluster(n_workers=1, threads_per_worker=jobs, processes=False,
                                                dashboard_address=None)  # fmt: skip
            self._client: Any = dask.Client(scheduler or self._local, timeout="10s")
        except OSError as error:
            raise PlanError(say.NO_SCHEDULER(address=scheduler, detail=error)) from None
        threads = sum(self._client.nthreads().values())
        self.ahead = max(jobs, threads) * 4

    def give(self, key: int, task: Task) -> None:
        """Ask for a task to be done."""
        future = self._client.submit(bounded, task, self._work, self._limits, pure=False)
        self._held.add(future)
        future.add_done_callback(lambda one: self._done.put((key, one)))

    def take(self, timeout: float) -> tuple[int, Result] | None:
        """The next result."""
        try:
            key, future = self._done.get(timeout=timeout)
        except queue.Empty:
            return None
        self._held.discard(future)
        try:
            return key, future.result()
        except Exception as error:  # the cluster lost a worker: this file's failure, not the run's
            return key, Result("failed", "internal", type(error).__name__, "read")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
        if self._local is not None:
            self._local.close()
            _close_pools()
