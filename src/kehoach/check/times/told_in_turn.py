"""What a plan tells in turn is done in turn: the clauses of one paragraph, the items of a list and the rows of a table that are steps of one work.

In sound plans a clause that follows another one in its paragraph is hardly ever done before it, unless it says what is made ready
(*danh sách*, *kịch bản*) or reported by periods. The more is said of the two the surer it is: one is a later step of a work than the other
(``options.chains``), or it names what the other leaves behind (*phương án đã phê duyệt*, *căn cứ phiếu tự chấm*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.calendars import odd_ones
from kehoach.check.times.doings import Doing, doings
from kehoach.check.times.in_turn import list_of, style_of
from kehoach.check.times.moments import days_between
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.orders import unless_told
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_BEHIND = regex.compile(r"(?:^ *\( *|, *)(?:chi )?(?:sau khi|ngay sau khi|can cu|tren co so|dua tren)\b(?! (?:do|nay)\b)")  # what comes before the clause it hangs on
_DONE = regex.compile(r"\b(?P<done>đã|được|sau(?: khi)?) (?P<verb>\p{L}+)")
_TELLING = regex.compile(r"\p{L}{2,}")
_WIDE, _NARROW = (12, 7, 5), (6, 5, 3)  # words behind what points, before and behind what says that it is done
_STEPS = regex.compile(r"^[\W\d]*(?:[a-z]{1,2}[.)] *)?(?:giai doan|buoc|chang|cong doan|mui|khau)\b")
_OF_BODY = regex.compile(r"^[\W\d]*(?:[a-z]{1,2}[.)] *)?(?:(?:giao|de nghi|yeu cau|cac) )*#")
_LEVEL = regex.compile(r"\bcap (?:co so|thon|xa|huyen|tinh|trung uong)\b")
_DOWN = regex.compile(r"\b(?:ban hanh|ke hoach|thanh lap|kien toan|huong dan|phan bo)\b")  # comes from above
_FIRST_WORDS = 8
_LEAST = 3  # items of a list
_NEAR = 1500  # characters from one item to the next
_LONG = 60  # days: a longer time is a season
_HEAD = 50  # characters of a clause behind its time that tell what is done
_OF_IT = regex.compile(r"\b(?:ket qua|ket luan|rut kinh nghiem)\b")

_POINTING = frozenset(["khi", "sau", "cứ", "sở", "trên", "dựa", "theo", "dùng", "đạt", "với", "có"])
_DOING = frozenset(["đã", "được", "vừa", "này", "trên", "đó"])
_PLAINLY, _PLAINLY_DONE = frozenset(["khi", "sau", "cứ"]), frozenset(["đã", "vừa", "này"])
_USING = frozenset(["theo", "dùng"])
_MADE = regex.compile(r"\b(?:ban hành|xây dựng|biên soạn|lập|phê duyệt|chốt|thành lập|kiện toàn|thiết kế|lựa chọn|chọn|in|mua|công bố)\b")
_PLAIN = frozenset(["có", "là", "thực", "triển", "tổ", "giao", "được", "đạt", "phân", "cấp", "hoàn", "khi"])


def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern for small letters with their accents: *họp* is not *hợp*, *đóng* not *đồng*."""
    return regex.compile(pattern.replace(" ", r"\s+"))


