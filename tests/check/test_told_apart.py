"""One thing told twice with two values: what is found, and what is no contradiction."""

from __future__ import annotations

import pytest

from kehoach.check import check_report


def _told(*parts: str) -> list[tuple[str, str]]:
    """The words of each remark on figures that contradict each other, and the words it points to, in a draft of these parts."""
    numbers = ("I", "II", "III", "IV")
    text = "KẾ HOẠCH\nPhòng ngừa tai nạn năm 2026\n\n" + "\n".join(f"{n}. {part}" for n, part in zip(numbers, parts, strict=False))
    found = [f for f in check_report(text).findings if f.code in ("conflicting-targets", "conflicting-amounts")]
    return [(f.text, f.evidence[0].text) for f in found]


FOUND = [
    pytest.param(
        "MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo tại 12 điểm nguy hiểm.", "NHIỆM VỤ\n- Lắp đặt đủ 15 biển cảnh báo xong trước ngày 30/4/2026.", ("15 biển", "20 biển"), id="count"
    ),
    pytest.param(
        "MỤC TIÊU\n- Mở 13 lớp tập huấn cho cán bộ thôn.", "KINH PHÍ\n- Tập huấn: 11 lớp x 12 triệu đồng = 132 triệu đồng.", ("11 lớp", "13 lớp"), id="factor of a sum"
    ),
    pytest.param(
        "THỰC TRẠNG\nTỷ lệ hồ sơ nộp trực tuyến đạt 71,6%; có 12 điểm hỗ trợ.", "MỤC TIÊU\n- Tỷ lệ hồ sơ nộp trực tuyến tăng từ 72,6% lên ít nhất 85%.", ("72,6%", "71,6%"), id="where a change begins"
    ),
    pytest.param(
        "MỤC TIÊU\n- Trang bị 30 xe thư viện lưu động đa phương tiện.",
        "TỔ CHỨC THỰC HIỆN\n| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Trang bị 25 xe thư viện lưu động | Sở Tài chính |\n| 2 | Bảo trì xe | Sở Xây dựng |",
        ("25 xe", "30 xe"), id="words of a cell",
    ),
    pytest.param(
        "MỤC TIÊU\n- Hỗ trợ 08 đề án khuyến công, trong đó có 06 đề án ứng dụng máy móc tiên tiến.", "NHIỆM VỤ\n- Hỗ trợ ứng dụng máy móc tiên tiến: thực hiện 05 đề án.", ("05 đề", "06 đề"), id="part of a whole"
    ),
    pytest.param(
        "MỤC TIÊU\n- Vận động ít nhất 90% hộ gia đình có trẻ em ký cam kết an toàn.", "NHIỆM VỤ\n- Công an vận động 80% hộ gia đình có trẻ em ký cam kết an toàn.", ("80%", "90%"), id="less than at least"
    ),
    pytest.param(
        "NHIỆM VỤ\n- Sản xuất 04 phóng sự và 02 buổi tọa đàm phát trên đài.", "TỔ CHỨC THỰC HIỆN\n1. Đài Truyền hình: phát sóng 04 phóng sự, 05 buổi tọa đàm.", ("05 buổi", "02 buổi"), id="beside a figure that agrees"
    ),
    pytest.param(
        "MỤC TIÊU\n- Ưu tiên 40 xã, phường đã được công bố tình huống khẩn cấp.", "NHIỆM VỤ\n- Cấp gạo cho 36 xã, phường đã được công bố tình huống khẩn cấp.", ("36 xã", "40 xã"), id="units one after the other"
    ),
    pytest.param(
        "MỤC TIÊU\n- Vận động ít nhất 90% hộ gia đình có trẻ em ký cam kết an toàn.", "NHIỆM VỤ\n- Công an vận động không dưới 80% hộ gia đình có trẻ em ký cam kết an toàn.", ("80%", "90%"), id="not below is at least"
    ),
    pytest.param(
        "MỤC TIÊU\n- Vận động 90% hộ gia đình có trẻ em ký cam kết an toàn, cao hơn kết quả của năm 2025.", "NHIỆM VỤ\n- Công an vận động 80% hộ gia đình có trẻ em ký cam kết an toàn.", ("80%", "90%"), id="compared with another year"
    ),
    pytest.param(
        "NHIỆM VỤ\n1. Tuyên truyền, tư vấn học nghề\nTổ chức 14 hội nghị trong tháng 3/2026. Kinh phí: 69 triệu đồng.\n2. Kiểm tra lớp học\nKiểm tra các lớp. Kinh phí: 40 triệu đồng.",
        "KINH PHÍ\nTổng kinh phí là 1.020 triệu đồng, gồm: mở lớp 914 triệu đồng; tuyên truyền, tư vấn 66 triệu đồng; kiểm tra 40 triệu đồng.",
        ("66 triệu đồng", "69 triệu đồng"), id="what the task of a heading costs"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "told"), FOUND)
def test_a_figure_told_with_another_value_is_found(first: str, second: str, told: tuple[str, str]) -> None:
    assert told in _told(first, second)


