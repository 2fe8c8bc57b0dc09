"""Bodies that a plan names: ministries, sở, phòng, committees, mass organisations, groups of them.

Known bodies come from the packs through one automaton over a squeezed view of the folded text;
``các Sở: Tài chính, Nội vụ, Y tế`` carries the head word over; ``Trung tâm …`` and the like with
capitals are read by form where no pack knows them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

import ahocorasick
import regex

from kehoach.extract.agency_groups import assigned, group_key, units_key, with_elected, with_groups
from kehoach.extract.agency_names import NUMBERED, SHAPE, rest_of_name
from kehoach.extract.beginnings import matches, patterns
from kehoach.extract.found import FoundAgency, FoundCitation, FoundPlan
from kehoach.extract.issuers import full_name, level_of
from kehoach.extract.offices import last_word, person_before
from kehoach.extract.patterns import rx
from kehoach.folding import fold, one_tone_place
from kehoach.normalise import Text
from kehoach.records import AgencyKind, Level
from kehoach.rulebook import AgencyEntry, Rulebook
from kehoach.segment import Outline

_SEPARATOR = re.compile(r"( (?: *[-,&/] *| +)|- *|, *|& *|/ *)")
_PLACE = regex.compile(
    r"[ ]*(?:cua |cap )?(?P<unit>tinh|thanh pho|tp\.?|huyen|thi xa|quan|xa|phuong|thi tran|trung uong|khu vuc)(?![\p{L}])(?P<name>(?: +[^\s,;:.()]+){0,4})"
)
# Looks at what stands right before a body; matched from its end, for they only say yes or no.
_NOT_BODY_BEFORE = regex.compile(r"(?r)(?:dai bieu|bau cu|ung cu(?: vien)?|phi|can|tien|lop|mon|nganh|linh vuc|cong tac|van de|ve|hoat dong)[ ]+$")
_ELECTION = regex.compile(r"(?r)(?:dai bieu|bau cu|ung cu|nhiem ky)[^,;.]{0,40}$")
_ACTING = regex.compile(r"(?r)(?<![\p{L}])(?:thuong truc|lanh dao|do|doi voi|giao)[ ]+$")
_NOT_LOCAL = regex.compile(r"(?r)(?:ngan sach|von|nguon luc|chinh quyen|quan su|tinh hinh|thuc te|dac thu|giong|nguon)[ ]+$")
_UNITS_BEHIND = regex.compile(r"cac (?:huyen|xa|phuong|thon|to dan pho|thi xa|thanh pho|quan|tinh|khu|ap|ban|xom|dia phuong)(?![\p{L}])")
_OF_THAT_LEVEL = regex.compile(r"(?:[ ]*(?:,|va)[ ]+(?:uy ban nhan dan|ubnd))?[ ]+cung cap(?![\p{L}])")
_OF_THOSE_UNITS = regex.compile(r"[ ]*(?:,|va)[ ]+(?:uy ban nhan dan|ubnd)[ ]+(?:cac|cap)[ ]")
_ELECTED = ("Quốc hội", "Hội đồng nhân dân")
_HEAD_LIST = regex.compile(r"(?:cac[ ]+)?(?P<head>so|phong|ban|bo|hoi|trung tam|chi cuc)(?:, (?:ban|nganh|phong|don vi))*[ ]*(?::|gom:?|nhu:?)?[ ]*$")
# Where an item of a list ends: before a mark, the next item, or what the bodies do.
_ITEM_END = (
    r"(?=[ ]*(?:[,;:.()\n]| va | cung | (?:chu tri|phoi hop|to chuc|tham muu|xay dung|thuc hien|huong dan|theo|trien khai|can cu|"
    r"co trach nhiem)\b|$))"
)
_ITEM = regex.compile(r"(?P<sep>[ ]*(?:,| va | cung )[ ]*)(?P<item>[^,;:.()\n]{3,70}?)" + _ITEM_END)
_LISTED = regex.compile(_ITEM.pattern.replace("(?:,|", "(?:[,;]|", 1))
_AND_MORE = regex.compile(r"[ ]+va[ ]+[^,;:.()\n]{2,40}?" + _ITEM_END)
_ISSUED_BY = regex.compile(
    r"(?:ke hoach|quyet dinh|nghi quyet|chi thi|huong dan|van ban|quy dinh|chuong trinh|thong tu|nghi dinh|cong van|thong bao|ket luan|ke hoach hanh dong|de an|danh muc|quy che|chu truong)(?:[ ]+[^,;.:()\n]{0,40})?[ ]+(?:cua|do)[ ]+(?:cac[ ]+)?$"
)
_HEAD_OF_LIST = regex.compile(
    r"(?<![\p{L}])(?:cac )?(?P<head>so|phong|ban|bo|hoi)(?:, (?:ban|nganh|don vi|phong))*(?: [\p{L} ]{0,25})?[ ]?(?::|gom)[ ]?"
)
_HEAD_WORD = re.compile(r"(?P<head>sở|phòng|ban|bộ|hội|trung tâm|chi cục) ", re.IGNORECASE)
_HEAD_LOOKS = patterns(r"cac (?:so|phong|ban|bo|hoi)[ ,:g]", r"so[ ,:g]", r"phong[ ,:g]", r"ban[ ,:g]", r"bo[ ,:g]", r"hoi[ ,:g]")
# Words that end a place's name where all stands in capitals ("CÔNG AN TỈNH CHỦ TRÌ"); none begins a place's name.
_NO_PLACE = frozenset(
    [
        "chủ", "phối", "và", "là", "có", "được", "để", "trong", "trên", "theo", "cho", "của", "về", "tại", "thực", "tham", "tiếp",
        "căn", "triển", "rà", "kiểm", "giám", "phải", "nhằm", "chịu", "với", "kịp", "khi", "đến", "các", "cùng", "gửi", "số",
        "kt", "tm", "độc", "ban", "xây", "tổ", "lập", "đề",
    ]  # fmt: skip
)


def _ends_place(token: str) -> bool:
    return token.lower().strip("*.,:;") in _NO_PLACE


_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    ("so ", "so"), ("phong ", "phong"), ("trung tam", "trung_tam"), ("truong ", "truong"), ("cong ty", "doanh_nghiep"),
    ("tong cong ty", "doanh_nghiep"), ("tap doan", "doanh_nghiep"), ("ngan hang", "ngan_hang"), ("hoi dong nhan dan", "hdnd"),
    ("uy ban nhan dan", "ubnd"), ("ban ", "ban"), ("hoi ", "doan_the"), ("doan ", "doan_the"), ("lien doan", "doan_the"),
    ("lien hiep", "doan_the"), ("hiep hoi", "doan_the"), ("bo ", "bo_nganh"),
)  # fmt: skip


@dataclass(frozen=True)
class _Known:
    automaton: ahocorasick.Automaton
    by_key: dict[str, tuple[AgencyEntry, ...]]


def key_of(words: str) -> str:
    """A surface form as the automaton sees it: folded, single blanks, none round ``- , /``; & as và.

    >>> key_of("Phòng NN & PTNT"), key_of("Tài chính – Kế hoạch")
    ('phong nn va ptnt', 'tai chinh-ke hoach')
    """
    return "".join(_tightened(_SEPARATOR.split(" ".join(fold(words).split())))).strip()


def _tightened(printed: list[str]) -> list[str]:
    """Words and separators in turn, each separator as the automaton wants it."""
    tight = list(printed)
    tight[1::2] = map(_tight, printed[1::2])
    return tight


@lru_cache(maxsize=512)
def _tight(separator: str) -> str:
    mark = separator.strip(" ")
    return " va " if mark == "&" else mark or " "


def _known(rules: Rulebook) -> _Known:
    by_key: dict[str, list[AgencyEntry]] = {}
    entry: AgencyEntry
    for entry in rules.group("agency"):
        for form in (entry.name, *entry.also):
            bucket = by_key.setdefault(key_of(form), [])
            if entry not in bucket:
                bucket.append(entry)
    automaton = ahocorasick.Automaton()
    for key in by_key:
        if len(key) >= 2:
            automaton.add_word(key, key)
    automaton.make_automaton()
    return _Known(automaton, {k: tuple(v) for k, v in by_key.items()})


def _issued_by(before: str) -> bool:
    """True if the words before a body make it the issuer of a document (*Kế hoạch … của*)."""
    return last_word(before) in ("cua", "do") and _ISSUED_BY.search(before) is not None


def _head_start(folded: str, start: int) -> int | None:
    """Where the word before ``: `` ends, for a list's item at ``start``; ``None`` if there is no colon."""
    before = folded[max(0, start - 6) : start].rstrip(" ")
    return start - len(folded[max(0, start - 6) : start]) + len(before[:-1].rstrip(" ")) if before.endswith(":") else None


