"""What a wrong call is told: what fits instead, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.cli import main

CALLS = [
    (["check", "x", "--format", "pdf"], "chọn một trong: text, json, html, xlsx"),
    (["import", ".", "--db", "a.db", "--jobs", "0"], "cần một số từ 1 đến 64"),
    (["explain", "x", "0"], "cần một số không dưới 1"),
    (["compare", "a.db", "money"], "chọn một trong: funding, targets"),
    (["search", "a.db", "x", "--type", "dates"], "chọn một trong: plans, sections"),
    (["chek", "x"], "có phải: kehoach check?"),
]


@pytest.mark.parametrize(("call", "told"), CALLS)
def test_a_wrong_value_is_told_what_fits(call: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*call]) == 2
    assert told in capsys.readouterr().err


def test_a_database_in_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    assert main(["import", str(tmp_path / "a.txt"), "--db", str(tmp_path / "không có" / "a.db")]) == 2
    assert "không có thư mục" in capsys.readouterr().err


def test_an_import_names_the_files_that_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    for number in range(7):
        (folder / f"hỏng {number}.pdf").write_bytes(b"%PDF-1.4 " + bytes([number]))
    assert main(["import", str(folder), "--db", str(tmp_path / "a.db"), "--jobs", "1"]) == 1
    told = capsys.readouterr().err
    assert "hỏng 0.pdf" in told and "hỏng 4.pdf" in told and "hỏng 5.pdf" not in told
    assert "… và 2 tệp nữa" in told


def test_search_names_types_in_the_language_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = "KẾ HOẠCH\nTrồng rừng năm 2024\n\nI. KINH PHÍ\nTổng kinh phí: 180 triệu đồng.\n"
    (tmp_path / "a.txt").write_text(plan, encoding="utf-8")
    assert main(["import", str(tmp_path / "a.txt"), "--db", str(tmp_path / "a.db"), "--jobs", "1"]) == 0
    capsys.readouterr()
    assert main(["search", str(tmp_path / "a.db"), "kinh phi", "--type", "sections"]) == 0
    assert "Đề mục" in capsys.readouterr().out
