"""Rows of a table that stand twice word for word, row numbers used twice or left out, owners and days left empty in one row of tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, grid_of, is_numbers, sheets
from kehoach.folding import fold
from kehoach.normalise import BLOT
from kehoach.rulebook import CheckEntry

_NAME_WORDS = 4  # a shorter name (Ngân sách huyện) may stand in several groups
_ALL_WORDS = 6  # of all cells, where the longest is shorter
_CELLS = 3  # filled cells beside the number


def _numbered(sheet: Sheet) -> int | None:
    """The column of row numbers (STT, TT), if it is the first."""
    first = min(sheet.head, default=None)
    return first if first is not None and is_numbers(sheet.head[first]) else None


@kind("same-row")
def same_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row that repeats another row of its group, all but the row number."""
    for sheet in sheets(draft):
        column = _numbered(sheet)
        if column is None:
            continue
        seen: dict[tuple[tuple[int, str], ...], dict[int, Cell]] = {}
        above: tuple[tuple[int, str], ...] = ()
        for row in sheet.rows:
            if not sheet.label(row).isdigit():
                seen, above = {}, ()  # a group begins
                continue
            cells = {c: one for c, one in row.items() if c != column}
            words = tuple((c, " ".join(fold(one.words).split())) for c, one in sorted(cells.items()))
            lengths = [len(one.words.split()) for one in cells.values() if one.value is None]
            longest = max(lengths, default=0)
            named = longest >= _NAME_WORDS or longest > 1 and sum(lengths) >= _ALL_WORDS
            blotted = any(BLOT in one.words for one in cells.values())
            right_above = words == above and len(cells) > 1 and longest > 1 and not blotted
            above = words
            if right_above and words not in seen:
                yield draft.finding(rule, sheet.place(row), say_as="whole")
                continue
            if len(cells) < (_CELLS if longest < _NAME_WORDS else _CELLS - 1) or not named or blotted:
                continue
            if words in seen:
                yield draft.finding(rule, sheet.place(row), say_as="whole", evidence=(draft.evidence(sheet.place(seen[words])),))
            seen.setdefault(words, row)


_UNIT = regex.compile(r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|đặc khu|thôn|bản|buôn|ấp|xóm|khóm|làng|tổ dân phố|khu phố|khu vực|trường|trạm)\b *")
_PLACES = regex.compile(r"\b(?:xa|phuong|huyen|thon|ban|buon|ap|xom|khom|khu|dia (?:ban|phuong|diem|danh)|don vi|to dan pho|cum)\b")
_TIMED = regex.compile(r"thoi gian|ghi chu|tien do|ngay")
_LEAST_NAMES = 4
_LEAST_LISTED = 8  # names in the cells of one column, several to a cell


@kind("name-twice")
def name_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A list of communes or villages that has one of them twice and each other once: *Xã Ea Pil* written over by *Xã Krông Á*."""
    for sheet in sheets(draft):
        rows = [row for at, row in enumerate(sheet.rows) if at not in sheet.total_rows]
        text = {c for row in rows for c, cell in row.items() if cell.value is None and not sheet.is_label(cell.words) and not _TIMED.search(sheet.head.get(c, ""))}
        for col in sorted(text):
            cells = [row[col] for row in rows if col in row]
            lists = [[(part.strip(), cell) for part in cell.words.strip(" *").split(",")] for cell in cells]
            several = any(len(one) > 1 for one in lists)
            if not several and (len(text) > 1 or len(cells) != len(rows) or len(cells) < _LEAST_NAMES):
                continue
            names = [(" ".join(name.lower().split()), cell) for one in lists for name, cell in one]
            named = [_UNIT.match(name) for name, _ in names]
            if several and (len(names) < _LEAST_LISTED or not _PLACES.search(sheet.head.get(col, "")) or any(len(name.split()) > _NAME_WORDS for name, _ in names)):
                continue
            if not several and not all(named):
                continue
            counts = Counter(name for name, _ in names)
            twice = [name for name, count in counts.items() if count > 1]
            if len(twice) == 1 and counts[twice[0]] == 2 and twice[0] and not any(BLOT in cell.words for cell in cells):  # noqa: PLR2004
                first, again = (cell for name, cell in names if name == twice[0])
                if first is not again:
                    yield draft.finding(rule, again.place, say_as="name", evidence=(draft.evidence(first.place),))


@kind("row-number")
def row_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One row number that is wrong where rows are counted one by one (``fault``: repeated or skipped).

    4, 5, 5, 7 and 4, 5, 5, 6 have a number twice; 4, 5, 7 and 4, 9, 6 leave one out.
    """
    for sheet in sheets(draft):
        column = _numbered(sheet)
        if column is None:
            continue
        for rows in _counted(sheet, column):
            fault = _fault([_count(row[column].words) for row in rows])
            if fault is None or fault[1] != rule.options["fault"]:
                continue
            at = fault[0]
            yield draft.finding(
                rule, rows[at][column].place, number=_shown(rows[at][column]), before=_shown(rows[at - 1][column]),
                evidence=(draft.evidence(sheet.place(rows[at - 1])),),
            )  # fmt: skip


