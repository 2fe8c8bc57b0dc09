"""Fields that tasks of one list have (*Đơn vị chủ trì:*, *Thời gian hoàn thành:*), and the task that lacks one.

Three ways to see the tasks: as parts beside each other under one heading, as numbers or letters of one row, and, where
tasks are not numbered, as the run of lines from one field to its next mention. In a row the owner or the time may be told
in a sentence too (*Phòng Kinh tế chủ trì; xong trước ngày 30/6/2026*).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Row, members, rows
from kehoach.messages import check as say
from kehoach.records import Finding, Severity
from kehoach.rulebook import CheckEntry

FIELDS = {  # what a field says -> the words that name it
    "owner": r"(?:don vi|co quan|phong ban|nganh|to chuc) (?:chu tri|dau moi|thuc hien)|chu tri(?: thuc hien)?|phan cong (?:thuc hien|chu tri)|(?:nguoi |don vi |bo phan |can bo )?phu trach|nguoi thuc hien",
    "partner": r"(?:(?:cac )?(?:don vi|co quan) )?phoi hop(?: thuc hien)?",
    "time": r"thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?|tien do(?: thuc hien)?|(?:han )?hoan thanh|han chot",
}
_FIELD = regex.compile(
    r"(?m)(?:^[ ]*(?:[-+*•] ?|[a-zđ\d]{1,2}[.)] ?|\d+(?:\.\d+)+\.? ?)?|(?<=[.;] ))[*_]{0,2}(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in FIELDS.items())
    + r")[*_]{0,2} ?:"
)
_LEAST = 4  # tasks beside each other: of three, one without says nothing
_SHARE = 0.8  # of them have the field
_ROW = {"owner": 4, "time": 6}  # tasks of a row that say it in sentences: not every task has a day of its own
_SURELY = 0.6  # of the others say in so many words what one leaves out


# The same told in a sentence: surely, and perhaps. What is perhaps told is not asked for.
_TOLD = {
    "owner": regex.compile(r"(?<!don vi )(?<!co quan )(?<!nganh )\bchu tri\b"),
    "time": regex.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?\b|\b(?:thang|quy) (?:\d|[iv]+\b)|thuong xuyen"),
}
PERHAPS = {
    "owner": regex.compile(r"\bchu tri\b|\bgiao\b|\w phoi hop (?:voi|cung) |dau moi|phu trach|trach nhiem|\bdo [a-z]|phan cong|\bcac (?:co quan|don vi|xa|thon|so|phong|dia phuong)\b"),
    "time": regex.compile(
        r"\d{1,2}/\d{1,2}|\b(?:ngay|thang|quy|tuan) (?:\d|[iv]+\b|dau|cuoi)|\bnam 20|\bnam (?:hoc|nay)\b|thuong xuyen|(?:hang|hang|moi|tung) (?:ngay|tuan|thang|quy|nam)|dinh ky|"
        r"trong nam|ca nam|den het|tien do|kip thoi|khi (?:co|phat sinh)|lo trinh|sau khi|truoc khi|ngay sau|thoi gian|giai doan|\bdot \d|lien tuc|dau nam|cuoi nam|theo (?:ke hoach|quy dinh|chi dao|huong dan)"
    ),
}


class _Task(NamedTuple):
    place: Place  # where it is remarked on
    span: Place  # what belongs to it
    has: frozenset[str]


@kind("task-fields")
def task_fields(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Tasks without a field that the tasks beside them have; ``field`` is owner or time.

    A task with none of the fields may be told in another way: that is only ``info``.
    """
    field = str(rule.options["field"])
    marks = draft.once("task-fields", _marks)
    printed = next((draft.text.words(*m.span(field)) for m in marks if m.lastgroup == field), None)
    said: list[Place] = []
    for tasks in (*_beside(draft, marks), *_in_turn(draft, marks, field)) if printed else ():
        without = [task for task in tasks if field not in task.has]
        if len(tasks) < _least(tasks, field) or len(without) > max(1, (1 - _SHARE) * len(tasks)):
            continue
        for task in without:
            if not overlaps(task.span, said):
                said.append(task.span)
                yield _left_out(draft, rule, task, printed or "", len(tasks) - len(without), len(tasks), "info" if not task.has else None)
    for row in rows(draft):
        tasks = _of_row(draft, row, marks)
        yield from _of_fields(draft, rule, field, printed, tasks, said) if printed else ()
        yield from _of_sentences(draft, rule, field, printed, tasks, said)
    for tasks in _of_parts(draft, marks) if field == "owner" else ():
        yield from (f.model_copy(update={"severity": "info"}) for f in _of_sentences(draft, rule, field, printed, tasks, said) if isinstance(f, Finding))


