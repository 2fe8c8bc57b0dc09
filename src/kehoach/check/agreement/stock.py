"""All figures of a draft by what they count: those of the text and those of its tables, each with the words around it.

Values are whole numbers of ten-thousandths, so that they are added and looked up quickly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import PERCENT, value_of
from kehoach.check.figures.reckoned import MONEY, people, sentences
from kehoach.check.tables.totals import Cell, Sheet, is_numbers, sheets
from kehoach.check.words import lowered, telling
from kehoach.folding import fold
from kehoach.normalise import BLOT

FINE = 10_000  # of a figure's unit
_WORD = regex.compile(r"[a-z]+[23]?")
_YEAR = regex.compile(r"(?<![\d/.-])(?:19|20)\d\d\b")
_SCALES = (("ty dong", 10**9), ("trieu dong", 10**6), ("nghin dong", 10**3), ("ngan dong", 10**3), ("1000 dong", 10**3), ("1.000 dong", 10**3), ("dong", 1))
_MONEY = regex.compile(r"\b(?:kinh phi|thanh tien|don gia|von|ngan sach|so tien|muc (?:chi|ho tro)|gia tri|du toan)\b")
_ALL_MONEY = regex.compile(r"(?:\((?:don vi(?: tinh)?:? |dvt:? )?|\b(?:don vi(?: tinh)?|dvt) ?: ?)(?P<unit>(?:ty |trieu |nghin |ngan |1\.?000 )?dong)\b(?! ?[/,;])")
_IN_DONG = regex.compile(r"^dong\b|[(:] ?dong\b|\b(?:tien|gia|phi) dong\b")  # no *vận động*
_OF_MONEY = regex.compile(  # years, sources and sums, in a table that is in money
    r"(?:trong do:? )?(?:nam |giai doan )?(?:19|20)\d\d\b|(?:trong do:? )?(?:quy [iv]+|ca nam|6 thang|cong|tong(?: so| cong)?|toan bo|ns|trung uong|tinh|huyen|xa|phuong|nhan dan|dan|"
    r"(?:chu the )?doi ung|xa hoi hoa|dong gop|nguon|quy (?!mo)|doanh nghiep|nha nuoc|khac)\b(?! (?:dien tich|ho|nguoi|nha|lop))"
)
_LABEL = regex.compile(r"(?<=^|\n|[*#]|\n )\d{1,2}(?:\.\d{1,2})+ ")  # *4.1 Tiểu dự án 1*
_OF_RATES = regex.compile(r"(?<!\d) ?(?:\(%\)|%$)")  # *Hộ dùng nước sạch (%)*
_AMONG = regex.compile(r"\btrong (?:so |tong )?(?:do|so)\b")
_CHANGE = regex.compile(r"\b(?:thêm|tăng|giảm|còn lại|mỗi|từng|bình quân)(?: \p{L}+){0,2} *$")
_SOME_ROWS = 2
_AROUND = 80  # characters before and after a figure that tell what it is
_ABOVE = 160  # characters above a table in which its unit stands
# Words that begin other things than persons too: *công trình*, *căn nhà*.
NO_PERSON = frozenset(["can", "van", "hoa", "cong", "dai", "giao", "thanh", "doan", "phu"])


@dataclass(frozen=True, eq=False)
class Item:
    """A figure: ``unit`` as in ``reckoned``, *%* for rates, empty in a cell that its row and column name; ``names`` are their folded words."""

    place: Place
    value: int
    unit: str
    words: frozenset[str]
    years: frozenset[str]
    plain: bool  # exact, and of no single thing
    paragraph: int
    sentence: int
    names: frozenset[str] = frozenset()
    cell: bool = False
    column: frozenset[str] = frozenset()  # the folded words above a cell
    head: str = ""  # the words above it
    alike: bool = False  # all rows of its column have its value
    noun: str = ""  # the folded word after the unit
    rough: bool = False
    among: bool = False  # some of others: *trong số đó 112 xã*
    change: bool = False  # a change, or one of each: *thêm 120 hộ*


@dataclass(frozen=True)
class Stock:
    """The figures of the text in order, and those of cells."""

    text: tuple[Item, ...]
    cells: tuple[Item, ...]

    @cached_property
    def paragraphs(self) -> dict[int, list[Item]]:
        """The figures of the text by the paragraph they stand in."""
        found: dict[int, list[Item]] = defaultdict(list)
        for item in self.text:
            found[item.paragraph].append(item)
        return found

    @cached_property
    def values(self) -> Counter[int]:
        """How often each number stands, whatever it counts."""
        return Counter(item.value for item in (*self.text, *self.cells))

    @cached_property
    def of_unit(self) -> dict[str, dict[int, list[Item]]]:
        """The figures of each unit of the text by their value, those of cells that may count it among them."""
        found: dict[str, dict[int, list[Item]]] = {}
        for item in self.text:
            found.setdefault(item.unit, {}).setdefault(item.value, []).append(item)
        for cell in self.cells:
            for unit in (cell.unit,) if cell.unit else cell.names & found.keys():
                if unit in found:
                    found[unit].setdefault(cell.value, []).append(cell)
        return found

    @cached_property
    def bare(self) -> set[int]:
        """The figures of cells that do not say what they count."""
        return {cell.value for cell in self.cells if not cell.unit}

    @cached_property
    def lone(self) -> dict[str, list[list[Item]]]:
        """Figures that are the only ones of their unit in paragraphs right after each other, by unit."""
        found: dict[str, list[list[Item]]] = defaultdict(list)
        before: dict[str, Item] = {}
        for here in self.paragraphs.values():
            units = Counter(item.unit for item in here)
            one = {item.unit: item for item in here if units[item.unit] == 1}
            for unit, item in one.items():
                if unit in before:
                    found[unit][-1].append(item)
                else:
                    found[unit].append([item])
            before = one
        return found

    @cached_property
    def rare(self) -> dict[str, int]:
        """In how many places each word stands beside a figure."""
        return Counter(word for item in (*self.text, *self.cells) for word in item.words)


def stock(draft: Draft) -> Stock:
    """The figures of a draft; made once."""
    return draft.once("stock", lambda one: Stock(tuple(_of_text(one)), tuple(_of_tables(one))))


def _of_text(draft: Draft) -> Iterator[Item]:
    words, folded = lowered(draft), draft.text.folded
    for number, sentence in enumerate(sentences(draft)):
        low, high = sentence.place
        found = [(f.place, f.value, f.unit, f.plain, bool(f.per), f.rough) for f in sentence.figures if f.unit]
        found += [(m.span(), value_of(m["n"]), "%", True, False, False) for m in PERCENT.finditer(folded, low, high)]
        found.sort(key=lambda one: one[0])
        paragraph = draft.paragraph(low)
        years = frozenset(_YEAR.findall(folded, low, high) or _YEAR.findall(folded, paragraph.start if paragraph else low, low)[-1:])
        for at, (place, value, unit, plain, rate, rough) in enumerate(found):
            fine = _fine(value)
            if not fine or draft.is_cited(*place) or is_bare_year(folded, place[0], value) or _LABEL.match(folded, place[0]) and not at:
                continue
            begin = max(found[at - 1][0][1] if at else low, place[0] - _AROUND)
            end = min(found[at + 1][0][0] if at + 1 < len(found) else high, place[1] + _AROUND)
            noun = place[1] - (len(unit) if unit not in ("%", MONEY) else 0)
            after = _WORD.findall(folded, place[1], end)[:1]
            yield Item(
                place, fine, (_WORKED if unit == "ngay" and after == ["cong"] else counted_as(unit)) + ("/" if rate else ""), telling(f"{words[begin : place[0]]} {words[noun:end]}"), years, plain,
                paragraph.start if paragraph else low, number, noun=after[0] if after else "", rough=rough, among=_AMONG.search(folded, low, place[0]) is not None,
                change=_CHANGE.search(words, begin, place[0]) is not None,
            )  # fmt: skip


_YEARS = range(1990, 2051)
_WORKED = "ngay cong"  # of which so many are worked, no length of time


def is_bare_year(words: str, start: int, value: Decimal) -> bool:
    """True for a number that is printed as years are: *2026*, not *2.026*."""
    return value in _YEARS and "." not in words[start : start + 2]


def counted_as(unit: str) -> str:
    """What a unit counts: all words for persons are one."""
    return "nguoi" if people(unit) and unit not in NO_PERSON else unit


def names_of(words: frozenset[str]) -> frozenset[str]:
    """The units that a cell may count, by the words of its row and column."""
    more = {"nguoi"} if any(counted_as(w) == "nguoi" for w in words) else set()
    return words | more | ({_WORKED} if {"ngay", "cong"} <= words else set())


def _fine(value: Decimal) -> int:
    """A value in ten-thousandths; 0 where it has more places, or is none."""
    fine = value * FINE
    return int(fine) if fine == int(fine) else 0


def _of_tables(draft: Draft) -> Iterator[Item]:
    for sheet in sheets(draft):
        caption = fold(sheet.table.caption or "")
        scales = scales_of(draft, sheet)
        heads = {col: frozenset(_WORD.findall(head)) for col, head in sheet.head.items()}
        above = frozenset(_WORD.findall(caption))
        alike = set(_columns_alike(sheet))
        for number, row in enumerate(sheet.rows):
            worded = {col: cell.words for col, cell in row.items() if cell.value is None and not sheet.is_label(cell.words)}
            label = " ".join(worded.values())
            named = frozenset(_WORD.findall(fold(label))) | above.union(*(heads.get(col, ()) for col in worded))
            for col, cell in row.items():
                if _counts(sheet, row, cell):
                    head = sheet.head.get(col, "")
                    scale = scales.get(col, 0)
                    unit = "%" if "%" in head or "%" in cell.words or _OF_RATES.search(label) else MONEY if scale else ""
                    fine = _fine((cell.value or Decimal(0)) * (scale or 1))
                    if fine:
                        words = telling(f"{label} {sheet.names.get(col, '')}")
                        years = frozenset(_YEAR.findall(head) or _YEAR.findall(caption))
                        names = names_of(heads.get(col, frozenset()) | named)
                        yield Item(cell.place, fine, unit, words, years, True, -sheet.table.start, -number, names, cell=True, column=heads.get(col, frozenset()), head=sheet.names.get(col, "").lower(), alike=col in alike)


def _columns_alike(sheet: Sheet) -> Iterator[int]:
    """The columns that have one value in all rows but those of totals: so much for each."""
    rows = [row for number, row in enumerate(sheet.rows) if number not in sheet.total_rows]
    for col in sheet.head:
        values = {cell.value for row in rows if (cell := row.get(col)) and cell.value is not None}
        if len(values) == 1 and len(rows) > _SOME_ROWS:
            yield col


def _counts(sheet: Sheet, row: dict[int, Cell], cell: Cell) -> bool:
    """True for a cell with a number that is no number of its row."""
    if cell.value is None or is_numbers(sheet.head.get(cell.col, "")) or BLOT in cell.words:
        return False
    return cell.col != min(row) or not sheet.is_label(cell.words)


def scales_of(draft: Draft, sheet: Sheet) -> dict[int, int]:
    """In what each column of a table counts money, as its head or the words above the table say; 0 for one of other things."""
    near = draft.text.folded[max(0, sheet.table.start - _ABOVE) : sheet.table.start] + " " + fold(sheet.table.caption or "")
    return {col: _scale(head, near) for col, head in sheet.head.items()}


def _scale(head: str, near: str) -> int:
    own = next((scale for words, scale in _SCALES[:-1] if words in head), 1 if _IN_DONG.search(head) else 0)
    if own or _MONEY.search(head):
        return own or next((scale for words, scale in _SCALES[:-1] if words in near), 0)
    whole = _ALL_MONEY.search(near) if _OF_MONEY.match(head) else None
    return dict(_SCALES)[whole["unit"]] if whole else 0
