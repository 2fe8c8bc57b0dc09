"""Where a body belongs: the level or unit printed after its name, and the name it goes by with it."""

from __future__ import annotations

import re
from functools import cached_property

import regex

from kehoach.extract.agency_forms import OTHER_WORDS, Form
from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundPlan
from kehoach.extract.issuers import level_of
from kehoach.extract.patterns import plain, rx
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT, KIND_WORDS, UNIT_WORDS
from kehoach.normalise import Text
from kehoach.records import Level
from kehoach.rulebook import AgencyEntry

_PLACE = plain(
    rf"[ ]*(?:cua |cap )?(?P<unit>{ANY_UNIT}|tp\.?|trung uong|khu vuc)(?![\p{{L}}])(?P<name>(?: +[^\s,;:.()]+){{0,4}})"
)
_TWO_WORDS = tuple(word for word in UNIT_WORDS if " " in word)
_TOKEN = re.compile(r"[^\s,;:.()]+")
# Words that end a place's name where all stands in capitals ("CÔNG AN TỈNH CHỦ TRÌ"); none begins a place's name.
_NO_PLACE = frozenset(
    [
        "chủ", "phối", "và", "là", "có", "được", "để", "trong", "trên", "theo", "cho", "của", "về", "tại", "thực", "tham", "tiếp",
        "căn", "triển", "rà", "kiểm", "giám", "phải", "nhằm", "chịu", "với", "kịp", "khi", "đến", "các", "cùng", "gửi", "số",
        "phục", "hưởng", "kt", "tm", "độc", "ban", "xây", "tổ", "lập", "đề",
    ]  # fmt: skip
)

# What begins another body where a comma is lost ("UBND Thành phố Báo …").
_OTHER_BODY = frozenset({"Báo", "Sở", "Đài", "Cổng", "Các", "Lưu"})


_LONGEST_FIRST = sorted(KIND_WORDS.values(), key=len, reverse=True)  # *thị xã* before *xã*
_NUMBERED_UNIT = plain(r"[ ](\d{1,2})(?![\d./,]?\d)(?=[ ]*(?:[.,;:|()\n]|$)|[ ]+\D)")  # "UBND Phường 6"


def _ends_place(token: str) -> bool:
    return token.lower().strip("*.,:;") in _NO_PLACE


