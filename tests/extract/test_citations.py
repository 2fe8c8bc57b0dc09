"""Citations: every form of a document's number, its date, issuer and title, and numbers that cite nothing."""

from __future__ import annotations

import pytest

from kehoach.extract.citations import citations
from kehoach.extract.found import FoundCitation
from plan_texts import HEADER, RULES, plan_of, steps


def read(words: str) -> list[FoundCitation]:
    text, outline = steps(HEADER + words)
    return [c for c in citations(text, outline, RULES) if c.start >= len(HEADER)]


def brief(found: FoundCitation) -> str:
    """Type, number, date and issuer in one line."""
    return " | ".join(x or "-" for x in (found.doc_type, found.number, found.date, found.issuer))


FORMS = [
    ("Quyết định số 2665/QĐ-UBND ngày 13/12/2023 của UBND tỉnh Đắk Lắk", "quyết định | 2665/QĐ-UBND | 2023-12-13 | Ủy ban nhân dân tỉnh Đắk Lắk", "administrative"),
    ("Kế hoạch số 125/KH-UBND ngày 02/8/2023 của UBND tỉnh Đắk Lắk", "kế hoạch | 125/KH-UBND | 2023-08-02 | Ủy ban nhân dân tỉnh Đắk Lắk", "a plan"),
    ("Nghị quyết số 285/NQ-HĐND ngày 27/12/2023 của HĐND huyện", "nghị quyết | 285/NQ-HĐND | 2023-12-27 | Hội đồng nhân dân huyện", "a council's"),
    ("Thông tư số 69/2017/TT-BTC ngày 07/7/2017 của Bộ Tài chính hướng dẫn lập kế hoạch", "thông tư | 69/2017/TT-BTC | 2017-07-07 | Bộ Tài chính", "Tài is not tại"),
    ("Quyết định số 7/QĐ-BXD ngày 07/7/2017 của Bộ Xây dựng về việc nhà ở", "quyết định | 7/QĐ-BXD | 2017-07-07 | Bộ Xây dựng", "a ministry that sounds like a verb"),
    ("Thông tư số 9/2022/TT-BLĐTBXH ngày 25/5/2022 của Bộ Lao động - Thương binh và Xã hội về đào tạo", "thông tư | 9/2022/TT-BLĐTBXH | 2022-05-25 | Bộ Lao động - Thương binh và Xã hội", "a dash in the name"),
    ("Quyết định số 10/2024/QĐ-UBND ngày 13/6/2024 của UBND tỉnh Kon Tum Quy\nđịnh về thi đua", "quyết định | 10/2024/QĐ-UBND | 2024-06-13 | Ủy ban nhân dân tỉnh Kon Tum", "a capital begins the title"),
    ("Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ và Kế hoạch phát triển", "nghị định | 27/2022/NĐ-CP | 2022-04-19 | Chính phủ", "another document after và"),
    ("Đề án số 05/ĐA-UBND ngày 01/3/2024 của UBND tỉnh Kon Tum", "đề án | 05/ĐA-UBND | 2024-03-01 | Ủy ban nhân dân tỉnh Kon Tum", "a symbol with Đ first"),
    ("Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ", "nghị định | 27/2022/NĐ-CP | 2022-04-19 | Chính phủ", "legal, with its year"),
    ("Thông tư số 09/2022/TT-BLĐTBXH ngày 25/5/2022", "thông tư | 09/2022/TT-BLĐTBXH | 2022-05-25 | -", "a ministry's, no issuer said"),
    ("Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ", "quyết định | 90/QĐ-TTg | 2022-01-18 | Thủ tướng Chính phủ", "the Prime Minister's"),
    ("Nghị quyết số 24/2021/QH15 ngày 28/7/2021 của Quốc hội", "nghị quyết | 24/2021/QH15 | 2021-07-28 | Quốc hội", "National Assembly"),
    ("Nghị quyết số 351/2017/UBTVQH14", "nghị quyết | 351/2017/UBTVQH14 | - | -", "its standing committee"),
    ("Chỉ thị số 46-CT/TW ngày 20/9/2023 của Ban Bí thư", "chỉ thị | 46-CT/TW | 2023-09-20 | Ban Bí thư", "Party: dash before the type"),
    ("Nghị quyết số 11-NQ/TU ngày 05/7/2022 của Tỉnh ủy", "nghị quyết | 11-NQ/TU | 2022-07-05 | Tỉnh ủy", "Party of a province"),
    ("Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13 ngày 20/6/2012", "luật | 14/2012/QH13 | 2012-06-20 | -", "a law whose name ends in luật"),
    ("Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày 20/6/2013", "luật | 35/2013/QH13 | 2013-06-20 | -", "sở is no số"),
    ("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ ngày 29 tháng 11 năm 2024", "luật | - | 2024-11-29 | -", "a name with commas"),
    ("Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ ngày 29/6/2024", "luật | - | 2024-06-29 | -", "a name with commas no pack has"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "luật | 31/2024/QH15 | 2024-01-18 | -", "a law with its number"),
    ("Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ", "nghị quyết | 30a/2008/NQ-CP | 2008-12-27 | Chính phủ", "letter after the number"),
    ("Công văn số 12/UBND-VX ngày 05/01/2024 của UBND tỉnh Kon Tum", "công văn | 12/UBND-VX | 2024-01-05 | Ủy ban nhân dân tỉnh Kon Tum", "letter: unit instead of type"),
    ("Quyết định 263/QĐ-TTg ngày 22/02/2022", "quyết định | 263/QĐ-TTg | 2022-02-22 | -", "without số"),
    ("Quyết định số: 90/QĐ-TTg ngày 18/01/2022", "quyết định | 90/QĐ-TTg | 2022-01-18 | -", "colon inside a sentence"),
    ("Quyết định số 90/QĐTTg ngày 18/01/2022", "quyết định | 90/QĐ-TTg | 2022-01-18 | -", "lost hyphen"),
    ("Nghị quyết số 25/2018/NQ- HĐND ngày 10/12/2018", "nghị quyết | 25/2018/NQ-HĐND | 2018-12-10 | -", "blank after the hyphen"),
    ("Nghị quyết số 47-NQ/TU, ngày 09/9/2021", "nghị quyết | 47-NQ/TU | 2021-09-09 | -", "comma before the date"),
    ("Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022", "quyết định | 90/QĐ-TTg | 2022-01-18 | -", "date in words"),
    ("Quyết định số 90/QĐ-TTg ngày 16-4-2024", "quyết định | 90/QĐ-TTg | 2024-04-16 | -", "date with dashes"),
    ("Quyết định số 90/QĐ-TTg\nngày 18/01/2022\ncủa Thủ tướng Chính phủ", None, "over three lines"),
    ("Hướng dẫn số 05/HD-MTTW-BTT ngày 15/12/2025", "hướng dẫn | 05/HD-MTTW-BTT | 2025-12-15 | -", "the Front's, three parts"),
    ("Luật Ngân sách nhà nước", "luật | - | - | -", "a law by its name"),
    ("Nghị quyết liên tịch số 12/2025/NQLT/UBTVQH15-CP ngày 26/9/2025", "nghị quyết liên tịch | 12/2025/NQLT/UBTVQH15-CP | 2025-09-26 | -", "joint, a second slash"),
    ("Thông tư liên tịch số 15/2008/TTLT-BTC-BNV ngày 10/4/2008", "thông tư liên tịch | 15/2008/TTLT-BTC-BNV | 2008-04-10 | -", "joint circular"),
    ("Nghị quyết liên tịch số 12 của Chính phủ", "nghị quyết liên tịch | 12 | - | -", "short mention of a joint one"),
    ("Chỉ thị số 46-CT/TW của Bộ Chính trị ngày 16/5/2025", "chỉ thị | 46-CT/TW | 2025-05-16 | Bộ Chính trị", "date after the issuer"),
    ("Nghị định số 73-CP ngày 30/7/1994 của Chính phủ", "nghị định | 73-CP | 1994-07-30 | Chính phủ", "of the nineties"),
    ("Thông báo kết luận số 45-TB/TU ngày 08/9/2025", "thông báo | 45-TB/TU | 2025-09-08 | -", "notice of a conclusion"),
    ("Thông tư số 02/2020/TT-BGD\u00d0T ngày 05/02/2020", "thông tư | 02/2020/TT-BGDĐT | 2020-02-05 | -", "an Icelandic letter for Đ"),
    ("Công điện số 57/CĐ-TTg ngày 12/6/2024 của Thủ tướng Chính phủ", "công điện | 57/CĐ-TTg | 2024-06-12 | Thủ tướng Chính phủ", "a telegram"),
    ("Luật Nhà ở (sửa đổi) năm 2023", "luật | - | - | -", "an amended law with its year"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), [f[:2] for f in FORMS if f[1]], ids=[f[2] for f in FORMS if f[1]])
