"""Names told one after the other twice, all but one the same: *các huyện An Lão, Kiến Thụy, Tiên Lãng và Đô Lương* beside a table with Vĩnh Bảo for the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.form.misspelt import one_slip
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import units_by_name
from kehoach.check.tables.totals import sheets
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_LEAST = 3  # names that two lists share
_MOST = 40  # names of a list
_JOINT = regex.compile(r"[,;][ \n]*(?:và[ \n]+)?(?=\p{Lu})|(?<=[^ \n])[ \n]+và[ \n]+(?=\p{Lu})")
_CLAUSE = regex.compile(r"[^.\n|:()]+")
_KIND = regex.compile(r"^(?:huyen|thi xa|quan|thanh pho|tp\.?|xa|phuong|thi tran|dac khu|tinh|thon|ban|ap|khom|khu pho|to dan pho|ubnd)\s+")
_UNIT_HEAD = regex.compile(r"\b(?:huyen|xa|phuong|thon|ban|ap|khu pho|to dan pho|dia phuong|dia ban|tinh|thanh pho|dac khu|thi tran)\b")
_CAPITALS = r"\p{Lu}[\p{L}\p{M}'’-]*(?:[ -][\p{Lu}\d][\p{L}\p{M}'’\d-]*)*"
_AT_END, _AT_START = regex.compile(rf"{_CAPITALS}$"), regex.compile(_CAPITALS)
_MOST_WORDS = 9  # of a name
_LONG = 80  # letters: no name


@dataclass(frozen=True)
class _Named:
    """A list: its names as they stand and folded, the first and the last of a sentence with words around them."""

    places: tuple[Place, ...]
    names: tuple[str, ...]
    exact: bool  # of a table
    units: bool

    def holds(self, at: int, name: str) -> bool:
        """True if the piece at a place of the list is a name, words before the first and after the last left out."""
        own = self.names[at]
        if own == name or self.exact:
            return own == name
        return at == 0 and own.endswith(f" {name}") or at == len(self.names) - 1 and own.startswith(f"{name} ")


@kind("odd-name-of-list")
def odd_name_of_list(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one name of a list that stands nowhere else, where another list has all the others and one more."""
    lists = [*_columns(draft), *_told(draft)]
    text = " ".join(draft.text.folded.split())
    said: set[Place] = set()
    for one, other in permutations(lists, 2):
        found = _odd(one, other)
        if found is None:
            continue
        place, right, missing = _place(draft, one, found[0]), other.places[found[1]], _bare(other, found[1])
        if place is None or missing is None or overlaps(place, said):
            continue
        name = _plain(draft.text.shown[slice(*place)])
        later = not one.exact or other.exact and place > other.places[0]  # of two that stand once each
        if _count(text, name) != 1 or _count(text, missing) == 1 and not later or name in missing or missing in name:
            continue
        units = one.units or other.units
        if _alike(name, missing, units=units) and not draft.is_told(place, "foreign-place", "official-name", "obsolete-place"):
            said.add(place)
            yield draft.finding(
                rule, place, say_as="in-list", under="foreign-place" if units else "official-name", right=draft.words(right), evidence=(draft.evidence(right),),
            )  # fmt: skip


def _plain(printed: str) -> str:
    """A name folded, without its kind of unit and the marks at its ends."""
    return _KIND.sub("", fold(" ".join(printed.split())).strip(" ;,-"))


def _odd(one: _Named, other: _Named) -> tuple[int, int] | None:
    """Where in two lists the only names are that the other has not; of lists of one length."""
    if len(other.names) != len(one.names):
        return None
    left = list(range(len(other.names)))
    odd = []
    for at in range(len(one.names)):
        found = next((k for k in left if one.holds(at, other.names[k]) or other.holds(k, one.names[at])), None)
        if found is None:
            odd.append(at)
        else:
            left.remove(found)
    return (odd[0], left[0]) if len(odd) == 1 == len(left) else None


def _count(text: str, name: str) -> int:
    return len(regex.findall(rf"(?<![a-z]){regex.escape(name)}(?![a-z])", text))


def _alike(name: str, other: str, *, units: bool) -> bool:
    """True for two units, or two names that begin with one word."""
    named = [(level, name) in units_by_name() and (level, other) in units_by_name() for level in ("tinh", "huyen", "xa")]
    if units and one_slip(name, other):
        return False  # *Ia Rsươm*, *Ia Rsiơm*: two neighbours, or two ways to write one
    return units or any(named) or name.split()[0] == other.split()[0]


def _place(draft: Draft, one: _Named, at: int) -> Place | None:
    """The place of the name itself in a piece of a list: its last capitals in the first piece, its first ones in the last."""
    start, end = one.places[at]
    words = draft.text.shown[start:end]
    if one.exact or 0 < at < len(one.names) - 1:
        return start, end
    found = _AT_END.search(words) if at == 0 else _AT_START.match(words)
    return (start + found.start(), start + found.end()) if found else None


def _bare(other: _Named, at: int) -> str | None:
    """The name in a list, if no other words stand beside it."""
    name = other.names[at]
    if other.exact or 0 < at < len(other.names) - 1:
        return name
    return name if len(name.split()) <= _LEAST else None


def _columns(draft: Draft) -> Iterator[_Named]:
    for sheet in sheets(draft):
        for cells in sheet.columns:
            named = [c for c in cells if c.value is None and c.words[:1].isupper() and len(c.words.split()) <= _MOST_WORDS and not _TOTAL.match(fold(c.words))]
            if _LEAST < len(named) <= _MOST and len({c.words for c in named}) == len(named):
                names = tuple(_plain(c.words) for c in named)
                head = _UNIT_HEAD.search(sheet.head.get(named[0].col, "")) is not None or any(_KIND.match(fold(c.words)) for c in named)
                yield _Named(tuple(c.place for c in named), names, exact=True, units=head)


_TOTAL = regex.compile(r"tong|cong\b|toan ")


def _told(draft: Draft) -> Iterator[_Named]:
    """The names of each clause that stand one after the other, each beginning with a capital."""
    shown = "".join(" " if own == "\n" and folded == " " else own for own, folded in zip(draft.text.shown, draft.text.folded, strict=True))
    for clause in _CLAUSE.finditer(shown, draft.title[1]):
        at, pieces = clause.start(), []
        for joint in _JOINT.finditer(shown, clause.start(), clause.end()):
            pieces.append((at, joint.start()))
            at = joint.end()
        pieces.append((at, clause.end()))
        if not _LEAST < len(pieces) <= _MOST or any(b - a > _LONG for a, b in pieces[1:-1]):
            continue
        names = tuple(_plain(shown[a:b]) for a, b in pieces)
        yield _Named(tuple(pieces), names, exact=False, units=_UNIT_HEAD.search(names[0]) is not None)
