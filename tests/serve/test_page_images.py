"""Pages of a PDF as pictures: only of the very file that was read, with private letters painted over."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from web_site import Site

from kehoach.messages.web import NO_IMAGE
from kehoach.normalise.personal import BLOT
from kehoach.render.page_image import SCALE, document_of, hidden_on, whereabouts
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
