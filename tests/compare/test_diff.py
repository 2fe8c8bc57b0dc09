"""What changed between two plans, by meaning."""

from __future__ import annotations

import pytest
from compared_plans import lines, plan

from kehoach.compare import diff
from kehoach.compare.strength import strength
from kehoach.store import Store

OLD = """KẾ HOẠCH năm 2023
I. MỤC TIÊU
Giảm tỷ lệ hộ nghèo 1,5%; suy dinh dưỡng còn 20%; 95% hộ có nước sạch; mở 3 lớp dạy nghề.
II. KINH PHÍ
Dự án 2: 900 triệu đồng. Dự án 4: 100 triệu đồng.
III. PHÂN CÔNG
Phòng Lao động - Thương binh và Xã hội chủ trì Dự án 2. Phòng Y tế chủ trì Dự án 4.
Báo cáo năm trước ngày 15/11/2023. Báo cáo quý trước ngày 20/3/2023.
IV. KHEN THƯỞNG
"""
NEW = """KẾ HOẠCH năm 2024
I. MỤC TIÊU
Giảm tỷ lệ hộ nghèo 2%; suy dinh dưỡng còn 21%; hỗ trợ nhà ở cho 12 hộ; 95% hộ có nước sạch.
II. KINH PHÍ
Dự án 2: 800 triệu đồng. Dự án 6: 50 triệu đồng.
III. PHÂN CÔNG
Phòng Nội vụ chủ trì Dự án 2. Phòng Y tế huyện chủ trì Dự án 4.
Báo cáo năm trước ngày 15/11/2024. Báo cáo quý trước ngày 25/3/2024.
V. PHỤ LỤC
"""


@pytest.fixture
def changes(store: Store) -> dict[str, list[tuple[object, ...]]]:
    gn = {"programme": "giam-ngheo"}
    old = plan(OLD, year_start=2023, year_end=2023)
    new = plan(NEW)
    for made, values in ((old, ("1,5%", "1.5", "20%", "20")), (new, ("2%", "2", "21%", "21"))):
        year = made.plan.year_start
        made.add("targets", values[0], indicator="tỷ lệ hộ nghèo", indicator_code="GN-01", value=values[1], unit="%", direction="reduce_by", year=year)
        made.add("targets", values[2], indicator="suy dinh dưỡng", indicator_code="GN-11", value=values[3], unit="%", direction="reduce_to", year=year)
        made.add("targets", "95%", indicator="hộ có nước sạch", value="95", unit="%", direction="reach", year=year)
        made.add("sections", "II. KINH PHÍ", title="KINH PHÍ", label="II", kinds=("nguon_von",))
    old.add("targets", "3 lớp", indicator="lớp dạy nghề", value="3", unit="lớp", direction="reach", year=2023)
    new.add("targets", "12 hộ", indicator="hỗ trợ nhà ở", indicator_code="GN-15", value="12", unit="hộ", direction="reach", year=2024)
    old.add("amounts", "900 triệu đồng", value="900000000", is_total=True, component="DA2", **gn)
    old.add("amounts", "100 triệu đồng", value="100000000", is_total=True, component="DA4", **gn)
    new.add("amounts", "800 triệu đồng", value="800000000", is_total=True, component="DA2", **gn)
    new.add("amounts", "50 triệu đồng", value="50000000", is_total=True, component="DA6", **gn)
    lead = {"role": "chu_tri", **gn}
    old.add("agencies", "Phòng Lao động - Thương binh và Xã hội", name="Phòng Lao động - Thương binh và Xã hội", kind="phong", level="huyen")
    old.add("assignments", "Phòng Lao động - Thương binh và Xã hội", agency="Phòng Lao động - Thương binh và Xã hội", components=("DA2",), **lead)
    old.add("assignments", "Phòng Y tế", agency="Phòng Y tế", components=("DA4",), **lead)
    new.add("assignments", "Phòng Nội vụ", agency="Phòng Nội vụ", components=("DA2",), **lead)
    new.add("assignments", "Phòng Y tế huyện", agency="Phòng Y tế huyện", components=("DA4",), **lead)
    old.add("deadlines", "trước ngày 15/11/2023", kind="by", date_end="2023-11-15", subject="Báo cáo năm")
    old.add("deadlines", "trước ngày 20/3/2023", kind="by", date_end="2023-03-20", subject="Báo cáo quý")
    new.add("deadlines", "trước ngày 15/11/2024", kind="by", date_end="2024-11-15", subject="Báo cáo năm")
    new.add("deadlines", "trước ngày 25/3/2024", kind="by", date_end="2024-03-25", subject="Báo cáo quý")
    old.add("sections", "IV. KHEN THƯỞNG", title="KHEN THƯỞNG", label="IV")
    new.add("sections", "V. PHỤ LỤC", title="PHỤ LỤC", label="V")
    found = diff(store, store.save(old.record(), OLD), store.save(new.record(), NEW))
    return {table.name: lines(table, "change", "what", "old", "new", "old_words", "new_words")
            for table in found.tables if table.name != "changes"}  # fmt: skip


