"""Names: bodies and places that no longer exist on the plan's day, components under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.sections import components
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.gazetteer import Unit, units, units_by_code
from kehoach.records import Agency
from kehoach.rulebook import AgencyEntry, CheckEntry
from kehoach.spans import Span

_HISTORY = regex.compile(r"\b(?:cũ|trước đây|trước khi|tiền thân|sáp nhập|sắp xếp|hợp nhất|giải thể|kế thừa|bàn giao|kết thúc hoạt động|chuyển từ|(?:nay|hiện) là)\b")
_BY_LAW = frozenset({"bo_nganh", "so", "phong", "ubnd", "hdnd"})  # bodies whose end a law dates to the day
_COMMAND = regex.compile(r"^(?:bo|ban) chi huy ")


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def own_words(draft: Draft, place: Place, *, past: bool = False) -> bool:
    """True if words are the plan's own and about its own time: no citation, no account of the ``past``."""
    if draft.is_cited(*place) or not past and draft.looks_back(place[0]):
        return False
    low, high = draft.sentence(*place)
    around = draft.text.shown[max(low, place[0] - 60) : min(high, place[1] + 40)].lower()
    return not _HISTORY.search(around)


@kind("bodies-in-force")
def bodies_in_force(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Bodies named after the day on which they ceased to be."""
    day = draft.day
    if day is None:
        return
    known: dict[str, AgencyEntry] = {e.id: e for e in draft.rules.group("agency")}
    current = 0
    for agency in draft.record.agencies:
        entry = known.get(agency.rule)
        if entry is None:
            continue
        if entry.valid_from and day < entry.valid_from:
            yield from _too_early(draft, rule, entry, agency)
            continue
        if entry.valid_to is None or day <= entry.valid_to:
            current += 1
            continue
        if _successor_is_current(entry, agency.name):
            continue
        short = _COMMAND.sub("bch ", fold(entry.successor or ""))
        grace = _later(entry.valid_to, int(rule.options.get("grace", 31)))
        for start, end in agency.spans:
            if not own_words(draft, (start, end)) or start < draft.title[1]:
                continue
            if draft.folded((start, end)).startswith("bch ") and draft.folded((start, end)).startswith(short):
                continue  # BCH is short for both names
            known_day = entry.valid_to >= "2025-02-28" and entry.kind in _BY_LAW
            sure = draft.dated and day > grace and known_day and start < draft.body_end
            old = entry.valid_to < "2020-01-01"  # the day differs by place, and names live on
            yield draft.finding(
                rule, (start, end), severity="error" if sure else "info" if old else "warning", name=entry.name,
                until=printed(entry.valid_to), successor=entry.successor or "…",
            )  # fmt: skip
    if current:
        yield draft.verified(rule, None, "bodies", count=current, day=printed(day))


@kind("ministries-in-force")
def ministries_in_force(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Ministries that have ended where they only receive (*báo cáo UBND tỉnh, Bộ Thương mại*): the record has those that have duties."""
    day = draft.day
    if day is None:
        return
    entries: dict[str, AgencyEntry] = draft.rules.make("ministries", lambda book: {fold(e.name): e for e in book.group("agency") if e.kind == "bo_nganh" and e.name.startswith("Bộ ")})
    known = [s for a in draft.record.agencies for s in a.spans]
    for match in draft.rules.make("ministry-names", lambda _: _any_of(entries)).finditer(draft.text.folded.replace("\n", " "), draft.title[1]):
        entry, place = entries[match[0]], match.span()
        ended = entry.valid_to and _later(entry.valid_to, int(rule.options.get("grace", 31))) < day
        if not ended or not draft.text.shown[place[0]].isupper() or any(s < place[1] and place[0] < e for s, e in known) or not own_words(draft, place):
            continue
        if entry.successor and draft.folded((place[1], place[1] + 12)).startswith(("(cu)", "cu ")):
            continue
        yield draft.finding(rule, place, name=entry.name, until=printed(entry.valid_to or ""), successor=entry.successor or "…")


def _any_of(names: Iterable[str]) -> regex.Pattern[str]:
    """One of these names, the longest that stands there."""
    return regex.compile(rf"\b(?:{'|'.join(sorted(map(regex.escape, names), key=len, reverse=True))})\b")


_LEAST_WORDS = 5  # of a name that no body had before: *Phòng Kinh tế* is an old one
_REORGANISED = "2025-02-01"  # the day from which the pack dates the names that bodies got
_NEW_NAMES = frozenset({"bo_nganh", "so", "phong"})


def _too_early(draft: Draft, rule: CheckEntry, entry: AgencyEntry, agency: Agency) -> Iterator[Result]:
    """A body named in a plan of before it came to be: *Sở Nông nghiệp và Môi trường* in 2019."""
    since = entry.valid_from or ""
    new = entry.kind in _NEW_NAMES and since >= _REORGANISED and len(entry.name.split()) >= _LEAST_WORDS and fold(entry.name) in fold(agency.name)
    if not new or not draft.dated or _later(draft.day or since, int(rule.options.get("grace", 31))) >= since:
        return
    for start, end in agency.spans:
        if own_words(draft, (start, end)) and draft.title[1] <= start:
            yield draft.finding(rule, (start, end), say_as="early", severity="warning", name=entry.name, since=printed(since))
            return


def _successor_is_current(entry: AgencyEntry, name: str) -> bool:
    """True if the body goes by another name in this plan than the one that has ended."""
    return fold(entry.name) not in fold(name) and fold(name) not in fold(entry.name)


UNIT_NAME = r"\p{Lu}[\p{L}\p{M}'’]*(?:[ -]\p{Lu}[\p{L}\p{M}'’]*){0,3}"
PLACE_NAME = rf"(?P<name>{UNIT_NAME})"
_UNIT = regex.compile(rf"\b(?P<kind>[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Tt]hị trấn|[Tt]hành phố) {PLACE_NAME}")
_LEVELS = {"tỉnh": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "thị trấn": "xa", "thành phố": "huyen"}


_BODY_OF = regex.compile(r"\bcua (?:uy ban|ubnd|hoi dong|hdnd|ban|so|chi cuc|cong an|bo chi huy|hoi|lien doan|bao hiem)\b[a-z ,&-]{0,90}$")
UNITS_ENDED = "2025-07-31"  # with a month's grace; none ended since


@cache
def units_by_name() -> dict[tuple[str, str], tuple[Unit, ...]]:
    """(level, folded name) -> the units of that name, of all times."""
    found: dict[tuple[str, str], list[Unit]] = {}
    for unit in units():
        found.setdefault((unit.level, fold(unit.name)), []).append(unit)
    return {key: tuple(value) for key, value in found.items()}


@kind("places-in-force")
def places_in_force(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Units named after the day on which they ceased to be; only units that the table knows."""
    day = draft.day
    if day is None or day <= UNITS_ENDED:
        return
    bodies = [Span(s, e) for a in draft.record.agencies for s, e in a.spans]
    first = draft.outline.parts[0].start if draft.outline.parts else 0
    seen: set[str] = set()
    for match in _UNIT.finditer(draft.text.shown, draft.title[0]):
        place, word = match.span(), match["kind"].lower()
        if word == "thành phố" and draft.text.shown[max(0, place[0] - 10) : place[0]].endswith("tỉnh, "):
            continue
        units_named = _named(match["name"], word)
        if not units_named or any(u.on(day) for u in units_named):
            continue
        issues = _issues_after_its_end(draft, place)
        if not issues and (not own_words(draft, place) or _in_a_title(draft, place)):
            continue
        if word == "thành phố" and is_central_city(match["name"]):
            continue
        above = word == "tỉnh" or draft.text.shown.endswith(", ", 0, place[0])  # *UBND xã A, huyện B*: nothing else is said of B
        if any(b.start <= place[0] < b.end for b in bodies) and not above and word != "thành phố" or fold(match[0]) in seen:
            continue
        seen.add(fold(match[0]))
        sure = draft.dated and word == "tỉnh" and first < place[0] < draft.body_end
        yield draft.finding(
            rule, place, severity="error" if sure else "warning",
            until=printed(max(u.valid_to for u in units_named)), successor=_successors(units_named),
        )  # fmt: skip


def _issues_after_its_end(draft: Draft, place: Place) -> bool:
    """True for the unit a body of which is said to have issued a document of a day after its end."""
    before = draft.folded((max(0, place[0] - 110), place[0]))
    low, _ = draft.sentence(*place)
    cited = [c for c in draft.record.citations if low <= c.start < place[0] and c.number]
    return bool(cited and (cited[-1].date or "") > UNITS_ENDED and _BODY_OF.search(before))


def _in_a_title(draft: Draft, place: Place) -> bool:
    """True if a dated document stands before a name in its clause: its title may run so far."""
    low, _ = draft.sentence(*place)
    return any(low <= c.start < place[0] and c.number and c.date for c in draft.record.citations)


def is_province(name: str) -> bool:
    """True for the name of a province of any time, folded or not."""
    return ("tinh", fold(name)) in units_by_name()


def is_central_city(name: str) -> bool:
    """True for the name of a city of the centre, folded or not."""
    return any(unit.kind == "thanh_pho" for unit in units_by_name().get(("tinh", fold(name)), ()))


def _named(name: str, kind_word: str) -> tuple[Unit, ...]:
    """The units of a name; of too many words the longest beginning that is a unit."""
    words = name.split(" ")
    for length in range(len(words), 0, -1):
        found = units_by_name().get((_LEVELS[kind_word], fold(" ".join(words[:length]))))
        if found:
            wanted = {"thị xã": "thi_xa", "quận": "quan", "thị trấn": "thi_tran", "thành phố": "thanh_pho", "tỉnh": "tinh", "huyện": "huyen"}[kind_word]
            of_kind = tuple(u for u in found if u.kind == wanted)
            return of_kind or found if kind_word != "tỉnh" else found
    return ()


def _successors(found: tuple[Unit, ...]) -> str:
    codes = dict.fromkeys(code for u in found for code in u.successors.split())
    names = []
    for code in codes:
        now = [u for u in units_by_code().get(code, ()) if not u.valid_to]
        names += [u.name for u in now[:1]]
    return ", ".join(dict.fromkeys(names[:4])) + (" …" if len(names) > 4 else "") or "…"


@kind("component-name")
def component_name(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Component headings that are not the programme's official name."""
    if draft.programme is None:
        return
    official = {c.code: c.name for c in draft.programme.components}
    held = 0
    for code, headings in components(draft).items():
        name = official.get(code)
        if name is None:
            continue
        heading = headings[0]
        title = regex.sub(r"^(?:[^:]{0,40}\bán(?: thành phần)? ?\d* ?[:.-] *)+", "", heading.title).strip(" :.")
        title = regex.sub(r"(?<=\p{L})\d{1,2}$", "", title)
        if _plain(title) == _plain(name):
            held += 1
        elif _alike(title, name) or _numbered(heading.title, code) or _longer(title, name):
            only_marks = _letters(title) == _letters(name)
            yield draft.finding(
                rule, (heading.start, heading.end), severity="info" if only_marks else None, source=draft.programme.source,
                name=name, component=code,
            )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "names", count=held)


def _numbered(title: str, code: str) -> bool:
    """True if a heading says its own number in the programme (*Tiểu dự án 2:*) before a name that is none of it."""
    match = regex.match(r"(?:tieu )?du an (?P<no>\d{1,2})(?: (?:thuoc|cua)? ?du an \d{1,2})? *: *(?P<name>.+)", _plain(title))
    return bool(match and code.endswith(f"DA{match['no']}") and 1 < len(match["name"].split()) < 30)


def _longer(title: str, name: str) -> bool:
    """True for the whole official name with a few words more."""
    a, b = _letters(title), _letters(name)
    return a.startswith(f"{b} ") and len(a.split()) - len(b.split()) <= 5


def _plain(name: str) -> str:
    return regex.sub(r"\s*-\s*|\s+", " ", fold(name)).strip(" .,;:")


def _letters(name: str) -> str:
    return regex.sub(r"[^a-z0-9]+", " ", fold(name)).strip()


def _alike(title: str, name: str) -> bool:
    """True if a title is surely meant to be the name: it shares most words with it."""
    a, b = set(_letters(title).split()), set(_letters(name).split())
    return len(a) >= 4 and len(a & b) >= 0.6 * len(a)
