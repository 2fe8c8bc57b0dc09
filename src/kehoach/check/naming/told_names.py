"""The name of one thing told in two ways: ``phần mềm “A vụ”`` and ``phần mềm “A hộ”``, ``lần thứ II`` and ``lần thứ I``, one event at two grounds, one short form for two names.

A name that stands once, beside another of the same kind that it is nearly, or that stands in the same words, is a slip of it; in
sound plans two such names stand in one list, or in clauses that have nothing else in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import own_words
from kehoach.check.words import bare_words, telling
from kehoach.folding import fold
from kehoach.normalise.labels import ORDINAL_WORDS, roman_value
from kehoach.records import Finding, Severity
from kehoach.rulebook import CheckEntry

_QUOTED = regex.compile(r"(?P<head>(?:\p{L}+ ){1,3})?[“\"](?P<name>[^“”\"\n]{3,120})[”\"]")
# Of these a plan has one
_ONE = regex.compile(r"\b(?:chu de|khau hieu|thong diep|ten goi|slogan|phuong cham) *(?:la|:)? *$")
_NO_NAME = regex.compile(r"…|\.\.\.|\d")
_EMPTY_HEAD = frozenset(["voi", "la", "ten", "mang", "goi", "lay", "nguyen", "van", "va", "cua", "cac", "nay", "the"])
_LEAST, _ALIKE = 2, 0.5  # words that two names share in their order, and what part of the longer one they are


@dataclass(frozen=True)
class Named:
    """A name where it stands, with the word that says of what it is."""

    place: Place
    head: str
    name: str
    words: tuple[str, ...]


@kind("quoted-name")
def quoted_name(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Two names in quotation marks that are nearly one, behind the same word."""
    found = list(_quoted(draft))
    often = Counter(one.name for one in found)
    firsts = {one.name: one for one in reversed(found)}
    for one, other in combinations(sorted(firsts.values(), key=lambda n: n.place), 2):
        if min(often[one.name], often[other.name]) > 1 or not _one_name(one, other):
            continue
        odd, usual = (one, other) if often[one.name] < often[other.name] else (other, one)
        yield _remark(draft, rule, odd.place, usual.place)


