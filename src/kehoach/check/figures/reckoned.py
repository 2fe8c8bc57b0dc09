"""Figures of running text as a reviewer reckons with them: each with what it counts, what it is of, and what leads to it.

Money, counts and measures of time of one sentence stand beside each other here; ``triples`` and the other kinds of
``worked_out`` say which of them must come to which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import spans_in
from kehoach.check.figures.numbers import TABLE_SCALES, step, value_of
from kehoach.extract.abbreviations import declared
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold

# Words before a figure that make it a bound, an estimate or a figure of one: it need not add up.
_ROUGH = regex.compile(r"\b(?:khoang|gan|hon|tren|duoi|toi thieu|toi da|it nhat|khong qua|uoc|binh quan|trung binh)(?: [a-z]+)? *$")
_OUT_OF_ALL = regex.compile(r"[a-z ]{0,50}\btren")
_BOUND = regex.compile(r"(?: [a-z]+)? tro (?:len|xuong)\b")
_EACH = regex.compile(r"\b(?:don gia|muc chi|muc ho tro|binh quan|trung binh)\b[^,;:.()\d]{0,40}$")
OUT_OF = regex.compile(rf"(?<![\w./-])(?<!ngay )(?P<a>{NUMBER})(?:/| (?:trong|tren)(?: tong)?(?: so)? )(?P<b>{NUMBER}) +(?P<unit>[a-z]+)\b(?![/-])")
_NO_UNIT = frozenset(["cua", "va", "den", "tai", "nam", "o", "la", "to"])
_MOI = regex.compile(r"\b(?:mỗi|từng) (?:một )?(?P<v>\p{L}+)(?:(?!\b(?:mỗi|từng)\b)[^;:.()\d]){0,50}$")  # with its accents: mới is another word
_COMRADE = regex.compile(r"dong +chi\b")
_WORD = regex.compile(r"[a-z]+")
_PEOPLE = frozenset(["nguoi", "em", "hoc", "luot", "lao", "can", "hoi", "doan", "tre", "thanh", "cau", "van", "dai", "vien", "hoa", "cong", "chien", "giao", "dan", "chi", "chau", "anh", "ong", "ba", "phu", "nu"])
MONEY = "dong"
_CURRENCIES = {"VND": MONEY, "USD": "usd"}


@dataclass(frozen=True)
class Figure:
    """A number of a sentence. ``unit`` is the folded first word of what it counts, *dong* for money (``value`` in đồng)."""

    place: Place
    value: Decimal
    unit: str
    lead: str  # the words between the figure before it and this one
    noun: str  # the words after it, up to the next mark or figure
    per: str = ""  # of a rate: the folded first word of what it is for
    rough: bool = False
    each: str = ""  # the folded first word of what it is told of one by one: *mỗi xã 500 tờ*

    @property
    def plain(self) -> bool:
        """True for an exact figure that is no rate."""
        return not self.per and not self.rough and not self.each


@dataclass(frozen=True)
class Sentence:
    """The figures of one sentence, in order."""

    place: Place
    words: str
    figures: tuple[Figure, ...]


def sentences(draft: Draft) -> list[Sentence]:
    """The sentences of the draft's own text with figures in them; made once."""
    return draft.once("reckoned", lambda one: list(_sentences(one)))


