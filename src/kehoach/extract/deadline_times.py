"""An expression of time in its surroundings: what stands before and after it, and in which field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach.extract.deadline_fields import Field, Fields
from kehoach.extract.deadline_words import Lead, Words
from kehoach.extract.found import FoundDeadline, FoundPlan
from kehoach.extract.recurring import Every
from kehoach.extract.times import Point
from kehoach.normalise import Text
from kehoach.records import DeadlineKind
from kehoach.segment import Outline

LIST = re.compile(r" *(?:,|;|va|hoac|/)? *(?:(?:ngay|vao|trong|den|thang|quy) *)?")
OPENING = re.compile(
    r"[ (+*:,.\-]*(?:(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|tu|trong|den|het|cuoi|dau|giua|bat dau|du kien|ca|khoang|thoi gian|thuc hien|giai doan|nam|ke|"
    r"hoan thanh|xong|cac|ngay|xuyen suot|moc|la|to chuc|trien khai|thuong xuyen|vao|lien tuc|dinh ky|va|tap trung|"
    r"sang|chieu|toi|luc|gio|phut|thang|tuan|buoi|\d{1,2}(?:h\d*)?)\b[ ,:(\"]*)*"
)
_BASIS_LINE = re.compile(
    r"[-+* ]*(?:can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien (?:nghi|quyet|ke hoach|chi thi|cong van))\b"
)
_ENDS = "\n.;:,)]"


@dataclass
class Work:
    """What one run needs at every step."""

    text: Text
    outline: Outline
    plan: FoundPlan
    words: Words
    fields: Fields
    points: list[Point]
    everies: list[Every]
    blocked: list[tuple[int, int]]
    found: list[FoundDeadline] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # starts of everies that belong to a date

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.text.folded


@dataclass(slots=True)
class Times:
    """One expression of time: a point or a range with its lead and the field it stands in."""

    first: Point
    last: Point
    lead: Lead | None
    field: Field | None
    ranged: bool
    line: int

    @property
    def start(self) -> int:
        """Where the words that lead to it begin."""
        return self.lead.start if self.lead else self.first.start


def allowed(work: Work, offset: int) -> bool:
    """False where the document is not planning: title, legal basis, signatures, the past."""
    if any(a <= offset < b for a, b in work.blocked):
        return False
    if work.outline.at(offset) is not None:
        return True
    line = work.folded.rfind("\n", 0, offset) + 1
    return not _BASIS_LINE.match(work.folded, line)


def is_past(work: Work, end: str | None) -> bool:
    """True if a date lies before the document's own."""
    issued = work.plan.issued_on
    return issued is not None and end is not None and end < issued


def default_year(plan: FoundPlan, point: Point) -> int | None:
    """The year of a point without one: the plan's own, else the first that is not before its date of issue."""
    if plan.year_start and plan.year_start == plan.year_end:
        return plan.year_start
    issued = plan.issued_on
    if issued is None:
        return plan.year_start
    year = int(issued[:4])
    last = point.in_year(year).last()
    return year + 1 if last is not None and last < issued else year


def made(
    times: Times, kind: DeadlineKind, begin: str | None, end: str | None, *, derived: bool = False,
    recurrence: str | None = None,
) -> FoundDeadline:  # fmt: skip
    """The deadline an expression stands for."""
    rule = times.lead.rule if times.lead else times.first.rule
    return FoundDeadline(
        times.start, times.last.end, rule, derived=derived, kind=kind,
        date_start=begin, date_end=end, recurrence=recurrence,
    )  # fmt: skip


def opens_clause(work: Work, times: Times) -> bool:
    """True if the expression opens its field, item or clause."""
    floor = times.field.start if times.field else 0
    floor = max(floor, times.line)
    piece = work.folded[floor : times.first.start]
    cut = max(piece.rfind(mark) for mark in ":;.(+")
    return bool(OPENING.fullmatch(piece[cut + 1 :]))


def begins_field(work: Work, times: Times) -> bool:
    """True if the expression is the first thing in a field that is not a whole section about times."""
    field_at = times.field
    if field_at is None or field_at.loose:
        return False
    return bool(
        OPENING.fullmatch(work.folded[field_at.start : times.first.start].replace("\n", " "))
    )


def stands_alone(work: Work, times: Times) -> bool:
    """True if the point is followed by the end of its clause."""
    return work.folded[times.last.end : times.last.end + 40].lstrip(" ")[:1] in (*_ENDS, "", "-")


def in_brackets(work: Work, times: Times) -> bool:
    """True if the expression stands in brackets of its own at the end of its paragraph."""
    folded = work.folded
    opening = folded.rfind("(", max(0, times.line), times.first.start)
    if opening < 0 or not OPENING.fullmatch(folded, opening + 1, times.first.start):
        return False
    return bool(re.compile(r"[^()\n]{0,20}\) *[.;]? *(?:\n|$)").match(folded, times.last.end))
