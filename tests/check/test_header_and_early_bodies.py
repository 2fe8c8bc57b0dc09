"""Headers of a sở or of another unit, the name of the State, bodies that came later: silent before, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = (
    "\n\nKẾ HOẠCH\nPhát triển chăn nuôi trên địa bàn {place} năm 2024\n\nỦy ban nhân dân {place} xây dựng Kế hoạch như sau:\n\nI. MỤC TIÊU\nTăng đàn bò trên địa bàn {place}.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp và Phát triển nông thôn\nTheo dõi, đôn đốc.\n2. Sở Nông nghiệp và Phát triển nông thôn\nHướng dẫn.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
)
UNIT = "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\n" + STATE + "Sông Thao, ngày 05 tháng 02 năm 2024" + BODY.format(place="huyện Sông Thao")
OFFICE = "UBND TỈNH SÔNG THAO\nSỞ NỘI VỤ\nSố: 12/KH-SNV\n" + STATE + "Sông Thao, ngày 05 tháng 02 năm 2024" + BODY.format(place="tỉnh Sông Thao")
UNION = (
    "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nTỈNH SÔNG THAO\nBAN THƯỜNG VỤ\nSố: 12/KH-BTV\n" + STATE + "Sông Thao, ngày 05 tháng 02 năm 2024"
    + BODY.format(place="tỉnh Sông Thao") + "\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nTrần Thị An\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words", "old", "new"),
    [
        ("header-issuer", UNIT, "HUYỆN SÔNG THAO", "THỊ XÃ SÔNG THAO"), ("header-issuer", OFFICE, "UBND TỈNH SÔNG THAO\n", ""),
        ("header-nation", UNION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", ""), ("signature-authority", UNION, "TM. BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN"),
        ("obsolete-body", UNIT, "Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Nông nghiệp và Môi trường"),
        ("obsolete-body", UNIT, "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
    ],
)  # fmt: skip
def test_one_edit_is_remarked_on(code: str, words: str, old: str, new: str) -> None:
    assert old in words
    assert code not in [f.code for f in check_report(words).findings]
    assert code in [f.code for f in check_report(words.replace(old, new)).findings]
