"""A database that cannot be used says why in one line, and older ones are brought up to date."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest
from plan_factory import TEXT, small

from kehoach.errors import StoreError, StoreTooNew
from kehoach.store import SCHEMA_VERSION, Correction, Store, open_db
from kehoach.store import connection as connecting
from kehoach.store.connection import APPLICATION_ID, explain, on_network
from kehoach.store.ids import plan_id, text_hash

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def message(path: Path, *, write: bool = True) -> str:
    with pytest.raises(StoreError) as caught, open_db(path, write=write):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_missing_database_is_not_made_for_reading(tmp_path: Path) -> None:
    assert "kehoach import" in message(tmp_path / "no.db", write=False)
    assert not (tmp_path / "no.db").exists()


def test_a_database_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE plans (id)")
    other.close()
    before = path.read_bytes()
    assert "không phải của kehoach" in message(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"not a database at all, whatever its name says" * 100)
    assert "không phải cơ sở dữ liệu" in message(path)
    assert "không phải cơ sở dữ liệu" in message(tmp_path)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with open_db(path) as store:
        store.query(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreTooNew, match="nâng cấp"):
        open_db(path)
    with pytest.raises(StoreTooNew):
        open_db(path, write=False)


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.1)
    path = tmp_path / "p.db"
    with open_db(path):
        pass
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_db(path) as store, pytest.raises(StoreError, match="khoá"):
        store.save(small().record(), TEXT)
    holder.execute("ROLLBACK")
    holder.close()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with open_db(path):
        pass
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: holder.execute("COMMIT")).start()
    with open_db(path) as store:
        assert store.save(small().record(), TEXT)
    holder.close()


@pytest.mark.parametrize(
    ("detail", "says"),
    [("database or disk is full", "đầy"), ("attempt to write a readonly database", "chỉ đọc"),
     ("database is locked", "khoá"), ("database disk image is malformed", "hỏng"),
     ("unable to open database file", "không mở được"), ("whatever", "whatever")],
)  # fmt: skip
def test_sqlite_errors_are_told_in_words(detail: str, says: str) -> None:
    assert says in str(explain(sqlite3.OperationalError(detail), "p.db"))


def test_a_full_disk_rolls_the_plan_back(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with open_db(path) as store:
        first = store.save(small().record(), TEXT)
        pages = store.query("PRAGMA page_count")[0]["page_count"]
        store.query(f"PRAGMA max_page_count = {pages}")
        big = TEXT + "chữ " * 100_000
        with pytest.raises(StoreError, match="đầy"):
            store.save(small(big, "b.txt").record(), big)
        assert store.plan_ids() == [first]
        assert store.query("PRAGMA integrity_check")[0]["integrity_check"] == "ok"


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_read_only_database_can_be_read_not_written(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with open_db(path) as store:
        plan = store.save(small().record(), TEXT)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_db(path, write=False) as store:
            assert store.plan_ids() == [plan]
        assert "chỉ đọc" in message(path)
    finally:
        tmp_path.chmod(0o755)


def test_reading_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with open_db(path) as store:
        store.save(small().record(), TEXT)
    with open_db(path, write=False) as store, pytest.raises(StoreError, match="chỉ đọc"):
        store.save(small().record().model_copy(update={"amounts": ()}), TEXT)


MOUNTS = "/dev/sda / ext4 rw 0 0\n//srv/kh /mnt/kh\\040chung cifs rw 0 0\n"


@pytest.mark.parametrize(
    ("path", "network"),
    [("/home/a/p.db", False), ("/mnt/kh chung/p.db", True), ("/mnt/kh chungx/p.db", False),
     ("//srv/share/p.db", True)],
)  # fmt: skip
def test_network_drives_are_told(path: str, network: bool) -> None:
    assert on_network(Path(path), MOUNTS) is network


# A database as version 1 wrote it: its kept tables, one plan, one correction, facts of old shape.
VERSION_1 = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = 1;
CREATE TABLE plans (id TEXT PRIMARY KEY, text TEXT NOT NULL, text_sha256 TEXT NOT NULL, path TEXT,
  sha256 TEXT, media_type TEXT, pages INTEGER, origin TEXT, chars INTEGER, number TEXT);
CREATE TABLE readings (id TEXT PRIMARY KEY REFERENCES plans(id) ON DELETE CASCADE, record BLOB);
CREATE TABLE plan_files (id TEXT PRIMARY KEY, plan_id TEXT REFERENCES plans(id), role TEXT,
  path TEXT, sha256 TEXT, media_type TEXT, pages INTEGER, origin TEXT, chars INTEGER);
CREATE TABLE amounts (id TEXT PRIMARY KEY, plan_id TEXT REFERENCES plans(id), value REAL);
CREATE VIEW old_view AS SELECT value FROM amounts;
CREATE TABLE corrections (id TEXT PRIMARY KEY, text_sha256 TEXT, type TEXT, action TEXT, field TEXT,
  old TEXT, new TEXT, quote TEXT, start INTEGER, "end" INTEGER, section_path TEXT, who TEXT, at TEXT,
  why TEXT);
CREATE TABLE imports (id INTEGER PRIMARY KEY, started_at TEXT, finished_at TEXT, paths TEXT,
  options TEXT, engine TEXT, ok INTEGER, partial INTEGER, duplicate INTEGER, skipped INTEGER,
  failed INTEGER, unchanged INTEGER);
CREATE TABLE files (id TEXT PRIMARY KEY, path TEXT UNIQUE, sha256 TEXT, bytes INTEGER, status TEXT,
  reason TEXT, detail TEXT, seconds REAL, versions TEXT, finished_at TEXT, text TEXT, plan_id TEXT,
  import_id INTEGER);
"""


