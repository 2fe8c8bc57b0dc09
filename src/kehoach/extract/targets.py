"""Targets and baselines in running text: a number with its unit, what it measures, how it binds.

One pass finds numbers with a unit; the words around each decide whether it is a commitment, a
state before the plan, or neither. What counts where depends on the section (contract, "targets").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import regex

from kehoach.extract import indicators
from kehoach.extract import target_leads as leads
from kehoach.extract import target_links as links
from kehoach.extract.found import FoundPlan, FoundTarget
from kehoach.extract.numbers import in_words, parse_number, scaled
from kehoach.extract.target_durations import durations
from kehoach.extract.target_open import Hit, Open, open_numbers
from kehoach.extract.target_words import Lexicon, begins, lexicon
from kehoach.extract.target_zones import closed, goal_cells
from kehoach.folding import fold, one_tone_place
from kehoach.normalise import Paragraph, Text
from kehoach.records import Direction, Operator
from kehoach.rulebook import Rulebook
from kehoach.segment.outline import Outline

_GOALS = frozenset({"muc_tieu"})
_DEEDS = frozenset({"noi_dung", "giai_phap", "to_chuc_thuc_hien", "bao_cao", "phu_luc"})
_SILENT = frozenset({"nguon_von", "doi_tuong", "pham_vi", "thoi_gian"})
_CLAUSE = regex.compile(r"[.;:](?=[ \n]|$)|\n|[(]")
_NEXT = regex.compile(r"[.;:](?=[ \n]|$)|\n|$")
_AIM = regex.compile(r"\b(?:phan dau|chi tieu|muc tieu|dat|bao dam|dam bao)\b")
_AIM_SPELT = regex.compile(r"\b(?:phấn đấu|chỉ tiêu|mục tiêu|đạt|bảo đảm|đảm bảo)\b")
_FROM = regex.compile(r"\btu *$")
_ONWARD = regex.compile(r"[^\n.;]{0,60}?\b(?:xuong|len|con|den|thanh)\b")
_CHANGE = regex.compile(r"\b(?:xuong|len|gap|tang|giam)(?: \w+)?(?: gap)? *$")
_EVERY = regex.compile(r"\bmoi (?:quy|thang|tuan|ngay)(?: to chuc)? *$")
_YEARLY = regex.compile(r"\b(?:moi nam|hang nam|binh quan (?:hang |moi )?nam)\b[^\n,;]{0,30}$")
_STAGE = re.compile(r"\W*giai doan(?: (?:\d|[iv]+)\b)? ?\(? ?20\d\d ?- ?(?P<y>20\d\d)")
_ACCOUNT = regex.compile(r"(?:nhung |mot so )?ket qua (?:thuc hien|dat duoc|nam)|danh gia (?:tinh hinh|ket qua)|thuc trang")
_PART = regex.compile(r"[^\n;]{0,60}?(?:\btrong (?:do|so)\b|\((?:chiem|dat))[^\n;]*\Z|[^\n.;]{0,60}\(chiem *\Z")
# "+ Lắp đặt mới trạm 3G/4G: 58 trạm (Trong đó: VNPT: 25 trạm, Viettel: …": items with their parts
_ITEM_LABEL = regex.compile(r"[ ]*(?:[-+*•] ?|[a-zđ\d]{1,3}[.)] ?)?(?P<label>[^:;.\n]{6,90}): *(?=\d)")
_DEED_LABEL = re.compile(r"(?:(?:cac )?hoat dong|noi dung|nhiem vu|khoi luong|quy mo|san pham)(?: thuc hien| chinh| cu the)?$")
_AFTER_LABEL = regex.compile(r"(?:\d[^;\n]*[(,][^;\n.]{0,60}: *|\d[^;\n]*\bnang tong so [^;\n.:]{3,40}: *)?")
_CONDITION = regex.compile(r"\b(?:doi voi [^,;:\n]{1,30} co|neu|truong hop|noi co)\b[^,;:\n]{0,40}$")
# "Trường hợp có trên 50% cử tri không tán thành": when something is done, not what is reached
_IF = regex.compile(r"\W*(?:neu|truong hop|khi)\b[^,;:\n]{0,60}$")
_TEAM = regex.compile(r"\b(?:to|ban|doan|hoi dong|tieu ban)\b[^.;,:\n]{0,40}$")
_MEMBERS = regex.compile(r"\b(?:tổ|ban|đoàn|hội đồng|tiểu ban|đội)\b[^.;,:\n]{0,40}\b(?:có|gồm)$")  # "Đoàn giám sát có 07 người"
_TIMES = regex.compile(r" *[x×] *\d")  # a sum of costs: "02 người x 10 ngày"
_UNTIL = regex.compile(r"\bden (?:het |cuoi )?nam 20")
_RATE = regex.compile(
    r"\b(?:lai suat|thue suat|huong lai|muc phat|he so|phu cap|muc luong)\b[^.;\n]{0,80}\Z|\bdoi ung\Z|(?<!\w)[x=*]\s*\Z"
)
_RATIO = regex.compile(r"(?:con|be trai|ca|giuong benh|bac si|vu)/|\w[\w ]*/1[.0]*0\b")
_FORECAST = regex.compile(r"\b(?:du kien|du bao|muc tieu|ke hoach|phuong huong|dinh huong)\b")
# "412 trẻ chưa tiêm năm 2023", "12 hồ sơ tồn đọng từ năm 2022": what is still to be done, not when it was reached
_LEFT_OVER = regex.compile(r"[^,]*\b(?:chua|ton dong|ton lai|con lai|chuyen tiep)\b")
_WHOLE = regex.compile(r"\b(?:toan bo|tat ca|ca)\Z")  # "bảo vệ toàn bộ 578 ha rừng": all of it is the goal
_NO_LEVEL = 10
_COMPARED = regex.compile(r"\bso voi(?: muc| khoang)? *\Z")
_FROM_YEAR = regex.compile(r"[ )]*(?:xuong|len|con)\b")
_OWN_YEAR = regex.compile(r" *(?:den )?nam (?P<y>20\d\d),? (?:giam |tang )?(?:xuong |len )?(?:con|dat|la|len|xuong) *\Z")  # "năm 2026 còn" 6%
_OF_CHANGE = regex.compile(r"\btu (?:\d[^;:\n]{0,60}\b(?:xuong|len|con)(?: con)? )?$")  # "từ 12 xuống còn" 8 vụ
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})*- ")  # "2.4- 100% đơn vị": a label, no range
_LESSONS = regex.compile(r"\b(?:tuan (?:thuc )?hoc|thuc hoc|tuan day hoc|hoc ky)\b")


def targets(
    text: Text, outline: Outline, plan: FoundPlan, rules: Rulebook
) -> list[FoundTarget]:
    """Targets and baselines of the running text, in order. Table cells are another module's."""
    words = lexicon(rules)
    scout = _Scout(text, outline, plan, words)
    found = scout.numbers() + scout.zeros() + durations(text, outline, plan, words)
    found.sort(key=lambda target: (target.start, target.end))
    for target in found:
        target.indicator_code = indicators.code_of(target.indicator, rules)
    return found


