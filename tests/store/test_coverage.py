"""Counts of a plan: as many as there are rows, also after a correction, and quick to ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_factory import TEXT, small

from kehoach.store import Store
from kehoach.store.coverage import COUNTED
from kehoach.store.schema import quoted


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
        ("SELECT plan_id FROM coverage WHERE year_start <= 2024 AND year_end >= 2024", "coverage_year_start_year_end"),
        ("SELECT role, count(*) FROM assignments WHERE agency_id = 'a' GROUP BY role", "assignments_agency_id_role_plan_id"),
        ("SELECT * FROM deadlines WHERE agency_id = 'a' ORDER BY date_end LIMIT 50", "deadlines_agency_id_date_end"),
        ("SELECT count(*) FROM amounts WHERE confidence < 0.8", "amounts_doubtful"),
    ],
)
def test_questions_of_lists_go_by_an_index(store: Store, sql: str, index: str) -> None:
    plan = " ".join(str(row["detail"]) for row in store.query(f"EXPLAIN QUERY PLAN {sql}"))
    assert index in plan, plan
    assert "TEMP B-TREE" not in plan, plan
