"""What a deadline is about: the duty in its clause, the row's task, or the title of its section.

As readers of plans write it down: the action with its object, without the body that owes it, the words of its
schedule (*định kỳ*, *hoàn thành*) and the road a report takes (*qua …*).
"""

from __future__ import annotations

import re

import regex

from kehoach.extract.found import FoundDeadline
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.segment import Outline

_CLAUSE = re.compile(r"[;:\n]|\. ")
_MARKS = " -+*•,.:;()"
_LABEL = re.compile(
    r"(?:thoi gian|thoi han|tien do|lo trinh|thoi diem|han |trong khoang|du kien|cham nhat|truoc |tu ngay|den ngay|quy [iv]|"
    r"thang \d|gom |dot \d|(?:ngay )?sau khi |va |hoac |han chot|[a-z ]{0,20}\d+ (?:ngay|tuan|thang)\b)"
)
_ITEM = re.compile(r"(?:[ \-+*•]*(?:(?:[a-z\d]{1,2}[.)]|\d{1,2}-) +)?)")
_NUMBER = re.compile(r"^\W*(?:(?:[a-zđ\d]{1,2}[.)]|\d{1,2}-) +)+")
_NOTE = re.compile(r"(?<=[^\W\d])\d{1,2}$")  # a footnote's digit
_LONGEST = 400
_LONGEST_LABEL = 14  # words
_TASK_HEAD = re.compile(r"(?:ten |cac )?(?:noi dung|nhiem vu|cong viec|hoat dong|chi tieu|muc tieu|dau viec|viec )")
_BODY_HEAD = re.compile(r"don vi|co quan|chu tri|phoi hop|phu trach|nguoi |thuc hien$")
# Headings that only say which field of a task stands below.
_FIELD_KINDS = frozenset({"thoi_gian", "to_chuc_thuc_hien"})
_OWN_TIME = re.compile(r"(?i)^(?:thời gian|thời hạn|tiến độ) +(?=(?:thực hiện|tổ chức|triển khai|hoàn thành) +\S)")

