"""The law of two texts and one ruler, for any input: plans, tables, notes, web pages, noise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_set_aside import CHROME_AFTER, END_NOTES, INLINE, PAGE_NOTES, SPREAD

from kehoach import normalise, segment
from kehoach.folding import fold
from plan_texts import RULES

WORDS = st.text(st.sampled_from("aăđệủ Ư.:;,-–12[]*\\|#_()/%"), max_size=40)
LINES = st.one_of(
    WORDS,
    st.sampled_from([
        "", " ", "|", "| 1 | hai |", "|---|---|", "| | |", "||", "\\|", " " * 25, "_" * 8, "1 Ghi chú.", "2 Ghi chú", "[1] Chú",
        "\\[1\\] Chú", "Chương trình1 của huyện", "xem[1]", "2", "- 3 -", "Trang 4", "I.", "II. NỘI DUNG", "1. Mục tiêu",
        "a) Đối tượng:", "đ) Vốn: 5 triệu đồng", "**Đậm**", "***", "# Đề", "- ý", "+ ý", "* ý", "KẾ HOẠCH", "QUYẾT ĐỊNH:",
        "PHỤ LỤC 1", "Nơi nhận:", "- Như trên;", "TM. UBND", "Điều 1. Ban hành:", "Căn cứ Luật;", "All rights reserved",
        "Lược đồ", "Tải về máy", "Số: 1/KH-UBND", "ê̆ Čư", "một dòng dài " * 7, "a\rb", "\u00ad\u2028x",
    ]),
)  # fmt: skip
DOCUMENTS = st.one_of(
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(st.sampled_from([INLINE, SPREAD, PAGE_NOTES, END_NOTES, CHROME_AFTER, "\n", "|", "x" * 950 + "\n2\n"]), max_size=6).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=200),
)  # fmt: skip


@given(DOCUMENTS)
@settings(max_examples=500)
def test_folded_texts_are_as_long_as_the_text(source: str) -> None:
    text = normalise.text(source, RULES)
    assert text.canonical == source
    assert len(text.folded) == len(text.notes_folded) == len(source)


@given(DOCUMENTS)
@settings(max_examples=300)
def test_a_folded_letter_is_the_letter_at_its_place_or_a_blank(source: str) -> None:
    text = normalise.text(source, RULES)
    plain = fold(source)
    for view in (text.folded, text.notes_folded):
        odd = [(i, c, plain[i]) for i, c in enumerate(view) if c not in (" ", "\n", plain[i])]
        assert odd == []


@given(DOCUMENTS)
@settings(max_examples=300)
def test_no_place_is_body_and_footnote_at_once(source: str) -> None:
    text = normalise.text(source, RULES)
    both = [i for i, (a, b) in enumerate(zip(text.folded, text.notes_folded, strict=True)) if a.strip() and b.strip()]
    assert both == []


@given(DOCUMENTS)
@settings(max_examples=300)
def test_paragraphs_lie_in_the_text_in_order(source: str) -> None:
    text = normalise.text(source, RULES)
    starts = [p.start for p in text.paragraphs]
    assert starts == sorted(starts)
    assert all(0 <= p.start < p.end <= len(source) for p in text.paragraphs)
    body = [p for p in text.paragraphs if p.where != "note"]
    assert all(a.end <= b.start for a, b in zip(body, body[1:], strict=False))


@given(DOCUMENTS)
@settings(max_examples=300)
def test_cells_lie_inside_their_grid(source: str) -> None:
    text = normalise.text(source, RULES)
    for grid in text.grids:
        assert all(grid.span.covers(c.span) for row in grid.rows for c in row)


@given(DOCUMENTS)
@settings(max_examples=300)
def test_sections_stand_in_order_and_inside_each_other(source: str) -> None:
    text = normalise.text(source, RULES)
    outline = segment.outline(text, RULES)
    for number, part in enumerate(outline.parts):
        assert part.heading.start < part.heading.end <= max(part.body_end, part.heading.end)
        if number:
            assert outline.parts[number - 1].heading.end <= part.heading.start
        if part.parent is not None:
            above = outline.parts[part.parent]
            assert above.start < part.start and part.body_end <= above.body_end
