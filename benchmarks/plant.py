"""Faults planted in drafts: how many the checks find, and what they say of the drafts before.

    python benchmarks/plant.py benchmarks/faults.jsonl [--texts DIR]… [--docs]

One line of FAULTS is one draft with one fault:

    {"file": "giam-ngheo-huyen-2023.txt", "at": 4711, "find": "1.285", "replace": "1.286", "code": "sum-mismatch"}

``find`` must stand in the canonical text at offset ``at`` (or, without ``at``, exactly once); ``code`` is one code or a
list of codes that all count. A fault counts as found when a finding with such a code is there that the unbroken draft
does not have. Files are looked for in corpus/, benchmarks/drafts/ and the folders of --texts. At the end: found by
code, what is missed, and the errors on the unbroken drafts per ten pages (of 2,500 characters). ``--docs`` writes that
into docs/checks.md.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kehoach.check import Report, check_report
from kehoach.read import document

ROOT = Path(__file__).resolve().parents[1]
PAGE = 2500  # characters


@dataclass(frozen=True)
class Fault:
    """One edit of a draft and the codes that would find it."""

    file: str
    find: str
    replace: str
    codes: tuple[str, ...]
    at: int | None = None

    def planted(self, text: str) -> str:
        """The broken draft. Raises ``ValueError`` where the edit does not fit the text."""
        start = self.at if self.at is not None else text.find(self.find)
        once = self.at is not None or text.count(self.find) == 1
        if start < 0 or not once or text[start : start + len(self.find)] != self.find:
            raise ValueError(f"{self.file}: {self.find[:60]!r} does not stand there (once)")
        return text[:start] + self.replace + text[start + len(self.find) :]


def read_faults(path: Path) -> list[Fault]:
    """The faults of a file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            codes = (row["code"],) if isinstance(row["code"], str) else tuple(row["code"])
            found.append(Fault(row["file"], row["find"], row["replace"], codes, row.get("at")))
    return found


def counts(report: Report) -> Counter[tuple[str, str]]:
    """How often each remark is made, by code and words: an edit moves places, and counts inside other messages."""
    return Counter((f.code, f"{f.text}|{re.sub(r'[0-9]+', '', f.message)}") for f in report.findings)


def is_found(fault: Fault, before: Report, after: Report) -> bool:
    """True if the broken draft has a remark of the right code that the unbroken one has not."""
    new = counts(after) - counts(before)
    return any(code in fault.codes for code, _ in new)


def run(faults: Sequence[Fault], folders: Sequence[Path]) -> tuple[Counter[str], Counter[str], list[Fault], float]:
    """Found and planted by first code, what was missed, errors on unbroken drafts per ten pages."""

    @cache
    def unbroken(name: str) -> tuple[str, Report]:
        path = next(folder / name for folder in folders if (folder / name).is_file())
        one = document(path)
        return one.text, check_report(one)

    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    missed = []
    for fault in faults:
        text, before = unbroken(fault.file)
        planted[fault.codes[0]] += 1
        if is_found(fault, before, check_report(fault.planted(text))):
            found[fault.codes[0]] += 1
        else:
            missed.append(fault)
    drafts = [unbroken(name) for name in sorted({f.file for f in faults})]
    pages = sum(len(text) for text, _ in drafts) / PAGE
    errors = sum(report.count("error") for _, report in drafts)
    return found, planted, missed, 10 * errors / pages if pages else 0.0


def table(found: Counter[str], planted: Counter[str], noise: float) -> str:
    """The counts as a table for docs/checks.md."""
    lines = ["| code | planted | found |", "|---|---|---|"]
    lines += [f"| `{code}` | {count} | {found[code]} |" for code, count in sorted(planted.items())]
    lines.append(f"| all | {sum(planted.values())} | {sum(found.values())} |")
    return "\n".join(lines) + f"\n\nErrors on the unbroken drafts, per ten pages of 2,500 characters: {noise:.2f}."


def write_down(text: str) -> None:
    """Put the table between its marks in docs/checks.md."""
    page = ROOT / "docs" / "checks.md"
    before, _, rest = page.read_text("utf-8").partition("<!-- planted -->")
    after = rest.partition("<!-- /planted -->")[2]
    page.write_text(f"{before}<!-- planted -->\n{text}\n<!-- /planted -->{after}", encoding="utf-8", newline="\n")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", type=Path)
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--docs", action="store_true")
    given = parser.parse_args()
    folders = [ROOT / "corpus", ROOT / "benchmarks" / "drafts", *given.texts]
    found, planted, missed, noise = run(read_faults(given.faults), folders)
    for code, count in sorted(planted.items()):
        print(f"{code:26} {found[code]:3} of {count}")
    for fault in missed:
        print(f"missed: {fault.file} {'|'.join(fault.codes)}: {fault.find[:50]!r} -> {fault.replace[:50]!r}")
    total = sum(planted.values())
    print(f"found {sum(found.values())} of {total} ({100 * sum(found.values()) / max(1, total):.0f} %)")
    print(f"errors on the unbroken drafts: {noise:.2f} per ten pages")
    if given.docs:
        write_down(table(found, planted, noise))


if __name__ == "__main__":
    main()
