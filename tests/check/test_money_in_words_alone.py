"""The money of a made-up plan in words alone: where a duty asks for a sum of it, and in one component beside others."""

from __future__ import annotations

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhòng, chống bạo lực học đường năm 2026\n\nI. NỘI DUNG\nMở 08 lớp kỹ năng.\n\nII. KINH PHÍ\n{}\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính\n{}\n"


def _remarks(text: str) -> list[tuple[str, str]]:
    return [(f.text, f.severity) for f in check_report(text).findings if f.code == "funding-without-amount"]


def test_a_sum_asked_for_in_a_duty_alone() -> None:
    asked = "Tham mưu bố trí 64 triệu đồng từ ngân sách huyện."
    assert _remarks(HEAD.format("Tổng kinh phí 64 triệu đồng từ ngân sách huyện.", asked)) == []
    assert _remarks(HEAD.format("Do ngân sách huyện bảo đảm theo phân cấp.", asked)) == [("II. KINH PHÍ", "warning")]
    assert _remarks(HEAD.format("Do ngân sách huyện bảo đảm, chi tiết tại Phụ lục.", asked)) == []
    assert _remarks(HEAD.format("Do ngân sách huyện bảo đảm theo phân cấp.", "Hướng dẫn thanh toán.")) == [("II. KINH PHÍ", "info")]


def test_one_component_without_its_money() -> None:
    money = "d) Nguồn vốn: {}\n"
    parts = [
        f"{n}. Dự án {n}: {name}\na) Mục tiêu: Giảm nghèo.\nb) Nội dung: Hỗ trợ hộ nghèo.\n" + money
        for n, name in ((2, "Đa dạng hóa sinh kế"), (3, "Hỗ trợ phát triển sản xuất"), (4, "Phát triển giáo dục nghề nghiệp"), (6, "Truyền thông"))
    ]
    head = "KẾ HOẠCH\nThực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững năm 2023\n\nI. NỘI DUNG CÁC DỰ ÁN\n"
    text = head + "".join(parts)
    assert _remarks(text.format("120 triệu đồng.", "80 triệu đồng.", "95 triệu đồng.", "60 triệu đồng.")) == []
    assert len(_remarks(text.format("120 triệu đồng.", "80 triệu đồng.", "95 triệu đồng.", "Theo quy định."))) == 1
