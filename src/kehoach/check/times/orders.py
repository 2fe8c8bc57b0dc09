"""The order of a plan's days: steps of one work, days outside the plan's own time, results before what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, sheets
from kehoach.check.times.dates import end_before
from kehoach.check.times.moments import Moment, moments_in, ranges, shown, uncited_in
from kehoach.check.times.numbered import rounds_in
from kehoach.check.words import own_paragraphs
from kehoach.records import Finding
from kehoach.rulebook import CheckEntry

_CLAUSE = regex.compile(r"[;.](?=\s|$)|\n|,(?= (?:lap|tham dinh|phe duyet|thi cong|nghiem thu|ban giao|quyet toan|boc tham|khai mac|be mac|trao giai|tong ket|xep lich|trinh)\b)")


@dataclass(frozen=True)
class _Clause:
    """A clause with the times in it."""

    place: Place
    words: str
    times: list[Moment]


def _clauses(draft: Draft, start: int, end: int) -> Iterator[_Clause]:
    """The clauses of a stretch of text that name times of their own, each to the last of its times."""
    stops = [m.start() for m in _CLAUSE.finditer(draft.text.folded, start, end)]
    for low, high in pairwise([start, *stops, end]):
        times = uncited_in(draft, low, high)
        if times:
            yield _Clause((low, high), draft.folded((low, times[0].start)), times)


def _dated(draft: Draft) -> list[list[_Clause]]:
    """The clauses of each paragraph of the plan's own work that names times; read once."""
    return draft.once("dated-clauses", lambda one: [
        clauses for p in own_paragraphs(one)
        if _TIME.search(one.text.folded, p.start, p.end)
        and (clauses := list(_clauses(one, p.start, p.end)))
    ])  # fmt: skip


_TIME = regex.compile(r"\d[/.]\d|\bthang \d|\bquy [i1-4]")


def order_remark(draft: Draft, rule: CheckEntry, early: Moment, late: Moment, *, on: Moment | None = None) -> Finding:
    """The remark on a time that should not be after another one; it stands on ``on``, one of the two, else on ``early``."""
    on = on or early
    other = late if on is early else early
    return draft.finding(
        rule, (on.start, on.end), say_as="order", severity="warning", first=shown(early), second=shown(late),
        evidence=(draft.evidence((other.start, other.end)),),
    )  # fmt: skip


def unless_told(draft: Draft, rule: CheckEntry, early: Moment, late: Moment, *, on: Moment | None = None) -> Finding | None:
    """``order_remark``; none where another check has been at either time."""
    told = any(draft.is_told((one.start, one.end), rule.code) for one in (early, late))
    return None if told else order_remark(draft, rule, early, late, on=on)


