"""One work with two bodies in charge of it, told in two parts of a plan: ``Bản đồ số: Sở A chủ trì`` among the works, ``Sở B: chủ trì bản đồ số`` among the duties.

Two tellings are of one work if nearly all that tells in the shorter is in the longer, rare words counting more than common ones. In
sound plans such tellings name one body; a body and its part, two who do it together, and the rows of one list are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log

import regex

from kehoach.check.agreement.charges import LABEL, WORD, Charge, Doer, charges, doers
from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.bodies import core
from kehoach.check.words import lowered
from kehoach.rulebook import CheckEntry

_GENERAL_WORDS = (
    "nội dung kế hoạch báo cáo tổng hợp chung kết quả văn bản tài liệu kinh phí chỉ huy hoạt động trưởng phó ban tổ đoàn thành viên hội nghị định kỳ danh sách hồ sơ "
    "kiểm tra theo dõi đôn đốc chỉ đạo hướng dẫn phối hợp đây như sau đầu tư chủ"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v"])
_DUTIES = frozenset(["subject", "below"])  # forms of a list of duties, in which two bodies may be told the same
_SENT = frozenset(["sent", "apposed"])
_PART, _WHOLE, _SENT_WHOLE = 0.8, 0.45, 0.15  # of the weight of the shorter telling, and of the longer, that both have
_SURE = 0.55
_LEAST = 2  # words that two tellings share


@kind("owners-told")
def owners_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The second telling of a work, with another body than the first."""
    every = [c for c in charges(draft) if c.words - _GENERAL and c.doers]
    said: set[int] = set()
    for one, other in _pairs(every):
        whole = _alike(draft, one, other)
        if not whole or other.doers[0].place[0] in said or together(one.doers, other.doers):
            continue
        if _tells(draft, every, one, other) and _tells(draft, every, other, one):
            continue  # both have to do with it
        said.add(other.doers[0].place[0])
        mixed = one.doers[0].person != other.doers[0].person
        sure = (one.sure or other.sure) and whole >= _SURE and not mixed
        yield draft.finding(
            rule, other.doers[0].place, say_as="owner", severity=None if sure else "info", task=draft.words(min(one.work, other.work, key=lambda w: w[1] - w[0])),
            first=draft.words(one.doers[0].place), second=draft.words(other.doers[0].place), evidence=(draft.evidence(one.doers[0].place),),
        )  # fmt: skip


def _pairs(every: list[Charge]) -> Iterator[tuple[Charge, Charge]]:
    """Every two tellings that have a word in common which tells something."""
    having: dict[str, list[int]] = defaultdict(list)
    for at, other in enumerate(every):
        words = other.words - _GENERAL
        yield from ((every[n], other) for n in sorted({n for word in words for n in having[word]}))
        for word in words:
            having[word].append(at)


def _tells(draft: Draft, every: list[Charge], one: Charge, other: Charge) -> bool:
    """True if a third place tells a work with the body of its other telling."""
    places = [draft.paragraph(c.place[0]) for c in (one, other)]
    return any(_alike(draft, third, one) and together(third.doers, other.doers) and draft.paragraph(third.place[0]) not in places for third in every)


def together(some: Iterable[Doer], others: Iterable[Doer]) -> bool:
    """True if one of some bodies is one of the others, or a part of it."""
    return any(_related(core(a.name), core(b.name)) for a in some for b in others)


