"""Deadlines: every form of the contract, in running text, fields and tables, and what is no deadline."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach import extract_plan, normalise, rulebook, segment
from kehoach.extract.deadlines import deadlines
from kehoach.extract.found import FoundDeadline, FoundPlan
from kehoach.rulebook import TimeEntry

RULES = rulebook.rulebook()
ONE_YEAR = FoundPlan(year_start=2024, year_end=2024, issued_on="2024-01-15")
MANY_YEARS = FoundPlan(year_start=2026, year_end=2030, issued_on="2025-11-20")
NO_YEARS = FoundPlan(issued_on="2025-11-20")
ENTRIES: list[TimeEntry] = RULES.group("time")


def read(source: str, plan: FoundPlan = ONE_YEAR) -> list[FoundDeadline]:
    text = normalise.text(source, RULES)
    return deadlines(text, segment.outline(text, RULES), plan, RULES)


def brief(found: FoundDeadline) -> str:
    """Kind and values in one line: what a case of a table states."""
    if found.duration:
        return f"{found.kind} {found.duration}"
    if found.recurrence:
        return found.recurrence.removeprefix("FREQ=")
    return f"{found.kind} {found.date_start or ''}..{found.date_end or ''}"


def briefs(source: str, plan: FoundPlan = ONE_YEAR) -> list[str]:
    return [brief(f) for f in read(source, plan)]


BY = [
    ("Gửi kế hoạch trước ngày 25/02/2024.", "by ..2024-02-25", "ends on the day itself"),
    ("Gửi kế hoạch trước 06/4/2024.", "by ..2024-04-06", "no word ngày"),
    ("Gửi danh sách trước ngày 05 tháng 6 năm 2024.", "by ..2024-06-05", "in words"),
    ("Gửi danh sách trước ngày 05.6.2024.", "by ..2024-06-05", "dots"),
    ("Sửa xong công trình trước tháng 12/2024.", "by ..2024-11-30", "eve of a month"),
    ("Khởi công trước quý III/2024.", "by ..2024-06-30", "eve of a quarter"),
    ("Nộp hồ sơ chậm nhất ngày 10/3/2024.", "by ..2024-03-10", "at latest"),
    ("Nộp hồ sơ chậm nhất là ngày 10/3/2024.", "by ..2024-03-10", "at latest is"),
    ("Khởi công chậm nhất trong năm 2024.", "by ..2024-12-31", "at latest in a year"),
    ("Cấp giống, hoàn thành trong tháng 4/2024.", "by ..2024-04-30", "done in a month"),
    ("Hoàn thành việc giao giống trong quý I/2024.", "by ..2024-03-31", "done, words between"),
    ("Rà soát xong trong năm 2024.", "by ..2024-12-31", "done in a year"),
    ("Đăng ký tham gia đến hết ngày 30/9/2024.", "by ..2024-09-30", "up to the end"),
    ("Tổng kết chương trình vào cuối quý IV/2024.", "by ..2024-12-31", "end of a quarter"),
    ("Nộp bài dự thi trước 17 giờ 00 ngày 20/10/2024.", "by ..2024-10-20", "hour before the day"),
    ("Hoàn thành việc số hóa sổ bộ vào năm 2024.", "by ..2024-12-31", "done in a year, work named"),
    ("- Kết thúc học kỳ I: ngày 20/12/2024.", "by ..2024-12-20", "a day behind a label of an end"),
]  # fmt: skip
DURING = [
    ("- Khai giảng: Thứ Năm, ngày 05/9/2024.", "during 2024-09-05..2024-09-05", "day behind a label"),
    ("- Giai đoạn 2: Tháng 11/2024.", "during 2024-11-01..2024-11-30", "stage of the plan"),
    ("Hội thi tổ chức tháng 9/2024.", "during 2024-09-01..2024-09-30", "held in a month"),
    ("Tổ chức hội nghị trong tháng 5/2024.", "during 2024-05-01..2024-05-31", "month"),
    ("Đánh giá giữa kỳ trong quý III/2024.", "during 2024-07-01..2024-09-30", "quarter"),
    ("Giám sát từ ngày 05/3/2024 đến ngày 20/3/2024.", "during 2024-03-05..2024-03-20", "range"),
    ("Giám sát từ ngày 08 đến ngày 10 tháng 3 năm 2024.", "during 2024-03-08..2024-03-10", "first day bare"),
    ("Kiểm tra từ ngày 20/12 đến ngày 05/01/2025.", "during 2024-12-20..2025-01-05", "over the new year"),
    ("Quan trắc từ tháng 3 đến tháng 10 năm 2024.", "during 2024-03-01..2024-10-31", "months"),
    ("Tập huấn trong các ngày 27/3/2024 và 28/3/2024.", "during 2024-03-27..2024-03-28", "two days, one time"),
    ("Tập huấn trong tháng 9 và tháng 10 năm 2024.", "during 2024-09-01..2024-10-31", "months in a row"),
    ("Theo dõi trong các năm 2024 - 2025.", "during 2024-01-01..2025-12-31", "several years"),
    ("Giám sát việc bỏ phiếu trong ngày 15/3/2024.", "during 2024-03-15..2024-03-15", "one day"),
    ("Tổ chức hội thi (tháng 11/2024).", "during 2024-11-01..2024-11-30", "in brackets"),
]  # fmt: skip
FROM = [
    ("Học sinh tựu trường sớm nhất 26/8/2024.", "from 2024-08-26..", "at the earliest"),
    ("- Bắt đầu học kỳ I: ngày 06/9/2024.", "from 2024-09-06..", "a label of a beginning"),
    ("Từ ngày 01/10/2024, các xã cập nhật số liệu.", "from 2024-10-01..", "since a day"),
    ("Thu phí bắt đầu từ 01/6/2024.", "from 2024-06-01..", "begin"),
    ("Vận hành hệ thống (2026 trở đi).", "from 2026-01-01..", "onward"),
]
RECURRING = [
    ("Các thôn báo cáo tiến độ hằng tháng.", "MONTHLY", "month"),
    ("Định kỳ hằng quý gửi báo cáo.", "MONTHLY;INTERVAL=3", "quarter"),
    ("Rà soát hộ nghèo hàng năm.", "YEARLY", "year"),
    ("Tổng hợp tình hình hằng tuần.", "WEEKLY", "week"),
    ("Báo cáo nhanh hằng ngày.", "DAILY", "day"),
    ("Kiểm tra định kỳ 06 tháng.", "MONTHLY;INTERVAL=6", "half-year"),
    ("Kiểm tra ít nhất 01 lần/xã/năm.", "YEARLY", "times a year"),
    ("Họp giao ban, mỗi quý một lần.", "MONTHLY;INTERVAL=3", "once a quarter"),
    ("Báo cáo tiến độ 02 tuần/lần.", "WEEKLY;INTERVAL=2", "every two weeks"),
    ("Gửi báo cáo trước ngày 20 hằng tháng.", "MONTHLY;BYMONTHDAY=20", "day of the month"),
    ("Tiêm chủng vào ngày 05 và ngày 06 hằng tháng.", "MONTHLY;BYMONTHDAY=5,6", "two days of the month"),
    ("Gửi báo cáo trước ngày 20 tháng cuối quý.", "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "quarter's last month"),
    ("Báo cáo trước ngày 15/11 hằng năm.", "YEARLY;BYMONTH=11;BYMONTHDAY=15", "day of the year"),
    ("Báo cáo hằng năm (trước ngày 15 tháng 11).", "YEARLY;BYMONTH=11;BYMONTHDAY=15", "every year, then the day"),
    ("Hằng năm tổng hợp kết quả, báo cáo chậm nhất ngày 17 tháng 12.", "YEARLY;BYMONTH=12;BYMONTHDAY=17", "apart"),
    ("Từ ngày 01 đến ngày 30 tháng 11 hằng năm tổ chức hội thi.", "YEARLY;BYMONTH=11", "range"),
    ("Tổng kết vào tháng 12 hằng năm.", "YEARLY;BYMONTH=12", "month of the year"),
]  # fmt: skip
RELATIVE = [
    ("Giải quyết trong thời hạn 10 ngày kể từ ngày nhận hồ sơ.", "by P10D", "since a day"),
    ("Xử lý sự cố trong vòng 04 giờ kể từ khi phát hiện.", "by PT4H", "hours"),
    ("Tiêu độc trong 24-48 giờ sau khi nước rút.", "by PT48H", "the longer of two"),
    ("Chậm nhất 05 ngày làm việc sau khi kết thúc đợt kiểm tra phải báo cáo.", "by P5D", "after"),
]
SINGLE = BY + DURING + FROM + RECURRING + RELATIVE


@pytest.mark.parametrize(("source", "wanted"), [c[:2] for c in SINGLE], ids=[c[2] for c in SINGLE])
def test_one_deadline(source: str, wanted: str) -> None:
    assert briefs(source) == [wanted]


SEVERAL = [
    (
        "Báo cáo quý I trước ngày 15/3, 9 tháng trước ngày 15/9.",
        ["by ..2024-03-15", "by ..2024-09-15"],
        "the quarter reported on is no time of its own",
    ),
    (
        "Định kỳ hằng quý (trước ngày 15 của tháng cuối quý), 6 tháng (trước 10/6).",
        ["YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "by ..2024-06-10"],
        "the date says how it recurs",
    ),
    (
        "Báo cáo 6 tháng trước ngày 31/5, báo cáo năm trước ngày 10/11 và đột xuất.",
        ["by ..2024-05-31", "by ..2024-11-10"],
        "two reports",
    ),
    (
        "Định kỳ 06 tháng, năm, báo cáo kết quả.",
        ["MONTHLY;INTERVAL=6", "YEARLY"],
        "list of periods",
    ),
    (
        "Thực hiện chế độ báo cáo tháng, quý, năm.",
        ["MONTHLY", "MONTHLY;INTERVAL=3", "YEARLY"],
        "reports",
    ),
    (
        "Điều tra bắt đầu từ 01/6/2024 và 01/11/2024.",
        ["from 2024-06-01..", "from 2024-11-01.."],
        "two starts",
    ),
    (
        "Quan trắc vào tháng 4 và tháng 8 năm 2024.",
        ["during 2024-04-01..2024-04-30", "during 2024-08-01..2024-08-31"],
        "months apart",
    ),
    (
        "Báo cáo trước ngày 20/6 và 20/12 hằng năm.",
        ["YEARLY;BYMONTH=6;BYMONTHDAY=20", "YEARLY;BYMONTH=12;BYMONTHDAY=20"],
        "two days of the year",
    ),
]


@pytest.mark.parametrize(
    ("source", "wanted"), [c[:2] for c in SEVERAL], ids=[c[2] for c in SEVERAL]
)
def test_several_deadlines(source: str, wanted: list[str]) -> None:
    assert briefs(source) == wanted


FIELDS = [
    ("- Thời gian thực hiện: Năm 2024.", ["during 2024-01-01..2024-12-31"], "year"),
    ("- Thời gian hoàn thành: Quý II/2024.", ["by ..2024-06-30"], "by its end"),
    ("- Thời hạn: tháng 3/2024.", ["by ..2024-03-31"], "time limit"),
    (
        "- Thời gian hoàn thành: tháng 3/2024 đến tháng 5/2024;",
        ["by ..2024-05-31"],
        "range by its end",
    ),
    ("- Thời gian thực hiện: Tháng 7-8/2024.", ["during 2024-07-01..2024-08-31"], "dash"),
    ("- Thời gian thực hiện: Tháng 11, 12/2024.", ["during 2024-11-01..2024-12-31"], "comma"),
    (
        "- Thời gian thực hiện: Quý IV/2023, Quý I/2024.",
        ["during 2023-10-01..2023-12-31", "during 2024-01-01..2024-03-31"],
        "two quarters",
    ),
    (
        "- Thời gian: Từ tháng 01/2024 và xuyên suốt trong năm 2024.",
        ["during 2024-01-01..2024-12-31"],
        "all year",
    ),
    (
        "- Thời gian thực hiện: Từ nay đến hết năm 2024.",
        ["during 2024-01-15..2024-12-31"],
        "from now",
    ),
    ("- Thời gian thực hiện: hoàn thành trong năm 2024.", ["by ..2024-12-31"], "done wins"),
    ("- Thời gian thực hiện: đến hết ngày 31/12/2024.", ["by ..2024-12-31"], "up to wins"),
    ("- Thời gian thực hiện: năm 2024 và các năm tiếp theo.", ["from 2024-01-01.."], "and after"),
    (
        "- Thời gian thực hiện: Từ năm 2024 đến năm 2026.",
        ["during 2024-01-01..2026-12-31"],
        "years",
    ),
    (
        "- Thời gian: 02 ngày (từ 15-16/3/2024).",
        ["during 2024-03-15..2024-03-16"],
        "days joined by a dash",
    ),
    ("- Thời gian: 08h00, ngày 12/3/2024.", ["during 2024-03-12..2024-03-12"], "hour and day"),
    ("- Thời gian thực hiện: thường xuyên.", [], "no period"),
]


@pytest.mark.parametrize(("source", "wanted"), [c[:2] for c in FIELDS], ids=[c[2] for c in FIELDS])
def test_field(source: str, wanted: list[str]) -> None:
    assert briefs(source) == wanted


def test_section_of_time() -> None:
    source = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC TIÊU\n\nHỗ trợ hộ nghèo.\n\nII. THỜI GIAN THỰC HIỆN\n\nNăm 2024.\n"
    assert briefs(source) == ["during 2024-01-01..2024-12-31"]


TABLE = """KẾ HOẠCH
Triển khai năm 2024

