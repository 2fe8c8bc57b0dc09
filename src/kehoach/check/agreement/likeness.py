"""The figures of a draft as a model weighs them: each with the words, years, names and bounds that tell what it is.

Those of the text and of the words of cells are read by ``told``, cells of numbers by ``stock``; here they stand together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

import regex

from kehoach.check.agreement.stock import FINE, NO_PERSON, is_bare_year, stock
from kehoach.check.agreement.told import Figure, figures
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import small_number, value_of
from kehoach.check.figures.reckoned import MONEY, initials, people, sentences
from kehoach.check.figures.tellings import GENERAL, KINDS_OF_AREA
from kehoach.check.tables.totals import sheets
from kehoach.check.words import lowered, observed, own_paragraphs, telling
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold

_NO_PERSON = NO_PERSON | {"cau", "hoi"}
_PERSONS = frozenset(tuple(p.split()) for p in ("đoàn viên", "thành viên", "cán bộ", "công chức", "công nhân", "giáo viên", "đại biểu", "thanh niên", "phụ nữ", "cộng tác", "vận động", "cầu thủ", "giảng viên", "chiến sĩ", "giám khảo", "trọng tài", "kỹ sư", "bác sĩ", "nạn nhân", "nghệ nhân", "tiểu thương", "hội viên"))
_ALSO_PERSON = "viên"  # *tuyên truyền viên*, *tình nguyện viên*
_ORDER = regex.compile(  # no month of a day, no part that is pointed to: *trước ngày 31 tháng 7*, *theo Phần IV*
    r"(?<!\b(?:nâng|cung|đổi|trợ|sơ) )\b(?:đợt|giai đoạn|vòng|bước|quý|học kỳ|kỳ|lần|khóa|nhóm|cụm|(?<!\b(?:theo|tại|ở|của|nêu|mục) )phần|(?<!\d )tháng|khối|hạng|loại|mức|cấp|tuyến|tuần) (?:thứ )?(?:\d{1,2}|[ivx]{1,4})\b"
)
_RATE = r"(?<!tổng )mức (?:chi|hỗ trợ|khoán|thưởng|đầu tư|bồi dưỡng)|định mức|đơn giá|suất đầu tư"
_EACH = regex.compile(rf"\b(?:mỗi|từng|bình quân|trung bình|một|{_RATE})\b[^;:.()\d]{{0,40}}$")
_EACH_COLUMN = regex.compile(rf"\b(?:mỗi|bình quân|trung bình|{_RATE})\b|/(?! *tổng)")
_FACTOR = regex.compile(r"[x×*] *$")
_PER = regex.compile(r"[^\d,;:.()]{0,30}(?:/|\b(?:mỗi|một) \p{L})")
_PART = regex.compile(r"\b(?:trong (?:số )?đó|riêng|gồm|còn lại|trong số|phần còn)\b")
_NOW = regex.compile(r"\b(?:tăng|giảm|nâng|hạ|đưa|rút)\b[^,;.()\d]{0,40}\b(?:lên|xuống|còn|thành|đạt)(?: còn| mức| ít nhất| trên| dưới| khoảng)* *$")  # what it is then, no change
_CHANGE = regex.compile(r"\b(?:thêm|tăng|giảm|mới|bổ sung|nâng(?! cấp| cao)|còn|vượt|hơn)\b[^,;:.()\d]{0,16}$")
_OF_ALL = regex.compile(r"\btrong(?: tổng)? số *$")  # *50 trong số 100 phụ nữ*: all of them
_WHOLE = regex.compile(r"\b(?:tổng|toàn|cả|tất cả|toàn bộ|đủ)\b[^,;.()\d]{0,30}$")
_RATED = regex.compile(r"[^,;.()\d]{0,40}[(,]? *(?:đạt|chiếm|bằng|tỷ lệ)? *\d[\d.,]* ?%")
_OUT_OF = regex.compile(r"[^,;.()\d]{0,40}\b(?:trong|trên)(?: tổng)?(?: số)? *\d|/\d")
_NAME = regex.compile(r"(?<=\p{Ll}[,;]? )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*")
_WORD = regex.compile(r"\p{L}+")
_LABEL = regex.compile(r"[\s|*#-]*\d")
_RANGE = regex.compile(r"\d%? ?[-–] ?$")
_PART_NAME = regex.compile(r"(?:Tiểu dự án|Dự án|Kế hoạch|Chương trình|Đề án|Phụ lục|Mục|Phần|Chương)\b")
_TIMES = frozenset(["gio", "phut", "ngay", "tuan", "thang", "nam"])
_NEVER = _TIMES | {MONEY}  # read elsewhere, or no counts
MEASURES = _TIMES | {"diem", "lan"}
_BEGIN = r"(?<![\w.,/%:-])(?<!\d[ .,])"
_MEASURE = regex.compile(  # *trong vòng 24 giờ*, *02 lần/ngày*; no hour, day or month of the year
    rf"{_BEGIN}(?<!\b(?:ngày|tháng|quý|năm|đợt|lần|khoản|điểm|mục) )(?P<n>{NUMBER}) "
    r"(?P<u>giờ(?<!\b(?:lúc|hồi|từ|đến) \d+ giờ)(?! *\d)|phút|ngày(?! +(?:tháng|\d)|/\d)|tuần|tháng(?! +(?:năm|\d)|/\d)|năm(?! +\d)|điểm|lần)\b(?!\s*[-–]\s*\d)"
)
_OF_ONE = regex.compile(rf"{_BEGIN}(?P<n>{NUMBER}) ?(?P<u>(?!đồng|triệu|tỷ|nghìn|ngàn)\p{{L}}+[23]?)(?: \p{{L}}+){{0,2}} ?/ ?(?P<per>\p{{L}}+)")  # *1.660 cây/ha*
_ONES = "hai|ba|bốn|sáu|bảy|tám|chín"
_WORDED = regex.compile(  # *cả tám lớp*, *mười hai trạm bơm*
    rf"(?<!\d )(?<!\b(?:thứ|tháng|ngày|năm|mục|phần|lần|loại|hạng|nhóm|quý|cấp|lớp|một|hoặc|vài) )\b(?P<n>(?:{_ONES}|năm) mươi(?: (?:mốt|lăm|{_ONES}))?|mười(?: (?:một|lăm|{_ONES}))?|{_ONES}) "
    r"(?!(?:phần|mươi|trăm|nghìn|ngàn|triệu|tỷ|vạn|bên|mặt|chiều|là|và|đến|hoặc|đồng|giờ|phút|ngày|tuần|tháng|năm|điểm|lần)\b)(?P<u>\p{L}+)"
)
_YEAR = regex.compile(r"(?<=năm )(?:19|20)\d\d\b")
_COMPARED = regex.compile(r"\b(?:so với|cùng kỳ)\b")
_TAIL = 70
_AS_SAID = regex.compile(
    r"\b(?:nêu|nói|kể|đề|đặt|ghi|giao|đăng ký|lập|quy định|phê duyệt) (?:ở |tại )?(?:trên|ra|bảng|mục|phụ lục|biểu)\b|\bnhư (?:mục tiêu|chỉ tiêu|kế hoạch|đã)\b|"
    r"\btheo đúng\b|\bđúng (?:số lượng|chỉ tiêu|kế hoạch|mục tiêu)\b|\b(?:mục|bảng|phụ lục|biểu) (?:số )?(?:\d|[ivx]+\b|trên)|\bđủ\b|\bcả \d"
)
_POINTING = regex.compile(r"(?: \p{L}+){0,5}?,? (?:(?:đã )?(?:nói|nêu|kể|ghi) (?:ở )?trên|trên(?= *[,;.()]|$)|này|đó|ấy|đã (?:nêu|chọn|lập|đăng ký|có|được chọn))\b")
_AREA = regex.compile(rf"\b(?:{KINDS_OF_AREA})\b")
_AREAS = regex.compile(rf"[\d.]+(?:/[\d.]+)? (?:{KINDS_OF_AREA})\b(?:(?:,| và) (?:{KINDS_OF_AREA})\b)*")
_OUT_OF_SO_MANY = regex.compile(rf"(?P<n>{NUMBER})[^\d.;]{{0,20}}/(?P<of>{NUMBER})")
_REST = regex.compile(r"(?: \p{L}+){0,5}? (?:còn lại|khác)\b|(?: \p{L}+)? (?:đầu tiên|(?:đầu|cuối|sau)(?=[ ,;.]*(?:[,;.]|$|có|bàn giao|hoàn thành|đạt)))\b")
_LISTED = regex.compile(r"(?: \p{Ll}+)? \p{Lu}\p{Ll}")
_MAKES = regex.compile(r"\b(?:thành lập|ra mắt|kiện toàn|xây|xây dựng|lắp|lắp đặt|mua|mua sắm|trồng|mở|phát triển|làm|bổ sung|trang bị|phấn đấu|hình thành)\b(?: \p{L}+){0,3} *$")
_SEEN_WORDS = regex.compile(r"\b(?:đã|hiện|hiện có|hiện nay|năm trước|kết quả)\b")


@dataclass(frozen=True, eq=False, kw_only=True)
class Telling:
    """A figure with the words that tell what it is."""

    place: Place
    value: Decimal
    unit: str = ""
    per: str = ""
    noun: tuple[str, ...] = ()
    lead: frozenset[str]
    near: frozenset[str]
    context: frozenset[str]
    heads: frozenset[str]  # of all headings above it
    title: frozenset[str] = frozenset()  # of the nearest
    years: frozenset[str]
    orders: frozenset[str]
    names: frozenset[str] = frozenset()
    sentence: Place
    paragraph: int
    section: str | None
    kinds: frozenset[str]
    bound: str = ""
    way: str = ""
    each: bool = False
    part: bool = False
    change: bool = False
    base: bool = False  # where a change begins: *giảm từ 6,2% xuống còn 4,5%*
    whole: bool = False
    rated: bool = False
    seen: bool = False
    past: bool = False
    before: bool  # of years before the plan's
    compared: bool = False  # what another is compared with: *so với năm 2024 (08 vụ)*
    below: bool = False  # money that only the heading above it says what it is for
    split: str = ""  # of what is divided into so many
    as_said: bool = False  # its sentence points to where it was said before
    cell: int = 0  # 0 of the text, 1 in the words of a cell, 2 a cell of numbers, 3 one of a total row
    many: int = 1  # figures of its unit in its sentence or row
    beside: frozenset[tuple[Decimal, str]] = frozenset()
    areas: frozenset[str] = frozenset()  # of which kinds the areas are that it counts: *12 xã, thị trấn*
    numerator: bool = False  # less than what it is of: *18/21 xã*
    units: frozenset[str]  # what a cell of numbers may count
    column: frozenset[str] = frozenset()  # the folded words above such a cell
    rest: bool = False  # what is left of others, or the first of them: *47 cơ sở còn lại*, *hai đợt đầu*
    pointing: bool = False  # what follows it does: *03 thôn nói trên*
    listed: bool = False  # names follow it: *hai xã Đông Tiến và Tam Giang*
    makes: bool = False  # what is to be: *thành lập 07 tủ sách*

    @property
    def numeric(self) -> bool:
        """True for a cell of numbers, which its row and its column name."""
        return self.cell >= CELL_OF_NUMBERS


CELL_OF_NUMBERS, OF_TOTAL = 2, 3


class _Above(NamedTuple):
    """What the headings above a figure tell."""

    heads: frozenset[str]
    title: frozenset[str]
    kinds: frozenset[str]


def unit_of(word: str, noun: tuple[str, ...] = ()) -> str:
    """One name for all words of persons, and for money, whatever it is for."""
    if word.startswith("VND/"):
        return MONEY
    if word != "%" and (noun[:2] in _PERSONS or _ALSO_PERSON in noun[1:3] and noun[:1] != ("công",)):
        return "nguoi"
    return "nguoi" if people(word) and word not in _NO_PERSON else word


def tellings(draft: Draft) -> list[Telling]:
    """The figures of the text and the tables; made once."""
    def made(one: Draft) -> list[Telling]:
        told = list(_of_text(one))
        return [*sorted([*told, *_of_loose(one, told)], key=lambda t: t.place), *_of_cells(one)]

    return draft.once("likeness", made)


def _of_text(draft: Draft) -> Iterator[Telling]:
    words = lowered(draft)
    every, short = figures(draft), initials(draft)
    begins = _first_year(draft)
    by_sentence: dict[Place, list[Figure]] = defaultdict(list)
    for one in every:
        by_sentence[draft.sentence(*one.place) if not one.cell else one.within].append(one)
    headings = _headings(draft)
    for sentence, here in by_sentence.items():
        units = Counter(unit_of(short.get(f.unit, f.unit), f.noun) for f in here)
        said = _of_sentence(draft, sentence)
        told_before = _YEAR.findall(words, here[0].within[0], sentence[0])[-1:]
        for at, one in enumerate(here):
            if _is_label(draft, one.place[0], sentence) or _counts_nothing(draft, one.place, one.value):
                continue
            low = here[at - 1].place[1] if at else sentence[0]
            high = here[at + 1].place[0] if at + 1 < len(here) else sentence[1]
            above = headings[one.section]
            before, after = words[low : one.place[0]], words[one.place[1] : min(high, one.place[1] + _TAIL)]
            unit = unit_of(short.get(one.unit, one.unit), one.noun)
            yield Telling(
                place=one.place, value=one.value, unit=unit, per=one.unit.partition("/")[2], noun=one.noun, lead=one.lead, near=one.lead | one.words | telling(after), context=one.context,
                heads=above.heads, title=above.title, kinds=above.kinds, years=one.years, sentence=sentence, paragraph=one.within[0], section=one.section, bound=one.bound, way="" if _OF_ALL.search(before) or _NOW.search(before) else one.way, base=one.base,
                each=_is_each(before, after), rated=bool(_RATED.match(words, one.place[1], sentence[1]) or _OUT_OF.match(words, one.place[1], sentence[1])),
                seen=one.seen, before=max((*one.years,) or told_before, default=begins) < begins, below=one.below, split=one.split,
                cell=int(one.cell), many=units[unit], beside=one.beside, units=frozenset([unit]), **said, **_around(draft, one.place, sentence, before),
            )  # fmt: skip


def _headings(draft: Draft) -> dict[str | None, _Above]:
    """What the headings above each section tell, its own among them; made once."""
    return draft.once("likeness-headings", _every_heading)


def _every_heading(draft: Draft) -> dict[str | None, _Above]:
    found: dict[str | None, _Above] = {}
    for section in (None, *draft.sections):
        lineage = list(draft.lineage(section))
        title = telling(lineage[0].title) - GENERAL if lineage else frozenset[str]()
        found[section] = _Above(telling(" ".join(s.title for s in lineage)) - GENERAL, title, frozenset(k for s in lineage for k in s.kinds))
    return found


def _of_sentence(draft: Draft, sentence: Place) -> dict[str, Any]:
    """What a sentence says of all its figures."""
    words = lowered(draft)
    return {
        "names": frozenset(fold(n) for n in _NAME.findall(draft.text.canonical, *sentence)),
        "as_said": bool(_AS_SAID.search(words, *sentence)), "past": bool(_SEEN_WORDS.search(words, *sentence)),
    }  # fmt: skip


def _around(draft: Draft, place: Place, sentence: Place, before: str) -> dict[str, Any]:
    """What the words around a figure and right before it say of it: which kinds of area it counts, whether it is a part, a change, what is left, to be made."""
    words, (start, end) = lowered(draft), place
    clause = words.rfind(";", sentence[0], start) + 1 or sentence[0], (words.find(";", end, sentence[1]) + 1 or sentence[1] + 1) - 1
    areas, of = _AREAS.match(words, start), _OUT_OF_SO_MANY.match(words, start)
    return {
        "orders": frozenset(_ORDER.findall(words, *clause) or _ORDER.findall(words, sentence[0], clause[0])),
        "part": bool(_PART.search(words, sentence[0], start)) and not _OF_ALL.search(before), "compared": bool(_COMPARED.search(words, sentence[0], start)),
        "change": bool(_CHANGE.search(before)) and not _NOW.search(before), "whole": bool(_WHOLE.search(before)), "makes": bool(_MAKES.search(words, start - len(before), start)),
        "rest": bool(_REST.match(words, end, sentence[1])), "pointing": bool(_POINTING.match(words, end, sentence[1])),
        "listed": bool(_LISTED.match(draft.text.canonical, end, sentence[1])),
        "areas": frozenset(_AREA.findall(words, *areas.span()) if areas else ()), "numerator": bool(of and value_of(of["n"]) < value_of(of["of"])),
    }  # fmt: skip


def _is_each(before: str, after: str) -> bool:
    """True for one of each: *mỗi xã 02 mô hình*, *02 mô hình/xã*."""
    return bool(_EACH.search(before) or _PER.match(after) or _FACTOR.search(before))


def _first_year(draft: Draft) -> str:
    """The first of the plan's years, else that of its day; nothing is before no year."""
    return str(draft.record.plan.year_start or (draft.day or "")[:4])


