"""Running heads, feet and page numbers: what a page carries beside its text."""

from __future__ import annotations

import re
from collections import Counter

from kehoach.read.layout import Role
from kehoach.read.pdf.lines import Line

_NUMBER = re.compile(r"[-–—\s]*(?:Trang|trang)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*")
_GAZETTE = re.compile(r"CÔNG BÁO\s*/\s*Số")
_EDGE_LINES = 3  # lines at the top and at the bottom that may be running
_EDGE = 0.12  # of the page's height
_OFTEN = 3  # pages that must carry a running head


def running(
    pages: list[list[Line]], heights: list[float], noted: list[range]
) -> list[dict[int, Role]]:
    """For each page the indices of the lines that run, and what they are.

    Lines of a page come from top to bottom, those of tables left out; those in ``noted`` are
    footnotes, which may say the same on many pages.
    """
    found: list[dict[int, Role]] = [{} for _ in pages]
    _page_numbers(pages, heights, found)
    _heads(pages, heights, noted, found)
    _page_numbers(pages, heights, found)  # below a head, or above a foot
    return found


def _edges(lines: list[Line], height: float, taken: dict[int, Role]) -> list[tuple[int, bool]]:
    """Indices of a page's outermost lines, with true for those at the foot."""
    free = [i for i in range(len(lines)) if i not in taken]
    top = [(i, False) for i in free[:_EDGE_LINES] if lines[i].bottom < height * 0.25]
    foot = [(i, True) for i in free[-_EDGE_LINES:] if lines[i].top > height * 0.75]
    return top + foot


def _page_numbers(pages: list[list[Line]], heights: list[float], found: list[dict[int, Role]]) -> None:
    shifts: Counter[int] = Counter()
    candidates: list[tuple[int, int, int]] = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True), 1):
        free = [i for i in range(len(lines)) if i not in found[number - 1]]
        for i in {*free[:1], *free[-1:]}:
            line = lines[i]
            at_edge = line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)
            match = _NUMBER.fullmatch(line.text)
            if match and at_edge:
                candidates.append((number, i, int(match[1])))
                shifts[int(match[1]) - number] += 1
    for number, i, printed in candidates:
        if shifts[printed - number] >= 2 or printed == number > 1:
            found[number - 1][i] = "page-number"


def _heads(
    pages: list[list[Line]], heights: list[float], noted: list[range], found: list[dict[int, Role]]
) -> None:
    where: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for i, foot in _edges(lines, height, found[number]):
            words = re.sub(r"\d+", "#", lines[i].text).strip()
            if i in noted[number]:
                continue
            if _GAZETTE.search(lines[i].text):
                found[number][i] = "foot" if foot else "head"
            elif 3 < len(words) < 120:
                where.setdefault((words, foot), []).append((number, i))
    for (_, foot), places in where.items():
        if len({number for number, _ in places}) >= max(_OFTEN, len(pages) // 8):
            for number, i in places:
                found[number][i] = "foot" if foot else "head"
