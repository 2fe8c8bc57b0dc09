"""The province a plan is of, against another province named as if it were its own: left from a draft that was copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import UNIT_NAME, is_province, own_words, units_by_name
from kehoach.folding import fold
from kehoach.gazetteer import Unit, units, units_by_code
from kehoach.rulebook import CheckEntry

_NAME = r"(?P<name>\p{Lu}[\p{Ll}\p{M}]+(?: ?- ?| )\p{Lu}[\p{Ll}\p{M}]+(?:(?: ?- ?| )\p{Lu}[\p{Ll}\p{M}]+)?)"
_OF = regex.compile(
    rf"(?:\b(?P<body>Truyền hình|Báo|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Tỉnh [Đđ]oàn|Thành [Đđ]oàn|Chi nhánh)|\b(?P<kind>[Tt]ỉnh|[Tt]hành phố|TP\.?))[ \n]+{_NAME}"
)
_NOTE = regex.compile(r" *\([^()\n]*\)")
# Words right before the province that make it the plan's own.
_OWN = regex.compile(
    r"(?:\b(?:dia ban|toan|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|mttq(?: viet nam)?|mat tran to quoc(?: viet nam)?|chi nhanh|cong doan|doan thanh nien|kien truc so|chien luoc du lieu|quy hoach|nhan dan"
    r"|(?:so|ban|uy ban|chi cuc|lien doan|hoi|hoi dong|bao hiem xa hoi|ngan hang|phong giao dich|kho bac nha nuoc|bo chi huy quan su|nganh|trung tam|benh vien|truong) (?:[a-z,&-]+ ){0,7}?[a-z]+"
    r"|(?:cac|\d+) (?:so|huyen|xa|phuong|thi xa|thanh pho|phong)\b(?:[a-z, -]{0,50}?) (?:thuoc|cua)(?: dia ban)?)) *$"
)
_COMPARED = regex.compile(r"\b(?:hoc tap|kinh nghiem|giap|lien ket|cac tinh|lan can|phoi hop voi tinh|truoc day|sap nhap|hop nhat|chuyen tu|hop tac|ket nghia|nhu tinh|huong ve|ung ho|(?<!bao cao )nam truoc)\b")

_OLD = regex.compile(r"\b[Cc]ũ\b")


@kind("odd-province")
def odd_province(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A province named once or twice as the plan's own area or the seat of its bodies, where another is named as such."""
    own = own_province(draft)
    if own is None:
        return
    named = [m for m in _OF.finditer(draft.text.shown, draft.text.body.start, end_of_plan(draft)) if is_province(_key(m))]
    counts = Counter(_key(m) for m in named)
    several = sum(1 for key in counts if key != own)
    for match in named:
        key = _key(match)
        if key == own or counts[key] > 1 or several > 2 or match.start() < draft.title[0] or _are_now_one(draft, key, own):
            continue
        low, high = draft.sentence(match.start(), match.end())
        before = " ".join(_NOTE.sub("", draft.text.folded[max(low, match.start() - 70) : match.start()]).split())
        around = draft.folded((max(low, match.start() - 120), min(high, match.end() + 60)))
        if draft.is_cited(*match.span()) and not before.endswith("dia ban"):
            continue  # the plan of another province, among what it is based on
        old = _OLD.search(draft.text.shown, match.end(), min(high, match.end() + 40))
        if (match["body"] or _reported_to(draft, match.start()) or _OWN.search(before) or _behind_own_unit(draft, before)) and not _COMPARED.search(around) and not old:
            yield draft.finding(rule, (match.start(), match.end()), say_as="own", own=_shown(draft, own))


def _reported_to(draft: Draft, at: int) -> bool:
    """True inside a line of *Nơi nhận* of one to whom the plan is reported."""
    return any(r.start <= at < r.end and r.purpose == "b/c" for r in draft.record.recipients)


_OFFICE = regex.compile(r"(?:so|cong an|chi cuc|cuc|kho bac|bao hiem|lien doan|hoi|ban|bo chi huy|dai|ubnd|uy ban) ")
_PLACE_BEHIND = regex.compile(rf"[ \n]+{_NAME}")
_LISTED = regex.compile(r"[ \n]*(?:,|và)[ \n]*\p{Lu}")


