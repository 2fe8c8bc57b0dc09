"""References to a part below a part (*điểm a khoản 2 Mục III*, *mục 2.5 phần II*, *Phần thứ hai*) that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Member, members
from kehoach.check.parts.references import FOREIGN, leads_away
from kehoach.normalise.labels import letter_value, roman_value
from kehoach.rulebook import CheckEntry

_WORD = r"(?P<word>diem|tiet|khoan|tieu muc|muc|phan|chuong|dieu)"
_VALUE = r"(?P<value>[a-z]\.[ivx]{1,5}\b|(?-i:[ivx]{1,5})(?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|thu (?:nhat|hai|ba|tu|nam|sau))"
_PIECE = regex.compile(rf"{_WORD} (?:so )?{_VALUE}(?![\w/]|[.,]\d)")
_MORE = regex.compile(rf"(?: *[,;] *| va | hoac |, va )(?:so )?{_VALUE}(?![\w/%]|[.,]\d)")
_JOIN = regex.compile(r"[ ,]*(?:(?:cua|thuoc|tai|o) )?(?=(?:diem|tiet|khoan|tieu muc|muc|phan|chuong|dieu)\b)|[ ,]+(?=(?:muc|phan) [ivx])")
_INTRO = regex.compile(r"(?:\b(?:tai|theo|o|trong|xem|thuoc|thuc hien|cua|tu|den|neu tai|quy dinh tai|cac|(?:hoat dong|nhiem vu|giai phap|chi tieu) [ivx\d]{1,4})|\() *$")
_AND = regex.compile(r" *(?:,|;|va|,? hoac) *")
_STOPS = regex.compile(r"[.;:\n]| cua ")
_INNER = ("diem", "khoan", "muc")
_LISTED, _NEXT = 6, 45  # most of a list, letters from one of it to the next
_THIS = regex.compile(r"[ ,)]*(?:cua |thuoc |o |trong )?(?:ban )?(?:ke hoach|phuong an|de an|chuong trinh)(?: (?:nay|tren|noi tren)|(?= *[.;,)]|$))|[ ,)]*(?:neu tren|o tren|noi tren)")
_RIGHT = {"diem": "điểm", "khoan": "khoản", "muc": "mục", "tieu muc": "tiểu mục", "phan": "phần", "chuong": "chương", "dieu": "điều", "tiet": "tiết"}
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6}
_NO_LETTER = 99  # stands for F, J, W and Z, whose place in the alphabet of điểm is 0
_INNER_ROMAN = regex.compile(r"[a-z]\.[ivx]{1,5}")
_TOP = ("roman", "upper", "muc", "phan", "chuong")
_NUMBERS = ("num", "deep2", "deep3", "deep4", "nparen", "paren", "dieu")
_LETTERS = ("letter", "letterdot")


class Piece(NamedTuple):
    """A word with its number or letter, and the further ones of its list: *khoản 1, 2 và 3*."""

    word: str
    value: str
    start: int
    end: int
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A reference, outermost part first: its words with Roman numbers or *Phần thứ hai*, its numbers, its letter."""

    tops: tuple[tuple[str, int], ...]
    words: tuple[str, ...]  # of its numbers
    numbers: tuple[tuple[int, ...], ...]
    letter: str | None
    place: Place
    own: bool  # says that it means this plan


def references(draft: Draft) -> list[Reference]:
    """The references of the text to parts by number, but not those to other documents; read once."""
    return draft.once("references", lambda one: list(_references(one)))


def _references(draft: Draft) -> Iterator[Reference]:
    text = draft.text.folded
    at = draft.title[1]
    ended = 0  # where the last reference of the plan's own ends
    while match := _PIECE.search(text, at):
        pieces = _pieces(text, match)
        at = pieces[-1].end
        place = match.start(), at
        if len(pieces) == 1:
            pieces += _outer(text, pieces[0])
        after = text[at : at + 60].partition("\n")[0]
        low, _ = draft.sentence(*place)
        intro = bool(_INTRO.search(text[max(low, place[0] - 24) : place[0]])) or _AND.fullmatch(text[ended : place[0]]) is not None
        own = bool(_THIS.match(after))
        said = all(draft.text.shown[p.start : p.start + len(p.word)].lower() == _RIGHT[p.word] for p in pieces)
        if not said or not (intro or own or len(pieces) > 1) or draft.is_cited(*place):
            continue
        if not own and (FOREIGN.search(after) or _leads_away(draft, pieces, place, after)):
            continue
        ended = at
        pieces = [_lettered(draft, p) for p in pieces]
        for value in (pieces[0].value, *pieces[0].more):
            yield _reference([pieces[0]._replace(value=value), *pieces[1:]], place, own=own)


