"""Word files whose header and closing of two columns are typed: a tab or blanks between the columns, in one paragraph."""

from __future__ import annotations

import io

import pytest
from docx import Document as Word

from kehoach.check import check_report
from kehoach.normalise.tidy import columns_of
from kehoach.pipeline import extract_plan
from kehoach.read import document_from_bytes

HEADER = (
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("TỈNH BẮC KẠN", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 85/KH-UBND", "Bắc Kạn, ngày 17 tháng 3 năm 2023"),
)  # fmt: skip
BODY = (
    "KẾ HOẠCH", "Trồng cây năm 2023", "I. NỘI DUNG", "Trồng 2.000 cây, tỉnh, ngày 20 tháng 4 năm 2023 xong./.",
    "Nơi nhận:", "- Các sở;", "- Lưu: VT, NN.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nông Văn Khánh",
)  # fmt: skip


def _file(lines: list[str]) -> bytes:
    word, out = Word(), io.BytesIO()
    for line in lines:
        word.add_paragraph(line)
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize("gap", ["\t", "            ", " "])
@pytest.mark.parametrize("broken", [False, True])
def test_the_issuer_is_read_and_not_missed(gap: str, broken: bool) -> None:
    head = [f"{left}{gap}{right}" for left, right in HEADER]
    lines = [*(["\n".join(head[:2]), head[2]] if broken else head), *BODY]
    read = document_from_bytes(_file(lines), "a.docx")
    plan = extract_plan(read).plan
    assert (plan.issuer, plan.number, plan.place, plan.issued_on) == (
        "Ủy ban nhân dân tỉnh Bắc Kạn", "85/KH-UBND", "Bắc Kạn", "2023-03-17",
    )  # fmt: skip
    assert not {f.code for f in check_report(read).findings} & {"header-issuer", "header-missing", "header-nation", "header-motto"}


def test_paragraphs_without_a_right_column_stay_whole() -> None:
    words = "Cộng đồng  dân cư, ngày hội  đoàn kết"
    assert list(columns_of(words, 0, len(words))) == [(0, len(words))]


@pytest.mark.parametrize("gap", ["\t", "\t\t\t", "                    "])
@pytest.mark.parametrize("annex", [(), ("PHỤ LỤC", "Danh mục cây", "1. Keo")])
def test_recipients_and_signature_beside_each_other_are_told_apart(gap: str, annex: tuple[str, ...]) -> None:
    closing = [
        f"Nơi nhận:{gap}TM. ỦY BAN NHÂN DÂN", f"- Sở Công Thương;{gap}KT. CHỦ TỊCH", f"- Sở Y tế;{gap}PHÓ CHỦ TỊCH",
        "- Các sở, ban, ngành;", f"- Lưu: VT, NN.{gap}Nông Văn Khánh",
    ]  # fmt: skip
    lines = [*(f"{left}\t{right}" for left, right in HEADER), *BODY[:4], *closing, *annex]
    read = document_from_bytes(_file(lines), "a.docx")
    record = extract_plan(read)
    plan = record.plan
    assert (plan.signer_name, plan.signer_title) == ("Nông Văn Khánh", "Phó Chủ tịch")
    shown = [(r.text, read.text[r.start : r.end]) for r in record.recipients]
    assert [text for text, _ in shown] == ["Sở Công Thương", "Sở Y tế", "Các sở, ban, ngành", "Lưu: VT, NN."]
    assert all(text == quoted for text, quoted in shown)
    start, end = plan.spans["signer_name"]
    assert "Nông Văn Khánh" in read.text[start:end]
    assert not [f for f in check_report(read).findings if f.code.startswith(("signature-", "recipients-"))]
