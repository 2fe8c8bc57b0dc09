"""Counts: of units said to be all, of the rows of a list, of the items, steps, annexes and parts that a sentence promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import NUMBER_WORDS, shown, small_number
from kehoach.check.figures.splits import Line, lists, mark_of, tree
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import grid_of, is_numbers, sheet_of, sheets
from kehoach.check.words import bare_words, own_paragraphs
from kehoach.extract.numbers import parse_number
from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.messages import check as say
from kehoach.normalise import Paragraph
from kehoach.normalise.labels import roman_value
from kehoach.records import Section, Table
from kehoach.rulebook import CheckEntry

# --- wholes: 14/14 thôn, toàn xã có 14 thôn ---------------------------------------------------------

_KEYS = (
    "xa, phuong, thi tran", "phuong, xa, thi tran", "huyen, thi xa, thanh pho", "huyen, thanh pho", "xa, thi tran", "xa, phuong",
    "phuong, xa", "thon, to dan pho", "thon, ban", "thon, xom", "thon, buon", "to dan pho", "khu dan cu", "khu vuc bo phieu",
    "khu vuc", "khu pho", "tram y te", "truong mam non", "truong tieu hoc", "don vi bau cu", "thon", "buon", "ap", "xom", "xa",
    "phuong", "huyen", "so, ban, nganh", "ho chua nuoc", "truong hoc", "phong, ban",
)  # fmt: skip
KEY = "|".join(k.replace(", ", " *, *") for k in _KEYS)
_KIND_OF = r"(?! *(?:, *(?:xa|phuong|thi tran|thi xa|thanh pho|ban|buon|to dan pho)\b|va (?:thi tran|phuong)|dac biet|vung|khu vuc|bien gioi|ngheo|diem|trong diem|kho khan|mien nui|ven|bai ngang|nong thon|con lai|thuoc(?! (?:huyen|tinh|xa|dia ban|thanh pho))|moi\b|loai|cu\b|truoc))"
MORE_KEY = _KIND_OF + r"(?! *(?:da\b|dat|chua|co\b|con\b|dang|xay dung|khong|duoc|dang ky))"
_SHARE = regex.compile(rf"(?<![\d.,/-])(?<!ngay )(?<!so )(?P<k>\d{{1,3}}) ?/ ?(?P<n>\d{{1,3}}) +(?P<key>{KEY})\b(?P<after>.?)")
_WHOLE = regex.compile(
    rf"\b(?:toan bo|ca|tat ca|(?:toan )?(?:xa|huyen|tinh|phuong|thanh pho|thi xa|dac khu|thi tran|quan) (?:hien )?co) +(?P<n>\d{{1,3}}) +(?P<key>{KEY})\b{MORE_KEY}"
)
_THAT_MANY = regex.compile(rf"(?<![\d.,/-])(?<!/ )(?P<n>\d{{1,3}}) +(?P<key>{KEY})\b")
_PLAIN = regex.compile(_THAT_MANY.pattern + MORE_KEY)
_QUALIFIED = regex.compile(_KIND_OF)
# What follows units in a caption that are all there are: *các xã năm 2026*, not *xã trọng điểm*, *thôn có nguy cơ*
_PLAINLY = r" *(?:$|[^a-z ]|(?:nam|giai doan|tren|cua|thuoc|trong(?! diem)|theo|va|den|tu|toan|huyen|tinh|xa|phuong|kem)\b)"
_TITLE_ENDS = regex.compile(r"\(|kem theo")


@dataclass(frozen=True)
class Whole:
    """A place that says how many of a kind of unit there are."""

    place: Place
    key: str
    count: int
    table: Table | None = None  # whose rows were counted


def plain_key(words: str) -> str:
    """The kinds of unit counted (``xa, thi tran``), however their commas are set."""
    return ", ".join(part.strip() for part in words.split(","))


def _own(draft: Draft, place: Place) -> bool:
    return draft.title[1] < place[0] < draft.body_end and not draft.is_cited(*place)


@kind("share-over-whole")
def share_over_whole(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """More units than there are (``18/16 thôn``)."""
    for match in _SHARE.finditer(draft.text.folded):
        if int(match["k"]) > int(match["n"]) > 0 and _own(draft, match.span()):
            yield draft.finding(rule, (match.start(), match.end("key")), say_as="over", part=match["k"], whole=match["n"])


@kind("whole-of-units")
def whole_of_units(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """How many units there are, said differently in two places, or more of them than there are."""
    groups: dict[str, list[Whole]] = {}
    for one in sorted((*said_wholes(draft), *_listed_wholes(draft)), key=lambda w: w.place):
        groups.setdefault(one.key, []).append(one)
    for key, same in groups.items():
        counts = Counter(one.count for one in same)
        usual = counts.most_common(1)[0][0]
        first = next(one for one in same if one.count == usual)
        for one in same:
            if one.count != usual:
                yield _other_whole(draft, rule, one, usual, first.place)
        if len(counts) == 1:
            for match in _PLAIN.finditer(draft.text.folded):
                if plain_key(match["key"]) == key and int(match["n"]) > usual and _own(draft, match.span()):
                    yield _other_whole(draft, rule, first, int(match["n"]), (match.start(), match.end("key")))
                    break


def _other_whole(draft: Draft, rule: CheckEntry, one: Whole, other: int, place: Place) -> Result:
    """The remark on a whole that another place gives as ``other``."""
    evidence = (draft.evidence(place),)
    if one.table is None:
        return draft.finding(rule, one.place, say_as="whole", count=one.count, other=other, evidence=evidence)
    return draft.finding(
        rule, one.place, say_as="listed", count=one.count, other=other, annex=_called(draft, one.table),
        unit=draft.words(one.place).lower(), evidence=evidence,
    )  # fmt: skip


def said_wholes(draft: Draft) -> Iterator[Whole]:
    """The places that say how many units there are: *14/14 thôn*, *toàn xã có 14 thôn*."""
    for match in _SHARE.finditer(draft.text.folded):
        qualified = not _QUALIFIED.match(draft.text.folded, match.end("key"))
        if _own(draft, match.span()) and not qualified and int(match["k"]) <= int(match["n"]):
            yield Whole((match.start(), match.end("key")), plain_key(match["key"]), int(match["n"]))
    for match in _WHOLE.finditer(draft.text.folded):
        if _own(draft, match.span()):
            yield Whole((match.start("n"), match.end("key")), plain_key(match["key"]), int(match["n"]))


def _listed_wholes(draft: Draft) -> Iterator[Whole]:
    """A table with a total row whose rows are the units themselves (a column *Xã, thị trấn*).

    Where the text counts that many of them without saying that they are all, the table lists those.
    """
    for sheet in sheets(draft):
        heads = {col: " ".join(head.split()) for col, head in sheet.head.items()}
        col = next((c for c, h in heads.items() if plain_key(h) in _KEYS), None)
        rows = _numbered_rows(draft, sheet.table.id)
        named = [" ".join(row[col].words.lower().split()) for row in sheet.rows if col in row] if col is not None else []
        names = {name for name in named if any(map(str.isalpha, name))}
        if col is None or not sheet.total_rows or rows < 3 or len(names) < rows:
            continue  # *phía Tây* in many rows: where the things are that the table lists; figures below *Huyện*: what the district pays
        key = plain_key(heads[col])
        chosen = any(plain_key(m["key"]) == key and int(m["n"]) == rows and _own(draft, m.span()) for m in _THAT_MANY.finditer(draft.text.folded))
        place = _head_place(draft, sheet.table, heads[col])
        if not chosen and not _of_some(draft, min(sheet.table.start, place[0]), heads[col]):
            yield Whole(place, key, rows, sheet.table)


def _of_some(draft: Draft, start: int, unit: str) -> bool:
    """True for a table below a title that says which of the units it lists: *… theo thôn trọng điểm*."""
    above = draft.text.folded[max(draft.title[1], start - _CAPTION) : draft.text.folded.rfind("\n", 0, start) + 1]
    annex = above.rfind("phu luc")
    heading = above.strip().rpartition("\n")[2] if annex < 0 else above[annex:].replace("\n", " ")
    return rx(rf"\b{unit}\b(?!{_PLAINLY})").search(_TITLE_ENDS.split(heading)[0]) is not None


def _head_place(draft: Draft, table: Table, head: str) -> Place:
    """Where the header of a column stands: the cell with its last words, else the first of the table."""
    cells = [cell.span for row in grid_of(draft, table.id).rows for cell in row if draft.text.words(cell.span.start, cell.span.end)]
    named = next((s for s in cells if head.endswith(fold(draft.text.words(s.start, s.end)))), cells[0])
    return named.start, named.end


_ALL_UNITS = regex.compile(r"(?<!\d)(?P<n>\d{1,3}) */ *(?P<of>\d{1,3}) +xa, *(?:thi tran|phuong)")
_ONLY_COMMUNES = regex.compile(r"(?<![\d.,])(?<!\d/)(?<!\d / )(?P<n>\d{1,3}) *xa\b(?! *, *(?:thi tran|phuong)| *(?:khu vuc|thuoc|dac biet|nong thon|dat|va))")


@kind("units-of-count")
def units_of_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """All units called *xã, thị trấn* in one place and as many *xã* alone in another."""
    known = {int(m["of"]): m for m in _ALL_UNITS.finditer(draft.text.folded)}
    for match in _ONLY_COMMUNES.finditer(draft.text.folded):
        of = known.get(int(match["n"]))
        if of is not None and not draft.is_cited(*match.span()):
            yield draft.finding(
                rule, match.span(), say_as="units", count=match["n"], evidence=(draft.evidence(of.span()),)
            )


# --- rows: 12 công trình (Phụ lục I), 09 nhiệm vụ sau: ----------------------------------------------

_SAYS = regex.compile(r"(?<![\d.,/-])(?<!ngay )(?<!thang )(?<!nam )(?<!lan )(?P<n>\d{1,3}) +(?P<what>[a-z][^.;:(\n\d]{1,90})")
_TWO_WORDS = frozenset(["cong", "mo", "nhiem", "hoi", "co", "don", "doanh", "hop", "khu", "chi", "dai", "can", "san", "tram", "truong", "giai", "du", "de", "hang", "danh", "noi", "hoat", "doi", "tre", "hoc", "dia"])
_NO_UNITS = frozenset(["nam", "thang", "ngay", "tuan", "gio", "phut", "trieu", "ty", "nghin", "dong", "lan", "trong", "va", "den", "ca", "khoa", "loai", "quy", "%", "ha", "km", "m"])
_COUNTED_TITLE = regex.compile(r"\bdanh (?:sach|muc)(?: cac)? (?P<n>\d{1,3}) [a-z]+")
_QUANTITY = regex.compile(r"so luong|s(?:\.|o )?l\.?")
_NAMED = regex.compile(r"phu luc(?: so)? *(?P<no>[ivx]+|\d+)?\b")
_BY_CAPTION = regex.compile(r"\b(?:tai|theo|o|trong) (?:bang|bieu)(?: so)? *(?P<no>[ivx]+|\d+)\b")
_POINTED = regex.compile(r"(?P<more>(?: [a-z]+,?){0,7}?) (?:(?:duoc )?(?:neu|ghi|co ten|quy dinh|xac dinh|liet ke) )?(?:tai|trong|theo)(?: danh (?:sach|muc)(?: tai| o)?)? (?:phu luc|bang|bieu)\b")
_LISTED_ALONE = frozenset(["xa", "phuong", "huyen", "thon", "xom", "ap", "buon", "truong", "tram", "tuyen", "cau", "cho"])
_LISTED = frozenset(["co quan", "don vi", "dia phuong", "cong trinh", "du an", "co so", "doanh nghiep", "hop tac", "di tich", "ho chua", "dia diem", "diem ban"])
_NEARLY = 2  # rows more or fewer, where nothing but the pointer says that they are what is counted
_YEAR = regex.compile(r"\b20\d\d\b")
_CAPTION = 400  # characters of a title above its table
_CAPTION_WORDS = 12  # of a caption, in a remark
_BEFORE_TABLE = 160  # characters between a sentence and the table it leads to


def _noun(what: str) -> str:
    """What is counted: its first word, or two where one alone says little (*công trình*)."""
    words = what.replace(",", " ").split()
    return " ".join(words[:2]) if words and words[0] in _TWO_WORDS else " ".join(words[:1])


@kind("count-of-rows")
def count_of_rows(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``12 hộ …`` in the text against the rows of the annex or table that lists them.

    The list belongs to the count if the sentence names the annex or leads to the table, and the list says in its
    title or header that it is one of such things; or if the words after the number stand in the annex's title.
    """
    held = 0
    said: set[Place] = set()
    counts = [(place, count, what, (draft.paragraph(place[0]), what.split()[0])) for place, count, what in _said_counts(draft)]
    alike: dict[tuple[Paragraph | None, str], list[int]] = {}
    for _, count, _, thing in counts:
        alike.setdefault(thing, []).append(count)
    for place, count, what, thing in counts:
        near = alike[thing]
        for table, title, named in _lists_for(draft, place):
            named_so = named and (_lists(draft, table, title, _noun(what)) or _rows_are(draft, table, what) or _stands_there(draft, table, place, count))
            telling = named is None and _rows_called(draft, table, what.split()[0]) or named_so or _titled(what, title)
            rows = _numbered_rows(draft, table.id) if telling and not _has_quantities(draft, table) else 0
            if rows == count or len(near) > 1 and rows == sum(near):
                held += 1  # "08 thôn tổ chức riêng; 02 thôn tổ chức theo cụm": ten rows
            elif rows > 1 and place not in said and not _also_says(draft, place, rows) and not _of_one_year(draft, title, place):
                said.add(place)
                yield draft.finding(
                    rule, place, severity=None if _titled(what, title) or "danh sach" in title else "warning", count=count, rows=rows,
                    annex=_called(draft, table),
                    evidence=(draft.evidence((table.start, min(table.end, table.start + 60))),),
                )  # fmt: skip
    yield from _titled_counts(draft, rule)
    yield from _named_in_annexes(draft, rule)
    if held:
        yield draft.verified(rule, None, "rows-counted", count=held)