I. NHIỆM VỤ

| TT | Nội dung công việc | Chủ trì | {header} |
|---|---|---|---|
| 1 | Ban hành quy chế phối hợp | Văn phòng | Quý I/2024 |
| 2 | Tập huấn cán bộ cơ sở | Phòng Nội vụ | Năm 2024 |
| 3 | Báo cáo kết quả năm 2023 | Phòng Nội vụ | Hằng quý |
"""


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Thời gian hoàn thành", ["by ..2024-03-31", "by ..2024-12-31", "MONTHLY;INTERVAL=3"]),
        ("Thời gian thực hiện", ["during 2024-01-01..2024-03-31", "during 2024-01-01..2024-12-31", "MONTHLY;INTERVAL=3"]),
    ],
)  # fmt: skip
def test_column(header: str, wanted: list[str]) -> None:
    found = read(TABLE.format(header=header))
    assert [brief(f) for f in found] == wanted
    assert [f.cell for f in found] == [(1, 3), (2, 3), (3, 3)]
    assert {f.table for f in found} == {0}
    assert found[0].subject == "Ban hành quy chế phối hợp"


def test_spread_table() -> None:
    cells = [
        "TT",
        "Nhiệm vụ",
        "Thời hạn",
        "",
        "1",
        "Khảo sát hạ tầng viễn thông",
        "Quý II Năm 2024",
        "",
    ]
    source = (
        "KẾ HOẠCH\nNăm 2024\n\nI. NHIỆM VỤ\n\n"
        + "".join(f"|\n{c}\n" if c else "|\n" for c in cells)
        + "|\n"
    )
    found = read(source)
    assert [brief(f) for f in found] == ["by ..2024-06-30"]
    assert found[0].cell == (1, 2)


NOT_DEADLINES = [
    ("Thời gian báo cáo định kỳ hàng năm tính từ ngày 15/12 năm trước.", "months a report is about"),
    ("Hoàn thành 100% chỉ tiêu vào năm 2024.", "year of a target"),
    (
        "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10/12/2023 của Hội đồng nhân dân huyện;",
        "date of a cited document",
    ),
    ("Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2024 của tỉnh.", "date of a cited plan"),
    ("Chương trình giảm nghèo giai đoạn 2021-2025 được triển khai.", "period of a programme"),
    ("Nhiệm vụ năm 2024 gồm nhiều nội dung.", "bare year"),
    ("Phấn đấu hoàn thành các mục tiêu trong năm 2024.", "bare year with done"),
    ("Đến năm 2025 đạt 60% dân số dùng nước sạch.", "year of a target"),
    ("Xây dựng kế hoạch hành động đến năm 2025.", "horizon of another plan"),
    ("Tính đến ngày 31/12/2023, toàn xã có 30 hộ nghèo.", "date of a count"),
    ("Huyện đã hoàn thành trong tháng 12/2023.", "past fact"),
    ("Luật có hiệu lực thi hành từ ngày 01/7/2024.", "coming into force"),
    ("Bố trí trong ngân sách hằng năm của tỉnh.", "every year on a noun"),
    ("Lồng ghép vào kế hoạch hằng năm.", "every year on a noun, plan"),
    ("Chi trả trợ cấp xã hội hàng tháng cho đối tượng.", "every month on a noun"),
    ("Vay vốn ngân hàng năm 2024 tăng.", "bank, not every"),
    ("Kiểm tra, giám sát định kỳ, đột xuất, thường xuyên.", "no period"),
    ("Đánh giá đầu kỳ, giữa kỳ và cuối kỳ.", "no period either"),
    ("Hộ mới thoát nghèo trong vòng 36 tháng kể từ khi thoát nghèo.", "defines who is eligible"),
    ("Quyết định có hiệu lực sau 10 ngày kể từ ngày ký.", "a document's force"),
    ("Nhiệm kỳ 2021-2026 bầu 30 đại biểu.", "term of office"),
    ("Thu nhập đạt 60 triệu đồng/người/năm.", "a rate per year"),
    ("Có 4/5 xã đạt chuẩn.", "a share"),
    ("Hằng năm giảm 2% số hộ nghèo.", "a target's rate"),
    ("Đánh giá định kỳ theo quy định.", "quy định is no quarter"),
    ("Trích Quỹ 1/2024 cho hộ nghèo.", "fund, not quarter"),
]


@pytest.mark.parametrize("source", [c[0] for c in NOT_DEADLINES], ids=[c[1] for c in NOT_DEADLINES])
def test_no_deadline(source: str) -> None:
    assert briefs(source) == []


def test_past_account_has_no_deadlines() -> None:
    source = "KẾ HOẠCH\nNăm 2024\n\nI. THỰC TRẠNG\n\nCác xã báo cáo hằng quý, xong trước ngày 20/11/2023.\n\nII. NỘI DUNG\n\nBáo cáo hằng tháng.\n"
    assert briefs(source) == ["MONTHLY"]


DERIVED = [
    (ONE_YEAR, "by ..2024-05-31", "the plan's only year"),
    (NO_YEARS, "by ..2026-05-31", "the first such day after issue"),
    (
        FoundPlan(year_start=2025, year_end=2026, issued_on="2025-11-20"),
        "by ..2026-05-31",
        "two years",
    ),
]


@pytest.mark.parametrize(("plan", "wanted"), [c[:2] for c in DERIVED], ids=[c[2] for c in DERIVED])
def test_derived_year(plan: FoundPlan, wanted: str) -> None:
    found = read("Gửi danh sách trước ngày 31/5.", plan)
    assert [brief(f) for f in found] == [wanted]
    assert found[0].derived


def test_printed_year_is_not_derived() -> None:
    assert not read("Gửi danh sách trước ngày 31/5/2024.")[0].derived


def test_unknown_year_gives_no_date() -> None:
    assert briefs("Gửi danh sách trước ngày 31/5.", FoundPlan()) == []


def test_reports_of_a_long_plan_recur() -> None:
    source = "Định kỳ báo cáo 6 tháng (trước ngày 16/6), năm (trước ngày 20/11 hằng năm)."
    wanted = ["YEARLY;BYMONTH=6;BYMONTHDAY=16", "YEARLY;BYMONTH=11;BYMONTHDAY=20"]
    assert briefs(source, MANY_YEARS) == wanted


def test_span_covers_the_words() -> None:
    source = "Các xã gửi báo cáo 6 tháng trước ngày 31/5, báo cáo năm trước ngày 10/11."
    assert [source[f.start : f.end] for f in read(source)] == [
        "6 tháng trước ngày 31/5",
        "năm trước ngày 10/11",
    ]


def test_subject_and_anchor() -> None:
    found = read("- Lập danh sách hộ nghèo gửi huyện trước ngày 10/3/2024.")[0]
    assert found.subject == "Lập danh sách hộ nghèo gửi huyện"
    term = read("Giải quyết trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ.")[0]
    assert (term.anchor, term.date_end, term.kind) == ("ngày nhận đủ hồ sơ", None, "by")


def test_long_subject_begins_with_a_word() -> None:
    duty = "Các tổ công tác " + "rà soát, cập nhật danh sách hộ gia đình " * 9
    found = read("- " + duty + "trước ngày 25/02/2024.")
    assert found[0].subject and found[0].subject.split()[0] in duty.split()


def test_lost_letters() -> None:
    source = "Hội nghị tổ chức từ ngy 04/02/2024 đến ngy 08/02/2024."
    assert briefs(source) == ["during 2024-02-04..2024-02-08"]


def test_hard_wrapped_lines() -> None:
    source = "Các xã, thị trấn gửi kế hoạch chi tiết về Ủy ban nhân dân huyện trước\nngày 25/02/2024 để tổng hợp.\n"
    assert briefs(source) == ["by ..2024-02-25"]


def test_nothing_in_nothing() -> None:
    assert read("") == []


EXAMPLES = [(e, x.text, x.gives) for e in ENTRIES for x in e.examples]
COUNTER = [(e, x.text) for e in ENTRIES for x in e.counterexamples]


@pytest.mark.parametrize(
    ("entry", "source", "gives"), EXAMPLES, ids=[f"{e.id}:{s[:30]}" for e, s, _ in EXAMPLES]
)
def test_example_of_a_rule(entry: TimeEntry, source: str, gives: dict[str, Any]) -> None:
    found = read(source)
    assert gives, f"{entry.id}: an example states what it gives"
    assert any(all(getattr(f, k) == v for k, v in gives.items()) for f in found), found


@pytest.mark.parametrize(("entry", "source"), COUNTER, ids=[f"{e.id}:{s[:30]}" for e, s in COUNTER])
def test_counterexample_of_a_rule(entry: TimeEntry, source: str) -> None:
    assert read(source) == [], entry.id


def test_who_owes_it_and_what_is_due_in_a_table() -> None:
    source = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\n\nKẾ HOẠCH\nChuyển đổi số năm 2022\n\nI. NHIỆM VỤ\n"
        "| STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n"
        "| 1 | Số hóa hồ sơ | Phòng Nội vụ | Phòng Tư pháp, Phòng Y tế, Phòng Giáo dục và Đào tạo | 30/6/2022 |\n"
    )  # fmt: skip
    (due,) = extract_plan(source).deadlines
    assert (due.agency, due.subject) == ("Phòng Nội vụ", "Số hóa hồ sơ")


def test_who_owes_it_in_a_sentence() -> None:
    source = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\n\nKẾ HOẠCH\nChuyển đổi số năm 2022\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp tổng hợp kết quả trước ngày 15/11/2022.\n"
    )  # fmt: skip
    (due,) = extract_plan(source).deadlines
    assert due.agency == "Phòng Nội vụ"


def test_a_time_of_day_is_no_term() -> None:
    source = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\n\nKẾ HOẠCH\nThi nghề năm 2024\n\nI. NỘI DUNG\n"
        "Gửi danh sách về Phòng Nội vụ chậm nhất 17 giờ ngày 25/4/2024.\n"
    )
    assert [(d.kind, d.date_end, d.duration) for d in extract_plan(source).deadlines] == [("by", "2024-04-25", None)]
