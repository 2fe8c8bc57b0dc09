"""What surrounds a document but is not part of it: page numbers, running heads, marks of a draft, web pages.

The words by which a web page is known come from the rule packs (use ``web-chrome``), those of a draft too (use
``draft-mark``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from kehoach.folding import fold
from kehoach.rulebook import Rulebook

_PAGE = re.compile(r"\n[ \t]*(?:[-–—][ \t]*)?(?:Trang[ \t]+)?(\d{1,3})(?:[ \t]*/[ \t]*\d{1,3})?(?:[ \t]*[-–—])?[ \t]*(?=\n|\Z)")
# Cheap test before the patterns: a page of a law site has several of these words.
_CORES = (
    "dang nhap", "dang xuat", "copyright", "click", "da biet", "dang cap nhat", "thuoc tinh", "hotline", "tai khoan",
    "tai ve", "tai van ban", "luoc do", "facebook", "thanh vien", "lien quan", "so hieu", "nguoi ky", "all rights",
    "ma so thue", "tieng anh", "dinh kem", "luot xem", "ban in",
)  # fmt: skip
_FEW_CORES = 4
_MIN_PAGE = 900  # characters: two page numbers in a row stand at least this far apart on average
_MARK = 60  # letters: the longest line that is nothing but a mark


def page_numbers(text: str, lines: list[tuple[int, int]], taken: set[int]) -> list[int]:
    """Indices of lines that hold nothing but a page number. ``taken`` are lines of tables.

    Numbers must count up by one over the whole text, a page apart.
    """
    if not lines:
        return []
    begin, end = lines[0][0], lines[-1][1]
    numbers = ((bisect_left(lines, (begin + m.start(),)), int(m[1])) for m in _PAGE.finditer(f"\n{text[begin:end]}"))
    found = [(index, number) for index, number in numbers if index not in taken]
    best: list[int] = []
    for first, (_, number) in enumerate(found):
        if number > 3:
            continue
        chain, want = [found[first][0]], number + 1
        for index, value in found[first + 1 :]:
            if value == want and lines[index][0] - lines[chain[-1]][0] >= _MIN_PAGE:
                chain.append(index)
                want += 1
        if len(chain) > len(best):
            best = chain
    if len(best) < 2:
        return []
    return best


def running_heads(text: str, lines: list[tuple[int, int]], pages: list[int]) -> list[int]:
    """Indices of short lines that repeat beside page numbers."""
    if len(pages) < 3:
        return []
    beside: Counter[str] = Counter()
    where: dict[str, list[int]] = {}
    for page in pages:
        for step in (-2, -1, 1, 2):
            index = page + step
            if 0 <= index < len(lines):
                line = re.sub(r"\d+", "#", fold(text[slice(*lines[index])]).strip())
                if 3 < len(line) < 90:
                    beside[line] += 1
                    where.setdefault(line, []).append(index)
    return [i for line, count in beside.items() if count >= 3 for i in where[line]]


def draft_marks(base: str, spans: list[tuple[int, int]], rules: Rulebook) -> set[int]:
    """Indices of the lines or blocks that only say that this is a draft: *DỰ THẢO LẦN 2* below the issuer."""
    if "du thao" not in base:
        return set()
    patterns = [rules.pattern(entry) for entry in rules.words("draft-mark")]
    return {
        index
        for index, (start, end) in enumerate(spans)
        if end - start < _MARK and any(p.match(" ".join(base[start:end].replace("*", " ").split())) for p in patterns)
    }


def body_range(text: str, base: str, rules: Rulebook) -> tuple[int, int]:
    """The part of the text that is the document, without the web page around it.

    ``base`` is the folded text with its marks still in it.
    """
    words = rules.words("web-chrome")
    if not words or sum(core in base for core in _CORES) < _FEW_CORES:
        return 0, len(text)
    folded = base.replace("*", " ")
    hits = _clustered(sorted({m.start() for entry in words for m in rules.pattern(entry).finditer(folded)}))
    if len(hits) < 3:
        return 0, len(text)
    return _widest_gap(text, folded, hits)


def _clustered(hits: list[int]) -> list[int]:
    """Hits with another one nearby: a lone formula may be a sentence of the plan."""
    near = 600
    pairs = list(zip(hits, hits[1:], strict=False))
    close = {x for a, b in pairs if b - a <= near for x in (a, b)}
    return [hit for hit in hits if hit in close]


def _widest_gap(text: str, folded: str, hits: list[int]) -> tuple[int, int]:
    """The longest stretch free of chrome, widened to line and header borders."""
    edges = [0, *hits, len(text)]
    begin, end = max(zip(edges, edges[1:], strict=False), key=lambda pair: pair[1] - pair[0])
    if begin:
        head = re.compile(r"^[ |]*(?:uy +ban +nhan +dan|hoi +dong|bo [a-z ]{3,40}|thu +tuong|chinh +phu|quoc +hoi|cong +hoa)", re.M)
        match = head.search(folded, begin)
        if match and match.start() < begin + (end - begin) // 3:
            begin = match.start()
            bar = text.rfind("|", 0, begin)
            if bar >= 0 and not text[bar + 1 : begin].strip(" \n*"):
                begin = bar
        else:
            begin = text.find("\n", begin) + 1
    if end < len(text):
        end = text.rfind("\n", 0, end) + 1
        tail = re.compile(r"\n[ ]*\n")
        last = list(tail.finditer(text, begin, end))
        if last and end - last[-1].end() < 400:
            end = last[-1].start()
    return begin, end
