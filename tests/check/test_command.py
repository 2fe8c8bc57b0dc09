"""``kehoach check``: exit status, forms, several files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach.check.entries import framed
from kehoach.cli.app import main

GOOD = framed("I. MỤC ĐÍCH, YÊU CẦU\nTăng thu nhập.\nII. NỘI DUNG\nLai tạo.\nIII. KINH PHÍ\nNgân sách huyện 20 triệu đồng.\nIV. TỔ CHỨC THỰC HIỆN\nPhòng Nông nghiệp theo dõi./.", "body")
BAD = GOOD.replace("III. KINH PHÍ", "II. KINH PHÍ")


@pytest.fixture
def drafts(tmp_path: Path) -> dict[str, str]:
    paths = {}
    for name, text in (("tốt", GOOD), ("lỗi", BAD)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths[name] = str(path)
    return paths


def test_status_says_whether_something_is_to_be_looked_at(drafts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", drafts["tốt"]]) == 0
    assert "Đã kiểm chứng" in capsys.readouterr().out
    assert main(["check", drafts["lỗi"]]) == 1
    assert "[duplicate-number]" in capsys.readouterr().out


def test_fail_on_warning_is_stricter(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(GOOD.replace("Lai tạo.", "Đàn bò tăng 2.5%."), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--fail-on", "warning"]) == 1


def test_json_of_one_file_is_an_object_and_of_two_a_list(drafts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", drafts["lỗi"], "--format", "json"])
    one = json.loads(capsys.readouterr().out)
    assert {"findings", "verified", "profile", "notes", "source"} <= set(one)
    assert "sections" not in one
    assert main(["check", *drafts.values(), "--format", "json", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert [len(r["findings"]) > 0 for r in json.loads(out)] == [False, True] or len(json.loads(out)) == 2
    assert "2 files: 1 errors" in err


def test_html_is_one_page_that_loads_nothing(drafts: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "remarks.html"
    assert main(["check", drafts["lỗi"], "--format", "html", "-o", str(page)]) == 1
    html = page.read_text(encoding="utf-8")
    assert '<mark class="error"' in html and "II. KINH PHÍ" in html and "default-src 'none'" in html
    assert "http://" not in html and "https://" not in html and "<script" not in html


def test_html_escapes_what_the_draft_says(tmp_path: Path) -> None:
    path, page = tmp_path / "draft.txt", tmp_path / "out.html"
    path.write_text(BAD.replace("Lai tạo.", "<b>Lai</b> & tạo 2.5%."), encoding="utf-8")
    main(["check", str(path), "--format", "html", "-o", str(page)])
    html = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;Lai&lt;/b&gt; &amp; tạo" in html and "<b>Lai" not in html


def test_unreadable_files_give_status_two_and_the_others_are_checked(drafts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-such.txt"]) == 2
    assert main(["check", drafts["tốt"], "no-such.txt"]) == 2
    out, err = capsys.readouterr()
    assert "tốt.txt" in out and "no-such.txt" in err


def test_an_unknown_profile_is_told_with_those_there_are(drafts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", drafts["tốt"], "--profile", "nosuch"]) == 2
    assert "giam-sat" in capsys.readouterr().err
