"""The database as Parquet answers the documented questions as SQLite does."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from kehoach import read
from kehoach.cli import main
from kehoach.errors import MissingExtra, PlanError
from kehoach.scale.parquet import export, names
from kehoach.store import Store, open_db

ROOT = Path(__file__).parents[2]
QUESTIONS = sorted((ROOT / "docs" / "analytics").glob("*.sql"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus in a database, read by the real pipeline."""
    from importlib import reload

    from kehoach import pipeline

    reload(pipeline)
    path = tmp_path_factory.mktemp("corpus") / "plans.db"
    with open_db(path) as db:
        for file in sorted((ROOT / "corpus").glob("*.txt"))[:6]:
            document = read.document(file)
            db.save(pipeline.extract_plan(document), document.text)
    return path


@pytest.fixture(scope="module")
def exported(corpus: Path) -> Path:
    pytest.importorskip("pyarrow")
    folder = corpus.parent / "parquet với dấu"
    with open_db(corpus, write=False) as db:
        export(db, folder)
    return folder


def duck(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        for line in (folder / "duckdb.sql").read_text("utf-8").splitlines():
            connection.execute(line.replace("FROM '", f"FROM '{folder.as_posix()}/"))
        return list(connection.execute(sql).fetchall())


def test_three_questions_are_documented() -> None:
    page = (ROOT / "docs" / "compare.md").read_text("utf-8")
    assert len(QUESTIONS) == 3
    assert all(f"analytics/{path.name}" in page for path in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_duckdb_and_sqlite_answer_alike(question: Path, corpus: Path, exported: Path) -> None:
    sql = re.sub(r"/\*.*?\*/", "", question.read_text("utf-8"))
    with open_db(corpus, write=False) as db:
        ours = [tuple(row.values()) for row in db.query(sql)]
    assert duck(exported, sql) == ours
    assert len(ours) > 2


@pytest.mark.parametrize("name", ["plans", "amounts", "targets", "component_totals", "totals_check"])
def test_every_row_and_value_arrives(name: str, corpus: Path, exported: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(exported / name)
    with open_db(corpus, write=False) as db:
        rows = db.query(f"SELECT * FROM {name}")
    assert table.column_names == list(rows[0])
    assert table.to_pylist() == rows


def test_one_folder_per_table_and_view(exported: Path) -> None:
    assert sorted(p.name for p in exported.iterdir() if p.is_dir()) == sorted(names())
    assert not [name for name in names() if name.startswith("search")]


def test_exporting_again_replaces_the_folders(corpus: Path, exported: Path) -> None:
    (exported / "plans" / "old.parquet").write_bytes(b"left over")
    with open_db(corpus, write=False) as db:
        export(db, exported)
    assert [p.name for p in (exported / "plans").iterdir()] == ["part-0.parquet"]


def test_an_empty_database_has_empty_tables(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with open_db(tmp_path / "empty.db") as db:
        export(db, tmp_path / "out")
    assert parquet.read_table(tmp_path / "out" / "targets").num_rows == 0


def test_a_file_is_no_folder(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "file").write_text("x")
    with open_db(corpus, write=False) as db, pytest.raises(PlanError, match="thư mục"):
        export(db, tmp_path / "file")


def test_without_pyarrow_one_line_says_what_to_install(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", str(corpus), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "kehoach: cần pyarrow; hãy cài: pip install \"kehoach[analytics]\"\n"
    store: Store
    with open_db(corpus, write=False) as store, pytest.raises(MissingExtra):
        export(store, tmp_path / "out")
