"""Targets side by side: the same indicator under other names, never a level beside a reduction."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compared_plans import column, plan

from kehoach.compare import compare
from kehoach.compare.indicators import Subjects, same_sense
from kehoach.store import Store

OLD = "Giảm tỷ lệ hộ nghèo 1,5%; tỷ lệ trẻ được tiêm đầy đủ từ 90% lên 95% năm 2024."
NEW = "Tỷ lệ hộ nghèo còn 8%; trẻ em được tiêm chủng đầy đủ đạt ít nhất 96% trong năm 2024."


def two(store: Store) -> tuple[str, str]:
    first = plan(OLD)
    first.add("targets", "1,5%", indicator="tỷ lệ hộ nghèo", indicator_code="GN-01", value="1.5", unit="%", direction="reduce_by", year=2024)
    first.add("targets", "90%", indicator="trẻ em được tiêm chủng đầy đủ", value="90", unit="%", basis="baseline", year=2023)
    first.add("targets", "95%", indicator="trẻ em được tiêm chủng đầy đủ năm 2024", value="95", unit="%", direction="reach", year=2024)
    second = plan(NEW, issuer="Ủy ban nhân dân xã Trực Thái", level="xa")
    second.add("targets", "8%", indicator="Tỷ lệ hộ nghèo toàn xã", indicator_code="GN-01", value="8", unit="%", direction="reduce_to", year=2024)
    second.add("targets", "ít nhất 96%", indicator="Trẻ em được tiêm chủng đầy đủ", value="96", unit="%", op=">=", direction="reach", year=2024)
    return store.save(first.record(), OLD), store.save(second.record(), NEW)


def test_a_level_is_not_comparable_with_a_reduction(store: Store) -> None:
    first, second = two(store)
    found = compare(store, "targets", [first, second])
    at = [n for n, c in enumerate(found.table("indicators").columns) if c.key == f"{first}:target:2024"][0]
    rows = {(row.cells[1].value, row.cells[2].value): row.cells for row in found.table("indicators").rows}
    level, reduction = rows["Tỷ lệ hộ nghèo", "mức"], rows["Tỷ lệ hộ nghèo", "giảm"]
    assert level[at].state == "incomparable" and "giảm 1,5 %" in level[at].note
    assert reduction[at].value == Decimal("1.5")
    assert reduction[-1].state == "incomparable" and level[-1].value == Decimal("8")


def test_indicators_meet_under_other_words_with_comparator_and_baseline(store: Store) -> None:
    first, second = two(store)
    table = compare(store, "targets", [first, second]).table("indicators")
    (row,) = [row for row in table.rows if "tiêm" in str(row.cells[1].value)]
    by_column = {c.heading: cell for c, cell in zip(table.columns, row.cells, strict=True)}
    assert by_column["UBND huyện Kon Rẫy 2024 · hiện trạng"].value == 90
    assert by_column["UBND huyện Kon Rẫy 2024"].value == 95
    theirs = by_column["UBND xã Trực Thái 2024"]
    assert (theirs.before, theirs.value, theirs.quotes[0].text) == ("≥", 96, "ít nhất 96%")


def test_the_list_has_the_baseline_beside_the_target(store: Store) -> None:
    first, _ = two(store)
    table = compare(store, "targets", [first]).table("targets")
    keys = [c.key for c in table.columns]
    rows = [dict(zip(keys, (c.value for c in row.cells), strict=True)) for row in table.rows]
    vaccinated = next(r for r in rows if "tiêm" in r["indicator"])
    assert (vaccinated["value"], vaccinated["baseline"], vaccinated["baseline_year"]) == (95, 90, 2023)


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("xa khu vuc ii", "xa khu vuc iii", False),
        ("ho ngheo duoc ho tro", "ho can ngheo duoc ho tro", False),
        ("ho thoat ngheo", "ho khong thoat ngheo", False),
        ("lop tap huan", "lop tap huan", True),
    ],
)
def test_small_words_that_change_the_sense(one: str, other: str, same: bool) -> None:
    assert same_sense(one, other) is same


def test_units_keep_targets_apart() -> None:
    subjects = Subjects()
    base = {"indicator": "hộ được vay vốn", "indicator_code": None, "population": None, "direction": "reach", "basis": "target"}
    assert subjects.of(base | {"unit": "hộ"}) == subjects.of(base | {"unit": "Hộ"})
    assert subjects.of(base | {"unit": "hộ"}) != subjects.of(base | {"unit": "%"})


def test_a_second_value_is_said_in_the_note(store: Store) -> None:
    text = "Suy dinh dưỡng dưới 19,8%. Ở dự án 3 suy dinh dưỡng dưới 21%."
    made = plan(text)
    for words, value in (("dưới 19,8%", "19.8"), ("dưới 21%", "21")):
        made.add("targets", words, indicator="suy dinh dưỡng", indicator_code="GN-11", value=value, unit="%", op="<", direction="reduce_to", year=2024)
    key = store.save(made.record(), text)
    (cell,) = column(compare(store, "targets", [key]), "indicators", key).values()
    assert cell.value == Decimal("19.8") and "< 21 %" in cell.note and len(cell.quotes) == 2


def test_a_range_is_said_once_and_written_as_the_country_writes_it(store: Store) -> None:
    text = "Đào tạo từ 900 đến 1.200,5 lao động."
    made = plan(text)
    made.add("targets", "từ 900 đến 1.200,5 lao động", indicator="đào tạo", value="900", value_max="1200.5", unit="lao động", year=2024)
    key = store.save(made.record(), text)
    (cell,) = column(compare(store, "targets", [key]), "indicators", key).values()
    assert (cell.value, cell.after, cell.note) == (Decimal(900), "–1.200,5", "")
