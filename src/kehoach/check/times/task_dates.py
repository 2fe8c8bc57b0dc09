"""Times in a table of tasks against the times that the text gives the same tasks.

Learnt from the draft: only where other rows of the table have the time that stands in the text is a row with another one a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, sheets
from kehoach.check.times.moments import Moment, days_between, moments_in, shown, uncited_in
from kehoach.check.words import bare_words, lowered, observed, own_paragraphs, telling
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_DAYS = regex.compile(r"thoi (?:gian|han|diem)|\bhan\b|tien do|ngay hoan thanh")
_TASKS = regex.compile(r"nhiem vu|noi dung|cong viec|hoat dong|hang muc")
_EMPTY_WORDS = "va cua cac cho ve voi tai theo trong tren duoc thuc hien trien khai to chuc xay dung cong tac nam cap mot so lop"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LEAST = 3  # words that tell what a task is
_SHARE = 0.75  # of them that the text has
_FEWEST = 2  # words of a row that one sentence has all
_LIKELY = 0.6  # of the words of a row: a sentence that may be about it
_FROM = regex.compile(r"\btu (?:dau |cuoi |ngay |thang |quy )*$")  # a start, whatever its end
_LEAD = 40  # characters before a time that the words *từ đầu tháng* may take
_TO = regex.compile(r"\W*(?:den|-)(?: het)?(?: ngay)? *(?:thang *|quy *)?")


_HANDED = regex.compile(r"\b(?:gui|nop)\b[^.;]*\bve\b")
_HANDS = regex.compile(r"\b(?:gui|nop|nhan|tiep nhan)\b")


@dataclass(frozen=True)
class _Paragraph:
    """Its words with those of its heading, its times, their first and last days, those of a range together, and if it is on handing in."""

    words: frozenset[str]
    said: list[Moment]
    spans: list[tuple[str, str]]
    handed: bool


@dataclass(frozen=True)
class _Pair:
    """A row's time and the times of the one paragraph about its task."""

    cell: Cell
    day: Moment
    about: _Paragraph

    @property
    def agrees(self) -> bool:
        """True if a time is the row's, or one lies in the other: *từ tháng 4 đến tháng 8* and *Tháng 8*."""
        first, last = self.day.first, self.day.last
        if self.about.handed and all(b < first for _, b in self.about.spans):
            return True  # lists come in before the row's work is done
        return any(a <= first and last <= b or first <= a and b <= last for a, b in self.about.spans)


@kind("task-day")
def task_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Nâng cấp cổng dịch vụ công … trước ngày 31/8`` in the text, 31/10 in the table of tasks."""
    paragraphs = _paragraphs(draft)
    sentences = _sentences(draft) if paragraphs else []
    for sheet in sheets(draft) if paragraphs else ():
        told = list(_told(draft, rule, sheet, sentences))
        yield from told
        if told:
            continue
        pairs = list(_pairs(draft, sheet, paragraphs))
        off = [p for p in pairs if not p.agrees]
        held = len(pairs) - len(off)
        if held < max(1, 2 * (len(off) - 1)):
            continue
        for pair in off:
            first = pair.about.said[0]
            yield draft.finding(
                rule, pair.cell.place, say_as="task", severity="warning", first=shown(first), second=shown(pair.day), count=held,
                evidence=(draft.evidence((first.start, first.end)),),
            )  # fmt: skip


@dataclass(frozen=True)
class _Sentence:
    """A sentence with its times; ``words`` are its own that tell, ``all`` those of its heading too."""

    words: frozenset[str]
    all: frozenset[str]
    days: list[Moment]
    handed: bool  # to a body: *gửi danh sách về Phòng …*, which then does the rest by a later day


def _sentences(draft: Draft) -> list[_Sentence]:
    """The sentences of the plan's duties that name a time to be ready by, or to do something in; of *từ … đến …* the end."""
    found = []
    words = lowered(draft)
    for paragraph in own_paragraphs(draft):
        if observed(draft, paragraph.start):
            continue
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            days = [
                m for m in moments_in(draft, low, high)
                if not draft.is_cited(m.start, m.end) and not _FROM.search(draft.text.folded, max(low, m.start - _LEAD), m.start)
            ]  # fmt: skip
            if days:
                section = draft.section_at(low)
                own = telling(words[low:high])
                found.append(_Sentence(own, own | telling(draft.sections[section].title if section else ""), days, _HANDED.search(draft.text.folded, low, high) is not None))
    return found


