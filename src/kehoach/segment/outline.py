"""Headings → the tree of sections of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach.normalise import Label, Text, parse_label
from kehoach.records import Kind
from kehoach.rulebook import Rulebook
from kehoach.segment.headings import Heading, HeadingFinder, Item
from kehoach.segment.titles import kinds_of

_TITLE_LINE = re.compile(
    r"(?:ke +hoach|quyet +dinh|chuong +trinh(?: +hanh +dong)?|de +an|phuong +an|nghi +quyet|quy +che|"
    r"huong +dan|chi +thi|thong +bao|bao +cao|cong +dien|quy +dinh|quyet +nghi)\b *:?"
)
_WARD = "PHƯỜNG "  # PHƯỜNG AN HẢI is no phương án
_RECIPIENTS = re.compile(r"(?:k/?g:? *)?no[in] +nhan *[:.]")
_FIRST_RECIPIENT = 8  # paragraphs of a header without a title in capitals
_SHORTEST_DECISION = 4  # paragraphs between its title and the plan it attaches
_CHECKING = "kind.kiem-tra"
_CHECKING_TITLE = re.compile(
    r"(?:ke hoach|chuong trinh|phuong an)(?: so [^ ]+)?[ :]*"
    r"(?:ve |viec |to chuc |thuc hien |trien khai |cong tac |phoi hop )*(?:kiem tra|giam sat)\b"
)
_NUMBERED_PARTS = frozenset({"phan", "chuong", "muc", "dieu", "upper", "roman", "num"})
_LONGEST_BLOCK, _FEWEST_BLOCKS = 14, 3  # words of a heading without a number; how many of them name a kind
_RANK = {
    "phan": 0, "chuong": 1, "muc": 2, "dieu": 2, "block": 3, "upper": 3, "roman": 3, "num": 5, "deep2": 6, "deep3": 7,
    "deep4": 8, "deep5": 9, "letter": 10, "letterdot": 10, "nparen": 11, "paren": 12, "star": 13, "field": 14,
}  # fmt: skip


@dataclass(slots=True)
class Part:
    """A section: its heading, its parent's number in the list, what it is about, where it ends."""

    heading: Heading
    parent: int | None
    level: int
    kinds: tuple[Kind, ...]
    body_end: int
    component: str | None = None

    @property
    def start(self) -> int:
        """Where the heading begins."""
        return self.heading.start


@dataclass(frozen=True)
class Zones:
    """Where the parts of a document lie: ``title`` paragraph, ``closings`` (recipients and signature)
    as paragraph ranges, ``attached`` title paragraph of a decision's plan, first ``annex``."""

    title: int | None
    closings: tuple[tuple[int, int], ...]
    attached: int | None
    annex: int | None


@dataclass(frozen=True)
class Outline:
    """The sections of a document in order, its numbered paragraphs, its zones."""

    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    zones: Zones
    starts: tuple[int, ...] = field(default=())

    def at(self, offset: int) -> int | None:
        """The innermost section that holds an offset, as its number in ``parts``."""
        place = bisect_right(self.starts, offset) - 1
        return place if place >= 0 else None

    def lineage(self, number: int | None) -> Iterator[Part]:
        """A section and its ancestors, innermost first."""
        while number is not None:
            part = self.parts[number]
            yield part
            number = part.parent

    def kinds_at(self, offset: int) -> tuple[Kind, ...]:
        """The kinds of the innermost section around an offset that has any."""
        for part in self.lineage(self.at(offset)):
            if part.kinds:
                return part.kinds
        return ()


def outline(text: Text, rules: Rulebook) -> Outline:
    """The sections of a text. Gives an empty outline for a text without headings."""
    finder = HeadingFinder(text, rules)
    zones = _zones(text, finder)
    headings, items = _collect(text, finder, zones)
    headings = _with_blocks(headings, text, zones, rules)
    headings, more = _without_lists(headings, items)
    items = sorted(items + more, key=lambda item: item.start)
    headings = _with_unnumbered_first(headings, text, rules)
    without = (_CHECKING,) if _is_about_checking(text, zones, headings) else ()
    parts = _tree(headings, text, rules, without=without)
    return Outline(tuple(parts), tuple(items), zones, tuple(p.start for p in parts))


