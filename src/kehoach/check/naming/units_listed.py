"""Units named side by side, in a sentence or a column of a table: one that lies elsewhere than all the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import UNIT_NAME, own_words, units_by_name
from kehoach.check.tables.totals import sheets
from kehoach.folding import fold
from kehoach.gazetteer import Unit, units_by_code
from kehoach.rulebook import CheckEntry

_LEVELS = {"tỉnh": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "thành phố": "huyen", "tp": "huyen", "tp.": "huyen", "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa"}
_KIND = r"(?:[Hh]uyện|[Tt]hị xã|[Qq]uận|[Tt]hành phố|TP\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
_COUNT = r"(?: *\([\d.,]{1,7}(?: \p{Ll}+){0,2}\))?"  # Hiệp Hòa (26), Việt Yên (19 xã)
_ITEM = regex.compile(rf"(?P<kind>{_KIND} )?(?P<name>{UNIT_NAME})")
_LIST = regex.compile(rf"(?<!\p{{L}})(?P<kind>{_KIND})[ ]*:? (?P<items>{UNIT_NAME}(?:{_COUNT}(?: *[,;] *| +và +)(?:{_KIND} )?{UNIT_NAME})+)")
_COMPARED = regex.compile(r"\b(?:hoc tap|kinh nghiem|giap|lien ket|lan can|hop tac|ket nghia|huong ve|ung ho|lien tinh|lien huyen|tham quan)\b")
_LEAST = 2  # other units of a list that lie together
_LEAST_CELLS = 4
_LEAST_OLDER = 3
_KNOWN_SINCE = "2021-01-01"  # the table of units has those of 2021 and later: an older plan may name one that went before


@dataclass(frozen=True)
class _Named:
    place: Place
    level: str
    name: str


@kind("units-listed")
def units_listed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*tại các huyện Bố Trạch, Lệ Thủy và Hương Khê*: all but one lie in one province, or in the one district of a plan of a district.

    Only names that the table of units has; a name that is that of a unit there, too, is passed over. ``gone`` has the
    districts that went before the table begins and have a namesake in it, with the code of their province.
    """
    older = draft.day is not None and draft.day < _KNOWN_SINCE
    shown = draft.text.shown.replace("\n", " ")
    for match in _LIST.finditer(shown, draft.title[1]):
        low, high = draft.sentence(*match.span())
        if not own_words(draft, match.span()) or _COMPARED.search(draft.folded((low, high))):
            continue
        yield from _remarks(draft, rule, _items(match), _LEAST_OLDER if older else _LEAST, older=older)
    for sheet in sheets(draft):
        for cells in sheet.columns:
            read = ((cell, _ITEM.fullmatch(" ".join(cell.words.split()))) for cell in cells)
            yield from _remarks(draft, rule, [_Named(cell.place, _level(found), fold(found["name"])) for cell, found in read if found], _LEAST_CELLS, older=older)


def _level(match: regex.Match[str]) -> str:
    """The level that the word before a name tells; empty where none stands there."""
    return _LEVELS[match["kind"].strip().lower()] if match["kind"] else ""


def _items(match: regex.Match[str]) -> list[_Named]:
    """The units of a list; a kind of unit holds until another is said."""
    level, found = _LEVELS[match["kind"].lower()], []
    for item in _ITEM.finditer(match["items"]):
        level = _level(item) or level
        at = match.start("items") + item.start("name")
        found.append(_Named((at, at + len(item["name"])), level, fold(item["name"])))
    return found


def _remarks(draft: Draft, rule: CheckEntry, named: list[_Named], least: int, *, older: bool) -> Iterator[Result]:
    """A remark on the one unit that does not lie where all the others do; of older plans only districts, few of which have gone."""
    named = [one for one in named if not older or one.level == "huyen" or not one.level and ("huyen", one.name) in units_by_name()]
    gone = {fold(name): {str(code)} for name, code in rule.options.get("gone", {}).items()} if older else {}
    above = {one: {above for unit in _units(one) for above in _above(unit, draft.record.plan.level)} | gone.get(one.name, set()) for one in named}
    known = [one for one in named if above[one]]
    if len(known) < least + 1 or len(known) < len(named) - 1:
        return
    for odd in known:
        others = [above[one] for one in known if one is not odd]
        common = set.intersection(*others)
        if common and not common & above[odd] and not _touch(common, above[odd]) and not draft.is_told(odd.place, rule.code):
            yield draft.finding(rule, odd.place, say_as="listed", own=_shown(common))
            return


def _units(one: _Named) -> Iterable[Unit]:
    """The units of a name and level, of all times; of a name without its kind, districts before communes."""
    levels = [one.level] if one.level else ["huyen", "xa"]
    return next((found for level in levels if (found := units_by_name().get((level, one.name)))), ())


def _above(unit: Unit, level: str | None) -> Iterator[str]:
    """The codes that a unit lies in: its district where the plan is one's, else its province and those that it went into."""
    parent = unit.parent
    if unit.level == "xa" and len(parent) > 2:  # noqa: PLR2004 (three digits are a district)
        if level == "huyen":
            yield parent
            return
        parent = next((u.parent for u in units_by_code().get(parent, ())), "")
    yield parent
    for province in units_by_code().get(parent, ()):
        yield from province.successors.split()


def _touch(common: set[str], other: set[str]) -> bool:
    """True where one of the provinces went into one of the others."""
    return any(set(u.successors.split()) & there for here, there in ((common, other), (other, common)) for code in here for u in units_by_code().get(code, ()))


def _shown(codes: set[str]) -> str:
    return next((u.name for code in sorted(codes) for u in units_by_code().get(code, ())), "…")
