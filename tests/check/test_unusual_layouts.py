"""Short plans of unusual bodies: parts under headings of other names, headers and recipients that are not a committee's."""

import pytest

from kehoach import extract_plan
from kehoach.check import check_plan

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = f"SỞ NỘI VỤ TỈNH SÔNG THAO\nTRUNG TÂM LƯU TRỮ\nSố: 17/KH-TTLT\n{STATE}Sông Thao, ngày 05 tháng 9 năm 2023\n\nKẾ HOẠCH\nChỉnh lý hồ sơ năm 2024\n\n"
BODY = "I. MỤC TIÊU\nChỉnh lý 400 hồ sơ.\n\nII. NỘI DUNG\n1. Thu thập hồ sơ.\n2. Lập mục lục.\n\n{title}\n{duties}\n\nNơi nhận:\n- Sở Nội vụ;\n- Các phòng;\n- Tổ Tin học;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn An\n"
DUTIES = "1. Phòng Hành chính: bố trí kinh phí, mua bìa.\n2. Phòng Bảo quản: chỉnh lý, nộp lưu.\n3. Tổ Tin học: nhập mục lục."


def codes(text, *wanted):
    return [f.code for f in check_plan(text) if f.code in wanted and f.severity != "info"]


@pytest.mark.parametrize("title", [
    "III. TỔ CHỨC", "III. GIAO VIỆC", "III. VIỆC CỦA TỪNG PHÒNG", "III. PHÂN NHIỆM", "III. AI LÀM GÌ", "III. TRIỂN KHAI",
    "III. NHIỆM VỤ TỪNG ĐƠN VỊ", "III. CHUẨN BỊ",
])  # fmt: skip
def test_who_does_what_under_any_heading(title):
    assert not codes(HEAD + BODY.format(title=title, duties=DUTIES), "missing-section")


def test_a_part_that_names_nobody_is_not_it():
    text = HEAD + BODY.format(title="III. CHUẨN BỊ", duties="1. Mua bìa.\n2. Nhập mục lục.\n3. Quét tài liệu.")
    assert codes(text, "missing-section") == ["missing-section"]
    merged = BODY.replace("{title}\n", "").format(duties=DUTIES.replace("1.", "3.").replace("2.", "4.").replace("3. Tổ", "5. Tổ"))
    assert codes(HEAD + merged, "missing-section") == ["missing-section"]


@pytest.mark.parametrize("title", ["II. VIỆC PHẢI LÀM", "II. CÁC CÔNG VIỆC CẦN LÀM", "II. CÔNG TÁC TRỌNG TÂM"])
def test_content_under_other_headings(title):
    items = "1. Thu thập hồ sơ của các phòng từ năm 2020 trở về trước, kiểm đếm từng cặp.\n2. Lập mục lục hồ sơ theo mẫu của Trung tâm.\n3. Hủy tài liệu hết giá trị sau khi có biên bản."
    text = HEAD + BODY.replace("II. NỘI DUNG\n1. Thu thập hồ sơ.\n2. Lập mục lục.", f"{title}\n{items}")
    assert not codes(text.format(title="III. PHÂN CÔNG", duties=DUTIES), "missing-section")


def test_header_of_the_youth_union():
    head = f"TỈNH ĐOÀN SÔNG THAO{40 * ' '}ĐOÀN TNCS HỒ CHÍ MINH\n        ***\nSố: 46 KH/TĐTN-PT{30 * ' '}Sông Thao, ngày 10 tháng 5 năm 2023\n\n"
    text = f"{head}KẾ HOẠCH\nTrồng cây năm 2023\n\nCăn cứ Chương trình số 30 CTr/TĐTN-PT ngày 12 tháng 01 năm 2023 của Ban Thường vụ Tỉnh đoàn;\n\nI. MỤC ĐÍCH\nTrồng cây.\n"
    record = extract_plan(text)
    assert (record.plan.number, [c.number for c in record.citations]) == ("46-KH/TĐTN-PT", ["30-CTr/TĐTN-PT"])
    assert not codes(text, "header-nation", "header-number", "citation-incomplete")


