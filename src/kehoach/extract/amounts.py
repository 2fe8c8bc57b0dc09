"""Amounts of money in running text and in tables.

Finds:  9.558 triệu đồng · 31 tỷ 875 triệu đồng · 91.481.640.145đ · từ 2 đến 3 tỷ đồng · 400 triệu USD ·
        2.200.000 đồng/người/tháng
Leaves: 5 đồng chí · 1,14 triệu tấn · tỷ lệ 12% · 0,5%
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from kehoach.extract.amount_years import header_year, title_year
from kehoach.extract.beginnings import Look, beginnings, matches, patterns
from kehoach.extract.found import FoundAmount, FoundCell, FoundTable
from kehoach.extract.numbers import NUMBER, parse_number, parse_spelled
from kehoach.extract.patterns import rx
from kehoach.extract.tables import fold_path, is_total
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.records import Capital, Funding
from kehoach.rulebook import FundingEntry, Rulebook, UnitEntry
from kehoach.segment import Outline, Programme

# Groups of thousands parted by blanks: "500 000 000 đồng"
_SPACED = r"\d{1,3}(?: \d{3}){2,}(?![\d.,])|\d{1,3} \d{3}(?= ?(?:dong|vnd|d(?![a-z])))"
_TORN = regex.compile(r"\d ?[.,] $")  # before the end of a number that blanks have torn: "25 . 000 . 000 đồng"
_PER = regex.compile(r" ?/ ?(?P<per>(?:\d+ ?)?\p{L}[\p{L} ]{0,24}?(?: ?/ ?(?:\d+ ?)?\p{L}[\p{L}]{0,14}(?: \p{L}{1,8})?)*)(?=[ ]*(?:[,.;:()\n]|$|cho |de |doi |trong |va |nam \d|- ))|(?P<one> ?/ ?(?:\d+ ?)?\p{L}+(?: ?/ ?\p{L}+)*)")
_PER_ENDS = regex.compile(r"(?i: (?:vào|trong|để|cho|từ|do|là|và|đối|đến|tại|theo|với|so|của|được))+$")
_YEAR_AFTER = regex.compile(r"(?: ?/[\p{L}\d ]{1,14}){0,3} ?\(? ?(?:(?:vao|den|trong|cuoi|tinh den|tinh den cuoi|het) )?nam (?P<y>(?:19|20)\d\d)(?! ?[-/\d])")
_AT_MOST = regex.compile(r"(?:khong qua|toi da|khong vuot qua|khong cao hon|khong toi|duoi|nho hon|cao nhat)(?: la)?[ ]*$")
_AT_LEAST = regex.compile(r"(?:toi thieu|it nhat|tren|hon|vuot|thap nhat|khong duoi|khong thap hon|tu)(?: la)?[ ]*$")
_UPWARD = regex.compile(r"[ ]*(?:/[\p{L}/ ]{1,20})?[ ]*tro len")
_RANGE_LEAD = regex.compile(
    rf"(?:tu +)?(?P<low>{NUMBER})(?P<unit> (?:ty|ti|trieu|nghin|ngan)(?: dong)?| ?(?:dong|vnd|d)(?![a-z]))?[ ]*(?:-|÷|~|den|toi)[ ]*$"
)
_UNIT_NAMED = regex.compile(r"(?<!(?:cua|cho|tai|moi|cac) )(?:dvt|don vi(?: tinh)?) ?: ?$")  # "Đơn vị: 1.000 đồng" is no amount
_THOUSAND = regex.compile(r"(?<![\d.,/])(?P<t>\d{1,3}) (?:nghin|ngan) $")  # "2 nghìn 500 tỷ đồng"
# The unit before its number: "Dự toán (triệu đồng): 120,5"
_UNIT_FIRST = regex.compile(
    rf"\( ?(?:(?:dvt|don vi(?: tinh)?) ?: ?)?(?P<unit>(?:nghin ty|ty|trieu|nghin|ngan|1\.000) dong|(?:trieu|nghin|ty)? ?usd) ?\) ?(?:la|:) ?(?P<num>{NUMBER})(?![\d.,]*\d)(?! ?(?:%|[a-z/]))"
)
_CLAUSE = regex.compile(r"[;\n]|\.(?= )|\d(?:[.,]\d+)* *(?:%|ty|trieu|nghin dong|dong)\b")
_YEAR = regex.compile(r"nam *(?P<y>(?:19|20)\d{2})(?! *[-/])")
_COUNTED = regex.compile(r"[ ]*(?:$|[,.;:)(/\n-]|\d[\d.,]* ?(?:tram )?(?:trieu|nghin|ngan)\b|(?:va|den|de|cho|tu|trong|dong|nam|thuoc|do|duoc|o|tai|moi|mot|tro len|hang nam)\b)")
_IN_WORDS = regex.compile(r"bang +chu *:? *[(*_ ]*(?P<words>[a-z][a-z ,.-]{5,200}?)[ ,]*(?P<unit>dong)(?![a-z])")
# An amount in words by itself: "hỗ trợ năm mươi triệu đồng"
_SPELLED = regex.compile(
    r"\b(?P<words>(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: (?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le|nghin|ngan|trieu|ty|khong)){0,24}?(?: (?:nghin|ngan|trieu|ty))) (?P<unit>dong)(?![a-z])"
)
_SCALES = (" nghin", " ngan", " trieu", " ty")
_DONG = patterns(r" dong(?![a-z])")
_LONGEST_WORDS = 160
_NUMERALS = frozenset(
    ("một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "nhăm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "mươi", "trăm",
     "linh", "lẻ", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "không")
)  # fmt: skip


@dataclass(frozen=True)
class _Money:
    pattern: regex.Pattern[str]
    funding: regex.Pattern[str]
    entries: tuple[FundingEntry, ...]
    unit: Callable[[str], UnitEntry | None]  # of a unit's words, the longest reading
    looks: tuple[Look, ...]  # a number behind which a unit may begin


def _money(rules: Rulebook) -> _Money:
    units: list[UnitEntry] = rules.group("money-unit")
    either = rules.alternatives(units)
    entries: list[FundingEntry] = rules.group("funding")
    named = "|".join(f"(?P<f{i}>{rules.alternatives([e])})" for i, e in enumerate(entries))
    return _Money(
        regex.compile(rf"(?<![\d.,/])(?P<num>{_SPACED}|{NUMBER})[ ]{{0,4}}(?P<unit>{either})"),
        regex.compile(rf"(?<![\p{{L}}])(?:{named})(?![\p{{L}}])"),
        tuple(entries),
        _unit_finder(tuple((rules.pattern(u), u) for u in units)),
        _looks(regex.compile(either)),
    )


def _looks(unit: regex.Pattern[str]) -> tuple[Look, ...]:
    """Numbers that a letter follows with which one of the units begins; groups of thousands parted by blanks."""
    firsts = re.escape("".join(letter for letter in map(chr, range(33, 127)) if unit.match(letter, partial=True)))
    before_unit, in_groups = rf"[\d.,]*+ {{0,4}}(?=[{firsts}]|[^\x00-\x7f])", r"(?=\d{0,2}(?: \d{3})+(?!\d))"
    return patterns(rf"[0-9](?<![\d.,/]\d)(?:{before_unit}|{in_groups})")


def amounts(text: Text, outline: Outline, rules: Rulebook, *, programme: Programme | None = None) -> list[FoundAmount]:
    """Amounts in running text, footnotes and cells that print their own unit, in order."""
    money: _Money = rules.make("money", _money)
    found: list[FoundAmount] = []
    for folded in (text.folded, text.notes_folded) if text.notes else (text.folded,):
        found += _scan(text, folded, money)
    found.sort(key=lambda a: a.start)
    for amount in found:
        _describe(text, amount, money, programme=programme)
    _inherit(text, outline, found)
    if programme is not None:
        _within_components(text, found, programme)
    for digits, words in zip(found, found[1:], strict=False):
        if words.rule == "money.in-words" and words.value == digits.value:
            words.is_total, words.source, words.capital = digits.is_total, digits.source, digits.capital
            words.component, words.year = digits.component, digits.year
    return found


def _scan(text: Text, folded: str, money: _Money) -> list[FoundAmount]:
    found: list[FoundAmount] = []
    for match in matches(money.pattern, folded, money.looks):
        unit = money.unit(match["unit"])
        if unit is None or not _accents_fit(text, match, unit):
            continue
        if not unit.sure and not _COUNTED.match(folded, match.end()):
            continue
        value = parse_number(match["num"].replace(" ", ""))
        torn = len(match["num"]) == 3 and match["num"][0] == "0" and _TORN.search(folded, max(0, match.start() - 4), match.start())
        if value is None or torn or _UNIT_NAMED.search(folded, max(0, match.start() - 16), match.start()):
            continue
        amount = FoundAmount(
            match.start(), match.end(), unit.id, value=value * Decimal(unit.factor), currency=unit.currency
        )
        previous = found[-1] if found else None
        if previous and _compound(folded, previous, amount):
            assert previous.value is not None and amount.value is not None
            previous.value += amount.value
            previous.end = amount.end
            amount = previous
        else:
            if match["unit"][:2] in ("ty", "ti"):
                _add_thousands(folded, amount)
            _bounds(folded, amount, Decimal(unit.factor))
            if previous and amount.start <= previous.start < amount.end and amount.value_max is not None:
                found.pop()  # "từ 50 triệu đồng đến 100 triệu đồng" is one amount
            found.append(amount)
        _per(text, folded, amount)
    return found + _spelled(text, folded) + _unit_first(folded)


def _add_thousands(folded: str, amount: FoundAmount) -> None:
    """``2 nghìn 500 tỷ``: the thousands stand before the amount."""
    lead = _THOUSAND.search(folded, max(0, amount.start - 12), amount.start)
    if lead and amount.value is not None and amount.value < 10**12:
        amount.value += int(lead["t"]) * Decimal(10**12)
        amount.start = lead.start()


def _spelled(text: Text, folded: str) -> list[FoundAmount]:
    """Sums in words: ``(Bằng chữ: Một tỷ hai trăm triệu đồng)``, ``hỗ trợ năm mươi triệu đồng``."""
    found = []
    for match in _IN_WORDS.finditer(folded):
        value = parse_spelled(match["words"])
        if value:
            found.append(FoundAmount(match.start("words"), match.end("unit"), "money.in-words", value=Decimal(value)))
    ends = [end for begin, end in beginnings(folded, _DONG) if folded[max(0, begin - 6) : begin].endswith(_SCALES)]
    near = (m for end in ends for m in _SPELLED.finditer(folded, max(0, end - _LONGEST_WORDS), end) if m.end() == end)
    for match in near:
        printed = text.words(match.start("words"), match.end("words")).lower().split()
        value = parse_spelled(match["words"])
        said = any(a.start < match.end() and match.start() < a.end for a in found)
        if value and not said and _NUMERALS.issuperset(printed) and text.words(*match.span("unit")).lower() == "đồng":
            found.append(FoundAmount(match.start("words"), match.end("unit"), "money.in-words", value=Decimal(value)))
    return found


def _unit_first(folded: str) -> list[FoundAmount]:
    """``Dự toán (triệu đồng): 120,5``: the unit stands in brackets before the number."""
    found = []
    for match in _UNIT_FIRST.finditer(folded):
        value, unit = parse_number(match["num"]), table_unit(match["unit"])
        if value is not None and unit is not None:
            found.append(FoundAmount(*match.span("num"), "money.unit-first", value=value * unit[0], currency=unit[1]))
    return found


def _unit_finder(
    units: tuple[tuple[regex.Pattern[str], UnitEntry], ...],
) -> Callable[[str], UnitEntry | None]:
    @lru_cache(maxsize=512)  # a plan has two or three units
    def find(words: str) -> UnitEntry | None:
        best: tuple[int, UnitEntry] | None = None
        for pattern, unit in units:
            match = pattern.match(words)
            if match and (best is None or match.end() > best[0]):
                best = (match.end(), unit)
        return best[1] if best else None

    return find


def _accents_fit(text: Text, match: regex.Match[str], unit: UnitEntry) -> bool:
    """Where accents decide: ``đồng`` is money, ``đông`` and ``động`` are not; ``đ)`` is a point's letter."""
    printed = text.canonical[match.start("unit") : match.end("unit")]
    if "|" in text.canonical[match.end("num") : match.start("unit")]:
        return False  # a number and what stands in the next cell
    if printed == "Đồng" and _NAME_BEHIND.match(text.canonical, match.end("unit")):
        return False  # "4. Đồng Tâm"
    words = printed.lower()
    last = words.split()[-1] if words.split() else words
    if last.endswith("ng") and last[:1] in "đd" and unit.currency == "VND":
        return last in ("đồng", "dong", "đông", "đồng.") and last != "đông" or last == "dồng"
    if unit.id == "money.dong" and last in ("đ", "d"):
        close = text.canonical[match.end() : match.end() + 1]
        return last == "đ" and close != ")" and ("." in match["num"] or len(match["num"]) > 3)
    return True