@kind("steps-in-order")
def steps_in_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``chọn vị trí trước ngày 31/3; thi công từ ngày 10/3``: the steps of one work (``options.chains``) in one paragraph."""
    chains = [[draft.rules.compile(rf"^\W*(?:[a-z\d]{{1,2}}[.)] *)?(?:viec |to chuc |hoan thanh (?:viec )?|thoi gian |va )*(?:{step})") for step in chain]
              for chain in rule.options["chains"]]  # fmt: skip
    for clauses in _dated(draft):
        if len(clauses) < 2 or draft.looks_back(clauses[0].place[0]):  # noqa: PLR2004
            continue
        for chain in chains:
            steps = [(at, c) for c in clauses for at, step in enumerate(chain) if step.search(c.words)]
            for (rank, one), (other_rank, other) in pairwise(steps):
                first, then = (one, other) if rank < other_rank else (other, one)
                if rank == other_rank or first.times[0].year != then.times[-1].year:
                    continue
                if first.times[-1].first > then.times[-1].last or len(then.times) > 1 and first.times[-1].first > then.times[0].last:
                    if remark := unless_told(draft, rule, first.times[-1], then.times[0]):
                        yield remark
                    break


def whole_times(draft: Draft, cell: Cell) -> list[Moment]:
    """The times of a cell; a range has two, and is no single day."""
    return [m for m in moments_in(draft, *cell.place) if m.said]


# --- the plan's own time --------------------------------------------------------------------------------------

_OWN_TIME = regex.compile(r"\b(?:khai mac|be mac|chung ket|vong loai|ban ket|thi dau|le phat dong)\b")
_HELD = regex.compile(r"\bthoi gian(?: to chuc| dien ra| thuc hien| kiem tra| tap huan)?\b")
_BY = regex.compile(r"\btruoc (?:het )?(?:ngay )?$")  # what is due by then is no opening: *ban hành điều lệ thi đấu: trước ngày 17/10*
_LONG = 150  # days: a longer time is a season with many things in it
_ENDS = regex.compile(r"\b(?:ket thuc|be mac|den ngay|ngay thi|thoi gian thi|ngay to chuc)\b|^\W*ngay\W*$")


@kind("outside-time")
def outside_time(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``từ ngày 11/10 đến ngày 13/11 …; bế mạc ngày 23/11``: the opening, the end or a contest outside the time that the plan gives itself."""
    own = own_time(draft)
    if own is None:
        return
    match, first, last = own
    told = [m for clauses in _dated(draft) for m in _held(clauses) if not _BY.search(draft.text.folded, max(0, m.start - 20), m.start)]
    for sheet in sheets(draft):
        for col in (c for c, head in sheet.head.items() if _ENDS.search(head)):
            days = [m for row in sheet.rows if col in row for m in whole_times(draft, row[col]) if m.day]
            inside = [m for m in days if first.first <= m.first <= last.last]
            told += days if 2 * len(inside) >= len(days) else []  # else the table is of another time
    for day in told:
        if not match.start() <= day.start < match.end() and not first.first <= day.first <= last.last and _days(first.first, day.first) < _LONG:
            before = day.first < first.first
            yield order_remark(draft, rule, *((first, day) if before else (day, last)))


def own_time(draft: Draft) -> tuple[regex.Match[str], Moment, Moment] | None:
    """The days from and to which the plan gives itself, where it gives them once; read once."""
    return draft.once("own-time", _own_time)


def _own_time(draft: Draft) -> tuple[regex.Match[str], Moment, Moment] | None:
    own = [(m, a, b) for m, a, b in ranges(draft) if a.day and b.day and b.said and a.key <= b.key and _is_own(draft, m.start())]
    return own[0] if len({(a.key, b.key) for _, a, b in own}) == 1 else None


def _held(clauses: list[_Clause]) -> Iterator[Moment]:
    """The days right after the words for an opening, a final, an end."""
    for clause in clauses:
        if _OWN_TIME.search(clause.words) and len(clause.times) == 1 and clause.times[0].day and clause.times[0].said:
            yield clause.times[0]


def _is_own(draft: Draft, at: int) -> bool:
    """True in the part of the plan on its time."""
    section = draft.section_at(at)
    sections = list(draft.lineage(section))
    line = draft.text.folded[draft.text.folded.rfind("\n", 0, at) + 1 : at]
    if _HELD.search(line):
        return bool(sections) and len(sections) <= 3  # noqa: PLR2004
    return bool(sections) and "thoi_gian" in sections[0].kinds


def _days(first: str, then: str) -> int:
    return abs((int(first[:4]) - int(then[:4])) * 366 + (int(first[5:7]) - int(then[5:7])) * 31 + int(first[8:]) - int(then[8:]))


# --- results, and what is handed in ----------------------------------------------------------------------------

_RESULT = regex.compile(r"\b(?:bao cao|tong hop|cong bo|quyet toan|danh gia)\b[^.;\n]{0,60}?\bket qua (?P<of>[a-z]+ [a-z]+)|\b(?:tong ket|quyet toan) (?P<all>[a-z]+ [a-z]+)")
_NOTHING = frozenset(["thuc hien", "trien khai", "hoat dong", "cong tac", "dat duoc", "to chuc", "kiem tra", "theo doi", "giam sat", "thuc te", "nam truoc", "kinh phi", "ve thuc"])
_PERIODIC = regex.compile(r"\b(?:quy|hang thang|hang nam|so ket|0?6 thang|9 thang|dinh ky|dot|tien do|thang)\b(?! \d)")


