"""Parts that miss their whole by one digit, however small the numbers are, where the layout of the sentence says that they are all.

``05 lớp cho 125 học viên, mỗi lớp 25 học viên: 03 lớp tiếng Nhật, 02 lớp tiếng Hàn``; ``22 xã, thị trấn (21 xã và 01 thị trấn)``;
``10 xã, phường và 05 doanh nghiệp, cộng 15 đơn vị``; ``5 điểm đen và 1 điểm tiềm ẩn (6 vị trí)``; ``01 giải nhất, 02 giải nhì. Tổng số 3 giải``. A total is looked for among all figures of its sentence: if any is what the
parts come to, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import HALF, MEMBERS
from kehoach.check.figures.numbers import dues, mistyped
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, people, same, sentences
from kehoach.check.figures.remarks import is_told, not_the_sum
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_OPENS = regex.compile(
    r"\b(?P<all>bao gom|gom(?: co)?|chia (?:ra|theo|thanh|lam)|phan (?:theo|ra|chia|bo)|cu the)\b(?: la| co| nhu sau)*:?"
    r"|\b(?P<some>trong (?:so )?do)\b(?: la| co| gom)*:?|(?P<bracket>\()(?:trong do:? ?|gom:? ?)?|(?P<colon>:)(?= )"
)
_LAST = regex.compile(r"^(?:[^,;()]*\S)?[,;] *(?:va )?(?:tong cong|tong so|tong|cong lai|cong|tat ca|ca thay)(?: la| co)?:?$")
# Words that make a figure no part of what was told before, and words after the last part that go on without a figure.
_APART = regex.compile(
    r"(?<!ha )\b(?:tang(?! thiet)|giam(?! (?:sat|doc|dinh|ngheo|ho)\b)|vuot|so voi|luy ke|cong don|moi|binh quan|trung binh|trong (?:so )?do|gom|rieng|nang(?! (?:cao|luc|luong|suat)\b)|dua|ngoai ra|"
    r"den nam|den het|du kien|con lai phan|tong|muc|trinh do|dang vien|dan toc|mot so|uu tien|khoang)\b|[()+]|\bx$|\btu$"
)
_CHANGED = regex.compile(r"\b(?:tang|giam|vuot|so voi|luy ke|moi)\b")
_ON = regex.compile(r"^[^.;\d]{0,30}\bva (?:cac|mot so|nhung|nhieu|thanh vien|dai dien)\b")
_TIMED = regex.compile(r"\b(?:nam|quy|dot|giai doan|thang|hoc ky|vu|ky|hang|cap|loai|muc|nhom|khoi) (?:\d{1,4}|[ivx]+|[a-e]|xuan|dong|mua|he thu)\b|\b\d sao\b"
    r"|\bcap (?:trung uong|bo|nganh|tinh|huyen|xa|thon|co so|truong|thanh pho|khu vuc|quoc gia)\b|\b(?:bac |cap |khoi )?(?:mam non|tieu hoc|trung hoc co so|thcs|trung hoc pho thong|thpt)\b"
    r"|(?<![\d/])(?:19|20)\d\d(?= *[:(])")
_THROUGH = regex.compile(r"(?:cac )?tu \D{2,30}\d{1,3} den\b")  # từ thôn 6 đến thôn 10
_TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", "quy", "lan", "dem", "buoi", ""])
_KINDS = frozenset(["don", "co", "to", "diem", "noi", "doi"])  # đơn vị, cơ sở, tổ chức, điểm, nơi, đối tượng: what two kinds are together
_POSTS = frozenset(["truong", "pho", "uy", "to", "doi", "thu", "bi", "chu", "giam", "chuyen", "can", "lanh", "nhan", "nam", "nu"])
_WIDE = frozenset(["phuong", "thiet", "cong", "hang", "san", "hien", "doi", "co", "don", "dau", "vat", "trang", "an", "mat"])  # phương tiện, thiết bị, công trình, hạng mục, sản phẩm …
_PIECES = frozenset(["mat", "chiec", "cai", "suat", "cuon", "quyen"])  # what things of any name are counted in
_HOLDERS = frozenset(["ho", "xa", "thon", "truong", "lop", "diem", "nguoi", "em", "huyen", "phuong", "don", "co", "hoc", "ban", "to"])
_FEW_OF_A_POST = 10
_SEXES = frozenset(["nam", "nu"])
_MANY = 100  # a total that kinds of another name are a digit away from by no chance


@dataclass(frozen=True)
class _Split:
    """Parts that stand in one sentence, the figures that may be their total, and how the sentence says so."""

    parts: Sequence[Figure]
    totals: Sequence[Figure]
    said: str


@kind("parts-by-a-digit")
def parts_by_a_digit(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The parts of a sentence that no figure of it is the sum of, where one digit makes them its total."""
    before: Sentence | None = None
    for sentence in sentences(draft):
        splits = [*_opened(sentence), *_closed(sentence), *_bracketed(sentence), *_kinds_before(before, sentence)]
        before = sentence
        for split in splits:
            summed = sum_of(split.parts)
            if any(draft.is_cited(*f.place) for f in split.parts) or any(same(f.value, summed) for f in sentence.figures):
                continue
            meant = [t for t in split.totals if _a_digit_off(t, split.parts)]
            if len({m.value for m in meant}) == 1 and not is_told(draft, meant[0], *split.parts):
                total = meant[-1]
                yield not_the_sum(draft, rule, total, split.parts)


