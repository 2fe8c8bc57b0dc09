"""The views answer their questions on plans whose answers are known."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from plan_factory import TEXT, Maker, from_gold, small

from kehoach.compare import select
from kehoach.compare.funding import funding
from kehoach.pipeline import extract_plan
from kehoach.store import Correction, Store, only_sure, open_db
from kehoach.store.statements import views

PLANS = os.environ.get("KEHOACH_PLANS")


def one(store: Store, view: str, where: str = "1") -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in store.query(f"SELECT * FROM {view} WHERE {where}")]


def test_every_view_works_without_our_functions(store: Store) -> None:
    store.save(small().record(), TEXT)
    plain = sqlite3.connect(store.path)
    for name, (comment, _) in views().items():
        plain.execute(f"SELECT * FROM {name}").fetchall()
        assert comment, f"{name} has no comment"
    plain.close()


def test_a_total_equals_its_parts(store: Store) -> None:
    store.save(small().record(), TEXT)
    [row] = store.query("SELECT * FROM totals_check")
    assert (row["scope"], row["component"], row["stated_dong"], row["summed_dong"], row["parts"],
            row["verdict"]) == ("sources", "DA2", 9558000000, 9558000000, 2, "equal")  # fmt: skip


def test_a_wrong_sum_is_seen(store: Store) -> None:
    made = small()
    amounts = [a.model_copy(update={"value": "557000000"}) if a.value == "558000000" else a
               for a in made.facts["amounts"]]  # fmt: skip
    made.facts["amounts"] = amounts  # type: ignore[assignment]
    store.save(made.record(), TEXT)
    [row] = store.query("SELECT * FROM totals_check")
    assert (row["difference_dong"], row["verdict"]) == (1000000, "different")


PARTS = {
    "levels of local budget inside their line": (
        [("nsdp", "60", None), ("nsdp_tinh", "40", None), ("nsdp_huyen", "20", None)], "equal"),
    "kinds of capital inside their source": (
        [("nstw", "60", None), ("nstw", "40", "dau_tu"), ("nstw", "20", "su_nghiep")], "equal"),
    "a source given by kinds of capital only": (
        [("nstw", "40", "dau_tu"), ("nstw", "20", "su_nghiep")], "equal"),
    "levels of local budget alone": (
        [("nsdp_tinh", "40", None), ("nsdp_huyen", "20", None)], "equal"),
    "too little": ([("nstw", "40", None), ("nsdp", "10", None)], "different"),
    "too much": ([("nstw", "40", None), ("nsdp", "30", None)], "different"),
    "a loan besides, after the parts": ([("nstw", "40", None), ("nsdp", "20", None), ("tin_dung", "9", None)], "equal"),
    "a part that no source is known of": ([("nstw", "40", None), (None, "20", None), ("tin_dung", "9", None)], "equal"),
    "a stated nought at the end": ([("nstw", "40", None), ("huy_dong", "20", None), ("nsdp", "0", None)], "equal"),
}  # fmt: skip


@pytest.mark.parametrize("case", PARTS, ids=str)
def test_parts_inside_parts_are_added_once(store: Store, case: str) -> None:
    parts, verdict = PARTS[case]
    text = "Tổng 60. " + " ".join(f"phần{i}={value}." for i, (_, value, _) in enumerate(parts))
    made = Maker(text)
    made.add("amounts", "60", value="60", is_total=True)
    for i, (source, value, capital) in enumerate(parts):
        made.add("amounts", value, text.index(f"phần{i}="), value=value, source=source,
                 capital=capital)  # fmt: skip
    store.save(made.record(), text)
    assert [r["verdict"] for r in store.query("SELECT * FROM totals_check")] == [verdict]


def test_one_part_is_no_split(store: Store) -> None:
    """"60 đồng, of it 12 of the province" leaves the rest unsaid: nothing to hold against the total."""
    text = "Tổng 60, trong đó ngân sách tỉnh 12."
    made = Maker(text)
    made.add("amounts", "60", value="60", is_total=True)
    made.add("amounts", "12", value="12", source="nsdp_tinh")
    store.save(made.record(), text)
    assert not store.query("SELECT * FROM totals_check")


def test_no_sum_of_the_corpus_is_doubted(store: Store) -> None:
    """The plans of corpus/ were written with sums that hold."""
    for path in sorted((Path(__file__).parents[2] / "corpus").glob("*.txt")):
        text = path.read_text("utf-8")
        store.save(extract_plan(text), text)
    verdicts = {str(r["verdict"]): r["n"] for r in store.query("SELECT verdict, count(*) n FROM totals_check GROUP BY 1")}
    assert verdicts.keys() == {"equal"}, verdicts


def test_a_component_is_checked_against_its_subcomponents(store: Store) -> None:
    text = "A 10. B 4. C 6. Tổng 30. D 20."
    made = Maker(text)
    for quote, component in (("10", "DA3"), ("4", "DA3.TDA1"), ("6", "DA3.TDA2"), ("20", "DA4")):
        made.add("amounts", quote, value=quote, is_total=True, component=component, programme="x")
    made.add("amounts", "30", value="30", is_total=True)
    store.save(made.record(), text)
    found = {r["scope"]: r for r in store.query("SELECT * FROM totals_check")}
    assert found["subcomponents"]["verdict"] == "equal"
    # DA3 is counted by its subcomponents, not twice.
    assert (found["plan"]["summed_dong"], found["plan"]["parts"]) == (30, 3)
    assert found["plan"]["verdict"] == "equal"


@pytest.mark.skipif(not PLANS, reason="KEHOACH_PLANS names no folder of real plans")
def test_the_nine_components_of_a_real_plan_add_up(store: Store) -> None:
    folder = Path(PLANS or "")
    text = (folder / "seeds/cu-mgar-2024.txt").read_text("utf-8")
    gold = json.loads((folder / "gold/cu-mgar-2024.json").read_text("utf-8"))
    store.save(from_gold(text, gold).record(), text)
    [plan] = store.query("SELECT * FROM totals_check WHERE scope = 'plan'")
    assert (plan["stated_dong"], plan["summed_dong"], plan["parts"], plan["verdict"]) == (
        20856934500, 20856934500, 9, "equal")  # fmt: skip
    sources = store.query("SELECT * FROM totals_check WHERE scope = 'sources'")
    assert [r["verdict"] for r in sources] == ["equal"] * 9
    [first] = store.query("SELECT * FROM funding_by_component WHERE component = 'DA2'")
    assert (first["total_dong"], first["nstw_dong"], first["nsdp_dong"]) == (
        9558000000, 9558000000, 0)  # fmt: skip


def test_the_only_amount_of_a_component_in_a_funding_section_is_its_money(store: Store) -> None:
    text = (Path(__file__).parents[2] / "corpus" / "giam-ngheo-huyen-2023.txt").read_text("utf-8")
    store.save(extract_plan(text), text)
    found = {r["component"]: r["dong"] for r in store.query("SELECT component, dong FROM component_totals")}
    assert (found["DA2"], found["DA3"], found["DA3.TDA1"]) == (6320000000, 5440000000, 4180000000)
    [plan] = store.query("SELECT * FROM totals_check WHERE scope = 'plan'")
    assert (plan["stated_dong"], plan["summed_dong"], plan["verdict"]) == (41150000000, 41150000000, "equal")
    table = funding(store, select(store)).tables[0]
    line = next(row for row in table.rows if row.cells[0].value == "DA2")
    assert [one.text for one in line.cells[-1].quotes] == ["6.320 triệu đồng"]


def test_funding_by_source(store: Store) -> None:
    store.save(small().record(), TEXT)
    found = store.query("SELECT source, total_dong FROM funding_by_source ORDER BY source")
    assert [tuple(r.values()) for r in found] == [("nsdp", 558000000), ("nstw", 9000000000)]


def test_who_leads_and_when(store: Store) -> None:
    store.save(small().record(), TEXT)
    [lead] = store.query("SELECT * FROM who_leads_what")
    assert (lead["agency"], lead["kind"], lead["task"]) == ("Phòng Y tế", "phong", "báo cáo")
    [due] = store.query("SELECT * FROM due_dates")
    assert (due["due_on"], due["agency"], due["section"]) == (
        "2024-02-25", "Phòng Y tế", "III. TỔ CHỨC THỰC HIỆN")  # fmt: skip


def test_missing_sections_names_the_lacking_kind(store: Store) -> None:
    store.save(small().record(), TEXT)
    assert [r["kind"] for r in store.query("SELECT * FROM missing_sections")] == ["doi_tuong"]


def test_citation_graph_finds_the_cited_plan(store: Store) -> None:
    store.save(small().record(), TEXT)
    cited = TEXT + "Bản gốc."
    plan = store.save(
        small(cited, "b.txt", number="90/QĐ-TTg", issued_on="2022-01-18").record(), cited
    )
    other = TEXT + "Số trùng của nơi khác."
    store.save(small(other, "c.txt", number="90/QĐ-TTg", issued_on="2023-05-05").record(), other)
    found = {r["cited_plan_id"] for r in store.query("SELECT * FROM citation_graph")}
    assert found == {plan, None}  # None: the cited plan's own mention of that number
    # Datasette asks with text.
    counted = store.query("SELECT mentions FROM citation_graph WHERE mentions = ?", ("1",))
    assert counted and {row["mentions"] for row in counted} == {1}


def test_promised_is_joined_to_what_a_later_plan_reports(store: Store) -> None:
    store.save(small().record(), TEXT)
    later = TEXT + "Kỳ sau."
    made = small(later, "b.txt", issued_on="2025-02-01", year_start=2025, year_end=2025)
    told = {"basis": "baseline", "value": "0.4", "indicator": "Tỷ lệ hộ nghèo"}
    made.facts["targets"] = [made.facts["targets"][0].model_copy(update=told)]
    store.save(made.record(), later)
    [row] = store.query("SELECT * FROM promised_vs_reported")
    assert (row["promised"], row["reported"], row["year"]) == ("0.5", "0.4", 2024)


def test_plans_missing_tells_failed_from_never_offered(store: Store) -> None:
    store.save(small().record(), TEXT)
    store.query("INSERT INTO files (id, path, status, reason, finished_at) "
                "VALUES ('f', '/x/ea-kpam/kh.doc', 'failed', 'unsupported', '')")  # fmt: skip
    store.query("INSERT INTO expected_units (name, path_hint) VALUES "
                "('huyện Cư M''gar', NULL), ('xã Ea Kpam', 'ea-kpam'), ('xã Ea Tar', 'e-t')")
    found = store.query("SELECT name, state FROM plans_missing ORDER BY name")
    assert [tuple(r.values()) for r in found] == [
        ("xã Ea Kpam", "failed"), ("xã Ea Tar", "never offered")]  # fmt: skip


def test_unsure_facts_are_to_be_reviewed(store: Store) -> None:
    made = small()
    made.add("deadlines", "năm 2024", kind="during", confidence=0.4)
    store.save(made.record(), TEXT)
    [row] = store.query("SELECT type, text, why FROM facts_to_review")
    assert tuple(row.values()) == ("deadlines", "năm 2024", "low confidence")


def test_what_a_look_gains_most_comes_first(store: Store) -> None:
    """Of two amounts equally unsure the larger; a sure one not at all; a lost correction before all."""
    made = small()
    made.facts["amounts"].clear()
    made.add("amounts", "9.558 triệu đồng", value="9558000000", confidence=0.5)
    made.add("deadlines", "năm 2024", kind="during", date_start="2024-01-01", confidence=0.5)
    made.add("amounts", "9.000 triệu đồng", value="5000", confidence=0.7)
    made.add("amounts", "558 triệu đồng", value="558000000", confidence=0.95)
    store.save(made.record(), TEXT)
    blank = Correction("nowhere", "amounts", "rejected", who="a", at="2024-01-01", quote="mất chỗ")
    store.correct(blank)
    rows = store.query("SELECT text, weight, gain FROM facts_to_review ORDER BY gain DESC")
    assert [tuple(row.values()) for row in rows] == [
        ("mất chỗ", None, 100.0), ("9.558 triệu đồng", 4, 2.0), ("năm 2024", 3, 1.5),
        ("9.000 triệu đồng", 1, 0.3),
    ]  # fmt: skip


def test_targets_by_indicator_joins_the_plan(store: Store) -> None:
    store.save(small().record(), TEXT)
    [row] = store.query("SELECT * FROM targets_by_indicator WHERE indicator IS NOT NULL")
    assert (row["indicator_key"], row["district"], row["value"]) == (
        "ty le ho ngheo", "Cư M'gar", "0.5")  # fmt: skip


def test_only_sure_facts_are_read_where_that_is_asked(store: Store) -> None:
    """Queries, views and records leave out the unsure facts; the database keeps them all."""
    made = small()
    made.add("deadlines", "năm 2024", kind="during", confidence=0.4)
    plan = store.save(made.record(), TEXT)
    with open_db(store.path, write=False) as sure:
        only_sure(sure, 0.5)
        assert len(sure.query("SELECT * FROM deadlines")) == 1
        assert len(sure.query("SELECT * FROM due_dates")) == 1
        assert len(sure.load(plan).deadlines) == 1
        assert len(sure.load(plan).sections) == len(store.load(plan).sections)
        only_sure(sure, 0.3)  # asked again: the new bound holds
        assert len(sure.query("SELECT * FROM due_dates")) == 2
    assert len(store.query("SELECT * FROM due_dates")) == 2


def test_figures_are_found_by_their_text(store: Store) -> None:
    """What Datasette asks with comes from an address, and an expression's number equals no text."""
    made = small()
    made.add("deadlines", "năm 2024", kind="during", confidence=0.4)
    made.facts["amounts"][1] = made.facts["amounts"][1].model_copy(update={"value": "9000000001"})
    store.save(made.record(), TEXT)
    store.correct(Correction("nowhere", "amounts", "rejected", who="a", at="2024-01-01", quote="mất chỗ"))
    asked = set()
    for name in views():
        for row in store.query(f"SELECT * FROM {name}"):
            for column, value in row.items():
                if isinstance(value, (int, float)):
                    asked.add((name, column))
                    sql = f'SELECT count(*) AS n FROM {name} WHERE "{column}" = ?'
                    assert store.query(sql, (str(value),)) == store.query(sql, (value,)) != [{"n": 0}], (name, column)
    assert {("facts_to_review", "gain"), ("totals_check", "difference_dong"), ("agencies_over_time", "valid")} <= asked
