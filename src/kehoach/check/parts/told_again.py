"""What a list has twice and each other thing once: a village in two lines of a schedule, an office in two quarters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_LINE = regex.compile(r"(?m)^[ ]*(?P<mark>[-+*•]|[a-zđ][.)]|\d{1,2}[.)]) *(?P<key>[^\n:;]{2,45}): *(?P<told>\p{Lu}[^\n:]{3,200}|(?:các |tại )?(?:thôn|xã|ấp|bản|tổ dân phố|khu phố|xóm|phường|huyện|trường) [^\n:]{3,200})$")
_UNITS = regex.compile(r"^(?:(?:tai|o)\s+)?(?:(?:cac|\d+)\s+)?(?:thon|xa|ap|ban|to dan pho|khu pho|xom|phuong|huyen|truong|khoi|khu)\s+")
_BODY = regex.compile(r"^(?:cong an|toa an|vien kiem sat|chi cuc|ubnd|uy ban|phong|so|tram|truong|xa|phuong|huyen|thon|benh vien|trung tam|ban quan ly|thi tran|quan|thanh pho)\s")
_PIECES = regex.compile(r"\s*[,;]\s*|\s+va\s+")
_TIME = regex.compile(r"^(?:tu |ngay |thang |quy |dot |tuan |thu |nam |cum |nhom |lop |doan |to |buoi |\d)")
_CAPITAL = regex.compile(r"\p{Lu}")
_LEAST = 3  # lines of a list
_NAMES = 4  # names of all of them


class _Line(NamedTuple):
    mark: str
    key: str
    told: str
    place: Place
    line: Place


@kind("listed-again")
def listed_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One name in two lines of a list that gives each line its own: the villages of each day, the office of each quarter."""
    for lines in _lists(draft):
        named = [_names(line) for line in lines]
        counts = Counter(name for names in named for name in names)
        again = [name for name, count in counts.items() if count > 1]
        both = [line for line, names in zip(lines, named, strict=True) if again and again[0] in names]
        twice = len(again) == 1 and counts[again[0]] == len(both) == 2  # noqa: PLR2004
        if twice and (_are_units(lines) and len(counts) >= _NAMES or _are_bodies(named) and _are_times(lines)):
            yield draft.finding(rule, both[1].place, say_as="listed", evidence=(draft.evidence(both[0].place),))


def _names(line: _Line) -> list[str]:
    """The folded names that a line lists, without the kind of unit before them."""
    pieces = _PIECES.split(_UNITS.sub("", fold(line.told)).strip(" .;"))
    return [name for piece in pieces if (name := " ".join(piece.split()))]


def _are_units(lines: list[_Line]) -> bool:
    return all(_UNITS.match(fold(line.told)) and len(_CAPITAL.findall(line.told)) > 1 for line in lines)


def _are_bodies(named: list[list[str]]) -> bool:
    return all(len(names) == 1 and _BODY.match(names[0] + " ") for names in named)


def _are_times(lines: list[_Line]) -> bool:
    return all(_TIME.match(fold(line.key)) for line in lines)


def _lists(draft: Draft) -> Iterator[list[_Line]]:
    """The lines below one another that each say what is of a time or a group."""
    run: list[_Line] = []
    for match in _LINE.finditer(draft.text.shown, draft.title[1], max(draft.body_end, draft.title[1])):
        sort = "-" if match["mark"][0] in "-+*•" else "a" if match["mark"][0].isalpha() else "1"
        line = _Line(sort, match["key"], match["told"], match.span("told"), match.span())
        if run and (run[-1].mark != sort or draft.text.shown[run[-1].line[1] : match.start()].strip()):
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(line)
    if len(run) >= _LEAST:
        yield run