def tasks_and_times(sheet: Sheet) -> Iterator[tuple[Cell, Cell]]:
    """Each row's task and its time, of a table with one column of times."""
    days = [c for c, head in sheet.head.items() if _DAYS.search(head)]
    tasks = [c for c, head in sheet.head.items() if _TASKS.search(head) and c not in days]
    if len(days) == 1 and tasks:
        yield from ((row[tasks[0]], row[days[0]]) for row in sheet.rows if days[0] in row and tasks[0] in row)


def _told(draft: Draft, rule: CheckEntry, sheet: Sheet, sentences: list[_Sentence]) -> Iterator[Result]:
    """Rows all of whose words stand in one sentence alone, which has another time; none where two or more rows are off."""
    off = []
    held = 0
    for task, due in tasks_and_times(sheet):
        day = _last(draft, due)
        name = telling(task.words) if day else frozenset()
        if day is None or len(name) < _FEWEST:
            continue
        own = [s for s in sentences if name <= s.words]
        near = own or [s for s in sentences if name <= s.all and len(s.days) == 1]
        if any(_agree(day, other) for s in sentences for other in s.days if len(name & s.all) >= _LIKELY * len(name)):
            held += 1
        elif len(near) == 1 and len(near[0].days) == 1 and len(name) > _FEWEST - bool(own) and not _input(near[0], task, day):
            off.append((due, day, near[0].days[0]))
    if len(off) == 1 or held > len(off):
        for cell, day, said in off:
            yield draft.finding(
                rule, cell.place, say_as="row", severity="warning", first=shown(said), second=shown(day), evidence=(draft.evidence((said.start, said.end)),)
            )


def _input(sentence: _Sentence, task: Cell, day: Moment) -> bool:
    """True if the sentence is on what others hand in before the row's day for the row's body to work with."""
    return sentence.handed and sentence.days[0].last < day.last and not _HANDS.search(fold(task.words))


def _last(draft: Draft, cell: Cell) -> Moment | None:
    """The last time of a cell."""
    days = moments_in(draft, *cell.place)
    return days[-1] if days else None


def _agree(one: Moment, other: Moment) -> bool:
    """True if a time is the other's or lies in it; *trước ngày 15* is the 14th too."""
    if not (one.said and other.said):  # *vào tháng 8* of each year
        return one.month == other.month and (one.day == other.day or not (one.day and other.day))
    inside = one.first <= other.last and other.first <= one.last
    return inside or bool(one.day and other.day) and abs(days_between(one.last, other.last)) == 1


def _paragraphs(draft: Draft) -> list[_Paragraph]:
    """The paragraphs of the plan's duties that name times, each with its words and those of its heading."""
    found = []
    for paragraph in own_paragraphs(draft):
        if observed(draft, paragraph.start) or draft.is_cited(paragraph.start, paragraph.start + 1):
            continue
        days = [m for m in uncited_in(draft, paragraph.start, paragraph.end) if m.said]
        if days:
            section = draft.section_at(paragraph.start)
            heading = draft.sections[section].title if section else ""
            spans = [(m.first, "9999" if _FROM.search(draft.text.folded, max(paragraph.start, m.start - _LEAD), m.start) else m.last) for m in days]
            spans += [(a.first, b.last) for a, b in pairwise(days) if _TO.fullmatch(draft.text.folded[a.end : b.start])]
            found.append(_Paragraph(_telling(draft.words((paragraph.start, paragraph.end)) + " " + heading), days, spans, _HANDED.search(draft.text.folded, paragraph.start, paragraph.end) is not None))
    return found


def _telling(words: str) -> frozenset[str]:
    return frozenset(w for w in bare_words(words).split() if w not in _EMPTY and not w.isdigit())


def _pairs(draft: Draft, sheet: Sheet, paragraphs: list[_Paragraph]) -> Iterator[_Pair]:
    """The rows with one time whose task one paragraph alone is about, and no other row."""
    chosen: dict[int, list[_Pair]] = {}
    for task, cell in tasks_and_times(sheet):
        whole = [m for m in moments_in(draft, *cell.place) if m.said]
        words = _telling(task.words)
        if len(whole) != 1 or len(words) < _LEAST:
            continue
        about = [(len(words & one.words) / len(words), at) for at, one in enumerate(paragraphs)]
        best = sorted(about, reverse=True)[:2]
        if best[0][0] >= _SHARE and (len(best) == 1 or best[1][0] < best[0][0]):
            chosen.setdefault(best[0][1], []).append(_Pair(cell, whole[0], paragraphs[best[0][1]]))
    for pairs in chosen.values():
        if len(pairs) == 1:
            yield pairs[0]
