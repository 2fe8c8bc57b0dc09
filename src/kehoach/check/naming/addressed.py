"""Groups that a part of the duties is addressed to (*7. Các tổ dân phố*, *4. Các chủ rừng*) and that no line of *Nơi nhận* names.

Bodies with a name of their own are looked for in ``bodies``; here it is the headings that count, whatever they name.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.bodies import ALL, GROUPS, core
from kehoach.check.naming.initials import stands_for
from kehoach.check.naming.kinds_named import is_of_kinds
from kehoach.folding import fold
from kehoach.records import Recipient
from kehoach.rulebook import CheckEntry

_MOST_LEFT = 2  # of them: a list that names none is short on purpose
_MOST_WORDS = 16  # of a title that names a body
_ASKED = regex.compile(r"^(?:de nghi|doi voi|trach nhiem cua) ")
_BODY = regex.compile(
    r"(?:cac|nhung|tung|moi|\d+|uy ban|ubnd|so|phong|ban|trung tam|cong an|hoi|van phong|doan|tram|khoa|truong|dai|bao|don vi|co quan|to|thon|xom|ap|khu|khom|bo|chu rung|chu dau tu|chu ho|chu tau|cuc|vu|chi cuc|chi nhanh"
    r"|chi bo|chi hoi|thanh tra|mat tran|hat|kho bac|ngan hang|vien|thu vien|bao tang|benh vien|lien doan|lien minh|mttq|nha truong|doi|nhom|vuon|hoc vien|to hop|buu dien|dien luc) [a-z\d]"
)
_ANYONE = regex.compile(  # groups that other lines of a list stand for, or that nobody writes to
    r"lien quan|\b(?:o|tai|trong|neu|theo) (?:tren|muc|phan|khoan|diem|dieu|phu luc|bieu|danh sach)\b|ca nhan|\bkhac\b|nguoi dan|ho gia dinh|ho dan|cong dong|(?:cac|nhung) (?:to chuc|phong|ban|so|nganh|co quan|don vi|dia phuong|doan the|hoi)(?:,| va |/|(?: (?:thuoc|truc thuoc|chuc nang|chuyen mon|su nghiep)\b)|$)"
    r"|doanh nghiep|hop tac xa|nha thau|san xuat, |kinh doanh|^(?:to chuc|thanh lap|bao cao|kiem tra|che do|phan cong|hop|hoi nghi|khoan|ban hanh|to (?:giup|cong|chuyen)|ban to chuc|ban giam|doan kiem)|thanh vien|phoi hop$"
)
_LEVELS = r"(?:tinh|huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|dac khu|thon|ban(?! nganh|,)|xom|ap|khu(?: pho)?|to dan pho|khom|buon|bon|co so)"
_BELOW = regex.compile(rf"\b(?:cac|cap|tung|tai|o|\d+) (?P<level>{_LEVELS})\b")
_MANY = regex.compile(rf"\b(?:cac|cap|tung|\d+) (?:[a-z]+ )?(?P<level>{_LEVELS})\b|\b(?P<level>{_LEVELS})(?:, |/| va ){_LEVELS}\b|\bco so\b")
_UNITS = regex.compile(r"(?:\d+ )?(?:thon|xom|ap|khom|buon|to dan pho|khu pho|ban(?! (?:chi|quan|to|dan|thuong|tuyen|van|cong)))\b|truong (?:cac )?(?:thon|xom|ap|ban|khom|khu)")
_WEAK = frozenset(("truong", "to", "chuc", "don", "vi", "co", "so", "can", "bo", "thuong", "truc", "hoi", "cong", "doan"))  # of no body alone
_BRACKET = regex.compile(r"[^:;(]{3,120}\((?P<name>\p{Lu}[^()]{3,80})\)")
_TITLE = regex.compile(r"(?P<title>[^:;.\n(|]{3,120}?)(?= *(?:[:;(\n]|\.(?: |$)|$))")


@kind("addressed")
def addressed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A part of *Tổ chức thực hiện* with the name of a group that gets no copy."""
    lines = [r for r in draft.record.recipients if r.purpose != "lưu"]
    if len(lines) < 2:  # noqa: PLR2004
        return
    asked = [(place, title) for place in _parts(draft) if (title := _addressee(draft, place))]
    left = [(place, title) for place, title in asked if not any(_covers(line, name) for name in (title, *_bracketed(draft, place)) for line in lines)]
    block = draft.record.recipients[0]
    sure = len(left) == 1 and not draft.told.get(rule.code)  # the list names all others
    for place, title in left if len(left) <= _MOST_LEFT else ():
        if not draft.is_told(place, rule.code):
            yield draft.finding(rule, place, severity=None if sure else "info", agency=title, evidence=(draft.evidence((block.start, block.end)),))


