"""Administrative units by official code and day, from the table of the rule packs.

The length of a code tells its level: two digits a province, three a district, five a commune. A
code may have had several meanings, one after the other, so a day is needed to be sure.
"""

from __future__ import annotations

import json
from functools import cache

from kehoach.folding import fold
from kehoach.rulebook import data_dir

WORDS = {
    "tinh": "tỉnh", "thanh_pho": "thành phố", "quan": "quận", "huyen": "huyện",
    "thi_xa": "thị xã", "xa": "xã", "phuong": "phường", "thi_tran": "thị trấn",
    "dac_khu": "đặc khu",
}  # fmt: skip
Period = tuple[str, str, str, str, str]  # name, kind, first day, last day, successors


@cache
def _periods() -> dict[str, list[Period]]:
    """Code -> its periods, oldest first."""
    found: dict[str, list[Period]] = {}
    path = data_dir("rules") / "vn-core" / "units" / "units.tsv"
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            code, name, kind, _, _, start, end, after = line.rstrip("\n").split("\t")
            found.setdefault(code, []).append((name, kind, start, end, after))
    for periods in found.values():
        periods.sort(key=lambda period: period[2])
    return found


@cache
def unit_names() -> frozenset[str]:
    """The folded name of every unit there is or was."""
    return frozenset(fold(period[0]) for periods in _periods().values() for period in periods)


def _on(code: str, day: str | None) -> Period | None:
    periods = _periods().get(code, [])
    if day is None:
        # Without a day only a code that always meant one unit can be told.
        return periods[0] if len(periods) == 1 else None
    return next((p for p in periods if p[2] <= day <= (p[3] or "9999")), None)


def label_on(code: str, day: str | None) -> str | None:
    """Kind and name of the unit with this code on a day (ISO), ``None`` where there was none.

    >>> label_on("643", "2024-03-22")
    'thành phố Buôn Ma Thuột'
    """
    found = _on(code, day)
    return f"{WORDS[found[1]]} {found[0]}" if found else None


def successors_on(code: str, day: str | None) -> str | None:
    """JSON list of the codes that came after the unit of that day; ``[]`` if it still exists."""
    found = _on(code, day)
    return json.dumps(found[4].split()) if found else None
