"""Worker processes that can be killed one by one.

A thread, the foreman, hands tasks to idle workers, collects their answers and watches what each
takes; so workers stay busy and bounds are kept while the main thread writes to the database. A
worker that goes over a bound is killed with all it started, one that dies by itself has its task
tried once more (someone else may have killed it); the task is then answered with ``Lost``, and
only that one. (``ProcessPoolExecutor`` loses every task in flight with one worker; pebble has no
bound on memory and knows only the clock.)
"""

from __future__ import annotations

import multiprocessing
import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Any, Self

from kehoach.errors import InternalError
from kehoach.messages import Language, language, speak
from kehoach.messages import importing as say
from kehoach.scale import bounds
from kehoach.scale.bounds import CLOCK, Limits, Watch

TICK = 0.1  # seconds between two looks at busy workers
RECYCLE = 1000  # tasks of one worker: whatever a library leaks cannot pile up
STILLBORN = 3  # workers that die before they are ready, one after the other, until we give up
START_SECONDS = 300.0  # by the clock, for a worker to be ready
ONCE_SECONDS = 120  # the same, where somebody waits for one answer
_WHOLE_AFTER, _WHOLE_EVERY = 2.0, 1.0  # when to add up the memory of what a worker started


@dataclass(frozen=True)
class Lost:
    """Why a task has no answer: ``timeout``, ``too-large`` or ``internal``, with details."""

    reason: str
    detail: str
    seconds: float


@dataclass
class _Job:
    key: int
    task: Any
    seconds: float
    tries: int = 0


