"""The words of a draft's own text, as kinds of check compare them: its paragraphs, what it has only seen, the words that tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from kehoach.check.draft import Draft
from kehoach.folding import fold
from kehoach.normalise import Paragraph

_MARKS = regex.compile(r"[^a-z0-9 ]+")
_WORDS = regex.compile(r"\p{L}+")
_EMPTY_WORDS = (
    "và của các cho về với tại theo trong trên được thực hiện triển khai tổ chức xây dựng số những từ đến đạt là có ở để phấn đấu ít nhất tối thiểu "
    "khoảng gồm tổng do vào hằng hàng mỗi đã sẽ bảo đảm kế hoạch chỉ tiêu mức trước ngày tháng quý năm đó mà thì bằng a b c d đ e g h"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


@lru_cache(maxsize=4096)  # each target is laid beside all others
def bare_words(text: str | None) -> str:
    """Folded words and numbers without marks, one blank apart."""
    return " ".join(_MARKS.sub(" ", fold(text or "")).split())


def own_paragraphs(draft: Draft) -> Iterator[Paragraph]:
    """The paragraphs between the title and the recipients or annexes, outside tables and notes."""
    low, high = draft.title[1], draft.body_end
    return (p for p in draft.text.paragraphs if p.where == "body" and low <= p.start < high)


def observed(draft: Draft, offset: int) -> bool:
    """True where a plan tells what it has seen, not what it sets."""
    for section in draft.lineage(draft.section_at(offset)):
        finds, sets = "thuc_trang" in section.kinds, "muc_tieu" in section.kinds
        if finds != sets:
            return finds
    return False


def lowered(draft: Draft) -> str:
    """The text in small letters with its accents; made once."""
    return draft.once("lowered", lambda one: one.text.canonical.lower())


def telling(words: str) -> frozenset[str]:
    """The words of a clause that tell what it is about."""
    return frozenset(w for w in _WORDS.findall(words.lower()) if w not in _EMPTY)
