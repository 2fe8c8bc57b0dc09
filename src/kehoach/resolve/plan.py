"""Metadata → ``Plan``: the units an issuer belongs to, with their codes."""

from __future__ import annotations

import regex

from kehoach.extract.found import FoundPlan
from kehoach.gazetteer import Unit, label
from kehoach.normalise import Text
from kehoach.records import Attached, Plan
from kehoach.resolve.units import LAST_DAY_OF_DISTRICTS, find_unit, unit_by_code

_PROVINCE = regex.compile(r"\b(?:tỉnh|thành phố) (?P<name>\p{Lu}[\p{L}'’-]*(?:[ -]+\p{Lu}[\p{L}'’-]*){0,3})")
# Of the Party: "Tỉnh ủy"
_BARE_COMMITTEE = regex.compile(r"(?:^|[ -])(?P<unit>(?i:tỉnh|thành|huyện|quận)) (?i:ủy|uỷ)$")
_BARE_UNIT = regex.compile(  # "Công an tỉnh", not "Ủy ban nhân dân các xã", "Hội đồng bầu cử cấp tỉnh"
    r"(?<!các|cấp|toàn|trong|ngoài|liên) (?P<unit>(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu))$"
)
_DISTRICT = regex.compile(r"\b(?:huyện|quận|thị xã) (?P<name>\p{Lu}[\p{L}'’-]*(?:[ -]+\p{Lu}[\p{L}'’-]*){0,3})")


def plan_record(found: FoundPlan, text: Text, programme: str | None) -> Plan:
    """The ``Plan`` record of a document."""
    places = _places(found, text, found.day)
    attached = None
    if found.attached_type:
        attached = Attached(doc_type=found.attached_type, title=found.attached_title)
    return Plan(
        doc_type=found.doc_type, number=found.number, issued_on=found.issued_on, place=found.place,
        issuer=found.issuer, level=found.level, title=found.title, year_start=found.year_start,
        year_end=found.year_end, attached=attached, programme=programme, signer_name=found.signer_name,
        signer_title=found.signer_title, signed_for=found.signed_for, spans=found.spans, **places,
    )  # fmt: skip


def with_own_place(issuer: str, plan: Plan) -> str:
    """A cited body *of the province* (district, commune) gets the name of the plan's own one.

    ``Ủy ban nhân dân tỉnh`` in a plan of Sơn La is ``Ủy ban nhân dân tỉnh Sơn La``.
    """
    committee = _BARE_COMMITTEE.search(issuer)
    if committee:
        word = {"thành": "thành phố"}.get(committee["unit"].lower(), committee["unit"].lower())
        for own in (plan.province, plan.district):
            if own and own.lower().startswith(f"{word} "):
                return f"{issuer}{own[len(word) :]}"
        return issuer
    match = _BARE_UNIT.search(issuer)
    if not match:
        return issuer
    word = match["unit"].lower()
    for own in (plan.province, plan.district, plan.commune):
        if own and own.lower().startswith(f"{word} "):
            return f"{issuer[: match.start('unit')]}{word}{own[len(word) :]}"
    return issuer


_HEAD = 6000  # characters of a document in which its own units are named


def _places(found: FoundPlan, text: Text, day: str | None) -> dict[str, str | None]:
    province, district, commune = found.province, found.district, found.commune
    fields: dict[str, str | None] = {}
    p_unit = find_unit(province, "tinh", day=day) if province else _mentioned(text, _PROVINCE, "tinh", day=day)
    if p_unit is None and not province and found.level == "tinh" and found.place:
        p_unit = find_unit(found.place, "tinh", day=day)
        if p_unit:
            province = label(p_unit)
    within = p_unit.code if p_unit else None
    d_unit = find_unit(district, "huyen", day=day, within=within) if district else None
    if commune and not district and (day is None or day <= LAST_DAY_OF_DISTRICTS):
        d_unit = _mentioned(text, _DISTRICT, "huyen", day=day, within=within)
        district = label(d_unit) if d_unit else None
    c_unit = None
    if commune:
        above = d_unit.code if d_unit else within
        c_unit = find_unit(commune, "xa", day=day, within=above)
    if p_unit is None and d_unit is not None:
        p_unit = unit_by_code(d_unit.parent, "tinh", day=day)
    if found.level in ("huyen", "xa") or province:
        fields["province"] = province or (label(p_unit) if p_unit else None)
        fields["province_code"] = p_unit.code if p_unit and fields["province"] else None
    fields["district"] = district
    fields["district_code"] = d_unit.code if d_unit and district else None
    fields["commune"] = commune
    fields["commune_code"] = c_unit.code if c_unit else None
    return fields


def _mentioned(
    text: Text, pattern: regex.Pattern[str], level: str, *, day: str | None, within: str | None = None
) -> Unit | None:
    """The unit of a level that the head of a document names most often, if there is one."""
    words = text.words(text.body.start, min(text.body.end, text.body.start + _HEAD))
    counts: dict[str, tuple[int, Unit]] = {}
    for match in pattern.finditer(words):
        name = match["name"]
        while name:
            unit = find_unit(name, level, day=day, within=within)
            if unit:
                count = counts.get(unit.code, (0, unit))[0]
                counts[unit.code] = (count + 1, unit)
                break
            name = name.rpartition(" ")[0]
    if not counts:
        return None
    best = max(counts.values(), key=lambda pair: pair[0])
    return best[1]
