"""The patterns of the target extractor, built once from the rule pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import regex

from kehoach.extract.numbers import NUMBER
from kehoach.extract.patterns import quick
from kehoach.folding import fold, one_tone_place
from kehoach.records import Direction, Operator
from kehoach.rulebook import Rulebook, TargetEntry

_CLASSES = ("scaled", "measure", "frequency", "person", "strong", "weeks", "weak")
_MONEY = r"(?:nghin |ngan |trieu |ty |ti )?(?:dong|usd|do la my)"
_WORDS = "mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_SIMPLE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d+|\d+"
# Digits that continue nothing and that a unit may follow: not the end of a clause, not 90/QĐ, not 12/5/2023.
_DIGITS = re.compile(r"[0-9](?<![\w,./:-]\d)(?>\d*(?:[.,]\d+)*)(?![.,;:)\n]|/[^\d ]|/\d+/)")
_NUMBER_WORD = re.compile(rf"(?:{_WORDS})\b")
# Words after which a number may stand in words: "ít nhất một", "mỗi quý một lần".
_OPENERS = ("it nhat ", "toi thieu ", "moi quy ", "moi thang ", "moi tuan ")
# Denominators: "/xã/năm", "/07 xã", "/1.000 phụ nữ", "/100 bé gái sinh ra sống"
_PER = (
    r"(?P<per>(?: ?/ ?(?:\d[\d.]* ?)?(?:be gai(?: sinh ra song)?|tre(?: de)? song|phu nu|nguoi dan|nguoi lao dong|nguoi|"
    r"lao dong|thanh vien|van dan|dan|nam|thang|tuan|ngay|gio|phut|quy|vu|ho gia dinh|ho|can ho|can|phong|giuong benh|giuong|"
    r"xa, thi tran|xa, phuong|xa|phuong|tinh|huyen|lop|truong|khoa|mo hinh|thon|lan|giay|s\b|don vi|diem|ha|m2|m3|km2|km|"
    r"san pham|co so|hop tac xa|htx|doanh nghiep|cuoc|dot|buoi|ky|con|cay)(?!\w))+)?"
)
_GROUP = re.compile(r"\(\?P<\w+>")
_TIMES = regex.compile(r"(?:lan|buoi|ky|cuoc|phien|dot|tin, bai|tin bai|lop|hoi nghi|so|luot)$")
# Words of scale multiply the number of anything but money: 3,5 triệu con is 3500000 con
_SCALES = {"nghin": 1_000, "ngan": 1_000, "van": 10_000, "trieu": 1_000_000, "ty": 1_000_000_000}
_YEAR_RANGE = r"(?<!so voi )(?<!giai doan )(?<!so voi cung ky )"
_TITLE_YEAR = regex.compile(r"\b(?:den (?:het |cuoi )?nam|vao (?:cuoi )?nam|(?:cuoi|het|trong)? ?nam) (?P<y>20\d\d)(?! *[-/,]? *(?:20|den))")


@dataclass(slots=True)
class Twin:
    """A pattern twice: for folded text, and as spelt for a text whose accents can be trusted.

    Folded ``giám`` is ``giảm`` and ``trồng`` is ``trong``: where accents stand, they decide.
    """

    folded: Any
    spelt: Any

    def search(self, folded: str, spelt: str | None) -> Any:
        """The first match in the words as spelt, where given, else in the folded ones."""
        return self.folded.search(folded) if spelt is None else self.spelt.search(spelt)

    def match(self, folded: str, spelt: str | None) -> Any:
        """A match at the beginning, chosen as for ``search``."""
        return self.folded.match(folded) if spelt is None else self.spelt.match(spelt)

    def finditer(self, folded: str, spelt: str | None) -> Any:
        """All matches, as for ``search``."""
        return self.folded.finditer(folded) if spelt is None else self.spelt.finditer(spelt)


@dataclass(slots=True)
class Lexicon:
    """Compiled patterns of a rulebook for targets; all for folded text."""

    number: Any
    may_be_number: Any  # the same without its groups, several times as fast: most digits have no unit
    any_bound: Any  # read from the end: it only says whether there is one
    bound: Any
    zero: Any
    deed: Twin
    each: Twin
    goes_on: Twin
    now: Twin
    money: Any
    not_percent: Any
    not_count: Twin
    not_after: Any
    strength: Any
    year: Any
    year_near: Any
    year_after: Any
    next_number: Any
    directions: list[tuple[Direction, Twin]]
    ops: dict[str, Operator]
    accented: Any
    leading_unit: Any

    def spelt(self, words: str) -> Any:
        """The unit that ``words`` begin with as their accents tell it: folded ``cấp`` and ``cặp`` are one, ``hộ so`` and ``hồ sơ``."""
        return self.accented.match(one_tone_place(words.lower()))

    def class_of(self, m: Any) -> str:
        """The class of the unit that a number match has."""
        for name in ("percent", "money", *_CLASSES):
            if m[f"u_{name}"]:
                return "measure" if name == "scaled" else name
        raise AssertionError("a number without unit")

    @staticmethod
    def scale_of(m: Any) -> int:
        """What a word of scale before the unit multiplies the number by."""
        return _SCALES[m["scale"]] if m["scale"] else 1

    def op_of(self, m: Any) -> Operator:
        """The operator of matched bound words."""
        return next(op for name, op in self.ops.items() if m[name] is not None)

    def keeps_denominator(self, m: Any) -> bool:
        """True if a denominator belongs to the unit (a ratio), false if it says whom a count covers."""
        per = m["per"].strip().lstrip("/ ")
        if m["u_percent"]:
            return False
        if m["u_money"] or m["u_measure"] or m["u_weak"] or m["u_scaled"]:
            return True
        if _TIMES.search(m["u"]):
            return False
        digits = regex.match(r"\d[\d.]*", per)
        return not digits or digits[0].replace(".", "").rstrip("0") == "1"

    def direction_of(self, before: str, spelt: str | None) -> Direction:
        """Which way the words before a number point; ``reach`` where they say nothing."""
        best: tuple[int, int, Direction] | None = None
        for name, pattern in self.directions:
            for m in pattern.finditer(before, spelt):
                rank = (m.end(), m.end() - m.start())
                if best is None or rank > best[:2]:
                    best = (*rank, name)
        far = len(before if spelt is None else spelt) - (best[0] if best else 0)
        return best[2] if best and far < (40 if best[2] == "keep" else 100) else "reach"

    def title_years(self, title: str) -> int | None:
        """The horizon a heading names (``Mục tiêu đến năm 2025``)."""
        if "20" not in title:
            return None
        years = [int(m["y"]) for m in _TITLE_YEAR.finditer(fold(title))]
        return years[-1] if len(set(years)) == 1 else None


def begins(folded: str) -> list[int]:
    """Where numbers may begin, in order: digits that continue nothing, and number words."""
    found = [m.start() for m in _DIGITS.finditer(folded)]
    for opener in _OPENERS:
        at = folded.find(opener)
        while at >= 0:
            place = at + len(opener)
            if _NUMBER_WORD.match(folded, place):
                found.append(place)
            at = folded.find(opener, place)
    return sorted(found)


def lexicon(rules: Rulebook) -> Lexicon:
    """The patterns for a rulebook, built at first use."""
    built: Lexicon = rules.make("target-lexicon", _build)
    return built


def _entries(rules: Rulebook, use: str, value: str | None = None) -> list[TargetEntry]:
    found: list[TargetEntry] = rules.group("target")
    return [e for e in found if e.use == use and (value is None or e.value == value)]


def _build(rules: Rulebook) -> Lexicon:
    named = {name: rules.alternatives(_entries(rules, "unit", name)) for name in _CLASSES}
    units = "|".join(f"(?P<u_{name}>{named[name]})" for name in _CLASSES[1:])
    scale = "|".join(_SCALES)
    percent = rules.alternatives(_entries(rules, "unit", "percent"))
    number = regex.compile(
        rf"(?:(?P<a>{NUMBER})(?:(?: ?%)? ?(?:-|den) ?(?P<b>{_SIMPLE}))?(?:(?: ?/ ?| tren | tren tong so | trong (?:tong )?so )(?P<n>{_SIMPLE}))?|"
        rf"(?P<w>(?:{_WORDS})))"
        rf"(?: ?(?P<u>(?P<u_percent>{percent}))| *(?P<u>(?P<u_money>{_MONEY})(?!\w)|(?P<u_measure>{named['measure']})(?!\w))|"
        rf" *(?P<scale>{scale}) +(?P<u>(?P<u_scaled>{named['scaled']}|{named['measure']})(?!\w))|[ ]+(?P<u>(?:{units})(?!\w)))"
        rf"{_PER}(?P<up> (?:tro|do) (?:len|xuong)\b)?"
    )
    bounds = _entries(rules, "bound")
    ops: dict[str, Any] = {f"o{i}": e.value for i, e in enumerate(bounds)}
    bound = regex.compile(
        r"(?:" + "|".join(f"(?P<o{i}>(?<!\\w)(?:{rules.alternatives([e])}))" for i, e in enumerate(bounds)) + r") *$"
    )
    zero_units = rules.alternatives(
        [e for e in _entries(rules, "unit", "strong") if e.id.endswith(("household", "place"))]
    )
    counted = rules.alternatives([e for e in _entries(rules, "unit") if e.value in ("strong", "person", "measure")])
    return Lexicon(
        number=number,
        may_be_number=quick(_GROUP.sub("(?:", number.pattern)),
        any_bound=regex.compile(rf"(?r)(?<!\w)(?:{rules.alternatives(bounds)}) *\Z"),
        bound=regex.compile(bound.pattern.replace(" *$", r" *\Z")),
        zero=regex.compile(rf"\bkhong (?:con (?P<u>{zero_units}|nguoi|tre em)|co (?P<u>ho)|(?<=\n[ \-+*•]{{0,6}}(?:[\da-z]{{1,2}}[.)] )?khong )co (?P<u>{zero_units}|nguoi|tre em|hoc sinh))(?!\w)"),
        deed=_twin(rules, _entries(rules, "basis", "deed")),
        each=_twin(rules, _entries(rules, "link", "each"), ending=True),
        goes_on=_twin(rules, _entries(rules, "link"), ending=True),
        now=_twin(rules, _entries(rules, "basis", "baseline")),
        money=regex.compile(rules.alternatives(_entries(rules, "basis", "money"))),
        not_percent=_ending(rules, "target.not.support-rate"),
        not_count=_twin(rules, _entries(rules, "not-a-target", "before")[1:], ending=True),
        not_after=regex.compile(rules.alternatives(_entries(rules, "not-a-target", "after"))),
        strength=_ending(rules, "target.not.strength"),
        year=regex.compile(rf"{_YEAR_RANGE}\bnam (?P<y>20\d\d)(?!\d| *[-/] *20)"),
        # "năm 2024 là 60 lớp, năm 2025 …": the year right before a number, not the one of the next
        year_near=regex.compile(
            rf"{_YEAR_RANGE}\bnam (?P<y>20\d\d)(?: ?: ?| (?!(?:xuong|len|con|tang|giam|so|va|den|toi|tro) )[a-z]+ (?:(?!\w+ nam )[a-z]+ )?)(?:khoang |it nhat |toi thieu |tren )?\Z"
        ),
        year_after=regex.compile(
            r"(?:[^\n.;(]{0,45}?\b| ?\(| ?\( (?=[a-z ]{3,8} 20\d\d ?\)))(?:nam|vao nam|den nam) (?P<y>20\d\d)(?!\d)(?<!so voi[^,;.\n]{0,40}nam 20\d\d)"
        ),
        next_number=regex.compile(r"(?<![\w,./])(?!20\d\d)\d[\d.,]* ?(?:%|[a-z])"),
        directions=[(e.value, _twin(rules, [e])) for e in _entries(rules, "direction")],  # type: ignore[misc]
        ops=ops,
        leading_unit=regex.compile(rf"(?:(?:tong so|so luong|so) )?(?P<u>{counted})(?!\w)"),
        accented=regex.compile(
            "|".join(f"(?P<{name}>(?:{_spelt(_entries(rules, 'unit', name))})(?!\\w))" for name in _CLASSES[1:])
        ),
    )


def _spelt(entries: list[TargetEntry]) -> str:
    """The patterns of entries as they are spelt, in lower case."""
    return "|".join(f"(?:{e.pattern})" for e in entries).lower().replace("\\s", " ")


def _twin(rules: Rulebook, entries: list[TargetEntry], *, ending: bool = False) -> Twin:
    folded = rules.alternatives(entries)
    spelt = "|".join(f"(?:{e.pattern})" for e in entries)
    if ending:
        folded, spelt = rf"(?<!\w)(?:{folded})\Z", rf"(?<!\w)(?:{spelt})\Z"
    return Twin(regex.compile(folded), regex.compile(spelt))


def _ending(rules: Rulebook, entry_id: str) -> Any:
    """The pattern of an entry, to be searched at the very end of the words before a number."""
    entries = [e for e in _entries(rules, "not-a-target") if e.id == entry_id]
    return regex.compile(rf"\b(?:{rules.alternatives(entries)})\Z")
