"""Odd texts with one thing many times over are read in the time that their length needs."""

from __future__ import annotations

import time

import pytest

from kehoach.check import check_report

PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 02 tháng 02 năm 2018\n\nKẾ HOẠCH\nPhát triển chăn nuôi trên địa bàn huyện Sông Thao năm 2018\n\n"
    "I. MỤC TIÊU\nTăng đàn bò tại huyện Sông Thao.\n{}\nII. NHIỆM VỤ\nPhòng Nông nghiệp tập huấn cho hộ dân.\n"
)
MOST = 12  # seconds; it took half a minute, and takes about one second now


def test_a_long_run_of_digits_costs_little() -> None:
    begin = time.process_time()
    check_report(PLAN.format("1" * 40_000))
    assert time.process_time() - begin < MOST


def _cost(text: str) -> float:
    begin = time.process_time()
    check_report(text)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "run", ["(", "[", "-", "–", ".", "…", " ", "|", "1,", "điểm a ", "bảng " + " " * 40], ids=lambda run: repr(run)[1:8].strip()
)
def test_four_times_the_run_costs_about_four_times_as_much(run: str) -> None:
    _cost(PLAN.format(run))
    assert _cost(PLAN.format(run * (16_000 // len(run)))) < 8 * _cost(PLAN.format(run * (4_000 // len(run))))


@pytest.mark.parametrize("run", ["I", " "])
def test_a_long_run_in_the_head_grows_no_faster(run: str) -> None:
    short, long = (PLAN.replace("Số: ", "Số: " + run * count).format("") for count in (4_000, 16_000))
    _cost(PLAN.format(""))
    assert _cost(long) < 8 * _cost(short)


def test_a_day_before_the_one_that_comes_then() -> None:
    said = "Nghiệm thu trước ngày 30/9/2018, sau đó mới đấu nối, xong trước ngày {}."
    wrong, right = (check_report(PLAN.format(said.format(day))).findings for day in ("15/8/2018", "15/10/2018"))
    assert [f.text for f in wrong if "15/8/2018" in (f.text or "")] and not [f for f in right if "15/10/2018" in (f.text or "")]
