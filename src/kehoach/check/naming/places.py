"""Names of places: the district level after its end, provinces that have ended, another locality's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import PLACE_NAME, UNITS_ENDED, is_province, own_words, units_by_name
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.gazetteer import units
from kehoach.rulebook import CheckEntry

UNIT_KIND = r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)"
_OF_PLACE = regex.compile(
    r"(?:\b(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Tỉnh ủy|Đảng ủy|Đảng bộ|MTTQ(?: Việt Nam)?|"
    r"Mặt trận Tổ quốc Việt Nam|các cấp|Công an|trên địa bàn|địa bàn|toàn|(?:Sở|Phòng) (?:[\p{L}\p{M},-]+ ){1,6}?|"
    r"sở, (?:ban, )?ngành|xã, phường(?:, đặc khu)?)(?: *\([^()\n]{1,20}\))?)"
    rf"[ \n]+(?P<kind>{UNIT_KIND}) {PLACE_NAME}"
)
_ISSUES = regex.compile(r"\s+(?:ban hành|xây dựng) Kế hoạch\b")
_IN_TITLE = regex.compile(rf"\b(?P<kind>(?i:tỉnh|huyện|xã|phường|đặc khu)) {PLACE_NAME}")
_FOR_OTHERS = regex.compile(r"\b(?:ho tro|giup|ket nghia|hop tac|phoi hop|lien ket|hoc tap|ung ho|nhan dan tinh|sap nhap|hop nhat|ban giao)\b")
_ISSUED_AT = regex.compile(rf"(?<![\p{{L}}\p{{M}}'’]){PLACE_NAME}, *ngày\b")
_LEVEL = {"tỉnh": "tinh", "thành phố": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa"}
_BARE = regex.compile(r"(?<!(?:xã|phường|tỉnh|phố|huyện|trấn|đường|trường|khu|quận|cầu|sông|ông|bà|chí|ty) )(?<=[ ,(])(?P<name>\p{Lu}[\p{Ll}\p{M}]+ \p{Lu}[\p{Ll}\p{M}]+)(?! *\p{Lu})")


@kind("district-level")
def district_level(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Bodies and units of the district level (``pattern``) named after its end as if they were there."""
    if draft.day is None or rule.pattern is None:
        return
    ended = {e.id for e in draft.rules.group("agency") if e.valid_to and e.valid_to < draft.day}
    bodies = [p for a in draft.record.agencies if a.rule in ended for p in a.spans]
    accents = regex.compile(str(rule.options["accents"]), regex.IGNORECASE) if "accents" in rule.options else None
    for match in draft.rules.compile(rule.pattern).finditer(draft.text.folded, draft.title[0]):
        if not own_words(draft, match.span()) or any(s <= match.start() < e for s, e in bodies):
            continue
        if accents and not accents.search(draft.text.shown, *match.span()):
            continue
        yield draft.finding(rule, match.span())


def own_place(draft: Draft) -> tuple[str, str] | None:
    """Level and folded name of the issuer's territory."""
    issuer, level = draft.record.plan.issuer, draft.record.plan.level
    match = regex.search(rf"\b(?i:{UNIT_KIND}) (?P<name>\p{{Lu}}.*)$", issuer or "")
    return (level, fold(match["name"]).strip()) if match and level else None


