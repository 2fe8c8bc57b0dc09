"""Bodies named by what stands alone: headings of the duties, recipients, and fields of who leads and joins.

No pack knows the rooms of every house (*Phòng 12*, *Ban Dân chủ - Pháp luật*, *Nhà máy nước*) or where their names
end (*Phòng Giáo dục trung học*). Where headings beside each other name bodies, the rest of them do too; and what
a heading, a recipient's line or *Chủ trì: …* says from a body's first word to the end is all its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency
from kehoach.extract.patterns import plain
from kehoach.normalise import Text
from kehoach.records import AgencyKind
from kehoach.segment import Outline
from kehoach.segment.headings import Heading

Shape = Callable[[int, int, AgencyKind], FoundAgency]
_HEAD = (
    r"(?:Phòng(?! (?:chống|ngừa|trừ|bệnh|dịch|cháy))|Ban(?! (?:hành|bố|giao))|Khoa(?! (?:học|mục))|Tổ(?! (?:chức|quốc))|"
    r"Đội(?! (?:ngũ|hình))|Trạm|Vụ(?! (?:việc|mùa|xuân|hè|thu|đông))|Cục|Chi cục|Viện(?! (?:dẫn|trợ))|Trung tâm|"
    r"Thanh tra(?= \p{Lu})|Nhà máy|Xí nghiệp|Phân xưởng|Chi nhánh|Văn phòng|Tiểu ban|Hội đồng|Bộ phận|Trại(?! hè)|Đồn|Hạt|"
    r"Công ty|Bộ môn)"
)
_WORD = r"[\p{L}\d][\p{L}\d.&/]*"
_NAME = regex.compile(rf"(?P<several>Các )?(?P<head>{_HEAD})(?P<rest>(?: (?:[-–] )?{_WORD}){{1,9}})")
_FURTHER = regex.compile(rf"\p{{Lu}}[\p{{L}}\d]*(?: (?:[-–] )?{_WORD}){{0,6}}")
_LEAD = plain(r"[ ]*(?:(?:de nghi|giao|yeu cau|trach nhiem cua)[ ]+)?")
_PIECE = regex.compile(rf"[,;] *(?:và )?|,? và (?={_HEAD} )")
_DOES = plain(
    r"(?<![\p{L}])(?:chu tri|phoi hop|co trach nhiem|chiu trach nhiem|thuc hien|trien khai|tham muu|chu dong|lien quan|la|gom|duoc|"
    r"tren dia ban|cac|cung|va|theo|trong|tai|khac|gui|bao cao)(?![\p{L}])"
)
_MAY_GROW = ("Phòng ", "Ban ", "Khoa ", "Tổ ", "Đội ", "Trạm ", "Vụ ", "Cục ", "Chi cục ", "Viện ", "Trung tâm ", "Xí nghiệp ", "Nhà máy ")
# What goes on behind a body's name without being part of it: whose it is, a place's name.
_TAIL = regex.compile(
    r" (?!(?i:tỉnh|huyện|xã(?! hội)|phường|thị|thành phố|đặc khu|quận|khu vực|cấp|của|thuộc|và|với|cùng|các|trực|cụm|ấp|thôn|xóm|"
    r"bản|tổ|sở|bộ|ubnd|hđnd|ủy|uỷ|đảng|mttq|mặt|công an|số|nhà|trường|vụ|cục|phòng|ban)(?!\p{L}))"
    rf"(?P<own>{_WORD}(?: (?:[-–] )?{_WORD}){{0,6}}?)"
    r"(?: (?i:tỉnh|huyện|xã|phường|thị trấn|thành phố|đặc khu|quận))?(?=[ *]*(?:[:;,.(|\n]|$))"
)
_ITEM = regex.compile(r"(?r)(?:^|\n)[ ]*[-+•*]?[ ]*$|(?r)[;,][ ]*$")
_FIELD = regex.compile(r"(?r)(?:chu tri|phoi hop|thuc hien)(?: (?:chinh|thuc hien|va phoi hop))?[ *]*:[ *]*$")
_WORK = ("Quỹ", "Chương trình", "Dự án", "Đề án", "Cuộc")
_MOST = 0.5  # of the headings beside each other that name bodies a pack or a form knows


def with_headed(mentions: list[FoundAgency], text: Text, outline: Outline, *, shaped: Shape) -> list[FoundAgency]:
    """The mentions with the bodies whose names stand alone somewhere, there and wherever else they are named."""
    by_start = {m.start: m for m in mentions}
    names: dict[str, AgencyKind] = {}
    fields: list[FoundAgency] = []  # "Các Khoa Khám bệnh, Dinh dưỡng": the second says its field alone
    for start, end, known in _headings(mentions, text, outline):
        fields += _pieces(names, by_start, text, start, end, known=known)
    for mention in mentions:
        if _may_grow(mention, text) and _stands_alone(mention, text, outline):
            _grown(names, mention, text)
    found = _named(mentions, names, text, shaped) if names else mentions
    return sorted(found + fields, key=lambda m: m.start) if fields else found


def _headings(mentions: list[FoundAgency], text: Text, outline: Outline) -> Iterator[tuple[int, int, bool]]:
    """Where titles below *Tổ chức thực hiện* stand, and whether most beside each of them name bodies."""
    starts = {m.start for m in mentions}
    beside: dict[int, list[Heading]] = {}
    for part in outline.parts:
        if part.parent is not None and part.heading.label and not part.kinds and part.heading.style not in ("field", "annex", "star"):
            beside.setdefault(part.parent, []).append(part.heading)
    for parent, headings in beside.items():
        if not any("to_chuc_thuc_hien" in p.kinds for p in outline.lineage(parent)):
            continue
        titles = [(_title_start(heading, text), heading.end) for heading in headings]
        told = sum(begin in starts or begin + 4 in starts for begin, _ in titles)
        known = told >= 2 and told >= _MOST * len(titles)
        yield from ((begin, end, known) for begin, end in titles)


def _title_start(heading: Heading, text: Text) -> int:
    """Where a title's words begin, behind its label and *Đề nghị*, *Trách nhiệm của*."""
    begin = heading.start + (heading.label.length if heading.label else 0)
    lead = _LEAD.match(text.folded, begin, heading.end)
    return lead.end() if lead else begin


