"""Bodies that a plan names: ministries, sở, phòng, committees, mass organisations, groups of them.

Known bodies come from the packs through one automaton over a squeezed view of the folded text;
``các Sở: Tài chính, Nội vụ, Y tế`` carries the head word over; ``Trung tâm …`` and the like with
capitals are read by form where no pack knows them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

import regex

from kehoach.extract.agency_forms import QUARTERS, Form, verdict
from kehoach.extract.agency_groups import assigned, group_key, units_key, with_elected, with_groups
from kehoach.extract.agency_headings import with_headed
from kehoach.extract.agency_initials import without_initials
from kehoach.extract.agency_known import Known, Squeezed, key_of, known
from kehoach.extract.agency_lists import ListReader
from kehoach.extract.agency_names import (
    BOARD_ABOUT,
    BOARD_KEYS,
    BOARD_NUMBER,
    BOARD_WIDE,
    CELL,
    CENTRE_FIELD,
    DASH_FIELD,
    FORCES,
    HOUSE_OF,
    LOOSE_HEADS,
    MORE_FIELDS,
    MORE_QUARTERS,
    NO_HEAD,
    NUMBERED,
    OFFICE_FIELD,
    OFFICES,
    SHAPE,
    SHAPE_HEAD,
    SHAPE_LOOKS,
    SMALL_FIELDS,
    TAKES_NUMBER,
    TOLD_BEGINS,
    TOLD_BOARD,
    WITH_FIELDS,
    goes_on,
    more_fields,
    own_name,
    rest_of_name,
)
from kehoach.extract.agency_organs import with_organs
from kehoach.extract.agency_places import Places
from kehoach.extract.agency_schools import own_house, with_small_first
from kehoach.extract.agency_units import of_units, with_units
from kehoach.extract.beginnings import matches
from kehoach.extract.found import FoundAgency, FoundCitation, FoundPlan
from kehoach.extract.issuers import full_name, level_of
from kehoach.extract.offices import last_word, person_before
from kehoach.extract.patterns import plain, rx
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.records import AgencyKind
from kehoach.rulebook import AgencyEntry, Rulebook
from kehoach.segment import Outline

# What stands right before a body; patterns are matched from its end, for they only say yes or no.
_NOT_BODY_BEFORE = ("dai bieu", "bau cu", "ung cu", "ung cu vien", "phi", "can", "tien", "lop", "mon", "nganh", "linh vuc", "cong tac", "van de", "ve", "hoat dong")
_ELECTION = regex.compile(r"(?r)(?:dai bieu|bau cu|ung cu|nhiem ky)[^,;.]{0,40}$")
_ACTING = regex.compile(r"(?r)(?<![\p{L}])(?:thuong truc|lanh dao|do|doi voi|giao)[ ]+$")
_NOT_LOCAL = ("ngan sach", "von", "nguon luc", "chinh quyen", "quan su", "tinh hinh", "thuc te", "dac thu", "giong", "nguon")
_OF_THAT_LEVEL = plain(r"(?:[ ]*(?:,|va)[ ]+(?:uy ban nhan dan|ubnd))?[ ]+cung cap(?![\p{L}])")
_OF_SAME_LEVEL = plain(r"[ ]*(?:\((?:ubnd|hdnd)\))?[ ]*cung cap(?![\p{L}])")
_OF_THOSE_UNITS = plain(r"[ ]*(?:,|va)[ ]+(?:uy ban nhan dan|ubnd)[ ]+(?:cac|cap)[ ]")
# What is named after a body is none: "Nghị quyết Đại hội Đảng bộ tỉnh", "Điều lệ Hội …", "Ngày truyền thống …".
_NAMED_AFTER = regex.compile(
    r"(?r)(?<![\p{L}])(?:dai hoi(?: dai bieu)?(?: toan quoc)?(?: cac cap)?|hoi nghi lan thu \w+(?: \w+)?|dieu le|ngay (?:truyen thong|thanh lap)(?: luc luong| nganh)?)[ ]+$"
)
_NAMED_AFTER_LAST = ("hoi", "bieu", "quoc", "cap", "dieu le", "thong", "thanh lap", "luong", "nganh",
    "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")  # what it ends in
# "theo chỉ đạo của Thường trực Tỉnh ủy tại Công văn số …": named as the issuer of a document alone.
_ISSUED_AT = plain(r"[ ]+tai[ ]+(?:cac[ ]+)?(?:cong van|van ban|thong bao|ket luan|chi thi|quyet dinh|ke hoach|nghi quyet|huong dan|cong dien)(?![\p{L}])")
_PROPOSED = regex.compile(r"(?r)de nghi cua[ ]+(?:[\p{L}]+[ ]+){0,3}$")
_ISSUED_BY = regex.compile(
    r"(?r)(?:quy che phoi hop|chuong trinh phoi hop|ke hoach phoi hop|thoa thuan hop tac)[ ]+[^;.:()\n]{0,110}giua[ ]+$|(?:ke hoach|quyet dinh|nghi quyet|chi thi|(?<!theo )huong dan|van ban|quy dinh|chuong trinh|thong tu|nghi dinh|cong van|thong bao|ket luan|ke hoach hanh dong|de an|danh muc|quy che|chu truong)(?:[ ]+[^,;.:()\n]{0,40})?[ ]+(?:cua|do)[ ]+(?:cac[ ]+|(?:(?:trung uong|dang|nha nuoc),[ ]+){1,2})?$"
)
_BEFORE_ISSUER = frozenset({"cua", "do", "giua", "uong,", "dang,", "nuoc,"})  # "kết luận của Trung ương, Bộ Chính trị"
# Heads that stand for all offices of their kind where nothing says of which: "Vụ trưởng, Cục trưởng".
_CHIEFS = frozenset({"vu truong", "cuc truong", "cac vu truong", "cac cuc truong", "chanh van phong"})
_NO_GROUP_HERE = {"cac khoa": (" hoc", " muc", " tap", " dao"), "hai ben": (" duong", " tuyen", " bo", " le", " song", " suoi", " kenh")}
_OF_COMMUNITY = ("hoc tap ", "suc khoe ", "du lich ", "y te ", "dua vao ", "an ninh ", "thu vien ", "tai san ")
# "Văn phòng" alone is the issuer's own office, where an item or a sentence is about it.
_OFFICE_ALONE = plain(r"[ ]*(?:[:;|]|,[ ]+(?:ban|phong|cac|trung tam)[ ]|[ ]+(?:chu tri|phoi hop|bao dam|dam bao|chuan bi|tham muu|theo doi|tong hop|bo tri|chiu trach nhiem|co trach nhiem|don doc|lam dau moi|de)(?![\p{L}]))")
_MEMBERS = ("cac thanh vien ", "cac dong chi ", "cac uy vien ")
_LISTED_BEHIND = plain(r"[ ]*(?:[,;]|va )")
# The heads of an office, with their own fields between: "CVP, PCVP VX UBND tỉnh".
_HEADS_OF_OFFICE = plain(r"(?:cvp|ldvp|pcvp)(?:[ ]*,[ ]*(?:cac[ ]+)?pcvp)?(?:[ ]+[a-z]{1,5}|[ ]*\([^()\n]{1,12}\))?[ ]+$")
_OFFICERS = ("pcvp", "cvp", "pho ", "chanh ", "pct ", "lanh dao", "thanh vien")
_WITH_OFFICE = frozenset({"ban", "bo_nganh", "so", "doan_the"})
_OFFICE_OF_BOARD = plain(r"van phong(?: thuong truc)?[ ]+$")
_OFFICER_OF_OFFICE = plain(r"(?:pho )?chanh van phong[ ]+$")
_CUT_SHORT = regex.compile(r"[-&/](?!UBND|HĐND|UBMT|MTTQ|BCĐ|ĐU|CA)\p{Lu}{2}")
_AND_ISSUER = plain(r"[ ]*(?:\[\d+\])?[ ]*(?:,|va|;|,[ ]*va)[ ]*(?:cua[ ]+)?(?:cac[ ]+)?")
_FIELD_FIRST = (" va ", " -", "-")  # how one more field goes on (``more_fields``)
_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    ("so ", "so"), ("phong ", "phong"), ("trung tam", "trung_tam"), ("truong ", "truong"), ("cong ty", "doanh_nghiep"),
    ("tong cong ty", "doanh_nghiep"), ("tap doan", "doanh_nghiep"), ("ngan hang", "ngan_hang"), ("hoi dong nhan dan", "hdnd"),
    ("uy ban nhan dan", "ubnd"), ("ban ", "ban"), ("hoi dong", "ban"), ("hoi ", "doan_the"), ("doan ", "doan_the"), ("lien doan", "doan_the"),
    ("lien hiep", "doan_the"), ("hiep hoi", "doan_the"), ("bo ", "bo_nganh"),
)  # fmt: skip


def _issued_by(before: str) -> bool:
    """True if the words before a body make it the issuer of a document (*Kế hoạch … của*)."""
    return last_word(before) in _BEFORE_ISSUER and _ISSUED_BY.match(before) is not None


@lru_cache(maxsize=4096)  # the same few groups again and again
def _bare(words: str) -> str:
    """The folded words of a group without its article."""
    return plain(r"^(?:cac|nhung|moi|tung|toan the) ").sub("", " ".join(fold(words).split()))


class AgencyFinder:
    """The bodies of one document, found once and asked often."""

    def __init__(
        self, text: Text, outline: Outline, plan: FoundPlan, *, rules: Rulebook, citations: list[FoundCitation]
    ) -> None:
        self.text = text = without_initials(text)
        self.outline = outline
        self.plan = plan
        self.known: Known = rules.make("agencies", known)
        self.places = Places(text, plan)
        self.day = plan.day
        cited = sorted((c.start, c.end) for c in citations)
        self._cited_from = [start for start, _ in cited]
        self._cited_to = [end for _, end in cited]
        self.found: list[FoundAgency] = []
        self._scan()
        self.starts = [a.start for a in self.found]

    def between(self, start: int, end: int) -> list[FoundAgency]:
        """The mentions that begin in ``[start, end)``, in order."""
        first = bisect_left(self.starts, start)
        if first == len(self.starts) or self.starts[first] >= end:
            return []
        return self.found[first : bisect_left(self.starts, end, first)]

    @cached_property
    def issuer_body(self) -> str | None:
        """The issuing body as an agency of its own plan (without *Ban Thường trực*)."""
        if not self.plan.issuer:
            return None
        issuer = fold(self.plan.issuer)
        for mention in self.found:
            if mention.counted and fold(mention.surface) in issuer and not mention.generic and len(mention.surface) > 10:
                return mention.name
        return rx(r"^(?:Ban Thường trực|Thường trực|Chủ tịch) ").sub("", self.plan.issuer)

    @cached_property
    def _told_boards(self) -> list[str]:
        """What the boards are for that the plan sets up: *Thành lập Ban Chỉ đạo thực hiện …* tells the name in full."""
        return sorted({m["about"] for m in TOLD_BOARD.finditer(self.text.folded)}, key=len, reverse=True)

    # --- finding ----------------------------------------------------------------------------------

    def _scan(self) -> None:
        known = self._known()
        found = self._with_shapes(with_groups(known, self.text, self.plan))
        found = with_elected(ListReader(self.text, self._choose, self._made).with_lists(found), self.text)
        found = with_units(with_organs(found, self.text, self.places.own_unit), self.text, self.plan)
        found = with_headed(found, self.text, self.outline, shaped=self._shaped)
        self.found = own_house(with_small_first(found, self.text), self.text, self.plan)
        own_number = self.plan.spans.get("number", (0, 0))
        issued_to = -1  # the end of the last issuer of a cited document
        for mention in self.found:
            issued = self._issued(mention, issued_to)
            mention.counted = not (issued or own_number[0] <= mention.start < own_number[1])
            mention.surface = self.text.words(mention.start, mention.end)
            if mention.surface == self.plan.signer_name:
                mention.counted = False  # "Đoàn Quốc Bảo" signs, and is no union
            if issued:
                issued_to = mention.end

    def _known(self) -> list[FoundAgency]:
        """The mentions of bodies that the packs know by name."""
        view = Squeezed(self.text.folded)
        hits = self.known.hits(view.text)
        taken = 0
        mentions: list[FoundAgency] = []
        for start in sorted(hits):
            end, key = hits[start]
            if start < taken:
                continue
            if key.startswith("cac ") and hits.get(start + 4, (0, ""))[0] > end:
                continue  # "Các Sở Tài chính, Nội vụ" begins with "Sở Tài chính"
            if key.endswith(" cac so") and hits.get(end - 2, (0, ""))[0] > end:
                continue  # "Giám đốc các sở giáo dục và đào tạo"
            if key in ("van phong bo", "van phong so") and hits.get(end - 2, (0, ""))[0] > end:
                continue  # "Văn phòng Bộ Y tế" is of that ministry
            mention = self._mention(*view.span(start, end), key)
            if mention is not None:
                mentions.append(mention)
                taken = end
        return mentions

    def _issued(self, mention: FoundAgency, issued_to: int) -> bool:
        """True for the issuer of a document; ``issued_to`` is the end of the last one."""
        folded, start = self.text.folded, mention.start
        line = folded.rfind("\n", 0, start) + 1
        if _issued_by(folded[max(line, start - 130) : start]) or self._cited(start):
            return True
        if 0 <= start - issued_to < 24 and _AND_ISSUER.fullmatch(folded, issued_to, start):
            return True  # "các văn bản của Chính phủ, Bộ Y tế"
        return _ISSUED_AT.match(folded, mention.end) is not None and not _PROPOSED.match(folded, line, start)

    def _mention(self, start: int, end: int, key: str) -> FoundAgency | None:
        form = self.known.form(key, level=self.plan.level, day=self.day)
        if form is None or not self._looks_named(start, end, form):
            return None
        folded, entry = self.text.folded, form.entry
        line = folded.rfind("\n", 0, start) + 1
        before = folded[max(line, start - 60) : start]
        if self._is_no_body(start, end, form, before):
            return None
        wide = BOARD_WIDE.match(self.text.canonical, end) if key in BOARD_KEYS else None
        if wide and "\n" not in folded[end : wide.end()]:
            return self._wide_board(start, end, wide.end(), key, entry, before)
        if entry.id == QUARTERS and (more := MORE_QUARTERS.match(self.text.canonical, end, self._line_end(end))):
            end = more.end()
        if _CUT_SHORT.match(self.text.canonical, end) and self.text.canonical[end - 1].isupper() and " " in key:
            return None  # "Trung tâm VH-TT&TT-TH" goes on: its form tells the name
        place, end = self.places.printed(start, end, form)
        return self._longer(start, end, form, place, before) or self._as_known(start, end, form, place, before)

    def _is_no_body(self, start: int, end: int, form: Form, before: str) -> bool:
        """True where the words around a form say that no body is meant."""
        key, folded = form.key, self.text.folded
        if form.elected and (
            _OF_THAT_LEVEL.match(folded, end)
            or form.entry.name == "Hội đồng nhân dân" and _OF_THOSE_UNITS.match(folded, end)
            or _ELECTION.match(before) and not _ACTING.match(before)
        ):
            return True
        if form.entry.kind == "ubnd" and not form.entry.generic and _OF_SAME_LEVEL.match(folded, end):
            return True  # "tham mưu UBND cùng cấp": of whichever level
        if key in _CHIEFS and not _LISTED_BEHIND.match(folded, end):
            return True  # "Vụ trưởng Vụ Pháp chế" is of one department
        if key == "chanh van phong" and self.plan.level != "trung_uong":
            return True  # of which office depends on the issuer
        if key == "van phong":
            return not _OFFICE_ALONE.match(folded, end)
        if key == "cong dong" and before.endswith(_OF_COMMUNITY):
            return True  # "trung tâm học tập cộng đồng"
        if key in _NO_GROUP_HERE and folded.startswith(_NO_GROUP_HERE[key], end):
            return True
        if not before.endswith(" "):
            return False
        said = before.rstrip(" ")
        if not form.entry.generic and (
            said.endswith(_NOT_BODY_BEFORE) and self.text.canonical[start].islower()
            or said.endswith(_NAMED_AFTER_LAST) and _NAMED_AFTER.match(before)
        ):
            return True
        if key.startswith("ban ") and before.endswith("uy "):
            return True  # "Ủy ban An toàn giao thông" is no Ban
        if key.startswith("cuc ") and before.endswith(("tong ", "chi ")):
            return True  # "Tổng cục Dân số" is no Cục
        return key == "dia phuong" and said.endswith(_NOT_LOCAL)

    def _longer(self, start: int, end: int, form: Form, place: str | None, before: str) -> FoundAgency | None:
        """The body whose name goes on beyond what a pack knows: a number, an office of it, what it is about, its own name."""
        key, entry, folded, canonical = form.key, form.entry, self.text.folded, self.text.canonical
        if key.endswith(TAKES_NUMBER) and (number := NUMBERED.match(folded, end)) and "\n" not in number[0]:
            return self._numbered(start, number.end(), entry, canonical[number.start("number") : number.end()])
        if before.endswith(("phong ", "thuong truc ")) and entry.kind in _WITH_OFFICE and not entry.generic:
            inner = _OFFICE_OF_BOARD.search(before)
            if inner and canonical[start - len(inner[0])].isupper():
                return self._office(start, end, entry, place, before, inner)
        if entry.kind in ("doan_the", "dang") and place is None and (house := HOUSE_OF.match(canonical, end, self._line_end(end))):
            mention = self._made(start, house.end(), entry)
            mention.name = full_name(self.text.words(start, house.end()))
            mention.key, mention.level = key_of(mention.name), self.plan.level
            return mention
        if entry.name == "Chi bộ" and (cell := CELL.match(canonical, start, self._line_end(end))) and cell.end() > end:
            return self._shaped(start, cell.end(), "dang")
        if key in ("ban chi dao", "ban dieu hanh", "to cong tac") and (about := BOARD_ABOUT.match(canonical, end, self._line_end(end))):
            return self._shaped(start, about.end(), entry.kind)
        if key == "ban chi dao" and place is None and folded.startswith(TOLD_BEGINS, end):
            told = next((words for words in self._told_boards if folded.startswith(words, end)), None)
            if told:
                return self._shaped(start, end + len(told), entry.kind)
        longer = self._rest(form, end) if place is None else None
        if longer and "\n\n" not in longer[0] and "\n" not in folded[end : longer.end()] and (key == "vnpt" or not canonical[start:end].isupper()):
            return self._shaped(start, longer.end(), entry.kind)
        named = own_name(key, canonical, end, limit=self._line_end(end)) if form.one_of_many and not place else None
        if named and "\n" not in folded[end : named.end()]:
            return self._numbered(start, named.end(), entry, self.text.words(end, named.end()))
        return None

    def _office(self, start: int, end: int, entry: AgencyEntry, place: str | None, before: str, inner: re.Match[str]) -> FoundAgency:
        """*Văn phòng Ban Chỉ đạo …*: the office of a body, which begins at ``inner``."""
        office = self._made(start - len(inner[0]), end, entry, place)
        office.name = f"Văn phòng {'Thường trực ' if 'thuong truc' in inner[0] else ''}{office.name}"
        office.key = key_of(office.name)
        if officer := _OFFICER_OF_OFFICE.search(before):
            office.start = start - len(before) + officer.start()
        return office

    def _as_known(self, start: int, end: int, form: Form, place: str | None, before: str) -> FoundAgency:
        """The mention of a body as a pack knows it, its officer included; *các* before it may make it a group."""
        key, entry = form.key, form.entry
        if place is None and not entry.generic and entry.kind not in ("ubnd", "hdnd") and (own := self.places.branch(end)):
            end = own.end()  # "Báo và Phát thanh, Truyền hình Gia Lai" of Gia Lai's own plan
        if entry.kind == "ubnd" and not entry.generic and "vp" in before and (heads := _HEADS_OF_OFFICE.search(before)):
            made = self._made(start - len(heads[0]), end, entry, place)
            made.name, made.kind = f"Văn phòng {made.name}", "khac"
            made.key = key_of(made.name)
            return made
        person = person_before(before, self.text.canonical[start - len(before) : start])
        plural = before.endswith("cac ") and not entry.generic and not key.startswith(_OFFICERS)
        if person:
            start -= len(before) - person.start()
        made = self._made(start, end, entry, place)
        if key.startswith("cac ") and not key.startswith(_MEMBERS) and entry.kind == "ban" and not entry.generic and not entry.name.startswith("Các"):
            made.generic, made.key = True, f"group {made.key}"  # "các Tiểu ban"
        if plural and (self.text.canonical[end - len(key) : end].islower() or entry.kind == "phong" and self.plan.level == "tinh" and entry.level == "huyen" or entry.kind in ("trung_tam", "khac", "ban", "truong", "doanh_nghiep")):
            made.generic, made.key = True, f"group {made.key}"  # "các trạm y tế", "các sở giáo dục và đào tạo"
        return made

    def _wide_board(self, start: int, end: int, wide: int, key: str, entry: AgencyEntry, before: str) -> FoundAgency:
        """*Ban Chỉ đạo quốc gia 1237*, *Văn phòng Ban Chỉ đạo Trung ương về …*: boards of the centre and what they are about."""
        limit = self._line_end(end)
        number = BOARD_NUMBER.match(self.text.folded, wide)
        rest = number or BOARD_ABOUT.match(self.text.canonical, wide, limit) or rest_of_name("ban chi dao", self.text.canonical, wide, limit=limit)
        finish = rest.end() if rest else wide
        office = _OFFICE_OF_BOARD.search(before) if before.endswith(("phong ", "thuong truc ")) else None
        made = self._made(start - len(office[0]) if office else start, finish, entry)
        said = f"{entry.name} {self.text.words(end, finish)}"
        made.name = f"Văn phòng {said}" if office else said
        made.key, made.level, made.rule = key_of(made.name), "trung_uong", "agency.shape"
        return made

    def _rest(self, form: Form, end: int) -> regex.Match[str] | None:
        """The rest of a name that a pack knows by its type or its beginning only."""
        if form.firm:
            return self.places.branch(end)
        canonical = self.text.canonical
        rest = rest_of_name(form.key, canonical, end, limit=self._line_end(end)) if form.typed else None
        begun = form.entry.kind in ("phong", "trung_tam") and not form.entry.generic and canonical[end + 1 : end + 2].isupper()
        return rest or (goes_on(canonical, end, limit=self._line_end(end)) if begun else None)

    def _line_end(self, place: int) -> int:
        """Where the paragraph or heading of a place ends."""
        end = self.text.folded.find("\n", place)
        end = end if end >= 0 else len(self.text.folded)
        number = self.outline.at(place)
        heading = self.outline.parts[number].heading if number is not None else None
        return heading.end if heading and heading.start <= place < heading.end < end else end

    def _numbered(self, start: int, end: int, entry: AgencyEntry, number: str) -> FoundAgency:
        """*Chi cục Hải quan khu vực V*, *Ngân hàng Nhà nước khu vực 14*: the number is part of the name."""
        mention = self._made(start, end, entry)
        words = self.text.words(start, end)
        abbreviated = any(w.isupper() and len(w) > 1 for w in words.removesuffix(number).split())
        if not abbreviated and not fold(words).startswith(("thuong truc", "co quan", "thanh vien")):
            mention.name = full_name(words)
        else:
            mention.name = f"{mention.name} {number}"
        mention.key = f"{mention.key} {fold(number)}"
        return mention

    def _shaped(self, start: int, end: int, kind: AgencyKind, *, confidence: float = 0.75) -> FoundAgency:
        """A body with a name no pack has (``Tập đoàn Cao su Việt Nam``); less sure where none knows its type."""
        if small := SMALL_FIELDS.match(self.text.canonical, end):
            end = small.end()
        place, finish = self.places.behind(end)
        name = full_name(self.text.words(start, end))
        own = self.places.own_unit
        if place and fold(place) not in (own, own.split(" ")[0]):
            name = f"{name} {place}"
        return FoundAgency(
            start, finish, "agency.shape", confidence=confidence, name=name, key=key_of(name), kind=kind,
            level=self.plan.level if kind == "phong" and not place and self._in_a_house() else level_of(name) or self.plan.level,
        )  # fmt: skip

    def _in_a_house(self) -> bool:
        """True where the plan's own *phòng* are those of a sở, hospital or firm, not of a district."""
        return self.plan.level in ("tinh", "trung_uong") and not fold(self.plan.issuer or "uy ban").startswith(("uy ban", "hoi dong"))

    def _looks_named(self, start: int, end: int, form: Form) -> bool:
        """True if printed words name a body where they stand."""
        said = verdict(form, self.text.canonical[start:end])
        if said == "outside numbers":
            return not self._in_number(start)  # a document's number names it
        if said == "before units":
            return of_units(self.text, end)
        return said == "always" or said == "behind cac" and self.text.folded.endswith("cac ", max(0, start - 4), start)

    def _in_number(self, start: int) -> bool:
        """True inside a document's number: ``01/QCPH-LĐTBXH-LMHTX``."""
        canonical = self.text.canonical
        begin = max(canonical.rfind(mark, 0, start) for mark in " \n(") + 1
        return "/" in canonical[begin:start] and any(c.isdigit() for c in canonical[begin:start]) and canonical[start - 1] in "-/"

    def _choose(self, key: str) -> AgencyEntry | None:
        return self.known.choose(key, level=self.plan.level, day=self.day)

    def _made(self, start: int, end: int, entry: AgencyEntry, place: str | None = None) -> FoundAgency:
        name, level, key = self.places.named(entry, place)
        if entry.generic and (entry.kind in ("ubnd", "hdnd") or entry.name.startswith("Đảng ủy các")):
            key = units_key(entry.kind, fold(entry.name))
        elif entry.id == QUARTERS:
            key = "group thon"
        elif entry.generic:
            key = assigned(self.text, end, group_key(_bare(self.text.words(start, end))))
        return FoundAgency(
            start, end, entry.id, name=name, key=key, kind=entry.kind, level=level, place=place,
            generic=entry.generic,
        )  # fmt: skip

    def _cited(self, place: int) -> bool:
        near = bisect_right(self._cited_from, place)
        return near > 0 and max(self._cited_to[max(0, near - 5) : near]) > place

    def _inside(self, mention: FoundAgency) -> bool:
        """True for a group in small letters that is part of a name (*Trung tâm Hỗ trợ doanh nghiệp*)."""
        return mention.generic and self.text.canonical[mention.start].islower() and not self.text.folded.startswith("cac ", mention.start)

    def _with_shapes(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """Add bodies no pack knows, and lengthen known ones that go on (``Trung tâm Y tế dự phòng``)."""
        canonical, folded = self.text.canonical, self.text.folded
        starts = [m.start for m in mentions]
        extra: list[FoundAgency] = []
        swallowed: set[int] = set()
        done = 0
        for head in matches(SHAPE_HEAD, canonical, SHAPE_LOOKS):
            start = head.start()
            if start < done or folded[start] == " " or NO_HEAD.match(canonical, start):
                continue
            at = bisect_left(starts, start - 40)
            near = [m for m in mentions[at : at + 14] if m.end > start]
            if near and near[0].start <= start:
                continue
            match = SHAPE.match(canonical, start, self._line_end(start))
            if match and near and near[0].start < match.end() and not self._inside(near[0]):
                match = SHAPE.match(canonical, start, near[0].start)  # another body begins
            if not match and (unit := FORCES.match(canonical, start, self._line_end(start))):
                extra.append(self._shaped(start, unit.end(), "khac"))
                continue
            if not match or "\n\n" in match[0] or match[0].isupper():
                continue
            if match["head"] in LOOSE_HEADS and len(match["rest"].split()) < 2 and not match["rest"].isupper():
                continue
            done = match.end()
            if match["head"] in WITH_FIELDS and (more := MORE_FIELDS.match(canonical, done, self._line_end(start))):
                done = more.end()
            if match["head"] in WITH_FIELDS and (small := SMALL_FIELDS.match(canonical, done)):
                done = small.end()
            swallowed |= {id(m) for m in near if m.start < done}
            name = full_name(self.text.words(start, done))
            kind: AgencyKind = next((k for word, k in _KINDS if fold(name).startswith(word)), "khac")
            extra.append(self._shaped(start, done, kind, confidence=0.6))
        mentions = [m for m in mentions if id(m) not in swallowed] if swallowed else mentions
        return self._lengthened(sorted(mentions + extra, key=lambda m: m.start) if extra else mentions)

    def _lengthened(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """Give the known centres the fields that follow (*Trung tâm Văn hóa - Thông tin* + *và Truyền thông*)."""
        folded = self.text.folded
        for mention, after in zip(mentions, [*mentions[1:], None], strict=False):
            if not folded.startswith(_FIELD_FIRST, mention.end):
                continue
            office = mention.name.startswith(OFFICES)
            if not office and mention.kind not in ("trung_tam", "phong", "ban", "dang") or mention.generic or mention.place or mention.rule == "agency.shape":
                continue
            reads = OFFICE_FIELD if office else CENTRE_FIELD if mention.kind == "trung_tam" else DASH_FIELD
            end = more_fields(self.text.canonical, mention.end, limit=self._line_end(mention.end), reads=reads)
            if end == mention.end or after and after.start < end:
                continue
            longer = self._shaped(mention.start, end, mention.kind)
            mention.end, mention.name, mention.key = longer.end, longer.name, longer.key
            mention.rule, mention.confidence, mention.place = longer.rule, longer.confidence, None
        return mentions


def agencies(finder: AgencyFinder) -> list[FoundAgency]:
    """All mentions of bodies, in order; ``counted`` is false inside citations."""
    return finder.found