def _pieces(text: str, match: regex.Match[str]) -> list[Piece]:
    """The piece that begins at a place and those that go on from it: *điểm b khoản 3 Mục II*."""
    pieces = [_piece(text, match)]
    while join := _JOIN.match(text, pieces[-1].end):
        following = _PIECE.match(text, join.end())
        if following is None or not _leads_on(pieces, following):
            break
        pieces.append(_piece(text, following))
    return pieces


def _outer(text: str, piece: Piece) -> list[Piece]:
    """Where *khoản 1* is of *chủ trì khoản 1, khoản 3 và khoản 4 Mục II*: what stands behind the last of its list."""
    at = piece.end
    for _ in range(_LISTED):
        following = _PIECE.search(text, at, at + _NEXT)
        if piece.word not in _INNER or not following or following["word"] != piece.word or _STOPS.search(text, at, following.start()):
            return []
        pieces = _pieces(text, following)
        if len(pieces) > 1:
            return pieces[1:] if _RANK[pieces[1].word] > _RANK[piece.word] else []
        at = pieces[0].end
    return []


def _piece(text: str, match: regex.Match[str]) -> Piece:
    """A piece with the list that goes on behind it: numbers with dots, or any where a part above them closes the list."""
    value, end, more = match["value"], match.end(), []
    while (found := _MORE.match(text, end)) and _shape(found["value"]) == _shape(value):
        more.append(found["value"])
        end = found.end()
    if "." not in value and not _JOIN.match(text, end):
        more, end = [], match.end()
    return Piece(match["word"], value, match.start(), end, tuple(more))


def _lettered(draft: Draft, piece: Piece) -> Piece:
    """A piece that names a part by its capital (*phần C*): its value is that letter's number below zero."""
    if _INNER_ROMAN.fullmatch(piece.value):  # *Mục B.IV*: IV. below B.
        return piece._replace(value=f"-{letter_value(piece.value[0].upper())}{piece.value[1:]}")
    letter = draft.text.shown[piece.end - 1 : piece.end]
    capital = piece.word in ("phan", "muc", "chuong") and len(piece.value) == 1 and letter.isupper() and letter not in "IVX" and not piece.more
    return piece._replace(value=f"-{letter_value(letter) or _NO_LETTER}") if capital else piece


def _shape(value: str) -> tuple[bool, bool, int]:
    """What makes numbers of one list alike: Roman or Arabic or a letter, with so many dots."""
    return value[0].isdigit(), len(value) == 1 and value.isalpha() and value not in "ivx", value.count(".")


def _leads_away(draft: Draft, pieces: list[Piece], place: Place, after: str) -> bool:
    """As ``leads_away``; *khoản 3 Mục III* is how plans are divided, not laws: only a document cited beside it leads away from them."""
    inner = any(p.word in ("khoan", "diem") for p in pieces)
    if not (inner and any(p.word == "muc" and p.value[0] in "ivx" for p in pieces)):
        return leads_away(draft, place, after)
    low, high = draft.sentence(*place)
    beside = any(low <= c.start < min(high, place[1] + 60) and not c.self for c in draft.record.citations)
    return beside or bool(regex.search(r"\b(?:phu luc|ban hanh kem|quy che|de an|chuong trinh|huong dan so)\b", after))


_RANK = {"diem": 0, "tiet": 0, "khoan": 1, "tieu muc": 2, "muc": 3, "phan": 4, "chuong": 4, "dieu": 4}


def _leads_on(pieces: list[Piece], following: regex.Match[str]) -> bool:
    """True if a piece goes on outward (or inward) as the pieces before do; ``khoản 1 Mục II, khoản 2`` are two references."""
    ranks = [*(_RANK[p.word] for p in pieces), _RANK[following["word"]]]
    return ranks == sorted(set(ranks)) or ranks == sorted(set(ranks), reverse=True)