def _is_label(draft: Draft, at: int, sentence: Place) -> bool:
    """True for the number of a row or a page: *4.1 Tiểu dự án 1*, *3 Kế hoạch …*."""
    printed = draft.text.canonical
    name = _WORD.search(printed, at, sentence[1])
    return bool(name and name[0][0].isupper() and (_PART_NAME.match(printed, name.start()) or _LABEL.fullmatch(printed, sentence[0], at + 1)))


def _counts_nothing(draft: Draft, place: Place, value: Decimal) -> bool:
    """True for a year and for the end of a range: *2008 - 2010 diện tích*, *từ 88 - 90%*."""
    printed = draft.text.canonical
    return is_bare_year(printed, place[0], value) or _RANGE.search(printed, max(0, place[0] - 8), place[0]) is not None


@dataclass(frozen=True)
class _Loose:
    """A figure that ``told`` does not read. ``end`` is where its unit ends, ``named`` where that begins."""

    place: Place
    value: Decimal
    unit: str
    named: int
    end: int
    per: str = ""
    rough: bool = False
    each: bool = False


def _loose(draft: Draft) -> Iterator[_Loose]:
    """What only ``reckoned`` reads: *36/36 lớp*, *05 ngày* beside another measure of time; measures of time, marks and times, rates of one and small numbers in words."""
    words = lowered(draft)
    for sentence in sentences(draft):
        for figure, following in pairwise((*sentence.figures, None)):
            if figure is not None and figure.unit and figure.unit not in _NEVER:
                divided = following is not None and words[figure.place[1] : following.place[0]].strip() == "/"
                end = following.place[1] if divided and following else figure.place[1]
                yield _Loose(figure.place, figure.value, figure.unit, end - len(figure.unit), end, figure.per, bool(figure.rough), bool(figure.each))
    for paragraph in own_paragraphs(draft):
        for pattern in (_OF_ONE, _MEASURE, _WORDED):
            for match in pattern.finditer(words, paragraph.start, paragraph.end):
                value = Decimal(small_number(fold(match["n"]))) if pattern is _WORDED else value_of(match["n"])
                per = fold(match["per"]) if pattern is _OF_ONE else ""
                yield _Loose((match.start("n"), match.end("u")), value, fold(match["u"]), match.start("u"), match.end("u"), per, each=bool(per))


