"""Departments of hospitals, joint letterheads, banks' branches, bodies at the base: names that plans of other houses bring."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan
from plan_texts import plan_of

HERE = "III. TỔ CHỨC THỰC HIỆN\n"
HOSPITAL = """SỞ Y TẾ TỈNH HÀ NAM
BỆNH VIỆN ĐA KHOA TỈNH

Số: 12/KH-BVĐK

Hà Nam, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Nâng cao chất lượng khám bệnh năm 2024

Bệnh viện Đa khoa tỉnh (sau đây gọi là Bệnh viện) xây dựng kế hoạch như sau:

III. TỔ CHỨC THỰC HIỆN
"""


def duties(words: str) -> list[str]:
    return [f"{a.agency}: {a.role}" for a in plan_of(HERE + words + "\n").assignments]


NAMED = [
    ("1. Khoa Dược - TTB - VTYT lập dự trù thuốc.", ["Khoa Dược - Trang thiết bị - Vật tư y tế: thuc_hien"]),
    ("1. Khoa Chăm sóc sức khỏe sinh sản tiêm cho trẻ sơ sinh.", ["Khoa Chăm sóc sức khỏe sinh sản: thuc_hien"]),
    ("1. Giao Khoa Công nghệ thông tin xây dựng phần mềm.", ["Khoa Công nghệ thông tin: thuc_hien"]),
    ("1. Tổ Toán - Tin học tổ chức hội thi.", ["Tổ Toán - Tin học: thuc_hien"]),
    ("1. Các khoa, phòng đăng ký danh sách.", ["Các khoa, phòng: thuc_hien"]),
    ("1. Trạm Y tế phối hợp với nhân viên y tế thôn, buôn lập danh sách.",
     ["Trạm Y tế: phoi_hop", "Nhân viên y tế thôn, buôn: phoi_hop"]),
    ("1. Hai bên luân phiên chủ trì giao ban.", ["Hai bên: chu_tri"]),
    ("1. Agribank Chi nhánh huyện bố trí nguồn vốn.", ["Agribank Chi nhánh huyện: thuc_hien"]),
    ("1. Phòng Y tế phối hợp với Hội Nông dân cơ sở rà soát.", ["Phòng Y tế: phoi_hop", "Hội Nông dân cơ sở: phoi_hop"]),
    ("1. Giao UBND Phường 6 xây dựng mô hình.", ["Ủy ban nhân dân phường 6: thuc_hien"]),
    ("1. Đề nghị Trung tâm VH-TT&TT-TH huyện phát thanh.", ["Trung tâm VH-TT&TT-TH: thuc_hien"]),
    ("1. Phòng Kế hoạch - Nghiệp vụ tổng hợp, báo cáo.", ["Phòng Kế hoạch - Nghiệp vụ: thuc_hien"]),
    ("1. Phòng Kế hoạch tổng hợp chủ trì sơ kết.", ["Phòng Kế hoạch tổng hợp: chu_tri"]),
    ("1. Văn phòng: bảo đảm kinh phí, hậu cần.", ["Văn phòng: thuc_hien"]),
    ("1. Ban Tuyên giáo - Công tác xã hội: tuyên truyền kết quả.", ["Ban Tuyên giáo - Công tác xã hội: thuc_hien"]),
    ("1. Hội Khuyến học 13 xã, thị trấn: xây dựng kế hoạch.", ["Hội Khuyến học 13 xã, thị trấn: thuc_hien"]),
    ("1. Ban Kiểm tra, Ban Phong trào Hội Khuyến học huyện phối hợp.\n2. Ban Phong trào tổng hợp kết quả.",
     ["Ban Kiểm tra: phoi_hop", "Ban Phong trào Hội Khuyến học: phoi_hop", "Ban Phong trào Hội Khuyến học: thuc_hien"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), NAMED)
def test_bodies_of_other_houses_are_read_whole(words: str, expected: list[str]) -> None:
    assert duties(words) == expected


NONE = [
    "1. Tuyên truyền\nTrồng cây xanh hai bên đường liên xã.",
    "1. Tuyên truyền\nCông bố đề tài của các khoa học gia trẻ.",
    "1. Tuyên truyền\nTổ chức thăm hỏi NCT có hoàn cảnh khó khăn.",
    "1. Tuyên truyền\nMua sắm văn phòng phẩm; cho thuê Văn phòng hạng A.",
    "1. Tuyên truyền\nXây dựng trung tâm học tập cộng đồng phối hợp mở lớp.",
    "1. Tuyên truyền\nKhoa Học và Đời Sống là tên tờ báo.",
]


@pytest.mark.parametrize("words", NONE)
def test_words_that_only_look_like_such_bodies_are_none(words: str) -> None:
    assert [a.name for a in plan_of(HERE + words + "\n").agencies if not a.name.startswith("Ủy ban nhân dân")] == []


def test_a_hospital_by_its_type_alone_is_the_one_that_issues_the_plan() -> None:
    record = extract_plan(HOSPITAL + "1. Phòng Điều dưỡng\nTham mưu Giám đốc Bệnh viện bố trí người trực.\n")
    assert [a.name for a in record.agencies if "viện" in a.name] == ["Bệnh viện Đa khoa tỉnh"]


ISSUERS = [
    ("HỘI NÔNG DÂN TỈNH HÀ NAM - SỞ CÔNG THƯƠNG\n\nSố: 12/KHPH-HND-SCT", "Hội Nông dân tỉnh Hà Nam"),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\n\nSố: 12/KH-SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
    ("ĐẢNG ỦY XÃ AN BÌNH\nBAN THƯỜNG VỤ\n*\nSố        -KH/ĐU", "Ban Thường vụ Đảng ủy xã An Bình"),
]


@pytest.mark.parametrize(("header", "issuer"), ISSUERS)
def test_headers_of_two_bodies_or_without_a_number_name_who_issues(header: str, issuer: str) -> None:
    record = extract_plan(f"{header}\n\nHà Nam, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTuyên truyền năm 2024\n\nI. MỤC TIÊU\n- Tổ chức 02 hội nghị.\n")
    assert record.plan.issuer == issuer


def test_an_issuer_in_capitals_is_spelt_as_the_text_spells_it() -> None:
    header = "UBND TỈNH HÀ NAM\nBAN CHỈ ĐẠO LIÊN NGÀNH VỀ AN TOÀN THỰC PHẨM\n\nSố: 12/KH-BCĐ\n\nHà Nam, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTháng hành động năm 2024\n\n"
    record = extract_plan(header + "Ban Chỉ đạo liên ngành về an toàn thực phẩm tỉnh Hà Nam xây dựng kế hoạch như sau:\n\nI. MỤC TIÊU\n- Kiểm tra 20 cơ sở.\n")
    assert record.plan.issuer == "Ban Chỉ đạo liên ngành về an toàn thực phẩm tỉnh Hà Nam"
