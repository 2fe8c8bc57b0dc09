"""Evidence shows the page as printed: the fact framed, private words painted over, only of the very file."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from PIL import Image

from kehoach.cli import main
from kehoach.store import open_db
from made_pdf import Page, pdf


def page_of(db: Path, folder: Path) -> str:
    with open_db(db, write=False) as store:
        fact = str(store.query("SELECT id FROM amounts")[0]["id"])
    assert main(["evidence", str(db), fact, "-o", str(folder / "e.html")]) == 0
    return (folder / "e.html").read_text("utf-8")


LINES = ["KẾ HOẠCH", "Giảm nghèo năm 2024", "I. NGUỒN VỐN", "Tổng vốn: 9.558 triệu đồng."]


def printed(path: Path) -> None:
    """A page with a sum and a ruled list of a private person."""
    page = Page().lines(72, 780, LINES)
    page.grid([72, 112, 300, 500], [600, 630, 660])
    for y, cells in ((640, ("STT", "Họ và tên chủ hộ", "Địa chỉ")), (610, ("1", "Trần Văn Mẫu", "Thôn Thử"))):
        for x, words in zip((76, 116, 304), cells, strict=True):
            page.text(x, y, words, 11)
    path.write_bytes(pdf(page))


def test_the_printed_page_is_shown_with_private_words_painted_over(
    tmp_path: Path
) -> None:
    file, db = tmp_path / "kh.pdf", tmp_path / "p.db"
    printed(file)
    assert main(["import", str(file), "--db", str(db)]) in (0, 1)
    html = page_of(db, tmp_path)
    found = re.search(r'src="data:image/png;base64,([^"]+)"', html)
    assert found and "đã được che" in html and "Trần" not in html
    image = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB")
    scale = image.width / 595
    dark = [image.getpixel((int(scale * x), int(scale * (842 - 614)))) for x in (125, 150, 180)]
    assert all(max(pixel) < 90 for pixel in dark), dark  # type: ignore[type-var]
    red = [p for p in image.getdata() if p[0] > 150 and p[1] < 90 and p[2] < 90]
    assert len(red) > 100  # the frame
    file.write_bytes(file.read_bytes() + b"\n% another file now")
    assert "data:image" not in page_of(db, tmp_path)
    file.unlink()
    html = page_of(db, tmp_path)
    assert "tệp không còn ở chỗ cũ" in html
