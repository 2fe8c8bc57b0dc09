"""Tables of plain text without outer bars: bars between cells alone, tabs, blanks, cells that go on below."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.normalise.tidy import tidy_copy
from kehoach.pipeline import extract_plan
from kehoach.records import Record

HOSPITAL = """SỞ Y TẾ TỈNH AN THỬ                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BỆNH VIỆN ĐA KHOA MIỀN THỬ                   Độc lập - Tự do - Hạnh phúc

Số: 45/KH-BV                         An Thử, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Cải tiến chất lượng bệnh viện năm 2024

I. TIẾN ĐỘ

TT   Nội dung công việc           Đơn vị chủ trì         Phối hợp             Thời gian
                                                                             hoàn thành
1    Rà soát quy trình khám       Phòng Kế hoạch         Các khoa             Trước 30/4/2024
     bệnh ngoại trú               tổng hợp               lâm sàng
2    Lắp đặt bảng chỉ dẫn         Phòng Vật tư           Phòng Điều dưỡng     Quý II/2024
     điện tử
3    Sơ kết                       Phòng Kế hoạch         Các khoa, phòng      30/6/2024
                                  tổng hợp

II. KINH PHÍ

Nội dung                  Kinh phí (triệu đồng)
Bảng chỉ dẫn                   70
Sơ kết, khen thưởng            20
Tổng cộng                      90

Nơi nhận:                                  GIÁM ĐỐC
- Sở Y tế (03 bản);
- Lưu: VT (02 bản).                        Lê Văn Thử
"""

COMMUNE = """ỦY BAN NHÂN DÂN XÃ THỬ HẠ
Số: 12/KH-UBND
Thử Hạ, ngày 10 tháng 01 năm 2024
KẾ HOẠCH
Giảm nghèo năm 2024

I. CHỈ TIÊU
Thôn | Hộ nghèo năm 2023 | Kế hoạch năm 2024
Bay | 48 | 36
Búa | 35 | 26
Cộng | 83 | 62

II. NHIỆM VỤ
TT | Nhiệm vụ | Chủ trì | Phối hợp | Hoàn thành
---|---|---|---|---
1 | Rà soát hộ nghèo | Công chức Văn hóa - Xã hội | Hội Phụ nữ xã | 15/3/2024
2 | Tập huấn | Hội Nông dân xã | | Tháng 5/2024

III. KINH PHÍ
Nội dung | Số tiền
Tập huấn | 15 triệu đồng
Rà soát | 5 triệu đồng
Tổng | 20 triệu đồng
"""

UNION = """LIÊN ĐOÀN LAO ĐỘNG TỈNH AN THỬ
CÔNG ĐOÀN NGÀNH Y TẾ
Số: 8/KH-CĐN
An Thử, ngày 05 tháng 01 năm 2023
KẾ HOẠCH
Tổ chức đại hội công đoàn các cấp năm 2023

I. TIẾN ĐỘ
Thời gian	Nội dung	Thực hiện
Tháng 01/2023	Thành lập các tiểu ban	Ban Thường vụ
Trước 15/02/2023	Đại hội công đoàn bộ phận	Công đoàn bộ phận
Từ 01/3 đến 10/3/2023	Đại hội	Ban Chấp hành

II. KINH PHÍ
STT	Nội dung chi	Kinh phí (đồng)
1	Trang trí	3.000.000
2	In ấn	2.500.000
	Tổng cộng	5.500.000

Đơn vị		Đại biểu
Công đoàn Bệnh viện An Thử		12
Công đoàn Trung tâm Kiểm nghiệm		7
Công đoàn Trường Trung cấp Y		9
"""

SPORTS = """HUYỆN THỬ TRUNG
KẾ HOẠCH
Tổ chức hội thao năm 2019

I. MÔN THI

Môn thi              Số đội    Thời gian            Địa điểm
Bóng chuyền nam      8         05/4 - 07/4/2019     Sân vận động huyện
Kéo co               10        07/4/2019            Sân Trường THCS
                                                    Thử Trung
Cầu lông             16        từ 12/4/2019         Nhà thi đấu
đôi nam nữ                     đến 14/4/2019

II. LỄ KHAI MẠC
Thời gian          Nội dung                               Người phụ trách
7h30 - 8h00        Đón tiếp đại biểu                      Văn phòng
8h00 - 8h30        Khai mạc, tuyên bố                     Ông Nguyễn Văn Thử,
                   lý do, giới thiệu đại biểu             Phó Chủ tịch
8h30 - 11h00       Thi đấu                                Trọng tài

