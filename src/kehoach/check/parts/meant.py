"""References to a part that is there and is not the one meant: another owner, other works, money looked for among the duties.

*Công an tỉnh: chủ trì khoản 3 Mục II*, where khoản 2 is the one that Công an tỉnh leads; *24 lớp tập huấn nêu tại khoản 3*, where
khoản 4 tells of 24 classes; *kinh phí tại Mục V*, where Mục IV is on money. What only one of the parts beside the one named says is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import Member
from kehoach.check.parts.pointed import beside
from kehoach.check.parts.pointing import Reference, below, numbered, references, spots
from kehoach.records import Kind
from kehoach.rulebook import CheckEntry

_BEFORE = 150  # letters of a sentence that can say what a reference is to
_LEADS = regex.compile(r"\bchu tri\b|\bdau moi\b")
_CARRIES = regex.compile(r"\b(?:chu tri|thuc hien|trien khai|phu trach|to chuc)\b[^.;]*$")
_HELPS = regex.compile(r"(?<!chu tri,? )(?<!chu tri va )\bphoi hop\b")
_WORD = regex.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_EMPTY_WORDS = (
    "va cua cac cho ve voi tai theo trong tren duoc thuc hien to chuc tu den ngay thang nam truoc sau vao la nhung viec de quy dinh noi dung nhiem vu ke hoach trien khai can cu ap dung lien quan "
    "cong phoi hop dam bao yeu cau khi giao day du dung so lieu quy trinh neu muc khoan diem phan dieu chu tri tham muu huong dan kiem tra giam sat bao cao ket qua tong theo doi don doc xay dung hang quan ly "
    "ubnd uy ban nhan dan xa phuong huyen tinh thanh pho thi tran so phong don vi dia nay ban nganh chuc nang bo tri kinh phi nguon vu linh vuc chuyen mon co hoat dong mot hai ba bon giai phap"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


class Spot(NamedTuple):
    """A part that a reference can name: its number as printed, its place to the next one."""

    printed: str
    place: Place


@kind("part-meant")
def part_meant(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number or letter that is there, where one beside it is what the sentence speaks of."""
    known = numbered(draft)
    for reference in references(draft):
        named = spots(known, reference)
        if len(named) != 1 or reference.place[0] >= draft.body_end or draft.is_told(reference.place, rule.code):
            continue
        row = [Spot(known[i].label.printed, (known[i].place[0], _end(draft, known, i))) for i in beside(known, named[0])]
        target = next(s for s in row if s.place[0] == known[named[0]].place[0])
        if len(row) < 2 or any(s.place[0] <= reference.place[0] < s.place[1] for s in row):  # noqa: PLR2004
            continue
        right = _by_owner(draft, known, reference, row, target) or _by_words(draft, reference, row, target)
        if right is not None:
            spot, what = right
            yield draft.finding(rule, reference.place, say_as="says", what=what, right=spot.printed, evidence=(draft.evidence((spot.place[0], min(spot.place[0] + 90, spot.place[1]))),))


def _end(draft: Draft, known: list[Member], at: int) -> int:
    following = below(known, at).stop
    return known[following].place[0] if following < len(known) else draft.body_end


def _by_owner(draft: Draft, known: list[Member], reference: Reference, row: list[Spot], target: Spot) -> tuple[Spot, str] | None:
    """The part beside that the body with this duty leads and its duties do not name, where the part named has another to lead it."""
    low, _ = draft.sentence(*reference.place)
    if not _CARRIES.search(draft.text.folded, low, reference.place[0]) or _HELPS.search(draft.text.folded, low, reference.place[0]):
        return None
    name = _whose(draft, reference.place[0])
    here = {a.name for a in draft.record.agencies for start, _ in a.spans if low <= start < reference.place[0]}
    if name is None or here - {name} or not _LEADS.search(draft.text.folded, *target.place):
        return None
    theirs = [s for s in row if _named(draft, name, s.place)]
    said = {known[i].place[0] for other in references(draft) if draft.paragraph(other.place[0]) is draft.paragraph(low) for i in spots(known, other)}
    led = [s for s in theirs if _LEADS.search(draft.text.folded, *s.place) and s.place[0] not in said]
    return (led[0], name) if target not in theirs and led and len(row) > 2 else None  # noqa: PLR2004


def _named(draft: Draft, name: str, place: Place) -> bool:
    return any(place[0] <= start < place[1] for a in draft.record.agencies if a.name == name for start, _ in a.spans)


def _whose(draft: Draft, offset: int) -> str | None:
    """The body whose duties stand at a place: named in the heading above, or at the beginning of the paragraph."""
    places = [(s.start, s.end) for s in draft.lineage(draft.section_at(offset)) if "to_chuc_thuc_hien" in draft.outline.kinds_at(s.start)][:1]
    holds = draft.paragraph(offset)
    if holds:
        places.insert(0, (holds.start, holds.start + 16))
    for low, high in places:
        names = {a.name for a in draft.record.agencies if not a.generic and any(low <= start < high for start, _ in a.spans)}
        if names:
            return names.pop() if len(names) == 1 else None
    return None


