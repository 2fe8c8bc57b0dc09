"""Which bodies plans mean and what they cite is kept, and is at any time what the rows of today say."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from plan_factory import TEXT, Maker, small
from test_bodies import named, pack

from kehoach.errors import StoreError
from kehoach.store import Store, changed_plan, merge, open_db
from kehoach.store.indexes import BEGINNINGS, beginning, partial_indexes, rows_of
from kehoach.store.statements import chosen, summaries, views

# What the views would be were nothing kept: table -> (columns, statement).
TODAY = {
    "chosen_bodies": ("id, plan_id, body_id, valid", chosen()[1].partition(" AS\n")[2]),
    "cited_documents": ("plan_id, number, date, doc_type, issuer, issuer_folded, title, basis, mentions",
                        summaries()["cited_documents"][1].partition(" AS\n")[2]),
    "ended_bodies": ("plan_id, number, issued_on, agency, level, place, valid_to, successor, body_id, plan_agency_id, text, start",
                     summaries()["ended_bodies"][1].partition(" AS\n")[2]),
}  # fmt: skip


def kept(store: Store, table: str) -> list[tuple[object, ...]]:
    """What is kept, which must be what the rows of today say."""
    columns, select = TODAY[table]
    found = [sorted((tuple(row.values()) for row in store.query(f"SELECT {columns} FROM {source}")), key=repr)
             for source in (table, f"({select})")]  # fmt: skip
    assert found[0] == found[1]
    return found[0]


def citing(words: str = "Căn cứ Quyết định 90/QĐ-TTg và Quyết định 90/QĐ-TTg.", **more: object) -> tuple[Maker, str]:
    made = Maker(words, f"{words}.txt", **more)
    for start in (8, 33):
        made.add("citations", words[start : start + 24], start=start, number="90/QĐ-TTg", doc_type="Quyết định", title=words[:3])
    return made, words


def test_a_corrected_day_decides_which_body_is_meant(store: Store) -> None:
    plan = named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01")
    assert [row[3] for row in kept(store, "chosen_bodies")] == [0]
    for at, (day, valid) in enumerate((("2025-02-01", 1), (None, None), ("2026-01-01", 0))):
        blank = changed_plan(store.text(plan), store.load(plan).plan, "issued_on", day)
        store.correct(replace(blank, who="Lan", at=f"2025-01-0{at + 1}T00:00:00Z"))
        assert [row[3] for row in kept(store, "chosen_bodies")] == [valid]
        assert [row["valid"] for row in store.query("SELECT valid FROM agencies_over_time")] == [valid]
        assert len(kept(store, "ended_bodies")) == len(store.query("SELECT * FROM obsolete_bodies")) == (valid == 0)


def test_newer_packs_decide_anew(store: Store, tmp_path: Path) -> None:
    named(store, "Phòng Thử nghiệm", "huyen", "2025-07-01")
    assert kept(store, "chosen_bodies") == []
    store.know(pack(tmp_path / "1", "1.0.0"))
    [(_, _, body, valid)] = kept(store, "chosen_bodies")
    assert (body, valid) == ("agency.own-office", 0)
    store.know(pack(tmp_path / "2", "2.0.0", "Phòng C"))
    assert len(kept(store, "chosen_bodies")) == 1
    assert [row[7] for row in kept(store, "ended_bodies")] == ["Phòng C"]
    assert store.query("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("how", ["delete", "forget"])
def test_what_is_kept_of_a_plan_goes_with_it(store: Store, how: str) -> None:
    plan = named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01")
    made, text = citing()
    cites = store.save(made.record(), text)
    assert [row[-1] for row in kept(store, "cited_documents")] == [2] and kept(store, "chosen_bodies")
    assert kept(store, "ended_bodies")
    for one in (plan, cites):
        getattr(store, how)(one)
    for table in TODAY:
        assert kept(store, table) == []
    if how == "forget":
        assert "90/QĐ-TTg".encode() not in b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_what_is_rolled_back_is_not_kept(store: Store) -> None:
    with store.writing():
        with pytest.raises(StoreError), store.one_of_many():
            named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01")
            assert kept(store, "chosen_bodies")
            raise StoreError("x")
        assert kept(store, "chosen_bodies") == []


def test_databases_give_each_other_what_they_keep(tmp_path: Path) -> None:
    for name, day in (("a.db", "2025-03-01"), ("b.db", "2025-02-01")):
        with open_db(tmp_path / name) as store:
            named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", day)
    with open_db(tmp_path / "a.db") as store:
        merge(store, tmp_path / "b.db")
        assert sorted(row[3] for row in kept(store, "chosen_bodies")) == [0, 1]
        assert len(kept(store, "ended_bodies")) == 1


def test_an_archive_of_the_version_before_gets_both_and_keeps_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    with open_db(path) as store:
        named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01")
        made, text = citing()
        store.save(made.record(), text)
        store.save(small().record(), TEXT)
        before = {table: kept(store, table) for table in TODAY}
        names = store.query("SELECT type, name FROM sqlite_master ORDER BY name")
        for view in views():
            store.query(f"DROP VIEW {view}")
        for table in TODAY:
            store.query(f"DROP TABLE {table}")
        added = [str(row["name"]) for row in names if str(row["name"]).endswith(("_begins", "_led", "_there"))]
        assert len(added) == sum(len(partial_indexes(table)) for table in ("assignments", "deadlines", "sections", "targets"))
        for index in (*added, "targets_value", "citations_plan_id"):
            store.query(f"DROP INDEX {index}")
        store.query("CREATE INDEX citations_plan_id_number_date_doc_type_issuer ON citations (plan_id, number)")
        store.query("PRAGMA user_version = 13")
    monkeypatch.setattr(Store, "renew", lambda *_: pytest.fail("made again"))
    with open_db(path) as store:
        assert {table: kept(store, table) for table in TODAY} == before
        assert store.query("SELECT type, name FROM sqlite_master ORDER BY name") == names
        assert store.query("PRAGMA foreign_key_check") == []


def test_an_archive_of_version_14_gets_the_bodies_that_had_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    with open_db(path) as store:
        named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01")
        before = kept(store, "ended_bodies")
        names = store.query("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        for view in views():
            store.query(f"DROP VIEW {view}")
        store.query("DROP TABLE ended_bodies")
        store.query("DROP INDEX targets_basis")
        store.query("CREATE VIEW missing_sections AS SELECT plan_id FROM coverage")
        store.query("PRAGMA user_version = 14")
    monkeypatch.setattr(Store, "renew", lambda *_: pytest.fail("made again"))
    with open_db(path) as store:
        assert len(kept(store, "ended_bodies")) == 1 and kept(store, "ended_bodies") == before
        assert store.query("SELECT type, name, sql FROM sqlite_master ORDER BY name") == names


def old_choice(days: tuple[str | None, str | None], issued: str | None) -> int | None:
    """Whether a body of such days existed, told once more, by hand."""
    if days == (None, None):
        return 1
    return None if issued is None else int((days[0] or "") <= issued <= (days[1] or "9999"))


def test_the_body_of_the_day_is_chosen_of_many() -> None:
    """Against a choice written out in Python, of random bodies of one name."""
    chance = random.Random(3)
    some: Callable[[], str | None] = lambda: chance.choice([None, *(f"20{year}-01-01" for year in range(10, 20))])  # noqa: E731
    for _ in range(300):
        bodies = {f"b{n}": (some(), some()) for n in range(chance.randint(1, 4))}
        issued = some()
        connection = sqlite3.connect(":memory:")
        connection.executescript("CREATE TABLE plan_agencies (id, plan_id, agency_id); CREATE TABLE coverage (plan_id, issued_on);"
                                 "CREATE TABLE bodies (id, valid_from, valid_to); CREATE TABLE agency_bodies (agency_id, body_id);"
                                 "INSERT INTO plan_agencies VALUES ('n', 'p', 'a')")  # fmt: skip
        connection.execute("INSERT INTO coverage VALUES ('p', ?)", (issued,))
        connection.executemany("INSERT INTO bodies VALUES (?, ?, ?)", [(name, *days) for name, days in bodies.items()])
        connection.executemany("INSERT INTO agency_bodies VALUES ('a', ?)", [(name,) for name in bodies])
        day = issued or "9999"
        fitting = [name for name in sorted(bodies) if (bodies[name][0] or "") <= day <= (bodies[name][1] or "9999")]
        last = sorted(bodies, key=lambda name: (-int((bodies[name][1] or "0000-01-01").replace("-", "")), name))
        meant = (fitting or last)[0]
        assert connection.execute(TODAY["chosen_bodies"][1]).fetchall() == [("n", "p", meant, old_choice(bodies[meant], issued))]


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, columns in BEGINNINGS.items() for c in columns])
def test_the_beginning_of_a_long_text_has_an_index(store: Store, table: str, column: str) -> None:
    led = f" AND {held}" if (held := rows_of(table, column)) else ""
    for condition in ("= 'x'", ">= 'x'"):
        rows = store.query(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {beginning(column)} {condition}{led}")
        assert f"{table}_{column}_begins" in str(rows), rows


@pytest.mark.parametrize("sql", [
    "who_leads_what ORDER BY agency", "who_leads_what ORDER BY agency DESC", "who_leads_what WHERE components = '[]'",
    "targets_by_indicator ORDER BY value", "targets_by_indicator WHERE value_max = '1'",
    "due_dates WHERE duration = 'x'", "citation_graph ORDER BY mentions DESC", "citation_graph WHERE doc_type = 'x'",
    "funding_by_source ORDER BY total_dong DESC", "agencies_over_time WHERE valid = 0", "agencies_over_time WHERE body_id = 'x'",
    "obsolete_bodies WHERE body_id = 'x'", "funding_by_component ORDER BY nstw_dong",
])  # fmt: skip
def test_filters_and_orders_of_views_go_by_an_index(store: Store, sql: str) -> None:
    rows = store.query(f"EXPLAIN QUERY PLAN SELECT * FROM {sql} LIMIT 26")
    plan = [str(row["detail"]) for row in rows]
    assert "INDEX" in plan[0] and not [one for one in plan if "TEMP B-TREE" in one or one.startswith("SCAN p")], plan