@kind("result-before")
def result_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo kết quả tập huấn trước ngày 30/10``, where the courses run to the middle of November."""
    for deadline in draft.record.deadlines:
        if deadline.kind != "by" or not deadline.date_end or deadline.table or deadline.derived or deadline.start >= draft.body_end:
            continue
        low, _ = draft.sentence(deadline.start, deadline.end)
        words = draft.folded((end_before(draft, deadline, low), deadline.end))
        told = _RESULT.search(words)
        of = (told["of"] or told["all"]) if told else None
        if of is None or of in _NOTHING or _PERIODIC.search(words) or rounds_in(words) or draft.looks_back(deadline.start):
            continue
        last = max(_times_of(draft, of, deadline.start), key=lambda m: m.last, default=None)
        if last is not None and deadline.date_end < last.first and deadline.date_end[:4] == last.first[:4]:
            day = [m for m in moments_in(draft, deadline.start, deadline.end) if m.day]
            if day:
                yield draft.finding(
                    rule, (deadline.start, deadline.end), say_as="review", first=shown(last), second=shown(day[-1]),
                    evidence=(draft.evidence((last.start, last.end)),),
                )  # fmt: skip


_NOT_WORK = regex.compile(r"\b(?:bao cao|tong ket|so ket|quyet toan|gui|danh gia|nop|cong bo|phuc tra)\b")


_LABEL = regex.compile(r"[\W_]*(?P<of>[a-z ]{3,40}):")


def _times_of(draft: Draft, what: str, but: int) -> Iterator[Moment]:
    """The days on which something is done: in parts that it heads, and in the plan's own time where it stands in the title."""
    pattern = regex.compile(r"\b" + what.replace(" ", r"\s+") + r"\b")
    heads = [s for s in draft.record.sections if pattern.search(draft.text.folded, s.start, s.end) and s.start < draft.body_end and "thuc_trang" not in s.kinds]
    title = draft.folded(draft.title)
    if not heads and pattern.search(title):
        heads = [s for s in draft.record.sections if "thoi_gian" in s.kinds]
    for head in heads:
        if "to_chuc_thuc_hien" in draft.kinds_at(head.start) or _NOT_WORK.search(draft.folded((head.start, head.end))):
            continue
        for clause in _clauses(draft, head.start, min(head.body_end, draft.body_end)):
            label = _LABEL.match(clause.words)
            of_another = label is not None and label["of"] in title and not pattern.search(label["of"])  # *Hội thao: 24 và 25/7* of two halves
            if not of_another and not clause.place[0] <= but < clause.place[1] and not _NOT_WORK.search(clause.words):
                yield from (t for t in clause.times if t.day and t.said)


_THINGS = r"danh sach|ho so|dang ky|bai du thi|tac pham|so lieu|de xuat|phieu|y tuong|san pham du thi|mo hinh du thi|sang kien|giai phap du thi"
_ENTRIES = frozenset(["danh sach", "dang ky", "bai du thi", "tac pham", "y tuong", "san pham du thi", "mo hinh du thi", "sang kien", "giai phap du thi"])
_TAKEN = regex.compile(rf"\b(?:nhan|tiep nhan|chot|thu nhan|han nhan)\b[^.;\n]{{0,24}}?\b(?P<what>{_THINGS})\b|\bdong cong (?P<gate>dang ky)\b")
_GIVEN = regex.compile(rf"\b(?:gui|nop|lap va gui)\b[^.;\n]{{0,16}}?\b(?P<what>{_THINGS})\b|(?<!nhan )\b(?P<own>dang ky) danh sach\b")
_SENT_ON = regex.compile(r"\b(?:du thi|tham (?:gia|du)|tham du)(?: (?:cap|giai|cuoc thi|hoi thi|vong))* (?:toan quoc|quoc gia|trung uong|tinh|khu vuc)\b")  # what has won goes on to a higher level
_TIERS = ("co so", "truong", "xa", "huyen", "tinh", "trung uong", "toan quoc")
_TIER = regex.compile(rf"\bcap (?P<tier>{'|'.join(_TIERS)})\b")
_SORTED = regex.compile(r"\b(?:boc tham|xep lich|xet chon|cham thi|cham diem|so khao)\b")