def _serve(connection: Connection, work: Callable[[Any], Any], setup: Callable[[], None] | None,
           limits: Limits, language: Language) -> None:  # fmt: skip
    """A worker's life: say ready, then answer one task after the other."""
    bounds.settle_in(limits)
    speak(language)
    if setup:
        setup()
    connection.send_bytes(b"")
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        begun = time.perf_counter()
        try:
            answer = pickle.dumps(work(task), protocol=pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            lost = Lost("too-large", "MemoryError", time.perf_counter() - begun)
            answer = pickle.dumps(lost)
        except Exception as error:  # the work itself never raises: an answer that cannot be sent
            lost = Lost("internal", type(error).__name__, time.perf_counter() - begun)
            answer = pickle.dumps(lost)
        connection.send_bytes(answer)


class _Worker:
    """One process, its pipe, and the task it has in hand."""

    def __init__(self, start: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = Pipe()
        # Not a daemon: readers may start programs of their own.
        self.process = context.Process(target=_serve, args=(theirs, *start))
        self.process.start()
        theirs.close()
        self.watch = Watch(self.process.pid or 0)
        self.ready = False
        self.job: _Job | None = None
        self.done = 0
        self._mark()

    def _mark(self) -> None:
        self.since, self.used = time.monotonic(), self.watch.seconds()
        self.looked = self.since

    def give(self, job: _Job) -> None:
        """Hand over a task. Raises ``OSError`` where the worker is gone."""
        self.job = job
        self._mark()
        self.connection.send(job.task)

    @property
    def age(self) -> float:
        """Seconds by the clock since it began what it does."""
        return time.monotonic() - self.since

    def over(self, limits: Limits) -> Lost | None:
        """The bound it has gone over, if any."""
        if self.job is None:
            return None
        age, most = self.age, self.job.seconds
        if age >= most and (age >= most * CLOCK or self.watch.seconds() - self.used >= most):
            return Lost("timeout", say.SECONDS(seconds=round(most)), age)
        now = time.monotonic()
        whole = age > _WHOLE_AFTER and now - self.looked > _WHOLE_EVERY
        self.looked = now if whole else self.looked
        if self.watch.megabytes(whole=whole) > limits.megabytes:
            return Lost("too-large", say.MEGABYTES(megabytes=limits.megabytes), age)
        return None

    def end(self) -> None:
        """Kill it, whatever it does."""
        self.watch.kill()
        self.process.join()
        self.connection.close()

    def retire(self) -> None:
        """Let it go: an idle worker ends when its pipe is closed."""
        self.connection.close()


class Pool:
    """Tasks in, answers out, in whatever order they come. Use as a context manager.

    ``work`` and ``setup`` are functions of a module, found again by their names in the workers.
    """

    def __init__(
        self,
        work: Callable[[Any], Any],
        *,
        jobs: int,
        limits: Limits,
        setup: Callable[[], None] | None = None,
        recycle: int = RECYCLE,
    ) -> None:
        self._start = (work, setup, limits, language())
        self._jobs, self._limits, self._recycle = jobs, limits, recycle
        self._todo: deque[_Job] = deque()
        self._answers: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._stillborn = 0
        self._closing = False
        self._broken: BaseException | None = None
        self._heard, self._bell = Pipe(duplex=False)
        self._foreman = threading.Thread(target=self._watch, daemon=True)
        self._foreman.start()

    def give(self, key: int, task: Any, seconds: float) -> None:
        """Ask for a task to be done within so many seconds of processor time."""
        self._todo.append(_Job(key, task, seconds))
        self._bell.send_bytes(b"")

    def take(self, timeout: float) -> tuple[int, Any] | None:
        """The next answer with its task's key; ``None`` if there is none yet.

        Raises ``InternalError`` where no worker can be started.
        """
        if self._broken:
            raise InternalError(say.NO_WORKER(detail=str(self._broken))) from self._broken
        try:
            key, answer = self._answers.get(timeout=timeout)
        except queue.Empty:
            return None
        return key, pickle.loads(answer) if isinstance(answer, bytes) else answer

    def close(self) -> None:
        """End all workers, finished or not."""
        if self._closing:
            return
        self._closing = True
        self._bell.send_bytes(b"")
        self._foreman.join()
        for worker in self._workers:
            worker.end()
        self._bell.close()
        self._heard.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- the foreman -----------------------------------------------------------------------

    def _watch(self) -> None:
        try:
            while not self._closing:
                self._hand_out()
                busy = any(worker.job or not worker.ready for worker in self._workers)
                heard = wait([self._heard, *(w.connection for w in self._workers)],
                             TICK if busy else None)  # fmt: skip
                if self._heard in heard:
                    self._heard.recv_bytes()
                for worker in [w for w in self._workers if w.connection in heard]:
                    self._hear(worker)
                for worker in list(self._workers):
                    self._check(worker)
        except BaseException as error:  # told to whoever waits for answers
            self._broken = error

    def _hand_out(self) -> None:
        idle = [w for w in self._workers if w.ready and w.job is None]
        while self._todo and idle:
            worker, job = idle.pop(), self._todo.popleft()
            try:
                worker.give(job)
            except OSError:
                self._died(worker)
        missing = min(self._jobs, len(self._todo) + len(self._workers)) - len(self._workers)
        for _ in range(missing):
            self._workers.append(_Worker(self._start))

    def _hear(self, worker: _Worker) -> None:
        """A worker has something to say: ready, an answer, or (by its closed pipe) its death."""
        try:
            data = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._died(worker)
            return
        if not worker.ready:
            worker.ready = True
            self._stillborn = 0
            return
        if worker.job:
            self._answers.put((worker.job.key, data))
        worker.job = None
        worker.done += 1
        if worker.done >= self._recycle:
            self._workers.remove(worker)
            worker.retire()

    def _check(self, worker: _Worker) -> None:
        """Kill a worker that went over a bound."""
        lost = worker.over(self._limits)
        if lost and worker.job:
            self._answers.put((worker.job.key, lost))
            self._workers.remove(worker)
            worker.end()
        elif not worker.ready and worker.age > START_SECONDS:
            worker.watch.kill()

    def _died(self, worker: _Worker) -> None:
        """A worker is gone that nobody killed here."""
        self._workers.remove(worker)
        worker.process.join(1)
        how, age, job = bounds.ended(worker.process.exitcode), worker.age, worker.job
        worker.end()
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise InternalError(how)
        if job is None:
            return
        job.tries += 1
        if job.tries < 2:
            self._todo.appendleft(job)
        else:
            self._answers.put((job.key, Lost("internal", say.DIED(how=how), age)))


def once(work: Callable[[Any], Any], task: Any, limits: Limits, *, wait: float | None = None) -> Any:
    """The answer of a process started for this one task and ended after it, or ``Lost``.

    Nothing of a file outlives its answer, and a file that breaks its reader breaks nothing else.
    ``wait`` is the longest by the clock, in seconds: else time to start and what the limits allow.
    """
    with Pool(work, jobs=1, limits=limits, recycle=1) as pool:
        pool.give(0, task, limits.seconds)
        answer = pool.take(ONCE_SECONDS + CLOCK * limits.seconds if wait is None else wait)
        return answer[1] if answer else Lost("timeout", "", limits.seconds)