def test_every_form(words: str, expected: str) -> None:
    source = f"I. CƠ SỞ\nCác xã thực hiện theo {words}.\n"
    found = read(source)
    assert [brief(c) for c in found] == [expected]
    assert (HEADER + source)[found[0].start : found[0].end].startswith(words.split()[0])


TITLES = [
    ("Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ về việc phê duyệt Chương trình giảm nghèo", "phê duyệt Chương trình giảm nghèo"),
    ("Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ quy định cơ chế quản lý", "quy định cơ chế quản lý"),
    ("Quyết định số 90/QĐ-TTg ngày 18/01/2022", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "title"), TITLES, ids=["về việc", "quy định", "none"])
def test_titles(words: str, title: str | None) -> None:
    found = read(f"Căn cứ {words};\n\nI. MỤC TIÊU\nTăng đàn.\n")
    assert [c.title for c in found] == [title]


def test_a_preamble_gives_the_legal_basis_and_the_body_does_not() -> None:
    found = read("Căn cứ Luật Chăn nuôi;\nCăn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022;\n\nI. NỘI DUNG\nThực hiện Thông tư số 55/2023/TT-BTC ngày 15/8/2023.\n")
    assert [(c.doc_type, c.basis) for c in found] == [("luật", True), ("quyết định", True), ("thông tư", False)]