class Places:
    """The units that one document's bodies belong to."""

    def __init__(self, text: Text, plan: FoundPlan) -> None:
        self.text = text
        self.plan = plan
        self.names: dict[tuple[str, str | None], tuple[str, Level | None, str]] = {}

    def printed(self, start: int, end: int, form: Form) -> tuple[str | None, int]:
        """The level or unit printed after a name (``huyện``, ``tỉnh Kon Tum``), and where it ends."""
        entry = form.entry
        if entry.generic:
            return None, end
        match = self._unit_behind(end)
        canonical = self.text.canonical
        if match is None:
            own = None if not form.names_unit else rx(r"[ \n]+(?P<name>\p{Lu}[\p{L}'’]*(?:[ \n]+\p{Lu}[\p{L}'’]*){0,3})").match(canonical, end)
            if own and "\n" not in self.text.folded[end : own.end()]:
                name = " ".join(own["name"].split())
                if name.isupper() and any(_ends_place(word) for word in name.split()):
                    return None, end
                if self.text.folded[own.start("name")] != " ":
                    return f"{self._unit_word(entry.name)} {name}", own.end()
            number = _NUMBERED_UNIT.match(canonical, end) if form.names_unit and canonical[end - len(form.key.rpartition(" ")[2])].isupper() else None
            return (f"{self._unit_word(entry.name)} {number[1]}", number.end()) if number else (None, end)
        unit_end = match.end("unit")
        words: list[str] = []
        finish = unit_end
        for word in _TOKEN.finditer(canonical[match.start("name") : match.end("name")]):
            token = word[0].strip("*")
            if token.isupper() and _ends_place(token) or words and token in _OTHER_BODY:
                break
            if not token[:1].isupper() or token.isupper() and len(token) > 3 and not canonical[start:end].isupper():
                break
            words.append(token)
            finish = match.start("name") + word.end()
        unit = canonical[match.start("unit") : unit_end].lower()
        unit = {"tp": "thành phố", "tp.": "thành phố"}.get(unit, " ".join(unit.split()))
        return (f"{unit} {' '.join(words)}".strip(), finish if words else unit_end)

    def _unit_behind(self, end: int) -> re.Match[str] | None:
        match = _PLACE.match(self.text.folded, end)
        if not match or "\n" in match[0]:
            return None
        printed = self.text.canonical[match.start("unit") : match.end("unit")]
        return None if OTHER_WORDS.fullmatch(printed) else match  # "Bộ Y tế quản lý" is of no quận

    @staticmethod
    def _unit_word(name: str) -> str:
        count = 2 if fold(name).endswith(_TWO_WORDS) else 1
        return " ".join(name.split(" ")[-count:])

    def behind(self, end: int) -> tuple[str | None, int]:
        """The level or unit printed after a name no pack has, and where it ends."""
        match = self._unit_behind(end)
        if not match:
            return None, end
        words = self.text.words(match.start("unit"), match.end()).split()
        count = 2 if fold(" ".join(words[:2])) in (*_TWO_WORDS, "khu vuc", "trung uong") else 1
        kept = words[:count]
        for word in words[count:]:
            if not word[:1].isupper() and not word.isdigit() or word.isupper() and _ends_place(word):
                break
            kept.append(word)
        place = " ".join(kept)
        finish = match.start("unit")
        for token in plain(r"\S+").finditer(self.text.canonical[match.start("unit") : match.end()]):
            finish = match.start("unit") + token.end()
            count_words = len(self.text.words(match.start("unit"), finish).split())
            if count_words >= len(kept):
                break
        return place, finish

    def named(self, entry: AgencyEntry, place: str | None) -> tuple[str, Level | None, str]:
        """Name, level and key of a known body, worked out once a document."""
        known = self.names.get((entry.id, place))
        if known is None:
            name, level = self._name(entry, place)
            known = self.names[entry.id, place] = name, level, key_of(name)
        return known

    def _name(self, entry: AgencyEntry, place: str | None) -> tuple[str, Level | None]:
        """Canonical name and level: the plan's own place is dropped, another's is kept."""
        name = entry.name
        if name.endswith("Tỉnh ủy") and self.plan.level == "tinh" and self.own_unit.startswith("thanh pho"):
            name = f"{name.removesuffix('Tỉnh ủy')}Thành ủy"  # "TT.TU" of a city run by the centre
        level: Level | None = entry.level
        own = self.own_unit
        unit = fold(place).split(" ")[0] if place else ""
        if place:
            has_name = any(w[:1].isupper() or w.isdigit() for w in place.split())
            tail = fold(name).endswith(unit) if unit else False
            if has_name and fold(place) != own:
                word = next((w for w in _LONGEST_FIRST if name.endswith(f" {w}")), "")
                base = name.removesuffix(f" {word}")
                name = f"{base} {place}"
            elif not has_name and not tail and entry.kind not in ("so", "bo_nganh") and unit != own.split(" ")[0]:
                name = f"{name} {place}"
            level = level_of(f"x {place}") or level
        if level is None:
            level = self.plan.level
        if fold(name) in ("uy ban nhan dan", "hoi dong nhan dan", "uy ban nhan dan cac cap"):
            name = name if "cac" in fold(name) else f"{name} {self.plan.own_place}".strip()
        elif place is None or fold(place) == own or " " not in own:
            name = self._with_own_place(name)
        return name, level

    @cached_property
    def own_unit(self) -> str:
        """The unit whose plan it is, folded."""
        return fold(self.plan.own_place)

    def _with_own_place(self, name: str) -> str:
        """*Ủy ban nhân dân huyện* of the plan's own district gets the district's name."""
        word, ending = self._own_word
        if word and fold(name).endswith(ending):
            return f"{name}{self.plan.own_place[len(word):]}"
        return name

    @cached_property
    def _own_word(self) -> tuple[str, str]:
        """The unit word of the plan's own place, and how the folded name of its committee ends."""
        count = 2 if self.own_unit.startswith(_TWO_WORDS) else 1
        word = " ".join(self.plan.own_place.split(" ")[:count])
        return word, f"nhan dan {fold(word)}"

    @cached_property
    def _own_name(self) -> str:
        """The folded name of the unit whose plan it is, without its unit word."""
        return fold(self.plan.own_place.partition(" ")[2].removeprefix("phố ").removeprefix("xã "))

    def branch(self, end: int) -> regex.Match[str] | None:
        """The plan's own place behind a firm's name (*VNPT Nghệ An*)."""
        own, first = self._own_name, self.text.canonical[end + 1 : end + 2]
        if not own or not first.isupper() and first not in (" ", "\n"):
            return None
        found: regex.Match[str] | None = rx(r"[ \n]+\p{Lu}\p{L}*(?:[ \n]+\p{Lu}\p{L}*){0,3}").match(self.text.canonical, end)
        if not found or "\n" in self.text.folded[end : found.end()]:
            return None
        return found if " ".join(fold(found[0]).split()) == own else None
