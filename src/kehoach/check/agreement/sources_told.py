"""What a body is to find from a source (*bố trí 42,2 tỷ đồng ngân sách huyện*) against what the plan says of that source.

The source is named right beside the sum, after it or before it, in the same words as where the money is told, or heads a column
of a table with a total. Years, parts, a sum split among several bodies, and what several places together come to are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.agreement.told import two_values
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import a_slip_apart, slip
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, sheets
from kehoach.check.words import lowered
from kehoach.records import Amount
from kehoach.rulebook import CheckEntry

_SOURCE = (
    r"ngan sach (?:trung uong|nha nuoc|dia phuong|thanh pho|thi xa|thi tran|dac khu|cap (?:tinh|huyen|xa)|(?:cac )?(?:tinh|huyen|xa|phuong))|xa hoi hoa|"
    r"nguon luc xa hoi|von (?:vay|doi ung|tin dung|su nghiep|dau tu)|quy \"?[a-z]+(?:,? [a-z]+){1,4}|nguon thu [a-z]+ [a-z]+|hoc phi|tai chinh cong doan"
)
_AFTER = regex.compile(rf" *(?:(?:tu|bang|thuoc|trong|cua|do) )?(?:(?:nguon|kinh phi|von|du toan|tien) )*(?P<source>{_SOURCE})\b")
_BEFORE = regex.compile(rf"(?<![a-z])(?P<source>{_SOURCE})(?: (?:la|cap|ho tro|bo tri|dam bao|bao dam|chi|dong gop|khoang|dia phuong|nam \d+|so tien|voi))*[ :(]*$")
_ASKS = regex.compile(r"\b(?:bo tri|can doi|phan bo|tham muu|tham dinh|cap|dam bao|bao dam|giai ngan|su dung|chi|van dong|huy dong|quan ly|trinh)\b")
# with its accents: *hạ tầng* is no *tăng*
_PART = regex.compile(r"\b(?:trong (?:số )?đó|đợt \d|quý [i\d]|lần \d|thêm|bổ sung|tăng|còn lại|mỗi|bình quân|tối đa|tối thiểu|không quá|ít nhất|ứng trước|phần(?! bổ\b)|riêng|trừ)\b[^;.]{0,40}$")
_FOR_A_TASK = regex.compile(r"[^;.,\d]{0,40}\b(?:cho|thuc hien|doi voi|tai)\b[^;.,\d]{0,20}\b(?:nhiem vu|noi dung|hoat dong|(?:tieu )?du an|hop phan|muc|diem|tiet|khoan) (?:(?:tai|so|thu) )?(?:muc |diem |tiet |khoan )?(?:\d|[ivx]+\b)")
_TOGETHER = regex.compile(r"\b(?:tong|cong)\b")
_YEAR = regex.compile(r"\b20\d\d\b")
_REACH = 60
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class _Told:
    """A sum with the words of its source."""

    place: Place
    value: Decimal
    source: str


@kind("source-asked")
def source_asked(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Bố trí 512 triệu đồng ngân sách tỉnh`` as a duty, 510,2 where the plan says what that budget gives."""
    given, asked = _given(draft), _asked(draft)
    for one in asked:
        same = [t for t in given if t.source == one.source]
        values = {t.value for t in same}
        others = [a for a in asked if a.source == one.source and a is not one]
        if not values or one.value in values or one.value == sum(values) or draft.is_told(one.place, rule.code, "sum-mismatch"):
            continue
        if others and (one.value + sum(a.value for a in others) in values or len({a.value for a in others} - values) > 0):
            continue  # each body finds its part
        near = [t for t in same if a_slip_apart(one.value, t.value)] or (same if len(values) == 1 else [])
        if len({t.value for t in near}) == 1 and _comparable(one.value, near[0].value):
            yield two_values(draft, rule, near[0].place, one.place)


def _comparable(asked: Decimal, given: Decimal) -> bool:
    return min(asked, given) >= max(asked, given) * _HALF or bool(slip(asked, given))


