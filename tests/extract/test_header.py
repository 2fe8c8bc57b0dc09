"""Metadata: headers whole and lost, decisions with a plan, periods, signatures."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Plan
from plan_texts import HEADER

BODY = "I. MỤC TIÊU\nTăng đàn.\nII. TỔ CHỨC THỰC HIỆN\nCác xã thực hiện.\n\n"
SIGNED = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Kiên\n"


def plan(source: str) -> Plan:
    return extract_plan(source).plan


def header(*, issuer: str = "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO", number: str = "Số: 12/KH-UBND", date: str = "Sông Thao, ngày 05 tháng 02 năm 2024",
           title: str = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024") -> Plan:  # fmt: skip
    """Metadata of a plan whose header differs from the ordinary one in one place."""
    head = f"{issuer}\n{number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{date}\n\n{title}\n\n"
    return plan(head + BODY + SIGNED)


def test_an_ordinary_header() -> None:
    found = plan(HEADER + BODY + SIGNED)
    assert found.model_dump(exclude={"spans", "province_code", "district_code", "commune_code", "province"}) == {
        "doc_type": "kế hoạch", "number": "12/KH-UBND", "issued_on": "2024-02-05", "place": "Sông Thao",
        "issuer": "Ủy ban nhân dân huyện Sông Thao", "level": "huyen", "title": "Kế hoạch Phát triển chăn nuôi năm 2024",
        "year_start": 2024, "year_end": 2024, "district": "huyện Sông Thao", "commune": None, "attached": None, "programme": None,
        "signer_name": "Trần Văn Kiên", "signer_title": "Phó Chủ tịch", "signed_for": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    }  # fmt: skip


def test_spans_show_where_a_field_was_read() -> None:
    source = HEADER + BODY + SIGNED
    spans = plan(source).spans
    assert source[slice(*spans["number"])] .endswith("12/KH-UBND")
    assert "05 tháng 02 năm 2024" in source[slice(*spans["issued_on"])]
    assert source[slice(*spans["title"])].startswith("KẾ HOẠCH")


ISSUERS = [
    ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "Ủy ban nhân dân tỉnh Sông Lam", "tinh"),
    ("ỦY BAN NHÂN DÂN\nXÃ HÒA AN", "Ủy ban nhân dân xã Hòa An", "xa"),
    ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội", "tinh"),
    ("ỦY BAN NHÂN DÂN\nTHỊ XÃ HƯƠNG TRÀ", "Ủy ban nhân dân thị xã Hương Trà", "huyen"),
    ("ỦY BAN NHÂN DÂN\nTHỊ TRẤN KIẾN ĐỨC", "Ủy ban nhân dân thị trấn Kiến Đức", "xa"),
    ("ỦY BAN NHÂN DÂN HUYỆN SÔNG THAO\nPHÒNG Y TẾ", "Phòng Y tế huyện Sông Thao", "huyen"),
]  # fmt: skip
SHORT_ISSUERS = [
    pytest.param("UBND HUYỆN SÔNG THAO", "Ủy ban nhân dân huyện Sông Thao", "huyen", id="UBND of a district"),
    pytest.param("UBND PHƯỜNG PHÚ HÒA", "Ủy ban nhân dân phường Phú Hòa", "xa", id="UBND of a ward"),
    pytest.param("UBND TỈNH SÔNG LAM\nSỞ Y TẾ", "Sở Y tế tỉnh Sông Lam", "tinh", id="sở below UBND"),
    pytest.param("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSỞ Y TẾ", "Sở Y tế tỉnh Sông Lam", "tinh", id="sở on a third line"),
]
OTHER_ISSUERS = [
    ("BỘ CÔNG AN\nCÔNG AN TỈNH SÔNG LAM", "Công an tỉnh Sông Lam", "tinh"),
    ("UBND TỈNH SÔNG LAM\nTRƯỜNG CAO ĐẲNG Y TẾ", "Trường Cao đẳng Y tế tỉnh Sông Lam", "tinh"),
    ("SỞ Y TẾ SÔNG LAM\nBỆNH VIỆN ĐA KHOA TỈNH", "Bệnh viện Đa khoa tỉnh Sông Thao", "tinh"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO SÔNG LAM\nTRƯỜNG THPT CHU VĂN AN", "Trường THPT Chu Văn An", "tinh"),
    ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCỤC THÚ Y", "Cục Thú y", "trung_uong"),
    ("HỘI ĐỒNG NHÂN DÂN\nQUẬN THANH KHÊ\nBAN PHÁP CHẾ", "Ban Pháp chế Hội đồng nhân dân quận Thanh Khê", "huyen"),
    ("BAN CHẤP HÀNH ĐẢNG BỘ\nHUYỆN SÔNG THAO", "Ban Chấp hành Đảng bộ huyện Sông Thao", "huyen"),
    ("TỈNH ỦY SÔNG LAM\nBAN TUYÊN GIÁO", "Ban Tuyên giáo Tỉnh ủy Sông Lam", "tinh"),
    ("ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH SÔNG LAM", "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Sông Lam", "tinh"),
    ("ỦY BAN MTTQ VIỆT NAM\nXÃ HÒA AN\nBAN THƯỜNG TRỰC", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa An", "xa"),
    ("ỦY BAN NHÂN DÂN TP. SÔNG LAM\nVĂN PHÒNG HĐND VÀ UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố Sông Lam", "huyen"),
    ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM\nCÔNG TY ĐIỆN LỰC SÔNG LAM", "Công ty Điện lực Sông Lam", None),
    ("BAN CHỈ ĐẠO 138\nTỈNH SÔNG LAM", "Ban Chỉ đạo 138 tỉnh Sông Lam", "tinh"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH SÔNG LAM", "Bảo hiểm xã hội tỉnh Sông Lam", "tinh"),
    ("Ủy ban nhân dân\nXã Hòa An", "Ủy ban nhân dân xã Hòa An", "xa"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "issuer", "level"), OTHER_ISSUERS, ids=[issuer for _, issuer, _ in OTHER_ISSUERS])
def test_issuers_of_every_kind(printed: str, issuer: str, level: str | None) -> None:
    found = header(issuer=printed)
    assert (found.issuer or "").casefold() == issuer.casefold()
    assert found.level == level


SELF_NAMED = [
    ("Căn cứ Luật Việc làm; Sở Nội vụ tỉnh Sông Lam xây dựng Kế hoạch như sau:", "Sở Nội vụ tỉnh Sông Lam"),
    ("Thực hiện Chỉ thị số 05/CT-UBND, Trường Tiểu học Hòa An ban hành Kế hoạch với nội dung sau:", "Trường Tiểu học Hòa An"),
]


@pytest.mark.parametrize(("preamble", "issuer"), SELF_NAMED)
def test_an_issuer_named_only_in_the_preamble(preamble: str, issuer: str) -> None:
    assert plan(f"KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\n{preamble}\n\n{BODY}").issuer == issuer


MORE_SIGNATURES = [
    ("GIÁM ĐỐC\nĐại tá Nguyễn Văn Tùng", "Nguyễn Văn Tùng", "Giám đốc", None),
    ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nPhan Quang Hải", "Phan Quang Hải", "Phó Cục trưởng", "KT. CỤC TRƯỞNG"),
    ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nPhạm Minh Đức", "Phạm Minh Đức", "Bí thư", "T/M BAN THƯỜNG VỤ"),
    ("HIỆU TRƯỞNG\n(Đã ký)\nTS. Trần Văn Bảy", "Trần Văn Bảy", "Hiệu trưởng", None),
    ("TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH\nNguyễn Đình Phúc", "Nguyễn Đình Phúc", "Trưởng ban", None),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLâm Văn Bi\n\nMẫu số 01", "Lâm Văn Bi", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
    ("TM . Uỷ ban nhân dân\nKT . Chủ tịch\nPhó Chủ tịch\nĐặng Văn Toại", "Đặng Văn Toại", "Phó Chủ tịch", "TM. Uỷ ban nhân dân KT. Chủ tịch"),
]  # fmt: skip


@pytest.mark.parametrize(("signed", "name", "title", "signed_for"), MORE_SIGNATURES, ids=[name for _, name, _, _ in MORE_SIGNATURES])
def test_signatures_of_other_offices(signed: str, name: str, title: str, signed_for: str | None) -> None:
    found = plan(f"{HEADER}{BODY}Nơi nhận:\n- Lưu: VT.\n{signed}\n")
    assert (found.signer_name, found.signer_title, found.signed_for) == (name, title, signed_for)


def test_a_signature_above_annexes_counts_without_recipients() -> None:
    annex = "PHỤ LỤC I\nDANH MỤC\n" + "".join(f"{n}. Việc thứ {n} của danh mục.\n" for n in range(1, 30))
    found = plan(f"{HEADER}{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Kiên\n\n{annex}")
    assert (found.signer_name, found.signer_title) == ("Trần Văn Kiên", "Chủ tịch")


def test_recipients_beside_the_signature() -> None:
    source = HEADER + BODY + (
        "Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN\n"
        "- UBND tỉnh (b/c);                               CHỦ TỊCH\n"
        "- Văn phòng Tỉnh ủy,\n"
        "  HĐND tỉnh;\n"
        "- Lưu: VT.                                    Trần Văn Kiên\n"
    )  # fmt: skip
    record = extract_plan(source)
    assert [r.text.split(",")[0] for r in record.recipients] == ["UBND tỉnh (b/c)", "Văn phòng Tỉnh ủy", "Lưu: VT."]
    assert (record.plan.signer_name, record.plan.signed_for) == ("Trần Văn Kiên", "TM. ỦY BAN NHÂN DÂN")
    assert all(r.text == source[r.start : r.end] for r in record.recipients)


PERIODS = [
    ("Kiểm tra công tác bầu cử", "- Thời gian thực hiện: Từ tháng 11/2025 đến tháng 4/2026.", (2025, 2026)),
    ("Phát triển cây chè đến năm 2015", "- Giai đoạn 2008 - 2010: trồng 60 ha.\n- Giai đoạn 2011 - 2015: trồng 90 ha.", (2008, 2015)),
    ("Phát triển cây chè đến năm 2015", "- Giai đoạn 2008 - 2010: trồng 60 ha.", (None, 2015)),
    ("Kiểm tra công tác bầu cử", "Báo cáo trước ngày 15/12/2025.", (None, None)),
]


@pytest.mark.parametrize(("about", "body", "years"), PERIODS)
def test_periods_that_the_title_leaves_open(about: str, body: str, years: tuple[int | None, int | None]) -> None:
    found = plan(f"ỦY BAN NHÂN DÂN\nXÃ HÒA AN\n\nKẾ HOẠCH\n{about}\n\nI. NỘI DUNG\n{body}\nII. TỔ CHỨC THỰC HIỆN\nCác thôn thực hiện.\n")
    assert (found.year_start, found.year_end) == years


def test_a_decision_without_recipients_attaches_its_plan() -> None:
    source = (
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 773/QĐ-TTg\nHà Nội, ngày 25 tháng 6 năm 2018\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch phát triển nghề muối\n\n"
        "Căn cứ Luật Tổ chức Chính phủ;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề muối.\n\n"
        "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nTrịnh Quang Dân\n\nKẾ HOẠCH\nPHÁT TRIỂN NGHỀ MUỐI\n\nI. MỤC TIÊU\nTăng sản lượng.\n"
    )  # fmt: skip
    found = plan(source)
    assert found.attached is not None and found.attached.doc_type == "kế hoạch"
    assert found.signer_name == "Trịnh Quang Dân"


@pytest.mark.parametrize(("printed", "issuer", "level"), [*(pytest.param(*i, id=i[1]) for i in ISSUERS), *SHORT_ISSUERS])
def test_issuers(printed: str, issuer: str, level: str) -> None:
    found = header(issuer=printed)
    assert (found.issuer, found.level) == (issuer, level)


NUMBERS = [
    ("Số: 12/KH-UBND", "12/KH-UBND"), ("Số 12/KH-UBND", "12/KH-UBND"), ("Số:12 /KH-UBND", "12/KH-UBND"), ("Số: 05/2024/KH-UBND", "05/2024/KH-UBND"),
    ("Số: /KH-UBND", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "number"), NUMBERS, ids=["usual", "no colon", "blanks", "year", "number left open", "absent"])
def test_numbers(printed: str, number: str | None) -> None:
    found = header(number=printed).number
    assert found == number


DATES = [
    ("Sông Thao, ngày 05 tháng 02 năm 2024", "2024-02-05", "Sông Thao"), ("Sông Thao, ngày 5/2/2024", "2024-02-05", "Sông Thao"),
    ("Sông Thao, ngày    tháng 02 năm 2024", None, "Sông Thao"), ("", None, None), ("Sông Thao, ngày 31 tháng 02 năm 2024", None, "Sông Thao"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "date", "place"), DATES, ids=["words", "strokes", "day left open", "absent", "no such day"])
def test_dates(printed: str, date: str | None, place: str | None) -> None:
    found = header(date=printed)
    assert (found.issued_on, found.place) == (date, place)


PERIODS = [
    ("KẾ HOẠCH\nPhát triển chăn nuôi năm 2024", 2024, 2024), ("KẾ HOẠCH\nPhát triển chăn nuôi giai đoạn 2021-2025", 2021, 2025),
    ("KẾ HOẠCH\nPhát triển chăn nuôi giai đoạn 2021 - 2025", 2021, 2025), ("KẾ HOẠCH\nPhát triển chăn nuôi đến năm 2030", None, 2030),
    ("KẾ HOẠCH\nPhát triển chăn nuôi năm 2024 thuộc Chương trình giai đoạn 2021-2025", 2024, 2024), ("KẾ HOẠCH\nPhát triển chăn nuôi", None, None),
    ("KẾ HOẠCH\nNăm học 2023-2024", 2023, 2024), ("KẾ HOẠCH\nBầu cử đại biểu nhiệm kỳ 2026-2031", None, None),
    ("KẾ HOẠCH\nThực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2022", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "start", "end"), PERIODS, ids=[p[0][9:] for p in PERIODS])
def test_periods(title: str, start: int | None, end: int | None) -> None:
    found = header(title=title)
    assert (found.year_start, found.year_end) == (start, end)


TYPES = [
    ("KẾ HOẠCH\nPhòng dịch", "kế hoạch"), ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nPhòng dịch", "chương trình hành động"), ("ĐỀ ÁN\nPhòng dịch", "đề án"),
    ("PHƯƠNG ÁN\nPhòng dịch", "phương án"), ("QUYẾT ĐỊNH\nVề việc phòng dịch", "quyết định"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "doc_type"), TYPES, ids=[t[1] for t in TYPES])
def test_document_types(title: str, doc_type: str) -> None:
    assert header(title=title).doc_type == doc_type


def test_a_lost_header_leaves_its_fields_null() -> None:
    found = plan("KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\n" + BODY)
    assert (found.doc_type, found.title, found.year_start) == ("kế hoạch", "Kế hoạch Phát triển chăn nuôi năm 2024", 2024)
    assert (found.number, found.issued_on, found.place, found.signer_name) == (None, None, None, None)


def test_the_issuer_of_a_lost_header_is_the_body_that_issues_in_the_text() -> None:
    found = plan("KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nỦy ban nhân dân huyện Sông Thao ban hành Kế hoạch phát triển chăn nuôi như sau:\n\n" + BODY)
    assert found.issuer == "Ủy ban nhân dân huyện Sông Thao"


def test_a_text_that_is_no_plan_has_no_metadata() -> None:
    found = plan("Hôm nay trời nắng.\nNgày mai trời mưa.\n")
    assert found == Plan()


def test_a_decision_says_what_it_attaches() -> None:
    found = plan(
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 88/QĐ-UBND\nSông Lam, ngày 05 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch phát triển chăn nuôi năm 2024\n\nCăn cứ Luật Chăn nuôi;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển chăn nuôi năm 2024.\n"
        "Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.\n\n" + SIGNED +
        "\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n(Ban hành kèm theo Quyết định số 88/QĐ-UBND)\n\n" + BODY
    )  # fmt: skip
    assert (found.doc_type, found.number, found.issued_on) == ("quyết định", "88/QĐ-UBND", "2024-02-05")
    assert found.attached is not None
    assert (found.attached.doc_type, (found.attached.title or "")[:29]) == ("kế hoạch", "Kế hoạch Phát triển chăn nuôi"[:29])


SIGNATURES = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị Hoa", "Lê Thị Hoa", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Kiên", "Trần Văn Kiên", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nY Thanh Niê", "Y Thanh Niê", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", None, "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
]  # fmt: skip


STAMPED = pytest.param(
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nLê Thị Hoa", "Lê Thị Hoa", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN", id="stamp said")  # fmt: skip


@pytest.mark.parametrize(("printed", "name", "title", "signed_for"), [*(pytest.param(*s, id=s[1]) for s in SIGNATURES), STAMPED])
def test_signatures(printed: str, name: str | None, title: str, signed_for: str) -> None:
    found = plan(HEADER + BODY + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n" + printed + "\n")
    assert (found.signer_name, found.signer_title, found.signed_for) == (name, title, signed_for)