def test_plan_that_a_decision_issues_has_its_number_and_day():
    issued = f"BỘ VĂN HÓA\n{STATE}\nKẾ HOẠCH\nPhổ biến pháp luật năm 2023\n{{}}\n\nĐiều 1. Mục đích\nPhổ biến luật.\n"
    told = "(Ban hành kèm theo Quyết định số 96/QĐ-BVH ngày 31 tháng 01 năm 2023 của Bộ trưởng Bộ Văn hóa)"
    assert not codes(issued.format(told), "header-number", "header-date")
    assert codes(issued.format(""), "header-number", "header-date") == ["header-date", "header-number"]


COMMUNE = f"ỦY BAN NHÂN DÂN\nXÃ SÔNG BÌNH\nSố: 25/KH-UBND\n{STATE}Sông Bình, ngày 07 tháng 3 năm 2024\n\nKẾ HOẠCH\nThực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024\n\n"
PROJECTS = "I. CHỈ TIÊU\nGiảm 40 hộ nghèo.\n\nII. CÁC DỰ ÁN\n1. Dự án 2: Đa dạng hóa sinh kế\n- Đối tượng: hộ nghèo.\n- Nguồn vốn: 540 triệu đồng.\n2. Dự án 3: Cải thiện dinh dưỡng\n- Đối tượng: trẻ em.\n- Nguồn vốn: 60 triệu đồng.\n\nIII. KINH PHÍ\nTổng 600 triệu đồng.\n\n"
GIVEN = "IV. TỔ CHỨC THỰC HIỆN\n1. Công chức Văn hóa - Xã hội: đầu mối{report}.\n2. Công chức Địa chính: chọn hộ.\n3. Văn phòng UBND xã: tham mưu.\n4. Trạm Y tế xã: cân trẻ./.\n\nNơi nhận:\n- UBND huyện;\n{civil}- Trạm Y tế xã;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Tịnh\n"
REPORT = "; báo cáo UBND huyện trước ngày 10 tháng 12 năm 2024"


def test_programme_in_a_commune():
    sound = COMMUNE + PROJECTS + GIVEN.format(report=REPORT, civil="- Công chức chuyên môn;\n")
    assert not codes(sound, "missing-section", "not-in-recipients")
    silent = COMMUNE + PROJECTS + GIVEN.format(report="", civil="")
    found = codes(silent, "missing-section", "not-in-recipients")
    assert found.count("missing-section") == 1 and "not-in-recipients" in found


def test_units_that_a_part_of_the_plan_names():
    text = HEAD + BODY.format(title="III. TỔ CHỨC THỰC HIỆN", duties=f"{DUTIES}\n4. Các đơn vị ở mục II: nộp hồ sơ.")
    assert not codes(text, "not-in-recipients")


def test_degrees_where_they_may_be_written():
    closing = "I. MỤC TIÊU\nTrực cấp cứu.\n\nNơi nhận:\n- Các khoa;\n- Lưu: VT.\n\n{}\n\nBSCKII. Hồ Ngọc Lâm\n"
    head = HEAD.replace("SỞ NỘI VỤ TỈNH SÔNG THAO\nTRUNG TÂM LƯU TRỮ", "SỞ Y TẾ SÔNG THAO\nBỆNH VIỆN ĐA KHOA SÔNG THAO")
    assert not codes(head + closing.format("GIÁM ĐỐC"), "signature-name")
    assert codes(HEAD + closing.format("GIÁM ĐỐC"), "signature-name") == ["signature-name"]


@pytest.mark.parametrize(("said", "found"), [("ngày 05 hằng tháng", []), ("hằng tháng", ["deadline-missing"])])
def test_day_of_each_month_is_a_day(said, found):
    text = f"I. NỘI DUNG\nThu hồ sơ.\nII. TỔ CHỨC THỰC HIỆN\n1. Tổ Thu: tổng hợp, báo cáo Sở Nội vụ {said}."
    assert codes(text, "deadline-missing") == found
