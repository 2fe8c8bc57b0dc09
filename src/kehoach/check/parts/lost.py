"""Titles that have got lost, as what is left of their parts shows: ``6.1`` below part 5, ``1. Mục đích`` alone below *Mục đích, yêu cầu*."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Member, Row, members, rows
from kehoach.check.words import bare_words
from kehoach.folding import fold
from kehoach.records import Section
from kehoach.rulebook import CheckEntry

_AND = regex.compile(r",|;| va (?=muc|yeu|nhiem|giai|noi|doi|pham|thoi|dia|chi tieu|kinh|nguon|quan diem)")
_FIRST = regex.compile(r"(?<![\p{L}\d])(?:1|a|A)\W*$")  # the number of a first part
_MOST_WORDS = 5  # of a part that a title names


@kind("parent-number")
def parent_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``6.1`` below the part ``5.``, in a plan that has ``5.1`` below ``5.`` elsewhere and ``6.`` nowhere here."""
    found = [m for m in members(draft) if m.label.ordinals and m.place[0] < draft.body_end]
    parents = {m.label.ordinals for m in found if m.label.style == "num"}
    if not any(m.label.style == "deep2" and m.label.ordinals[:1] in parents for m in found):
        return
    above: Member | None = None
    for member in found:
        ordinals = member.label.ordinals
        if DEPTH.get(member.label.style, 99) <= DEPTH["num"]:
            above = member
        elif above is not None and member.label.style == "deep2" and above.label.style == "num" and ordinals == (above.label.ordinals[0] + 1, 1):
            between = draft.text.shown[above.place[1] : member.place[0]]
            if not regex.search(rf"(?m)^[\W_]*{ordinals[0]}\b(?![.,]\d)", between):
                yield draft.finding(
                    rule, member.place, number=member.label.printed, before=above.label.printed, evidence=(draft.evidence(above.place),)
                )


