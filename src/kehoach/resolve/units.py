"""Which unit a name or code means on a given day."""

from __future__ import annotations

import re
from functools import cache

from kehoach.folding import fold
from kehoach.gazetteer import Unit, units, units_by_code

LAST_DAY_OF_DISTRICTS = "2025-06-30"  # Nghị quyết 203/2025/QH15
_WORDS = (
    "thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường",
)  # fmt: skip
_NO_LETTER = re.compile(r"[^\w\n]|_")  # a line break parts names


@cache
def _by_name() -> dict[tuple[str, str], list[Unit]]:
    """(level, folded name) -> units."""
    # one pass over all names: one by one they cost a third of a second
    keys = _key("\n".join(unit.name for unit in units())).split("\n")
    found: dict[tuple[str, str], list[Unit]] = {}
    for unit, key in zip(units(), keys, strict=True):
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
    candidates = _by_name().get((level, _key(_bare(place))), [])
    fitting = [u for u in candidates if u.on(day)] or candidates
    if within:
        fitting = [u for u in fitting if u.parent == within or u.parent.startswith(within)] or fitting
    codes = {u.code for u in fitting}
    return fitting[0] if len(codes) == 1 else None


def unit_by_code(code: str, level: str, *, day: str | None = None) -> Unit | None:
    """The unit with an official code on a day."""
    return next((u for u in units_by_code().get(code, ()) if u.level == level and u.on(day)), None)