def test_an_old_database_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    record, plan = small().record(), plan_id(TEXT)
    source = record.source
    bare = record.model_copy(update={"source": source.model_copy(update={"path": "", "sha256": ""})})
    old = sqlite3.connect(path)
    old.executescript(VERSION_1)
    values = (source.path, source.sha256, source.media_type, None, source.origin, source.chars)
    old.execute("INSERT INTO plans VALUES (?,?,?,?,?,?,?,?,?,?)",
                (plan, TEXT, text_hash(TEXT), *values, "wrong"))  # fmt: skip
    old.execute("INSERT INTO readings VALUES (?, ?)", (plan, zlib.compress(bare.to_json().encode())))
    old.execute("INSERT INTO plan_files VALUES ('f', ?, 'main', ?,?,?,?,?,?)", (plan, *values))
    old.execute("INSERT INTO amounts VALUES ('x', ?, 1.5)", (plan,))
    old.execute("INSERT INTO files VALUES ('5f', 'n.txt', 'h', 1, 'skipped', 'not-a-plan', '', 0, "
                "'', '', 'thư ngỏ', NULL, NULL)")  # fmt: skip
    fixed = Correction(text_hash(TEXT), "plan", "changed", "Lan", "2025-01-01", "number",
                       '"40/KH-UBND"', '"41/KH-UBND"')  # fmt: skip
    row = fixed.row()
    old.execute(f"INSERT INTO corrections VALUES ({','.join('?' * len(row))})",
                [row["id"], fixed.text_sha256, "plan", "changed", "number", fixed.old, fixed.new,
                 None, None, None, None, "Lan", "2025-01-01", None])  # fmt: skip
    old.commit()
    old.close()
    with open_db(path) as store:
        loaded = store.load(plan)
        assert loaded.plan.number == "41/KH-UBND"
        assert loaded.amounts == record.amounts and loaded.source == source
        assert store.query("SELECT stage FROM files") == [{"stage": None}]
        assert store.search("thu ngo")[0].kind == "files" and store.search("phan dau")
        assert store.query("PRAGMA foreign_key_check") == []
        names = {r["name"] for r in store.query("SELECT name FROM sqlite_master")}
        assert "old_view" not in names and "totals_check" in names
        store.query("SELECT * FROM plans_missing")
    with open_db(path) as store:
        assert store.query("PRAGMA user_version") == [{"user_version": SCHEMA_VERSION}]


@pytest.mark.parametrize("stored", sorted(Path(__file__).parent.glob("databases/*.db.gz")), ids=lambda p: p.name)
def test_databases_written_by_older_versions_are_migrated(stored: Path, tmp_path: Path) -> None:
    """Real files of each schema version: with a plan, a correction, a skipped file, an import."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(stored.read_bytes()))
    with open_db(tmp_path / "new.db") as fresh:
        fresh.save(small().record(), TEXT)
        fixed = Correction(text_hash(TEXT), "plan", "changed", "Lan", "2025-01-01", "number",
                           '"40/KH-UBND"', '"41/KH-UBND"')  # fmt: skip
        fresh.correct(fixed)
        expected = {table: fresh.query(f"SELECT * FROM {table}") for table in ("amounts", "sections", "totals")}
    with open_db(path) as store:
        [plan] = store.plan_ids()
        assert store.load(plan).plan.number == "41/KH-UBND"
        for table, rows in expected.items():
            assert store.query(f"SELECT * FROM {table}") == rows
        assert store.search("thu ngo")[0].kind == "files" and store.search("phan dau")
        assert store.query("SELECT count(*) AS n FROM files") == [{"n": 2}]
        assert store.query("PRAGMA foreign_key_check") == []
        names = {(r["type"], r["name"]) for r in store.query("SELECT type, name FROM sqlite_master")}
    with open_db(tmp_path / "new.db") as fresh:
        assert names == {(r["type"], r["name"]) for r in fresh.query("SELECT type, name FROM sqlite_master")}


def test_a_database_opens_without_the_extractors() -> None:
    """Their modules take longer to import than all of the store: a search needs none of them."""
    code = ("import sys, kehoach.store; "
            "print([m for m in sys.modules if m.startswith(('kehoach.extract', 'kehoach.resolve'))])")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_step_that_only_adds_a_table_makes_no_row_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large archives would wait for hours."""
    path = tmp_path / "old.db"
    with open_db(path) as store:
        store.save(small().record(), TEXT)
        store.query("DROP TABLE recognised_pages")
        store.query("PRAGMA user_version = 11")
    monkeypatch.setattr(Store, "renew", lambda *_: pytest.fail("made again"))
    with open_db(path) as store:
        assert store.query("SELECT * FROM recognised_pages") == []
        assert store.query("PRAGMA user_version") == [{"user_version": SCHEMA_VERSION}]
        assert store.search("phan dau")


def test_a_search_in_an_older_database_says_how_to_bring_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    stored = Path(__file__).parent / "databases" / "v9.db.gz"
    path.write_bytes(gzip.decompress(stored.read_bytes()))
    with open_db(path, write=False) as store, pytest.raises(StoreError, match="kehoach import --db"):
        store.search("phan dau")
    with open_db(path) as store:
        assert store.search("phan dau")