def _zones(text: Text, finder: HeadingFinder) -> Zones:
    title = attached = annex = None
    closings: list[tuple[int, int]] = []
    open_closing: int | None = None
    for index, p in enumerate(text.paragraphs):
        if p.where in ("cell", "note"):
            continue
        folded = text.folded[p.start : p.end].strip()
        like_title = _TITLE_LINE.match(folded) is not None
        words = text.words(p.start, p.end) if len(folded) < 400 and (like_title or open_closing is not None) else ""
        is_title = like_title and words.isupper() and not words.startswith(_WARD)
        if _RECIPIENTS.match(folded) and (title is not None or index > _FIRST_RECIPIENT):
            open_closing = index if open_closing is None else open_closing
            continue
        signed = open_closing is not None and p.where == "body"
        starts_annex = signed and finder.annex(index, closed=annex is None) is not None
        if is_title and title is None:
            title = index
        elif is_title and title is not None and attached is None and annex is None and _lone(folded):
            if open_closing is not None or _attaches(text, title, index):
                attached = index
        if open_closing is not None and (attached == index or starts_annex or _resumes(words, p.where)):
            closings.append((open_closing, index))
            open_closing = None
        if starts_annex and annex is None:
            annex = index
    if open_closing is not None:
        closings.append((open_closing, len(text.paragraphs)))
    return Zones(title, tuple(closings), attached, annex)


def _attaches(text: Text, title: int, index: int) -> bool:
    """True for the title of a plan behind a decision that was printed without recipients."""
    p, q = text.paragraphs[title], text.paragraphs[index]
    decides = re.match(r" *(?:quyet +dinh|nghi +quyet)", text.folded[p.start : p.end])
    if index < title + _SHORTEST_DECISION or not decides:
        return False
    if not re.match(r" *(?:ke +hoach|chuong +trinh|de +an|phuong +an)\b", text.folded[q.start : q.end]):
        return False
    return bool(re.search(r"\n *dieu +\d", text.folded[p.end : q.start]))


def _lone(folded: str) -> bool:
    return len(folded) < 60 or bool(re.match(r"(?:ke +hoach|chuong +trinh|de +an|phuong +an)\b", folded))


def _resumes(words: str, where: str) -> bool:
    """True for a heading in capitals after a signature: the body goes on (``I. MỤC TIÊU``)."""
    return where == "body" and bool(re.match(r"(?:I|A|Phần|PHẦN)\s?[./ ]", words)) and words.isupper()


def _collect(
    text: Text, finder: HeadingFinder, zones: Zones
) -> tuple[list[Heading], list[Item]]:
    headings: list[Heading] = []
    items: list[Item] = []
    closed = {i for begin, end in zones.closings for i in range(begin, end)}
    skip = -1
    for index, p in enumerate(text.paragraphs):
        if index <= skip or index in closed or p.where != "body":
            continue
        if zones.title is not None and index < zones.title:
            continue
        # a line before the title is none; a file without a title may be an annex of its own
        may_begin = bool(headings) or zones.title is None or zones.annex == index
        annex = finder.annex(index, closed=zones.annex == index) if may_begin else None
        found = annex or finder.look(index)
        if isinstance(found, Heading) and not found.sure and (
            found.index + 1 in closed or _goes_on(items, found) or not _has_body(text, finder, found)
        ):
            assert found.label is not None
            found = Item(found.start, found.end, found.label, index)
        if isinstance(found, Heading):
            headings.append(found)
            skip = found.index
        elif isinstance(found, Item):
            items.append(found)
    return headings, items


