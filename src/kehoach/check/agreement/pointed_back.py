"""What points back to a figure told before and gives another: *cả bảy tuần thi*, *30 tỉnh dẫn đầu như mục tiêu*, *bốn phần năm (85%)*.

The words that point back are the rule's (``points``); a figure that is told with them has been told before, so that a plan which
has told such a figure with another value only contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.agreement.told import figures
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import comparable, small_number, value_of
from kehoach.check.figures.remarks import FIGURE_CODES
from kehoach.check.kinds import Result, kind
from kehoach.check.words import lowered, observed, own_paragraphs, telling
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_DIGIT_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_NUMBER = rf"(?P<n>\d{{1,3}}|(?:{_DIGIT_WORDS})(?: mươi)?(?: (?:{_DIGIT_WORDS}|mốt|lăm))?)"
_UNIT = r"(?P<unit>ngày|tuần|tháng|năm|tiết|buổi|giờ|phút)"
# *hết ba năm bảo hành*, *60 phút thi*: the length of what is named right behind it
_OF = regex.compile(rf"(?<![\d.,/–-])\b{_NUMBER} {_UNIT} (?P<noun>(?>\p{{L}}+(?: \p{{L}}+)?))(?!(?: \p{{L}}+){{0,2}} (?:đầu|cuối|còn lại|tiếp)\b)")
_EACH = regex.compile(r"\b(?:mỗi|từng|một|thêm|tăng|giảm|rút ngắn|khoảng|gần|hơn|trên|dưới|trước|sau|thứ|lần|tháng|ngày|năm|số|gia hạn|kéo dài thêm) *$")
_SCALE = {"tuần": ("ngày", 7), "năm": ("tháng", 12)}
_ALIKE = 2  # telling words by which a share is known again
_NAME = 3  # words of the name of what is counted


@dataclass(frozen=True)
class _Length:
    place: Place
    value: Decimal
    unit: str


def _length(match: regex.Match[str]) -> _Length:
    unit, times = _SCALE.get(match["unit"], (match["unit"], 1))
    return _Length((match.start("n"), match.end("unit")), Decimal(small_number(fold(match["n"])) * times), unit)


@kind("length-again")
def length_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cả bảy tuần thi`` where ``cuộc thi kéo dài sáu tuần`` has been told, and nowhere another length of it."""
    words = lowered(draft)
    points, empty = (regex.compile(rule.options[name]) for name in ("points", "empty"))
    for paragraph in own_paragraphs(draft):
        for match in _OF.finditer(words, paragraph.start, paragraph.end):
            one = _length(match)
            pointed = points.search(words, max(paragraph.start, match.start() - 40), match.start())
            noun = match["noun"].split()
            if not pointed or not one.value or empty.match(words, match.start("noun")) or _EACH.search(words, max(paragraph.start, match.start() - 16), match.start()) or observed(draft, one.place[0]):
                continue
            several = " ".join(noun) if len(noun) > 1 and not empty.match(noun[1]) else ""
            told = (list(_told(draft, several, one)) if several else []) or list(_told(draft, noun[0], one))
            values = {t.value for t in told}
            if one.value in values or not any(comparable(v, one.value) for v in values):
                continue
            if not draft.is_told(one.place, rule.code, *FIGURE_CODES) and not draft.is_cited(*one.place):
                first = told[0].place
                yield draft.finding(rule, one.place, say_as="again", first=draft.words(first), second=draft.words(one.place), evidence=(draft.evidence(first),))


def _told(draft: Draft, noun: str, but: _Length) -> Iterator[_Length]:
    """The lengths that stand right behind what is named, in other sentences."""
    words = lowered(draft)
    behind = regex.compile(rf"(?<!trước )(?<!sau )\b{regex.escape(noun)}\b(?:(?! (?:từ|sau|trước|kể từ|vào|mỗi|và|hoặc|thêm)\b)[^.;:,()\d\n]){{0,24}}?[ (:]+{_NUMBER} {_UNIT}\b(?! *(?:đầu|cuối|thứ|sau|trước|\d))")
    sentence = draft.sentence(*but.place)
    for paragraph in own_paragraphs(draft):
        for match in behind.finditer(words, paragraph.start, paragraph.end):
            one = _length(match)
            if one.unit == but.unit and one.value and not sentence[0] <= match.start() < sentence[1]:
                yield one


_COUNTED = regex.compile(r"(?<![\d.,/–%-]) *\b(?P<n>\d{1,3}(?:\.\d{3})*|\d+(?:,\d+)?) +(?P<noun>\p{L}+(?: \p{L}+){0,7})")
_CHANGES = regex.compile(r"\b(?:mỗi|từng|thêm|tăng|giảm|còn|khoảng|gần|hơn|trên|dưới|ngày|tháng|năm|quý|số|điều|khoản|mục|không quá|tối đa|tối thiểu|ít nhất|đợt|lần|thứ) *$")
_PARAGRAPHS = 4  # before a name of one word in which what it points back to stands


