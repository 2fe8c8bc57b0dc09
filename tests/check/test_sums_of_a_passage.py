"""Sums, counts, lengths and weekdays of a passage: what fires when one figure is off, and keeps still when none is."""

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nCông tác năm 2026\n\nI. NỘI DUNG\n"
ROWS = "| Gói | Giá (triệu đồng) |\n|---|---|\n| Số 01 | 540 |\n| Số 02 | {} |\n| Số 03 | 290 |\n"
CASES = [
    ("Tổ giám sát gồm 15 thành viên (01 tổ trưởng, 02 tổ phó, 01 thư ký và 11 ủy viên).", "15 thành", "17 thành", "check.parts-by-a-digit"),
    ("Huy động 52 phương tiện (31 xe tải, 6 xe thang, 9 xe bồn, 6 ca nô).", "6 ca nô", "8 ca nô", "check.parts-by-a-digit"),
    ("Kiểm tra 24 nhà thuốc, 61 quầy thuốc và 9 cơ sở bán buôn, tổng cộng 94 cơ sở dược.", "94 cơ", "84 cơ", "check.parts-by-a-digit"),
    ("Giải quyết 67 vụ, trong đó cấp tỉnh 19 vụ, cấp huyện 48 vụ.", "48 vụ", "38 vụ", "check.parts-by-a-digit"),
    ("Phân bổ 36 người: Đảng ủy 8, HĐND 6, UBND 7, Mặt trận 9, các thôn 6.", "các thôn 6", "các thôn 8", "check.sum-counts"),
    ("Hiện có 214 người: sau đại học 36, đại học 97, cao đẳng 54, trung cấp 27.", "đẳng 54", "đẳng 45", "check.sum-counts"),
    ("Triển khai ở 03 xã: Ia Lốp, Ia Hrú và Ia Pal; sơ kết trước ngày 30/11/2026.", "03 xã", "04 xã", "check.count-listed"),
    ("Khởi công 03 dự án trong năm 2026: khu nhà Bắc Sơn, khu nhà Đồng Lạng, khu nhà Tân Phú.", "03 dự", "02 dự", "check.count-listed"),
    ("Thành lập 03 (ba) tiểu ban: Tiểu ban Thường trực, Tiểu ban Cứu hộ và Tiểu ban Hậu cần.", "03 (ba)", "04 (bốn)", "check.count-listed"),
    ("Hội đồng gồm 7 người: Chủ tịch, Phó Chủ tịch, Thư ký và 4 giám khảo.", "và 4", "và 3", "check.count-listed"),
    ("Cụm số 2 có 05 thôn (từ thôn 6 đến thôn 10).", "05 thôn", "06 thôn", "check.count-listed"),
    ("Nhân rộng 03 mô hình: “Nhà trí tuệ”, “Rác thành tiền” và “Hũ gạo”.", "03 mô", "02 mô", "check.count-listed"),
    ("Họp 03 lần trong năm: đầu năm (tháng 9/2026), giữa năm (tháng 01/2027) và cuối năm (tháng 5/2027).", "03 lần", "02 lần", "check.so-often"),
    ("Liên hoan có 4 đêm diễn (các đêm 14, 15, 16 và 17/8/2026).", "4 đêm", "3 đêm", "check.days-named"),
    ("Giải đấu: 06 ngày, từ ngày 12/6/2026 đến hết ngày 17/6/2026.", "06 ngày", "05 ngày", "check.count-days"),
    ("Hội thi diễn ra trong hai tuần, từ ngày 09/11/2026 đến ngày 22/11/2026.", "hai tuần", "ba tuần", "check.count-days"),
    ("Cao điểm 47 ngày, từ ngày 15/3/2026 đến ngày 30/4/2026.", "47 ngày", "45 ngày", "check.count-days"),
    ("Hội chợ kéo dài 2 ngày (14 - 15/3/2026).", "2 ngày", "3 ngày", "check.count-days"),
    ("Trại hè từ chiều thứ Năm (23/7/2026) đến trưa Chủ nhật (26/7/2026).", "Chủ nhật", "thứ Hai", "check.weekday"),
    ("Ban Tổ chức gồm 09 đồng chí: 01 Trưởng ban, 02 Phó Trưởng ban và 06 thành viên.", "06 thành", "05 thành", "check.parts-by-a-digit"),
    ("Trang bị 35 máy tính, 12 máy in và 5 máy chiếu, cộng 52 thiết bị.", "52 thiết", "57 thiết", "check.parts-by-a-digit"),
    ("Khen thưởng 12 tập thể và 20 cá nhân, tổng cộng 32 tập thể, cá nhân.", "20 cá", "25 cá", "check.parts-by-a-digit"),
    ("Số hộ tham gia là 95, trong đó thôn Hạ 38 hộ, thôn Thượng 30 hộ, thôn Trung 27 hộ.", "30 hộ", "36 hộ", "check.sum-counts"),
    ("Ba xã Nậm Ban, Nậm Hàng, Nậm Pì triển khai trước.", "Ba xã", "Bốn xã", "check.count-listed"),
    ("Hội thi gồm 3 phần: chào hỏi, kiến thức, năng khiếu.", "3 phần", "4 phần", "check.count-listed"),
    ("Giao ban 04 lần/năm vào các tháng 3, 6, 9 và 12.", "04 lần", "03 lần", "check.so-often"),
    ("Chi hội họp 4 buổi sinh hoạt, vào các tháng 3, 6, 9, 12.", "4 buổi", "5 buổi", "check.so-often"),
    ("Báo cáo 3 kỳ: ngày 15/3, ngày 15/6 và ngày 15/9/2026.", "3 kỳ", "4 kỳ", "check.days-named"),
    ("Tập huấn 2 ngày (thứ Năm, thứ Sáu), từ ngày 21/5/2026 đến ngày 22/5/2026.", "2 ngày", "3 ngày", "check.count-days"),
    ("Giai đoạn 2026 - 2030 (05 năm), mỗi năm hỗ trợ 20 hộ.", "05 năm", "04 năm", "check.years-of-range"),
    ("Kỷ niệm 136 năm Ngày sinh (19/5/1890 - 19/5/2026).", "136 năm", "135 năm", "check.years-of-range"),
    ("Nhiệm kỳ 5 năm (2025 - 2030).", "5 năm", "6 năm", "check.years-of-range"),
    ("Họp vào 14 giờ thứ 2 (18/5/2026).", "thứ 2", "thứ 4", "check.weekday"),
    ("Đầu kỳ có 36 hợp tác xã, thành lập mới 5, giải thể 2, cuối kỳ còn 39 hợp tác xã.", "còn 39", "còn 36", "check.stock-and-flow"),
    ("Biên chế được giao 64, hiện có 58, còn thiếu 6.", "thiếu 6", "thiếu 8", "check.three-in-sentence"),
    ("Kết nạp 18 đảng viên mới, nâng tổng số từ 412 lên 430 đồng chí.", "lên 430", "lên 440", "check.sum-raised"),
    ("Trên địa bàn có 62 lớp với 1.850 học sinh, gồm: mầm non 18 lớp, 450 học sinh; tiểu học 28 lớp, 820 học sinh; THCS 16 lớp, 580 học sinh.", "28 lớp", "26 lớp", "check.sum-pairs"),
    ("Kiểm tra 18 cơ sở, phát hiện 5 cơ sở vi phạm, 13 cơ sở không vi phạm.", "13 cơ", "15 cơ", "check.all-together"),
    ("| Khối | Số lớp | Nam | Nữ | Tổng học sinh |\n|---|---|---|---|---|\n| 6 | 3 | 55 | 60 | 115 |\n| 7 | 3 | 50 | 58 | 108 |\n| 8 | 2 | 40 | 38 | 78 |\n", "| 58 |", "| 85 |", "check.sum-row"),
    ("| Xã | Tổng số hộ | Hộ nghèo | Hộ khác |\n|---|---|---|---|\n| Tân An | 500 | 40 | 460 |\n| Tân Lập | 620 | 65 | 555 |\n", "| 65 |", "| 56 |", "check.sum-row"),
    ("Danh sách 4 xã tham gia:\n| TT | Xã | Số người |\n|---|---|---|\n| 1 | Tân An | 12 |\n| 2 | Tân Lập | 10 |\n| 3 | Tân Mỹ | 9 |\n| 4 | Tân Sơn | 11 |\n", "sách 4", "sách 5", "check.count-rows"),
    ("Hiện có 27 tổ; năm 2026 thành lập thêm 08 tổ, nâng tổng số lên 35 tổ.", "35 tổ", "36 tổ", "check.before-and-after"),
    ("Giảm ít nhất 12 vụ, từ 148 vụ năm 2025 xuống không quá 136 vụ.", "136 vụ", "146 vụ", "check.change-of-count"),
    ("Trong tổng số nhiệm vụ, 62% trước hạn, 33% đúng hạn, số quá hạn chỉ chiếm 5%.", "chiếm 5%", "chiếm 7%", "check.structure"),
    ("Xuất khẩu 1.480 triệu USD: dệt may 610 triệu USD, gỗ 385 triệu USD, thủy sản 485 triệu USD.", "gỗ 385", "gỗ 358", "check.run-of-figures"),
    ("Tổ chức 16 buổi: 4 xã vùng cao, mỗi xã 3 buổi; 2 xã vùng thấp, mỗi xã 2 buổi.", "mỗi xã 2", "mỗi xã 3", "check.sum-of-products"),
    ("Tuyển sinh lớp 10: 360 học sinh\n- Ban A: 180 học sinh.\n- Ban B: 135 học sinh.\n- Ban C: 45 học sinh.", "135 học", "125 học", "check.sum-counts"),
    ("Như sau:\n" + ROWS.format(430).replace("Giá", "Giá dự toán") + "| Cộng 3 gói thầu | 1.260 |\n", "| 430 |", "| 340 |", "check.sum-column"),
    ("| Chỉ tiêu | Tổng 2024 - 2026 | 2024 | 2025 | 2026 |\n|---|---|---|---|---|\n| Số xã | 9 | 2 | 3 | 4 |\n| Số km | 49 | 15 | 18 | 16 |\n", "| 16 |", "| 19 |", "check.sum-row"),
]  # fmt: skip


