"""Fields that tasks of one list have (*Đơn vị chủ trì:*, *Thời gian hoàn thành:*), and the task that lacks one.

Two ways to see the tasks: as parts beside each other under one heading, and, where tasks are not numbered,
as the run of lines from one field to its next mention.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_FIELDS = {  # what a field says -> the words that name it
    "owner": r"(?:don vi|co quan|phong ban|nganh|to chuc) (?:chu tri|dau moi|thuc hien)|chu tri(?: thuc hien)?|phan cong (?:thuc hien|chu tri)",
    "partner": r"(?:(?:cac )?(?:don vi|co quan) )?phoi hop(?: thuc hien)?",
    "time": r"thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?|tien do(?: thuc hien)?",
}
_FIELD = regex.compile(
    r"(?m)(?:^[ ]*(?:[-+*•] ?|[a-zđ\d]{1,2}[.)] ?|\d+(?:\.\d+)+\.? ?)?|(?<=[.;] ))[*_]{0,2}(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + r")[*_]{0,2} ?:"
)
_LEAST = 4  # tasks beside each other: of three, one without says nothing
_SHARE = 0.8  # of them have the field


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
    if printed is None:
        return
    said: list[Place] = []
    for tasks in (*_beside(draft, marks), *_in_turn(draft, marks, field)):
        without = [task for task in tasks if field not in task.has]
        if len(tasks) < _LEAST or len(without) > max(1, (1 - _SHARE) * len(tasks)):
            continue
        for task in without:
            if not any(task.span[0] < end and start < task.span[1] for start, end in said):
                said.append(task.span)
                yield draft.finding(
                    rule, task.place, say_as="field", severity=None if task.has else "info", task=_short(draft, task.place), field=printed,
                    count=len(tasks) - len(without), all=len(tasks),
                )  # fmt: skip


def _marks(draft: Draft) -> list[regex.Match[str]]:
    """The fields of the plan's body, in order."""
    start = draft.outline.parts[0].start if draft.outline.parts else draft.title[1]
    return list(_FIELD.finditer(draft.text.folded, start, max(start, draft.body_end)))


def _beside(draft: Draft, marks: list[regex.Match[str]]) -> Iterator[list[_Task]]:
    """Parts under one heading, with the fields inside each."""
    for children in draft.children.values():
        inside = [c for c in children if c.label and c.start < draft.body_end]
        if len(inside) >= _LEAST:
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

    What stands before the other in the first task does so in all.
    """
    other = "partner" if field == "owner" else "owner"
    at = [m.span(other) for m in marks if m.lastgroup == other]
    if not at:
        return
    starts = [start for start, _ in at]
    before = any(m.lastgroup == field and m.start() < starts[0] for m in marks)
    begins = [marks[0].start(), *starts[:-1]] if before else starts
    ends = [end for _, end in at] if before else [*starts[1:], max(draft.body_end, starts[-1])]
    yield [
        _Task(place, (begin, end), _inside(marks, begin, end))
        for place, begin, end in zip(at, begins, ends, strict=True)
    ]


def _short(draft: Draft, place: Place) -> str:
    words = draft.text.words(*place).split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
