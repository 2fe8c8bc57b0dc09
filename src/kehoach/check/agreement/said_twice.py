"""The same thing counted twice in other words: rates and counts whose clauses say the same with another number.

Targets are compared as they were read (``conflicts``) and, here, by the words of their clauses, whatever their order:
*95% người dân được cấp tài khoản* and *cấp tài khoản cho 90% người dân*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.agreement.told import are_beside, of_two_bodies, two_values
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import PERCENT, value_of
from kehoach.check.figures.tellings import PART
from kehoach.check.kinds import Result, kind
from kehoach.check.words import bare_words, lowered, observed, own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_FROM = regex.compile(rf"\btu (?:muc )?(?:khoang )?(?:{NUMBER}) *%?[^.;%]{{0,40}}?(?=\b(?:xuong|len|con|den|giam|tang)\b[^.;%\d]{{0,30}}\d)")
_LABEL = regex.compile(r"^\W*(?:\d+(?:\.\d+)*[.)/]|[a-z][.)])?\W*(?:chi tieu|muc tieu|tieu chi|nhiem vu) (?:so )?\d+ *[:.]")
_FIGURE = regex.compile(r"\b\d+(?:[.,]\d+)+\b|\b\d+ *%")
_CHANGE = regex.compile(r"\b(?:giam|tang)(?: (?:them|it nhat|tren|khoang|tu|binh quan|toi thieu|duoc))* *$")
_FACTOR = regex.compile(r"(?: [a-z]+)? *[x×] *\d")  # of a product: each item of a budget has its own
_YEAR = regex.compile(r"\b((?:19|20)\d\d)\b")
_PERIOD = regex.compile(r"\b(?:\d+ thang|quy (?:iv|i{1,3}|\d)|hang (?:nam|thang|quy)|moi nam|binh quan|dau nam|cuoi nam|giai doan|dot \d)\b")
# Words that say nothing of what is measured.
_EMPTY_WORDS = (
    "phan dau dat ty le ti so tren duoi it nhat toi thieu da khoang len xuong con la co duoc cac va cua cho voi tai den nam tro ve o thi de "
    "nang dam bao bao thuc hien hoan thanh to chuc trien khai van dong mo huy dong tiep tuc tang cuong day manh cuoi muc bang tu hon gan "
    "chu phoi hop huong dan chi dao tham muu boi doi ra giu vung on dinh hang toan bo tong moi nhung mot mo rong phu truoc ngay thang hoac"
)
# Words that make another thing of what is measured where only one of two clauses has them.
_TELLING_WORDS = (
    "nu ngheo thieu dan toc can nong do thi mam non tieu hoc pho cao dang dai khu vuc vung bien gioi cong lap tu truc tuyen toan phan "
    "khuyet tat gia tre em 1 2 3 4 5 6 lan mui dau cuoi lai moi cu chua khong loai hang sau i ii xa huyen tinh phuong"
)
_EMPTY, _TELLING = frozenset(_EMPTY_WORDS.split()), frozenset(_TELLING_WORDS.split())
_COMMA = regex.compile(r"[,;(]| va ")
_PHRASES = regex.compile(r"\b(?:duy tri|chu tri|phoi hop|dau nguoi|chi tieu|muc tieu|theo doi|vao|[a-z])\b")
_LEAST = 4  # words that tell, of which the thing counted is one


@dataclass(frozen=True)
class Said:
    """A number with the words of its clause."""

    place: Place
    value: Decimal
    unit: str
    change: bool
    words: frozenset[str]
    years: frozenset[str]
    section: str | None
    paragraph: int


@kind("same-number")
def same_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Two numbers for one thing in two sections; more than two are a distribution. ``of: money`` is of what is paid for each alone."""
    money = rule.options.get("of") == "money"
    groups: dict[tuple[str, bool], list[Said]] = {}
    for one in draft.once("said-twice", _all):
        if ("/" in one.unit) == money:
            groups.setdefault((one.unit, one.change), []).append(one)
    for same in groups.values():
        for at, later in enumerate(same):
            alike = [one for one in same[:at] if _alike(one, later) and (one.section != later.section or _word_for_word(one, later)) and not (money and _beside(draft, one, later)) and not of_two_bodies(draft, one.place, later.place)]
            values = {one.value for one in (*alike, later)}
            if len(values) == 2 and alike[-1].value != later.value and not _many(same, later):
                earlier = alike[-1]
                yield two_values(draft, rule, earlier.place, later.place, "warning")


