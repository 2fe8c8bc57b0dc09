"""Bodies: who owns what, who receives the plan, whose territory it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.initials import stands_for
from kehoach.check.naming.kinds_named import is_of_kinds, is_other_than_rooms
from kehoach.check.parts.sections import components
from kehoach.folding import fold
from kehoach.records import Agency, Assignment, Recipient, Severity
from kehoach.rulebook import CheckEntry

_SUBS = regex.compile(r"tieu du an (?P<subs>\d{1,2}(?:(?: *,| va| *\(|[^.;\n]){0,60}?tieu du an \d{1,2})*)[^.;\n]{0,90}?(?:thuoc|cua)? ?du an (?P<of>\d{1,2})\b")
_PROJECTS = regex.compile(r"(?<!tieu )(?<!thuoc )(?<!cua )du an (?P<own>\d{1,2}(?:(?: *,| va) *(?:du an )?\d{1,2})*)\b")
_DUTY = regex.compile(r"chu tri|phu trach|theo doi|dau moi|trach nhiem|tham muu|huong dan|to chuc|giao|quan ly|thuc hien|trien khai")
_WITH = regex.compile(r"[ ,]*phoi hop voi")  # A phối hợp với B: they own it together
_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttqvn": "mat tran to quoc viet nam", "ubmttq": "uy ban mat tran to quoc viet nam",
    "mttq": "mat tran to quoc", "ldtbxh": "lao dong thuong binh xa hoi", "tb&xh": "thuong binh xa hoi", "tbxh": "thuong binh xa hoi",
    "ptnt": "phat trien nong thon", "nn&ptnt": "nong nghiep phat trien nong thon", "gd&dt": "giao duc dao tao", "gddt": "giao duc dao tao",
    "vh&tt": "van hoa thong tin", "vhtt": "van hoa thong tin", "nhcsxh": "ngan hang chinh sach xa hoi", "csxh": "chinh sach xa hoi",
    "lhpn": "lien hiep phu nu", "ccb": "cuu chien binh", "tnmt": "tai nguyen moi truong", "tn&mt": "tai nguyen moi truong",
    "tc-kh": "tai chinh ke hoach", "tckh": "tai chinh ke hoach", "kt-ht": "kinh te ha tang", 
    "ctmt": "cong tac mat tran", "tdp": "to dan pho", "dn": "doanh nghiep", "nh": "ngan hang", "cn": "chi nhanh", "tc": "tai chinh", "vh": "van hoa", "tt&dl": "the thao du lich",
    "vhttdl": "van hoa the thao du lich", "vhtt&dl": "van hoa the thao du lich", "kh&cn": "khoa hoc cong nghe", "khcn": "khoa hoc cong nghe",
    "nn&mt": "nong nghiep moi truong", "nnmt": "nong nghiep moi truong", "kh&dt": "ke hoach dau tu", "gtvt": "giao thong van tai",
    "mtqg": "muc tieu quoc gia", "ctmtqg": "chuong trinh muc tieu quoc gia",
}  # fmt: skip
_EMPTY = frozenset(
    ["cac", "va", "cua", "tinh", "huyen", "xa", "phuong", "thi", "thanh", "pho", "tran", "quan", "viet", "nam", "so", "phong", "ban", "uy", "cap", "tren", "dia", "ban", "voi", "co", "lien", "quan", "nganh"]
)
# Wordings of a line of Nơi nhận that stand for everyone of a kind (or for all that the plan names).
ALL = regex.compile(
    r"nhu (?:tren|dieu|muc|phan)|(?:neu|co ten|duoc giao|thuc hien) (?:tai|trong|ke hoach)|"
    r"(?:cac|nhung) (?:co quan|don vi|to chuc)[^;]{0,60}lien quan"
)
_FRONT = regex.compile(r"mttq|mat tran")  # passes the plan on to its members, as many writers see it
_OFFICES = regex.compile(r"(?:cac|nhung) (?:co quan|don vi|to chuc)")  # no people's committee is meant by it
GROUPS = (
    (regex.compile(r"cac (?:so|phong|ban)\b|so, ?(?:ban|nganh)|phong, ?ban|ban,? nganh"),
     regex.compile(r"(?:so|phong(?! giao dich)|ban(?! (?:chi dao|quan ly(?! (?:cac )?khu (?:kinh te|cong nghiep|cong nghe))))|chi cuc|thanh tra|van phong|cong an|bo chi huy|ban chi huy|kho bac|bao hiem|thue)\b")),
    (regex.compile(r"(?:co quan|don vi)\b(?! (?:chu rung|san xuat|kinh doanh|thi cong))|thu truong (?=cac |co quan|don vi|nhung )"),
     regex.compile(r"(?:so|phong|ban|chi cuc|thanh tra|van phong|trung tam|tram|cong an|bo chi huy|ban chi huy|kho bac|bao hiem|thue|co quan|don vi|dai|cong thong tin|bao\b|uy ban kiem tra)")),
    (regex.compile(r"(?:mttq|mat tran)(?! *(?:va|,))"), regex.compile(r"(?:(?:van phong )?(?:co quan )?uy ban mat tran|mat tran|ban cong tac mat tran|cac to chuc|cac doan the|cac hoi)")),
    (regex.compile(r"doan the|chinh tri ?- ?xa hoi|to chuc hoi|cac hoi|to chuc thanh vien|(?:mttq|mat tran)[^;]{0,30}(?:va|,)"),
     regex.compile(r"(?:uy ban mat tran|hoi\b|doan\b|lien doan|tinh doan|huyen doan|cac hoi|cac to chuc|cac doan the|mat tran|cong doan|ban cong tac mat tran)")),
    (regex.compile(r"(?<!tich )(?<!pct )(?<!pct\. )(?<!phong )(?<!vp )(?<!dao )(?<!hdnd, )(?:ubnd|uy ban nhan dan)(?: cac\b| cap\b| \d| (?:tp|thanh pho|huyen|xa|phuong|thi xa|thi tran|quan)(?: *[,/;.]| *$| va\b))(?!.*\((?:de )?(?:b/c|bao cao))"),
     regex.compile(r"(?:uy ban nhan dan|cac xa|cac phuong|cac huyen|cac dia phuong|dang uy)")),
    (regex.compile(r"cac (?:thon|xom|ban\b(?!,? nganh)|ap|khu|to dan pho|buon|lang)|truong (?:thon|xom|ban|ap|khu)|thon, "),
     regex.compile(r"(?:cac )?(?:thon|xom|ban\b|ap|khu|to dan pho|buon|lang)")),
    (regex.compile(r"cong chuc|can bo chuyen mon|bo phan (?:chuyen mon|lien quan)"), regex.compile(r"(?:cac )?(?:cong chuc|can bo|chuyen vien)\b")),
    (regex.compile(r"\bto chuyen mon"), regex.compile(r"(?:cac )?to\b(?! (?:cong tac|giup viec|dan pho|bao ve|chuc))")),
    (regex.compile(r"cac truong|nha truong|co so giao duc"), regex.compile(r"(?:cac )?truong|(?:cac )?co so giao duc")),
    (regex.compile(r"trung tam y te"), regex.compile(r"(?:cac )?tram y te")),  # stations are units of the centre
    (regex.compile(r"doanh nghiep|cong ty"), regex.compile(r"(?:cac )?(?:doanh nghiep|cong ty|tap doan|hop tac xa)")),
    (regex.compile(r"co quan trung uong"), regex.compile(r"ngan hang nha nuoc|kho bac|bao hiem xa hoi|thue|hai quan|cuc\b|vien kiem sat|toa an")),
    (regex.compile(r"\bcac bo\b|bo, nganh"), regex.compile(r"bo\b|ngan hang nha nuoc|bao hiem xa hoi viet nam|dai|thong tan")),
)  # fmt: skip


# Private parties as a group: a plan asks others to work with them, and nobody sends it to each of them
_PRIVATE = ("cac doanh nghiep", "cac hop tac xa", "cac co so san xuat", "cac co so kinh doanh", "cac don vi kinh doanh", "doanh nghiep, ", "cac cong ty", "cac to hop tac")
_WORD = regex.compile(r"[a-z0-9&]+(?:-[a-z0-9&]+)*")
_OWNER = regex.compile(r"(?<=\w) (?=(?:Sở|Ban|Cục|Chi cục|Bộ|Thanh tra|Liên minh|Hội) \p{Lu})")
_SOME = regex.compile(r"(?:cac|nhung) [^:;]{0,40}:")


@lru_cache(maxsize=2048)  # a body is asked about line by line of the recipients
def core(name: str) -> frozenset[str]:
    """The words that tell one body from another: without type, level, place and short forms."""
    folded = fold(name)
    words: list[str] = []
    for token in _WORD.findall(folded):
        for part in (_SHORT[token],) if token in _SHORT else token.split("-"):
            words += _SHORT.get(part, part).replace("&", " ").split()
    return frozenset(w for w in words if w not in _EMPTY)


def _duties(draft: Draft) -> dict[str, list[Assignment]]:
    """Body -> its duties outside annex tables, in text order."""
    found: dict[str, list[Assignment]] = {}
    for duty in draft.record.assignments:
        if duty.start < draft.body_end and duty.table is None:
            found.setdefault(duty.agency, []).append(duty)
    return found


def _bodies(draft: Draft) -> dict[str, Agency]:
    return {a.name: a for a in draft.record.agencies}


def _received(draft: Draft, agency: Agency) -> bool:
    """True if a line of *Nơi nhận* names a body, one of its variants, or a group it belongs to."""
    home = draft.once("home-words", _home)
    own = [core(n) for n in (agency.name, _own_part(draft, agency.name), *agency.variants)]
    own += [words - home for words in own if words - home]
    name = fold(agency.name)
    groups = [group for group, member in GROUPS if member.match(name)]
    return any(_gets_it(draft, recipient, agency, own, groups) for recipient in draft.record.recipients)


def _home(draft: Draft) -> frozenset[str]:
    """The words of the plan's own province and district: *Sở Y tế tỉnh* is that of the province."""
    return core(" ".join(filter(None, (draft.record.plan.province, draft.record.plan.district))))