@kind("pointed-back")
def pointed_back(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nhóm 30 tỉnh dẫn đầu như mục tiêu``, where the goal is ``nhóm 20 tỉnh dẫn đầu``."""
    words = lowered(draft)
    behind = regex.compile(rule.options["behind"])
    paragraphs = list(own_paragraphs(draft))
    every = [(at, m) for at, p in enumerate(paragraphs) for m in _COUNTED.finditer(words, p.start, p.end) if not _CHANGES.search(words, max(p.start, m.start("n") - 16), m.start("n"))]
    for at, match in every:
        pointer = behind.match(words, match.end("n"), paragraphs[at].end)
        if pointer is None or draft.is_cited(*match.span("n")):
            continue
        noun = match["noun"][: max(0, pointer.start("points") - match.start("noun"))].split()[:_NAME]
        if not noun:
            continue
        before = [(n, m) for n, m in every if n < at and m["noun"].split()[: len(noun)] == noun and (len(noun) > 1 or n >= at - _PARAGRAPHS)]
        values = {value_of(m["n"]) for _, m in before}
        own = value_of(match["n"])
        place = match.start("n"), match.start("noun") + len(noun[0])
        if len(values) == 1 and own not in values and comparable(next(iter(values)), own) and not draft.is_told(place, rule.code, *FIGURE_CODES):
            first = before[0][1]
            told = first.start("n"), first.start("noun") + len(noun[0])
            yield draft.finding(rule, place, say_as="name", first=draft.words(told), second=draft.words(place), evidence=(draft.evidence(told),))


_EXACTLY = r"(?<!\bhon )(?<!\bgan )(?<!\bkhoang )(?<!\btren )"  # not *hơn một nửa*
_FRACTION = r"(?P<a>mot|hai|ba|bon) phan (?P<b>hai|ba|tu|bon|nam|sau|tam|muoi)(?! tram)|(?P<half>mot nua|phan nua)"
_SAME = regex.compile(rf"{_EXACTLY}\b(?:{_FRACTION})(?:,? *\(?(?:tuc(?: la)?|nghia la|bang|tuong duong)|(?: so| tong so)? *\() *(?P<p>\d+(?:,\d+)?) ?%")
_TURNED = regex.compile(rf"{_EXACTLY}(?P<p>\b\d+(?:,\d+)?) ?%,? *\(?(?:tuc(?: la)?|nghia la|bang|tuong duong)? *(?:{_FRACTION})\b")
_BARE = regex.compile(rf"{_EXACTLY}(?<!\bduoi )\b(?:{_FRACTION})\b(?! *[,(]? *(?:tuc|\d|nghia))")
_ALL = 100


def _percent(match: regex.Match[str]) -> Decimal:
    """What a fraction is of a hundred."""
    return Decimal(_ALL) / 2 if match["half"] else Decimal(_ALL) * small_number(match["a"]) / small_number(match["b"])


@kind("fraction-told")
def fraction_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``bốn phần năm (85%)``."""
    for paragraph in own_paragraphs(draft):
        for pattern in (_SAME, _TURNED):
            for match in pattern.finditer(draft.text.folded, paragraph.start, paragraph.end):
                stated = Decimal(match["p"].replace(",", "."))
                if abs(_percent(match) - stated) > 1 and not draft.is_told(match.span(), *FIGURE_CODES):
                    place = match.start("p"), match.end("p") + 1
                    yield draft.finding(rule, place, say_as="claimed", stated=draft.words(place), worked_out=f"{_percent(match):.0f}%")


@kind("fraction-pointed")
def fraction_pointed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``một phần ba số trụ sở có điện mặt trời như mục tiêu``, where the goal is half of them."""
    points = regex.compile(rule.options["points"])
    words = lowered(draft)
    for paragraph in own_paragraphs(draft):
        for match in _BARE.finditer(draft.text.folded, paragraph.start, paragraph.end):
            low, high = draft.sentence(*match.span())
            if not points.search(words, match.end(), high):
                continue
            own = telling(words[match.end() : high])
            rates = [f for f in figures(draft) if f.unit == "%" and f.within != (paragraph.start, paragraph.end) and not f.way]
            goals = [f for f in rates if len(own & f.about) > _ALIKE]
            if len({f.value for f in goals}) == 1 and abs(goals[0].value - _percent(match)) > 1 and not any(abs(f.value - _percent(match)) <= 1 for f in rates):
                first = goals[0].place
                yield draft.finding(rule, match.span(), say_as="name", first=draft.words(first), second=draft.words(match.span()), evidence=(draft.evidence(first),))