def by_paragraph(draft: Draft) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph."""
    for _, told in groupby(sentences(draft), key=lambda s: draft.paragraph(s.place[0])):
        yield list(told)


def with_before(draft: Draft) -> Iterator[tuple[Sentence | None, Sentence]]:
    """The sentences, each with the one before it in its paragraph."""
    for told in by_paragraph(draft):
        yield from zip([None, *told], told, strict=False)


_LABEL = regex.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[a-z])")  # the number of an item is no figure
_STOP = regex.compile(r"\.(?=\s)(?!\s*(?:trong (?:so )?do|bao gom|cu the)\b)|\n")


def _sentences(draft: Draft) -> Iterator[Sentence]:
    folded = draft.text.folded
    amounts = sorted((a for a in draft.record.amounts if a.table is None and a.value is not None and a.currency in _CURRENCIES), key=lambda a: a.start)
    starts = [a.start for a in amounts]
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or not draft.title[1] < paragraph.start:
            continue
        label = _LABEL.match(folded, paragraph.start, paragraph.end)
        low = label.end() if label else paragraph.start
        for end in (*(m.end() for m in _STOP.finditer(folded, low, paragraph.end)), paragraph.end):
            money = amounts[bisect_left(starts, low) : bisect_left(starts, end)]
            found = [(c.start, c.end, c.value, c.unit, "") for c in spans_in(draft, low, end)]
            found += [(a.start, a.end, Decimal(a.value or 0), _CURRENCIES[a.currency], fold(a.per or "").strip()) for a in money]
            pairs = [one for m in OUT_OF.finditer(folded, low, end) for one in both_of(m)]
            taken = {one[0] for one in pairs}
            found = [one for one in found if one[0] not in taken] + pairs
            if found:
                yield Sentence((low, end), folded[low:end], tuple(_figures(draft, low, end, sorted(found))))
            low = end


def both_of(match: regex.Match[str]) -> Iterator[tuple[int, int, Decimal, str, str]]:
    """Both numbers of *35/50 trạm*."""
    part, whole = value_of(match["a"]), value_of(match["b"])
    if part <= whole and match["unit"] not in _NO_UNIT:
        yield match.start("a"), match.end("a"), part, match["unit"], ""
        yield match.start("b"), match.end("unit"), whole, match["unit"], ""


def _figures(draft: Draft, low: int, end: int, found: Sequence[tuple[int, int, Decimal, str, str]]) -> Iterator[Figure]:
    folded = draft.text.folded
    short = initials(draft)
    for at, (start, stop, value, unit, per) in enumerate(found):
        unit = short.get(unit, unit)  # noqa: PLW2901
        if unit == MONEY and _COMRADE.match(folded, stop - len(MONEY)):
            unit = "nguoi"  # noqa: PLW2901
        before = found[at - 1][1] if at else low
        after = found[at + 1][0] if at + 1 < len(found) else end
        lead = " ".join(folded[before:start].split())
        noun = regex.match(r"[a-z ]*", " ".join(folded[stop:after].split()))
        rough = bool(_ROUGH.search(lead) or _EACH.search(lead) or _BOUND.match(folded, stop)) and not (at and _is_whole(lead, found[at - 1], value, unit))
        each = _MOI.search(" ".join(draft.text.canonical[before:start].lower().split()))
        yield Figure(
            (start, stop), value, unit, lead, noun[0].strip() if noun else "", per.split(" ")[0] if per else "", rough, fold(each["v"]) if each else "",
        )  # fmt: skip


def initials(draft: Draft) -> dict[str, str]:
    """The first words of what the draft shortens to initials: *thủ tục hành chính (TTHC)*; made once."""
    return draft.once("reckoned-initials", lambda one: {fold(short): fold(words).split()[0] for short, words in declared(one.text).items()})


def _is_whole(lead: str, before: tuple[int, int, Decimal, str, str], value: Decimal, unit: str) -> bool:
    """True for the second figure of *548.000 ha có rừng trên 800.000 ha*: what the first is a part of, no bound."""
    return _OUT_OF_ALL.fullmatch(lead) is not None and before[3] == unit and before[2] < value


def by_unit(draft: Draft) -> dict[str, list[Figure]]:
    """The exact figures of the text by what they count; made once."""

    def made(one: Draft) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for sentence in sentences(one):
            for figure in sentence.figures:
                if figure.plain:
                    found[figure.unit].append(figure)
        return found

    return draft.once("reckoned-by-unit", made)


def table_scales(unit: str) -> Sequence[Decimal]:
    """What a table may count figures of a unit in."""
    return TABLE_SCALES if unit == MONEY else TABLE_SCALES[:1]


def people(unit: str) -> bool:
    """True for the first word of a name for persons."""
    return unit in _PEOPLE


def same(a: Decimal, b: Decimal) -> bool:
    """True if two figures agree to the last digit that the rougher of them is printed with."""
    return a == b or abs(a - b) < max(step(a), step(b)) and bool((a % 1) or (b % 1))


def words_of(*phrases: str) -> frozenset[str]:
    """The telling words of phrases."""
    return frozenset(w for phrase in phrases for w in _WORD.findall(phrase) if w not in _EMPTY and len(w) > 1)


_EMPTY = frozenset(
    ["so", "tong", "cong", "cua", "va", "voi", "cho", "tai", "tren", "theo", "duoc", "da", "co", "la", "dat", "trong", "do", "nam", "nay", "den", "cuoi", "dau", "tu", "ra", "them", "moi", "tang", "giam", "nang", "len", "dua", "hien", "toan", "tinh", "huyen", "xa", "phuong", "thanh", "pho", "ke", "hoach", "thuc", "hien", "cac", "nhung", "mot", "ca", "khoang", "it", "nhat", "con", "lai", "phan", "so", "voi", "nghin", "trieu", "ty", "dong"]
)
