"""Bodies by their initials, as lists of recipients shorten them: *Vụ KHTC* is *Vụ Kế hoạch - Tài chính*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from kehoach.folding import fold

_SHORT = regex.compile(r"(?<![\p{L}&])\p{Lu}[\p{Lu}&-]{1,11}(?![\p{L}&])")
_SEVERAL = regex.compile(r"\W*(?:các|những|\d+) (?P<kind>\p{Ll}+):? (?=[\p{Lu}&-]{2,}\b)", regex.I)
_CUT = regex.compile(r"[,:]|\([^)]*\)?")
_WORDS = regex.compile(r"[^\W_]+")
_LEAST = 2  # letters of a short form: one letter is the first of many a name
_TELLING = 3  # letters that tell a body though the line goes on: *Ban Chỉ đạo PCDB gia súc*


@lru_cache(maxsize=2048)
def shortened(line: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The names in a line that have initials in them: each word folded, and whether it is initials.

    >>> shortened("Vụ KHTC, Trường ĐHSP Hà Nội (để t/h)")
    ((('vu', False), ('khtc', True)), (('truong', False), ('dhsp', True), ('ha', False), ('noi', False)))
    >>> shortened("Các phòng: TCCB, ĐD")
    ((('phong', False), ('tccb', True)), (('phong', False), ('dd', True)))
    """
    names: list[tuple[tuple[str, bool], ...]] = []
    for part in line.split(";"):
        several = _SEVERAL.match(part)  # *Các phòng:* puts its word before each name of its list
        for name in _CUT.split(part[several.end() :] if several else part):
            words = tuple(_words(name))
            names.append(((fold(several["kind"]), False), *words) if several and words and words[0][1] else words)
    return tuple(name for name in names if any(short for _, short in name))


def _words(name: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for short in _SHORT.finditer(name):
        letters = fold(short[0]).replace("&", "").replace("-", "")
        if len(letters) >= _LEAST:
            yield from ((w, False) for w in _folded(name[at : short.start()]))
            yield letters, True
            at = short.end()
    yield from ((w, False) for w in _folded(name[at:]))


def _folded(words: str) -> tuple[str, ...]:
    return tuple(w for w in _WORDS.findall(fold(words)) if w != "va")


def stands_for(name: str, line: str) -> bool:
    """True if a line names a body by initials: the words beside them the same, each letter a word's first.

    Either may say more at its end, the line only behind initials of some length.

    >>> stands_for("Cục Nhà giáo và Cán bộ quản lý giáo dục", "Cục NG&CBQLGD")
    True
    >>> stands_for("Trung tâm Truyền thông và Văn hóa huyện", "Trung tâm TT và VH huyện")
    True
    >>> stands_for("Vụ Tổ chức cán bộ", "Vụ KHTC")
    False
    """
    words = _folded(name)
    return any(_spells(words, short) for short in shortened(line))


def _spells(words: tuple[str, ...], short: tuple[tuple[str, bool], ...]) -> bool:
    """True if the words of a line, the first of them no initials, spell those of a name."""
    if short[0][1]:
        return False
    at, longest = 0, 0
    for word, initials in short:
        if at == len(words):
            return longest >= _TELLING
        step = len(word) if initials else 1
        said = "".join(w[0] for w in words[at : at + step]) if initials else words[at]
        if said != word:
            return False
        at, longest = at + step, max(longest, step)
    return True