def _rules(words: str) -> list[str]:
    return [f.rule for f in check_report(HEAD + words + "\n").findings]


@pytest.mark.parametrize(("words", "old", "new", "rule"), CASES)
def test_one_figure_of_a_passage_is_off(words: str, old: str, new: str, rule: str) -> None:
    assert old in words
    assert rule not in _rules(words)
    assert rule in _rules(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "Quy mô 15 lớp: khối 1: 03 lớp, khối 2: 03 lớp, khối 3: 04 lớp, khối 4: 03 lớp, khối 5: 02 lớp; tổng số học sinh 498 em.",
        "Tiêm mũi thứ hai (15/3/2026), lần thứ ba 16/3/2026.", "Mỗi lớp 5 ngày, từ ngày 12/3/2026 đến ngày 20/3/2026.",
        "Chậm nhất sau 5 ngày, từ ngày 12/3/2026 đến ngày 20/3/2026 các xã báo cáo.",
        "Đến cuối năm 2025 có 27 sản phẩm. Năm 2026 thêm 6 sản phẩm, năm 2027 thêm 8 sản phẩm, nâng tổng số lên 41 sản phẩm.",
        "Thay toàn bộ 24 cụm loa cũ, lắp mới thêm 20 cụm, nâng tổng số cụm loa của xã lên 54 cụm.",
        "Tập huấn cho 240 người, chia làm 4 lớp: lớp 1 có 60 người, lớp 2 có 65 người, lớp 3 có 55 người, lớp 4 có 60 người.",
        "Các thôn 6, 7 và 8 có 120 hộ, trong đó thôn 6 có 40 hộ.",
    ],
)  # fmt: skip
def test_what_claims_no_sum(words: str) -> None:
    assert not [r for r in _rules(words) if r.startswith(("check.sum", "check.count", "check.parts", "check.before", "check.weekday", "check.for-each"))]
