"""What a deadline is about: the clause around it, the field's section, or the row's own words."""

from __future__ import annotations

import re

from kehoach.extract.found import FoundDeadline
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.segment import Outline

_CLAUSE = re.compile(r"[;:\n]|\. ")
_MARKS = " -+*•,.:;()"
_LABEL = re.compile(
    r"(?:thoi gian|thoi han|tien do|lo trinh|thoi diem|han |trong khoang|du kien|cham nhat|truoc |tu ngay|den ngay|quy [iv]|"
    r"thang \d|gom |dot \d|(?:ngay )?sau khi |va |hoac )"
)
_ITEM = re.compile(r"(?:[ \-+*•]*(?:[a-z\d]{1,2}[.)] +)?)")
_NUMBER = re.compile(r"^\W*(?:[a-zđ\d]{1,2}[.)] +)+")
_LONGEST = 240
_TASK_HEAD = re.compile(r"(?:ten |cac )?(?:noi dung|nhiem vu|cong viec|hoat dong|chi tieu|muc tieu|dau viec|viec )")
_BODY_HEAD = re.compile(r"don vi|co quan|chu tri|phoi hop|phu trach|nguoi |thuc hien$")


def subject(text: Text, outline: Outline, found: FoundDeadline) -> str | None:
    """What is due, in the plan's words; ``None`` if the place does not say."""
    if found.table is not None and found.cell is not None:
        return _of_row(text, found.table, found.cell[0], found.cell[1])
    clause = _clause(text, found)
    if clause and not _LABEL.match(clause[1]):
        return clause[0]
    for part in outline.lineage(outline.at(found.start)):
        title = _NUMBER.sub("", part.heading.title)
        if len(title.split()) > 6 or not _LABEL.match(fold(title).lstrip(" -+*.0123456789)")):
            return title or None
    return None


def _clause(text: Text, found: FoundDeadline) -> tuple[str, str] | None:
    folded = text.folded
    floor = max(folded.rfind("\n", 0, found.start) + 1, found.start - _LONGEST)
    if floor and not folded[floor - 1].isspace():
        space = folded.find(" ", floor, found.start)  # never from the middle of a word
        floor = space + 1 if space >= 0 else found.start
    item = _ITEM.match(folded, floor, found.start)
    begin = item.end() if item else floor
    for cut in _CLAUSE.finditer(folded, floor, found.start):
        begin = cut.end()
    before = text.words(begin, found.start).strip(_MARKS)
    if len(before.split()) >= 3:
        start = (
            begin
            + len(folded[begin : found.start])
            - len(folded[begin : found.start].lstrip(_MARKS))
        )
        return before, folded[start : found.start]
    stop = _CLAUSE.search(folded, found.end, min(len(folded), found.end + _LONGEST))
    after = text.words(found.end, stop.start() if stop else found.end).strip(_MARKS)
    if len(after.split()) >= 3:
        return f"{before} {after}".strip(), folded[found.end : found.end + 40].lstrip(_MARKS)
    return None


def _of_row(text: Text, table: int, row: int, col: int) -> str | None:
    """The words of the row's task, by the column's header; else the longest before the time, bodies left aside."""
    grid = text.grids[table]
    heads = {c.col: fold(text.words(c.span.start, c.span.end)) for c in grid.rows[0]}
    tasks: list[str] = []
    others: list[str] = []
    for cell in grid.rows[row]:
        head = heads.get(cell.col, "")
        words = text.words(cell.span.start, cell.span.end)
        if cell.col != col and words and _TASK_HEAD.match(head) and not words.isdigit():
            tasks.append(words)
        elif cell.col < col and not _BODY_HEAD.search(head):
            others.append(words)
    return tasks[0] if tasks else max(others, key=len, default=None) or None