def _pieces(
    names: dict[str, AgencyKind], by_start: dict[int, FoundAgency], text: Text, start: int, end: int, *, known: bool
) -> Iterator[FoundAgency]:
    """The names that the pieces of a title give, and the bodies it names by their field alone."""
    title = text.canonical[start:end]
    stop = start + len(title.rstrip(" :.*\n"))
    head, first_at = "", 0  # that the title gives to several
    at = start
    cuts = [(m.start(), m.end()) for m in _PIECE.finditer(text.canonical, start, stop)]
    for cut, after in [*cuts, (stop, stop)]:
        mention = by_start.get(at)
        name = _NAME.fullmatch(text.canonical, at, cut)
        if mention is not None and not (name and name["several"]):
            _grown(names, mention, text)
        elif known and name and not _DOES.search(text.folded, name.start("head"), cut):
            head, first_at = name["head"] if name["several"] else "", name.start("head")
            words = text.words(name.start("head"), cut)
            names[words] = _kind(words)
        elif known and head and _FURTHER.fullmatch(text.canonical, at, cut) and not _DOES.search(text.folded, at, cut):
            first = by_start.get(first_at)
            if first is not None and first.generic:
                first.generic, first.key = False, key_of(first.name)
            said = f"{head} {text.words(at, cut)}"
            yield FoundAgency(at, cut, "agency.shape", confidence=0.7, name=said, key=key_of(said), kind=_kind(head))
        at = after


def _kind(name: str) -> AgencyKind:
    first = name.split(" ", 1)[0]
    kinds: dict[str, AgencyKind] = {"Phòng": "phong", "Ban": "ban", "Tiểu": "ban", "Trung": "trung_tam", "Công": "doanh_nghiep"}
    return kinds.get(first, "khac")


def _stands_alone(mention: FoundAgency, text: Text, outline: Outline) -> bool:
    """True for a body that opens an item of the recipients or a field of who leads or joins."""
    before = text.folded[max(0, mention.start - 40) : mention.start]
    if ":" in before and _FIELD.search(before):
        return True
    inside = any(
        text.paragraphs[a].start <= mention.start < text.paragraphs[b - 1].end for a, b in outline.zones.closings
    )
    return inside and _ITEM.search(before) is not None


def _may_grow(mention: FoundAgency, text: Text) -> bool:
    """True for a named body of a kind whose names no pack knows to the end."""
    return not mention.generic and not mention.place and text.canonical.startswith(_MAY_GROW, mention.start)


def _grown(names: dict[str, AgencyKind], mention: FoundAgency, text: Text) -> None:
    """A known body whose name goes on to the end of what stands alone."""
    tail = _TAIL.match(text.canonical, mention.end) if _may_grow(mention, text) else None
    if not tail or "\n" in tail[0] or _DOES.search(text.folded, mention.end, tail.end()):
        return
    own = tail["own"]
    if not own.startswith(_WORK) and not any(word[:1].islower() for word in own.split()):
        return  # a place's name
    names[text.words(mention.start, tail.end("own"))] = mention.kind


def _named(mentions: list[FoundAgency], names: dict[str, AgencyKind], text: Text, shaped: Shape) -> list[FoundAgency]:
    """The mentions with every place where one of the names stands."""
    spelt = "|".join(regex.escape(name).replace(r"\ ", r"[ \n]+") for name in sorted(names, key=len, reverse=True))
    pattern = regex.compile(rf"(?<![\p{{L}}\d])(?:{spelt})(?![\p{{L}}\d])")
    kept, at = [], 0
    for found in pattern.finditer(text.canonical):
        while at < len(mentions) and mentions[at].end <= found.start():
            kept.append(mentions[at])
            at += 1
        over = []
        while at < len(mentions) and mentions[at].start < found.end():
            over.append(mentions[at])
            at += 1
        over = [m for m in over if not (m.generic and m.end <= found.end() and text.folded[m.start : found.start()] == "cac ")]
        if any(m.start < found.start() or m.end > found.end() and m.start > found.start() for m in over):
            kept += over
            continue
        if any(m.start == found.start() and m.end >= found.end() for m in over):
            kept += over
            continue
        mention = shaped(found.start(), found.end(), names[" ".join(found[0].split())])
        kept.append(mention)
        while at < len(mentions) and mentions[at].start < mention.end:
            at += 1
    return kept + mentions[at:]
