"""A draft beside an archive: what the plans above, last year's, those of other places and all others say."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from kehoach import read
from kehoach.check import Report, check_report
from kehoach.cli.app import main
from kehoach.compare.archive import Archive, open_archive
from kehoach.errors import StoreError
from kehoach.messages import speak
from kehoach.pipeline import extract_plan
from kehoach.store import open_db
from kehoach.store.texts import text_row
from libre_office import converted
from word_files import p, run, word_file

PLANS = Path(__file__).parent / "archive"
DRAFT = PLANS / "xa-2024.txt"
NEW = {"below-superior", "later-than-superior", "component-missing", "annex-figure", "communes-figure", "copied-figures",
       "stale-date", "copied-text", "foreign-place", "citation-disputed"}  # fmt: skip


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    speak("vi")
    yield
    speak(None)


def archive(path: Path, *names: str, changed: dict[str, str] | None = None) -> Path:
    """A database with some of the plans, or all but the draft; ``changed`` words stand otherwise in them."""
    with open_db(path) as store:
        for file in sorted(PLANS.glob("*.txt")):
            if file.stem in names or (not names and file != DRAFT):
                text = file.read_text("utf-8")
                for old, new in (changed or {}).items():
                    text = text.replace(old, new)
                document = read.document_from_text(text, str(file))
                record = extract_plan(document)
                store.save(record, document.text)
                store.insert("texts", [text_row(document, record, blotted=True)])
    return path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("against") / "lưu trữ.db")


def report(db: Path | None, text: str | None = None) -> Report:
    return check_report(text if text is not None else DRAFT.read_text("utf-8"), against=db)


def said(found: Report) -> dict[str, list[str]]:
    """Code -> the words remarked on, for the codes of this page."""
    codes: dict[str, list[str]] = {}
    for finding in found.findings:
        if finding.code in NEW:
            codes.setdefault(finding.code, []).append(" ".join(finding.text.split()))
    return codes


def test_everything_planted_is_found_and_nothing_else(db: Path) -> None:
    found = said(report(db))
    assert found == {
        "citation-disputed": [
            "Quyết định số 90/QĐ-TTg ngày 13/01/2022 của Thủ tướng Chính phủ",
            "Quyết định số 612/QĐ-TTg ngày 15/3/2021 của Thủ tướng Chính phủ",
        ],
        "component-missing": ["Kế hoạch số 41/KH-UBND ngày 19/02/2024 của UBND huyện Sông Thao"],
        "annex-figure": ["168 hộ"],
        "below-superior": ["7,5%", "35 hộ", "95%", "01 mô hình"],
        "copied-text": found["copied-text"],
        "foreign-place": ["xã Bình Minh"],
        "stale-date": ["trước ngày 30/6/2023"],
        "later-than-superior": ["trước ngày 20/6/2024"],
    }
    assert len(found["copied-text"]) == 1


def test_evidence_names_the_other_plan_and_its_very_words(db: Path) -> None:
    with open_db(db, write=False) as store:
        texts = {plan: store.text(plan) for plan in store.plan_ids()}
    elsewhere = [e for f in report(db).findings if f.code in NEW for e in f.evidence]
    assert elsewhere and all(e.plan in texts and e.document for e in elsewhere)
    assert all(e.start is None or texts[str(e.plan)][e.start : e.end] == e.text for e in elsewhere)
    assert "Kế hoạch số 41/KH-UBND ngày 19/02/2024 của UBND huyện Sông Thao" in {e.document for e in elsewhere}


def test_without_a_database_none_of_it_is_said() -> None:
    found = report(None)
    assert not said(found) and not any(v.code in NEW for v in found.verified)


def test_what_was_looked_for_and_not_found_is_said(tmp_path: Path) -> None:
    found = report(archive(tmp_path / "a.db", "xa-khac-2024"), DRAFT.read_text("utf-8").replace("13/01/2022", "18/01/2022"))
    verified = " ".join(v.message for v in found.verified)
    assert "Đã tìm kế hoạch cấp trên được dẫn trong a.db (1 kế hoạch): không có" in verified
    assert "Đã tìm kế hoạch năm 2023 của cùng cơ quan trong a.db (1 kế hoạch): không có" in verified
    assert set(said(found)) <= {"copied-text", "foreign-place"}


def test_a_draft_that_is_in_the_archive_is_not_compared_with_itself(tmp_path: Path, db: Path) -> None:
    whole = archive(tmp_path / "whole.db", *(file.stem for file in PLANS.glob("*.txt")))
    assert said(report(whole)) == said(report(db))


def test_more_than_was_assigned_is_no_fault(db: Path) -> None:
    better = DRAFT.read_text("utf-8").replace("7,5%", "6,5%").replace("35 hộ", "44 hộ").replace("95%", "100%").replace("01 mô hình", "03 mô hình")
    assert "below-superior" not in said(report(db, better))


def test_the_districts_own_share_is_nobodys_target(db: Path) -> None:
    assert "Ít nhất 55%" not in said(report(db))["below-superior"]  # the district wants 60 % of its whole


def test_plans_of_one_programme_in_two_provinces_share_its_text(tmp_path: Path) -> None:
    db = archive(tmp_path / "a.db", "xa-khac-2024", changed={"Sông Mã": "Sông Mã, tỉnh Sơn La"})
    with open_db(db) as store:
        store.connection.execute("UPDATE plans SET province_code = '14'")
    draft = DRAFT.read_text("utf-8")
    with open_archive(db) as store:
        record = extract_plan(read.document_from_text(draft))
        for code, count in ((None, 1), ("14", 1), ("25", 0)):
            plan = record.plan.model_copy(update={"province_code": code})
            assert len(Archive(store, plan, draft).neighbours()) == count


def test_another_year_is_not_compared(tmp_path: Path) -> None:
    db = archive(tmp_path / "a.db", "huyen-2024", changed={"Kế hoạch năm 2024:": "Kế hoạch năm 2025:"})
    assert said(report(db))["below-superior"] == ["95%", "01 mô hình"]


def test_a_plan_attached_to_a_decision_is_found_by_the_decisions_number(tmp_path: Path) -> None:
    attached = {"Số: 41/KH-UBND\n": "", "Kế hoạch số 41/KH-UBND ngày 19/02/2024": "Quyết định số 41/QĐ-UBND ngày 19/02/2024"}
    db = archive(tmp_path / "a.db", "huyen-2024", changed=attached)
    draft = DRAFT.read_text("utf-8").replace("Kế hoạch số 41/KH-UBND", "Quyết định số 41/QĐ-UBND")
    assert "7,5%" in said(report(db, draft))["below-superior"]


def test_a_district_draft_beside_its_communes(tmp_path: Path) -> None:
    db = archive(tmp_path / "a.db", "xa-2024", "xa-khac-2024")
    found = report(db, (PLANS / "huyen-2024.txt").read_text("utf-8"))
    assert said(found)["communes-figure"] == ["172", "42", "6,9"]
    assert any("1 kế hoạch của xã" in v.message for v in found.verified)  # the other is of another district


def test_the_plans_of_all_communes_are_added_up(tmp_path: Path) -> None:
    commune = DRAFT.read_text("utf-8")
    others = (("AN HÒA", "An Hòa", "210"), ("AN BÌNH", "An Bình", "96"))
    with open_db(tmp_path / "a.db") as store:
        for upper, name, poor in (("AN THỊNH", "An Thịnh", "168"), *others):
            text = commune.replace("AN THỊNH", upper).replace("An Thịnh", name).replace("168 hộ", f"{poor} hộ")
            document = read.document_from_text(text, f"{name}.txt")
            store.save(extract_plan(document), document.text)
    found = [f for f in report(tmp_path / "a.db", (PLANS / "huyen-2024.txt").read_text("utf-8")).findings if f.code == "communes-figure"]
    totals = {f.text: f.message for f in found if f.text in ("478", "113")}
    assert "474" in totals["478"] and "105" in totals["113"] and "172" not in {f.text for f in found}
    assert all(e.plan for f in found for e in f.evidence)


def test_last_years_figures_are_told_with_their_share(tmp_path: Path) -> None:
    text = DRAFT.read_text("utf-8")
    old = text.replace("15/KH-UBND", "17/KH-UBND").replace("12 tháng 3 năm 2024", "10 tháng 3 năm 2023").replace("năm 2023, toàn", "năm 2022, toàn").replace("năm 2024", "năm 2023")
    (tmp_path / "old").mkdir()
    document = read.document_from_text(old.replace("/2024", "/2023"), "old.txt")
    with open_db(tmp_path / "a.db") as store:
        store.save(extract_plan(document), document.text)
    found = [f for f in report(tmp_path / "a.db").findings if f.code == "copied-figures"]
    assert len(found) == 1 and found[0].severity == "info" and "100%" in found[0].message
    assert found[0].evidence and all(e.plan for e in found[0].evidence)


def test_a_plan_without_number_and_day_is_told_from_its_earlier_year(tmp_path: Path) -> None:
    bare = DRAFT.read_text("utf-8").replace("Số: 15/KH-UBND\n", "").replace("An Thịnh, ngày 12 tháng 3 năm 2024\n", "")
    old = bare.replace("năm 2023, toàn", "năm 2022, toàn").replace("năm 2024", "năm 2023").replace("/2024", "/2023")
    document = read.document_from_text(old, "old.txt")
    with open_db(tmp_path / "a.db") as store:
        store.save(extract_plan(document), document.text)
    assert said(report(tmp_path / "a.db", bare))["stale-date"] == ["trước ngày 30/6/2023"]


def test_text_of_its_own_last_year_is_its_own(tmp_path: Path) -> None:
    text = (PLANS / "xa-khac-2024.txt").read_text("utf-8")
    own = text.replace("XÃ BÌNH MINH", "XÃ AN THỊNH").replace("Bình Minh", "An Thịnh").replace("năm 2024", "năm 2023").replace("22/KH-UBND", "9/KH-UBND")
    db = archive(tmp_path / "a.db", "xa-khac-2024")
    with open_db(db) as store:
        document = read.document_from_text(own, "own.txt")
        store.save(extract_plan(document), document.text)
    assert "copied-text" not in said(report(db))


def test_reading_writes_nothing_and_an_old_schema_is_told(tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = db.read_bytes()
    report(db)
    assert db.read_bytes() == before
    old = tmp_path / "cũ.db"
    shutil.copy(db, old)
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA user_version = 3")
    with pytest.raises(StoreError, match="kehoach import --db"):
        report(old)
    assert main(["check", str(DRAFT), "--against", str(old)]) == 2
    assert main(["check", str(DRAFT), "--against", str(tmp_path / "none.db")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_plans_of_a_database_are_checked_beside_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = archive(tmp_path / "cả.db", *(file.stem for file in PLANS.glob("*.txt")))
    main(["check", str(whole), "--against", str(whole), "--format", "json"])
    out, err = capsys.readouterr()
    found = {Path(r["source"]["path"]).stem: {f["code"] for f in r["findings"]} & NEW for r in json.loads(out)}
    assert set(found) == {"huyen-2024", "xa-2023", "xa-2024", "xa-khac-2024"}
    assert "below-superior" in found["xa-2024"] and "communes-figure" in found["huyen-2024"] and not found["xa-2023"]
    assert "4 tệp" in err


def test_every_form_names_the_other_plan(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "Kế hoạch số 41/KH-UBND ngày 19/02/2024 của UBND huyện Sông Thao"
    main(["check", str(DRAFT), "--against", str(db)])
    assert f"({name})" in capsys.readouterr().out
    main(["check", str(DRAFT), "--against", str(db), "--format", "json"])
    evidence = [e for f in json.loads(capsys.readouterr().out)["findings"] for e in f["evidence"]]
    assert name in {e["document"] for e in evidence}
    main(["check", str(DRAFT), "--against", str(db), "--format", "html"])
    assert f"({name})" in capsys.readouterr().out


def test_word_comments_quote_the_other_plan(db: Path, tmp_path: Path) -> None:
    draft, copy = tmp_path / "dự thảo.docx", tmp_path / "copy.docx"
    draft.write_bytes(word_file("".join(p(run(line)) for line in DRAFT.read_text("utf-8").splitlines())))
    assert main(["check", str(draft), "--against", str(db), "--annotate", "-o", str(copy), "--format", "json"]) in (0, 1)
    comments = zipfile.ZipFile(copy).read("word/comments.xml").decode("utf-8")
    assert "Kế hoạch số 41/KH-UBND ngày 19/02/2024 của UBND huyện Sông Thao: “" in comments


def test_masked_words_are_never_quoted(tmp_path: Path) -> None:
    people = "\n\nPHỤ LỤC II\nDANH SÁCH HỘ NGHÈO\n\n| TT | Họ và tên chủ hộ | Ngày sinh | Thôn |\n|---|---|---|---|\n" + "".join(
        f"| {n} | Nguyễn Văn Thử{n} | 0{n}/02/1970 | Thôn {n} |\n" for n in range(1, 7)
    )
    db = archive(tmp_path / "a.db", "xa-khac-2024", "huyen-2024")
    text = DRAFT.read_text("utf-8") + people
    assert "Văn Thử" not in report(db, text).to_json()


# --- the workbook -----------------------------------------------------------------------------------


def test_the_workbook_counts_by_formula(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "nhận xét.xlsx"
    assert main(["check", str(DRAFT), str(PLANS / "huyen-2024.txt"), "--against", str(db), "--format", "xlsx", "-o", str(out)]) == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Tổng hợp", "Nhận xét", "Đã kiểm chứng"]
    summary, remarks = book["Tổng hợp"], book["Nhận xét"]
    assert str(summary["C5"].value).startswith("=COUNTIFS('Nhận xét'!$B$5:") and summary["F7"].value == "=SUM(F5:F6)"
    heads = [c.value for c in remarks[4]]
    assert heads == ["TT", "Tệp số", "Tệp", "Mức độ", "Mã", "Tên mã", "Trang", "Dòng", "Đề mục", "Nguyên văn", "Nhận xét", "Đề nghị", "So với", "Căn cứ pháp lý"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A5" and sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert any("Kế hoạch số 41/KH-UBND" in str(c.value) for c in remarks["M"])


def test_a_file_that_cannot_be_read_stands_in_the_workbook(tmp_path: Path) -> None:
    bad, out = tmp_path / "hỏng.pdf", tmp_path / "a.xlsx"
    bad.write_bytes(b"%PDF-1.4 nothing")
    assert main(["check", str(DRAFT), str(bad), "--format", "xlsx", "-o", str(out)]) == 2
    summary, _, verified = openpyxl.load_workbook(out).worksheets
    assert [summary.cell(6, across).value for across in (1, 2, 3)] == [2, "hỏng.pdf", None]
    assert "Không kiểm tra được" in str(summary["G6"].value) and summary["F7"].value == "=SUM(F5:F6)"
    [why] = [row[4].value for row in verified.iter_rows() if row[1].value == "hỏng.pdf"]
    assert why and str(why) in str(summary["G6"].value)


def test_libreoffice_counts_the_same(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "remarks.xlsx"
    main(["check", str(DRAFT), str(PLANS / "huyen-2024.txt"), "--against", str(db), "--format", "xlsx", "-o", str(out)])
    sheet = openpyxl.load_workbook(io.BytesIO(converted(out, "xlsx").read_bytes()), data_only=True)["Tổng hợp"]
    reports = [report(db), report(db, (PLANS / "huyen-2024.txt").read_text("utf-8"))]
    for at, one in enumerate(reports, 5):
        counted = [sheet.cell(at, across).value for across in (3, 4, 5, 6)]
        assert counted == [one.count("error"), one.count("warning"), one.count("info"), len(one.findings)]
    assert sheet["F7"].value == sum(len(one.findings) for one in reports)


def test_what_a_draft_says_is_no_formula(tmp_path: Path) -> None:
    draft = tmp_path / "=1+1.txt"
    draft.write_text(DRAFT.read_text("utf-8").replace("7,5%", "7.5%"), encoding="utf-8")
    out = tmp_path / "a.xlsx"
    main(["check", str(draft), "--format", "xlsx", "-o", str(out)])
    book = openpyxl.load_workbook(out)
    cell = book["Nhận xét"]["C5"]
    assert cell.value == "=1+1.txt" and cell.data_type == "s"
