"""Amounts of money: every printed form, what stands beside it, and numbers that are no money."""

from __future__ import annotations

import pytest

from kehoach.extract.amounts import amounts
from kehoach.extract.found import FoundAmount
from kehoach.extract.numbers import plain
from kehoach.pipeline import extract_plan
from kehoach.records import Amount
from plan_texts import RULES, plan_of, steps


def read(words: str) -> list[FoundAmount]:
    text, outline = steps(words)
    return amounts(text, outline, RULES)


def one(words: str) -> FoundAmount:
    found = read(words)
    assert len(found) == 1, [words[a.start : a.end] for a in found]
    return found[0]


FORMS = [
    ("hỗ trợ 9.558 triệu đồng.", "9.558 triệu đồng", "9558000000", "the dot groups thousands: not 9,558 million"),
    ("hỗ trợ 620 triệu đồng.", "620 triệu đồng", "620000000", "no mark"),
    ("hỗ trợ 769,1197 triệu đồng.", "769,1197 triệu đồng", "769119700", "four decimals"),
    ("hỗ trợ 246,3 triệu đồng.", "246,3 triệu đồng", "246300000", "one decimal"),
    ("hỗ trợ 10.966,9345 triệu đồng.", "10.966,9345 triệu đồng", "10966934500", "both marks"),
    ("hỗ trợ 1.260,500 triệu đồng.", "1.260,500 triệu đồng", "1260500000", "three decimals after a grouped number"),
    ("hỗ trợ 0 triệu đồng.", "0 triệu đồng", "0", "a stated zero is an amount"),
    ("hỗ trợ 75.000 tỷ đồng.", "75.000 tỷ đồng", "75000000000000", "thousands of tỷ"),
    ("hỗ trợ 7,5 tỷ đồng.", "7,5 tỷ đồng", "7500000000", "decimal tỷ"),
    ("hỗ trợ 3 tỉ đồng.", "3 tỉ đồng", "3000000000", "tỉ with short i"),
    ("tổng mức đầu tư 7,5 tỷ.", "7,5 tỷ", "7500000000", "đồng left out"),
    ("chi 2.200.000 đồng.", "2.200.000 đồng", "2200000", "đồng itself"),
    ("chi 91.481.640.145đ trong năm.", "91.481.640.145đ", "91481640145", "glued đ"),
    ("chi 500.000 đ trong năm.", "500.000 đ", "500000", "blank before đ"),
    ("chi 25 tr.đ cho lớp.", "25 tr.đ", "25000000", "tr.đ"),
    ("chi 25 trđ cho lớp.", "25 trđ", "25000000", "trđ"),
    ("chi 25 tr.đồng cho lớp.", "25 tr.đồng", "25000000", "tr.đồng"),
    ("chi 150 nghìn đồng.", "150 nghìn đồng", "150000", "nghìn"),
    ("chi 150 ngàn đồng.", "150 ngàn đồng", "150000", "ngàn"),
    ("chi 2.000.000 VNĐ.", "2.000.000 VNĐ", "2000000", "VNĐ"),
    ("vốn 1,5 nghìn tỷ đồng.", "1,5 nghìn tỷ đồng", "1500000000000", "thousand tỷ"),
    ("chi 0.5 tỷ đồng.", "0.5 tỷ đồng", "500000000", "decimal written the English way"),
    ("Kinh phí: 58\ntriệu đồng.", "58\ntriệu đồng", "58000000", "a line break inside"),
]  # fmt: skip


COMPOUND = [
    pytest.param("hỗ trợ 31 tỷ 875 triệu đồng.", "31 tỷ 875 triệu đồng", "31875000000", id="compound"),
    pytest.param("hỗ trợ 01 tỷ 350 triệu đồng.", "01 tỷ 350 triệu đồng", "1350000000", id="leading zero"),
    pytest.param("hỗ trợ 31 tỷ đồng 875 triệu đồng.", "31 tỷ đồng 875 triệu đồng", "31875000000", id="đồng twice"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "surface", "value"), [*(pytest.param(*f[:3], id=f[3]) for f in FORMS), *COMPOUND])
