"""Words that should not stand (or should), as rules name them; numbers in another style; private persons."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, sheets
from kehoach.rulebook import CheckEntry


@kind("phrase")
def phrase(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Words that match ``pattern``. ``options``: ``where`` (body, all), ``levels``, ``quoted`` (also in citations), ``exact``.

    With ``exact`` the pattern is for the letters as they stand (accents, capitals), else for folded text.
    """
    levels = rule.options.get("levels")
    if levels and draft.record.plan.level not in levels or rule.pattern is None:
        return
    exact = bool(rule.options.get("exact"))
    pattern = regex.compile(rule.pattern) if exact else draft.rules.compile(rule.pattern)
    end = draft.body_end if rule.options.get("where", "body") == "body" else len(draft.text.canonical)
    most = int(rule.options.get("most", 20))
    for match in pattern.finditer(draft.text.shown if exact else draft.text.folded, 0, end):
        if rule.options.get("quoted") or not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span("at" if "at" in pattern.groupindex else 0))
            most -= 1
            if not most:
                return


@kind("wanted")
def wanted(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Words that should stand somewhere; the remark stands at the title."""
    if rule.pattern and not draft.rules.compile(rule.pattern).search(draft.text.folded):
        levels = rule.options.get("levels")
        if not levels or draft.record.plan.level in levels:
            yield draft.finding(rule, draft.title)


_POINT = regex.compile(
    r"(?<![\d.,/-])(?P<n>\d{1,3}\.(?:\d{1,2}|\d{4,}))(?![\d.,/-]) *(?:%|(?:triệu|tỷ|tỉ|ha|km|m2|m3|m²|kg|tấn|tạ|điểm|lần)\b)"
)
_ENGLISH = regex.compile(r"(?<![\d.,])\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:,\d{3})+\.\d+)(?![\d,])")
# *12,000 ha*: nobody tells whole hectares, heads or people to the thousandth
_ROUND = regex.compile(r"(?<![\d.,])(?P<n>[1-9]\d{0,2},000)(?![\d,.]\d) +(?:ha|con|cây|hộ|người|lượt|m|m2|m²|m3|tấn|đồng|học sinh|cán bộ|bản|cuốn|tờ|liều|suất|hội viên)\b")
_COMMA = regex.compile(r"(?<![\d.,/])\d{1,3},\d{1,4}(?![\d.,/]) *(?:%|(?:triệu|tỷ|tỉ|ha|km|kg|tấn)\b)")


_SWAP = {ord(","): ".", ord("."): ","}


@kind("decimal-mark")
def decimal_mark(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A point where the decimal comma belongs, or commas that group thousands."""
    commas = len(_COMMA.findall(draft.text.shown))
    found = list(_POINT.finditer(draft.text.shown))
    for match in found:
        yield draft.finding(rule, match.span("n"), right=match["n"].replace(".", ","), count=commas)
    points = [cell for cell in _point_cells(draft) if not any(m.start("n") == cell.place[0] for m in found)]
    for cell in points:
        yield draft.finding(rule, cell.place, right=cell.words.replace(".", ","), count=commas)
    for match in _ENGLISH.finditer(draft.text.shown):
        yield draft.finding(rule, match.span(), say_as="thousands", right=match[0].translate(_SWAP))
    round_ones = list(_ROUND.finditer(draft.text.shown))
    for match in round_ones:
        yield draft.finding(rule, match.span("n"), say_as="thousands", right=match["n"].replace(",", "."))
    if commas and not (found or points or round_ones):
        yield draft.verified(rule, None, "decimals", count=commas)


_COMMA_CELL = regex.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}")
_POINT_CELL = regex.compile(r"\d{1,4}\.\d{1,2}")
_LEAST_CELLS = 2  # numbers of a column with the comma, before the one with a point is a slip


def _point_cells(draft: Draft) -> list[Cell]:
    """Cells with a decimal point in a column or row that writes the comma: *43.2* below *16,8*."""
    found: dict[Place, Cell] = {}
    for sheet in sheets(draft):
        for cells in (*sheet.columns, *(list(row.values()) for row in sheet.rows)):
            if sum(bool(_COMMA_CELL.fullmatch(c.words)) for c in cells) >= _LEAST_CELLS:
                found |= {c.place: c for c in cells if c.col and _POINT_CELL.fullmatch(c.words)}
    return [cell for _, cell in sorted(found.items())]


_IDS = regex.compile(r"(?:CCCD|CMND|căn cước(?: công dân)?|chứng minh nhân dân)(?: số)? *:? *(?P<no>\d{9}(?:\d{3})?)(?!\d)")


@kind("private-persons")
def private_persons(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Lists of private persons, which the reader has blotted out, and numbers of identity cards."""
    for warning in draft.document.warnings:
        if warning.code == "personal-data" and warning.start is not None:
            line = draft.text.canonical.find("\n", warning.start)
            end = line if line > warning.start else warning.end or warning.start
            yield draft.finding(rule, (warning.start, end), rows=regex.sub(r"\D", "", warning.message) or "?")
    for match in _IDS.finditer(draft.text.shown):
        yield draft.finding(rule, match.span("no"), say_as="id")
