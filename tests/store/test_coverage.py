"""Counts of a plan: as many as there are rows, also after a correction, and quick to ask for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from plan_factory import TEXT, small

from kehoach.store import Store
from kehoach.store.coverage import COUNTED
from kehoach.store.schema import quoted, tables
from kehoach.store.statements import summaries, views


def counts(store: Store) -> dict[str, object]:
    (row,) = store.query("SELECT * FROM coverage")
    return row


def test_counts_are_those_of_the_rows(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    found = counts(store)
    assert found["plan_id"] == plan
    for name in COUNTED:
        assert found[name] == store.query(f"SELECT count(*) AS n FROM {quoted(name)}")[0]["n"], name
    assert found["sections"]


def test_a_correction_changes_the_count(store: Store) -> None:
    store.save(small().record(), TEXT)
    before = counts(store)["amounts"]
    fact = store.query("SELECT id FROM amounts ORDER BY start LIMIT 1")[0]["id"]
    blank = store.blank_correction(str(fact))
    store.correct(replace(blank, who="Lan", at="2024-01-01T00:00:00Z"))
    assert counts(store)["amounts"] == int(str(before)) - 1


def test_counts_go_with_their_plan(store: Store) -> None:
    store.delete(store.save(small().record(), TEXT))
    assert store.query("SELECT * FROM coverage") == []


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT plan_id FROM coverage WHERE level = 'xa' ORDER BY issued_on DESC LIMIT 50", "coverage_level_issued_on"),
        ("SELECT plan_id FROM coverage WHERE programme = 'x' ORDER BY issued_on DESC LIMIT 50", "coverage_programme_issued_on"),
        ("SELECT plan_id FROM coverage WHERE year_start <= 2024 AND year_end >= 2024", "coverage_year_end"),
        ("SELECT role, count(*) FROM assignments WHERE agency_id = 'a' GROUP BY role", "assignments_agency_id_role_plan_id"),
        ("SELECT * FROM deadlines WHERE agency_id = 'a' ORDER BY date_end LIMIT 50", "deadlines_agency_id_date_end"),
        ("SELECT count(*) FROM amounts WHERE confidence < 0.8", "amounts_doubtful"),
        ("SELECT * FROM plans WHERE level = 'xa' ORDER BY id LIMIT 26", "plans_level_id"),
        ("SELECT * FROM plans WHERE province = 'x' ORDER BY id LIMIT 26", "plans_province_id"),
        ("SELECT * FROM due_dates WHERE due_on >= '2024-01-01' ORDER BY due_on LIMIT 26", "deadlines_due_on"),
        ("SELECT * FROM targets_by_indicator WHERE indicator_key = 'x' LIMIT 26", "targets_indicator_key"),
        ("SELECT * FROM citation_graph WHERE title = 'x' LIMIT 26", "cited_documents_title"),
        ("SELECT * FROM citation_graph WHERE number = 'x' LIMIT 26", "cited_documents_number"),
        ("SELECT * FROM obsolete_bodies ORDER BY number LIMIT 26", "ended_bodies_number"),
        ("SELECT * FROM obsolete_bodies WHERE plan_id = 'p' LIMIT 26", "ended_bodies_plan_id"),
        ("SELECT * FROM funding_by_component WHERE component = 'DA1' LIMIT 26", "component_totals_component"),
        ("SELECT * FROM who_leads_what WHERE programme = 'x' LIMIT 26", "assignments_programme_id"),
    ],
)
def test_questions_of_lists_go_by_an_index(store: Store, sql: str, index: str) -> None:
    plan = " ".join(str(row["detail"]) for row in store.query(f"EXPLAIN QUERY PLAN {sql}"))
    assert index in plan, plan
    assert "TEMP B-TREE" not in plan or "citations_number" in plan, plan


@pytest.mark.parametrize("name", sorted(views()))
def test_a_view_filtered_by_its_plan_reads_no_table_through(store: Store, name: str) -> None:
    columns = {str(row["name"]) for row in store.query(f"PRAGMA table_info({name})")}
    if "plan_id" not in columns:
        pytest.skip("a view over pairs of plans, or of units without one")
    plan = [str(row["detail"]) for row in store.query(f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE plan_id = 'p1'")]
    large = {table.name for table in tables() if len(table.columns) > 5} - {"corrections"}
    read = re.findall(r"SCAN (\w+)", "\n".join(plan))
    sql = views()[name][1]
    few = {one for one in read if f"corrections {one}" in sql}
    scanned = [one for one in read if one not in few and (one in large or re.search(rf"\b({'|'.join(large)}) {one}\b", sql))]
    assert not scanned, plan


def test_no_view_reads_past_the_texts_of_plans() -> None:
    """A row of ``plans`` holds a whole text: views list plans by ``coverage``."""
    read = [name for name, (_, sql) in views().items() if re.search(r"\bJOIN plans\b", sql)]
    assert read == []


@pytest.mark.parametrize("name", sorted(summaries()))
def test_sums_are_those_of_the_statement_behind_them(store: Store, name: str) -> None:
    """After a save, a second plan, a correction and a deletion."""
    made = small(issued_on="2025-06-01")
    made.add("amounts", "9.558 triệu đồng", value="9558000000", is_total=True)
    made.add("agencies", "Phòng Y tế", name="Bộ Kế hoạch và Đầu tư", level="trung_uong")
    one = store.save(made.record(), TEXT)
    other = store.save(small(TEXT + "\nHết.", "archive/b.txt").record(), TEXT + "\nHết.")
    fact = store.query("SELECT id FROM amounts WHERE plan_id = ? ORDER BY start LIMIT 1", (one,))[0]["id"]
    store.correct(replace(store.blank_correction(str(fact)), who="Lan", at="2024-01-01T00:00:00Z"))
    select = summaries()[name][1].partition(" AS\n")[2]
    columns = [str(row["name"]) for row in store.query(f"PRAGMA table_info({name})")][1:]

    def both() -> tuple[list[str], list[str]]:
        kept, made = store.query(f"SELECT * FROM {name}"), store.query(select)
        return (sorted(repr([row[c] for c in columns]) for row in kept),
                sorted(repr([row[c] for c in columns]) for row in made))  # fmt: skip

    kept, made = both()
    assert kept == made and kept
    store.delete(other)
    kept, made = both()
    assert kept == made


def test_a_sum_beyond_all_numbers_is_left_out(store: Store) -> None:
    """Nonsense read from a text must not keep the plan from being saved."""
    made = small()
    for _ in range(3):
        made.add("amounts", "9.000 triệu đồng", value=str(2**62), component="DA1", source="nstw")
    plan = store.save(made.record(), TEXT)
    assert store.query("SELECT count(*) AS n FROM amounts WHERE plan_id = ?", (plan,))[0]["n"] >= 3
    assert store.query("SELECT * FROM component_totals") == []
