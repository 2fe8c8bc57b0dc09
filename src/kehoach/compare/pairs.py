"""Which thing of the new plan answers to which of the old: by what they say, each used once."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from kehoach.folding import fold

Thing = TypeVar("Thing")
_NUMBERS = re.compile(r"\d[\d./-]*")
_SIGNS = re.compile(r"[^\w ]")


def words_only(*parts: str | None) -> str:
    """Folded words without numbers and dates, which are what changes.

    >>> words_only("Báo cáo trước ngày 25/02/2024")
    'bao cao truoc ngay'
    """
    folded = fold(" ".join(part for part in parts if part))
    return " ".join(_SIGNS.sub(" ", _NUMBERS.sub(" ", folded)).split())


def _sorted(words: str) -> str:
    return " ".join(sorted(words.split()))


def pairs(
    old: Sequence[Thing], new: Sequence[Thing], *,
    group: Callable[[Thing], Hashable], words: Callable[[Thing], str], alike: float,
) -> tuple[list[tuple[Thing, Thing]], list[Thing], list[Thing]]:  # fmt: skip
    """Pairs of things of one group whose words are alike (of 100), and the old and new left over.

    The likest pairs are made first, then the nearest in order: no thing is used twice.
    """
    said: dict[Hashable, list[tuple[int, str]]] = {}
    for j, one in enumerate(new):
        said.setdefault(group(one), []).append((j, _sorted(words(one))))
    candidates = []
    for i, one in enumerate(old):
        about = _sorted(words(one))
        for j, other in said.get(group(one), ()):
            # Of sorted words this is the ratio that sorts them for every pair anew.
            if (score := fuzz.ratio(about, other, score_cutoff=alike)) >= alike:
                candidates.append((-score, abs(i - j), i, j))
    met: list[tuple[Thing, Thing]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_old and j not in used_new:
            met.append((old[i], new[j]))
            used_old.add(i)
            used_new.add(j)
    return (met, [one for i, one in enumerate(old) if i not in used_old],
            [one for j, one in enumerate(new) if j not in used_new])  # fmt: skip
