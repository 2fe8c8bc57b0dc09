"""How faithfully printed files are read: ``python benchmarks/readers.py [pdf|html] [--keep FOLDER]``.

Plans of ``KEHOACH_PLANS`` are set as Word files (A4, 14 pt, page numbers, footnotes, ruled tables,
letterhead in two columns), printed to PDF by LibreOffice, and read back; other producers print the
same plans from HTML. For each: character accuracy in reading order (blanks ignored), cells that
came back right (words, row, column, merged or not), and F1 of its facts against those of the
plain text. ``ideal`` is what a reader that loses nothing would reach.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from kehoach.pipeline import extract_plan  # noqa: E402
from kehoach.read import Document, document  # noqa: E402
from kehoach.records import Record  # noqa: E402
from printed_plans import CHROMIUM, SOFFICE, WKHTMLTOPDF, Printed, office_pdf, printed, write_docx, write_html  # noqa: E402

TABLED = (
    "dan_so_can_tho_2025", "bi_mat_nha_nuoc_son_la_2023", "ha_tang_5g_iot_ha_noi_2030", "qd_2820_ke_hoach_qd06",
    "du_toan_ngan_sach_tien_giang_2006",
)  # fmt: skip
FACTS = ("sections", "amounts", "agencies", "assignments", "deadlines", "targets", "citations", "recipients")
KEYS = {
    "sections": ("label", "title", "kinds"),
    "amounts": ("value", "value_min", "value_max", "currency"),
    "agencies": ("name",),
    "assignments": ("agency", "role"),
    "deadlines": ("kind", "date_start", "date_end", "recurrence"),
    "targets": ("value", "value_max", "unit", "basis"),
    "citations": ("number", "date"),
    "recipients": ("agency", "purpose"),
}


@dataclass(frozen=True)
class Score:
    """What came back of one plan."""

    name: str
    letters: float
    cells: tuple[int, int]
    facts: float
    ideal: float
    seconds: float
    pages: int


def sources() -> list[Path]:
    """The seeds and a few other plans."""
    folder = Path(os.environ["KEHOACH_PLANS"])
    return [*sorted((folder / "seeds").glob("*.txt")), *(folder / "plans" / f"{name}.txt" for name in TABLED)]


def facts_of(record: Record) -> Counter[tuple[object, ...]]:
    """Facts by type, words and values."""
    found: Counter[tuple[object, ...]] = Counter()
    for kind in FACTS:
        for fact in getattr(record, kind):
            words = "" if kind == "agencies" else "".join(fact.text.split()).strip("|*#").casefold()
            values = tuple("".join(v.split()) if isinstance(v := getattr(fact, key), str) else v for key in KEYS[kind])
            found[(kind, words, *values)] += 1
    for name, value in record.plan:
        if name != "spans" and value is not None:
            found[("plan", name, str(value))] += 1
    return found


def f1(found: Counter[tuple[object, ...]], wanted: Counter[tuple[object, ...]]) -> float:
    """F1 of two bags of facts."""
    total = found.total() + wanted.total()
    return 2 * (found & wanted).total() / total if total else 1.0


def squeezed(text: str) -> str:
    """The letters without blanks."""
    return "".join(text.split())


def letter_accuracy(got: str, want: str) -> float:
    """1 - edit distance / length, blanks ignored."""
    got, want = squeezed(got), squeezed(want)
    return 1 - Levenshtein.distance(got, want) / max(1, len(want))


def cell_accuracy(plan: Printed, read_back: Document) -> tuple[int, int]:
    """Cells that came back in their place, whole, merged as they were; of how many."""
    layout = read_back.layout
    tables = [t for t in layout.tables if not t.layout] if layout else []
    right = 0
    for number, table in enumerate(plan.tables):
        got = {}
        if number < len(tables):
            text = read_back.text
            got = {(c.row, c.col): (squeezed(text[c.start : c.end]), c.down, c.across) for c in tables[number].cells}
        right += sum(got.get((c.row, c.col)) == (squeezed(c.text), c.down, c.across) for c in table.cells)
    return right, sum(len(table.cells) for table in plan.tables)


def score(plan: Printed, file: Path, plain: Record) -> Score:
    """Read one file back."""
    begun = time.perf_counter()
    got = document(file)
    seconds = time.perf_counter() - begun
    wanted = facts_of(plain)
    return Score(
        plan.name, letter_accuracy(got.text, plan.canonical()), cell_accuracy(plan, got),
        f1(facts_of(extract_plan(got)), wanted), f1(facts_of(extract_plan(plan.document())), wanted),
        seconds, got.source.pages or 0,
    )  # fmt: skip


# -- producers ------------------------------------------------------------------------------


def _libreoffice(plans: list[Printed], folder: Path) -> None:
    files = []
    for plan in plans:
        files.append(folder / f"{plan.name}.docx")
        write_docx(plan, files[-1])
    office_pdf(files, folder)


def _browser(plans: list[Printed], folder: Path) -> None:
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    for plan in plans:
        page = folder / f"{plan.name}.html"
        write_html(plan, page)
        command = [str(CHROMIUM), *switches, f"--print-to-pdf={page.with_suffix('.pdf')}", str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def _wkhtmltopdf(plans: list[Printed], folder: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for plan in plans:
        page = folder / f"{plan.name}.html"
        write_html(plan, page)
        command = [str(WKHTMLTOPDF), "-q", "-s", "A4", str(page), str(page.with_suffix(".pdf"))]
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)


def _weasyprint(plans: list[Printed], folder: Path) -> None:
    from weasyprint import HTML  # noqa: PLC0415

    for plan in plans:
        write_html(plan, folder / f"{plan.name}.html")
        HTML(str(folder / f"{plan.name}.html")).write_pdf(str(folder / f"{plan.name}.pdf"))


PRODUCERS: dict[str, tuple[Callable[[list[Printed], Path], None], bool]] = {
    "libreoffice": (_libreoffice, True),
    "chromium": (_browser, False),
    "wkhtmltopdf": (_wkhtmltopdf, False),
    "weasyprint": (_weasyprint, False),
}


def report(console: Console, title: str, scores: Iterable[Score]) -> None:
    """One table, its last line the sum."""
    table = Table(title=title, box=box.SIMPLE)
    for heading in ("plan", "pages", "letters", "cells", "facts F1", "ideal F1", "ms/page"):
        table.add_column(heading, justify="left" if heading == "plan" else "right")
    scores = list(scores)
    for s in scores:
        table.add_row(
            s.name, str(s.pages), f"{s.letters:.5f}", f"{s.cells[0]}/{s.cells[1]}", f"{s.facts:.3f}", f"{s.ideal:.3f}",
            f"{1000 * s.seconds / max(1, s.pages):.1f}",
        )  # fmt: skip
    right, cells = sum(s.cells[0] for s in scores), sum(s.cells[1] for s in scores)
    count, pages = max(1, len(scores)), max(1, sum(s.pages for s in scores))
    table.add_row(
        "all", str(pages), f"{sum(s.letters for s in scores) / count:.5f}", f"{right / max(1, cells):.4f}",
        f"{sum(s.facts for s in scores) / count:.3f}", f"{sum(s.ideal for s in scores) / count:.3f}",
        f"{1000 * sum(s.seconds for s in scores) / pages:.1f}",
    )  # fmt: skip
    console.print(table)


def main() -> None:
    """Print a table per producer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("producers", nargs="*", default=["libreoffice"], help=f"of {', '.join(PRODUCERS)}")
    parser.add_argument("--keep", type=Path, help="folder for the files made; files that are there are not made again")
    options = parser.parse_args()
    if "KEHOACH_PLANS" not in os.environ:
        sys.exit("KEHOACH_PLANS must name a folder with real plans")
    if SOFFICE is None and "libreoffice" in options.producers:
        sys.exit("LibreOffice is not installed")
    texts = {path.stem: document(path).text for path in sources()}
    plain = {name: extract_plan(text) for name, text in texts.items()}
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as scratch:
        for producer in options.producers:
            make, notes = PRODUCERS[producer]
            folder = (options.keep or Path(scratch)) / producer
            folder.mkdir(parents=True, exist_ok=True)
            plans = [printed(text, name, notes=notes) for name, text in texts.items()]
            missing = [plan for plan in plans if not (folder / f"{plan.name}.pdf").exists()]
            if missing:
                make(missing, folder)
            report(console, producer, (score(plan, folder / f"{plan.name}.pdf", plain[plan.name]) for plan in plans))


if __name__ == "__main__":
    main()
