"""Administrative units of Vietnam, old and new, as the table of the rule packs has them.

The table is ``rules/vn-core/units/units.tsv``; its README names sources and licences. The length of
a code tells its level: two digits a province, three a district, five a commune. A code may have had
several meanings, one after the other.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kehoach.folding import fold
from kehoach.rulebook import data_dir

KIND_WORDS = {
    "tinh": "tỉnh", "thanh_pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi_xa": "thị xã",
    "xa": "xã", "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu",
}  # fmt: skip
UNIT_WORDS = tuple(map(fold, KIND_WORDS.values()))
ANY_UNIT = "|".join(UNIT_WORDS)  # for patterns of folded text


class Unit(NamedTuple):
    """One administrative unit in one period, as a row of the table."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: str
    valid_to: str
    successors: str  # codes, parted by blanks

    def on(self, day: str | None) -> bool:
        """True if the unit existed on a day (ISO date); without a day every unit did."""
        if not day:
            return True
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


def label(unit: Unit) -> str:
    """A unit's name with its kind in front: ``huyện Kon Rẫy``."""
    return f"{KIND_WORDS[unit.kind]} {unit.name}"


@cache
def units() -> tuple[Unit, ...]:
    """All units of all periods, in the order of the table."""
    path = data_dir("rules") / "vn-core" / "units" / "units.tsv"
    return tuple(Unit(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:])


@cache
def units_by_code() -> dict[str, list[Unit]]:
    """Code -> its units in the order of the table."""
    found: dict[str, list[Unit]] = {}
    for unit in units():
        found.setdefault(unit.code, []).append(unit)
    return found


@cache
def provinces() -> tuple[str, ...]:
    """The names of all provinces and central cities, old and new."""
    return tuple(dict.fromkeys(unit.name for unit in units() if unit.level == "tinh"))
