"""Who does each of some works told in one sentence, and the one work without its body."""

from __future__ import annotations

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"
WORKS = "Việc mua giống do Hội Nông dân phụ trách; việc tặng 45 con giống do Hội Khuyến học phụ trách; việc sửa chuồng do Ban Quản lý dự án phụ trách."


def said(words: str) -> list[str]:
    return [f.code for f in check_report(HEAD + words).findings if f.rule == "check.said-of-each"]


def test_the_one_work_without_its_body_is_asked() -> None:
    assert said(WORKS) == []
    assert said(WORKS.replace(" do Hội Khuyến học phụ trách", "")) == ["no-owner"]


def test_works_told_in_other_ways_are_left() -> None:
    assert said(WORKS.replace(" do Hội Khuyến học phụ trách", "").replace(" do Hội Nông dân phụ trách", "")) == []
    assert said("Hội Nông dân mua giống; Hội Khuyến học tặng 45 con giống; việc sửa chuồng do Ban Quản lý dự án phụ trách.") == []