III. DỰ TOÁN
TT  Nội dung chi               Số lượng    Đơn giá (đồng)    Thành tiền (đồng)
I   Công tác chuẩn bị                                        4.200.000
1   In phông                   2           600.000           1.200.000
2   Thuê âm thanh              1           3.000.000         3.000.000
II  Giải thưởng                                              5.000.000
1   Giải nhất                  2           1.500.000         3.000.000
2   Giải nhì                   2           1.000.000         2.000.000
    Tổng cộng                                                9.200.000
- Nguồn kinh phí  huyện  cấp: 9.200.000 đồng.
"""

SCHOOL = """TRƯỜNG TIỂU HỌC THỬ AN
KẾ HOẠCH
Phụ đạo học sinh năm học 2021 - 2022

1. Số lớp

Khối        Số lớp      Số học sinh

Khối 1         2             18

Khối 2         3             27

Khối 3         2             21

Cộng           7             66

2. Phân công

TT   Công việc             Người thực hiện      Thời gian

     Rà soát, lập
1    danh sách học         Tổ chuyên môn        Tháng 9/2021
     sinh

2    Mở lớp                Giáo viên chủ        Tháng 10/2021
                           nhiệm
"""

ARMY = """BAN CHỈ HUY QUÂN SỰ HUYỆN AN THỬ
KẾ HOẠCH
Huấn luyện dân quân năm 2022

I. ĐỐI TƯỢNG
Đối tượng | Bắt đầu | Số ngày
Dân quân cơ động | 07/3/2022 | 12
Dân quân tại chỗ | 04/4/2022 | 07

A. Huấn luyện
Nội dung			Số giờ
Chính trị			8
Quân sự			56
Cộng			64
"""

PLANS = [HOSPITAL, COMMUNE, UNION, SPORTS, SCHOOL, ARMY]


def _rows(record: Record, number: int) -> list[list[str]]:
    """The rows of a table with their headers' words: label, then the cells."""
    found: dict[int, list[str]] = {}
    for cell in record.tables[number].cells:
        found.setdefault(cell.row, [cell.row_header or ""]).append(cell.text)
    return list(found.values())


def test_a_cell_goes_on_in_the_lines_below() -> None:
    record = extract_plan(HOSPITAL)
    assert [len(table.cells) for table in record.tables] == [9, 3]
    assert [(a.agency, a.role, (a.task or "")[:14]) for a in record.assignments if a.table] == [
        ("Phòng Kế hoạch tổng hợp", "chu_tri", "Rà soát quy tr"),
        ("Các khoa lâm sàng", "phoi_hop", "Rà soát quy tr"),
        ("Phòng Vật tư", "chu_tri", "Lắp đặt bảng c"),
        ("Phòng Điều dưỡng", "phoi_hop", "Lắp đặt bảng c"),
        ("Phòng Kế hoạch tổng hợp", "chu_tri", "Sơ kết"),
        ("Các khoa, phòng", "phoi_hop", "Sơ kết"),
    ]
    due = [(d.kind, str(d.date_end), d.subject, d.agency) for d in record.deadlines]
    assert due == [
        ("by", "2024-04-30", "Rà soát quy trình khám bệnh ngoại trú", "Phòng Kế hoạch tổng hợp"),
        ("by", "2024-06-30", "Lắp đặt bảng chỉ dẫn điện tử", "Phòng Vật tư"),
        ("by", "2024-06-30", "Sơ kết", "Phòng Kế hoạch tổng hợp"),
    ]
    assert [(a.value, a.is_total) for a in record.amounts] == [("70000000", False), ("20000000", False), ("90000000", True)]


def test_bars_between_the_cells_alone() -> None:
    record = extract_plan(COMMUNE)
    assert [(t.indicator, t.value, t.basis) for t in record.targets if t.table] == [
        ("Bay", "36", "target"), ("Búa", "26", "target"),
    ]  # fmt: skip
    assert [(a.agency, a.role) for a in record.assignments] == [
        ("Công chức Văn hóa - Xã hội", "chu_tri"), ("Hội Phụ nữ xã", "phoi_hop"), ("Hội Nông dân xã", "chu_tri"),
    ]  # fmt: skip
    assert [(d.kind, str(d.date_end)) for d in record.deadlines] == [("by", "2024-03-15"), ("by", "2024-05-31")]
    money = [(a.value, a.is_total, a.table == record.tables[2].id, a.cell is not None) for a in record.amounts]
    assert money == [("15000000", False, True, True), ("5000000", False, True, True), ("20000000", True, True, True)]


def test_tabs_in_tables_of_two_and_three_columns() -> None:
    record = extract_plan(UNION)
    assert [table.cells[0].col_header for table in record.tables] == ["Nội dung", "Kinh phí (đồng)", "Đại biểu"]
    assert [(d.kind, str(d.date_start), str(d.date_end)) for d in record.deadlines] == [
        ("during", "2023-01-01", "2023-01-31"), ("by", "None", "2023-02-15"), ("during", "2023-03-01", "2023-03-10"),
    ]  # fmt: skip
    assert {a.role for a in record.assignments} == {"thuc_hien"} and len(record.assignments) == 3
    assert _rows(record, 2)[-1] == ["Công đoàn Trường Trung cấp Y", "9"]