def _of_fields(draft: Draft, rule: CheckEntry, field: str, printed: str, tasks: list[_Task], said: list[Place]) -> Iterator[Result]:
    """The one of a row that has another field and not this one, which all others have."""
    without = [task for task in tasks if field not in task.has]
    if len(tasks) >= _least(tasks, field) and len(without) == 1 and without[0].has and not overlaps(without[0].span, said):
        said.append(without[0].span)
        yield _left_out(draft, rule, without[0], printed, len(tasks) - 1, len(tasks), None)


def _of_sentences(draft: Draft, rule: CheckEntry, field: str, printed: str | None, tasks: list[_Task], said: list[Place]) -> Iterator[Result]:
    """The one of a row that says in no way what most of the others say in so many words, and the rest in others."""
    if len(tasks) < _ROW[field]:
        return
    surely = sum(field in task.has or _TOLD[field].search(draft.text.folded, *task.span) is not None for task in tasks)
    without = [task for task in tasks if field not in task.has and not _told(draft, task.span, field)] if surely >= _LEAST - 1 else []
    if len(without) == 1 and surely >= _SURELY * (len(tasks) - 1) and not overlaps(without[0].span, said):
        said.append(without[0].span)
        severity: Severity | None = None if field == "owner" and len(tasks) > _ROW[field] else "info"
        yield _left_out(draft, rule, without[0], printed or say.FIELDS[field](), len(tasks) - 1, len(tasks), severity)


def _left_out(draft: Draft, rule: CheckEntry, task: _Task, field: str, count: int, every: int, severity: Severity | None) -> Result:
    return draft.finding(rule, task.place, say_as="field", severity=severity, task=short(draft, task.place), field=field, count=count, all=every)


def _least(tasks: list[_Task], field: str) -> int:
    """How many tasks make a rule: three will do where all say another field too."""
    alike = len(tasks) == _LEAST - 1 and frozenset.intersection(*(task.has for task in tasks)) - {field}
    return _LEAST - 1 if alike else _LEAST


def _marks(draft: Draft) -> list[regex.Match[str]]:
    """The fields of the plan's body, in order; *Cơ quan thực hiện:* right above *- Đơn vị phối hợp: …* says nothing of its own."""
    start = draft.outline.parts[0].start if draft.outline.parts else draft.title[1]
    found = list(_FIELD.finditer(draft.text.folded, start, max(start, draft.body_end)))
    nexts = [*(m.start() for m in found[1:]), draft.body_end]
    return [m for m, end in zip(found, nexts, strict=False) if regex.search(r"\w", draft.text.folded, pos=m.end(), endpos=max(end, m.end()))]


def _beside(draft: Draft, marks: list[regex.Match[str]]) -> Iterator[list[_Task]]:
    """Parts under one heading, with the fields inside each."""
    for children in draft.children.values():
        inside = [c for c in children if c.label and c.start < draft.body_end]
        if len(inside) >= _LEAST - 1:
            ends = [*(c.start for c in inside[1:]), min(_end(draft, inside[-1].id), draft.body_end)]
            yield [
                _Task((c.start, c.end), (c.start, end), _inside(marks, c.start, end))
                for c, end in zip(inside, ends, strict=True)
            ]


def _inside(marks: list[regex.Match[str]], start: int, end: int) -> frozenset[str]:
    return frozenset(m.lastgroup or "" for m in marks if start <= m.start() < end)


def _end(draft: Draft, section: str) -> int:
    """Where a section ends with all that stands below it."""
    below = draft.children.get(section, [])
    return max([draft.sections[section].body_end, *(_end(draft, c.id) for c in below)])


def _in_turn(draft: Draft, marks: list[regex.Match[str]], field: str) -> Iterator[list[_Task]]:
    """Tasks that are not numbered: each *Đơn vị phối hợp* has its *Đơn vị chủ trì*, each of those its time.

    What stands before the other in the first task does so in all. What has not the other fields of most is no task.
    """
    other = "partner" if field == "owner" else "owner"
    at = [m.span(other) for m in marks if m.lastgroup == other]
    if not at:
        return
    starts = [start for start, _ in at]
    before = any(m.lastgroup == field and m.start() < starts[0] for m in marks)
    begins = [marks[0].start(), *starts[:-1]] if before else starts
    ends = [end for _, end in at] if before else [*starts[1:], max(draft.body_end, starts[-1])]
    tasks = [
        _Task(place, (begin, end), _inside(marks, begin, end))
        for place, begin, end in zip(at, begins, ends, strict=True)
    ]
    usual = Counter(task.has - {field} for task in tasks).most_common(1)[0][0]
    yield tasks if before else [task for task in tasks if usual <= task.has]


