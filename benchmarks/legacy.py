"""How much of real files from before Unicode comes back right, file by file.

    python benchmarks/legacy.py [FOLDER]

FOLDER (``$KEHOACH_PLANS/legacy``) holds files with a transcript ``NAME.truth.txt`` beside each. Diacritic accuracy is
the share of the transcript's letters with a mark or stroke (``ế``, ``đ``) that were read exactly, after both texts
are NFC with single blanks and aligned by their bare letters; character accuracy is the share of all its characters.
Small and capital letters count alike in the first two columns: transcripts leave small the capitals that a font drew
(``.VnTimeH``).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from kehoach.errors import UnreadableFile
from kehoach.read import document

ENDING = ".truth.txt"


@dataclass(frozen=True)
class Score:
    """Counts over a transcript: letters with marks and how many came back, characters and how many did."""

    marked: int
    marked_right: int
    chars: int
    chars_right: int

    @property
    def diacritics(self) -> float:
        return self.marked_right / self.marked if self.marked else 1.0

    @property
    def characters(self) -> float:
        return self.chars_right / self.chars if self.chars else 1.0


def score(got: str, truth: str, *, fold_case: bool = True) -> Score:
    """Compare a text with its transcript."""
    got, truth = _prepared(got, fold_case), _prepared(truth, fold_case)
    marked = [_bare(char) != char for char in truth]
    chars_right = marked_right = 0
    for step in Levenshtein.opcodes("".join(map(_bare, truth)), "".join(map(_bare, got))):
        if step.tag != "equal":
            continue
        for at, other in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True):
            if truth[at] == got[other]:
                chars_right += 1
                marked_right += marked[at]
    return Score(sum(marked), marked_right, len(truth), chars_right)


def _prepared(text: str, fold_case: bool) -> str:
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text.casefold() if fold_case else text


def _bare(char: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(char) or unicodedata.normalize("NFD", char)[0]


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file with its transcript."""
    for truth in sorted(folder.glob(f"*{ENDING}")):
        name = truth.name.removesuffix(ENDING)
        for path in sorted(folder.glob(f"{name}.*")):
            if path != truth:
                yield path, truth.read_text(encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    home = os.environ.get("KEHOACH_PLANS")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(home, "legacy") if home else None)
    folder = parser.parse_args().folder
    if folder is None or not folder.is_dir():
        print("give the folder of files with transcripts, or set KEHOACH_PLANS", file=sys.stderr)
        return 2
    table = Table("file", "diacritics", "characters", "diacritics, case kept", "s", "note")
    scores: dict[str, list[Score]] = {}
    for path, truth in files(folder):
        start = time.perf_counter()
        try:
            found = document(path)
        except UnreadableFile as error:
            table.add_row(path.name, "-", "-", "-", "-", str(error))
            scores.setdefault(path.suffix, []).append(score("", truth))
            continue
        seconds = time.perf_counter() - start
        folded, kept = score(found.text, truth), score(found.text, truth, fold_case=False)
        scores.setdefault(path.suffix, []).append(folded)
        codes = ", ".join(warning.code for warning in found.warnings)
        table.add_row(
            path.name, f"{folded.diacritics:.4f}", f"{folded.characters:.4f}", f"{kept.diacritics:.4f}",
            f"{seconds:.2f}", codes,
        )  # fmt: skip
    for ending, group in sorted(scores.items()):
        pooled = sum(one.marked_right for one in group) / max(1, sum(one.marked for one in group))
        mean = sum(one.diacritics for one in group) / len(group)
        table.add_row(f"{len(group)} {ending}", f"{pooled:.4f}", "", "", "", f"mean of files {mean:.4f}", style="bold")
    Console(width=140).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
