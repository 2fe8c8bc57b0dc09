"""References as web pages print them: lines cut at any word, blanks lost or put in, old and joint numbers."""

from __future__ import annotations

import textwrap

import pytest

from kehoach import extract_plan

# The header of a page whose columns became lines with bars, then its title
HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\n"
    "Số: 77/KH-UBND\n|\nPhú Thọ, ngày\n02 tháng 3 năm 2016\n|\nKẾ HOẠCH\nTRIỂN KHAI CÔNG TÁC GIA ĐÌNH\nTHEO PHÁP LUẬT NĂM 2016\n"
)
TAIL = "\nI. MỤC ĐÍCH,\nYÊU CẦU\n1. Mục đích\nNâng cao nhận thức của các cấp về công tác gia đình trên\nđịa bàn tỉnh trong năm.\n"
WIDTHS = (28, 47, 83, 400)

# (words, "number date" of each reference, - for what is not printed)
FORMS = [
    ("Thực hiện Thông tư liên tịch số 05/2014/TTLT-BYT-BTC ngày 15-3-2014 của liên Bộ Y tế - Tài chính;", "05/2014/TTLT-BYT-BTC 2014-03-15"),
    ("Căn cứ Nghị quyết số 15a-NQ/TU ngày 12.4.2012 của Tỉnh ủy;", "15a-NQ/TU 2012-04-12"),
    ("Thực hiện Nghị quyết số 36 - NQ/TW ngày 22/10/2018 của Ban Chấp hành Trung ương;", "36-NQ/TW 2018-10-22"),
    ("Thực hiện Nghị quyết số 36- NQ/TW, ngày 22 tháng 10 năm 2018;", "36-NQ/TW 2018-10-22"),
    ("Thực hiện Quyết định số1719/QĐ-TTg ngày14/10/2021 của Thủ tướng Chính phủ;", "1719/QĐ-TTg 2021-10-14"),
    ("Thực hiện Quyết định số: 1719/QĐ-TTg ngày 14/ 10/ 2021 của Thủ tướng Chính phủ;", "1719/QĐ-TTg 2021-10-14"),
    ("Thực hiện Nghị định số 136/2013/NĐ –CP ngày 21/10/2013 của Chính phủ;", "136/2013/NĐ-CP 2013-10-21"),
    ("Thực hiện Nghị định số 136/NĐ-CP/2013 ngày 21/10/2013 của Chính phủ;", "136/NĐ-CP/2013 2013-10-21"),
    ("Căn cứ Nghị định số 73-HĐBT ngày 07/11/1991 của Hội đồng Bộ trưởng;", "73-HĐBT 1991-11-07"),
    ("Căn cứ Nghị định số 17/HĐBT ngày 16-01-1992 của Hội đồng Bộ trưởng;", "17/HĐBT 1992-01-16"),
    ("Căn cứ Quyết định số 139/2002/QĐ-TTg ngày 15 tháng 10 năm 2002 và Quyết định số 14/2012/QĐ-TTg ngày 01 tháng 3 năm 2012 của Thủ tướng Chính phủ;",
     "139/2002/QĐ-TTg 2002-10-15; 14/2012/QĐ-TTg 2012-03-01"),
    ("Thực hiện Công văn số 1234/BNN-KTHT ngày 05/6/2019, số 2345/BNN-VP ngày 08/7/2019 của Bộ Nông nghiệp và Phát triển nông thôn;",
     "1234/BNN-KTHT 2019-06-05; 2345/BNN-VP 2019-07-08"),
    ("Thực hiện các Quyết định của Thủ tướng Chính phủ: số 36/QĐ-TTg ngày 12/01/2021; số 1569/QĐ-TTg ngày 13/10/2022;",
     "36/QĐ-TTg 2021-01-12; 1569/QĐ-TTg 2022-10-13"),
    ("Thực hiện Thông báo kết luận số 45-TB/TU ngày 05/5/2022 của Ban Thường vụ Tỉnh ủy;", "45-TB/TU 2022-05-05"),
    ("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;", "- 2015-06-25"),
    ("Căn cứ Luật Bảo vệ, chăm sóc và giáo dục trẻ em ngày 15/6/2004;", "- 2004-06-15"),
    ("Căn cứ Luật Bảo vệ môi trường về đánh giá tác động;", "- -"),
    ("Căn cứ Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS) ngày 29/6/2006;", "- 2006-06-29"),
    ("Căn cứ Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ;", "30a/2008/NQ-CP 2008-12-27"),
    ("Xét Tờ trình số 1234/TTr-SNN&PTNT ngày 05/6/2013 của Giám đốc Sở Nông nghiệp và Phát triển nông thôn,", "1234/TTr-SNN&PTNT 2013-06-05"),
    ("Thực hiện Chương trình phối hợp số 01/CTPH-BVHTTDL-BGDĐT ngày 05/3/2018;", "01/CTPH-BVHTTDL-BGDĐT 2018-03-05"),
    ("Thực hiện Hướng dẫn liên ngành số 1234/HDLN-SLĐTBXH-STC ngày 05/3/2018;", "1234/HDLN-SLĐTBXH-STC 2018-03-05"),
    ("Thực hiện Quy chế phối hợp số 02/QCPH-BTP-BCA ngày 06/3/2018 giữa Bộ Tư pháp và Bộ Công an;", "02/QCPH-BTP-BCA 2018-03-06"),
    ("Thực hiện Kế hoạch số 95 - KH/TWĐTN - TNNT ngày 28 tháng 2 năm 2019;", "95-KH/TWĐTN-TNNT 2019-02-28"),
    ("Thực hiện Công văn hỏa tốc số 5678/UBND-KGVX ngày 31/7/2020;", "5678/UBND-KGVX 2020-07-31"),
    ("Căn cứ Quyết định số 899/QĐ-TTg ngày 10/6/20 13 của Thủ tướng Chính phủ;", "899/QĐ-TTg 2013-06-10"),
    ("Căn cứ Quyết định số 1898/QĐ-TTg ngày 28 tháng11 năm2017 củaThủ tướng Chính phủ;", "1898/QĐ-TTg 2017-11-28"),
    ("Căn cứ Quyết định số 5/QĐ - BCĐTWPCTT ngày 14-4-2011;", "5/QĐ-BCĐTWPCTT 2011-04-14"),
    ("Căn cứ Nghị định số 99 /2020/NĐ-CP ngày 26/8 /2020 của Chính phủ;", "99/2020/NĐ-CP 2020-08-26"),
    ("Thực hiện Kế hoạch số 12-KH/BCĐTW ngày 02/02/2016 (Kế hoạch số 12), Công văn số 34 và theo Thông tư số 15, nay triển khai;",
     "12-KH/BCĐTW 2016-02-02; 12 -; 34 -; 15 -"),
]  # fmt: skip