def _parts(draft: Draft) -> Iterator[Place]:
    """The headings right below *Tổ chức thực hiện*, and the numbered paragraphs of it, up to the end of what can be a name."""
    for section in draft.record.sections:
        above = draft.sections.get(section.parent or "")
        if section.label and above is not None and "to_chuc_thuc_hien" in above.kinds and "to_chuc_thuc_hien" not in section.kinds:
            yield section.start, section.end
    for item in draft.record.numbered:
        if item.label.isdigit() and "to_chuc_thuc_hien" in draft.outline.kinds_at(item.start):
            yield item.start, item.end


def _addressee(draft: Draft, place: Place) -> str | None:
    """The name of a group or body at the beginning of a part, without *Đề nghị*; none for a body of the record, which ``bodies`` judges."""
    number = regex.match(r"[\W\d]*", draft.text.shown[place[0] : place[1]])
    start = place[0] + (number.end() if number else 0)
    match = _TITLE.match(draft.text.shown[start : place[1]].replace("\n", " "))
    if match is None or start >= draft.body_end:
        return None
    title = " ".join(match["title"].split())
    folded = _ASKED.sub("", fold(title))
    if not _BODY.match(folded) or _ANYONE.search(folded) or len(title.split()) > _MOST_WORDS:
        return None
    own = [a for a in draft.record.agencies if not (a.generic or _UNITS.match(folded)) and any(start <= s < start + match.end() for s, _ in a.spans)]
    return None if own else title[len(fold(title)) - len(folded) :]


_EACH = regex.compile(rf"(?:(?:cac|nhung|tung|\d+) )(?P<what>[a-z ]+?)(?: (?:o |tai |thuoc )?{_LEVELS})?[ .;,]*")


def _bracketed(draft: Draft, place: Place) -> list[str]:
    """Who a group is, in brackets behind it: *6. Đơn vị thu gom (Xí nghiệp Môi trường)*."""
    inside = _BRACKET.match(draft.text.shown[place[0] : place[1]].replace("\n", " "))
    return [inside["name"]] if inside else []


def _covers(line: Recipient, title: str) -> bool:
    """True if a line names a group, one that it belongs to, or everyone."""
    words, folded = fold(line.text), fold(title)
    if len(words.split()) > 2 and folded.startswith(words.strip(" .;,")):  # noqa: PLR2004
        return True  # *Các huyện, thị, thành đoàn* of a title that runs on into its task
    told, asked = _EACH.fullmatch(words), _EACH.fullmatch(folded)
    if told and asked and told["what"] == asked["what"]:
        return True  # *Các chi hội ấp*, *09 chi hội*
    level, many = _BELOW.search(folded), _MANY.search(words)
    strong = core(title) - _WEAK
    if level is not None and (many is None or not strong):
        return many is not None and level["level"] in words or ALL.search(words) is not None
    if ALL.search(words) or is_of_kinds(folded, words) or any(group.search(words) and member.match(folded) for group, member in GROUPS):
        return True
    wanted = strong or core(title)
    shared = len(wanted & core(line.text))
    return stands_for(title, line.text) or shared > len(wanted) / 2 or shared > 1
