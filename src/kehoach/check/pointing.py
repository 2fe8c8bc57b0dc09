"""References to a part below a part (*điểm a khoản 2 Mục III*, *mục 2.5 phần II*, *Phần thứ hai*) that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.numbering import DEPTH, Member, members
from kehoach.check.references import FOREIGN, leads_away
from kehoach.normalise.labels import roman_value
from kehoach.rulebook import CheckEntry

_WORD = r"(?P<word>diem|tiet|khoan|tieu muc|muc|phan|chuong|dieu)"
_VALUE = r"(?P<value>(?-i:[ivx]{1,5})(?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|thu (?:nhat|hai|ba|tu|nam|sau))"
_PIECE = regex.compile(rf"{_WORD} (?:so )?{_VALUE}(?![\w/]|[.,]\d)")
_JOIN = regex.compile(r"[ ,]*(?:(?:cua|thuoc|tai|o) )?(?=(?:diem|tiet|khoan|tieu muc|muc|phan|chuong)\b)|[ ,]+(?=(?:muc|phan) [ivx])")
_INTRO = regex.compile(r"(?:\b(?:tai|theo|o|trong|xem|thuoc|neu tai|quy dinh tai|cac)|\() *$")
_THIS = regex.compile(r"[ ,)]*(?:cua |thuoc |o |trong )?(?:ban )?(?:ke hoach|phuong an|de an|chuong trinh)(?: (?:nay|tren|noi tren)|(?= *[.;,)]|$))|[ ,)]*(?:neu tren|o tren|noi tren)")
_RIGHT = {"diem": "điểm", "khoan": "khoản", "muc": "mục", "tieu muc": "tiểu mục", "phan": "phần", "chuong": "chương", "dieu": "điều", "tiet": "tiết"}
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6}
_TOP = ("roman", "upper", "muc", "phan", "chuong")
_NUMBERS = ("num", "deep2", "deep3", "deep4", "nparen", "paren", "dieu")
_LETTERS = ("letter", "letterdot")


@dataclass(frozen=True)
class Reference:
    """A reference, outermost part first: each piece is its word, its Roman number, its numbers, its letter."""

    top: int | None
    top_word: str
    numbers: tuple[tuple[int, ...], ...]
    letter: str | None
    place: Place
    own: bool  # says that it means this plan


def references(draft: Draft) -> Iterator[Reference]:
    """The references of the text to parts by number, but not those to other documents."""
    text = draft.text.folded
    at = draft.title[1]
    while match := _PIECE.search(text, at):
        pieces = [match]
        while join := _JOIN.match(text, pieces[-1].end()):
            following = _PIECE.match(text, join.end())
            if following is None or not _leads_on(pieces, following):
                break
            pieces.append(following)
        at = pieces[-1].end()
        place = match.start(), at
        after = text[at : at + 60].partition("\n")[0]
        low, _ = draft.sentence(*place)
        intro = bool(_INTRO.search(text[max(low, place[0] - 24) : place[0]]))
        own = bool(_THIS.match(after))
        said = all(draft.text.shown[p.start() : p.start() + len(p["word"])].lower() == _RIGHT[p["word"]] for p in pieces)
        if not said or not (intro or own or len(pieces) > 1) or draft.is_cited(*place):
            continue
        if not own and (FOREIGN.search(after) or _leads_away(draft, pieces, place, after)):
            continue
        yield _reference(pieces, place, own=own)


def _leads_away(draft: Draft, pieces: list[regex.Match[str]], place: Place, after: str) -> bool:
    """As ``leads_away``; *khoản 3 Mục III* is how plans are divided, not laws: only a document cited beside it leads away from them."""
    inner = any(p["word"] in ("khoan", "diem") for p in pieces)
    if not (inner and any(p["word"] == "muc" and p["value"][0] in "ivx" for p in pieces)):
        return leads_away(draft, place, after)
    low, high = draft.sentence(*place)
    beside = any(low <= c.start < min(high, place[1] + 60) and not c.self for c in draft.record.citations)
    return beside or bool(regex.search(r"\b(?:phu luc|ban hanh kem|quy che|de an|chuong trinh|huong dan so)\b", after))


_RANK = {"diem": 0, "tiet": 0, "khoan": 1, "tieu muc": 2, "muc": 3, "phan": 4, "chuong": 4, "dieu": 4}


def _leads_on(pieces: list[regex.Match[str]], following: regex.Match[str]) -> bool:
    """True if a piece goes on outward (or inward) as the pieces before do; ``khoản 1 Mục II, khoản 2`` are two references."""
    ranks = [_RANK[p["word"]] for p in (*pieces, following)]
    return ranks == sorted(set(ranks)) or ranks == sorted(set(ranks), reverse=True)


def _reference(pieces: list[regex.Match[str]], place: Place, *, own: bool) -> Reference:
    top, word, numbers, letter = None, "", [], None
    for piece in sorted(pieces, key=lambda p: _RANK[p["word"]], reverse=True):
        value = piece["value"]
        head, *rest = value.split(".")
        if value.startswith("thu "):
            top, word = _ORDINALS[value[4:]], "phan"
        elif len(head) == 1 and head.isalpha() and (head not in "ivx" or piece["word"] in ("diem", "tiet")) and not rest:
            letter = head
        elif not head.isdigit():
            top, word = roman_value(head.upper()), piece["word"]
            numbers += [tuple(map(int, rest))] if rest else []
        else:
            numbers.append(tuple(map(int, value.split("."))))
            word = word or piece["word"]
    return Reference(top, word, tuple(numbers), letter, place, own)


def _below(all_members: list[Member], at: int) -> list[Member]:
    """What stands below a member, to the next one as shallow."""
    depth = DEPTH[all_members[at].label.style]
    found = []
    for member in all_members[at + 1 :]:
        if DEPTH.get(member.label.style, 99) <= depth:
            break
        found.append(member)
    return found


@kind("part-present")
def part_present(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """References to a number or letter below a part that the part does not have."""
    known = [m for m in members(draft) if m.label.style in DEPTH and m.label.ordinals]
    held = 0
    for reference in references(draft):
        tops = [i for i, m in enumerate(known) if m.label.style in _TOP and reference.top == m.label.ordinals[0]]
        if reference.top is None and (len(reference.numbers) < 2 and not reference.own or not reference.numbers):
            continue
        if reference.top is not None and not tops:
            words = reference.top_word in ("phan", "chuong") or bool(reference.numbers) or draft.text.folded[reference.place[0] - 1] == "("
            if words and any(m.label.style in _TOP for m in known):
                yield draft.finding(rule, reference.place, severity="error" if reference.own else "warning")
            continue
        inside = [_below(known, i) for i in tops] if tops else [known]
        if any(_holds(part, reference) for part in inside):
            held += 1
        elif _surely_not(inside, reference):
            yield draft.finding(rule, reference.place, severity="error" if reference.own else "warning")
    if held:
        yield draft.verified(rule, None, "sections-named", count=held)


def _holds(part: list[Member], reference: Reference) -> bool:
    """True if the numbers of a reference, and then its letter, stand below each other in a part."""
    for number in reference.numbers:
        at = next((i for i, m in enumerate(part) if m.label.style in _NUMBERS and _is(m, number)), None)
        if at is None:
            return False
        part = _below(part, at)
    if reference.letter is None:
        return True
    return any(m.label.style in _LETTERS and m.label.printed.lower()[:1] in (reference.letter, "đ" if reference.letter == "d" else "") for m in part)


def _is(member: Member, number: tuple[int, ...]) -> bool:
    ordinals = member.label.ordinals
    return ordinals == number or ordinals[-len(number) :] == number


def _surely_not(inside: list[list[Member]], reference: Reference) -> bool:
    """True where parts are numbered or lettered as the reference wants, or the reference names this plan."""
    if reference.letter and not reference.numbers:
        return any(m.label.style in _LETTERS for part in inside for m in part)
    return reference.own or any(m.label.style in _NUMBERS for part in inside for m in part)