def _a_digit_off(total: Figure, parts: Sequence[Figure]) -> bool:
    """True if the total or one part with another digit makes the sum; the others are less than the total."""
    values = [p.value for p in parts]
    return mistyped(total.value, sum_of(parts)) or any(mistyped(p, due) and due < total.value for p, due in dues(total.value, values))


def _opened(sentence: Sentence) -> Iterator[_Split]:
    """Parts after *gồm*, in a bracket, after the first colon, or after *trong đó* where they are halves or years."""
    words, low = sentence.words, sentence.place[0]
    colons = 0
    for opens in _OPENS.finditer(words):
        said = opens.lastgroup or ""
        colons += ":" in opens[0]
        before = [f for f in sentence.figures if f.place[1] - low <= opens.start()]
        if not before or said == "colon" and colons > 1:
            continue
        limit = _closing(words, opens.end()) if said == "bracket" else len(words)
        after = [f for f in sentence.figures if opens.end() <= f.place[0] - low < limit]
        parts = _run(words[opens.end() :], low + opens.end(), after)
        if len(parts) > 2 and parts[0].value == len(parts) - 1 and parts[0].unit not in {p.unit for p in parts[1:]}:  # noqa: PLR2004
            parts = parts[1:]  # chia làm 4 lớp: lớp 1 có 60 người, …
        if len(parts) < 2 or said == "bracket" and (len(parts) < len(after) or _THROUGH.match(words, opens.end())):  # noqa: PLR2004
            continue
        told = " ".join(words[opens.start() : parts[-1].place[1] - low + 30].split())
        if said == "some" and not HALF.search(told) and len(_TIMED.findall(told)) < len(parts):
            continue
        if _ON.match(words[parts[-1].place[1] - low :]):
            continue
        totals = _totals(before, parts, said, words[before[-1].place[1] - low : opens.start()])
        if totals and not any(same(t.value, sum_of(parts[:n])) for t in totals for n in range(2, len(parts)) if ";" in parts[n].lead):
            yield _Split(parts, totals, said)


def _closing(words: str, at: int) -> int:
    """Where the bracket that is open at a place closes."""
    depth = 1
    for place in range(at, len(words)):
        depth += (words[place] == "(") - (words[place] == ")")
        if depth == 0:
            return place
    return len(words)