def _gets_it(draft: Draft, recipient: Recipient, agency: Agency, own: list[frozenset[str]], groups: list[regex.Pattern[str]]) -> bool:
    """True if one line of *Nơi nhận* is a body's: by ``own``, the words of its names, or by ``groups`` that it is one of."""
    if any(stands_for(n, recipient.text) for n in (agency.name, *agency.variants)):
        return True  # who drafted the plan keeps it: *Lưu: VT, Vụ GDMN*
    if recipient.purpose == "lưu":
        return False
    name, line = fold(agency.name), fold(recipient.text)
    everyone = ALL.search(line)
    if everyone and (article := _ARTICLE.match(line)) and (words_of := _article(draft, article["n"])):
        named = any(words_of[0] <= start < words_of[1] for start, _ in agency.spans)
        told = draft.folded(words_of)
        inner = _UNIT_OF.match(name) and regex.search(r"(?:don vi|co quan)[^.;]{0,20} (?:thuoc|truc thuoc) (?:bo|so|uy ban|co quan)\b", told)
        return bool(named or inner or _OTHERS.search(told) or any(group.search(told) for group in groups))
    if recipient.agency == agency.name or everyone and not (agency.kind == "ubnd" and _OFFICES.match(everyone[0])):
        return True
    if any(start >= recipient.start and end <= recipient.end for start, end in agency.spans):
        return True
    words = core(recipient.text)
    if agency.kind != "ubnd" and any(o and o <= words for o in own) and not _other_type(name, line) and not _other_level(name, line):
        return True
    listed = _SOME.match(line)  # "Các phòng: Nội vụ; Y tế" names some of them
    line = line[listed.end() :] if listed else line
    if is_other_than_rooms(name, line) or _OWN_UNITS.search(line) and _OUTSIDE.match(name):
        return False
    return is_of_kinds(name, line) or any(group.search(line) for group in groups)


