"""Tasks that end alike (*…, hoàn thành trước ngày 30/6/2026*; *… (Đoàn Thanh niên)*), and the one that ends without it.

The tasks are the numbers or letters of one row, a line each, lines with a dash, or the clauses of one paragraph between semicolons.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.fields import PERHAPS, short
from kehoach.check.parts.numbering import rows
from kehoach.check.words import own_paragraphs
from kehoach.messages import check as say
from kehoach.rulebook import CheckEntry

_DAY = r"(?:\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|thang \d{1,2}(?: nam \d{4})?|quy [ivx\d]+(?: nam \d{4}|/\d{4})?|ngay \d{1,2} thang \d{1,2}(?: nam \d{4})?)"
_BODY = r"(?:phong|so|ban|hoi|doan|tram|cong an|truong|trung tam|ubnd|uy ban|van phong|to|khoa|chi cuc|benh vien|mttq|mat tran)\b"
_CLOSES = {
    "time": regex.compile(rf"(?:\b(?:hoan thanh|xong|truoc|thoi gian|thoi han|han|trong|cham nhat|tu|den)\b[^.;:,(]{{0,30}}|[(:] *){_DAY}[) .;,*_]*$"),
    "owner": regex.compile(
        rf"(?:\b(?:chu tri|phu trach|dau moi|thuc hien) *: *[a-z ,-]{{4,60}}|\({_BODY}[a-z\d -]{{0,50}}\)|\b(?:do )?{_BODY}[a-z\d ,-]{{2,60}} (?:chu tri|phu trach|thuc hien))[) .;*_]*$"
    ),
}
_LEAST = 4
_SURE = 4  # tasks from which on it is a warning


@kind("closing-words")
def closing_words(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one task that does not end in an owner or a time (``field``), as all others beside it do."""
    field = str(rule.options["field"])
    for tasks in (*_of_rows(draft), *_of_items(draft), *_of_clauses(draft)):
        closed = [_CLOSES[field].search(draft.folded(task)) is not None for task in tasks]
        if len(tasks) < _LEAST or closed.count(False) != 1:
            continue
        odd = tasks[closed.index(False)]
        told = draft.words(odd).endswith(":") or PERHAPS[field].search(draft.text.folded, *odd) is not None or field == "owner" and _has_body(draft, odd)
        if not told and not draft.is_told(odd, rule.code):
            yield draft.finding(
                rule, odd, say_as="field", severity=None if len(tasks) > _SURE else "info", task=short(draft, odd), field=say.FIELDS[field](),
                count=len(tasks) - 1, all=len(tasks),
            )  # fmt: skip


def _of_rows(draft: Draft) -> Iterator[list[Place]]:
    """The rows of numbers or letters whose members have a line each."""
    for row in rows(draft):
        starts = [m.place[0] for m in row.members]
        if len(starts) < _LEAST or starts[-1] >= draft.body_end or "nguon_von" in draft.kinds_at(starts[0]):
            continue
        lines = [draft.paragraph(start) for start in starts]
        places = [(start, line.end) for start, line in zip(starts, lines, strict=True) if line]
        following = zip(places, places[1:], strict=False)
        if len(places) == len(starts) and all(not draft.words((end, after)).strip() for (_, end), (after, _) in following):
            yield places


def _of_items(draft: Draft) -> Iterator[list[Place]]:
    """The lines with a dash that stand together."""
    run: list[Place] = []
    for paragraph in own_paragraphs(draft):
        if draft.words((paragraph.start, paragraph.end))[:1] in ("-", "+", "•") and not draft.kinds_at(paragraph.start) & {"nguon_von", "thuc_trang"}:
            run.append((paragraph.start, paragraph.end))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _of_clauses(draft: Draft) -> Iterator[list[Place]]:
    """The clauses of the paragraphs that say several things between semicolons."""
    for paragraph in own_paragraphs(draft):
        ends = [*(m.start() for m in regex.finditer(";", draft.text.folded, pos=paragraph.start, endpos=paragraph.end)), paragraph.end]
        if len(ends) >= _LEAST:
            yield [(start, end) for start, end in zip([paragraph.start, *(e + 1 for e in ends)], ends, strict=False)]


def _has_body(draft: Draft, task: Place) -> bool:
    return any(task[0] <= start < task[1] for a in draft.record.agencies for start, _ in a.spans)
