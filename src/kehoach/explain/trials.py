"""The same words again, elsewhere or cut short: which of them, or what around them, decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from kehoach.explain.seeds import Seed
from kehoach.pipeline import Steps, extract_plan
from kehoach.records import Kind, Record
from kehoach.spans import Span

# What decides: a word of the same sentence, the section's kind, what stands around the paragraph,
# a label that is not there, a duty that nobody states, or no rule fits the words at all.
Why = Literal["word-before", "word-after", "section", "around", "label", "no-verb", "no-rule"]
HEADINGS: dict[Kind, str] = {
    "muc_tieu": "MỤC TIÊU", "noi_dung": "NỘI DUNG THỰC HIỆN", "to_chuc_thuc_hien": "TỔ CHỨC THỰC HIỆN",
    "nguon_von": "KINH PHÍ THỰC HIỆN", "thoi_gian": "THỜI GIAN THỰC HIỆN", "thuc_trang": "THỰC TRẠNG",
    "giai_phap": "GIẢI PHÁP", "bao_cao": "CHẾ ĐỘ BÁO CÁO", "doi_tuong": "ĐỐI TƯỢNG", "pham_vi": "PHẠM VI",
    "muc_dich_yeu_cau": "MỤC ĐÍCH, YÊU CẦU",
}  # fmt: skip
# Under which headings each type is tried, the likeliest first.
TRIED: dict[str, tuple[Kind, ...]] = {
    "targets": ("muc_tieu", "noi_dung"), "deadlines": ("noi_dung", "thoi_gian", "bao_cao"),
    "amounts": ("nguon_von",), "assignments": ("to_chuc_thuc_hien", "noi_dung"), "citations": ("noi_dung",),
    "agencies": ("to_chuc_thuc_hien",), "sections": ("noi_dung",),
}  # fmt: skip
REACH = 14  # words on either side that are tried
TITLE = 45  # words after a number that are tried
SHOWN = 5  # words of an answer
LABEL = "- Thời gian thực hiện: "
BELOW = "\n\nCác đơn vị triển khai theo quy định.\n"
DUTY = " chủ trì, tổ chức thực hiện."
_WORD = regex.compile(r"[^\s]+")


@dataclass(frozen=True)
class Cause:
    """What decides: ``word`` is the first that makes the fact go (to the seed), ``kind`` the section it would need."""

    why: Why
    word: str = ""
    start: int | None = None
    kind: Kind | None = None


class Bench:
    """Tries words of one paragraph again under a heading of a made-up plan of the same year."""

    def __init__(self, steps: Steps, paragraph: Span, rules: Sequence[Path]) -> None:
        self.steps, self.paragraph, self.rules = steps, paragraph, tuple(rules)
        words = paragraph.of(steps.text.canonical)
        self.words = words.replace("\n", " ").replace("\t", " ")
        self.year = steps.record.plan.year_start
        self.tried: dict[tuple[str, Kind | None], Record] = {}

    def cause(self, seed: Seed) -> Cause:
        """Why a seed is no fact."""
        own = next((kind for kind in self.steps.outline.kinds_at(seed.start) if kind in HEADINGS), None)
        if self._found(seed, (0, len(self.words)), own):
            return Cause("around")
        others = [kind for kind in TRIED[seed.kind] if kind != own]
        if (cut := self._cut(seed, own)) is not None:
            return cut
        for kind in others:
            if self._found(seed, (0, len(self.words)), kind):
                return Cause("section", kind=kind)
        for kind in others:
            if (cut := self._cut(seed, kind)) is not None:
                return cut
        if seed.kind == "assignments":
            return self._unasked(seed)
        if seed.kind == "deadlines" and self._found(seed, self._own(seed), own, before=LABEL):
            return Cause("label", word=LABEL.strip("- "))
        return Cause("no-rule")

    def _own(self, seed: Seed) -> tuple[int, int]:
        return seed.start - self.paragraph.start, seed.end - self.paragraph.start

    def _around(self, seed: Seed) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The words before a seed, nearest first, and those after it."""
        start, end = self._own(seed)
        before = [m.span() for m in _WORD.finditer(self.words, 0, start)][::-1]
        reach = TITLE if seed.kind == "sections" else REACH
        return before[:REACH], [m.span() for m in _WORD.finditer(self.words, end)][:reach]

    def _cut(self, seed: Seed, kind: Kind | None) -> Cause | None:
        """The first word after, or before, that makes the fact go."""
        before, after = self._around(seed)
        first, end = self._own(seed)
        begin = before[-1][0] if before else first
        stops = [(end, end), *after]
        lost = self._lost([(begin, stop) for _, stop in stops], seed, kind)
        if lost is not None:
            words = self.words[end : stops[lost][1]].split()
            said = " ".join(words) if len(words) <= SHOWN else "… " + " ".join(words[-SHOWN:])
            return Cause("word-after", said, self.paragraph.start + stops[lost][0])
        starts = [(first, first), *before]
        for stop in (len(self.words), end):
            lost = self._lost([(start, stop) for start, _ in starts], seed, kind)
            if lost is not None:
                return self._before(seed, starts, lost)
        return None

    def _lost(self, ranges: Sequence[tuple[int, int]], seed: Seed, kind: Kind | None, *, after: str = "") -> int | None:
        """The number of the first stretch of words without the fact, after one that has it."""
        had = False
        for number, kept in enumerate(ranges):
            has = self._found(seed, kept, kind, after=after)
            if had and not has:
                return number
            had = has
        return None

    def _unasked(self, seed: Seed) -> Cause:
        """A body without a duty: a word before it that keeps it from having any, or nobody asks it to do anything."""
        before, _ = self._around(seed)
        first, end = self._own(seed)
        starts = [(first, first), *before]
        lost = self._lost([(start, end) for start, _ in starts], seed, "to_chuc_thuc_hien", after=DUTY)
        if lost is None:
            return Cause("no-verb")
        return self._before(seed, starts, lost)

    def _before(self, seed: Seed, starts: Sequence[tuple[int, int]], lost: int) -> Cause:
        """The word before a seed that decides; a verb of two syllables is said whole (báo cáo)."""
        verb = seed.kind == "assignments" and lost + 1 < len(starts)
        begin = starts[lost + verb][0]
        return Cause("word-before", self._words(begin, self._own(seed)[0]), self.paragraph.start + begin)

    def _words(self, start: int, end: int) -> str:
        """The words from the one that decides to the seed: all where they are few."""
        words = self.words[start:end].split()
        return " ".join(words) if len(words) <= SHOWN else " ".join(words[:SHOWN]) + " …"

    def _found(
        self, seed: Seed, kept: tuple[int, int], kind: Kind | None, *, before: str = "", after: str = ""
    ) -> bool:
        """True if the words kept give a fact of the seed's type at the seed."""
        if seed.kind == "sections":
            after = BELOW  # a title needs something below it
        frame, record = self._record(before + self.words[kept[0] : kept[1]] + after, kind)
        at = frame + len(before) - kept[0]
        start, end = (at + place for place in self._own(seed))
        if seed.kind == "agencies":
            spans = [span for body in record.agencies for span in body.spans]
        else:
            spans = [(f.start, f.end) for f in getattr(record, seed.kind)]
        return any(a < end and start < b for a, b in spans)

    def _record(self, words: str, kind: Kind | None) -> tuple[int, Record]:
        year = f" NĂM {self.year}" if self.year else ""
        head = f"KẾ HOẠCH\nTHỰC HIỆN NHIỆM VỤ{year}\n\nI. {HEADINGS[kind] if kind else 'CÁC VIỆC KHÁC'}\n\n"
        tail = "\n\nII. CÁC VIỆC KHÁC\n"
        key = words, kind
        if key not in self.tried:
            self.tried[key] = extract_plan(head + words + tail, rules=self.rules, keep_personal_data=True)
        return len(head), self.tried[key]
