"""Plans as files that a word processor or a web browser would print: DOCX, HTML, PDF.

A ``Printed`` plan is a list of what stands in it, in order; it knows the text a faithful reader
gives back (``canonical``: one paragraph a line, cells separated by tabs, footnotes after their
paragraph) and every table's cells. ``printed`` makes one from a plan's plain text: paragraphs are
joined, pipe tables become real ones with merged header cells, letterhead and signature stand in
two columns, and every so often a paragraph gets a footnote.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from kehoach import normalise, read
from kehoach.folding import fold
from kehoach.normalise import Grid, Text
from kehoach.read import Block, Document, Layout, NoteBlock, TableBlock, TableCell
from kehoach.read.document import source_of

NOTE_EVERY = 7  # paragraphs
_WIDE = 12  # columns: a table that is printed on landscape pages
NOTES = (
    "Các cơ quan, đơn vị được giao nhiệm vụ có trách nhiệm cung cấp thông tin khi có yêu cầu.",
    "Bao gồm cả các đơn vị sự nghiệp trực thuộc và những nơi chưa kiện toàn tổ chức theo quy định hiện hành của pháp luật.",
    "Theo số liệu tổng hợp của cơ quan thường trực.",
)


@dataclass(frozen=True)
class Para:
    """A paragraph; ``note`` is a footnote anchored after the words before ``anchor``."""

    text: str
    bold: bool = False
    centred: bool = False
    note: str | None = None
    anchor: int = 0


@dataclass(frozen=True)
class Columns:
    """Two blocks of lines side by side without rules: letterhead, recipients and signature."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a ruled table, in its place."""

    text: str
    row: int
    col: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class Ruled:
    """A ruled table; ``header`` rows are repeated on every page."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header: int = 1


@dataclass(frozen=True)
class Printed:
    """A plan as it is to be printed."""

    parts: tuple[Para | Columns | Ruled, ...]
    name: str = "plan"
    tables: tuple[Ruled, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", tuple(p for p in self.parts if isinstance(p, Ruled)))

    def canonical(self) -> str:
        """What a reader that loses nothing gives back."""
        lines: list[str] = []
        number = 0
        for part in self.parts:
            if isinstance(part, Columns):
                lines += [*part.left, *part.right]
            elif isinstance(part, Ruled):
                for row in range(part.rows):
                    lines.append("\t".join(c.text for c in part.cells if c.row == row))
            elif part.note:
                number += 1
                lines += [f"{part.text[: part.anchor]}{number}{part.text[part.anchor :]}", f"{number} {part.note}"]
            else:
                lines.append(part.text)
        return "\n".join(lines) + "\n"

    def document(self) -> Document:
        """The plan as a reader that loses nothing would hand it over (without pages)."""
        text = self.canonical()
        blocks: list[Block] = []
        tables: list[TableBlock] = []
        notes: list[NoteBlock] = []
        at = number = 0
        for part in self.parts:
            if isinstance(part, Columns):
                for line in (*part.left, *part.right):
                    blocks.append(Block(at, at + len(line), line.isupper(), layout=True))
                    at += len(line) + 1
            elif isinstance(part, Ruled):
                start, cells = at, []
                for row in range(part.rows):
                    for cell in (c for c in part.cells if c.row == row):
                        cells.append(TableCell(at, at + len(cell.text), row, cell.col, cell.down, cell.across))
                        at += len(cell.text) + 1
                    at += not any(c.row == row for c in part.cells)
                tables.append(TableBlock(start, at - 1, tuple(cells), header_rows=part.header))
            else:
                number += bool(part.note)
                mark = str(number) if part.note else ""
                blocks.append(Block(at, at + len(part.text) + len(mark), part.bold, part.centred))
                if part.note:
                    begin = at + len(part.text) + 2 * len(mark) + 2
                    anchor = (at + part.anchor, at + part.anchor + len(mark))
                    notes.append(NoteBlock(mark, begin, begin + len(part.note), anchor))
                    at = begin + len(part.note) + 1
                else:
                    at += len(part.text) + 1
        source = source_of(text.encode(), self.name, media_type="text/plain", origin="docx", chars=len(text))
        return read.Document(source, text, "ideal", Layout(tuple(blocks), tuple(tables), tuple(notes)))


def printed(source: str, name: str = "plan", *, notes: bool = True) -> Printed:
    """A plan's plain text as a printed plan."""
    text = normalise.text(source)
    parts: list[Para | Columns | Ruled] = []
    done: set[int] = set()
    for p in text.paragraphs:
        if p.grid is not None:
            if p.grid not in done:
                done.add(p.grid)
                parts.append(_table(text, text.grids[p.grid]))
            continue
        if p.where == "note":
            continue
        words = text.words(p.start, p.end)
        parts.append(Para(words, bold=p.bold or words.isupper(), centred=words.isupper() and len(words) < 120))
    parts = _closing(_letterhead(parts))
    return Printed(tuple(_with_notes(parts) if notes else parts), name)