def _titled_counts(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``DANH SÁCH 10 ĐỊA PHƯƠNG ĐƯỢC KIỂM TRA`` above a list of another number of rows."""
    for annex in draft.annexes:
        tables = [t for t in draft.record.tables if annex.start <= t.start < annex.body_end]
        match = _COUNTED_TITLE.search(draft.text.folded, annex.start, tables[0].start) if len(tables) == 1 else None
        rows = _numbered_rows(draft, tables[0].id) if match and not _has_quantities(draft, tables[0]) else 0
        if match and rows > 1 and rows != int(match["n"]):
            place = match.start("n"), match.end()
            yield draft.finding(
                rule, place, severity="warning", count=int(match["n"]), rows=rows, annex=_called(draft, tables[0]),
                evidence=(draft.evidence((tables[0].start, min(tables[0].end, tables[0].start + 60))),),
            )  # fmt: skip


_COUNTED_HEAD = regex.compile(r"(?m)^[* ]*(?:danh (?:sach|muc) )?(?:cac )?(?P<n>\d{1,3}) [a-z]+[^\n\d]*$")
_NAMES_LINE = regex.compile(r"(?m)^(?:[^;\n\d]{3,40};){2,}[^;\n\d]{3,40}$")


def _named_in_annexes(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``10 TUYẾN ĐƯỜNG THỰC HIỆN`` as the title of an annex that names nine of them, semicolons between."""
    for annex in draft.annexes:
        names = list(_NAMES_LINE.finditer(draft.text.folded, annex.start, annex.body_end))
        head = _COUNTED_HEAD.search(draft.text.folded, annex.start, names[0].start()) if len(names) == 1 else None
        there = names[0][0].strip(" ;.").count(";") + 1 if head else 0
        if head and there != int(head["n"]):
            place = head.start("n"), head.end()
            yield draft.finding(rule, place, say_as="promised", severity="warning", count=head["n"], rows=there, evidence=(draft.evidence(names[0].span()),))


def _has_quantities(draft: Draft, table: Table) -> bool:
    """True where each row is a kind of thing and a column says how many there are of it (*Số lượng*)."""
    sheet = sheet_of(draft, table.id)
    return sheet is not None and any(_QUANTITY.fullmatch(head) for head in sheet.head.values())


def _of_one_year(draft: Draft, title: str, place: Place) -> bool:
    """True if a list is of one year of the plan's several and the sentence is not."""
    years = set(_YEAR.findall(title)) - set(_YEAR.findall(draft.folded(draft.sentence(*place))))
    return len(years) == 1 and draft.record.plan.year_start != draft.record.plan.year_end


def _said_counts(draft: Draft) -> Iterator[tuple[Place, int, str]]:
    for match in _SAYS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        number = parse_number(match["n"])
        first = match["what"].split()[0].strip(",")
        if number is not None and first not in _NO_UNITS and not draft.is_cited(*match.span()):
            yield (match.start("n"), match.end("n") + 1 + len(first)), int(number), match["what"]


def _lists_for(draft: Draft, place: Place) -> Iterator[tuple[Table, str, bool | None]]:
    """Tables a count may be about, with their folded titles, and whether its sentence leads to them; None for one that only stands below."""
    low, high = draft.sentence(*place)
    sentence = draft.folded((low, high))
    names = {m["no"] for m in _NAMED.finditer(sentence)}
    for annex in draft.annexes:
        tables = [t for t in draft.record.tables if annex.start <= t.start < annex.body_end]
        if len(tables) == 1:
            own = _NAMED.match(fold(annex.title))
            named = bool(own and names and own["no"] in names) or bool(names and len(draft.annexes) == 1)
            yield tables[0], _title(annex, tables[0]), named
    captions = {m["no"] for m in _BY_CAPTION.finditer(sentence)}
    for table in draft.record.tables if captions else ():
        own = _BY_CAPTION.match(f"tai {fold(table.caption or '')}")
        if own and own["no"] in captions and table.start < draft.body_end:
            yield table, fold(table.caption or ""), True
    following = next((t for t in draft.record.tables if t.start >= high - 1), None)
    if following and following.start - high < _BEFORE_TABLE and following.start < draft.body_end:
        between = draft.folded((place[1], following.start))
        if regex.search(r"(?:sau(?: day)?|bang|bieu|danh muc|cu the|gom)[^.]{0,40}:? *$|: *$", between):
            yield following, fold(following.caption or ""), True
        elif regex.fullmatch(r"[^\n]*\n+(?:bang|bieu)\b[^\n]*\n*", draft.text.folded[place[1] : following.start]):
            yield following, fold(following.caption or ""), None


def _called(draft: Draft, table: Table) -> str:
    """What a remark calls the list: the annex it stands in, its caption, or its first column of words."""
    annex = next((a for a in draft.annexes if a.start <= table.start < a.body_end), None)
    if annex:
        return " ".join(annex.title.split()[:3])
    caption = (table.caption or "").split()
    heading = draft.sections[table.section].title.split() if table.section else []
    if caption and caption[-len(heading) :] != heading:
        return say.TABLE_CALLED(caption=" ".join(caption[:_CAPTION_WORDS]) + (" …" if len(caption) > _CAPTION_WORDS else ""))
    grid = grid_of(draft, table.id)
    heads = [draft.text.words(cell.span.start, cell.span.end) for cell in (grid.rows[0] if grid.rows else ())]
    return say.TABLE_WITH(column=next((h for h in heads if h and not is_numbers(fold(h))), "…"))


def _title(annex: Section, table: Table) -> str:
    return fold(f"{annex.title} {table.caption or ''}")


def _lists(draft: Draft, table: Table, title: str, noun: str) -> bool:
    """True if a table is a list of such things: its title says so, or the header of its first column of words."""
    sheet = sheet_of(draft, table.id)
    heads = list(sheet.head.values()) if sheet else []
    if noun and any(regex.search(rf"\b(?:so|so luong) {regex.escape(noun)}\b", h) for h in heads):
        return False  # a column counts them: a row holds several
    first = next((h for h in heads if not regex.fullmatch(r"(?:stt|tt|so tt|so thu tu)\W*", h)), "")
    return bool(noun) and (f" {noun} " in f" {bare_words(first)} " or bool(regex.search(rf"danh (?:sach|muc)(?: cac)? {regex.escape(noun)}\b", title)))


_UNITS = ("xa", "phuong", "thi tran", "huyen", "thi xa", "thanh pho", "thon", "ban", "xom", "ap", "buon", "khu", "to dan pho", "truong", "tram")


def _rows_are(draft: Draft, table: Table, what: str) -> bool:
    """True if every row is named as one of the units counted: *09 huyện, thành phố* and *Huyện Định Hóa*, *Thành phố Sông Công*."""
    said = tuple(f"{unit} " for unit in _UNITS if regex.match(rf"(?:[a-z ]+, *)*{unit}\b", what))
    names = _names_of_rows(draft, table) if said else []
    return len(names) > 2 and all(name.startswith(said) for name in names)


def _stands_there(draft: Draft, table: Table, place: Place, count: int) -> bool:
    """True if bodies or places are said to stand in a list that has nearly as many rows, and no column counts them: *08 cơ quan nêu tại Phụ lục I*."""
    pointed = _POINTED.match(draft.text.folded, place[1])
    noun = draft.folded((place[0], place[1])).split()[-1]
    sheet = sheet_of(draft, table.id)
    if not pointed or sheet is None or abs(_numbered_rows(draft, table.id) - count) > _NEARLY:
        return False
    unit = f"{noun} {pointed['more']}".split()[:2]
    listed = unit[0] in _LISTED_ALONE or " ".join(unit) in _LISTED
    return listed and not any(regex.search(rf"\b{noun}\b", head) for col, head in sheet.head.items() if any(row[col].value is not None for row in sheet.rows if col in row) and not is_numbers(head))


def _rows_called(draft: Draft, table: Table, noun: str) -> bool:
    """True if every row is called by what is counted and a letter or number: *tại 04 kho* and *Kho A*, *Kho B*, *Kho C*."""
    names = _names_of_rows(draft, table)
    return len(names) > 2 and all(regex.fullmatch(rf"{noun}(?: [a-z]+)? (?:so )?(?:[a-z]|\d{{1,2}}|[ivx]+)", name) for name in names)  # noqa: PLR2004


def _names_of_rows(draft: Draft, table: Table) -> list[str]:
    """What the rows of a table are called, the totals left out."""
    sheet = sheet_of(draft, table.id)
    return [sheet.header(row) for at, row in enumerate(sheet.rows) if at not in sheet.total_rows] if sheet else []


def _titled(what: str, title: str) -> bool:
    telling = [w for w in bare_words(what).split() if w not in ("co", "cac", "la", "cho", "va", "duoc", "du", "de", "voi", "dieu", "kien")]
    shared = [w for w in telling if f" {w} " in f" {bare_words(title)} "]
    return "danh sach" in title and len(telling) >= 5 and len(shared) >= 5 and len(shared) >= len(telling) * 0.5


def _also_says(draft: Draft, place: Place, rows: int) -> bool:
    """True if the sentence names the number of rows as well: then the list is about that count."""
    sentence = draft.folded(draft.sentence(*place))
    return any(int(n) == rows for n in regex.findall(r"(?<![\d.,/])\d{1,3}(?![\d.,/%])", sentence))


def _numbered_rows(draft: Draft, table: str) -> int:
    """The rows of a list: its last running number, where it counts from one without a gap."""
    numbers = []
    for row in grid_of(draft, table).rows:
        first = draft.text.words(row[0].span.start, row[0].span.end).strip(" .") if row else ""
        if first.isdigit():
            numbers.append(int(first))
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


# --- items: thực hiện 05 nhiệm vụ sau: --------------------------------------------------------------

_PROMISED = regex.compile(
    r"(?<![\d./,-])(?P<n>\d{1,2}) (?P<what>nhiem vu|giai phap|nhom(?: nhiem vu| giai phap| chi tieu| noi dung)?|noi dung|chi tieu|muc tieu|du an|hoat dong|buoc|"
    r"hang muc|tieu chi|dot|mo hinh|cong trinh|lop|hinh thuc|phan viec|dau viec|to|doan|chinh sach|khau)\b[^.;:\n\d]{0,90}(?:(?:sau|gom|sau day|cu the|sau do|nhu sau) *:? *$|: *$)"
)


@kind("promised-items")
def promised_items(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``gồm 05 nhiệm vụ sau:`` against the items below."""
    lines = []
    for paragraph in own_paragraphs(draft):
        words = draft.text.folded[paragraph.start : paragraph.end]
        lines.append(Line(paragraph.start, paragraph.end, words, mark_of(words), []))
    for line, items in lists(tree(lines)):
        match = _PROMISED.search(" ".join(line.words.split()))
        part = draft.section_at(line.start)
        outside = part is not None and any(item.start >= draft.sections[part].body_end for item in items)
        if match and len(items) != int(match["n"]) and not outside and not draft.is_cited(line.start, line.end):
            place = _at_number(draft, line, match["n"])
            yield draft.finding(rule, place, say_as="promised", count=shown(int(match["n"])), rows=len(items))


def _at_number(draft: Draft, line: Line, number: str) -> Place:
    found = list(regex.finditer(rf"(?<!\d){number} +\S+(?: \S+)?", line.words))
    return (line.start + found[-1].start(), line.start + found[-1].end()) if found else (line.start, line.end)


# --- steps of a table, annexes, parts named in turn -----------------------------------------------

_MANY = rf"(?P<n>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_STEPS = regex.compile(rf"\b(?:toan bo|tat ca|ke hoach|cong viec|tren day|quy trinh|lich)\b[^.;:\d]{{0,40}}\b(?:gom|la|co) {_MANY} (?P<of>buoc|cong viec|giai doan|nhiem vu|hoat dong|noi dung|hang muc|dau viec|khoan(?: chi)?)\b")
_NEAR = 2  # a number further off is of other things


@kind("steps-of-table")
def steps_of_table(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Toàn bộ công việc gồm 06 bước`` right below a table of steps numbered 1 to 6."""
    for sheet in sheets(draft):
        low = sheet.table.end
        match = _STEPS.search(draft.text.folded, low, min(len(draft.text.folded), low + 160))
        if match is None or draft.text.folded[low : match.start()].strip(" \n|-") or sheet.total_rows:
            continue
        numbers = [row[c].value for row in sheet.rows for c in sorted(row)[:1]]
        rows = len(sheet.rows)
        if numbers == [Decimal(n) for n in range(1, rows + 1)] and rows > _NEAR and 0 < abs(small_number(match["n"]) - rows) <= _NEAR and not draft.is_told(match.span("n"), rule.code):
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(small_number(match["n"])), rows=rows)


_ANNEXES = regex.compile(rf"\b(?:kem theo|dinh kem|ban hanh kem theo)\b[^.;\d]{{0,60}}?\b{_MANY} phu luc\b(?! [ivx\d])")


@kind("annexes-announced")
def annexes_announced(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kèm theo Kế hoạch này 03 phụ lục`` and two of them."""
    there = len(draft.annexes)
    for match in _ANNEXES.finditer(draft.text.folded, draft.title[1], draft.body_end):
        said = small_number(match["n"])
        if there > 1 and said != there and abs(said - there) <= _NEAR and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(said), rows=there)


_NOUNS = r"hop phan|tieu du an|du an|hoat dong|nhiem vu|noi dung|buoc|giai doan|cum|nhom|vong|mo hinh|goi thau|chuyen de|muc tieu|giai phap|linh vuc|tru cot|khoi|to|dot|phan"
_TURNS = regex.compile(
    rf"\b(?:gom(?: co)?|chia (?:ra|lam|thanh)|toan bo|tat ca|ca|cua|thuc hien|trien khai|qua|theo|co) {_MANY} (?P<of>{_NOUNS})(?: (?:thanh phan|chinh|cu the|trong tam|lon))?(?: sau(?: day)?| nhu sau)?(?P<end> *(?=[:.;,\n]|$| la\b| voi\b))"
)
_TURN = regex.compile(rf"(?m)^[*# ]*(?:[-+] )?(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)] |[a-zđ]\) |[ivx]+\. )?(?P<of>{_NOUNS}) (?:so |thu )?0?(?P<k>\d{{1,2}}|[ivx]+) *[.:)–-]")


@kind("named-in-turn")
def named_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kế hoạch gồm 04 hợp phần:`` and below it *Hợp phần 1*, *Hợp phần 2*, *Hợp phần 3* and no more."""
    lines: dict[str, list[tuple[int, int]]] = {}
    for match in _TURN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        if not draft.is_cited(*match.span()):
            number = int(match["k"]) if match["k"].isdecimal() else roman_value(match["k"].upper())
            lines.setdefault(match["of"], []).append((match.start(), number))
    for match in _TURNS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        run = [number for _, number in lines.get(match["of"], [])]
        said = small_number(match["n"])
        there = len(run)
        if there > 1 and run == list(range(1, there + 1)) and said != there and abs(said - there) <= _NEAR and said > 1 and not draft.is_cited(*match.span()):
            if draft.text.folded[match.end()] != ":" and lines[match["of"]][0][0] < match.start() < lines[match["of"]][-1][0]:
                continue  # said of one of them
            yield draft.finding(rule, match.span("n"), say_as="promised", severity="warning", count=str(said), rows=there)
