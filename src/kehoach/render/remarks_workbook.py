"""Reports on drafts as an Excel workbook: how many remarks each file has, every remark on a line, what was verified.

The counts are formulas over the sheet of remarks: who filters or deletes lines there, counts again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from kehoach.check import Report
from kehoach.compare.table import Cell, Column, Row
from kehoach.errors import PlanError
from kehoach.messages import check as say
from kehoach.messages import check_workbook as workbook
from kehoach.messages import report as words
from kehoach.records import Evidence, Finding, Severity
from kehoach.render.remarks import counts, line_of, placed
from kehoach.render.sheet import (
    HEADER,
    PALE,
    column_letter,
    empty_book,
    fill,
    font,
    plain_sheet,
    saved,
    sheet_names,
    write_words,
)
from kehoach.render.workbook import MOST_ROWS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
REMARKS = ("at", "file_number", "file", "severity", "code", "name", "page", "line", "section", "words", "message",
           "suggestion", "compare", "source")  # fmt: skip
VERIFIED = ("file_number", "file", "state", "code", "message")
NUMBERS = frozenset({"at", "file_number", "page", "line", "errors", "warnings", "notes", "total"})
Unread = tuple[str, str]  # path of a file, and why it could not be read
COLORS = {"error": "FFFDE8E8", "warning": "FFFEF3C7", "info": "FFE0F2FE"}


def remarks_workbook(found: Sequence[tuple[Report, str]], unread: Sequence[Unread] = ()) -> bytes:
    """The reports, each with the canonical text it is about, as the bytes of an ``.xlsx`` file.

    Files that could not be read stand behind the others, with the reason in place of counts.

    Raises ``PlanError`` for more remarks than a sheet has rows.
    """
    count = sum(len(report.findings) for report, _ in found)
    if count > MOST_ROWS:
        raise PlanError(words.TOO_MANY_ROWS(count=count))
    book = empty_book()
    titles = [workbook.SHEETS[name]() for name in ("summary", "remarks", "verified")]
    summary, remarks, verified = sheet_names(titles)
    _summary(book, summary, remarks, found, unread)
    _remarks(book, remarks, found)
    _verified(book, verified, found, unread)
    return saved(book, titles[1])


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(name, workbook.HEADINGS[name](), "number" if name in NUMBERS else "text") for name in names)


def _name(report: Report) -> str:
    return PurePath(report.source.path).name


def _called(code: str) -> str:
    return say.NAMES[code]() if code in say.NAMES else code


# --- every remark ---------------------------------------------------------------------------------


def _remarks(book: Workbook, name: str, found: Sequence[tuple[Report, str]]) -> None:
    lines: list[Row] = []
    severities: list[Severity] = []
    for number, (report, text) in enumerate(found, 1):
        for finding in report.findings:
            lines.append(Row(tuple(Cell(value) for value in _line(len(lines) + 1, number, report, text, finding))))
            severities.append(finding.severity)
    about = "; ".join(_name(report) for report, _ in found)
    sheet = plain_sheet(book, name, name, about, _columns(REMARKS), lines)
    for at, severity in enumerate(severities, HEADER + 1):
        sheet.cell(at, REMARKS.index("severity") + 1).fill = fill(COLORS[severity])


def _line(at: int, number: int, report: Report, text: str, finding: Finding) -> tuple[str | int | None, ...]:
    compared = "\n".join(_compared(place, text) for place in finding.evidence)
    return (
        at, number, _name(report), say.SEVERITIES[finding.severity](), finding.code, _called(finding.code),
        finding.page, line_of(text, finding.start),
        report.sections.get(finding.section or "", words.NO_SECTION()), " ".join(finding.text.split()), finding.message,
        finding.suggestion, compared, finding.source,
    )  # fmt: skip


def _compared(place: Evidence, text: str) -> str:
    return f"“{' '.join(place.text.split())}”{placed(place, text)}"


# --- how many -------------------------------------------------------------------------------------


def _summary(
    book: Workbook, name: str, remarks: str, found: Sequence[tuple[Report, str]], unread: Sequence[Unread]
) -> None:
    columns = _columns(("file_number", "file", "errors", "warnings", "notes", "total", "profile"))
    lines = [
        Row((Cell(number), Cell(_name(report)), Cell(), Cell(), Cell(), Cell(), Cell(report.profile_why)))
        for number, (report, _) in enumerate(found, 1)
    ]
    for number, (path, why) in enumerate(unread, len(found) + 1):
        reason = Cell(f"{say.NOT_CHECKED()}: {why}")
        lines.append(Row((Cell(number), Cell(PurePath(path).name), Cell(), Cell(), Cell(), Cell(), reason)))
    files_end = HEADER + len(lines)
    lines.append(Row((Cell(), Cell(workbook.TOTAL()), Cell(), Cell(), Cell(), Cell(), Cell()), total=True))
    about = "; ".join(counts(report) for report, _ in found[:3])
    sheet = plain_sheet(book, name, name, about, columns, lines)
    last = HEADER + max(1, sum(len(report.findings) for report, _ in found))
    files, kinds = (_range(remarks, REMARKS.index(key) + 1, last) for key in ("file_number", "severity"))
    for at in range(HEADER + 1, HEADER + 1 + len(found)):
        for across, severity in enumerate(SEVERITIES, 3):
            said = say.SEVERITIES[severity]()
            _formula(sheet, at, across, f'COUNTIFS({files},$A{at},{kinds},"{said}")')
        _formula(sheet, at, 6, f"SUM(C{at}:E{at})")
    _totals(sheet, files_end + 1, HEADER + 1)
    _by_code(sheet, files_end + 4, _range(remarks, REMARKS.index("code") + 1, last), found)


def _totals(sheet: Worksheet, at: int, first: int) -> None:
    for across in range(1, 8):
        cell = sheet.cell(at, across)
        if 3 <= across <= 6:
            letter = column_letter(across)
            _formula(sheet, at, across, f"SUM({letter}{first}:{letter}{at - 1})")
        cell.font, cell.fill = font(bold=True), fill(PALE)


def _by_code(sheet: Worksheet, at: int, codes: str, found: Sequence[tuple[Report, str]]) -> None:
    """Below the files: how often each code was remarked."""
    for across, key in enumerate(("code", "name", "count"), 1):
        write_words(sheet.cell(at, across), workbook.HEADINGS[key]()).font = font(bold=True)
    used = sorted({finding.code for report, _ in found for finding in report.findings})
    for line, code in enumerate(used, at + 1):
        write_words(sheet.cell(line, 1), code)
        write_words(sheet.cell(line, 2), _called(code))
        _formula(sheet, line, 3, f"COUNTIF({codes},A{line})")
    if used:
        end = at + 1 + len(used)
        write_words(sheet.cell(end, 2), workbook.TOTAL()).font = font(bold=True)
        _formula(sheet, end, 3, f"SUM(C{at + 1}:C{end - 1})")
        sheet.cell(end, 3).font = font(bold=True)


def _range(sheet: str, column: int, last: int) -> str:
    letter = column_letter(column)
    return f"'{sheet}'!${letter}${HEADER + 1}:${letter}${last}"


def _formula(sheet: Worksheet, at: int, across: int, formula: str) -> None:
    cell: Any = sheet.cell(at, across)
    cell.value = f"={formula}"
    cell.number_format = "#,##0"


# --- what holds -----------------------------------------------------------------------------------


def _verified(
    book: Workbook, name: str, found: Sequence[tuple[Report, str]], unread: Sequence[Unread]
) -> None:
    lines = []
    for number, (report, _) in enumerate(found, 1):
        for done in report.verified:
            said = (number, _name(report), say.DONE_RIGHT(), done.code, done.message)
            lines.append(Row(tuple(Cell(value) for value in said)))
        for note in report.notes:
            left = (number, _name(report), say.NOT_CHECKED(), None, note)
            lines.append(Row(tuple(Cell(value) for value in left)))
    for number, (path, why) in enumerate(unread, len(found) + 1):
        lines.append(Row(tuple(Cell(value) for value in (number, PurePath(path).name, say.NOT_CHECKED(), None, why))))
    plain_sheet(book, name, name, "", _columns(VERIFIED), lines)