def _run(words: str, low: int, figures: Sequence[Figure]) -> list[Figure]:
    """The exact figures that stand side by side, of one unit or each of a thing, those in brackets and bounds left out; up to a semicolon if two stand before it."""
    run: list[Figure] = []
    for figure in figures:
        depth = words.count("(", 0, figure.place[0] - low) - words.count(")", 0, figure.place[0] - low)
        between = words[(run[-1].place[1] - low if run else 0) : figure.place[0] - low]
        bare = " ".join(regex.sub(r"\([^()]*\)", " ", between).split())
        timed = figure.unit in _TIMES - {""} and not (figure.unit == "nam" and any(f.unit == "nu" for f in figures))
        if depth > 0 or figure.unit == "sao" or figure.unit != (run or [figure])[0].unit and figure.rough or timed and not run:
            continue
        stops = not figure.plain or _APART.search(bare) or timed or figure.unit == MONEY
        if stops or len(run) > 1 and ";" in bare and ";" not in words[run[0].place[1] - low : run[1].place[0] - low]:
            break
        run.append(figure)
    return run


def _totals(before: Sequence[Figure], parts: Sequence[Figure], said: str, between: str) -> list[Figure]:
    """The figures before the parts that may be their total: of their unit; for *gồm* and bare labels the nearest of all."""
    unit = parts[0].unit
    if unit in _TIMES - {""} and {p.unit for p in parts} != _SEXES or unit == MONEY:
        return []
    alike = [f for f in before if f.unit == unit and f.plain and not _CHANGED.search(f.lead)]
    near = before[-1]
    if said == "bracket" or not alike:
        inexact = near.per or near.rough or near.each and said != "bracket"
        apart = near.unit in _TIMES or near.unit == MONEY or inexact or "," in between.rstrip(" ,")
        named = {near.unit, *regex.findall("[a-z]+", between)}
        units = {p.unit for p in parts}
        if said == "some" and _CHANGED.search(near.lead):
            return []  # tăng 3.800 suất, trong đó cấp tỉnh …
        if units <= named or units == _SEXES and people(near.unit) or not apart and (unit == "" or said == "all" and people(near.unit) and (len(units) > 1 or people(unit))):
            return [near]
        return [near] if not apart and said != "some" and _are_kinds(near, parts) else []
    return alike if all(p.unit == unit for p in parts) else []


def _are_kinds(total: Figure, parts: Sequence[Figure]) -> bool:
    """True for a word that takes in those of the parts: posts of a board, kinds of vehicles, pieces of what is counted in another word."""
    units, less = {p.unit for p in parts}, all(p.value < total.value for p in parts)
    posts = people(total.unit) and units - {"nguoi", "thanh"} <= _POSTS and len(parts) > 2 and all(p.value < _FEW_OF_A_POST or p is parts[-1] for p in parts)  # noqa: PLR2004
    kinds = total.unit in _WIDE and len(parts) > 2 and "" not in units and not units & {total.unit, *_TIMES}  # noqa: PLR2004
    pieces = len(parts) > 2 and len(units) == 1 and units <= _PIECES and total.unit not in _HOLDERS and all(p.lead.strip(" ,;:") for p in parts)  # noqa: PLR2004
    return less and bool(posts or kinds or pieces)


