"""Short plans of issuers of all sorts: what is sound in them is let be, and the same with a slip is found."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.pipeline import extract_plan

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = f"ỦY BAN NHÂN DÂN\nXÃ AN LƯƠNG\n{STATE}Số: 12/KH-UBND\nAn Lương, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\nPhòng, chống cháy rừng năm 2026\n\n"


def rules_of(draft: str) -> set[str]:
    return {f.rule.removeprefix("check.") for f in check_report(draft).findings if f.severity != "info"}


def annexed(title: str, villages: int) -> str:
    rows = "".join(f"| {n} | {name} | {n + 10} |\n" for n, name in enumerate(["An", "Bình", "Cát", "Đông", "Giang"][:villages], 1))
    return (
        f"{HEAD}I. PHẠM VI\nToàn xã có 08 thôn.\nII. NỘI DUNG\nTuần tra theo Phụ lục.\n\nPHỤ LỤC\n{title}\n"
        f"| TT | Thôn | Số hộ |\n|---|---|---|\n{rows}| | Cộng | {sum(range(11, 11 + villages))} |\n"
    )


@pytest.mark.parametrize("title", ["SỐ HỘ THEO THÔN TRỌNG ĐIỂM", "CÁC THÔN CÓ NGUY CƠ CHÁY CAO", "SỐ HỘ CỦA CÁC THÔN VEN RỪNG"])
def test_an_annex_may_list_some_of_the_villages(title: str) -> None:
    assert "count-whole" not in rules_of(annexed(title, 5))


def test_an_annex_of_all_villages_lists_as_many() -> None:
    assert "count-whole" in rules_of(annexed("SỐ HỘ CỦA CÁC THÔN NĂM 2026", 5))


def looked_into(words: str) -> str:
    works = "".join(f"{n}. Chi bộ thôn {n}: kiểm tra ngày {n + 10}/3/2026, báo cáo trước ngày {n + 10}/4/2026.\n" for n in range(1, 5))
    return f"{HEAD.replace('Phòng, chống cháy rừng', 'Kiểm tra, giám sát')}I. NỘI DUNG\n- {words}\n{works}"


@pytest.mark.parametrize(
    "words",
    [
        "Mốc kiểm tra: từ ngày 01/7/2025 đến ngày 31/3/2026.",
        "Niên độ kiểm tra: từ ngày 01/01/2025 đến ngày 31/12/2025.",
        "Thời kỳ được giám sát: từ ngày 15/6/2025 đến ngày 15/12/2025.",
        "Đánh giá kết quả giải quyết đơn thư từ ngày 01/7/2025 đến ngày 31/12/2025.",
        "Xem xét việc chấp hành nghị quyết (từ ngày 01/4/2025 đến ngày 31/12/2025).",
    ],
)
def test_the_time_looked_into_lies_behind(words: str) -> None:
    assert not {"stray-year", "deadline-past"} & rules_of(looked_into(words))


def test_a_visit_of_the_year_before_is_a_slip() -> None:
    assert {"stray-year", "deadline-past"} & rules_of(looked_into("Kiểm tra trực tiếp: từ ngày 09/3/2025 đến ngày 13/3/2025."))


def test_fields_of_two_items_name_two_villages() -> None:
    item = "{}. Kiểm tra {}\n- Đối tượng: Chi bộ thôn {}.\n- Thời gian: quý {} năm 2026.\n"
    visits = f"I. KIỂM TRA\n{item.format(1, 'thu, chi đảng phí', 'Đông Khê', 'II')}II. GIÁM SÁT\n{item.format(1, 'việc học nghị quyết', 'Phú Khê', 'III')}"
    assert "place-told" not in rules_of(HEAD + visits)


@pytest.mark.parametrize(
    ("sound", "slip", "rule"),
    [
        (
            "Tổ công tác có 06 người: Phó Giám đốc làm Tổ trưởng; Trưởng phòng Nghiệp vụ làm Tổ phó; 03 chuyên viên; 01 kế toán.",
            "Tổ công tác có 08 người: Phó Giám đốc làm Tổ trưởng; Trưởng phòng Nghiệp vụ làm Tổ phó; 03 chuyên viên; 01 kế toán.",
            "count-listed",
        ),
        (
            "Trưng bày theo bốn chủ đề: biển đảo, lịch sử, khoa học, thiếu nhi; Phòng Phục vụ chủ trì.",
            "Trưng bày theo bốn chủ đề: biển đảo, lịch sử, khoa học; Phòng Phục vụ chủ trì.",
            "count-listed",
        ),
        (
            "Tổ An: 400 m; Tổ Bình: 350 m; Tổ Cát: 300 m; Tổ Đông: 250 m; Tổ Giang: 200 m. Cộng: 1.500 m.",
            "Tổ An: 400 m; Tổ Bình: 350 m; Tổ Cát: 300 m; Tổ Đông: 250 m; Tổ Giang: 200 m. Cộng: 1.600 m.",
            "all-together",
        ),
        (
            "- Lễ khai mạc: ngày 17/4/2026.\n- Thi vẽ: nhận bài từ ngày 25/3/2026 đến ngày 15/4/2026.",
            "- Thời gian: từ ngày 15/4/2026 đến ngày 26/4/2026.\n- Lễ khai mạc: ngày 12/4/2026.",
            "closing-day",
        ),
    ],
)
def test_lists_and_days_of_one_sentence(sound: str, slip: str, rule: str) -> None:
    figures = {"count-listed", "all-together", "sum-counts", "closing-day"}
    assert not figures & rules_of(f"{HEAD}I. NỘI DUNG\n{sound}\n")
    assert rule in rules_of(f"{HEAD}I. NỘI DUNG\n{slip}\n")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH YÊN BÁI\nTHƯ VIỆN TỈNH", "Thư viện tỉnh Yên Bái"),
        ("SỞ VĂN HÓA VÀ THỂ THAO TỈNH YÊN BÁI\nBẢO TÀNG TỈNH", "Bảo tàng tỉnh Yên Bái"),
        ("HỘI NÔNG DÂN TỈNH YÊN BÁI\nBAN CHẤP HÀNH HUYỆN LỤC YÊN", "Ban Chấp hành Hội Nông dân huyện Lục Yên"),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH\nTỈNH YÊN BÁI\nBAN CHẤP HÀNH HUYỆN LỤC YÊN",
            "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Lục Yên",
        ),
    ],
)
def test_who_issues_stands_in_the_last_line(lines: str, issuer: str) -> None:
    draft = f"{lines}\n{STATE}Số: 07/KH-BTV\nYên Bái, ngày 20 tháng 02 năm 2017\n\nKẾ HOẠCH\nTổ chức hội thi năm 2017\n\nI. NỘI DUNG\nMở hội thi.\n"
    assert extract_plan(draft).plan.issuer == issuer
    assert not {"header-above", "header-place"} & rules_of(draft)


def board(duty: str) -> str:
    return (
        f"HỘI NÔNG DÂN TỈNH YÊN BÁI\nBAN CHẤP HÀNH HUYỆN LỤC YÊN\n{STATE}Số: 07/KH-HND\nLục Yên, ngày 20 tháng 02 năm 2017\n\n"
        "KẾ HOẠCH\nTổ chức hội thi năm 2017\n\nI. NỘI DUNG\nMở hội thi.\nII. TỔ CHỨC THỰC HIỆN\n"
        f"1. {duty}: chỉ đạo, kiểm tra việc thực hiện.\n2. Hội Nông dân các xã: tổ chức vòng sơ khảo.\n\n"
        "Nơi nhận:\n- Hội Nông dân tỉnh (b/c);\n- Hội Nông dân các xã;\n- Lưu: VP.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nHoàng Văn An\n"
    )


def test_the_board_that_issues_the_plan_need_not_get_it() -> None:
    assert "not-in-recipients" not in rules_of(board("Ban Thường vụ Hội Nông dân huyện"))
    assert "not-in-recipients" in rules_of(board("Phòng Tư pháp huyện"))


def decided(article: str) -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\n{STATE}Số: 84/QĐ-UBND\nYên Bái, ngày 29 tháng 10 năm 2018\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch tuần tra rừng năm 2019\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017.\n\nQUYẾT ĐỊNH:\n"
        f"Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tuần tra rừng.\nĐiều 2. {article} chịu trách nhiệm thi hành./.\n\n"
        "Nơi nhận:\n- Như Điều 2;\n- Thường trực Tỉnh ủy (b/c);\n- Lưu: VT.\n\nKẾ HOẠCH\nTuần tra rừng năm 2019\n\n"
        "I. NỘI DUNG\nTuần tra hằng tuần.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: bố trí kinh phí.\n2. Công an tỉnh: giữ trật tự.\n"
    )


def test_an_article_may_point_to_the_bodies_of_the_plan() -> None:
    assert "not-in-recipients" not in rules_of(decided("Các cơ quan nêu tại Mục II của Kế hoạch"))
    assert "not-in-recipients" not in rules_of(decided("Các đơn vị được phân công tại Kế hoạch"))
    assert "not-in-recipients" in rules_of(decided("Giám đốc Công an tỉnh"))


def sections(work: str) -> str:
    return f"{HEAD}I. MỤC ĐÍCH, YÊU CẦU\nGiữ rừng.\n{work}III. KINH PHÍ\nNgân sách xã 20 triệu đồng.\nIV. TỔ CHỨC THỰC HIỆN\nCông an xã: tuần tra.\n"


@pytest.mark.parametrize(
    "work",
    [
        "II. CÁC BƯỚC THỰC HIỆN\nBước 1. Rà soát: tháng 01/2026.\nBước 2. Sơ tuyển: tháng 02/2026.\nBước 3. Giao quân: tháng 3/2026.\n",
        "II. ĐỐI TƯỢNG, THỜI GIAN, ĐỊA ĐIỂM\nTheo lịch:\n- Từ 16/3 đến 24/3: thôn An;\n- Từ 25/3 đến 02/4: thôn Bình;\n- Từ 03/4 đến 10/4: thôn Cát.\n",
    ],
)
def test_steps_and_a_timetable_are_what_is_done(work: str) -> None:
    assert "missing-section" not in rules_of(sections(work))
    assert "missing-section" in rules_of(sections("II. ĐỐI TƯỢNG\nHộ gần rừng.\n"))


@pytest.mark.parametrize("line", ["BAN CHỈ HUY QUÂN SỰ", "CHI CỤC KIỂM LÂM", "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "CỤC THUẾ TỈNH YÊN BÁI"])
def test_bodies_that_begin_as_others_are_spelt_right(line: str) -> None:
    assert "misspelt-header" not in rules_of(HEAD.replace("XÃ AN LƯƠNG", f"XÃ AN LƯƠNG\n{line}"))
    assert "misspelt-header" in rules_of(HEAD.replace("XÃ AN LƯƠNG", "XÃ AN LƯƠNG\nBAN CHỈ"))


def school(units: str) -> str:
    return (
        f"PHÒNG GDĐT HUYỆN LỤC YÊN\nTRƯỜNG MẦM NON HOA SEN\n{STATE}Số: 31/KH-MNHS\nLục Yên, ngày 15 tháng 9 năm 2023\n\nKẾ HOẠCH\nY tế trường học năm 2023\n\n"
        "I. NỘI DUNG\nKhám sức khỏe.\nII. TỔ CHỨC THỰC HIỆN\n1. Ban Giám hiệu: kiểm tra việc thực hiện.\n2. Tổ nuôi dưỡng: chủ trì lưu mẫu thức ăn.\n"
        f"3. Văn phòng: tổng hợp, báo cáo Phòng GDĐT.\n\nNơi nhận:\n- Phòng GDĐT huyện (b/c);\n- {units};\n- Lưu: VT.\n\nHIỆU TRƯỞNG\n\nNgô Thị Thảo\n"
    )


def test_units_of_the_issuer_are_reached_as_a_group() -> None:
    assert "not-in-recipients" not in rules_of(school("Các tổ, giáo viên"))
    assert "not-in-recipients" not in rules_of(school("Các khoa, phòng, tổ"))
    assert "not-in-recipients" in rules_of(school("Ban đại diện cha mẹ trẻ"))


def test_groups_told_by_number_are_who_is_asked() -> None:
    duties = "II. TỔ CHỨC THỰC HIỆN\n1. Công an xã: giữ trật tự.\n2. Các chi hội ấp: vận động hội viên.\n3. Phòng Kinh tế: cử cán bộ.\n\n"
    lines = "Nơi nhận:\n- Công an xã;\n- Phòng Kinh tế;\n- {};\n- Lưu: VT, KT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPhan Văn An\n"
    assert "addressed" not in rules_of(f"{HEAD}I. NỘI DUNG\nTuần tra.\n{duties}{lines.format('09 chi hội')}")
    assert "addressed" in rules_of(f"{HEAD}I. NỘI DUNG\nTuần tra.\n{duties}{lines.format('Trạm Y tế xã')}")


def test_content_may_stand_in_sections_of_its_own() -> None:
    own = "II. TIẾN ĐỘ\nQuý I: 02 phiên; quý II: 03 phiên.\nIII. THÀNH PHẦN DỰ\nCông an viên các thôn.\n"
    assert "missing-section" not in rules_of(sections(own))


def district(above: str, lines: str) -> str:
    return (
        f"{above}HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ HUYỆN CẦN GIUỘC\n{STATE}Số: 14/KH-HĐNVQS\nCần Giuộc, ngày 05 tháng 10 năm 2020\n\nKẾ HOẠCH\nTuyển quân năm 2021\n\n"
        f"I. NỘI DUNG\nRà soát nguồn.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an huyện: xác minh lý lịch.\n\nNơi nhận:\n{lines}\n- Công an huyện;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nHồ Văn An\n"
    )


@pytest.mark.parametrize("line", ["- Hội đồng NVQS tỉnh {} (b/c);", "- Phòng giao dịch Ngân hàng Chính sách xã hội tỉnh {};", "- UBND các huyện, thị xã thuộc tỉnh {};", "- Sở Y tế tỉnh {};"])
def test_recipients_are_of_the_province_that_has_the_district(line: str) -> None:
    assert "odd-province" not in rules_of(district("", line.format("Long An")))
    assert "odd-province" in rules_of(district("", line.format("Tây Ninh")))


def test_the_header_names_the_province_that_has_the_district() -> None:
    assert "header-province" not in rules_of(district("UBND TỈNH LONG AN\n", "- UBND tỉnh (b/c);"))
    assert "header-province" in rules_of(district("UBND TỈNH BẾN TRE\n", "- UBND tỉnh (b/c);"))


@pytest.mark.parametrize(
    ("slip", "sound"),
    [
        ("Các đoàn thể và các đoàn thể vận động hội viên.", "Các đoàn thể và các hội vận động hội viên."),
        ("Tổ chức tập huấn tổ chức tập huấn cho hội viên.", "Sở Xây dựng xây dựng tài liệu tập huấn, tổ chức tham quan."),
        ("Hướng dẫn và và kiểm tra việc trồng rừng.", "Hướng dẫn và kiểm tra việc trồng rừng tại thôn Lũng Pù Lũng Pù."),
        ("Xong trước ngày 15/6/2026 trước ngày 15/6/2026.", "Gieo trước ngày 15/6/2026, trồng trước ngày 15/7/2026."),
    ],
)
def test_words_that_stand_behind_themselves(slip: str, sound: str) -> None:
    assert "words-again" in rules_of(f"{HEAD}I. NỘI DUNG\n{slip}\n")
    assert "words-again" not in rules_of(f"{HEAD}I. NỘI DUNG\n{sound}\n")


def signed(header: str, number: str, block: str) -> str:
    return (
        f"{header}\n{number}\nAn Lương, ngày 12 tháng 02 năm 2026\n\nKẾ HOẠCH\nKiểm tra, giám sát năm 2026\n\nI. NỘI DUNG\nKiểm tra hai chi bộ.\n"
        f"II. TỔ CHỨC THỰC HIỆN\nCông an xã: giữ trật tự.\n\nNơi nhận:\n- Công an xã;\n- Các phòng thuộc UBND xã;\n- Lưu: VT.\n\n{block}\n\nLưu Bá Kiên\n"
    )


PARTY = "ĐẢNG BỘ TỈNH YÊN BÁI\nĐẢNG ỦY XÃ AN LƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM"
COUNCIL = f"UBND XÃ AN LƯƠNG\nHỘI ĐỒNG NGHĨA VỤ QUÂN SỰ\n{STATE.rstrip()}"


def test_boards_sign_as_themselves() -> None:
    def of_signature(draft: str) -> bool:
        return any(f.code.startswith("signature") and f.severity != "info" for f in check_report(draft).findings)

    assert not of_signature(signed(COUNCIL, "Số: 14/KH-HĐNVQS", "TM. HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ\nCHỦ TỊCH"))
    assert of_signature(signed(COUNCIL, "Số: 14/KH-HĐNVQS", "TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH"))
    assert not of_signature(signed(PARTY, "Số 18-KH/ĐU", "T/M BAN THƯỜNG VỤ\nBÍ THƯ"))
    assert of_signature(signed(PARTY, "Số 18-KH/ĐU", "BÍ THƯ"))


def test_the_partys_plans_have_the_partys_line() -> None:
    assert "party-nation" not in rules_of(signed(PARTY, "Số 18-KH/ĐU", "T/M BAN THƯỜNG VỤ\nBÍ THƯ"))
    state = PARTY.replace("ĐẢNG CỘNG SẢN VIỆT NAM", STATE.rstrip())
    assert "party-nation" in rules_of(signed(state, "Số 18-KH/ĐU", "T/M BAN THƯỜNG VỤ\nBÍ THƯ"))


def test_rooms_of_the_committee_are_no_police() -> None:
    sound = signed(COUNCIL, "Số: 14/KH-HĐNVQS", "TM. HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ\nCHỦ TỊCH")
    assert "not-in-recipients" not in rules_of(sound)
    assert "not-in-recipients" in rules_of(sound.replace("- Công an xã;\n", "- Đảng ủy xã (b/c);\n"))


def test_a_count_right_before_its_list() -> None:
    lines = "1. Tổ chức 30 lớp, mỗi lớp 30 em, tại 0{} điểm:\na) Trường Tiểu học An Hòa;\nb) Trường Tiểu học An Bình;\nc) Trường Tiểu học An Phú;\nd) Trường Tiểu học An Lộc.\n"
    assert "count-listed" not in rules_of(f"{HEAD}I. NỘI DUNG\n{lines.format(4)}")
    assert "count-listed" in rules_of(f"{HEAD}I. NỘI DUNG\n{lines.format(5)}")
