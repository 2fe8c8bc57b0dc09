"""Recipients: each line of Nơi nhận with its purpose."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

BLOCK = """Nơi nhận:
- Thường trực Huyện ủy (b/c);
- UBND tỉnh (báo cáo);
- Các phòng, ban (t/h);
- Ủy ban MTTQ huyện (p/h);
- CT, các PCT UBND huyện (đ/b);
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Ba
"""
BODY = "I. MỤC TIÊU\nTăng đàn.\n\n"
EXPECTED = [
    ("Thường trực Huyện ủy (b/c)", "b/c"), ("UBND tỉnh (báo cáo)", "b/c"), ("Các phòng, ban (t/h)", "t/h"), ("Ủy ban MTTQ huyện (p/h)", "p/h"),
    ("CT, các PCT UBND huyện (đ/b)", "đ/b"), ("Như trên", None), ("Lưu: VT.", "lưu"),
]  # fmt: skip

VARIANTS = {
    "as printed": BLOCK,
    "one line, as scraped": BLOCK.replace("\n- ", " - "),
    "OCR: Noi nhận": BLOCK.replace("Nơi nhận", "Noi nhận"),
    "bold": BLOCK.replace("Nơi nhận:", "**Nơi nhận:**"),
    "no colon but a dot": BLOCK.replace("Nơi nhận:", "Nơi nhận."),
    "dashes long": BLOCK.replace("\n- ", "\n– "),
}


@pytest.mark.parametrize("block", VARIANTS.values(), ids=VARIANTS)
def test_lines_and_purposes(block: str) -> None:
    found = [(r.text.rstrip("."), r.purpose) for r in plan_of(BODY + block).recipients]
    assert found == [(t.rstrip("."), p) for t, p in EXPECTED]


def test_the_signature_is_no_recipient() -> None:
    assert not any("CHỦ TỊCH" in r.text or "Lê Văn Ba" in r.text for r in plan_of(BODY + BLOCK).recipients)


def test_a_line_that_is_one_body_knows_it() -> None:
    found = {r.text: r.agency for r in plan_of(BODY + BLOCK).recipients}
    assert found["UBND tỉnh (báo cáo)"] is not None
    assert found["Như trên"] is None


def test_a_line_whose_dash_was_lost_is_still_a_recipient() -> None:
    block = BLOCK.replace("- Các phòng, ban (t/h);\n- Ủy ban", "Các phòng, ban (t/h);\n- Ủy ban").replace("(b/c);", "( b/c );")
    found = [(r.text.rstrip("."), r.purpose) for r in plan_of(BODY + block).recipients]
    assert [p for _, p in found] == [p for _, p in EXPECTED]


def test_without_the_block_there_is_none() -> None:
    assert plan_of(BODY).recipients == ()
