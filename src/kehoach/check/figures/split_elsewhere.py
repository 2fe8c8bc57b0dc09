"""Parts whose total another sentence tells: *Theo thị trường: …*, *Chia theo đợt: …*, and counts that a line closes a list with.

``Chia theo đợt: đợt 1 cấp 4.200 triệu đồng; đợt 2 cấp 4.600 triệu đồng; phần còn lại 1.200 triệu đồng cấp trong đợt 3`` of the
10.000 triệu đồng before; ``Cộng bốn sự kiện tiếp nhận 3.300 đơn vị`` below the four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import TABLE_SCALES, sum_mistyped
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_unit, same, sentences
from kehoach.check.figures.remarks import is_place_told, is_told, not_the_sum, say
from kehoach.check.figures.splits import mark_of
from kehoach.check.figures.sums import sum_of
from kehoach.check.figures.triples import telling
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, total_values
from kehoach.rulebook import CheckEntry

_SPLITS = regex.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]? |[a-zđ][.)] )?\W*(?:(?:[a-z]+ ){0,4}?theo (?!(?:quy dinh|ke hoach|thong bao|danh sach|huong dan|mau)\b)[a-z, ]{2,40}"
    r"|(?:phan (?:ky|bo|chia|ra)|chia (?:ra|thanh)?|co cau|lo trinh|tien do|nguon (?:von|kinh phi))[a-z ]{0,40}):"
)
_LABEL = regex.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]? |[a-zđ][.)] )?\W*(?:(?:co cau |cac )?nguon(?: von| kinh phi| luc| ngan sach)?|noi dung chi|(?:du kien |ke hoach )?giai ngan|muc chi|phan bo)"
    r"(?: [a-z]+){0,6}:"
)
_TIME = regex.compile(r"\b(?:quy (?:[ivx]+|\d)|nam (?:19|20)\d\d|dot (?:[ivx]+|\d)|thang \d{1,2}|giai doan (?:[ivx]+|\d))(?: (?:la|co|can|cap|dat|du kien|:))*:?$")
_BRACKETED = regex.compile(r"\([^()]*\)")
_LEAST = 3  # times of a row that need no word before them
_INSIDE = regex.compile(r"\btrong (?:so )?do\b|\(")
_MORE = regex.compile(r"\b(?:tang|giam|so voi|vuot|luy ke|cong don|den het|tong|cong)\b")
_NEAR = 2500  # characters before a split in which its total stands
_TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", "quy", ""])


@kind("split-of-earlier")
def split_of_earlier(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The parts of a split that no figure of the plan is the sum of, where one digit makes them one that stands before them."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        parts = _parts(sentence)
        if len(parts) < 2 or draft.is_cited(*sentence.place) or is_told(draft, *parts):  # noqa: PLR2004
            continue
        summed, unit, values = sum_of(parts), parts[0].unit, [p.value for p in parts]
        others = [f for f in known[unit] if not sentence.place[0] <= f.place[0] < sentence.place[1]]
        cells = cell_values(draft)
        if any(same(f.value, summed) for f in others) or any(summed / scale in cells for scale in (TABLE_SCALES if unit == MONEY else TABLE_SCALES[:1])):
            continue
        before = [f for f in others if 0 < sentence.place[0] - f.place[0] < _NEAR and f.value > max(values)]
        meant = {f.value: f for f in before if abs(f.value - summed) <= f.value / 3 and sum_mistyped(f.value, values)}
        if len(meant) == 1:
            total = next(iter(meant.values()))
            told = sum(f.value == total.value for f in others)
            section = draft.section_at(sentence.place[0])
            largest = max((f.value for f in before if draft.section_at(f.place[0]) == section), default=None)
            if telling(total.value) or told > 1 or total.value in (before[-1].value, largest):
                yield not_the_sum(draft, rule, total, parts)
        elif not meant and unit == MONEY and (total_row := _row_total(draft, values, summed)):
            yield draft.finding(
                rule, (parts[0].place[0], parts[-1].place[1]), say_as="list", severity="warning", stated=say(total_row, unit), summed=say(summed, unit),
                difference=say(abs(total_row - summed), unit), evidence=tuple(draft.evidence(p.place) for p in parts),
            )  # fmt: skip


def _row_total(draft: Draft, values: Sequence[Decimal], summed: Decimal) -> Decimal | None:
    """The one total of a table that money is a digit away from, in the unit of the table."""
    near = {
        cell * scale for cell in total_values(draft) for scale in TABLE_SCALES
        if telling(cell) and max(values) < cell * scale and abs(cell * scale - summed) <= cell * scale / 3 and sum_mistyped(cell * scale, values)
    }  # fmt: skip
    return near.pop() if len(near) == 1 else None


def _parts(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that opens with what it splits by, or names a row of times, if they are all of one unit; those in brackets left out."""
    words, low = sentence.words, sentence.place[0]
    opens = _SPLITS.match(words) or _LABEL.match(words)
    outside = [f for f in sentence.figures if words.count("(", 0, f.place[0] - low) <= words.count(")", 0, f.place[0] - low)]
    figures = [f for f in outside if f.place[0] >= low + (opens.end() if opens else 0)]
    timed = [f for f in figures if _TIME.search(f.lead)]
    if opens is None or opens.re is _LABEL and figures and figures[0].unit != MONEY:
        figures = timed if len(timed) >= _LEAST and timed == figures[: len(timed)] else []
    if not figures or figures[0].unit in _TIMES:
        return []
    parts = [f for f in figures if f.unit == figures[0].unit]
    between = words[(opens.end() if opens else 0) : parts[-1].place[0] - low]
    plain = all(f.plain for f in parts) and not _MORE.search(between) and not _INSIDE.search(_BRACKETED.sub(" ", between))
    return parts if plain else []


# --- a line that closes a list ------------------------------------------------------------------------

_CLOSES = regex.compile(r"^\W*(?:tong cong|cong|tong so|tinh chung|nhu vay|ca)\b[^\d:]{0,60}$")


@kind("closing-count")
def closing_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``a) … tiếp nhận 700 đơn vị; b) … 600 đơn vị; Cộng hai sự kiện tiếp nhận 1.300 đơn vị``."""
    body = [p for p in draft.text.paragraphs if p.where == "body" and p.start > draft.title[1] and draft.text.folded[p.start : p.end].strip()]
    for at, paragraph in enumerate(body):
        counts = [c for c in counts_in(draft, paragraph.start, paragraph.end) if c.unit and not c.rough]
        if not counts or not _CLOSES.match(draft.text.folded[paragraph.start : counts[0].start]):
            continue
        total, parts = counts[0], []
        mark = mark_of(draft.text.folded[body[at - 1].start : body[at - 1].end]) if at else "text"
        for above in reversed(body[:at]):
            own = [c for c in counts_in(draft, above.start, above.end) if c.unit == total.unit and not c.rough]
            if mark == "text" or mark_of(draft.text.folded[above.start : above.end]) != mark or len(own) != 1:
                break
            parts.append(own[0])
        summed = sum_of(parts)
        if len(parts) < 2 or summed == total.value or is_place_told(draft, (total.start, total.end)) or draft.is_cited(total.start, total.end):  # noqa: PLR2004
            continue
        if sum_mistyped(total.value, [p.value for p in parts]):
            yield draft.finding(
                rule, (total.start, total.end), say_as="list", severity="warning", stated=draft.words((total.start, total.end)), summed=say(summed, total.unit),
                difference=say(abs(total.value - summed), total.unit), evidence=tuple(draft.evidence((p.start, p.end)) for p in reversed(parts)),
            )  # fmt: skip
