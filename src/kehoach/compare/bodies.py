"""Which names stand for the same body: spelling, a level or place after the name, mergers over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from kehoach.compare.reading import rows
from kehoach.compare.selection import Selection
from kehoach.folding import fold
from kehoach.store import Store

_LEVELS = sorted(
    ("huyen", "xa", "tinh", "thi xa", "thanh pho", "phuong", "quan", "thi tran", "cap xa", "cap huyen"),
    key=len, reverse=True,
)  # fmt: skip
_LIKE = 93  # of 100: how alike two folded names without a known body must be
KNOWN = """
SELECT DISTINCT g.agency, g.place, g.body_id, g.successor FROM agencies_over_time g WHERE {plans:g}"""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A folded name without the level at its end: ``Phòng Y tế huyện`` is ``phong y te``.

    >>> bare("Phòng Nội vụ thị xã")
    'phong noi vu'
    """
    folded = " ".join(fold(name).replace(" va ", " ").replace("-", " ").replace("–", " ").split())
    for level in _LEVELS:
        if folded.endswith(f" {level}") and not folded.endswith(f"cac {level}"):
            return folded[: -len(level) - 1]
    return folded


class Bodies:
    """What the database knows of the bodies that the plans chosen name."""

    def __init__(self, known: Iterable[tuple[str, str | None, str | None]] = ()) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._after: dict[str, set[str]] = defaultdict(set)
        for name, body, successor in known:
            if body:
                self._ids[bare(name)].add(body)
            if successor:
                self._after[bare(name)].add(bare(successor))

    @classmethod
    def of(cls, store: Store, chosen: Selection) -> Bodies:
        """Those that the plans chosen name."""
        found = rows(store, KNOWN, chosen)
        return cls((str(r["agency"]), r["body_id"], r["successor"]) for r in found)

    def same(self, one: str, other: str) -> bool:
        """True for two names of one body of one time."""
        first, second = bare(one), bare(other)
        if first == second or self._ids[first] & self._ids[second]:
            return True
        return not (self._ids[first] and self._ids[second]) and fuzz.ratio(first, second) >= _LIKE

    def followed(self, one: str, other: str) -> bool:
        """True if the second body took over from the first."""
        after = self._after[bare(one)]
        return any(bare(other) == name or bare(other).startswith(f"{name} ") for name in after)

    def continued(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """True if every old body is there still, or one that took over from it, and no other came."""
        def met(name: str, others: Sequence[str], *, forward: bool) -> bool:
            return any(self.same(name, o) or (self.followed(name, o) if forward else self.followed(o, name))
                       for o in others)  # fmt: skip

        return all(met(n, new, forward=True) for n in old) and all(met(n, old, forward=False) for n in new)

    def alike(self, lists: Sequence[Sequence[str]]) -> bool:
        """True if all lists name the same bodies, or those that took over, in either order."""
        return all(self.continued(a, b) or self.continued(b, a) for a, b in zip(lists, lists[1:], strict=False))

    def distinct(self, names: Iterable[str]) -> list[str]:
        """The names, each body once, in their order."""
        found: list[str] = []
        for name in names:
            if not any(self.same(name, other) for other in found):
                found.append(name)
        return found
