"""An import notes every file, stops for none, and gives the same rows whatever the way."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kehoach.errors import InternalError, PlanError
from kehoach.records import Record
from kehoach.scale import Settings, import_paths
from kehoach.scale.reading import is_classified
from kehoach.store import Store, open_db
from kehoach.store.prepare import Prepared, prepare
from kehoach.store.schema import tables

GOOD = "KẾ HOẠCH\nI. MỤC TIÊU\nKinh phí 5 triệu đồng.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files that end in every way there is."""
    folder = tmp_path / "lưu trữ"
    (folder / "2024").mkdir(parents=True)
    texts = {
        "a.txt": GOOD, "2024/b.txt": GOOD + "Xã B.", "2024/b-copy.txt": GOOD + "Xã B.",
        "bom.txt": "\ufeff" + GOOD, "letter.txt": "Thư ngỏ gửi bà con xã Ea Kpam.\n",
        "empty.txt": "", "nofacts.txt": "KẾ HOẠCH\nI. MỤC TIÊU\nCố gắng.\n",
        "nosections.txt": "KẾ HOẠCH\nKinh phí 5 triệu đồng.\n", "boom.txt": "NỔ",
        "secret.txt": "UBND TỈNH\nTỐI MẬT\n" + GOOD, "~$a.txt": GOOD, ".hidden.txt": GOOD,
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    with zipfile.ZipFile(folder / "z.zip", "w") as packed:
        packed.writestr("kế hoạch/c.txt", GOOD + "Xã C.")
        packed.writestr("~$c.txt", GOOD)
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 broken")
    return folder


EXPECTED = {
    "2024/b-copy.txt": ("ok", None), "2024/b.txt": ("duplicate", None), "a.txt": ("duplicate", None),
    "bad.zip": ("failed", "corrupt"), "bom.txt": ("ok", None),
    "boom.txt": ("failed", "internal"), "empty.txt": ("failed", "empty"),
    "letter.txt": ("skipped", "not-a-plan"), "nofacts.txt": ("partial", "no-facts"),
    "nosections.txt": ("partial", "no-sections"), "secret.txt": ("skipped", "classified"),
    "x.pdf": ("failed", "corrupt"), "z.zip!/kế hoạch/c.txt": ("ok", None),
}  # fmt: skip


def status(db: Path, folder: Path) -> dict[str, tuple[object, object]]:
    with open_db(db, write=False) as store:
        rows = store.query("SELECT path, status, reason FROM files")
    start = len(str(folder)) + 1
    return {str(r["path"])[start:]: (r["status"], r["reason"]) for r in rows}


def dump(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_db(db) as store:
        return {
            t.name: sorted(store.connection.execute(f'SELECT * FROM "{t.name}"').fetchall(), key=repr)
            for t in tables() if t.name not in {"files", "imports"}
        }  # fmt: skip


def test_every_file_ends_as_it_should(archive: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    summary = import_paths([archive], db)
    assert status(db, archive) == EXPECTED
    assert (summary.total, summary.counts["ok"], summary.counts["failed"]) == (13, 3, 4)
    with open_db(db) as store:
        assert store.query("PRAGMA foreign_key_check") == []
        assert len(store.plan_ids()) == 5
        [run] = store.query("SELECT ok, failed, finished_at FROM imports")
        assert (run["ok"], run["failed"]) == (3, 4) and run["finished_at"]
        assert store.search("thu ngo")[0].kind == "files"


def test_no_word_of_a_secret_file_is_stored(archive: Path, tmp_path: Path) -> None:
    (archive / "secret.txt").write_text("MẬT\nKẾ HOẠCH\nI. XYLOPHON\n", encoding="utf-8")
    import_paths([archive], tmp_path / "p.db")
    assert b"XYLOPHON" not in b"".join(p.read_bytes() for p in tmp_path.glob("p.db*"))


@pytest.mark.parametrize(
    ("head", "secret"),
    [("UBND\nMẬT\n", True), ("UBND\n**TỐI MẬT**\n", True), ("TUYỆT MẬT", True),
     ("Độ mật: Tối mật\n", True), ("UBND HUYỆN      MẬT\n", True),
     ("BẢO VỆ BÍ MẬT NHÀ NƯỚC\n", False), ("KẾ HOẠCH MẬT\n", False), ("mật\n", False),
     ("x\n" * 16 + "MẬT\n", False)],
)  # fmt: skip
def test_a_secrecy_mark_is_a_line_of_its_own_near_the_top(head: str, secret: bool) -> None:
    assert is_classified(head) is secret


def test_the_same_files_again_change_nothing(archive: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    import_paths([archive], db)
    before, files = dump(db), status(db, archive)
    summary = import_paths([archive], db)
    assert summary.counts == {"unchanged": 13}
    assert (dump(db), status(db, archive)) == (before, files)
    assert dump(db) == before
    import_paths([archive], db, Settings(force=True))
    assert (dump(db), status(db, archive)) == (before, files)


def test_the_order_of_arrival_does_not_matter(archive: Path, tmp_path: Path) -> None:
    import_paths([archive], tmp_path / "once.db")
    names = sorted(archive.rglob("*.*"), reverse=True)
    for path in names:
        if path.is_file() and not path.name.startswith(("~", ".")):
            import_paths([path], tmp_path / "piece.db")
    assert dump(tmp_path / "piece.db") == dump(tmp_path / "once.db")


def test_new_rules_extract_again_from_the_stored_text(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "p.db"
    import_paths([archive / "a.txt"], db)
    monkeypatch.setattr("kehoach.scale.run.versions", lambda rules: '{"engine":"2"}')

    def no_reading(_: object) -> None:
        raise AssertionError("the file was read again")

    monkeypatch.setattr("kehoach.scale.reading.document_from_bytes", no_reading)
    assert import_paths([archive / "a.txt"], db).counts == {"ok": 1}
    (archive / "a.txt").unlink()
    monkeypatch.setattr("kehoach.scale.run.versions", lambda rules: '{"engine":"3"}')
    assert import_paths([], db).counts == {"ok": 1}
    with open_db(db) as store:
        assert store.query("SELECT versions FROM files") == [{"versions": '{"engine":"3"}'}]


def test_only_failed_reads_what_failed(archive: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    import_paths([archive], db)
    (archive / "boom.txt").write_text(GOOD + "Xã D.", encoding="utf-8")
    summary = import_paths([], db, Settings(only_failed=True))
    assert summary.counts == {"ok": 1, "failed": 3}


def test_a_changed_file_replaces_its_plan_and_a_broken_one_does_not(
    archive: Path, tmp_path: Path
) -> None:
    db, path = tmp_path / "p.db", archive / "a.txt"
    (archive / "bom.txt").unlink()
    import_paths([path], db)
    path.write_text(GOOD + "Sửa.", encoding="utf-8")
    import_paths([path], db)
    with open_db(db) as store:
        [plan] = store.plan_ids()
        assert store.text(plan).endswith("Sửa.")
    path.write_text("", encoding="utf-8")
    import_paths([path], db)
    assert status(db, archive)["a.txt"] == ("failed", "empty")
    with open_db(db) as store:
        assert store.plan_ids() == [plan]


def test_dry_run_writes_nothing(archive: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    summary = import_paths([archive], db, Settings(dry_run=True))
    assert summary.estimate and summary.estimate.files == 13 and not db.exists()
    import_paths([archive], db)
    before = dump(db)
    summary = import_paths([archive], db, Settings(dry_run=True))
    assert summary.estimate and summary.estimate.files == 0
    assert summary.counts == {"unchanged": 13}
    assert dump(db) == before


def test_another_database_is_merged(archive: Path, tmp_path: Path) -> None:
    import_paths([archive / "2024"], tmp_path / "other.db")
    summary = import_paths([tmp_path / "other.db"], tmp_path / "p.db")
    assert [m.plans for _, m in summary.merged] == [1]
    with open_db(tmp_path / "p.db") as store:
        assert len(store.plan_ids()) == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"0" * 50_000_000)
    import_paths([tmp_path / "bomb.zip"], tmp_path / "p.db")
    assert status(tmp_path / "p.db", tmp_path) == {"bomb.zip": ("failed", "too-large")}


def test_names_in_archives_need_not_be_marked_as_utf8(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "n.zip", "w") as packed:
        info = zipfile.ZipInfo("abcd.txt")
        packed.writestr(info, GOOD)
    data = (tmp_path / "n.zip").read_bytes().replace(b"abcd.txt", "kế.txt".encode()[:8])
    (tmp_path / "n.zip").write_bytes(data)
    import_paths([tmp_path / "n.zip"], tmp_path / "p.db")
    assert status(tmp_path / "p.db", tmp_path) == {"n.zip!/kế.txt": ("ok", None)}


def test_nothing_to_import_is_said(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="không có tệp"):
        import_paths([tmp_path / "no"], tmp_path / "p.db")
    with pytest.raises(PlanError, match="không có tệp nào"):
        import_paths([tmp_path], tmp_path / "p.db")
    assert list(tmp_path.iterdir()) == []


def test_files_of_programs_are_passed_over_and_counted(archive: Path, tmp_path: Path) -> None:
    (archive / "a.json").write_text("{}", encoding="utf-8")
    (archive / "2024" / "pack.YAML").write_text("x: 1", encoding="utf-8")
    with zipfile.ZipFile(archive / "y.zip", "w") as packed:
        packed.writestr("c.json", "{}")
    db = tmp_path / "p.db"
    summary = import_paths([archive], db)
    assert (status(db, archive), summary.ignored) == (EXPECTED, 3)
    with open_db(db) as store:
        assert store.query("SELECT ignored FROM imports") == [{"ignored": 3}]
    # Named itself, a file is tried whatever its name.
    assert import_paths([archive / "a.json"], db).counts == {"skipped": 1}


def test_a_record_that_does_not_hold_together_fails_alone(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "p.db"

    def broken(record: Record, text: str) -> Prepared:
        if "Xã B." in text:
            raise InternalError("cells tb3r2c1")
        return prepare(record, text)

    monkeypatch.setattr("kehoach.scale.reading.prepare", broken)
    summary = import_paths([archive], db)
    assert (summary.counts["ok"], summary.reasons["internal"]) == (2, 3)
    with open_db(db) as store:
        [row] = store.query("SELECT stage, detail, plan_id FROM files WHERE path LIKE '%b-copy.txt'")
        assert tuple(row.values()) == ("save", "cells tb3r2c1", None)


def test_a_row_that_the_database_refuses_fails_alone(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, save = tmp_path / "p.db", Store.save_prepared

    def broken(store: Store, made: Prepared, **more: str) -> str:
        plan = save(store, made, **more)
        if "Xã B." in made.text:
            store.query("INSERT INTO plans (id) VALUES ('x')")
        return plan

    monkeypatch.setattr(Store, "save_prepared", broken)
    summary = import_paths([archive], db)
    assert (summary.counts["ok"], summary.reasons["internal"]) == (2, 3)
    with open_db(db) as store:
        assert len(store.plan_ids()) == 4 and store.query("PRAGMA foreign_key_check") == []


def test_copies_of_a_bad_file_end_like_it_and_can_be_tried_again(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("NỔ", encoding="utf-8")
    db = tmp_path / "out" / "p.db"
    db.parent.mkdir()
    assert import_paths([tmp_path / "a.txt", tmp_path / "b.txt"], db).counts == {"failed": 2}
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    summary = import_paths([], db, Settings(only_failed=True))
    assert summary.counts == {"ok": 1, "duplicate": 1}
