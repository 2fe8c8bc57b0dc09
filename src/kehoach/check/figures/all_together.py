"""One figure of a sentence, or of two that follow each other, that is all the others of its kind together, in whatever words.

``Sửa chữa 34 công trình và xây mới 52 công trình, nâng tổng số lên 86 công trình``; ``Diện tích 3.250 ha, lúa 2.100 ha, ngô 800 ha, rau
350 ha``; ``Kinh phí 450 triệu đồng. Huyện cấp 300 triệu đồng, còn lại 150 triệu đồng huy động``. Where figures that stand so miss their
whole by a slip of the pen alone, no other relation of theirs holds and nothing else in the plan is what they come to, one is mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import POSTS
from kehoach.check.figures.numbers import PERCENT, digits, mistyped, sum_mistyped, value_of
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_paragraph, by_unit, people, same, table_scales
from kehoach.check.figures.remarks import is_told, not_the_sum
from kehoach.check.figures.sums import sum_of
from kehoach.check.figures.triples import telling
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values
from kehoach.rulebook import CheckEntry

_FEWEST, _MOST = 3, 9  # figures of a kind in a sentence that one relation holds together
_PEOPLE = "nguoi"
_SMALL = 100
_ROUND = 2  # digits besides noughts: so round, figures lie a slip apart by chance
_NUMBERING = 6  # characters of what is no sentence: *12.3.*
_NEAR = 6  # figures that miss their whole by less than one in so many need no word that says what they are
# Words that tell of a whole and its parts, or of what is before and after.
_ALL = r"tong|cong|luy ke|ca (?:hai|ba|bon|nam|nuoc|tinh|huyen|xa)|toan (?:tinh|huyen|xa|phuong|truong|nganh|bo|quoc)|len"
_TOTAL = regex.compile(rf"\b(?:{_ALL})\b")
_WHOLE = regex.compile(rf"\b(?:{_ALL}|nang|dua|con lai|chia|gom|tang|giam|so voi|tat ca|(?:hai|ba|bon|may) (?:dot|nguon|nam|lan|lop|xa|cum|nhom|giai doan|khoi))\b|\btrong (?:tong )?(?:so )?(?=\d)|[:(]")
_IN_A_ROW = regex.compile(
    r"\b(?:nam (?:19|20)\d\d|(?:quy|dot|giai doan|thang|khoi|lop|khoa|vung|nhom|tuan|lan|hoc ky|hang|loai) (?:[ivx]+|\d+)|(?:vu|mua) [a-z]+)(?: [a-z]+){0,3}:? *\(?$"
)
_OF_ALL = regex.compile(r"(?:[a-z]+ )?(?:so voi|tat ca|ca thay)\b")
_SHARED = regex.compile(r"\d/(?P<of>\d+)\b.*\d/(?P=of)\b")
_CHANGED_BY = regex.compile(r"\b(?:tang|them)(?: them)?$")
_CHANGED = regex.compile(r"\b(?:tang|giam|them)\b")
_SOME = regex.compile(r"\btrong (?:so )?do\b|\bchon(?: ra| lay| duoc| it nhat| toi da)* (?=\d)|\b(?:uu tien|rieng|tieu bieu|nhu(?! (?:vay|sau|tren)))\b")
_LABEL = regex.compile(r"^[^\d:(]{0,40}: ")  # *- Nội dung: *, which leads no parts
_LATER = regex.compile(r"\b(?:den|toi|vao) nam\b|\b(?:gap|binh quan|trung binh|cao hon|thap hon|vuot)\b")


@kind("all-together")
def all_together(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The figure that is the others of its sentence together, or those of the sentences beside it, a slip of the pen away."""
    for every_one in by_paragraph(draft):
        told = [s for s in every_one if len(s.words) > _NUMBERING]  # without the number it begins with
        for at, sentence in enumerate(told):
            found = [(figures, list(sentence.figures), sentence.words) for figures in _alike(sentence.figures)]
            for few in (told[at : at + 2], told[at:] if at == 0 and len(told) > 2 else ()):  # noqa: PLR2004
                words = " ".join(one.words for one in few)
                every = [f for one in few for f in one.figures]
                found += [(figures, every, words) for figures in _alike(every) if _apart(figures, few)]
            for figures, every, words in found:
                shared = _SHARED.search(words)
                figures = [f for f in figures if f.lead != "/"] if shared else figures  # noqa: PLW2901 - 13/19 tiêu chí …, lên 16/19
                odd = None if draft.is_cited(*sentence.place) else _odd(draft, figures, every, words)
                if odd and not is_told(draft, *figures):
                    yield not_the_sum(draft, rule, *odd)


def _apart(figures: Sequence[Figure], told: Sequence[Sentence]) -> bool:
    """True if a whole stands in one sentence, and its parts in the other or one by one in others."""
    each = [sum(s.place[0] <= f.place[0] < s.place[1] for f in figures) for s in told]
    alone = 1 in (each[0], each[-1])
    return alone and (len(told) == 2 or set(each) == {1} and any(_TOTAL.search(f.lead) for f in (figures[0], figures[-1])))  # noqa: PLR2004


