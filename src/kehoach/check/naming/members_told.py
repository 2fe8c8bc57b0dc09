"""Members of one list told in two places: the places of a list against where each of them is dealt with, the villages of a team against where it goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import own_words
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_KIND = r"xã|phường|thị trấn|thôn|bản|ấp|xóm|buôn|làng|khu phố|tổ dân phố|huyện|tỉnh|chợ|hồ|đập|cầu|đường|phố|tuyến|trường|trạm|hợp tác xã|di tích|đảo|ông|bà|đồng chí|anh|chị"
_NAME = r"\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*| \d{1,2}(?=[,;.)]|$| và )){0,3}"
_RUN = regex.compile(rf"(?:(?i:{_KIND}) )?{_NAME}(?:(?:, | và |; )(?:(?i:{_KIND}) )?{_NAME})+(?!\p{{L}})")
_ONE = regex.compile(rf"(?<!\p{{L}})(?P<kind>(?i:{_KIND})) (?P<name>{_NAME})(?!\p{{L}})")
_PART = regex.compile(rf"(?:(?P<kind>(?i:{_KIND})) )?(?P<name>{_NAME})")
_BEFORE = regex.compile(rf"(?<!\p{{L}})(?P<kind>(?i:{_KIND}))\b[^.;\n]{{0,80}}$")
_ANY = regex.compile(_NAME)
_PERSON = frozenset(["ong", "ba", "dong chi", "anh", "chi"])
_LEAST, _MANY = 3, 4  # members of a list; so many that another place for one is no chance


@dataclass(frozen=True)
class Listed:
    """A list of places of one kind: where it stands, and each of them."""

    kind: str
    place: Place
    names: dict[str, Place]


def listed(draft: Draft) -> list[Listed]:
    """The lists of three names or more, of the kind that stands before them; made once."""
    return draft.once("listed-members", lambda one: list(_lists(one)))


def _lists(draft: Draft) -> Iterator[Listed]:
    shown = draft.text.shown
    for run in _RUN.finditer(shown, draft.title[1]):
        parts = list(_PART.finditer(shown, *run.span()))
        before = _BEFORE.search(shown, max(0, run.start() - 100), run.start())
        sort = parts[0]["kind"] or (before["kind"] if before else "")
        names = {fold(p["name"]): p.span("name") for p in parts}
        if sort and len(names) >= _LEAST and own_words(draft, run.span()):
            yield Listed(_sort(sort), run.span(), names)


def _sort(words: str) -> str:
    """What a name is of; of persons whatever they are called."""
    return "ong" if fold(words) in _PERSON else fold(words)


@kind("members-told")
def members_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One place of a list that is named nowhere else, where all others are, and so is one more that stands in no list."""
    shown = draft.text.shown
    every: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for one in _ONE.finditer(shown, draft.title[1]):
        every[_sort(one["kind"])].append((fold(one["name"]), one.span("name")))
    often = Counter(fold(m[0]) for m in _ANY.finditer(shown))
    for group in listed(draft):
        told: dict[str, Place] = {}
        for name, place in every[group.kind]:
            if not group.place[0] <= place[0] < group.place[1]:
                told.setdefault(name, place)
        for other in listed(draft):
            if other.kind == group.kind and other is not group:
                told |= {name: place for name, place in other.names.items() if name not in told}
        missing, extra = group.names.keys() - told.keys(), told.keys() - group.names.keys()
        if len(missing) != 1 or len(extra) != 1:
            continue
        lost, name = missing.pop(), extra.pop()
        here, place = group.names[lost], told[name]
        if often[lost] == often[name] == 1 and not draft.is_told(place, rule.code):
            yield draft.finding(
                rule, place, say_as="name", severity=None if len(group.names) >= _MANY else "info", first=draft.words(here), second=draft.words(place), evidence=(draft.evidence(here),)
            )


# --- teams and what each of them has --------------------------------------------------------------------------------------

_TEAM = regex.compile(r"(?<!\p{L})(?P<team>(?i:tổ|cụm|đội|nhóm|khối|đoàn|điểm|bảng|chốt|mũi|tuyến|khu vực)(?: số)? (?:\d{1,2}|[A-Z]|[IVX]+))(?![\p{L}\d/.,]*\d)(?!\p{L})")
_HAS = regex.compile(r" *(?:\([^()]*\))? *(?:gồm|có|phụ trách|:|\()")
_ELSEWHERE = regex.compile(r"\b(?:sang|chuyen|ho tro|chi vien|cung|phoi hop|giua|khong|tru|ngoai|gap|dau voi|den)\b")


@kind("team-members")
def team_members(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tổ 1 gồm thôn A, thôn B; Tổ 2 gồm thôn C``, and *Tổ 1 ra quân tại thôn C*."""
    own: dict[str, dict[str, Place]] = {}
    others: list[tuple[str, str, Place]] = []
    for team, names, has in _teams(draft):
        if names and has and team not in own:
            own[team] = dict(names)
        else:
            others += [(team, name, place) for name, place in names]
    where = Counter(name for members in own.values() for name in members)
    for team, name, place in others:
        whose = next((t for t, members in own.items() if name in members), None)
        if team in own and whose and whose != team and where[name] == 1:
            yield draft.finding(rule, place, say_as="team", name=draft.words(place), team=whose, other=team, evidence=(draft.evidence(own[whose][name]),))


def _teams(draft: Draft) -> Iterator[tuple[str, list[tuple[str, Place]], bool]]:
    """Each team with the names of its clause, and whether they are said to be its own."""
    shown, low = draft.text.shown, draft.title[1]
    for stop in [*(m.start() for m in CLAUSE.finditer(shown, low, draft.body_end)), draft.body_end]:
        found = list(_TEAM.finditer(shown, low, stop))
        if len({fold(m["team"]) for m in found}) == 1:
            first = found[0]
            has = _HAS.match(shown, first.end(), stop) is not None
            names = [
                (fold(m["name"]), m.span("name")) for m in _ONE.finditer(shown, first.end(), stop)
                if has or not _ELSEWHERE.search(draft.text.folded, first.end(), m.start())
            ]
            yield fold(first["team"]), names, has
        low = stop + 1
