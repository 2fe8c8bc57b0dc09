"""Bodies of several units: *Trạm Y tế các xã, phường* is a group, *UBND các xã: A, B, C* are three bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

import regex

from kehoach.extract.agency_forms import OTHER_WORDS
from kehoach.extract.agency_groups import units_key
from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.extract.issuers import level_of
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT, KIND_WORDS, Unit, units, units_by_code
from kehoach.normalise import Text
from kehoach.records import Level

_WORDS = rf"{ANY_UNIT}|tp\.?|tx\.?|tt\.?"
_UNIT = (
    rf"(?:{_WORDS}|thon(?:,? ban)?|ban|xom|ap|khom|buon|lang|khoi(?: pho)?|to dan pho|tdp|"
    r"khu (?:dan cu|pho|vuc)|dia phuong|don vi)(?![\p{L}])"
)
_MORE = rf"(?:(?:[ ]*[,/][ ]*|[ ]+va[ ]+|[ ]*-[ ]*)(?:cac[ ]+)?{_UNIT})"
_TAIL = r"(?:[ ]+(?:truc thuoc|thuoc)[ ]+(?:trung uong|tw|tinh|thanh pho|huyen))?"
# behind a body's name, and behind one that already has its first unit ("Trạm Y tế xã" + ", phường")
_OF_UNITS = plain(rf"[ ]+(?:(?:o|cua|tai)[ ]+)?(?:(?:cac|\d{{1,3}}(?:/\d{{1,3}})?)[ ]+{_UNIT}{_MORE}*|{_UNIT}{_MORE}+){_TAIL}")
_AT_BASE = plain(r"[ ]+co so(?![ ]+(?:vat chat|du lieu|ha tang|phap ly|giao duc|y te|san xuat|chinh tri|khoa hoc|do|cua|de|nha|kinh doanh)(?![\p{L}]))(?![\p{L}])")
_AND_UNITS = plain(rf"(?:(?:[ ]*[,/][ ]*|[ ]+va[ ]+|[ ]*-[ ]*)(?:{_WORDS})(?![\p{{L}}]))+{_TAIL}")
_PRINTED = r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|quận|xã|phường|thị trấn|tt\.?|đặc khu)"
_UNIT_WORDS = regex.compile(rf"(?i){_PRINTED}(?![\p{{L}}])")
_FULL = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_ALONE = frozenset({"ubnd", "hdnd"})  # their groups have a grammar of their own
# The last words of a group of committees, behind which its units may be named one by one.
_UNITS_LAST = regex.compile(rf"(?i)(?:các|cấp)?[ ]*({_PRINTED}(?:[ ]*[,/]?[ ]*(?:và[ ]+)?(?:các[ ]+)?)?)+$")
_ITEM = regex.compile(
    r"(?P<sep>[ \n]*(?:[:,;]|và(?![\p{L}]))?[ \n]*)(?:(?P<unit>(?i:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|tp\.?|tx\.?|tt\.?))[ \n]+)?"
    r"(?P<name>\p{Lu}[\p{Ll}\p{M}'’]*(?:(?:[ \n]|[ ]?-[ ]?)\p{Lu}[\p{Ll}\p{M}'’]*){0,3}|\d{1,2}(?!\d))(?![\p{L}\d/])"
)
_MOST = 80
# What may stand between a group and the names of its units: "UBND các xã ven biển (gồm: …"
_OPENED = regex.compile(r"(?:[ ]+(?!Sở)\p{Ll}+){0,6}[ ]*(?:\([ ]*(?:gồm[ ]*:?|bao gồm[ ]*:?)?|:)[ ]*")


def of_units(text: Text, end: int) -> bool:
    """True if units stand behind a name that ends at a place: *trạm y tế* + *các xã, phường*."""
    return _OF_UNITS.match(text.folded, end) is not None


def with_units(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """The mentions with bodies of several units as groups, and units named one by one as bodies of their own."""
    return _listed(_share_groups(_grouped(mentions, text), text), text, plan)


_GROUP_UNITS = plain(rf"[ ]+(?:(?:cac|cap|\d{{1,3}}(?:/\d{{1,3}})?)[ ]+{_UNIT}|{_UNIT}{_MORE}).*$")
_LIST_GAP = plain(r"[ ]*(?:,|va|,[ ]*va|/)[ ]*(?:cac[ ]+)?")


def _share_groups(mentions: list[FoundAgency], text: Text) -> list[FoundAgency]:
    """Give *UBND*, *Hội Nông dân* of *UBND, Hội Nông dân và trạm y tế các xã* the units that the last of them has.

    A body that has a name of its own stays alone unless the plan has a group of it somewhere.
    """
    groups = {m.key for m in mentions if m.generic}
    units: re.Match[str] | None = None
    shared: FoundAgency | None = None
    for before, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if after is not shared:
            units = _GROUP_UNITS.search(text.folded, after.start, after.end) if after.generic else None
        if not units or before.generic or before.place or not _LIST_GAP.fullmatch(text.folded, before.end, after.start):
            continue
        bare = _bare_name(before, text)
        council = bare in _COUNCILS
        key = units_key(before.kind, units[0]) if council else f"group {key_of(bare)} {after.level}"
        if council or key in groups or bare == "Chi bộ":
            said = " ".join(text.canonical[units.start() : units.end()].split())
            before.name, before.key, before.level, before.generic, shared = f"{bare} {said}", key, after.level, True, before
            before.rule = "agency.shape" if not council else before.rule
    return mentions


def _bare_name(mention: FoundAgency, text: Text) -> str:
    """A body's name without the plan's own unit, where it is printed without one."""
    words = fold(text.words(mention.start, mention.end))
    return next((name for name, forms in _COUNCILS.items() if words in forms), mention.name)


_COUNCILS = {"Ủy ban nhân dân": ("ubnd", "uy ban nhan dan"), "Hội đồng nhân dân": ("hdnd", "hoi dong nhan dan")}


def _grouped(mentions: list[FoundAgency], text: Text) -> list[FoundAgency]:
    kept: list[FoundAgency] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            continue  # the units of the group above
        if not mention.generic and mention.kind not in _ALONE:
            _widen(mention, text)
        kept.append(mention)
    return kept


def _widen(mention: FoundAgency, text: Text) -> None:
    """Make *Công an* a group where *các xã, phường* stands behind it."""
    bare = mention.place and mention.place.islower()
    if not mention.place and mention.kind in ("doan_the", "dang") and (local := _AT_BASE.match(text.folded, mention.end)):
        mention.end, mention.generic, mention.level = local.end(), True, "xa"  # "Hội Nông dân cơ sở"
        mention.name, mention.key = f"{mention.name} cơ sở", f"group {mention.key} co so"
        return
    pattern = _AND_UNITS if bare else _OF_UNITS
    found = pattern.match(text.folded, mention.end) if bare or not mention.place else None
    if not found or not _units_alone(text.canonical, mention.end, found.end()):
        return
    words = text.words(mention.end, found.end())
    base = mention.name
    if bare and mention.place and base.endswith(f" {mention.place}"):
        base = base.removesuffix(f" {mention.place}")
    if base.lower().startswith("ban công tác mặt trận"):
        mention.end = found.end()
        return
    units_said = f"{mention.place}{'' if words[:1] in ',/' else ' '}{words}" if bare else words
    mention.end, mention.generic = found.end(), True
    mention.name, mention.level = f"{base} {units_said}", _level(fold(units_said))
    mention.key = f"group {key_of(base)} {mention.level}"


def _units_alone(printed: str, start: int, end: int) -> bool:
    """True if words that read as units without accents are units (``quận``, not ``quản``) and none has a name."""
    said = printed[start:end].replace("địa phương", "").replace("Trung ương", "").replace("TW", "").replace("TP", "").replace("TX", "").replace("TT", "")
    return said == said.lower() and not OTHER_WORDS.search(said) and not _NAME_BEHIND.match(printed, end)


_NAME_BEHIND = regex.compile(r"[ ]+(?:\p{Lu}|(?:đoàn|ủy|uỷ|hội|trưởng)(?![\p{L}]))")


_DISTRICT = plain(r"huyen|thi xa|quan|thanh pho|(?<![\p{L}])t[px](?![\p{L}])")


def _level(folded: str) -> Level:
    if folded.startswith(("cac tinh", "tinh", "cua cac tinh")) or "trung uong" in folded:
        return "tinh"
    return "huyen" if _DISTRICT.search(folded) else "xa"


def _listed(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    found: list[FoundAgency] = []
    starts = [m.start for m in mentions]
    for mention in mentions:
        if mention.generic:
            found += _one_by_one(mention, text, plan, starts) or [mention]
        else:
            found.append(mention)
            if mention.place and mention.name.endswith(mention.place) and mention.kind not in ("dang", "bo_nganh"):
                found += _others(mention, text, plan, starts)
    return found


def _others(first: FoundAgency, text: Text, plan: FoundPlan, starts: list[int]) -> list[FoundAgency]:
    """The same body of further units: *UBND xã Tân Long, xã Húc và thị trấn Khe Sanh*."""
    place = first.place or ""
    unit = next((w for w in KIND_WORDS.values() if place.startswith(f"{w} ") and place[len(w) + 1].isupper()), None)
    if unit is None:
        return []
    base = first.name.removesuffix(place).strip()
    bodies = []
    for item in _items(first.end, text, starts):
        said = _FULL.get((item["unit"] or "").lower().rstrip("."), (item["unit"] or "").lower())
        name = " ".join(item["name"].split())
        if ":" in item["sep"] or not said and _unit_of(name, plan, [unit]) != unit:
            break  # without its unit word a name must be known as such a unit
        if _RANKS.get(said, 0) > _RANKS.get(unit, 0):
            break  # "HĐND phường A, thành phố B": where the first is
        whole = f"{said or unit} {name}"
        start = item.start("unit") if item["unit"] else item.start("name")
        bodies.append(_body(first, start, item.end(), f"{base} {whole}", whole))
    return bodies


_RANKS = {"huyện": 1, "quận": 1, "thị xã": 1, "thành phố": 1.5, "tỉnh": 2}


def _body(like: FoundAgency, start: int, end: int, name: str, place: str) -> FoundAgency:
    return FoundAgency(
        start, end, like.rule, confidence=like.confidence, name=name, key=key_of(name), kind=like.kind,
        level=level_of(f"x {place}") or like.level, place=place,
    )  # fmt: skip


def _one_by_one(group: FoundAgency, text: Text, plan: FoundPlan, starts: list[int]) -> list[FoundAgency]:
    """The bodies of units named right behind a group (*UBND các xã Tân Long, Húc và thị trấn Khe Sanh*)."""
    said = text.words(group.start, group.end)
    last = _units_last(said)
    if not last or group.kind == "khac" and group.key.startswith("group xa"):
        return []
    base = said[: last.start()].strip()
    if not base or not (group.name.lower().startswith(base.split(" ")[0].lower()) or group.kind in _ALONE):
        return []
    words = [_FULL.get(w.lower().rstrip("."), w.lower()) for w in _UNIT_WORDS.findall(last[0])]
    items = _items(group.end, text, starts)
    plain = items[:1] and items[0].start() == group.end and ":" not in items[0]["sep"] and any(i["unit"] for i in items)
    if len(items) < 2 or len(words) > 1 and plain:
        return []  # "các huyện, thành phố Mỹ Tho, thị xã Gò Công": the first units have no names
    name = _body_name(group, base)
    bodies = []
    for number, item in enumerate(items):
        place = " ".join(item["name"].split())
        unit = (item["unit"] or "").lower()
        unit = _FULL.get(unit.rstrip("."), unit) or (words[0] if len(words) == 1 else _unit_of(place, plan, words))
        whole = f"{unit} {place}".strip()
        start = item.start("unit") if item["unit"] else item.start("name")
        body = _body(group, start if number else group.start, item.end(), f"{name} {whole}", whole)
        body.own = start
        bodies.append(body)
    return bodies


_UNIT_ENDS = ("tỉnh", "phố", "tp", "huyện", "xã", "tx", "quận", "phường", "trấn", "tt", "khu", "và", "các")


@lru_cache(maxsize=1024)  # the same few groups again and again
def _units_last(said: str) -> regex.Match[str] | None:
    return _UNITS_LAST.search(said) if said.lower().rstrip(" ,/.").endswith(_UNIT_ENDS) else None


def _items(at: int, text: Text, starts: list[int]) -> list[regex.Match[str]]:
    limit = text.folded.find("\n", at)
    limit = limit if limit >= 0 else len(text.folded)
    found: list[regex.Match[str]] = []
    opened = _OPENED.match(text.canonical, at, limit)
    at = opened.end() if opened else at
    while len(found) < _MOST:
        item = _ITEM.match(text.canonical, at, limit)
        if not item or found and not item["sep"].strip():
            break
        begin = item.start("unit") if item["unit"] else item.start("name")
        near = bisect_left(starts, begin)
        if near < len(starts) and starts[near] < item.end() or _NO_PLACE.match(item["name"]):
            break
        found.append(item)
        at = item.end()
    return found


_NO_PLACE = regex.compile(
    r"(?:Sở|Phòng|Ban|UBND|Ủy|Chủ|Căn|Kế|Thực|Phối|Tổ|Trưởng|Giám|Hội|Đoàn|Công an|Đảng|Các|Thủ|Bí|Mặt|Trạm|Trường|Trung tâm|Cơ|Đơn|Theo|Về|Trong|Bộ|Văn phòng)(?![\p{L}])"
)


def _body_name(group: FoundAgency, base: str) -> str:
    if group.kind == "ubnd":
        return "Ủy ban nhân dân"
    if group.kind == "hdnd":
        return "Hội đồng nhân dân"
    return regex.sub(r"(?i)[ ]+các$", "", base)


def _unit_of(place: str, plan: FoundPlan, words: list[str]) -> str:
    """What kind of unit a name is, where the text says *các xã, phường*: asked of the gazetteer."""
    own = fold((plan.province or "").removeprefix("tỉnh ").removeprefix("thành phố "))
    known = [u for u in _named().get(fold(place), ()) if u.on(plan.day) and KIND_WORDS[u.kind] in words]
    near = [u for u in known if own and _province(u.parent or u.code) == own] or known
    kinds = {KIND_WORDS[u.kind] for u in near}
    return kinds.pop() if len(kinds) == 1 else ""


@cache
def _named() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        found.setdefault(fold(unit.name), []).append(unit)
    return found


@cache
def _province(code: str) -> str:
    """The folded name of the province that a unit's code belongs to."""
    for _ in range(3):
        unit = next(iter(units_by_code().get(code, ())), None)
        if unit is None or unit.level == "tinh" or not unit.parent:
            return fold(unit.name) if unit else ""
        code = unit.parent
    return ""
