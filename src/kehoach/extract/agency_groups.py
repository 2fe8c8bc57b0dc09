"""Groups of bodies read by form: *các sở, ban, ngành*, *UBND các xã, phường*, *các doanh nghiệp viễn thông*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import regex

from kehoach.extract.beginnings import places, sought
from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.extract.issuers import full_name
from kehoach.extract.offices import person_before
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.records import AgencyKind, Level
from kehoach.rulebook import expand

# Groups: "các sở, ban, ngành", "cơ quan, địa phương liên quan", "các tổ chức chính trị - xã hội", "các doanh nghiệp …"
_UNIT = r"(?:bo truong(?=[ ]*,[ ]*(?:cac )?thu truong)|so|ban(?! nhan dan)|nganh|vu(?! viec| truong)|cuc(?! truong)|tong cuc|phong|co quan ngang bo|co quan|don vi|dia phuong|doan the|to chuc(?![ ]+(?:chinh tri|xa hoi|thanh vien|thuc hien|trien khai|tuyen truyen))|bo|hoi)"
_OFFICES_GROUP = rf"(?:{_UNIT}(?:[ ]+(?:chuyen mon(?=[ ]*,)|nghiep vu))?(?![\p{{L}}]))(?:(?:[ ]*[,/][ ]*|[ ]+va[ ]+|[ ]*,[ ]*va[ ]+|[ ]*-[ ]*|[ ]+(?!to chuc(?![ ]+(?:co )?lien quan)))(?!cac[ ]+to chuc[ ]*,[ ]*ca nhan)(?:cac[ ]+)?(?:{_UNIT}(?:[ ]+(?:chuyen mon|nghiep vu|su nghiep(?: cong lap)?))?(?![\p{{L}}])))*"
_MASS_GROUP = r"(?:(?:to chuc|doan the|hoi(?:,? doan the)?|hoi,? doan)(?:[ ]*,?[ ]*(?:doan the|hoi))?[ ]+(?:chinh tri(?:[ ]*-[ ]*xa hoi(?:[ ]*-[ ]*nghe nghiep)?|,? xa hoi)?|xa hoi(?:[ ]*-[ ]*nghe nghiep)?|quan chung|thanh vien(?:(?: cua)? (?:(?:uy ban )?mat tran(?: to quoc)?|(?:uy ban )?mttq)(?: viet nam)?)?)(?:[ ]*,[ ]*(?:to chuc )?xa hoi(?:[ ]*-[ ]*nghe nghiep)?)?|hoi,? doan the|doan the,? to chuc xa hoi|to chuc[ ]*,[ ]*doan the|(?:ban,? nganh,? )doan the|doan the)"
_BRANCH = r"(?:y te|giao duc(?: va dao tao)?|nong nghiep(?: va moi truong)?|cong an|van hoa|tai chinh|ngan hang|kiem lam|thue|thong ke|tu phap|noi vu|lao dong|cong thuong|xay dung|du lich|tai nguyen(?: va moi truong)?|giao thong(?: van tai)?|dien(?: luc)?|bao hiem xa hoi|thong tin va truyen thong)"
_FIRM_GROUP = rf"(?:(?:(?:tap doan(?:, | va ))?tong cong ty(?:(?:, | va )doanh nghiep)?|tap doan(?:, | va )doanh nghiep|doanh nghiep|nha dau tu|nha cung cap(?: dich vu)?(?: iot| so)?|nha mang|(?:don vi )?chu rung|chu (?:dap|ho chua|phuong tien|tau|trang trai|vuon|nuoi)|hiep hoi(?: (?:nganh nghe|nghe nghiep|doanh nghiep|nganh hang))?|ho kinh doanh|cong ty(?: (?:lu hanh|du lich|van tai|bao hiem|xang dau|cap nuoc|moi truong))?|chi bo|(?:khu,? )?diem du lich|co so (?:(?:san xuat, )?kinh doanh(?: dich vu)?|luu tru|ton giao|giet mo|chan nuoi|thu mua|che bien)(?: (?:du lich|an uong|thuc pham|thuoc|luu tru))?|hop tac xa|nha thau|chu dau tu|to chuc[ ]*,[ ]*ca nhan|ho gia dinh|ca nhan|co so (?:giao duc(?: (?:mam non|tieu hoc|pho thong|thuong xuyen)(?:(?:, | va |,? va )(?:giao duc )?(?:mam non|tieu hoc|pho thong|thuong xuyen|nghe nghiep|dai hoc))*| dai hoc| nghe nghiep)?(?:,? (?:cao dang|sau dai hoc))?|y te|dao tao(?: dai hoc| nghe)?(?:, sau dai hoc|, boi duong(?: giao vien| can bo)?)?|kham,? chua benh|san xuat,? kinh doanh|nuoi trong|nghien cuu)|nha truong|truong hoc|co quan (?:bao chi|thong tan(?:[ ]*,)? bao chi|truyen thong|thong tin dai chung)|luc luong(?: quan doi| cong an| chuc nang| xung kich| tai cho| chuyen trach| cuu ho)?|he thong (?:truyen thanh co so|thong tin co so)|mat tran co so|nganh {_BRANCH}(?! cap)|vien nghien cuu(?:, truong dai hoc)?|(?:dai hoc, hoc vien, )?truong dai hoc(?:(?:, | va )(?:truong )?cao dang)?(?: su pham)?(?:(?:, | va )(?:truong )?trung cap(?: chuyen nghiep| nghe)?)?(?:, vien nghien cuu)?|(?:truong )?pho thong dan toc (?:noi|ban) tru|benh vien(?:(?:, | va )(?:trung tam y te|vien nghien cuu|phong kham))?(?: tuyen (?:tinh|huyen|trung uong)| cong lap| tu nhan| da khoa)?|truong (?:chuyen nghiep|day nghe|trung cap|cao dang)(?:(?:, | va )(?:truong )?(?:trung cap|cao dang|dai hoc|day nghe))*(?: chuyen nghiep| nghe)?|truong (?:pho thong dan toc (?:noi|ban) tru|mam non|tieu hoc|trung hoc|thcs|thpt|pho thong)(?:(?:, | va )(?:truong )?(?:mam non|tieu hoc|trung hoc|thcs|thpt|pho thong|trung hoc co so|trung hoc pho thong))*|(?:to chuc|don vi)(?=[ ]+(?:cung (?:cap|ung) (?:dich vu|giai phap)|chi tra|dien luc|van chuyen|tu van|khoa hoc|tai chinh vi mo))|ngan hang thuong mai|to chuc tin dung)(?:[ ]+(?:vien thong|cong nghe(?: so)?|buu chinh|dau tu ha tang|trong cao su|dau tu|van tai|nha nuoc|tu nhan|khai thac|san xuat|thu cap(?: dang hoat dong trong (?:kcn|khu cong nghiep))?|thuy san|logistics|dong hanh|khoi nghiep|nho va vua|xuat khau|che bien|dien luc|du lich|van chuyen|tu van|cung (?:cap|ung) (?:dich vu|giai phap)(?: (?:chi tra|thanh toan|vien thong|buu chinh|internet|so|iot|van tai|logistics|cong nghe))?|chi tra(?: dich vu)?|xay dung va kinh doanh ha tang(?: (?:kcn|khu cong nghiep|cum cong nghiep|kinh te))*|(?:kinh doanh )?ha tang (?:kcn|khu cong nghiep)|co von dau tu nuoc ngoai))?)"
# "các huyện ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy"
_PARTY_GROUP = r"(?:(?:huyen|thi|thanh|quan|dang)(?: uy)?(?:(?:, |/| va )(?:cac )?(?:(?:huyen|thi|thanh|quan|dang)(?: uy)?(?! (?:dia|quyen|van))))+(?<=uy)(?: truc thuoc(?: tinh uy| thanh uy)?)?|(?:huyen|thi|thanh|quan) uy|dang uy truc thuoc(?: tinh uy| thanh uy)?)(?![\p{L}])"
_COUNCIL_UNITS = r"(?:xa|phuong|thi tran|dac khu|huyen|thi xa|quan|thanh pho|tinh|t[xpt](?:\.|(?![\p{L}])))"
_COUNCIL_GROUP = rf"(?:(?:uy ban nhan dan|ubnd)[ ]+(?:(?:cac|nhung|tung|\d{{1,3}}(?:/\d{{1,3}})?)[ ]+{_COUNCIL_UNITS}(?:[ ]*[,/-][ ]*(?:va )?{_COUNCIL_UNITS}|[ ]+va[ ]+(?:cac )?{_COUNCIL_UNITS})*|{_COUNCIL_UNITS}(?:[ ]*[,/-][ ]*(?:va )?{_COUNCIL_UNITS}|[ ]+va[ ]+{_COUNCIL_UNITS})+|cap (?:xa|huyen|tinh)(?:(?:[ ]*[,/][ ]*|[ ]+va[ ]+)(?:cap )?(?:xa|huyen)(?! (?:hoi|uy)))*|(?:cac )?cap xa|cac cap|cac dia phuong))"
_BEING_CHECKED = r"duoc (?:giam sat|kiem tra|thanh tra|kiem toan)(?:,? (?:va )?(?:giam sat|kiem tra|thanh tra))*"
_GROUP_TAIL = rf"(?:[ ]+(?:{_BEING_CHECKED}|(?:hanh chinh )?nha nuoc(?! ve)|cua (?:dang|quoc hoi)(?= (?!bo|uy|vien)|[,;.])|(?:co )?lien quan(?: khac)?|khac(?! nhau)|(?:truc )?thuoc(?: (?:vp|van phong))?(?: ?(?:ubnd|uy ban nhan dan|bo|so|nganh|linh vuc|cap|don vi|huyen uy|tinh uy|dang uy))?(?: (?:tinh|thanh pho|tp|huyen|thi xa|xa|phuong|chinh phu))?|cua (?:tinh|thanh pho|huyen|xa|phuong|dia phuong|thi xa|bo)|cap (?:tinh|huyen|xa|thanh pho|co so)|(?:o )?cac cap|(?:tinh|thanh pho|huyen|thi xa|xa|phuong)(?! [\p{{L}}]+ (?:uy|doi))|(?:dong )?tren dia ban(?: (?:toan )?(?:tinh|thanh pho|huyen|xa|phuong|thi xa))?|chuyen mon(?: (?:cua|thuoc) (?:ubnd )?(?:tinh|huyen|xa|phuong))?|trung uong(?:(?:, | va )(?:dia phuong|quan doi|cac dia phuong))*|o trung uong|tw|dia phuong(?! (?:co|nao|khac))|chuc nang)|(?<!xa)(?<!phuong)(?<!tran)(?<!huyen)(?<!pho)(?<!khu)(?<!cap)[ ]+duoc (?:phan cong|giao) nhiem vu(?=[ ]+(?:co|chiu) trach nhiem))*"
# Tried where a word of it begins, and not behind ``_NO_GROUP_BEFORE``.
_GROUP = plain(expand(
    rf"(?P<det>(?:(?P<each>cac|tung)|nhung|moi|toan the)[ ]+)?(?:(?P<council>{_COUNCIL_GROUP})|(?(each)(?P<party>{_PARTY_GROUP})|(?!))|(?P<mass>{_MASS_GROUP})|(?P<firm>{_FIRM_GROUP})|(?P<office>{_OFFICES_GROUP}))(?![\p{{L}}])(?P<tail>{_GROUP_TAIL})(?![\p{{L}}])",
    {},
))  # fmt: skip
_NO_GROUP_BEFORE = ("co", "can", "chi", "dang")
# "phối hợp lực lượng chức năng": a partner needs no article
_PARTNER_BEFORE = regex.compile(r"(?r)phoi hop(?: chat che| thuong xuyen)?(?: voi| cung)?[ ]+$")
# "Các doanh nghiệp, hợp tác xã và chủ đầu tư": one article for all
_LISTED_GAP = plain(r"[ ]*(?:,|;|va|,[ ]*va)[ ]+")
_WHERE = plain(r"[ ]+(?:(?:dong (?:chan )?)?(?:tren|o) dia ban(?: (?:toan )?(?:tinh|thanh pho|huyen|xa|phuong|thi xa))?|(?:co )?lien quan(?: khac)?)$")
_ASSIGNED = plain(r"[ ]+(?:(?:co )?lien quan )?duoc[ ]+(?:phan cong|giao)(?![\p{L}])")
# What tells groups apart (``group_key``, ``units_key``).
_BETWEEN_OFFICES = re.compile(r"[ ]*(?:,|/| va | )[ ]*")
_PRESS = re.compile(r"co quan (?:thong tin|thong tan|bao|truyen thong)|bao, dai")
_OF_TYPE = plain(r"(?:so|bo)(?![\p{L}])")
_OFFICE = plain(r"(?:phong|ban|co quan|don vi|nganh)(?![\p{L}])")
_MASS = plain(r"(?:hoi,? )?doan the(?![\p{L}])")
_DISTRICT = re.compile("huyen|quan|thanh pho")
_COMMUNE = re.compile("xa|phuong|thi tran|dac khu")
_PROVINCE = plain(r"(?<![\p{L}])tinh(?:[ ,]|$)")
# Offices of the centre that closing articles name by their heads.
_CENTRAL_OFFICE = plain(r"co quan (?:ngang bo|thuoc chinh phu)(?![\p{L}])")
_ELECTED_BEFORE = plain(r"(?<![\p{L}])(?P<council>hoi dong nhan dan|hdnd|dang uy)[ ]*(?:,|va|&|-)[ ]*$")
_NAMED_HEAD = plain(
    r"(?:so|phong|ban|bo)[ ]+(?!(?:nganh|chuyen|lien|co|thuoc|truc|cua|cap|tinh|thanh|huyen|thi|xa|phuong|tren|dong|trung|tw|"
    r"don|doan|hoi|dia|va|khac|chu|duoc|so|phong|ban|bo|ubnd|uy|o|cac|chuc|de|hdnd|dang)(?![\p{L}]))\p{L}"
)
_NO_GROUP_AFTER = plain(r"[ ]*(?:chu tri|phoi hop thuc|thuc hien:|tinh|hanh chinh|do luong|chu quan|ban nao|giam sat cong|nha nuoc ve|luat|hanh|dan cu|to|thong tin|quan ly|may|phan|tieu chi|chi so|luat|tieu chuan|cong cu|tai lieu|du lieu|quy tac)(?!\w)")
_BLANKS = 40  # before a group, at most
_OFFICE_REACH = 60  # characters before a group in which the office before it begins
_GROUP_FIRST = sought(
    "cac", "nhung", "moi", "tung", "toan the", "so", "ban", "nganh", "phong", "co quan", "don vi", "dia phuong",
    "doan the", "to chuc", "bo", "hoi", "doanh nghiep", "nha ", "hop tac xa", "chu ", "ho gia",
    "ca nhan", "co so", "luc luong", "he thong t", "mat tran co so", "vien nghien cuu", "dai hoc, hoc", "hiep hoi", "truong ", "ngan hang", "uy ban nhan dan", "ubnd",
)  # fmt: skip


_NO_ARTICLE = ("mời ", "mới ", "môi ", "nhưng ")  # folded they are *mọi*, *những*
# What begins a group behind its article; nothing else is worth the grammar.
_ARTICLES = ("cac", "nhung", "moi", "tung", "toan the")
_BEHIND_ARTICLE = re.compile(
    r" +(?:hiep|cong ty|chi bo|khu|diem|huyen(?= uy|,)|thanh(?= uy|,)|thi(?= uy|,)|quan(?= uy|,)|dang uy|benh|trung|so|ban|nganh|phong|co|don|dia|doan|to|bo|hoi|vu|cuc|tong|doanh|nha|hop|chu|ca|ho|luc|he|mat|vien|dai|truong|pho|ngan|uy|ubnd)(?![a-z])"
)
# What makes a group of one office: another behind a mark or *và*, or words on whose it is (``_GROUP_TAIL``).
_ALONE = ("so", "ban", "nganh", "phong", "bo", "hoi", "co quan", "don vi", "dia phuong", "to chuc")
_BEHIND_OFFICE = re.compile(
    r" *[,/-]| +(?:va|so|ban|nganh|vu|cuc|tong|phong|co|don|dia|doan|to|bo|hoi|truong|ngang|chuyen|su|lien|khac|truc|thuoc|cua|cap|o|cac|"
    r"tinh|thanh|huyen|thi|xa|phuong|dong|tren|trung|tw|chuc|duoc|chinh|hanh|nha|quan|cung|chi|dien|van|tu|khoa|tai|tin|bao|thong|truyen)(?![a-z])"
)
_BEHIND_BRANCH = re.compile(rf"{_BEHIND_OFFICE.pattern}| {_BRANCH}")
_GOES_ON = {
    **dict.fromkeys(_ARTICLES, _BEHIND_ARTICLE), **dict.fromkeys(_ALONE, _BEHIND_OFFICE), "nganh": _BEHIND_BRANCH,
}  # fmt: skip


def _covers(group: FoundAgency, mention: FoundAgency) -> bool:
    """True if a group read by form takes the place of a mention read from the pack."""
    if mention.generic:
        if mention.start == group.start and mention.end > group.end and mention.kind not in ("so", "phong"):
            return False  # "các cơ quan tham mưu, giúp việc Tỉnh ủy"
        if mention.kind in ("ubnd", "hdnd"):
            return group.kind == "ubnd" and group.end >= mention.end
        return group.start <= mention.start
    return (group.start < mention.start or group.kind == "ubnd" and group.start <= mention.start) and mention.end <= group.end


_HEADS_OF_TEAMS = re.compile(r"^to truong (?:cac )?(?:to )?")  # "tổ trưởng các tổ chuyên môn" are the "tổ chuyên môn"

_CHECKED = re.compile(rf" {_BEING_CHECKED}$")  # others than those that check
_OF_OWN_PARTY = re.compile(r"(?<=truc thuoc) (?:dang|tinh|huyen|thanh|thi|quan) uy(?: (?:xa|phuong|dac khu|tinh|huyen))?$")  # said or not


@lru_cache(maxsize=2048)  # the same few groups again and again
def group_key(folded: str) -> str:
    """What makes two wordings one group: the first word and whose they are.

    *Các sở, ban, ngành, đơn vị liên quan* are the *các sở, ngành* of the same plan; of offices without
    a type (*các cơ quan*, *các đơn vị*) those that take in localities or persons are other groups.
    """
    folded = _OF_OWN_PARTY.sub("", _HEADS_OF_TEAMS.sub("to ", _WHERE.sub("", folded)))
    if folded.startswith(("ban cong tac mat tran", "ban cong tac mt", "ban ctmt")):
        return "group ban cong tac mat tran"
    if _NAMED_HEAD.match(folded):  # "ban quản trị các chợ" is no "ban" of "các ban, ngành"
        return f"group {folded}"
    first = _BETWEEN_OFFICES.split(folded, 1)[0] if folded.startswith(("so", "phong", "ban", "bo")) else folded
    if _PRESS.match(folded):
        return "group press"
    if folded.startswith("to chuc thanh vien"):
        return "group members"
    if folded.startswith(("co quan trung uong cua cac", "co quan trung uong cac", "co quan tw cua")):
        return "group mass trung uong"
    if _OF_TYPE.match(folded):
        return f"group {first}"
    if folded.startswith(("ban nhan dan ", "truong ban nhan dan ")):
        return "group ban nhan dan"
    if checked := _CHECKED.search(folded):
        return f"{group_key(folded[: checked.start()])} checked"
    if _OFFICE.match(folded):
        head = "co quan" if folded.startswith(("co quan", "don vi")) else first
        return f"group {head} {'dia phuong' in folded} {'thuoc' in folded} {'ca nhan' in folded} {'su nghiep' in folded} {'ngang bo' in folded} {'hanh chinh' in folded} {'cua dang' in folded} {'trung uong' in folded or 'tw' in folded}"
    if "chinh tri" in folded or _MASS.match(folded):
        return "group mass"
    return f"group {folded}"


def units_key(kind: AgencyKind, folded: str) -> str:
    """The key of the councils (``hdnd``) or committees (``ubnd``) of several units: one a level."""
    level = "cap" if "cac cap" in folded else _level_of_units(folded)
    if level == "xa" and _DISTRICT.search(folded.replace("nhan dan", "")):
        return f"group {kind} huyen xa"  # "UBND cấp huyện, cấp xã" are more than either
    return f"group {kind} {level}"


def _level_of_units(folded: str) -> Level:
    if _COMMUNE.search(folded.replace("thi xa", "")):
        return "xa"
    return "tinh" if "tinh" in folded and _PROVINCE.search(folded) and "huyen" not in folded else "huyen"


def assigned(text: Text, end: int, key: str) -> str:
    """The key of a group of offices: those *được giao*, *được phân công* something are no others of that name."""
    if not key.startswith(("group co quan", "group phong", "group so", "group ban")):
        return key
    return f"{key} assigned" if _ASSIGNED.match(text.folded, end) else key


def with_elected(mentions: list[FoundAgency], text: Text) -> list[FoundAgency]:
    """*HĐND, UBND các huyện*: the councils (or party committees) of those units are named with their committees."""
    found: list[FoundAgency] = []
    for mention in mentions:
        if mention.generic and mention.kind == "ubnd":
            before = _ELECTED_BEFORE.search(text.folded[max(0, mention.start - 30) : mention.start])
            if before:
                start = mention.start - len(before[0])
                while found and found[-1].end > start:
                    found.pop()  # read as the plan's own
                kind: AgencyKind = "dang" if before["council"] == "dang uy" else "hdnd"
                name = mention.name.replace("Ủy ban nhân dân", "Đảng ủy" if kind == "dang" else "Hội đồng nhân dân", 1)
                found.append(
                    FoundAgency(
                        start, start + len(before["council"]), "agency.councils", name=name,
                        key=mention.key.replace("ubnd", kind, 1), kind=kind, level=mention.level, generic=True,
                    )
                )  # fmt: skip
        found.append(mention)
    return found


def with_groups(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """Add groups read by form; they take the place of shorter readings of the same words."""
    canonical = text.canonical
    groups: list[FoundAgency] = []
    for match in _group_matches(text):
        start, end = match.span()
        det, mass, council, party, firm, office, tail = match.group("det", "mass", "council", "party", "firm", "office", "tail")
        if det and canonical[start : start + len(det)].lower().startswith(_NO_ARTICLE):  # "mời doanh nghiệp"
            start, det = start + len(det), ""
        if not (det or mass or council or party or firm or tail):
            piece = match[0]
            chiefs = office == "bo truong" or _CENTRAL_OFFICE.match(piece) and text.folded.endswith("thu truong ", 0, start)
            if not chiefs and not ("," in piece or "/" in piece or " va " in piece):
                continue  # one office by itself
        if firm and not det and canonical[start].isupper() and _NAME_GOES_ON.match(canonical, end):
            continue  # "Viện Nghiên cứu Nuôi trồng …" is one institute
        if office and _misread(canonical[match.start("office") : match.end("office")]):
            continue
        words = text.words(start, end)
        several = bool(mass or council) or "," in words or " và " in words or "/" in words
        of_chiefs = office == "bo truong" or _CENTRAL_OFFICE.match(match[0])
        if not (det or several or of_chiefs or tail and ("lien quan" in tail or "hanh chinh" in tail)):
            listed = firm and groups and _LISTED_GAP.fullmatch(text.folded, groups[-1].end, start)
            partner = listed or firm and _PARTNER_BEFORE.match(text.folded, max(0, start - 40), start)
            if not (partner or firm and canonical[start].isupper()):
                continue
        if office and not tail and not several and _NO_GROUP_AFTER.match(text.folded, end):
            continue
        if not several and not tail and office in ("phong", "ban", "so", "hoi", "truong", "vien", "bo", "to chuc"):
            continue
        line = text.folded.rfind("\n", 0, start) + 1
        begin = max(line, start - _OFFICE_REACH, groups[-1].end if groups else 0)
        person = person_before(text.folded[begin:start], canonical[begin:start])
        if person:
            start -= len(person[0])
        groups.append(_group(text, plan, start, match, words=words))
    if not groups:
        return mentions
    kept = []
    ends = [g.end for g in groups]  # they rise; starts may lie before the end of the group above
    for mention in mentions:
        at, clash = bisect_right(ends, mention.start), []
        while at < len(groups) and groups[at].start < mention.end + _OFFICE_REACH:
            if groups[at].start < mention.end:
                clash.append(at)
            at += 1
        if mention.generic and mention.kind == "so" and len(clash) == 1 and _cut(groups[clash[0]], mention, text):
            ends[clash.pop()] = groups[at - 1].end
        if any(_covers(groups[at], mention) for at in clash):
            continue
        for at in reversed(clash):
            del groups[at], ends[at]
        kept.append(mention)
    return sorted(kept + groups, key=lambda m: m.start)


_SEPARATED = plain(r"(?:[ ]*,[ ]*|[ ]+va[ ]+)(?:cac[ ]+)?$")


def _cut(group: FoundAgency, mention: FoundAgency, text: Text) -> bool:
    """End *các đơn vị, các sở* before *các sở giáo dục và đào tạo*, which go on with their field."""
    found = _SEPARATED.search(text.folded, group.start, mention.start) if group.start < mention.start < group.end < mention.end else None
    if found is None:
        return False
    group.end = found.start()
    group.name, folded = _named(text.words(group.start, group.end))
    group.key = assigned(text, group.end, group_key(folded))
    return True


_NAME_GOES_ON = regex.compile(r" \p{Lu}")
_OFFICE_WORDS = {"so": "sở", "ban": "ban", "nganh": "ngành", "phong": "phòng", "bo": "bộ", "hoi": "hội", "vu": "vụ", "cuc": "cục"}
_WORDS = regex.compile(r"[\p{L}\p{M}]+")
_ARTICLE = re.compile(r"^(?:các|những|mọi|từng|toàn thể)\s+", re.IGNORECASE)
_COMMITTEE = regex.compile(r"\bUBND\b")


@lru_cache(maxsize=2048)  # the same few words again and again
def _misread(printed: str) -> bool:
    """True if words that read as offices without accents are others: *địa bàn, bố trí*, *ký số, và phòng*."""
    right = wrong = 0
    for word in _WORDS.findall(printed.lower()):
        meant = _OFFICE_WORDS.get(fold(word))
        if meant:
            right += word in (meant, fold(word))
            wrong += word not in (meant, fold(word))
    return wrong >= max(right, 1)


def _group_matches(text: Text) -> Iterator[re.Match[str]]:
    """Matches of the group grammar, tried only where one of its first words stands."""
    folded = text.folded
    starts: list[int] = []
    begun = places(folded)
    for word in _GROUP_FIRST:
        goes_on = _GOES_ON.get(word)
        for start in begun.get(word, ()):
            end = start + len(word)
            if start and folded[start - 1].isalpha():
                continue
            if goes_on and not goes_on.match(folded, end):
                continue  # "phòng Y tế", "tổ chức thực hiện", "các hoạt động", "cách"
            if start and folded[start - 1] == " " and folded[max(0, start - _BLANKS) : start].rstrip(" ").endswith(_NO_GROUP_BEFORE):
                continue
            starts.append(start)
    done = 0
    for start in sorted(starts):  # "Ủy ban nhân dân" ends behind its "ban", and begins before it
        match = _GROUP.match(folded, start) if start >= done else None
        if match:
            done = match.end()
            yield match


@lru_cache(maxsize=2048)  # the same few groups again and again
def _named(words: str) -> tuple[str, str]:
    """The name a group goes by, and its words folded without their article."""
    bare = _ARTICLE.sub("", words, count=1)
    name = bare[:1].lower() + bare[1:]
    return "Các " + (_COMMITTEE.sub("Ủy ban nhân dân", name) if "UBND" in name else name), fold(bare)


def _group(text: Text, plan: FoundPlan, start: int, match: re.Match[str], *, words: str) -> FoundAgency:
    name, folded = _named(words)
    if match["office"] == "bo truong":  # "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ": the ministries
        name, folded = "Các bộ", "bo"
    if match["council"]:
        return FoundAgency(
            start, match.end(), "agency.councils", name=full_name(words), key=units_key("ubnd", folded), kind="ubnd",
            level=_level_of_units(folded), generic=True,
        )  # fmt: skip
    first = folded.split(",")[0].split(" ")[0]
    kind: AgencyKind = "doan_the" if match["mass"] else "dang" if match["party"] else "khac"
    if match["firm"] and folded.startswith(("truong", "co so giao duc", "dai hoc", "nha truong")):
        kind = "truong"
    if match["firm"] and "doanh nghiep" in folded:
        kind = "doanh_nghiep"
    elif match["office"] and first in ("so", "phong", "bo"):
        kind = {"so": "so", "phong": "phong", "bo": "bo_nganh"}[first]  # type: ignore[assignment]
    key = assigned(text, match.end(), group_key(folded))
    return FoundAgency(
        start, match.end(), "agency.group", confidence=0.85, name=name, key=key, kind=kind, generic=True,
        level="trung_uong" if folded.endswith("trung uong") else plan.level,
    )  # fmt: skip
