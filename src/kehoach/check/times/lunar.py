"""Years by their lunar name: *Tết Nguyên đán Ất Tỵ năm 2026* (it is Bính Ngọ), *Ất Ngọ* (there is none), another one than all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_OTHERWISE = {"kỉ": "kỷ", "quí": "quý", "tí": "tý", "tị": "tỵ"}
_FIRST = 1984  # a year of Giáp Tý
_NAME = regex.compile(
    rf"(?=\p{{Lu}})(?<!\p{{L}})(?P<stem>(?i:{'|'.join((*_STEMS, 'kỉ', 'quí'))})) +(?=\p{{Lu}})(?P<branch>(?i:{'|'.join((*_BRANCHES, 'tí', 'tị'))}))(?!\p{{L}})"
    r"(?:,? *[-–(]? *(?:(?i:năm) )?(?P<year>(?:19|20)\d\d)(?![\d/]))?"
)
_YEAR_BEFORE = regex.compile(r"(?<![\d/])(?P<year>(?:19|20)\d\d) *\((?:năm )?$")
_BY_MOON = regex.compile(r"\b(?:chap|am lich|tuc|nham|thang gieng|thang \d{1,2} nam|so voi|nam truoc|vua qua)\b")  # the end of a lunar year is in the next year


@kind("lunar-year")
def lunar_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A lunar year beside another number than its own, one that does not exist, or one alone beside two of another."""
    found = list(_NAME.finditer(draft.text.shown, draft.title[0]))
    counts = Counter(_place(m) for m in found)
    usual, most = max(counts.items(), key=lambda one: one[1], default=((0, 0), 0))
    for match in found:
        before = _YEAR_BEFORE.search(draft.text.shown, max(0, match.start() - 16), match.start())
        said = match["year"] or (before["year"] if before else None)
        stem, branch = own = _place(match)
        low, high = draft.sentence(*match.span())
        place = match.start(), match.end("branch")
        if (stem - branch) % 2:
            yield draft.finding(rule, place, say_as="no-lunar")
        elif said and (int(said) - _FIRST) % 60 != _number(own):
            yield draft.finding(rule, match.span(), say_as="lunar", year=said, right=_named(int(said)))
        elif not said and counts[own] == 1 and most > 1 and not _BY_MOON.search(draft.folded((low, high))):
            yield draft.finding(rule, place, say_as="other-lunar", right=f"{_STEMS[usual[0]]} {_BRANCHES[usual[1]]}".title())


def _place(match: regex.Match[str]) -> tuple[int, int]:
    """Where the two words of a year stand in their rows."""
    stem, branch = (_OTHERWISE.get(match[part].lower(), match[part].lower()) for part in ("stem", "branch"))
    return _STEMS.index(stem), _BRANCHES.index(branch)


def _number(own: tuple[int, int]) -> int:
    """The place of a year in the round of sixty."""
    return next(n for n in range(60) if (n % 10, n % 12) == own)


def _named(year: int) -> str:
    at = year - _FIRST
    return f"{_STEMS[at % 10]} {_BRANCHES[at % 12]}".title()
