"""A work whose body was left out where its neighbours name theirs, and hospitals with a duty that do not get the plan."""

from __future__ import annotations

import pytest

from kehoach.check import check_report


def _told(words: str, code: str) -> list[str]:
    return [f.text for f in check_report(words).findings if f.code == code and f.severity != "info"]


ITEMS = (
    "I. NỘI DUNG\n1. Lễ phát động: ngày 02/5/2024; Công đoàn xã chủ trì.\n2. Huấn luyện: 16 lớp trong tháng 5/2024; Phòng Kinh tế tổ chức.\n"
    "3. Đo mực nước: từ ngày 08/5/2024 đến ngày 12/5/2024{}.\n4. Diễn tập: ngày 26/5/2024 tại sân xã; Đội xung kích chủ trì.\n5. Tổng kết: ngày 31/5/2024; Công đoàn xã chủ trì.\n"
)
TABLE = (
    "I. NỘI DUNG\n\n| TT | Việc | Kinh phí | Đơn vị làm |\n|---|---|---|---|\n| 1 | Lợp mái | 340 | Tổ Kỹ thuật |\n| 2 | Thay dây điện | 96 | Tổ Điện |\n"
    "| 3 | Lắp bình | 27 | Tổ Bảo vệ |\n| 4 | Nạo vét cống | 48 | {} |\n| 5 | Lát nền | 75 | Tổ Kỹ thuật |\n"
)


@pytest.mark.parametrize(
    ("draft", "sound", "quote"), [(ITEMS, "; Phòng Kinh tế thuê đơn vị đo", "Đo mực nước"), (TABLE, "Tổ Vệ sinh", "Nạo vét cống")]
)
def test_a_work_without_its_body(draft: str, sound: str, quote: str) -> None:
    assert _told(draft.format(sound), "no-owner") == []
    assert [quote in found for found in _told(draft.format(""), "no-owner")] == [True]


HOSPITALS = (
    "SỞ Y TẾ TỈNH LÀO CAI\nBỆNH VIỆN ĐA KHOA TỈNH\nSố: 21/KH-BVĐK\nLào Cai, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nCấp cứu đột quỵ năm 2024\n\n"
    "I. MỤC TIÊU\nGiảm tử vong.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kế hoạch tổng hợp: chủ trì thực hiện.\n2. Các bệnh viện đa khoa huyện: chuyển người bệnh kịp thời, báo cáo kết quả.\n\n"
    "Nơi nhận:\n- Sở Y tế (b/c);\n- Phòng Kế hoạch tổng hợp;\n{}- Lưu: VT.\n\nGIÁM ĐỐC\n\nLò Minh Quyết\n"
)


def test_hospitals_that_do_not_get_the_plan() -> None:
    assert _told(HOSPITALS.format("- Các bệnh viện đa khoa huyện;\n"), "not-in-recipients") == []
    assert _told(HOSPITALS.format("- Các bệnh viện tuyến dưới;\n"), "not-in-recipients") == []
    assert _told(HOSPITALS.format(""), "not-in-recipients") == ["Các bệnh viện đa khoa huyện"]