def _compound(folded: str, first: FoundAmount, second: FoundAmount) -> bool:
    """``31 tỷ 875 triệu đồng``: the second adds to the first."""
    return (
        first.value is not None
        and second.value is not None
        and first.currency == second.currency
        and not folded[first.end : second.start].strip()
        and second.start - first.end <= 3
        and second.value < first.value
    )


def _bounds(folded: str, amount: FoundAmount, factor: Decimal) -> None:
    line = folded.rfind("\n", 0, amount.start) + 1
    before = folded[max(line, amount.start - 60) : amount.start]
    lead = _RANGE_LEAD.search(before) if before.rstrip(" ").endswith(("-", "den", "÷", "~", "toi")) else None
    if lead and not before[: lead.start()].rstrip().endswith(("/", "thang", "ngay")):
        low = parse_number(lead["low"])
        if low is not None and amount.value is not None:
            lowest = low * (_factor_of(lead["unit"]) or factor)
            if lowest < amount.value:
                amount.value_min, amount.value_max, amount.value = lowest, amount.value, None
                amount.start -= len(before) - lead.start()
                return
    if _AT_MOST.search(before):
        amount.value_max, amount.value = amount.value, None
    elif _UPWARD.match(folded, amount.end) or (_AT_LEAST.search(before) and not before.rstrip().endswith(" tu")):
        amount.value_min, amount.value = amount.value, None


