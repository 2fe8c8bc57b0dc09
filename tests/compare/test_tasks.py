"""Deadlines as tasks, a calendar and a tracking sheet."""

from __future__ import annotations

import datetime
import io

import pytest
from compared_plans import plan

from kehoach.compare import select, task_table, tasks
from kehoach.render.workbook import workbook
from kehoach.store import Store

TEXT = """KẾ HOẠCH
1. Phòng Y tế chủ trì, phối hợp với Hội Phụ nữ khám sức khỏe trước ngày 30/6/2024.
2. Các xã báo cáo hằng quý; Phòng Nội vụ tổng hợp vào ngày 31 tháng 5 hằng năm.
3. Tổ chức hội thi trong tháng 8/2024. Hoàn thành trong 30 ngày.
"""


@pytest.fixture
def filled(store: Store) -> Store:
    made = plan(TEXT, issued_on="2024-02-05")
    task = TEXT.splitlines()[1][3:]
    made.add("assignments", "Phòng Y tế", agency="Phòng Y tế", role="chu_tri", task=task)
    made.add("assignments", "Hội Phụ nữ", agency="Hội Liên hiệp Phụ nữ", role="phoi_hop", task=task)
    made.add("deadlines", "trước ngày 30/6/2024", kind="by", date_end="2024-06-30", subject="khám sức khỏe")
    made.add("deadlines", "hằng quý", kind="recurring", recurrence="FREQ=MONTHLY;INTERVAL=3", agency="Các xã", subject="báo cáo")
    made.add("deadlines", "31 tháng 5 hằng năm", kind="recurring", recurrence="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31", agency="Phòng Nội vụ")
    made.add("deadlines", "trong tháng 8/2024", kind="during", date_start="2024-08-01", date_end="2024-08-31", subject="hội thi")
    made.add("deadlines", "trong 30 ngày", kind="by", duration="P30D")
    store.save(made.record(), TEXT)
    return store


def test_lead_and_partners_come_from_the_same_sentence(filled: Store) -> None:
    found = {task.source.text: task for task in tasks(filled, select(filled))}
    first = found["trước ngày 30/6/2024"]
    assert (first.lead, first.partners, first.due) == ("Phòng Y tế", ("Hội Liên hiệp Phụ nữ",), "2024-06-30")
    assert found["hằng quý"].lead == "Các xã" and found["hằng quý"].partners == ()


def test_tasks_of_one_body_with_or_without_accents(filled: Store) -> None:
    chosen = select(filled)
    assert len(tasks(filled, chosen, agency="phong y te")) == 1
    assert len(tasks(filled, chosen, agency="Phụ nữ")) == 1
    assert tasks(filled, chosen, agency="Sở Tài chính") == []


def test_the_calendar_is_valid_and_recurs_within_the_plan(filled: Store) -> None:
    icalendar = pytest.importorskip("icalendar")
    dateutil = pytest.importorskip("dateutil.rrule")
    from kehoach.render.ics import calendar

    data = calendar(tasks(filled, select(filled)))
    events = {str(e["summary"]): e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert len(events) == 4  # what has no day is left out
    by = events["Phòng Y tế: khám sức khỏe"]
    assert (by["dtstart"].dt, by["dtend"].dt) == (datetime.date(2024, 6, 30), datetime.date(2024, 7, 1))
    assert "Hội Liên hiệp Phụ nữ" in by["description"] and "trước ngày 30/6/2024" in by["description"]
    span = events["hội thi"]
    assert (span["dtstart"].dt, span["dtend"].dt) == (datetime.date(2024, 8, 1), datetime.date(2024, 9, 1))
    yearly = next(e for name, e in events.items() if name.startswith("Phòng Nội vụ"))
    assert yearly["dtstart"].dt == datetime.date(2024, 5, 31)
    quarterly = events["Các xã: báo cáo"]
    rule = quarterly["rrule"].to_ical().decode()
    start = datetime.datetime.combine(quarterly["dtstart"].dt, datetime.time())
    days = list(dateutil.rrulestr(rule, dtstart=start))
    assert days[0] == start and len(days) == 4 and days[-1].year == 2024


def test_every_event_has_its_own_id_and_long_lines_are_folded(filled: Store) -> None:
    icalendar = pytest.importorskip("icalendar")
    from kehoach.render.ics import calendar

    data = calendar(tasks(filled, select(filled)))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len({str(e["uid"]) for e in events}) == len(events)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data == calendar(tasks(filled, select(filled)))


def test_the_tracking_sheet(filled: Store) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(workbook(task_table(tasks(filled, select(filled))), choices={"status": ["Chưa làm", "Hoàn thành"]})))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:8] == ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Bắt đầu", "Hạn", "Định kỳ", "Trạng thái"]
    first = dict(zip(heads, (cell.value for cell in sheet[5]), strict=True))
    assert first["Hạn"] == datetime.datetime(2024, 6, 30) and first["Chủ trì"] == "Phòng Y tế"
    assert sheet.data_validations.dataValidation[0].formula1 == '"Chưa làm,Hoàn thành"'
    assert any(cell.value == "3 tháng một lần" for cell in sheet["G"])
