"""From a page's own coordinates to those of a reader: origin top left, points, letters upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kehoach.read.pdf.glyphs import Run


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible box in user space and the quarter turns, clockwise, that set it upright.

    ``unit`` is the size of a user-space unit in points (``/UserUnit``).
    """

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int = 0
    unit: float = 1.0

    @property
    def width(self) -> float:
        """Width as seen, in user-space units."""
        return self.y1 - self.y0 if self.turns % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height as seen, in user-space units."""
        return self.x1 - self.x0 if self.turns % 2 else self.y1 - self.y0

    def turned(self, turns: int) -> Frame:
        """The same box set upright otherwise."""
        return Frame(self.x0, self.y0, self.x1, self.y1, turns % 4, self.unit)

    def see(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space is seen."""
        if self.turns == 0:
            return x - self.x0, self.y1 - y
        if self.turns == 1:
            return y - self.y0, x - self.x0
        if self.turns == 2:
            return self.x1 - x, y - self.y0
        return self.y1 - y, self.x1 - x

    def back(self, u: float, v: float) -> tuple[float, float]:
        """The point of user space that is seen at (u, v)."""
        if self.turns == 0:
            return u + self.x0, self.y1 - v
        if self.turns == 1:
            return v + self.x0, u + self.y0
        if self.turns == 2:
            return self.x1 - u, v + self.y0
        return self.x1 - v, self.y1 - u

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of user space as (x0, top, x1, bottom) as seen."""
        a, b = self.see(left, bottom), self.see(right, top)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def upright(frame: Frame, runs: Iterable[Run]) -> Frame:
    """The frame in which most letters of a page run to the right."""
    letters: Counter[int] = Counter()
    for run in runs:
        if run.turn is not None:
            letters[run.turn] += len(run.text)
    if not letters:
        return frame
    turn = max(letters, key=lambda t: (letters[t], t == 0))
    return frame.turned(-turn)


def place(frame: Frame, run: Run) -> None:
    """Move a run from user space along its direction into its own upright frame."""
    own = frame.turned(-run.turn) if run.turn is not None else frame.turned(0)
    shift = (-own.x0, -own.y0, own.x1, own.y1)[own.turns]
    run.edges = [edge + shift for edge in run.edges]
    run.y = (own.y1 - run.y, run.y - own.x0, run.y - own.y0, own.x1 - run.y)[own.turns]
