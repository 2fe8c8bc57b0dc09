"""Deadlines: a time by which, from which or during which something is due, or how often."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.extract.deadline_cycles import cycle_of, repeated, yearly_months
from kehoach.extract.deadline_fields import fields
from kehoach.extract.deadline_kinds import STAGE, is_labelled_stretch, kind_of
from kehoach.extract.deadline_subjects import continues, subject
from kehoach.extract.deadline_times import (
    LIST,
    Times,
    Work,
    allowed,
    begins_field,
    default_year,
    is_past,
    made,
    opens_clause,
    stands_alone,
)
from kehoach.extract.deadline_words import words
from kehoach.extract.found import FoundDeadline, FoundPlan
from kehoach.extract.recurring import everies, terms
from kehoach.extract.times import points
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import Rulebook
from kehoach.segment import Outline, Part

_RANGE = re.compile(
    r" *(?:\((?:ngay|tuc|nham) [^()\n]{3,40}\) *)?(?:-|den|toi|cho den|keo dai den|va xuyen suot|va lien tuc|va keo dai)"
    r"(?: *(?:het|cuoi|truoc|trong|den|khoang|nga?y|thoi diem)\b)* *"
    r"(?:(?:bau cu|khai mac|be mac|khai giang|tong ket|hop|le)\b[a-z ]{0,25}[( ,]*(?:nga?y *)?)?"
)
# "Từ nay đến khi kết thúc bầu cử": the end is an event, so only the beginning is a date
_TO_EVENT = re.compile(r" *(?:cho )?(?:den|toi) (?!nam\b|cuoi\b)[a-z]")
_REACH = 60  # characters from the first point of a stretch of time to the last
_ALREADY = re.compile(r"\bđã\b[^.;:\n]{0,45}$", re.IGNORECASE)
# "Mốc kiểm tra: từ ngày …": the time an inspection looks at, not when it is held
_LOOKED_AT = re.compile(
    r"\b(?:moc|thoi ky|nien do|ky|giai doan|thoi gian) (?:thoi gian )?(?:duoc )?(?:(?:kiem tra|giam sat|thanh tra|kiem toan)(?=[^:]{0,14}: *$)(?<!thoi gian kiem tra)(?<!thoi gian giam sat)(?<!thoi gian thanh tra)|lay so lieu|so lieu)[^:]{0,14}: *$"
)
_PERIOD_BEFORE = re.compile(
    r"(?:\b(?:so ket |tong ket |bao cao )?(?:0?[69] *thang(?: dau nam)?|quy|(?:ca |tong ket )?(?<!viet )nam)) *[(]? *$"
)


def deadlines(
    text: Text, outline: Outline, plan: FoundPlan, rules: Rulebook
) -> list[FoundDeadline]:
    """All deadlines of a text, in order. Years that are not printed come from the plan's period."""
    lexicon = words(rules)
    work = Work(
        text, outline, plan, lexicon,
        fields(text, outline, lexicon),
        points(text.folded, text.canonical, rules),
        everies(text, lexicon),
        _blocked(text, outline, plan),
    )  # fmt: skip
    _dated(work)
    repeated(work)
    _terms(work)
    work.found = _distinct(work.found)
    for found in work.found:
        _placed(work, found)
    previous: FoundDeadline | None = None
    for found in work.found:
        own = subject(text, outline, found)
        listed = previous is not None and continues(text, previous, found)
        report = own is not None and fold(own).startswith("bao cao") and len(own.split()) < 5
        found.subject = previous.subject if listed and previous and not report else own
        previous = found
    return work.found


def _is_caption(text: Text, part: Part) -> bool:
    """True for a heading in capitals that says of which years its chapter is (*GIẢI PHÁP TỪ NAY ĐẾN NĂM 2030*)."""
    heading = part.heading
    if heading.run_in or "thoi_gian" in part.kinds or text.folded.find("tu nay den nam", heading.start, heading.end) < 0:
        return False
    return text.canonical[heading.start : heading.end].isupper()


def _blocked(text: Text, outline: Outline, plan: FoundPlan) -> list[tuple[int, int]]:
    """Where no deadline stands: before the title, recipients and signatures, accounts of the past."""
    spans = []
    zones = outline.zones
    if zones.title is not None:
        spans.append((0, text.paragraphs[zones.title].end))
    if named := plan.spans.get("title"):
        spans.append(named)
    spans += [(p.heading.start, p.heading.end) for p in outline.parts if _is_caption(text, p)]
    for begin, end in zones.closings:
        spans.append((text.paragraphs[begin].start, text.paragraphs[end - 1].end))
    for part in outline.parts:
        if "thuc_trang" in part.kinds:
            spans.append((part.start, part.body_end))
    return spans


