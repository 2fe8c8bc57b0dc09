"""No page of a scan is recognised twice, and what is kept of it names no private person."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from kehoach.read import recognition
from kehoach.read.ocr import page as looking
from kehoach.scale import Settings, import_paths
from kehoach.store import merge, open_db
from kehoach.store.columns import Row
from kehoach.store.ids import digest

pytestmark = [
    pytest.mark.real_pipeline,
    pytest.mark.skipif(not recognition.available(), reason="tesseract with Vietnamese data is not installed"),
]
DPI = 150
HEAD = [
    "ỦY BAN NHÂN DÂN XÃ AN THỬ", "Số: 25/KH-UBND", "An Thử, ngày 12 tháng 01 năm 2024", "KẾ HOẠCH",
    "Giảm nghèo bền vững năm 2024", "I. MỤC TIÊU", "Giảm tỷ lệ hộ nghèo từ 5,2% xuống còn 4,1%.",
]  # fmt: skip
ADDED = ["II. KINH PHÍ", "Tổng kinh phí thực hiện: 1.250 triệu đồng từ ngân sách huyện."]
PERSONS = [["STT", "Họ và tên", "Năm sinh"], ["1", "Trần Thử Nghiệm", "1971"], ["2", "Mai Giả Định", "1985"]]


def _font(points: float) -> ImageFont.FreeTypeFont:
    for name in ("LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf", "DejaVuSerif.ttf"):
        try:
            return ImageFont.truetype(name, round(points * DPI / 72))
        except OSError:
            continue
    pytest.skip("no font with Vietnamese letters (fonts-liberation2)")


def _page(lines: list[str], table: list[list[str]] | None = None) -> Image.Image:
    image = Image.new("RGB", (round(8.27 * DPI), round(6 * DPI)), "white")
    draw, face, y = ImageDraw.Draw(image), _font(14), 100
    for line in lines:
        draw.text((120, y), line, fill="black", font=face)
        y += 48
    for r, row in enumerate(table or []):
        for c, words in enumerate(row):
            draw.rectangle((120 + 320 * c, y + 60 * r, 440 + 320 * c, y + 60 * r + 60), outline="black", width=2)
            draw.text((135 + 320 * c, y + 60 * r + 12), words, fill="black", font=face)
    return image


def _pdf(path: Path, *pages: Image.Image) -> None:
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=list(pages[1:]))
    path.write_bytes(out.getvalue())


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One entry for each page that was recognised."""
    found: list[bool] = []
    look = looking._look

    def counted(image: Image.Image, dpi: float, *, first: bool) -> looking.Seen:
        found.append(first)
        return look(image, dpi, first=first)

    monkeypatch.setattr(looking, "_look", counted)
    return found


def _rows(db: Path) -> list[list[Row]]:
    names = ("plans", "sections", "amounts", "targets", "cells", "warnings")
    with open_db(db, write=False) as store:
        return [store.query(f"SELECT * FROM {name} ORDER BY id") for name in names]


def _kept(db: Path) -> str:
    with open_db(db, write=False) as store:
        rows = store.query("SELECT seen FROM recognised_pages ORDER BY sha256, number")
    return " ".join(zlib.decompress(row["seen"]).decode() for row in rows if isinstance(row["seen"], bytes))


def test_a_scan_with_one_page_more_is_recognised_for_that_page_alone(tmp_path: Path, looks: list[bool]) -> None:
    scan, db, fresh = tmp_path / "scan.pdf", tmp_path / "a.db", tmp_path / "b.db"
    first, persons, added = _page(HEAD), _page(["Danh sách hộ nghèo"], PERSONS), _page(ADDED)
    _pdf(scan, first, persons)
    import_paths([scan], db, Settings(jobs=0))
    assert looks == [True, False]
    assert "THỬ" in _kept(db) and "Nghiệm" not in _kept(db) and "1985" not in _kept(db)
    _pdf(scan, first, persons, added)
    import_paths([scan], db, Settings(jobs=0))
    assert looks == [True, False, False]
    import_paths([scan], fresh, Settings(jobs=0))
    assert len(looks) == 6 and _rows(db) == _rows(fresh)
    with open_db(db) as store:
        assert store.query("SELECT number FROM recognised_pages") == [{"number": n} for n in (1, 2, 3)]
        [row] = store.query("SELECT warnings.code AS code FROM warnings WHERE code = 'personal-data'")
        assert row["code"] == "personal-data"
        store.forget(store.plan_ids()[0])
        assert store.query("SELECT 1 FROM recognised_pages") == []


def test_pages_come_along_in_a_merge_and_serve_another_file(tmp_path: Path, looks: list[bool]) -> None:
    scan, copy = tmp_path / "scan.pdf", tmp_path / "copy.pdf"
    _pdf(scan, _page(HEAD), _page(ADDED))
    import_paths([scan], tmp_path / "a.db", Settings(jobs=0))
    with open_db(tmp_path / "b.db") as store:
        merge(store, tmp_path / "a.db")
    _pdf(copy, _page(HEAD))
    import_paths([copy], tmp_path / "b.db", Settings(jobs=0))
    assert looks == [True, False]


def test_with_personal_data_kept_pages_are_not(tmp_path: Path, looks: list[bool]) -> None:
    """What was asked for this once is in the texts alone; blotted pages are not read for it either."""
    scan, db = tmp_path / "scan.pdf", tmp_path / "a.db"
    _pdf(scan, _page(HEAD, PERSONS))
    import_paths([scan], db, Settings(jobs=0))
    import_paths([scan], db, Settings(jobs=0, keep_personal_data=True, force=True))
    assert looks == [True, True] and "Nghiệm" not in _kept(db)
    with open_db(db) as store:
        assert store.query("SELECT id FROM recognised_pages") == [{"id": _only(scan)}]
        assert "Nghiệm" in str(store.query("SELECT text FROM plans")[0]["text"])


def _only(scan: Path) -> str:
    import hashlib

    return digest("page", hashlib.sha256(scan.read_bytes()).hexdigest(), 1)
