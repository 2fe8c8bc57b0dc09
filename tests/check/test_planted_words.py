"""Slips of the pen in a province's plan: numbers, references, citations. Silent as it is, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 152/KH-UBND
Lâm Đồng, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Chăm sóc sức khỏe người cao tuổi trên địa bàn tỉnh năm 2026

Căn cứ Luật Người cao tuổi số 39/2009/QH12 ngày 23 tháng 11 năm 2009;
Căn cứ Nghị định số 147/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ;
Căn cứ Thông tư số 12/2024/TT-BYT ngày 15 tháng 8 năm 2024 của Bộ trưởng Bộ Y tế;
Căn cứ Quyết định số 383/QĐ-TTg ngày 21 tháng 02 năm 2025 của Thủ tướng Chính phủ;
Thực hiện Nghị quyết số 22/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao sức khỏe người cao tuổi trên địa bàn tỉnh.
2. Yêu cầu
Việc triển khai phải thiết thực, tiết kiệm.
II. NỘI DUNG
1. Khám sức khỏe
a) Khám định kỳ cho người cao tuổi tại trạm y tế.
b) Lập hồ sơ sức khỏe điện tử.
c) Quản lý bệnh mạn tính.
2. Tuyên truyền
2.1. Trên đài phát thanh
Phát tin hằng tuần.
2.2. Trên mạng xã hội
Đăng tin hằng tháng.
2.3. Tại cộng đồng
Nói chuyện chuyên đề theo Quyết định số 383/QĐ-TTg ngày 21/02/2025 của Thủ tướng Chính phủ.
3. Tập huấn
Tập huấn cho y tế cơ sở theo Phụ lục I, mẫu báo cáo theo Phụ lục II.
4. Kiểm tra
Kiểm tra ít nhất 02 lần. Các đơn vị nêu tại điểm a khoản 1 Mục II Kế hoạch này báo cáo kết quả.
III. KINH PHÍ
Kinh phí thực hiện 1.200 triệu đồng từ ngân sách tỉnh.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
Chủ trì, phối hợp với các đơn vị liên quan triển khai Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.
2. Sở Tài chính
Tham mưu bố trí kinh phí thực hiện Kế hoạch.
3. Ủy ban nhân dân các xã, phường, đặc khu
Xây dựng kế hoạch và triển khai thực hiện tại địa phương.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Y tế để tổng hợp./.

Nơi nhận:
- Bộ Y tế;
- Thường trực Tỉnh ủy, HĐND tỉnh;
- Chủ tịch, các PCT UBND tỉnh;
- Các sở, ban, ngành;
- UBND các xã, phường, đặc khu;
- Lưu: VT, KGVX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Minh Hòa

Phụ lục I
DANH MỤC LỚP TẬP HUẤN
(Kèm theo Kế hoạch số 152/KH-UBND ngày 12/3/2026 của Ủy ban nhân dân tỉnh)

| STT | Nội dung | Đơn vị chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Khám sức khỏe | Sở Y tế | Quý II/2026 |
| 2 | Dinh dưỡng tuổi già | Sở Y tế | Quý III/2026 |
| 3 | Quản lý kinh phí | Sở Tài chính | Quý I/2026 |
| 4 | Tuyên truyền viên | UBND các xã | Quý IV/2026 |

Phụ lục II
MẪU BÁO CÁO
(Kèm theo Kế hoạch số 152/KH-UBND ngày 12/3/2026 của Ủy ban nhân dân tỉnh)

| STT | Chỉ tiêu | Đơn vị tính | Kết quả |
|---|---|---|---|
| 1 | Số người được khám | Người | |
| 2 | Số lớp tập huấn | Lớp | |
"""