def test_two_documents_in_one_clause_are_two() -> None:
    found = read("I. CƠ SỞ\nTheo Quyết định số 90/QĐ-TTg ngày 18/01/2022 và Quyết định số 263/QĐ-TTg ngày 22/02/2022.\n")
    assert [c.number for c in found] == ["90/QĐ-TTg", "263/QĐ-TTg"]


def test_a_short_second_mention_keeps_date_and_issuer_null() -> None:
    found = read("I. CƠ SỞ\nTheo Quyết định số 167/2008/QĐ-TTg ngày 12/12/2008 của Thủ tướng Chính phủ. Hộ đã hưởng theo Quyết định 167 thì thôi.\n")
    assert [(c.date, c.issuer) for c in found][1:] == [(None, None)]


def test_a_document_named_by_issuer_and_subject_counts() -> None:
    found = read("Thực hiện Nghị quyết của HĐND huyện Sông Thao về mục tiêu phát triển chăn nuôi;\n\nI. MỤC TIÊU\nTăng đàn.\n")
    assert [(c.doc_type, c.number, c.issuer) for c in found] == [("nghị quyết", None, "Hội đồng nhân dân huyện Sông Thao")]


def test_the_number_in_the_header_is_no_citation() -> None:
    assert [c.number for c in plan_of("I. MỤC TIÊU\nTăng đàn.\n").citations] == []


def test_the_own_number_in_an_annex_caption_is_a_citation_of_itself() -> None:
    record = plan_of(
        "I. MỤC TIÊU\nTăng đàn.\n\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n\nPHỤ LỤC 1\nCHỈ TIÊU\n"
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2024 của UBND huyện)\nNội dung.\n"
    )
    assert [(c.number, c.self) for c in record.citations] == [("12/KH-UBND", True)]


NO_CITATIONS = [
    ("7/7 xã đạt chuẩn", "n of n"), ("báo cáo theo mẫu 02/HNCT", "a form"), ("trước ngày 30/6/2024", "a date"), ("theo quyết định phê duyệt", "a bare word"),
    ("hỗ trợ 50.000 đồng/người", "money"), ("quốc lộ 14C", "a road"), ("Ban hành kế hoạch chi tiết của xã", "still to be issued"),
    ("tham mưu ban hành Quyết định thành lập tổ công tác", "still to be issued"), ("luật lệ giao thông", "a word beginning like luật"),
]  # fmt: skip


@pytest.mark.parametrize("words", [n[0] for n in NO_CITATIONS], ids=[n[1] for n in NO_CITATIONS])
def test_no_citation(words: str) -> None:
    assert [brief(c) for c in read(f"I. NỘI DUNG\nCác xã chú ý {words} trong năm.\n")] == []


def test_a_body_of_the_district_gets_the_name_of_the_plans_own() -> None:
    found = plan_of("I. CĂN CỨ\nNghị quyết số 28/NQ-HĐND ngày 27/12/2023 của HĐND huyện về mục tiêu năm 2024.\n").citations
    assert [c.issuer for c in found if c.number == "28/NQ-HĐND"] == ["Hội đồng nhân dân huyện Sông Thao"]


def test_an_account_before_the_first_heading_gives_no_legal_basis() -> None:
    source = (
        "Căn cứ Luật Dược;\n\nSau 5 năm thực hiện Nghị quyết số 20-NQ/TW ngày 25/10/2017, y tế xã đã khá hơn.\n\n"
        "I. NỘI DUNG\nKhám bệnh.\n"
    )
    assert [c.basis for c in read(source)] == [True, False]
