"""Words for a unit of another kind or level than the issuer's: *Thị ủy* in a plan of a huyện, *toàn huyện* in one of a commune."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import UNITS_ENDED, is_central_city, own_words
from kehoach.check.naming.own_area import end_of_plan
from kehoach.extract.issuers import unit_of
from kehoach.folding import fold
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


_CARRIED_OUT = regex.compile(r"\b(?:thuc hien|trien khai|huong ung|tham gia|so ket|tong ket|theo)\b")  # of what a body above has begun
_DISTRICT_WORD = regex.compile(r"\b(?:huyen|quan|thi xa)\b")


@kind("scope-of-issuer")
def scope_of_issuer(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Territory of a level above the issuer's (*toàn huyện* in a plan of a commune)."""
    level = draft.record.plan.level
    if level is None or level not in rule.options["levels"] or rule.pattern is None:
        return
    pattern = draft.rules.compile(rule.pattern)
    since = draft.title[0] if rule.options.get("title") else draft.title[1]
    for match in pattern.finditer(draft.text.folded, since, draft.body_end):
        above = "thuc_trang" in draft.kinds_at(match.start()) and not rule.options.get("situation")  # how things stand there
        gone = _DISTRICT_WORD.search(match[0]) and draft.dated and (draft.day or "") > UNITS_ENDED
        if draft.is_cited(*match.span()) or above and not (gone and own_words(draft, match.span(), past=True)):
            continue
        first = draft.outline.parts[0].start if draft.outline.parts else 0
        titled = match.start() < draft.title[1]
        if titled and _CARRIED_OUT.search(draft.folded(draft.title)):
            continue
        if _is_quoted(draft, match.start()) or not titled and match.start() < first and not _announces(draft, match.end()):
            continue  # the preamble names what stands above, its last sentence the plan's own area
        # elections and movements of the Front reach beyond a commune; a committee's own work does not
        sure = rule.severity == "error" and fold(draft.record.plan.issuer or "").startswith("uy ban nhan dan") and "huyen" in match[0]
        yield draft.finding(rule, match.span(), severity=None if sure else "info" if rule.severity == "info" else "warning",
                            issuer=draft.record.plan.issuer)  # fmt: skip


def _announces(draft: Draft, at: int) -> bool:
    """True where the sentence goes on to announce the plan: *… trên địa bàn xã như sau:*."""
    line = draft.text.folded.find("\n", at)
    rest = draft.text.folded[at : line if line >= 0 else len(draft.text.folded)]
    return bool(regex.fullmatch(r"[^.;\n]{0,60}(?:nhu sau|cu the|noi dung)[^.;\n]{0,20}: *", rest))


def _is_quoted(draft: Draft, at: int) -> bool:
    """True between quotation marks: the name of a campaign, not the plan's own scope."""
    low = draft.sentence(at, at)[0]
    before = draft.text.shown[low:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