@kind("office-elsewhere")
def office_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Sở Y tế Quảng Bình* in a plan of Hà Tĩnh: an office of a province right behind its name, once, with nothing of the other elsewhere."""
    own, high = own_province(draft) or _dated_at(draft), end_of_plan(draft)
    if own is None:
        return
    found: list[tuple[str, regex.Match[str]]] = []
    for agency in draft.record.agencies:
        if agency.generic or not _OFFICE.match(fold(agency.name)):
            continue
        for _, end in agency.spans:
            match = _PLACE_BEHIND.match(draft.text.shown, end)
            if match and draft.title[1] < end < high and is_province(other := _key(match)) and not other.startswith(own):
                found.append((other, match))
    if len({other for other, _ in found}) != 1 or draft.folded((0, len(draft.text.folded))).count(found[0][0]) > 1:
        return
    other, match = found[0]
    around = draft.folded(draft.sentence(match.start(), match.end()))
    if not _are_now_one(draft, other, own) and not _LISTED.match(draft.text.shown, match.end()) and not draft.is_cited(*match.span("name")) and not _COMPARED.search(around):
        yield draft.finding(rule, match.span("name"), say_as="own", own=_shown(draft, own))


def _dated_at(draft: Draft) -> str | None:
    """The one province that the header names: in the line of the date, or behind the office above the issuer."""
    head = _YOUTH.sub("", draft.folded(draft.head))
    named = [name for name, pattern in _provinces() if pattern.search(head)]
    return named[0] if len(named) == 1 else None


_YOUTH = regex.compile(r"\b(?:tncs|thanh nien cong san) +ho chi minh\b")  # bears the name of a man, not of the city


@cache
def _provinces() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """The folded names of the provinces of all times, each with its pattern."""
    return tuple((name, regex.compile(rf"\b{name}\b")) for level, name in units_by_name() if level == "tinh")


_TOGETHER = regex.compile(r"\b(?:phoi hop|lien ket|ky ket|hop tac|lien tinh|ket nghia)\b")
_UNIT = regex.compile(rf"\b(?P<kind>xã|phường|thị trấn|đặc khu) {_NAME}")
_DISTRICT = regex.compile(rf"\b(?P<kind>huyện|thị xã|quận) {_NAME}")
_MERGED = "2025-07-01"  # a commune of today goes on with what was decided for those it was made of


@kind("basis-elsewhere")
def basis_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A legal basis that a body of another province, or of another commune, has issued."""
    own, plan = own_province(draft), draft.record.plan
    for citation in draft.record.citations:
        low, high = draft.sentence(citation.start, citation.end)
        if not citation.basis or citation.self or _TOGETHER.search(draft.folded((low, high))):
            continue
        words = draft.text.shown[citation.start : citation.end]
        said = regex.search(r"\bcủa\b", words)
        if said is None:
            continue
        province = _OF.search(words, said.end())
        if own and province and is_province(key := _key(province)) and key != own and not are_merged(key, own):
            yield draft.finding(rule, (citation.start, citation.end), say_as="own", own=_shown(draft, own))
            continue
        if plan.level == "xa" and (district := _DISTRICT.search(words, said.end())) and _lies_elsewhere(draft, fold(district["name"])):
            yield draft.finding(rule, (citation.start, citation.end), say_as="own", own=plan.issuer)
            continue
        unit, day = _UNIT.search(words, said.end()), citation.date or ""
        commune = _bare_unit(plan.commune or "")
        if plan.level == "xa" and commune and unit and not (day < _MERGED <= (draft.day or "")):
            other = fold(unit["name"])
            if not other.startswith(commune) and not commune.startswith(other):
                yield draft.finding(rule, (citation.start, citation.end), say_as="own", own=plan.issuer)


def _lies_elsewhere(draft: Draft, district: str) -> bool:
    """True if the table of units has the plan's commune, in the plan's province, and never in this district, which it has there too."""
    own, communes = own_province(draft), units_by_name().get(("xa", _bare_unit(draft.record.plan.commune or "")), ())
    codes = {u.code for u in units_by_name().get(("tinh", own or ""), ())}
    districts = {u.code: u for u in units() if u.level == "huyen" and u.parent in codes}
    above = {fold(districts[u.parent].name) for u in communes if u.parent in districts}
    return bool(above) and district not in above and district in {fold(u.name) for u in districts.values()}


def _bare_unit(name: str) -> str:
    return regex.sub(r"^(?:xa|phuong|thi tran|dac khu) ", "", fold(name))


def end_of_plan(draft: Draft) -> int:
    """Where the plan itself ends, its recipients among it."""
    return max(draft.body_end, draft.title[1], max((r.end for r in draft.record.recipients), default=0))


def own_province(draft: Draft) -> str | None:
    """The folded name of the plan's own province; looked for once."""
    return draft.once("own-province", _own_province)


