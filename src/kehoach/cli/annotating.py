"""``kehoach check --annotate``: the remarks as comments in a copy of the Word file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.messages import word as say

if TYPE_CHECKING:
    from kehoach.check import Report
    from kehoach.read.docx import FormFacts

_OURS = re.compile(r"\.kehoach(?:-\d+)?$")


def word_bytes(path: Path) -> bytes | None:
    """The bytes of a Word file that can carry comments; ``None`` for any other file."""
    from kehoach.read.sniff import format_of

    if not path.is_file():
        return None
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return None
    data = path.read_bytes()
    return data if format_of(data) == "DOCX" else None


def look(data: bytes) -> FormFacts:
    """The look of a Word file."""
    from kehoach.read.docx import form

    return form(data)


def without_resolved(report: Report, data: bytes) -> Report:
    """The report without the findings whose comments were marked as resolved in Word; a note says how many."""
    from kehoach.render.word import keys, resolved

    settled = resolved(data)
    if not settled:
        return report
    named = list(zip(keys(report.findings, report.sections), report.findings, strict=True))
    left = tuple(finding for key, finding in named if key not in settled)
    notes = [
        say.SETTLED(code=finding.code, words=" ".join(finding.text.split())[:60], why=settled[key] or say.NO_ANSWER())
        for key, finding in named
        if key in settled
    ]
    return report.model_copy(update={"findings": left, "notes": (*report.notes, *notes)})


def annotated(path: Path, data: bytes, report: Report, output: Path | None) -> None:
    """Write the annotated copy and say where it is."""
    from kehoach.render.word import annotate

    target = output or free_name(path)
    done = annotate(data, report.findings, sections=report.sections)
    target.write_bytes(done.data)
    click.echo(say.ANNOTATED(path=target, count=done.written), err=True)


def free_name(path: Path) -> Path:
    """A name beside the draft that no file has yet: an annotated copy may hold somebody's edits by now.

    >>> free_name(Path("draft.docx")).name
    'draft.kehoach.docx'
    """
    stem = _OURS.sub("", path.stem)
    number = 1
    while True:
        name = path.with_name(f"{stem}.kehoach{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not name.exists():
            return name
        number += 1