def _goes_on(items: list[Item], heading: Heading) -> bool:
    """True if the number before (``2.`` before ``3.``) is a paragraph's, no heading's, and stands right above."""
    if not items or heading.label is None or items[-1].index + 1 != heading.index:
        return False
    above, own = items[-1].label, heading.label
    return above.style == own.style and (*above.ordinals[:-1], above.ordinals[-1] + 1) == own.ordinals


def _has_body(text: Text, finder: HeadingFinder, heading: Heading) -> bool:
    """True if the paragraph after a heading is neither its sibling nor a heading above it."""
    if heading.index + 1 >= len(text.paragraphs):
        return False
    follower = text.paragraphs[heading.index + 1]
    if follower.where != "body":
        return follower.where == "cell"
    found = finder.look(heading.index + 1)
    if found is None or found.label is None:
        return True
    rank = _RANK.get(found.label.style, 9)
    return rank > _RANK.get(heading.style, 9)


def _without_lists(
    headings: list[Heading], items: list[Item]
) -> tuple[list[Heading], list[Item]]:
    """Take out runs of three or more unsure titles with nothing below them: they are a list."""
    demoted: set[int] = set()
    run: list[int] = []

    def close() -> None:
        if len(run) >= 3:
            demoted.update(run)
        run.clear()

    for number, heading in enumerate(headings):
        following = headings[number + 1] if number + 1 < len(headings) else None
        bare = (
            not heading.run_in
            and not heading.bold
            and heading.label is not None
            and heading.style not in ("phan", "chuong", "roman", "upper", "annex")
            and not heading.title.isupper()
        )
        # the next paragraph is the next item of the same list
        childless = (
            bare
            and following is not None
            and following.index == heading.index + 1
            and following.style == heading.style
        )
        if childless:
            if run and number != run[-1] + 1:
                close()
            run.append(number)
        else:
            if run and bare and number == run[-1] + 1 and len(run) >= 2:
                run.append(number)  # the last item of the list
            close()
    close()
    more = [
        Item(h.start, h.end, h.label, h.index)
        for n, h in enumerate(headings)
        if n in demoted and h.label is not None
    ]
    return [h for n, h in enumerate(headings) if n not in demoted], more


def _with_blocks(headings: list[Heading], text: Text, zones: Zones, rules: Rulebook) -> list[Heading]:
    """Put in the lines in capitals that head the parts of a plan without numbers: ``MỤC ĐÍCH, YÊU CẦU``."""
    if zones.title is None or any(h.style in _NUMBERED_PARTS for h in headings):
        return headings
    first = text.paragraphs[zones.title].end
    ends = [text.paragraphs[begin].start for begin, _ in zones.closings]
    last = min([*ends, *(h.start for h in headings if h.style == "annex"), text.body.end])
    found: list[Heading] = []
    kinds = 0
    for index, p in enumerate(text.paragraphs):
        if p.where != "body" or not first <= p.start < last or index + 1 >= len(text.paragraphs):
            continue
        words = text.words(p.start, p.end).rstrip(" :")
        if not words.isupper() or len(words.split()) > _LONGEST_BLOCK or words[-1:] in ".;," or words[:1] in "-+*(":
            continue
        known = bool(kinds_of(words, rules))
        if found or known:  # the title's last lines are in capitals too
            found.append(Heading(p.start, p.end, None, words, "block", index, "section.block", bold=p.bold))
            kinds += known
    if kinds < _FEWEST_BLOCKS or 2 * kinds < len(found):
        return headings
    return sorted(headings + found, key=lambda h: h.start)


def _with_unnumbered_first(headings: list[Heading], text: Text, rules: Rulebook) -> list[Heading]:
    """Put in a short line that stands where the first of a row has lost its number: ``Mục đích``, ``2. Yêu cầu``."""
    found: list[Heading] = []
    for heading in headings:
        above = found[-1] if found else None
        if (
            above is not None
            and heading.style == "num"
            and heading.label is not None
            and heading.label.ordinals == (2,)
            and above.style in ("upper", "roman")
            and above.index + 1 < heading.index
        ):
            p = text.paragraphs[above.index + 1]
            words = text.words(p.start, p.end)
            short = p.where == "body" and len(words.split()) <= 6 and words[:1].isupper()
            if short and parse_label(words) is None and words[-1:] not in ".;,:" and kinds_of(words, rules):
                found.append(Heading(
                    p.start, p.end, None, words, "num", above.index + 1, "section.first-of-row", bold=p.bold
                ))  # fmt: skip
        found.append(heading)
    return found


