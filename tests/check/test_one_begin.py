"""A time in brackets that begins when what it stands behind begins: silent where both end together, remarked on where they do not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report


@pytest.mark.parametrize(("again", "remarks"), [
    ("chấm bài trong đợt thi trực tuyến (03/3 - 13/4/2026)", []),
    ("chấm bài trong đợt thi trực tuyến (03/3 - 13/5/2026)", ["03/3 - 13/5/2026"]),
    ("mở lớp bồi dưỡng (03/3 - 13/5/2026)", []),
])  # fmt: skip
def test_an_end_told_again(again: str, remarks: list[str]) -> None:
    text = f"KẾ HOẠCH\nPhát triển văn hóa năm 2026\n\nI. THỜI GIAN\n1. Đợt thi trực tuyến: từ ngày 03/3 đến ngày 13/4/2026.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa {again}."
    assert [f.text for f in check_report(text).findings if f.code == "conflicting-deadlines"] == remarks