_HOUR = "gio"  # 5 giờ 30, 17 giờ 30


def _alike(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The plain figures of one kind, persons of whatever name among them; bare numbers (*An Bình (30)*) with the only kind beside them."""
    kinds: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.plain and figure.unit != _HOUR and (figure.unit or not figure.noun.startswith("den")):
            kinds.setdefault(_PEOPLE if people(figure.unit) else figure.unit, []).append(figure)
    bare = kinds.pop("", [])
    if bare and len(kinds) == 1:
        yield sorted((*bare, *next(iter(kinds.values()))), key=lambda f: f.place)
    else:
        yield from kinds.values()


def _odd(draft: Draft, figures: list[Figure], every: Sequence[Figure], words: str) -> tuple[Figure, list[Figure]] | None:
    """The whole that the other figures miss by a slip of the pen, and those; None where they may be meant otherwise."""
    if not _FEWEST <= len(figures) <= _MOST or not all(f.value for f in figures) or _holds([f.value for f in figures]):
        return None
    changed = [b for b, f in pairwise(figures) if _CHANGED_BY.search(f.lead)] if len(figures) == _FEWEST else []
    ends = [f for f in (figures[0], figures[-1], *changed, *(f for f in figures if _TOTAL.search(f.lead) or _OF_ALL.match(f.noun)))]
    wholes = {f.place: f for f in ends if sum(f.value == other.value for other in figures) == 1 and _misses(f, [o for o in figures if o is not f])}
    if len(wholes) > 1 and figures[0].place in wholes and figures[0].value == max(f.value for f in figures):
        wholes = {figures[0].place: figures[0]}  # kiểm tra 18 cơ sở, 5 cơ sở vi phạm, 15 cơ sở không
    if len(wholes) != 1:
        return None
    whole = next(iter(wholes.values()))
    parts = [f for f in figures if f is not whole]
    rates = [value_of(m["n"]) for m in PERCENT.finditer(words)]
    if len(rates) == len(parts) and abs(sum(rates, Decimal(0)) - 100) > 1:
        return None  # 22 xã: 11 xã (50%) …, 8 xã (36,4%) …
    row = _IN_A_ROW.search(whole.lead) and any(_IN_A_ROW.search(p.lead) for p in parts)
    beside = {f.value for f in every if f not in figures}  # 240 tập huấn viên …: Hà Nội 95 người, Đà Nẵng 70 người, Cần Thơ 75 người
    if row and not _CHANGED.search(words) and not _TOTAL.search(whole.lead) or _told_elsewhere(draft, whole, parts) or {sum_of(parts), sum_of(figures)} & beside:
        return None
    leads = _WHOLE.search(_LABEL.sub("", words)) is not None
    long = (max(digits(f.value) for f in figures) > _ROUND or telling(whole.value) and leads) and whole.value >= _SMALL and sum(digits(p.value) > 1 for p in parts) > 1
    if _PEOPLE in (whole.unit, *(p.unit for p in parts)) and POSTS.search(words):
        return None  # *07 người: Phó Chủ tịch làm Trưởng đoàn; 04 đại biểu …*: some of them without a number
    some = _SOME.search(words) and not (all(f.value >= _SMALL for f in figures) and sum_of(parts) > whole.value)
    mixed = any(f.plain and f.unit not in ("", MONEY) and f not in figures and f.value != len(parts) and figures[0].place < f.place < figures[-1].place for f in every)
    near = abs(sum_of(parts) - whole.value) * _NEAR <= whole.value
    return (whole, parts) if not some and (long or not mixed and (near or leads)) and not _LATER.search(words) else None


def _holds(values: Sequence[Decimal]) -> bool:
    """True if any of the figures is others of them together."""
    return any(same(sum(some, Decimal(0)), 2 * max(some)) for many in range(_FEWEST, len(values) + 1) for some in combinations(values, many))


def _misses(whole: Figure, parts: Sequence[Figure]) -> bool:
    """True if one mistyped figure is why the parts are not the whole, and it is not far off."""
    values = [p.value for p in parts]
    off = abs(whole.value - sum(values, Decimal(0)))
    over = [v for v in values if v >= whole.value]
    return whole.value > _FEWEST and sum_mistyped(whole.value, values) and (3 * off <= whole.value and not over or len(over) == 1 and mistyped(over[0], over[0] - off))


def _told_elsewhere(draft: Draft, whole: Figure, parts: Sequence[Figure]) -> bool:
    """True if what the parts come to, or what they lack, stands elsewhere as a figure of the same kind or in a table."""
    unit = whole.unit or parts[0].unit
    summed = sum_of(parts)
    others = {f.value for f in by_unit(draft)[unit] if f is not whole and f not in parts}
    cells = cell_values(draft)
    return bool({summed, summed + whole.value} & others) or abs(whole.value - summed) in others or summed >= _SMALL and any(summed / s in cells for s in table_scales(unit))
