"""What is told in turn is done in turn: silent in order, remarked on after one day is changed; silent where no turn is told."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from short_plans import CONTENT, rules_said


def orders(words: str) -> list[str | None]:
    return rules_said(CONTENT + words, "deadline-order")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("Các trại tự chấm, gửi phiếu tự chấm trước ngày 15/4/2024. Căn cứ phiếu tự chấm, huyện kiểm tra 12 trại từ ngày 20/4/2024 đến ngày 10/5/2024.", "20/4", "10/4"),
        ("Sổ tay nuôi dê in 900 cuốn, phát về các xã trước ngày 15/5/2024; từ ngày 01/6/2024 các tổ dùng Sổ tay này khi sinh hoạt.", "15/5", "15/7"),
        ("Nghiệm thu chuồng mẫu bắt đầu ngày 11/11/2024, căn cứ biên bản của 23 xã gửi về huyện chậm nhất ngày 31/10/2024.", "11/11", "11/10"),
        ("Ngày 22/5/2024 hội đồng chọn con giống; ngày 29/5/2024, số con giống đạt yêu cầu được giao cho các hộ.", "29/5", "15/5"),
        ("1. Giai đoạn chuẩn bị: đến hết ngày 28/02/2024.\n2. Giai đoạn nuôi thử: từ ngày 01/3/2024 đến ngày 30/6/2024.\n3. Giai đoạn đánh giá: từ ngày 05/7/2024 đến ngày 31/7/2024.", "05/7", "05/5"),
        ("| Nội dung | Thời gian |\n|---|---|\n| Các xã nộp phiếu đăng ký | Đến hết ngày 04/10/2024 |\n| Bốc thăm | Ngày 08/10/2024 |\n| Khai mạc hội thi | 14/10/2024 |", "08/10", "02/10"),
        ("Tháng 01/2024: phát động. Tháng 02 - 10/2024: các thôn triển khai 14 mô hình. Tháng 11/2024: tổng kết.", "10/2024", "12/2024"),
        ("Hội chợ mở cửa từ ngày 24/11/2024 đến ngày 28/11/2024. Việc dàn dựng 20 gian hoàn thành chậm nhất ngày 21/11/2024.", "21/11", "26/11"),
        ("Chặng một đến hết tháng 6/2024; chặng hai từ tháng 7/2024 đến tháng 9/2024; chặng ba từ tháng 10/2024 đến tháng 12/2024.", "tháng 10", "tháng 8"),
        ("a) Kiện toàn 8 đội thú y. Đơn vị chủ trì: Phòng Kinh tế. Hoàn thành trước ngày 15/02/2024.\nb) Tập huấn 80 đội viên sau khi kiện toàn xong các đội thú y. Đơn vị chủ trì: Phòng Kinh tế. Hoàn thành trước ngày 31/3/2024.", "15/02", "15/4"),
        ("1. Biên soạn 05 bộ tài liệu nuôi dê\na) Chủ trì: Phòng Kinh tế.\nb) Thời gian: hoàn thành trước ngày 30/4/2024.\n2. Tập huấn theo bộ tài liệu đã biên soạn\na) Chủ trì: Hội Nông dân.\nb) Thời gian: hoàn thành trước ngày 31/5/2024.", "30/4", "30/7"),
        ("Cây giống giao về thôn ngày 20/7/2024; các hộ đào hố xong trước ngày 10/7/2024 để kịp nhận cây.", "10/7", "30/7"),
        ("Tiếp nhận đơn từ ngày 01/3/2024 đến ngày 31/3/2024, xét duyệt ngày 10/4/2024.", "10/4", "20/3"),
        ("Hội nghị chăn nuôi tổ chức ngày 15/12/2024; giấy mời gửi đại biểu ngày 08/12/2024.", "08/12", "18/12"),
        ("Huyện khảo sát trại ngày 10/9/2024, trên cơ sở đó xếp loại trại từ ngày 20/9/2024.", "20/9", "01/9"),
        ("Lợn nái giao trước ngày 15/5/2024; thức ăn giao ngày 20/5/2024 cho 40 hộ.", "20/5", "02/5"),
    ],
)
def test_one_day_out_of_turn_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert orders(words) == []
    assert orders(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        "Hội thi tổ chức ngày 20/10/2024; danh sách đội thi gửi trước ngày 10/10/2024.",
        "Tiêm phòng từ ngày 01/4/2024 đến ngày 30/6/2024; họp giao ban với các xã ngày 15/5/2024.",
        "Viết chuyên đề (15/9 - 30/11/2024) đồng thời với khảo sát tại 4 xã (01/9 - 31/10/2024).",
        "Công bố danh mục con giống trước ngày 30/4/2024. Để kịp thời hạn trên, hội đồng họp ngày 15/4/2024.",
        "Đội báo cáo công tác chuẩn bị ngày 20/10/2024, trước khi dự hội thi (khai mạc ngày 02/11/2024).",
        "a) Trạm Thú y mua vắc xin, giao cho các xã trước ngày 15/6/2024.\nb) Phòng Kinh tế cấp tờ rơi trước ngày 10/6/2024.\nc) UBND các xã sửa chuồng trước ngày 05/6/2024.",
        "Trong quý IV năm 2024 và quý I năm 2025 mở 18 lớp; diễn tập lần đầu ngày 04/11/2024.",
        "Phê duyệt kịch bản hội thi ngày 01/3/2024; tổng duyệt ngày 10/3/2024.",
        "Họp Ban Tổ chức ngày 10/3/2024; tập huấn ngày 15/3/2024 trước khi ra quân.",
        "Ban hành kế hoạch hội nghị ngày 01/3/2024; gửi giấy mời ngày 10/3/2024.",
        "Kiểm tra trại từ ngày 01/4/2024 đến ngày 30/4/2024; kiểm tra đột xuất ngày 15/4/2024.",
        "Phát 12 tờ tin, mỗi tháng 01 số; lớp đầu tiên mở tháng 3/2024.",
    ],
)
def test_what_is_told_in_no_turn_is_left(words: str) -> None:
    assert orders(words) == []


def test_without_steps_or_what_is_left_behind_it_is_only_likely() -> None:
    found = check_report(CONTENT + "Lợn nái giao trước ngày 15/5/2024; thức ăn giao ngày 02/5/2024 cho 40 hộ.").findings
    assert [f.severity for f in found if f.code == "deadline-order"] == ["info"]
