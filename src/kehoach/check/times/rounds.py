"""Rounds of reports: what bodies hand in against the day on which it is put together and sent on, as one paragraph or the plan says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.schedule import TO, due_of, heads
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Deadline
from kehoach.rulebook import CheckEntry

_TOGETHER = regex.compile(r"\b(?:tong hop|tap hop|xay dung bao cao|hoan thien bao cao|lap bao cao chung)\b")
_GIVEN = regex.compile(r"\b(?:gui|nop|bao cao|cung cap)\b")
_PUT = regex.compile(r"\b(?<!de )tong hop\b")
_FOR = regex.compile(r"\b(?:de|phuc vu|lam co so|giup|cho)(?: [a-z]+){0,8}? tong hop\b")  # what it is handed in for
_YEAR = r"(?<!viet )(?<!phia )(?<!dong )nam\b(?! (?:\d|bo\b|gioi\b))"
_PERIODS = tuple(
    (name, regex.compile(words))
    for name, words in (
        ("half", r"\b(?:0?6|sau) thang\b|\bso ket\b"), ("nine", r"\b0?9 thang\b"), ("quarter", r"\bquy\b"),
        ("month", r"\b(?:hang|moi) thang\b|\bbao cao thang\b"),
        ("year", rf"\btong ket\b|\b(?:bao cao|ket qua|so lieu|ca|hang|cuoi)(?: (?:dinh ky|tong hop|ket qua|thuc hien))* {_YEAR}|^\W*(?:va |bao cao )?(?:ca )?{_YEAR}"),
    )
)
_AFTER = regex.compile(r" *(?:,? *doi voi|\() *(?P<what>(?:bao cao |ket qua )?[a-z\d ]{1,24})")


@dataclass(frozen=True)
class _Due:
    """A day on which a report is due: handed in by some, or put together by one."""

    deadline: Deadline
    place: Place  # of its own words, from the deadline before it
    together: bool
    often: str
    day: tuple[int, int]
    period: str  # of which it is the report, where it says so
    round: int  # 0 where it names none
    paragraph: int
    owner: str | None
    receivers: frozenset[str]


def _dues(draft: Draft) -> list[_Due]:
    return draft.once("report-rounds", lambda one: list(_read(one)))


def _read(draft: Draft) -> Iterator[_Due]:
    deadlines = sorted((d for d in draft.record.deadlines if not d.table), key=lambda d: d.start)
    starts = [d.start for d in deadlines]
    headed = heads(draft)
    for paragraph in own_paragraphs(draft):
        own = deadlines[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        if own and not draft.looks_back(paragraph.start):
            yield from _of_paragraph(draft, paragraph, own, headed)


def _of_paragraph(draft: Draft, paragraph: Paragraph, own: list[Deadline], headed: list[tuple[int, str | None]]) -> Iterator[_Due]:
    low = paragraph.start
    role: tuple[bool, str | None, frozenset[str]] | None = None
    for deadline in own:
        words = draft.folded((low, deadline.start))
        together = [m for m in _TOGETHER.finditer(words) if not _FOR.search(words[: m.end()][-60:])]
        given = _GIVEN.search(words)
        if together or given and (role is None or regex.search(r"[;.]", words) or regex.search(r"\b(?:gui|nop|ve)\b", words)):
            begins = draft.sentence(deadline.start, deadline.end)[0] if not together else low
            role = bool(together), _owner(draft, (max(low, begins), deadline.start), together != [], headed), _receivers(draft, (low, deadline.start))
        elif role is None:  # *Định kỳ 6 tháng (trước ngày 10/6), các xã gửi báo cáo về …*
            whole = low, draft.sentence(deadline.start, deadline.end)[1]
            if _GIVEN.search(draft.folded(whole)) and not _PUT.search(draft.folded(whole)):
                role = False, _owner(draft, whole, False, headed), _receivers(draft, whole)
        due = due_of(deadline)
        if role is not None and due is not None and not draft.is_cited(deadline.start, deadline.end):
            after = _AFTER.match(draft.text.folded[deadline.end : min(paragraph.end, deadline.end + 50)].replace("\n", " "))
            told = draft.folded((low, deadline.end)) if not after else after["what"]
            rounds = rounds_in(told)
            yield _Due(
                deadline, (low, deadline.end), role[0], due[0], due[1], _period(told), rounds[-1].number if rounds else 0, paragraph.start, role[1],
                role[2] | _receivers(draft, (deadline.end, min(paragraph.end, deadline.end + 60))),
            )  # fmt: skip
        low = deadline.end


def _period(words: str) -> str:
    """The period whose report the words name, where they name one alone."""
    found = [name for name, pattern in _PERIODS if pattern.search(words)]
    return found[0] if len(found) == 1 else ""


def _bodies(draft: Draft) -> dict[str, str]:
    """Every wording of the plan's bodies, the longest first, and the body of each: a mention before *tổng hợp* may have escaped its reader."""
    names = {fold(" ".join(n.split())): g.name for g in draft.record.agencies for n in (*g.variants, g.name) if len(n) > 5}  # noqa: PLR2004
    return {words: names[words] for words in sorted(names, key=len, reverse=True)}


def _named(draft: Draft, place: Place) -> Iterator[tuple[int, str]]:
    """Where a stretch of text names bodies, and which."""
    names, here = draft.once("bodies-in-words", _bodies), draft.folded(place)
    told = [regex.escape(words).replace(r"\ ", r"\s+") for words in names if words in here]  # a pattern of all of them takes long to make
    for match in regex.finditer(rf"\b(?:{'|'.join(told)})\b", draft.text.folded, pos=place[0], endpos=place[1]) if told else ():
        yield match.start(), names[" ".join(match[0].split())]