def _reference(pieces: list[Piece], place: Place, *, own: bool) -> Reference:
    tops: list[tuple[str, int]] = []
    words, numbers, letter = [], [], None
    for piece in sorted(pieces, key=lambda p: _RANK[p.word], reverse=True):
        value = piece.value
        head, *rest = value.split(".")
        if value.startswith("-"):
            tops.append((piece.word, int(head)))
            tops += [(piece.word, roman_value(rest[0].upper()))] if rest else []
        elif value.startswith("thu "):
            tops.append(("phan", _ORDINALS[value[4:]]))
        elif len(head) == 1 and head.isalpha() and (head not in "ivx" or piece.word in ("diem", "tiet")) and not rest:
            letter = head
        elif not head.isdigit():
            tops.append((piece.word, roman_value(head.upper())))
            numbers += [tuple(map(int, rest))] if rest else []
            words += [piece.word] if rest else []
        else:
            numbers.append(tuple(map(int, value.split("."))))
            words.append(piece.word)
    return Reference(tuple(tops), tuple(words), tuple(numbers), letter, place, own)


def numbered(draft: Draft) -> list[Member]:
    """What references can name: the numbered and lettered parts and paragraphs of the plan, in order."""
    return [m for m in members(draft) if m.label.style in DEPTH and m.label.ordinals]


def below(known: list[Member], at: int) -> range:
    """The positions of what stands below a member, to the next one as shallow; ``I.`` stands below ``A.`` where letters come first."""
    depth = DEPTH[known[at].label.style]
    lettered = known[at].label.style == "upper" and next(m.label.style for m in known if m.label.style in ("upper", "roman")) == "upper"
    end = next((i for i in range(at + 1, len(known)) if DEPTH[known[i].label.style] <= depth and not (lettered and known[i].label.style == "roman")), len(known))
    return range(at + 1, end)


def spots(known: list[Member], reference: Reference) -> list[int]:
    """The positions of the parts that a reference names; none where no part bears its numbers below each other.

    Which of two parts is the outer one is the plan's own way: *phần II Mục D* where ``I.`` stands below ``A.``, *mục A Phần II* elsewhere.
    """
    tops = [value for _, value in reference.tops]
    found = _found_below(known, tops, reference)
    return found or (_found_below(known, tops[::-1], reference) if len(tops) > 1 else [])


def _found_below(known: list[Member], tops: list[int], reference: Reference) -> list[int]:
    """The positions of what a reference names where its parts stand below each other in this order."""
    steps = [_Step(top=value) for value in tops]
    steps += [_Step(number=number, word=word) for word, number in zip(reference.words, reference.numbers, strict=True)]
    if reference.letter:
        steps.append(_Step(letter=reference.letter))
    inside = [range(len(known))]
    found: list[int] = []
    for step in steps:
        found = sorted({i for part in inside for i in part if step.fits(known[i])})
        found = [i for i in found if known[i].label.ordinals == step.number] or found  # *mục 5* is 5. before it is 4.5
        inside = [below(known, i) for i in found]
    return found


@dataclass(frozen=True)
class _Step:
    """One piece of a reference."""

    top: int = 0
    number: tuple[int, ...] = ()
    word: str = ""
    letter: str = ""

    def fits(self, member: Member) -> bool:
        ordinals, style = member.label.ordinals, member.label.style
        if self.top:
            if self.top < 0:
                return style in ("upper", "phan") and ordinals[0] == (0 if self.top == -_NO_LETTER else -self.top)
            return style in _TOP and ordinals[0] == self.top
        if self.letter:
            return style in _LETTERS and member.label.printed.lower()[:1] in (self.letter, "đ" if self.letter == "d" else self.letter)
        if style == "muc" and self.word == "muc" and len(self.number) == 1:
            return ordinals == self.number
        return style in _NUMBERS and (style == "dieu") == (self.word == "dieu") and ordinals[-len(self.number) :] == self.number


