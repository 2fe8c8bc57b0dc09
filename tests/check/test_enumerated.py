"""Counts of things that a sentence names: with another count they are told, as printed nothing is."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nPhát triển văn hóa cơ sở năm 2024\nI. NỘI DUNG\n"

NAMED = [
    ("Sửa 04 tuyến: tuyến đường Hòa An dài 1.200 m, tuyến đường Hòa Lộc dài 950 m, tuyến đường Hòa Phú dài 800 m và tuyến đường Hòa Mỹ dài 550 m.", "04", "05"),
    ("Ban có 06 thành viên: Hiệu trưởng (Trưởng ban), Phó Hiệu trưởng (Phó Trưởng ban), nhân viên y tế, kế toán, Tổng phụ trách Đội, đại diện cha mẹ học sinh.", "06", "07"),
    ("Tổ công tác 05 người gồm: lãnh đạo Phòng Y tế; đại diện Phòng Giáo dục và Đào tạo; đại diện Phòng Nội vụ; đại diện Hội Chữ thập đỏ; chuyên viên Văn phòng.", "05", "06"),
    ("Chọn 03 xã làm điểm là Hòa An, Hòa Lộc và Hòa Phú.", "03", "04"),
    ("Tại 04 xã ven biển Hòa An, Hòa Lộc, Hòa Phú, Hòa Mỹ tổ chức trực ban.", "04", "05"),
    ("Các xã Hòa An, Hòa Lộc, Hòa Phú, Hòa Mỹ (04 xã) hoàn thành trước.", "(04", "(05"),
    ("Tặng quà cho 03 gia đình: bà Nguyễn Thị Lan, ông Trần Văn Bình và ông Lê Văn Sáu.", "03", "04"),
    ("Cấp 03 loại ấn phẩm: tờ rơi 5.000 tờ, áp phích 400 tờ và sổ tay 1.200 cuốn.", "03", "04"),
    ("Danh mục 04 công trình gồm nhà văn hóa xã Hòa An, sân thể thao xã Hòa Lộc, thư viện xã Hòa Phú và đài xã Hòa Mỹ.", "04", "05"),
    ("Mỗi hồ sơ gồm 04 loại giấy tờ: đơn đề nghị, bản sao giấy khai sinh, giấy xác nhận của UBND xã, ảnh chân dung.", "04", "03"),
    ("Hội thao diễn ra trong 02 ngày, 24 và 25/7/2024.", "02", "03"),
    ("Kiểm tra 03 ngày, các ngày 05, 06 và 07/8/2024.", "03", "02"),
    ("Kiểm tra trong các ngày 05, 06 và 07 tháng 8 năm 2024 (ba ngày).", "(ba", "(bốn"),
]


def _counts(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code == "count-mismatch"]


@pytest.mark.parametrize(("body", "old", "new"), NAMED)
def test_things_named_after_or_before_their_count(body: str, old: str, new: str) -> None:
    assert old in body
    assert _counts(body) == []
    assert len(_counts(body.replace(old, new, 1))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Lập 04 hồ sơ trình Bộ Văn hóa, Thể thao và Du lịch; mỗi năm 01 hồ sơ.",
        "Trao 06 giải, gồm 01 giải nhất, 02 giải nhì, 03 giải ba.",
        "Hỏi theo 05 nhóm: tiếp cận (06 câu), thủ tục (08 câu), công chức (05 câu), kết quả (07 câu), góp ý, phản ánh (06 câu).",
        "Phối hợp với 12 xã, nhất là Hòa An, Hòa Lộc, Hòa Phú.",
        "Mời 05 đơn vị (Phòng Y tế, Phòng Nội vụ và các đơn vị liên quan).",
        "Tập huấn 03 ngày, báo cáo ngày 24 và 25/7/2024.",
    ],
)
def test_what_is_no_list_of_the_things_counted_is_silent(body: str) -> None:
    assert _counts(body) == []
