"""So many for each of those that a line names one by one: *Hội A, Hội B, Hội C: mỗi tổ chức cử 02 người (tổng số 06 người)*."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import shown, value_of
from kehoach.check.figures.reckoned import sentences
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.words import own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_OF = r"tổ chức|đơn vị|cơ quan|hội|đoàn thể|bên|ngành|sở|ban|trường|địa phương|xã|phường|huyện|thôn|trạm|phòng"
_EACH = regex.compile(
    rf"\b[Mm]ỗi (?P<of>{_OF})\b[^.;\n\d]{{0,40}}?(?<![\w.,/])(?P<k>{NUMBER}) (?P<u>\p{{L}}+)\b[^.\n\d]{{0,60}}?"
    rf"\b(?:tổng (?:số|cộng)|tổng|cộng|tất cả là)(?: là| từ| gồm| có)*:? (?P<all>{NUMBER}) (?P=u)\b"
)
_BEGINS = regex.compile(r"[\s\d.\-–+*)(a-zđ]{0,6}?(?:(?:Đề nghị|Giao|Yêu cầu|Phân công|Các|Mời):? )?(?=\p{Lu})")
_BODY = (
    r"(?:Liên đoàn|Hội|Đoàn|Ủy ban|UBND|Ban|Bộ|Sở|Phòng|Công an|Công đoàn|Trung tâm|Trường|Trạm|Mặt trận|Văn phòng|Chi cục|Cục|Vụ|Thanh tra|Viện|Kho bạc|Tòa|"
    r"Báo|Đài|Liên minh|Ngân hàng|Bảo hiểm|Hạt|Quỹ|Quân|Bưu điện|Công ty|Chi nhánh|Xã|xã|Phường|phường|Thôn|thôn|Đội|Bệnh viện|Tỉnh đoàn|Huyện đoàn)"
)
_PARTED = regex.compile(rf"[,;] (?:và )?| (?:và|cùng) (?={_BODY}\b)")
_BODIES = regex.compile(rf"{_BODY}\b[^\d]*")
# Of no list of bodies alone: some that are not named, what one of them does.
_SOME = regex.compile(r"\b(?:các|những|một số|tổ chức|phối hợp|chủ trì|tập huấn|vận động|tuyên truyền|thực hiện|cử|cho|để|gửi|hướng dẫn|tham gia)\b|…|\.\.\.")


@kind("each-of-named")
def each_of_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What each of the bodies at the head of a line gives, by how many those are, against what all of them give."""
    for paragraph in own_paragraphs(draft):
        line = draft.text.canonical[paragraph.start : paragraph.end]
        match = _EACH.search(line)
        many = _named(line[: match.start()]) if match else 0
        if match is None or not many:
            continue
        total, each = value_of(match["all"]), value_of(match["k"])
        place = (paragraph.start + match.start("all"), paragraph.start + match.end("all"))
        if each * many != total and total > each and not draft.is_cited(*place) and not is_place_told(draft, place):
            yield draft.finding(
                rule, place, say_as="product", severity="warning", stated=match["all"], worked_out=shown(each * many),
                evidence=(draft.evidence((paragraph.start + match.start("k"), paragraph.start + match.end("u"))),),
            )  # fmt: skip


def _named(words: str) -> int:
    """How many bodies a line names before its colon, or right before *mỗi*; 0 where it is no list of them alone."""
    begins = _BEGINS.match(words)
    listed, colon, _ = words[begins.end() :].partition(":") if begins else ("", "", "")
    pieces = [p.strip(" ,-–") for p in _PARTED.split(listed) if p.strip(" ,-–")]
    if len(pieces) < 2 or _SOME.search(listed) or not all(_BODIES.fullmatch(p) for p in pieces):  # noqa: PLR2004
        return 0
    return len(pieces) if colon or len(pieces[-1].split()) < 8 else 0  # noqa: PLR2004 - a clause about the last of them


# --- how many units of area there are ----------------------------------------------------------------------

_KINDS = frozenset(["xa", "phuong", "thi", "huyen", "thanh", "quan", "dac"])  # thị trấn, thị xã, thành phố, đặc khu
_ROW = regex.compile(r"(?:xa|phuong|thi tran|thi xa|huyen|thanh pho|quan|dac khu) ")
_JOINED = regex.compile(r"\b(?:va|,|cung)$")
_LEAST = 3  # rows


def areas(draft: Draft) -> frozenset[Decimal]:
    """How many units of area of several kinds there are: *09 huyện và 01 thành phố*, the rows of a table that are named as such; made once."""
    return draft.once("areas-told", lambda one: frozenset(_areas(one)))


def _areas(draft: Draft) -> Iterator[Decimal]:
    for sentence in sentences(draft):
        for first, second in pairwise(sentence.figures):
            if {first.unit, second.unit} <= _KINDS and first.unit != second.unit and _JOINED.search(second.lead) and second.lead.count(" ") <= 2:  # noqa: PLR2004
                yield first.value + second.value
    for sheet in sheets(draft):
        names = [sheet.header(row) for at, row in enumerate(sheet.rows) if at not in sheet.total_rows]
        if len(names) >= _LEAST and all(_ROW.match(name) for name in names) and len({name.split(" ")[0] for name in names}) > 1:
            yield Decimal(len(names))