_VERBS = (
    r"(?:chu tri|chu dong|phoi hop|tong hop|bao cao|xay dung|gui|to chuc|trien khai|lap|ra soat|hoan thanh|kiem tra|tham muu|ban hanh|"
    r"thuc hien|danh gia|theo doi|cung cap|dang ky|trinh|de xuat|tien hanh|cap nhat|cong bo|huong dan|tham dinh|hop|nop)\b"
)
# "Sở A có trách nhiệm tổng hợp …": the body before its verb.
_ACTOR = re.compile(
    r"(?:giao |de nghi |yeu cau )?(?:cac |uy ban |ubnd |so |phong |ban |hoi |cong an |trung tam |don vi |co quan |thu truong |chu tich |van phong |mat tran |ub|chi bo |chi cuc |khoa )"
    rf"[^.;:()]{{2,200}}?(?: duoc (?:kiem tra|giam sat|thanh tra)(?:,? (?:va )?(?:kiem tra|giam sat|thanh tra))*)?[ ,](?=(?:(?:co|chiu) trach nhiem )?{_VERBS})"
)
_OPENING = re.compile(
    r"(?:dong thoi|theo quy dinh|doi voi [^,;:]{3,60}|ben canh do|ngoai ra|trong do|tiep tuc|cu the|luu y|sau do|tren co so[^,;:]{3,90}|can cu[^,;:]{3,90}|(?:ngay )?sau [^,;:]{3,60}),? +"
    rf"|chu tri,? (?:va )?phoi hop (?:voi )?[^;:.]{{2,160}}?[ ,](?!phoi hop)(?={_VERBS})|chu tri,? (?={_VERBS})"
    r"|(?:co|chiu) trach nhiem |(?:du kien|thuong xuyen|dinh ky(?: va| hoac)?(?: dot xuat)?|viec) +|thoi gian +(?=(?:kiem tra|danh gia|to chuc|thuc hien|trien khai|xay dung|hoan thanh|ra soat) )|khi co yeu cau +|hoac +|nghiem tuc +"
)
_DELIVERED = re.compile(rf", +(?=(?:gui|bao cao|trinh|nop|tong hop)\b)|, va (?={_VERBS})")
# "thường trực, tổng hợp báo cáo …": what stands before is no part of what is delivered, as it is in "tổng hợp kết quả, báo cáo …"
_PART_OF_REPORT = re.compile(r"(?:tong hop|lap|xay dung|danh gia|ra soat|thong ke|so ket|tong ket|nhan|chuan bi|hoan thanh|hoan thien|du thao|tham muu|thu thap|de xuat|phoi hop|trinh)\b")
# Who does it, and no more: "Đoàn trường chủ trì", "phối hợp với Phòng Nội vụ".
_WHO = re.compile(
    r"(?:chu tri,? (?:va )?)?phoi hop (?:voi|cung) [^,;:]*"
    r"|(?:cac |uy ban |ubnd |so |phong |ban |hoi |cong an |trung tam |don vi |co quan |van phong |mat tran |doan |to |khoa |chi cuc |cuc |vu |dai |tram |truong |nha truong |"
    r"giao vien |bo phan |do )[^,;:]{2,90} (?:chu tri|thuc hien|tham muu|phu trach|phan cong)(?:,? (?:thuc hien|tham muu))?"
)
_GOES = re.compile(r"(?:gui|trinh|nop) +")
# The words of a schedule at the end of a clause, read from its end.
_CLOSING = regex.compile(
    r"(?r)(?:[ ,(\-]+|\b(?:theo dinh ky|dinh ky|thuong xuyen|dot xuat|lien tuc|theo quy dinh|theo|va|hoac|bat dau|hoan thanh|xong|phai|can|du kien|"
    r"(?:(?:da|se|cung|phai) )*duoc (?:thuc hien|to chuc|tien hanh|hoan thanh)|trong khoang|trong thoi diem|thoi gian|ke tu|tu|trong|vao|den|"
    r"cham nhat|han|chi tiet|cu the|lan \d|trong \d+ ngay(?: lam viec)?|truoc|hang (?:ngay|tuan|thang|quy|nam))"
    r"|,? *truoc ngay [\d/]+(?: doi voi [^,;:.()]{2,30}?)?,?"
    r"|[,(] *(?:bao cao|gui|tong ket|so ket|0?[369] thang|quy [iv]+|quy|nam)"
    r"|\((?:qua|thong qua|truoc|cham nhat|theo|dinh ky)[^()]*\)?|\bthong qua [^,;]{3,80}|\bde (?:tong hop|theo doi|kiem tra|chi dao)[^,;]{0,60})$"
)
# What stands between the days of one list of reports: "(trước ngày 16/6), tổng kết năm (".
_SAME_LIST = re.compile(
    r"[ ,;()*]*(?:(?:va|hoac|bao cao|so ket|tong ket|dinh ky|hang [a-z]+|\d{1,2} thang(?: dau nam)?|quy|nam|thang|gui|truoc|ngay)\b[ ,;()*]*)*"
)
_REPORT = re.compile(r"\((?P<what>bao cao *(?P<period>\d{1,2} thang|quy [iv]+|quy|thang|nam)?)(?: *$|[^()]*, (?P<next>bao cao *)$)")
_PERIOD = re.compile(r"\d{1,2} thang|quy(?: [iv]+\b)?|thang\b|nam\b")
_SCHEDULE = re.compile(
    r"[ ,()*]*(?:(?:va|hoac|so ket|tong ket|dinh ky|dot xuat|khi co yeu cau|hang [a-z]+|\d{1,2} thang(?: dau nam)?|quy|nam|truoc|ngay|cham nhat|la|trong|[\d/]+)\b[ ,()*]*)*"
)


def subject(text: Text, outline: Outline, found: FoundDeadline) -> str | None:
    """What is due, in the plan's words; ``None`` if the place does not say."""
    if found.table is not None and found.cell is not None:
        return _of_row(text, found.table, found.cell[0], found.cell[1])
    report = _bracketed_report(text, found)
    if report is not None:
        return report
    clause = _clause(text, found)
    if clause is not None:
        return clause
    fallback = None
    for part in outline.lineage(outline.at(found.start)):
        title = _NOTE.sub("", _NUMBER.sub("", part.heading.title))
        if own := _OWN_TIME.match(title):
            return title[own.end() :].rstrip(_MARKS)  # "Thời gian thực hiện Chương trình"
        if len(title.split()) <= 6 and _LABEL.match(fold(title).lstrip(" -+*.0123456789)")):
            continue
        if not _FIELD_KINDS & set(part.kinds):
            return title or None
        fallback = fallback or title
    return fallback or None


def continues(text: Text, previous: FoundDeadline, found: FoundDeadline) -> bool:
    """True if a deadline goes on with the list of the one before it: both are about the same."""
    return bool(_SAME_LIST.fullmatch(text.folded, previous.end, found.start))


def _bracketed_report(text: Text, found: FoundDeadline) -> str | None:
    """``(báo cáo 6 tháng trước ngày 31/5, báo cáo năm trước …)``: which report is due."""
    folded = text.folded
    line = max(folded.rfind("\n", 0, found.start) + 1, found.start - 120)
    match = _REPORT.search(folded, line, found.start)
    period = _PERIOD.match(folded, found.start)
    if match is None or period is None:
        return None
    name = "next" if match["next"] else "what"
    return text.words(match.start(name), period.end())