def _factor_of(unit: str | None) -> Decimal | None:
    if not unit:
        return None
    return {"ty": Decimal(10**9), "ti": Decimal(10**9), "trieu": Decimal(10**6), "nghin": Decimal(1000), "ngan": Decimal(1000)}.get(
        unit.split()[0], Decimal(1)
    )


def _per(text: Text, folded: str, amount: FoundAmount) -> None:
    match = _PER.match(folded, amount.end)
    if match:
        group = "per" if match["per"] else "one"
        amount.per = _PER_ENDS.sub("", text.words(match.start(group), match.end(group)).strip(" /")) or None


def _describe(text: Text, amount: FoundAmount, money: _Money, *, programme: Programme | None) -> None:
    """Source, capital, total, year and component from the words around an amount."""
    folded = text.folded if text.folded[amount.start] != " " else text.notes_folded
    line = folded.rfind("\n", 0, amount.start) + 1
    window = folded[max(line, amount.start - 220) : amount.start]
    cut = 0
    for stop in _CLAUSE.finditer(window):
        cut = stop.end()
    before = window[cut:]
    finish = folded.find("\n", amount.end)
    after = folded[amount.end : finish if finish >= 0 else len(folded)][:90]
    bracket = rx(r"[^;,.()\n]{0,12}\((?P<in>[^()\n]{2,70})\)").match(after)
    inner = bracket["in"] if bracket else ""
    of = rx(r"[ ]*(?:(?:tu|bang|thuoc|do)[ ]+(?:nguon[ ]+)?|(?=von[ ]))[^;,.()\n]{3,50}").match(after)
    _funding(amount, before, f"{inner} {of[0] if of else ''}", money=money)
    years = list(_YEAR.finditer(before))
    behind = _YEAR_AFTER.match(after)
    if behind:
        amount.year = int(behind["y"])
    elif len(years) == 1:
        amount.year = int(years[0]["y"])
    if programme is not None:
        amount.component = programme.component_said(before)