def test_targets_ask_for_more_or_less_dropped_new(changes: dict[str, list[tuple[object, ...]]]) -> None:
    assert [(c[0], c[4], c[5]) for c in changes["targets"]] == [
        ("yêu cầu cao hơn", "1,5%", "2%"), ("yêu cầu thấp hơn", "20%", "21%"), ("bỏ", "3 lớp", None), ("mới", None, "12 hộ"),
    ]  # fmt: skip


def test_money_by_component(changes: dict[str, list[tuple[object, ...]]]) -> None:
    found = {str(c[1]).split()[0]: (c[0], c[2], c[3]) for c in changes["money"]}
    assert found == {"DA2": ("giảm", 900_000_000, 800_000_000), "DA4": ("bỏ", 100_000_000, None), "DA6": ("mới", None, 50_000_000)}


def test_a_deadline_a_year_on_has_not_moved(changes: dict[str, list[tuple[object, ...]]]) -> None:
    assert [(c[0], c[2], c[3]) for c in changes["deadlines"]] == [("muộn hơn", "2023-03-20", "2024-03-25")]


def test_leads_changed_or_only_named_otherwise(changes: dict[str, list[tuple[object, ...]]]) -> None:
    assert [(c[2], c[3]) for c in changes["leads"]] == [("Phòng Lao động - Thương binh và Xã hội", "Phòng Nội vụ")]


def test_sections_added_and_gone(changes: dict[str, list[tuple[object, ...]]]) -> None:
    assert [(c[0], c[1]) for c in changes["sections"]] == [("bỏ", "KHEN THƯỞNG"), ("mới", "PHỤ LỤC")]


def target(value: str, **more: object) -> dict[str, object]:
    return {"value": value, "value_max": None, "direction": None, "op": "=", "unit": "%", "indicator_code": None} | more


@pytest.mark.parametrize(
    "old, new, wanted",
    [
        pytest.param(target("1", direction="reduce_by"), target("2", direction="reduce_by"), "stronger", id="a larger cut"),
        pytest.param(target("20", direction="reduce_to"), target("18", direction="reduce_to"), "stronger", id="down to less"),
        pytest.param(target("10", indicator_code="GN-01"), target("12", indicator_code="GN-01"), "weaker", id="more poverty"),
        pytest.param(target("95"), target("90"), "weaker", id="a smaller share"),
        pytest.param(target("20", op="<="), target("25", op="<="), "weaker", id="a higher ceiling"),
        pytest.param(target("3", unit="lớp"), target("4", unit="lớp"), "differs", id="nobody can tell"),
        pytest.param(target("0.4", value_max="0.5", direction="reduce_by"), target("0.5", direction="reduce_by"), "stronger", id="the least of a range"),
        pytest.param(target("5.0"), target("5"), "same", id="the same number"),
    ],
)
def test_what_asks_for_more(old: dict[str, object], new: dict[str, object], wanted: str) -> None:
    assert strength(old, new) == wanted