def _asked(draft: Draft) -> list[_Told]:
    """The sums that a body is to find from a named source, each the only one of its sentence's clause."""
    found = []
    for amount in _own(draft):
        kinds = draft.kinds_at(amount.start)
        low, _ = draft.sentence(amount.start, amount.end)
        source = source_beside(draft, amount)
        if amount.table or not source or "to_chuc_thuc_hien" not in kinds or "nguon_von" in kinds:
            continue
        of_some = is_part(draft, amount) or _FOR_A_TASK.match(draft.text.folded, amount.end) or _of_year(draft, low, amount.start)
        if _ASKS.search(draft.text.folded, low, amount.start) and not of_some:
            found.append(_told(amount, source))
    return found


def is_part(draft: Draft, amount: Amount) -> bool:
    """True for a sum that is said to be a part, to be added, or a bound."""
    low, _ = draft.sentence(amount.start, amount.end)
    return bool(_PART.search(lowered(draft), low, amount.start))


def _of_year(draft: Draft, low: int, high: int) -> bool:
    return bool(_YEAR.search(draft.text.folded, low, high)) and draft.record.plan.year_start != draft.record.plan.year_end


def _given(draft: Draft) -> list[_Told]:
    """The sums that the plan gives to a source, in its text and in the total rows of its tables."""
    found = []
    for amount in _own(draft):
        kinds = draft.kinds_at(amount.start)
        source = "" if amount.table else source_beside(draft, amount)
        if source and not kinds & {"to_chuc_thuc_hien", "thuc_trang"}:
            found.append(_told(amount, source))
    worth = {a.start: Decimal(a.value) for a in draft.record.amounts if a.table and a.value}
    for sheet in sheets(draft):
        for row in (sheet.rows[at] for at in sheet.total_rows):
            scale = _scale(row, worth)
            for cell in row.values():
                named = regex.search(_SOURCE, sheet.head.get(cell.col, ""))
                value = worth.get(cell.place[0], cell.value * scale if cell.value and scale else None)
                if named and value:
                    found.append(_Told(cell.place, value, _plain(named[0])))
        found += _rows(sheet, worth)
    return found


def _rows(sheet: Sheet, worth: dict[int, Decimal]) -> Iterator[_Told]:
    """What a table of sources gives to each, all together: the only sum of its row, or the one below *Tổng cộng*."""
    for row in sheet.rows:
        named = regex.fullmatch(_SOURCE, sheet.header(row).strip(" *"))
        sums = [c for c in row.values() if c.place[0] in worth]
        whole = [c for c in sums if _TOGETHER.search(sheet.head.get(c.col, ""))] or sums
        if named and len(whole) == 1:
            yield _Told(whole[0].place, worth[whole[0].place[0]], _plain(named[0]))


def _scale(row: dict[int, Cell], worth: dict[int, Decimal]) -> Decimal | None:
    """What one of a row's numbers is worth where only the head of its sum says so (*Cộng (triệu đồng)*) and the others add up to it."""
    numbers = [c for c in row.values() if c.value]
    known = [c for c in numbers if c.place[0] in worth]
    if len(known) != 1 or not known[0].value or sum(c.value or 0 for c in numbers) != known[0].value * 2:
        return None
    return worth[known[0].place[0]] / known[0].value


def _own(draft: Draft) -> Iterator[Amount]:
    return (a for a in draft.record.amounts if a.value and a.currency == "VND" and a.per is None and not draft.is_cited(a.start, a.end))


def source_beside(draft: Draft, amount: Amount) -> str:
    """The words of the source that stands right after a sum, or right before it."""
    folded = draft.text.folded
    low, high = draft.sentence(amount.start, amount.end)
    after = _AFTER.match(folded, amount.end, min(high, amount.end + _REACH))
    before = None if after else _BEFORE.search(folded, max(low, amount.start - _REACH), amount.start)
    named = after or before
    return _plain(named["source"]) if named else ""


def _plain(words: str) -> str:
    return " ".join(words.replace("cap ", "").replace("cac ", "").replace('"', "").split())


def _told(amount: Amount, source: str) -> _Told:
    return _Told((amount.start, amount.end), Decimal(amount.value or 0), source)
