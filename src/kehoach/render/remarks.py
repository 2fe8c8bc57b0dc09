"""A report on a draft for the terminal: remarks by section with the words they are about, then what was verified."""

from __future__ import annotations

import io
from shutil import get_terminal_size

from rich.console import Console
from rich.text import Text

from kehoach.check import Report
from kehoach.messages import check as say
from kehoach.messages import report as words
from kehoach.records import Evidence, Finding

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
WIDTH = 100
_QUOTE = 110


def short(text: str, most: int = _QUOTE) -> str:
    """A quote on one line, cut in its middle where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most * 2 // 3]} … {line[-most // 4 :]}"


def line_of(text: str, offset: int) -> int:
    """The 1-based line of an offset."""
    return text.count("\n", 0, offset) + 1


def placed(place: Evidence, text: str) -> str:
    """Where a piece of evidence stands, in brackets: its line, or the other plan with its page."""
    if place.plan:
        page = say.ON_PAGE(page=place.page) if place.page else ""
        return f" ({place.document}{page})"
    return f" ({say.ON_LINE(line=line_of(text, place.start))})" if place.start is not None else ""


def remarks(report: Report, text: str, *, color: bool = False, width: int | None = None) -> str:
    """The report as text over the canonical ``text``; ``color`` adds terminal colours."""
    width = width or (get_terminal_size((WIDTH, 0)).columns if color else WIDTH)
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, highlight=False, no_color=not color,
                      legacy_windows=False, soft_wrap=not color)  # fmt: skip
    console.print(Text(say.HEADING(name=report.source.path), style="bold"))
    name, _, why = report.profile_why.partition(": ")
    console.print(Text(say.PROFILE(profile=name, why=why), style="dim"))
    section: str | None = "?"
    for finding in report.findings:
        if finding.section != section:
            section = finding.section
            console.print(Text(report.sections.get(section or "", words.NO_SECTION()), style="bold underline"))
        for line in _lines(finding, text):
            console.print(line)
    if not report.findings:
        console.print(Text(say.NOTHING()))
    _closing(console, report)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _lines(finding: Finding, text: str) -> list[Text]:
    head = Text("  ")
    head.append(say.SEVERITIES[finding.severity](), style=STYLES[finding.severity])
    head.append(f" ({say.ON_LINE(line=line_of(text, finding.start))}) ", style="dim")
    head.append(finding.message)
    head.append(f"  [{finding.code}]", style="dim")
    lines = [head]
    if finding.text.strip():
        lines.append(Text(f"      “{short(finding.text)}”", style="italic"))
    for place in finding.evidence[:4]:
        lines.append(Text(f"      {say.SEEN_ALSO()}: “{short(place.text)}”{placed(place, text)}", style="dim"))
    if finding.suggestion:
        lines.append(Text(f"      → {finding.suggestion}", style="green"))
    if finding.source:
        lines.append(Text(f"      {say.LEGAL_BASIS()}: {finding.source}", style="dim"))
    return lines


def _closing(console: Console, report: Report) -> None:
    if report.verified:
        console.print(Text(say.DONE_RIGHT(), style="bold"))
        for done in report.verified:
            console.print(Text(f"  ✓ {done.message}", style="green"))
    if report.notes:
        console.print(Text(say.NOT_CHECKED(), style="bold"))
        for note in report.notes:
            console.print(Text(f"  {note}"))
    console.print(Text(counts(report), style="bold"))


def counts(report: Report) -> str:
    """How many remarks of each severity, in words."""
    return say.COUNTS(errors=report.count("error"), warnings=report.count("warning"), notes=report.count("info"))