def _of_loose(draft: Draft, known: list[Telling]) -> Iterator[Telling]:
    at = {one.place[0] for one in known}
    by_sentence = {one.sentence: one for one in known}
    words, headings = lowered(draft), _headings(draft)
    for figure in _loose(draft):
        if figure.place[0] in at or not figure.value or draft.is_cited(*figure.place) or draft.title[1] > figure.place[0] or figure.place[0] > draft.body_end:
            continue
        at.add(figure.place[0])
        low, high = draft.sentence(*figure.place)
        if _is_label(draft, figure.place[0], (low, high)) or _counts_nothing(draft, figure.place, figure.value):
            continue
        section = draft.section_at(low)
        above = headings[section]
        here = by_sentence.get((low, high))
        place = figure.place[0], figure.end
        before, after = words[max(low, place[0] - _TAIL) : place[0]], words[place[1] : min(high, place[1] + _TAIL)]
        noun = tuple(_WORD.findall(regex.split(r"[^\p{L} ]", words[figure.named : min(high, figure.named + 40)])[0])[:4])
        lead = telling(regex.split(r"[,;:().\d]", before)[-1])
        paragraph = draft.paragraph(low)
        unit = unit_of(figure.unit, noun)
        yield Telling(
            place=figure.place, value=figure.value, unit=unit, per=figure.per, noun=noun, lead=lead, near=lead | telling(" ".join(noun)) | telling(regex.split(r"[,;:().\d]", after)[0]),
            context=telling(words[low:high]) | above.heads, heads=above.heads, title=above.title, kinds=above.kinds, years=here.years if here else frozenset(),
            sentence=(low, high), paragraph=paragraph.start if paragraph else low, section=section, bound="ít nhất" if figure.rough else "",
            each=figure.each or _is_each(before, after), rated=figure.unit not in MEASURES, seen=observed(draft, low), before=bool(here and here.before),
            many=here.many if here else 1, beside=here.beside if here else frozenset(), units=frozenset([unit]), **_of_sentence(draft, (low, high)), **_around(draft, place, (low, high), before),
        )  # fmt: skip