def _own_province(draft: Draft) -> str | None:
    """The province of the issuer, else the one that its own bodies and its own unit are said to be of most often."""
    plan = draft.record.plan
    if by_table := _by_table(draft):
        return by_table
    if plan.province and (plan.level in ("tinh", None) or fold(plan.province) in fold(plan.issuer or "") or fold(plan.province) in draft.folded(draft.head).replace("\n", " ")):
        return _bare(plan.province)
    if plan.level in ("tinh", "trung_uong", None):
        return None
    told: Counter[str] = Counter()
    for match in _OF.finditer(draft.text.shown, 0, end_of_plan(draft)):
        before = " ".join(draft.text.folded[max(0, match.start() - 60) : match.start()].split())
        if is_province(_key(match)) and (match["body"] or _OWN.search(before) or _behind_own_unit(draft, before)):
            told[_key(match)] += 1
    own = _bare(plan.province or "")
    return max(told, key=lambda name: (told[name], name == own), default=None)  # of two alike the first


_TABLE_SINCE = "2009-01-01"  # districts of older provinces are not in the table


def _by_table(draft: Draft) -> str | None:
    """The one province that has the plan's district, or the district of its commune, by the table of units of its day."""
    plan = draft.record.plan
    if plan.level not in ("huyen", "xa") or not draft.day or draft.day < _TABLE_SINCE:
        return None
    found = [u for u in units_by_name().get(("huyen", _DISTRICT_KIND.sub("", fold(plan.district or ""))), ()) if u.on(draft.day)]
    named = {_plain(fold(_province_of(u, draft.day))) for u in found}
    return named.pop() if len(named) == 1 else None


_LIST = rf"(?P<names>{UNIT_NAME}(?:, {UNIT_NAME})*(?: và {UNIT_NAME})?)"
_DISTRICTS = regex.compile(rf"(?<!\p{{L}})(?:[Hh]uyện|[Tt]hị xã|[Qq]uận)[ \n]+{_LIST}")
_NAMES = regex.compile(rf"(?:(?<=[(:] ?)|(?<=\b(?:là|gồm|tại|ở) )){_LIST}")  # of a list whose kind is said before it
_EACH = regex.compile(UNIT_NAME)
_THERE = regex.compile(r"[ \n]*[,(-]?[ \n]*(?:tỉnh|thành phố|TP\.?)[ \n]+\p{Lu}")
_ON_PURPOSE = regex.compile(r"\b(?:que|sinh ra|giap|lien huyen|lien tinh|tham quan|hoc tap|kinh nghiem|ung ho|ket nghia|lan can|phoi hop voi|chuyen den|tu nhien|duong|tuyen|song|quoc lo|cao toc|doan)\b")
_OURS = 2  # names of a list that lie in the own province
_SLIPS = 1  # mentions of a district that is no other's by intent


@kind("district-elsewhere")
def district_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*tại huyện Trùng Khánh* in a plan of Lạng Sơn: the one district named that the table has, in all times, in other provinces alone.

    ``gone`` has the districts that went before the table begins and have a namesake in it.
    """
    own = own_province(draft) or (_dated_at(draft) if draft.record.plan.level == "tinh" else None)
    if own is None or draft.day is None or draft.day < _TABLE_SINCE:
        return
    gone = {fold(name) for name in rule.options.get("gone", {})}
    found: dict[str, tuple[int, int]] = {}
    low, high = draft.title[0], end_of_plan(draft)
    lists = [m for m in _NAMES.finditer(draft.text.shown, low, high) if _names_districts(draft, own, m)]
    for match in (*_DISTRICTS.finditer(draft.text.shown, low, high), *lists):
        around = draft.folded(draft.sentence(*match.span()))
        if _THERE.match(draft.text.shown, match.end()) or not own_words(draft, match.span(), past=True) or _COMPARED.search(around) or _ON_PURPOSE.search(around):
            continue
        for name in _EACH.finditer(draft.text.shown, match.start("names"), match.end("names")):
            key = fold(name[0])
            if key not in gone and key != own and ("huyen", key) in units_by_name() and not _has_district(draft, own, key):
                found[key] = name.span()
    if len(found) != 1:
        return
    ((key, place),) = found.items()
    if draft.text.folded.replace("\n", " ").count(key) <= _SLIPS and not draft.is_told(place, rule.code):
        yield draft.finding(rule, place, say_as="own", own=_shown(draft, own))


def _names_districts(draft: Draft, own: str, match: regex.Match[str]) -> bool:
    """True for a list all of which are names of districts, two at least and all but one of the plan's own province."""
    names = [fold(name[0]) for name in _EACH.finditer(match["names"])]
    ours = sum(_has_district(draft, own, name) for name in names)
    return ours >= _OURS and ours == len(names) - 1 and all(("huyen", name) in units_by_name() for name in names)


