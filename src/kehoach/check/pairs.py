"""Pairs of what a draft tells, figures or times, as a model weighs them: how alike their words are, and what else is told as closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum
from typing import Any, ClassVar, Generic, Self, TypeVar

from kehoach.check.trees import Trees

Pair = tuple[int, int]
Worth = TypeVar("Worth")
_RARE, _MOST = 3.5, 4.0  # what a word tells that the draft's paragraphs do not have, and any at most
_BLANK = 2.0
_KEPT = ("own", "weights", "close", "beside")  # whatever the values are


@dataclass
class Pairs(Generic[Worth]):
    """How rare the words of a draft are, and what each that it tells is worth; who inherits says which words are ``own`` and what is ``close``."""

    rare: dict[str, float]
    values: list[Worth]
    kept: ClassVar[tuple[str, ...]] = ()  # what else does not hang on the values

    def __post_init__(self) -> None:
        self.rare = {word: min(rare, _MOST) for word, rare in self.rare.items()}

    def weight(self, words: frozenset[str]) -> float:
        """How much words tell together."""
        rare = self.rare
        return fsum(rare.get(w, _RARE) for w in words)  # whatever the order of a set

    def valued(self, values: list[Worth], **others: Any) -> Self:
        """The same with other values; what is told around them need not be worked out again."""
        other = replace(self, values=values, **others)
        other.__dict__ |= {name: getattr(self, name) for name in (*_KEPT, *self.kept)}
        return other

    @cached_property
    def own(self) -> list[frozenset[str]]:
        """The words that tell what each is of."""
        raise NotImplementedError

    @cached_property
    def close(self) -> dict[Pair, float]:
        """How alike the words are of any two that may be of one thing."""
        raise NotImplementedError

    @cached_property
    def weights(self) -> list[float]:
        """How much the own words of each tell."""
        return [self.weight(words) for words in self.own]

    def closeness(self, i: int, j: int) -> float:
        """The share of the own words of two that both have."""
        shared = self.own[i] & self.own[j]
        if not shared:
            return 0.0
        told = self.weight(shared)
        return told / (self.weights[i] + self.weights[j] - told + _BLANK)

    @cached_property
    def beside(self) -> dict[int, list[tuple[float, int]]]:
        """Those that may be of the same as each, the closest first."""
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (i, j), close in self.close.items():
            found[i].append((close, j))
            found[j].append((close, i))
        for every in found.values():
            every.sort(reverse=True)
        return found

    def again(self, pair: Pair) -> Again:
        """What others than a pair tell of its two values."""
        found = Again()
        for x, y in (pair, pair[::-1]):
            own, its = self.values[x], self.values[y]
            rest = [(close, self.values[k]) for close, k in self.beside[x] if k not in pair]
            found.own.append(next((c for c, v in rest if v == own), 0.0))
            found.its.append(next((c for c, v in rest if v == its), 0.0))
            found.third.append(next((c for c, v in rest if v not in (own, its)), 0.0))
            found.many_own.append(sum(v == own for _, v in rest))
            found.many_its += sum(v == its for _, v in rest)
        for every in (found.own, found.its, found.third, found.many_own):
            every.sort()
        return found


@dataclass
class Again:
    """How close others stand to either of a pair, the less of the two first: with its own value, the other's, a third one; and how many."""

    own: list[float] = field(default_factory=list)
    its: list[float] = field(default_factory=list)
    third: list[float] = field(default_factory=list)
    many_own: list[int] = field(default_factory=list)
    many_its: int = 0


def likely(trees: Trees, pairs: Iterable[Pair], described: Callable[[Pair], dict[str, float]], stands: Callable[[Pair, float], bool]) -> Iterator[tuple[Pair, float]]:
    """The pairs that are likely enough and stand, with their odds, the surest first; nothing is in two of them."""
    spent: set[int] = set()
    for score, pair in sorted(((trees.score(described(pair).values()), pair) for pair in pairs), reverse=True):
        if score < trees.likely:
            return
        if spent.isdisjoint(pair) and stands(pair, score):
            spent.update(pair)
            yield pair, score
