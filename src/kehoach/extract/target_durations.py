"""Bounds of durations among the goals: *Thời gian chờ khám không quá 30 phút*, *rút ngắn ít nhất 02 ngày*."""

from __future__ import annotations

import regex

from kehoach.extract.beginnings import beginnings, patterns
from kehoach.extract.found import FoundPlan, FoundTarget
from kehoach.extract.indicators import spoken
from kehoach.extract.numbers import parse_number
from kehoach.extract.target_words import Lexicon
from kehoach.normalise import Text
from kehoach.segment import Outline

_LOOKS = patterns(r"thoi gian\b", r"rut ngan\b")
_UNIT = r"(?P<u>(?:phut|gio|giay|ngay(?: lam viec)?)(?: ?/ ?(?:luot|ho so|nguoi|ca|lan|thu tuc|vu|mau|chuyen|don)(?: [a-z]+)?)?)(?![a-z])"
_NUMBER = r"(?P<n>\d+(?:,\d+)?)"
# A duration of the plan's own work is its term, no result
_BOUND = regex.compile(
    r"(?P<i>thoi gian (?!(?:thuc hien|trien khai|to chuc|kiem tra|giam sat|thanh tra|hoan thanh|bat dau|qua|toi|nghi|lam viec)\b)[^.;:\n\d]{3,90}?)"
    r"[ :,]*(?:\b(?:trung binh|binh quan|con|dat|la|xuong|duy tri|o muc) )*"
    rf"(?P<t>(?P<b>khong qua|khong vuot qua|khong hon|toi da(?: la)?|duoi|<=|≤|<) *{_NUMBER} *{_UNIT})"
)
_CUT = regex.compile(
    rf"rut ngan (?P<t>(?P<b>(?:it nhat|toi thieu|tren) )?(?:tu )?{_NUMBER} *{_UNIT})(?= (?:so voi|thoi gian)\b)(?: (?P<i>thoi gian [^.;:,\n\d]{{3,80}}))?"
)
_YEAR = regex.compile(r"\bnam (20\d\d)(?! *-)")
_LESS = ("duoi", "<")


def durations(text: Text, outline: Outline, plan: FoundPlan, words: Lexicon) -> list[FoundTarget]:
    """Targets that bound a duration or cut one, in sections of goals."""
    found = []
    for at, _ in beginnings(text.folded, _LOOKS):
        if "muc_tieu" not in outline.kinds_at(at):
            continue
        cut = text.folded.startswith("rut", at)
        match = (_CUT if cut else _BOUND).match(text.folded, at)
        if match is None or words.now.search(text.folded[max(text.folded.rfind("\n", 0, at) + 1, at - 60) : at], None):
            continue
        found.append(_target(text, match, plan, cut=cut))
    return found


def _target(text: Text, match: regex.Match[str], plan: FoundPlan, *, cut: bool) -> FoundTarget:
    line = text.folded.rfind("\n", 0, match.start()) + 1
    years = {int(year) for year in _YEAR.findall(text.folded, line, match.start())}
    single = plan.year_start if plan.year_start == plan.year_end else None
    bound = (match["b"] or "").strip()
    said = years.pop() if len(years) == 1 else None
    return FoundTarget(
        match.start("t"), match.end("t"), "target.duration", 0.75, said is None and single is not None,
        indicator=spoken(text, match.start("i"), match.end("i")).strip(" ,:") if match["i"] else None,
        basis="target", direction="reduce_by" if cut else "reach",
        op=((">" if bound == "tren" else ">=") if bound else "=") if cut else ("<" if bound in _LESS else "<="),
        value=parse_number(match["n"]), unit=spoken(text, match.start("u"), match.end("u")), year=said or single,
    )  # fmt: skip
