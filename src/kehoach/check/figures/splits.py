"""Which figures the running text says are the parts of which: ``A, gồm B và C``, lists below a total, brackets.

A split is read from words (*gồm*, *trong đó*, *phân theo nguồn*), brackets and the marks of lists. What the parts
come to is for the checks to say; here nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

import regex

# Words after a total that lead to its parts; those that say the parts are all come first.
_ALL = r"bao gom|gom(?: co)?|chia (?:ra|theo|thanh)|phan (?:theo|ra|chia|ky|bo)|cu the|nhu sau|chi tiet"
_SOME = r"trong do|trong so do|rieng"
_OPENS = regex.compile(rf"\b(?:(?P<all>{_ALL})|(?P<some>{_SOME}))\b")
_LAST = regex.compile(r"[,;=] *(?:va )?(?:tong (?:cong|so|kinh phi|von|nhu cau)|cong)(?: [a-z ]{0,30})?(?: la)?:? *$")
_NEXT = regex.compile(r"\. *(?:nhu vay,? *)?tong (?:cong|so (?:tien|von|kinh phi)|kinh phi|von|nhu cau)\b(?!.*\b(?:nam (?:19|20)\d\d|quy|thang \d))[a-z ]{0,40}(?:\d\d? nam)?[a-z ]{0,10}:? *$")
_FEW = regex.compile(r"\b(?:mot so|chu yeu|tieu bieu)\b")
_KIND = regex.compile(r"(?:^|.*(?:[,;:(]|\b(?:va|gom|do|co|rieng) )) *-? *(?P<kind>nam|von|ngan sach|nguon|du an|tieu du an|giai doan|quy|dot|hop phan)\b[^,;:(]*[: ]*$")
_AGAIN = regex.compile(r"\b(?:phan theo|chia theo|theo nguon|theo nam|theo noi dung)\b")
_OUTSIDE = regex.compile(r"\b(?:ngoai ra|ngoai so|chua (?:bao gom|ke|tinh)|khong (?:bao gom|ke|tinh)|long ghep tu)\b")
# Words right before a figure that is measured against something and is no part.
_OTHER = regex.compile(
    r"(?:(?<!ha )tang|giam|vuot|so (?:voi|cung ky)[a-z ]{0,24}|khong qua|toi da|muc(?: chi| ho tro| khoan| vay)?|dinh muc|binh quan|(?<!(?:dau|vat|phu|thu) )tu|den|x|×|uoc thuc hien)\s*\(?\s*$"
)
_EACH = regex.compile(r"\b(?:moi|don gia|muc chi|dinh muc|binh quan)\b[^,;:.\d]{0,40}$")
_TIMES = regex.compile(r"(?<=[\d)] *[a-z ]{0,30})[x×*] *$")
_BRINGS = regex.compile(r"[,;] *(?:bang|cong(?: lai)?|tong(?: cong)?)(?: la)? *$")
_COMES_TO = regex.compile(r" *(?:/ *[a-z ]{1,30})?(?:[:=]|,? (?:la|tong|cong|thanh tien)\b)[a-z :=]{0,30}")
_STOP = regex.compile(r"\.(?= |$)")
_MARKS = (
    ("part", regex.compile(r"(?:phan|chuong) (?:[ivx]+|\d+)\b")), ("article", regex.compile(r"dieu \d+")),
    ("roman", regex.compile(r"[ivx]+ ?(?:[./)] ?|- )(?=\D)")), ("deep", regex.compile(r"\d+(?:\.\d+)+[.)]? ?-? ?(?=\D)")),
    ("number", regex.compile(r"\d{1,2} ?(?:[./)] ?|- )(?=\D)")), ("letter", regex.compile(r"[a-z] ?(?:[.)/] |- )")),
    ("dash", regex.compile(r"-")), ("plus", regex.compile(r"\+")), ("star", regex.compile(r"[*•·o] ")),
)  # fmt: skip
_DOTTED = regex.compile(r"(?:(?P<prefix>\d+(?:\.\d+)*)\.)?\d+")
RANKS: dict[str, float] = {name: float(rank) for rank, (name, _) in enumerate(_MARKS)}
_TEXT = RANKS["dash"] - 0.25


@dataclass(frozen=True)
class Figure:
    """A number with what it counts (``đồng``, ``hộ``) at its place."""

    start: int
    end: int
    value: Decimal
    unit: str
    source: str | None = None  # of money, where its words say one
    kind: str = ""  # the word of division its name begins with (*năm*, *vốn*)


@dataclass(frozen=True)
class Split:
    """A total and its parts. ``said``: ``all`` (gồm), ``some`` (trong đó), ``last`` (the total follows
    its parts: *tổng cộng*), ``brackets`` and ``list`` (only their layout says so).

    ``whole`` is true where every item of a list below the total has a figure.
    """

    total: Figure
    parts: tuple[Figure, ...]
    said: str
    whole: bool = True
    place: tuple[int, int] | None = None


@dataclass
class Line:
    """A paragraph as an item of lists: its mark, its figures, the items below it."""

    start: int
    end: int
    words: str
    mark: str
    figures: list[Figure]
    below: list[Line] = field(default_factory=list)

    @property
    def main(self) -> Figure | None:
        """The figure the line is about: what its others come to (*…, bằng 130 triệu đồng*), or its first that is no price of one (*10 điểm, mỗi điểm 22 triệu đồng: 220 triệu đồng*)."""
        if len(self.figures) > 2 and _BRINGS.search(self.words[: self.figures[-1].start - self.start]):  # noqa: PLR2004
            return self.figures[-1]
        for figure, following in pairwise(self.figures):
            before = self.words[: figure.start - self.start]
            between = self.words[figure.end - self.start : following.start - self.start]
            if not (_EACH.search(before) and _COMES_TO.match(between) or _TIMES.search(before) and _COMES_TO.fullmatch(between)):
                return figure
        return self.figures[-1] if self.figures else None


@dataclass
class _Open:
    """A list of parts that is being read."""

    total: Figure
    depth: int
    said: str
    parts: list[Figure] = field(default_factory=list)


_BRACKET = regex.compile(r"[()]")


def mark_of(folded: str) -> str:
    """The kind of mark a folded line begins with; ``text`` if with none."""
    bare = folded.lstrip()
    return next((name for name, pattern in _MARKS if pattern.match(bare)), "text")


def tree(lines: Sequence[Line]) -> list[Line]:
    """The lines as a tree by the usual order of marks (I, 1, 1.1, a, -, +).

    A line without a mark ends the dashes before it, unless they go on after it and it leads to nothing itself; one
    that leads to a list stands right above that list's mark.
    """
    top: list[Line] = []
    path: list[tuple[float, Line]] = []
    for at, line in enumerate(lines):
        rank = RANKS.get(line.mark, _TEXT)
        if line.mark == "deep":
            rank = _below_its_number(path, line, rank)
        if line.mark == "text":
            following = next((RANKS[one.mark] for one in lines[at + 1 :] if one.mark != "text"), _TEXT)
            if _leads(line.words):
                rank = following - 0.5
            elif following >= RANKS["dash"] and any(above == following for above, _ in path):
                rank = 2 * _TEXT
        while path and path[-1][0] >= rank:
            path.pop()
        (path[-1][1].below if path else top).append(line)
        path.append((rank, line))
    return top


def _below_its_number(path: list[tuple[float, Line]], line: Line, rank: float) -> float:
    """The rank of 1.2 where an item 1 is open: right below that."""
    own = _DOTTED.match(line.words.lstrip())
    prefix = own["prefix"] if own else ""
    for above, one in reversed(path):
        label = _DOTTED.match(one.words.lstrip())
        if one.mark == "number" and label and label[0].rstrip(".") == prefix:
            return above + 0.5
    return rank


def inline(line: Line) -> tuple[list[Split], str | None]:
    """The splits inside one paragraph, and how its end leads to a list below (``all``, ``some``, None)."""
    reader = _Reader(line)
    for before, figure in zip([None, *line.figures], line.figures, strict=False):
        if not reader.step(before, figure):
            break
    return reader.done, reader.leads()


class _Reader:
    """Reads one paragraph figure by figure."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.open: list[_Open] = []
        self.done: list[Split] = []
        self.depth = 0
        self.first: Figure | None = None  # of the sentence
        self.last: Figure | None = None  # that is no mere comparison
        self.sentence: list[Figure] = []

    def words(self, start: int, end: int) -> str:
        return " ".join(self.line.words[start - self.line.start : end - self.line.start].split())

    def step(self, before: Figure | None, figure: Figure) -> bool:
        """Take the next figure in; False at words after which nothing is a part any more."""
        between = self.words(before.end if before else self.line.start, figure.start)
        outside = _OUTSIDE.search(between)
        stopped = _STOP.search(between) is not None and before is not None
        if _LAST.search(between) and len(self.sentence) > 1 and not stopped:
            self.done.append(Split(figure, tuple(f for f in self.sentence if f.unit == figure.unit), "last"))
        if stopped and not self.open and len(self.sentence) > 1 and _NEXT.search(between):
            self.done.append(Split(figure, tuple(f for f in self.sentence if f.unit == figure.unit), "last"))
        clause = _STOP.split(between)[-1]
        opens = _opener(clause)
        entered = self._brackets(between)
        if stopped:
            again = opens and not clause[: opens.start()].strip(" ,;:")
            main = self.first
            self._close()
            self.first = None
            self.sentence = []
            if again and main:
                self.open.append(_Open(main, self.depth, _said(opens)))
        elif self.last:
            self._enter(self.last, clause, opens, entered)
        if outside or _OTHER.search(clause):
            return not outside
        self.first = self.first or figure
        self.last = figure
        self.sentence.append(figure)
        for one in reversed(self.open):
            if one.depth == self.depth:
                if one.total.unit == figure.unit:
                    kind = _KIND.match(f" {clause}")
                    one.parts.append(replace(figure, kind=kind["kind"] if kind else ""))
                break
        return True

    def _brackets(self, between: str) -> bool:
        """Follow the brackets; True if one was opened and not closed again."""
        depth, lowest = self.depth, self.depth
        for letter in _BRACKET.findall(between):
            depth += (letter == "(") - (letter == ")")
            lowest = min(lowest, depth)
        for one in [o for o in self.open if o.depth > lowest]:
            self._close(one)
        self.depth = max(0, depth)
        return depth > lowest

    def _enter(self, before: Figure, clause: str, opens: regex.Match[str] | None, entered: bool) -> None:
        if entered:
            self.open.append(_Open(before, self.depth, _said(opens) if opens else "brackets"))
            return
        later = ";" in clause
        same = [o for o in self.open if o.depth == self.depth]
        if opens and (later or _AGAIN.search(clause)) and same:
            root = same[0].total
            for one in same:
                self._close(one)
            self.open.append(_Open(root, self.depth, _said(opens)))
        elif opens:
            self.open.append(_Open(before, self.depth, _said(opens)))
        elif later and len(same) > 1:
            self._close(same[-1])

    def _close(self, which: _Open | None = None) -> None:
        for one in [which] if which else list(self.open):
            self.open.remove(one)
            if len(one.parts) > 1:
                self.done.append(Split(one.total, tuple(one.parts), one.said))

    def leads(self) -> str | None:
        """How the words after the last figure lead to a list below."""
        last = self.line.figures[-1].end if self.line.figures else self.line.start
        tail = self.words(last, self.line.end)
        self._brackets(tail)
        self._close()
        return _leads(tail)


