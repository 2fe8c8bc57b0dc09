"""Plans set as they were before Unicode, in the formats of an office, to see what comes back.

    python benchmarks/legacy_files.py [--plans N] [--paragraphs N] [--keep FOLDER]

Plans of ``KEHOACH_PLANS`` are put into TCVN3 (capitals in ``.VnTimeH``), VNI, VISCII or VPS by the inverse tables
and typed as such documents were: title in a font of capitals, body in one font, a table in another, some paragraphs
and some words of a paragraph in Unicode, footnotes, a running head, symbols of Wingdings. Each is written as DOCX,
which LibreOffice makes DOC, RTF, ODT and PDF, the last with fonts of those names embedded (Liberation renamed) and
with substitutes whose names tell nothing; and as plain bytes. Prints the diacritic accuracy of ``legacy.py``.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from kehoach.errors import UnreadableFile  # noqa: E402
from kehoach.read import document  # noqa: E402
from kehoach.read.legacy.tables import Encoding  # noqa: E402
from legacy import score  # noqa: E402
from legacy_texts import written  # noqa: E402
from printed_plans import SOFFICE, Columns, Para, Ruled, printed  # noqa: E402


@dataclass(frozen=True)
class Way:
    """How a plan was typed: its fonts, and every how many paragraphs one is in Unicode (0: none)."""

    name: str
    encoding: Encoding
    body: str
    table: str
    title: str
    unicode_every: int = 0


WAYS = (
    Way("tcvn3", "tcvn3", ".VnTime", ".VnArial", ".VnTimeH"),
    Way("tcvn3-mixed", "tcvn3", ".VnTime", ".VnArial NarrowH", ".VnTimeH", unicode_every=3),
    Way("vni", "vni", "VNI-Times", "VNI-Helve", "VNI-Times"),
    Way("vni-mixed", "vni", "VNI-Times", "VNI-Helve-Condense", "VNI-Times", unicode_every=3),
    Way("viscii", "viscii", "VI Times", "VI Arial", "VI Times Hoa"),
    Way("vps", "vps", "VPS Times", "VPS Helv", "VPS Times"),
)
UNICODE = "Times New Roman"
FORMS = ("docx", "doc", "rtf", "odt", "pdf", "pdf-unnamed", "txt")


def typed(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """A text as Word shows its bytes: those of 0x80 to 0x9F by Windows-1252, letters of a capitals font small."""
    if encoding == "tcvn3" and capitals:
        text = text.lower()
    text = "".join(c.lower() if written(c, encoding) < " " else c for c in text)  # no control characters in XML
    shown = []
    for char in written(text, encoding):
        page = bytes([ord(char)]).decode("cp1252", errors="ignore") if 0x80 <= ord(char) < 0xA0 else ""
        shown.append(page or char)
    return "".join(shown)


def truth_of(parts: list[Para | Columns | Ruled], way: Way) -> str:
    """What stands on the pages, in reading order."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Columns):
            lines += [*part.left, *part.right]
        elif isinstance(part, Ruled):
            lines += [c.text.upper() if _draws_capitals(way.table) else c.text for c in part.cells]
        elif part.note:
            lines += [f"{part.text[: part.anchor]}{part.text[part.anchor :]}", part.note]
        else:
            lines.append(part.text)
    return "\n".join(lines)


def _draws_capitals(font: str) -> bool:
    return font.startswith(".Vn") and font.endswith("H")


def _run(paragraph: object, text: str, font: str, encoding: Encoding | None, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn

    run = paragraph.add_run(typed(text, encoding, capitals=_draws_capitals(font)) if encoding else text)  # type: ignore[attr-defined]
    run.bold = bold
    run.font.name = font
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)