# *Các phòng, đơn vị thuộc Sở*: none of these is one
_OWN_UNITS = regex.compile(r"\b(?:thuoc|truc thuoc|cua) (?:so|bo|cuc|chi cuc|truong|benh vien|trung tam|lien doan)\b")
_OUTSIDE = regex.compile(r"(?:so|uy ban|cong an|bo chi huy|ban chi huy|kho bac|bao hiem|thue|dai|bao|hoi|lien doan|tinh doan|doan)\b")


_ARTICLE = regex.compile(r"nhu dieu (?P<n>\d)\W*$")
_UNIT_OF = regex.compile(r"(?:vu|cuc|tong cuc|chi cuc|van phong|thanh tra|hoc vien|vien|trung tam|bao|tap chi|truong|phong)\b")
_OTHERS = regex.compile(r"(?:to chuc|ca nhan|co quan|don vi)(?:(?! thuoc)[^.;]){0,40}(?:lien quan|(?:neu|co ten|duoc giao|duoc phan cong|quy dinh|ghi)(?: nhiem vu)? (?:tai|trong|o) )")


def _article(draft: Draft, number: str) -> Place | None:
    """The article of the decision that *Như Điều 3* points to."""
    found = regex.search(rf"(?m)^[ *]*dieu {number}\b[^\n]*(?:\n(?! *\*{{0,2}}noi nhan|[ *]*dieu)[^\n]*){{0,6}}", draft.text.folded)
    return found.span() if found else None


