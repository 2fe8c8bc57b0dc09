"""Rounds as plans count them: *đợt 1*, *lần thứ hai*, *giai đoạn II*, and the rounds of a contest that have names, *vòng sơ khảo*, *chung kết*."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_WORDS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4}
_NAMED = {"co so": 1, "loai": 1, "so loai": 1, "so khao": 1, "so tuyen": 1, "ban ket": 2, "chung ket": 3, "chung khao": 3}
_ROUND = regex.compile(
    r"\b(?P<noun>dot|giai doan|chang|mui|khoa|buoc|vong|lan|ky) (?:(?:thu )?(?P<n>\d{1,2}|iv|i{1,3}|nhat|mot|hai|ba|tu|bon)\b(?![./]\d|[\d%]|,\d| (?:dot|lan|cuoc|buoi|ngay|thang)\b)"
    rf"|(?P<name>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\b)"
)
CONTEST = "contest"  # the noun of rounds with names


@dataclass(frozen=True)
class Round:
    """A round: what is counted (``dot``), and which it is."""

    noun: str
    number: int


def rounds_in(words: str) -> list[Round]:
    """The rounds that folded words name, in order."""
    return [_round(match) for match in _ROUND.finditer(words)]


def rounds_between(folded: str, low: int, high: int) -> list[tuple[Round, int, int]]:
    """The rounds that a stretch of folded text names, each with its place."""
    return [(_round(match), *match.span()) for match in _ROUND.finditer(folded, low, high)]


def _round(match: regex.Match[str]) -> Round:
    """The round of a match."""
    if match["name"]:
        return Round(CONTEST, _NAMED[match["name"]])
    return Round(match["noun"], int(match["n"]) if match["n"].isdigit() else _WORDS[match["n"]])
