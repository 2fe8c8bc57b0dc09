"""The frame of a plan: lines of the header, signers, works with their bodies, years of another plan, things said again."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HOSPITAL = """SỞ Y TẾ TỈNH PHÚ YÊN
BỆNH VIỆN ĐA KHOA TUY AN
Số: 12/KH-BVTA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tuy An, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Khám sức khỏe người cao tuổi năm 2024

Căn cứ chương trình công tác năm 2024 của Bệnh viện;

I. MỤC TIÊU
Khám cho người cao tuổi tại 09 xã.
II. NỘI DUNG
1. Khám mắt: Khoa Mắt chủ trì, xong trước ngày 30/6/2024.
2. Xét nghiệm máu: Khoa Xét nghiệm chủ trì.
3. Tư vấn dinh dưỡng: Khoa Dinh dưỡng chủ trì, thực hiện từ ngày 10/4/2024.
4. Phát thuốc: Khoa Dược phụ trách.
III. KINH PHÍ
Kinh phí 70 triệu đồng trong dự toán chi thường xuyên năm 2024 của Bệnh viện.
IV. TỔ CHỨC THỰC HIỆN
1. Khoa Mắt: lập danh sách; báo cáo Giám đốc trước ngày 15/12/2024.
2. Khoa Dược: chuẩn bị thuốc; cấp phát đúng đối tượng.

Yêu cầu các khoa nghiêm túc thực hiện./.

Nơi nhận:
- Sở Y tế;
- Các khoa: Mắt, Xét nghiệm, Dinh dưỡng, Dược;
- Trạm Y tế 09 xã;
- Lưu: VT, KHTH.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Văn An
"""
PARTY = """ĐẢNG ỦY XÃ AN THỊNH
BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ
*
Số 04-KH/BCĐ

ĐẢNG CỘNG SẢN VIỆT NAM
An Thịnh, ngày 11 tháng 8 năm 2025

KẾ HOẠCH
chuyển đổi số năm 2025

I. Mục tiêu
Nâng cao kỹ năng số.
II. Nhiệm vụ
1. Mở lớp bồi dưỡng.
2. Lắp mạng tại nhà văn hóa.
III. Tổ chức thực hiện
Các chi bộ thực hiện.

Nơi nhận:
- Ban Chỉ đạo tỉnh,
- Chi bộ các thôn,
- Lưu Văn phòng Đảng ủy.

T/M BAN CHỈ ĐẠO
TRƯỞNG BAN

Trần Văn An
"""


def _codes(text: str) -> set[str]:
    return {f.code for f in check_report(text).findings}


@pytest.mark.parametrize(("sound", "old", "new", "code"), [
    (HOSPITAL, "12/KH-BVTA", "12/KH", "header-number"),
    (HOSPITAL, "BỆNH VIỆN ĐA KHOA", "BỆNH VIÊN ĐA KHOA", "header-issuer"),
    (HOSPITAL, "KT. GIÁM ĐỐC\n", "", "signature-authority"),
    (HOSPITAL, "2. Xét nghiệm máu: Khoa Xét nghiệm chủ trì.", "2. Xét nghiệm máu.", "no-owner"),
    (HOSPITAL, "từ ngày 10/4/2024", "từ ngày 10/4/2023", "deadline-past"),
    (HOSPITAL, "thường xuyên năm 2024", "thường xuyên năm 2023", "stale-date"),
    (HOSPITAL, "công tác năm 2024", "công tác năm 2023", "stale-date"),
    (HOSPITAL, "Khoa Dược: chuẩn bị thuốc; cấp phát đúng đối tượng", "Khoa Dược: chuẩn bị thuốc đủ; chuẩn bị thuốc đủ", "text-repeated"),
    (HOSPITAL, "4. Phát thuốc: Khoa Dược phụ trách.", "4. Tư vấn dinh dưỡng: Khoa Dinh dưỡng chủ trì, thực hiện từ ngày 10/4/2024.", "text-repeated"),
    (HOSPITAL, "Trạm Y tế 09 xã", "Trạm Y tế 07 xã", "count-mismatch"),
    (PARTY, "Số 04-KH/BCĐ\n", "", "header-number"),
    (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM\n", "", "header-nation"),
    (PARTY, "An Thịnh, ngày 11 tháng 8 năm 2025\n", "", "header-date"),
    (PARTY, "TRƯỞNG BAN", "HIỆU TRƯỞNG", "signature-issuer"),
    (PARTY, "- Lưu Văn phòng Đảng ủy", "- Lưu", "recipients-store"),
])  # fmt: skip
def test_what_is_gone_or_left_over_is_said(sound: str, old: str, new: str, code: str) -> None:
    assert old in sound
    assert code not in _codes(sound)
    assert code in _codes(sound.replace(old, new, 1))


@pytest.mark.parametrize(("line", "said"), [
    ("Nhiệm vụ năm học 2021 - 2023 của nhà trường.", True),
    ("Nhiệm vụ các năm học 2021 - 2025 của nhà trường.", False),
    ("Nhiệm vụ năm học 2023-2024 của nhà trường.", False),
])  # fmt: skip
def test_a_school_year_ends_in_the_next_year(line: str, *, said: bool) -> None:
    text = HOSPITAL.replace("Khám cho người cao tuổi tại 09 xã.", f"Khám cho người cao tuổi tại 09 xã. {line}")
    assert ("stale-date" in _codes(text)) is said


def test_a_committee_of_no_unit() -> None:
    text = HOSPITAL.replace("SỞ Y TẾ TỈNH PHÚ YÊN\nBỆNH VIỆN ĐA KHOA TUY AN", "ỦY BAN NHÂN DÂN").replace("KH-BVTA", "KH-UBND")
    assert "check.unit-of-header" in {f.rule for f in check_report(text).findings}
    text = text.replace("ỦY BAN NHÂN DÂN\n", "ỦY BAN NHÂN DÂN\nHUYỆN TUY AN\n", 1)
    assert "check.unit-of-header" not in {f.rule for f in check_report(text).findings}


def test_fields_that_begin_again_have_lost_their_title() -> None:
    works = "1. Khám mắt\n- Hoạt động: khám mắt.\n- Chủ trì: Khoa Mắt.\n2. Xét nghiệm\n- Hoạt động: lấy máu.\n- Chủ trì: Khoa Xét nghiệm.\n3. Tư vấn\n- Hoạt động: tư vấn.\n- Chủ trì: Khoa Dinh dưỡng.\n"
    text = HOSPITAL[: HOSPITAL.index("1. Khám mắt")] + works + HOSPITAL[HOSPITAL.index("III. KINH PHÍ") :]
    assert "missing-heading" not in _codes(text)
    assert "missing-heading" in _codes(text.replace("2. Xét nghiệm\n", "").replace("3. Tư vấn", "2. Tư vấn"))
