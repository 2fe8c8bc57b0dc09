"""Footnotes that stand in the flow of the text: at the foot of a page, or gathered at the end.

A text layer leaves a page's footnotes between two halves of a sentence, after a rule of blanks or
underscores; a scraped page gathers them after the signature as ``[1] …``. Both are set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.spans import Span

_RULED = r"(?:[ \t]{20,}|[ \t]*[_—–-]{5,}[ \t]*)"
_RULE = re.compile(rf"^{_RULED}$")
_RULE_BELOW = re.compile(rf"\n{_RULED}")
_NOTE = re.compile(r"^[ \t]*\[?(?P<label>\d{1,2})\]?[ \t]+(?=\S)|^[ \t]*\[(?P<bracket>\d{1,2})\\?\][ \t]*")
_GLUED = re.compile(r"(?<=[^\W\d_])(\d{1,2})(?![\d/%\w]|[.,]\d)")
_BRACKET = re.compile(r"\\?\[(\d{1,2})\\?\]")
# Notes gathered at the end stand before the annexes.
_ANNEX = re.compile(r"^[ \t*#|]*(?:PHỤ LỤC|Phụ lục)[ \t]*(?:[IVX]{1,5}|\d{1,2})?[ \t*.:]*$", re.MULTILINE)
_MAX_NOTE_LINES = 14


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, the span of its text, the span of its anchor in the body if found."""

    label: str
    span: Span
    anchor: Span | None


def find_notes(text: str, lines: list[tuple[int, int]]) -> list[Note]:
    """All footnotes of a text, in order."""
    return _page_notes(text, lines) + _end_notes(text, lines)


def _page_notes(text: str, lines: list[tuple[int, int]]) -> list[Note]:
    notes: list[Note] = []
    if not lines or not (_RULE_BELOW.search(text) or _RULE.match(text[slice(*lines[0])])):
        return notes  # most texts
    expected = 1
    i = 0
    while i < len(lines):
        if not _RULE.match(text[lines[i][0] : lines[i][1]]):
            i += 1
            continue
        i += 1
        while i < len(lines):
            match = _NOTE.match(text[lines[i][0] : lines[i][1]])
            if not match or match["label"] != str(expected):
                break
            begin = i
            i = _note_end(text, lines, i, expected)
            anchor = _anchor(text, str(expected), lines[begin][0])
            start = lines[begin][0] + match.end()
            notes.append(Note(str(expected), Span(start, lines[i - 1][1]), anchor))
            expected += 1
    return notes


def _note_end(text: str, lines: list[tuple[int, int]], i: int, label: int) -> int:
    """The line after a footnote that begins on line ``i``: a page start or a finished sentence."""
    first = i
    i += 1
    while i < len(lines) and i - first < _MAX_NOTE_LINES:
        line = text[lines[i][0] : lines[i][1]]
        before = text[lines[i - 1][0] : lines[i - 1][1]].rstrip()
        if not line.strip():
            i += 1
            continue
        match = _NOTE.match(line)
        if match and match["label"] == str(label + 1):
            break
        # a text layer begins the first line of a page with a blank
        if line.startswith(" ") or before.endswith((".", ";")):
            break
        i += 1
    while not text[lines[i - 1][0] : lines[i - 1][1]].strip():
        i -= 1
    return i


def _anchor(text: str, label: str, before: int) -> Span | None:
    """The last place before the note where its number is glued to a word."""
    found = None
    for match in _GLUED.finditer(text, max(0, before - 6000), before):
        if match[1] == label:
            found = Span(match.start(1), match.end(1))
    return found


def _end_notes(text: str, lines: list[tuple[int, int]]) -> list[Note]:
    if "[" not in text:
        return []
    starts = []
    expected = 1
    for start, end in lines:
        if start < len(text) // 3:
            continue
        match = _NOTE.match(text[start:end].lstrip("*\\ "))
        if not match:
            continue
        in_brackets = match["bracket"] or (match["label"] if "[" in text[start : start + 4] else None)
        if in_brackets == str(expected):
            starts.append(start)
            expected += 1
    if not starts:
        return []
    anchors = {m[1]: Span(m.start(), m.end()) for m in _BRACKET.finditer(text, 0, starts[0])}
    notes = []
    for number, start in enumerate(starts, 1):
        stop = starts[number] if number < len(starts) else len(text.rstrip())
        head = _BRACKET.search(text, start)
        begin = head.end() if head else start
        annex = _ANNEX.search(text, begin, stop)
        stop = annex.start() if annex else stop
        if str(number) in anchors:
            notes.append(Note(str(number), Span(begin, max(begin, stop)), anchors[str(number)]))
    return notes
