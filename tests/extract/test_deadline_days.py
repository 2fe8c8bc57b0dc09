"""Days without words that lead to them: behind a label, in stages, in columns headed by what is done then."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan

HEAD = "ỦY BAN NHÂN DÂN HUYỆN AN THỬ\nSố: 12/KH-UBND\nAn Thử, ngày 17 tháng 02 năm 2014\n\nKẾ HOẠCH\nPhòng, chống dịch bệnh năm 2014\n\nIII. NỘI DUNG\n"


def _due(words: str) -> list[tuple[str, str | None, str | None]]:
    return [(d.kind, d.date_start, d.date_end) for d in extract_plan(HEAD + words + "\n").deadlines]


def _on(*days: str) -> list[tuple[str, str | None, str | None]]:
    return [("during", day, day) for day in days]


SAID = {
    "1. Lễ mít tinh: ngày 08/3/2014, Phòng Y tế chủ trì.": _on("2014-03-08"),
    "1. Lễ mít tinh: 7 giờ 30 ngày 08/3/2014 tại hội trường.": _on("2014-03-08"),
    "- Gặp mặt: sáng thứ Bảy, ngày 08/3, tại hội trường.": _on("2014-03-08"),
    "- Khám sàng lọc: 20/5 - 25/5/2014, Trung tâm Y tế thực hiện.": [("during", "2014-05-20", "2014-05-25")],
    "- Ngày 12/4: khai mạc; ngày 14/4: bế mạc.": _on("2014-04-12", "2014-04-14"),
    "- Mở 02 lớp, lớp 1 ngày 12/4, lớp 2 ngày 14/4.": _on("2014-04-12", "2014-04-14"),
    "- Lớp bồi dưỡng: tháng 4/2014 (01 lớp).": [("during", "2014-04-01", "2014-04-30")],
}


@pytest.mark.parametrize("words", SAID, ids=str)
def test_a_day_behind_its_label_is_when_it_is_done(words: str) -> None:
    assert _due(words) == SAID[words]


@pytest.mark.parametrize(
    "words",
    [
        "- Nghị quyết: ngày 05/3/2014 của Hội đồng nhân dân về dự toán.",
        "- Số hồ sơ: 12/4, tại 03 xã.",
        "- Tổng kết đợt một: ngày 10/12/2013, tại hội trường.",
        "- Tỷ lệ đạt 3/4, gồm 12 xã.",
    ],
)
def test_days_of_documents_shares_and_the_past_are_none(words: str) -> None:
    assert _due(words) == []


ROWS = "Khám thôn Thử A | 15/4/2014 | 95\nKhám thôn Thử B | 17/4/2014 | 80"
COLUMNS = {
    "Việc | Ngày khám | Số người": _on("2014-04-15", "2014-04-17"),
    "Việc | Lịch khám | Số người": _on("2014-04-15", "2014-04-17"),
    "Việc | Khi nào | Số người": _on("2014-04-15", "2014-04-17"),
    "Việc | Bắt đầu | Số ngày": [("from", "2014-04-15", None), ("from", "2014-04-17", None)],
    "Việc | Xong trước | Số người": [("by", None, "2014-04-15"), ("by", None, "2014-04-17")],
    "Họ tên | Ngày sinh | Số phiếu": [],
    "Vụ việc | Ngày xảy ra | Số vụ": [],
}


@pytest.mark.parametrize("head", COLUMNS, ids=str)
def test_a_column_of_days_is_what_its_head_says(head: str) -> None:
    assert _due(f"{head}\n{ROWS}") == COLUMNS[head]


def test_days_of_such_a_column_before_the_plan_are_past() -> None:
    assert _due("Điểm | Ngày khám | Số người\nThử A | 15/4/2013 | 95\nThử B | 17/4/2013 | 80") == []


@pytest.mark.parametrize("head", ["Phụ trách", "Ai làm", "Bộ phận làm", "Đơn vị đầu mối", "Thực hiện"])
def test_a_column_of_doers_by_another_name(head: str) -> None:
    record = extract_plan(f"{HEAD}TT | Việc | {head} | Hạn\n1 | Rà soát | Phòng Y tế | 15/4/2014\n2 | Báo cáo | Phòng Nội vụ | 20/4/2014\n")
    assert [(a.agency, a.role, a.task) for a in record.assignments] == [
        ("Phòng Y tế", "thuc_hien", "Rà soát"), ("Phòng Nội vụ", "thuc_hien", "Báo cáo"),
    ]  # fmt: skip
    assert [(d.kind, d.agency) for d in record.deadlines] == [("by", "Phòng Y tế"), ("by", "Phòng Nội vụ")]