def _funding(amount: FoundAmount, before: str, after: str, *, money: _Money) -> None:
    sources: list[Funding] = []
    capitals: list[Capital] = []
    for words in (before, after):
        for match in money.funding.finditer(words):
            entry = money.entries[int((match.lastgroup or "f0")[1:])]
            if entry.total and words is before:
                amount.is_total = True
            if entry.funding:
                sources.append(entry.funding)
            if entry.capital:
                capitals.append(entry.capital)
    if len(set(sources)) == 1:
        amount.source = sources[0]
    elif sources:
        own = [s for s in sources if s != "doi_ung"]
        amount.source = own[-1] if len(set(own)) == 1 else None
    if len(set(capitals)) == 1:
        amount.capital = capitals[0]


def _within_components(text: Text, found: list[FoundAmount], programme: Programme) -> None:
    """Parts in the sentence of a component's money are of that component, or of the sub-project they name.

    ``Dự án 3: 5.440 triệu đồng vốn sự nghiệp, gồm Tiểu dự án 1: 4.180 triệu đồng; …``; the kind of capital goes
    along.
    """
    whole: FoundAmount | None = None
    last = 0
    for amount in found:
        if whole is not None and not _SENTENCE_ENDS.search(text.folded, whole.end, amount.start):
            if amount.component is None and not amount.is_total and _PARTS.search(text.folded, whole.end, amount.start):
                own = programme.component_said(text.folded[last : amount.start], whole.component)
                amount.component = own or whole.component
                amount.capital = amount.capital or whole.capital
        else:
            whole = None
        if amount.component is not None and (whole is None or _PROJECT_SAID.search(text.folded, last, amount.start)):
            whole = amount
        last = amount.end