def _leads(tail: str) -> str | None:
    """How words lead to a list below them."""
    opens = _opener(tail)
    if opens:
        return _said(opens)
    return "all" if tail.rstrip().endswith(":") else None


def _opener(clause: str) -> regex.Match[str] | None:
    found = list(_OPENS.finditer(clause))
    return found[-1] if found else None


def _said(opens: regex.Match[str] | None) -> str:
    if opens is None or _FEW.search(opens.string, opens.end()):
        return "list"
    return "all" if opens["all"] else "some"


def splits(lines: list[Line]) -> Iterator[Split]:
    """All splits of a tree of lines, those inside a line before those below it."""
    for line in lines:
        inside, leads = inline(line)
        yield from inside
        if line.below:
            yield from _below(line, leads)
            yield from splits(line.below)


_ANEW = regex.compile(r"^[^:]{0,12}\b(?:(?:chia|phan|co cau)(?: ra)? )?theo (?:nguon|noi dung|nhiem vu|nam|cap|muc|khoan)[a-z ]{0,24}:")


def _below(line: Line, leads: str | None) -> Iterator[Split]:
    """A line with a figure against the items below it."""
    items = []
    for item in line.below:
        if _OUTSIDE.search(item.words[: item.main.start - item.start] if item.main else item.words):
            break
        if item.mark == line.below[0].mark:
            items.append(item)
    valued = [item.main for item in items if item.main]
    total = _total_before(line, leads)
    if total and len(items) > 1 and all(len(item.figures) > 1 and _ANEW.search(item.words) for item in items):
        # "1. Chia theo nội dung: …; 2. Chia theo nguồn: …": each item splits the whole anew
        for item in items:
            if "(" not in item.words and all(f.unit == total.unit for f in item.figures):
                yield Split(total, tuple(item.figures), leads or "list", True)
        return
    if total and len(valued) > 1 and all(v.unit == total.unit for v in valued):
        yield Split(total, tuple(valued), leads or "list", len(valued) == len(items))


