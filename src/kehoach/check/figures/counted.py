"""Counts of things in running text, and which of them are said to be the parts of which, whatever is counted.

``45 trạm, gồm Viettel 20 trạm, VNPT 15 trạm và MobiFone 10 trạm``; ``30 người (quân sự 22, công an 08)``; lists below
``32 người, cụ thể:``; ``168 hộ nghèo và 214 hộ cận nghèo, tổng cộng 382 hộ``. Here nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import SCALES
from kehoach.check.figures.splits import Figure, Line, lists, mark_of, tree
from kehoach.extract.numbers import NUMBER, parse_number

MEAN = regex.compile(r"\b(?:binh quan|trung binh)\b")
# What stands before a number that names or orders something and counts nothing, and before one that is no exact count;
# read with accents, for năm is no nam, mới no mỗi and cơ sở no số.
_NAMES = (
    r"ngày|tháng|năm|quý|giờ|lúc|số|điều|khoản|điểm|mục|phần|chương|phụ lục|biểu|biểu mẫu|mẫu|dự án|tiểu dự án|hợp phần|"
    r"lần thứ|thứ|lần|đợt|bước|giai đoạn|kỳ|khóa|nhóm|tổ|đoàn|đội|thôn|bản|ấp|xóm|khu|khu phố|khu vực|tổ dân phố|khối|lớp|cấp|hạng|loại|"
    r"đơn vị|đơn vị bầu cử|quận|phường|đường|tỉnh lộ|quốc lộ|huyện lộ|đt|ql|tầng|phòng|trang|tiêu chí|chỉ tiêu|vòng|gói thầu|gói"
)
_PLACE = regex.compile(r"(?<=\p{Lu}\p{Ll}+ )(?:Quý|Ngày|Năm|Số) *$")  # Đồn Biên phòng Phú Quý 03 người
_NEVER_PADDED = frozenset(["cấp", "điểm"])
_ORDERS = frozenset(["năm", "tháng", "ngày", "số", "quý"])
_NAMED = regex.compile(rf"(?<!tổng |nâng |sinh |cung |trợ |dân |quân |sĩ |doanh |mỗi |cả |hằng |hàng )\b(?<!nông |văn |cơ |công |cán |bảo |dự |danh |hạng |trung |sơ |cao |phân |xếp )(?P<name>{_NAMES}) *$")
_ROUGH = regex.compile(r"\b(?:khoảng|gần|hơn|trên|dưới|tối thiểu|tối đa|ít nhất|không quá|từ|đến|ước|bình quân|trung bình|mỗi) *$")
_MEASURES = frozenset([
    "nam", "thang", "ngay", "tuan", "quy", "gio", "phut", "giay", "tuoi", "lan", "dong", "trieu", "ty", "ti", "nghin", "ngan",
    "usd", "eur", "do", "muc", "h", "cm", "mm", "diem", "phan", "x",
])  # fmt: skip
_COUNT = regex.compile(
    rf"(?<![\w.,/%:-])(?<!\d )(?P<n>{NUMBER})(?![\w%/]|[.,:]\d| *[-–x×*/] *\d| *%)(?:(?P<scale> +(?:nghin|ngan|trieu|ty|ti)) (?=[a-z]))?(?: \((?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: [a-z]{{2,5}}){{0,3}}\)(?= [a-z]))?"
    r"(?P<unit> *(?<= )[a-z]+[23]?\b| *(?=[,;.)\n]|$))(?P<per> *[a-z]* */(?! *(?:ngay|dem|tuan|thang|quy|nam|vu)\b))?"
)
_TIMES = regex.compile(r"\d (?:ngay|thang|tuan|gio|phut|nam)\b[^.;]{1,60}\d (?:ngay|thang|tuan|gio|phut|nam)\b")
# *điểm* counts places where a noun follows; marks and points of a percentage, where nothing does or such words
_NO_PLACE = (
    r"phan tram|so voi|tro (?:len|xuong)|tren|duoi|trong|va|cho|doi voi|cua|toi (?:da|thieu)|xep|theo|de|la|hoac|khi|neu|voi|o|tai|thuong|cong|tru|trung binh|tb|"
    r"chuan|quy doi|hang|ve|can|bang|tuong|duoc(?! cong nhan)|chi so|moi|dat|thang"
)
_PLACES = regex.compile(rf"phan(?= *[:(]| +(?:thi|noi dung|viec|gom)\b)|dong +chi\b|ngay +cong\b(?! (?:tac|viec|khai|bo|nhan|an|so)\b)|diem +(?!(?:{_NO_PLACE})\b)[a-z]|(?<=\b(?:tai|o) \d{{1,2}} )diem *:")
_SPANS = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam"])  # measures of time, which add up among themselves
_NO_MEASURE = frozenset(["quỹ", "quy", "nam", "giỏ", "giấy", "nấm", "mực", "đò"])  # that lose their accents to one
_MEASURED = frozenset(["nguoi", "ho", "ha", "km", "tan", "con", "m2", "m3", "kg", "em", "diem", "vu", "tuyen", "tram"])  # what follows these is counted, whatever stands before
# Words after a number that are no unit, with and without accents: *co* is no *cơ sở*, *cua* no *cửa hàng*.
_BARE = frozenset(["và", "với", "của", "là", "chiếm", "đạt", "trong", "ở", "tại", "được", "đã", "có", "thuộc", "cho", "để", "đến", "từ", "so", "lên", "xuống", "còn", "va", "voi", "cua", "la", "chiem", "dat", "o", "tai", "duoc", "da", "co", "thuoc", "de", "den", "tu"])
_ALL = r"bao gom|gom(?: co)?|chia (?:ra|theo|thanh)|phan (?:theo|ra|chia|bo)|cu the|nhu sau|chi tiet"
_OPENS = regex.compile(rf"\b(?:(?P<all>{_ALL})|(?P<some>trong (?:so )?do))\b(?: la| co| nhu sau| gom| cu the)*|(?P<open>\()|(?P<colon>:(?= |$))")
_CHANGED = regex.compile(r"\b(?:tăng|giảm|vượt|so với)(?: (?:thêm|được|khoảng|là|hơn))* *$")  # with its accents: *tặng 500 suất* is no change
_AMONG = regex.compile(r"\btrong (?:so )?do\b")
_LAST = regex.compile(r"\b(?:tổng cộng|tổng số|tổng|cộng)(?: (?:là|có|chung|cả)| (?!số |mức )\p{Ll}+(?: \p{Ll}+){0,3})* *:? *$")
_RAISED = regex.compile(r"\b(?:nâng|đưa)\b.*\b(?:lên|thành|đạt)\b")
_STOP = regex.compile(r"[.](?=\s|$)(?!\s*(?:trong (?:so )?do|bao gom|cu the)\b)")
# Labels of two parts that are all there is.
_PAIRS = (
    ("nam", "nu"), ("nguoi lon", "tre em"), ("do thi|thanh thi", "nong thon"), ("trong nuoc|noi dia", "nuoc ngoai|ngoai nuoc|quoc te|xuat khau"), ("truc tuyen", "truc tiep"),
    ("cong lap", "ngoai cong lap|tu thuc"), ("bat buoc", "tu nguyen"), ("ly thuyet", "thuc hanh"), ("thuong xuyen", "dau tu"), ("su nghiep", "dau tu"),
    ("xay moi|lam moi", "sua chua"), ("nhiem ky|duong nhien", "duoc bau"), ("chuyen trach", "kiem nhiem"), ("tu nhien", "trong"), ("da", "chua|dang|con"),
)  # fmt: skip
MEMBERS = frozenset(["nguoi", "thanh", "dong", "can"])  # what the posts of a board are together
# Persons of a board that no number counts: *Phó Chủ tịch làm Trưởng đoàn; 04 đại biểu …*
POSTS = regex.compile(r"\blam (?:pho )?(?:truong|to truong|doi truong|chu tich|nhom truong|thu ky)\b|[:;,] (?:pho )?(?:truong|chu tich|giam doc|hieu truong|bi thu) [a-z]")
_APART = r"(?:[^;()]|\([^;()]{0,30}\)){1,60}"  # between them; *4.560 nữ (chiếm 57%) và 3.440 nam*
HALVES = "|".join(rf"\b(?:{a})\b{_APART}\b(?:{b})\b|\b(?:{b})\b{_APART}\b(?:{a})\b" for a, b in _PAIRS)
HALF = regex.compile(HALVES)
_CLAUSE_ENDS = regex.compile(r"[;.](?!\d)")
_REACH = 90  # characters between a total and the words that lead to its parts


@dataclass(frozen=True)
class Count(Figure):
    """A number of things. ``unit`` is the folded first word of what is counted, empty after a label (*nam 20*)."""

    rough: bool = False


@dataclass(frozen=True)
class Parts:
    """A total and what is said to be its parts. ``said`` as in ``splits.Split``, or ``colon``."""

    total: Count
    parts: tuple[Count, ...]
    said: str
    words: str
    name: str = ""  # what the total counts, up to the words that lead to its parts
    clause: int = 0  # where the first semicolon after those words stands
    before: str = ""  # the words of the sentence before the total


def counts_in(draft: Draft, start: int, end: int) -> list[Count]:
    """The counts of a stretch of text, money and measures of time left out; several kinds of check ask for the same."""
    known: dict[Place, list[Count]] = draft.once("counts", lambda _: {})
    if (start, end) not in known:
        known[start, end] = _counts(draft, start, end)
    return known[start, end]


def spans_in(draft: Draft, start: int, end: int) -> list[Count]:
    """The counts of a stretch and its measures of time (*05 ngày, gồm 02 ngày lý thuyết*), in order."""
    return with_times(draft, start, end) if _TIMES.search(draft.text.folded, start, end) else counts_in(draft, start, end)


def with_times(draft: Draft, start: int, end: int) -> list[Count]:
    """The counts of a stretch and its measures of time, in order, however few those are."""
    return _counts(draft, start, end, _MEASURES - _SPANS)


def _counts(draft: Draft, start: int, end: int, measures: frozenset[str] = _MEASURES) -> list[Count]:
    folded = draft.text.folded
    money = _money(draft)
    found: list[Count] = []
    for match in _COUNT.finditer(folded, start, end):
        shown = draft.text.canonical[max(start, match.start() - 30) : match.start()]
        before = _PLACE.sub("", shown).lower()
        unit = match["unit"].strip()
        value = parse_number(match["n"])
        printed = draft.text.canonical[match.end("unit") - len(unit) : match.end("unit")].lower()
        measure = unit in measures and printed not in _NO_MEASURE and not _PLACES.match(folded, match.end("unit") - len(unit))
        measure = measure and not (unit == "diem" and (any(c.unit == unit for c in found) or _BARE_END.match(folded, match.end("unit")) and _speaks_of_places(draft)))
        if value is None or match["per"] and not (unit in _SPANS and unit not in measures) or measure or _is_name(before, unit, match["n"]) and not _of_several(before, folded, match.end("n")) or match.start("n") in money:
            continue
        if match["scale"]:
            value *= SCALES[match["scale"].strip()]
        unit = "" if printed in _BARE else unit
        if not unit and (named := _NUMBER_OF.search(folded, max(start, match.start() - 80), match.start())) and named["u"] not in _MEASURES:
            unit = named["u"]
            place = match.span("n")
            found.append(Count(*place, value, unit, rough=bool(_ROUGH.search(before))))
            continue
        place = match.start("n"), match.end("unit") if unit else match.end("n")
        found.append(Count(*place, value, unit, rough=bool(_ROUGH.search(before))))
    return found


_COUNTED_PLACES = regex.compile(rf"\d diem +(?!(?:{_NO_PLACE})\b)[a-z]")
_MARKS = regex.compile(r"\b(?:cham|thang|bang|muc|tong|cong|tru|so|xep|bieu) diem\b|\bdiem (?:so|chuan|thi|thuong|phan tram|toi (?:da|thieu)|trung binh|xep)\b|\btren diem\b")
_BARE_END = regex.compile(r" *[,;.)]")


def _speaks_of_places(draft: Draft) -> bool:
    """True if the draft counts places called *điểm* and gives no marks: *18 điểm, kinh phí …* are such places; made once."""
    return draft.once("counts-places", lambda one: _COUNTED_PLACES.search(one.text.folded) is not None and _MARKS.search(one.text.folded) is None)


def _is_name(before: str, unit: str, number: str) -> bool:
    """True for a number that names something (*thôn 3*, *năm 2026*): no count of its own."""
    named = _NAMED.search(before) if "." not in number and "," not in number else None  # a year or an order has no such mark
    if named is None or unit in _MEASURED and named["name"] not in _ORDERS or unit and before.endswith("trong số "):
        return False
    if unit and number.startswith("0") and named["name"] in _NEVER_PADDED:
        return False  # cấp 03 loại ấn phẩm: no school has such a level
    return not unit or len(number) < 3 or named["name"] in _ORDERS  # noqa: PLR2004


_NUMBER_OF = regex.compile(r"\b(?:tong )?so (?P<u>(?!(?:thu|hieu|dien|tien|lieu|nay|con|do|sau|du|chi|ky|dat|chua|duoc|da|khong|bi|can|co|vuot|hoan|phat|moi)\b)[a-z]+)(?: [a-z]+){0,8}(?: la| dat| co|:) *$")  # *Số hộ tham gia là 95*
_SEVERAL = regex.compile(rf"\b(?:các|những) (?:{_NAMES}) *$")
_NEXT = regex.compile(r" *(?:,|-|–|va|den|;|/)+ *(?:[a-z]+ )?\d")


def _of_several(before: str, folded: str, end: int) -> bool:
    """True for a number behind several things of a name: *các thôn 06*, not *các thôn 6, 7 và 8*."""
    return _SEVERAL.search(before) is not None and not _NEXT.match(folded, end)


def _money(draft: Draft) -> frozenset[int]:
    """All offsets inside amounts of money."""
    return draft.once("money-offsets", lambda one: frozenset(
        p for a in one.record.amounts for p in range(a.start, a.end)))  # fmt: skip


def parts_in(draft: Draft, start: int, end: int) -> list[Parts]:
    """The totals of a paragraph with their parts, in brackets, after *gồm*, *trong đó*, a colon, or before *tổng cộng*."""
    known: dict[Place, list[Parts]] = draft.once("parts", lambda _: {})
    if (start, end) not in known:
        known[start, end] = list(_parts(draft, start, end))
    return known[start, end]


def _parts(draft: Draft, start: int, end: int) -> Iterator[Parts]:
    counts = spans_in(draft, start, end)
    if len(counts) < 3:
        return
    folded = draft.text.folded
    for opens in _OPENS.finditer(folded, start, end):
        total = _total(draft, counts, opens.start(), start)
        if total is None or opens["colon"] and _is_label(folded, total, opens.start(), start):
            continue
        limit = _scope(folded, opens.end(), end, bracket=bool(opens["open"]))
        parts = _members(folded, counts, opens.end(), limit)
        said = "all" if opens["all"] else "some" if opens["some"] else "brackets" if opens["open"] else "colon"
        if opens["open"] and (inner := _OPENS.match(folded, opens.end())):
            said = "all" if inner["all"] else "some"
            parts = _members(folded, counts, inner.end(), limit)
        if said == "some" and len(parts) > 1 and total.unit not in (units := {p.unit for p in parts}) and len(units) == 1:
            total = _of_unit(folded, counts, opens.start(), start, units.pop()) or total
        if len(parts) > 1:
            semicolon = folded.find(";", opens.end(), limit)
            name = folded[total.end : opens.start()]
            lead = " ".join(folded[_begin(folded, start, total.start) : total.start].split())
            ends = _CLAUSE_ENDS.search(folded, parts[-1].end)
            until = min(limit, ends.start()) if ends else limit
            yield Parts(total, tuple(parts), said, " ".join(folded[opens.start() : until].split()), name, semicolon if semicolon > 0 else limit, lead)
    for at, count in enumerate(counts):
        low = _begin(folded, start, count.start)
        earlier = [c for c in counts[:at] if c.start >= low and c.unit == count.unit]
        if len(earlier) > 1 and count.unit and _LAST.search(lead := draft.text.canonical[earlier[-1].end : count.start].lower()) and not _RAISED.search(lead):
            yield Parts(count, tuple(earlier), "last", " ".join(folded[low : count.start].split()))


def _is_label(folded: str, total: Count, at: int, start: int) -> bool:
    """True for the colon behind one label of several that follow the count before: *…: khối 1: 03 lớp, khối 2: 04 lớp*."""
    return not {",", ";"}.isdisjoint(folded[total.end : at]) and ":" in folded[_begin(folded, start, total.start) : total.start]


def _begin(folded: str, start: int, at: int) -> int:
    """Where the sentence around a place begins, at ``start`` or after it."""
    return max([start, *(m.end() for m in _STOP.finditer(folded, start, at))])


def _total(draft: Draft, counts: list[Count], at: int, start: int) -> Count | None:
    """The count that words at a place split: the nearest before them in their sentence that is no change, outside brackets that are closed."""
    depth, folded = 0, draft.text.folded
    by_place = {c.start: c for c in counts}
    for place in range(at - 1, max(start, at - _REACH) - 1, -1):
        depth += (folded[place] == ")") - (folded[place] == "(")
        if depth < 0 or _STOP.match(folded, place) and folded[place + 1 : at].strip():
            return None
        hit = by_place.get(place)
        if hit and depth == 0 and not _CHANGED.search(draft.text.canonical[max(start, place - 24) : place].lower()):
            return hit if hit.unit and not hit.rough else None
    return None


def _of_unit(folded: str, counts: list[Count], at: int, start: int, unit: str) -> Count | None:
    """The only exact count of a unit in the sentence before a place: *36 lớp, mỗi lớp 25 người, tổng cộng 900 người; trong đó năm 2026 06 lớp …*."""
    low = _begin(folded, start, at)
    found = [c for c in counts if low <= c.start < at and c.unit == unit]
    return found[0] if unit and len(found) == 1 and not found[0].rough else None


def _scope(folded: str, at: int, end: int, *, bracket: bool) -> int:
    """Where the parts that begin at a place end: at the bracket that closes, or with the sentence."""
    depth = 0
    for place in range(at, end):
        depth += (folded[place] == "(") - (folded[place] == ")")
        if depth < 0 or not bracket and depth == 0 and _STOP.match(folded, place):
            return place
    return end


def _members(folded: str, counts: list[Count], low: int, high: int) -> list[Count]:
    """The counts of a stretch that stand in no bracket of it and are no parts of its parts."""
    found: list[Count] = []
    for count in counts:
        if not low <= count.start < high:
            continue
        before = folded[low : count.start]
        if before.count("(") > before.count(")"):
            continue
        clause = before.rpartition(";")[2] if found else ""
        if count.rough or _AMONG.search(clause):
            continue
        found.append(count)
    return found


def lists_below(draft: Draft) -> list[tuple[Line, list[Line]]]:
    """The lines of the text with a list below them and its items, each with its counts; made once."""
    return draft.once("lists-below", lambda one: list(lists(tree(_lines(one)))))


def _lines(draft: Draft) -> list[Line]:
    found = []
    for paragraph in draft.text.paragraphs:
        if paragraph.where == "body":
            place = paragraph.start, paragraph.end
            words = draft.text.folded[place[0] : place[1]]
            found.append(Line(*place, words, mark_of(words), [*counts_in(draft, *place)]))
    return found
