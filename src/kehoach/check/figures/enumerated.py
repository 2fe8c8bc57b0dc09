"""How many things a sentence names after their count, in whatever words it leads to them and tells of them.

``04 tuyến: tuyến đường A dài 1.200 m, …``; ``07 thành viên: Hiệu trưởng (Trưởng ban), …, kế toán``; ``chọn 03 xã là A, B và C``; ``04 xã ven
biển A, B, C, D``; ``các xã A, B, C (03 xã)``; ``03 loại ấn phẩm: tờ rơi 5.000 tờ, áp phích 400 tờ và sổ tay 1.200 cuốn``. What is said of each
thing, in brackets or with a figure, is passed over; where the pieces are not alike enough for each to be one thing, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import MEMBERS, Count
from kehoach.folding import fold

# 05 đơn vị, gồm các đơn vị có số thứ tự từ 1 đến 5 của Bảng 1
_NUMBERED = regex.compile(r"(?: [a-z]+){0,3}[ ,:(]+(?:(?:bao )?gom |la )?(?:(?:cac )?[a-z]+(?: [a-z]+)? )?(?:co |mang |ghi )?(?:so thu tu|stt) (?:tu )?(?P<a>\d{1,2}) *(?:den|-|–) *(?:het )?(?P<b>\d{1,2})(?![\d/.,]\d|\d| *[,;] *(?:va )?\d| va \d)")
_STOP = regex.compile(r"\.(?=\s|$)|\n")
_LEAD = regex.compile(
    r"(?:,? *(?:xa|phuong|thi tran|thi xa|thanh pho|dac khu|to dan pho|ban|xom|thon|buon)\b)* *(?:[a-z]+ ?| - |(?:nam|quy|thang) (?:\d{1,2}/)?(?:\d{4}|[ivx]+)\b ?){0,9}?"
    r"(?:(?:, *|\b)(?:bao )?(?:gom(?: co)?|do la|lan luot(?: la| ve| tai| o)?|cu the(?: la)?|nhu sau|sau(?: day)?)(?: cac [a-z]+)? *:? *|(?P<is>\bla) +|(?P<mark>, do) |(?:, *)?(?:la|tai|o)? *(?P<mark>[:(]) *(?:gom:? )?)"
)
_PLACES = r"xã|phường|thị trấn|huyện|tỉnh|thôn|bản|xóm|ấp|khóm|buôn|làng|khu phố|khu vực|trường|trạm|cụm"
_DIRECT = regex.compile(r"(?:,? *(?:thị trấn|phường|thành phố|thị xã|đặc khu|xã))?(?: (?!cho|của|do|để|trình|về|thuộc|theo|và|với|có|được|trên|tại)\p{Ll}+){0,2} (?=\p{Lu})")
_PLACE_UNITS = frozenset(fold(word).split()[0] for word in _PLACES.split("|"))
_NAMED_FIRST = regex.compile(rf"\b[Cc]ác (?P<unit>{_PLACES})(?:, (?:phường|thị trấn|xã))?:? (?P<names>\p{{Lu}}[^.;:()\d\n]{{3,300}}?) \((?P<n>\d{{1,2}} (?P=unit))\b")
_OPEN = regex.compile(r"\.\.\.|…|\bv\.?v\b|\bvan van\b|\bmot so\b|\bnhu\b|\b(?:va )?(?:cac|nhung|nhieu) [a-z ]{2,20} (?:khac|lien quan)\b|\btrong do\b|\bneu (?:tai|tren)\b|\btheo\b")
_BRACKET = regex.compile(r"\([^()]*\)")
_COUNTED = regex.compile(r"\([^()\d]{0,12}\d[^()]*\)")
_NUMBER = regex.compile(r"\d[\d.,/]*")
_CLAUSE = frozenset("để nhằm khi nếu phải cần không được cũng gồm là mới trong sẽ thì mà vào trước sau từ mỗi riêng".split())  # noqa: SIM905
_NO_CLAUSE = regex.compile(r"\b(?:không (?:khí|gian|quân)|trong nước|cần thiết|được mùa)\b")
_GOES_ON = regex.compile(
    r" (?:với|có|để|nhằm|trong|được|do|làm|tổ chức|hoàn thành|thực hiện|triển khai|trước|từ|vào|theo|chủ trì|phối hợp|tham gia|thuộc|của|trên|tại|mỗi|phải|nêu|đã|sẽ)\b.*$",
    regex.DOTALL,
)  # fmt: skip
_AND = regex.compile(r" (?:và|cùng) ")
_POST = regex.compile(r"(?:(?:phó|trưởng|(?:tổ|đội|nhóm|đoàn) phó|đội trưởng|nhóm trưởng|chủ tịch|bí thư|giám đốc|hiệu trưởng|đại diện|lãnh đạo|cán bộ|công chức|chuyên viên|nhân viên|kế toán|giáo viên|chánh|ủy viên|thư ký|tổ trưởng|thủ trưởng)\b)", regex.IGNORECASE)
_AS = regex.compile(r" làm (?:tổ|đội|nhóm|trưởng|phó|chủ tịch|thư ký)", regex.IGNORECASE)  # đồng chí A làm Trưởng ban
_OF_A_GROUP = regex.compile(r"\b(?:các|một số) (?:\p{Ll}+ ?){1,3}$")  # … trưởng các khoa, phòng
_MORE = regex.compile(r"\p{Ll}+(?: \p{Ll}+){0,2}")
_SO_MANY = regex.compile(r"\d{1,2}(?= \p{L})")
_IN_NAME = regex.compile(r"(?<=\p{Lu}[\p{L} -]{1,40}) và (?=\p{Lu})")  # Phòng Văn hóa và Thông tin
_QUOTED = regex.compile(r"(?:(?:^|[,;] *(?:và )?| và )(?P<one>(?:\p{Ll}+ ){0,3}[\"“][^\"”“]{2,80}[\"”](?: *\([^()]*\))?)){2,} *[.;]?")
_LONG = 9  # words of a thing
_FEW = 2
_BODY = regex.compile(r"(?:Bộ|Sở|Ủy ban|UBND|Ban|Phòng|Hội|Công ty|Trung tâm)\b")


def things_named(draft: Draft, count: Count, end: int) -> tuple[int, int] | None:
    """How many things follow a count in its sentence, at least and at most; None where that is not plain."""
    canonical, folded = draft.text.canonical, draft.text.folded
    stop = _STOP.search(folded, count.end, end)
    high = stop.start() if stop else end
    if through := _from_to(draft, count, high):
        return through, through
    lead = _LEAD.match(folded, count.end, high)
    if lead is None or lead["is"]:
        direct = _DIRECT.match(canonical, count.end, high) if lead is None else None
        begin = lead.end() if lead else direct.end() if direct and count.unit in _PLACE_UNITS else None
        return _names(canonical[begin:high]) if begin is not None else None
    if lead["mark"] == ", do" and count.unit not in MEMBERS:
        return None
    if lead["mark"] == "(":
        high = _closing(folded, lead.end(), high)
    words = canonical[lead.end() : high]
    if persons := _board(words) if count.unit in MEMBERS else 0:
        return persons, persons
    if units := _units(words) if count.unit in _PLACE_UNITS | _BODIES else 0:
        return units, units
    return _things(words)


def _from_to(draft: Draft, count: Count, high: int) -> int:
    """How many things a row of numbers runs through: *05 thôn (từ thôn 6 đến thôn 10)*; else 0."""
    if numbered := _NUMBERED.match(draft.text.folded, count.end, high):
        return max(0, int(numbered["b"]) - int(numbered["a"]) + 1)
    if "tu " not in draft.text.folded[count.end : high]:
        return 0
    unit = rf"{regex.escape(count.unit)}(?: [a-z]+)? (?:so )?"
    run = regex.compile(rf"(?: [a-z]+){{0,3}}[ ,:(]+(?:gom )?(?:cac )?tu {unit}(?P<a>\d{{1,3}}) den (?:het )?(?:{unit})?(?P<b>\d{{1,3}})(?= *[);,.\n]|$)")
    match = run.match(draft.text.folded, count.end, high)
    return max(0, int(match["b"]) - int(match["a"]) + 1) if match else 0


def _board(words: str) -> int:
    """How many persons the posts of a board are, one each where no number stands: *Chủ tịch, Thư ký và 5 giám khảo*; else 0."""
    if persons := _persons((_bare(words) or "").split(";")):
        return persons
    bare = _bare(words.split(";")[0])
    return _persons(regex.split(r",(?!\d)|" + _AND.pattern, bare)) if bare else 0


def _persons(listed: Sequence[str]) -> int:
    """The persons of a list of posts and of numbers of people, if it is one."""
    pieces = _together([p.strip(" .").removeprefix("và ") for p in listed if p.strip(" .")])
    numbers = [_SO_MANY.match(p) for p in pieces]
    mixed = len(pieces) >= _FEW and any(numbers) and not all(numbers)
    return sum(int(n[0]) if n else 1 for n in numbers) if mixed and all(_is_person(p) for p in pieces) else 0


def _together(pieces: list[str]) -> list[str]:
    """The pieces of a list without those that are more of what a group is of: *06 trưởng các khoa, phòng*, *lãnh đạo các ban, ngành*."""
    return [p for above, p in zip(["", *pieces], pieces, strict=False) if not (_OF_A_GROUP.search(above) and _MORE.fullmatch(p) and not _POST.match(p))]


def _is_person(piece: str) -> bool:
    """True for a post (*kế toán*), for who is in it (*đồng chí A làm Trưởng ban*), and for a number of people."""
    told = _AS.search(piece) or _SO_MANY.match(piece)
    short = len(piece.split()) <= _LONG + 3 * bool(told) and not regex.search(r"\d", piece[2:])
    return short and bool(told or _POST.match(piece))


_BODIES = frozenset(["don", "dia", "co", "diem"])  # đơn vị, địa phương, cơ sở, điểm
_UNITS = rf"(?:{_PLACES}|thị xã|đặc khu|thành phố)"
_UNIT = regex.compile(rf"(?:(?P<n>\d{{1,3}}) {_UNITS}(?: \p{{Ll}}+){{0,3}}|{_UNITS} \p{{Lu}}[\p{{L}} '-]{{1,40}}?)(?: thuộc \p{{L}}+)? *")


def _units(words: str) -> int:
    """How many units numbers and names of them come to: *08 huyện, thị xã A và thành phố B* are ten; else 0."""
    bare = _bare(words.split(";")[0])
    pieces = [_UNIT.fullmatch(p.strip()) for p in regex.split(r",(?!\d)|" + _AND.pattern, bare)] if bare else []
    numbers = [int(m["n"]) if m["n"] else 1 for m in pieces if m]
    return sum(numbers) if len(numbers) == len(pieces) >= _FEW and 1 in numbers and max(numbers) > 1 else 0


def named_first(draft: Draft, start: int, end: int) -> Iterator[tuple[Count, tuple[int, int]]]:
    """The counts in brackets behind the names of places, with how many those are: *các xã A, B, C (03 xã)*."""
    for match in _NAMED_FIRST.finditer(draft.text.canonical, start, end):
        named = _names(match["names"])
        if named:
            number, _, unit = match["n"].partition(" ")
            yield Count(match.start("n"), match.end("n"), Decimal(number), fold(unit)), named


def _closing(words: str, at: int, end: int) -> int:
    """Where the bracket that is open at a place closes."""
    depth = 1
    for place in range(at, end):
        depth += (words[place] == "(") - (words[place] == ")")
        if depth == 0:
            return place
    return end


def _bare(words: str) -> str | None:
    """A list without its brackets; None where it is not finished or goes on about some of its things."""
    words = " ".join(words.split())
    while _BRACKET.search(words):
        words = _BRACKET.sub(" ", words)
    return None if _OPEN.search(fold(words)) or "(" in words or ")" in words else words


def _names(words: str) -> tuple[int, int] | None:
    """How many proper names stand at the head of words, the last of them up to what goes on after it."""
    bare = _bare(words.split(";")[0])
    pieces = [p.strip() for p in regex.split(r",(?!\d)|" + _AND.pattern, bare)] if bare else []
    found = []
    for piece in pieces:
        name = _GOES_ON.sub("", piece).removeprefix("và ")
        if not regex.match(r"(?:\p{Ll}+ ){0,2}\p{Lu}", name) or _BODY.match(name) or len(name.split()) > _LONG or _NUMBER.search(name):
            break
        found.append(name)
        if name != piece.removeprefix("và "):
            break
    return (len(found), len(found)) if len(found) > 1 else None


def _things(words: str) -> tuple[int, int] | None:
    """How many things a list names up to its full stop: those with a number in brackets, if the last has one; what its marks part, if the pieces are alike."""
    quoted = _QUOTED.fullmatch(" ".join(words.split()))
    if quoted:
        return len(quoted.captures("one")), len(quoted.captures("one"))
    words = own_clauses(words)
    counted = _COUNTED.findall(words)
    if len(counted) > 1 and words.rstrip(" .)").endswith(counted[-1].rstrip(" .)")):
        return len(counted), len(counted)
    bare = _bare(words)
    if bare is None:
        return None
    mark = ";" if ";" in bare else ","
    pieces = [" ".join(p.split()).removeprefix("và ") for p in regex.split(r";" if mark == ";" else r",(?!\d)", bare) if p.strip()]
    if not pieces or regex.match(r"\d", pieces[0]):
        return None  # 02 giải nhì, 03 giải ba: counts of their own
    last = _AND.split(pieces[-1], 1)
    joined = [*pieces[:-1], *last] if mark == "," else pieces
    heads = [fold(p.split()[0]) for p in joined if p.split()]
    if len(heads) < len(joined) or len(joined) < _FEW or not _alike(joined, heads):
        return None
    sure = mark == ";" or len(last) == 1 or heads[-1] in heads[:-1] or _POST.match(joined[-1])
    inside = sum(len(_AND.findall(_IN_NAME.sub(" ", p))) for p in joined)
    return len(joined) - (not sure), len(joined) + inside


_DOES = regex.compile(r" *(?:và )?[^,;]{3,80} (?:chủ trì|phối hợp|phụ trách|thực hiện|tham mưu|đảm nhiệm|theo dõi|hướng dẫn|báo cáo|tổng hợp)\b[^;]*")


def own_clauses(words: str) -> str:
    """A list without what goes on behind its semicolon about something else: *A, B và C; sơ kết trước ngày 30/11*."""
    first, _, rest = words.partition(";")
    if rest and regex.search(r",(?!\d)", first) and _DOES.fullmatch(rest):
        return first  # *lịch sử, khoa học, văn học; Phòng Phục vụ chủ trì*
    named = regex.match(r" *(?:\p{Ll}+ ){0,2}\p{Lu}", first) and regex.search(r",(?!\d)| và ", first)
    return first if rest and named and not regex.search(r";|^ *(?:và )?(?:\p{Ll}+ ){0,2}\p{Lu}", rest) else words


def _alike(pieces: Sequence[str], heads: Sequence[str]) -> bool:
    """True if each piece is one thing: all begin with the same word, are names, or short and told with a figure each or without any."""
    words = [_NUMBER.sub("", p).split() for p in pieces]
    if any(not w for w in words):
        return False
    figures = [len(_NUMBER.findall(p)) for p in pieces]
    short = all(len(w) <= _LONG for w in words) and not any(_CLAUSE & set(_NO_CLAUSE.sub("", p.lower()).split()) for p in pieces)
    same = len(set(heads)) == 1
    if len(pieces) == _FEW:
        return short and not any(figures) and same
    evenly = set(figures) <= {0} or set(figures) == {1}
    return same and max(map(len, words)) <= 2 * _LONG or evenly and short


