"""Money as plans write it in their sentences and above their tables, beyond the plain forms."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Amount, Target

PLAN = "ỦY BAN NHÂN DÂN\nXÃ PHÚ AN\n\nKẾ HOẠCH\nTrồng cây giai đoạn 2006 - 2010\n\nI. MỤC TIÊU\n\n{words}\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác thôn thực hiện.\n"
Value = str | tuple[str | None, str | None]


def read(words: str) -> list[Amount]:
    return list(extract_plan(PLAN.format(words=words)).amounts)


def values(words: str) -> list[Value]:
    return [a.value if a.value is not None else (a.value_min, a.value_max) for a in read(words)]


SENTENCES: list[tuple[str, list[Value]]] = [
    ("Hỗ trợ 50 triệu đồng/hộ x 12 hộ = 600 triệu đồng.", ["50000000", "600000000"]),
    ("Kinh phí 150.000đ/người/ngày x 30 người x 2 ngày = 9.000.000đ.", ["150000", "9000000"]),
    ("Tổng kinh phí: 500 000 000 đồng.", ["500000000"]),
    ("Chi 1 250 000 đồng/người.", ["1250000"]),
    ("Năm 2024 500 triệu đồng.", ["500000000"]),
    ("Tổng kinh phí: 500,000,000 đồng.", ["500000000"]),
    ("Kinh phí 1.2 tỷ, trong đó năm 2024 là 700 triệu, năm 2025 là 500 triệu.", ["1200000000", "700000000", "500000000"]),
    ("Tổng vốn 2 nghìn 500 tỷ đồng.", ["2500000000000"]),
    ("Tổng vốn 2 tỷ 45 triệu 600 nghìn đồng.", ["2045600000"]),
    ("Đóng góp 5 triệu 5 trăm nghìn đồng.", ["5500000"]),
    ("Kinh phí khoảng một tỷ đồng.", ["1000000000"]),
    ("Hỗ trợ năm mươi triệu đồng cho mỗi hộ.", ["50000000"]),
    ("Hỗ trợ 50.000.000 đồng (năm mươi triệu đồng).", ["50000000", "50000000"]),
    ("Dự toán (triệu đồng): 120,5.", ["120500000"]),
    ("Vốn vay 500.000 Yên Nhật.", ["500000"]),
    ("Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng.", [("1000000", "3000000")]),
    ("Thu phí 20.000đ-30.000đ/lượt.", [("20000", "30000")]),
    ("Vé từ 1000 VNĐ tới 2000 VNĐ.", [("1000", "2000")]),
    ("Giá niêm yết 250.000₫ một suất.", ["250000"]),
    ("Chi không cao hơn 7000 đồng.", [(None, "7000")]),
    ("Kinh phí 15÷20 triệu đồng/lớp.", [("15000000", "20000000")]),
    ("Thu nhập 60 triệu đồng/người/năm trở lên.", [("60000000", None)]),
    ("Tổng chi 12.345 tỷ đồng, tăng 5,6% so với năm 2024 (11.690 tỷ đồng).", ["12345000000000", "11690000000000"]),
]


@pytest.mark.parametrize(("words", "wanted"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_sentences(words: str, wanted: list[Value]) -> None:
    assert values(words) == wanted


NO_MONEY = [
    ("Kinh phí 25 . 000 . 000 đồng.", "a number torn apart is not its last group, 0 đồng"),
    ("Trong năm đồng chí bí thư phụ trách.", "năm is the year, đồng chí a comrade"),
    ("Mỗi hộ trồng ba đồng rau.", "fields"),
    ("Có hai triệu lượt khách.", "visitors"),
    ("Xã Yên Bái có 5 yên ngựa.", "saddles"),
]


@pytest.mark.parametrize(("words", "why"), NO_MONEY, ids=[why for _, why in NO_MONEY])
def test_what_is_no_money(words: str, why: str) -> None:
    assert values(words) == [], why


@pytest.mark.parametrize(
    ("words", "per", "year"),
    [
        ("Thu nhập bình quân 12 triệu đồng/người/năm vào năm 2010.", "người/năm", 2010),
        ("Thu nhập bình quân 1,2 triệu đồng / tháng ( năm 2010 ).", "tháng", 2010),
        ("Đến năm 2010 thu nhập bình quân 12 triệu đồng/người/năm.", "người/năm", 2010),
        ("Chi 12 triệu đồng/lớp cho các thôn.", "lớp", None),
    ],
)
def test_what_it_is_per_and_its_year(words: str, per: str, year: int | None) -> None:
    (found,) = read(words)
    assert (found.per, found.year) == (per, year)


def test_the_year_behind_an_amount_is_its_own() -> None:
    found = read("Thu nhập bình quân tăng từ 8 triệu đồng năm 2005 lên 12 triệu đồng năm 2010.")
    assert [a.year for a in found] == [2005, 2010]


def targets(words: str) -> list[Target]:
    return list(extract_plan(PLAN.format(words=words)).targets)


def test_a_money_target_keeps_its_denominator_without_blanks() -> None:
    (found,) = targets("- Thu nhập bình quân 600 - 700 ngàn đồng / người / tháng.")
    assert (found.value, found.value_max, found.unit) == ("600", "700", "ngàn đồng/người/tháng")


def test_an_item_with_parts_in_brackets() -> None:
    found = targets("+ Lắp đặt mới trạm bơm: 58 trạm (Trong đó: Xã A: 25 trạm, Xã B: 33 trạm);")
    assert [(t.value, t.indicator) for t in found] == [(n, "Lắp đặt mới trạm bơm") for n in ("58", "25", "33")]


TABLES = [
    ("Đơn vị: 1.000 đồng\n\n| TT | Nội dung | Tổng |\n|---|---|---|\n| 1 | Giống | 150.000 |\n| 2 | Phân | 20.000 |", ["150000000", "20000000"]),
    ("Bảng 1. Dự toán kinh phí (triệu đồng)\n\n| TT | Nội dung | Năm 2026 |\n|---|---|---|\n| 1 | Giống | 150 |\n| 2 | Phân | 20 |", ["150000000", "20000000"]),
    ("| TT | Nội dung | Số tiền (VNĐ) |\n|---|---|---|\n| 1 | Giống | 4.500.000 |\n| 2 | Phân | 12 500 000 |", ["4500000", "12500000"]),
]


@pytest.mark.parametrize(("words", "wanted"), TABLES, ids=["unit above", "unit in the caption", "unit in the column"])
def test_units_of_tables(words: str, wanted: list[Value]) -> None:
    assert values(words) == wanted
