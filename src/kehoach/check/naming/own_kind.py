"""Words for a unit of another kind than the issuer's at its own level: *Thị ủy* in a plan of a huyện, *UBND quận* in one of a town."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import is_central_city, own_words
from kehoach.check.naming.own_area import end_of_plan
from kehoach.extract.issuers import unit_of
from kehoach.rulebook import CheckEntry

_BODY = regex.compile(
    r"\b(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|công an|mttq(?: việt nam)?|mặt trận tổ quốc(?: việt nam)?|đảng ủy|đảng uỷ|đoàn thanh niên|trên địa bàn|toàn) "
    r"(?P<kind>huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\b(?! *(?:,|và|hoặc|/|-) *(?:các )?(?:\d+ )?(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu))"
)
_PARTY = regex.compile(r"(?<!\p{L})(?P<kind>huyện|thị|thành|quận) (?:ủy|uỷ|đoàn)\b")
_OF_PARTY = {"huyện": "huyện", "thị": "thị xã", "thành": "thành phố", "quận": "quận"}
_DISTRICT = frozenset({"huyện", "thị xã", "thành phố", "quận"})
_COMMUNE = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_BELOW = {"thành phố": "thị trấn", "thị xã": "thị trấn", "quận": "thị trấn", "huyện": "phường"}  # kinds of communes that a unit has none of
_UNITS = regex.compile(r"\bcác (?:xã|phường|thị trấn)(?:(?:,| và) (?:các )?(?:xã|phường|thị trấn))*")
_MOST = 2  # mentions of another kind: more are no slip


@kind("own-kind")
def own_kind(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A committee, the Party or the area of a unit of another kind, without a name, once or twice; communes of a kind that the unit has none of."""
    own = unit_of(draft.record.plan.issuer or "")
    if own is None or own[0] == "thành phố" and is_central_city(own[1]):
        return
    word, tier = own[0], next((t for t in (_DISTRICT, _COMMUNE) if own[0] in t), frozenset())
    low, high = draft.title[1], end_of_plan(draft)
    text = draft.text.shown[low:high].lower().replace("\n", " ")
    found = [(m, m["kind"]) for m in _BODY.finditer(text)] + [(m, _OF_PARTY[m["kind"]]) for m in _PARTY.finditer(text) if word in _DISTRICT]
    nameless = [(m, said) for m, said in found if not _named(draft, low + m.end())]
    count = Counter(said for _, said in nameless)
    others = [m for m, said in nameless if said in tier and said != word and count[said] <= _MOST <= count[word]]
    missing = _BELOW.get(word)
    lists = [m for m in _UNITS.finditer(text) if missing in m[0]] if missing and text.count(missing) <= _MOST else []
    for match in (*sorted(others, key=lambda m: m.start()), *lists):
        place = low + match.start(), low + match.end()
        if own_words(draft, place) and not draft.is_told(place, rule.code, "obsolete-body"):
            yield draft.finding(rule, place, say_as="kind", issuer=draft.record.plan.issuer)


def _named(draft: Draft, at: int) -> bool:
    """True where a name follows: *UBND quận Ba Đình*."""
    return regex.match(r"\s+(?:\p{Lu}|\d)", draft.text.shown, pos=at) is not None