@kind("other-place")
def other_place(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A unit of the issuer's own level under another name, where the plan speaks of its own: left from a draft copied."""
    own = own_place(draft)
    if own is None:
        return
    level, name = own
    seen: set[str] = set()
    for match in _OF_PLACE.finditer(draft.text.shown, draft.text.body.start):
        other = fold(" ".join(match["name"].split()))
        if _LEVEL[match["kind"]] != level or match["kind"] == "thành phố" and level != "tinh" or other in seen:
            continue
        itself = any(c.self and c.start <= match.start() < c.end for c in draft.record.citations) or bool(_ISSUES.match(draft.text.shown, match.end()))
        if other.startswith(name) or name.startswith(other) or not itself and not own_words(draft, match.span()):
            continue
        if level == "tinh" and not any(u.on(draft.day or "9999") for u in units_by_name().get(("tinh", other), ())):
            continue
        seen.add(other)
        yield draft.finding(rule, (match.start("kind"), match.end("name")), say_as="own", own=draft.record.plan.issuer)
    for match in _IN_TITLE.finditer(draft.text.shown, *draft.title):
        other, title = fold(" ".join(match["name"].split())), draft.folded(draft.title)
        if _LEVEL[match["kind"].lower()] == level and name not in title and other not in seen and not _FOR_OTHERS.search(title):
            yield draft.finding(rule, (match.start("kind"), match.end("name")), say_as="own", own=draft.record.plan.issuer)


@kind("issued-elsewhere")
def issued_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The place of the date line is neither the issuer's own nor named anywhere else in the plan."""
    plan = draft.record.plan
    match = _ISSUED_AT.search(draft.text.shown, *draft.head)
    if match is None or "issuer" not in plan.spans or plan.spans["issuer"][0] > draft.title[0]:
        return
    said, own = fold(" ".join(match["name"].split())), own_place(draft)
    known = [fold(name) for name in (plan.issuer, plan.province, plan.district, plan.commune) if name]
    if any(said in name or own is not None and own[1] in said for name in known):
        return
    if regex.match(r"bo (?!chi huy|tu lenh)", known[0]):
        if said != "ha noi" and is_province(said):
            yield draft.finding(rule, match.span("name"), say_as="date", own=plan.issuer)
        return
    named = regex.compile(rf"(?<![a-z]){regex.escape(said)}(?![a-z])").finditer(draft.text.folded.replace("\n", " "))
    if own is None and plan.province and plan.level != "trung_uong":
        own = "tinh", fold(plan.province).removeprefix("tinh ").removeprefix("thanh pho ")
    if own is None or any(not match.start() <= m.start() < match.end() for m in named):
        return
    if own[0] == "tinh" and _town_of(said, own[1]):
        return  # the seat of a province
    if own[0] == "tinh" and not is_province(said) and not _is_unit(said):
        return
    yield draft.finding(rule, match.span("name"), say_as="date", own=plan.issuer)


@cache
def _children() -> dict[str, set[str]]:
    """Code of a province -> the folded names of all units below it, of all times."""
    above = {u.code: u.parent for u in units() if u.level == "huyen"}
    found: dict[str, set[str]] = {}
    for unit in units():
        if unit.level != "tinh":
            found.setdefault(above.get(unit.parent, unit.parent), set()).add(fold(unit.name))
    return found


def _town_of(name: str, province: str) -> bool:
    """True for a unit of a province, or of one that has been merged into it."""
    codes = {u.code for u in units_by_name().get(("tinh", province), ())}
    codes |= {u.code for u in units() if u.level == "tinh" and set(u.successors.split()) & codes}
    return any(name in _children().get(code, ()) for code in codes)


def _is_unit(name: str) -> bool:
    return any((level, name) in units_by_name() for level in ("huyen", "xa"))


@kind("issuer-in-force")
def issuer_in_force(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A plan that a province issues after its end."""
    own, day = own_place(draft), draft.record.plan.issued_on
    if own is None or day is None or own[0] != "tinh" or "issuer" not in draft.record.plan.spans:
        return
    units = units_by_name().get(("tinh", own[1]), ())
    if units and not any(u.on(day) for u in units) and all(u.valid_to for u in units):
        yield draft.finding(rule, draft.record.plan.spans["issuer"], until=printed(max(u.valid_to for u in units)), successor="…")


@kind("ended-province")
def ended_province(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Provinces that have ended, named without the word *tỉnh*: at least two of them, or one in a list of provinces."""
    day = draft.day
    if day is None or day <= UNITS_ENDED:
        return
    found = []
    for match in _BARE.finditer(draft.text.shown, draft.title[1], draft.body_end):
        units = units_by_name().get(("tinh", fold(match["name"])), ())
        ended = units and all(u.valid_to and u.valid_to < day for u in units)
        if ended and own_words(draft, match.span()):
            found.append((match.span(), units))
    if len({draft.folded(place) for place, _ in found}) > 1:
        for place, units in found[:4]:
            yield draft.finding(rule, place, severity="warning", until=printed(max(u.valid_to for u in units)), successor="…")


@kind("province-of-before")
def province_of_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Provinces that ended before the table of units begins (``rows``: name, until, successor): after *tỉnh*, or among other provinces."""
    day = draft.day
    rows = {fold(row["name"]): row for row in rule.options["rows"] if day and str(row["until"]) < day}
    if not rows:
        return
    pattern = regex.compile(rf"\b(?P<tinh>tinh\s+)?(?P<name>{'|'.join(name.replace(' ', chr(92) + 's+') for name in rows)})\b")
    for match in pattern.finditer(draft.text.folded, draft.title[0]):
        place = match.span("name")
        if not draft.text.shown[place[0]].isupper() or not own_words(draft, place):
            continue
        after = _NEXT.match(draft.text.shown, place[1])
        before = _LAST.search(draft.text.shown, max(draft.title[0], place[0] - 40), place[0])
        if match["tinh"] or any(m and is_province(" ".join(m["name"].split())) for m in (after, before)):
            row = rows[" ".join(match["name"].split())]
            yield draft.finding(rule, place, until=printed(str(row["until"])), successor=row["successor"])


_PAIR = r"(?P<name>\p{Lu}[\p{Ll}\p{M}]+[ \n]\p{Lu}[\p{Ll}\p{M}]+)"
_NEXT = regex.compile(rf"(?:,|[ \n]và)[ \n]+{_PAIR}")
_LAST = regex.compile(rf"{_PAIR}(?:,|[ \n]và)[ \n]+$")
