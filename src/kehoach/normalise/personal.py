"""Lists of private persons in annexes: names, addresses, family size and status are blotted out.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 forbids making a searchable copy of them for another
purpose. Columns that hold no personal data (the number of the row, the body in charge) stay, so
the rows can still be counted. Tables of officials by office are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.folding import fold
from kehoach.normalise.given import grids_of
from kehoach.normalise.grids import HEAD_ROWS, Grid, Rows
from kehoach.read import Document
from kehoach.records import Warning
from kehoach.spans import Span

BLOT = "■"
# A text without any of these has no such list: a look at its small letters spares the tables.
_SIGNS = tuple(map(re.compile, (r"tên\s+(?:người|hộ)", r"h[ọo]\s+(?:và\s+)?tên", r"chủ\s+hộ", "cccd", "cmnd")))
_NAME = re.compile(
    r"ho (?:va )?(?:chu )?ten|ho,? ten|chu ho|ten (?:nguoi|ho|doi tuong|hoc sinh|chau)|nguoi co cong|nguoi huong"
)
_PRIVATE = re.compile(
    r"dia chi|thon|buon|xom|ban\b|to dan pho|so khau|nhan khau|nam sinh|ngay sinh|tuoi|cccd|cmnd|can cuoc|dien thoai|"
    r"gioi tinh|dan toc|quan he|thuoc (?:doi tuong|dien)|hoan canh|benh|so tai khoan|xa, tt|xa/|noi o|cho o|que quan"
)
_LETTER = re.compile(r"[^\n\t|]")
_OFFICE = re.compile(r"chuc vu|chuc danh|chuc trach|don vi cong tac|co quan cong tac|nhiem vu trong|hoc ham")


def without_private_lists(document: Document) -> Document:
    """The document with the personal columns of such lists blotted out, its length unchanged.

    A warning ``personal-data`` says where and how many rows.
    """
    source = document.text
    if "|" not in source and document.layout is None:
        return document  # no tables
    words = source.lower()
    if not any(sign.search(words) for sign in _SIGNS):
        return document
    text, warnings = source, list(document.warnings)
    for grid in grids_of(document, wanted=lambda rows: bool(_private_columns(source, rows)[0])):
        spans = _private_cells(source, grid)
        if not spans:
            continue
        text = _blotted(text, spans)
        starts = {span.start for span in spans}
        rows = sum(any(cell.span.start in starts for cell in row if len(cell.span)) for row in grid.rows)
        warnings.append(
            Warning(
                code="personal-data", start=grid.span.start, end=grid.span.end,
                message=f"Danh sách cá nhân: {rows} dòng, không lưu họ tên và thông tin riêng.",
            )
        )  # fmt: skip
    if text == source:
        return document
    return replace(document, text=text, warnings=tuple(warnings))


def _private_cells(source: str, grid: Grid) -> list[Span]:
    """The filled cells of personal columns below the header; empty for any other table."""
    private, depth = _private_columns(source, grid.rows)
    if not private:
        return []
    return [
        cell.span for row in grid.rows[depth:] for cell in row if cell.col in private and len(cell.span)
    ]


def _private_columns(source: str, rows: Rows) -> tuple[set[int], int]:
    """The columns of a list of private persons that are about them, none for any other table; rows of the header."""
    head: dict[int, str] = {}
    depth = 0
    for number, row in enumerate(rows[:HEAD_ROWS]):
        words = [fold(cell.span.of(source)) for cell in row]
        if number and any(w.strip(" *.").isdigit() for w in words[:2]):
            break
        if number == 0:  # a merged header word ("Địa chỉ") covers the columns after it that have none
            words = [w or (words[k - 1] if k else "") for k, w in enumerate(words)]
        for cell, word in zip(row, words, strict=True):
            head[cell.col] = f"{head.get(cell.col, '')} {' '.join(word.split())}"
        depth = number + 1
    whole = " ".join(head.values())
    if not _NAME.search(whole) or not _PRIVATE.search(whole) or _OFFICE.search(whole):
        return set(), depth
    return {c for c, words in head.items() if _NAME.search(words) or _PRIVATE.search(words)}, depth


def _blotted(text: str, spans: list[Span]) -> str:
    """The text with the letters of cells blotted out."""
    pieces, done = [], 0
    for span in sorted(spans):
        begin = max(span.start, done)  # cells that lie over each other
        pieces += [text[done:begin], _LETTER.sub(BLOT, text[begin : span.end])]
        done = max(span.end, done)
    return "".join([*pieces, text[done:]])
