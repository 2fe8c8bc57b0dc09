"""One thing told with two days, as the model of likeness of days foresees it: found, and let be where times are of two things."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.draft import Draft
from kehoach.check.run import draft_from
from kehoach.check.times import one_day
from kehoach.check.times.dated import dated
from kehoach.check.times.dated_pairs import described
from kehoach.read import document_from_text

_HEAD = "KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\n"
_WORKS = (
    "I. NHIỆM VỤ\n1. Sửa chữa kênh mương nội đồng\na) Nội dung: nạo vét 12 km kênh N1, kênh N2 phục vụ vụ Đông Xuân.\n"
    "b) Thời hạn: hoàn thành trước ngày 31/10/2026.\n2. Cấp giống lúa\na) Nội dung: cấp 40 tấn giống.\nb) Thời hạn: hoàn thành trước ngày 15/11/2026.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Hợp tác xã dịch vụ nạo vét {} xong trước ngày {}.\n2. Phòng Kinh tế nghiệm thu trước ngày 20/12/2026."
)
_GOAL = (
    "I. MỤC TIÊU\n100% hồ, ao có nguy cơ đuối nước được cắm biển cảnh báo {}.\nII. TỔ CHỨC THỰC HIỆN\n"
    "1. Phòng Văn hóa - Xã hội tổng hợp số liệu trẻ em bị tai nạn trước ngày 30/11/2026.\n2. Trưởng thôn cắm biển cảnh báo tại hồ, ao có nguy cơ đuối nước {}."
)


def _draft(text: str) -> Draft:
    return draft_from(document_from_text(_HEAD + text + "\n"))


def _told(text: str) -> list[str]:
    return [f.text or "" for f in check_report(_HEAD + text + "\n").findings if f.rule == "check.one-day"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_WORKS.format("kênh N1, kênh N2 phục vụ vụ Đông Xuân", "30/11/2026"), "30/11/2026"),
        (_WORKS.format("kênh N1, kênh N2 phục vụ vụ Đông Xuân", "30/9/2026"), "30/9/2026"),
    ],
)
def test_one_thing_with_two_days_is_found(text: str, words: str) -> None:
    assert _told(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_WORKS.format("kênh N1, kênh N2 phục vụ vụ Đông Xuân", "31/10/2026"), id="one day"),
        pytest.param(_WORKS.format("mương thoát nước khu dân cư", "30/11/2026"), id="another work"),
        pytest.param(_GOAL.format("trước ngày 15/6/2026", "trong tháng 5/2026"), id="done before it is due"),
        pytest.param(_GOAL.format("trước ngày 15/6/2026", "từ ngày 01/7/2026"), id="its begin"),
        pytest.param(_GOAL.format("trước ngày 15/6/2026", "trước ngày 25/6/2026"), id="another kind of check has been there"),
        pytest.param("I. LỊCH\n| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | Tập huấn cán bộ thôn Đông | 15/5/2026 |\n| 2 | Tập huấn cán bộ thôn Đoài | 16/5/2026 |", id="two rows"),
    ],
)
def test_two_things_are_not(text: str) -> None:
    assert _told(text) == []


def test_a_bare_time_is_of_the_lines_above_it() -> None:
    bare = next(t for t in dated(_draft(_WORKS.format("mương", "30/11/2026"))) if t.value[1] == "2026-10-31")
    assert bare.labelled
    assert bare.due
    assert {"nạo", "vét", "kênh"} <= bare.part
    assert not {"giống", "lúa"} & bare.part


def test_what_the_model_weighs_is_what_is_described() -> None:
    trees, known = one_day.model(), one_day.calendar_of(_draft(_WORKS.format("kênh N1, kênh N2 phục vụ vụ Đông Xuân", "30/11/2026")))
    pairs = known.candidates()
    assert trees is not None
    assert pairs
    assert tuple(described(known, pairs[0])) == trees.features


def test_days_beside_each_other_are_both_read() -> None:
    times = dated(_draft("I. LỊCH\n| TT | Thôn | Ngày |\n|---|---|---|\n| 1 | Đông, Đoài | 07/11 và 08/11/2026 |\n| 2 | Thượng | 09/11/2026 |\n"))
    assert [t.value for t in times] == [("2026-11-07", "2026-11-08"), ("2026-11-09", "2026-11-09")]
