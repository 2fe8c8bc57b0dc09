"""The short plan that tests of order and figures put their words into, and what the checker says of it."""

from __future__ import annotations

from kehoach.check import check_report

TITLE = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\n"
CONTENT = f"{TITLE}I. NỘI DUNG\n"


def rules_said(plan: str, *codes: str) -> list[str | None]:
    """The rules of the remarks on a plan that have one of the codes."""
    return [f.rule for f in check_report(plan).findings if f.code in codes]