def _dated(work: Work) -> None:
    """Deadlines with a point in time."""
    number = 0
    previous: FoundDeadline | None = None
    previous_end = -1
    while number < len(work.points):
        times, number = _expression(work, number)
        if not allowed(work, times.first.start):
            previous = None
            continue
        linked = previous is not None and bool(
            LIST.fullmatch(work.folded, previous_end, times.start)
        )
        found = _judge(work, times, previous if linked else None)
        if (
            found is not None
            and linked
            and previous is not None
            and _same_days(work, previous, found)
        ):
            previous.date_end, previous.end = found.date_end, times.last.end
            found = previous
        elif found is not None:
            _locate(work, times, found)
            work.found.append(found)
        previous, previous_end = found, times.last.end


def _same_days(work: Work, previous: FoundDeadline, found: FoundDeadline) -> bool:
    """True for the second day of ``trong các ngày 27/01 và 28/01``: one stretch of time."""
    plural = re.match(r"[a-z ]*\bcac *ngay", work.folded[previous.start : previous.end])
    return bool(plural) and previous.kind == found.kind == "during"


def _expression(work: Work, number: int) -> tuple[Times, int]:
    """The expression that begins with point ``number``, and the number of the point after it."""
    first = work.points[number]
    line = work.folded.rfind("\n", 0, first.start) + 1
    if number:
        line = max(line, work.points[number - 1].end)
    field_at = work.fields.at(first.start)
    lead = work.words.lead(work.folded, line, first.start)
    last, ranged = first, False
    follower = work.points[number + 1] if number + 1 < len(work.points) else None
    if follower is not None and follower.start - first.end < _REACH:
        ranged = bool(_RANGE.fullmatch(work.folded, first.end, follower.start))
        if ranged and first.form == "year" and follower.form != "year":
            ranged = (
                first.year is not None and work.folded[first.end : follower.start].strip() != "-"
            )
        if ranged:
            last = follower
        elif (
            first.needs_year
            and follower.year
            and LIST.fullmatch(work.folded, first.end, follower.start)
        ):
            first = last = replace(first, year=follower.year)
    elif first.form == "now":
        last = first
    return Times(first, last, lead, field_at, ranged, line), number + 1 + ranged


def _judge(work: Work, times: Times, linked: FoundDeadline | None) -> FoundDeadline | None:
    """What an expression of time is, ``None`` if it is no deadline."""
    if times.lead and times.field and times.lead.start < times.field.start <= times.first.start:
        lead = work.words.lead(work.folded, max(times.line, times.field.start), times.first.start)
        times.lead = lead
    if times.lead and work.text.canonical.startswith(("đấu", "Đấu"), times.lead.start):
        return None  # "phấn đấu 9/10 chỉ tiêu": a share, no beginning of a month
    begin = max(times.line, times.start - 90)
    before = work.folded[begin : times.start]
    printed = work.text.canonical[begin : times.start]
    if ("ã" in printed or "Ã" in printed) and _ALREADY.search(printed.replace("\n", " ")):
        return None
    if _LOOKED_AT.search(before):
        return None
    opens = opens_clause(work, times)
    veto = work.words.veto(work.folded[begin : times.first.start])
    province = veto and work.text.canonical[begin + veto.start() : begin + veto.start() + 4].lower() == "tỉnh"  # it reads as "tính" without its mark
    if veto and not province and not _is_label(work, times, veto[0]):
        return None
    if times.ranged:
        return yearly_months(work, times) or _range(work, times, opens=opens)
    if times.first.form == "now" and opens and _TO_EVENT.match(work.folded, times.last.end):
        return made(times, "from", work.plan.issued_on, None, derived=True) if work.plan.issued_on else None
    cycle = cycle_of(work, times, before)
    if cycle is not None or times.first.form in ("day-only", "now"):
        return cycle
    return _single(work, times, before, opens=opens, linked=linked)


def _is_label(work: Work, times: Times, veto: str) -> bool:
    """True where words that would veto a time only name it: a field's label, a stage of the plan."""
    stage = "giai doan" in veto
    if stage and STAGE.search(veto):
        return True
    if ":" in veto and times.first.form == "day" and times.field is None:
        return True
    return begins_field(work, times) and (stage or ":" in veto and times.first.form != "year")


