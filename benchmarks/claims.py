"""Trains ``models/claims/weights.json``: what the words around figures claim of them, from sound texts.

    python benchmarks/claims.py [--check]

The sound texts are the drafts under ``benchmarks/drafts`` and ``corpus`` and the passages under
``benchmarks/passages``; nothing else is needed. ``--check`` writes nothing. Prints for each family how well the claims
of texts left out of the training are foretold. Needs scikit-learn (``pip install kehoach[dev]``).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kehoach import read
from kehoach.check.claims.claim import Claim
from kehoach.check.claims.learned import claims, rivals
from kehoach.check.run import draft_from
from kehoach.read import Document
from passages import framed, read_cases

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "models" / "claims"
FOLDS = 5
LEAST = 3  # texts in which something must be said to be weighed
STRENGTH = 0.5  # how freely weights grow (scikit-learn's C)
SMALL = 0.02  # weights nearer to nothing are left out
ENOUGH = 100  # claims of a family that hold, for its rivals to be weighed
SURELY = 2.0  # log odds


def sound() -> Iterator[tuple[str, Document]]:
    """The sound texts of the project with their names."""
    for folder in ("benchmarks/drafts", "corpus"):
        for path in sorted((ROOT / folder).glob("*.txt")):
            yield path.name, read.document(path)
    for path in sorted((ROOT / "benchmarks" / "passages").glob("*.jsonl")):
        for case in read_cases(path):
            yield case.id, read.document_from_text(framed(case, case.sound))


def trained(every: Sequence[Claim]) -> dict[str, float]:
    """The weights of one family, from claims that hold and others."""
    matrix, names = _matrix(every)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, [c.holds for c in every])
    found = {n: round(float(w), 2) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 2), **dict(sorted(found.items()))}


def _matrix(every: Sequence[Claim]):  # type: ignore[no-untyped-def]
    counted = Counter(said for c in every for said in set(c.context))
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{said: 1 for said in c.context if counted[said] >= LEAST} for c in every])
    return matrix, vectors.feature_names_


def foretold(rows: Sequence[tuple[str, Claim]]) -> list[float]:
    """For each claim how likely it is, by weights of the other texts."""
    fold = {name: k % FOLDS for k, name in enumerate(sorted({name for name, _ in rows}))}
    known = [trained([c for name, c in rows if fold[name] != k]) for k in range(FOLDS)]
    return [known[fold[name]]["bias"] + sum(known[fold[name]].get(s, 0.0) for s in c.context) for name, c in rows]


def weighed(
    rows: Sequence[tuple[str, Claim]], alone: Sequence[float]
) -> tuple[dict[str, dict[str, float]], list[float]]:
    """What rivals weigh in each family with enough claims that hold, and how likely each claim then is."""
    said = _against(rows, alone)
    known: dict[str, dict[str, float]] = {}
    for family in sorted({c.family for _, c in rows}):
        own = [(s, c.holds) for s, (_, c) in zip(said, rows, strict=True) if c.family == family]
        if sum(holds for _, holds in own) >= ENOUGH:
            names = sorted(own[0][0])
            values = [[s[n] for n in names] for s, _ in own]
            model = LogisticRegression(C=1.0, max_iter=3000).fit(values, [h for _, h in own])
            known[family] = {"bias": round(float(model.intercept_[0]), 3)} | {
                n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)
            }
    likely = []
    for own_said, at, (_, claim) in zip(said, alone, rows, strict=True):
        by = known.get(claim.family)
        likely.append(by["bias"] + sum(by[n] * v for n, v in own_said.items()) if by else at)
    return known, likely


def _against(rows: Sequence[tuple[str, Claim]], alone: Sequence[float]) -> list[dict[str, float]]:
    """What rivals say of each claim; those of one text stand together."""
    found: list[dict[str, float]] = []
    for _, group in groupby(zip(rows, alone, strict=True), key=lambda one: one[0][0]):
        of_text = list(group)
        found += rivals([c for (_, c), _ in of_text], [likely for _, likely in of_text])
    return found


def main(arguments: Sequence[str]) -> int:
    """Train, print and write."""
    rows: list[tuple[str, Claim]] = []
    texts = 0
    for name, document in sound():
        texts += 1
        rows += ((name, claim) for claim in claims(draft_from(document)))
    alone: dict[int, float] = {}
    weights: dict[str, dict[str, float]] = {}
    for family in dict.fromkeys(claim.family for _, claim in rows):
        known = [(name, claim) for name, claim in rows if claim.family == family]
        alone |= {id(c): likely for (_, c), likely in zip(known, foretold(known), strict=True)}
        weights[family] = trained([c for _, c in known])
    against, likely = weighed(rows, [alone[id(c)] for _, c in rows])
    scores: dict[str, object] = {"texts": texts}
    for family in weights:
        told = np.array([one for one, (_, c) in zip(likely, rows, strict=True) if c.family == family])
        holds = np.array([c.holds for _, c in rows if c.family == family])
        scores[family] = {
            "claims": len(holds), "hold": int(holds.sum()), "foretold": int((holds & (told > 0)).sum()),
            "wrongly": int((~holds & (told > 0)).sum()), "surely": int((holds & (told > SURELY)).sum()),
            "surely_wrongly": int((~holds & (told > SURELY)).sum()),
        }  # fmt: skip
        print(family, scores[family])
    if "--check" not in arguments:
        MODEL.mkdir(parents=True, exist_ok=True)
        for name, data in (("weights", weights), ("rivals", against), ("scores", scores)):
            written = json.dumps(data, ensure_ascii=False, indent=0)
            (MODEL / f"{name}.json").write_text(written + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
