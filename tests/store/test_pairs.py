"""What became of a target is kept, and is at any time what the facts of today say."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from plan_factory import TEXT, Maker, small

from kehoach.errors import StoreError
from kehoach.store import Store, changed_plan, changing, merge, only_sure, open_db
from kehoach.store.statements import pairs, views


def kept(store: Store) -> list[tuple[object, ...]]:
    """The pairs as kept, which must be those of the facts of today."""
    found = {
        name: sorted((tuple(row.values()) for row in store.query(f"SELECT {COLUMNS} FROM {source}")), key=repr)
        for name, source in (("kept", "reported_targets"), ("today", f"({SELECT})"))
    }
    assert found["kept"] == found["today"]
    return sorted(row[-2:] for row in found["kept"])


SELECT = pairs()["reported_targets"][1].partition(" AS\n")[2]
COLUMNS = ("id, plan_id, reported_plan_id, indicator_key, indicator, year, area, unit, direction, op, target_id, "
           "baseline_id, promised, reported")  # fmt: skip


def promising(value: str = "0.5") -> tuple[Maker, str]:
    made = small()
    made.facts["targets"] = [made.facts["targets"][0].model_copy(update={"value": value})]
    return made, TEXT


def reporting(value: str = "0.4", words: str = "Kỳ sau.", year: int = 2025, **plan: object) -> tuple[Maker, str]:
    """A later plan of the same place that reports the year before."""
    text = TEXT + words
    dates = {"issued_on": f"{year}-02-01", "year_start": year, "year_end": year}
    made = small(text, f"archive/{words}.txt", **(dates | plan))
    told = {"basis": "baseline", "value": value, "indicator": "Tỷ lệ hộ nghèo", "confidence": 0.9}
    made.facts["targets"] = [made.facts["targets"][0].model_copy(update=told)]
    return made, text


def put(store: Store, made: tuple[Maker, str]) -> str:
    return store.save(made[0].record(), made[1])


def corrected(store: Store, plan: str, field: str, new: object, at: str = "2025-01-01T00:00:00Z") -> None:
    [row] = store.query("SELECT id FROM targets WHERE plan_id = ?", (plan,))
    blank = store.blank_correction(str(row["id"]))
    store.correct(replace(changing(blank, field, new), who="Lan", at=at))


@pytest.mark.parametrize("first", [promising, reporting])
def test_the_plan_that_comes_second_makes_the_pair(store: Store, first: object) -> None:
    for make in (promising, reporting) if first is promising else (reporting, promising):
        assert kept(store) == []
        put(store, make())
    assert kept(store) == [("0.5", "0.4")]
    assert store.query("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("plan", [{"issued_on": "2023-02-01"}, {"district": "Ea Kar"}], ids=str)
def test_an_earlier_plan_or_one_of_elsewhere_reports_nothing(store: Store, plan: dict[str, object]) -> None:
    put(store, promising())
    put(store, reporting(**plan))
    assert kept(store) == []


def test_plans_of_unknown_units_are_not_taken_for_one(store: Store) -> None:
    for made, text in (promising(), reporting()):
        unit = {"district": None, "issuer": None, "place": None}
        made.plan = made.plan.model_copy(update=unit)
        store.save(made.record(), text)
    assert store.query("SELECT DISTINCT area FROM targets WHERE year IS NOT NULL") == [{"area": ""}]
    assert kept(store) == []


def test_new_rules_make_the_pairs_again(store: Store) -> None:
    plan = put(store, promising())
    put(store, reporting())
    put(store, reporting("0.3", "Kỳ sau nữa.", 2026))
    assert kept(store) == [("0.5", "0.3"), ("0.5", "0.4")]
    assert put(store, promising("0.7")) == plan
    assert kept(store) == [("0.7", "0.3"), ("0.7", "0.4")]
    assert put(store, reporting("0.6")) and kept(store) == [("0.7", "0.3"), ("0.7", "0.6")]


def test_corrections_of_either_side_are_in_the_pair(store: Store) -> None:
    promised, reported = put(store, promising()), put(store, reporting())
    corrected(store, promised, "value", "0.8")
    corrected(store, reported, "value", "0.2")
    assert kept(store) == [("0.8", "0.2")]
    corrected(store, reported, "year", 2023)
    assert kept(store) == []
    corrected(store, promised, "year", 2023)
    assert kept(store) == [("0.8", "0.2")]
    [row] = store.query("SELECT id FROM targets WHERE plan_id = ?", (reported,))
    store.correct(replace(store.blank_correction(str(row["id"])), who="Lan", at="2025-01-02"))
    assert kept(store) == []


def test_a_corrected_day_or_place_of_a_plan_decides(store: Store) -> None:
    put(store, promising())
    plan = put(store, reporting(issued_on="2023-02-01"))
    assert kept(store) == []
    for day, (field, new, found) in enumerate(
        [("issued_on", "2025-02-01", [("0.5", "0.4")]), ("district", "Ea Kar", [])], 1
    ):
        blank = changed_plan(store.text(plan), store.load(plan).plan, field, new)
        store.correct(replace(blank, who="Lan", at=f"2025-01-0{day}"))
        assert kept(store) == found


@pytest.mark.parametrize("gone", [0, 1])
@pytest.mark.parametrize("how", ["delete", "forget"])
def test_a_pair_goes_with_either_plan(store: Store, gone: int, how: str) -> None:
    plans = put(store, promising("0.50417")), put(store, reporting("0.40317"))
    getattr(store, how)(plans[gone])
    assert kept(store) == [] and store.query("SELECT * FROM reported_targets") == []
    if how == "forget":
        data = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
        assert (b"0.50417" in data, b"0.40317" in data) == (gone == 1, gone == 0)


def test_a_file_that_changed_takes_its_old_pairs_along(store: Store) -> None:
    put(store, promising())
    old = put(store, reporting())
    made, text = reporting("0.1", "Kỳ sau, sửa.")
    made.path = "archive/Kỳ sau..txt"
    new = store.save(made.record(), text)
    assert store.plan_ids() != [old] and new != old and kept(store) == [("0.5", "0.1")]
    better = put(store, reporting("0.2", "Bản tốt hơn."))
    store.absorb(better, new)
    assert kept(store) == [("0.5", "0.2")]


def test_what_is_rolled_back_leaves_no_pair(store: Store) -> None:
    put(store, promising())
    with store.writing():
        with pytest.raises(StoreError), store.one_of_many():
            put(store, reporting())
            assert kept(store)
            raise StoreError("x")
        assert kept(store) == []
        put(store, reporting("0.1"))
    assert kept(store) == [("0.5", "0.1")]


def test_databases_give_each_other_their_pairs(tmp_path: Path) -> None:
    found = []
    for ours, theirs in ((promising, reporting), (reporting, promising)):
        paths = [tmp_path / f"{ours.__name__}-{n}.db" for n in range(2)]
        for path, make in zip(paths, (ours, theirs), strict=True):
            with open_db(path) as store:
                put(store, make())
        with open_db(paths[0]) as store:
            merge(store, paths[1])
            assert kept(store) == [("0.5", "0.4")]
            found.append(store.query("SELECT * FROM reported_targets"))
    assert found[0] == found[1]


def test_the_pairs_of_sure_facts_are_those_where_both_are(store: Store) -> None:
    put(store, promising())
    put(store, reporting())
    with open_db(store.path, write=False) as sure:
        for least, count in ((0.5, 1), (0.95, 0), (0.5, 1)):
            only_sure(sure, least)
            assert len(sure.query("SELECT * FROM promised_vs_reported")) == count


def test_an_archive_of_the_version_before_gets_its_pairs_and_keeps_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with open_db(path) as store:
        put(store, promising())
        put(store, reporting())
        found = store.query("SELECT * FROM reported_targets")
        names = store.query("SELECT type, name FROM sqlite_master ORDER BY name")
        store.query("DROP VIEW promised_vs_reported")
        store.query("DROP TABLE reported_targets")
        for index in ("coverage_issuer", "coverage_year_end", "targets_unit", "targets_year", "deadlines_kind"):
            store.query(f"DROP INDEX {index}")
        store.query(f"CREATE VIEW promised_vs_reported AS {SELECT}")
        store.query("PRAGMA user_version = 12")
    monkeypatch.setattr(Store, "renew", lambda *_: pytest.fail("made again"))
    with open_db(path) as store:
        assert kept(store) == [("0.5", "0.4")]
        assert store.query("SELECT * FROM reported_targets") == found
        assert store.query("SELECT type, name FROM sqlite_master ORDER BY name") == names


@pytest.mark.parametrize("column", ["indicator_key", "indicator", "year", "area", "unit", "direction", "op", "promised",
                                    "reported", "promised_plan_id", "reported_plan_id", "target_id", "baseline_id"])  # fmt: skip
def test_every_filter_of_pairs_goes_by_an_index(store: Store, column: str) -> None:
    columns = {str(row["name"]) for row in store.query("PRAGMA table_info(promised_vs_reported)")}
    assert column in columns and len(columns) == 13
    for sql in (f"WHERE {column} = 'x'", f"ORDER BY {column}", f"ORDER BY {column} DESC"):
        rows = store.query(f"EXPLAIN QUERY PLAN SELECT * FROM promised_vs_reported {sql} LIMIT 26")
        plan = " ".join(str(row["detail"]) for row in rows)
        assert "INDEX" in plan and "TEMP B-TREE" not in plan, plan
    assert "reported_targets" in views()["promised_vs_reported"][1]


@pytest.mark.parametrize(("side", "own", "other"), [("plan_id", "t", "b"), ("reported_plan_id", "b", "t")])
def test_pairs_of_a_plan_are_looked_for_from_its_own_targets(store: Store, side: str, own: str, other: str) -> None:
    """Else saving a plan would take longer the more plans there are."""
    rows = store.query(f"EXPLAIN QUERY PLAN SELECT * FROM ({SELECT}) WHERE {side} = 'p1'")
    first, then = (str(row["detail"]) for row in rows[:2])
    assert first.startswith(f"SEARCH {own} ") and "targets_plan_id" in first, first
    assert then.startswith(f"SEARCH {other} ") and "area=? AND year=? AND basis=? AND indicator_key=?" in then, then


SAVING = """
import sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from test_pairs import promising, put, reporting
from kehoach.store import open_db
with open_db(Path(sys.argv[1])) as store:
    for n in range(2000):
        put(store, promising(f"0.{n}"))
        put(store, reporting(f"0.{n}", f"Kỳ {n % 40}.", 2025 + n % 40))
        print(n, flush=True)
"""


def test_a_killed_process_leaves_no_pair_too_few_or_too_many(tmp_path: Path) -> None:
    path, chance = tmp_path / "p.db", random.Random(7)
    for _ in range(3):
        command = [sys.executable, "-c", SAVING, str(path), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for _ in range(5):
                assert child.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            child.kill()
        with open_db(path) as store:
            assert len(kept(store)) >= 3
            assert store.query("PRAGMA foreign_key_check") == []
