"""An event with what is made ready for it and what comes of it; rounds with names; both in linear time."""

from __future__ import annotations

import time

import pytest

from kehoach.check import check_report
from short_plans import CONTENT, TITLE, rules_said

MOST = 12  # seconds; it took more than a minute, and takes about three seconds now


def orders(words: str) -> list[str | None]:
    return rules_said(TITLE + words, "deadline-order")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("I. GIÁM SÁT\nThành lập 02 đoàn giám sát. Giám sát từ ngày 05/7/2024 đến ngày 30/8/2024; báo cáo kết quả trước ngày 20/9/2024.", "20/9", "20/8"),
        ("I. KIỂM TRA\nKiểm tra liên ngành tại 05 xã, từ ngày 04/7/2024 đến ngày 29/7/2024; thông báo kết quả kiểm tra trước ngày 10/8/2024.", "10/8", "10/7"),
        ("I. HỘI THI\nTổ chức ngày 18/10/2024, mỗi đội 05 người. Văn phòng chủ trì; danh sách đội thi gửi trước ngày 30/9/2024.", "30/9", "30/10"),
        ("I. NGÀY HỘI\nMở tại chợ huyện từ ngày 19/4/2024 đến ngày 22/4/2024. Trung tâm chủ trì; đề cương trình Ban Giám đốc trước ngày 20/3/2024.", "20/3", "20/5"),
        ("I. THÁNG HÀNH ĐỘNG\nTừ ngày 01/5/2024 đến ngày 31/5/2024. Lễ phát động cấp huyện ngày 04/5/2024 tại chợ.", "04/5", "04/6"),
        ("I. HỘI THI\nVòng cơ sở hoàn thành trước ngày 30/6/2024; vòng chung kết từ ngày 18/7/2024 đến ngày 20/7/2024.", "30/6", "30/7"),
    ],
)
def test_what_is_round_an_event_is_remarked_on_out_of_turn(words: str, old: str, new: str) -> None:
    assert old in words
    assert orders(words) == []
    assert orders(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "I. RÀ SOÁT\nRà soát từ ngày 01/3/2024 đến ngày 15/3/2024; gửi danh sách về Phòng Kinh tế trước ngày 20/3/2024.",
        "I. KIỂM TRA\nKiểm tra từ ngày 01/7/2024 đến ngày 31/8/2024; báo cáo kết quả 6 tháng trước ngày 10/7/2024.",
        "I. TIÊM PHÒNG\nTiêm từ ngày 01/3/2024 đến ngày 31/12/2024; lập danh sách hộ nuôi trước ngày 30/6/2024.",
        "I. KIỂM TRA\nĐợt 1 từ ngày 01/3/2024 đến ngày 15/3/2024, đợt 2 từ ngày 01/9/2024 đến ngày 15/9/2024; báo cáo kết quả đợt 1 trước ngày 30/3/2024.",
        "I. HỘI THI\nVòng chung kết tổ chức ngày 18/10/2024; gửi danh sách người được khen thưởng trước ngày 30/10/2024.",
    ],
)
def test_what_may_come_later_is_left_alone(words: str) -> None:
    assert orders(words) == []


def test_hundreds_of_days_in_one_paragraph_cost_little() -> None:
    days = " ".join(f"Các thôn gửi báo cáo kết quả đợt {n % 3 + 1} về Phòng Kinh tế trước ngày {n % 28 + 1:02d}/{n % 9 + 3}/2024;" for n in range(400))
    begin = time.process_time()
    check_report(CONTENT + days)
    assert time.process_time() - begin < MOST
