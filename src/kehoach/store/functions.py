"""SQL functions of ours: ``fold``, ``vnd``, ``quarter``, ``unit``, ``unit_successors``, ``put_together``.

None and nonsense give NULL.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from decimal import Decimal, InvalidOperation

import regex

from kehoach.folding import fold as fold_text
from kehoach.store.units import label_on, successors_on


def search_form(text: str) -> str:
    """A text as it is searched: folded, without any combining mark left.

    >>> search_form("Đắk Lắk")
    'dak lak'
    """
    return str(_MARKS.sub("", fold_text(text)))


_MARKS = regex.compile(r"\p{M}+")


def fold(value: object) -> str | None:
    """``fold('Đắk Lắk')`` is ``dak lak``."""
    return None if value is None else search_form(unicodedata.normalize("NFC", str(value)))


def vnd(value: object) -> str | None:
    """``vnd(10966934500)`` is ``10.966.934.500 đồng``; takes numbers and decimal text.

    >>> vnd("-1234.5")
    '-1.234,5 đồng'
    """
    if value is None:
        return None
    try:
        number = Decimal(str(value))
        text = f"{number:,f}"
    except (InvalidOperation, ValueError):
        return None
    if not number.is_finite():
        return None
    return text.translate({ord(","): ".", ord("."): ","}) + " đồng"


def quarter(value: object) -> str | None:
    """``quarter('2024-05-31')`` is ``2024-Q2``: sorts by time."""
    text = str(value)
    if len(text) < 7 or text[4] != "-" or not (text[:4] + text[5:7]).isdecimal():
        return None
    month = int(text[5:7])
    return f"{text[:4]}-Q{(month + 2) // 3}" if 1 <= month <= 12 else None


def unit(code: object, day: object) -> str | None:
    """``unit('643', '2024-03-22')`` is ``thành phố Buôn Ma Thuột``; see ``kehoach.store.units``."""
    return None if code is None else label_on(str(code), None if day is None else str(day))


def unit_successors(code: object, day: object) -> str | None:
    """JSON list of the codes that took over from the unit of that day, the main one first."""
    return None if code is None else successors_on(str(code), None if day is None else str(day))


def put_together(pieces: object, text: object) -> str | None:
    """The words of ``search_items.pieces``: places of a text and literal words, one a line.

    >>> put_together('[0,6,"vốn"]', "Kinh phí năm 2025")
    'Kinh p\\nvốn'
    """
    if pieces is None:
        return None
    found, parts = [], iter(json.loads(str(pieces)))
    for part in parts:
        found.append(part if isinstance(part, str) else str(text)[part : next(parts)])
    return "\n".join(found)


FUNCTIONS = {"put_together": 2, "fold": 1, "vnd": 1, "quarter": 1, "unit": 2, "unit_successors": 2}  # name: values


def register(connection: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    for name, count in FUNCTIONS.items():
        connection.create_function(name, count, globals()[name], deterministic=True)