NO_CONTRADICTION = [
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Lắp đặt 20 biển cảnh báo.", id="the same"),
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Mỗi xã lắp đặt 15 biển cảnh báo.", id="what each has"),
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Năm 2025 lắp đặt 15 biển cảnh báo.", id="another year"),
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Đợt 1 lắp đặt 15 biển cảnh báo.", id="a step"),
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Lắp đặt 15 biển quảng cáo.", id="another thing"),
    pytest.param("THỰC TRẠNG\nTỷ lệ hộ dùng nước sạch đạt 79,4%.", "MỤC TIÊU\n- Tỷ lệ hộ dùng nước sạch đạt 92%.", id="what was found and what is set"),
    pytest.param("MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.", "NHIỆM VỤ\n- Lắp đặt 15 biển cảnh báo.", "KINH PHÍ\n- Lắp đặt 12 biển cảnh báo.", id="three values"),
    pytest.param(
        "MỤC TIÊU\n- Quà mừng thọ: 250 người ở các độ tuổi.", "NHIỆM VỤ\n- Phường tặng quà cho 234 người; quà cho những người khác do tỉnh lo.",
        "KINH PHÍ\n- Quà mừng thọ: 234 người x 300.000 đồng.", "THỐNG KÊ\n- Danh sách có 250 người.", id="both are meant",
    ),
    pytest.param(
        "MỤC TIÊU\n- Tổ chức 02 lớp tập huấn: lớp thứ nhất về sơ cứu, lớp thứ hai về bơi.",
        "PHÂN CÔNG\n| STT | Nhiệm vụ | Sản phẩm |\n|---|---|---|\n| 1 | Tổ chức lớp tập huấn sơ cứu | 01 lớp |\n| 2 | Tổ chức lớp tập huấn bơi | 01 lớp |", id="one by one",
    ),
    pytest.param(
        "NHIỆM VỤ\n1. Tuyên truyền, tư vấn học nghề\nTổ chức 14 hội nghị trong tháng 3/2026. Kinh phí: 66 triệu đồng.\n2. Kiểm tra lớp học\nKiểm tra các lớp. Kinh phí: 40 triệu đồng.",
        "KINH PHÍ\nTổng kinh phí là 1.020 triệu đồng, gồm: mở lớp 934 triệu đồng; phát thanh, truyền hình 46 triệu đồng; kiểm tra 40 triệu đồng.", id="costs of other things",
    ),
    pytest.param(
        "NHIỆM VỤ\n1. Tập huấn cho cán bộ giảm nghèo\nKinh phí: 33 triệu đồng.", "GIẢI PHÁP\n1. Tập huấn, giám sát của cán bộ giảm nghèo\nKinh phí: 38 triệu đồng.", id="each heading has its costs",
    ),
]  # fmt: skip


@pytest.mark.parametrize("parts", [p.values for p in NO_CONTRADICTION], ids=[p.id for p in NO_CONTRADICTION])
def test_other_figures_are_no_contradiction(parts: tuple[str, ...]) -> None:
    assert _told(*parts) == []


TWINS = [  # what is no contradiction, and what is one
    pytest.param(
        "NỘI DUNG\nHình thức: 720 phiếu trực tuyến và 1.680 phiếu giấy.", "PHÂN CÔNG\nSố phiếu giấy nhiều hơn phiếu trực tuyến {} phiếu.", "960",
        "PHÂN CÔNG\nBưu điện nhận {} phiếu trực tuyến.", "960 phiếu", id="how much more",
    ),
    pytest.param(
        "NỘI DUNG\nPhiếu có 32 câu hỏi, chia thành 05 nhóm: thủ tục, công chức.", "PHÂN CÔNG\nSử dụng 30 điều tra viên; 30 người chia thành {} nhóm.", "06",
        "PHÂN CÔNG\nPhiếu gồm 32 câu hỏi, chia thành {} nhóm.", "06 nhóm", id="two things divided",
    ),
    pytest.param(
        "CƠ CẤU GIẢI\nMỗi nghề trao 01 giải Nhất (5 triệu đồng), 01 giải Nhì (4 triệu đồng).", "KHEN THƯỞNG\nGiải tập thể: 01 giải Nhất 10 triệu đồng, 01 giải Nhì {} triệu đồng.", "7",
        "KHEN THƯỞNG\nMỗi nghề trao 01 giải Nhất 5 triệu đồng, 01 giải Nhì {} triệu đồng.", "7 triệu đồng", id="prizes of another kind",
    ),
    pytest.param(
        "CƠ CẤU GIẢI\nGiải tập thể: 01 giải Nhất 10 triệu đồng, 01 giải Nhì 7 triệu đồng, 01 giải Ba 5 triệu đồng.", "KHEN THƯỞNG\nHội thi có 36 giải cá nhân và {} giải tập thể.", "03",
        "KHEN THƯỞNG\nHội thi có 36 giải cá nhân và {} giải tập thể.", "02 giải", id="all of one kind",
    ),
    pytest.param(
        "MỤC TIÊU\nTrong năm 2026, có 400 lượt người được đào tạo, bồi dưỡng.", "NỘI DUNG\n1. Cập nhật kiến thức y khoa\n1.1. Chỉ tiêu: {} lượt người, mở 08 lớp.\n1.2. Thời gian: quý II.", "320",
        "NỘI DUNG\n1. Bồi dưỡng viên chức\n1.1. Chỉ tiêu: {} lượt người, mở 08 lớp.\n1.2. Thời gian: quý II.", "320 lượt", id="the heading's own target",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "other", "value", "same", "told"), TWINS)
def test_a_figure_of_another_thing_and_its_twin(first: str, other: str, value: str, same: str, told: str) -> None:
    assert _told(first, other.format(value)) == []
    assert told in [text for text, _ in _told(first, same.format(told.split()[0]))]
