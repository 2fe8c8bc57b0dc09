"""Administrative units: official codes and what contains what, on a given day.

The table is ``rules/vn-core/units/units.tsv``; its README names sources and licences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach.folding import fold
from kehoach.rulebook import data_dir

LAST_DAY_OF_DISTRICTS = "2025-06-30"  # Nghị quyết 203/2025/QH15
_WORDS = (
    "thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường",
)  # fmt: skip


class Unit(NamedTuple):
    """One administrative unit in one period."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: str
    valid_to: str

    def on(self, day: str | None) -> bool:
        """True if the unit existed on a day (ISO date); without a day every unit did."""
        if not day:
            return True
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


_NO_LETTER = re.compile(r"[^\w\n]|_")  # a line break parts names


@lru_cache(maxsize=1)
def _units() -> dict[tuple[str, str], list[Unit]]:
    """(level, folded name) -> units."""
    path = data_dir("rules") / "vn-core" / "units" / "units.tsv"
    units = [Unit(*line.split("\t")[:7]) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    # one pass over all names: one by one they cost a third of a second
    keys = _key("\n".join(unit.name for unit in units)).split("\n")
    found: dict[tuple[str, str], list[Unit]] = {}
    for unit, key in zip(units, keys, strict=True):
        found.setdefault((unit.level, key), []).append(unit)
    return found


def _key(name: str) -> str:
    return _NO_LETTER.sub("", fold(name))


def _bare(place: str) -> str:
    lower = place.lower()
    for word in _WORDS:
        if lower.startswith(word + " "):
            return place[len(word) + 1 :]
    return place


def find_unit(place: str, level: str, *, day: str | None = None, within: str | None = None) -> Unit | None:
    """The one unit of a level (``tinh``, ``huyen``, ``xa``) with this name on a day, else ``None``.

    ``within`` is the code of the unit above. Several units of one name without a way to choose
    give ``None``: nothing is guessed.
    """
    candidates = _units().get((level, _key(_bare(place))), [])
    fitting = [u for u in candidates if u.on(day)] or candidates
    if within:
        fitting = [u for u in fitting if u.parent == within or u.parent.startswith(within)] or fitting
    codes = {u.code for u in fitting}
    return fitting[0] if len(codes) == 1 else None


def unit_by_code(code: str, level: str, *, day: str | None = None) -> Unit | None:
    """The unit with an official code on a day."""
    for units in _units().values():
        for unit in units:
            if unit.code == code and unit.level == level and unit.on(day):
                return unit
    return None


def label(unit: Unit) -> str:
    """A unit's name with its kind in front: ``huyện Kon Rẫy``."""
    words = {
        "tinh": "tỉnh", "thanh_pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi_xa": "thị xã",
        "xa": "xã", "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu",
    }  # fmt: skip
    return f"{words[unit.kind]} {unit.name}"
