"""Lists of bodies in the sentences and headings that give duties: *Sở A, Sở B và UBND các xã*."""

from __future__ import annotations

import re

from kehoach.extract import duty_words as duty
from kehoach.extract.agencies import AgencyFinder
from kehoach.extract.found import FoundAgency
from kehoach.extract.offices import last_word
from kehoach.extract.patterns import plain

# What a body before a semicolon has to do with the sentence: something is sent to it, or a label gives it a role.
_GOVERNED = plain(r"(?:(?<!\w)(?:ve|gui|bao cao|trinh|cho|voi)|(?:chu tri|phoi hop) *:)[ ]+(?:cac[ ]+)?$")


class Lists:
    """Which mentions of bodies in one document belong to one list."""

    def __init__(self, finder: AgencyFinder) -> None:
        self.finder = finder
        self.folded = finder.text.folded
        self.canonical = finder.text.canonical

    def chain(self, start: int, end: int) -> list[FoundAgency]:
        """The mentions from ``start`` on that form one list."""
        chain: list[FoundAgency] = []
        for mention in self.finder.between(start, end):
            if not chain:
                if mention.start != start:
                    break
            elif not (self.linked(chain[-1].end, mention.start) or self._told_by_name(chain[-1], mention)):
                break
            chain.append(mention)
        return chain

    def row_before(self, mention: FoundAgency, start: int) -> list[FoundAgency]:
        """The mentions from ``start`` on that form one list with the one right behind them."""
        row: list[FoundAgency] = []
        at = mention.start
        for before in reversed(self.finder.between(start, mention.start)):
            if not self.linked(before.end, at):
                break
            row.insert(0, before)
            at = before.start
        return row

    def end(self, chain: list[FoundAgency], end: int) -> int:
        """Where a list of bodies ends, names no pack knows included."""
        tail = duty.UNKNOWN_TAIL.match(self.canonical, chain[-1].end, end)
        return tail.end() if tail else chain[-1].end

    def linked(self, end: int, start: int) -> bool:
        """True if the words from ``end`` to ``start`` join two bodies of one list."""
        gap = self.folded[end:start]
        if "\n" in gap or gap.endswith(" ") and last_word(gap) in ("cua", "thuoc"):
            return False  # "Chi cục A thuộc Sở B": whose the body before is, no further doer
        if duty.CHAIN_GAP.fullmatch(gap) or duty.PLACE_GAP.fullmatch(self.canonical, end, start):
            return True
        # a body no pack knows may stand between two known ones
        return len(gap) < 70 and gap.lstrip()[:1] in (",", ";") and not plain(r"[.:]|chu tri|phoi hop|(?<!\w)(?:de|nham|thuc hien|to chuc|xay dung|tham muu|trinh|bao cao|huong dan|trien khai|ban hanh|gui|tren co so|can cu|duoc|trong qua trinh)(?!\w)").search(gap)

    def _told_by_name(self, group: FoundAgency, mention: FoundAgency) -> bool:
        """True for the first body of a group told by name in brackets: *các nhà mạng (Viettel, VNPT)*."""
        return group.generic and duty.BY_NAME.fullmatch(self.folded, group.end, mention.start) is not None

    def right_after(self, place: int) -> list[FoundAgency]:
        """The body that begins at a place, its article left aside or not; of *các cơ quan: A, B* the first."""
        found = self.finder.between(place, place + 1)
        if found:
            head = duty.THEN_LIST.match(self.folded, found[0].end) if found[0].generic else None
        else:
            head = duty.LIST_HEAD.match(self.folded, place)
        return (self.finder.between(head.end(), head.end() + 1) or found) if head else found

    def inside(self, stop: re.Match[str]) -> bool:
        """True for a semicolon between two bodies of one list, and for the dots of one that is left open (*A, B... tổ chức*)."""
        if stop[0] == ".":
            open_end = stop.start() > 1 and self.folded.startswith("..", stop.start() - 2)
            return open_end and self.canonical[stop.end() : stop.end() + 3].lstrip()[:1].islower()
        if stop[0] != ";":
            return False
        after = self.finder.between(stop.end(), stop.end() + 24)
        before = self.finder.between(max(0, stop.start() - 160), stop.start())
        if not before or not after or before[-1].end < stop.start() - 1 or self.folded[stop.end() : after[0].start].strip():
            return False
        return not self._begins_anew(before[-1], after[0])

    def before_semicolon(self, chain: list[FoundAgency]) -> list[FoundAgency]:
        """The bodies of a list before its last semicolon."""
        for place in range(len(chain) - 1, 0, -1):
            if ";" in self.folded[chain[place - 1].end : chain[place].start]:
                return chain[:place]
        return []

    def _begins_anew(self, before: FoundAgency, after: FoundAgency) -> bool:
        """True for *gửi về Phòng A; Phòng A tổng hợp …*: who receives, then who does."""
        if before.key == after.key:
            return True
        if not _GOVERNED.search(self.folded, max(0, before.start - 24), before.start):
            return False
        then = duty.AFTER_SUBJECT.match(self.folded, after.end)
        return bool(then and not then["colon"] and duty.does(self.folded, self.canonical, then.start("word")))
