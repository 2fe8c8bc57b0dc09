"""Trains ``models/claims/weights.json``: what the words around figures claim of them, from sound texts.

    python benchmarks/claims.py [--check]

The sound texts are the drafts under ``benchmarks/drafts`` and ``corpus`` and the passages under
``benchmarks/passages``; nothing else is needed. ``--check`` writes nothing. Prints for each family how well the claims
of texts left out of the training are foretold. Needs scikit-learn (``pip install kehoach[dev]``).
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kehoach import read
from kehoach.check.claims.claim import Claim
from kehoach.check.claims.learned import claims
from kehoach.check.run import draft_from
from kehoach.read import Document
from passages import framed, read_cases

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "models" / "claims"
FOLDS = 8
LEAST = 3  # texts in which something must be said to be weighed
STRENGTH = 0.5  # how freely weights grow (scikit-learn's C)
SMALL = 0.02  # weights nearer to nothing are left out
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


def main(arguments: Sequence[str]) -> int:
    """Train, print and write."""
    rows: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    texts = 0
    for name, document in sound():
        texts += 1
        for claim in claims(draft_from(document)):
            rows[claim.family].append((name, claim))
    weights: dict[str, object] = {}
    scores: dict[str, object] = {"texts": texts}
    for family, known in rows.items():
        likely = np.array(foretold(known))
        holds = np.array([c.holds for _, c in known])
        scores[family] = {
            "claims": len(known), "hold": int(holds.sum()), "foretold": int((holds & (likely > 0)).sum()),
            "wrongly": int((~holds & (likely > 0)).sum()), "surely": int((holds & (likely > SURELY)).sum()),
            "surely_wrongly": int((~holds & (likely > SURELY)).sum()),
        }  # fmt: skip
        print(family, scores[family])
        weights[family] = trained([c for _, c in known])
    if "--check" not in arguments:
        MODEL.mkdir(parents=True, exist_ok=True)
        for name, data in (("weights", weights), ("scores", scores)):
            written = json.dumps(data, ensure_ascii=False, indent=0)
            (MODEL / f"{name}.json").write_text(written + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