def _closed(sentence: Sentence) -> Iterator[_Split]:
    """``22 trường mầm non và 25 trường tiểu học, cộng 47 trường``; two kinds of thing that are so many units together."""
    for at, total in enumerate(sentence.figures):
        lead = total.lead
        if at < 2 or not total.plain or total.unit in _TIMES or total.unit == MONEY or not _LAST.match(lead):  # noqa: PLR2004
            continue
        parts = list(reversed(list(takewhile(lambda f: f.plain and f.unit not in _TIMES and f.unit != MONEY, reversed(sentence.figures[:at])))))
        own = [f for f in parts if f.unit == total.unit]
        inside = [f for f in parts[1:] if _APART.search(f.lead) or ";" in f.lead]
        if len(parts) < 2 or inside or any(f.each or f.per for f in sentence.figures[:at]) or any(f.value >= total.value and not mistyped(total.value, sum_of(parts)) for f in parts):  # noqa: PLR2004
            continue
        if any(same(total.value, sum_of(parts[n:])) for n in range(len(parts) - 1)):
            continue
        wide = bool(own) and total.unit in _KINDS and len(own) < len(parts) and total.noun != own[0].noun
        named = {total.unit, *regex.findall("[a-z]+", regex.split(r"[.;:\d(]", sentence.words[total.place[1] - sentence.place[0] :])[0])}
        wide = wide or bool(own) and {p.unit for p in parts} <= named
        posts = total.unit in MEMBERS and {p.unit for p in parts} <= _POSTS
        if len(own) == len(parts) or wide or not own and (total.unit in _KINDS | _WIDE or posts or total.value >= _MANY and total.unit):
            yield _Split(parts, [total], "last")


_IN_BRACKET = regex.compile(r"[a-z ]{0,30}\((?:tong (?:so|cong):? )?")
_AND = regex.compile(r"[a-z ]{0,30}(?:,|,? ?\bva)")
_SPOTS = frozenset(["vi", "dia", "khu"])  # vị trí, địa điểm, khu vực
_UNITS = frozenset(["xa", "phuong", "huyen", "thon", "ban", "xom", "ap", "khu", "to", "truong", "tram"])


def _bracketed(sentence: Sentence) -> Iterator[_Split]:
    """``5 điểm đen và 1 điểm tiềm ẩn (6 vị trí)``: what kinds of one thing right before a bracket come to."""
    for at, total in enumerate(sentence.figures):
        closed = regex.match(r"[a-z ]{0,24}\)", sentence.words[total.place[1] - sentence.place[0] :])
        if at < 2 or total.unit not in _KINDS | _SPOTS or not closed or not _IN_BRACKET.fullmatch(total.lead):  # noqa: PLR2004
            continue
        parts = [sentence.figures[at - 1]]
        for one in reversed(sentence.figures[: at - 1]):
            if not _AND.fullmatch(parts[0].lead):
                break
            parts.insert(0, one)
        units = {p.unit for p in parts}
        if len(parts) > 1 and (len(units) == 1 or units <= _UNITS) and not units & {*_TIMES, MONEY, total.unit} and all(p.plain for p in (*parts, total)):
            yield _Split(parts, [total], "bracket")


_TOTAL_NEXT = regex.compile(r"^\W*(?:nhu vay,? |trong do:? )?(?:tong cong|tong so|tong|cong|tat ca|ca thay)(?: la| co| gom)?:?$")
_TOTAL_LAST = regex.compile(r"[.,;] *(?:va )?(?:tong cong|tong so|cong|tat ca|ca thay)(?: la| co)?:?$")


def _kinds_before(before: Sentence | None, sentence: Sentence) -> Iterator[_Split]:
    """``01 giải nhất 10 triệu đồng, 02 giải nhì. Tổng số 3 giải``: kinds of one thing, whatever else is told of each, then how many they are."""
    for at, total in enumerate(sentence.figures):
        if before and at == 0 and before.place[1] == sentence.place[0] and _TOTAL_NEXT.match(total.lead):
            told = before.figures
        elif at > 2 and _TOTAL_LAST.search(total.lead):  # noqa: PLR2004
            told = sentence.figures[:at]
        else:
            continue
        parts = [f for f in told if f.unit == total.unit]
        kinds = {p.noun.split(" ")[0] for p in parts}
        if len(parts) > 1 and total.plain and total.unit not in (*_TIMES, MONEY) and len(kinds - {""}) == len(parts) and all(p.plain for p in parts):
            if not any(same(p.value, sum_of(parts) - p.value) for p in parts):
                yield _Split(parts, [total], "last")