class _Turns:
    """The words that the rule has for steps, for what is made ready, and for what comes in no turn."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.sure, campaigns = ([[_compiled(rf"\b(?:{step})\b") for step in chain] for chain in options[n]] for n in ("chains", "campaigns"))
        self.chains = [*self.sure, *campaigns]
        self.for_event, self.event, self.no_event = (_compiled(options[n]) for n in ("for_event", "event", "no_event"))
        self.takes = _compiled(options["takes"])
        self.ready, self.needed, self.closes, self.periods, self.never = (_compiled(options[n]) for n in ("ready", "needed", "closes", "periods", "never"))
        self.empty = frozenset(tuple(pair.split()) for pair in options["empty"])

    def rank(self, chain: Sequence[regex.Pattern[str]], words: str) -> int | None:
        """Which step of a work words begin with."""
        found = [(m.start(), -m.end(), rank) for rank, step in enumerate(chain) if (m := step.search(words))]
        return min(found)[2] if found else None

    def steps(self, one: Doing, other: Doing) -> bool:
        """True if what is told first is an earlier step of a work than the other."""
        for chain in self.chains:
            a, b = self.rank(chain, one.spelt), self.rank(chain, other.spelt)
            if a is not None and b is not None and a < b:
                return True
        return False

    def one_work(self, items: Sequence[Doing], one: Doing, other: Doing) -> bool:
        """True if the items of a list are steps of one work, each later than the one before."""
        for chain in self.chains:
            ranks = [self.rank(chain, e.spelt) for e in items]
            known = [r for r in ranks if r is not None]
            a, b = self.rank(chain, one.spelt), self.rank(chain, other.spelt)
            if a is not None and b is not None and a < b and len(known) >= max(_LEAST, len(items) - 1) and known == sorted(known):
                return True
        return False

    def follows(self, one: Doing, other: Doing) -> bool:
        """True if all steps that are told first are earlier ones of a work than those of the other, in words of such a work only."""
        for chain in self.sure:
            first, then = ([rank for rank, step in enumerate(chain) if step.search(told.spelt)] for told in (one, other))
            if first and then and first[-1] < then[0]:
                return True
        return False

    def judged(self, one: Doing, other: Doing) -> bool | None:
        """True if it is sure that the second comes after the first and it does not, False if it is likely; else None."""
        if other.words and other.words in one.words or not _late(one, other) and not (_begun(one, other) and self.at_the_end(one, other)):
            return None
        its, their = rounds_in(one.words), rounds_in(other.words)
        if its and their and its[0].noun == their[0].noun and its[0].number != their[0].number:
            return True if its[0].number < their[0].number else None
        if set(its) != set(their) or _DOWN.search(one.words) and _LEVEL.findall(one.words) != _LEVEL.findall(other.words) or self.by_period(one) or self.by_period(other):
            return None
        if self.steps(one, other) or self.points(other, one, near=True) or _OF_IT.search(other.words):
            return True
        season = other.first is not other.last and days_between(other.first.first, other.last.last) > _LONG
        return None if season or self.ready.search(other.spelt) else False

    def out_of_turn(self, one: Doing, other: Doing) -> bool:
        """True if what an item tells can be over only after what the next one tells has begun, and both come in some turn, of the same round."""
        if not _late(one, other) or rounds_in(one.words) != rounds_in(other.words):
            return False
        return not any(self.never.search(e.spelt) or self.by_period(e) for e in (one, other))

    def at_the_end(self, one: Doing, other: Doing) -> bool:
        """True if the second can be done only when the days of the first are over: a closing, or what follows the taking of entries."""
        return self.closes.search(other.spelt) is not None or self.takes.search(one.spelt) is not None and self.steps(one, other)

    def is_needed(self, one: Doing, other: Doing) -> bool:
        """True if the second is told to be ready for the first: it names it (*để kịp nhận cây*), or is what such an event needs (*tổng duyệt*)."""
        words = other.spelt + other.behind
        if any(m["then"] or set(_TELLING.findall(m["what"])) & (set(one.tokens) - _PLAIN) for m in self.needed.finditer(words)):
            return True
        return self.for_event.search(other.spelt) is not None and self.event.search(one.spelt) is not None and self.no_event.search(one.spelt) is None

    def by_period(self, one: Doing) -> bool:
        """True for what is done or told each month, quarter or half-year."""
        return self.periods.search(one.spelt[:_HEAD] if one.leads else one.spelt) is not None

    def points(self, other: Doing, one: Doing, *, near: bool) -> bool:
        """True if the second names what the first leaves behind; of items that are no neighbours in one paragraph only plain words are heard."""
        (behind, before, done), pointing, doing = (_WIDE, _POINTING, _DOING) if near else (_NARROW, _PLAINLY, _PLAINLY_DONE)
        if not near and _MADE.search(one.spelt[:_HEAD]):
            pointing = pointing | _USING
        words, known = other.tokens, self.pairs(one.tokens)
        for at, word in enumerate(words):
            if word in pointing and (known & self.pairs(words[at : at + behind])):
                return True
            if word in doing and (known & self.pairs(words[max(0, at - before) : at + done])):
                return True
        verbs = {m["verb"] for m in _DONE.finditer(other.spelt) if near or m["done"] != "được"} - _PLAIN
        return bool(verbs & set(one.tokens[:_FIRST_WORDS]))

    def pairs(self, tokens: Sequence[str]) -> set[tuple[str, str]]:
        """Neighbouring words that tell."""
        return {(a, b) for a, b in pairwise(tokens) if a.isalpha() and b.isalpha()} - self.empty


def _inside(one: Doing, other: Doing) -> bool:
    """True if what is told second is done in the days of the first."""
    return one.first is not one.last and one.first.first <= other.first.first and other.last.last <= one.last.last


def _late(one: Doing, other: Doing) -> bool:
    """True if the first can be over only after the second has begun, and the second is no part of it."""
    years = one.last.year == other.first.year or one.last.said and other.last.said
    return years and not one.over_before(other) and not _inside(one, other)


def _begun(one: Doing, other: Doing) -> bool:
    """True if what closes the first is over before it is."""
    return one.first is not one.last and other.first is other.last and one.first.first < other.last.first and other.last.last < one.last.first


@kind("told-in-turn")
def told_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``chấm xong trước ngày 20/6; trao giải ngày 15/6``: a clause that is to be done before the one it follows in its paragraph."""
    turns: _Turns = draft.rules.make("told-in-turn", lambda _: _Turns(rule.options))
    for one, other in pairwise(doings(draft)):
        if one.row >= 0 or other.row >= 0 or one.paragraph != other.paragraph or any(turns.never.search(e.spelt) for e in (one, other)):
            continue
        if one.clause == other.clause and _BEHIND.search(other.words):
            if _late(other, one) and (found := unless_told(draft, rule, other.last, one.first)):
                yield found
        elif turns.is_needed(one, other) or turns.is_needed(other, one):
            asked, then = (other, one) if turns.is_needed(one, other) else (one, other)
            if one.clause != other.clause and _late(asked, then) and not then.due and (found := unless_told(draft, rule, asked.last, then.first)):
                yield found
        elif (sure := turns.judged(one, other)) is not None and (found := unless_told(draft, rule, one.last, other.first)):
            yield found if sure else found.model_copy(update={"severity": "info"})
    yield from _of_lists(draft, rule, turns)
    yield from _of_neighbours(draft, rule, turns)


