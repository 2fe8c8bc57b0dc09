"""One figure of a sentence that is the others together, in many words: with one mistyped it is told, as printed nothing is."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nPhát triển văn hóa cơ sở năm 2024\nI. NỘI DUNG\n"

TOLD = [
    ("Sửa chữa 34 công trình và xây mới 52 công trình, nâng tổng số lên 86 công trình được đầu tư.", "lên 86", "lên 96"),
    ("Diện tích gieo trồng 3.250 ha, lúa 2.100 ha, ngô 800 ha, rau màu 350 ha.", "3.250", "3.520"),
    ("Xã Hòa An (30), xã Hòa Lộc (23) và xã Hòa Phú (17), tổng số 70 hộ.", "(17)", "(27)"),
    ("Kinh phí thực hiện là 450 triệu đồng. Huyện cấp 300 triệu đồng, còn lại 150 triệu đồng huy động.", "lại 150", "lại 160"),
    ("Kinh phí: in ấn 120 triệu đồng, tập huấn 180 triệu đồng, kiểm tra 150 triệu đồng. Cộng: 450 triệu đồng.", "450", "440"),
    ("Khám cho 1.280 học sinh, chia 02 đợt: đợt đầu khám 640 em, đợt sau khám 640 em.", "sau khám 640", "sau khám 460"),
    ("Số câu lạc bộ tăng thêm 15 so với năm 2023 (từ 40 lên 55 câu lạc bộ).", "thêm 15", "thêm 25"),
    ("Tăng 120 người so với 480 người của năm 2023, đạt 600 người.", "Tăng 120", "Tăng 210"),
    ("Còn lại 34 thôn chưa đạt trong tổng số 120 thôn, vì 86 thôn đã được công nhận.", "lại 34", "lại 43"),
    ("Đến hết năm 2023 đã cấp 620 thẻ; năm 2024 cấp thêm 180 thẻ, lũy kế 800 thẻ.", "kế 800", "kế 880"),
    ("Chỉ tiêu giao: Hòa An 40 thẻ, Hòa Lộc 50 thẻ, Hòa Phú 30 thẻ; toàn huyện 120 thẻ.", "huyện 120", "huyện 130"),
    ("Cử 12 cán bộ huyện cùng 38 cán bộ xã, 50 người tất cả, dự lớp tập huấn.", "xã, 50", "xã, 55"),
    ("Đội một 30 người. Đội hai 97 người. Đội ba 63 người. Tổng quân số 190 người.", "97", "79"),
    ("In 5.000 tờ rơi, 400 áp phích và 1.200 sổ tay, tổng cộng 6.600 ấn phẩm.", "cộng 6.600", "cộng 6.900"),
    ("Thay 3.500 m ống tại 04 tuyến: tuyến Hòa An dài 1.200 m, tuyến Hòa Lộc dài 950 m, tuyến Hòa Phú dài 800 m và tuyến Hòa Mỹ dài 550 m.", "800", "880"),
    ("Ban gồm 01 trưởng ban, 02 phó trưởng ban và 05 ủy viên, tổng số 08 người.", "số 08", "số 09"),
]

SHARES = """Nguồn kinh phí như sau:
- Ngân sách phường: 250.000.000 đồng, chiếm 50%;
- Ngân sách tỉnh hỗ trợ: 150.000.000 đồng, chiếm 30%;
- Doanh nghiệp: 100.000.000 đồng, chiếm 20%."""


@pytest.mark.parametrize("new", ["0 đồng", "380.000.000 đồng"])
def test_a_part_that_is_no_such_share_of_what_the_others_give(new: str) -> None:
    def rates(body: str) -> list[str]:
        return [f.text for f in check_plan(HEAD + body) if f.code == "rate-mismatch"]

    assert rates(SHARES) == []
    assert rates(SHARES.replace("250.000.000 đồng", new)) == ["50%"]


def _sums(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code == "sum-mismatch"]


@pytest.mark.parametrize(("body", "old", "new"), TOLD)
def test_figures_that_are_one_the_others_together(body: str, old: str, new: str) -> None:
    assert old in body
    assert _sums(body) == []
    assert len(_sums(body.replace(old, new))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Năm 2024 trồng 210 ha, năm 2025 trồng 240 ha, năm 2026 trồng 350 ha.",
        "Hỗ trợ 120 hộ, trong đó 30 hộ khó khăn, 25 hộ có công.",
        "Mỗi xã in 100 tờ, huyện in 300 tờ, tỉnh in 500 tờ.",
        "Chia theo nguồn: xã 130 triệu đồng, tỉnh 100 triệu đồng, khác 40 triệu đồng.\nTổng kinh phí 270 triệu đồng.",
        "Thay 24 cụm loa, lắp thêm 20 cụm, nâng tổng số lên 54 cụm.\nHiện có 10 cụm dùng tốt.",
    ],
)
def test_figures_that_stand_side_by_side_are_silent(body: str) -> None:
    assert _sums(body) == []
