"""What SQL can ask of administrative units: by official code and day.

A code may have had several meanings, one after the other, so a day is needed to be sure.
"""

from __future__ import annotations

import json
from functools import cache

from kehoach.folding import fold
from kehoach.gazetteer import Unit, label, units, units_by_code


@cache
def unit_names() -> frozenset[str]:
    """The folded name of every unit there is or was."""
    return frozenset(fold(unit.name) for unit in units())


def _on(code: str, day: str | None) -> Unit | None:
    meanings = units_by_code().get(code, [])
    if day is None:
        # Without a day only a code that always meant one unit can be told.
        return meanings[0] if len(meanings) == 1 else None
    then = [u for u in meanings if u.valid_from <= day <= (u.valid_to or "9999")]
    return min(then, key=lambda u: u.valid_from, default=None)


def label_on(code: str, day: str | None) -> str | None:
    """Kind and name of the unit with this code on a day (ISO), ``None`` where there was none.

    >>> label_on("643", "2024-03-22")
    'thành phố Buôn Ma Thuột'
    """
    found = _on(code, day)
    return label(found) if found else None


def successors_on(code: str, day: str | None) -> str | None:
    """JSON list of the codes that came after the unit of that day; ``[]`` if it still exists."""
    found = _on(code, day)
    return json.dumps(found.successors.split()) if found else None
