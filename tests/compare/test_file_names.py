"""A plan that says neither number nor issuer goes by the name of its file."""

from __future__ import annotations

from pathlib import Path

from kehoach.compare.selection import select
from kehoach.pipeline import extract_plan
from kehoach.read import document_from_text
from kehoach.store import open_db

SHEET = "PHỤ LỤC 1\nPHÂN BỔ KINH PHÍ\nTổng kinh phí: 180 triệu đồng.\n"
PLAN = "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 15/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng năm 2024\n\nI. KINH PHÍ\nTổng kinh phí: 180 triệu đồng.\n"


def test_its_label_is_the_file(tmp_path: Path) -> None:
    with open_db(tmp_path / "a.db") as store:
        for path, text in (("/kho/Phụ lục 1.xlsx", SHEET), ("/kho/kh.docx", PLAN)):
            document = document_from_text(text, path)
            store.save(extract_plan(document), document.text)
        labels = [head.label for head in select(store).plans]
    assert "Phụ lục 1.xlsx" in labels and not any("kh.docx" in label for label in labels)
