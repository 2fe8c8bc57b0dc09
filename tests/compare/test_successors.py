"""Units before and after 1/7/2025: counts add up, rates only from their parts, nothing is apportioned."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compared_plans import plan

from kehoach.compare import Cell, compare
from kehoach.compare.units import heirs, made_of
from kehoach.gazetteer import Unit, units
from kehoach.store import Store

# Trực Đại, Trực Thái and Trực Thắng (huyện Trực Ninh, 363) became xã Minh Thái (14071, tỉnh Ninh Bình, 37).
OLD = {"14071": "Trực Đại", "14080": "Trực Thái", "14086": "Trực Thắng"}
Numbers = dict[str, tuple[str, str]]  # indicator code -> value and unit


def commune(store: Store, code: str, name: str, numbers: Numbers, *, year: int = 2024, province: str = "36", district: str | None = "363") -> None:
    words = "; ".join(f"{indicator}: {value} {unit}" for indicator, (value, unit) in numbers.items())
    text = f"KẾ HOẠCH xã {name} năm {year}. {words}."
    made = plan(text, issuer=f"Ủy ban nhân dân xã {name}", level="xa", year_start=year, year_end=year, commune=f"xã {name}",
                commune_code=code, district_code=district, province_code=province, issued_on=f"{year}-10-01")  # fmt: skip
    for indicator, (value, unit) in numbers.items():
        at = text.index(f"{indicator}: ") + len(indicator) + 2
        made.add("targets", f"{value} {unit}", at, indicator=indicator, indicator_code=indicator, value=value, unit=unit, direction="reach", year=year)
    store.save(made.record(), text)


def cells(store: Store) -> dict[tuple[object, object, str], Cell]:
    table = compare(store, "targets").table("successors")
    heads = [c.key for c in table.columns]
    return {(row.cells[0].value, row.cells[heads.index("unit_now")].value, column.key): cell
            for row in table.rows
            for column, cell in zip(table.columns, row.cells, strict=True) if column.kind == "number"}  # fmt: skip


def new_plan(store: Store) -> None:
    commune(store, "14071", "Minh Thái", {"so-ho-ngheo": ("50", "hộ"), "GN-01": ("0.5", "%")}, year=2025, province="37", district=None)


def test_counts_add_up_into_the_unit_that_took_over(store: Store) -> None:
    for count, (code, name) in enumerate(OLD.items(), 20):
        commune(store, code, name, {"so-ho-ngheo": (str(count), "hộ")})
    new_plan(store)
    found = cells(store)
    total = found["so-ho-ngheo", "xã Minh Thái", "target:2024"]
    assert total.value == 20 + 21 + 22 and len(total.quotes) == 3
    assert total.note == "xã Trực Thái, xã Trực Thắng, xã Trực Đại"
    assert found["so-ho-ngheo", "xã Minh Thái", "target:2025"].value == 50


def test_a_missing_part_is_named_and_nothing_is_summed(store: Store) -> None:
    commune(store, "14080", "Trực Thái", {"so-ho-ngheo": ("20", "hộ")})
    new_plan(store)
    cell = cells(store)["so-ho-ngheo", "xã Minh Thái", "target:2024"]
    assert (cell.state, cell.value) == ("incomparable", None)
    assert "xã Trực Đại" in cell.note and "xã Trực Thắng" in cell.note


def test_a_rate_is_worked_out_only_from_its_parts(store: Store) -> None:
    for code, name in OLD.items():
        commune(store, code, name, {"GN-01": ("2", "%"), "so-ho-ngheo": ("20", "hộ"), "tong-so-ho": ("1000" if code != "14086" else "2000", "hộ")})
    new_plan(store)
    assert cells(store)["GN-01", "xã Minh Thái", "target:2024"].value == Decimal("1.50")


def test_without_a_denominator_a_rate_is_not_comparable(store: Store) -> None:
    for code, name in OLD.items():
        commune(store, code, name, {"GN-01": ("2", "%"), "so-ho-ngheo": ("20", "hộ")})
    new_plan(store)
    cell = cells(store)["GN-01", "xã Minh Thái", "target:2024"]
    assert cell.state == "incomparable" and "mẫu số" in cell.note


def test_a_split_unit_is_never_apportioned(store: Store) -> None:
    split = next(u for u in units() if u.level == "xa" and u.valid_to == "2025-06-30" and len(heirs(u)) > 1)
    commune(store, split.code, split.name, {"so-ho-ngheo": ("20", "hộ")}, district=split.parent)
    new_plan(store)
    found = [cell for (code, _, slot), cell in cells(store).items() if slot == "target:2024" and cell.quotes]
    assert len(found) == len(heirs(split))
    assert all(cell.state == "incomparable" and "không quy đổi được" in cell.note for cell in found)


def test_plans_of_one_side_only_have_no_such_table(store: Store) -> None:
    commune(store, "14080", "Trực Thái", {"so-ho-ngheo": ("20", "hộ")})
    with pytest.raises(KeyError):
        compare(store, "targets").table("successors")


def test_units_of_today_know_their_parts() -> None:
    minh_thai = next(u for u in units() if u.code == "14071" and not u.valid_to)
    assert sorted(u.name for u in made_of(minh_thai, "2025-06-30")) == ["Trực Thái", "Trực Thắng", "Trực Đại"]


def test_every_unit_of_the_last_day_has_heirs() -> None:
    last: list[Unit] = [u for u in units() if u.level == "xa" and u.on("2025-06-30")]
    assert [u for u in last if not heirs(u)] == []
