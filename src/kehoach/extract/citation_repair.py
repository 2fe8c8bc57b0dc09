"""Numbers of documents that a recogniser misread: ``02/CTI-TTgø`` is 02/CT-TTg, ``90/QĐ-TTy`` 90/QĐ-TTg.

A symbol has a grammar: the sign of a type of document and the code of a body. A part that the packs do not know
and that was read with doubt is taken for the one known part that differs by no more than letters look alike.
Where two are as near, the printed type and issuer and the symbols read with certainty in the same text decide,
or nothing is changed. What the packs know is never changed, nor any text that was not recognised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

import regex

from kehoach.extract.citation_numbers import Known
from kehoach.extract.found import FoundCitation
from kehoach.folding import fold

CERTAIN = 0.9  # a word read with more is believed
SURE_OF_MENDED = 0.7
# Letters that are taken for one another; folding has made Đ of D and Ủ of U alike already.
_ALIKE = ("il1j|!t", "o0qcgd", "s5", "b8", "b6", "uvy", "nhm", "hk", "ef", "prf", "gy9q", "tf7", "tr", "ec", "vw", "ao")
_LOOKS, _OTHER, _DIACRITIC = 0.5, 2.0, 0.25
_NOISE, _LETTER = 0.75, 1.5  # a letter more or less: what dust and strokes make, and any other
_DUST = frozenset("Il1i|!jyø°'’.,:;")
_NEAR = ((2, 0.25), (4, 1.0), (99, 1.5))  # up to how many letters, how much may differ
_TOLD_CODE, _TOLD_TYPE = 0.25, 0.75  # so much more where the text tells of the body, or names the type
_BETTER = 0.5  # by so much the nearest must be nearer than the next
_TERM = regex.compile(r"(?:UBTV)?QH\d{1,2}")  # the Assembly with the number of its term
_PARTS = regex.compile(r"(?P<head>\d+[a-zđ]?(?:/(?:19|20)\d{2})?)(?P<mark>[/-])(?P<symbol>[^/]+?)(?:(?P<between>/)(?P<body>[^/]+))?")


def repair(doubted: Iterable[FoundCitation], found: Iterable[FoundCitation], known: Known) -> None:
    """Set the numbers right of citations whose number was read with doubt, among all that were found."""
    doubted = list(doubted)
    if not doubted:
        return
    seen = {code for one in found if one.number and not any(one is other for other in doubted) for code in codes(one.number)}
    for one in doubted:
        number = mended(one.number, known, doc_type=one.doc_type, issuer=one.issuer, seen=seen) if one.number else None
        if number is not None:
            one.number, one.rule, one.confidence = number, "citation.mended", SURE_OF_MENDED


def codes(number: str) -> list[str]:
    """The codes of bodies in a number: ``UBND`` of 40/KH-UBND, ``TW`` of 46-CT/TW."""
    match = _PARTS.fullmatch(number)
    if match is None:
        return []
    return match["body"].split("-") if match["body"] else match["symbol"].split("-")[1:]


def mended(
    number: str, known: Known, *, doc_type: str | None = None, issuer: str | None = None, seen: Collection[str] = ()
) -> str | None:
    """The number with its symbol as it must have been printed, ``None`` where nothing is to be changed.

    ``doc_type`` and ``issuer`` are those printed beside it, ``seen`` the codes read with certainty elsewhere.
    """
    match = _PARTS.fullmatch(number)
    if match is None or (match["mark"] == "-") != (match["body"] is not None):
        return None
    parts = [match["symbol"], *match["body"].split("-")] if match["body"] else match["symbol"].split("-")
    told = {*seen, *(code for code, name in known.bodies if issuer is not None and issuer.startswith(name))}
    if len(parts) == 1:
        parts = _parted(parts[0], known, doc_type)
    new = _as_printed(parts, known, doc_type, told)
    if new is None or number == (same := _put_together(match, new)):
        return None
    return same


def _put_together(match: regex.Match[str], parts: list[str]) -> str:
    symbol = f"{parts[0]}/{'-'.join(parts[1:])}" if match["body"] else "-".join(parts)
    return f"{match['head']}{match['mark']}{symbol}"


def _parted(printed: str, known: Known, doc_type: str | None) -> list[str]:
    """``QĐTTyg`` → ``QĐ``, ``TTyg``: the hyphen was lost before a code that nobody knows."""
    if printed.lower() in known.spelled or _TERM.fullmatch(printed):
        return [printed]
    for symbol in sorted(known.symbols, key=len, reverse=True):
        if known.symbols[symbol] == doc_type and fold(printed).startswith(fold(symbol)) and len(printed) > len(symbol) + 1:
            return [known.spelled[symbol], printed[len(symbol) :]]
    return [printed]


def _as_printed(parts: list[str], known: Known, doc_type: str | None, told: Collection[str]) -> list[str] | None:
    """Each unknown part as the known one it must be; ``None`` where one cannot be told."""
    head, *rest = parts
    if not rest:
        return None
    bodies = [code for code, _ in known.bodies]
    if head.lower() not in known.spelled:
        usual = {known.spelled[symbol] for symbol, kind in known.symbols.items() if kind == doc_type}
        found = _nearest(head, [known.spelled[symbol] for symbol in known.symbols], usual, _TOLD_TYPE)
        if found is None and doc_type == "công văn":
            found = _nearest(head, bodies, told)
        if found is None:
            return None
        head = found
    if head.lower() not in known.symbols:
        return [head, *rest]  # the letter of a body: what follows is one of its departments
    new = [head]
    for part in rest:
        found = part if part in bodies or _TERM.fullmatch(part) else _nearest(part, bodies, told)
        if found is None:
            return None
        new.append(found)
    return new


def _nearest(
    part: str, candidates: Iterable[str], told: Collection[str], slack: float = _TOLD_CODE
) -> str | None:
    """The one candidate that looks like a part; those that are ``told`` by the text count as nearer."""
    ranked: list[tuple[float, str]] = []
    for candidate in dict.fromkeys(candidates):
        most = next(bound for length, bound in _NEAR if len(candidate) <= length)
        far, told_too = distance(part, candidate), candidate in told
        if far <= most + slack * told_too:
            ranked.append((far - _BETTER * told_too, candidate))
    ranked.sort()
    if not ranked or len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _BETTER:
        return None
    return ranked[0][1]


def distance(one: str, other: str) -> float:
    """How different two symbols look: letters that look alike cost little, strokes too many or too few some more.

    >>> distance("TTø", "TTg"), distance("UBNĐ", "UBND"), distance("HVCT", "HNCT")
    (0.5, 0.25, 2.0)
    """
    row = [0.0]
    for b in other:
        row.append(row[-1] + _less(b))
    for a in one:
        before, row = row, [row[0] + _more(a)]
        for k, b in enumerate(other, 1):
            row.append(min(before[k] + _more(a), row[k - 1] + _less(b), before[k - 1] + _swap(a, b)))
    return row[-1]


def _more(letter: str) -> float:
    return _NOISE if letter in _DUST else _LETTER


def _less(letter: str) -> float:
    return _NOISE if letter in "Ig" else _LETTER  # the thin, and the small one at the end of TTg


@cache
def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    a, b = fold(a).lower(), fold(b).lower()
    if a == b:
        return _DIACRITIC
    if {a, b} in ({"ø", "g"}, {"ø", "o"}) or any(a in group and b in group for group in _ALIKE):
        return _LOOKS
    return _OTHER