def _table(text: Text, grid: Grid) -> Ruled | Columns:
    words = {(c.row, c.col): " ".join(text.words(c.span.start, c.span.end).split()) for row in grid.rows for c in row}
    columns = max((c.col + c.across for row in grid.rows for c in row), default=1)
    rows = len(grid.rows)
    if grid.layout:
        side = [[words.get((r, c), "") for r in range(rows)] for c in range(columns)]
        lines = [[line for cell in cells for line in _entries(cell)] for cells in side]
        return Columns(tuple(lines[0]), tuple(line for column in lines[1:] for line in column))
    header = 2 if rows > 3 and not words.get((1, 0)) and sum(bool(words.get((0, c))) for c in range(columns)) < columns else 1
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for row in range(rows):
        for col in range(columns):
            if (row, col) in covered:
                continue
            down = across = 1
            here = words.get((row, col), "")
            if header == 2 and row == 0 and here:
                while col + across < columns and not words.get((0, col + across)) and words.get((1, col + across)):
                    across += 1
                if across == 1 and not words.get((1, col)):
                    down = 2
            covered |= {(row + i, col + k) for i in range(down) for k in range(across)}
            cells.append(Cell(here, row, col, down, across))
    return Ruled(tuple(cells), rows, columns, header)


def _entries(cell: str) -> list[str]:
    """The lines of a cell that a web page has run together: recipients begin with a dash."""
    if not fold(cell).startswith("noi nhan"):
        lines = re.sub(r"\s*-{3,}\s*|\s+(?=Độc lập|PHÓ CHỦ TỊCH|KT\\.)", "\n", cell).split("\n")
        return [line for line in lines if line]
    return [line.strip() for line in re.split(r"(?<=[;:])\s*(?=-)", cell)]


def _letterhead(parts: list[Para | Columns | Ruled]) -> list[Para | Columns | Ruled]:
    """Paragraphs before the title that hold the country's name become two columns."""
    for at, part in enumerate(parts[:12]):
        if isinstance(part, Para) and fold(part.text).startswith("cong hoa xa hoi"):
            end = at + 1
            while end < len(parts) and end < at + 4 and isinstance(parts[end], Para):
                words = fold(parts[end].text)  # type: ignore[union-attr]
                if not words.startswith(("doc lap", "so:")) and " ngay " not in words:
                    break
                end += 1
            left = [p.text for p in parts[:at] if isinstance(p, Para)]
            right = [p.text for p in parts[at:end] if isinstance(p, Para)]
            left += [t for t in right if fold(t).startswith("so:")]
            return [Columns(tuple(left), tuple(t for t in right if t not in left)), *parts[end:]]
    return parts


def _closing(parts: list[Para | Columns | Ruled]) -> list[Para | Columns | Ruled]:
    """Recipients and signature become two columns."""
    for at, part in enumerate(parts):
        if isinstance(part, Para) and fold(part.text).startswith("noi nhan"):
            end = at + 1
            while end < len(parts) and isinstance(parts[end], Para) and not fold(parts[end].text).startswith("phu luc"):  # type: ignore[union-attr]
                end += 1
            lines = [p.text for p in parts[at:end] if isinstance(p, Para)]
            cut = next((i for i, t in enumerate(lines) if t.startswith(("TM.", "KT.", "TL.", "CHỦ TỊCH"))), None)
            if cut:
                return [*parts[:at], Columns(tuple(lines[:cut]), tuple(lines[cut:])), *parts[end:]]
    return parts