@kind("name-without-marks")
def name_without_marks(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``ứng dụng “Học tập mọi nơi”`` here, ``ứng dụng Học tập mọi lúc`` there."""
    seen: set[str] = set()
    for one in _quoted(draft):
        if len(one.words) <= _LEAST or one.name in seen or not one.head or one.head == "=":
            continue
        seen.add(one.name)
        head = regex.escape(one.head.split()[-1])
        for m in regex.compile(rf"\b{head} +(?P<name>{'|'.join(_nearly(one.words))})\b").finditer(draft.text.folded, draft.title[0]):
            if draft.text.shown[m.start("name")].isupper() and not draft.is_told(m.span("name"), rule.code):
                yield _remark(draft, rule, m.span("name"), one.place)


def _nearly(words: tuple[str, ...]) -> Iterator[str]:
    """A name with another word in place of each of its own."""
    for at, word in enumerate(words):
        yield " +".join(rf"(?!{word}\b)[a-z]+" if n == at else w for n, w in enumerate(words))


def _quoted(draft: Draft) -> Iterator[Named]:
    for m in _QUOTED.finditer(draft.text.shown, draft.title[0]):
        place = m.span("name")
        if draft.is_cited(*place) or _NO_NAME.search(m["name"]):
            continue
        words = [w for w in fold(m["head"] or "").split() if w not in _EMPTY_HEAD]
        head = "=" if _ONE.search(draft.text.folded, max(0, m.start("name") - 40), m.start("name") - 1) else " ".join(words[-2:])
        name = bare_words(m["name"])
        yield Named(place, head, name, tuple(name.split()))


def _one_name(one: Named, other: Named) -> bool:
    """True for names of nearly the same words, or of two that begin alike where there can be but one."""
    if one.name in other.name or other.name in one.name:
        return False
    match = SequenceMatcher(None, one.words, other.words, autojunk=False)
    same = sum(block.size for block in match.get_matching_blocks())
    if one.head == other.head == "=":
        return same >= _LEAST
    if len(one.words) == len(other.words) > _LEAST and same == len(one.words) - 1:
        return True
    heads = one.head == other.head or not one.head or not other.head
    return heads and same >= _LEAST and same >= _ALIKE * max(len(one.words), len(other.words)) and abs(len(one.words) - len(other.words)) <= 1


def _remark(draft: Draft, rule: CheckEntry, place: Place, other: Place, severity: Severity | None = None) -> Finding:
    return draft.finding(rule, place, say_as="name", severity=severity, first=draft.words(other), second=draft.words(place), evidence=(draft.evidence(other),))


# --- how often it has been held ----------------------------------------------------------------------------------------

_TIME = regex.compile(r"\b(?i:lần)(?: thứ)? (?P<n>[IVXL]+|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b(?=[^\p{L}]|$| (?:năm|cho|tại|vào|do|từ|của|được|sẽ))")
_EVENT = regex.compile(r"(?:cuoc thi|hoi thi|giai|lien hoan|hoi dien|hoi thao|le hoi|festival|hoi cho|danh hieu|trien lam|ngay hoi|dai hoi the duc|hoi khoe|tuan le|[“\"”])")
_BEFORE = 60
_TAIL = 3  # words right before the number that two tellings share


@kind("time-held")
def time_held(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Liên hoan … lần thứ IX`` here, ``lần thứ X`` there."""
    told: dict[str, list[tuple[int, Place]]] = defaultdict(list)
    for m in _TIME.finditer(draft.text.shown, draft.title[0]):
        before = draft.text.folded[max(0, m.start() - _BEFORE) : m.start()]
        tail = bare_words(regex.split(r"[.;\n]", before)[-1]).split()[-_TAIL:]
        value = int(m["n"]) if m["n"].isdigit() else ORDINAL_WORDS.get(m["n"]) or roman_value(m["n"])
        if value and len(tail) == _TAIL and _EVENT.search(before) and own_words(draft, m.span()):
            told[" ".join(tail)].append((value, m.span()))
    for same in told.values():
        counts = Counter(value for value, _ in same)
        if len(counts) == 2:  # noqa: PLR2004
            usual = counts.most_common(1)[0][0]
            odd = [place for value, place in same if value != usual]
            if len(odd) == 1 and draft.paragraph(odd[0][0]) is not draft.paragraph(next(p for v, p in same if v == usual)[0]):
                yield _remark(draft, rule, odd[0], next(p for v, p in same if v == usual))


# --- a place ----------------------------------------------------------------------------------------------------------

_KINDS = (
    r"sân vận động|sân|nhà thi đấu|nhà văn hóa|nhà|hội trường|trung tâm|công viên|quảng trường|chợ|cầu|đường|phố|hẻm|ngõ|tuyến|hồ|sông|suối|kênh|rạch|đập|đê|bến|cảng|ga|bãi|đảo|núi|đèo|rừng|vườn|khu|cụm|làng|"
    r"đền|chùa|đình|di tích|tượng đài|nghĩa trang|thôn|bản|ấp|xóm|buôn|tổ dân phố|khu phố|xã|phường|thị trấn|trường|tiểu học|mầm non|thcs|thpt|trạm|nhà máy|trạm bơm|hợp tác xã|công ty|bệnh viện|khách sạn|đội|câu lạc bộ"
)
_PLACE = regex.compile(rf"(?<![\p{{L}}])(?P<kind>(?i:{_KINDS})(?: (?i:{_KINDS}))*) (?P<name>\p{{Lu}}[\p{{L}}'’]*(?: \p{{Lu}}[\p{{L}}'’]*){{0,3}})(?!\p{{L}})")
_VENUE = regex.compile(
    r"(?<!\p{L})(?P<kind>(?i:hội trường|sân vận động|nhà thi đấu|nhà văn hóa|quảng trường|trụ sở|khách sạn|sân trường))"
    r" (?P<name>\p{Lu}[\p{L}]*(?: (?!(?:cho|để|trước|vào|ngày|lúc|với|và|phục|xong|trong|theo|từ|do|là|tổ|đón|khi|có|gồm|được|bảo|đảm)\b)[\p{L}]+){0,7})"
)
_LEVELS = frozenset(["xa", "phuong", "huyen", "tinh", "thanh", "pho", "thi", "tran"])
_SHARED, _FAR = 2, 4  # words of two clauses beside the names; of names that are nothing alike
_PART = 0.2  # of the words that only one of the clauses has


class _Mention(NamedTuple):
    """A name of a place where it stands, the words of its clause beside it, and that clause."""

    place: Place
    name: str
    words: frozenset[str]
    clause: Place


@kind("place-told")
def place_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``giải bóng chuyền … tại sân vận động xã A`` here, ``… xã B`` there: a name that stands once."""
    every: dict[tuple[str, bool], list[_Mention]] = defaultdict(list)
    for pattern, venue in ((_PLACE, False), (_VENUE, True)):
        for m in pattern.finditer(draft.text.shown, draft.title[1], draft.body_end):
            if own_words(draft, m.span()):
                low, high = _clause(draft, m.span())
                every[fold(m["kind"]), venue].append(_Mention(m.span(), m["name"], telling(draft.text.canonical[low:high]) - telling(m[0]), (low, high)))
    for (_, venue), same in every.items():
        often = Counter(one.name for one in same)
        clauses = Counter(one.clause for one in same)
        alone = sorted((one for one in same if clauses[one.clause] == 1), key=lambda one: one.place)
        named = {one.name for one in alone if often[one.name] == 1 and _times(draft, one.name) == 1} if len(alone) > 1 else set()
        for one, other in combinations(alone, 2):
            odd, usual = (one, other) if often[one.name] < often[other.name] else (other, one)
            shared, apart = one.words & other.words, one.words ^ other.words
            alike = venue or _alike(one.name, other.name)
            if odd.name not in named or len(shared) < (_SHARED if alike else _FAR) or len(shared) < len(apart) * (_PART if alike else 1):
                continue
            if one.name == other.name or _beside(draft, one.place, other.place) or _same_field(draft, one.clause, other.clause):
                continue
            if not venue or not (draft.is_told(odd.place, rule.code) or set(fold(one.name).split()) & set(fold(other.name).split()) - _LEVELS):
                yield _remark(draft, rule, odd.place, usual.place, severity=None if alike else "info")


def _beside(draft: Draft, one: Place, other: Place) -> bool:
    """True for places in one part, or in two parts beside each other below one heading."""
    a, b = draft.section_at(one[0]), draft.section_at(other[0])
    parents = [draft.sections[s].parent if s else None for s in (a, b)]
    return a == b or parents[0] is not None and parents[0] == parents[1]


_FIELD = regex.compile(r"[-+*•]? *(?P<label>[a-z]+(?: [a-z]+){0,4}) *:")


def _same_field(draft: Draft, one: Place, other: Place) -> bool:
    """True for clauses in one field of two items: *- Đối tượng: …* here and there, each of its own item."""
    lines = [draft.text.folded[draft.text.folded.rfind("\n", 0, place[1]) + 1 : place[1]].strip() for place in (one, other)]
    labels = [m["label"] for line in lines if (m := _FIELD.match(line))]
    return len(labels) == len(lines) and labels[0] == labels[1]


def _alike(one: str, other: str) -> bool:
    """True for names of as many syllables, one of which they have in its place."""
    a, b = fold(one).split(), fold(other).split()
    return len(a) == len(b) > 1 and sum(x == y for x, y in zip(a, b, strict=True)) == len(a) - 1


def _times(draft: Draft, name: str) -> int:
    """How often a name stands in the text."""
    return len(regex.findall(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", draft.text.shown))


def _clause(draft: Draft, place: Place) -> Place:
    low = max((m.end() for m in CLAUSE.finditer(draft.text.folded, max(0, place[0] - 400), place[0])), default=max(0, place[0] - 400))
    stop = CLAUSE.search(draft.text.folded, place[1])
    return low, stop.start() if stop else place[1]


# --- short forms ------------------------------------------------------------------------------------------------------

_SHORT = regex.compile(r"(?P<long>\p{Lu}[\p{L}\p{M}, -]{6,90}) \((?:(?:sau đây )?(?:gọi|viết) tắt(?: là)?:? |gọi là |sau đây gọi là )?[“\"]?(?P<short>[\p{Lu}&-]{2,10})[”\"]?\)")
_LONG = regex.compile(r"(?<![\p{L}])(?P<short>\p{Lu}{2,10}) \((?P<long>\p{Lu}[\p{L}\p{M}, -]{8,90})\)")


@kind("short-for-two")
def short_for_two(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Trung tâm Giám sát … (IOC)`` here, ``IOC (Trung tâm Điều phối …)`` there."""
    told: dict[str, list[tuple[list[str], Place, bool]]] = defaultdict(list)
    for pattern, whole in ((_SHORT, False), (_LONG, True)):
        for m in pattern.finditer(draft.text.shown, draft.title[1]):
            told[m["short"]].append((bare_words(m["long"]).split(), m.span("long"), whole))
    for same in told.values():
        for one, other in combinations(sorted(same, key=lambda t: t[1]), 2):
            size = min(len(one[0]), len(other[0]))
            a, b = one[0][-size:], other[0][-size:]
            off = sum(x != y for x, y in zip(a, b, strict=True))
            if (one[2] or other[2]) and size > _TAIL and 0 < off <= size // 2:
                yield _remark(draft, rule, other[1], one[1])
