"""Two databases give the same one, whichever takes in the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from plan_factory import TEXT, small
from test_save_load import rows

from kehoach.errors import StoreError
from kehoach.records import Producer
from kehoach.store import Correction, Store, changing, merge, open_db
from kehoach.store.ids import plan_id


def north(path: Path) -> None:
    with open_db(path) as store:
        store.save(small(path="/north/a.txt").record(), TEXT)
        only = TEXT + "Chỉ có ở đây."
        store.save(small(only, "/north/b.txt").record(), only)
        store.correct(_fix(store, "1", "2025-02-01"))
        store.query("INSERT INTO expected_units (name) VALUES ('xã A'), ('xã B')")


def south(path: Path) -> None:
    with open_db(path) as store:
        made = small(path="/south/x.txt")
        made.producer = Producer(engine="0.2.0", reader="plain-1", packs={"vn-core": "1.0.0"})
        better = made.record().model_copy(update={"citations": ()})
        store.save(better, TEXT)
        store.correct(_fix(store, "2", "2025-03-01"))
        old = TEXT + "Bản cũ."
        new = TEXT + "Bản mới."
        store.save(small(old, "/south/y.txt").record(), old)
        store.save(small(new, "/south/y.txt").record(), new)
        store.query("INSERT INTO expected_units (name) VALUES ('xã B'), ('xã C')")


def _fix(store: Store, new: str, at: str) -> Correction:
    [row] = store.query("SELECT id FROM amounts WHERE text = '9.000 triệu đồng' LIMIT 1")
    return replace(changing(store.blank_correction(str(row["id"])), "value", new), who="x", at=at)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_db(path) as store:
        assert store.query("PRAGMA foreign_key_check") == []
        found = rows(store)
        found["expected_units"] = sorted((row[1:] for row in found["expected_units"]), key=repr)
        found["search"] = store.connection.execute(
            "SELECT rowid, words, folded FROM search ORDER BY rowid").fetchall()  # fmt: skip
        return found


def test_either_order_gives_the_same_rows(tmp_path: Path) -> None:
    for name in ("n1.db", "n2.db"):
        north(tmp_path / name)
    for name in ("s1.db", "s2.db"):
        south(tmp_path / name)
    with open_db(tmp_path / "n1.db") as store:
        done = merge(store, tmp_path / "s1.db")
        assert (done.plans, done.corrections) == (2, 1)
    with open_db(tmp_path / "s2.db") as store:
        merge(store, tmp_path / "n2.db")
    one, other = dump(tmp_path / "n1.db"), dump(tmp_path / "s2.db")
    for table, found in one.items():
        assert found == other[table], table
    assert len(one["plans"]) == 3 and len(one["plan_files"]) == 4 and len(one["expected_units"]) == 3
    with open_db(tmp_path / "n1.db") as store:
        [row] = store.query("SELECT value FROM amounts WHERE state = 'corrected'")
        assert row["value"] == "2", "the later correction counts"
        plan = plan_id(TEXT)
        assert store.load(plan).producer.engine == "0.2.0", "the newer engine's reading counts"
        assert store.load(plan).citations == ()


def test_merging_twice_changes_nothing(tmp_path: Path) -> None:
    north(tmp_path / "n.db")
    south(tmp_path / "s.db")
    with open_db(tmp_path / "n.db") as store:
        merge(store, tmp_path / "s.db")
    before = dump(tmp_path / "n.db")
    with open_db(tmp_path / "n.db") as store:
        assert merge(store, tmp_path / "s.db").corrections == 0
    assert dump(tmp_path / "n.db") == before


def test_a_foreign_database_changes_nothing(tmp_path: Path) -> None:
    north(tmp_path / "n.db")
    before = dump(tmp_path / "n.db")
    (tmp_path / "bad.db").write_bytes(b"x" * 5000)
    with open_db(tmp_path / "n.db") as store, pytest.raises(StoreError):
        merge(store, tmp_path / "bad.db")
    assert dump(tmp_path / "n.db") == before