def test_every_form(words: str, surface: str, value: str) -> None:
    amount = one(words)
    assert amount.value is not None
    assert (words[amount.start : amount.end], plain(amount.value), amount.currency) == (surface, value, "VND")


FOREIGN = [
    ("xuất khẩu 400 triệu USD.", "400000000", "USD"), ("xuất khẩu 1,2 tỷ USD.", "1200000000", "USD"),
    ("bình quân 4.500 USD/người.", "4500", "USD"), ("vay 12 triệu EUR.", "12000000", "EUR"), ("viện trợ 350 nghìn USD.", "350000", "USD"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value", "currency"), FOREIGN, ids=[f[0] for f in FOREIGN])
def test_other_currencies(words: str, value: str, currency: str) -> None:
    amount = one(words)
    assert amount.value is not None
    assert (plain(amount.value), amount.currency) == (value, currency)


BOUNDS = [
    ("chi từ 2 đến 3 tỷ đồng.", None, "2000000000", "3000000000", "from to"),
    ("chi 2 - 3 tỷ đồng.", None, "2000000000", "3000000000", "dash"),
    ("chi không quá 50 triệu đồng.", None, None, "50000000", "at most"),
    ("chi tối đa 50 triệu đồng.", None, None, "50000000", "maximal"),
    ("chi dưới 50 triệu đồng.", None, None, "50000000", "under"),
    ("góp tối thiểu 60 triệu đồng.", None, "60000000", None, "minimal"),
    ("góp ít nhất 60 triệu đồng.", None, "60000000", None, "at least"),
    ("góp trên 60 triệu đồng.", None, "60000000", None, "over"),
    ("chi 50 triệu đồng cho 3 lớp.", "50000000", None, None, "no bound"),
]  # fmt: skip


RANGES = [
    pytest.param("vay từ 50 triệu đồng đến 100 triệu đồng.", None, "50000000", "100000000", id="both with their unit"),
    pytest.param("vay từ 500 triệu đến 1 tỷ đồng.", None, "500000000", "1000000000", id="two units"),
]


@pytest.mark.parametrize(("words", "value", "low", "high"), [*(pytest.param(*b[:4], id=b[4]) for b in BOUNDS), *RANGES])
def test_ranges_and_bounds(words: str, value: str | None, low: str | None, high: str | None) -> None:
    found = read(words)
    last = found[-1]
    assert [None if v is None else plain(v) for v in (last.value, last.value_min, last.value_max)] == [value, low, high]
    assert len(found) == 1


PER = [
    ("mức 2.200.000 đồng/người/tháng.", "người/tháng"), ("mức 30 triệu đồng/hộ.", "hộ"), ("mức 47,1 triệu/giếng.", "giếng"),
    ("mức 150 nghìn đồng/người/ngày.", "người/ngày"), ("thu nhập 60 triệu đồng/người/năm.", "người/năm"), ("chi 60 triệu đồng.", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "per"), PER, ids=[p[0] for p in PER])
def test_what_an_amount_is_per(words: str, per: str | None) -> None:
    assert one(words).per == per


SOURCES = [
    ("Ngân sách trung ương: 500 triệu đồng.", "nstw"), ("Ngân sách địa phương: 500 triệu đồng.", "nsdp"),
    ("Ngân sách tỉnh: 500 triệu đồng.", "nsdp_tinh"), ("Ngân sách huyện: 500 triệu đồng.", "nsdp_huyen"),
    ("Ngân sách xã: 500 triệu đồng.", "nsdp_xa"), ("Vốn tín dụng chính sách: 500 triệu đồng.", "tin_dung"),
    ("Nhân dân đóng góp: 500 triệu đồng.", "huy_dong"), ("Vốn đối ứng: 500 triệu đồng.", "doi_ung"),
    ("Vốn lồng ghép: 500 triệu đồng.", "khac"), ("Ngân sách nhà nước: 500 triệu đồng.", None), ("Kinh phí: 500 triệu đồng.", None),
    ("Kinh phí: 500 triệu đồng từ ngân sách trung ương.", "nstw"), ("Kinh phí: 500 triệu đồng (ngân sách tỉnh).", "nsdp_tinh"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "source"), SOURCES, ids=[s[0] for s in SOURCES])
def test_sources(words: str, source: str | None) -> None:
    assert one(words).source == source


def test_each_part_of_a_total_has_its_own_source_and_the_total_none() -> None:
    found = read("Tổng kinh phí: 1.000 triệu đồng, trong đó: ngân sách trung ương 900 triệu đồng; ngân sách tỉnh 100 triệu đồng.")
    assert [(a.is_total, a.source) for a in found] == [(True, None), (False, "nstw"), (False, "nsdp_tinh")]


def test_parts_inherit_the_capital_of_their_total() -> None:
    found = read("Tổng vốn: 9.558 triệu đồng (vốn sự nghiệp), trong đó:\n- Ngân sách trung ương: 9.558 triệu đồng.\n- Ngân sách địa phương: 0 triệu đồng.")
    assert [a.capital for a in found] == ["su_nghiep"] * 3


@pytest.mark.parametrize(
    ("words", "capital"),
    [("vốn sự nghiệp 5 triệu đồng.", "su_nghiep"), ("vốn đầu tư phát triển 5 triệu đồng.", "dau_tu"), ("kinh phí 5 triệu đồng.", None)],
)
def test_capital(words: str, capital: str | None) -> None:
    assert one(words).capital == capital


@pytest.mark.parametrize(
    ("words", "total"),
    [("Tổng vốn thực hiện: 5 triệu đồng.", True), ("Tổng cộng: 5 triệu đồng.", True), ("Tổng nhu cầu vốn: 5 triệu đồng.", True),
     ("Tổng kết phong trào, chi 5 triệu đồng.", False), ("Kinh phí: 5 triệu đồng.", False)],
)  # fmt: skip
def test_totals_are_said_to_be_totals(words: str, total: bool) -> None:
    assert one(words).is_total is total


@pytest.mark.parametrize(
    ("words", "year"), [("Kinh phí năm 2024: 5 triệu đồng.", 2024), ("Kinh phí: 5 triệu đồng.", None), ("giai đoạn 2021-2025: 5 triệu đồng.", None)]
)
def test_year(words: str, year: int | None) -> None:
    assert one(words).year == year


def test_an_amount_repeated_in_digits_is_its_own_amount() -> None:
    assert len(read("Kinh phí 5 triệu đồng (năm ngoái 4 triệu đồng).")) == 2


NO_MONEY = [
    ("phân công 5 đồng chí phụ trách.", "comrades"), ("theo điểm 3 đ) của Điều 2.", "letter of a point"), ("sản lượng 1,14 triệu tấn.", "tonnes"),
    ("đón 2 triệu lượt khách.", "visitors"), ("tỷ lệ 12% hộ nghèo.", "a rate"), ("giảm 0,5% so với cùng kỳ.", "a percentage"),
    ("tăng 3 tỷ trọng điểm.", "tỷ trọng"), ("Quyết định số 90/QĐ-TTg.", "a decree"), ("ngày 02/8/2023.", "a date"), ("7/7 xã đạt chuẩn.", "n of n"),
    ("vụ đông 500 ha.", "winter crop"), ("5 đông đúc.", "crowded"), ("có 12 động vật hoang dã.", "animals"), ("dân số 1,2 triệu người.", "people"),
    ("3 đồng bào dân tộc.", "compatriots"), ("xã Đồng Thuận có 5 thôn.", "a place called Đồng"), ("khối 3 Đồng Tháp.", "a province called Đồng"),
]  # fmt: skip


@pytest.mark.parametrize("words", [n[0] for n in NO_MONEY], ids=[n[1] for n in NO_MONEY])
def test_no_money(words: str) -> None:
    assert [words[a.start : a.end] for a in read(words)] == []


# --- tables ---------------------------------------------------------------------------------------

TABLE = """I. KINH PHÍ
Bảng 1. Kinh phí thực hiện
ĐVT: {unit}

| TT | Nội dung | Số lượng | Kinh phí |
|----|----------|----------|----------|
| 1 | Mua giống | 12 | 150 |
| 2 | Tập huấn | 3 | 0,5 |
| | Tổng cộng | 15 | 150,5 |
"""


def cells(body: str) -> list[Amount]:
    return [a for a in plan_of(body).amounts if a.table]


@pytest.mark.parametrize(
    ("unit", "values"),
    [("triệu đồng", ["150000000", "500000", "150500000"]),
     pytest.param("1.000 đồng", ["150000", "500", "150500"], id="1.000 đồng"),
     ("tỷ đồng", ["150000000000", "500000000", "150500000000"]), ("đồng", ["150", "0.5", "150.5"])],
)  # fmt: skip
def test_cells_take_the_unit_of_their_table(unit: str, values: list[str]) -> None:
    found = cells(TABLE.format(unit=unit))
    assert [a.value for a in found] == values
    assert [a.is_total for a in found] == [False, False, True]


def test_cells_take_the_unit_of_their_column() -> None:
    found = cells(TABLE.replace("ĐVT: {unit}\n", "").replace("| Kinh phí |", "| Kinh phí (triệu đồng) |"))
    assert [a.value for a in found] == ["150000000", "500000", "150500000"]


def test_cells_without_a_unit_are_no_amounts() -> None:
    assert cells(TABLE.replace("ĐVT: {unit}\n", "")) == []


def test_a_sum_repeated_in_words_is_an_amount_of_its_own() -> None:
    found = plan_of("I. KINH PHÍ\nTổng kinh phí: 1.468,5 triệu đồng (Bằng chữ: Một tỷ bốn trăm sáu mươi tám triệu, năm trăm nghìn đồng).\n").amounts
    assert [(a.text, a.value, a.is_total) for a in found] == [
        ("1.468,5 triệu đồng", "1468500000", True),
        ("Một tỷ bốn trăm sáu mươi tám triệu, năm trăm nghìn đồng", "1468500000", True),
    ]


@pytest.mark.parametrize("header", ["Tỷ lệ huy động (%)", "Hoạt động", "Lao động", "Hội đồng"])
def test_a_header_that_sounds_like_dong_is_no_unit_of_money(header: str) -> None:
    assert cells(TABLE.replace("ĐVT: {unit}\n", "").replace("| Kinh phí |", f"| {header} |")) == []


def test_a_column_of_raised_money_keeps_the_unit_of_its_table() -> None:
    found = cells(TABLE.format(unit="triệu đồng").replace("| Kinh phí |", "| Huy động khác |"))
    assert [a.value for a in found] == ["150000000", "500000", "150500000"]


TWO_ROWS = """ĐVT: triệu đồng

| TT | Nội dung | Kinh phí | |
|---|---|---|---|
| | | Tổng số | Ngân sách tỉnh |
| 1 | Tập huấn | 150 | 90 |
| 2 | Mua máy | 70 | 40 |
"""


def test_a_total_column_below_another_header_is_a_total() -> None:
    assert [(a.value, a.is_total) for a in cells(TWO_ROWS)] == [
        ("150000000", True), ("90000000", False), ("70000000", True), ("40000000", False),
    ]  # fmt: skip


ALLOTTED = """KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2023

I. KINH PHÍ
1. Phân bổ vốn theo dự án
- Dự án 1: 30 triệu đồng vốn đầu tư, trong đó ngân sách trung ương 20 triệu đồng, ngân sách tỉnh 10 triệu đồng.
- Dự án 3: 50 triệu đồng vốn sự nghiệp, gồm Tiểu dự án 1: 40 triệu đồng, Tiểu dự án 2: 10 triệu đồng.
- Dự án 4: 5 triệu đồng, bổ sung 2 triệu đồng. Huy động trong dân 7 triệu đồng.
"""


def test_parts_in_the_sentence_of_a_component_are_its_own() -> None:
    found = [(a.component, a.source, a.capital, a.value) for a in extract_plan(ALLOTTED).amounts]
    assert found == [
        ("DA1", None, "dau_tu", "30000000"), ("DA1", "nstw", "dau_tu", "20000000"), ("DA1", "nsdp_tinh", "dau_tu", "10000000"),
        ("DA3", None, "su_nghiep", "50000000"), ("DA3.TDA1", None, "su_nghiep", "40000000"),
        ("DA3.TDA2", None, "su_nghiep", "10000000"),
        ("DA4", None, None, "5000000"), (None, None, None, "2000000"), (None, "huy_dong", None, "7000000"),
    ]  # fmt: skip
