"""What is forgotten or marked secret is in no byte of the database."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import pytest

from kehoach.errors import NoSuchRecord, StoreError
from kehoach.read import Aside, Document, Layout
from kehoach.records import Source
from kehoach.scale import import_paths
from kehoach.scale.reading import is_secret
from kehoach.store import Correction, open_db
from kehoach.store.ids import text_hash

CORPUS = Path(__file__).parents[2] / "corpus"
GOOD = "KẾ HOẠCH\nI. MỤC TIÊU\nKinh phí 5 triệu đồng.\n"


def _bytes(db: Path) -> bytes:
    return b"".join(path.read_bytes() for path in db.parent.glob(f"{db.name}*"))


def _lines(path: Path) -> set[bytes]:
    return {line.strip().encode() for line in path.read_text("utf-8").splitlines() if len(line.strip()) > 40}


def _everything(db: Path) -> list[bytes]:
    """Compressed columns, unpacked."""
    with open_db(db, write=False) as store:
        rows = store.query("SELECT record AS b FROM readings UNION ALL SELECT document FROM texts")
    return [zlib.decompress(row["b"]) for row in rows if isinstance(row["b"], bytes)]


@pytest.mark.real_pipeline
def test_a_forgotten_plan_is_gone_from_every_byte(tmp_path: Path) -> None:
    db, paths = tmp_path / "d" / "p.db", sorted(CORPUS.glob("*.txt"))
    db.parent.mkdir()
    import_paths([CORPUS], db)
    chosen = paths[4]
    others = b"".join(path.read_bytes() for path in paths if path != chosen)
    own = {line for line in _lines(chosen) if line not in others}
    with open_db(db) as store:
        [row] = store.query("SELECT id, text FROM plans WHERE path = ?", (str(chosen),))
        store.correct(Correction(text_hash(str(row["text"])), "plan", "changed", "Lan", "2026-01-01",
                                 "number", "null", '"QUOTE-OF-IT"'))  # fmt: skip
    # the same five each run: a long line may be cut where SQLite goes on on another page
    assert len(own) > 30 and all(line in _bytes(db) for line in sorted(own, key=lambda line: (len(line), line))[:5])
    with open_db(db) as store:
        store.forget(str(row["id"]))
        assert len(store.plan_ids()) == len(paths) - 1
        assert store.query("PRAGMA foreign_key_check") == []
        assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        left = _bytes(db)
    assert [line.decode() for line in own if line in left] == []
    assert b"QUOTE-OF-IT" not in left and chosen.name.encode() not in left
    assert not any(line in data for data in _everything(db) for line in own)
    with open_db(db, write=False) as store:
        assert store.query("SELECT 1 FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM files)") == []


def test_a_file_that_was_no_plan_is_forgotten_by_its_path(tmp_path: Path) -> None:
    db, path = tmp_path / "d" / "p.db", tmp_path / "thư.txt"
    db.parent.mkdir()
    path.write_text("Thư ngỏ XYLOPHON gửi bà con.\n", encoding="utf-8")
    import_paths([path], db)
    assert b"XYLOPHON" in _bytes(db)
    with open_db(db) as store:
        store.forget(str(path))
        assert store.search("xylophon") == [] and store.query("SELECT 1 FROM texts") == []
        with pytest.raises(NoSuchRecord):
            store.forget(str(path))
    assert b"xylophon" not in _bytes(db).lower()


def test_a_reader_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.store.connection.BUSY_SECONDS", 0.2)
    db, path = tmp_path / "p.db", tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    import_paths([path], db)
    with open_db(db, write=False) as reader, open_db(db) as store:
        reader.connection.execute("BEGIN")
        reader.query("SELECT 1 FROM plans")
        [plan] = store.plan_ids()
        with pytest.raises(StoreError, match="đang đọc"):
            store.forget(plan)
        assert store.plan_ids() == []
        reader.connection.execute("ROLLBACK")


@pytest.mark.parametrize("where", ["folder", "zip"])
def test_a_plan_marked_secret_later_leaves_no_trace(tmp_path: Path, where: str) -> None:
    db, folder = tmp_path / "d" / "p.db", tmp_path / "a"
    folder.mkdir()
    db.parent.mkdir()

    def put(text: str) -> None:
        if where == "zip":
            with zipfile.ZipFile(folder / "a.zip", "w") as packed:
                packed.writestr("k.txt", text)
        else:
            (folder / "k.txt").write_text(text, encoding="utf-8")

    put(GOOD + "XYLOPHON\n")
    import_paths([folder], db)
    assert b"XYLOPHON" in _bytes(db)
    put("TUYỆT MẬT\n" + GOOD + "XYLOPHON\n")
    assert import_paths([folder], db).counts == {"skipped": 1}
    assert b"xylophon" not in _bytes(db).lower() and b"XYLOPHON" not in b"".join(_everything(db))
    with open_db(db, write=False) as store:
        assert store.query("SELECT reason, text FROM files") == [{"reason": "classified", "text": None}]


def _read(text: str, *asides: Aside) -> Document:
    source = Source(path="a", sha256="0" * 64, chars=len(text))
    return Document(source, text, "pdf-1", layout=Layout(asides=asides))


@pytest.mark.parametrize(
    ("document", "secret"),
    [
        (_read(GOOD, Aside("stamp", "TỐI MẬT")), True),
        (_read(GOOD, Aside("head", "Mật")), False),
        (_read(GOOD, Aside("comment", "MẬT")), False),
        (_read("ỦY BAN NHÂN DÂN\nTÓI MẠT\n" + GOOD), True),
        (_read("KẾ HOẠCH\nThực hiện công tác bảo vệ bí mật nhà nước năm 2024\n" + GOOD), False),
        (_read("KẾ HOẠCH\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n" + GOOD), False),
        (_read("MẶT TRẬN TỔ QUỐC\n" + GOOD), False),
    ],
    ids=["stamp", "lower case", "comment", "read by OCR", "title", "title in capitals", "another word"],
)
def test_the_mark_counts_not_the_word(document: Document, secret: bool) -> None:
    assert is_secret(document) is secret