def _own_part(draft: Draft, name: str) -> str:
    """A division's name without the issuer it is of: *Phòng Nghiệp vụ Y Sở Y tế* in a plan of *Sở Y tế tỉnh …*."""
    issuer = fold(draft.record.plan.issuer or "")
    owner = next((m for m in _OWNER.finditer(name) if issuer.startswith(fold(name[m.start() + 1 :]))), None)
    return name[: owner.start()] if owner else name


_OF_LEVEL = regex.compile(r"\b(?P<level>tinh|huyen|xa|phuong|dac khu|thi xa|thi tran)$")


def _other_level(name: str, line: str) -> bool:
    """True for *Trung tâm … xã* beside a line *Trung tâm … tỉnh*: two bodies of two levels."""
    line = line.strip(" .,;")
    own, its = _OF_LEVEL.search(name), _OF_LEVEL.search(line)
    return bool(own and its and own["level"] != its["level"] and "," not in line)


def _other_type(name: str, line: str) -> bool:
    """True for *Ban X* beside a line *Phòng X*: two bodies with one field."""
    types = ("so", "phong", "ban", "bo")
    own, its = name.split(" ")[0], line.split(" ")[0]
    return own in types and its in types and own != its


@kind("recipients-cover")
def recipients_cover(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Bodies with a duty that the list of recipients leaves out."""
    if len(draft.record.recipients) < 2:
        return
    known, held = _bodies(draft), 0
    roles = set(rule.options.get("roles", ["chu_tri", "thuc_hien", "phoi_hop"]))
    for name, duties in _duties(draft).items():
        agency = known.get(name)
        if agency is None or agency.generic and agency.kind not in ("ubnd", "doan_the", "doanh_nghiep"):
            if agency is None or not _is_unit(agency):
                continue
        called = fold(agency.name)
        if called.startswith(_NO_OFFICES) or called in _OF_THE_EVENT or called in _HEADS or _is_issuer(draft, agency) or _keeps_it(draft, called):
            continue
        mine = [d for d in duties if d.role in roles and not draft.folded((d.start, d.end)).startswith(_POST) and (agency.kind != "doanh_nghiep" or not agency.generic or _in_charge(draft, d.start))]
        mine = [d for d in mine if not _of_received_group(draft, d.start)]
        if called.startswith(_HOSPITALS) and any(_HEALTH.search(fold(r.text)) for r in draft.record.recipients):
            continue
        if not mine or called.startswith(_PRIVATE) and all(d.role == "phoi_hop" for d in mine):
            continue
        if _received(draft, agency):
            held += 1
        else:
            first = min(mine, key=lambda d: d.start)
            block = draft.record.recipients[0]
            front = agency.kind == "doan_the" and any(_FRONT.search(fold(r.text)) for r in draft.record.recipients)
            passed_on = front or called.startswith("cac truong")  # schools hear of it from who runs them
            yield draft.finding(
                rule, (first.start, first.end), severity="info" if passed_on else None, agency=name,
                evidence=(draft.evidence((block.start, block.end)),),
            )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "recipients", count=held)


_GROUP_BEFORE = regex.compile(r"(?P<group>\bcac [a-z ]{3,40}?) ?\([^()\n]*\Z")


def _of_received_group(draft: Draft, place: int) -> bool:
    """True for a body told in brackets behind its group (*Các chủ rừng (A, B)*), where a recipient is the group."""
    group = _GROUP_BEFORE.search(draft.text.folded[draft.text.folded.rfind("\n", 0, place) + 1 : place])
    return group is not None and any(group["group"] in fold(r.text) for r in draft.record.recipients)


# Set up for the event itself: its members get the plan, it is no office that could.
_OF_THE_EVENT = frozenset({"ban to chuc", "ban giam khao", "ban thu ky", "ban trong tai", "hoi dong giam khao", "tieu ban noi dung"})
# Who leads the issuer: the plan is their own.
_HEADS = frozenset({"ban giam hieu", "ban giam doc", "ban tong giam doc", "ban lanh dao", "ban thuong vu", "ban chap hanh", "ban thuong truc", "lanh dao don vi", "lanh dao phong"})
_KEPT = regex.compile(r"\b(?:vt|vp|van thu|van phong)\b")


def _keeps_it(draft: Draft, called: str) -> bool:
    """True for the issuer's own office, if it is called no more than that, where a copy is kept there: *Lưu: VT*, *Lưu: VP*.

    That of a committee is a body of its own, but in a commune.
    """
    issuer, name = fold(draft.record.plan.issuer or ""), called.removeprefix("van phong").strip()
    committee = issuer.startswith("uy ban nhan dan")
    if not called.startswith("van phong") or committee and draft.record.plan.level != "xa":
        return False
    if committee and name and issuer.startswith(name):
        name = ""
    kept = [fold(r.text) for r in draft.record.recipients if r.purpose == "lưu"]
    return any(_KEPT.search(line) and (not name or name in line) for line in kept)


# People, and teams of people from several offices.
_POST = "tong phu trach"  # a teacher of the school, who stands for the pioneers
_NO_OFFICES = (
    "to kiem phieu", "nguoi ", "nhan dan", "cong dong", "ho gia dinh", "doan kiem tra", "doan giam sat", "doan lien nganh", "doan cong tac", "to cong tac",
)  # fmt: skip


def _in_charge(draft: Draft, place: int) -> bool:
    """True where firms are asked, or inside the part that says who does what: elsewhere they are named in passing
    (*giao doanh nghiệp quản lý*)."""
    asked = draft.text.folded.endswith(("de nghi ", "yeu cau "), max(0, place - 8), place)
    return asked or "to_chuc_thuc_hien" in draft.outline.kinds_at(place)


_COMMITTEE = regex.compile(r"(?:uy ban nhan dan|ubnd) (?P<level>tinh|thanh pho|huyen|quan|thi xa)\b")
_PLACE_OF = regex.compile(r" (?:tỉnh|thành phố|huyện|thị xã|quận)(?: \p{Lu}\S*)+$")
_REPORTED = regex.compile(r"\bbao cao(?: ket qua(?: thuc hien)?| tong ket| dinh ky)?(?: ve| gui| len| cho)?(?: (?:uy ban nhan dan|ubnd) [a-z]+(?:,| va))? *$|\bbao cao\b[^.;\n]{0,60}\b(?:gui|ve)(?: ve)? *$")
_ABOVE = {
    "tinh": r"bo (?!chi huy|tu lenh)|chinh phu|thu tuong chinh phu",
    "huyen": r"(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)|so ",
    "xa": r"(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho|huyen|quan|thi xa)|so ",
}

_UNIT_BELOW = regex.compile(r"truong |benh vien |trung tam |thu vien |bao tang ")  # units of a sở or a phòng


@kind("reported-to")
def reported_to(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A body above the issuer to which the plan has its results reported, and to which it is not sent."""
    level, issuer = draft.record.plan.level or "", fold(draft.record.plan.issuer or "")
    above = r"so |phong giao duc" if _UNIT_BELOW.match(issuer) else _ABOVE.get(level)
    if len(draft.record.recipients) < 2 or above is None:
        return
    if not issuer.startswith("uy ban nhan dan"):
        above = f"(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)|{above}" if level == "tinh" else above
    for agency in draft.record.agencies:
        if not regex.match(above, fold(agency.name)) or agency.generic or issuer.startswith(fold(agency.name)) or _sent_up(draft, agency):
            continue
        for start, end in agency.spans:
            told = draft.title[1] <= start < draft.body_end and not draft.is_cited(start, end)
            if told and _REPORTED.search(draft.text.folded[max(draft.title[1], start - 120) : start].replace("\n", " ")):
                block = draft.record.recipients[0]
                severity: Severity | None = "info" if level == "tinh" else None  # what goes to the Government goes to its offices too
                yield draft.finding(rule, (start, end), say_as="report", severity=severity, agency=agency.name, evidence=(draft.evidence((block.start, block.end)),))
                break


def _sent_up(draft: Draft, agency: Agency) -> bool:
    """True if a line of *Nơi nhận* names a body above: without its place too (*Sở Y tế* for *Sở Y tế thành phố …*), a committee by its level."""
    committee = _COMMITTEE.match(fold(agency.name))
    if committee is None:
        own = core(_PLACE_OF.sub("", agency.name))
        return _received(draft, agency) or any(own and own <= core(r.text) and fold(agency.name).split()[0] in fold(r.text) for r in draft.record.recipients)
    level = committee["level"].replace("thanh pho", "(?:thanh pho|tp)")
    same = regex.compile(rf"\b(?:ubnd|uy ban nhan dan)(?: (?:{level})\b|, so|;)|\b(?:chu tich|ct) ubnd {level}\b|nhu tren|ubnd tp\b")
    return any(same.search(fold(r.text)) for r in draft.record.recipients)


_HOSPITALS = ("cac benh vien", "cac trung tam y te")
_HEALTH = regex.compile(r"\bcac,? (?:[a-z]+,? ){0,4}(?:benh vien|trung tam|co so|don vi)\b|\bttyt\b|\bdon vi (?:truc thuoc|y te|lien quan)\b|^\W*(?:benh vien|trung tam y te|nhu tren)\b|\bcac so\b|^\W*so y te\W*$")  # or who runs them


def _is_unit(agency: Agency) -> bool:
    """True for villages, schools, hospitals, the same office of all provinces: groups that receive a plan line by line."""
    return bool(regex.match(r"so [a-z, ]+ cac tinh\b", fold(agency.name)) or regex.match(r"cac (?:thon|xom|ap|buon|to dan pho|benh vien|trung tam y te|truong (?:hoc|mam non|tieu hoc|trung hoc|thpt|thcs))\b", fold(agency.name)))


_ORGAN = regex.compile(r"(?:ban chap hanh|ban thuong (?:vu|truc)|thuong truc) (?=\w)")


def _without_organ(name: str) -> str:
    """``Hội Nông dân huyện`` for *Ban Thường vụ Hội Nông dân huyện*: its board issues the plan, in its standing members' name."""
    organ = _ORGAN.match(fold(name))
    return name[organ.end() :] if organ else name


def _is_issuer(draft: Draft, agency: Agency) -> bool:
    if agency.spans and all(end <= draft.title[0] for _, end in agency.spans):
        return True  # named in the header alone: *Đồng chí Chủ tịch* is its own
    plan, issuer, name = draft.record.plan, _without_organ(draft.record.plan.issuer or ""), _without_organ(agency.name)
    if not issuer or fold(name)[:8] != fold(issuer)[:8]:
        return False
    if " " in name and fold(issuer).startswith(f"{fold(name)} ") and not fold(name).startswith("uy ban nhan dan"):
        return True  # *Ban Pháp chế* in a plan of *Ban Pháp chế Hội đồng nhân dân huyện …*
    places = (plan.province, plan.district, plan.commune) if agency.place is None else (agency.place,)
    own, place = core(name), core(" ".join(filter(None, places)))  # both in "Sở Nội vụ tỉnh Lào Cai"
    if fold(issuer).startswith("uy ban nhan dan"):
        place = frozenset()  # without its place every committee has the same words: the province's, the communes'
    return own <= core(issuer) <= own | place and (agency.place is None or fold(agency.place) in fold(issuer))


def _items(recipient: Recipient) -> list[tuple[int, int]]:
    """The single names in a line that lists several, as places in the text."""
    cuts, at = [], recipient.start
    for piece in regex.split(r"([;:]|, (?=\p{Lu}))", recipient.text):
        if len(piece.strip()) > 2:
            cuts.append((at, at + len(piece)))
        at += len(piece)
    return cuts


@kind("recipient-has-task")
def recipient_has_task(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A recipient that is to carry the plan out (t/h, p/h) and of which it asks nothing."""
    duties = [d for found in _duties(draft).values() for d in found]
    if len(duties) < 3 or len(draft.record.recipients) < 2:
        return
    names = [core(d.agency) for d in duties]
    groups = " ; ".join(fold(d.agency) for d in duties)
    for recipient in draft.record.recipients:
        if recipient.purpose not in ("t/h", "p/h", None) or recipient.purpose is None and not _below(draft, recipient):
            continue
        for start, end in _items(recipient):
            short = draft.document.text[start:end]
            words, line = core(regex.sub(r"\([^)]*\)?", "", short)), fold(short)
            if not words or ALL.search(line) or regex.search(r"\bcac |don vi|nhu ", line):
                continue
            named = (
                any(o and (o <= words or words <= o) for o in names) or _mentioned(draft, words)
                or any(stands_for(d.agency, short) for d in duties) or _asked(draft, short)
            )  # fmt: skip
            if not named and not _in_group(line, groups, recipient):
                yield draft.finding(
                    rule, (start, end), severity=None if recipient.purpose else "info",
                    purpose=recipient.purpose or "", say_as="" if recipient.purpose else "unsaid",
                )  # fmt: skip


def _below(draft: Draft, recipient: Recipient) -> bool:
    """True for a body of the issuer's own level that would only get the plan to do something."""
    line = fold(recipient.text)
    start = {"tinh": r"so |chi cuc|trung tam", "huyen": r"phong |trung tam|hat |tram ", "xa": r"phong |trung tam|ban |tram "}
    own = start.get(draft.record.plan.level or "")
    return bool(own and regex.match(own, line)) and not regex.search(r"bi thu|thuong (?:vu|truc)|chi huy|van phong|chuyen vien|thong tin dien tu|bien tap|ban (?:xay dung|tuyen|to chuc)|tin hoc|cong bao|tiep cong", line)


def _in_group(line: str, groups: str, recipient: Recipient) -> bool:
    """True if a duty of a group (*các phòng, ban*) covers the line."""
    if recipient.purpose and recipient.purpose != "p/h":
        return False
    return any(member.match(line) and group.search(groups) for group, member in GROUPS)


def _asked(draft: Draft, short: str) -> bool:
    """True if the body of the plan names in full what a recipient's line shortens to initials."""
    return any(
        stands_for(n, short) for a in draft.record.agencies if any(s < draft.body_end for s, _ in a.spans) for n in (a.name, *a.variants)
    )  # fmt: skip


def _mentioned(draft: Draft, words: frozenset[str]) -> bool:
    """True if the body of the plan names these words at all outside its citations."""
    block = [(r.start, r.end) for r in draft.record.recipients]
    for agency in draft.record.agencies:
        inside = any(
            draft.title[1] < s < draft.body_end and not draft.is_cited(s, e) and not any(a <= s < b for a, b in block)
            for s, e in agency.spans
        )
        if inside and not agency.generic and any(core(n) and (core(n) <= words or words <= core(n)) for n in (agency.name, *agency.variants)):
            return True
    return False


@kind("component-owner")
def component_owner(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Components that nobody leads or carries out, where others have an owner."""
    if draft.programme is None:
        return
    parts = components(draft)
    if len(parts) < 3:
        return
    owned = _owned(draft)
    without = [c for c in parts if c not in owned and c.split(".")[0] not in owned]
    if not without:
        yield draft.verified(rule, None, "owners", count=len(parts))
    if len(without) == len(parts):
        first = parts[without[0]][0]
        yield draft.finding(rule, (first.start, first.end), say_as="none", severity="warning", count=len(parts))
        return
    for code in without:
        heading = parts[code][0]
        sure = len(without) <= len(parts) / 3
        yield draft.finding(
            rule, (heading.start, heading.end), severity="error" if sure else "warning", component=code,
            count=len(parts) - len(without),
        )  # fmt: skip


def _owned(draft: Draft) -> set[str]:
    """Components with a body that leads or carries out: by their own words, or named by number in a duty."""
    found = {
        c for d in draft.record.assignments
        if d.role in ("chu_tri", "thuc_hien") or _WITH.match(draft.text.folded, d.end) for c in d.components
    }  # fmt: skip
    for part in draft.record.sections:
        if "to_chuc_thuc_hien" not in part.kinds:
            continue
        inside = [d for d in draft.record.assignments if part.start <= d.start < part.body_end]
        if part.component and inside:
            found.add(part.component)  # A phối hợp với B: they own it together
        for match in _SUBS.finditer(draft.text.folded, part.end, part.body_end):
            if not _gives_duty(draft, match.span(), part.component):
                continue
            found |= {f"DA{match['of']}.TDA{n}" for n in regex.findall(r"(?:^|tieu du an )(\d{1,2})", match["subs"])}
        for match in _PROJECTS.finditer(draft.text.folded, part.end, part.body_end):
            if part.component is None and _gives_duty(draft, match.span(), None):
                found |= {f"DA{n}" for n in regex.findall(r"\d{1,2}", match["own"])}
    return found


def _gives_duty(draft: Draft, place: tuple[int, int], component: str | None) -> bool:
    """True for a component named in a duty: not in the heading of another component, not in a bare list."""
    around = next(iter(draft.lineage(draft.section_at(place[0]))), None)
    if around is not None and around.component != component and around.component is not None:
        return False
    if around is not None and around.start <= place[0] < around.end:
        return around.component is None
    kinds = next((s.kinds for s in draft.lineage(draft.section_at(place[0])) if s.kinds), ())
    return "to_chuc_thuc_hien" in kinds and bool(_DUTY.search(draft.folded(draft.sentence(*place))) or component is None)
