"""Percentages against the counts they come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.numbers import places, shown, slip
from kehoach.extract.numbers import NUMBER, parse_number
from kehoach.rulebook import CheckEntry

_COUNT = regex.compile(
    rf"(?<![\d.,/])(?P<n>{NUMBER})(?![\d/%]) +(?P<unit>(?:ho|nguoi|tre|hoc sinh|xa|thon|ban|lao dong|can bo|doanh nghiep|truong|hop tac xa)\b"
    r"(?P<more>(?: [a-z]+){0,5}))"
)
_SHARE = regex.compile(
    rf"(?:chiem|dat)(?: ty le| ti le| khoang)? *(?P<p>{NUMBER}) *%(?: (?:trong|tren|so voi))? *(?P<of>tong so [a-z ]+)?"
)
_OF = regex.compile(
    rf"(?<![\d.,/])(?P<a>{NUMBER}) */ *(?P<b>{NUMBER}) +[a-z][a-z ,]{{1,60}}?[ ,(]*(?:,|\(|dat|chiem|bang|=|ty le)+[ ]*(?:dat|chiem|bang|=|ty le|ti le| )*(?P<p>{NUMBER}) *%"
)
_STOP = frozenset({"cu", "toan", "huyen", "tinh", "xa", "tren", "dia", "ban", "cua", "la", "voi", "chiem", "trong", "do", "co", "con"})


def _number(words: str) -> Decimal:
    return parse_number(words) or Decimal(0)


def _agrees(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """True if a percentage follows from its counts, rounded or cut to the digits it is printed with."""
    exact = 100 * part / whole
    return abs(exact - percent) <= Decimal(1).scaleb(-places(percent))


def _noun(words: str) -> list[str]:
    """The words that say what is counted, without those that any count may carry."""
    found: list[str] = []
    for word in words.split():
        if word in ("chiem", "dat", "voi", "trong", "va", "la", "giam", "tang", "so"):
            break
        if word not in _STOP:
            found.append(word)
    return found


@kind("share-of-total")
def share_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2.342 hộ nghèo, chiếm 11,78% trong tổng số hộ dân`` against the total in the same paragraph."""
    held = 0
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or "%" not in draft.text.canonical[paragraph.start : paragraph.end]:
            continue
        begin, end = paragraph.start, paragraph.end
        counts = list(_COUNT.finditer(draft.text.folded, begin, end))
        for match in _SHARE.finditer(draft.text.folded, begin, end):
            if not match["of"]:
                continue
            percent = _number(match["p"])
            before = [c for c in counts if c.end() <= match.start() + 1 and match.start() - c.end("n") < 90]
            wholes = [c for c in counts if before and c is not before[-1] and _noun(c["unit"]) == _noun(match["of"][8:])]
            part = _part(draft, before, match.start())
            if part is None or not wholes:
                continue
            whole = max((_number(c["n"]) for c in wholes), default=Decimal(0))
            if whole <= 0 or part > whole:
                continue
            if _agrees(percent, part, whole):
                held += 1
            else:
                yield _off(draft, rule, match.span("p"), percent=percent, part=part, whole=whole)
    if held:
        yield draft.verified(rule, None, "shares", count=held)


def _part(draft: Draft, before: list[regex.Match[str]], at: int) -> Decimal | None:
    """The count a share speaks of: the nearest before it, not one of another share between them."""
    if not before:
        return None
    last = before[-1]
    between = draft.text.folded[last.end("n") : at]
    return None if ";" in between or "." in between else _number(last["n"])


def _off(draft: Draft, rule: CheckEntry, place: Place, *, percent: Decimal, part: Decimal, whole: Decimal) -> Result:
    exact = round(100 * part / whole, max(2, places(percent)))
    end = draft.text.canonical.find("%", place[1]) + 1 or place[1]
    return draft.finding(
        rule, (place[0], end), severity="error" if slip(percent, round(exact, places(percent))) else "warning",
        stated=f"{shown(percent)}%", worked_out=f"{shown(exact)}%", part=shown(part), whole=shown(whole),
    )  # fmt: skip


@kind("share-of-count")
def share_of_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``45/60 hộ, đạt 75%``."""
    held = 0
    for match in _OF.finditer(draft.text.folded):
        percent, part, whole = (_number(match[name]) for name in ("p", "a", "b"))
        if whole <= 1 or part > whole or whole > 1_000_000 or draft.is_cited(match.start(), match.end()):
            continue
        if _agrees(percent, part, whole):
            held += 1
        elif percent <= 100:
            yield _off(draft, rule, match.span("p"), percent=percent, part=part, whole=whole)
    if held:
        yield draft.verified(rule, None, "shares", count=held)
