"""A way in which figures of a draft may make one another, and the words that may claim it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import regex

from kehoach.check.claims.figures import Figure
from kehoach.check.figures.numbers import step

Family = Literal["sum", "list", "product", "far-product", "calendar", "share", "growth", "far-share", "far-change", "hundred"]
Dues = tuple[tuple[Figure, Decimal], ...]  # figures that may be mistyped, each with what it would have to be
# Words and marks that lead from one figure to another; what things are called is left out.
_CUE = regex.compile(
    r"\b(?:bao gom|gom|trong do|trong so|tong so|tong cong|tong|cong|cu the|con lai|con|chia|phan|nang|dua|len|xuong|tu|den|tang|giam|them|moi|binh quan|trung binh|so voi|ty le"
    r"|chiem|dat|tuong ung|tuong duong|bang|tren|x|nhan|la|co|va|voi|cho|theo|thuc hien|trong|cua|chua|da|dang|luy ke|ca|toan|khac|rieng|ngoai ra|hoac|thuoc|tai|nam|dot|quy|thang"
    r"|giai doan|muc|suat|ho tro|du kien|khong|thanh|duoc|ke hoach|thu)\b|[():;,.%/–-]"
)
STOP = regex.compile(r"[.](?: |$)")


@dataclass(frozen=True)
class Claim:
    """``figure`` is what the ``others`` make, if the words of ``context`` claim it.

    ``dues`` are the figures that may be mistyped, each with what it would have to be.
    """

    family: Family
    figure: Figure
    others: tuple[Figure, ...]
    context: tuple[str, ...]
    holds: bool
    dues: Dues
    passage: tuple[Figure, ...] = ()  # all figures of the passage, of claims inside one
    let_be: bool = False  # other figures of the draft explain these

    @property
    def every(self) -> tuple[Figure, ...]:
        """All figures of the claim."""
        return (self.figure, *self.others)


def cues(words: str, most: int) -> list[str]:
    """The last ``most`` words and marks of a stretch that lead on; with a negative number the first."""
    found = _CUE.findall(words)
    return found[-most:] if most > 0 else found[:-most]


def between(figures: Sequence[Figure], first: Figure, last: Figure) -> str:
    """The words between two figures of a passage, # for the figures among them."""
    return " # ".join(f.after for f in figures[first.at : last.at])


def led(mark: str, words: str, most: int = 3) -> list[str]:
    """What a stretch that leads to a figure says, each cue and the last of them together."""
    found = cues(words, most)
    return [*(f"{mark}:{cue}" for cue in dict.fromkeys(found)), f"{mark}2:{'_'.join(found[-2:])}"]


def among(mark: str, words: str) -> list[str]:
    """All cues of a stretch."""
    return [f"{mark}:{cue}" for cue in dict.fromkeys(_CUE.findall(words))]


def units(figure: Figure, others: Iterable[Figure]) -> str:
    """How what the parts count agrees with what the whole counts."""
    parts = list(others)
    if all(p.kin == figure.kin and p.unit for p in parts):
        return "same"
    if not any(p.unit for p in parts):
        return "bare"
    return "one" if len({p.kin for p in parts}) == 1 else "mixed"


def adds_up(figure: Figure, parts: Sequence[Figure]) -> bool:
    """True if the parts are the whole; figures with decimals, as closely as they are rounded."""
    summed = sum((p.value for p in parts), Decimal(0))
    if all(f.value == int(f.value) for f in (figure, *parts)):
        return summed == figure.value
    return abs(summed - figure.value) <= max(step(f.value) for f in (figure, *parts)) * len(parts) / 2


def sum_dues(figure: Figure, parts: Sequence[Figure]) -> Dues:
    """What the whole, or one part, would have to be for the parts to be the whole."""
    summed = sum((p.value for p in parts), Decimal(0))
    return (figure, summed), *((p, figure.value - summed + p.value) for p in parts)
