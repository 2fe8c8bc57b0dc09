"""Bodies by their initials, as lists of recipients shorten them: *Vụ KHTC* is *Vụ Kế hoạch - Tài chính*."""

from __future__ import annotations

from functools import lru_cache

import regex

from kehoach.folding import fold

_SHORT = regex.compile(r"(?<![\p{L}&])\p{Lu}[\p{Lu}&-]{1,11}(?![\p{L}&])")
_WORDS = regex.compile(r"[^\W_]+")
_LEAST = 2  # letters of a short form: one letter is the first of many a name


@lru_cache(maxsize=2048)
def shortened(line: str) -> tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]:
    """The names in a line that have initials in them: folded words before, the initials, folded words after.

    >>> shortened("Vụ KHTC, Trường ĐHSP Hà Nội (để t/h)")
    ((('vu',), 'khtc', ()), (('truong',), 'dhsp', ('ha', 'noi')))
    """
    found = []
    for name in regex.split(r"[,;:]|\([^)]*\)?", line):
        for short in _SHORT.finditer(name):
            letters = fold(short[0]).replace("&", "").replace("-", "")
            if len(letters) >= _LEAST:
                found.append((_folded(name[: short.start()]), letters, _folded(name[short.end() :])))
    return tuple(found)


def _folded(words: str) -> tuple[str, ...]:
    return tuple(w for w in _WORDS.findall(fold(words)) if w != "va")


def stands_for(name: str, line: str) -> bool:
    """True if a line names a body by initials: the words beside them the same, each letter a word's first.

    >>> stands_for("Cục Nhà giáo và Cán bộ quản lý giáo dục", "Cục NG&CBQLGD")
    True
    >>> stands_for("Vụ Tổ chức cán bộ", "Vụ KHTC")
    False
    """
    words = _folded(name)
    for before, letters, after in shortened(line):
        inner = words[len(before) :][: len(letters)]
        rest = words[len(before) + len(letters) :]
        if before and words[: len(before)] == before and "".join(w[0] for w in inner) == letters and rest[: len(after)] == after:
            return True
    return False