def _inherit(text: Text, outline: Outline, found: list[FoundAmount]) -> None:
    """Parts of a total take its kind of capital (``… (vốn sự nghiệp), trong đó: …``), and its one source in its sentence."""
    total: FoundAmount | None = None
    whole: FoundAmount | None = None
    for amount in found:
        if whole is not None and (_SENTENCE_ENDS.search(text.folded, whole.end, amount.start) or amount.source not in (None, whole.source)):
            whole = None
        if whole is not None and amount.per is None and _PARTS.search(text.folded, whole.end, amount.start):
            amount.source = whole.source
        elif amount.source is not None:
            whole = amount
        if amount.is_total:
            total = amount
            continue
        if total is None or amount.capital or total.capital is None:
            continue
        between = text.folded[total.end : amount.start]
        if len(between) < 700 and outline.at(total.start) == outline.at(amount.start) and "trong do" in between:
            amount.capital = total.capital


_SENTENCE_ENDS = regex.compile(r"\n|[.] +\p{L}")
_PARTS = regex.compile(r"\b(?:trong do|gom|chia ra)\b")
_PROJECT_SAID = regex.compile(r"(?<!tieu )\bdu an\b|(?<!t)\bda *\d")

# --- tables -----------------------------------------------------------------------------------

_MONEY_UNIT = regex.compile(
    r"(?<![\p{L}])(?P<u>(?:1\.?000\.000 dong|1\.?000 dong|nghin ty dong|ty dong|trieu dong|tr\. ?dong|tr\.? ?d(?![\p{L}])|nghin dong|ngan dong|trieu usd|ty usd|nghin usd|1\.?000 usd|usd|vnd|dong)(?![\p{L}]))(?! *(?:chi|bao|bo)\b)"
)
_FACTORS = {
    "1.000.000 dong": 10**6, "1000.000 dong": 10**6, "1.000 dong": 1000, "1000 dong": 1000, "nghin ty dong": 10**12,
    "ty dong": 10**9, "trieu dong": 10**6, "nghin dong": 1000, "ngan dong": 1000, "dong": 1, "vnd": 1,
}  # fmt: skip
_OTHER_UNIT = regex.compile(
    r"%|ty le|ti le|so luong|khoi luong|dien tich|so ho\b|so nguoi|so lop|dan so|\bha\b|\btan\b|\bkm\b|\bm2\b|\bm3\b|\bstt\b|\btt\b|ghi chu|don vi|dvt|toc do|co cau|so sanh|thoi gian|nam bat dau|\(nguoi\)|\(ho\)|dinh muc|so thang"
)
_NAME_BEHIND = regex.compile(r" \p{Lu}\p{Ll}")
_OTHER_DONG = regex.compile(r"\b(?:cong|hoi|hop|tuong|van|chu|dai|noi|canh|ruong) $")
_IN_BRACKETS = regex.compile(r"\(([^()]{2,40})\)")
_TOTAL_ROW = regex.compile(r"^(?:tong|cong|tong cong|tong so|toan (?:tinh|huyen|xa))\b")


