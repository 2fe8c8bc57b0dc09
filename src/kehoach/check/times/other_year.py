"""Years left from last year's plan: a school year of one year or three, the budget or the tasks of the year before."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_SCHOOL = regex.compile(r"(?<!cac )(?<!nhung )(?<!trong )\bnam hoc *:? (?P<a>20\d\d) *[-–/] *(?P<b>20\d\d)\b(?! *[-–])")


@kind("school-year")
def school_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``năm học 2021 - 2023``: a school year is over in the next year."""
    for match in _SCHOOL.finditer(draft.text.folded):
        if int(match["b"]) - int(match["a"]) != 1:
            yield draft.finding(rule, match.span(), say_as="school", right=f"{match['a']} - {int(match['a']) + 1}")


_BUDGET = regex.compile(
    r"\b(?:tu|trong|bang|thuoc|giao|tinh vao|su dung) [^.;:,\n]{0,30}?\b(?:nguon|du toan|ngan sach|kinh phi|chi phi)\b(?P<of>[^.;:,\n]{0,60}?) nam (?P<y>20\d\d)\b(?! *[-–])"
)
_BASIS = regex.compile(r"^\W*(?:can cu|thuc hien) (?P<of>(?:phuong huong|nhiem vu|ke hoach|chuong trinh)[^.;:,\n]{0,90}?) nam (?P<hoc>hoc )?(?P<y>20\d\d)\b(?! *[-–])", regex.MULTILINE)
_BEFORE = regex.compile(r"\b(?:chuyen nguon|ket du|con lai|con du|ton|quyet toan|thuc hien nam|tiet kiem|ket qua|tong ket|so ket|danh gia|bo sung|so \d)\b")


@kind("year-before")
def year_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trong dự toán chi thường xuyên năm 2023`` and ``Căn cứ chương trình công tác năm 2023`` in a plan for and of 2024."""
    plan = draft.record.plan
    if not plan.issued_on or plan.year_start != plan.year_end or int(plan.issued_on[:4]) != plan.year_start or plan.issued_on[5:7] == "01":
        return
    year, before = str(plan.year_start), str(plan.year_start - 1)
    if year not in draft.words(draft.title) or f" nam {before}" not in draft.text.folded:
        return
    found = [m for m in _BUDGET.finditer(draft.text.folded, draft.title[1], draft.body_end) if "nguon_von" in draft.kinds_at(m.start())]
    first = draft.record.sections[0].start if draft.record.sections else draft.body_end
    found += [m for m in _BASIS.finditer(draft.text.folded, draft.title[1], max(first, draft.title[1])) if not m["hoc"]]
    for match in found:
        if match["y"] == before and not _BEFORE.search(draft.folded(draft.sentence(*match.span()))):
            yield draft.finding(rule, match.span(), say_as="before", year=year)
