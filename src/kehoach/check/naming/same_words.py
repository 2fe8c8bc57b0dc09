"""Another place behind words that otherwise stand before the plan's own: *Trung tâm Dịch vụ việc làm Quảng Trị*, where it is *… Nghệ An* elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import own_words, units_by_name
from kehoach.check.naming.own_area import are_merged, end_of_plan, own_province
from kehoach.check.naming.places import own_place
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_CAPITALS = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’]+(?:[ -]\p{Lu}[\p{L}\p{M}'’]+){0,3}")
_BEFORE = regex.compile(r"(?:(?<![a-z])[a-z]+\s+){3}$")
# Of these there are several in one place, each with a name of its own
_SEVERAL = regex.compile(
    r"\b(?:truong|tieu hoc|thcs|thpt|mam non|dai hoc|cho|htx|hop tac xa|tuyen|duong|cau|khu|thon|ban|ap|to|diem|le hoi|song|suoi|ho|cum|san|cang|"
    r"nha|den|chua|dinh|nong|lam|cong ty|tu|den|qua|va|giap|voi|nhu|cac|huyen|quan|xa|phuong|thi xa|thi tran) $"
)


@kind("place-in-same-words")
def place_in_same_words(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A unit of the gazetteer, named once, behind three words that stand before the plan's own unit or province elsewhere."""
    own = [p for p in (own_place(draft), ("tinh", own_province(draft))) if p is not None and p[1]]
    low, high = draft.title[0], end_of_plan(draft)
    for level, name in dict.fromkeys(own):
        heads = set(_heads(draft, str(name), low, high))
        if not heads:
            continue
        for match in _CAPITALS.finditer(draft.text.shown, low, high):
            other = _unit(level, match[0])
            if other is None or other.startswith(str(name)) or str(name).startswith(other) or level == "tinh" and are_merged(other, str(name)):
                continue
            place = match.start(), match.start() + len(other)
            if _head(draft, match.start()) not in heads or len(_named(other).findall(draft.text.folded)) > 1:
                continue
            if own_words(draft, place) and not draft.is_told(place, rule.code):
                yield draft.finding(rule, place, say_as="own", own=draft.record.plan.issuer or str(name))


def _named(name: str) -> regex.Pattern[str]:
    words = r"[ -]*\s*".join(map(regex.escape, name.split()))
    return regex.compile(rf"(?<![a-z]){words}(?![a-z])")


def _head(draft: Draft, at: int) -> str | None:
    """The three words before a place, with no mark between."""
    found = _BEFORE.search(draft.text.folded, max(0, at - 50), at)
    words = f"{' '.join(found[0].split())} " if found else ""
    return words if words and not _SEVERAL.search(words) else None


def _heads(draft: Draft, name: str, low: int, high: int) -> Iterator[str]:
    for match in _named(name).finditer(draft.text.folded, low, high):
        if draft.text.shown[match.start()].isupper() and (head := _head(draft, match.start())):
            yield head


def _unit(level: str, capitals: str) -> str | None:
    """The folded name of a unit that capitals begin with: the longest one, of two words at least."""
    words = capitals.split(" ")
    for length in range(len(words), 1, -1):
        name = fold(" ".join(words[:length]))
        if (level, name) in units_by_name():
            return name
    return None