def _has_district(draft: Draft, own: str, district: str) -> bool:
    """True if a district of that name lies, or once lay, in the province or in one that is now one with it."""
    for unit in units_by_name().get(("huyen", district), ()):
        province = _plain(fold(_province_of(unit, None)))
        if province == own or _are_now_one(draft, province, own):
            return True
    return False


_DISTRICT_KIND = regex.compile(r"^(?:huyen|quan|thi xa|thanh pho) ")


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").split())


def _province_of(unit: Unit, day: str | None) -> str:
    """The name of the province in which a unit lay on a day; without one in the first that the table has."""
    while unit.parent:
        above = units_by_code()[unit.parent]
        unit = next((u for u in above if u.on(day)), above[-1])
    return unit.name


@kind("header-province")
def header_province(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*TỈNH ĐỒNG THÁP* above a district that the table of units has in another province alone."""
    own = _by_table(draft)
    head, low = draft.folded(draft.head), draft.head[0]
    for name, pattern in _provinces() if own else ():
        match = next((m for m in pattern.finditer(head) if _UNIT_ABOVE.search(head, 0, m.start())), None)
        if match and own and _plain(name) != own and not _are_now_one(draft, name, own):
            yield draft.finding(rule, (low + match.start(), low + match.end()), say_as="own", own=_shown_name(own))
            return
    if own is None:
        yield from _dated_in_another(draft, rule, head, low)


_OFFICE_OF = regex.compile(r"\b(?:tinh|so (?:[a-z,&-]+ ){1,8})\s*$")
_DAY_BEHIND = regex.compile(r" *, *ngay\b")


def _dated_in_another(draft: Draft, rule: CheckEntry, head: str, low: int) -> Iterator[Result]:
    """*SỞ Y TẾ SÓC TRĂNG* over *Hậu Giang, ngày …*, where the plan goes on to speak of Hậu Giang and never of the other."""
    body = draft.text.folded[draft.title[0] :].replace("\n", " ")
    named = [(name, m) for name, pattern in _provinces() for m in pattern.finditer(head)]
    dated = [name for name, m in named if _DAY_BEHIND.match(head, m.end())]
    above = [(name, m) for name, m in named if draft.text.shown[low + m.start() : low + m.end()].isupper()]
    if len(dated) != 1 or len(above) != 1 or len(named) != len(dated) + len(above):
        return
    (own,), ((other, match),) = dated, above
    surely = own in body or _OFFICE_OF.search(head, 0, match.start())
    if other != own and surely and other not in body and not _are_now_one(draft, own, other):
        yield draft.finding(rule, (low + match.start(), low + match.end()), say_as="own", own=_shown_name(own))


_UNIT_ABOVE = regex.compile(r"\b(?:tinh|thanh pho)\s+$")


def _behind_own_unit(draft: Draft, before: str) -> bool:
    """True for words that end in the plan's own commune or district and a comma: *xã An Thịnh, tỉnh …*."""
    plan = draft.record.plan
    return any(before.endswith(f"{fold(name)},") for name in (plan.commune, plan.district) if name)


def are_merged(one: str, other: str) -> bool:
    """True for two provinces one of which has gone into the other."""
    first, second = (units_by_name().get(("tinh", name), ()) for name in (one, other))
    return any({v.code for v in into} & set(u.successors.split()) for old, into in ((first, second), (second, first)) for u in old)


def _are_now_one(draft: Draft, one: str, other: str) -> bool:
    """True for two provinces one of which has gone into the other by the plan's day; a plan without one may be of today."""
    return (draft.day or _MERGED) >= _MERGED and are_merged(one, other)


def _key(match: regex.Match[str]) -> str:
    """The folded name, without a capital word that follows it."""
    words = fold(match["name"]).replace(" - ", " ").replace("-", " ").split()
    name = " ".join(words)
    return name if len(words) < 3 or is_province(name) else " ".join(words[:2])


def _bare(province: str) -> str:
    return _plain(regex.sub(r"^(?:tinh|thanh pho) ", "", fold(province)))


def _shown(draft: Draft, own: str) -> str:
    return draft.record.plan.issuer or _shown_name(own)


def _shown_name(own: str) -> str:
    """The name of a province as it is printed."""
    return next((u.name for u in units() if u.level == "tinh" and _plain(fold(u.name)) == own), own)