@kind("given-after")
def given_after(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nhận đăng ký danh sách đến hết ngày 14/6``, and elsewhere ``gửi danh sách trước ngày 24/6``; lists after lots are drawn."""
    taken: list[tuple[str, _Clause]] = []
    given: list[tuple[str, _Clause]] = []
    drawn: list[_Clause] = []
    for clauses in _dated(draft):
        if draft.looks_back(clauses[0].place[0]):
            continue
        for clause in clauses:
            if not clause.times[-1].day or not clause.times[-1].said:
                continue
            if match := _TAKEN.search(clause.words):
                taken.append((match["what"] or match["gate"], clause))
            elif (match := _GIVEN.search(clause.words)) and not _SENT_ON.search(clause.words):
                given.append((match["what"] or match["own"], clause))
            elif _SORTED.search(clause.words):
                drawn.append(clause)
    for what, clause in given:
        same = [c for its, c in taken if what == its or {what, its} == {"danh sach", "dang ky"}]
        ends = [c.times[-1] for c in same if not _hands_on(c, clause)]
        ends += [c.times[0] for c in drawn] if what in _ENTRIES else []
        early = [e for e in ends if e.last < clause.times[-1].first and e.year == clause.times[-1].year]
        if early and len(taken) < 3:  # noqa: PLR2004 - of several roundes none can be told
            if remark := unless_told(draft, rule, clause.times[-1], early[0]):
                yield remark


def _hands_on(taken: _Clause, given: _Clause) -> bool:
    """True where a lower level closes (*cấp cơ sở nhận hồ sơ đến …*) before a higher one hands on what it got."""
    low, high = _TIER.search(taken.words), _TIER.search(given.words)
    return low is not None and high is not None and _TIERS.index(low["tier"]) < _TIERS.index(high["tier"])


_LEVELS = tuple(
    (level, regex.compile(rf"^\W*(?:\d{{1,2}}[.)] *|[a-z][.)] *)?(?:de nghi |giao )?(?:ubnd |uy ban nhan dan )?(?:cac )?(?:cap )?(?:{names})\b"))
    for level, names in enumerate(("xa|phuong", "huyen|quan", "tinh|thanh pho"), start=1)
)
_UP = regex.compile(r"\b(?:nop|gui|bao cao|trinh|hoan thanh|tong hop)\b")
_TOP = regex.compile(r"\btong hop\b[^.;\n]{0,60}\b(?:ca nuoc|toan quoc|toan tinh|bo truong|thu tuong|chinh phu)\b")


@kind("levels-in-order")
def levels_in_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cấp xã nộp … trước ngày 16/01``, ``cấp huyện … 01/5``, ``cấp tỉnh … 16/4``: a level after the one above it, in one list."""
    run: list[tuple[int, Moment, Place]] = []
    for clauses in _dated(draft):
        for clause in clauses:
            level = next((n for n, pattern in _LEVELS if pattern.search(clause.words)), 4 if run and _TOP.search(clause.words) else 0)
            near = not run or clause.place[0] - run[-1][2][1] < 300  # noqa: PLR2004
            if not level or not _UP.search(clause.words) or len(clause.times) != 1 or not clause.times[0].day:
                continue
            if run and near and run[-1][0] + 1 == level and clause.times[0].said and run[-1][1].first > clause.times[0].last:
                if remark := unless_told(draft, rule, run[-1][1], clause.times[0]):
                    yield remark
            run.append((level, clause.times[0], clause.place))