def _clause(text: Text, found: FoundDeadline) -> str | None:
    """The duty in the clause before a deadline, or after one that opens its clause."""
    folded = text.folded
    floor = max(folded.rfind("\n", 0, found.start) + 1, found.start - _LONGEST)
    if floor and not folded[floor - 1].isspace():
        space = folded.find(" ", floor, found.start)  # never from the middle of a word
        floor = space + 1 if space >= 0 else found.start
    item = _ITEM.match(folded, floor, found.start)
    begin = item.end() if item else floor
    for cut in _CLAUSE.finditer(folded, floor, found.start):
        begin = cut.end()
    begin, end = _action(folded, begin, found.start)
    for cut in _DELIVERED.finditer(folded, begin, end):  # the last of several is what the time is for
        words = len(folded[begin : cut.start()].split())
        apart = words >= 6 or words > 1 and not _PART_OF_REPORT.match(folded, begin)
        if apart and _says_what(text, cut.end()):
            begin = cut.end()
    if before := _said(text, begin, end):
        return before
    if label := _label(text, item.end() if item else floor, begin):
        return label
    start = _SCHEDULE.match(folded, found.end)
    begin = start.end() if start else found.end
    if folded.startswith(": ", begin):
        begin += 2
    stop = _CLAUSE.search(folded, begin, min(len(folded), begin + _LONGEST))
    begin, end = _action(folded, begin, stop.start() if stop else min(len(folded), begin + _LONGEST))
    first = next((c for c in _DELIVERED.finditer(folded, begin, end) if len(folded[begin : c.start()].split()) >= 5), None)
    return _said(text, begin, first.start() if first else end)


def _label(text: Text, begin: int, end: int) -> str | None:
    """The label of the item that a time stands in (*- Lễ ra quân: ngày 03/6*), unless it only says that a time follows."""
    colon = text.folded.find(":", begin, end + 1)
    words = text.words(begin, colon).strip(" -+*•,.:;") if colon > 0 else ""
    if not words or len(words.split()) > _LONGEST_LABEL or _LABEL.match(fold(words)) or ". " in words or ";" in words:
        return None
    return words if "\n" in text.folded[max(0, begin - 12) : begin] else None


def _says_what(text: Text, verb: int) -> bool:
    """False for a verb followed by whom it goes to (``trình Ủy ban …``): what it is stands before."""
    gone = _GOES.match(text.folded, verb)
    return gone is None or not text.canonical[gone.end() : gone.end() + 1].isupper()


def _action(folded: str, begin: int, end: int) -> tuple[int, int]:
    """Where the action of a stretch of text stands, without its schedule and the body that owes it."""
    begin, end = _stripped(folded, begin, end)
    while closing := _CLOSING.search(folded, begin, end):
        if closing.start() == closing.end():
            break
        end = closing.start()
    while True:
        begin, end = _stripped(folded, begin, end)
        lead = _OPENING.match(folded, begin, end) or _ACTOR.match(folded, begin, end)
        if lead is None or not folded[lead.end() : end].strip():
            break
        begin = lead.end()
    return begin, end


def _said(text: Text, begin: int, end: int) -> str | None:
    """The words of an action; ``None`` below three words and for a label of time."""
    words = text.words(begin, end).strip(_MARKS)
    if len(words.split()) < 3 or _LABEL.match(text.folded[begin:end]) or _WHO.fullmatch(text.folded, begin, end):
        return None
    return words


def _stripped(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in _MARKS:
        begin += 1
    while end > begin and folded[end - 1] in " -+*•,.:;(":
        end -= 1
    return begin, end


def _of_row(text: Text, table: int, row: int, col: int) -> str | None:
    """The words of the row's task, by the column's header; else the longest before the time, bodies left aside."""
    grid = text.grids[table]
    heads = {c.col: fold(text.words(c.span.start, c.span.end)) for c in grid.rows[0]}
    tasks: list[str] = []
    others: list[str] = []
    for cell in grid.rows[row]:
        head = heads.get(cell.col, "")
        words = text.words(cell.span.start, cell.span.end)
        if cell.col != col and words and _TASK_HEAD.match(head) and not words.isdigit():
            tasks.append(words)
        elif cell.col < col and not _BODY_HEAD.search(head):
            others.append(words)
    chosen = tasks[0] if tasks else max(others, key=len, default=None)
    return chosen.rstrip(" .;") or None if chosen else None