def _range(work: Work, times: Times, *, opens: bool) -> FoundDeadline | None:
    """A stretch of time from one point to another; the first takes its year from the last."""
    first, last = times.first, times.last
    derived = first.needs_year and last.needs_year or first.form == "now"
    last = last.in_year(last.year or first.year or default_year(work.plan, last))
    if not _is_stretch(work, times, opens=opens) or last.needs_year or last.form == "day-only":
        return None
    if first.form == "day-only":
        first = replace(first, form="day", months=last.months[:1])
    backwards = bool(first.months and last.months and first.months[0] > last.months[-1])
    begin = first.in_year((last.year or 0) - backwards).first()
    if first.form == "now":
        begin = work.plan.issued_on
    end = last.last()
    if begin and end and begin > end or (times.field is None or times.field.unsure) and is_past(work, end):
        return None
    if times.field is not None and times.field.kind == "by":
        return made(times, "by", None, end, derived=derived)
    return made(times, "during", begin, end, derived=derived)


def _is_stretch(work: Work, times: Times, *, opens: bool) -> bool:
    """True if a range is a time to do something in: bare years and lone days only under a label."""
    if times.field is None:
        since = times.lead is not None and times.lead.form in ("since", "in", "up-to")
        form = times.first.form
        if form == times.last.form == "day" and is_labelled_stretch(work, times):
            return True
        return form != "year" and (since or form in ("month", "quarter"))
    if times.first.form != "year":
        return True
    return opens and (stands_alone(work, times) or begins_field(work, times))


def _single(
    work: Work, times: Times, before: str, *, opens: bool, linked: FoundDeadline | None
) -> FoundDeadline | None:
    """A single point that does not recur."""
    derived = times.first.needs_year
    point = times.first.in_year(default_year(work.plan, times.first))
    if point.needs_year or times.field is not None and times.field.unsure and is_past(work, point.last()):
        return None
    kind = kind_of(work, times, before, opens=opens, linked=linked)
    if kind is None:
        return None
    if kind == "before":
        return made(times, "by", None, point.eve(), derived=derived)
    if kind == "by":
        return made(times, "by", None, point.last(), derived=derived)
    if kind == "from":
        return made(times, "from", point.first(), None, derived=derived)
    return made(times, "during", point.first(), point.last(), derived=derived)


def _locate(work: Work, times: Times, found: FoundDeadline) -> None:
    """Stretch ``6 tháng trước ngày 31/5`` over its report period and note the table cell."""
    found.start, found.end = times.start, times.last.end
    if times.lead is not None and (colon := work.folded.find(":", found.start, times.lead.start + len(times.lead.words))) >= 0:
        found.start = next(at for at in range(colon + 1, times.first.start + 1) if work.folded[at] != " ")  # "Khai mạc: ngày …"
    if times.lead is not None and times.lead.form in ("before", "until"):
        period = _PERIOD_BEFORE.search(work.folded[max(times.line, times.start - 40) : times.start])
        if period and not _is_fund(work, times.start - len(period[0]), times.start):
            found.start -= len(period[0])
            found.start += len(period[0]) - len(
                re.sub(r"^(?:so ket |tong ket |bao cao )", "", period[0])
            )


def _is_fund(work: Work, start: int, end: int) -> bool:
    """True if the period before a time is *Quỹ*: *nộp vào tài khoản Quỹ trước ngày …*."""
    return "ỹ" in work.text.canonical[start:end].lower()


def _terms(work: Work) -> None:
    """Terms that count from an event; ``45 ngày, kể từ 01/4`` is one of them, with the day in its anchor and no row of its own."""
    for term in terms(work.text, work.words):
        if not allowed(work, term.start):
            continue
        inside = [f for f in work.found if term.start < f.start and f.end <= term.end and not f.recurrence]
        if any(f.kind != "from" for f in inside):
            continue  # "30 ngày, kể từ ngày 01/4 đến ngày 30/4": the dates say both ends
        work.found = [f for f in work.found if f not in inside]
        work.found.append(term)


def _placed(work: Work, found: FoundDeadline) -> None:
    at = work.fields.at(found.start)
    if at is not None and at.table is not None:
        found.table, found.cell = at.table, at.cell


def _distinct(found: list[FoundDeadline]) -> list[FoundDeadline]:
    """In order, without a second reading of the same words."""
    kept: list[FoundDeadline] = []
    seen: set[tuple[object, ...]] = set()
    for one in sorted(found, key=lambda f: (f.start, f.end)):
        key = (one.start, one.kind, one.date_start, one.date_end, one.recurrence, one.duration)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
