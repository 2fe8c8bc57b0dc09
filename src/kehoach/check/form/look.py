"""The look of a Word draft: paper, margins, font and size, as Nghị định 30/2020/NĐ-CP, Phụ lục I asks.

Each kind says its remark once, at the first place, and how many paragraphs it is about. A draft
that is no Word file has no look and gets no remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

if TYPE_CHECKING:
    from kehoach.read.docx import Paper, ParagraphForm

_RUNNING = 60  # characters: a paragraph of the content, no heading, letterhead or list of recipients
_SLACK = 0.6  # millimetres: Word rounds what was typed in inches
_SIDES = ("top", "bottom", "left", "right")


def _content(draft: Draft) -> list[ParagraphForm]:
    """Running paragraphs below the title, outside tables and notes."""
    if draft.form is None:
        return []
    return [
        p for p in draft.form.paragraphs
        if not p.table and not p.note and p.end - p.start >= _RUNNING and p.start >= draft.title[1]
    ]  # fmt: skip


def _upright(draft: Draft) -> Paper | None:
    """The paper of the first section that stands upright; annexes may lie."""
    papers = draft.form.papers if draft.form else ()
    return next((paper for paper in papers if 0 < paper.width <= paper.height), None)


@kind("word-font")
def font(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Content in another font than ``name``."""
    name = str(rule.options["name"])
    other = [p for p in _content(draft) if p.font and p.font.casefold() != name.casefold()]
    for used in dict.fromkeys(p.font for p in other):
        places = [p for p in other if p.font == used]
        yield draft.finding(rule, (places[0].start, places[0].end), font=used, right=name, count=len(places))


@kind("word-size")
def size(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Content smaller than ``least`` or larger than ``most`` points."""
    least, most = float(rule.options["least"]), float(rule.options["most"])
    other = [p for p in _content(draft) if not least <= p.size <= most]
    for used in dict.fromkeys(p.size for p in other):
        places = [p for p in other if p.size == used]
        yield draft.finding(
            rule, (places[0].start, places[0].end), size=f"{used:g}".replace(".", ","), least=f"{least:g}",
            most=f"{most:g}", count=len(places),
        )  # fmt: skip


@kind("word-paper")
def paper(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Another paper than ``width`` by ``height`` millimetres."""
    found = _upright(draft)
    width, height = float(rule.options["width"]), float(rule.options["height"])
    if found and (abs(found.width - width) > 1 or abs(found.height - height) > 1):
        yield draft.finding(rule, draft.title, found=f"{found.width:g} x {found.height:g}", right=f"{width:g} x {height:g}")


@kind("word-margin")
def margin(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Margins outside the bounds that ``top``, ``bottom``, ``left`` and ``right`` give in millimetres."""
    found = _upright(draft)
    if found is None:
        return
    for side in _SIDES:
        least, most = (float(bound) for bound in rule.options[side])
        width = float(getattr(found, side))
        if not least - _SLACK <= width <= most + _SLACK:
            told = f"{width:.1f}".rstrip("0").rstrip(".").replace(".", ",")
            yield draft.finding(rule, draft.title, say_as=side, width=told, least=f"{least:g}", most=f"{most:g}")
