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
_OLD = 3  # years: an older one is told of for another reason
_BEFORE = regex.compile(r"\b(?:chuyen nguon|ket du|con lai|con du|ton|quyet toan|thuc hien nam|tiet kiem|ket qua|tong ket|so ket|danh gia|bo sung|so \d)\b")


@kind("year-before")
def year_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trong dự toán chi thường xuyên năm 2023`` and ``Căn cứ chương trình công tác năm 2023`` in a plan for and of 2024."""
    plan = draft.record.plan
    if not plan.issued_on:
        return
    issued = int(plan.issued_on[:4])
    budgets = [m for m in _BUDGET.finditer(draft.text.folded, draft.title[1], draft.body_end) if "nguon_von" in draft.kinds_at(m.start())]
    found = [m for m in budgets if 1 < issued - int(m["y"]) <= _OLD]  # nobody pays from what was two years ago
    if plan.year_start == plan.year_end == issued and plan.issued_on[5:7] != "01" and str(issued) in draft.words(draft.title):
        first = draft.record.sections[0].start if draft.record.sections else draft.body_end
        basis = _BASIS.finditer(draft.text.folded, draft.title[1], max(first, draft.title[1]))
        found += [m for m in (*budgets, *(b for b in basis if not b["hoc"])) if int(m["y"]) == issued - 1]
    for match in found:
        if not _BEFORE.search(draft.folded(draft.sentence(*match.span()))) and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span(), say_as="before", year=str(plan.year_start or issued))
