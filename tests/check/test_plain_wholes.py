"""Wholes named outright, and figures of the text that do not make them."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan
from plan_texts import COMMUNE_HEAD

TABLE = "\n| TT | Việc | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Lợp mái | 585 |\n| 2 | Lát nền | 75 |\n| | Cộng | 660 |\n\n"
COLUMNS = "\n| Chi bộ | Đã thu | Nộp cấp trên |\n|---|---|---|\n| An Hòa | 90.000 | 27.000 |\n| An Bình | 60.000 | 18.000 |\n| Cộng | 150.000 | 45.000 |\n\n"
AREAS = "\n| Cây | Diện tích (ha) |\n|---|---|\n| Ngô | 90 |\n| Bí | 30 |\n| Cộng | 120 |\n\n"
GOALS = "\n| TT | Thị trường | Cả năm (người) |\n|---|---|---|\n| 1 | Nhật Bản | 3.600 |\n| 2 | Hàn Quốc | 2.400 |\n| | Tổng số | 6.000 |\n\n"


def _told(body: str) -> list[str]:
    return [f.text for f in check_plan(COMMUNE_HEAD + body) if f.code in ("sum-mismatch", "rate-mismatch", "count-mismatch")]


FOUND = [
    ("12 xã, mỗi đơn vị cử 01 đội, mỗi đội 05 thí sinh; tổng số 60 thí sinh.", "60 thí", "65 thí"),
    ("Có 06 cụm, mỗi cụm 03 tổ, mỗi tổ 04 người, tổng cộng 72 người.", "72", "74"),
    ("Thang 100 điểm: nội dung 40 điểm, hình thức 30 điểm, thuyết minh 20 điểm, thời gian 10 điểm.", "10 điểm.", "20 điểm."),
    ("Tổ chức 24 phiên, mỗi tháng 02 phiên, trong đó 14 phiên tại các xã và 10 phiên tại các phường.", "14", "16"),
    (TABLE + "Nguồn: ngân sách xã giao 500 triệu đồng; thu phí để lại 160 triệu đồng.", "160", "150"),
    (COLUMNS + "Mức nộp cấp trên bằng 30% số đã thu.", "30%", "35%"),
    (AREAS + "Có 480 hộ tham gia, bình quân 0,25 ha/hộ.", "0,25", "2,5"),
    (GOALS + "Giới thiệu 1.800 người, bằng 30% chỉ tiêu năm.", "1.800", "1.080"),
    ("Trồng 2.400.000 cây:\na) Khu vực đô thị: 360.000 cây, bằng 15% tổng số.\nb) Khu vực nông thôn: 2.040.000 cây.", "15%", "18%"),
    ("Năm tổ chức đảng: Đảng ủy xã An Hòa, Đảng ủy xã An Bình, Đảng ủy xã An Phú, Đảng ủy xã An Lạc, Đảng ủy xã An Sơn.", "Đảng ủy xã An Lạc, ", ""),
    (
        "1. Có 400 người lao động được vay vốn, mức vay bình quân 100 triệu đồng/người, tổng vốn vay 40 tỷ đồng.\n2. Ngân hàng chuẩn bị vốn vay 40 tỷ đồng.",
        "tổng vốn vay 40 tỷ", "tổng vốn vay 40 triệu",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "right", "wrong"), FOUND)
def test_what_does_not_make_the_whole_is_told(body: str, right: str, wrong: str) -> None:
    assert _told(body) == []
    assert _told(body.replace(right, wrong))


@pytest.mark.parametrize(
    "body",
    [
        "12 xã, mỗi đơn vị cử 01 đội, mỗi đội 05 thí sinh và 01 huấn luyện viên; tổng số 72 người.",
        "Thang 100 điểm: xuất sắc từ 90 điểm, tốt từ 80 điểm, khá từ 65 điểm.",
        "Thang 100 điểm: nội dung 40 điểm, hình thức 30 điểm, thuyết minh 30 điểm, thưởng 5 điểm.",
        "Hỗ trợ 24 hộ, trong đó 16 hộ nghèo và 10 hộ dân tộc thiểu số.",
        "Tổ chức 24 phiên, trong đó 06 phiên tại các xã khó khăn, 10 phiên tại các phường, còn lại trực tuyến.",
        TABLE + "Nguồn: ngân sách xã giao 500 triệu đồng; xã hội hóa 30 triệu đồng.",
        TABLE + "Nguồn: ngân sách xã hỗ trợ 500 triệu đồng trong năm 2024; còn lại vận động 150 triệu đồng.",
        COLUMNS + "Mức nộp lên trên bằng 35% quỹ của chi bộ.",
        AREAS + "Có 50 hộ tham gia, bình quân 2,4 ha/hộ.",
        GOALS + "Giới thiệu 1.080 người, bằng 30% chỉ tiêu năm của Trung tâm (3.600 người).",
        "Năm tổ chức sơ kết: An Hòa, An Bình, An Phú, An Lạc.",
    ],
)
def test_other_figures_are_silent(body: str) -> None:
    assert _told(body) == []
