"""Arithmetic that the words announce: silent as it is, remarked on with one figure mistyped, however small or round."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

CODES = {"sum-mismatch", "rate-mismatch", "count-mismatch"}
FOUND = [
    ("Củng cố lực lượng xung kích 225 người: 06 đội thôn 150 người (mỗi đội 25 người), quân sự 30 người, công an 20 người, biên phòng 25 người.", "06 đội", "08 đội"),
    ("Dự trữ cho 1.045 người trong 05 ngày: 0,4 kg gạo/người/ngày, tổng cộng 2.090 kg gạo; 10.450 lít nước (02 lít/người/ngày).", "10.450", "10.540"),
    ("Sửa chữa 16 cụm loa truyền thanh, mỗi cụm 2.500.000 đồng, cộng 40.000.000 đồng.", "16", "61"),
    ("Tổ chức 06 phiên tư vấn: 02 phiên trong quý II, 04 phiên trong quý III; mỗi phiên 150 lượt người, cộng 900 lượt người.", "150", "510"),
    ("Mở 12 lớp tập huấn trồng rừng gỗ lớn, mỗi lớp 40 người, cho 480 chủ rừng.", "40", "50"),
    ("Phát hành 3.200 tờ gấp, cấp cho 08 huyện, thành phố, mỗi đơn vị 400 tờ.", "400", "500"),
    ("Phát 104 tin trên loa (mỗi tuần 02 tin, trong 52 tuần).", "02 tin", "12 tin"),
    ("Lấy 400 mẫu giám sát, trong đó 250 mẫu tại trang trại và 150 mẫu tại cơ sở giết mổ.", "250", "150"),
    ("Tổ chức 10 lớp: quý II 06 lớp, quý III 04 lớp; địa điểm do các xã bố trí.", "10", "20"),
    ("Mở 12 lớp nghề cho 390 lao động, gồm 05 lớp nông nghiệp với 165 người và 07 lớp phi nông nghiệp với 225 người.", "12", "21"),
    ("Có 56 đoạn sông sạt lở với tổng chiều dài 178,5 km, gồm:\na) Đặc biệt nguy hiểm: 12 đoạn, dài 31,2 km;\nb) Nguy hiểm: 27 đoạn, dài 92,8 km;\n"
     "c) Bình thường: 17 đoạn, dài 54,5 km.", "178,5", "179,5"),
    ("Năm 2025 ghi nhận 25 vụ bạo lực, giảm 7 vụ so với năm 2024 (32 vụ); trong đó ở xã 11 vụ, ở phường 14 vụ.", "giảm 7", "giảm 6"),
    ("Tổng kinh phí là 350 triệu đồng, gồm: mua vật tư 180 triệu đồng; diễn tập 95 triệu đồng; tập huấn 35 triệu đồng (05 triệu đồng/buổi); sửa loa 40 triệu đồng. "
     "Nguồn kinh phí: ngân sách xã 230 triệu đồng, quỹ phòng, chống thiên tai 120 triệu đồng.", "95", "85"),
    ("Bố trí 150 điểm tiêm, gồm 106 điểm cố định tại trạm y tế và 44 điểm lưu động tại trường học.", "106", "105"),
    ("Kinh phí là 500,0 triệu đồng, từ Chương trình mục tiêu quốc gia 300,0 triệu đồng và ngân sách tỉnh 200,0 triệu đồng.", "200,0", "300,0"),
    ("1. Tổng kinh phí là 1.080 triệu đồng.\n2. Nguồn kinh phí:\n- Ngân sách tỉnh: 450 triệu đồng;\n- Ngân sách huyện: 480 triệu đồng;\n- Chủ rừng: 150 triệu đồng.",
     "450", "540"),
    ("Phát hiện 96 trường hợp mới: qua đường máu 41 trường hợp, qua đường khác 49 trường hợp, từ mẹ sang con 06 trường hợp.", "06", "16"),
    ("Lấy 40 mẫu nước, chia 02 đợt: đợt 1 trong tháng 4 lấy 25 mẫu, đợt 2 trong tháng 9 lấy 15 mẫu.", "15", "51"),
    ("Đón 3.500 nghìn lượt khách, trong đó khách quốc tế 350 nghìn lượt, chiếm 10%.", "350", "370"),
    ("Tổng đàn lợn là 28.000 con. Năm 2024 phải tiêu hủy 1.000 con, chiếm 3,57% tổng đàn.", "3,57", "3,58"),
    ("Hỗ trợ 250 phụ nữ khởi sự kinh doanh, trong đó 150 chị là người dân tộc thiểu số (chiếm 60%).", "150", "105"),
    ("Mở mới 18,0 km đường, đạt 90% kế hoạch (20 km).", "18,0", "10,8"),
    ("Chi phí 10.360 triệu đồng, doanh nghiệp hỗ trợ 20% là 2.072 triệu đồng, phụ huynh đóng góp 80% là 8.288 triệu đồng.", "80%", "70%"),
    ("Rừng của huyện có 224.904 ha. Rừng tự nhiên 218.500 ha, rừng trồng 6.404 ha.", "218.500", "217.500"),
    ("Các tổ điều tra (mỗi thôn một tổ, mỗi tổ 03 người, 06 tổ có 18 người) đến từng hộ.", "18", "16"),
    ("Hỗ trợ 24 người của các tổ khám trong 40 ngày, mức 100.000 đồng/người/ngày: 96.000.000 đồng.", "96.", "69."),
    ("Vốn tỉnh 328 triệu đồng (80%), ngân sách xã 61,5 triệu đồng (15%), xã hội hóa 20,5 triệu đồng (5%).", "(5%)", "(6%)"),
    ("Giảm tỷ lệ tật khúc xạ chưa đeo kính từ 12% năm học trước xuống còn 9%, tức giảm 3 điểm phần trăm.", "giảm 3", "giảm 4"),
    ("Chứng nhận thêm 14 cơ sở an toàn dịch bệnh, đưa số cơ sở được chứng nhận từ 86 lên 100.", "14", "16"),
    ("Khu tái định cư có 72 lô, mỗi lô 120 m2; giao 64 lô cho các hộ, còn dự phòng 08 lô.", "08", "10"),
    ("Bảo vệ 9.072 ha lúa, bằng 96% trong tổng số 9.450 ha xuống giống.", "9.072", "9.027"),
    ("1. Đưa 240 người đi làm việc ở nước ngoài.\n2. Theo thị trường: Nhật Bản 110 người, Hàn Quốc 60 người, các nước khác 70 người.", "60", "80"),
    ("Tổng kinh phí 10.000 triệu đồng.\nChia theo đợt: đợt 1 cấp 4.200 triệu đồng; đợt 2 cấp 4.600 triệu đồng; phần còn lại 1.200 triệu đồng cấp trong đợt 3.", "1.200", "1.400"),
    ("a) Lễ hội Xuân hồng tiếp nhận 700 đơn vị máu;\nb) Hành trình Đỏ tiếp nhận 1.500 đơn vị máu;\nCộng hai sự kiện tiếp nhận 2.200 đơn vị máu.", "2.200", "2.300"),
    ("Có ba nhóm giải pháp: (i) hỗ trợ hồ sơ; (ii) ứng dụng phần mềm; (iii) liên kết tiêu thụ sản phẩm.", "ba", "bốn"),
    ("Duy trì bốn chuyên mục: Cải cách hành chính; Nông nghiệp và khuyến nông; An ninh trật tự; Gương người tốt, việc tốt.", "bốn", "năm"),
    ("Hỗ trợ 3.080 hộ tại 03 xã ven biển (An Thủy 1.240 hộ, Bảo Thạnh 980 hộ và Bảo Thuận 860 hộ).", "03", "04"),
    ("| Khoản mục | Khối lượng | Đơn giá | Thành tiền (triệu đồng) |\n|---|---|---|---|\n| Đất lúa | 302.000 m2 | 70.000 đồng/m2 | 21.140 |\n"
     "| Đất ở | 16.000 m2 | 2.500.000 đồng/m2 | 40.000 |\n| Mộ | 185 ngôi | 8 triệu đồng/ngôi | 1.480 |", "16.000", "18.000"),
    ("Tỉnh có 64 làng nghề đang hoạt động. Các làng nghề thu hút 18.400 lao động, bình quân 287,5 lao động/làng.", "287,5", "286,5"),
]  # fmt: skip
SOUND = [
    "Mỗi môn trao 01 giải nhất, 01 giải nhì và 02 giải ba; tổng cộng 24 giải của 06 môn.",
    "Hỗ trợ 50 hộ, mỗi hộ 10 triệu đồng và 02 con giống; tổng đàn hỗ trợ 100 con.",
    "Thay 24 cụm loa cũ, lắp mới thêm 20 cụm, nâng tổng số cụm loa của xã lên 54 cụm.",
    "Dự toán 150 triệu đồng, gồm:\na) Giải thưởng: 108 triệu đồng cá nhân và 22 triệu đồng tập thể, bằng 130 triệu đồng;\nb) Khai mạc: 20 triệu đồng.",
    "Kế hoạch năm gồm: tuyên truyền; tập huấn; kiểm tra.",
    "Toàn huyện có 500 hộ, trong đó 200 hộ nghèo và 180 hộ cận nghèo.",
    "Lấy 400 mẫu, trong đó 96 mẫu tại trang trại và 83 mẫu tại chợ.",
    "Khách quốc tế 368 nghìn lượt trong 3.500 nghìn lượt khách, chiếm 10,5%.",
    "Đánh giá 120 xã, gồm 80 điểm cho nội dung và 20 điểm cho tiến độ.",
    "Tổ chức 05 lớp, mỗi lớp từ 30 đến 40 người.",
]  # fmt: skip


def told(text: str) -> list[str]:
    """The remarks on arithmetic of a draft with these lines."""
    return [f"{f.rule}: {f.text}" for f in check_report(framed("I. NỘI DUNG\n" + text, "body")).findings if f.code in CODES]


@pytest.mark.parametrize(("text", "right", "wrong"), FOUND)
def test_a_mistyped_figure_is_remarked_on(text: str, right: str, wrong: str) -> None:
    """The text is silent, with one figure changed it is not."""
    assert told(text) == []
    assert text.count(right) >= 1
    assert told(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", SOUND)
def test_what_is_meant_otherwise_is_not(text: str) -> None:
    """Sets, prices of something else, ranges."""
    assert told(text) == []
