"""Made-up drafts that once got a remark they did not deserve, each beside a twin that does deserve it."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.records import Finding

HEAD = "KẾ HOẠCH\nPhát triển thủy lợi năm 2026\n\n"
LETTER = (
    "ỦY BAN NHÂN DÂN\n{ward}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 04/KH-UBND\n"
    "{day}\n\nKẾ HOẠCH\nTrồng cây xanh năm 2026\n\nI. MỤC TIÊU\nTrồng 500 cây.\n\nII. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế chủ trì, hoàn thành trước ngày 30/6/2026.\n"
)


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == code]


REPORTS = (
    "IV. BÁO CÁO\n1. Phòng Kinh tế\nTổng hợp, báo cáo Ủy ban nhân dân xã {half} trước ngày 20/6/2026, {year} trước ngày {due}.\n"
    "2. Các thôn\nGửi báo cáo về Phòng Kinh tế: 6 tháng trước ngày 10/6/2026, {year} trước ngày 30/11/2026.\n"
)
PARTS = "III. KINH PHÍ\nTổng kinh phí 485 triệu đồng, trong đó ngân sách tỉnh 385 triệu đồng, xã hội hóa 100 triệu đồng. Nội dung chi cụ thể:\n{items}"
PRICED = [
    "- Lắp 10 trạm bơm, mỗi trạm 22 triệu đồng: {} triệu đồng;\n- Mua 200 ống, mỗi ống 450.000 đồng: 90 triệu đồng;\n- Tuyên truyền: 175 triệu đồng.",
    "- Trạm bơm: 10 trạm x 22 triệu đồng = {} triệu đồng;\n- Ống dẫn: 200 ống x 0,45 triệu đồng = 90 triệu đồng;\n- Tuyên truyền: 175 triệu đồng.",
    "- Trạm bơm, đơn giá 22 triệu đồng/trạm: {} triệu đồng;\n- Ống dẫn, đơn giá 450.000 đồng/ống: 90 triệu đồng;\n- Tuyên truyền: 175 triệu đồng.",
]
CHOSEN = (
    "I. PHẠM VI\nToàn huyện gồm {of} xã; thực hiện tại {n} xã: An Hòa, An Bình, An Phú, An Lạc.\n\nII. KINH PHÍ\n\n"
    "| TT | Xã | Kinh phí |\n|---|---|---|\n| 1 | An Hòa | 20 |\n| 2 | An Bình | 30 |\n| 3 | An Phú | 45 |\n| 4 | An Lạc | 15 |\n|  | Tổng cộng | 110 |\n"
)
CAPTIONED = (
    "II. NỘI DUNG\nChỉ tiêu giao tại Biểu số {asked}.\nBiểu số 01. Chỉ tiêu tưới theo xã\n\n| TT | Xã | Diện tích (ha) |\n|---|---|---|\n"
    "| 1 | An Hòa | 120 |\n| 2 | An Bình | 135 |\n"
)
SEASONS = "II. NỘI DUNG\na) Vụ Xuân: từ ngày {first} đến ngày 15/{m}/2026, tưới cho lúa đạt 30% diện tích.\nb) Vụ Thu: từ ngày 01/9 đến ngày 15/12/2026, tưới cho lúa đạt {b}% diện tích."


@pytest.mark.parametrize(("half", "year"), [("kết quả 6 tháng", "báo cáo năm"), ("6 tháng", "cả năm"), ("báo cáo 6 tháng", "năm")])
def test_a_report_of_the_year_is_no_input_of_the_half_years(half: str, year: str) -> None:
    assert _remarks(REPORTS.format(half=half, year=year, due="05/12/2026"), "deadline-order") == []
    assert any("30/11/2026" in text for text in _remarks(REPORTS.format(half=half, year=year, due="25/11/2026"), "deadline-order"))


@pytest.mark.parametrize("items", PRICED)
def test_the_price_of_one_is_no_part_of_a_total(items: str) -> None:
    assert _remarks(PARTS.format(items=items.format(220)), "sum-mismatch") == []
    assert _remarks(PARTS.format(items=items.format(230)), "sum-mismatch") != []


def test_a_division_is_no_sum() -> None:
    divided = "II. PHẠM VI\n48 tổ dân phố, chia thành 04 khu vực tưới với 40 tuyến kênh."
    members = "II. PHẠM VI\nTập huấn cho 48 người, gồm 12 cán bộ thủy nông và {} tổ trưởng."
    assert _remarks(divided, "sum-mismatch") == []
    assert _remarks(members.format(36), "sum-mismatch") == []
    assert _remarks(members.format(35), "sum-mismatch") == ["48 người"]


def test_a_table_of_chosen_communes_is_not_all_of_them() -> None:
    assert _remarks(CHOSEN.format(of=22, n="04"), "count-mismatch") == []


def test_a_table_is_called_by_its_caption_or_column() -> None:
    found = [f for f in check_report(HEAD + CHOSEN.format(of=22, n="một số")).findings if f.code == "count-mismatch"]
    assert [(f.text, f.message) for f in found] == [("Xã", "Chỗ khác ghi 22 xã, bảng có cột “Xã” có 4 dòng")]


def test_a_list_with_a_column_of_numbers_counts_by_them() -> None:
    table = "| TT | {} | Tổng số |\n|---|---|---|\n| 1 | Kênh chính | 14 |\n| 2 | Kênh nhánh | 10 |\n"
    text = "II. NỘI DUNG\nXử lý 24 điểm sạt lở theo danh mục tại Phụ lục I.\n\nPHỤ LỤC I\nDANH MỤC ĐIỂM SẠT LỞ CẦN XỬ LÝ\n\n"
    assert _remarks(text + table.format("Tuyến kênh | Số điểm").replace("| Kênh chính |", "| Kênh chính | 14 |").replace("| Kênh nhánh |", "| Kênh nhánh | 10 |"), "count-mismatch") == []
    assert _remarks(text + table.format("Tên điểm"), "count-mismatch") == ["24 điểm"]


def test_a_table_in_the_body_may_be_the_annex_that_is_named() -> None:
    assert _remarks(CAPTIONED.format(asked="01"), "annex-missing") == []
    assert _remarks(CAPTIONED.format(asked="02"), "annex-missing") == ["Biểu số 02"]


def test_two_seasons_are_two_targets() -> None:
    assert _remarks(SEASONS.format(first="20/02", m="4", b="70"), "conflicting-targets") == []


@pytest.mark.parametrize("ward", ["PHƯỜNG AN HẢI", "PHƯỜNG ÂN TÂY"])
def test_a_ward_called_an_is_no_title(ward: str) -> None:
    draft = LETTER.format(ward=ward, day=f"{ward[7:].title()}, ngày 06 tháng 01 năm 2026")
    report = check_report(draft)
    assert [f for f in report.findings if f.code.startswith("header")] == []


def test_a_month_that_is_none_is_a_slip_of_the_date_alone() -> None:
    def found(day: str) -> list[Finding]:
        return [f for f in check_report(LETTER.format(ward="PHƯỜNG AN HẢI", day=day)).findings if f.code in ("date-form", "deadline-past")]

    assert [f.code for f in found("An Hải, ngày 06 tháng 13 năm 2026")] == ["date-form"]
    assert [f.code for f in found("An Hải, ngày 06/13/2026")] == ["date-form"]
    assert found("An Hải, ngày 06 tháng 01 năm 2026") == []


def test_firms_as_a_group_are_no_recipients() -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\nChủ trì, phối hợp với {} tổ chức nạo vét kênh.\n\n"
        "Nơi nhận:\n- Phòng Kinh tế;\n- Các thôn;\n- Lưu: VT.\n"
    )
    assert _remarks(text.format("các doanh nghiệp trên địa bàn"), "not-in-recipients") == []
    assert _remarks(text.format("Trạm Y tế"), "not-in-recipients") == ["Trạm Y tế"]
    own_duty = text.format("các thôn").replace("Nơi nhận", "2. Các doanh nghiệp viễn thông\nBảo đảm thông tin liên lạc.\n\nNơi nhận")
    assert _remarks(own_duty, "not-in-recipients") == ["Các doanh nghiệp viễn thông"]


def test_a_symbol_in_a_line_all_in_capitals() -> None:
    assert _remarks("II. NHIỆM VỤ THEO QUYẾT ĐỊNH SỐ 90/QĐ-TTG\nNạo vét kênh.", "citation-form") == []
    assert _remarks("II. NHIỆM VỤ\nThực hiện Quyết định số 90/QĐ-TTG, nạo vét kênh.", "citation-form") == ["90/QĐ-TTG"]


def test_a_start_is_no_other_deadline() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Xây dựng phần mềm quản lý kênh mương, {} tháng 01 năm 2026.\n2. Nạo vét kênh chính trạm bơm, trước ngày 30/6/2026.\n\nPHỤ LỤC\n\n"
        "| TT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n| 1 | Phần mềm quản lý kênh mương | Tháng 12/2026 |\n| 2 | Nạo vét kênh chính trạm bơm | 30/6/2026 |\n"
    )
    assert _remarks(text.format("khai thác từ"), "conflicting-deadlines") == []
    assert _remarks(text.format("hoàn thành trong"), "conflicting-deadlines") == ["Tháng 12/2026"]


def test_rows_that_are_alike_by_intent() -> None:
    head = "II. CHỈ TIÊU\n\n| TT | Cụm | Số hộ | Diện tích | Sản lượng |\n|---|---|---|---|---|\n"
    rows = [f"| {n} | Cụm {name} | 540 | 513 | 6.150 |\n" for n, name in enumerate(("một", "hai", "ba"), 1)]
    other = "| 4 | Cụm bốn | 610 | 580 | 7.300 |\n"
    assert _remarks(head + "".join(rows) + other, "row-repeated") == []
    assert len(_remarks(head + "".join(rows[:2]) + other, "row-repeated")) == 1


def test_a_review_named_in_another_clause() -> None:
    text = (
        "II. NỘI DUNG\n1. Sửa 35 trạm bơm, hoàn thành trước ngày 10/10/2026.\n"
        "2. Các thôn {} trước ngày 30/9/2026{} tổng kết."
    )
    assert _remarks(text.format("giới thiệu 02 mô hình", "; Phòng Kinh tế chọn mô hình để biểu dương tại hội nghị"), "deadline-order") == []
    assert _remarks(text.format("tổ chức hội nghị tổng kết", ", báo cáo kết quả"), "deadline-order") == ["30/9/2026"]


def test_the_year_before_has_figures_of_its_own() -> None:
    text = (
        "I. {}\nDiện tích tưới {} ha.\n\nII. CHỈ TIÊU\nGiao theo bảng sau:\n\n| TT | Xã | Diện tích tưới (ha) |\n|---|---|---|\n"
        "| 1 | An Hòa | 3.500 |\n| 2 | An Bình | 4.220 |\n|  | Tổng cộng | 7.720 |\n"
    )
    assert _remarks(text.format("KẾT QUẢ NĂM 2025", "7.420"), "sum-mismatch") == []
    assert _remarks(text.format("MỤC TIÊU", "7.420"), "sum-mismatch") == ["7.420 ha"]


def test_two_columns_that_differ_row_by_row_say_two_things() -> None:
    rows = "III. NỘI DUNG\n\n| TT | Sản phẩm | Hạng hiện tại | Hạng mục tiêu |\n|---|---|---|---|\n| 1 | Tương ớt | 3 sao | 4 sao |\n| 2 | Gạo nếp | {} | 4 sao |\n"
    assert _remarks(rows.format("3 sao"), "conflicting-targets") == []
    assert len(_remarks(rows.format("4 sao"), "conflicting-targets")) == 1


def test_a_whole_split_into_several_parts_holds() -> None:
    parts = "II. THỰC TRẠNG\nTrong 96 người mới phát hiện có 41 người qua đường máu, 49 người qua đường khác, từ mẹ sang con {} người."
    assert _remarks(parts.format("06"), "sum-mismatch") == []


def test_a_plan_of_communication_about_a_programme_is_held_to_its_own_kind() -> None:
    title = "KẾ HOẠCH\nTruyền thông về Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024\n\n"
    text = "I. MỤC ĐÍCH, YÊU CẦU\nTuyên truyền sâu rộng.\nII. NỘI DUNG\nPhát thanh.\nIII. KINH PHÍ\nNgân sách xã.\nIV. TỔ CHỨC THỰC HIỆN\nĐài Truyền thanh chủ trì.\n"
    found = check_report(title + text).findings
    assert not [f for f in found if f.code == "missing-section" and f.severity == "warning"]
    assert [f for f in check_report(title + text.replace("II. NỘI DUNG\nPhát thanh.\n", "")).findings if f.code == "missing-section"]


ANEW = (
    "IV. KINH PHÍ\nTổng kinh phí thực hiện là 270 triệu đồng, cụ thể:\n1. Chia theo nội dung: tuyên truyền 15 triệu đồng; tập huấn 36 triệu đồng "
    "(03 lớp x 12 triệu đồng/lớp); mua cây 219 triệu đồng.\n2. Chia theo nguồn: ngân sách xã {} triệu đồng; ngân sách tỉnh 100 triệu đồng; đối ứng 40 triệu đồng.\n"
)


def test_each_item_may_split_the_whole_anew() -> None:
    assert _remarks(ANEW.format(130), "sum-mismatch") == []
    assert _remarks(ANEW.format(160), "sum-mismatch") == ["270 triệu đồng"]


@pytest.mark.parametrize("last", ["kiểm tra, giám sát", "bồi dưỡng kỹ năng", "sửa hạ tầng"])
def test_words_that_only_look_like_a_change_do_not_end_a_run_of_figures(last: str) -> None:
    run = f"V. KINH PHÍ\n1. Tổng kinh phí năm 2019 là 1.020 triệu đồng, gồm: mở lớp 864 triệu đồng; tư vấn 66 triệu đồng; khảo sát 50 triệu đồng; {last} {{}} triệu đồng."
    assert _remarks(run.format(40), "sum-mismatch") == []
    assert _remarks(run.format(46), "sum-mismatch") != []


def test_rows_that_two_counts_share_out() -> None:
    rows = "\n".join(f"| {n} | Thôn {name} |" for n, name in enumerate(("An", "Bình", "Cát", "Dương", "Đông"), start=1))
    text = "II. HÌNH THỨC\n{} thôn tổ chức riêng; 02 thôn tổ chức theo cụm, danh sách các thôn tại Phụ lục kèm theo.\n\nPHỤ LỤC\nDANH SÁCH THÔN TỔ CHỨC\n\n| TT | Thôn |\n|---|---|\n" + rows + "\n"
    assert _remarks(text.format("03"), "count-mismatch") == []
    assert _remarks(text.format("04"), "count-mismatch") != []


def test_a_share_of_the_plans_total_stands_beside_a_smaller_sum() -> None:
    text = (
        "III. KINH PHÍ\n1. Tổng kinh phí: 41.800 triệu đồng.\n2. Ngân sách bảo đảm 27.300 triệu đồng, chiếm 65,3% tổng kinh phí; tài trợ 11.500 triệu đồng, "
        "chiếm 27,5%; doanh nghiệp đóng góp 3.000 triệu đồng, chiếm {}%."
    )
    assert _remarks(text.format("7,2"), "rate-mismatch") == []
    assert _remarks(text.format("9,2"), "rate-mismatch") != []


def test_firms_named_in_passing_and_the_board_of_an_event_are_no_recipients() -> None:
    text = (
        "I. NỘI DUNG\n1. {}\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\nChủ trì triển khai.\n2. Trạm Y tế\nPhối hợp thực hiện.\n\n"
        "Nơi nhận:\n- Phòng Kinh tế;\n- Trạm Y tế;\n- Lưu: VT.\n"
    )
    assert _remarks(text.format("Chuyển giao cho doanh nghiệp, hợp tác xã quản lý 60 chợ."), "not-in-recipients") == []
    assert _remarks(text.format("Ban Tổ chức thành lập các tiểu ban trước ngày 05/4/2026."), "not-in-recipients") == []
    assert _remarks(text.format("Đoàn kiểm tra liên ngành kiểm tra 05 cơ sở trước ngày 05/4/2026."), "not-in-recipients") == []
    assert _remarks(text.format("Đề nghị các doanh nghiệp viễn thông nâng chất lượng mạng."), "not-in-recipients") != []


def test_what_a_body_does_is_no_field_of_its_name() -> None:
    opening = "Sở Nội vụ xây dựng Kế hoạch kiểm tra công vụ năm 2022 như sau:\n\nI. MỤC ĐÍCH\nNâng cao trách nhiệm."
    assert _remarks(opening, "official-name") == []
    assert _remarks(opening.replace("Sở Nội vụ", "Sở Nôi vụ"), "official-name") == ["Sở Nôi vụ"]


def test_a_main_part_of_many_steps_is_the_content_of_the_plan() -> None:
    steps = "\n".join(f"{n}. Bước {n}: thông báo, kiểm đếm, niêm yết công khai, chi trả và bàn giao mặt bằng tại từng xã, " + "có biên bản kèm theo, " * 8 for n in range(1, 6))
    text = (
        "KẾ HOẠCH\nGiải phóng mặt bằng năm 2021\n\nI. MỤC TIÊU\nBàn giao xong.\nII. TRÌNH TỰ VÀ TIẾN ĐỘ\n{}\n"
        "III. KINH PHÍ\nNgân sách huyện.\nIV. TỔ CHỨC THỰC HIỆN\nPhòng Tài nguyên và Môi trường chủ trì.\n"
    )
    assert _remarks(text.format(steps), "missing-section") == []
    assert _remarks(text.format("1. Thông báo.\n2. Kiểm đếm."), "missing-section") != []


def test_the_department_that_issues_a_plan_is_no_recipient_of_its_own() -> None:
    text = (
        "UBND TỈNH LÀO CAI\nSỞ NỘI VỤ\n\nLào Cai, ngày 20 tháng 01 năm 2026\n\nKẾ HOẠCH\nKiểm tra công vụ năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Y tế phối hợp kiểm tra.\n2. {} tổng hợp, báo cáo UBND tỉnh Lào Cai trước ngày 20 tháng 6 năm 2026.\n\n"
        "Nơi nhận:\n- UBND tỉnh;\n- Sở Y tế;\n- Lưu: VT.\n"
    )
    for body, remarks in (("Sở Nội vụ", 0), ("Sở Tài chính", 1)):
        assert sum(f.code == "not-in-recipients" for f in check_report(text.format(body)).findings) == remarks


def test_a_month_has_the_year_that_the_end_of_its_range_names() -> None:
    text = "II. KINH PHÍ\nChia theo đợt: đợt 1 (tháng 11 - 12/2023) cấp 4.200 triệu đồng; đợt 2 (tháng {}/2024) cấp 4.600 triệu đồng."
    assert _remarks(text.format("01 - 3"), "deadline-order") == []
    assert _remarks(text.format("01 - 3").replace("tháng 11 - 12/2023", "tháng 5 - 6/2024"), "deadline-order") != []


def test_weekly_reports_and_difficulties_that_are_brought_up_need_no_day() -> None:
    text = "I. NỘI DUNG\nTiêm phòng.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y: {}"
    assert _remarks(text.format("báo cáo tiến độ về UBND huyện."), "deadline-missing") != []
    assert _remarks(text.format("mỗi chiều thứ Sáu báo cáo tiến độ về UBND huyện."), "deadline-missing") == []
    assert _remarks(text.format("khó khăn phát sinh báo cáo về Sở để xử lý."), "deadline-missing") == []


def test_a_figure_of_all_years_together_is_the_sum_of_its_row() -> None:
    text = (
        "II. CHỈ TIÊU\n| TT | Chỉ tiêu | Đơn vị | 2025 | 2026 | 2027 |\n|---|---|---|---|---|---|\n| 1 | Số người nghiện được cai nghiện | lượt | 1.501 | 1.802 | 1.203 |\n\n"
        "Cả giai đoạn có {} lượt người nghiện được cai nghiện."
    )
    assert _remarks(text.format("4.506"), "conflicting-targets") == []


def test_a_mean_is_not_the_count_of_a_row() -> None:
    rows = "II. ĐỐI TƯỢNG\n| Cấp học | Số lớp | Số học sinh |\n|---|---|---|\n| Tiểu học | 120 | 4.200 |\n| Trung học cơ sở | 70 | 2.800 |\n| Mầm non | 50 | 1.500 |\n\n{}"
    assert _remarks(rows.format("Bình quân một lớp tiểu học có 35 học sinh, một lớp trung học cơ sở có 40 học sinh."), "conflicting-targets") == []


def test_a_time_of_what_is_done_is_no_deadline() -> None:
    text = "I. ĐỐI TƯỢNG\nNgười dân {} kết quả giải quyết thủ tục hành chính trong thời gian từ ngày 01 tháng 9 năm 2023 đến ngày 31 tháng 10 năm 2023."
    assert _remarks(text.format("đã nhận"), "deadline-past") == []
    assert _remarks(text.format("nhận"), "deadline-past") != []


def test_an_annex_of_one_part_has_the_total_of_that_part() -> None:
    text = (
        "VI. KINH PHÍ\nTổng kinh phí: 4.900 triệu đồng, gồm:\n\n| TT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Đầu tư công trình mới | {part} |\n| 2 | Sửa chữa | {rest} |\n"
        "| | Tổng cộng | 4.900 |\n\nPhụ lục\nDANH MỤC CÔNG TRÌNH MỚI\n\n| TT | Công trình | Tổng kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Bản Say | 2.400 |\n| 2 | Bản Ngoa | 2.000 |\n| | Tổng cộng | 4.400 |\n"
    )
    assert _remarks(text.format(part="4.400", rest="500"), "sum-mismatch") == []
    assert "4.400" in _remarks(text.format(part="4.300", rest="600"), "sum-mismatch")
