"""How faithfully Word files are read: ``python benchmarks/docx_files.py [--keep FOLDER]``.

The plans of ``benchmarks/readers.py`` and of the corpus are set as Word files in three ways: numbers
typed, numbers automatic (every typed number and dash that a list can make is taken out of the
text), and the latter saved again by LibreOffice. For each: character accuracy, cells that came
back right, F1 of its facts against those of the plain text (``ideal`` is what a reader that loses
nothing would reach) and against those of the typed file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from automatic_numbers import with_automatic_numbers  # noqa: E402
from kehoach.pipeline import extract_plan  # noqa: E402
from kehoach.read import document, document_from_bytes  # noqa: E402
from printed_plans import SOFFICE, printed, write_docx  # noqa: E402
from readers import cell_accuracy, f1, facts_of, letter_accuracy, sources  # noqa: E402

WAYS = ("typed", "automatic", "libreoffice")


@dataclass(frozen=True)
class Score:
    """What came back of one plan in one way."""

    letters: float
    cells: tuple[int, int]
    facts: float
    ideal: float
    typed: float
    seconds: float


def files(texts: dict[str, str], folder: Path) -> dict[str, dict[str, bytes]]:
    """The Word files of every plan by way; how many automatic numbers is printed."""
    made: dict[str, dict[str, bytes]] = {}
    count = 0
    for name, text in texts.items():
        path = folder / f"{name}.docx"
        write_docx(printed(text, name), path)
        typed = path.read_bytes()
        automatic, changed = with_automatic_numbers(typed)
        path.write_bytes(automatic)
        made[name] = {"typed": typed, "automatic": automatic}
        count += changed
    print(f"{count} automatic numbers in {len(made)} files")
    if SOFFICE is not None:
        saved = folder / "saved"
        command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), *map(str, folder.glob("*.docx"))]
        subprocess.run(command, check=True, capture_output=True, timeout=900)
        for name in made:
            made[name]["libreoffice"] = (saved / f"{name}.docx").read_bytes()
    return made


def main() -> None:
    """Print a table per way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder for the files made")
    options = parser.parse_args()
    paths = sorted((ROOT / "corpus").glob("*.txt")) + (sources() if "KEHOACH_PLANS" in os.environ else [])
    texts = {path.stem: document(path).text for path in paths}
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = files(texts, folder)
    scores: dict[str, dict[str, Score]] = {way: {} for way in WAYS}
    for name, text in texts.items():
        plan = printed(text, name)
        plain, ideal = facts_of(extract_plan(text)), facts_of(extract_plan(plan.document()))
        typed = facts_of(extract_plan(document_from_bytes(made[name]["typed"], name)))
        for way, data in made[name].items():
            begun = time.perf_counter()
            got = document_from_bytes(data, name)
            seconds = time.perf_counter() - begun
            facts = facts_of(extract_plan(got))
            scores[way][name] = Score(
                letter_accuracy(got.text, plan.canonical()), cell_accuracy(plan, got), f1(facts, plain),
                f1(ideal, plain), f1(facts, typed), seconds,
            )  # fmt: skip
    console = Console(width=110)
    for way, found in scores.items():
        if found:
            console.print(_table(way, found))


def _table(way: str, found: dict[str, Score]) -> Table:
    table = Table(title=way, box=box.SIMPLE)
    for heading in ("plan", "letters", "cells", "facts F1", "ideal F1", "F1 to typed", "ms"):
        table.add_column(heading, justify="left" if heading == "plan" else "right")
    for name, s in found.items():
        table.add_row(
            name, f"{s.letters:.5f}", f"{s.cells[0]}/{s.cells[1]}", f"{s.facts:.3f}", f"{s.ideal:.3f}",
            f"{s.typed:.3f}", f"{1000 * s.seconds:.0f}",
        )  # fmt: skip
    every, count = list(found.values()), len(found)
    right, cells = sum(s.cells[0] for s in every), sum(s.cells[1] for s in every)
    table.add_row(
        "all", f"{sum(s.letters for s in every) / count:.5f}", f"{right / max(1, cells):.4f}",
        f"{sum(s.facts for s in every) / count:.3f}", f"{sum(s.ideal for s in every) / count:.3f}",
        f"{sum(s.typed for s in every) / count:.3f}", f"{1000 * sum(s.seconds for s in every) / count:.0f}",
    )  # fmt: skip
    return table


if __name__ == "__main__":
    main()
