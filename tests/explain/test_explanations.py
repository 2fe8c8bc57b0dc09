"""Why facts of made-up lines were found or not: the reason is known, and it is what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.errors import NoSuchRecord
from kehoach.explain import Explanation, Missed, explain
from kehoach.explain.nearest import nearest
from kehoach.read import document_from_text
from kehoach.rulebook import rulebook

PLAN = """ỦY BAN NHÂN DÂN
XÃ THỬ
Số: 12/KH-UBND
Xã Thử, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Giảm nghèo bền vững năm 2024

I. MỤC TIÊU
{line}
{more}

Nơi nhận:
- UBND huyện;
- Lưu: VT.
"""


def explained(line: str, more: str = "II. TỔ CHỨC THỰC HIỆN\nCác đơn vị triển khai.", number: int = 10) -> Explanation:
    return explain(document_from_text(PLAN.format(line=line, more=more)), number)


def missed(found: Explanation, kind: str) -> Missed:
    [one] = [one for one in found.missed if one.kind == kind]
    return one


def test_a_found_fact_names_its_rule_its_pieces_and_what_resolve_changed() -> None:
    found = explained("", "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế xã\nChủ trì, báo cáo trước ngày 15/6/2024.", 13)
    [deadline] = [one for one in found.found if one.kind == "deadlines"]
    assert deadline.fact.rule == "deadline.before" and deadline.where == "vn-core/deadlines.yaml"
    assert [(p.rule, p.words) for p in deadline.pieces] == [
        ("deadline.before", "trước"), ("time.day-slashed", "ngày 15/6/2024")]  # fmt: skip
    assert ("agency", "", "Phòng Kinh tế xã") in deadline.changes
    assert found.section == "Phòng Kinh tế xã" and found.kinds == ("to_chuc_thuc_hien",)


@pytest.mark.parametrize(
    ("line", "kind", "words", "why", "word", "veto"),
    [
        ("- Hỗ trợ 50% mức phí thẻ bảo hiểm y tế.", "targets", "50%", "word-before", "Hỗ trợ", "target.not.support-rate"),
        ("- Đón 2 triệu lượt khách trong năm.", "amounts", "2 triệu", "word-after", "lượt", None),
        ("- Luật Đất đai có hiệu lực từ ngày 01/8/2024.", "deadlines", "ngày 01/8/2024", "word-before", "hiệu lực từ",
         "deadline.veto-lead"),
        ("- Việc đó diễn ra trong năm 2024.", "deadlines", "năm 2024", "label", "Thời gian thực hiện:", None),
        ("- Gửi báo cáo UBND xã theo dõi.", "assignments", "UBND xã", "word-before", "báo cáo", None),
    ],
)  # fmt: skip
def test_what_decides_against_a_fact(
    line: str, kind: str, words: str, why: str, word: str, veto: str | None
) -> None:
    one = missed(explained(line), kind)
    assert (one.words, one.cause.why, one.cause.word) == (words, why, word)
    assert veto is None or veto in {piece.rule for piece in one.vetoes}


def test_the_section_decides() -> None:
    """The same words are a target among goals and none among those it is for."""
    line = "- Mở 05 lớp tập huấn."
    assert any(one.kind == "targets" for one in explained(line).found)
    other = PLAN.replace("I. MỤC TIÊU", "I. ĐỐI TƯỢNG").format(line=line, more="")
    one = missed(explain(document_from_text(other), 10), "targets")
    assert (one.cause.why, one.cause.kind) == ("section", "muc_tieu")


def test_a_sentence_with_a_number_is_no_heading_from_a_word_on() -> None:
    long = "1. Nâng cao nhận thức của nhân dân và phải tổ chức nhiều lớp để mọi người cùng hiểu rõ công tác này."
    one = missed(explained(long), "sections")
    assert one.cause.why == "word-after" and one.cause.word.endswith("công tác này.")


def test_a_body_no_pack_knows_names_the_nearest() -> None:
    one = missed(explained("Trình Sở Văn hóa Nghệ thuật góp ý."), "agencies")
    assert one.cause.why == "no-rule" and one.near is not None
    assert (one.near.matched, one.near.failed) == ("Sở Văn hóa", "Nghệ")
    assert one.near.rule.startswith("agency.so-van-hoa")


@pytest.mark.parametrize(
    ("number", "gate"), [(3, "letterhead"), (14, "closing"), (15, "closing")]
)  # fmt: skip
def test_what_no_rule_sees(number: int, gate: str) -> None:
    found = explained("- Giảm nghèo.", number=number)
    assert [one.gate for one in found.hidden] == [gate] and found.missed == ()


def test_private_lists_and_footnotes_are_said() -> None:
    table = "| STT | Họ và tên chủ hộ | Địa chỉ |\n|---|---|---|\n| 1 | Trần Văn Mẫu | Thôn Thử |"
    found = explained("- Hỗ trợ các hộ.", f"PHỤ LỤC 1\nDanh sách hộ\n{table}", 15)
    assert "Trần" not in found.text and [one.gate for one in found.hidden] == ["private-list"]
    open_ = explain(document_from_text(PLAN.format(line="", more=f"PHỤ LỤC 1\nDanh sách hộ\n{table}")), 15,
                    keep_personal_data=True)  # fmt: skip
    assert [one.gate for one in open_.hidden] == ["table"]


def test_lines_are_those_of_the_text(tmp_path: Path) -> None:
    assert explained("- Giảm nghèo.").text == "- Giảm nghèo."
    with pytest.raises(NoSuchRecord, match="99"):
        explained("- Giảm nghèo.", number=99)


def test_places_hold_in_a_text_that_is_not_tidy() -> None:
    """A text read through a tidy copy is explained at its own places."""
    found = explained("-   Kinh   phí   900   triệu   đồng, mở    05    lớp    tập   huấn.")
    words = {one.kind: one.words for one in found.found}
    assert words["amounts"] == "900 triệu đồng" and words["targets"].startswith("05 lớp")


def test_the_nearest_rule_fails_at_a_word() -> None:
    words = "giao thong den het quy"
    near = nearest(rulebook(), "deadlines", words, words, 0, len(words))
    assert near is None or near.end < len(words)  # a pattern that takes anything is near to nothing


def test_every_line_of_the_corpus_can_be_explained() -> None:
    """No line makes it fail; a fact of the record is explained on its line."""
    source = Path(__file__).parents[2] / "corpus" / "binh-dang-gioi-so-2021.txt"
    document = document_from_text(source.read_text("utf-8"))
    for number in range(1, document.text.count("\n") + 1, 9):
        found = explain(document, number)
        assert found.line == number
