"""Pages of a PDF as pictures: only of the very file that was read, with private letters painted over."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from web_site import Site

from kehoach.messages.web import NO_IMAGE
from kehoach.normalise.personal import BLOT
from kehoach.render.page_image import SCALE, Sheet, document_of, draw, hidden_on, whereabouts
from kehoach.scale import Settings, import_paths
from kehoach.store import open_db
from made_pdf import Page, pdf

P = "/-/kehoach"
LINES = [
    "ỦY BAN NHÂN DÂN XÃ ĐỒNG THUẬN", "Số: 27/KH-UBND", "Đồng Thuận, ngày 05 tháng 02 năm 2024", "KẾ HOẠCH",
    "Giảm nghèo bền vững năm 2024", "I. NGUỒN VỐN", "Tổng kinh phí: 1.234 triệu đồng.", "II. DANH SÁCH HỘ ĐƯỢC HỖ TRỢ",
]  # fmt: skip
ROWS = [("STT", "Họ và tên chủ hộ", "Địa chỉ", "Số khẩu"), ("1", "Lò Văn Ảo", "Thôn Một", "4"), ("2", "Hoàng Thị Mơ", "Thôn Hai", "5")]
XS, TOP, STEP = [60.0, 110.0, 270.0, 400.0, 500.0], 560.0, 24.0


def a_plan() -> bytes:
    page = Page().lines(60, 780, LINES)
    page.grid(XS, [TOP - STEP * n for n in range(len(ROWS) + 1)])
    for number, row in enumerate(ROWS):
        for x, words in zip(XS, row, strict=False):
            page.text(x + 4, TOP - STEP * (number + 1) + 8, words, 12)
    return pdf(page)


@pytest.fixture
def imported(tmp_path: Path) -> tuple[Site, str, Path]:
    file = tmp_path / "kế hoạch.pdf"
    file.write_bytes(a_plan())
    import_paths([file], tmp_path / "plans.db", Settings(jobs=0))
    with open_db(tmp_path / "plans.db", write=False) as store:
        (plan,) = store.plan_ids()
    return Site(tmp_path / "plans.db"), plan, file


def asked(site: Any, plan: str) -> dict[str, Any]:
    with open_db(site.datasette.databases["plans"].path, write=False) as store:
        return dict(store.query("SELECT * FROM plans WHERE id = ?", (plan,))[0]) | {"document": document_of(
            store, dict(store.query("SELECT * FROM plans WHERE id = ?", (plan,))[0]))}  # fmt: skip


def test_private_letters_are_painted_over_and_facts_are_boxed(imported: tuple[Site, str, Path]) -> None:
    site, plan, _ = imported
    row = asked(site, plan)
    assert "Lò Văn" not in row["text"] and BLOT in row["text"] and "Hội" not in row["text"]
    hidden = hidden_on(row["document"], row["text"], 1)
    assert len(hidden) >= 6, "name, address and number of persons, of two households"
    picture = Image.open(io.BytesIO(site.get(f"{P}/plan/{plan}/page/1.png").content))
    for left, top, right, bottom in hidden:
        inside = picture.crop([round(SCALE * edge) for edge in (left, top, right, bottom)])
        assert inside.getcolors(9999) == [(inside.width * inside.height, (60, 60, 60))]
    html = site.get(f"{P}/plan/{plan}/page/1").text
    assert "đã được che" in html and 'class="k-amounts' in html and "Văn Ảo" not in html
    shown = site.get(f"{P}/plan/{plan}").text
    assert f"{P}/plan/{plan}/page/1?fact=" in shown


def test_another_file_at_the_place_is_not_shown(imported: tuple[Site, str, Path]) -> None:
    site, plan, file = imported
    file.write_bytes(file.read_bytes() + b"\n%")
    assert NO_IMAGE["changed"]() in site.get(f"{P}/plan/{plan}/page/1").text
    assert site.get(f"{P}/plan/{plan}/page/1.png").status_code == 404
    file.unlink()
    assert NO_IMAGE["gone"]() in site.get(f"{P}/plan/{plan}/page/1").text


def test_pages_that_are_not_there(imported: tuple[Site, str, Path]) -> None:
    site, plan, _ = imported
    assert site.get(f"{P}/plan/{plan}/page/2").status_code == 404
    assert site.get(f"{P}/plan/{plan}/page/0").status_code == 404


def test_a_plan_without_pages_has_no_link_to_them(site: Site, ids: dict[str, str]) -> None:
    assert "/page/1" not in site.get(f"{P}/plan/{ids['hostile']}").text
    assert site.get(f"{P}/plan/{ids['hostile']}/page/1").status_code == 404


def test_a_database_from_elsewhere_does_not_send_us_to_its_server(tmp_path: Path) -> None:
    assert whereabouts("//evil/share/plan.pdf", tmp_path / "plans.db") is None
    assert whereabouts("\\\\evil\\share\\plan.pdf", Path("//office/plans/plans.db")) is None
    assert whereabouts(str(tmp_path), tmp_path / "plans.db") is None


def scan(tilt: float) -> bytes:
    """A made-up page at 150 dots per inch, lines of bars for words, saved as a picture."""
    picture = Image.new("RGB", (1240, 1754), "white")
    brush = ImageDraw.Draw(picture)
    for line in range(30):
        for word in range(7):
            left, top = 150 + 135 * word, 200 + 45 * line
            brush.rectangle([left, top, left + 100, top + 18], fill="black")
    picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(150, 150))
    return out.getvalue()


@pytest.mark.parametrize("tilt", [0.0, 1.5, -1.5])
def test_a_scan_saved_as_a_picture_is_shown_level_with_its_boxes_in_place(tmp_path: Path, tilt: float) -> None:
    file = tmp_path / "quét.png"
    file.write_bytes(scan(tilt))
    first_word = tuple(72 / 150 * edge for edge in (150, 200, 250, 218))
    drawn = draw(Sheet(str(file), hashlib.sha256(file.read_bytes()).hexdigest(), 1, (first_word,)))  # type: ignore[arg-type]
    picture = Image.open(io.BytesIO(drawn.png)).convert("RGB")
    assert picture.size == (round(1240 * 72 / 150 * SCALE), round(1754 * 72 / 150 * SCALE))
    grey = (60, 60, 60)
    left, top, right, bottom = (round(SCALE * edge) for edge in first_word)
    assert picture.crop((left, top, right, bottom)).getcolors() == [((right - left) * (bottom - top), grey)]
    around = picture.crop((left - 12, top - 12, right + 12, bottom + 12)).getcolors(99999)
    assert around is not None
    assert sum(n for n, colour in around if max(colour) < 45) == 0, "nothing of the word looks out"


def test_a_picture_has_only_its_own_pages(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(scan(0))
    assert draw(Sheet(str(file), hashlib.sha256(file.read_bytes()).hexdigest(), 2, ())).problem == "page"