def _related(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one


def _alike(draft: Draft, one: Charge, other: Charge) -> float:
    """How much of the longer of two tellings the shorter has, if they are of one work in two places; else nothing."""
    common = one.words & other.words
    if _pointed(draft, one, other):
        return 1
    if len(common) < _LEAST or not common - _GENERAL or not _apart(draft, one, other) or (one.form == "sent" or other.form == "sent") and not {one.form, other.form} <= _SENT:
        return 0
    numbers = [_numbers(c.words) for c in (one, other)]
    if all(numbers) and numbers[0] != numbers[1]:
        return 0
    weight = draft.once("words-by-rarity", _weights)
    if any(c.form in _DUTIES and not c.sure and c.task[0] not in common for c in (one, other)):
        return 0  # another's part in it: *thẩm định dự toán lập bản đồ*
    small, large = sorted((one.words, other.words), key=len)
    shared = sum(weight.get(w, 1) for w in common)
    part, whole = shared / sum(weight.get(w, 1) for w in small), shared / sum(weight.get(w, 1) for w in large)
    if one.form == other.form == "sent":
        return whole if part == 1 and whole >= _SENT_WHOLE else 0
    return whole if part >= _PART and whole >= _WHOLE else 0


def _pointed(draft: Draft, one: Charge, other: Charge) -> bool:
    """True for *giữ quỹ nêu trên*, where the plan has told of one such thing."""
    first, later = sorted((one, other), key=lambda c: c.place)
    if not later.points or len(later.task) != 1 or first.task[0] != later.task[0] or not _apart(draft, one, other):
        return False
    return len({c.words for c in charges(draft) if c.task and c.task[0] == later.task[0] and c.place < later.place}) == 1


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if w[0].isdigit() or w in _ROMAN)


def _weights(draft: Draft) -> dict[str, float]:
    """How much a word tells: the fewer paragraphs have it, the more."""
    low = lowered(draft)
    counts = Counter(word for p in draft.text.paragraphs for word in set(WORD.findall(low[p.start : p.end])))
    return {word: log((len(draft.text.paragraphs) + 1) / count) for word, count in counts.items()}


def _apart(draft: Draft, one: Charge, other: Charge) -> bool:
    """True for tellings in two places that are not beside each other in one list."""
    if draft.paragraph(one.place[0]) is draft.paragraph(other.place[0]):
        return False
    if one.form != other.form and not {one.form, other.form} <= _DUTIES:
        return True
    if one.form == "cell" or one.form == "colon" and not (one.cue or other.cue):
        return False
    if one.form in _DUTIES and all("to_chuc_thuc_hien" in draft.kinds_at(c.place[0]) for c in (one, other)):
        return False
    sections = [draft.section_at(c.place[0]) for c in (one, other)]
    parents = [draft.sections[s].parent if s else None for s in sections]
    return sections[0] != sections[1] and (parents[0] is None or parents[0] != parents[1])


_LINE = regex.compile(r"(?m)^[^\n]+")
_NUMBERING = regex.compile(r"[\w ]+")
_HEADS = regex.compile(r" *:| *$")


@kind("duty-heads")
def duty_heads(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A body that heads two items of one list of duties: one of them is another's."""
    for items in _lists(draft).values():
        first: dict[str, Doer] = {}
        for one in items:
            if one.name in first:
                yield draft.finding(rule, one.place, say_as="heads", body=draft.words(one.place), evidence=(draft.evidence(first[one.name].place),))
            first.setdefault(one.name, one)


def _lists(draft: Draft) -> dict[tuple[str | None, str], list[Doer]]:
    """The bodies that begin the items of each list, and nothing else stands before the colon or the end of the line."""
    begins = {d.place[0]: d for d in doers(draft)}
    heads = {s.start: s.parent for s in draft.record.sections}
    found: dict[tuple[str | None, str], list[Doer]] = {}
    for line in _LINE.finditer(draft.text.folded, draft.title[1], draft.body_end):
        label = LABEL.match(line[0])
        at = line.start() + (label.end() if label else len(line[0]) - len(line[0].lstrip()))
        one = begins.get(at)
        if one and one.place[1] <= line.end() and _HEADS.match(draft.text.folded, one.place[1], line.end()):
            section = heads.get(line.start(), draft.section_at(line.start()))
            style = _NUMBERING.sub("1", label[0].strip()) if label else ""
            if style or draft.text.folded[one.place[1] : line.end()].lstrip().startswith(":"):
                found.setdefault((section, style), []).append(one)
    return found