@kind("named-part")
def named_part(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``MỤC ĐÍCH, YÊU CẦU`` with ``1. Mục đích`` (or ``1. Yêu cầu``) alone below it and no word of the other."""
    for section in draft.record.sections:
        named = [words for part in _AND.split(fold(section.title)) if (words := bare_words(part))]
        children = [c for c in draft.children.get(section.id, ()) if c.label]
        if section.start >= draft.body_end or len(named) != 2 or len(children) != 1 or max(len(n.split()) for n in named) > _MOST_WORDS:  # noqa: PLR2004
            continue
        alone = bare_words(children[0].title.partition(":")[0])
        if alone in named and _FIRST.search(children[0].label or "") and not _speaks(draft, section, named[1 - named.index(alone)]):
            shown = _AND.split(fold(section.title))[1 - named.index(alone)].strip()
            under = "missing-heading" if _text_left(draft, section, children[0]) else ""
            yield draft.finding(rule, (section.start, section.end), say_as="named", under=under, section=_printed(section.title, shown))


def _text_left(draft: Draft, section: Section, child: Section) -> bool:
    """True if a plain paragraph stands behind the items of a part: that of the title that got lost."""
    items = [_is_item(draft, p) for p in _filled(draft, child.end, max(section.body_end, child.body_end))]
    return len(items) > 1 and not items[-1] and items[-2]


def _filled(draft: Draft, low: int, high: int) -> list[Place]:
    """The paragraphs of the plan between two places that have words."""
    return [(p.start, p.end) for p in draft.text.paragraphs if low <= p.start < min(high, draft.body_end) and draft.words((p.start, p.end))]


def _is_item(draft: Draft, place: Place) -> bool:
    return _ITEM.match(draft.words(place).lstrip("* ")) is not None


def _speaks(draft: Draft, section: Section, words: str) -> bool:
    """True if a line of a section begins with the words."""
    lines = draft.text.folded[section.end : _end(draft, section)].split("\n")
    return any(bare_words(regex.sub(r"^[\W\d_]*(?:[a-z][.)] *)?", "", line)).startswith(words) for line in lines)


def _end(draft: Draft, section: Section) -> int:
    """Where a section ends with the parts right below it, the plan's end at the latest."""
    return min(max([section.body_end, *(c.body_end for c in draft.children.get(section.id, ()))]), draft.body_end)


def _printed(title: str, folded: str) -> str:
    """The part of a title whose folded words are known, as it is written."""
    at = fold(title).find(folded)
    return title[at : at + len(folded)] if at >= 0 and len(fold(title)) == len(title) else folded


_ANNOUNCES = regex.compile(r"(?:trong do|nhu sau|sau day|cu the|gom(?: co)?|bao gom|(?:nhiem vu|noi dung|giai phap|chi tieu|muc) sau) *:[\s*_]*$")


@kind("announced-list")
def announced_list(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A line that ends in *trong đó:*, *như sau:* and is followed by the title of the next part: what it announces is not there."""
    starts = {s.start: s for s in draft.record.sections}
    paragraphs = [p for p in draft.text.paragraphs if p.where == "body" and p.end > p.start and draft.title[1] < p.start < draft.body_end]
    for one, following in zip(paragraphs, paragraphs[1:], strict=False):
        match = _ANNOUNCES.search(draft.text.folded, max(one.start, one.end - _TAIL), one.end)
        here = draft.section_at(one.start)
        title = starts.get(following.start)
        if match is None or here is None or title is None or title.label is None or any(one.end <= t.start < following.start for t in draft.record.tables):
            continue
        own = draft.sections[here]
        if own.label and title.parent == own.parent and title.level == own.level and not draft.children.get(own.id):
            yield draft.finding(rule, match.span(), say_as="announced")


_TAIL = 60  # letters at the end of a line in which it announces a list


_LEAST = 4  # bodies with one paragraph each
_ITEM = regex.compile(r"[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)] |[a-zđ][.)] ")


@kind("lost-title")
def lost_title(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A second paragraph below the last body of the duties, where each other body has one: the title of another body stood before it."""
    for section in draft.record.sections:
        if "to_chuc_thuc_hien" not in section.kinds or section.start >= draft.body_end:
            continue
        children = [c for c in draft.children.get(section.id, ()) if c.label and c.start < draft.body_end]
        ends = [*(c.start for c in children[1:]), draft.body_end]
        bodies = [_paragraphs(draft, c, end) for c, end in zip(children, ends, strict=False)]
        counts = [len(b) for b in bodies]
        if len(children) > _LEAST and counts.count(1) == len(children) - 1 and counts[-1] == 2 and not any(draft.children.get(c.id) for c in children):  # noqa: PLR2004
            yield draft.finding(rule, bodies[-1][1])


def _paragraphs(draft: Draft, section: Section, end: int) -> list[Place]:
    """The paragraphs below a title, but not the closing words of a plan; none where one is an item of a list."""
    told = [p for p in _filled(draft, section.end, end) if not _CLOSING.match(draft.folded(p))]
    return [] if any(_is_item(draft, p) for p in told) else told


_CLOSING = regex.compile(r"\W*(?:tren day la|trong qua trinh|(?:[a-z]+ ){0,6}yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong)|can cu|noi nhan|giao |ke hoach nay|quyet dinh nay|qua trinh|nhan duoc|[^.]{0,200}ke hoach nay|(?:uy ban nhan dan|ubnd) [a-z]+ (?:yeu cau|de nghi|giao))")


@kind("lone-number")
def lone_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. Mục tiêu chung`` right below a title and no ``2.`` to it: what was the second is not there."""
    found = [m for m in members(draft) if m.label.ordinals]
    order = {m.place: at for at, m in enumerate(found)}
    known = rows(draft)
    for row in known:
        one = row.members[0]
        if len(row.members) > 1 or one.label.ordinals[-1] != 1 or one.place[0] >= draft.body_end or one.place not in order:
            continue
        above = found[order[one.place] - 1] if order[one.place] else None
        runs_on = any(r.style == row.style and r.prefix == row.prefix and r.members[0].label.ordinals[-1] == _PAIR for r in known)
        if above is None or runs_on or not above.heading or not _stands_above(above, row) or draft.is_told(above.place, "missing-section", "number-gap"):
            continue
        words, title = (regex.sub(r"^[\W\d]+", "", draft.folded(m.place)) for m in (one, above))
        if not draft.is_told(one.place, "number-gap", "duplicate-number", "mixed-numbering") and not _PROJECT.search(words) and words.split()[:4] != title.split()[:4]:
            yield draft.finding(rule, one.place, say_as="lone", number=one.label.printed)


def _stands_above(above: Member, row: Row) -> bool:
    """True for a part that a row can stand below: ``A.`` is above ``I.``."""
    return DEPTH.get(above.label.style, 99) < row.depth or above.label.style == "upper" and row.style == "roman"


_PROJECT = regex.compile(r"\b(?:tieu )?du an\b|\bnoi dung (?:so )?\d")


@kind("numbers-again")
def numbers_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. 2. 3. 1. 2.`` below one title, a sentence or a table before the second ``1.``: the title between them is not there."""
    found = members(draft)
    order = {m.place: at for at, m in enumerate(found)}
    known = rows(draft)
    holder = {m.place: row for row in known for m in row.members}
    for row in known:
        first = row.members[0]
        if first.place[0] >= draft.body_end or row.prefix or first.label.ordinals[-1] != 1 or len(row.members) < _PAIR:
            continue
        before = next((m for m in reversed(found[: order[first.place]]) if DEPTH.get(m.label.style, 99) <= row.depth), None)
        if before is None or before.label.style != row.style or before.mark != first.mark or len(holder[before.place].members) < _PAIR:
            continue
        line = draft.text.shown[: first.place[0]].rstrip().rpartition("\n")[2].strip(" *_")
        if (line[-1:] in ".;!?|" or line[:1] == "|") and not draft.is_told(first.place, rule.code, "duplicate-number"):
            yield draft.finding(rule, first.place, say_as="again", number=first.label.printed, evidence=(draft.evidence(before.place),))


_PAIR = 2  # numbers that make a row


@kind("bare-number")
def bare_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2.`` alone on its line in a row whose other numbers have a title or a sentence behind them."""
    for row in rows(draft):
        if len(row.members) < _PAIR or row.style not in _NUMBERED or row.members[0].place[0] >= draft.body_end:
            continue
        bare = [m for m in row.members if not _BEHIND.search(_first_line(draft, m), len(m.label.printed))]
        if len(bare) != 1 or not _is_text(draft, bare[0]):
            continue
        start = bare[0].place[0]
        if not draft.in_table(start) and not draft.is_told(bare[0].place, rule.code):
            yield draft.finding(rule, (start, start + len(_first_line(draft, bare[0]))), say_as="bare", number=bare[0].label.printed)


_NUMBERED = ("num", "roman", "letter", "deep2")
_BEHIND = regex.compile(r"[\p{L}\d]")


def _first_line(draft: Draft, member: Member) -> str:
    start = member.place[0]
    end = draft.text.shown.find("\n", start)
    return draft.text.shown[start : end if end >= 0 else None].strip(" *_")


def _is_text(draft: Draft, member: Member) -> bool:
    """True if a sentence stands below a number alone on its line, not the title that goes with it."""
    line = draft.text.shown.find("\n", member.place[0]) + 1
    holds = draft.paragraph(line) if line else None
    return holds is not None and draft.text.shown[line : holds.end].rstrip(" *_\n").endswith((".", ";"))


_LEAST_NAMED = 3  # parts that a title names, the lines below it one for each
_NAMES = regex.compile(r",|;| va ")
_ALIKE = (  # parts as plans name them, those that stand for one another together
    regex.compile(r"doi tuong|thanh phan"), regex.compile(r"thoi gian|thoi han"), regex.compile(r"dia diem|dia ban|pham vi|noi to chuc"), regex.compile(r"hinh thuc|phuong thuc|cach thuc"),
    regex.compile(r"kinh phi|nguon von"), regex.compile(r"noi dung|nhiem vu|giai phap"), regex.compile(r"muc dich|muc tieu|quan diem"), regex.compile(r"yeu cau"),
)  # fmt: skip
_BEGINS = regex.compile(r"(?m)^[^\w\n]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]? *|[a-z][.)] *)?(?P<part>[^\n:.,]{4,40}?) *(?::|$)")


@kind("part-unsaid")
def part_unsaid(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``ĐỐI TƯỢNG, THỜI GIAN, ĐỊA ĐIỂM`` with a line that begins *Thời gian:* and one that begins *Địa điểm:*, and none on the first."""
    for section in draft.record.sections:
        parts = [part.strip(" .:") for part in _NAMES.split(fold(section.title))]
        named = [next((n for n, alike in enumerate(_ALIKE) if alike.match(part)), None) for part in parts]
        if section.label is None or section.start >= draft.body_end or len(named) < _LEAST_NAMED or None in named or len(set(named)) < len(named):
            continue
        below = draft.text.folded[section.end : _end(draft, section)]
        begins = {n for m in _BEGINS.finditer(below) for n, alike in enumerate(_ALIKE) if alike.match(m["part"])}
        silent = [at for at, n in enumerate(named) if n not in begins]
        if len(silent) == 1 and not _ALIKE[named[silent[0]] or 0].search(" ".join(below.split())):
            yield draft.finding(rule, (section.start, section.end), say_as="named", section=_printed(section.title, parts[silent[0]]), severity="info")
