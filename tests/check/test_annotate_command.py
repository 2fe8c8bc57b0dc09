"""``kehoach check draft.docx --annotate``: the remarks in a copy of the Word file, the draft untouched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach.check.entries import framed
from kehoach.cli.app import main
from kehoach.render.word import resolved
from word_files import p, packed, run, tbl, tc, tr, unpacked, word_file

DRAFT = framed(
    "I. MỤC ĐÍCH, YÊU CẦU\nTăng thu nhập.\nII. NỘI DUNG\nLai tạo.\nII. KINH PHÍ\nNgân sách huyện 20 triệu đồng.\n"
    "IV. TỔ CHỨC THỰC HIỆN\nPhòng Nông nghiệp theo dõi./.", "body",
)  # fmt: skip


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "dự thảo.docx"
    path.write_bytes(word_file("".join(p(line.replace("&", "&amp;")) for line in DRAFT.splitlines())))
    return path


def comments(path: Path) -> str:
    return unpacked(path.read_bytes())["word/comments.xml"].decode()


def test_the_copy_lies_beside_the_draft_and_is_never_overwritten(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    assert main(["check", str(draft), "--annotate"]) == 1
    out, err = capsys.readouterr()
    copy = draft.with_name("dự thảo.kehoach.docx")
    assert "[duplicate-number]" in out and str(copy) in err
    assert "duplicate-number · " in comments(copy)
    assert draft.read_bytes() == before
    main(["check", str(draft), "--annotate"])
    main(["check", str(copy), "--annotate"])
    assert sorted(f.name for f in draft.parent.iterdir()) == [
        "dự thảo.docx", "dự thảo.kehoach-2.docx", "dự thảo.kehoach-3.docx", "dự thảo.kehoach.docx",
    ]  # fmt: skip
    assert comments(draft.with_name("dự thảo.kehoach-3.docx")) == comments(copy)


def test_the_copy_goes_where_it_is_told_but_not_over_the_draft(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ra.docx"
    assert main(["check", str(draft), "--annotate", "-o", str(target)]) == 1
    assert "duplicate-number" in comments(target)
    assert main(["check", str(draft), "--annotate", "-o", str(draft)]) == 2
    assert main(["check", str(draft), str(draft), "--annotate", "-o", str(target)]) == 2
    capsys.readouterr()


def test_word_s_lock_file_is_passed_over_beside_its_draft(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = draft.with_name("~$thảo.docx")
    lock.write_bytes(b"\x08Officer" + bytes(150))
    assert main(["check", str(draft), str(lock)]) == 1
    assert str(lock) in capsys.readouterr().err
    assert main(["check", str(lock)]) == 2
    assert "Word" in capsys.readouterr().err


def test_other_files_cannot_carry_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    assert main(["check", str(path), "--annotate"]) == 2
    assert ".docx" in capsys.readouterr().err


def test_a_remark_resolved_in_word_is_silent_in_every_later_check(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(draft), "--annotate"])
    copy = draft.with_name("dự thảo.kehoach.docx")
    files = unpacked(copy.read_bytes())
    mark = re.search(r'w14:paraId="(\w+)"[^>]*>(?:(?!</w:p>).)*duplicate-number · ', files["word/comments.xml"].decode())
    assert mark
    open_thread = f'w15:paraId="{mark[1]}" w15:done="0"'.encode()
    assert open_thread in files["word/commentsExtended.xml"]
    files["word/commentsExtended.xml"] = files["word/commentsExtended.xml"].replace(open_thread, open_thread.replace(b'"0"', b'"1"'))
    copy.write_bytes(packed(files))
    assert len(resolved(copy.read_bytes())) == 1
    capsys.readouterr()
    main(["check", str(copy)])
    out = capsys.readouterr().out
    assert "[duplicate-number]" not in out and "Đã được đánh dấu giải quyết" in out


def test_remarks_stand_in_tables_and_over_tracked_changes(tmp_path: Path) -> None:
    table = tbl(tr("TT", "Nội dung", "Kinh phí (triệu đồng)"), tr("1", "Tập huấn", "120"), tr("2", "Giống", "80"), tr(tc("Tổng cộng", properties='<w:gridSpan w:val="2"/>'), "250"))
    lines = DRAFT.replace("II. KINH PHÍ", "III. KINH PHÍ").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("III."))
    changed = p("Ngân sách huyện: ", f"<w:ins>{run('250')}</w:ins>", "<w:del><w:r><w:delText>200</w:delText></w:r></w:del>", " triệu đồng.")
    body = "".join(p(x) for x in lines[: at + 1]) + changed + table + "".join(p(x) for x in lines[at + 2 :])
    path = tmp_path / "bảng.docx"
    path.write_bytes(word_file(body))
    main(["check", str(path), "--annotate"])
    assert "sum-mismatch · " in comments(path.with_name("bảng.kehoach.docx"))


def test_the_look_of_the_draft_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Arial 12 on Letter paper with a narrow left margin, where Times New Roman 13-14 on A4 is due."""
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    page = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1134" w:right="1134"/></w:sectPr>'
    long = "Phòng Nông nghiệp hướng dẫn các xã mua con giống, theo dõi đàn bò và báo cáo kết quả trong cả năm."
    path = tmp_path / "dự thảo.docx"
    body = "".join(p(line) for line in DRAFT.replace("Lai tạo.", long).splitlines())
    path.write_bytes(word_file(body + page, styles=styles))
    main(["check", str(path)])
    out = capsys.readouterr().out
    for code in ("form-font", "form-size", "form-paper", "form-margin"):
        assert f"[{code}]" in out
    path.write_bytes(word_file(body))  # says nothing of its look but the size Word falls back to
    main(["check", str(path)])
    out = capsys.readouterr().out
    assert "[form-font]" not in out and "[form-margin]" not in out and "[form-size]" in out


def test_the_look_is_found_again_in_a_draft_with_loose_blanks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    loose = "Phòng   Nông   nghiệp   hướng   dẫn   các   xã   mua   con   giống,   theo   dõi   đàn   bò   cả   năm."
    path = tmp_path / "dự thảo.docx"
    lines = [p(line) for line in DRAFT.replace("Tăng thu nhập.", loose).splitlines()]
    odd = p(run("Phòng Nông nghiệp hướng dẫn các xã mua con giống và theo dõi đàn bò trong cả năm nay.", '<w:rFonts w:ascii="Arial"/>'))
    at = next(i for i, line in enumerate(lines) if "Lai tạo" in line)
    path.write_bytes(word_file("".join([*lines[:at], odd, *lines[at + 1 :]]), styles=styles))
    main(["check", str(path), "--format", "json"])
    import json

    (found,) = [f for f in json.loads(capsys.readouterr().out)["findings"] if f["code"] == "form-font"]
    assert found["text"].startswith("Phòng Nông nghiệp hướng") and "Arial" in found["message"]