def _of_row(draft: Draft, row: Row, marks: list[regex.Match[str]]) -> list[_Task]:
    """The numbers or letters of one row as tasks, none where they are bodies with their duties."""
    first = row.members[0].place[0]
    if len(row.members) < _LEAST - 1 or first >= draft.body_end or any(_MAIN & draft.kinds_at(m.place[0]) for m in row.members):
        return []
    last = row.members[-1].place
    after = (m.place[0] for m in members(draft) if m.place[0] > last[0] and DEPTH.get(m.label.style, row.depth + 1) <= row.depth)
    ends = [*(m.place[0] for m in row.members[1:]), min(next(after, draft.body_end), draft.body_end)]
    bodies = _bodies(draft)
    led = [m for m in row.members if any(m.place[0] + n in bodies for n in range(len(m.label.printed), len(m.label.printed) + _LEAD))]
    if len(led) * 2 >= len(row.members):
        return []
    found = []
    for member, end in zip(row.members, ends, strict=True):
        span = (member.place[0], max(end, member.place[0]))
        line = draft.text.folded.find("\n", *span)
        place = member.place[0], min(member.place[1], line if line > 0 else member.place[1])
        found.append(_Task(place, span, _inside(marks, *span)))
    return found


def _of_parts(draft: Draft, marks: list[regex.Match[str]]) -> Iterator[list[_Task]]:
    """The tasks of each part on what is to be done, whatever their numbers: *1. a) b)*, *2.*, *3. a) b)* are five."""
    known = [m for m in members(draft) if m.label.style in DEPTH and m.place[0] < draft.body_end]
    for section in draft.record.sections:
        above = draft.sections.get(section.parent or "")
        if not _DONE & set(section.kinds) or _MAIN & set(section.kinds) or above is not None and _DONE & set(above.kinds) or section.rule.startswith("section.field"):
            continue
        end = min(_end(draft, section.id), draft.body_end)
        inside = [m for m in known if section.end <= m.place[0] < end]
        if len(inside) < _LEAST:
            continue
        pairs = list(zip(inside, [*(m.place[0] for m in inside[1:]), end], strict=True))
        deeper = [*(DEPTH[m.label.style] for m in inside[1:]), 0]
        found = []
        for (member, stop), following in zip(pairs, deeper, strict=True):
            if following <= DEPTH[member.label.style] and not _MAIN & draft.kinds_at(member.place[0]):
                line = draft.text.folded.find("\n", member.place[0], stop)
                found.append(_Task((member.place[0], line if line > 0 else stop), (member.place[0], stop), _inside(marks, member.place[0], stop)))
        yield found


_DONE = {"noi_dung", "giai_phap"}


def _bodies(draft: Draft) -> frozenset[int]:
    """Where the names of bodies begin."""
    return draft.once("bodies-begin", lambda one: frozenset(start for a in one.record.agencies for start, _ in a.spans))


_MAIN = {"nguon_von", "thuc_trang", "muc_dich_yeu_cau", "muc_tieu", "to_chuc_thuc_hien", "thoi_gian"}  # parts of a plan that are no tasks
_BEGINS = regex.compile(r"(?:^|[.;]) *(?:[-+*•] *|\d+(?:\.\d+)*[.)]? +|[a-z][.)] +)?(?:de nghi |cac )?", regex.MULTILINE)
_LEAD = 14  # letters between a number and the body it is for: *1. Đề nghị Sở …*


def _told(draft: Draft, place: Place, field: str) -> bool:
    """True if a task says in any way who carries it out, or when."""
    by = {"chu_tri", "thuc_hien"} if field == "owner" else set()
    duty = any(place[0] <= d.start < place[1] and d.role in by for d in draft.record.assignments)
    if field == "owner":  # *5.2. Đồn Biên phòng trực canh*: a body begins the sentence
        duty |= any(m.end() in _bodies(draft) for m in _BEGINS.finditer(draft.text.folded, *place))
    return duty or PERHAPS[field].search(draft.text.folded, *place) is not None


def short(draft: Draft, place: Place) -> str:
    """The first words of a task, for a remark on it."""
    words = draft.text.words(*place).split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