class _Squeezed:
    """The folded text as the automaton wants it, with a way back: ``place(i)`` in the folded text."""

    def __init__(self, folded: str) -> None:
        self._printed = _SEPARATOR.split(folded)
        tight = _tightened(self._printed)
        self.text = "".join(tight)
        self._at = [0, *accumulate(map(len, tight))]  # where in the squeezed text a stretch begins …
        self._from = [0, *accumulate(map(len, self._printed))]  # … and where in the folded text
        self._end = len(folded)

    def place(self, index: int) -> int:
        """The offset in the folded text of a letter of the squeezed text."""
        stretch = bisect_right(self._at, index) - 1
        begin = self._from[stretch]
        if stretch % 2:  # a separator stands where its mark does
            printed = self._printed[stretch]
            mark = printed.lstrip(" ")
            begin += len(printed) - len(mark) if mark else 0
        return min(begin + index - self._at[stretch], self._end)


class AgencyFinder:
    """The bodies of one document, found once and asked often."""

    def __init__(
        self, text: Text, outline: Outline, plan: FoundPlan, *, rules: Rulebook, citations: list[FoundCitation]
    ) -> None:
        self.text = text
        self.outline = outline
        self.plan = plan
        self.rules = rules
        self.known: _Known = rules.make("agencies", _known)
        self.day = plan.issued_on or (f"{plan.year_start}-06-01" if plan.year_start else None)
        self.cited = sorted((c.start, c.end) for c in citations)
        self.names: dict[tuple[str, str | None], tuple[str, Level | None, str]] = {}
        self.found: list[FoundAgency] = []
        self._scan()
        self.starts = [a.start for a in self.found]

    def between(self, start: int, end: int) -> list[FoundAgency]:
        """The mentions that begin in ``[start, end)``, in order."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def issuer_body(self) -> str | None:
        """The issuing body as an agency of its own plan (without *Ban Thường trực*)."""
        if not self.plan.issuer:
            return None
        issuer = fold(self.plan.issuer)
        for mention in self.found:
            if mention.counted and fold(mention.surface) in issuer and not mention.generic and len(mention.surface) > 10:
                return mention.name
        return rx(r"^(?:Ban Thường trực|Chủ tịch) ").sub("", self.plan.issuer)

    # --- finding ----------------------------------------------------------------------------------

    def _scan(self) -> None:
        folded = self.text.folded
        view = _Squeezed(folded)
        squeezed = view.text
        hits: dict[int, tuple[int, str]] = {}
        for last, key in self.known.automaton.iter(squeezed):
            start, end = last - len(key) + 1, last + 1
            if start and squeezed[start - 1].isalnum() or end < len(squeezed) and squeezed[end].isalnum():
                continue
            if start not in hits or hits[start][0] < end:
                hits[start] = (end, key)
        taken = 0
        mentions: list[FoundAgency] = []
        for start in sorted(hits):
            end, key = hits[start]
            if start < taken:
                continue
            if key.startswith("cac ") and hits.get(start + 4, (0, ""))[0] > end:
                continue  # "Các Sở Tài chính, Nội vụ" begins with "Sở Tài chính"
            begin = view.place(start)
            finish = view.place(end - 1) + 1
            mention = self._mention(begin, finish, key)
            if mention is not None:
                mentions.append(mention)
                taken = end
        self.found = self._with_shapes(with_groups(mentions, self.text, self.plan))
        self.found = with_elected(self._front_units(self._with_lists(self.found)), self.text)
        own_number = self.plan.spans.get("number", (0, 0))
        for mention in self.found:
            line = folded.rfind("\n", 0, mention.start) + 1
            issued = _issued_by(folded[max(line, mention.start - 75) : mention.start])
            numbered = own_number[0] <= mention.start < own_number[1]
            mention.counted = not (issued or numbered or self._in_citation(mention.start))
            mention.surface = self.text.words(mention.start, mention.end)

    def _front_units(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """*Hạt Kiểm lâm các huyện*, *Ban công tác Mặt trận các tổ dân phố*: the units behind a body are no other."""
        kept: list[FoundAgency] = []
        for mention in mentions:
            last = kept[-1] if kept else None
            behind = last is not None and mention.generic and mention.kind == "khac" and last.end == mention.start - 1
            if not (last and behind and _UNITS_BEHIND.match(self.text.folded, mention.start)):
                kept.append(mention)
                continue
            last.end = mention.end
            if not last.generic and not last.name.lower().startswith("ban công tác mặt trận"):
                last.generic, last.name = True, f"{last.name} {self.text.words(mention.start, mention.end)}"
                last.key, last.level = f"group {fold(last.name)}", mention.level or last.level
        return kept

    def _mention(self, start: int, end: int, key: str) -> FoundAgency | None:
        entry = self._choose(key)
        folded = self.text.folded
        line = folded.rfind("\n", 0, start) + 1
        before = folded[max(line, start - 60) : start]
        if entry is None or not self._looks_named(start, end, key, entry=entry):
            return None
        if entry.name.startswith(_ELECTED) and _OF_THAT_LEVEL.match(folded, end):
            return None
        if entry.name == "Hội đồng nhân dân" and _OF_THOSE_UNITS.match(folded, end):
            return None
        if entry.name.startswith(_ELECTED) and _ELECTION.match(before) and not _ACTING.match(before):
            return None
        if not entry.generic and self.text.canonical[start].islower() and _NOT_BODY_BEFORE.match(before):
            return None
        if key.startswith("cuc ") and rx(r"(?:tong|chi) $").search(before):
            return None  # "Tổng cục Dân số" is no Cục
        if key == "dia phuong" and _NOT_LOCAL.match(before):
            return None
        place, end = self._place(start, end, entry)
        if key.endswith("khu vuc") and (number := NUMBERED.match(folded, end)) and "\n" not in number[0]:
            return self._numbered(start, number.end(), entry, self.text.canonical[number.start("number") : number.end()])
        longer = place is None and self._goes_on(key, end)
        if longer and "\n\n" not in longer[0] and "\n" not in folded[end : longer.end()] and not self.text.canonical[start:end].isupper():
            return self._shaped(start, longer.end(), entry.kind)
        person = person_before(before)
        plural = before.endswith("cac ") and not entry.generic and not key.startswith(("pcvp", "cvp", "pho ", "chanh ", "pct ", "lanh dao", "thanh vien"))
        if person:
            start -= len(before) - person.start()
        made = self._made(start, end, entry, place=place)
        if plural and (self.text.canonical[end - len(key) : end].islower() or entry.kind in ("trung_tam", "khac", "ban", "truong", "doanh_nghiep")):
            made.generic, made.key = True, f"group {made.key}"  # "các trạm y tế", "các sở giáo dục và đào tạo"
        return made

    def _goes_on(self, key: str, end: int) -> regex.Match[str] | None:
        """The rest of a name that a pack knows by its type only."""
        if key in ("vnpt", "viettel", "mobifone", "agribank", "vietinbank", "vietcombank"):
            return self._branch(end)
        return rest_of_name(key, self.text.canonical, end)

    def _branch(self, end: int) -> regex.Match[str] | None:
        """The plan's own place behind a firm's name (*VNPT Nghệ An*)."""
        own = self._own_place().partition(" ")[2].removeprefix("phố ").removeprefix("xã ")
        found: regex.Match[str] | None = rx(r"[ ]+\p{Lu}\p{L}*(?:[ ]+\p{Lu}\p{L}*){0,3}").match(self.text.canonical, end)
        return found if found and own and fold(found[0]).strip() == fold(own) else None

    def _numbered(self, start: int, end: int, entry: AgencyEntry, number: str) -> FoundAgency:
        """*Chi cục Hải quan khu vực V*, *Ngân hàng Nhà nước khu vực 14*: the number is part of the name."""
        mention = self._made(start, end, entry, place=None)
        mention.name, mention.key = f"{mention.name} {number}", f"{mention.key} {fold(number)}"
        return mention

    def _too_common(self, words: str, entry: AgencyEntry) -> bool:
        """Forms that name a person or thing far more often than a body."""
        return entry.name in ("Trưởng thôn", "Người có uy tín") and not words.lower().startswith(("trưởng thôn", "trưởng bản", "người có"))

    def _shaped(self, start: int, end: int, kind: AgencyKind, *, confidence: float = 0.75) -> FoundAgency:
        """A body with a name no pack has (``Tập đoàn Cao su Việt Nam``); less sure where none knows its type."""
        place, finish = self._shape_place(end)
        name = full_name(self.text.words(start, end))
        own = self._own_unit()
        if place and fold(place) not in (own, own.split(" ")[0]):
            name = f"{name} {place}"
        return FoundAgency(
            start, finish, "agency.shape", confidence=confidence, name=name, key=key_of(name), kind=kind,
            level=level_of(name) or self.plan.level,
        )  # fmt: skip

    def _looks_named(self, start: int, end: int, key: str, *, entry: AgencyEntry) -> bool:
        """Capitals tell a body from common words: ``Sở Y tế``, not ``cơ sở y tế``; short forms need them."""
        words = self.text.canonical[start:end]
        if self._too_common(words, entry):
            return False
        if entry.generic or entry.kind == "so" and key.count(" ") > 1 and self.text.folded[max(0, start - 4) : start] == "cac ":
            return True
        letter = next((c for c in words if c.isalpha()), "")
        if len(key) <= 9 and key.count(" ") <= 1 and not words.isupper():
            forms = {one_tone_place(form.lower()) for form in (entry.name, *entry.also)}
            if one_tone_place(" ".join(words.lower().split())) not in forms and not any(w.isupper() and len(w) > 1 for w in words.split()):
                return False  # "chi bổ (sung)" is not "Chi bộ"
        if len(key) <= 5 and " " not in key:
            return words.isupper() or (words[:1].isupper() and sum(c.isupper() for c in words) >= 2)
        return letter.isupper() or any(w[:1].isupper() for w in words.split()[1:])

    def _choose(self, key: str) -> AgencyEntry | None:
        entries = self.known.by_key.get(key, ())
        if not entries:
            return None
        if len(entries) == 1:
            return entries[0]
        level = self.plan.level
        valid = [e for e in entries if self._valid(e)] or list(entries)
        same = [e for e in valid if e.level == level] if level else []
        return (same or valid)[0]

    def _valid(self, entry: AgencyEntry) -> bool:
        if not self.day:
            return True
        return (not entry.valid_from or entry.valid_from <= self.day) and (
            not entry.valid_to or self.day <= entry.valid_to
        )

    def _place(self, start: int, end: int, entry: AgencyEntry) -> tuple[str | None, int]:
        """The level or unit printed after a name (``huyện``, ``tỉnh Kon Tum``), and where it ends."""
        if entry.generic:
            return None, end
        match = _PLACE.match(self.text.folded, end)
        if not match or "\n" in match[0]:
            match = None
        canonical = self.text.canonical
        if match is None:
            unit = fold(entry.name).rpartition(" ")[2]
            if unit not in ("tinh", "pho", "huyen", "xa", "phuong", "quan", "tran"):
                return None, end
            own = rx(r"[ \n]+(?P<name>\p{Lu}[\p{L}'’]*(?:[ \n]+\p{Lu}[\p{L}'’]*){0,3})").match(canonical, end)
            if own and "\n" not in self.text.folded[end : own.end()]:
                name = " ".join(own["name"].split())
                if name.isupper() and any(_ends_place(word) for word in name.split()):
                    return None, end
                if self.text.folded[own.start("name")] != " ":
                    return f"{self._unit_word(entry.name)} {name}", own.end()
            return None, end
        unit_end = match.end("unit")
        words = []
        finish = unit_end
        for word in rx(r"[^\s,;:.()]+").finditer(canonical[match.start("name") : match.end("name")]):
            token = word[0].strip("*")
            if token.isupper() and _ends_place(token):
                break
            if not token[:1].isupper() or token.isupper() and len(token) > 3 and not canonical[start:end].isupper():
                break
            words.append(token)
            finish = match.start("name") + word.end()
        unit = canonical[match.start("unit") : unit_end].lower()
        unit = {"tp": "thành phố", "tp.": "thành phố"}.get(unit, " ".join(unit.split()))
        return (f"{unit} {' '.join(words)}".strip(), finish if words else unit_end)

    @staticmethod
    def _unit_word(name: str) -> str:
        folded = fold(name)
        for word, length in (("thanh pho", 9), ("thi xa", 6), ("thi tran", 8)):
            if folded.endswith(word):
                return name[-length:]
        return name.rpartition(" ")[2]

    def _made(self, start: int, end: int, entry: AgencyEntry, *, place: str | None) -> FoundAgency:
        name, level, key = self._named(entry, place)
        if entry.generic and (entry.kind in ("ubnd", "hdnd") or entry.name.startswith("Đảng ủy các")):
            key = units_key(entry.kind, fold(entry.name))
        elif entry.generic:
            bare = rx(r"^(?:cac|nhung|moi|tung|toan the) ").sub("", " ".join(fold(self.text.words(start, end)).split()))
            key = assigned(self.text, end, group_key(bare))
        return FoundAgency(
            start, end, entry.id, name=name, key=key, kind=entry.kind, level=level, place=place,
            generic=entry.generic,
        )  # fmt: skip

    def _named(self, entry: AgencyEntry, place: str | None) -> tuple[str, Level | None, str]:
        """Name, level and key of a known body, worked out once a document."""
        known = self.names.get((entry.id, place))
        if known is None:
            name, level = self._name(entry, place)
            known = self.names[entry.id, place] = name, level, key_of(name)
        return known

    def _name(self, entry: AgencyEntry, place: str | None) -> tuple[str, Level | None]:
        """Canonical name and level: the plan's own place is dropped, another's is kept."""
        name = entry.name
        level: Level | None = entry.level
        own = self._own_unit()
        unit = fold(place).split(" ")[0] if place else ""
        if place:
            has_name = any(w[:1].isupper() for w in place.split())
            tail = fold(name).endswith(unit) if unit else False
            if has_name and fold(place) != own:
                base = name
                for word in ("tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "quận", "thị trấn"):
                    base = base.removesuffix(f" {word}")
                name = f"{base} {place}"
            elif not has_name and not tail and entry.kind not in ("so", "bo_nganh") and unit != own.split(" ")[0]:
                name = f"{name} {place}"
            level = level_of(f"x {place}") or level
        if level is None:
            level = self.plan.level
        if fold(name) in ("uy ban nhan dan", "hoi dong nhan dan", "uy ban nhan dan cac cap"):
            name = name if "cac" in fold(name) else f"{name} {self._own_place()}".strip()
        elif place is None or fold(place) == own or " " not in own:
            name = self._with_own_place(name)
        return name, level

    def _own_unit(self) -> str:
        return fold(self._own_place())

    def _own_place(self) -> str:
        return self.plan.commune or self.plan.district or self.plan.province or ""

    def _with_own_place(self, name: str) -> str:
        """*Ủy ban nhân dân huyện* of the plan's own district gets the district's name."""
        own = self._own_place()
        unit = own.split(" ")[0:2] if fold(own).startswith(("thanh pho", "thi ")) else own.split(" ")[0:1]
        word = " ".join(unit)
        if word and fold(name).endswith(f"nhan dan {fold(word)}"):
            return f"{name}{own[len(word):]}"
        return name

    def _in_citation(self, place: int) -> bool:
        at = bisect_left(self.cited, (place + 1, 0)) - 1
        while at >= 0 and at >= bisect_left(self.cited, (place, 0)) - 4:
            start, end = self.cited[at]
            if start <= place < end:
                return True
            at -= 1
        return False

    def _with_shapes(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """Add bodies no pack knows, and lengthen known ones that go on (``Trung tâm Y tế dự phòng``)."""
        canonical, folded = self.text.canonical, self.text.folded
        starts = [m.start for m in mentions]
        extra: list[FoundAgency] = []
        for match in SHAPE.finditer(canonical):
            if folded[match.start()] == " " or "\n\n" in match[0] or "\n" in folded[match.start() : match.end()]:
                continue
            if match[0].isupper() or match["head"] in ("Quỹ",) or match["head"] in ("Hội", "Ban", "Phòng", "Sở", "Văn phòng", "Đoàn", "Trường", "Báo") and len(match["rest"].split()) < 2:
                continue
            at = bisect_left(starts, match.start() - 40)
            clash = [m for m in mentions[at : at + 12] if m.start < match.end() and match.start() < m.end]
            if clash:
                continue
            name = full_name(self.text.words(match.start(), match.end()))
            kind: AgencyKind = next((k for head, k in _KINDS if fold(name).startswith(head)), "khac")
            extra.append(self._shaped(match.start(), match.end(), kind, confidence=0.6))
        return sorted(mentions + extra, key=lambda m: m.start) if extra else mentions

    def _shape_place(self, end: int) -> tuple[str | None, int]:
        match = _PLACE.match(self.text.folded, end)
        if not match or "\n" in match[0]:
            return None, end
        words = self.text.words(match.start("unit"), match.end()).split()
        count = 2 if fold(" ".join(words[:2])) in ("thanh pho", "thi xa", "thi tran", "khu vuc", "trung uong") else 1
        kept = words[:count]
        for word in words[count:]:
            if not word[:1].isupper() and not word.isdigit() or word.isupper() and _ends_place(word):
                break
            kept.append(word)
        place = " ".join(kept)
        finish = match.start("unit")
        for token in rx(r"\S+").finditer(self.text.canonical[match.start("unit") : match.end()]):
            finish = match.start("unit") + token.end()
            count_words = len(self.text.words(match.start("unit"), finish).split())
            if count_words >= len(kept):
                break
        return place, finish

    def _with_lists(self, mentions: list[FoundAgency]) -> list[FoundAgency]:
        """``Sở Tài chính, Nội vụ, Y tế``: the head word carries over to items a pack knows with it."""
        starts = [m.start for m in mentions]
        extra: list[FoundAgency] = []
        for mention in mentions:
            opened = None if mention.generic else _HEAD_WORD.match(mention.name)
            if opened and (mention.kind == "bo_nganh" or opened["head"].lower() != "bộ"):  # no Bộ Chỉ huy
                self._items(mention.end, opened["head"].lower(), extra, starts=starts)
        for match in matches(_HEAD_OF_LIST, self.text.folded, _HEAD_LOOKS):
            at = bisect_left(starts, match.end())
            if at < len(starts) and starts[at] == match.end():
                continue
            head = {"so": "sở", "phong": "phòng", "ban": "ban", "bo": "bộ", "hoi": "hội"}[match["head"]]
            self._items(match.end(), head, extra, starts=starts, first=True)
        if not extra:
            return mentions
        heads = {h for e in extra if (h := _head_start(self.text.folded, e.start)) is not None}  # "các sở : Xây dựng"
        kept = [
            m for m in mentions
            if not any(e.start <= m.start < e.end for e in extra) and not (m.generic and m.end in heads)
        ]  # fmt: skip
        seen: dict[int, FoundAgency] = {}
        for e in extra:
            seen.setdefault(e.start, e)
        return sorted(kept + list(seen.values()), key=lambda m: m.start)

    def _items(
        self, at: int, head: str, extra: list[FoundAgency], *, starts: list[int], first: bool = False
    ) -> None:
        folded = self.text.folded
        listing = first
        for _ in range(20):
            if listing and not first:
                match = _LISTED.match(folded, at)
            elif first:
                match = rx(r"(?P<sep>)(?P<item>[^,;:.()\n]{2,70}?)(?=[ ]*(?:[,;:.()\n]| va |$))").match(folded, at)
                first = False
            else:
                match = _ITEM.match(folded, at)
            if not match:
                return
            start, end = match.span("item")
            near = bisect_left(starts, start)
            if near < len(starts) and starts[near] < end and self.text.canonical[start : start + 1].isupper() and starts[near] == start:
                first_letter = folded[start : start + len(fold(head)) + 1]
                if first_letter.startswith(fold(head)):
                    at = end
                    continue
            more = _AND_MORE.match(folded, end)  # "Kế hoạch và Đầu tư" is one item
            entry = self._choose(key_of(f"{head} {self.text.words(start, more.end())}")) if more else None
            if entry is not None and more:
                end = more.end()
            else:
                entry = self._choose(key_of(f"{head} {self.text.words(start, end)}"))
            if entry is None:
                for count in (4, 3, 2, 1):  # "Y tế tỉnh": the item's first words
                    words = folded[start:end].split()
                    if len(words) > count:
                        key = key_of(f"{head} {' '.join(words[:count])}")
                        entry = self._choose(key)
                        if entry is not None and fold(" ".join(words[count:])) in ("tinh", "huyen", "thi xa", "thanh pho", "xa"):
                            break
                        entry = None
            if entry is None or entry.generic or not self.text.canonical[start : start + 1].isupper():
                return
            extra.append(self._made(start, end, entry, place=None))
            at = end


def agencies(finder: AgencyFinder) -> list[FoundAgency]:
    """All mentions of bodies, in order; ``counted`` is false inside citations."""
    return finder.found
