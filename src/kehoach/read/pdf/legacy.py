"""Letters in fonts from before Unicode (``.VnTime``, ``VNI-Times``) → Unicode, each keeping its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kehoach.read.legacy import FontEncoding, choices, pieces
from kehoach.read.legacy import Run as LegacyRun
from kehoach.read.pdf.glyphs import Run

_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9]")
_STRAY = 0.02  # of a page's letters
Conversions = Mapping[tuple[int, str], FontEncoding]  # (page, font) → what its letters are in


def conversions(texts: Mapping[tuple[int, str], str]) -> dict[tuple[int, str], FontEncoding]:
    """How the text of each font on each page is to be converted; nothing where it is Unicode."""
    runs = [LegacyRun(text, font or None, page) for (page, font), text in texts.items()]
    found = {key: choice for key, choice in zip(texts, choices(runs), strict=True) if choice is not None}
    usual: dict[str, FontEncoding] = {font: choice for (_, font), choice in found.items()}
    for (page, font), text in texts.items():
        # a few letters that the font's table names rightly do not make the page Unicode
        if font in usual and len(_UNICODE_ONLY.findall(text)) <= _STRAY * len(text):
            found.setdefault((page, font), usual[font])
    return found


def convert(run: Run, choice: FontEncoding) -> int:
    """Convert a run in place, unless it is Unicode; gives the number of letters there were."""
    if _UNICODE_ONLY.search(run.text):
        return 0
    letters: list[str] = []
    edges = [run.edges[0]]
    for start, end, new in pieces(run.text, choice.encoding, capitals=choice.capitals):
        begin, stop = run.edges[start], run.edges[end]
        for k, letter in enumerate(new, 1):
            letters.append(letter)
            edges.append(begin + (stop - begin) * k / len(new))
    count = len(run.text)
    run.text, run.edges = "".join(letters), edges
    return count
