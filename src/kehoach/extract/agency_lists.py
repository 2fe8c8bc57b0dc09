"""Lists that share a head word: ``Sở Tài chính, Nội vụ, Y tế`` are three departments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import regex

from kehoach.extract.agency_known import key_of
from kehoach.extract.beginnings import matches, patterns
from kehoach.extract.found import FoundAgency
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import AgencyEntry

# Where an item of a list ends: before a mark, the next item, or what the bodies do.
_ITEM_END = (
    r"(?=[ ]*(?:[,;:.()\n]| va | cung | (?:chu tri|phoi hop|to chuc|tham muu|xay dung|thuc hien|huong dan|theo|trien khai|can cu|"
    r"co trach nhiem)\b|$))"
)
_ITEM = re.compile(r"(?P<sep>[ ]*(?:,| va | cung )[ ]*)(?P<item>[^,;:.()\n]{2,70}?)" + _ITEM_END)
_FIRST = re.compile(r"(?P<sep>)(?P<item>[^,;:.()\n]{2,70}?)(?=[ ]*(?:[,;:.()\n]| va |$))")
_LISTED = re.compile(_ITEM.pattern.replace("(?:,|", "(?:[,;]|", 1))
_AND_MORE = re.compile(r"[ ]+va[ ]+[^,;:.()\n]{2,40}?" + _ITEM_END)
# "Văn hóa, Thể thao và Du lịch" is one item of a list.
_COMMA_MORE = re.compile(r"[ ]*,[ ]+[^,;:.()\n]{2,25}?[ ]+va[ ]+[^,;:.()\n]{2,40}?" + _ITEM_END)
_HEAD_OF_LIST = regex.compile(
    r"(?<![\p{L}])(?:cac )?(?P<head>so|phong|ban|bo|hoi|van phong)(?:, (?:ban|nganh|don vi|phong))*(?: [\p{L} ]{0,25})?[ ]?(?::|gom)[ ]?"
)
_HEAD_WORD = re.compile(r"(?P<head>sở|phòng|ban|bộ|hội|trung tâm|chi cục) ", re.IGNORECASE)
_LIST_FOLLOWS = r"(?=(?:, (?:ban|nganh|don vi|phong))*(?: [^\d.,;:()\n]{0,26})?(?::|gom))"
_HEAD_LOOKS = patterns(rf"cac (?:so|phong|ban|bo|hoi|van phong){_LIST_FOLLOWS}", *(rf"{head}{_LIST_FOLLOWS}" for head in ("so", "phong", "ban", "bo", "hoi")))


_PARTY_ITEMS = ("tu,", "hu,")  # "Các Văn phòng: TU, …"


def _head_start(folded: str, start: int) -> int | None:
    """Where the word before ``: `` ends, for a list's item at ``start``; ``None`` if there is no colon."""
    before = folded[max(0, start - 6) : start].rstrip(" ")
    return start - len(folded[max(0, start - 6) : start]) + len(before[:-1].rstrip(" ")) if before.endswith(":") else None


class ListReader:
    """Reads the items of lists; ``choose`` tells which body a form names, ``made`` makes its mention."""

    def __init__(
        self, text: Text, choose: Callable[[str], AgencyEntry | None], made: Callable[[int, int, AgencyEntry], FoundAgency]
    ) -> None:
        self.text = text
        self.choose = choose
        self.made = made

    def with_lists(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """``Sở Tài chính, Nội vụ, Y tế``: the head word carries over to items a pack knows with it."""
        starts = [m.start for m in mentions]
        extra: list[FoundAgency] = []
        for mention in mentions:
            opened = None if mention.generic else _HEAD_WORD.match(mention.name)
            if opened and (mention.kind == "bo_nganh" or opened["head"].lower() != "bộ"):  # no Bộ Chỉ huy
                self._items(mention.end, opened["head"].lower(), extra, starts=starts)
        for match in matches(_HEAD_OF_LIST, self.text.folded, _HEAD_LOOKS):
            at = bisect_left(starts, match.end())
            if at < len(starts) and starts[at] == match.end() and self.text.folded[match.end() : match.end() + 3] not in _PARTY_ITEMS:
                continue
            head = {"so": "sở", "phong": "phòng", "ban": "ban", "bo": "bộ", "hoi": "hội", "van phong": "văn phòng"}[match["head"]]
            self._items(match.end(), head, extra, starts=starts, first=True)
        if not extra:
            return mentions
        heads = {h for e in extra if (h := _head_start(self.text.folded, e.start)) is not None}  # "các sở : Xây dựng"
        kept = [
            m for m in mentions
            if not any(e.start <= m.start < e.end for e in extra) and not (m.generic and m.end in heads)
        ]  # fmt: skip
        seen: dict[int, FoundAgency] = {}
        for e in extra:
            seen.setdefault(e.start, e)
        return sorted(kept + list(seen.values()), key=lambda m: m.start)

    def _items(
        self, at: int, head: str, extra: list[FoundAgency], *, starts: list[int], first: bool = False
    ) -> None:
        folded = self.text.folded
        listing = first
        for _ in range(20):
            if listing and not first:
                match = _LISTED.match(folded, at)
            elif first:
                match = _FIRST.match(folded, at)
                first = False
            else:
                match = _ITEM.match(folded, at)
            if not match:
                return
            start, end = match.span("item")
            near = bisect_left(starts, start)
            if near < len(starts) and starts[near] < end and self.text.canonical[start : start + 1].isupper() and starts[near] == start:
                first_letter = folded[start : start + len(fold(head)) + 1]
                if first_letter.startswith(fold(head)):
                    at = end
                    continue
            entry = None
            for longer in (_COMMA_MORE, _AND_MORE):  # "Kế hoạch và Đầu tư" is one item
                more = longer.match(folded, end)
                entry = self.choose(key_of(f"{head} {self.text.words(start, more.end())}")) if more else None
                if entry is not None and more:
                    end = more.end()
                    break
            else:
                entry = self.choose(key_of(f"{head} {self.text.words(start, end)}"))
            if entry is None:
                for count in (4, 3, 2, 1):  # "Y tế tỉnh": the item's first words
                    words = folded[start:end].split()
                    if len(words) > count:
                        key = key_of(f"{head} {' '.join(words[:count])}")
                        entry = self.choose(key)
                        if entry is not None and fold(" ".join(words[count:])) in ("tinh", "huyen", "thi xa", "thanh pho", "xa"):
                            break
                        entry = None
            if entry is None or entry.generic or not self.text.canonical[start : start + 1].isupper():
                return
            extra.append(self.made(start, end, entry))
            at = end
