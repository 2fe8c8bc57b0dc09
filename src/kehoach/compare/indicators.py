"""Which targets of different plans are about the same thing.

A code of the rule packs decides; without one the words do: those that are nearly the same, in the
same unit. A level (*reach 95 %*) and a change (*reduce by 3 %*) are never the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import fuzz, process

from kehoach.compare.names import indicator_name
from kehoach.compare.reading import Row as Fact
from kehoach.folding import fold

Measure = Literal["level", "reduce", "increase"]
MEASURES: dict[str | None, Measure] = {"reduce_by": "reduce", "increase_by": "increase"}
TELLING = ("khong", "chua", "can", "tai", "moi")  # hộ nghèo, hộ cận nghèo; thoát nghèo, tái nghèo
ALIKE = 90  # of 100: how alike the words of two indicators without a code must be
# "(theo chuẩn …)", "năm 2024", "giai đoạn 2021-2025", "trên địa bàn toàn huyện": the same for one plan.
_ASIDE = re.compile(
    r"\([^()]*\)|\b(?:trong |den )?nam 20\d\d\b|\bgiai doan 20\d\d ?- ?20\d\d\b"
    r"|\b(?:tren dia ban|toan) (?:toan )?(?:xa|huyen|tinh|thi xa|phuong|thanh pho)\b|[^\w%/ ]"
)
_NUMERALS = re.compile(r"\d+|\b[ivx]+\b")  # khu vực II is not khu vực III


@dataclass(frozen=True, slots=True)
class Subject:
    """What a target is about: an indicator, as a level or a change, in a unit."""

    indicator: str
    measure: Measure
    unit: str


def measure_of(target: Fact) -> Measure:
    """A level or a change; a baseline named as a change (*mức giảm*) is one too."""
    found = MEASURES.get(target["direction"], "level")
    if found == "level" and target["basis"] == "baseline" and "muc giam" in fold(target["indicator"] or ""):
        return "reduce"
    return found


def unit_of(target: Fact) -> str:
    """The unit, folded (``Hộ`` is ``hộ``)."""
    return (target["unit"] or "").strip().lower()


def words_of(target: Fact) -> str:
    """The words that name an indicator without a code, as they are compared."""
    words = f"{target['indicator'] or ''} {target['population'] or ''}"
    return " ".join(_ASIDE.sub(" ", fold(words)).split())


class Subjects:
    """The subjects met so far; ``of`` gives the one a target belongs to."""

    def __init__(self) -> None:
        self._words: dict[tuple[Measure, str], list[str]] = {}
        self._known: dict[tuple[Measure, str, str], Subject] = {}
        self.names: dict[str, str] = {}
        self.codes: set[str] = set()

    def of(self, target: Fact) -> Subject:
        """The subject of a target, a new one if its words are like no other's."""
        measure, unit, code = measure_of(target), unit_of(target), target["indicator_code"]
        if code:
            self.codes.add(code)
            self.names.setdefault(code, indicator_name(code) or str(target["indicator"] or code))
            return Subject(code, measure, unit)
        words = words_of(target)
        known = self._known.get((measure, unit, words))
        if known is None:
            known = self._like(measure, unit, words) or Subject(words, measure, unit)
            self._known[measure, unit, words] = known
        self.names.setdefault(known.indicator, shown_name(target))
        return known

    def _like(self, measure: Measure, unit: str, words: str) -> Subject | None:
        others = self._words.setdefault((measure, unit), [])
        best = process.extractOne(words, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if best and words and same_sense(words, best[0]):
            return self._known[measure, unit, best[0]]
        others.append(words)
        return None


def same_sense(one: str, other: str) -> bool:
    """Words that are alike differ in sense if a number or a negation differs."""
    if _NUMERALS.findall(one) != _NUMERALS.findall(other):
        return False
    return all((word in one.split()) == (word in other.split()) for word in TELLING)


def shown_name(target: Fact) -> str:
    """An indicator in the plan's own words."""
    words: Iterable[Any] = (target["indicator"], target["population"])
    return " ".join(" · ".join(str(w) for w in words if w).split())
