"""A check that breaks by a bug of ours: the officer gets all other remarks, and is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kehoach.check import check_report, kinds
from kehoach.check.draft import Draft
from kehoach.check.kinds import Result
from kehoach.errors import StoreError
from kehoach.rulebook import CheckEntry

PLAN = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN AN                      Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Tân An, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Trồng cây phân tán năm 2026

I. MỤC TIÊU
- Trồng 1.000 cây, trong đó 600 cây keo và 500 cây bạch đàn, xong trước ngày 30/11/2025.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế chủ trì thực hiện, báo cáo UBND xã trước ngày 15/12/2026.
"""


def breaking(error: Exception) -> kinds.Check:
    def check(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
        raise error
        yield

    return check


@pytest.mark.check_may_break
def test_the_other_remarks_are_given_and_the_broken_check_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {f.code for f in check_report(PLAN).findings}
    monkeypatch.setitem(kinds.KINDS, "past-deadline", breaking(IndexError("secret words of the plan")))
    report = check_report(PLAN)
    said = [note for note in report.notes if "IndexError" in note]
    assert said and not any("secret" in note for note in report.notes)
    left = {f.code for f in report.findings}
    assert whole - left == {"deadline-past"} and "sum-mismatch" in left


@pytest.mark.check_may_break
def test_what_is_no_bug_of_a_check_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds.KINDS, "past-deadline", breaking(StoreError("locked")))
    with pytest.raises(StoreError):
        check_report(PLAN)


@pytest.mark.check_may_break
def test_those_who_look_for_the_bug_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    monkeypatch.setitem(kinds.KINDS, "past-deadline", breaking(IndexError("x")))
    with pytest.raises(IndexError):
        check_report(PLAN)
