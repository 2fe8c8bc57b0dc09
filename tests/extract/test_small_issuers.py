"""Bodies and duties in short plans of issuers other than committees: party cells, unions, schools, firms, councils."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Record

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def short_plan(body: str, *, head: str = "ỦY BAN NHÂN DÂN\nXÃ PHÚ AN", duties: str = "II. TỔ CHỨC THỰC HIỆN\n", received: str = "") -> Record:
    return extract_plan(
        f"{head}\nSố: 7/KH\n{MOTTO}Tây Ninh, ngày 20 tháng 02 năm 2024\n\nKẾ HOẠCH\nCông tác năm 2024\n\nCăn cứ Luật Đất đai;\n\n"
        f"I. MỤC ĐÍCH\nNâng cao nhận thức.\n\n{duties}{body}\n\nNơi nhận:\n- UBND tỉnh;\n{received}- Lưu: VT.\n"
    )


def duties(record: Record) -> list[tuple[str, str]]:
    return [(a.agency, a.role) for a in record.assignments]


DUTIES = [
    ("1. Trưởng Ban nhân dân các khóm: lập danh sách.", [("Ban nhân dân các khóm", "thuc_hien")]),
    ("1. Đoàn các xã, thị trấn: xây dựng kế hoạch.", [("Đoàn các xã, thị trấn", "thuc_hien")]),
    ("Đề nghị các cơ sở Hội triển khai thực hiện.", [("Các cơ sở Hội", "thuc_hien")]),
    ("1. Công đoàn Công ty: duy trì mạng lưới.", [("Công đoàn Công ty", "thuc_hien")]),
    ("1. Đoàn Thanh niên Sở: cử tình nguyện viên.", [("Đoàn Thanh niên Sở", "thuc_hien")]),
    ("Các chi bộ được kiểm tra, giám sát gửi báo cáo tự kiểm tra.", [("Các chi bộ được kiểm tra, giám sát", "thuc_hien")]),
    ("1. Chi bộ thôn Đông, Chi bộ Trường Tiểu học: quán triệt.", [("Chi bộ thôn Đông", "thuc_hien"), ("Chi bộ Trường Tiểu học", "thuc_hien")]),
    ("1. Chi bộ, Ban nhân dân các ấp: củng cố tổ công nghệ.", [("Chi bộ các ấp", "thuc_hien"), ("Ban nhân dân các ấp", "thuc_hien")]),
    ("Đề nghị các đơn vị phối hợp thực hiện.", [("Các đơn vị", "phoi_hop")]),
    ("Yêu cầu các đơn vị thực hiện nghiêm túc.", [("Các đơn vị", "thuc_hien")]),
    ("Đợt 1, do Công an xã tham mưu.", [("Công an xã", "thuc_hien")]),
    ("1. Khoa Kiểm soát bệnh tật: tổng hợp danh sách.", [("Khoa Kiểm soát bệnh tật", "thuc_hien")]),
]


@pytest.mark.parametrize(("words", "expected"), DUTIES)
def test_duties_of_small_bodies(words: str, expected: list[tuple[str, str]]) -> None:
    assert duties(short_plan(words)) == expected


NO_DUTIES = [
    "Kinh phí 50 triệu đồng từ nguồn sự nghiệp y tế năm 2024 giao cho Trạm Y tế xã.",
    "Đoàn giám sát gồm: Trưởng Ban Kinh tế làm Phó Trưởng đoàn.",
]


@pytest.mark.parametrize("words", NO_DUTIES)
def test_what_gives_no_duty(words: str) -> None:
    assert duties(short_plan(words)) == []


def test_duties_below_headings_without_numbers() -> None:
    body = "- Phòng Tin học: cuộc thi trực tuyến.\n- Các phòng gửi báo cáo trước ngày 04/5/2024."
    record = short_plan(body, duties="NỘI DUNG\n- Khai mạc; Phòng Tin học chủ trì.\n\nKINH PHÍ\nDo cấp trên cấp.\n\nPHÂN CÔNG\n")
    assert [s.title for s in record.sections][-3:] != ["NỘI DUNG", "KINH PHÍ", "PHÂN CÔNG"]  # the plan above numbers its parts
    source = (
        f"SỞ NỘI VỤ TỈNH TÂY NINH\nTHƯ VIỆN TỈNH\n{MOTTO}Tây Ninh, ngày 20 tháng 02 năm 2024\n\nKẾ HOẠCH\nCông tác năm 2024\n\n"
        f"Căn cứ Luật Thư viện;\n\nMỤC ĐÍCH\nNâng cao.\n\nNỘI DUNG\n- Khai mạc; Phòng Tin học chủ trì.\n\nKINH PHÍ\nCấp trên cấp.\n\nPHÂN CÔNG\n{body}\n\nNơi nhận:\n- Sở;\n"
    )
    record = extract_plan(source)
    assert [(s.title, *s.kinds) for s in record.sections] == [
        ("MỤC ĐÍCH", "muc_dich_yeu_cau"), ("NỘI DUNG", "noi_dung"), ("KINH PHÍ", "nguon_von"), ("PHÂN CÔNG", "to_chuc_thuc_hien"),
    ]  # fmt: skip
    assert [role for name, role in duties(record) if name == "Phòng Tin học"] == ["chu_tri", "thuc_hien"]


def test_an_annex_by_number_and_its_caption_are_one_heading() -> None:
    record = short_plan("1. Công an xã: tuần tra.", received="- Công an xã;\n- Lưu: VT.\n\nBIỂU SỐ 01\nDANH SÁCH HỘ DÂN\n")
    assert [s.title for s in record.sections if "phu_luc" in s.kinds] == ["BIỂU SỐ 01 DANH SÁCH HỘ DÂN"]


def names(record: Record) -> set[str]:
    return {a.name for a in record.agencies}


def test_recipients_of_several_bodies_of_the_same_units() -> None:
    body = "Đề nghị Hội Nông dân các xã lập danh sách.\nĐề nghị UBND các xã phối hợp thực hiện."
    found = names(short_plan(body, received="- UBND, Hội Nông dân các xã;\n"))
    assert "Hội Nông dân" not in found and "Hội Nông dân các xã" in found


def test_an_address_names_no_further_council() -> None:
    found = names(short_plan("Thường trực HĐND phường Hồng An, thành phố Hải Phòng giám sát."))
    assert not any("Hải Phòng" in name for name in found)


def test_a_school_goes_by_its_type_written_out_and_by_its_leaders() -> None:
    found = names(short_plan("1. Ban Giám hiệu: chỉ đạo chung.\nTrường Trung học phổ thông (THPT) Phú An họp.", head="SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT PHÚ AN"))
    assert "Ban Giám hiệu" not in found and "Trường Trung học phổ thông" not in found


def test_the_standing_organ_that_signs_issues() -> None:
    source = (
        f"HỘI ĐỒNG NHÂN DÂN\nPHƯỜNG PHÚ AN\n{MOTTO}Phú An, ngày 20 tháng 02 năm 2026\n\nKẾ HOẠCH\nGiám sát\n\nI. MỤC ĐÍCH\nNâng cao.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\nCác đơn vị thực hiện.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nPHÓ CHỦ TỊCH\n\nLê Văn Mẫu\n"
    )
    assert extract_plan(source).plan.issuer == "Thường trực Hội đồng nhân dân phường Phú An"


DEADLINES = [
    ("1. Lễ ra quân: ngày 03/6/2024 tại xã An Hòa.", "during 2024-06-03 2024-06-03", "Lễ ra quân"),
    ("1. Tuyên truyền: Công an xã chủ trì, phối hợp với Trạm Y tế xã, tổ chức trong tháng 6/2024.", "during 2024-06-01 2024-06-30", "Tuyên truyền"),
    ("1. Kiểm tra theo lịch:\na) Quý I: Công an xã An Hòa;\nb) Quý II: Công an xã An Bình.", "during 2024-01-01 2024-03-31", "Công an xã An Hòa"),
    ("1. Lịch\nCụm 1 (TDP số 1 - 7): ngày 08/11/2024.", "during 2024-11-08 2024-11-08", "Cụm 1 (TDP số 1 - 7)"),
    ("1. Công an xã: thường trực, tổng hợp báo cáo UBND xã trước ngày 20/12/2024.", "by None 2024-12-20", "tổng hợp báo cáo UBND xã"),
    ("1. Các chi bộ được kiểm tra, giám sát gửi báo cáo về Đảng ủy trước ngày 15/4/2024.", "by None 2024-04-15", "gửi báo cáo về Đảng ủy"),
]


@pytest.mark.parametrize(("words", "time", "subject"), DEADLINES)
def test_times_and_what_they_are_for(words: str, time: str, subject: str) -> None:
    found = short_plan(words).deadlines[0]
    assert (f"{found.kind} {found.date_start} {found.date_end}", found.subject) == (time, subject)


def test_a_day_of_each_month_behind_the_province() -> None:
    found = short_plan("1. Công an xã: báo cáo Ủy ban nhân dân (UBND) tỉnh ngày 25 hằng tháng.").deadlines
    assert [d.recurrence for d in found] == ["FREQ=MONTHLY;BYMONTHDAY=25"]


@pytest.mark.parametrize("label", ["Mốc kiểm tra", "Thời kỳ thanh tra", "Mốc giám sát"])
def test_the_time_an_inspection_looks_at_is_no_deadline(label: str) -> None:
    assert short_plan(f"1. Kiểm tra đảng phí\n- {label}: từ ngày 01/7/2023 đến ngày 31/3/2024.").deadlines == ()


def test_who_owes_what_stands_behind_a_date() -> None:
    found = short_plan("1. Lễ ra quân: ngày 19/9/2024, Công an xã chủ trì.").deadlines
    assert [d.agency for d in found] == ["Công an xã"]


GROUNDS = [
    ("Căn cứ Chương trình công tác năm 2024 của Đảng ủy xã;", ["chương trình | công tác năm 2024 | Đảng ủy xã"]),
    ("Căn cứ nghị quyết công tác Hội năm 2024 của Ban Chấp hành Hội Nông dân xã;", ["nghị quyết | công tác Hội năm 2024 | Ban Chấp hành Hội Nông dân xã"]),
    ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", ["điều lệ | Đảng Cộng sản Việt Nam | None"]),
    ("Căn cứ nhiệm vụ năm học 2023 - 2024 của nhà trường;", []),
    ("Căn cứ kế hoạch nêu trên của cấp trên;", []),
]


@pytest.mark.parametrize(("words", "expected"), GROUNDS)
def test_documents_that_the_grounds_name_without_a_number(words: str, expected: list[str]) -> None:
    source = f"ĐẢNG ỦY XÃ PHÚ AN\n{MOTTO}Phú An, ngày 20 tháng 02 năm 2024\n\nKẾ HOẠCH\nCông tác\n\n{words}\n\nI. MỤC ĐÍCH\nNâng cao.\n"
    found = extract_plan(source).citations
    assert [f"{c.doc_type} | {c.title} | {(c.issuer or 'None').removesuffix(' Phú An')}" for c in found] == expected


def test_totals_and_the_source_of_their_parts() -> None:
    record = short_plan("1. Kinh phí\nTổng 24 triệu đồng từ ngân sách đảng của xã, trong đó kiểm tra 16 triệu đồng, giám sát 8 triệu đồng.")
    assert [(str(a.value), a.is_total, a.source) for a in record.amounts] == [
        ("24000000", True, "nsdp_xa"), ("16000000", False, "nsdp_xa"), ("8000000", False, "nsdp_xa"),
    ]  # fmt: skip


TARGETS = [
    ("c) Hoạt động: 11 buổi truyền thông.", ["11 buổi"]),
    ("- Trưng bày 3.000 bản sách.", ["3.000 bản"]),
    ("- 100% người lao động (246 người) được huấn luyện.", ["100%"]),
    ("- Đoàn giám sát có 07 người.", []),
    ("- Không có học sinh vi phạm.", []),
]


@pytest.mark.parametrize(("words", "expected"), TARGETS)
def test_numbers_that_are_goals_of_a_short_plan(words: str, expected: list[str]) -> None:
    assert [t.text for t in short_plan(words, duties="II. NỘI DUNG\n").targets] == expected


def test_nobody_is_a_goal_of_nought() -> None:
    found = short_plan("- Không có học sinh vi phạm.", duties="II. MỤC TIÊU\n").targets
    assert [(t.unit, str(t.value)) for t in found] == [("học sinh", "0")]


def test_a_name_that_begins_small_in_a_sentence() -> None:
    record = short_plan("1. Hội thi: tháng 12/2024, tổ Giáo dục công dân chủ trì.\n2. Tổ Giáo dục công dân: ra đề.", head="TRƯỜNG THPT PHÚ AN")
    assert [(a.agency, a.role) for a in record.assignments] == [("Tổ Giáo dục công dân", "chu_tri"), ("Tổ Giáo dục công dân", "thuc_hien")]
