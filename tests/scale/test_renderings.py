"""Word file, PDF and scan of one plan are one plan; two communes' plans of one template are two."""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach.read import Document, document_from_bytes
from kehoach.scale import import_paths
from kehoach.store import Correction, merge, open_db
from kehoach.store.columns import dumps
from kehoach.store.ids import text_hash
from kehoach.store.renderings import same_plan
from kehoach.store.schema import tables
from kehoach.store.texts import text_row

pytestmark = pytest.mark.real_pipeline

ROOT = Path(__file__).parents[2]
PLAN = (ROOT / "corpus" / "giam-ngheo-xa-2024.txt").read_text("utf-8")
ORIGIN = {".docx": "docx", ".pdf": "text-layer", ".scan": "ocr", ".txt": "plain"}


def _reader(data: bytes, path: str) -> Document:
    """Reads text, and calls it what the name of the file says it is."""
    found = document_from_bytes(data, path)
    return replace(found, source=found.source.model_copy(update={"origin": ORIGIN[Path(path).suffix]}))


@pytest.fixture(autouse=True)
def _formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.scale.reading.document_from_bytes", _reader)


def _printed(text: str) -> str:
    """With page numbers between, as a PDF gives it."""
    lines = text.split("\n")
    return "\n".join(line + (f"\n{n // 40}\n" if n % 40 == 39 else "") for n, line in enumerate(lines))


def _noisy(text: str, share: float = 0.01) -> str:
    """With a wrong letter in a hundred below the head, as OCR gives it."""
    chance, letters = random.Random(1), list(text)
    for at in range(1500, len(letters)):
        if letters[at].islower() and chance.random() < share:
            letters[at] = chance.choice("aeionthc")
    return "".join(letters)


FILES = {"a.docx": PLAN + "\n", "b.pdf": _printed(PLAN), "c.scan": _noisy(PLAN)}


def _write(folder: Path, files: dict[str, str]) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in files}


def _dump(db: Path) -> dict[str, list[object]]:
    with open_db(db, write=False) as store:
        return {
            t.name: sorted(store.query(f'SELECT * FROM "{t.name}"'), key=repr)
            for t in tables() if t.name not in {"files", "imports"}
        }  # fmt: skip


def _standing(db: Path) -> dict[str, object]:
    with open_db(db, write=False) as store:
        return {Path(str(r["path"])).name: r["status"] for r in store.query("SELECT path, status FROM files")}


def test_renderings_are_one_plan_in_whatever_order_they_come(tmp_path: Path) -> None:
    paths = _write(tmp_path / "a", FILES)
    dumps = []
    for number, order in enumerate(itertools.permutations(FILES)):
        db = tmp_path / f"{number}.db"
        for name in order:
            import_paths([paths[name]], db)
        assert _standing(db) == {"a.docx": "ok", "b.pdf": "duplicate", "c.scan": "duplicate"}
        dumps.append(_dump(db))
    assert all(one == dumps[0] for one in dumps)
    with open_db(tmp_path / "0.db", write=False) as store:
        roles = store.query("SELECT origin, role FROM plan_files ORDER BY origin")
        assert len(store.plan_ids()) == 1
        assert [tuple(r.values()) for r in roles] == [
            ("docx", "main"), ("ocr", "rendering"), ("text-layer", "rendering"),
        ]  # fmt: skip
        assert store.query("PRAGMA foreign_key_check") == []


def test_when_the_best_rendering_goes_the_next_stands_for_the_plan(tmp_path: Path) -> None:
    paths, db = _write(tmp_path / "a", FILES), tmp_path / "p.db"
    import_paths(list(paths.values()), db)
    paths["a.docx"].write_text("Thư ngỏ gửi bà con xã Ea Kpam.\n", encoding="utf-8")
    import_paths([paths["a.docx"]], db)
    assert _standing(db) == {"a.docx": "skipped", "b.pdf": "ok", "c.scan": "duplicate"}
    with open_db(db, write=False) as store:
        [row] = store.query("SELECT origin FROM plans")
        assert row["origin"] == "text-layer"
        assert len(store.query("SELECT 1 FROM texts")) == 3


def test_the_same_words_in_other_lines_are_one_plan(tmp_path: Path) -> None:
    wrapped = PLAN.replace(" và ", " và\n", 20)
    paths = _write(tmp_path / "a", {"a.txt": PLAN, "b.txt": wrapped})
    import_paths(list(paths.values()), tmp_path / "p.db")
    assert sorted(map(str, _standing(tmp_path / "p.db").values())) == ["duplicate", "ok"]


