"""A count that a made-up draft gives in its text and again in a table: silent where they agree, remarked on where they do not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nBảo vệ môi trường nông thôn năm 2026\n\n"
ROWS = [
    ("- Lắp đặt {} camera an ninh tại các ngã tư.", "| 1 | Camera an ninh ngã tư | cái | {} |", "60 camera"),
    ("a) Mua sắm {} thùng chứa rác loại 240 lít đặt tại các chợ.", "| 1 | Thùng chứa rác loại 240 lít | thùng | {} |", "60 thùng"),
    ("Vận động trồng {} cây hoa ban dọc đường liên xã.", "| 1 | Trồng cây hoa ban đường liên xã | cây | {} |", "60 cây"),
    ("Hội Nông dân xã hướng dẫn xây {} hố ủ phân hữu cơ tại vườn.", "| 1 | Hố ủ phân hữu cơ | hố | {} |", "60 hố"),
]


def _remarks(text: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == "conflicting-targets"]


@pytest.mark.parametrize(("said", "row", "words"), ROWS)
def test_the_row_of_the_same_thing(said: str, row: str, words: str) -> None:
    head = "\n\nII. DANH MỤC\n\n| TT | Hạng mục | Đơn vị tính | Khối lượng |\n|---|---|---|---|\n"
    table = head + row + "\n| 2 | Biển báo đường thôn | biển | 14 |\n"
    assert _remarks("I. NỘI DUNG\n" + said.format(48) + table.format(48)) == []
    assert _remarks("I. NỘI DUNG\n" + said.format(60) + table.format(48)) == [words]


@pytest.mark.parametrize("said", [
    "Năm 2025 đã lắp 60 thùng chứa rác.", "Lắp thêm 60 thùng chứa rác.", "Lắp 48 thùng chứa rác, trong đó chợ trung tâm 60 thùng chứa rác.",
    "Mỗi thôn có ít nhất 60 thùng chứa rác.", "Lắp thùng chứa rác tại 60 thôn.",
])  # fmt: skip
def test_another_year_a_part_or_a_bound_is_no_telling(said: str) -> None:
    table = "\n\nII. DANH MỤC\n\n| TT | Hạng mục | Đơn vị tính | Khối lượng |\n|---|---|---|---|\n| 1 | Thùng chứa rác | thùng | 48 |\n| 2 | Biển báo | biển | 14 |\n"
    assert _remarks("I. NỘI DUNG\n- " + said + table) == []


def test_two_rows_that_agree_vouch_for_a_third_with_a_short_name() -> None:
    table = (
        "\n\nII. CÁC MÔN\n\n| TT | Môn | Số đội | Số người |\n|---|---|---|---|\n| 1 | Đẩy gậy | 9 | 27 |\n| 2 | Bắn nỏ | 11 | 33 |\n"
        "| 3 | Cà kheo nam | 14 | 56 |\n"
    )
    text = "I. NỘI DUNG\nMôn đẩy gậy có 09 đội; môn bắn nỏ có 11 đội; môn cà kheo có {} đội."
    assert _remarks(text.format(14) + table) == []
    assert _remarks(text.format(16) + table) == ["16 đội"]


def test_the_total_of_the_year() -> None:
    table = (
        "\n\nPHỤ LỤC\nSỐ TỔ HỢP TÁC NUÔI ONG\n\n| TT | Xã | Năm 2026 | Năm 2027 |\n|---|---|---|---|\n"
        "| 1 | An Hòa | 10 | 21 |\n| 2 | An Bình | 8 | 17 |\n| | Tổng | 18 | 38 |\n"
    )
    text = "I. MỤC TIÊU\n- Đến năm {} có {} tổ hợp tác nuôi ong."
    assert _remarks(text.format(2027, 38) + table) == []
    assert _remarks(text.format(2027, 36) + table) == ["36 tổ"]
    assert _remarks(text.format(2030, 36) + table) == []


def test_a_task_of_a_table() -> None:
    head = "\n\nII. PHÂN CÔNG\n\n| TT | Nhiệm vụ | Chủ trì | Sản phẩm |\n|---|---|---|---|\n"
    text = "I. NỘI DUNG\n- Biên soạn {} tiểu phẩm truyền thanh về phân loại rác."
    row = "| 1 | Biên soạn {} tiểu phẩm truyền thanh về phân loại rác | Đài xã | {} tiểu phẩm |\n| 2 | Tuyên truyền | Hội Phụ nữ | Bài viết |\n"
    assert _remarks(text.format(12) + head + row.format(12, 12)) == []
    assert _remarks(text.format(12) + head + row.format(15, 15)) == ["15 tiểu"]
    assert _remarks(text.format(12) + head + row.format(12, 15)) == ["15 tiểu"]


AGAIN = [
    ("Xây dựng {} mô hình kinh tế tuần hoàn, tạo việc làm cho 310 lao động.", "Hỗ trợ {} mô hình kinh tế tuần hoàn trong 02 vụ.", 24, 42),
    ("In 5.000 tờ gấp và mở {} lớp truyền nghề.", "Phòng Kinh tế mở {} lớp truyền nghề, mỗi lớp 25 học viên.", 16, 19),
    ("Trang bị {} xe đẩy rác cho các chợ.", "Mua {} xe đẩy rác, đơn giá 3 triệu đồng/xe: 90 triệu đồng.", 30, 36),
    ("Tổ chức {} phiên chợ vùng cao tại 03 cụm xã.", "Hội Phụ nữ xã chủ trì {} phiên chợ vùng cao nêu tại khoản 1 Mục I.", 8, 7),
    ("Tổ chức {} cuộc thi viết thư tay.", "Đoàn Thanh niên xã phối hợp các trường tổ chức {} cuộc thi viết thư tay.", 48, 84),
]


@pytest.mark.parametrize(("first", "second", "count", "other"), AGAIN)
def test_a_count_said_again(first: str, second: str, count: int, other: int) -> None:
    text = f"I. MỤC TIÊU\n- {first.format(count)}\nII. NHIỆM VỤ\n- {second}"
    assert _remarks(text.format(count)) == []
    assert len(_remarks(text.format(other))) == 1


@pytest.mark.parametrize("second", [
    "Hội Nông dân hướng dẫn 12 mô hình kinh tế tuần hoàn lập hồ sơ.",  # far off: of something else
    "Xây dựng thêm 20 mô hình kinh tế tuần hoàn.", "Duy trì 20 mô hình kinh tế tuần hoàn.", "Năm 2025 có 20 mô hình kinh tế tuần hoàn.",
    "Phấn đấu mỗi vùng có ít nhất 20 mô hình kinh tế tuần hoàn.", "Trong đó có 20 mô hình kinh tế tuần hoàn do phụ nữ làm chủ.",
    "Xã An Hòa 20 mô hình kinh tế tuần hoàn; xã An Bình 04 mô hình kinh tế tuần hoàn.",
])  # fmt: skip
def test_another_count_of_such_things(second: str) -> None:
    assert _remarks(f"I. MỤC TIÊU\n- Xây dựng 24 mô hình kinh tế tuần hoàn.\nII. NHIỆM VỤ\n- {second}") == []


def test_a_rate_said_again_with_its_year() -> None:
    text = "I. CHỈ TIÊU\na) Tỷ lệ hộ dân phân loại rác tại nguồn đạt 85%.\nII. TỔ CHỨC THỰC HIỆN\n- Theo dõi chỉ tiêu hộ dân phân loại rác tại nguồn đạt {}% vào năm 2026."
    assert _remarks(text.format(85)) == []
    assert _remarks(text.format(88)) == ["88%"]


def test_a_count_said_to_stand_in_another_part() -> None:
    text = "I. NHIỆM VỤ\n1. Mở 03 lớp cho 75 học viên.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã: Tổ chức {} lớp sơ cứu nêu tại khoản 1 Mục I."
    assert _remarks(text.format("03")) == []
    assert _remarks(text.format("05")) == ["05 lớp"]


def test_what_a_task_brings() -> None:
    text = "I. NHIỆM VỤ\n1. Giao 640 cây giống cho hộ trồng quế, xong trước ngày 30/4/2026.\n\nII. TIẾN ĐỘ\n\n| TT | Công việc | Thời hạn | Sản phẩm |\n|---|---|---|---|\n"
    row = "| 1 | Giao giống cho hộ trồng quế | 30/4/2026 | {} cây giống |\n| 2 | Tổng kết | 20/12/2026 | Báo cáo |\n"
    assert _remarks(text + row.format(640)) == []
    assert _remarks(text + row.format(460)) == ["460 cây"]


def test_a_part_that_tells_what_it_found_is_none_that_sets_targets() -> None:
    text = "I. TÌNH HÌNH VÀ CHỈ TIÊU\n1. Tình hình\nXã có 09 tủ sách thôn.\n2. Chỉ tiêu\nThành lập mới {} tủ sách thôn.\nII. TỔ CHỨC THỰC HIỆN\n1. Tham mưu thành lập 07 tủ sách thôn."
    assert _remarks(text.format("07")) == []
    assert _remarks(text.format("08")) == ["07 tủ"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Tổ chức 160 buổi tuyên truyền tại tổ dân phố; trong năm 2026 tổ chức 32 buổi.", []),
        ("Tổ chức 160 buổi tuyên truyền tại tổ dân phố; trong năm 2026 tổ chức 36 buổi.", ["36 buổi"]),
        ("Tổ chức 160 buổi tuyên truyền tại tổ dân phố; trong năm 2027 tổ chức 64 buổi.", []),
        ("Tổ chức 160 buổi tuyên truyền tại tổ dân phố; trong năm 2026 diễn tập 36 buổi.", []),
        ("Tổ chức 160 buổi tuyên truyền tại tổ dân phố; mỗi năm ít nhất 36 buổi.", []),
    ],
)
def test_a_count_of_one_year_goes_on_about_the_count_before_it(said: str, told: list[str]) -> None:
    table = (
        "I. CHỈ TIÊU\n\n| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2027 | Năm 2028 |\n|---|---|---|---|---|---|\n"
        "| 1 | Buổi tuyên truyền tại tổ dân phố | buổi | 32 | 64 | 64 |\n| 2 | Đợt cao điểm | đợt | 2 | 3 | 3 |\n\nII. NHIỆM VỤ\n1. "
    )
    assert _remarks(table + said + "\n2. Các thôn: phối hợp.\n") == told


_ACTIVITY = (
    "I. NỘI DUNG\n1. Truyền thông trực tiếp\na) Đối tượng: Nhân dân.\nb) Tổ chức {} cuộc tại chợ phiên.\nc) Kinh phí: {} đồng.\n"
    "2. Kiểm tra liên ngành\na) Đối tượng: doanh nghiệp.\nb) Nội dung: kiểm tra 05 đợt.\nc) Kinh phí: 160.000.000 đồng.\n"
    "3. Tập huấn nghiệp vụ\na) Đối tượng: công chức.\nb) Kinh phí: 270.000.000 đồng.\n\nII. KINH PHÍ\nTổng kinh phí là 670.000.000 đồng:\n\n"
    "| TT | Nội dung | Số lượng | Thành tiền (triệu đồng) |\n|---|---|---|---|\n| 1 | Tập huấn nghiệp vụ (lớp) | 6 | 270 |\n"
    "| 2 | Truyền thông trực tiếp (cuộc) | 8 | 240 |\n| 3 | Kiểm tra liên ngành (đợt) | 5 | 160 |\n| | Tổng cộng | | 670 |\n"
)


@pytest.mark.parametrize(("count", "told"), [("08", []), ("05", ["05 cuộc"]), ("30", [])])
def test_the_one_count_below_a_heading_that_names_the_row(count: str, told: list[str]) -> None:
    assert _remarks(_ACTIVITY.format(count, "240.000.000")) == told


@pytest.mark.parametrize(("sum_", "told"), [("240.000.000", []), ("245.000.000", ["245.000.000 đồng"])])
def test_the_sum_below_a_heading_that_names_the_row(sum_: str, told: list[str]) -> None:
    found = check_report(HEAD + _ACTIVITY.format("08", sum_)).findings
    assert [f.text for f in found if f.rule == "check.row-in-text"] == told


@pytest.mark.parametrize(("count", "told"), [("5", []), ("7", ["05 lớp ngoại ngữ"])])
def test_a_row_of_a_form_that_says_what_it_counts(count: str, told: list[str]) -> None:
    form = "\n\nPHỤ LỤC\nBÁO CÁO QUÝ\n\n| TT | Nội dung | Chỉ tiêu | Thực hiện |\n|---|---|---|---|\n| 1 | Số phiên tư vấn | 6 | |\n| 2 | Số lớp ngoại ngữ | {} | |\n"
    said = "I. NHIỆM VỤ\n1. Tổ chức 06 phiên tư vấn.\n2. Mở 05 lớp ngoại ngữ cho 125 học viên.\n"
    assert [f for f in _remarks(said + form.format(count)) if f] == [t[:6] for t in told]


@pytest.mark.parametrize(("count", "told"), [("186", []), ("106", ["106 lượt"])])
def test_a_column_whose_head_begins_with_what_is_counted(count: str, told: list[str]) -> None:
    table = "\n\nII. CHỈ TIÊU\n\n| STT | Khối | Số viên chức | Lượt đào tạo |\n|---|---|---|---|\n| 1 | Bác sĩ | 160 | 120 |\n| 2 | Điều dưỡng, hộ sinh | 300 | 186 |\n| 3 | Dược | 40 | 22 |\n"
    assert _remarks(f"I. NHIỆM VỤ\n1. Lập danh sách {count} lượt điều dưỡng, hộ sinh trước ngày 28/02/2026." + table) == told
