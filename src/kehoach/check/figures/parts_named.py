"""What parts of the plan that a sentence names come to: ``Tổng chiều dài ống của Dự án 2 và Dự án 3 là 77 km``.

``Hai khoản a và b cộng lại bằng 144 triệu đồng``; ``chủ trì Hoạt động I và Hoạt động IV Phần C, tổng kinh phí 8.250 triệu đồng``; ``Tổng
kinh phí các nội dung tại mục II là 180 triệu đồng``. A part counts with the only figure of that kind in it, or the one its *Kinh phí:* tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import small_number, sum_mistyped
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, same, sentences
from kehoach.check.figures.remarks import is_told, not_the_sum
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.normalise import parse_label
from kehoach.rulebook import CheckEntry

_OF = r"tieu du an|du an|hop phan|hoat dong|nhiem vu|noi dung|khoan|muc|diem|phan|dot|goi thau|chuyen de|mo hinh"
_NO = r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,4}|[a-zđ])"
_NAMED = regex.compile(rf"\b(?P<of>{_OF}) (?P<no>{_NO})\b(?:(?:,| va|, va) (?:(?P=of) )?(?P<no>{_NO})\b)+(?:,? (?:cua |tai )?(?:phan|muc|chuong|dieu) (?P<in>{_NO})\b)?")
_NAMED_LINE = regex.compile(rf"\W*(?P<of>{_OF}) 0?(?P<no>{_NO})\W")
_FIRST = regex.compile(r"\b(?P<n>hai|ba|bon|0?[2-4]) (?:khoan|muc|noi dung|nguon|nhiem vu)(?: chi)? (?:dau(?: tien)?|tren)\b")
_ALL = regex.compile(rf"\bcac (?:khoan|hoat dong|nhiem vu|noi dung|hang muc)(?: [a-z]+){{0,3}} (?:tai|thuoc|o|cua) (?:muc|phan|chuong|khoan) (?P<no>{_NO})\b")
_TOTAL = regex.compile(r"\b(?:tong|cong|gop)\b")
_MAIN = regex.compile(r"\b(?:tong )?(?:kinh phi|von|du toan|nhu cau von)(?: [a-z]+){0,3}:?$")
_TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", "quy", "lan", ""])
_FEW = 2


@dataclass(frozen=True)
class _Part:
    """A labelled paragraph with all that stands below it."""

    style: str
    no: str
    parent: int | None  # the index of the part it stands in
    place: tuple[int, int]
    title: str


@kind("parts-named")
def parts_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A total that names the parts of the plan it is of, a slip of the pen away from what stands in those."""
    for sentence in sentences(draft):
        if not _TOTAL.search(sentence.words) or draft.is_cited(*sentence.place):
            continue
        units = [f.unit for f in sentence.figures if f.plain and f.unit not in _TIMES]
        totals = [f for f in sentence.figures if f.plain and units.count(f.unit) == 1]
        named = list(_named(draft, sentence)) if totals else []
        for total in totals:
            found = [_figure(draft, part, total) for part in named]
            values = [f for f in found if f]
            if len(values) < _FEW or len(values) < len(found) or same(total.value, sum_of(values)) or is_told(draft, total, *values):
                continue
            if sum_mistyped(total.value, [v.value for v in values]):
                yield not_the_sum(draft, rule, total, values)


def _named(draft: Draft, sentence: Sentence) -> Sequence[_Part]:
    """The parts that the words of a sentence name; none where two groups of parts are so called."""
    known = _parts(draft)
    if match := _NAMED.search(sentence.words):
        groups = _groups(known, match["of"], match.captures("no"), match["in"])
        above = [g for g in groups if g[-1].place[1] <= sentence.place[1]]
        near = above[-1:] if len(match["no"]) == 1 and match["no"].isalpha() else groups
        return near[0] if len(near) == 1 else ()
    if match := _ALL.search(sentence.words):
        over = [at for at, part in enumerate(known) if part.no == match["no"] and not part.place[0] <= sentence.place[0] < part.place[1]]
        return [p for p in known if p.parent == over[0]] if len(over) == 1 else ()
    if match := _FIRST.search(sentence.words):
        before = [p for p in known if p.place[1] <= sentence.place[1]]
        row = [p for p in before if p.parent == before[-1].parent and p.style == before[-1].style]
        return row[: small_number(match["n"])] if len(row) >= small_number(match["n"]) else ()
    return ()


def _groups(known: Sequence[_Part], of: str, numbers: Sequence[str], inside: str | None) -> list[list[_Part]]:
    """The parts of those numbers that stand side by side: called so (*Dự án 2*), else only numbered so."""
    called_so = regex.compile(rf"{of} (?:so )?0?(?P<no>{_NO})\b")
    for called in (True, False):
        rows: dict[tuple[int | None, str], list[_Part]] = {}
        for part in known:
            name = called_so.match(part.title)
            no = (name["no"] if name else "") if called else part.no
            if no in numbers and (inside is None or part.parent is not None and known[part.parent].no == inside):
                rows.setdefault((part.parent, part.style), []).append(part)
        groups = [row for row in rows.values() if len(row) == len(numbers)]
        if groups:
            return groups
    return []


def _figure(draft: Draft, part: _Part, total: Figure) -> Figure | None:
    """The only figure of a kind in a part, or the one that is told as all of its money."""
    found = [f for s in sentences(draft) if part.place[0] <= s.place[0] < part.place[1] for f in s.figures if f.plain and f.unit == total.unit and f is not total]
    if len({f.value for f in found}) > 1 and total.unit == MONEY:
        found = [f for f in found if _MAIN.search(f.lead)]
    return found[0] if len({f.value for f in found}) == 1 else None


def _parts(draft: Draft) -> list[_Part]:
    """The labelled paragraphs of the draft's own text, each with where it stands; made once."""
    return draft.once("labelled-parts", lambda one: list(_labelled(one)))


def _labelled(draft: Draft) -> Iterator[_Part]:
    lines = []
    for paragraph in draft.text.paragraphs:
        words = draft.text.canonical[paragraph.start : paragraph.end]
        if paragraph.where == "body" and draft.title[1] < paragraph.start < draft.body_end and words.strip():
            bare = words.replace("*", "").lstrip()
            if label := parse_label(bare):
                lines.append((label.style, fold(label.printed.split()[-1]), paragraph.start, fold(bare[label.length :]).strip(" :.-")))
            elif named := _NAMED_LINE.match(fold(words)):
                lines.append((named["of"], named["no"], paragraph.start, fold(words).strip(" :.-")))
    opened: list[int] = []
    ends = [draft.body_end] * len(lines)
    parents: list[int | None] = []
    for at, (style, _, start, _) in enumerate(lines):
        if any(lines[above][0] == style for above in opened):
            while opened:
                closed = opened.pop()
                ends[closed] = start
                if lines[closed][0] == style:
                    break
        parents.append(opened[-1] if opened else None)
        opened.append(at)
    for at, (style, no, start, title) in enumerate(lines):
        yield _Part(style, no, parents[at], (start, ends[at]), title)
