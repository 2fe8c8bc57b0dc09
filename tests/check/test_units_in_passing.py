"""How many villages a made-up draft has, told in passing: silent where all places agree or a part is meant, remarked on where one slips."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

TEXT = "KẾ HOẠCH\nXây dựng nếp sống văn minh năm 2026\n\nI. TÌNH HÌNH\nToàn xã có 14 thôn với 2.900 hộ.\n\nII. NHIỆM VỤ\n1. {}\n\nNơi nhận:\n- Như trên;\n- {} thôn;\n- Lưu: VT.\n"


def _remarks(said: str, to: str = "14") -> list[str]:
    return [f.text for f in check_report(TEXT.format(said, to)).findings if f.code == "count-mismatch"]


@pytest.mark.parametrize("said", [
    "Tổ chức {0} buổi nói chuyện tại {0} thôn.", "Phát động tại {0} thôn trên địa bàn xã.", "Phạm vi thực hiện: {0} thôn.", "Treo {0} pa nô ở {0} thôn.",
])  # fmt: skip
def test_all_units_in_passing(said: str) -> None:
    assert _remarks(said.format(14)) == []
    assert _remarks(said.format(13)) == ["13 thôn"]
    assert _remarks(said.format(15)) == ["14 thôn"]  # more than there are


@pytest.mark.parametrize("said", [
    "Tổ chức 04 buổi nói chuyện tại 04 thôn.", "Chọn 02 thôn trên địa bàn xã làm điểm.", "Tu sửa nhà văn hóa tại 13 thôn khó khăn.", "Tổ chức 26 buổi tại 13 thôn.",
])  # fmt: skip
def test_some_of_the_units(said: str) -> None:
    assert _remarks(said) == []


def test_the_recipients() -> None:
    assert _remarks("Tuyên truyền trên loa.", to="12") == ["12 thôn"]
    assert _remarks("Tuyên truyền trên loa.", to="15") == ["15 thôn"]
