"""Boosted trees as they ship in ``models/``: the odds of something, as logarithm, are the sum of many small trees."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kehoach.rulebook import data_dir


@dataclass(frozen=True)
class Trees:
    """Trees over features in an order; ``sure`` and ``likely`` are what a remark takes."""

    version: str = ""
    features: tuple[str, ...] = ()
    start: float = 0.0
    trees: tuple[Any, ...] = field(default=(), repr=False)  # a leaf is a number, a branch [feature, bound, below, above]
    sure: float = 0.0
    likely: float = 0.0

    def score(self, given: Iterable[float]) -> float:
        """The odds for what is given, as logarithm."""
        values = list(given)
        total = self.start
        for tree in self.trees:
            node = tree
            while isinstance(node, list):
                node = node[2] if values[node[0]] <= node[1] else node[3]
            total += node
        return total


@cache
def trees_of(name: str) -> Trees | None:
    """The trees of a model that ships; none where they are missing."""
    path = data_dir("models") / name / "trees.json"
    if not path.is_file():
        return None
    data = json.loads(path.read_text("utf-8"))
    return Trees(str(data["version"]), tuple(data["features"]), data["start"], tuple(data["trees"]), data["sure"], data["likely"])
