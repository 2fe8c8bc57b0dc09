"""Tables of tasks: the row whose owner or day is left empty, where the rows around it have theirs."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, is_numbers, sheets
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_HEADS = {
    "owner": regex.compile(r"(?:don vi|co quan|phong|bo phan|nganh)[^|]{0,24}(?:chu tri|thuc hien|phu trach|theo doi|dau moi|tham muu|chiu trach nhiem)|^(?:don vi|co quan) *$|\bchu tri\b|phan cong|chiu trach nhiem|^(?:nguoi |can bo )?(?:phu trach|chi dao|thuc hien) *$"),
    "time": regex.compile(r"thoi (?:gian|han|diem)|\btien do\b|han (?:hoan thanh|nop)|hoan thanh truoc"),
}
_NOT = regex.compile(r"phoi hop|don vi tinh|\bdvt\b|ket qua|ghi chu")
_TASKS = regex.compile(r"nhiem vu|noi dung|cong viec|hoat dong|chi tieu|muc tieu|hang muc|ten |san pham|du an|mo hinh|doi tuong|danh muc")
_GROUP = regex.compile(r"[IVX]+|[A-ZĐ]")
_TOTAL = regex.compile(r"tong(?: (?:cong|so|kinh phi|chung))?$|tong (?:cong|so)\b|cong(?: chung)?$|toan (?:tinh|huyen|xa)\b")
_LEAST = 4  # rows with the cell filled
_MOST_EMPTY = 0.15  # of the rows: more are empty because a cell holds for several


@kind("empty-cell")
def empty_cell(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A task of a table without owner or day; ``field`` is owner or time."""
    pattern = _HEADS[str(rule.options["field"])]
    for sheet in sheets(draft):
        columns = [c for c, head in sheet.head.items() if pattern.search(head) and not _NOT.search(head)]
        tasks = [c for c, head in sheet.head.items() if _TASKS.search(head) and c not in columns]
        if len(columns) != 1 or not tasks:
            continue
        column, task = columns[0], tasks[0]
        rows = [row for row in sheet.rows if task in row and _is_task(sheet, row, task, column)]
        empty = [row for row in rows if column not in row or not row[column].words.strip(" .…_*")]
        filled = len(rows) - len(empty)
        if filled >= _LEAST and 0 < len(empty) <= max(1, _MOST_EMPTY * len(rows)):
            head = _printed(draft, sheet, column)
            for row in empty:
                words = row[task].words.split()
                yield draft.finding(
                    rule, row[task].place, say_as="field", task=" ".join(words[:12]) + (" …" if len(words) > 12 else ""), field=head,
                    count=filled, all=len(rows),
                )  # fmt: skip


def _printed(draft: Draft, sheet: Sheet, column: int) -> str:
    """The head of a column as the table prints it."""
    grid = draft.text.grids[int(sheet.table.id.removeprefix("tb")) - 1]
    return next((draft.text.words(c.span.start, c.span.end) for row in grid.rows for c in row if c.col == column and c.span), "").strip("* ")


def _is_task(sheet: Sheet, row: dict[int, Cell], task: int, column: int) -> bool:
    """False for the heading of a group, for a total, and for a row that hangs below a merged cell."""
    first = row[min(row)]
    numbered = is_numbers(sheet.head.get(min(sheet.head), ""))
    if numbered and (first.col != min(sheet.head) or _GROUP.fullmatch(first.words.strip(" .)*"))):
        return False
    if _TOTAL.match(fold(row[task].words).strip(" *:")):
        return False
    others = [c for c in row if c not in (task, column, min(sheet.head))]
    return column in row or bool(others) or len(sheet.head) <= 3
