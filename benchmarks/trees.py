"""What the trainings of boosted trees share: texts and examples, bounds set on texts left out, the files written."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "gold" / "checking"
TREES = {
    "n_estimators": 200, "learning_rate": 0.05, "max_leaf_nodes": 10, "max_depth": None, "subsample": 0.6,
    "max_features": 0.3, "min_samples_leaf": 10, "random_state": 7,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """Where a model goes, which share of sound texts may have a wrong ``sure`` remark and a wrong one, and its size.

    ``size`` is what differs from ``TREES``.
    """

    folder: Path
    version: str
    sure: float
    likely: float
    size: dict[str, float] = field(default_factory=dict)

    @property
    def trees(self) -> dict[str, Any]:
        """How the trees are grown."""
        return {**TREES, **self.size}


@dataclass
class Examples:
    """Described pairs, which of them have a slip in them, and the text of each."""

    rows: list[list[float]] = field(default_factory=list)
    slips: list[bool] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    names: tuple[str, ...] = ()

    def add(self, given: dict[str, float], text: int, *, slip: bool, weight: float = 1.0) -> None:
        """One more pair, that counts as so many."""
        self.names = self.names or tuple(given)
        self.rows.append([float(v) for v in given.values()])
        self.slips.append(slip)
        self.texts.append(text)
        self.weights.append(weight)


def files(plans: Path | None) -> list[Path]:
    """The sound texts of the project and, where there are any, the real plans that may be learned from."""
    own = [*sorted((ROOT / "corpus").glob("*.txt")), *sorted((ROOT / "benchmarks" / "drafts").glob("*.txt"))]
    if plans is None:
        return own
    kept = {path.stem for path in KEPT.glob("*.json")}
    real = [*sorted((plans / "plans").glob("*.txt")), *sorted((plans / "seeds").glob("*.txt"))]
    return own + [path for path in real if path.stem not in kept]


def held_out(found: Examples, plan: Plan) -> np.ndarray[Any, Any]:
    """The odds of every pair by trees that have not seen its text."""
    rows, slips, texts = np.array(found.rows), np.array(found.slips), np.array(found.texts)
    weights, odds = np.array(found.weights), np.zeros(len(slips))
    for learn, test in GroupKFold(5).split(rows, slips, texts):
        grown = GradientBoostingClassifier(**plan.trees).fit(rows[learn], slips[learn], weights[learn])
        odds[test] = grown.decision_function(rows[test])
    return odds


def bounds(
    found: Examples, odds: np.ndarray[Any, Any], many: int, shares: dict[str, float]
) -> dict[str, dict[str, float]]:
    """For each share of the first ``many`` texts with a wrong remark: the bound, and the share of slips above it."""
    slips, texts = np.array(found.slips), np.array(found.texts)
    highest = [max(odds[(texts == text) & ~slips], default=-99.0) for text in range(many)]
    scores = {}
    for name, share in shares.items():
        bound = round(float(np.quantile(highest, 1 - share)), 2)
        above = round(float(np.mean(odds[slips] > bound)), 3)
        scores[name] = {"bound": bound, "texts-with-a-wrong-one": share, "slips-found": above}
    return scores


def as_lists(tree: Any, node: int, rate: float) -> Any:
    """A tree as nested lists: ``[feature, bound, below, above]``, a leaf its number."""
    if tree.children_left[node] < 0:
        return round(float(tree.value[node][0][0]) * rate, 4)
    below, above = (as_lists(tree, side[node], rate) for side in (tree.children_left, tree.children_right))
    return [int(tree.feature[node]), round(float(tree.threshold[node]), 5), below, above]


def train(found: Examples, many: int, plan: Plan, *, keep: bool = False) -> None:
    """Train, measure on texts left out (the first ``many`` are whole) and, unless ``keep``, write trees and scores."""
    scores = bounds(found, held_out(found, plan), many, {"sure": plan.sure, "likely": plan.likely})
    told = {"texts": many, "pairs": len(found.slips), "slips": int(sum(found.slips)), **scores}
    print(json.dumps(told, indent=1))
    if keep:
        return
    rows, slips, weights = np.array(found.rows), np.array(found.slips), np.array(found.weights)
    trained = GradientBoostingClassifier(**plan.trees).fit(rows, slips, weights)
    share = float(np.average(slips, weights=weights))
    trees = [as_lists(one[0].tree_, 0, plan.trees["learning_rate"]) for one in trained.estimators_]
    start = round(float(np.log(share / (1 - share))), 4)
    head = {"version": plan.version, "features": list(found.names), "start": start}
    head |= {name: scores[name]["bound"] for name in scores}
    plan.folder.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join("  " + json.dumps(tree, separators=(",", ":")) for tree in trees)
    opening = json.dumps(head, ensure_ascii=False, indent=1).rstrip("}\n")
    written = {"trees.json": f'{opening},\n "trees": [\n{lines}\n ]\n}}\n', "scores.json": json.dumps(told, indent=1)}
    for name, words in written.items():
        (plan.folder / name).write_text(words.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def run(argv: Sequence[str], plan: Plan, examples: Callable[[Sequence[Path]], Examples]) -> int:
    """Train on the texts of the project and the real plans in ``KEHOACH_PLANS``, as the command line says."""
    parser = argparse.ArgumentParser(description=f"Train models/{plan.folder.name}.")
    parser.add_argument("--keep", action="store_true", help="write nothing")
    options = parser.parse_args(argv)
    folder = os.environ.get("KEHOACH_PLANS")
    if not folder:
        print("KEHOACH_PLANS is not set: the model is kept as it is", file=sys.stderr)
        return 2
    paths = files(Path(folder))
    train(examples(paths), len(paths), plan, keep=options.keep)
    return 0