def test_plans_made_from_one_template_stay_apart(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import archive

    count = len(list((ROOT / "corpus").glob("*.txt")))
    index = next(n for n in range(count) if "Đồng Thuận" in archive._sources()[n][:600])
    other = archive.plan(index, parts=1)
    next_year = PLAN.replace("2024", "2025")
    files = {"a.docx": PLAN, "b.pdf": other, "c.pdf": next_year, "d.docx": PLAN.replace("ít nhất", "trên", 1)}
    paths = _write(tmp_path / "a", files)
    import_paths(list(paths.values()), tmp_path / "p.db")
    assert set(_standing(tmp_path / "p.db").values()) == {"ok"}


@pytest.mark.parametrize(
    ("change", "same"),
    [({}, True), ({"number": "9/kh-ubnd"}, False), ({"number": None, "issued_on": None}, True),
     ({"year": 2020}, False), ({"origin": "docx"}, False), ({"sketch": b""}, False)],
    ids=["alike", "other number", "not signed yet", "other year", "same kind of file", "not alike"],
)  # fmt: skip
def test_what_both_say_must_agree(change: dict[str, object], same: bool) -> None:
    from kehoach.pipeline import extract_plan

    one = _reader(FILES["a.docx"].encode(), "a.docx")
    other = _reader(FILES["c.scan"].encode(), "c.scan")
    rows = [text_row(d, extract_plan(d), blotted=True) for d in (one, other)]
    assert same_plan(rows[0], rows[1] | change) is same


def _merged(into: Path, *others: Path) -> Path:
    """A copy of a database that took in others."""
    copy = into.with_name("+".join(path.stem for path in (into, *others)) + ".db")
    with open_db(into) as store:
        store.query("VACUUM INTO ?", (str(copy),))
    with open_db(copy) as store:
        for other in others:
            merge(store, other)
        assert store.query("PRAGMA foreign_key_check") == []
    return copy


def test_renderings_that_two_databases_bring_are_one_plan_whichever_takes_in_the_other(tmp_path: Path) -> None:
    """The same rows as if all files had been read into one database."""
    paths = _write(tmp_path / "a", FILES)
    parts = {"1": ["c.scan", "b.pdf"], "2": ["a.docx"], "3": ["c.scan"], "4": ["b.pdf"]}
    for name, files in parts.items():
        import_paths([paths[file] for file in files], tmp_path / f"{name}.db")
    import_paths(list(paths.values()), tmp_path / "all.db")
    expected = _dump(tmp_path / "all.db")
    for order in (("1", "2"), ("2", "1"), ("3", "2", "4"), ("4", "3", "2"), ("2", "4", "3"), ("3", "4", "2")):
        db = _merged(*(tmp_path / f"{name}.db" for name in order))
        assert _standing(db) == {"a.docx": "ok", "b.pdf": "duplicate", "c.scan": "duplicate"}, order
        found = _dump(db)
        assert [name for name in expected if found[name] != expected[name]] == [], order


def test_a_correction_made_on_one_rendering_holds_for_the_plan(tmp_path: Path) -> None:
    """Whether the better rendering is read later or comes with another database."""
    paths = _write(tmp_path / "a", {name: FILES[name] for name in ("a.docx", "b.pdf")})
    import_paths([paths["b.pdf"]], tmp_path / "1.db")
    import_paths([paths["a.docx"]], tmp_path / "2.db")
    with open_db(tmp_path / "1.db") as store:
        text = store.text(store.plan_ids()[0])
        old = store.load(store.plan_ids()[0]).plan.title
        store.correct(Correction(text_hash(text), "plan", "changed", "Lan", "2026-01-01", "title",
                                 dumps(old), '"Mai Thử"'))  # fmt: skip
    dbs = [_merged(tmp_path / "1.db", tmp_path / "2.db"), _merged(tmp_path / "2.db", tmp_path / "1.db")]
    import_paths([paths["a.docx"]], tmp_path / "1.db")
    for db in (*dbs, tmp_path / "1.db"):
        with open_db(db, write=False) as store:
            [row] = store.query("SELECT title, origin FROM plans")
            assert row == {"title": "Mai Thử", "origin": "docx"}, db.name