@lru_cache(maxsize=512)  # a column's header is asked about at each of its cells
def table_unit(words: str) -> tuple[Decimal, str] | None:
    """Factor and currency of the first unit of money that the words of a header name, or ``None``."""
    folded = fold(words)
    match = next((m for m in _MONEY_UNIT.finditer(folded) if _is_money(words, folded, m)), None)
    if not match:
        return None
    unit = " ".join(match["u"].split())
    if "usd" in unit:
        scale = 10**6 if "trieu" in unit else 10**9 if "ty" in unit else 1000 if unit != "usd" else 1
        return Decimal(scale), "USD"
    if unit.startswith("tr"):
        return Decimal(10**6), "VND"
    return Decimal(_FACTORS.get(unit, 1)), "VND"


def _is_money(words: str, folded: str, match: regex.Match[str]) -> bool:
    """``đồng`` by itself is money, not the end of *huy động* or *cộng đồng*."""
    if not match["u"].strip().startswith("dong"):
        return True
    printed = words[match.start("u") : match.end("u")].strip().lower()
    return printed in ("đồng", "dong") and not _OTHER_DONG.search(folded[: match.start("u")])


@lru_cache(maxsize=4096)  # as above
def _counts_else(words: str) -> bool:
    """True for a header of anything but money."""
    return _OTHER_UNIT.search(words) is not None


def of_total_row(cell: FoundCell) -> bool:
    """True for a cell beside the label of a total."""
    return _TOTAL_ROW.match(fold_path(cell.row_header or "")) is not None and is_total(cell.row_header)


def table_amounts(
    text: Text, tables: list[FoundTable], rules: Rulebook, *, programme: Programme | None = None
) -> list[FoundAmount]:
    """Cells of money columns: the unit is the cell's row's, its column's or the table's."""
    money: _Money = rules.make("money", _money)
    found: list[FoundAmount] = []
    for table in tables:
        named = _IN_BRACKETS.findall(table.caption or "") if table.unit is None else ()  # "Dự toán (triệu đồng)"
        whole = table_unit(table.unit or (named[-1] if named else ""))
        unit_column = next(
            (c for c, h in enumerate(table.headers) if h and rx(r"don vi|dvt").search(fold(h))), None
        )
        if whole is None and unit_column is None and not any(h and table_unit(h) for h in table.headers):
            continue
        row_units: dict[int, str] = {}
        if unit_column is not None:
            row_units = {cell.row: cell.text for cell in table.cells if cell.col == unit_column}
        for cell in table.cells:
            if cell.value is None or cell.col == 0:
                continue
            header = fold_path(cell.col_header or "")
            row = fold_path(cell.row_header or "")
            unit = table_unit(cell.col_header or "")
            if unit is None and cell.row in row_units:
                if cell.col == unit_column or _counts_else(header):
                    continue
                unit = table_unit(row_units[cell.row])
                if unit is None:
                    continue
            elif unit is None:
                if _counts_else(header) or rx(r"%|\(ha\)|\(tan\)|ty le").search(row):
                    continue
                unit = whole
            if unit is None or (unit_column is None and "%" in row and _counts_else(row)):
                continue
            amount = FoundAmount(
                cell.start, cell.end, "money.table-cell", confidence=0.9, value=cell.value * unit[0], currency=unit[1],
                table=table.grid, cell=(cell.row, cell.col),
            )  # fmt: skip
            _funding(amount, f"{header} ", row, money=money)
            amount.is_total = bool(of_total_row(cell) or rx(r"(?:^|› )tong(?: cong| so| kinh phi| von)?(?:$| \(| ›)").search(header))
            if programme is not None:
                amount.component = programme.component_said(row) or programme.component_named(cell.row_header or "")
            amount.year = header_year(header) or title_year(table.caption or "")
            found.append(amount)
    return found