def write(parts: list[Para | Columns | Ruled], way: Way, path: Path) -> None:
    """The plan as a Word file of that time."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    file = Document()
    file.styles["Normal"].font.size = Pt(13)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    head = section.header.paragraphs[0]
    _run(head, "Kế hoạch của huyện, trang ", way.body, way.encoding)
    for number, part in enumerate(parts):
        if isinstance(part, Columns):
            table = file.add_table(1, 2)
            for side, cell in zip((part.left, part.right), table.rows[0].cells, strict=True):
                for k, line in enumerate(side):
                    p = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                    _run(p, line, way.title if line.isupper() else way.body, way.encoding, bold=line.isupper())
        elif isinstance(part, Ruled):
            table = file.add_table(part.rows, part.columns)
            table.style = "Table Grid"
            for c in part.cells:
                _run(table.cell(c.row, c.col).paragraphs[0], c.text, way.table, way.encoding)
        else:
            p = file.add_paragraph()
            if part.text.startswith("- "):  # the bullet of those days
                sym = parse_xml(
                    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                    '<w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'
                )
                p._p.append(sym)
            every = way.unicode_every
            if every and number % every == 1:
                _run(p, part.text, UNICODE, None)
            elif every and number % every == 2 and len(part.text) > 60:
                cut = part.text.index(" ", 30)
                _run(p, part.text[:cut], way.body, way.encoding)
                _run(p, part.text[cut:], UNICODE, None)
            elif part.text.isupper():
                _run(p, part.text, way.title, way.encoding, bold=True)
            else:
                _run(p, part.text, way.body, way.encoding, bold=part.bold)
    file.save(str(path))


def renamed_fonts(folder: Path) -> None:
    """Liberation under the names of the old fonts, so that LibreOffice embeds them under these."""
    from fontTools.ttLib import TTFont

    base = next(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf"))
    for name in {font for way in WAYS for font in (way.body, way.table, way.title)}:
        font = TTFont(base)
        for record in list(font["name"].names):
            if record.nameID in (1, 4, 16):
                record.string = name
            elif record.nameID == 6:
                record.string = re.sub(r"[^\w.-]", "", name)
        font.save(folder / f"{re.sub(r'[^A-Za-z-]', '', name)}.ttf")


def office(files: list[Path], form: str, out: Path, *, fonts: Path | None = None) -> None:
    """LibreOffice's conversion of all files at once."""
    env = dict(os.environ)
    if fonts is not None:
        config = fonts / "fonts.conf"
        config.write_text(
            f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>'
            f"<dir>/usr/share/fonts</dir><cachedir>{fonts / 'cache'}</cachedir></fontconfig>"
        )
        env["FONTCONFIG_FILE"] = str(config)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form,
             "--outdir", str(out), *map(str, files)],
            check=True, capture_output=True, env=env, timeout=600,
        )  # fmt: skip


def made(folder: Path, plans: list[Path], paragraphs: int) -> Iterator[tuple[Path, Way, str, str]]:
    """(file, way, form, truth) of every plan, way and form."""
    words: list[tuple[Path, Way, str]] = []
    for number, plan in enumerate(plans):
        way = WAYS[number % len(WAYS)]
        parts = [p for p in printed(plan.read_text("utf-8-sig"), plan.stem, notes=False).parts][:paragraphs]
        path = folder / "docx" / f"{way.name}-{plan.stem}.docx"
        path.parent.mkdir(exist_ok=True)
        write(parts, way, path)
        words.append((path, way, truth_of(parts, way)))
        printable = folder / "print" / path.name  # LibreOffice draws no soft hyphen, the letter ư of TCVN3
        printable.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(path) as package, zipfile.ZipFile(printable, "w", zipfile.ZIP_DEFLATED) as out:
            for name in package.namelist():
                out.writestr(name, package.read(name).replace("\u00ad".encode(), "\u2212".encode()))
    files = [path for path, _, _ in words]
    prints = [folder / "print" / path.name for path in files]
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    renamed_fonts(fonts)
    for form in ("doc", "rtf", "odt"):
        office(files, form, folder / form)
    office(prints, "pdf", folder / "pdf", fonts=fonts)
    office(prints, "pdf", folder / "pdf-unnamed")
    for path, way, truth in words:
        for form in FORMS:
            file = folder / form / f"{path.stem}.{form.split('-')[0]}"
            if form == "txt":
                if way.unicode_every:
                    continue
                file.parent.mkdir(exist_ok=True)
                shown = written(truth, way.encoding)
                pages = ("cp1252" if 0x2000 < ord(char) < 0x2200 else "latin-1" for char in shown)
                file.write_bytes(b"".join(c.encode(page, "replace") for c, page in zip(shown, pages, strict=True)))
            yield file, way, form, truth


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--plans", type=int, default=len(WAYS))
    parser.add_argument("--paragraphs", type=int, default=80)
    parser.add_argument("--keep", type=Path, help="folder to leave the files in")
    wanted = parser.parse_args()
    home = os.environ.get("KEHOACH_PLANS")
    if not home or SOFFICE is None:
        print("needs KEHOACH_PLANS and LibreOffice", file=sys.stderr)
        return 2
    sealed = {path.stem for path in (ROOT / "tests" / "gold" / "checking").glob("*.json")}
    plans = [p for f in ("seeds", "plans") for p in sorted(Path(home, f).glob("*.txt")) if p.stem not in sealed]
    table = Table("way", "file", *FORMS)
    rows: dict[tuple[str, str], dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = wanted.keep or Path(name)
        folder.mkdir(exist_ok=True)
        for file, way, form, truth in made(folder, plans[: wanted.plans], wanted.paragraphs):
            try:
                found = score(document(file).text, truth)
                shown = f"{found.diacritics:.4f}"
            except UnreadableFile as error:
                shown = error.reason
            rows.setdefault((way.name, file.stem.removeprefix(f"{way.name}-")), {})[form] = shown
    for (way_name, stem), scores in rows.items():
        table.add_row(way_name, stem[:24], *(scores.get(form, "-") for form in FORMS))
    Console(width=140).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
