"""The comparison of real plans agrees with what people annotated in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from compared_plans import column, gold

from kehoach.compare import Comparison, compare
from kehoach.compare.bodies import bare
from kehoach.compare.sections import KINDS
from kehoach.messages import comparison as say
from kehoach.render.workbook import HEADER, workbook
from kehoach.store import Store
from libre_office import converted

ANNOTATED = ["cu-mgar-2024", "kon-ray-2023", "truc-thai-2024"]
Seeds = tuple[Store, dict[str, str]]


@pytest.fixture(scope="module")
def compared(seeds: Seeds) -> dict[str, Comparison]:
    return {kind: compare(seeds[0], kind) for kind in ("funding", "targets", "assignments", "sections")}


def test_nine_components_add_up_to_the_stated_total(seeds: Seeds, compared: dict[str, Comparison]) -> None:
    cells = column(compared["funding"], "components", seeds[1]["cu-mgar-2024"])
    of_gold = {a["component"]: int(a["value"]) for a in gold("cu-mgar-2024")["amounts"] if a["is_total"] and a["component"]}
    money = {key[0]: cell.value for key, cell in cells.items() if key[0] and cell.state == "value"}
    assert len(money) == 9
    assert money == of_gold
    assert sum(money.values()) == 20_856_934_500
    assert cells[None, say.SUM_OF_COMPONENTS()].value == cells[None, say.STATED_TOTAL()].value == 20_856_934_500
    assert cells[None, say.DIFFERENCE()].value == 0
    assert all(cell.quotes for key, cell in cells.items() if key[0] in money)
    (said,) = compared["funding"].table("components").notes
    assert "20.856.934.500" in said and "9 dự án" in said


def test_a_plan_without_amounts_is_told_from_one_without_components(seeds: Seeds, compared: dict[str, Comparison]) -> None:
    named = column(compared["funding"], "components", seeds[1]["kon-ray-2023"])
    without = column(compared["funding"], "components", seeds[1]["krong-pa-2021"])
    assert {cell.state for key, cell in named.items() if key[0] == "DA2"} == {"empty"}
    assert {cell.state for key, cell in without.items() if key[0] == "DA2"} == {"missing"}


@pytest.mark.parametrize("name", ANNOTATED)
def test_every_annotated_target_is_in_the_table_with_its_words(name: str, seeds: Seeds, compared: dict[str, Comparison]) -> None:
    plan = seeds[1][name]
    table = compared["targets"].table("targets")
    label = next(c.heading for c in compared["sections"].table("kinds").columns if c.plan_id == plan)
    keys = [c.key for c in table.columns]
    rows = [dict(zip(keys, (cell.value for cell in row.cells), strict=True)) for row in table.rows]
    mine = [(str(r["value"]), r["unit"], r["year"], " ".join(r["words"].split())) for r in rows if r["plan"] == label]
    wanted = [(t["value"], t["unit"], t["year"], " ".join(t["text"].split()))
              for t in gold(name)["targets"] if t["basis"] == "target"]  # fmt: skip
    assert sorted(m[:3] for m in mine) == sorted(w[:3] for w in wanted)
    # Where a span ends is scored by `kehoach evaluate`; here the words must be those annotated.
    assert all(any(m[:3] == w[:3] and (w[3] in m[3] or m[3] in w[3]) for m in mine) for w in wanted)


@pytest.mark.parametrize("name", ANNOTATED)
def test_the_matrix_shows_every_indicator_s_value(name: str, seeds: Seeds, compared: dict[str, Comparison]) -> None:
    table = compared["targets"].table("indicators")
    mine: set[str] = set()
    for at, one in enumerate(table.columns):
        if one.plan_id == seeds[1][name]:
            cells = [row.cells[at] for row in table.rows if row.cells[at].state == "value"]
            mine |= {" ".join(q.text.split()) for cell in cells for q in cell.quotes}
            assert all(isinstance(cell.value, Decimal) for cell in cells)
    wanted = {" ".join(t["text"].split()) for t in gold(name)["targets"]}
    assert [w for w in wanted if not any(w in m or m in w for m in mine)] == []


@pytest.mark.parametrize("name", ANNOTATED)
def test_leads_are_the_annotated_ones(name: str, seeds: Seeds, compared: dict[str, Comparison]) -> None:
    cells = column(compared["assignments"], "leads", seeds[1][name])
    wanted: dict[str, set[str]] = {}
    for duty in gold(name)["assignments"]:
        if duty["role"] == "chu_tri":
            for component in duty["components"]:
                wanted.setdefault(component, set()).add(bare(duty["agency"]))
    mine = {key[0]: {bare(n) for n in cell.value.split("; ")} for key, cell in cells.items()
            if key[0] and key[-1] == "chu_tri" and cell.state == "value"}  # fmt: skip
    assert mine == wanted


@pytest.mark.parametrize("name", ANNOTATED)
def test_sections_present_are_the_annotated_ones(name: str, seeds: Seeds, compared: dict[str, Comparison]) -> None:
    cells = column(compared["sections"], "kinds", seeds[1][name])
    of_gold = {kind for section in gold(name)["sections"] for kind in section["kinds"]}
    mine = {kind for kind in KINDS for key, cell in cells.items() if key[0] == say.KINDS[kind]() and cell.state != "missing"}
    assert mine == of_gold


def test_components_of_two_plans_have_the_same_leads(compared: dict[str, Comparison]) -> None:
    table = compared["assignments"].table("leads")
    leads = [row for row in table.rows if row.cells[2].value == "chu_tri" and row.cells[0].value]
    agree = [row.cells[-1].value for row in leads if row.cells[-1].value]
    assert agree and set(agree) == {say.SAME()}


@pytest.mark.parametrize("kind", ["funding", "targets"])
def test_libreoffice_has_the_same_numbers_and_totals(kind: str, compared: dict[str, Comparison], tmp_path: Path) -> None:
    source = tmp_path / f"{kind}.xlsx"
    source.write_bytes(workbook(compared[kind]))
    book = openpyxl.load_workbook(converted(source, "xlsx"), data_only=True)
    seen = 0
    for table, sheet in zip(compared[kind].tables, book.worksheets, strict=False):
        for at, row in enumerate(table.rows, HEADER + 1):
            for across, cell in enumerate(row.cells, 1):
                if cell.state == "value" and isinstance(cell.value, int | Decimal):
                    assert sheet.cell(at, across).value == pytest.approx(float(cell.value), abs=1e-9)
                    seen += 1
    assert seen > 50
    if kind == "funding":
        assert 20_856_934_500 in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
