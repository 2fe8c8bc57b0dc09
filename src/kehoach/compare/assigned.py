"""What a plan above sets for one place, and whether a number of the place's own plan is about the same thing.

Facts are rows of the database, or of a draft in the same shape (``as_rows``). A fact of a table's row
is the place's; a rate of the whole unit says nothing about its parts, unless it is all of them (100 %)
or the plan says *each*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import regex
from rapidfuzz import fuzz

from kehoach.compare.indicators import MEASURES, Measure, same_sense
from kehoach.compare.names import unwanted
from kehoach.compare.strength import MORE, Strength
from kehoach.folding import fold
from kehoach.records import Record

Row = Mapping[str, Any]
How = Literal["row", "whole", "each"]
ALIKE = 92  # of 100: words of two indicators in two plans
# What says nothing about what is measured: the frame of a table's heading, the place, the year.
_FRAME = re.compile(
    r"\([^()]*\)|\b(?:den |trong |cuoi |het |dau )?nam 20\d\d\b|\bgiai doan 20\d\d ?- ?20\d\d\b|\b20\d\d\b"
    r"|\b(?:tren dia ban|toan|cua) (?:toan )?(?:xa|huyen|tinh|thi xa|thi tran|phuong|thanh pho)\b"
    r"|\b(?:thuc hien|ke hoach|chi tieu|uoc|giao|ket qua|hien trang|cuoi ky|dau ky|chiem|tong so|so luong)\b|[^\w%/ ]"
)
_FILLING = frozenset(["so", "ty", "le", "dat", "muc", "giam", "tang", "con", "la", "duoc", "co", "ti", "tong"])
_COUNTED = frozenset(["%", "ho", "nguoi", "xa", "thon", "lop", "mo", "hinh", "dong", "trieu", "ty"])
_LESS = re.compile(r"\bgiam\b(?! ngheo| con\b| xuong\b)")
_KIND = re.compile(r"^(xa|phuong|thi tran|tt|thi xa|huyen|quan|thanh pho|tp|tinh|dac khu|p|x)\b[. ]*")
_SAME_KIND = {"tt": "thi tran", "p": "phuong", "x": "xa", "tp": "thanh pho"}


def as_rows(record: Record) -> list[dict[str, Any]]:
    """The targets and baselines of a draft in the shape of rows, those of tables with their headings."""
    cells = {cell.id: cell for table in record.tables for cell in table.cells}
    found = []
    for target in record.targets:
        row = target.model_dump()
        cell = cells.get(target.cell or "")
        row |= {"row_header": cell.row_header, "col_header": cell.col_header, "col": cell.col} if cell else {}
        found.append(row)
    return found


def bare(place: str | None) -> tuple[str, str]:
    """The kind and the name of a unit, folded: ``("xa", "an thinh")``; the kind may be unsaid.

    >>> bare("TT. Phú Túc")
    ('thi tran', 'phu tuc')
    """
    words = " ".join(re.sub(r"[^\w. ]", " ", fold(place or "")).split())
    match = _KIND.match(words)
    if match is None:
        return "", words.strip(" .")
    return _SAME_KIND.get(match[1], match[1]), words[match.end() :].strip(" .")


def same_place(one: str | None, other: str | None) -> bool:
    """True if two names may be of one unit: the same name, and no two kinds."""
    (kind, name), (its_kind, its_name) = bare(one), bare(other)
    return bool(name) and name == its_name and (not kind or not its_kind or kind == its_kind)


def column_words(target: Row) -> str:
    """What the heading of a cell's column says is measured, folded; nothing where the row says it."""
    words = _telling(str(target.get("col_header") or ""))
    return "" if set(words.split()) <= _COUNTED else words


def place_of(target: Row) -> str | None:
    """The unit whose row of a table a fact stands in; a row that names an indicator is of none."""
    found = target["place"] or (target.get("row_header") if column_words(target) else None)
    return str(found).split(" › ")[-1] if found else None


