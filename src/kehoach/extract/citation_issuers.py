"""Issuers of cited documents that are printed, but not right behind the number.

    Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 12/TTr-STC      before the document
    Thông tư số 92/2009/TT-BTC và Thông tư số 85/2020/TT-BTC của Bộ Tài chính      once for both
    các Quyết định của Thủ tướng Chính phủ: số 36/QĐ-TTg; số 1569/QĐ-TTg      before the list

facts.md, section 3.7: an issuer is null unless printed. So a number's code (``BTC``) only says which of the bodies
printed in the sentence it is, never a body that is not printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from kehoach.extract.found import FoundCitation
from kehoach.extract.issuers import full_name
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import IssuerEntry, Rulebook

_PROPOSED = regex.compile(
    r"(?:de nghi|de xuat|tham muu|y kien) cua (?:dong chi )?(?:giam doc |thu truong |cuc truong |chi cuc truong |truong (?=ban |phong ))?"
    r"(?P<who>[^;:.\n]{3,110}?) +tai +(?:cac +)?$"
)
_JOINED = regex.compile(r"[ ]*(?:[,;]|va|[,;] *va)[ ]*(?:cac +)?$|[ ]*[,;]? *(?:va +)?(?:cac +)?(?=so )")
_AGAIN = regex.compile(r"(?:\(|(?:goi|viet) (?:tat )?la |viet tat )(?:la |theo )?$")  # the same document, named short
_SENTENCE = regex.compile(r"\.(?= \p{L}|\s*$)|\n")


def issuers_nearby(found: Sequence[FoundCitation], text: Text, rules: Rulebook) -> None:
    """Set issuers that the sentence prints before the document or once for several; ``found`` is in order."""
    names: dict[str, str] = rules.make("issuer-names", _names)
    for index, citation in enumerate(found):
        if citation.issuer is None and citation.number:
            folded = text.folded if text.folded[citation.start] != " " else text.notes_folded
            citation.issuer = (
                _proposer(citation, text, folded)
                or _shared(citation, found[index + 1 :], folded)
                or _named_before(citation, folded, names)
            )


def _names(rules: Rulebook) -> dict[str, str]:
    entries: list[IssuerEntry] = rules.group("issuer-code")
    return {_code(entry.code): entry.name for entry in entries}


def _code(symbol: str) -> str:
    return regex.sub(r"[^\w]|\d+$", "", symbol).upper()


def _proposer(citation: FoundCitation, text: Text, folded: str) -> str | None:
    """Who proposed: ``Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình …``."""
    line = folded.rfind("\n", 0, citation.start) + 1
    match = _PROPOSED.search(folded, max(line, citation.start - 170), citation.start)
    return full_name(text.words(match.start("who"), match.end("who"))) if match else None


def _shared(citation: FoundCitation, later: Sequence[FoundCitation], folded: str) -> str | None:
    """The issuer printed once, behind the last of documents joined by commas and *và* with one symbol."""
    end = citation.end
    for other in later:
        gap = folded[end : other.start]
        if not _JOINED.fullmatch(gap) or _tail(other.number) != _tail(citation.number):
            return None
        if other.issuer:
            return other.issuer
        end = other.end
    return None


def _named_before(citation: FoundCitation, folded: str, names: dict[str, str]) -> str | None:
    """The body that the number's code means, where the sentence has printed it before."""
    name = names.get(_code(_tail(citation.number).rpartition("-")[2]))
    window = folded[max(0, citation.start - 700) : citation.start]
    if name is None or len(name.split()) < 2 or _AGAIN.search(window):
        return None
    ends = [m.end() for m in _SENTENCE.finditer(window)]
    return name if _spoken(name).search(window, ends[-1] if ends else 0) else None


@lru_cache(maxsize=256)
def _spoken(name: str) -> regex.Pattern[str]:
    """A body's name as one that acts: *của Thủ tướng Chính phủ*, *được Thủ tướng Chính phủ phê duyệt*."""
    return regex.compile(rf"(?<![\p{{L}}])(?:cua|duoc|do) (?:bo truong )?{regex.escape(fold(name))}(?![\p{{L}}])")


def _tail(number: str | None) -> str:
    """What follows the number and year: ``92/2009/TT-BTC`` → ``TT-BTC``."""
    return (number or "").rpartition("/")[2]
