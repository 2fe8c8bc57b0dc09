"""Abbreviations a document declares: ``bí mật nhà nước (sau đây viết tắt là BMNN)``."""

from __future__ import annotations

import regex

from kehoach.folding import fold
from kehoach.normalise import Text

_DECLARED = regex.compile(
    r"\((?:[^()\n]{0,40}?(?:viet|goi) tat(?: chung)?(?: la)?|sau day goi(?: chung)? la|goi la)? *:? *\"?(?P<abbr>[a-z&-]{2,14})\"?\)"
)


def declared(text: Text) -> dict[str, str]:
    """Abbreviation → words it stands for, where its letters are the initials of the words before it."""
    found: dict[str, str] = {}
    for match in _DECLARED.finditer(text.folded):
        short = text.canonical[match.start("abbr") : match.end("abbr")]
        if not short.isupper() and not (short[:1].isupper() and sum(c.isupper() for c in short) >= 2):
            continue
        long = _words_for(text, match.start(), short)
        if long and short not in found:
            found[short] = long
    return found


def _words_for(text: Text, end: int, short: str) -> str | None:
    """The words right before ``end`` whose initials spell ``short``."""
    letters = [c for c in fold(short) if c.isalpha()]
    line = text.folded.rfind("\n", 0, end) + 1
    words = list(regex.finditer(r"[\p{L}\p{M}]+", text.folded[line:end]))
    if len(words) < len(letters):
        return None
    tail = words[-len(letters) :]
    if [w[0][0] for w in tail] != letters:
        return None
    return text.words(line + tail[0].start(), line + tail[-1].end())