def measure(target: Row) -> Measure:
    """A level or a change, from its direction or the words of its heading."""
    found = MEASURES.get(target["direction"], "level")
    if found == "level" and target.get("col_header") and _LESS.search(fold(str(target["col_header"]))):
        return "reduce"
    return found


def subject(target: Row) -> str:
    """The words that say what is measured, folded: those of its column where that says it."""
    return column_words(target) or _telling(f"{target['indicator'] or ''} {target['population'] or ''}")


def _telling(words: str) -> str:
    return " ".join(w for w in _FRAME.sub(" ", fold(words)).split() if w not in _FILLING)


def unit(target: Row) -> str:
    """Its unit, folded."""
    return " ".join(fold(target["unit"] or "").split())


def same_thing(one: Row, other: Row) -> bool:
    """True if two facts measure one thing in one way: basis, year, unit, measure, code and words."""
    if one["basis"] != other["basis"] or one["year"] is None or one["year"] != other["year"]:
        return False
    if unit(one) != unit(other) or measure(one) != measure(other):
        return False
    codes = {one["indicator_code"], other["indicator_code"]} - {None}
    if len(codes) > 1:
        return False
    words, its = subject(one), subject(other)
    return bool(words and its) and fuzz.token_sort_ratio(words, its) >= ALIKE and same_sense(words, its)


@dataclass(frozen=True)
class Assigned:
    """A fact of a plan above that is meant for the place, and why: its row, each place, or the whole."""

    fact: Row
    how: How


def assigned(facts: Iterable[Row], place: str | None, text: str, each: regex.Pattern[str]) -> Iterator[Assigned]:
    """Of the facts of a plan above those that are for a place; ``each`` matches *mỗi xã* in folded text."""
    folded = fold(text)
    for fact in facts:
        if fact["value"] is None:
            continue
        own = place_of(fact)
        if own and place and same_place(own, place):
            yield Assigned(fact, "row")
        elif own is None and fact["basis"] == "target":
            begin = max(folded.rfind(mark, 0, fact["start"]) for mark in ("\n", ". ", ";", "•"))
            if each.search(folded, begin + 1, fact["start"]):
                yield Assigned(fact, "each")
            elif _of_all(fact):
                yield Assigned(fact, "whole")


def _of_all(fact: Row) -> bool:
    """True for 100 % of something: then it is 100 % everywhere."""
    return bool(unit(fact) == "%" and Decimal(fact["value"]) == 100 and fact["op"] in {"=", ">="}
                and fact["direction"] in {None, "reach", "keep", "increase_to"} and fact["of"] is None)  # fmt: skip


def towards(fact: Row, how: How, less: regex.Pattern[str]) -> int:
    """``1`` if more is better, ``-1`` if less is, ``0`` if nobody can tell; ``less`` matches what is unwanted."""
    if fact["direction"] in MORE:
        return MORE[fact["direction"]]
    if how == "whole" or measure(fact) == "reduce":
        return 1
    measured = " ".join(fold(fact.get("col_header") or fact["indicator"] or "").split())
    if fact["indicator_code"] in unwanted() or fact["op"] in {"<=", "<"} or less.search(measured):
        return -1
    return 1 if how != "row" or fact["op"] in {">=", ">"} or fact["indicator_code"] and unit(fact) == "%" else 0


def against(upper: Assigned, lower: Row, less: regex.Pattern[str]) -> Strength:
    """What a place's own number asks for beside what it was given; equal as far as both say digits."""
    given, own = _number(upper.fact, less, upper.how), _number(lower, less, upper.how)
    digits = min(_places(given), _places(own))
    if round(given, digits) == round(own, digits):
        return "same"
    way = towards(upper.fact, upper.how, less) or towards(lower, upper.how, less)
    if way == 0 or upper.fact["basis"] == "baseline":
        return "differs"
    return "stronger" if (own - given) * way > 0 else "weaker"


def _number(fact: Row, less: regex.Pattern[str], how: How) -> Decimal:
    """The least that satisfies a target: of a range the end that asks for less."""
    low, high = Decimal(fact["value"]), Decimal(fact["value_max"] or fact["value"])
    return max(low, high) if towards(fact, how, less) < 0 else min(low, high)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