def _shown(cell: Cell) -> str:
    return cell.words.strip(" .)")


def _count(words: str) -> int:
    number = words.strip(" .)")
    return int(number) if number.isdigit() else -1


def _counted(sheet: Sheet, column: int) -> Iterator[list[dict[int, Cell]]]:
    """The runs of rows with a number each; a row of another kind ends one."""
    run: list[dict[int, Cell]] = []
    for row in sheet.rows:
        if column in row and _count(row[column].words) >= 0:
            run.append(row)
        else:
            yield run
            run = []
    yield run


def _fault(values: list[int]) -> tuple[int, str] | None:
    """The place of the only number of a row of three or more that is wrong, and how; None where all or many are."""
    if len(values) < 3 or values[0] < 0:
        return None
    steps = [b - a for a, b in zip(values, values[1:], strict=False)]
    odd = [i for i, step in enumerate(steps) if step != 1]
    if len(odd) == 1 and steps[odd[0]] in (0, 2, 3) and values[0] == 1:
        return odd[0] + 1, "repeated" if steps[odd[0]] == 0 else "skipped"
    if len(odd) == 1 and odd[0] == 0 and values[0] in values[1:] and values[1:] == list(range(2, len(values) + 1)):
        return 1, "repeated"  # 2, 2, 3: the first was one
    if len(odd) == 2 and odd[1] == odd[0] + 1 and values[0] == 1 and steps[odd[0]] + steps[odd[1]] == 2:
        wrong = odd[1]
        return wrong, "repeated" if values[wrong] in values[:wrong] + values[wrong + 1 :] else "skipped"
    return None


# --- the row whose owner or day is left empty -----------------------------------------------------

_HEADS = {
    "owner": regex.compile(r"(?:don vi|co quan|phong|bo phan|nganh)[^|]{0,24}(?:chu tri|thuc hien|phu trach|theo doi|dau moi|tham muu|chiu trach nhiem)|^(?:don vi|co quan) *$|\bchu tri\b|phan cong|chiu trach nhiem|^(?:nguoi |can bo )?(?:phu trach|chi dao|thuc hien) *$|^(?:don vi|nguoi|to|bo phan) (?:lam|lo|dam nhan) *$"),
    "time": regex.compile(r"thoi (?:gian|han|diem)|\btien do\b|han (?:hoan thanh|nop)|hoan thanh truoc"),
}
_NOT = regex.compile(r"phoi hop|don vi tinh|\bdvt\b|ket qua|ghi chu")
_TASKS = regex.compile(r"nhiem vu|noi dung|^(?:ten )?viec *$|cong viec|hoat dong|chi tieu|muc tieu|hang muc|ten |san pham|du an|mo hinh|doi tuong|danh muc")
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
    rows = grid_of(draft, sheet.table.id).rows
    return next((draft.text.words(c.span.start, c.span.end) for row in rows for c in row if c.col == column and c.span), "").strip("* ")


def _is_task(sheet: Sheet, row: dict[int, Cell], task: int, column: int) -> bool:
    """False for the heading of a group, for a total, and for a row that hangs below a merged cell."""
    first = row[min(row)]
    numbers = _numbered(sheet)
    if numbers is not None and (first.col != numbers or _GROUP.fullmatch(first.words.strip(" .)*"))):
        return False
    if _TOTAL.match(fold(row[task].words).strip(" *:")):
        return False
    others = [c for c in row if c not in (task, column, min(sheet.head))]
    return column in row or bool(others) or len(sheet.head) <= 3
