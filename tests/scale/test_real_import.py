"""The whole way with the rules that ship: the corpus, and real plans where they are at hand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach.scale import Settings, Summary, import_paths
from kehoach.store import Store, changing, merge, open_db
from kehoach.store.schema import tables
from kehoach.store.search import Hit
from kehoach.store.statements import views

pytestmark = pytest.mark.real_pipeline

CORPUS = Path(__file__).parents[2] / "corpus"
FOLDER = os.environ.get("KEHOACH_PLANS")
REAL = [Path(FOLDER) / "seeds", Path(FOLDER) / "plans"] if FOLDER else []
PLACES = ("recipients", "sections", "amounts", "plan_agencies", "assignments", "deadlines", "targets",
          "citations", "tables")  # fmt: skip
Rows = dict[str, list[tuple[object, ...]]]


def dump(db: Path) -> Rows:
    """Every row of every table but the run tables."""
    with open_db(db) as store:
        return {
            t.name: sorted(store.connection.execute(f'SELECT * FROM "{t.name}"').fetchall(), key=repr)
            for t in tables() if t.name not in {"files", "imports"}
        }  # fmt: skip


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """A database of the corpus, and of the real plans if there are any."""
    db = tmp_path_factory.mktemp("real") / "p.db"
    return db, import_paths([CORPUS, *REAL], db)


@pytest.fixture
def archive(imported: tuple[Path, Summary], tmp_path: Path) -> Iterator[Store]:
    """A copy of it to work on."""
    shutil.copy(imported[0], tmp_path / "p.db")
    with open_db(tmp_path / "p.db") as store:
        yield store


def test_every_plan_is_read_and_every_answer_file_passed_over(
    imported: tuple[Path, Summary],
) -> None:
    db, summary = imported
    assert summary.ignored == len(list(CORPUS.glob("*.json"))) > 0
    with open_db(db, write=False) as store:
        failed = store.query("SELECT path, detail FROM files WHERE status IN ('failed', 'skipped')")
    assert failed == []


def test_facts_stand_where_they_say(archive: Store) -> None:
    assert archive.query("PRAGMA foreign_key_check") == []
    for table in PLACES:
        wrong = archive.query(
            f'SELECT f.id, f.text FROM "{table}" f JOIN plans p ON p.id = f.plan_id '
            'WHERE f.text <> substr(p.text, f.start + 1, f."end" - f.start)'
        )
        assert wrong == [], table


def test_a_record_comes_back_as_it_was_read(archive: Store) -> None:
    for plan in archive.plan_ids():
        assert archive.load(plan) == archive.as_read(plan)


@pytest.mark.parametrize("view", sorted(views()))
def test_every_view_answers(archive: Store, view: str) -> None:
    archive.query(f"SELECT * FROM {view}")


def test_allocations_are_those_of_their_view(archive: Store) -> None:
    sql = ("SELECT t.plan_id, t.stated_dong, a.dong FROM totals_check t "
           "JOIN plan_allocations a USING (plan_id) WHERE scope = 'plan'")  # fmt: skip
    for row in archive.query(sql):
        assert row["stated_dong"] == row["dong"]


@pytest.mark.parametrize(
    ("words", "exact"), [("giảm nghèo", True), ("giam ngheo", False), ("GIAM NGHEO", False)]
)
def test_search_finds_with_and_without_accents(archive: Store, words: str, exact: bool) -> None:
    hits: list[Hit] = archive.search(words)
    assert hits and hits[0].exact is exact


@pytest.mark.skipif(not REAL, reason="KEHOACH_PLANS names no folder of real plans")
def test_the_place_is_found_however_it_is_written(archive: Store) -> None:
    exact, plain = archive.search("Đắk Lắk", limit=500), archive.search("dak lak", limit=500)
    assert exact[0].exact and {h.id for h in exact} <= {h.id for h in plain}


@pytest.mark.skipif(not REAL, reason="KEHOACH_PLANS names no folder of real plans")
def test_nine_components_are_two_allocations(archive: Store) -> None:
    [row] = archive.query(
        "SELECT t.stated_dong, t.summed_dong, t.parts, t.verdict FROM totals_check t "
        "JOIN plans p ON p.id = t.plan_id WHERE t.scope = 'plan' AND p.path LIKE '%cu-mgar-2024%'"
    )
    assert tuple(row.values()) == (20856934500, 20856934500, 9, "equal")


def _corrected(store: Store) -> tuple[str, str]:
    """Correct the first amount; gives the plan and the amount."""
    [row] = store.query("SELECT id, plan_id FROM amounts WHERE value IS NOT NULL ORDER BY id LIMIT 1")
    blank = changing(store.blank_correction(str(row["id"])), "value", "7")
    store.correct(replace(blank, who="Lan", at="2026-01-01T00:00:00Z"))
    return str(row["plan_id"]), str(row["id"])


def _state(store: Store, amount: str) -> tuple[object, ...]:
    [row] = store.query("SELECT value, state FROM amounts WHERE id = ?", (amount,))
    return tuple(row.values())


@pytest.mark.parametrize("way", ["again", "new versions", "migration"])
def test_a_correction_survives(
    archive: Store, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    plan, amount = _corrected(archive)
    [row] = archive.query("SELECT path FROM plans WHERE id = ?", (plan,))
    path = Path(str(row["path"]))
    if way == "migration":
        archive.query("ALTER TABLE imports DROP COLUMN ignored")
        archive.query("DROP TABLE texts")
        archive.query("PRAGMA user_version = 2")
    elif way == "new versions":
        monkeypatch.setattr("kehoach.scale.run.versions", lambda rules: '{"engine":"9"}')
        assert import_paths([path], archive.path).counts["ok"] == 1
    else:
        assert import_paths([path], archive.path, Settings(force=True)).counts["ok"] == 1
    with open_db(archive.path) as store:
        assert _state(store, amount) == ("7", "corrected")
        assert store.query("SELECT * FROM facts_to_review WHERE correction_id IS NOT NULL") == []
        assert store.query("PRAGMA foreign_key_check") == []


def test_a_migrated_database_is_that_of_today(archive: Store) -> None:
    before = dump(archive.path)
    archive.query("ALTER TABLE imports DROP COLUMN ignored")
    texts = archive.query("SELECT * FROM texts")
    archive.query("DROP TABLE texts")
    archive.query("PRAGMA user_version = 2")
    with open_db(archive.path) as store:
        store.insert("texts", texts)
    assert dump(archive.path) == before


def test_merging_in_either_order_gives_the_same_rows(tmp_path: Path) -> None:
    plans = sorted(CORPUS.glob("*.txt"))[:6]
    halves = {"n": plans[:4], "s": plans[2:]}
    for name, paths in halves.items():
        import_paths(paths, tmp_path / f"{name}.db")
        with open_db(tmp_path / f"{name}.db") as store:
            _corrected(store)
        shutil.copy(tmp_path / f"{name}.db", tmp_path / f"{name}2.db")
    for into, other in (("n", "s2"), ("s", "n2")):
        with open_db(tmp_path / f"{into}.db") as store:
            merge(store, tmp_path / f"{other}.db")
    assert dump(tmp_path / "n.db") == dump(tmp_path / "s.db")


def test_any_number_of_workers_gives_the_same_rows(
    imported: tuple[Path, Summary], tmp_path: Path
) -> None:
    summary = import_paths([CORPUS, *REAL], tmp_path / "two.db", Settings(jobs=2))
    assert summary.counts == imported[1].counts
    assert dump(tmp_path / "two.db") == dump(imported[0])
