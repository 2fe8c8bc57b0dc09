"""The lines of *Nơi nhận*."""

from __future__ import annotations

import re

import regex

from kehoach.extract.found import FoundRecipient
from kehoach.normalise import Text
from kehoach.rulebook import Rulebook
from kehoach.segment import Outline

_HEAD = re.compile(r"(?:k/?g:? *)?no[in] +nhan *[:.] *")
_ITEM = re.compile(r"(?:^|[;.)] )(?= ?[-+•●▪] ?\S)")
_DASHES = ("-", "+", "•", "●", "▪", "*")
_SIGNED = re.compile(r"(?:^|[ ;.])(?:tm|kt|tl|tuq)\. ?[a-z]")


def recipients(text: Text, outline: Outline, rules: Rulebook) -> list[FoundRecipient]:
    """Each line of the recipients' block with its purpose; agencies are resolved later."""
    purposes = [(rules.pattern(e), e.value) for e in rules.words("recipient")]
    found: list[FoundRecipient] = []
    for begin, end in outline.zones.closings:
        for index in range(begin, end):
            p = text.paragraphs[index]
            folded = text.folded[p.start : p.end]
            head = _HEAD.match(folded)
            start = head.end() if head else 0
            signed = _SIGNED.search(folded)
            dashed = folded.lstrip().startswith(_DASHES)
            goes_on = bool(found) and not signed and folded.rstrip(" *").endswith(";")  # a line whose dash was lost
            if not dashed and (signed or folded.strip() and not head and not goes_on):
                if found and not head:
                    break
                continue
            for piece_start, piece_end in _pieces(folded, start):
                if goes_on and not dashed and text.canonical[found[-1].end] not in ";.":  # the line before was cut
                    piece_start = found.pop().start - p.start
                item = _item(text, p.start + piece_start, p.start + piece_end, purposes=purposes)
                if item is not None:
                    found.append(item)
        if found:
            break
    return found


def _pieces(folded: str, start: int) -> list[tuple[int, int]]:
    """The dash items of a paragraph (a scraped cell may hold them all on one line)."""
    cuts = [start] + [m.end() for m in _ITEM.finditer(folded, start) if m.end() > start]
    return list(zip(cuts, [*cuts[1:], len(folded)], strict=False))


def _item(
    text: Text, start: int, end: int, *, purposes: list[tuple[regex.Pattern[str], str | None]]
) -> FoundRecipient | None:
    while start < end and text.canonical[start] in " -–—+*•●▪\n":
        start += 1
    while end > start and text.canonical[end - 1] in " ;\n*":
        end -= 1
    if end - start < 3:
        return None
    folded = text.folded[start:end]
    purpose = next((value for pattern, value in purposes if pattern.search(folded)), None)
    return FoundRecipient(start, end, "recipient.line", purpose=purpose)
