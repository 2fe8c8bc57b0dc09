"""Numbers that go on with a target told before them: what falls to each, totals, parts, the same said otherwise.

A plan says its deed once and lets numbers follow: *mở 12 lớp, mỗi lớp 40 người, tổng số 480 người*,
*trồng 320 ha, trong đó quý II 200 ha, quý III 120 ha*, *100% trường học, tức 24 trường*.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

import regex

from kehoach.extract.found import FoundTarget
from kehoach.extract.target_words import Lexicon
from kehoach.folding import fold
from kehoach.records import Operator

_FAR = 160  # letters between a number and the target it goes on with
_STOP = regex.compile(r"[.](?=[ \n]|$)|\n\n")
# "đạt 85% trong tổng số 9.450 ha", "tăng so với 3.200 hộ", "ở 12 xã": what is compared with, or where it is
_APART = regex.compile(
    r"\b(?:so voi[^\n,;]{0,25}|tren(?: tong(?: so)?)?|trong(?: tong)?(?: so)?|cua|hon|kem|tai|o|thuoc|qua|toi|ngoai|tu|"
    r"khoi|(?:nhieu|it|lon|nho) hon|cach|con|con lai|%,? tong so|muc|gia|don gia|x|×)\Z"
)
_MADE_OF = regex.compile(r"\b(?:gom(?: co)?|trong do(?: co)?|chia (?:ra|lam|thanh))\b[^\d]{0,25}\Z")
_ONE_MORE = regex.compile(r"(?:(?! va )[^.;:(\n\d]){0,50}(?:,| va) *\Z")
# "mô hình tại 05 xã", "thuộc 03 huyện": where something is done, when nothing else is said of the places
_WHERE = regex.compile(r"\b(?:tai|thuoc|di qua|nam tren)\Z")
_PLACES = regex.compile(
    r"(?:xa|phuong|thi tran|thon|ban|buon|lang|xom|ap|khom|khu|to dan pho|huyen|tinh|quan|tru so|truong|cho|co so|don vi|"
    r"tuyen|diem|tram|benh vien|dia phuong|doanh nghiep)\b(?! an\b)"
)


class Counted(Protocol):
    """What of a number with its unit is looked at here."""

    start: int
    end: int
    number_start: int
    value: Decimal | None
    unit: str
    unit_class: str
    op: Operator
    before: str
    spelt: str | None
    clause: int


def is_each(hit: Counted, words: Lexicon) -> bool:
    """True for what falls to each of something: *mỗi lớp 40 người*, *bình quân 06 người một tổ*."""
    return bool(words.each.search(hit.before.rstrip(), hit.spelt and hit.spelt.rstrip()))


def is_linked(hit: Counted, words: Lexicon) -> bool:
    """True for a number after words that go on with one before: each, in all, that is."""
    return bool(words.goes_on.search(hit.before.rstrip(), hit.spelt and hit.spelt.rstrip()))


def is_where(hit: Counted, found: Sequence[FoundTarget] | None) -> bool:
    """True for places where a deed is done that counts something else: *mở 16 đợt tại 08 thôn*, not *kiểm tra tại 08 thôn*.

    ``found`` are the targets before it, ``None`` where no deed is said.
    """
    if hit.op != "=" or not _PLACES.match(fold(hit.unit)) or not _WHERE.search(hit.before.rstrip()):
        return False
    return found is None or bool(found and found[-1].start >= hit.clause)


def is_whole(hit: Counted, folded: str, found: Sequence[FoundTarget]) -> bool:
    """True for the whole a target is a part of: *548 ha có rừng trên 800 ha tự nhiên*."""
    last = found[-1] if found else None
    if last is None or hit.op != ">" or last.start < hit.clause or hit.unit_class == "percent" or not same_unit(last, hit):
        return False
    if last.value is None or hit.value is None or hit.value <= last.value:
        return False
    between = folded[last.end : hit.number_start]
    return between.endswith(" tren ") and "," not in between and ";" not in between


def is_part(hit: Counted, folded: str, found: Sequence[FoundTarget]) -> bool:
    """True for the first of the parts a target is made of: *42 km, gồm 12 km …*; the others go on with it."""
    last = found[-1] if found else None
    if last is None or last.basis != "target" or not 0 < hit.start - last.end < _FAR or not same_unit(last, hit):
        return False
    between = folded[last.end : hit.start]
    return "\n" not in between and not _STOP.search(between) and bool(_MADE_OF.search(between))


def goes_on(hit: Counted, folded: str, begin: int, found: Sequence[FoundTarget], words: Lexicon) -> bool:
    """True for a number that goes on with a target found in the same sentence of the paragraph from ``begin`` on."""
    last = found[-1] if found else None
    if last is None or last.basis != "target" or last.start < begin or hit.start - last.end > _FAR:
        return False
    between = folded[last.end : hit.start]
    if _STOP.search(between):
        return False
    if is_linked(hit, words):
        return True
    if _APART.search(hit.before.rstrip()):
        return False
    if folded[hit.start - 1 : hit.start] == "(" or _ONE_MORE.fullmatch(between):
        return True
    return any(same_unit(one, hit) for one in found if one.start >= begin and one.basis == "target")


def same_unit(target: FoundTarget, hit: Counted) -> bool:
    """True if a number is counted in the unit of a target, or in the first word of it (*chòi canh lửa*, *chòi*)."""
    theirs, ours = fold(target.unit or ""), fold(hit.unit)
    return theirs == ours or theirs.startswith(ours + " ") or ours.startswith(theirs + " ")


def is_covered(hit: Counted, folded: str, last: FoundTarget) -> bool:
    """True for how many a share covers, in brackets behind it: *100% người lao động (246 người)*."""
    if last.unit != "%" or last.basis != "target" or last.end > hit.start or hit.unit_class != "person":
        return False
    between = folded[last.end : hit.start]
    return between.endswith("(") and folded.startswith(")", hit.end) and not set(between[:-1]) & set(".;:,(\n")