class _Scout:
    """Reads one document."""

    def __init__(self, text: Text, outline: Outline, plan: FoundPlan, words: Lexicon) -> None:
        self.text = text
        self.folded = text.folded
        self.outline = outline
        self.plan = plan
        self.words = words
        self.starts = [p.start for p in text.paragraphs]
        self.closed = closed(text, outline)
        self.accounts: dict[int | None, bool] = {}  # whether a section tells results
        self.goals = goal_cells(text)
        head = text.canonical[:4000]
        spelt = len(head) - len(head.encode("ascii", "ignore"))
        self.strict = spelt * 20 > len(head)  # accents can be trusted

    def numbers(self) -> list[FoundTarget]:
        """Every number with a unit that is a target or a baseline."""
        hits = [hit for m in self._matches() if (hit := self._hit(m))]
        known = {hit.number_start for hit in hits}
        hits += [hit for number in open_numbers(self.text, self.words) if number.start not in known and (hit := self._open(number))]
        hits.sort(key=lambda hit: hit.number_start)
        found: list[FoundTarget] = []
        for place, hit in enumerate(hits):
            following = self._behind_brackets(hit, hits[place + 1 : place + 4])
            basis = self._basis(hit, following, found)
            if basis == "target" and self._goes_with(hit, found):
                basis = "baseline"
            if basis is not None:
                found.append(self._target(hit, basis))
        return found

    def _behind_brackets(self, hit: Hit, later: list[Hit]) -> Hit | None:
        """The next number that stands in no bracket opened behind one: *từ 55% (88 bác sĩ) lên 60%*."""
        for after in later:
            between = self.folded[hit.end : after.start]
            if between.count("(") <= between.count(")"):
                return after
        return later[0] if later else None

    def _matches(self) -> Iterator[Any]:
        """Matches of a number with its unit; numbers inside an earlier match are left out."""
        reached = 0
        folded, words = self.folded, self.words
        for begin in begins(folded):
            if (begin == 0 or folded[begin - 1] == "\n") and (label := _LABEL.match(folded, begin)):
                reached = label.end()
            if begin < reached or not words.may_be_number.match(folded, begin):
                continue
            if m := words.number.match(folded, begin):
                reached = m.end()
                yield m

    def _paragraph(self, offset: int) -> Paragraph | None:
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or number in self.closed:
            return None
        p = self.text.paragraphs[number]
        if offset >= p.end:
            return None
        return p if p.where == "body" or (p.where == "cell" and p.start in self.goals) else None

    def _hit(self, m: Any) -> Hit | None:
        p = self._paragraph(m.start())
        if p is None or self.folded.startswith("can cu", p.start):
            return None
        if "\t" in self.text.canonical[m.start() : m.end()]:
            return None  # two cells of a table that lost its lines
        printed = None
        if self.strict and not (m["u_percent"] or m["u_money"]):
            printed = self.words.spelt(indicators.spoken(self.text, m.start("u"), min(m.end("u") + 25, p.end)))
            if printed is None:
                return None
        value = parse_number(m["a"]) if m["a"] else in_words(m["w"])
        if value is None:
            return None
        top = parse_number(m["b"]) if m["b"] else None
        of = parse_number(m["n"]) if m["n"] else None
        scale = self.words.scale_of(m)
        if scale > 1:
            value = scaled(value, scale)
            top, of = top and scaled(top, scale), of and scaled(of, scale)
        if (top is not None and top <= value) or (of is not None and of < value):
            return None
        clause = self._clause_start(p, m.start())
        start, op, bound = self._bound(clause, m.start())
        end, unit, population = self._unit(m, printed)
        if m["up"]:
            op, bound = (">=" if "len" in m["up"] else "<="), True
            end = m.end("up")
            lead = _FROM.search(self.folded, clause, m.start())
            start = lead.start() if lead else start
        if top is not None:
            op = "range"
            lead = _FROM.search(self.folded, clause, m.start())
            start = lead.start() if lead else start
        kind = self.words.class_of(m)
        if printed is not None and end != m.end("u") and not m["per"]:
            kind = printed.lastgroup
        if "/" in unit and _RATIO.match(fold(unit)):
            kind = "ratio"
        return Hit(
            start, end, m.start(), value, top, of, unit, kind, op, bound, population, p, clause,
            self.folded[clause:start], self._spelt(clause, start),
        )  # fmt: skip

    def _open(self, number: Open) -> Hit | None:
        """A number whose unit no list has, as one that has a known one."""
        p = self._paragraph(number.start)
        if p is None:
            return None
        clause = self._clause_start(p, number.start)
        start, op, bound = self._bound(clause, number.start)
        return Hit(
            start, number.end, number.start, number.value, None, None, number.unit, number.unit_class, op, bound, None, p, clause,
            self.folded[clause:start], self._spelt(clause, start),
        )  # fmt: skip

    def _spelt(self, start: int, end: int) -> str | None:
        if not self.strict:
            return None
        words = one_tone_place(" ".join(self.text.canonical[start:end].replace("*", " ").split()).lower())
        return words + " " if self.folded[end - 1 : end] == " " else words

    def _clause_start(self, p: Paragraph, offset: int) -> int:
        begin = p.start
        for cut in _CLAUSE.finditer(self.folded, max(p.start, offset - 400), offset):
            if cut[0] != "(" or ")" not in self.folded[cut.end() : offset]:
                begin = cut.end()
        return begin

    def _bound(self, clause: int, at: int) -> tuple[int, Operator, bool]:
        """Bound words right before a number: where they begin, their operator."""
        low = max(clause, at - 40)
        near = self.folded[low:at]
        m = self.words.bound.search(self.folded, low, at) if self.words.any_bound.match(near) else None
        if m is None or (m[0].strip() == "gan" and self.text.canonical[m.start() + 1] not in "ầẦa"):
            return at, "=", False
        op = self.words.op_of(m)
        return m.start(), op, op != "=" or m.lastgroup is not None

    def _unit(self, m: Any, printed: Any) -> tuple[int, str, str | None]:
        """End of the fact, its unit as printed, and what a denominator says of its population."""
        end = m.end("u")
        if printed is not None and not m["per"] and self.folded.startswith(fold(printed[0]), m.start("u")):
            end = m.start("u") + len(printed[0])
        unit = " ".join(indicators.spoken(self.text, m.start("u"), end).split())
        population = None
        if m["per"]:
            per = "/".join(piece.strip() for piece in indicators.spoken(self.text, m.start("per"), m.end("per")).split("/")).lstrip("/")
            if self.words.keeps_denominator(m):
                unit = f"{unit}/{per}"
            elif not m["u_percent"]:
                population = per
            end = m.end("per")
        return end, unit, population

    def _basis(self, hit: Hit, following: Hit | None, found: list[FoundTarget]) -> str | None:
        """``target``, ``baseline``, ``from`` (of *từ 23 … xuống 18*), or ``None`` for neither."""
        kinds = self._kinds(hit)
        if (self._is_excluded(hit) and not links.is_part(hit, self.folded, found)) or (hit.unit_class == "weeks" and not self._teaches(hit)):
            return None
        if "thuc_trang" in kinds:
            return self._state(hit)
        if hit.value_max is None and _FROM.search(hit.before) and self._goes_on(hit, following):
            return "from"
        if not self._commits(hit, kinds, found) and not self._links(hit, kinds, found):
            return None
        if links.is_whole(hit, self.folded, found):
            return None
        if found and links.is_covered(hit, self.folded, found[-1]):
            return None
        aim = _AIM.search(hit.before) if hit.spelt is None else _AIM_SPELT.search(hit.spelt)
        now = not aim and self.words.now.search(hit.before, hit.spelt)
        year = self._said_year(hit)
        past = year and self.plan.year_start and year < self.plan.year_start
        return "baseline" if now or past or _COMPARED.search(hit.before) else "target"

    def _state(self, hit: Hit) -> str | None:
        """What a number of an account of the situation is."""
        if hit.unit_class == "money" and not self._money(hit):
            return None
        if self.folded.startswith("du toan", hit.end + 1):
            return None  # how far a budget was used
        return "target" if self._foretells(hit) else "baseline"

    def _kinds(self, hit: Hit) -> tuple[str, ...]:
        """Kinds of the section around a number; an account of results is *thực trạng*."""
        if hit.paragraph.where == "cell":
            return ("muc_tieu",)
        kinds = self.outline.kinds_at(hit.number_start)
        if "muc_tieu" not in kinds and "thuc_trang" not in kinds:
            section = self.outline.at(hit.number_start)
            if section not in self.accounts:
                titles = (fold(part.heading.title).strip(" *") for part in self.outline.lineage(section))
                self.accounts[section] = any(_ACCOUNT.match(title) for title in titles)
            if self.accounts[section]:
                return ("thuc_trang",)
        return kinds

    def _foretells(self, hit: Hit) -> bool:
        """True for a forecast of the plan's own years inside an account of the situation."""
        if self.plan.year_start is None or self.words.now.search(hit.before, hit.spelt):
            return False
        titles = [p.heading.title for p in self.outline.lineage(self.outline.at(hit.number_start))]
        if not any(_FORECAST.search(fold(title)) for title in titles[:2]):
            return False
        year = self._year(hit, "baseline")[0]
        return year is not None and year >= self.plan.year_start

    def _goes_with(self, hit: Hit, found: list[FoundTarget]) -> bool:
        """True for a part of a baseline named just before: *có 87 trạm, trong đó 28 trạm …*."""
        last = found[-1] if found else None
        if last is None or last.basis != "baseline" or not hit.paragraph.start <= last.start < hit.paragraph.end:
            return False
        if last.direction is None and self.folded[last.end : hit.start] == " (" and hit.unit_class != "percent":
            return True  # "từ 55% (88 bác sĩ) lên …"
        return bool(_PART.match(self.folded, last.end, hit.start))

    def _goes_on(self, hit: Hit, following: Hit | None) -> bool:
        """True for the first number of *từ 23 … xuống 18*."""
        if following is None or following.start - hit.end > 70 or following.paragraph != hit.paragraph:
            return False
        return bool(_ONWARD.fullmatch(self.folded[hit.end : following.start].rstrip() or " ")) or bool(
            _ONWARD.match(self.folded[hit.end : following.start])
        )

    def _commits(self, hit: Hit, kinds: tuple[str, ...], found: list[FoundTarget]) -> bool:
        """True if a number in a section of these kinds is something to reach."""
        goal = bool(_GOALS & set(kinds))
        silent = bool(_SILENT & set(kinds))
        if hit.unit_class == "money":
            aimed = goal or hit.bound or bool(_AIM.search(hit.before))
            return aimed and self._money(hit)
        if hit.unit_class == "weeks":
            return True
        if hit.unit_class in ("percent", "ratio"):
            return goal or not silent or bool(_AIM.search(hit.before))
        if silent and not goal and not _DEEDS & set(kinds):
            return False
        if hit.unit_class == "frequency":
            often = hit.population is not None and bool(_DEEDS & set(kinds) or goal)
            return often or hit.bound or bool(_CHANGE.search(hit.before) or _EVERY.search(hit.before))
        return (hit.bound and hit.op not in {">", "<"}) or self._counts(hit, kinds, found, goal=goal)

    def _counts(self, hit: Hit, kinds: tuple[str, ...], found: list[FoundTarget], *, goal: bool) -> bool:
        """True if a counted thing without a bound is a result to reach: deeds make it one."""
        deed = bool(self.words.deed.search(hit.before[-110:], hit.spelt and hit.spelt[-110:])) or self._item_deed(hit) is not None
        if hit.of is not None:
            return True
        if hit.unit_class == "weak":
            return goal and deed and hit.op != ">"
        if links.is_where(hit, found if deed else None):
            return False
        if goal:
            return True
        return deed and (not kinds or bool(_DEEDS & set(kinds)))

    def _links(self, hit: Hit, kinds: tuple[str, ...], found: list[FoundTarget]) -> bool:
        """True if a number goes on with a target before it, or is what falls to each."""
        if hit.unit_class == "money" or (kinds and not (_DEEDS | _GOALS) & set(kinds)):
            return False
        if hit.unit_class != "weak" and links.is_each(hit, self.words):
            return True
        if not found or found[-1].start < hit.paragraph.start:
            return False
        return links.goes_on(hit, self.folded, hit.paragraph.start, found, self.words) or links.is_part(hit, self.folded, found)

    def _item_deed(self, hit: Hit) -> str | None:
        """What an item says is done before its colon, for its number and their parts: *Lắp đặt mới trạm: 58 trạm (Trong đó: …)*."""
        opens = _ITEM_LABEL.match(self.folded, hit.paragraph.start, hit.start + 1)
        if opens is None or not _AFTER_LABEL.fullmatch(self.folded, opens.end(), hit.start):
            return None
        words = " ".join(indicators.spoken(self.text, opens.start("label"), opens.end("label")).split())
        deed = _DEED_LABEL.match(opens["label"]) or self.words.deed.match(opens["label"], words.lower() if hit.spelt is not None else None)
        return words if deed else None

    def _money(self, hit: Hit) -> bool:
        """True if an amount is of an indicator: its clause names one, or the label before its colon."""
        if self.words.money.search(hit.before):
            return True
        label = indicators.label(self.text, hit.clause, hit.start)
        return label is not None and bool(self.words.money.match(fold(label)))

    def _teaches(self, hit: Hit) -> bool:
        """True for weeks of school: any others are how long something takes."""
        p = hit.paragraph
        return bool(_LESSONS.search(self.folded, p.start, p.end))

    def _is_excluded(self, hit: Hit) -> bool:
        """True for a number that its neighbours say is no target: a rate, a condition, a name."""
        tail = hit.before.rstrip()
        if hit.unit_class == "percent":
            return self._is_rate(hit, tail) or bool(_IF.match(tail))
        if hit.unit in ("người", "đồng chí") and hit.spelt and _MEMBERS.search(hit.spelt.rstrip()) and not links.is_each(hit, self.words):
            return True
        if _TIMES.match(self.folded, hit.end) or (hit.unit == "thành viên" and _TEAM.search(tail) and not links.is_each(hit, self.words)):
            return True
        if hit.unit_class == "frequency" and _EVERY.search(tail):
            return False
        # "dưới 10 tiêu chí" only says which communes are meant
        if _CONDITION.search(tail) or (hit.op == "<" and hit.unit == "tiêu chí"):
            return True
        if hit.bound and hit.unit in ("m", "mét"):
            return True  # how wide a road, how far a well: "rộng từ 4 m trở lên"
        if hit.bound or hit.of is not None or hit.value_max is not None:
            return False
        apart = self.words.not_count.search(tail, hit.spelt and hit.spelt.rstrip())
        if apart is None or links.is_linked(hit, self.words):
            return False
        if tail.endswith("cap") and hit.value is not None and hit.value >= _NO_LEVEL:
            return False  # "in và cấp 16.000 tờ rơi" is no level
        return not (_WHOLE.search(tail) and "muc_tieu" in self._kinds(hit))

    def _is_rate(self, hit: Hit, tail: str) -> bool:
        """True for a share of costs, a tax, a strength, a support rate."""
        after = self.folded[hit.end : hit.end + 60].lstrip()
        if self.words.strength.search(tail) or _RATE.search(tail):
            return True
        if self.words.not_after.match(after) and not self._opens_item(hit):
            return True
        supports = bool(self.words.not_percent.search(tail)) and after[:1].isalpha()
        return supports and not self.words.leading_unit.match(after)

    def _opens_item(self, hit: Hit) -> bool:
        """True for a share that opens an item (``- 100% cá nhân …``): what follows is whom it covers."""
        return hit.value == 100 and hit.number_start - hit.clause < 6

    def _said_year(self, hit: Hit, *, ahead_only: bool = False) -> int | None:
        """The year named in the sentence nearest to the number, its own clause first."""
        if own := _OWN_YEAR.match(hit.before):
            return int(own["y"])
        close = self.folded.find("nam 20", max(hit.paragraph.start, hit.start - 45), hit.start)
        if close >= 0 and (near := self.words.year_near.search(self.folded, close, hit.start)):
            return int(near["y"])
        if self.folded.find("nam 20", hit.end, hit.end + 60) >= 0:
            end = _NEXT.search(self.folded, hit.end)
            stop = min(end.start() if end else hit.end, hit.end + 60)
            cut = self.words.next_number.search(self.folded, hit.end, stop)
            after = self.words.year_after.match(self.folded, hit.end, cut.start() if cut else stop)
            if after and not _LEFT_OVER.match(after[0]):
                return int(after["y"])
        if ahead_only or (self.plan.year_start != self.plan.year_end and _YEARLY.search(hit.before)):
            return None
        if self.folded.find("nam 20", hit.paragraph.start, hit.start) < 0:
            return None
        years = [m for m in self.words.year.finditer(self.folded, hit.paragraph.start, hit.start)]
        # "từ 400 vụ năm 2022 xuống không quá 360 vụ": the year of what it was
        years = [m for m in years if not _FROM_YEAR.match(self.folded, m.end(), hit.end)]
        return int(years[-1]["y"]) if years else None

    def _year(self, hit: Hit, basis: str) -> tuple[int | None, bool]:
        """The year a number is for, and whether it is derived."""
        said = self._said_year(hit, ahead_only=basis == "from")
        if said or basis == "from":
            return said, False
        single = self.plan.year_start if self.plan.year_start == self.plan.year_end else None
        if single is None and _YEARLY.search(hit.before):
            return None, False
        stage = _STAGE.match(self.folded, hit.paragraph.start)
        if stage:
            return int(stage["y"]), False
        for depth, part in enumerate(self.outline.lineage(self.outline.at(hit.number_start))):
            year = self.words.title_years(part.heading.title)
            sure = single or (depth == 0 and _UNTIL.search(fold(part.heading.title)))
            if year and (sure or {"muc_tieu", "thuc_trang"} & set(part.kinds)):
                return year, year == single
        if basis == "target" and single:
            return single, True
        return None, False

    def _target(self, hit: Hit, basis: str) -> FoundTarget:
        year, derived = self._year(hit, basis)
        direction: Direction | None = None
        if basis == "target":
            direction = self.words.direction_of(hit.before, hit.spelt)
        table, cell = self.goals.get(hit.paragraph.start, (None, None))
        indicator, population = indicators.around(self.text, hit.clause, hit.start, end=hit.end)
        if hit.unit_class != "percent" and not hit.bound:
            change = _OF_CHANGE.search(hit.before)
            if change:
                indicator = indicators.changed(self.text, hit.clause, hit.clause + change.start())
            indicator = self._item_deed(hit) or indicator
        indicator = leads.named(self.text, self.outline, (hit.paragraph, hit.number_start), indicator)
        return FoundTarget(
            hit.start, hit.end, f"target.{hit.unit_class}", 0.9 if hit.bound or hit.unit_class == "percent" else 0.75,
            derived, indicator=indicator, basis="target" if basis == "target" else "baseline",
            direction=direction, op=hit.op, value=hit.value, value_max=hit.value_max, of=hit.of,
            unit=hit.unit, population=hit.population or population, year=year, table=table, cell=cell,
        )  # fmt: skip

    def zeros(self) -> list[FoundTarget]:
        """Statements that something is no more: *không còn hộ nghèo …* is 0."""
        found: list[FoundTarget] = []
        for m in self.words.zero.finditer(self.folded):
            p = self._paragraph(m.start())
            if p is None or "muc_tieu" not in self.outline.kinds_at(m.start()):
                continue
            clause = self._clause_start(p, m.start())
            hit = Hit(
                m.start(), m.end(), m.start(), Decimal(0), None, None,
                indicators.spoken(self.text, m.start("u"), m.end("u")), "strong", "=", True, None, p, clause,
                "", None,
            )  # fmt: skip
            target = self._target(hit, "target")
            target.direction = "reduce_to" if "con" in m[0].split()[:2] else "reach"
            target.indicator = indicators.after(self.text, m.start("u"))
            target.rule = "target.zero"
            found.append(target)
        return found
