"""Who does the work of an import: this process, worker processes, or a Dask cluster.

In: tasks with a key. Out: results with their keys, in whatever order they come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from kehoach.scale.bounds import Limits
from kehoach.scale.pool import Lost, Pool
from kehoach.scale.reading import Result, Task, warm_up

Work = Callable[[Task], Result]
OCR_TIMES = 20  # a scan may take so many times what a digital file may


class Engine(Protocol):
    """Does tasks. ``ahead`` is how many it should be given before the first is answered."""

    ahead: int

    def give(self, key: int, task: Task) -> None:
        """Ask for a task to be done."""

    def take(self, timeout: float) -> tuple[int, Result] | None:
        """The next result with its task's key, ``None`` if there is none within some seconds."""


def seconds_for(task: Task, limits: Limits) -> float:
    """The bound of a task: more for a large file, and for one that may be a scan."""
    seconds = limits.seconds_for(task.file.size)
    return seconds * OCR_TIMES if task.recognise else seconds


def result_of(answer: Result | Lost) -> Result:
    """What became of a file, from what became of its task."""
    if isinstance(answer, Result):
        return answer
    return Result("failed", answer.reason, answer.detail, "read", round(answer.seconds, 3))


class Here:
    """Does tasks in this process, one after the other, without bounds."""

    ahead = 1

    def __init__(self, work: Work) -> None:
        self._work = work
        self._todo: deque[tuple[int, Task]] = deque()

    def give(self, key: int, task: Task) -> None:
        """Ask for a task to be done."""
        self._todo.append((key, task))

    def take(self, timeout: float) -> tuple[int, Result] | None:
        """Do the next task."""
        if not self._todo:
            return None
        key, task = self._todo.popleft()
        return key, self._work(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._todo.clear()


class Workers:
    """Does tasks in worker processes, within bounds.

    One worker is given its next file only when the last one is stored: ``--jobs 1`` uses one core.
    """

    def __init__(self, work: Work, jobs: int, limits: Limits) -> None:
        self.ahead = jobs * 4 if jobs > 1 else 1
        self._limits = limits
        self._pool = Pool(work, jobs=jobs, limits=limits, setup=warm_up)

    def give(self, key: int, task: Task) -> None:
        """Ask for a task to be done."""
        self._pool.give(key, task, seconds_for(task, self._limits))

    def take(self, timeout: float) -> tuple[int, Result] | None:
        """The next result."""
        taken = self._pool.take(timeout)
        return (taken[0], result_of(taken[1])) if taken else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.close()


__all__ = ["Engine", "Here", "Workers", "result_of", "seconds_for"]
