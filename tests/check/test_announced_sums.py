"""Arithmetic that the words announce: silent as it is, remarked on with one figure mistyped, however small or round."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

CODES = {"sum-mismatch", "rate-mismatch", "count-mismatch"}
FOUND = [
    ("Củng cố lực lượng xung kích 225 người: 06 đội thôn 150 người (mỗi đội 25 người), quân sự 30 người, công an 20 người, biên phòng 25 người.", "06 đội", "08 đội"),
    ("Dự trữ cho 1.045 người trong 05 ngày: 0,4 kg gạo/người/ngày, tổng cộng 2.090 kg gạo; 10.450 lít nước (02 lít/người/ngày).", "10.450", "10.540"),
    ("Sửa chữa 16 cụm loa truyền thanh, mỗi cụm 2.500.000 đồng, cộng 40.000.000 đồng.", "16", "61"),
    ("Tổ chức 06 phiên tư vấn: 02 phiên trong quý II, 04 phiên trong quý III; mỗi phiên 150 lượt người, cộng 900 lượt người.", "150", "510"),
    ("Mở 12 lớp tập huấn trồng rừng gỗ lớn, mỗi lớp 40 người, cho 480 chủ rừng.", "40", "50"),
    ("Phát hành 3.200 tờ gấp, cấp cho 08 huyện, thành phố, mỗi đơn vị 400 tờ.", "400", "500"),
    ("Phát 104 tin trên loa (mỗi tuần 02 tin, trong 52 tuần).", "02 tin", "12 tin"),
    ("Tỉnh có 64 làng nghề đang hoạt động. Các làng nghề thu hút 18.400 lao động, bình quân 287,5 lao động/làng.", "287,5", "286,5"),
]  # fmt: skip
SOUND = [
    "Mỗi môn trao 01 giải nhất, 01 giải nhì và 02 giải ba; tổng cộng 24 giải của 06 môn.",
    "Hỗ trợ 50 hộ, mỗi hộ 10 triệu đồng và 02 con giống; tổng đàn hỗ trợ 100 con.",
    "Tổ chức 05 lớp, mỗi lớp từ 30 đến 40 người.",
]  # fmt: skip


def told(text: str) -> list[str]:
    """The remarks on arithmetic of a draft with these lines."""
    return [f"{f.rule}: {f.text}" for f in check_report(framed("I. NỘI DUNG\n" + text, "body")).findings if f.code in CODES]


@pytest.mark.parametrize(("text", "right", "wrong"), FOUND)
def test_a_mistyped_figure_is_remarked_on(text: str, right: str, wrong: str) -> None:
    """The text is silent, with one figure changed it is not."""
    assert told(text) == []
    assert text.count(right) >= 1
    assert told(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", SOUND)
def test_what_is_meant_otherwise_is_not(text: str) -> None:
    """Sets, prices of something else, ranges."""
    assert told(text) == []
