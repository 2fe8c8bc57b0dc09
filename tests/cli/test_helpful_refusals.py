"""What a wrong call is told: what fits instead, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.store import open_db
from word_files import p, word_file

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


def test_a_result_in_a_folder_that_is_not_there_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    nowhere = tmp_path / "không có"
    assert main(["check", str(tmp_path / "a.txt"), "-o", str(nowhere / "a.html"), "--format", "html"]) == 2
    assert f"không có thư mục {nowhere}" in capsys.readouterr().err
    db = tmp_path / "a.db"
    assert main(["import", str(tmp_path / "a.txt"), "--db", str(db), "--failures", str(nowhere / "f.json")]) == 2
    assert not db.exists()


def test_what_the_system_refuses_is_said_in_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / ("dài" * 200 + ".txt"))]) == 2
    said = capsys.readouterr().err
    assert "đường dẫn dài quá" in said and "too long" not in said


def test_what_is_wrong_with_a_file_comes_before_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 not a package")
    assert main(["extract", str(tmp_path / "hỏng.docx")]) == 2
    assert "không đọc được: tệp hỏng; hãy xin lại bản gốc [corrupt" in capsys.readouterr().err


@pytest.mark.parametrize("call", [["extract", "{db}"], ["diff", "{db}", "{db}"]])
def test_a_database_is_no_document(call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = _database(tmp_path)
    assert main([word.format(db=db) for word in call]) == 2
    assert "là cơ sở dữ liệu, không phải văn bản" in capsys.readouterr().err


def test_a_database_without_plans_cannot_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = _database(tmp_path)
    assert main(["check", str(db)]) == 2
    assert "chưa có kế hoạch nào để kiểm tra" in capsys.readouterr().err


def test_an_import_without_files_counts_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = _database(tmp_path)
    capsys.readouterr()
    assert main(["import", "--db", str(db)]) == 0
    assert "Không có gì mới để đọc" in (said := capsys.readouterr().err) and "Tổng cộng" not in said
    assert main(["import", str(db), "--db", str(tmp_path / "b.db")]) == 0
    assert "Đã gộp" in (said := capsys.readouterr().err) and "Tổng cộng" not in said


def test_the_annotated_copy_is_a_word_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "a.docx"
    draft.write_bytes(word_file(p("KẾ HOẠCH") + p("I. MỤC TIÊU")))
    assert main(["check", str(draft), "--annotate", "-o", str(tmp_path / "a.html")]) == 2
    assert "kết thúc bằng .docx" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


def _database(folder: Path) -> Path:
    with open_db(folder / "trống.db"):
        pass
    return folder / "trống.db"


def test_a_folder_that_holds_no_rule_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--rules", str(tmp_path / "không có")]) == 2
    assert "không có thư mục này" in capsys.readouterr().err
    assert main(["rules", "list", "--rules", str(tmp_path)]) == 2
    assert "không có gói luật nào" in capsys.readouterr().err


def test_a_folder_that_holds_no_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path), str(tmp_path)]) == 2
    assert "không có bản chuẩn nào" in capsys.readouterr().err