@kind("part-present")
def part_present(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """References to a number or letter below a part that the part does not have."""
    known = numbered(draft)
    held = 0
    for reference in references(draft):
        if spots(known, reference) and not _of_another_depth(known, reference):
            held += 1
        elif _surely_not(draft, known, reference):
            yield draft.finding(rule, reference.place, severity="error" if reference.own else "warning")
    if held:
        yield draft.verified(rule, None, "sections-named", count=held)


def _of_another_depth(known: list[Member], reference: Reference) -> bool:
    """*mục 7* of a plan from 1. to 6. whose items are 6.1., 6.2. …: no 7., and 6.7. is not called so."""
    alone = reference.words == ("muc",) and not reference.tops and not reference.letter and len(reference.numbers[0]) == 1
    if not alone or any(m.label.style in (*_TOP, "dieu") for m in known):
        return False
    heads = [m.label.ordinals[0] for m in known if m.label.style == "num"]
    deep = {m.label.ordinals[0] for m in known if m.label.style == "deep2"}
    counted = len(deep) > 1 and deep <= set(heads) and heads == list(range(1, len(heads) + 1))
    return counted and reference.numbers[0][0] > len(heads)


_WORKS = regex.compile(r"\b(?P<what>nhiem vu|hoat dong|giai phap|noi dung|cong viec) (?:so )?(?P<no>\d{1,2})(?:(?:,| va| den) (?:(?P=what) )?\d{1,2})*,? (?:(?:thuoc|tai|cua|o) )?(?:phan|muc|chuong) (?P<top>[a-z]{1,4})\b")


@kind("work-present")
def work_present(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Chủ trì nhiệm vụ 5 Phần C*, a part of four numbers."""
    known = numbered(draft)
    for match in _WORKS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        letters = draft.text.shown[match.start("top") : match.end("top")]
        tops = [i for i, m in enumerate(known) if m.label.style in _TOP and regex.sub(r"^(?i:phần|mục|chương) ", "", m.label.printed).strip(" .") == letters]
        if len(tops) != 1 or not letters.isupper() or draft.is_cited(*match.span()):
            continue
        numbers = {known[i].label.ordinals[-1] for i in below(known, tops[0]) if known[i].label.style in ("num", "deep2")}
        asked = [int(n) for n in regex.findall(r"\d+", match[0])]
        beyond = next((n for n in asked if n not in numbers), None)
        if beyond is not None and len(numbers) > 1 and not draft.is_told(match.span(), rule.code):
            yield draft.finding(rule, match.span(), say_as="below", number=beyond)


def _surely_not(draft: Draft, known: list[Member], reference: Reference) -> bool:
    """True where the plan is numbered or lettered as a reference wants that it does not fulfil, or the reference names this plan."""
    if not reference.tops:
        return _no_number(known, reference)
    outer = Reference(reference.tops, (), (), None, reference.place, reference.own)
    tops = spots(known, outer)
    if not tops:
        word = reference.tops[0][0]
        told = len(reference.tops) > 1 or word in ("phan", "chuong") or bool(reference.numbers) or draft.text.folded[reference.place[0] - 1] == "("
        return told and any(m.label.style in _TOP for m in known)
    inside = [known[i] for at in tops for i in below(known, at)]
    if reference.letter and not reference.numbers:
        return any(m.label.style in _LETTERS for m in inside) or not inside and _lettered_elsewhere(known, reference.letter)
    return reference.own or any(m.label.style in _NUMBERS for m in inside)


def _lettered_elsewhere(known: list[Member], letter: str) -> bool:
    """True if just one other part has the letter that a part without anything below it is asked for."""
    step = _Step(letter=letter)
    tops = [at for at, m in enumerate(known) if m.label.style == "roman"]
    return len([at for at in tops if any(step.fits(known[i]) for i in below(known, at)) and known[at + 1].label.style in _LETTERS]) == 1


def _no_number(known: list[Member], reference: Reference) -> bool:
    """The same for a reference without a Roman part: *mục 3.4*, *khoản 3 Điều 5*, *mục 8* of a plan of seven."""
    if not reference.numbers:
        return False
    word, number = reference.words[0], reference.numbers[0]
    articles = any(m.label.style == "dieu" for m in known)
    if reference.own or len(reference.numbers) > 1:
        return reference.own or word != "dieu" or articles
    if len(number) > 1:
        beside = {m.label.ordinals for m in known if m.label.style.startswith("deep") and m.label.ordinals[: len(number) - 1] == number[:-1]}
        return len(beside) > 1
    arabic = [m.label.ordinals[0] for m in known if m.label.style == "num"]
    alone = word == "muc" and not articles and not any(m.label.style in _TOP for m in known)
    return alone and len(arabic) > 2 and number[0] > max(arabic)  # noqa: PLR2004
