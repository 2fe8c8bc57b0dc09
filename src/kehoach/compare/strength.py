"""Does one target ask for more than another? Only where both say the same thing in the same way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from kehoach.compare.names import unwanted

Strength = Literal["same", "stronger", "weaker", "differs"]
MORE = {"reduce_by": 1, "increase_by": 1, "increase_to": 1, "reduce_to": -1}


def aim(target: Mapping[str, Any]) -> int:
    """``1`` if a larger number asks for more, ``-1`` if a smaller one does, ``0`` if nobody can tell."""
    if target["direction"] in MORE:
        return MORE[target["direction"]]
    if target["indicator_code"] in unwanted() or target["op"] in {"<=", "<"}:
        return -1
    return 1 if target["op"] in {">=", ">"} or target["indicator_code"] or target["unit"] == "%" else 0


def least(target: Mapping[str, Any]) -> Decimal:
    """The least that satisfies a target: of a range the end that asks for less."""
    low, high = Decimal(target["value"]), Decimal(target["value_max"] or target["value"])
    return max(low, high) if aim(target) < 0 else min(low, high)


def strength(old: Mapping[str, Any], new: Mapping[str, Any]) -> Strength:
    """What ``new`` asks for beside ``old``; ``differs`` where the numbers differ and nobody can tell."""
    before, after = least(old), least(new)
    if before == after and old["value_max"] == new["value_max"]:
        return "same"
    towards = aim(new) or aim(old)
    if towards == 0 or before == after:
        return "differs"
    return "stronger" if (after - before) * towards > 0 else "weaker"