def _by_words(draft: Draft, reference: Reference, row: list[Spot], target: Spot) -> tuple[Spot, str] | None:
    """The one part beside with words that stand together right before the reference, none of which the part named has."""
    low, _ = draft.sentence(*reference.place)
    low = max(low, reference.place[0] - _BEFORE)
    cut = max(draft.text.folded.rfind(mark, low, reference.place[0]) for mark in (";", ":", "\n"))
    low = max(low, cut + 1)
    words = list(_WORD.finditer(draft.text.folded, low, reference.place[0]))
    pairs = [(a, b) for a, b in zip(words, words[1:], strict=False) if _told(a, b) and b.start() - a.end() == 1]
    found: dict[int, list[Place]] = {}
    for one, two in pairs:
        pattern = regex.compile(rf"(?<![\w.,]){regex.escape(one[0])}\s{regex.escape(two[0])}(?!\w)")
        says = [n for n, s in enumerate(row) if pattern.search(draft.text.folded, *s.place)]
        if row.index(target) in says:
            return None
        if len(says) == 1:
            found.setdefault(says[0], []).append((one.start(), two.end()))
    if len(found) != 1 or len(row) < 3:  # noqa: PLR2004
        return None
    (at, places), = found.items()
    return (row[at], draft.words((places[0][0], places[-1][1]))) if len(places) > 1 else None


def _told(one: regex.Match[str], two: regex.Match[str]) -> bool:
    """True for two words that tell something: *tap huan*, *24 lop*."""
    return two[0] not in _EMPTY and one[0] not in _EMPTY


# --- parts of the plan, by what they are on ----------------------------------------------------------------------------------

_WORKS: frozenset[Kind] = frozenset({"noi_dung", "giai_phap", "thoi_gian"})
# kinds of parts that give no works -> the words with which duties lead to one all the same
_NO_WORKS: dict[Kind, regex.Pattern[str]] = {
    "to_chuc_thuc_hien": regex.compile(r"\bbao cao\b|\bphan cong\b|\btrach nhiem\b|\bthoi han\b|\bquy dinh\b|\bto chuc thuc hien\b"),
    "bao_cao": regex.compile(r"\bbao cao\b|\bthong tin\b|\btong hop\b|\bso ket\b|\btong ket\b|\bthoi han\b|\bkiem tra\b|\bgiam sat\b"),
    "nguon_von": regex.compile(r"\b(?:kinh phi|von|du toan|ngan sach|chi|dong|quyet toan|thanh toan|giai ngan|tai chinh|nguon|ke toan|kho bac|tai tro)\b"),
    "thuc_trang": regex.compile(r"\b(?:thuc trang|ton tai|han che|ket qua|danh gia|so lieu|nguyen nhan|tinh hinh)\b"),
    "muc_dich_yeu_cau": regex.compile(r"\b(?:muc dich|yeu cau|muc tieu|chi tieu|nguyen tac|dam bao|bao dam)\b"),
    "doi_tuong": regex.compile(r"\b(?:doi tuong|pham vi|dia ban|nhom|danh sach|don vi|co so|ho)\b"),
}
_DOES = regex.compile(r"\b(?:chu tri|thuc hien|trien khai|phu trach|to chuc|bo tri|tham muu|dau moi|huong dan|theo doi)\b")