def _beside(draft: Draft, one: Said, other: Said) -> bool:
    """True for figures of two parts of one heading: *Mức hỗ trợ từ ngân sách trung ương: …*, *Mức hỗ trợ từ ngân sách địa phương: …*."""
    return are_beside(*(draft.sections.get(said.section or "") for said in (one, other)))


def _many(same: list[Said], later: Said) -> bool:
    """True if the same words stand with three or more numbers anywhere: then they are of different times or places."""
    return len({one.value for one in same if one is later or _alike(one, later)}) > 2


def _alike(one: Said, other: Said) -> bool:
    """True if two clauses say the same: nearly all words that tell are in both, and none is only in one that makes a difference."""
    common, apart = one.words & other.words, one.words ^ other.words
    least = _LEAST - (one.unit != "%")
    if len(common) < least or one.years != other.years or apart & _TELLING:
        return False
    short = min(len(one.words), len(other.words))
    return len(common) >= 0.75 * len(one.words | other.words) or len(common) == short and short > least and len(apart) <= 4


def _word_for_word(one: Said, other: Said) -> bool:
    """True for two clauses of one section that differ in hardly a word: its items are about different things else."""
    return one.paragraph != other.paragraph and len(one.words & other.words) >= 0.9 * len(one.words | other.words)


def _all(draft: Draft) -> list[Said]:
    found: list[Said] = []
    for number, paragraph in enumerate(own_paragraphs(draft)):
        if not observed(draft, paragraph.start):
            for start, end in draft.sentences(paragraph.start, paragraph.end):
                found += _said(draft, start, end, number)
    return found


def _said(draft: Draft, start: int, end: int, paragraph: int) -> Iterator[Said]:
    """The numbers of a sentence with their clauses; of *từ 80% lên 90%* the second alone."""
    folded, words = draft.text.folded, lowered(draft)
    numbers = [((m.start(), m.end()), value_of(m["n"]), "%") for m in PERCENT.finditer(folded, start, end)]
    if not numbers:
        numbers = [((c.start, c.end), c.value, c.unit) for c in counts_in(draft, start, end) if c.unit and not PART.search(words, start, c.start) and not _FACTOR.match(folded, c.end)]
        numbers += [
            ((a.start, a.end), Decimal(a.value), f"{a.currency}/{a.per}") for a in draft.record.amounts
            if a.per and a.value and not a.table and start <= a.start < end
        ]  # fmt: skip
        if len(numbers) != 1:
            return
    origins = [m.span() for m in _FROM.finditer(folded, start, end)]
    numbers = [one for one in numbers if not any(a <= one[0][0] < b for a, b in origins)]
    lead = _LABEL.match(folded[start:end])
    start += lead.end() if lead else 0
    section = draft.section_at(start)
    headed = frozenset(y for s in draft.lineage(section) for y in _YEAR.findall(s.title))
    own = frozenset({str(draft.record.plan.year_end)})  # what names no year is to be reached by the end
    leading = bool(numbers) and not folded[start : numbers[0][0][0]].strip(" -+*•\t")
    for at, (place, value, unit) in enumerate(numbers):
        low = _cut(folded, numbers[at - 1][0][1], place[0], last=leading) if at else start
        high = _cut(folded, place[1], numbers[at + 1][0][0], last=leading) if at + 1 < len(numbers) else end
        clause = _FIGURE.sub(" ", _FROM.sub(" ", folded[low : place[0]] + " 0 " + folded[place[1] : high]))
        if not folded[start : place[0]].strip() and unit != "%" or _PERIOD.search(clause) or draft.is_cited(*place):
            continue
        change = _CHANGE.search(folded, max(start, place[0] - 30), place[0]) is not None
        telling = frozenset(w for w in _PHRASES.sub(" ", bare_words(clause)).split() if w not in _EMPTY and w != "0" and not _YEAR.fullmatch(w))
        years = frozenset(_YEAR.findall(clause)) or headed
        yield Said(place, value, unit, change, telling, years - own, section, paragraph)


def _cut(folded: str, low: int, high: int, *, last: bool) -> int:
    """Where one clause ends and the next begins between two numbers: at a comma, else right before the second number."""
    commas = [m.start() for m in _COMMA.finditer(folded, low, high)]
    return commas[-1 if last else 0] if commas else low
