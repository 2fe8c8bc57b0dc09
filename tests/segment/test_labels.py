"""Labels: every printed form of a number or letter, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.normalise import parse_label
from kehoach.normalise.labels import ALPHABET, letter_value, roman_value

FORMS = [
    ("I. MỤC TIÊU", "I", "roman", (1,), "Roman"),
    ("III/ NỘI DUNG", "III", "roman", (3,), "stroke"),
    ("IV) NỘI DUNG", "IV", "roman", (4,), "bracket"),
    ("V - NỘI DUNG", "V", "roman", (5,), "dash"),
    ("II – NỘI DUNG", "II", "roman", (2,), "long dash"),
    ("XII. PHỤ", "XII", "roman", (12,), "above ten"),
    ("Iii - những giải pháp", "III", "roman", (3,), "damage of an old gazette"),
    ("II.3. Chỉ tiêu", "II.3", "deep2", (2, 3), "Roman with a number"),
    ("I.1.2 Chỉ tiêu", "I.1.2", "deep3", (1, 1, 2), "Roman with two numbers"),
    ("A. KẾT QUẢ", "A", "upper", (1,), "capital"),
    ("Đ. KẾT QUẢ", "Đ", "upper", (5,), "capital Đ is the fifth"),
    ("B/ KẾT QUẢ", "B", "upper", (2,), "capital and stroke"),
    ("A - KẾT QUẢ", "A", "upper", (1,), "capital and dash"),
    ("1. Mục tiêu", "1", "num", (1,), "number"),
    ("1 . Mục tiêu", "1", "num", (1,), "blank before the dot"),
    ("2/ Mục tiêu", "2", "num", (2,), "number and stroke"),
    ("3 - Mục tiêu", "3", "num", (3,), "number and dash"),
    ("3- Mục tiêu", "3", "num", (3,), "number glued to its dash"),
    ("12. Mục tiêu", "12", "num", (12,), "two digits"),
    ("1a. Mục tiêu", "1a", "num", (1,), "inserted number"),
    ("1.Mục tiêu", "1", "num", (1,), "no blank"),
    ("2.1 Chăn nuôi", "2.1", "deep2", (2, 1), "two numbers, no dot"),
    ("2.1. Chăn nuôi", "2.1", "deep2", (2, 1), "two numbers and a dot"),
    ("2. 15 km đường thôn bản", "2", "num", (2,), "a number of things behind the label"),
    ("3. 4 mái ấm", "3", "num", (3,), "a small number of things"),
    ("1. 2 Chăn nuôi", "1.2", "deep2", (1, 2), "blank inside, a title behind"),
    ("2. 1. Chăn nuôi", "2.1", "deep2", (2, 1), "blank inside"),
    ("1.1 - Chăn nuôi", "1.1", "deep2", (1, 1), "two numbers and a dash"),
    ("2.1.3. Bò", "2.1.3", "deep3", (2, 1, 3), "three numbers"),
    ("1.2.3.4. Bò", "1.2.3.4", "deep4", (1, 2, 3, 4), "four numbers"),
    ("a) Đối tượng", "a", "letter", (1,), "point"),
    ("đ) Vốn", "đ", "letter", (5,), "đ comes after d"),
    ("e) Vốn", "e", "letter", (6,), "e comes after đ"),
    ("a. Đối tượng", "a", "letterdot", (1,), "letter and dot"),
    ("1) Hộ nghèo", "1", "nparen", (1,), "number and bracket"),
    ("(1) Hộ nghèo", "1", "paren", (1,), "number in brackets"),
    ("(b) Hộ nghèo", "b", "paren", (2,), "letter in brackets"),
    ("(iii) Hộ nghèo", "iii", "paren", (3,), "small Roman in brackets"),
    ("Điều 3. Kinh phí", "Điều 3", "dieu", (3,), "article"),
    ("Điều 12: Kinh phí", "Điều 12", "dieu", (12,), "article and colon"),
    ("Chương II", "Chương II", "chuong", (2,), "chapter alone on its line"),
    ("CHƯƠNG I. QUY ĐỊNH", "CHƯƠNG I", "chuong", (1,), "chapter in capitals"),
    ("Phần thứ nhất", "Phần thứ nhất", "phan", (1,), "part in words"),
    ("PHẦN THỨ HAI: NHIỆM VỤ", "PHẦN THỨ HAI", "phan", (2,), "part in words and capitals"),
    ("Phần I. ĐÁNH GIÁ", "Phần I", "phan", (1,), "part with Roman number"),
    ("Mục 2. Chi thường xuyên", "Mục 2", "muc", (2,), "Mục of a chapter"),
]  # fmt: skip

LEAVES = [
    ("46.200 tấn lúa", "thousands"), ("1.000 đồng", "money"), ("17/KH-UBND ngày", "a document's number"),
    ("01/6/2023 là hạn cuối", "a date"), ("7/7 xã", "n of n"), ("0,5% hộ nghèo", "a percentage"), ("TM. ỦY BAN", "signature"),
    ("V/v phòng dịch", "về việc"), ("v.v. và", "and so on"), ("TP. Huế", "short for a city"), ("2024 là năm", "a year"),
    ("12 hộ nghèo", "a count"), ("Mục tiêu chung", "a word beginning like Mục"), ("Phần lớn hộ nghèo", "most"),
    ("Điều tra hộ nghèo", "to survey"), ("Chương trình 135", "a programme"), ("Điều 3 của Nghị định", "a reference at a line start"),
    ("", "nothing"), ("- Hộ nghèo", "a dash item"), ("AI. Học máy", "two capitals"), ("a)b.c", "letters in a row"),
    ("UBND. Huyện", "an abbreviation"), ("1.5 triệu", None), ("(Kèm theo Kế hoạch", "words in brackets"), ("abc) gì", "three letters"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "printed", "style", "ordinals"), [f[:4] for f in FORMS], ids=[f[4] for f in FORMS])
def test_every_form(line: str, printed: str, style: str, ordinals: tuple[int, ...]) -> None:
    label = parse_label(line)
    assert label is not None
    assert (label.printed, label.style, label.ordinals) == (printed, style, ordinals)


@pytest.mark.parametrize("line", [x for x, why in LEAVES if why], ids=[why for _, why in LEAVES if why])
def test_what_only_looks_like_a_label(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize("line", [f[0] for f in FORMS], ids=[f[4] for f in FORMS])
def test_the_length_ends_before_the_title(line: str) -> None:
    label = parse_label(line)
    assert label is not None
    rest = line[label.length :].strip()
    assert not rest or rest[0].isalnum()


def test_every_roman_numeral_up_to_39() -> None:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    assert [roman_value("X" * (n // 10) + ones[n % 10]) for n in range(1, 40)] == list(range(1, 40))


@pytest.mark.parametrize("numeral", ["", "IIII", "VV", "IC", "A", "i", "VX"])
def test_no_roman_numeral(numeral: str) -> None:
    assert roman_value(numeral) == 0


def test_points_count_as_the_vietnamese_alphabet_does() -> None:
    assert [letter_value(c) for c in "abcdđeghik"] == list(range(1, 11))
    assert [letter_value(c) for c in "fjwz"] == [0, 0, 0, 0]
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.text(st.sampled_from("IVXLAĐađ12 .)/(-–:Điềuthứ nhất"), max_size=14))
def test_a_label_never_reaches_behind_its_line(line: str) -> None:
    label = parse_label(line)
    assert label is None or 0 < label.length <= len(line)
