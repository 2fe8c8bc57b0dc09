"""The sentence that a remark reads around a place, where a page's footnote stands in its middle."""

from kehoach.check.draft import draft_of
from kehoach.check.profiles import profile_of
from kehoach.pipeline import extract_plan
from kehoach.read import document_from_text
from kehoach.rulebook import rulebook

RULE = " " * 60
TEXT = f"""KẾ HOẠCH
Thực hiện Chương trình giảm nghèo năm 2024

I. MỤC TIÊU
Hỗ trợ các hộ chăn nuôi theo Chương trình1 trên địa bàn huyện, trong đó ưu tiên hộ do phụ nữ làm

{RULE}
1 Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ.

 chủ hộ và hộ có người khuyết tật.
"""


def test_a_sentence_goes_on_after_a_footnote() -> None:
    document, rules = document_from_text(TEXT), rulebook(())
    record = extract_plan(document)
    draft = draft_of(document, record, rules, profile_of(record.plan, rules))
    after = TEXT.index("người khuyết")
    assert "note" in {p.where for p in draft.text.paragraphs}
    assert draft.words(draft.sentence(after, after + 5)).startswith("Hỗ trợ các hộ")
