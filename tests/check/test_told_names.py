"""The name of one thing told in two ways."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"


def told(rule: str, works: str, duties: str) -> list[str]:
    draft = f"{HEAD}{works}\nII. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    return [f.text for f in check_report(draft).findings if f.rule == f"check.{rule}"]


@pytest.mark.parametrize(
    ("rule", "works", "duties", "odd"),
    [
        ("quoted-name", "Phần mềm “Bò số” cài cho 60 hộ; cuộc thi “Đàn bò vàng” vào tháng 5.", "Trao giải cuộc thi “Đàn bò bạc”.", "Đàn bò bạc"),
        ("quoted-name", "Lấy chủ đề “Mỗi nhà một chuồng sạch”.", "Treo băng rôn mang chủ đề “Mỗi nhà một đàn bò”.", "Mỗi nhà một đàn bò"),
        ("name-without-marks", "Dùng ứng dụng “Sổ tay đàn bò”.", "Thuê ứng dụng Sổ ghi đàn bò trong 12 tháng.", "Sổ ghi đàn bò"),
        ("time-held", "Hội thi bò đẹp huyện lần thứ IX vào tháng 5.", "Phòng Kinh tế mời giám khảo Hội thi bò đẹp huyện lần thứ X.", "lần thứ X"),
        ("place-told", "Trồng 120 cây bàng dọc đường Lê Lợi.", "Đoàn Thanh niên chăm sóc 120 cây bàng dọc đường Lê Lai.", "đường Lê Lai"),
        ("short-for-two", "Kết nối về Trung tâm Giám sát đàn vật nuôi (GSVN).", "Vận hành GSVN (Trung tâm Quản lý đàn vật nuôi).", "Trung tâm Quản lý đàn vật nuôi"),
    ],
)  # fmt: skip
def test_two_names_for_one_thing(rule: str, works: str, duties: str, odd: str) -> None:
    assert told(rule, works, duties) == [odd]


@pytest.mark.parametrize(
    ("rule", "works", "duties"),
    [
        ("quoted-name", "Mở cuộc thi “Đàn bò vàng”.", "Mở chuyên mục “Chăn nuôi an toàn”."),
        ("quoted-name", "Chỉ tiêu “nuôi 300 con bò lai” năm trước.", "Chỉ tiêu “nuôi 450 con bò lai” năm nay."),
        ("time-held", "Họp Ban Tổ chức lần thứ nhất.", "Họp Ban Tổ chức lần thứ hai."),
        ("place-told", "Trồng cây tại đường Lê Lợi, đường Lê Lai.", "Trồng cây tại đường Lê Lợi."),
        ("short-for-two", "Kết nối về Trung tâm Giám sát đàn vật nuôi (GSVN).", "Vận hành GSVN."),
    ],
)
def test_other_names_are_left(rule: str, works: str, duties: str) -> None:
    assert told(rule, works, duties) == []