@kind("part-of-works")
def part_of_works(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Công an xã: chủ trì khoản 2 Mục VI``, which is the part on duties itself, or one that gives no works and is not spoken of."""
    known = numbered(draft)
    tops = [m for m in known if m.heading and m.place[0] < draft.body_end]
    for reference in references(draft):
        at = reference.place[0]
        holds = draft.paragraph(at)
        if at >= draft.body_end or "to_chuc_thuc_hien" not in draft.kinds_at(at) or draft.is_told(reference.place, rule.code):
            continue
        outer = _outermost(tops, reference)
        if outer is None or holds is None:
            continue
        kinds = frozenset(draft.outline.kinds_at(outer.place[0]))
        own = outer.place[0] <= at < _end(draft, tops, tops.index(outer))
        line = draft.text.folded[max(holds.start, draft.text.folded.rfind("\n", 0, at) + 1 - _BEFORE) : holds.end]
        words = _clause(draft, reference.place) if own else line
        works = any(_WORKS & frozenset(draft.outline.kinds_at(m.place[0])) for m in tops)
        odd = [k for k in (("to_chuc_thuc_hien",) if own else _NO_WORKS) if k in kinds and not _NO_WORKS[k].search(words)]
        if works and odd and len(odd) == len(kinds & _NO_WORKS.keys()) and not kinds & _WORKS and (own or _DOES.search(line)):
            yield draft.finding(rule, reference.place, say_as="works", title=draft.words(outer.place)[:60], evidence=(draft.evidence(outer.place),))


def _clause(draft: Draft, place: Place) -> str:
    """The words around a place up to the next marks."""
    low, high = draft.sentence(*place)
    low = max(low, *(draft.text.folded.rfind(mark, low, place[0]) + 1 for mark in (";", ":")))
    return regex.split("[;]", draft.text.folded[low:high])[0]


@kind("part-twice")
def part_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``khoản 1, khoản 1 Điều 4``: one part twice in a list."""
    known = numbered(draft)
    found = references(draft)
    for one, other in zip(found, found[1:], strict=False):
        between = draft.text.folded[one.place[1] : other.place[0]]
        same = spots(known, one) == spots(known, other) != [] and (one.tops, one.numbers, one.letter) == (other.tops, other.numbers, other.letter)
        if same and (one.place == other.place or _LISTED.fullmatch(between)):
            yield draft.finding(rule, other.place, say_as="twice")


_LISTED = regex.compile(r" *(?:,|va|, va) *")


def _outermost(tops: list[Member], reference: Reference) -> Member | None:
    """The part with a title that a reference begins from: *Mục IV* of *khoản 2 Mục IV*, part 4 of *mục 4.2*."""
    if reference.tops:
        first = Reference(reference.tops[:1], (), (), None, reference.place, reference.own)
    elif reference.numbers and (reference.words[0] in ("dieu", "muc", "phan") or len(reference.numbers[0]) > 1):
        first = Reference((), reference.words[:1], (reference.numbers[0][:1],), None, reference.place, reference.own)
    else:
        return None
    named = spots(tops, first)
    return tops[named[0]] if len(named) == 1 else None


_ON: dict[str, tuple[frozenset[Kind], regex.Pattern[str]]] = {  # what is looked for -> the kinds of parts that are on it, words that tell of it
    "kinh phi|du toan|nguon von|ngan sach": (frozenset({"nguon_von"}), regex.compile(r"kinh phi|du toan|ngan sach|nguon von|trieu dong|ty dong|000 dong")),
    "nhiem vu|noi dung|cong viec|giai phap": (frozenset({"noi_dung", "giai_phap"}), regex.compile(r"nhiem vu|noi dung|giai phap|cong viec")),
    "chi tieu|muc tieu": (frozenset({"muc_tieu"}), regex.compile(r"chi tieu|muc tieu")),
    "doi tuong": (frozenset({"doi_tuong"}), regex.compile(r"doi tuong")),
}
_SOUGHT = regex.compile(rf"\b(?:{'|'.join(f'(?P<on{n}>{words})' for n, words in enumerate(_ON))})\b")
_PARTS = regex.compile(r"\b(?:muc|dieu|khoan|diem|phan|phu luc|bieu|bang)\b")
_NEAR = 45  # letters between what is looked for and where


@kind("part-on")
def part_on(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``kinh phí tại Mục V``, which is on duties, where Mục IV is on money; a part that names itself by number is another."""
    known = numbered(draft)
    for reference in references(draft):
        tops = Reference(reference.tops, (), (), None, reference.place, reference.own)
        named = spots(known, tops if reference.tops else reference)
        if len(named) != 1 or reference.place[0] >= draft.body_end or draft.is_told(reference.place, rule.code):
            continue
        row = beside(known, named[0])
        sought = _sought(draft, reference)
        if sought is None:
            continue
        place, (kinds, told) = sought
        has = [i for i in row if kinds & _kinds(draft, known[i])]
        itself = known[named[0]].place[0] <= reference.place[0] < _end(draft, known, named[0])
        silent = draft.folded(place) not in ("noi dung", "nhiem vu", "cong viec") and not told.search(draft.text.folded, known[named[0]].place[0], _end(draft, known, named[0]))
        if has and named[0] not in has and (itself or silent):
            right = known[has[0]]
            yield draft.finding(
                rule, reference.place, say_as="says", severity=None if len(has) == 1 else "info", what=draft.words(place), right=right.label.printed,
                evidence=(draft.evidence((right.place[0], min(right.place[1], right.place[0] + 90))),),
            )  # fmt: skip


def _sought(draft: Draft, reference: Reference) -> tuple[Place, tuple[frozenset[Kind], regex.Pattern[str]]] | None:
    """What a sentence looks for in the part that it names: the last such word before it, no other part between."""
    low, _ = draft.sentence(*reference.place)
    found = list(_SOUGHT.finditer(draft.text.folded, max(low, reference.place[0] - _BEFORE), reference.place[0]))
    if not found or reference.place[0] - found[-1].end() > _NEAR or _PARTS.search(draft.text.folded, found[-1].end(), reference.place[0]):
        return None
    return found[-1].span(), list(_ON.values())[int((found[-1].lastgroup or "on0")[2:])]


def _kinds(draft: Draft, member: Member) -> frozenset[Kind]:
    """What a part and the parts below it are on."""
    section = draft.sections.get(draft.section_at(member.place[0]) or "")
    if section is None or section.start > member.place[0] or section.end < member.place[0]:
        return frozenset()
    inside = [s for s in draft.record.sections if section.start <= s.start < section.body_end and not s.rule.startswith("section.field")]
    return frozenset(k for s in inside for k in s.kinds)