def _is_about_checking(text: Text, zones: Zones, headings: list[Heading]) -> bool:
    """True if the plan's own title says that it is about checks: they are its contents, not its follow-up."""
    if zones.title is None:
        return False
    first = headings[0].start if headings else text.body.end
    p, *below = text.paragraphs[zones.title : zones.title + 3]
    end = max((q.end for q in below if q.end < first and q.where in ("body", "layout")), default=p.end)
    return bool(_CHECKING_TITLE.match(" ".join(text.folded[p.start : min(end, p.start + 300)].split())))


@dataclass(slots=True)
class _Open:
    number: int
    style: str
    ordinals: tuple[int, ...]


def _tree(headings: list[Heading], text: Text, rules: Rulebook, *, without: tuple[str, ...]) -> list[Part]:
    parts: list[Part] = []
    stack: list[_Open] = []
    for number, heading in enumerate(headings):
        label = heading.label
        _pop(stack, heading.style, label)
        parent = stack[-1].number if stack else None
        level = len(stack) + 1
        kinds: tuple[Kind, ...]
        kinds = ("phu_luc",) if heading.style == "annex" else kinds_of(heading.title, rules, without=without)
        parts.append(Part(heading, parent, level, kinds, text.body.end))
        stack.append(_Open(number, heading.style, label.ordinals if label else ()))
    _close(parts, text.body.end)
    return parts


def _pop(stack: list[_Open], style: str, label: Label | None) -> None:
    """Take from the stack what the new heading does not belong under."""
    if style == "annex":
        stack.clear()
        return
    if style.startswith("deep") and label is not None:
        for depth in range(len(stack) - 1, -1, -1):
            entry = stack[depth]
            if _is_prefix(entry.ordinals, label.ordinals) and entry.style in ("num", "roman", *_DEEP):
                del stack[depth + 1 :]
                return
    same = next((d for d in range(len(stack) - 1, -1, -1) if stack[d].style == style), None)
    if same is not None and not _restarts_below(stack, same, label):
        del stack[same:]
        return
    if same is not None:
        return
    rank = _RANK.get(style, 9)
    while stack and stack[-1].style != "annex" and _RANK.get(stack[-1].style, 9) >= rank:
        if _RANK.get(stack[-1].style, 9) == rank and {stack[-1].style, style} == {"upper", "roman"}:
            break  # A. above I., or I. above A.
        stack.pop()


_DEEP = ("deep2", "deep3", "deep4", "deep5")


def _is_prefix(shorter: tuple[int, ...], longer: tuple[int, ...]) -> bool:
    return len(shorter) == len(longer) - 1 and longer[: len(shorter)] == shorter


def _restarts_below(stack: list[_Open], same: int, label: Label | None) -> bool:
    """True if numbering begins anew one level deeper (1, 2 under a) under 1)."""
    if label is None or not label.ordinals or label.ordinals[-1] != 1 or same == len(stack) - 1:
        return False
    below = stack[same + 1 :]
    return all(entry.style not in ("field", "star") for entry in below) and len(below) >= 1 and stack[
        same
    ].ordinals[-1:] != (0,) and stack[same].style in ("num", "letter") and below[-1].style in ("letter", "paren")


def _close(parts: list[Part], end: int) -> None:
    """Give every section its end: the start of the next heading of its level or above."""
    for number, part in enumerate(parts):
        for follower in parts[number + 1 :]:
            if follower.level <= part.level:
                part.body_end = follower.start
                break
        else:
            part.body_end = end