def _of_lists(draft: Draft, rule: CheckEntry, turns: _Turns) -> Iterator[Result]:
    """``1. Khảo sát …: 30/4; 2. Thiết kế …: 31/5; 3. Thi công …: từ 15/5``: items or rows that are steps of one work, and one that is out of turn."""
    for listed in _lists(doings(draft)):
        first: dict[int, Doing] = {}
        for start, told in listed:
            first.setdefault(start, told)
        items = list(first.values())
        if any(b.place[0] - a.place[0] > _NEAR for a, b in pairwise(items) if a.row < 0):
            continue
        odd = len(items) >= _LEAST and odd_ones([(e.first, e.last) for e in items]) and not all(_OF_BODY.match(e.words) for e in items)
        named = all(_STEPS.match(e.words) for e in items)
        for one, other in pairwise(items):
            beside = one.paragraph == other.paragraph and one.row < 0
            if beside or not turns.out_of_turn(one, other):
                continue
            if named or odd and turns.one_work(items, one, other) or turns.points(other, one, near=False):
                if found := unless_told(draft, rule, one.last, other.first):
                    yield found


_NO_STEPS = frozenset({"to_chuc_thuc_hien", "muc_tieu"})  # what bodies have to do, and what is aimed at, is told in no turn


def _of_neighbours(draft: Draft, rule: CheckEntry, turns: _Turns) -> Iterator[Result]:
    """``b) Văn phòng mua sắm trước ngày 31/7; c) Các đơn vị lắp đặt xong trước ngày 30/6``: neighbouring items of which one is a later step of a work."""
    for one, other in _neighbours(draft):
        if turns.out_of_turn(one, other) and turns.follows(one, other) and (found := unless_told(draft, rule, one.last, other.first)):
            yield found


def _neighbours(draft: Draft) -> Iterator[tuple[Doing, Doing]]:
    """What is told last in an item and first in the next one of its list, and what neighbouring items tell as a whole."""
    known = [one for one in doings(draft) if one.row < 0 and not _NO_STEPS & draft.kinds_at(one.paragraph)]
    plain = [one for one in known if style_of(draft, one.paragraph)]
    whole = [[told for _, told in listed] for listed in _lists(known)]
    for run in (plain, *whole):
        for one, other in pairwise(run):
            if one.paragraph == other.paragraph or run is plain and _list(draft, one) != _list(draft, other):
                continue
            if not _of_two_bodies(draft, one, other):
                yield one, other


def _lists(known: Iterable[Doing]) -> list[list[tuple[int, Doing]]]:
    """What the items of each list tell, in the words of the whole item, with where the item begins."""
    lists: dict[tuple[str | None, str], list[tuple[int, Doing]]] = {}
    for one in known:
        if one.item:
            told = replace(one, words=fold(one.item.words), spelt=one.item.words)
            lists.setdefault((one.item.part, one.item.style), []).append((one.item.start, told))
    return list(lists.values())


def _list(draft: Draft, one: Doing) -> tuple[str | None, str]:
    """The list that a paragraph is an item of."""
    return list_of(draft, one.paragraph), style_of(draft, one.paragraph)


def _of_two_bodies(draft: Draft, one: Doing, other: Doing) -> bool:
    """True for what two bodies have to do, but in a part that is itself a step of a work."""
    if not (_OF_BODY.match(one.words) and _OF_BODY.match(other.words)):
        return False
    part = one.item.part if one.item else list_of(draft, one.paragraph)
    return not any(_STEPS.match(fold(section.title or "")) for section in draft.lineage(part))