def _receivers(draft: Draft, place: Place) -> frozenset[str]:
    return frozenset(name for a, name in _named(draft, place) if TO.search(draft.text.folded[max(place[0], a - 14) : a]))


def _owner(draft: Draft, place: Place, together: bool, headed: list[tuple[int, str | None]]) -> str | None:
    """Who owes it: the body right before *tổng hợp*, else the one that begins the clause, else that of the heading above."""
    folded = draft.text.folded
    verb = _TOGETHER.search(folded, *place) if together else _GIVEN.search(folded, *place)
    stop = verb.start() if verb else place[1]
    before = [(a, name) for a, name in _named(draft, (place[0], stop)) if not TO.search(folded[max(place[0], a - 14) : a])]
    if before:
        return (max if together else min)(before)[1]
    return max((h for h in headed if h[0] <= place[0]), default=(0, None))[1]


def _part(draft: Draft, at: int) -> str | None:
    """The outermost part on reports around a place."""
    own = [s.id for s in draft.lineage(draft.section_at(at)) if "bao_cao" in s.kinds or "bao cao" in fold(s.title)]
    return own[-1] if own else None


# --- the day that one of them lacks -----------------------------------------------------------------------------

_HANDED = regex.compile(r"\b(?P<give>(?:gui|nop|bao cao)\b[^.;]{0,160}?\b(?:ve|cho|gui|qua)\b [^.;]{4,90})[;.,] *(?:(?:\d{1,2}|[a-z])[.)] |[-+] )?(?P<who>[^.;]{4,90}?),? *\b(?:tong hop|xay dung bao cao)\b")
_TIMED = regex.compile(
    r"\b(?:de tong hop|dinh ky|hang (?:thang|quy|nam|tuan|ngay)|dot xuat|yeu cau|kip thoi|quy dinh|huong dan|ngay (?:khi|sau)|sau khi|thuong xuyen|khi co|kho khan|vuong mac|truoc|cham nhat|"
    r"trong (?:thoi han|vong)|thang \d|quy [i1-4]|\d/\d|phat sinh|de xuat)\b"
)
_OF_YEAR = regex.compile(r"[,;]? *(?:va )?(?:bao cao|ket qua)(?: ket qua)?(?: tong ket)? (?:ca |hang )?(?P<year>nam)\b(?! \d)(?P<after>[^.;\n]{0,60})")
_ABOVE = 600  # characters in which the item before stands
_BOTH = regex.compile(r"\b(?:bao cao|ket qua) (?P<half>0?6 thang)(?: dau nam)?,? (?:va )?(?:bao cao )?(?:ca |hang |01 )?nam\b[^;.\d]{0,60}(?=\d)")
_UP = regex.compile(r"\b(?<!\b(?:de|giup|cho) )tong hop\b[^.;\d]{0,200}$")
_DATED = regex.compile(r"\d *[/.] *\d|\b(?:ngay|thang) \d")
_LATE = 11  # a month in which no report of six months is due
_TIME = regex.compile(r"\d|\bquy dinh\b|\bdinh ky\b|\btruoc\b|\bcung ky\b")


@kind("round-undated")
def round_undated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Các xã gửi báo cáo về Phòng A; Phòng A tổng hợp, báo cáo trước ngày 15/12``: by when do the communes? ``6 tháng trước ngày 10/6, báo cáo năm``: and the year's?"""
    seen: set[int] = set()
    dues = _dues(draft)
    for due in dues:
        paragraph = draft.paragraph(due.deadline.start)
        if paragraph is None:
            continue
        after = draft.text.folded[due.deadline.end : paragraph.end].replace("\n", " ")
        if due.period == "half" and (year := _OF_YEAR.match(after)) and not _TIME.search(year["after"]):
            place = due.deadline.end + year.start(), due.deadline.end + year.end("year")
            yield draft.finding(rule, place, say_as="undated", evidence=(draft.evidence((due.deadline.start, due.deadline.end)),))
        both = _BOTH.search(draft.folded(due.place)) if due.day[0] >= _LATE else None
        if both and not any(d.paragraph == due.paragraph and d.together == due.together and d.day[0] in (5, 6, 7) for d in dues):
            yield draft.finding(rule, due.place, say_as="undated", severity="info")
        rest = after.rstrip(" ./")
        last = not any(d.paragraph == due.paragraph and d.place[0] > due.place[0] for d in dues)
        if last and not due.together and (up := _UP.search(rest)) and "bao cao" in up[0] and not _TIMED.search(up[0]) and not _DATED.search(rest):
            yield draft.finding(rule, (due.deadline.end + up.start(), due.deadline.end + len(rest)), say_as="undated", severity="info")
        if not due.together or due.paragraph in seen:
            continue
        seen.add(due.paragraph)
        part = _part(draft, paragraph.start)
        low = max(draft.sections[part].end, paragraph.start - _ABOVE) if part else paragraph.start
        words = draft.text.folded[low : due.deadline.start].replace("\n", " ")
        for told in _HANDED.finditer(words):
            give = low + told.start("give"), low + told.end("give")
            who = {name for _, name in _named(draft, (low + told.start("who"), low + told.end("who")))}
            if who & {name for _, name in _named(draft, give)} and not _TIMED.search(told["give"]) and not _TIMED.search(words[: told.start()][-60:]):
                yield draft.finding(rule, give, say_as="undated", evidence=(draft.evidence((due.deadline.start, due.deadline.end)),))
                break
