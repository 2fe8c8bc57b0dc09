"""Rounds of reports: what bodies hand in against the day on which it is put together and sent on, as one paragraph or the plan says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.schedule import TO, due_of, heads, short
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Deadline
from kehoach.rulebook import CheckEntry

_PAST = frozenset({"thuc_trang"})
_TOGETHER = regex.compile(r"\b(?:tong hop|tap hop|xay dung bao cao|hoan thien bao cao|lap bao cao chung)\b")
_GIVEN = regex.compile(r"\b(?:gui|nop|bao cao|cung cap)\b")
_PUT = regex.compile(r"\b(?<!de )tong hop\b")
_OF = regex.compile(r"\btong hop (?:cac )?(?:bao cao|ket qua|so lieu)(?: ket qua)? (?:cua|tu) (?:ubnd |uy ban nhan dan )?(?:cac )?")
_GIVER = regex.compile(r"^(?:uy ban nhan dan )?(?:cac )?")
_FOR = regex.compile(r"\b(?:de|phuc vu|lam co so|giup|cho)(?: [a-z]+){0,8}? tong hop\b")  # what it is handed in for
_REPORT = regex.compile(r"\bbao cao\b|\bket qua\b|\bso lieu\b")
_OTHER = regex.compile(r"\b(?:du toan|quyet toan|danh sach|ho so|ke hoach(?! nay)|de xuat|dang ky|nhu cau|du thao|tham dinh)\b")
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
_NEAR_MONTHS = 2  # reports that name no period are of one round if they are due within them
_CLOSE = 2500  # characters of one part on reports


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
        if own and not _PAST & draft.kinds_at(paragraph.start):
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


@kind("report-rounds")
def report_rounds(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Các xã gửi báo cáo 6 tháng trước 10/6, năm trước 20/12; Phòng A tổng hợp, báo cáo trước 15/6 và trước 15/12``: in one paragraph, or of one round in the plan."""
    dues = _dues(draft)
    told = list(draft.told.get(rule.code, ()))
    for one in dues:
        if one.together or any(a <= one.deadline.start < b for a, b in told):
            continue
        up = _fed(draft, one, dues)
        if up is not None and one.day > up.day:
            yield draft.finding(
                rule, (one.deadline.start, one.deadline.end), due=short(one.deadline), together=short(up.deadline), agency=up.owner or "nơi nhận",
                evidence=(draft.evidence((up.deadline.start, up.deadline.end)),),
            )  # fmt: skip


def _fed(draft: Draft, one: _Due, dues: list[_Due]) -> _Due | None:
    """The day on which what is handed in by another day is put together."""
    beside = [d for d in dues if d.together and d.paragraph == one.paragraph and d.place[0] >= one.place[1]] or _in_part(draft, one, dues)
    if beside:
        given = [d for d in dues if not d.together and d.paragraph == one.paragraph and d.place[0] < beside[0].place[0]]
        return _paired(one, given, [d for d in beside if d.paragraph == beside[0].paragraph and d.owner == beside[0].owner])
    if not _REPORT.search(draft.folded(one.place)) and "bao_cao" not in draft.kinds_at(one.place[0]):
        return None
    alone = {d.owner for d in dues if d.together and d.period == one.period and d.often == one.often}
    same = [d for d in dues if d.together and _one_round(draft, one, d, alone=len(alone) == 1)]
    return max(same, key=lambda d: d.day, default=None)


def _in_part(draft: Draft, one: _Due, dues: list[_Due]) -> list[_Due]:
    """The days on which it is put together in a later item of the part on reports, by a body that gets it or where none is named to get it."""
    part = _part(draft, one.place[0])
    if part is None:
        return []
    after = [d for d in dues if d.together and d.paragraph > one.paragraph and d.place[0] - one.place[1] < _CLOSE and _part(draft, d.place[0]) == part]
    receivers = frozenset[str]().union(*(d.receivers for d in dues if d.paragraph == one.paragraph and not d.together))
    return [d for d in after if not receivers or d.owner in receivers]


def _part(draft: Draft, at: int) -> str | None:
    """The outermost part on reports around a place."""
    own = [s.id for s in draft.lineage(draft.section_at(at)) if "bao_cao" in s.kinds or "bao cao" in fold(s.title)]
    return own[-1] if own else None


def _paired(one: _Due, given: list[_Due], together: list[_Due]) -> _Due | None:
    """The day that is for the same period, or, where those put together name none, the one at the same place of the list."""
    same = [d for d in together if d.often == one.often and (not (d.round and one.round) or d.round == one.round)]
    if one.period and (named := [d for d in same if d.period == one.period]):
        return named[0]
    if any(d.period for d in together) and (one.period or len(together) > 1):
        return None
    at = given.index(one)
    if len(given) == len(together) and together[at] in same:
        return together[at]
    return None


def _one_round(draft: Draft, one: _Due, up: _Due, *, alone: bool) -> bool:
    """True if two days elsewhere in the plan are of one report: as often, of one period, and the one who puts together gets it, or the issuer does.

    Where nobody is named to get it, it is for whoever ``alone`` puts reports of the period together.
    """
    if one.often != up.often or one.round != up.round or one.owner == up.owner or up.owner is None:
        return False
    if one.period != up.period:
        return not one.period and _names_giver(draft, one, up)
    if abs(one.day[0] - up.day[0]) > _NEAR_MONTHS or not _REPORT.search(draft.folded(up.place)):
        return False
    words, its = draft.folded(one.place), draft.folded(up.place)
    if bool(_OTHER.search(words)) or bool(_OTHER.search(its)):
        return False
    issuer = draft.record.plan.issuer or ""
    if not one.receivers:
        return alone and bool(one.period)
    return up.owner in one.receivers or not up.receivers & one.receivers and any(_is(issuer, r) for r in one.receivers)


def _names_giver(draft: Draft, one: _Due, up: _Due) -> bool:
    """True for ``tổng hợp báo cáo của các xã``, where it is the communes' own report that is due: whoever puts it together needs it first."""
    told = _OF.search(draft.folded(up.place))
    giver = _GIVER.sub("", fold(one.owner or ""))
    owed = not _OTHER.search(draft.folded(one.place)) and _REPORT.search(draft.folded(one.place)) is not None
    return told is not None and owed and len(giver) > 1 and draft.folded(up.place)[told.end() :].startswith(giver)


def _is(issuer: str, name: str) -> bool:
    """True if a body is the issuer, named in short (*UBND huyện*)."""
    own, its = fold(issuer), fold(name)
    return bool(own) and (own.startswith(its) or its.startswith(own))


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
