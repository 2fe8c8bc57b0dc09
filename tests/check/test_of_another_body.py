"""Headers, numbers, places and citations of made-up plans that are partly of another body, place or document."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
OFFICE = (
    "UBND TỈNH SƠN LA\n{body}\nSố: {number}\n" + STATE + "{place}, ngày 05 tháng 3 năm 2018\n\nKẾ HOẠCH\n"
    "Phát triển thư viện trên địa bàn tỉnh Sơn La năm 2018\n\nCăn cứ {cited};\n\nI. MỤC TIÊU\nTăng số sách của thư viện.\nII. TỔ CHỨC THỰC HIỆN\n"
    "Các phòng của Sở thực hiện. {duty}\n\nNơi nhận:\n- UBND tỉnh;\n{recipient}- Lưu: VT, VH.\n\nGIÁM ĐỐC\n\nLò Văn Pha"
)
COMMUNE = (
    "{body}\n{unit}\nSố: 12/KH-UBND\n" + STATE + "{place}, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nHỗ trợ hợp tác xã năm 2026\n\n"
    "Ủy ban nhân dân xã Mường Pồn, tỉnh {province} ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\nThành lập 02 hợp tác xã trên địa bàn xã Mường Pồn.\n"
    "II. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế thực hiện.\n\nNơi nhận:\n- UBND tỉnh {above} (b/c);\n- Phòng Kinh tế;\n- Lưu: VT, KT.\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Pha"
)


def office(**given: str) -> list[tuple[str, str | None]]:
    usual = {
        "body": "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "number": "12/KH-SVHTTDL", "place": "Sơn La", "duty": "", "recipient": "",
        "cited": "Luật Trẻ em ngày 05 tháng 4 năm 2016",
    }  # fmt: skip
    return _said(OFFICE.format(**(usual | given)))


def commune(**given: str) -> list[tuple[str, str | None]]:
    usual = {"body": "ỦY BAN NHÂN DÂN", "unit": "XÃ MƯỜNG PỒN", "place": "Mường Pồn", "province": "Điện Biên", "above": "Điện Biên"}
    return _said(COMMUNE.format(**(usual | given)))


def _said(text: str) -> list[tuple[str, str | None]]:
    codes = ("header-number", "header-issuer", "foreign-place", "obsolete-place", "citation-year", "citation-form", "citation-incomplete", "official-name")
    return [(f.code, f.text) for f in check_report(text).findings if f.code in codes]


def test_sound_plans_are_silent() -> None:
    assert office() == []
    assert commune() == []


@pytest.mark.parametrize("number", ["12/KH-STTTT", "12/KH-SVHTTL", "12/KHSVHTTDL", "12/KH-SVHTDL", "12/KH-BNV"])
def test_the_number_of_an_office_has_its_own_code(number: str) -> None:
    assert [code for code, _ in office(number=number)] == ["header-number"]


@pytest.mark.parametrize("number", ["12/KH-VHTTDL", "12/KH-SVHTT&DL", "12/KH-SVHTTDL-QLVH"])
def test_short_and_longer_codes_of_its_own_are_right(number: str) -> None:
    assert office(number=number) == []


@pytest.mark.parametrize("place", ["Phú Thọ", "Cao Lãnh"])
def test_a_plan_of_a_province_is_issued_there(place: str) -> None:
    assert office(place=place) == [("foreign-place", place)]


def test_the_seat_of_a_province_is_in_it() -> None:
    assert office(place="Mộc Châu") == []


def test_a_plan_of_a_commune_is_issued_there() -> None:
    assert commune(place="Tân Mai") == [("foreign-place", "Tân Mai")]


@pytest.mark.parametrize("duty", ["Đề nghị Tỉnh Đoàn Bình Định phối hợp.", "Chi nhánh tỉnh Bình Định cho vay.", "Sở Y tế tỉnh Bình Định tham gia."])
def test_bodies_of_another_province(duty: str) -> None:
    assert [code for code, _ in office(duty=duty)] == ["foreign-place"]
    assert office(duty=f"Học tập kinh nghiệm: {duty}") == []


def test_recipients_of_another_province() -> None:
    assert office(recipient="- Hội Nông dân tỉnh Bình Định;\n") == [("foreign-place", "tỉnh Bình Định")]
    assert office(recipient="- Hội Nông dân tỉnh Sơn La;\n") == []


def test_a_commune_is_of_one_province() -> None:
    assert commune(above="Sơn La") == [("foreign-place", "tỉnh Sơn La")]
    assert [code for code, _ in commune(province="Sơn La")] == ["foreign-place"]


@pytest.mark.parametrize(("body", "unit"), [
    ("ỦY BAN NHÂN", "XÃ MƯỜNG PỒN"), ("BAN NHÂN DÂN", "XÃ MƯỜNG PỒN"), ("ỦY BAN NHÂN DÂN", "MƯỜNG PỒN"), ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG"),
    ("ỦY BAN NHÂN DÂN", "XÃ THANH NƯA"),
])  # fmt: skip
def test_lines_of_the_header_that_lack_a_word_or_are_of_another(body: str, unit: str) -> None:
    assert "header-issuer" in [code for code, _ in commune(body=body, unit=unit)]


@pytest.mark.parametrize("cited", [
    "Luật Trẻ em ngày 05 tháng 4 năm 2015", "Luật An toàn thực phẩm ngày 17 tháng 5 năm 2010", "Bộ luật Lao động ngày 18 tháng 6 năm 2011",
    "Quyết định số 1300/QĐ-TTg ngày 12 tháng 01 năm 2016 của Thủ tướng Chính phủ", "Nghị định số 120/2017/NĐ-CP ngày 01 tháng 3 năm 2017 của Chính phủ",
    "Luật Du lịch năm 2017; Nghị định số 35/2016/NĐ-CP ngày 15/5/2016 của Chính phủ; Thông tư hướng dẫn Nghị định số 35/2015/NĐ-CP",
    "Nghị định số 35/2019/NĐ-CP của Chính phủ",
])  # fmt: skip
def test_days_and_years_that_a_document_cannot_have(cited: str) -> None:
    assert "citation-year" in [code for code, _ in office(cited=cited)]


@pytest.mark.parametrize("cited", [
    "Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016", "Luật Du lịch ngày 14 tháng 6 năm 2005",
    "Quyết định số 1300/QĐ-TTg ngày 02 tháng 7 năm 2016 của Thủ tướng Chính phủ", "Quyết định số 1300/QĐ-UBND ngày 12 tháng 01 năm 2016 của UBND tỉnh",
    "Nghị quyết số 16/2017/QH14 ngày 20 tháng 6 năm 2017 của Quốc hội", "Bộ luật Dân sự năm 2015",
    "Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống ma túy ngày 03 tháng 6 năm 2008",
])  # fmt: skip
def test_what_is_right_or_not_known_is_silent(cited: str) -> None:
    assert office(cited=cited) == []


@pytest.mark.parametrize("cited", [
    "Luật Trẻ em số 112/2016/QH13 ngày 05 tháng 4 năm 2016", "Quyết định số 33-NQ/TW ngày 09 tháng 6 năm 2014 của Ban Chấp hành Trung ương Đảng",
    "Thông tư số 08/2016/TT-BVHTTDL ngày 02 tháng 7 năm 2016 của Bộ Tư pháp",
])  # fmt: skip
def test_numbers_and_types_of_other_documents(cited: str) -> None:
    assert [code for code, _ in office(cited=cited)] == ["citation-form"]


def test_a_number_left_out_further_on_in_a_sentence() -> None:
    assert office(cited="Luật Trẻ em năm 2016; Nghị định ngày 09/5/2017 của Chính phủ") == [("citation-incomplete", "Nghị định ngày 09/5/2017")]


@pytest.mark.parametrize("name", ["Sở dục và Đào tạo", "Sở Giáo dục và Đào", "Sở Giao vận tải", "Phòng Tài chính - Kế"])
def test_a_name_that_lacks_a_word(name: str) -> None:
    assert office(duty=f"{name}, Công an tỉnh phối hợp.") == [("official-name", name)]


def test_a_division_named_in_full_elsewhere() -> None:
    named = "Phòng Xây dựng nếp sống chủ trì. Phòng Xây dựng nếp sống tổng hợp. {} báo cáo."
    assert office(duty=named.format("Phòng Xây dựng sống")) == [("official-name", "Phòng Xây dựng sống")]
    assert office(duty=named.format("Phòng Xây dựng nếp sống")) == []


def test_words_of_the_header_that_run_together() -> None:
    assert "header-issuer" in [code for code, _ in commune(body="ỦY BANNHÂN DÂN")]


@pytest.mark.parametrize("name", ["Phòng Tài chính", "Hội Phụ nữ tỉnh", "Ngân hàng Nhà nước"])
def test_shorter_names_in_use(name: str) -> None:
    assert office(duty=f"{name} phối hợp.") == []


@pytest.mark.parametrize("cited", ["Quyết định số 55/QĐ-UBND ngày 10/01/2018 của UBND tỉnh Lai Châu", "Nghị quyết số 5/NQ-HĐND ngày 10/01/2018 của HĐND tỉnh Bình Định"])
def test_a_basis_of_another_province(cited: str) -> None:
    assert "foreign-place" in [code for code, _ in office(cited=cited)]


@pytest.mark.parametrize("cited", [
    "Quyết định số 55/QĐ-UBND ngày 10/01/2018 của UBND tỉnh Sơn La", "Kế hoạch phối hợp số 55/KHPH ngày 10/01/2018 của UBND tỉnh Lai Châu và UBND tỉnh Sơn La",
])  # fmt: skip
def test_a_basis_of_its_own_or_a_joint_one(cited: str) -> None:
    assert "foreign-place" not in [code for code, _ in office(cited=cited)]


@pytest.mark.parametrize("number", ["Kế hoạch ngày 10/01/2018 của UBND tỉnh", "Hướng dẫn ngày 10 tháng 01 năm 2018 của Sở Tài chính"])
def test_a_basis_without_its_number(number: str) -> None:
    assert "citation-incomplete" in [code for code, _ in office(cited=number)]


def test_a_plan_of_a_year_is_not_made_long_before() -> None:
    text = OFFICE.format(
        body="SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", number="12/KH-SVHTTDL", place="Sơn La", duty="", recipient="", cited="Luật Trẻ em năm 2016"
    )
    early = text.replace("tháng 3 năm 2018", "tháng 3 năm 2017")
    assert [f.message for f in check_report(early).findings if f.code == "stale-date"] != []
    for said in (text, text.replace("tháng 3 năm 2018", "tháng 11 năm 2017"), early.replace("Phát triển thư viện", "Xây dựng thư viện")):
        assert [f.message for f in check_report(said).findings if f.code == "stale-date"] == []


def test_another_place_behind_the_same_words() -> None:
    duty = "Trung tâm Xúc tiến du lịch Sơn La mời khách. Trung tâm Xúc tiến du lịch {} tổng kết."
    assert office(duty=duty.format("Phú Thọ")) == [("foreign-place", "Phú Thọ")]
    assert office(duty=duty.format("Sơn La")) == []
    assert office(duty="Trường THPT Sơn La mở thư viện. Trường THPT Lào Cai thăm thư viện.") == []


@pytest.mark.parametrize("line", ["trên địa bàn tỉnh Sơn La", "của tỉnh Sơn La"])
def test_a_title_of_another_place(line: str) -> None:
    text = OFFICE.format(
        body="SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", number="12/KH-SVHTTDL", place="Sơn La", duty="", recipient="", cited="Luật Trẻ em năm 2016"
    )
    assert _said(text.replace("trên địa bàn tỉnh Sơn La", line)) == []
    assert _said(text.replace("trên địa bàn tỉnh Sơn La", line.replace("Sơn La", "Đồng Nai"))) == [("foreign-place", "tỉnh Đồng Nai")]
    assert _said(text.replace("trên địa bàn tỉnh Sơn La", "hỗ trợ tỉnh Đồng Nai")) == []


def test_a_commune_that_announces_the_plan_of_another() -> None:
    assert ("foreign-place", "xã Minh Tân") in _said(COMMUNE.format(
        body="ỦY BAN NHÂN DÂN", unit="XÃ MƯỜNG PỒN", place="Mường Pồn", province="Điện Biên", above="Điện Biên"
    ).replace("nhân dân xã Mường Pồn, tỉnh Điện Biên ban hành", "nhân dân xã Minh Tân ban hành"))  # fmt: skip


def test_the_word_for_society_is_no_commune() -> None:
    assert office(body="SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", number="12/KH-SLĐTBXH") == []


def test_a_header_whose_body_is_neither_that_of_the_code_nor_of_the_text() -> None:
    duty = "Sở Văn hóa, Thể thao và Du lịch chủ trì. Sở Văn hóa, Thể thao và Du lịch báo cáo."
    assert [code for code, _ in office(body="SỞ VĂN HÓA VÀ THỂ THAO", duty=duty)] == ["header-issuer"]
    assert office(duty=duty) == []


@pytest.mark.parametrize(("years", "said"), [("2020, định hướng đến năm 2015", 1), ("2020, tầm nhìn đến năm 2020", 1), ("2020, định hướng đến năm 2030", 0)])
def test_an_outlook_is_later_than_the_goal(years: str, said: int) -> None:
    text = OFFICE.format(
        body="SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", number="12/KH-SVHTTDL", place="Sơn La", duty="", recipient="",
        cited=f"Quyết định số 5/QĐ-UBND ngày 10/01/2017 của UBND tỉnh phê duyệt Đề án thư viện đến năm {years}",
    )  # fmt: skip
    assert [f.code for f in check_report(text).findings].count("deadline-order") == said


@pytest.mark.parametrize(("title", "said"), [("phê duyệt Đề án...", 1), ("phê duyệt Đề án thư viện", 0)])
def test_the_title_of_a_basis_breaks_off(title: str, said: int) -> None:
    cited = f"Quyết định số 55/QĐ-UBND ngày 10 tháng 01 năm 2017 của Ủy ban nhân dân tỉnh {title}"
    assert [code for code, _ in office(cited=cited)].count("citation-incomplete") == said
