"""Who issues, signs and receives: a body's own marks, its initials among the recipients, what an ended unit issues."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.naming.initials import stands_for

MINISTRY = """BỘ VĂN HÓA VÀ DU KHẢO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 112/KH-BVHDK
Hà Nội, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Kiểm kê nhạc cụ năm 2024

I. MỤC TIÊU
Kiểm kê 300 nhạc cụ.
II. TỔ CHỨC THỰC HIỆN
1. Vụ Kế hoạch - Tài chính bố trí kinh phí trước ngày 30/4/2024.
2. Trường Đại học Sư phạm Nhạc chủ trì kiểm kê trước ngày 31/8/2024.
3. Vụ Nhạc cụ dân tộc theo dõi, tổng hợp kết quả trước ngày 15/12/2024./.

Nơi nhận:
- Bộ trưởng (để b/c);
- {accounts}, Trường ĐHSP Nhạc (để t/h);
- Lưu: VT, Vụ NCDT.

{authority}. BỘ TRƯỞNG
THỨ TRƯỞNG

Trần Văn An
"""
FRONT = """ỦY BAN MTTQ VIỆT NAM
XÃ AN THỬ
BAN THƯỜNG TRỰC
Số: 27/KH-{symbol}
An Thử, ngày 14 tháng 9 năm 2026

KẾ HOẠCH
Tổ chức Ngày hội năm 2026

Căn cứ Kế hoạch số 85/KH-MTTQ-BTT ngày 24/8/2026 của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh {province} về Ngày hội;

I. MỤC TIÊU
Tổ chức tại 12 thôn.
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 215/QĐ-UBND
Lâm Đồng, ngày 27 tháng 02 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch trồng hoa năm 2024

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng hoa năm 2024.
Điều 2. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.

KẾ HOẠCH
Trồng hoa năm 2024
(Kèm theo Quyết định số 215/QĐ-UBND ngày 27/02/2024)

I. MỤC TIÊU
Trồng 20 ha hoa.
II. NỘI DUNG
Trồng hoa ven đường.
III. KINH PHÍ
Ngân sách tỉnh 200 triệu đồng.
{last}"""
LAST = "IV. TỔ CHỨC THỰC HIỆN\nSở Xây dựng chủ trì trồng hoa trước ngày 30/11/2024.\n"


def _codes(text: str) -> list[str]:
    return [f.code for f in check_report(text).findings]


@pytest.mark.parametrize("accounts", ["Vụ KHTC", "Vụ KH-TC", "Vụ Kế hoạch - Tài chính"])
def test_initials_among_the_recipients_stand_for_bodies_of_the_text(accounts: str) -> None:
    said = _codes(MINISTRY.format(accounts=accounts, authority="KT"))
    assert "not-in-recipients" not in said and "recipient-without-task" not in said


def test_initials_of_another_body_do_not() -> None:
    said = _codes(MINISTRY.format(accounts="Vụ TCCB", authority="KT"))
    assert said.count("not-in-recipients") == 1 and said.count("recipient-without-task") == 1


@pytest.mark.parametrize(
    ("name", "line", "same"),
    [
        ("Phòng Quản lý Văn thư - Lưu trữ", "Lưu: VT, Phòng QLVTLT", True),
        ("Trường Đại học Sư phạm Hà Nội", "Trường ĐHSP Huế", False),
        ("Phòng Tài chính", "TC", False),
        ("Sở Tài chính", "Các Sở: TC, NV", True),  # the kind is told once for all of the list
        ("Sở Tài chính", "Các Ban: TC, NV", False),
    ],
)
def test_the_words_beside_initials_count(name: str, line: str, same: bool) -> None:
    assert stands_for(name, line) is same


def test_one_person_does_not_sign_for_a_body() -> None:
    assert "signature-authority" not in _codes(MINISTRY.format(accounts="Vụ KHTC", authority="KT"))
    assert "signature-authority" in _codes(MINISTRY.format(accounts="Vụ KHTC", authority="TM"))


def test_the_front_does_not_number_as_the_committee() -> None:
    assert "header-number" not in _codes(FRONT.format(symbol="MTTQ-BTT", province="Lào Cai"))
    assert "header-number" in _codes(FRONT.format(symbol="UBND", province="Lào Cai"))


def test_bodies_of_an_ended_province_issue_nothing() -> None:
    assert "obsolete-place" not in _codes(FRONT.format(symbol="MTTQ-BTT", province="Lào Cai"))
    assert "obsolete-place" in _codes(FRONT.format(symbol="MTTQ-BTT", province="Yên Bái"))
    older = FRONT.format(symbol="MTTQ-BTT", province="Yên Bái").replace("24/8/2026", "24/8/2024")
    assert "obsolete-place" not in _codes(older)


def test_who_carries_out_a_decision_is_not_who_carries_out_its_plan() -> None:
    for last, missing in ((LAST, 0), ("", 1)):
        said = check_report(DECISION.format(last=last)).findings
        assert sum(f.code == "missing-section" and f.severity == "warning" for f in said) == missing


@pytest.mark.parametrize(
    ("name", "line", "same"),
    [
        ("Trung tâm Truyền thông và Văn hóa huyện", "Trung tâm TT và VH huyện", True),
        ("Ban Chỉ đạo phòng, chống dịch bệnh", "Ban Chỉ đạo PCDB gia súc, gia cầm xã", True),
        ("Sở Văn hóa", "Sở VH Thể thao", False),
        ("Trung tâm Văn hóa huyện", "Trung tâm TT và VH huyện", False),
        ("Ban Chỉ đạo phòng cháy", "Ban Chỉ đạo PCDB gia súc", False),
    ],
)
def test_initials_within_a_name(name: str, line: str, same: bool) -> None:
    assert stands_for(name, line) is same


@pytest.mark.parametrize(("line", "told"), [("Các phòng: Nghiệp vụ Nhạc, Tổ chức", []), ("Các phòng: Pháp chế, Tổ chức", ["not-in-recipients"])])
def test_rooms_of_the_issuer_among_its_recipients(line: str, told: list[str]) -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH AN GIANG\nSỞ VĂN HÓA VÀ THỂ THAO\nSố: 12/KH-SVHTT\nAn Giang, ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nKiểm kê nhạc cụ năm 2024\n\n"
        "I. MỤC TIÊU\nKiểm kê 300 nhạc cụ.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Nghiệp vụ Nhạc Sở Văn hóa và Thể thao\nChủ trì kiểm kê.\n\n"
        f"Nơi nhận:\n- UBND tỉnh (b/c);\n- {line};\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn An\n"
    )
    assert [f.code for f in check_report(text).findings if f.code == "not-in-recipients"] == told
