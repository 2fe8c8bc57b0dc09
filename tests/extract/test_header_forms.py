"""Metadata in the forms that plans of other issuers, years and pages have: gazettes, decisions, web pages, damage."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Plan

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DATE = "Phú An, ngày 10 tháng 12 năm 2025\n\n"
HEAD = f"ỦY BAN NHÂN DÂN\nXÃ PHÚ AN\nSố: 61/KH-UBND\n{MOTTO}{DATE}"
TITLE = "KẾ HOẠCH\nTuyên truyền an toàn giao thông\n\n"
BODY = "Căn cứ Luật Đường bộ;\n\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nNâng cao nhận thức.\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác thôn thực hiện./.\n\n"
SIGNED = "Nơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"


def plan(source: str) -> Plan:
    return extract_plan(source).plan


def titled(title: str) -> Plan:
    return plan(f"{HEAD}KẾ HOẠCH\n{title}\n\n{BODY}{SIGNED}")


GAZETTE_GROUNDS = "Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26 tháng 11 năm 2003 ; \n"
GAZETTE_ARTICLES = "Quyết định : \nĐiều 1 . Ban hành kèm theo Quyết định này Kế hoạch phát triển kinh tế hộ . \nĐiều 2 . Các sở chịu trách nhiệm thi hành . \n"
GAZETTE_PLAN = "I . Đánh giá tình hình : \n1 . Kết quả : Những năm qua kinh tế hộ phát triển . \nII . Mục tiêu : \n- Đến năm 2010 có 500 hộ . \n"
GAZETTES = [
    pytest.param("Quyết định Ban hành Kế hoạch phát triển kinh tế hộ tỉnh tây ninh giai đoạn 2006 - 2010 \nChủ tịch Ủy ban nhân dân tỉnh tây ninh \n"
                 + GAZETTE_GROUNDS + GAZETTE_ARTICLES + "Kế hoạch Phát triển kinh tế hộ giai đoạn 2006 - 2010 \n" + GAZETTE_PLAN,
                 ("Ủy ban nhân dân tỉnh Tây Ninh", "tinh", 2006, 2010), id="the chairman decides"),
    pytest.param("Kế hoạch Phát triển kinh tế hộ tỉnh long an 5 năm 2006 - 2010 \n" + GAZETTE_PLAN,
                 ("Ủy ban nhân dân tỉnh Long An", "tinh", 2006, 2010), id="province in small letters"),
    pytest.param("Kế hoạch phát triển kinh tế hộ giai đoạn 2006 - 2010 \n( Ban hành kèm theo Quyết định số 45/2006/QĐ-UBND ngày 12/5/2006 của Ủy ban nhân dân tỉnh Bình Thuận ) \n"
                 + GAZETTE_PLAN, ("Ủy ban nhân dân tỉnh Bình Thuận", "tinh", 2006, 2010), id="issuer in the caption"),
    pytest.param("Về việc ban hành kế hoạch phát triển kinh tế hộ 5 năm 2006 - 2010 \nỦy ban nhân dân tỉnh bình thuận \n"
                 + GAZETTE_GROUNDS + GAZETTE_ARTICLES + GAZETTE_PLAN, ("Ủy ban nhân dân tỉnh Bình Thuận", "tinh", 2006, 2010), id="subject without type"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wanted"), GAZETTES)
def test_gazettes_of_old_years(source: str, wanted: tuple[str, str, int, int]) -> None:
    found = plan(source)
    assert (found.issuer, found.level, found.year_start, found.year_end) == wanted


def test_a_gazette_names_the_plan_it_attaches() -> None:
    found = plan(GAZETTES[0].values[0])  # type: ignore[arg-type]
    assert found.attached is not None
    assert (found.attached.doc_type, found.attached.title) == ("kế hoạch", "Kế hoạch Phát triển kinh tế hộ giai đoạn 2006 - 2010")


AUTHORITIES = ["GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "BỘ TRƯỞNG BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
               "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG KHÓA XV, KỲ HỌP THỨ 5"]  # fmt: skip


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_who_decides_is_no_part_of_the_title(authority: str) -> None:
    found = plan(
        f"UBND TỈNH HÀ GIANG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 12/QĐ-SGDĐT\n{MOTTO}Hà Giang, ngày 10 tháng 12 năm 2023\n\n**QUYẾT ĐỊNH**\n\n"
        f"VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH KIỂM TRA NĂM 2024\n\n**{authority}**\n\n*Căn cứ Luật Giáo dục;*\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch kiểm tra năm 2024.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    assert found.title == "Quyết định VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH KIỂM TRA NĂM 2024"


SUBJECTS = [
    "V/v tuyên truyền an toàn giao thông",
    "Thực hiện Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội "
    "vùng đồng bào dân tộc thiểu số và miền núi giai đoạn 2021 - 2030",
]


@pytest.mark.parametrize("subject", SUBJECTS, ids=["as printed", "longer than a line of grounds"])
def test_the_subject_stands_as_printed(subject: str) -> None:
    assert titled(subject).title == f"Kế hoạch {subject}"


def test_a_subject_in_brackets() -> None:
    assert titled("(Về việc tuyên truyền năm 2026)").title == "Kế hoạch Về việc tuyên truyền năm 2026"


PERIODS = [
    ("Phát triển thanh niên giai đoạn 2026-2030 và năm 2026", 2026, 2030),
    ("Phát triển kinh tế hộ năm 2006 và giai đoạn 2006 - 2010", 2006, 2010),
    ("Thực hiện Chương trình giảm nghèo giai đoạn 2021-2025, năm 2024", 2024, 2024),
    ("Sản xuất vụ Xuân 2026", 2026, 2026),
    ("Sản xuất vụ Đông Xuân năm 2025-2026", 2025, 2026),
    ("Thực hiện Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2025 - 2030", None, None),
]


@pytest.mark.parametrize(("title", "first", "last"), PERIODS)
def test_periods_that_titles_name(title: str, first: int | None, last: int | None) -> None:
    found = titled(title)
    assert (found.year_start, found.year_end) == (first, last)


def test_rounds_in_the_body_give_the_period() -> None:
    rounds = "III. NỘI DUNG THEO TỪNG ĐỢT\n\n1. Đợt 1: Trước bầu cử (từ tháng 12/2025 đến ngày 15/3/2026)\n\nTuyên truyền luật.\n\n2. Đợt 2: Sau bầu cử (từ ngày 16/3/2026 đến ngày 30/4/2026)\n\nTuyên truyền kết quả.\n\n"
    found = plan(HEAD + TITLE + BODY + rounds + SIGNED)
    assert (found.year_start, found.year_end) == (2025, 2026)


HEADS = [
    pytest.param(f"Trang chủ\nVăn bản\nSố/Ký hiệu: 61/KH-UBND\nNgày ban hành: 10/12/2025\nTrích yếu: Kế hoạch\n\n{HEAD}", "number", "61/KH-UBND", id="properties of a web page"),
    pytest.param(HEAD.replace("ngày 10 tháng 12", "ngày …. tháng …."), "place", "Phú An", id="dots for the day"),
    pytest.param(HEAD.replace("Số: 61/KH-UBND", "61/KH-UBND"), "issuer", "Ủy ban nhân dân xã Phú An", id="a number without its word"),
    pytest.param(HEAD.replace("XÃ PHÚ AN", "XÃ PHÚ AN\nTHƯỜNG TRỰC").replace("ỦY BAN", "HỘI ĐỒNG"), "issuer", "Thường trực Hội đồng nhân dân xã Phú An", id="standing body of a council"),
    pytest.param(HEAD.replace("ỦY BAN NHÂN DÂN\nXÃ PHÚ AN", "ĐẢNG BỘ TỈNH LÀO CAI HUYỆN ỦY BẮC HÀ"), "issuer", "Huyện ủy Bắc Hà", id="two party bodies on a line"),
    pytest.param(HEAD.replace("ỦY BAN NHÂN DÂN\nXÃ PHÚ AN", "PHÒNG GD&ĐT HUYỆN CHI LĂNG\nTRƯỜNG THCS QUANG LANG"), "issuer", "Trường THCS Quang Lang", id="a school with a name"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "field", "value"), HEADS)
def test_heads_of_other_pages(head: str, field: str, value: str) -> None:
    found = getattr(plan(head + TITLE + BODY + SIGNED), field)
    assert found.casefold() == value.casefold()


def test_the_date_may_stand_above_the_signature() -> None:
    source = HEAD.replace(DATE, "\n") + TITLE + BODY + DATE.strip() + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"
    assert (plan(source).issued_on, plan(source).place) == ("2025-12-10", "Phú An")


def test_a_form_to_fill_in_is_no_date_line() -> None:
    source = HEAD.replace(DATE, "\n") + TITLE + BODY + SIGNED + "\n………, ngày …. tháng …. năm 2026\nNGƯỜI LẬP BIỂU\n"
    assert plan(source).place is None


SIGNATURES = [
    ("TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\n\nPHÓ CHỦ TỊCH UBND XÃ\nLê Văn Mẫu", "Lê Văn Mẫu", "Trưởng tiểu ban", "TM. TIỂU BAN"),
    ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nPHÓ CHỦ TỊCH UBND TỈNH\nLê Văn Mẫu", "Lê Văn Mẫu", "Phó Trưởng ban", "KT. TRƯỞNG BAN"),
    ("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\nLê Văn Mẫu", "Lê Văn Mẫu", "Q. Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ TÀI CHÍNH\n\nLê Văn Mẫu", "Lê Văn Mẫu", "Giám đốc", "TUQ. CHỦ TỊCH"),
    ("Ksor Mẫu", "Ksor Mẫu", None, None),
]


@pytest.mark.parametrize(("signed", "name", "title", "signed_for"), SIGNATURES)
def test_offices_signed_in_and_for(signed: str, name: str, title: str | None, signed_for: str | None) -> None:
    found = plan(f"{HEAD}{TITLE}{BODY}Nơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n\n{signed}\n")
    assert (found.signer_name, found.signer_title, found.signed_for) == (name, title, signed_for)


def test_a_signature_above_the_recipients() -> None:
    found = plan(f"{HEAD}{TITLE}{BODY}TM. ỦY BAN NHÂN DÂN XÃ\nCHỦ TỊCH\n\nLÊ VĂN BÌNH\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n")
    assert (found.signer_name, found.signer_title, found.signed_for) == ("Lê Văn Bình", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN XÃ")


LETTERHEADS = [
    ("HỘI LHPN TỈNH TÂY NINH\nBAN CHẤP HÀNH HUYỆN BẾN CẦU", ("Ban Chấp hành Hội Liên hiệp Phụ nữ huyện Bến Cầu", "huyen", "tỉnh Tây Ninh", "huyện Bến Cầu")),
    ("HỘI LHPN VIỆT NAM\nBAN THƯỜNG VỤ HỘI LHPN TỈNH TÂY NINH", ("Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Tây Ninh", "tinh", "tỉnh Tây Ninh", None)),
    ("ĐOÀN TNCS HỒ CHÍ MINH          ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH\nTỈNH TÂY NINH\nBAN CHẤP HÀNH HUYỆN BẾN CẦU",
     ("Ban Chấp hành Đoàn TNCS Hồ Chí Minh huyện Bến Cầu", "huyen", "tỉnh Tây Ninh", "huyện Bến Cầu")),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH TÂY NINH\nTHƯ VIỆN TỈNH", ("Thư viện tỉnh Tây Ninh", "tinh", "tỉnh Tây Ninh", None)),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH\nTRƯỜNG THPT TUỆ TĨNH", ("Trường THPT Tuệ Tĩnh", "tinh", "tỉnh Tây Ninh", None)),
    ("UBND HUYỆN BẾN CẦU\nHỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", ("Hội đồng Nghĩa Vụ quân Sự huyện Bến Cầu", "huyen", "tỉnh Tây Ninh", "huyện Bến Cầu")),
    ("ĐẢNG BỘ TỈNH TÂY NINH\nĐẢNG ỦY XÃ PHÚ AN", ("Đảng ủy xã Phú An", "xa", "tỉnh Tây Ninh", None)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "said"), LETTERHEADS)
def test_issuers_below_a_superior_body(head: str, said: tuple[str, ...]) -> None:
    found = plan(f"{head}\nSố: 07/KH\n{MOTTO}Tây Ninh, ngày 20 tháng 02 năm 2017\n\n{TITLE}{BODY}{SIGNED}")
    assert (found.issuer or "").lower() == said[0].lower()
    assert (found.level, found.province, found.district) == said[1:]


def test_an_issuer_is_spelt_as_its_text_spells_it() -> None:
    words = "Công ty TNHH (trách nhiệm hữu hạn) một thành viên Thủy lợi Sông Mẫu ban hành Kế hoạch như sau:"
    found = plan(f"CÔNG TY TNHH MỘT THÀNH VIÊN\nTHỦY LỢI SÔNG MẪU\nSố: 7/KH-CT\n{MOTTO}{DATE}{TITLE}{words}\n\nI. MỤC ĐÍCH\n\nNâng cao.\n\n{SIGNED}")
    assert found.issuer == "Công ty TNHH một thành viên Thủy lợi Sông Mẫu"


def test_a_new_year_in_the_title_goes_on_the_plan_s_period() -> None:
    found = titled("Cao điểm cuối năm 2025 và Tết Nguyên đán Bính Ngọ 2026")
    assert (found.year_start, found.year_end) == (2025, 2026)


PROGRAMMES = [
    ("Triển khai Quyết định số 06/QĐ-TTg ngày 02/01/2025", "Căn cứ Nghị quyết số 57-NQ/TW về chuyển đổi số quốc gia;\nCăn cứ Quyết định số 749/QĐ-TTg về Chương trình Chuyển đổi số quốc gia;\n"
     "Thực hiện Quyết định số 06/QĐ-TTg ngày 02/01/2025 về quản lý giá;", None),
    ("Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Căn cứ Quyết định số 749/QĐ-TTg phê duyệt Chương trình Chuyển đổi số quốc gia;", "chuyen-doi-so"),
    ("Thực hiện Quyết định số 1719/QĐ-TTg ngày 14/10/2021", "Căn cứ Quyết định số 1719/QĐ-TTg phê duyệt Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi;", "dtts-mn"),
    ("Phòng cháy rừng", "Thực hiện kết luận của Ban Chỉ đạo chuyển đổi số tỉnh;\nThực hiện chỉ đạo của Trưởng Ban Chỉ đạo chuyển đổi số;", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "grounds", "programme"), PROGRAMMES)
def test_the_document_a_title_names_decides_on_the_programme(title: str, grounds: str, programme: str | None) -> None:
    assert plan(f"{HEAD}KẾ HOẠCH\n{title}\n\n{grounds}\n\n{BODY}{SIGNED}").programme == programme
