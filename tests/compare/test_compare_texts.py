"""Shared and own paragraphs: numbers and the names of the unit aside."""

from __future__ import annotations

import pytest
from compared_plans import lines, plan

from kehoach.compare import compare
from kehoach.store import Store
from kehoach.store.likeness import groups, paragraphs

SAME = "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc kế hoạch này và báo cáo kết quả trước ngày {day}."
LOCAL = "Ủy ban nhân dân huyện {unit} giao các phòng chuyên môn theo dõi, đôn đốc, kiểm tra việc thực hiện kế hoạch, tổng hợp khó khăn."
OWN = "Riêng đối với vùng trồng cà phê của địa phương cần ưu tiên nguồn nước tưới trong mùa khô sắp tới."


def save(store: Store, unit: str, day: str, *more: str) -> str:
    text = "\n".join(["KẾ HOẠCH", SAME.format(day=day), LOCAL.format(unit=unit), *more]) + "\n"
    return store.save(plan(text, issuer=f"Ủy ban nhân dân huyện {unit}", district=f"huyện {unit}").record(), text)


def test_shares(store: Store) -> None:
    first, second = save(store, "Kon Rẫy", "25/5/2024", OWN), save(store, "Cư M'gar", "30/6/2023")
    found = compare(store, "text", [first, second])
    counts = lines(found.table("shares"), "paragraphs", "shared_words", "own_words")
    own = len(OWN.split())
    assert [c[0] for c in counts] == [3, 2, 5]
    assert [c[2] for c in counts] == [own, 0, own]
    shared = lines(found.table("shared"), "plans_count", "alike")
    assert sorted(shared) == [(2, "nguyên văn"), (2, "nguyên văn")]
    assert [row[0] for row in lines(found.table("own"), "words")] == [OWN]


def test_a_paragraph_is_quoted_at_its_place_in_every_plan(store: Store) -> None:
    first, second = save(store, "Kon Rẫy", "25/5/2024"), save(store, "Cư M'gar", "30/6/2023")
    cell = compare(store, "text", [first, second]).table("shared").rows[0].cells[-1]
    assert [quote.plan_id for quote in cell.quotes] == [first, second]
    for quote in cell.quotes:
        assert " ".join(store.text(quote.plan_id)[quote.start : quote.end].split()) == quote.text


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    flowing = paragraphs(SAME.format(day="25/5/2024"))
    wrapped = paragraphs(SAME.format(day="25/5/2024").replace("nghiêm túc ", "nghiêm túc\n").replace("kết quả ", "kết quả\n"))
    assert [p.words for p in flowing] == [p.words for p in wrapped]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    text = f"- {OWN[:-1]}\n- {SAME.format(day='1/1/2024')[:-1]}\n1. {OWN[:-1]}\n"
    assert len(paragraphs(text)) == 3


@pytest.mark.parametrize(
    "change, alike",
    [("vùng trồng cà phê", True), ("vùng trồng hồ tiêu", True), ("vùng nuôi cá lồng và nhà máy thủy điện", False)],
)
def test_nearly_the_same(change: str, alike: bool) -> None:
    long = f"{OWN} {LOCAL.format(unit='Kon Rẫy')}".replace(". ", " ")
    items = [("a", p) for p in paragraphs(long)] + [("b", p) for p in paragraphs(long.replace("vùng trồng cà phê của địa phương cần ưu tiên", f"{change} của địa phương cần ưu tiên" if alike else change))]
    assert (len(groups(items)) == 1) is alike


def test_short_lines_are_no_paragraphs() -> None:
    assert paragraphs("I. MỤC TIÊU\nNăm 2024\nNơi nhận:\n") == []
