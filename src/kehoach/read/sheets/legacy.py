"""Cells in fonts from before Unicode (.VnTime, VNI-Times) → Unicode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kehoach.read.legacy import Encoding, Run, decode
from kehoach.read.sheets.book import Sheet


def to_unicode(sheets: list[Sheet]) -> Mapping[Encoding, int]:
    """Convert the cells of a workbook in place; how many characters came from each encoding."""
    cells = [cell for sheet in sheets for cell in sheet.cells]
    done = decode([Run(cell.text, cell.font, number) for number, cell in enumerate(cells)])
    texts = iter(done.texts)
    for sheet in sheets if done.converted else ():
        sheet.cells = [replace(cell, text=next(texts)) for cell in sheet.cells]
    return done.converted
