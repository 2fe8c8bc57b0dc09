"""Lines left out of a made-up plan's signature: silent as it is, remarked on after one edit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach import check
from kehoach.check import check_report
from kehoach.check.kinds import KINDS

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 02 tháng 02 năm 2024\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. MỤC TIÊU\nTăng đàn bò./.\n\n"
    "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, NN.\n\n"
)
SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n**Trần Văn An**\n"


def remarks(words: str) -> set[tuple[str, str]]:
    return {(f.code, f.severity) for f in check_report(words).findings if f.code.startswith("signature-")}


@pytest.mark.parametrize(
    ("left_out", "code"),
    [("**Trần Văn An**\n", "signature-name"), ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n", "signature-missing"), ("KT. CHỦ TỊCH\n", "signature-authority")],
)
def test_a_line_left_out_is_a_warning(left_out: str, code: str) -> None:
    assert remarks(HEAD + SIGNED) == set()
    assert remarks(HEAD + SIGNED.replace(left_out, "")) == {(code, "warning")}


def test_a_name_missing_before_signing_is_only_noted() -> None:
    open_number = (HEAD + SIGNED).replace("Số: 12/", "Số:    /").replace("**Trần Văn An**\n", "")
    assert remarks(open_number) == {("signature-name", "info")}


def test_the_front_signs_through_a_deputy_without_more() -> None:
    assert remarks(HEAD + SIGNED.replace("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "TM. BAN THƯỜNG TRỰC")) == set()


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("Số: 12/KH-UBND", "Số: 12/UBND-KH", "header-number"),
        ("Số: 12/KH-UBND", "Số: 12-KH/UBND", "header-number"),
        ("Số: 12/KH-UBND", "Số: 12-KH-UBND", "header-number"),
        ("Số: 12/KH-UBND", "Số: 12/KH - UBND", "header-number"),
        ("Số: 12/KH-UBND", "Số: 12/2024/KH-UBND", "header-number"),
        ("Số: 12/KH-UBND", "Số: 12/KH-SNN", "header-number"),
        ("PHÓ CHỦ TỊCH", "CHỦ TỊCH", "signature-authority"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "signature-issuer"),
        ("TM. ỦY BAN NHÂN DÂN\n", "TM. ỦY BAN NHÂN DÂN XÃ\n", "signature-authority"),
    ],
)
def test_one_slip_in_the_form_is_one_remark(right: str, wrong: str, code: str) -> None:
    assert HEAD.count(right) + SIGNED.count(right) == 1
    said = [f.code for f in check_report((HEAD + SIGNED).replace(right, wrong)).findings]
    before = [f.code for f in check_report(HEAD + SIGNED).findings]
    assert sorted(said) == sorted([*before, code])


def test_no_two_checks_have_one_name() -> None:
    sources = Path(check.__file__).parent.rglob("*.py")
    names = [name for source in sources for name in re.findall(r'(?m)^@kind\("([^"]+)"\)', source.read_text(encoding="utf-8"))]
    assert len(names) > 50
    assert sorted(names) == sorted(set(names)) == sorted(set(KINDS) & set(names))
