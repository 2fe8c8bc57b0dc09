"""A figure that nothing backs and that one slip of the finger would back: found, and let be where something does, or chance may."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.agreement.one_slip import slips

_TABLE = """
| TT | Loại tài liệu | Số phiếu |
|---|---|---|
| 1 | Tranh cổ | 315 |
| 2 | Sắc phong | 530 |
| | Tổng | 845 |
"""


def _told(*lines: str) -> list[tuple[str, str, str]]:
    text = "KẾ HOẠCH\nPhát triển văn hóa năm 2024\n\nI. NỘI DUNG\n" + "\n".join(lines) + "\n"
    return [(f.code, f.severity, f.text or "") for f in check_report(text).findings if f.rule.startswith("check.slip-of")]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Riêng sắc phong lập 503 phiếu, nhiều nhất trong các loại.", _TABLE), ("conflicting-targets", "503 phiếu")),
        (("Hỗ trợ 60 dự án vay vốn.", "Ít nhất 30% dự án (81 dự án) do nữ thanh niên làm chủ."), ("rate-mismatch", "81 dự")),
        (("Tuyến đường ảnh hưởng 43,5 ha, liên quan 310 hộ. Trong đó đất lúa 35,1 ha, đất ở 1,7 ha, đất khác 8,5 ha.",), ("sum-mismatch", "43,5 ha")),
    ],
)
def test_a_slip_that_would_back_a_figure(lines: tuple[str, ...], told: tuple[str, str]) -> None:
    assert [(code, words) for code, _, words in _told(*lines)] == [told]


@pytest.mark.parametrize(
    "lines",
    [
        ("Riêng sắc phong lập 530 phiếu, nhiều nhất trong các loại.", _TABLE),
        ("Trong đó 503 phiếu do xã lập, 27 phiếu do thôn lập.", _TABLE),  # they come to a number of the table
        ("Riêng sắc phong lập khoảng 503 phiếu.", _TABLE),
        ("Hỗ trợ 60 dự án vay vốn.", "Ít nhất 30% dự án (18 dự án) do nữ thanh niên làm chủ."),
        ("Hỗ trợ 34 hộ nghèo làm chuồng trại.", "Tặng quà 36 hộ có công nhân dịp tết."),  # a digit of two is another's by chance
        ("Lớp thứ nhất học từ 13 giờ.", "Lớp thứ hai học đến 31 giờ trong tuần."),
        ("Tuyến đường ảnh hưởng 45,3 ha, liên quan 310 hộ. Trong đó đất lúa 35,1 ha, đất ở 1,7 ha, đất khác 8,5 ha.",),
        ("Có 116 xã, phường có điện lưới.", "Trong số đó có 112 xã, phường dùng điện an toàn."),
    ],
)
def test_what_is_backed_or_may_be_chance_is_let_be(lines: tuple[str, ...]) -> None:
    assert _told(*lines) == []


def test_only_what_is_as_good_as_sure_is_said() -> None:
    likely = "Phát sinh mỗi năm 124 tấn.\nNăm sau thu gom 92 tấn, đạt 75%."
    assert [severity for _, severity, _ in _told("Riêng sắc phong lập 503 phiếu, nhiều nhất.", _TABLE)] == ["warning"]
    assert [severity for _, severity, _ in _told(likely)] == []


@pytest.mark.parametrize(("said", "due"), [("150", "510"), ("1200", "1500"), ("125", "152"), ("2055", "2505")])
def test_long_numbers_are_seldom_a_slip_apart(said: str, due: str) -> None:
    assert slips(int(said) * 10_000)[int(due) * 10_000] > 2
    assert int(said) * 10_000 not in slips(int(said) * 10_000)