def _with_notes(parts: list[Para | Columns | Ruled]) -> list[Para | Columns | Ruled]:
    found: list[Para | Columns | Ruled] = []
    count = 0
    for part in parts:
        if isinstance(part, Para) and len(part.text) > 150:
            count += 1
            if count % NOTE_EVERY == 3:
                anchor = _word_end(part.text, len(part.text) // 2)
                part = Para(part.text, part.bold, part.centred, NOTES[count % len(NOTES)], anchor)
        found.append(part)
    return found


def _word_end(text: str, at: int) -> int:
    """The end of a word of letters near ``at``: a digit after it cannot be read as its number."""
    while at < len(text) and not (text[at - 1].isalpha() and text[at : at + 1] == " "):
        at += 1
    return at


# -- DOCX and PDF ---------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_docx(plan: Printed, path: Path, *, page_number: bool = True, font: str = "Times New Roman") -> None:
    """The plan as a Word file, set as Nghị định 30 asks: A4, 14 pt, page number at the top."""
    from docx import Document  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    file = Document()
    style = file.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    if page_number:
        _number_pages(section)
    notes: list[str] = []
    for part in plan.parts:
        if isinstance(part, Para):
            p = file.add_paragraph()
            p.paragraph_format.space_after = Pt(6)
            if part.centred:
                p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            else:
                p.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                p.paragraph_format.first_line_indent = Cm(1.27)
            if part.note:
                p.add_run(part.text[: part.anchor]).bold = part.bold
                notes.append(part.note)
                _note_reference(p, len(notes))
                p.add_run(part.text[part.anchor :]).bold = part.bold
            else:
                p.add_run(part.text).bold = part.bold
        elif isinstance(part, Columns):
            _docx_columns(file, part)
        else:
            _docx_table(file, part)
    if notes:
        _add_notes(file, notes)
    file.save(str(path))


def _number_pages(section: object) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    section.different_first_page_header_footer = True  # type: ignore[attr-defined]
    p = section.header.paragraphs[0]  # type: ignore[attr-defined]
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    p._p.append(parse_xml(f'<w:fldSimple xmlns:w="{_W}" w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _note_reference(paragraph: object, number: int) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415

    run = f'<w:r xmlns:w="{_W}"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    paragraph._p.append(parse_xml(run))  # type: ignore[attr-defined]


def _add_notes(file: object, notes: list[str]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    body = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {html.escape(words)}</w:t></w:r></w:p></w:footnote>'
        for n, words in enumerate(notes, 1)
    )
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{separators}{body}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    main = file.part  # type: ignore[attr-defined]
    main.relate_to(Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), main.package), RELATIONSHIP_TYPE.FOOTNOTES)


def _docx_columns(file: object, part: Columns) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    table = file.add_table(1, 2)  # type: ignore[attr-defined]
    recipients = bool(part.left) and fold(part.left[0]).startswith("noi nhan")
    for cell, lines, centred in zip(table.rows[0].cells, (part.left, part.right), (not recipients, True), strict=True):
        for number, line in enumerate(lines):
            p = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            p.paragraph_format.space_after = Pt(0)
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
            run = p.add_run(line)
            run.bold = line.isupper()
            run.font.size = Pt(11 if not centred else 13)
            if recipients and centred and number == len(lines) - 2:
                p.paragraph_format.space_after = Pt(60)


def _docx_table(file: object, part: Ruled) -> None:
    from docx.oxml import OxmlElement, parse_xml  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    wide = part.columns >= _WIDE
    if wide:
        _turn_page(file, landscape=True)
    table = file.add_table(part.rows, part.columns)  # type: ignore[attr-defined]
    table.style = "Table Grid"
    grid = [list(row.cells) for row in table.rows]
    for c in part.cells:
        cell = grid[c.row][c.col]
        if c.down > 1 or c.across > 1:
            cell = cell.merge(grid[c.row + c.down - 1][c.col + c.across - 1])
        p = cell.paragraphs[0]
        p.paragraph_format.space_after = Pt(0)
        run = p.add_run(c.text)
        run.font.size = Pt(7 if wide else 12)
        run.bold = c.row < part.header
    for row in table.rows[: part.header]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if wide:
        margins = '<w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/>'
        table._tbl.tblPr.append(parse_xml(f'<w:tblCellMar xmlns:w="{_W}">{margins}</w:tblCellMar>'))
        _turn_page(file, landscape=False)


def _turn_page(file: object, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    section = file.add_section()  # type: ignore[attr-defined]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.different_first_page_header_footer = False


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
WKHTMLTOPDF = shutil.which("wkhtmltopdf")


def office_pdf(files: list[Path], folder: Path) -> None:
    """Print Word or HTML files to PDF with LibreOffice, all in one call."""
    if SOFFICE is None:
        raise RuntimeError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as profile:
        command = [SOFFICE, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600)


def write_html(plan: Printed, path: Path) -> None:
    """The plan as a web page with print styles: footnotes gathered at the end are left out."""
    body: list[str] = []
    for part in plan.parts:
        if isinstance(part, Para):
            body.append(f'<p class="{"c" if part.centred else "j"}{" b" if part.bold else ""}">{html.escape(part.text)}</p>')
        elif isinstance(part, Columns):
            sides = "".join("<td>" + "<br>".join(map(html.escape, s)) + "</td>" for s in (part.left, part.right))
            body.append(f'<table class="l"><tr>{sides}</tr></table>')
        else:
            rows = ["".join(_html_cell(c, part) for c in part.cells if c.row == r) for r in range(part.rows)]
            head = "".join(f"<tr>{r}</tr>" for r in rows[: part.header])
            rest = "".join(f"<tr>{r}</tr>" for r in rows[part.header :])
            body.append(f'<table class="t{" w" if part.columns >= _WIDE else ""}"><thead>{head}</thead><tbody>{rest}</tbody></table>')
    path.write_text(
        '<!doctype html><html lang="vi"><meta charset="utf-8"><style>'
        "@page{size:A4;margin:2cm 1.5cm 2cm 3cm}body{font:14pt 'Liberation Serif',serif}p{margin:0 0 6pt}"
        ".j{text-align:justify;text-indent:1.27cm}.c{text-align:center}.b{font-weight:bold}table{width:100%}"
        ".t{border-collapse:collapse;font-size:12pt}.t td,.t th{border:1px solid #000;padding:2pt 4pt}"
        ".w{font-size:5pt}.w td,.w th{padding:1pt}"
        ".l td{width:50%;text-align:center;vertical-align:top;font-size:13pt}</style><body>" + "\n".join(body),
        encoding="utf-8",
    )


def _html_cell(cell: Cell, table: Ruled) -> str:
    tag = "th" if cell.row < table.header else "td"
    return f'<{tag} rowspan="{cell.down}" colspan="{cell.across}">{html.escape(cell.text)}</{tag}>'