def test_blanks_with_groups_and_times_in_front() -> None:
    record = extract_plan(SPORTS)
    assert _rows(record, 0)[-1] == ["Cầu lông đôi nam nữ", "16", "từ 12/4/2019 đến 14/4/2019", "Nhà thi đấu"]
    assert _rows(record, 1)[1] == ["8h00 - 8h30", "Khai mạc, tuyên bố lý do, giới thiệu đại biểu", "Ông Nguyễn Văn Thử, Phó Chủ tịch"]
    assert _rows(record, 2)[-1] == ["Tổng cộng", "9.200.000"] and len(_rows(record, 2)) == 7
    assert [a.value for a in record.amounts if a.is_total and a.table] == ["9200000"]


def test_blank_lines_between_rows_tell_where_one_begins() -> None:
    record = extract_plan(SCHOOL)
    assert _rows(record, 0) == [["Khối 1", "2", "18"], ["Khối 2", "3", "27"], ["Khối 3", "2", "21"], ["Cộng", "7", "66"]]
    assert _rows(record, 1) == [
        ["Rà soát, lập danh sách học sinh", "Tổ chuyên môn", "Tháng 9/2021"],
        ["Mở lớp", "Giáo viên chủ nhiệm", "Tháng 10/2021"],
    ]


def test_a_heading_below_a_table_is_none_of_its_rows() -> None:
    record = extract_plan(ARMY)
    assert [_rows(record, n)[-1] for n in range(2)] == [["Dân quân tại chỗ", "04/4/2022", "07"], ["Cộng", "64"]]
    assert [s.title for s in record.sections] == ["ĐỐI TƯỢNG", "Huấn luyện"]


@pytest.mark.parametrize("plan", PLANS, ids=["hospital", "commune", "union", "sports", "school", "army"])
def test_places_of_cells_are_those_of_the_text(plan: str) -> None:
    record = extract_plan(plan)
    for table in record.tables:
        assert 0 <= table.start < table.end <= len(plan)
        for cell in table.cells:
            words = plan[cell.start : cell.end].split()
            assert words[0] == cell.text.split()[0] and words[-1] == cell.text.split()[-1]
    for fact in (*record.amounts, *record.deadlines, *record.assignments, *record.sections):
        assert fact.text == plan[fact.start : fact.end]


def test_a_sum_of_such_a_table_is_checked() -> None:
    wrong = SPORTS.replace("    Tổng cộng                                                9.200.000", " " * 4 + "Tổng cộng" + " " * 48 + "9.700.000")
    codes = {f.code for f in check_report(wrong).findings} - {f.code for f in check_report(SPORTS).findings}
    assert any(code.startswith("table") or "sum" in code for code in codes), codes


LISTS = {
    "pairs": "- Kinh phí hội thao   năm 2019:   60 triệu đồng\n- Kinh phí giải       năm 2018:   40 triệu đồng\n- Cộng cả hai         là:         100 triệu đồng\n",
    "signers": "    NGƯỜI LẬP             KẾ TOÁN             CHỦ TỊCH\n  (Ký, họ tên)         (Ký, họ tên)         (Ký, đóng dấu)\n  Lê Văn Thử           Trần Thị Hai         Võ Văn Ba\n",
    "recipients": "- UBND huyện;                         CHỦ TỊCH\n- Các xã (12 bản);                   (Đã ký)\n- Lưu: VT (03 bản).                  Lê Văn Năm\n",
    "links": "Trang chủ | Giới thiệu | Tin tức\nIn văn bản | Gửi email | Báo lỗi | Lưu trữ\n",
    "labels": "Điện thoại:\t0123\nSố bản:\t12\nSố trang:\t3\n",
    "one bar": "Kinh phí 20 triệu đồng | nguồn huyện\n",
    "justified": "Năm  2019  toàn  huyện  có  12  xã,  trong\nđó  có  05  xã  đạt  chuẩn,  bằng  41%;  năm\n2020  phấn  đấu  có  thêm  02  xã  nữa  là  07\n",
    "letterhead": "UBND TỈNH AN THỬ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ | Độc lập - Tự do - Hạnh phúc\nSố: 12/KH | An Thử, ngày 2 tháng 3 năm 2020\n",
}


@pytest.mark.parametrize("case", LISTS, ids=str)
def test_lists_signers_and_lines_of_text_are_no_tables(case: str) -> None:
    copy = tidy_copy("KẾ HOẠCH\n\n" + LISTS[case] + "\nVăn phòng thực hiện.\n")
    assert copy is None or "\n|---" not in copy.text
