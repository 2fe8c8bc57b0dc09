"""A target followed from province to commune: kept, strengthened, weakened, dropped."""

from __future__ import annotations

from collections.abc import Iterable

from compared_plans import lines, plan

from kehoach.compare import compare
from kehoach.store import Store

Goal = tuple[str, str, str]  # indicator, code, value
PROVINCE = {"province": "tỉnh Kon Tum", "province_code": "62"}


def level(store: Store, name: str, cites: str | None, goals: Iterable[Goal], **given: object) -> str:
    words = "; ".join(f"{indicator} {value}%" for indicator, _, value in goals)
    text = f"KẾ HOẠCH của {name}\nCăn cứ Kế hoạch số {cites}.\nMục tiêu: {words}.\n"
    made = plan(text, issuer=f"Ủy ban nhân dân {name}", **(PROVINCE | given))
    if cites:
        made.add("citations", f"Kế hoạch số {cites}", doc_type="kế hoạch", number=cites, date="2024-01-05", basis=True)
    for indicator, code, value in goals:
        made.add("targets", f"{value}%", text.index(f"{indicator} {value}"), indicator=indicator, indicator_code=code, value=value, unit="%",
                 direction="reduce_by" if "nghèo" in indicator else "reach", year=2024)  # fmt: skip
    return store.save(made.record(), text)


def archive(store: Store, *, cited: bool = True) -> None:
    level(store, "tỉnh Kon Tum", None, [("giảm hộ nghèo", "GN-01", "3"), ("hộ dùng nước sạch", "GN-12a", "90"), ("nhà tiêu", "GN-12b", "70")],
          level="tinh", number="1/KH-UBND", issued_on="2024-01-05")  # fmt: skip
    level(store, "huyện Kon Rẫy", "1/KH-UBND" if cited else None, [("giảm hộ nghèo", "GN-01", "4"), ("hộ dùng nước sạch", "GN-12a", "85")],
          number="2/KH-UBND", issued_on="2024-02-05", district="huyện Kon Rẫy", district_code="614")  # fmt: skip
    level(store, "xã Đắk Tờ Lung", "2/KH-UBND" if cited else None, [("giảm hộ nghèo", "GN-01", "4")], level="xa", issued_on="2024-03-05",
          district="huyện Kon Rẫy", district_code="614", commune="xã Đắk Tờ Lung")  # fmt: skip


def test_a_target_s_way_down(store: Store) -> None:
    archive(store)
    # the citation's date is the province's only: the commune cites a plan of another day
    found = compare(store, "cascade")
    steps = lines(found.table("cascade"), "code", "upper", "upper_value", "lower", "lower_value", "change")
    said = {(code, str(upper)[5:11], str(lower)[5:11]): change for code, upper, _, lower, _, change in steps}
    assert said["GN-01", "tỉnh K", "huyện "] == "cao hơn"
    assert said["GN-12a", "tỉnh K", "huyện "] == "thấp hơn"
    assert said["GN-12b", "tỉnh K", "huyện "] == "bỏ"
    assert said["GN-01", "huyện ", "xã Đắk"] == "giữ nguyên"
    assert said["GN-12a", "huyện ", "xã Đắk"] == "bỏ"


def test_links_say_how_plans_are_linked(store: Store) -> None:
    archive(store)
    links = lines(compare(store, "cascade").table("links"), "upper", "lower", "link", "kept", "stronger", "weaker", "dropped")
    assert [(how, *counts) for _, _, how, *counts in links] == [("viện dẫn", 0, 1, 1, 1), ("địa bàn", 1, 0, 0, 1)]


def test_without_citations_the_area_links(store: Store) -> None:
    archive(store, cited=False)
    links = lines(compare(store, "cascade").table("links"), "upper", "lower", "link")
    assert [(u[5:12], lo[5:12], how) for u, lo, how in links] == [
        ("tỉnh Ko", "huyện K", "địa bàn"), ("huyện K", "xã Đắk ", "địa bàn"),
    ]  # fmt: skip


def test_a_change_over_a_period_is_not_one_over_a_year(store: Store) -> None:
    text = "KẾ HOẠCH giai đoạn 2021-2025: giảm hộ nghèo 10%."
    made = plan(text, level="tinh", issuer="Ủy ban nhân dân tỉnh Kon Tum", year_start=2021, year_end=2025, **PROVINCE)
    made.add("targets", "10%", indicator="hộ nghèo", indicator_code="GN-01", value="10", unit="%", direction="reduce_by")
    store.save(made.record(), text)
    level(store, "huyện Kon Rẫy", None, [("giảm hộ nghèo", "GN-01", "2")], district="huyện Kon Rẫy", district_code="614")
    assert lines(compare(store, "cascade").table("cascade"), "change") == [("không so được",)]