NUMBERS = [
    ("duplicate-number", "2. Tuyên truyền", "1. Tuyên truyền"),
    ("duplicate-number", "3. Tập huấn", "2. Tập huấn"),
    ("duplicate-number", "4. Kiểm tra", "3. Kiểm tra"),
    ("duplicate-number", "b) Lập", "a) Lập"),
    ("duplicate-number", "c) Quản", "b) Quản"),
    ("duplicate-number", "2.2. Trên", "2.1. Trên"),
    ("duplicate-number", "II. NỘI DUNG", "I. NỘI DUNG"),
    ("duplicate-number", "IV. TỔ CHỨC", "III. TỔ CHỨC"),
    ("duplicate-number", "2. Yêu cầu", "1. Yêu cầu"),
    ("duplicate-number", "1. Sở Y tế", "2. Sở Y tế"),
    ("number-gap", "4. Kiểm tra", "6. Kiểm tra"),
    ("number-gap", "4. Kiểm tra", "7. Kiểm tra"),
    ("number-gap", "2. Yêu cầu", "3. Yêu cầu"),
    ("number-gap", "2.2. Trên", "3.2. Trên"),
    ("number-gap", "2.1. Trên", "1.1. Trên"),
    ("number-gap", "2.3. Tại", "2.4. Tại"),
    ("mixed-numbering", "3. Tập huấn", "3) Tập huấn"),
    ("mixed-numbering", "b) Lập", "b. Lập"),
    ("mixed-numbering", "III. KINH", "C. KINH"),
    ("mixed-numbering", "2.2. Trên", "b) Trên"),
    ("mixed-numbering", "III. KINH", "III/ KINH"),
    ("duplicate-number", "| 2 | Dinh", "| 1 | Dinh"),
    ("duplicate-number", "| 4 | Tuyên", "| 3 | Tuyên"),
    ("duplicate-number", "| 1 | Khám", "| 2 | Khám"),
    ("number-gap", "| 3 | Quản", "| 5 | Quản"),
    ("number-gap", "| 4 | Tuyên", "| 5 | Tuyên"),
    ("row-repeated", "| 3 | Quản lý kinh phí | Sở Tài chính | Quý I/2026 |", "| 3 | Dinh dưỡng tuổi già | Sở Y tế | Quý III/2026 |"),
]
_HERE = "tại điểm a khoản 1 Mục II Kế hoạch này"
REFERENCES = [
    ("cross-reference", _HERE, f"tại {other}") for other in (
        "điểm a khoản 1 Mục V Kế hoạch này", "điểm a khoản 7 Mục II Kế hoạch này", "điểm đ khoản 1 Mục II", "Mục II.6 Kế hoạch này",
        "mục 2.5 phần II", "khoản 9 Phần II của Kế hoạch", "tiểu mục 6 mục II", "điểm 6 Mục II", "điểm 2.7 Mục II", "Điều 5 Kế hoạch này",
        "Mục II, khoản 1, điểm g",
    )
] + [("cross-reference", f"nêu {_HERE}", "(Mục VIII)"), ("cross-reference", _HERE, "ở Mục VIII")]  # fmt: skip
CITATIONS = [
    ("citation-form", "147/2025/NĐ-CP", "147/2025/QH15"),
    ("citation-form", "147/2025/NĐ-CP", "147/2025/TT-BYT"),
    ("citation-form", "147/2025/NĐ-CP", "147/NĐ-CP"),
    ("citation-form", "147/2025/NĐ-CP", "147-2025/NĐ-CP"),
    ("citation-form", "147/2025/NĐ-CP", "147/2025/ND-CP"),
    ("citation-form", "147/2025/NĐ-CP", "147/25/NĐ-CP"),
    ("citation-form", "của Chính phủ", "của Thủ tướng Chính phủ"),
    ("citation-form", "của Thủ tướng Chính phủ", "của Bộ Y tế"),
    ("citation-form", "383/QĐ-TTg", "383/QĐ-UBND"),
    ("citation-form", "383/QĐ-TTg", "383/TTg-QĐ"),
    ("citation-form", "383/QĐ-TTg", "383/QĐ/TTg"),
    ("citation-form", "22/NQ-HĐND", "22/NQ-UBND"),
    ("citation-form", "39/2009/QH12", "39/2009/QH13"),
    ("citation-form", "39/2009/QH12", "39/QH12"),
    ("citation-form", "39/2009/QH12", "39/2009/NĐ-CP"),
    ("citation-form", "12/2024/TT-BYT", "12/2024/TT-BTC"),
    ("citation-form", "12/2024/TT-BYT", "12/TT-BYT"),
    ("citation-incomplete", " số 147/2025/NĐ-CP", ""),
    ("citation-incomplete", "số 147/2025/NĐ-CP", "số …/2025/NĐ-CP"),
    ("citation-incomplete", "số 147/2025/NĐ-CP ngày", "số ngày"),
    ("citation-incomplete", "ngày 12 tháng 6 năm 2025", "ngày … tháng 6 năm 2025"),
    ("citation-incomplete", "ngày 12 tháng 6 năm 2025", "tháng 6 năm 2025"),
    ("citation-incomplete", "383/QĐ-TTg", "383"),
    ("citation-year", "ngày 21/02/2025", "ngày 12/02/2025"),
    ("citation-year", "ngày 21/02/2025", "ngày 21/02/2024"),
    ("citation-year", "ngày 21/02/2025 của Thủ tướng Chính phủ", "ngày 21/3/2025"),
    ("citation-year", "383/QĐ-TTg ngày 21/02", "338/QĐ-TTg ngày 21/02"),
]
NAMES = [
    ("Sở Y tế", "Sở Y tê"),
    ("Sở Y tế\n", "Sở Giáo dục Đào tạo\n"),
    ("Sở Y tế\n", "Sở Thể thao, Văn hóa và Du lịch\n"),
    ("Sở Y tế\n", "Sở Văn hóa, Thông tin và Du lịch\n"),
    ("Sở Y tế\n", "Sở Công nghệ và Khoa học\n"),
    ("Sở Y tế\n", "Sở Nông nghiệp\n"),
    ("Sở Y tế\n", "Sở Nội vụ và Lao động\n"),
    ("Sở Y tế\n", "Sở Giáo dục và và Đào tạo\n"),
    ("Sở Y tế\n", "Sở Khoa học và Cộng nghệ\n"),
    ("Sở Y tế\n", "Ngân hàng Xã hội chính sách\n"),
    ("Luật Người cao tuổi", "Luật Phòng, chống bạo lực gia dình"),
    ("Luật Người cao tuổi", "Luật Ngân sách"),
    ("tại trạm y tế", "theo Chương trình mục tiêu quốc gia phát triển kinh tế vùng đồng bào dân tộc thiểu số và miền núi"),
    ("tại trạm y tế", "theo Chương trình mục tiêu quốc gia xóa nghèo bền vững"),
]
_HELP = "Tham mưu bố trí"
PLACES = [
    *(("obsolete-body", _HELP, f"{body} phối hợp bố trí") for body in (
        "Công an cấp huyện", "Công an các huyện, thành phố", "Hội Nông dân huyện", "UBND cấp huyện", "Trung tâm Y tế huyện",
        "Viện kiểm sát nhân dân cấp huyện", "Phòng Y tế các huyện", "UBND các xã, phường, thị trấn", "Thanh tra sở", "Huyện đoàn", "Các phòng, ban huyện",
    )),
    ("obsolete-body", "- UBND các xã, phường, đặc khu;", "- UBND các huyện, thành phố;"),
    ("obsolete-place", "TỈNH LÂM ĐỒNG", "TỈNH BÌNH THUẬN"),
    ("obsolete-place", "tại trạm y tế", "tại Bình Thuận và Đắk Nông"),
    ("foreign-place", "trên địa bàn tỉnh.", "trên địa bàn tỉnh Nghệ An."),
    ("foreign-place", "báo cáo Ủy ban nhân dân tỉnh trước", "báo cáo UBND tỉnh Nghệ An trước"),
    ("foreign-place", "Lâm Đồng, ngày", "Nghệ An, ngày"),
    ("foreign-place", "12/3/2026 của Ủy ban nhân dân tỉnh", "12/3/2026 của Ủy ban nhân dân tỉnh Nghệ An"),
]  # fmt: skip
LEFT = [
    *(("left-open", "tại trạm y tế", f"cho {open_point} người") for open_point in ("…", ".....", "xxx", "[...]", "[số lượng]", "120 (?)", "120 (cần bổ sung số liệu)")),
    ("text-repeated", "b) Lập hồ sơ sức khỏe điện tử.", "b) Khám định kỳ cho người cao tuổi tại trạm y tế."),
    ("header-number", "Số: 152/KH-UBND", "Số: 152-KH/UBND"),
    ("header-number", "Số: 152/KH-UBND", "Số: 152/KHUBND"),
    ("header-number", "Số: 152/KH-UBND", "Số: 152/UBND-KH"),
    ("header-number", "Số: 152/KH-UBND", "Số: 152/KH-HĐND"),
    ("header-number", "Số: 152/KH-UBND", "Số: 152/2026/KH-UBND"),
    ("signature-authority", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nCHỦ TỊCH"),
    ("signature-issuer", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    ("signature-authority", "TM. ỦY BAN NHÂN DÂN\n", "TM. ỦY BAN NHÂN DÂN XÃ\n"),
]


def codes(words: str) -> list[str]:
    return [f.code for f in check_report(words).findings]


def test_the_plan_without_a_slip_gets_no_remark() -> None:
    assert [(f.code, f.text) for f in check_report(PLAN).findings] == []


@pytest.mark.parametrize(("code", "find", "replace"), [*NUMBERS, *REFERENCES, *CITATIONS, *(("official-name", *pair) for pair in NAMES), *PLACES, *LEFT])
def test_a_slip_is_remarked_on(code: str, find: str, replace: str) -> None:
    assert find in PLAN
    assert code in codes(PLAN.replace(find, replace, 1))
