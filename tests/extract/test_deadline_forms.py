"""Forms of time that plans of other kinds use: school years, elections, councils, old hands.

The sentences are made up. Each row is one form, so that a change of the grammar shows which it lost.
"""

from __future__ import annotations

import pytest

from kehoach import normalise, rulebook, segment
from kehoach.extract.deadlines import deadlines
from kehoach.extract.found import FoundDeadline, FoundPlan
from plan_texts import plan_of

RULES = rulebook.rulebook()
PLAN = FoundPlan(year_start=2026, year_end=2026, issued_on="2026-01-10")


def brief(found: FoundDeadline) -> str:
    """Kind and values in one line."""
    if found.duration:
        return f"{found.duration} {found.anchor or ''}".strip()
    if found.recurrence:
        return found.recurrence.removeprefix("FREQ=")
    return f"{found.kind} {found.date_start or ''}..{found.date_end or ''}"


def briefs(source: str) -> list[str]:
    text = normalise.text(source, RULES)
    return [brief(f) for f in deadlines(text, segment.outline(text, RULES), PLAN, RULES)]


FORMS = [
    ("- Ngày tựu trường: Ngày 28/8/2026; riêng lớp 1 tựu trường ngày 21/8/2026.",
     ["during 2026-08-28..2026-08-28", "during 2026-08-21..2026-08-21"], "a day behind its verb"),
    ("- Khai giảng năm học: Ngày 05/9/2026.", ["during 2026-09-05..2026-09-05"], "a label with năm học"),
    ("Hội thi dự kiến tổ chức vào ngày 10 và 11/6/2026.", ["during 2026-06-10..2026-06-11"], "two days, one month"),
    ("Hội thi tổ chức trong các ngày 10, 11, 12 tháng 6 năm 2026.", ["during 2026-06-10..2026-06-12"], "three days"),
    ("- Nghỉ Tết: từ ngày 01/02/2026 (ngày 14 tháng Chạp) đến hết ngày 14/02/2026.",
     ["during 2026-02-01..2026-02-14"], "the lunar day in brackets"),
    ("Phát động Tết trồng cây vào sáng ngày 23/02/2026 (mùng 7 tháng Giêng).",
     ["during 2026-02-23..2026-02-23"], "a time of day before the day"),
    ("- Thời gian: 08h00', thứ Sáu, ngày 20/3/2026.", ["during 2026-03-20..2026-03-20"], "hour, weekday, day"),
    ("- Thời gian: Từ 8 giờ 00 đến 11 giờ 30, ngày 12/4/2026.", ["during 2026-04-12..2026-04-12"], "hours of one day"),
    ("- Thời gian: ngày 23 – 5 – 2026.", ["during 2026-05-23..2026-05-23"], "dashes with blanks"),
    ("Hạn cuối nhận hồ sơ: 17 giờ ngày 30/4/2026.", ["by ..2026-04-30"], "a label of a last day"),
    ("- Thời gian thực hiện: 3/2026.", ["during 2026-03-01..2026-03-31"], "month with a slash"),
    ("- Thời gian thực hiện: Từ 3/2026 đến 10/2026.", ["during 2026-03-01..2026-10-31"], "months with a slash"),
    ("- Thời gian hoàn thành: T9/2026.", ["by ..2026-09-30"], "T for tháng"),
    ("- Thời gian kiểm tra: Quí II/2026.", ["during 2026-04-01..2026-06-30"], "quí"),
    ("- Thời gian bắt đầu: Tháng 5/2026.", ["from 2026-05-01.."], "a label of a beginning"),
    ("Hoàn thành Quý I/2026.", ["by ..2026-03-31"], "done, no preposition"),
    ("Khởi công quý I/2026, hoàn thành quý IV/2026.",
     ["during 2026-01-01..2026-03-31", "by ..2026-12-31"], "begun and done"),
    ("1. Đợt 1: Từ khi ban hành Kế hoạch đến hết ngày 28/02/2026", ["by ..2026-02-28"], "from an event to a day"),
    ("2. Giai đoạn 2 (từ sau hội nghị hiệp thương đến ngày 15/3/2026)", ["by ..2026-03-15"], "stage that begins with an event"),
    ("Nhận bài dự thi từ ngày phát động đến hết ngày 30/8/2026.", ["by ..2026-08-30"], "from an event, in a sentence"),
    ("b) Trong ngày bầu cử (ngày 15/3/2026)", ["during 2026-03-15..2026-03-15"], "the day in brackets"),
    ("Phát thanh ngày 02 lần trên hệ thống loa.", ["DAILY"], "times a day, no mỗi"),
    ("Mỗi ngày phát 02 lượt tin trên loa.", ["DAILY"], "rounds a day"),
    ("Hai năm một lần tổ chức hội thi tay nghề.", ["YEARLY;INTERVAL=2"], "a number in words"),
    ("Báo cáo tháng gửi trước ngày 18; báo cáo 6 tháng gửi trước ngày 18/6.",
     ["MONTHLY;BYMONTHDAY=18", "by ..2026-06-18"], "a monthly report is sent by a day"),
    ("- Thời gian thực hiện: 30 ngày kể từ ngày công bố quyết định.", ["P30D ngày công bố quyết định"], "a term in a field"),
    ("Niêm yết danh sách chậm nhất là 40 ngày trước ngày bầu cử.", ["P40D trước ngày bầu cử"], "days before an event"),
    ("Gửi giấy mời trước 05 ngày làm việc.", ["P5D"], "days before, event unsaid"),
    ("Trước khi họp 03 ngày, đơn vị gửi tài liệu.", ["P3D Trước khi họp"], "event, then days"),
    ("- Thi học sinh giỏi: Ngày 25 và 26/12/2026.", ["during 2026-12-25..2026-12-26"], "listed days behind a label"),
    ("Tựu trường: Thứ Hai, ngày 31/8/2026; riêng lớp 12: Thứ Hai, ngày 24/8/2026.",
     ["during 2026-08-31..2026-08-31", "during 2026-08-24..2026-08-24"], "a second label in the line"),
    ("- Tổng kết năm học: 28/5/2026 - 31/5/2026.", ["during 2026-05-28..2026-05-31"], "two days behind a label"),
    ("- Thời gian: Từ nay đến khi kết thúc bầu cử.", ["from 2026-01-10.."], "from now to an event"),
    ("Từ ngày 01/02/2026 đến ngày bầu cử (15/3/2026): tuyên truyền cao điểm.",
     ["during 2026-02-01..2026-03-15"], "to a named day with its date"),
    ("3. Giai đoạn 3: Sau ngày 15/3/2026.", ["from 2026-03-15.."], "after a day"),
    ("Đến hết năm 2027 hoàn thành việc giải quyết hồ sơ tồn đọng.", ["by ..2027-12-31"], "to the end of a year, a work done"),
    ("Xây dựng cơ sở dữ liệu (hoàn thành năm 2027).", ["by ..2027-12-31"], "done in a year, in brackets"),
    ("Phấn đấu đến hết năm 2027 hoàn thành 80% chỉ tiêu.", [], "the year of a target"),
    ("Báo cáo kết quả hoàn thành năm 2026.", [], "which results"),
    ("Thời gian nghỉ phép hằng năm của giáo viên.", [], "hằng năm on a noun"),
    ("Hằng năm có thêm nhiều hợp tác xã ra đời.", [], "a trend"),
    ("Hợp đồng ký trước ngày 01/01/2026 được tiếp tục thực hiện.", [], "which contracts are meant"),
    ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", [], "when a document comes into force"),
    ("Đánh giá kết quả 3/2026 xã đạt chuẩn.", [], "no month: a share of a whole"),
    ("Phấn đấu 9/10 chỉ tiêu đạt kế hoạch.", [], "no day: đấu is not đầu"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wanted"), [c[:2] for c in FORMS], ids=[c[2] for c in FORMS])
def test_form(source: str, wanted: list[str]) -> None:
    assert briefs(source) == wanted


SUBJECTS = [
    ("Sở Y tế có trách nhiệm tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
     "tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh", "without the body that owes it"),
    ("Các xã xây dựng kế hoạch chi tiết của địa phương mình, gửi kế hoạch về Sở Y tế trước ngày 20/3/2026.",
     "gửi kế hoạch về Sở Y tế", "the last of several duties"),
    ("Báo cáo kết quả thực hiện (qua Sở Y tế) định kỳ hằng quý.", "Báo cáo kết quả thực hiện", "without the road it takes"),
    ("Rà soát hồ sơ cấp phép, hoàn thành trước ngày 30/6/2026.", "Rà soát hồ sơ cấp phép", "without the words of its schedule"),
    ("Định kỳ hằng quý, các xã báo cáo tình hình dịch bệnh về Sở Y tế.",
     "báo cáo tình hình dịch bệnh về Sở Y tế", "behind a date that opens the sentence"),
    ("Tổng hợp kết quả định kỳ (báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12).",
     "báo cáo 6 tháng", "which report"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wanted"), [c[:2] for c in SUBJECTS], ids=[c[2] for c in SUBJECTS])
def test_subject(source: str, wanted: str) -> None:
    text = normalise.text(source, RULES)
    found = deadlines(text, segment.outline(text, RULES), PLAN, RULES)
    assert found[0].subject == wanted


def test_subject_of_a_field_is_the_title_of_its_task() -> None:
    source = (
        "KẾ HOẠCH\nY tế năm 2026\n\nI. NHIỆM VỤ\n\n1. Nâng cấp trạm y tế xã\n\na) Nội dung: Sửa chữa 03 trạm.\n\n"
        "b) Phân công nhiệm vụ:\n\n- Đơn vị chủ trì: Sở Y tế.\n\n- Thời gian thực hiện: Quý II/2026.\n"
    )
    text = normalise.text(source, RULES)
    assert deadlines(text, segment.outline(text, RULES), PLAN, RULES)[0].subject == "Nâng cấp trạm y tế xã"


def test_subject_of_a_time_that_says_what_it_is_the_time_of() -> None:
    source = "KẾ HOẠCH\nY tế năm 2026\n\nII. PHẠM VI, ĐỐI TƯỢNG\n\n3. Thời gian thực hiện Chương trình: Từ năm 2025 đến hết năm 2030.\n"
    text = normalise.text(source, RULES)
    assert deadlines(text, segment.outline(text, RULES), PLAN, RULES)[0].subject == "thực hiện Chương trình"


LATER_FORMS = [
    ("- Báo cáo trước ngày 15/6 và trước ngày 15/12 hằng năm.",
     [("recurring", None, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), ("recurring", None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")]),
    ("- Các xã báo cáo định kỳ hằng quý về huyện (trước ngày 20 tháng cuối quý).", [("recurring", None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20")]),
    ("- Sáng thứ Bảy, ngày 24/8/2024: ra quân.", [("during", "2024-08-24", None)]),
    ("- Thời gian: 24, 25 và 26 tháng 8 năm 2024.", [("during", "2024-08-26", None)]),
    ("- Thời gian: Tuần 2 tháng 9 năm 2024.", [("during", "2024-09-30", None)]),
    ("- Dạy học 2 buổi/ngày tại các trường.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LATER_FORMS)
def test_times_in_further_forms(words: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = plan_of(f"III. TỔ CHỨC THỰC HIỆN\n1. Tuyên truyền\n{words}\n").deadlines
    assert [(d.kind, d.date_end and str(d.date_end), d.recurrence) for d in found] == expected


def test_years_in_a_title_or_a_caption_in_capitals_are_no_deadline() -> None:
    record = plan_of("B. NHIỆM VỤ, GIẢI PHÁP TỪ NAY ĐẾN NĂM 2030\n1. Tuyên truyền\n- Phòng Y tế tuyên truyền.\n")
    assert record.deadlines == ()