def _total_before(line: Line, leads: str | None) -> Figure | None:
    """The figure a list below is about: the first of the last sentence of the line."""
    if not line.figures:
        return None
    if leads is None or len(line.figures) == 1:
        return line.figures[0]
    last = line.figures[0]
    for before, figure in zip(line.figures, line.figures[1:], strict=False):
        if _STOP.search(line.words[before.end - line.start : figure.start - line.start]):
            last = figure
    return last


def lists(lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Lines with a list of two or more marked items right below them, and the items."""
    for line in lines:
        items = [one for one in line.below if one.mark == line.below[0].mark and one.mark != "text"]
        if len(items) > 1:
            yield line, items
        yield from lists(line.below)


def unheaded(lines: list[Line], above: Line | None = None) -> Iterator[tuple[Line, tuple[Figure, ...], list[Figure]]]:
    """Lists below a line without a figure (*2. Phân bổ theo nhiệm vụ*), with the totals they may split.

    These are the figure of the line above, and those of the lines before it in its own list.
    """
    for at, line in enumerate(lines):
        if line.main is None and len(line.below) > 1:
            items = [i for i in line.below if i.mark == line.below[0].mark]
            parts = tuple(i.main for i in items if i.main)
            totals = [one.main for one in (above, *lines[:at]) if one and one.main]
            if totals and len(parts) > 1 and len(parts) == len(items):
                yield line, parts, totals
        yield from unheaded(line.below, line)


_WHOLE_OF_PLAN = regex.compile(r"^\W*(?:[a-z\d.]+[.)/] *)?(?:du kien |uoc )?tong (?:nhu cau|muc|kinh phi|so tien|so von|von|du toan|so kinh phi|cong)\b")
_BY = regex.compile(
    r"^\W*(?:[a-z\d.]+[.)/] *)?(?:trong do,? *)?(?:phan ky|phan bo|co cau|chia (?:ra )?theo|phan theo|(?:du kien )?phan nam|lo trinh)\b[^:\d]{0,60}(?: (?:nam|giai doan) \d{4}[- –\d]{0,8})?:|"
    r"^\W*(?:[a-z\d.]+[.)/] *)?nguon(?: kinh phi| von)?(?: thuc hien)? *:"
)


def split_again(lines: list[Line]) -> Iterator[tuple[Line, Split]]:
    """The plan's total, and items beside it that tell anew how it is divided.

    ``1. Tổng kinh phí: 6.600 triệu đồng`` … ``2. Phân kỳ: năm 2018 là 2.900 …, năm 2019 là …``, ``3. Nguồn: …; …``.
    """
    for at, line in enumerate(lines):
        yield from split_again(line.below)
        total = line.main
        if total is None or not _WHOLE_OF_PLAN.search(line.words):
            continue
        for item in lines[at + 1 :]:
            if item.mark != line.mark or _WHOLE_OF_PLAN.search(item.words):
                break
            parts = tuple(item.figures)
            plain = not _OUTSIDE.search(item.words) and not any(_EACH.search(item.words[: f.start - item.start]) for f in parts)
            if _BY.search(item.words) and len(parts) > 1 and not item.below and plain and all(f.unit == total.unit for f in parts):
                yield item, Split(total, parts, "list")
