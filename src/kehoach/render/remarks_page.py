"""Reports on drafts as one HTML file: the text with numbered margin notes. It loads nothing from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from kehoach.check import Report
from kehoach.messages import check as say
from kehoach.records import Finding
from kehoach.render.remarks import counts, placed, short
from kehoach.render.shell import shell

_RANK = {"info": 0, "warning": 1, "error": 2}


def page(found: Sequence[tuple[Report, str]]) -> str:
    """One self-contained page for all reports, each over the canonical text it is about."""
    style = files("kehoach.render").joinpath("remarks.css").read_text("utf-8")
    title = escape(", ".join(report.source.path for report, _ in found) or say.NOTHING())
    body = "\n".join(draft_html(report, text, number) for number, (report, text) in enumerate(found, 1))
    return shell(title, style, f"{body}\n")


def draft_html(report: Report, text: str, number: int = 1) -> str:
    """One report over its canonical text, as a part of a page; ``number`` tells drafts apart."""
    name, _, why = report.profile_why.partition(": ")
    return (
        f"<article><header><h1>{escape(say.HEADING(name=report.source.path))}</h1>"
        f"<p>{escape(say.PROFILE(profile=name, why=why))}</p><p><b>{escape(counts(report))}</b></p></header>"
        f'<div class="lines">{_lines(report.findings, text, number)}</div>'
        f"<footer>{_verified(report)}</footer></article>"
    )


def _lines(findings: Sequence[Finding], text: str, draft: int) -> str:
    """The text line by line, each with the notes of the findings that begin on it."""
    rows, at, numbered = [], 0, list(enumerate(findings, 1))
    for line in text.split("\n"):
        end = at + len(line)
        here = [(n, f) for n, f in numbered if at <= f.start <= end]
        over = [(n, f) for n, f in numbered if f.start < end and f.end > at]
        notes = "".join(_note(n, f, text, draft) for n, f in here)
        shown = _marked(line, at, over, draft) or "&nbsp;"
        rows.append(f'<div class="row"><p>{shown}</p><aside>{notes}</aside></div>')
        at = end + 1
    return "".join(rows)


def _marked(line: str, at: int, over: Sequence[tuple[int, Finding]], draft: int) -> str:
    """One line with its findings marked; where several overlap the most severe gives the colour."""
    cuts = sorted({0, len(line), *(min(max(x - at, 0), len(line)) for _, f in over for x in (f.start, f.end))})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        words = escape(line[start:end])
        on = [(n, f) for n, f in over if f.start < at + end and f.end > at + start]
        if on:
            worst = max((f.severity for _, f in on), key=_RANK.__getitem__)
            first = [n for n, f in on if f.start == at + start]
            mark = " ".join(f'<sup><a href="#n{draft}-{n}">{n}</a></sup>' for n in first)
            words = f'<mark class="{worst}" title="{escape(on[0][1].message)}">{words}</mark>{mark}'
        pieces.append(words)
    return "".join(pieces)


def _note(number: int, finding: Finding, text: str, draft: int) -> str:
    advice = f'<br><span class="do">→ {escape(finding.suggestion)}</span>' if finding.suggestion else ""
    basis = f"{say.LEGAL_BASIS()}: {finding.source}" if finding.source else ""
    law = f'<br><span class="law">{escape(basis)}</span>' if basis else ""
    seen = "".join(
        f'<br><span class="law">{escape(say.SEEN_ALSO())}: “{escape(short(e.text, 80) + "”" + placed(e, text))}</span>'
        for e in finding.evidence[:4]
    )
    head = f"<b>{number} · {escape(say.SEVERITIES[finding.severity]())}</b>"
    return (
        f'<div class="note {finding.severity}" id="n{draft}-{number}">{head} {escape(finding.message)} '
        f"<code>{escape(finding.code)}</code>{seen}{advice}{law}</div>"
    )


def _verified(report: Report) -> str:
    done = "".join(f"<li>✓ {escape(v.message)}</li>" for v in report.verified)
    notes = "".join(f"<li>{escape(note)}</li>" for note in report.notes)
    parts = f"<h2>{escape(say.DONE_RIGHT())}</h2><ul>{done}</ul>" if done else ""
    return parts + (f"<h2>{escape(say.NOT_CHECKED())}</h2><ul>{notes}</ul>" if notes else "")