def read(words: str) -> str:
    found = extract_plan(HEAD + words + TAIL).citations
    return "; ".join(f"{c.number or '-'} {c.date or '-'}" for c in found)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("words", "expected"), FORMS, ids=[expected.split(";")[0] for _, expected in FORMS])
def test_a_reference_is_whole_wherever_its_lines_are_cut(words: str, expected: str, width: int) -> None:
    assert read(textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)) == expected


# Blanks lost between words, suffixes behind a stop, short mentions with a year or a letter
GLUED = [
    ("Căncứ Quyết địnhsố 1898/QĐ-TTg ngày 28/11/2017 củaThủ tướng Chính phủ;", "1898/QĐ-TTg 2017-11-28"),
    ("Căn cứ Nghịđịnh số 56/2017/NĐ-CP ngày 09tháng 5 năm 2017của Chính phủ;", "56/2017/NĐ-CP 2017-05-09"),
    ("Căn cứ Nghị định số 56/2017/NĐ-CPngày 09 tháng 5 năm 2017 của Chính phủ;", "56/2017/NĐ-CP 2017-05-09"),
    ("Căn cứ Luật Trẻ emngày 05/4/2016;", "- 2016-04-05"),
    ("Căn cứ Luật Bình đẳng giớingày 29 tháng 11 năm 2006;", "- 2006-11-29"),
    ("Thực hiện Nghị quyết số33-NQ/T.Ư ngày 09.06.2014;", "33-NQ/TW 2014-06-09"),
    ("Thực hiện Quyết định số 1/QĐ-UBND.HC ngày 09/6/2014 của UBND tỉnh;", "1/QĐ-UBND.HC 2014-06-09"),
    ("Thực hiện Nghị quyết số 14/2013/NQ-HĐND.ĐT ngày 09/6/2014;", "14/2013/NQ-HĐND.ĐT 2014-06-09"),
    ("Thực hiện Quyết định số 33/QĐ.UBND ngày 09/6/2014;", "33/QĐ-UBND 2014-06-09"),
    ("Thực hiện Quyết định số 221/2005/QĐ.TTg ngày 09/9/2005;", "221/2005/QĐ-TTg 2005-09-09"),
    ("Thực hiện Quyết định số 12/QĐ-UBND.Căn cứ tình hình;", "12/QĐ-UBND -"),
    ("Thực hiện Thông tư 20/2012, Nghị định 67/2007 và Nghị quyết 30a của Chính phủ.", "20/2012 -; 67/2007 -; 30a -"),
    ("Thực hiện Quyết định 12/2012/QĐ-UBND và Kế hoạch 10/2023;", "12/2012/QĐ-UBND -"),
]


@pytest.mark.parametrize(("words", "expected"), GLUED, ids=[expected for _, expected in GLUED])
def test_words_glued_to_a_number_are_not_its_letters(words: str, expected: str) -> None:
    assert read(words) == expected


CUT_NUMBERS = [
    ("Thực hiện Quyết định số 139/QĐ-\nTTg ngày 31\ntháng 01 năm 2024 của Thủ tướng Chính phủ;", "139/QĐ-TTg 2024-01-31"),
    ("Thực hiện Quyết định số 139/\nQĐ-TTg ngày 31 tháng 01 năm 2024 của Thủ tướng Chính phủ;", "139/QĐ-TTg 2024-01-31"),
    ("Thực hiện Nghị định số 136/2013/NĐ-\nCP ngày 21/10/\n2013 của Chính phủ;", "136/2013/NĐ-CP 2013-10-21"),
]


@pytest.mark.parametrize(("words", "expected"), CUT_NUMBERS, ids=["behind the hyphen", "behind the stroke", "number and date"])
def test_a_number_or_date_cut_in_itself_is_one(words: str, expected: str) -> None:
    assert read(words) == expected


def test_law_in_capitals_behind_another_word_is_no_law() -> None:
    assert read("Căn cứ yêu cầu công tác;") == ""  # the title says "THEO PHÁP LUẬT NĂM 2016"


def test_a_title_in_capitals_ends_where_the_grounds_begin() -> None:
    plan = extract_plan(HEAD + "Thực hiện Nghị định số\n27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ;" + TAIL).plan
    assert plan.title == "Kế hoạch TRIỂN KHAI CÔNG TÁC GIA ĐÌNH THEO PHÁP LUẬT NĂM 2016"


def test_the_symbol_of_a_party_committee_begins_no_deadline() -> None:
    record = extract_plan(HEAD + "Căn cứ Luật Trẻ em;" + TAIL + "2. Yêu cầu\nTheo Chương trình số 08-CTr/TU ngày 17/3/2016 của Thành ủy.\n")
    assert record.deadlines == ()