def _of_cells(draft: Draft) -> Iterator[Telling]:
    known = stock(draft)
    if not known.cells:
        return
    begins = _first_year(draft)
    totals = {c.place: s.table.caption or "" for s in sheets(draft) for at in s.total_rows for c in s.rows[at].values()}
    headings = _headings(draft)
    sections = {sheet.table.start: draft.section_at(sheet.table.start) for sheet in sheets(draft)}
    for item in known.cells:
        start = -item.paragraph
        above = headings[sections[start]]
        units = frozenset([item.unit]) if item.unit else frozenset(unit_of(n) for n in item.names)
        words = item.words | telling(totals.get(item.place, ""))  # all of a table is what its caption says
        yield Telling(
            place=item.place, value=Decimal(item.value) / FINE, lead=item.words, near=words, context=words | above.heads, heads=above.heads, kinds=above.kinds, years=item.years,
            orders=frozenset(_ORDER.findall(" ".join(sorted(item.words)))), sentence=(item.paragraph, item.sentence), paragraph=start, section=sections[start],
            before=bool(item.years) and max(item.years) < begins, cell=OF_TOTAL if item.place in totals else CELL_OF_NUMBERS, units=units, column=item.column,
            each=item.alike or bool(_EACH_COLUMN.search(item.head)),
        )  # fmt: skip
