"""Money side by side: a stated zero, no amount, no component and what cannot be added are told apart."""

from __future__ import annotations

import pytest
from compared_plans import column, lines, plan

from kehoach.compare import compare
from kehoach.messages import comparison as say
from kehoach.store import Store

MONEY = """KẾ HOẠCH giảm nghèo
I. DỰ ÁN 2
Tổng vốn: 900 triệu đồng, trong đó ngân sách trung ương 600 triệu đồng, ngân sách huyện 300 triệu đồng.
II. TIỂU DỰ ÁN 1 DỰ ÁN 3
Tổng vốn: 0 đồng.
III. TIỂU DỰ ÁN 2 DỰ ÁN 3
Hỗ trợ 2 triệu đồng/hộ.
IV. DỰ ÁN 4
Chưa phân bổ.
V. KINH PHÍ
Tổng kinh phí: 1.000 triệu đồng.
"""


def full(store: Store) -> str:
    made = plan(MONEY)
    gn = {"programme": "giam-ngheo"}
    made.add("amounts", "900 triệu đồng", value="900000000", is_total=True, component="DA2", **gn)
    made.add("amounts", "600 triệu đồng", value="600000000", source="nstw", capital="dau_tu", component="DA2", **gn)
    made.add("amounts", "300 triệu đồng", value="300000000", source="nsdp_huyen", component="DA2", **gn)
    made.add("amounts", "0 đồng", MONEY.index("Tổng vốn: 0"), value="0", is_total=True, component="DA3.TDA1", **gn)
    made.add("amounts", "2 triệu đồng/hộ", value="2000000", per="hộ", component="DA3.TDA2", **gn)
    made.add("sections", "IV. DỰ ÁN 4", component="DA4", **gn)
    made.add("amounts", "1.000 triệu đồng", value="1000000000", is_total=True)
    return store.save(made.record(), MONEY)


def other(store: Store) -> str:
    text = "KẾ HOẠCH\nDự án 2: tổng vốn 500 triệu đồng.\n"
    made = plan(text, issuer="Ủy ban nhân dân huyện Cư M'gar")
    made.add("amounts", "500 triệu đồng", value="500000000", is_total=True, component="DA2", programme="giam-ngheo")
    return store.save(made.record(), text)


def test_states_of_a_component(store: Store) -> None:
    first, second = full(store), other(store)
    found = compare(store, "funding", [first, second])
    mine = {key[0]: cell for key, cell in column(found, "components", first).items() if key[0]}
    assert {name: (cell.state, cell.value) for name, cell in mine.items()} == {
        "DA2": ("value", 900_000_000),
        "DA3.TDA1": ("value", 0),
        "DA3.TDA2": ("incomparable", None),
        "DA4": ("empty", None),
    }
    theirs = {key[0]: cell.state for key, cell in column(found, "components", second).items() if key[0]}
    assert theirs == {"DA2": "value", "DA3.TDA1": "missing", "DA3.TDA2": "missing", "DA4": "missing"}


def test_a_figure_quotes_the_words_it_was_read_from(store: Store) -> None:
    first = full(store)
    (quote,) = column(compare(store, "funding", [first]), "components", first)["DA2", "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo"].quotes
    assert quote.text == "900 triệu đồng"
    assert MONEY[quote.start : quote.end] == quote.text


def test_a_sum_that_does_not_hold_is_said_and_not_repaired(store: Store) -> None:
    first = full(store)
    table = compare(store, "funding", [first]).table("components")
    totals = {row.cells[1].value: row.cells[2] for row in table.rows if row.total}
    assert totals[say.SUM_OF_COMPONENTS()].value == 900_000_000
    assert totals[say.STATED_TOTAL()].value == 1_000_000_000
    assert totals[say.DIFFERENCE()].value == 100_000_000
    (said,) = table.notes
    assert "100.000.000" in said and "lệch" in said


def test_split_by_source_and_capital(store: Store) -> None:
    first = full(store)
    table = compare(store, "funding", [first]).table("split")
    found = lines(table, "component", "total", "nstw", "nsdp_huyen", "dau_tu", "verdict")
    assert found[0] == ("DA2", 900_000_000, 600_000_000, 300_000_000, 600_000_000, "khớp")


@pytest.mark.parametrize("path", ["corpus"])
def test_the_figures_are_those_of_the_view(path: str, store: Store) -> None:
    from plan_texts import CORPUS, record_of

    for file in CORPUS[:4]:
        text, record = record_of(file)
        store.save(record, text)
    found = compare(store, "funding", shape="wide")
    shown = {(c.plan_id, key[-2]): cell.value
             for c in found.table("components").columns if c.plan_id
             for key, cell in column(found, "components", c.plan_id).items()
             if key[-2] and cell.state == "value"}  # fmt: skip
    view = {(r["plan_id"], r["component"]): r["dong"]
            for r in store.query("SELECT * FROM component_totals WHERE dong IS NOT NULL")}  # fmt: skip
    assert shown == view and view
