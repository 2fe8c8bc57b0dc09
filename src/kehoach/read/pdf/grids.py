"""Drawn rules → the cells of tables.

Rules that touch make one grid. Their positions cut it into elementary cells; where no rule is
drawn between two of them they are one, merged, cell. What is drawn on fewer than three sides is no
cell: the tail of an underline, the open side of a bracket.
"""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.read.pdf.drawn import Drawn

_NEAR = 2.5  # points: rules so near are one, ends so near touch
_COVER = 0.6  # of a side that must be drawn
_OPEN = 8.0  # points: so far columns reach beyond the last row where a row was cut
_LEAST = 4.0  # points: shorter rules are dots and ticks
MAX_RULES = 1500  # on a page, after joining: more is a drawing
MAX_CELLS = 20_000
Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a grid: its box and its rows and columns."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    col: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A grid on one page: where its columns and rows are cut, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Place, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom)."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def grids_of(drawn: Drawn) -> list[RuledGrid]:
    """The grids of a page, from top to bottom; grids inside a cell of another are left out."""
    if drawn.crowded or len(drawn.across) < 2 or len(drawn.down) < 2:
        return []
    across, down = _joined(drawn.across), _joined(drawn.down)
    if len(across) + len(down) > MAX_RULES:
        return []
    found = [grid for group in _groups(across, down) if (grid := _grid(*group)) is not None]
    found.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return [grid for grid in found if not any(_inside(grid, other) for other in found if other is not grid)]


def _inside(grid: RuledGrid, other: RuledGrid) -> bool:
    a, b = grid.box, other.box
    inside = b[0] - _NEAR <= a[0] and b[1] - _NEAR <= a[1] and a[2] <= b[2] + _NEAR and a[3] <= b[3] + _NEAR
    return inside and (a[2] - a[0]) * (a[3] - a[1]) < (b[2] - b[0]) * (b[3] - b[1])


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one."""
    out: list[Rule] = []
    for group in _clusters(sorted(rules)):
        at = sum(rule[0] for rule in group) / len(group)
        begin, end = None, 0.0
        for _, a, b in sorted(group, key=lambda rule: rule[1]):
            if begin is None:
                begin, end = a, b
            elif a <= end + _NEAR:
                end = max(end, b)
            else:
                if end - begin >= _LEAST:
                    out.append((at, begin, end))
                begin, end = a, b
        if begin is not None and end - begin >= _LEAST:
            out.append((at, begin, end))
    return out


def _clusters(items: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for item in items:
        if groups and item[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    shift = len(across)
    for j, (x, y0, y1) in enumerate(down):
        for i, (y, x0, x1) in enumerate(across):
            if y0 - _NEAR <= y <= y1 + _NEAR and x0 - _NEAR <= x <= x1 + _NEAR:
                parent[root(i)] = root(shift + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(root(i), ([], []))[0 if i < shift else 1].append(rule)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _cuts(values: list[float]) -> list[float]:
    """Positions without near repetitions."""
    cuts: list[float] = []
    for value in sorted(values):
        if not cuts or value - cuts[-1] > _NEAR:
            cuts.append(value)
    return cuts


def _grid(across: list[Rule], down: list[Rule]) -> RuledGrid | None:
    across = across + _open_ends(across, down)
    xs, ys = _cuts([rule[0] for rule in down]), _cuts([rule[0] for rule in across])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > MAX_CELLS:
        return None
    right = _walls(down, xs, ys)  # right[c][r]: is the border at xs[c] drawn beside row r
    under = _walls(across, ys, xs)
    cells = _merged(rows, columns, right, under)
    places = [
        Place(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1], r0, c0, r1 - r0 + 1, c1 - c0 + 1)
        for r0, c0, r1, c1 in cells
        if _closed(r0, c0, r1, c1, right, under)
    ]
    if len(places) < 2 or len({place.col for place in places}) < 2:
        return None
    return RuledGrid(tuple(xs), tuple(ys), tuple(sorted(places, key=lambda p: (p.row, p.col))))


def _open_ends(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """Rules that close a grid whose columns go on beyond its last row: browsers draw none at a page break."""
    xs = _cuts([rule[0] for rule in down])
    top, bottom = min(rule[0] for rule in across), max(rule[0] for rule in across)
    ends = [end for _, _, end in down if end > bottom + _OPEN]
    begins = [begin for _, begin, _ in down if begin < top - _OPEN]
    least = max(3, _COVER * len(xs))
    found = []
    for places, edge in ((ends, max), (begins, min)):
        if len(places) >= least:
            found.append((edge(places), xs[0], xs[-1]))
    return found


def _walls(rules: list[Rule], at: list[float], along: list[float]) -> list[list[bool]]:
    """For each position the stretches between two cuts that a rule there covers."""
    walls = [[False] * (len(along) - 1) for _ in at]
    for position, begin, end in rules:
        line = min(range(len(at)), key=lambda i: abs(at[i] - position))
        for k in range(len(along) - 1):
            covered = min(end, along[k + 1]) - max(begin, along[k])
            if covered >= _COVER * (along[k + 1] - along[k]):
                walls[line][k] = True
    return walls


def _merged(
    rows: int, columns: int, right: list[list[bool]], under: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Elementary cells joined where no rule parts them, as rectangles (row, col, last row, last col)."""
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not right[c + 1][r]:
                parent[root(r * columns + c + 1)] = root(r * columns + c)
            if r + 1 < rows and not under[r + 1][c]:
                parent[root((r + 1) * columns + c)] = root(r * columns + c)
    groups: dict[int, list[int]] = {}
    for i in range(rows * columns):
        groups.setdefault(root(i), []).append(i)
    out = []
    for group in groups.values():
        rs, cs = [i // columns for i in group], [i % columns for i in group]
        box = (min(rs), min(cs), max(rs), max(cs))
        if (box[2] - box[0] + 1) * (box[3] - box[1] + 1) == len(group):
            out.append(box)
        else:  # no rectangle: a rule is missing; better too many cells than lost words
            out += [(i // columns, i % columns, i // columns, i % columns) for i in group]
    return out


def _closed(r0: int, c0: int, r1: int, c1: int, right: list[list[bool]], under: list[list[bool]]) -> bool:
    """Three sides at least are drawn."""
    sides = (
        all(right[c0][r] for r in range(r0, r1 + 1)),
        all(right[c1 + 1][r] for r in range(r0, r1 + 1)),
        all(under[r0][c] for c in range(c0, c1 + 1)),
        all(under[r1 + 1][c] for c in range(c0, c1 + 1)),
    )
    return sum(sides) >= 3
