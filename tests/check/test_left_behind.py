"""What a hasty copy leaves behind: another's signature, place or name, a number taken out, a title with nothing below it."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

PLAN = (
    "UBND TỈNH SƠN LA\nSỞ CÔNG THƯƠNG\nSố: 31/KH-SCT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 05 tháng 3 năm 2024\n\n"
    "KẾ HOẠCH\nPhát triển chợ nông thôn năm 2024\n\nCăn cứ {law};\nCăn cứ {cited};\nCăn cứ Luật Giá ngày 19 tháng 6 năm 2023;\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n{aim}2. Yêu cầu\nĐúng tiến độ, đúng quy định.\n"
    "II. NỘI DUNG\nSửa chợ tại các huyện Mai Sơn, Mộc Châu, Phù Yên, Sông Mã và {fifth}. Tổng kinh phí: {money} triệu đồng; báo cáo trước ngày {day}12/2024.\n"
    "| TT | Huyện | Số chợ |\n|---|---|---|\n| 1 | Mai Sơn | 3 |\n| 2 | Mộc Châu | 2 |\n| 3 | Phù Yên | 4 |\n| 4 | Sông Mã | 1 |\n| 5 | Thuận Châu | 5 |\n"
    "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Quản lý thương mại chủ trì thực hiện.\n2. Đề nghị Công an tỉnh giữ trật tự tại chợ.\n3. UBND các huyện sửa chợ theo Kế hoạch này./.\n\n"
    "Nơi nhận:\n- UBND tỉnh (b/c);\n{police}- UBND các huyện;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, QLTM.\n\nKT. GIÁM ĐỐC\n{office}\n\nLò Văn Pha"
)
USUAL = {
    "law": "Luật Thương mại ngày 14 tháng 6 năm 2005", "cited": "Chỉ thị số 12/CT-TTg ngày 10/02/2023 của Thủ tướng Chính phủ về phát triển chợ",
    "aim": "Mở rộng buôn bán ở nông thôn.\n", "fifth": "Thuận Châu", "money": "300", "day": "15/", "police": "- Công an tỉnh;\n", "office": "PHÓ GIÁM ĐỐC",
}  # fmt: skip
CODES = (
    "signature-authority", "signature-issuer", "not-in-recipients", "left-open", "citation-incomplete", "empty-section", "foreign-place", "official-name",
    "stale-date", "obsolete-place", "annex-unreferenced",
)  # fmt: skip


def said(**given: str) -> list[tuple[str, str | None]]:
    return [(f.code, f.text) for f in check_report(PLAN.format(**(USUAL | given))).findings if f.code in CODES]


def test_the_sound_plan_is_silent() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"office": "CHÁNH VĂN PHÒNG"}, ("signature-authority", "CHÁNH VĂN PHÒNG")),
        ({"office": "PHÓ CHỦ TỊCH"}, ("signature-issuer", "PHÓ CHỦ TỊCH")),
        ({"police": ""}, ("not-in-recipients", "Công an tỉnh")),
        ({"money": "……"}, ("left-open", "……")),
        ({"money": "?"}, ("left-open", "?")),
        ({"day": "……/"}, ("left-open", "……")),
        ({"law": "Luật Thương mại"}, ("citation-incomplete", "Luật Thương mại")),
        ({"cited": "Chỉ thị số CT-TTg ngày 10/02/2023 của Thủ tướng Chính phủ về phát triển chợ"}, ("citation-incomplete", "Chỉ thị số CT-TTg")),
        ({"aim": ""}, ("empty-section", "1. Mục đích")),
        ({"fifth": "Vân Hồ"}, ("foreign-place", "Vân Hồ")),
        ({"fifth": "Hương Khê"}, ("foreign-place", "Hương Khê")),
    ],
)
def test_what_was_left_behind_is_said(given: dict[str, str], expected: tuple[str, str]) -> None:
    assert said(**given) == [expected]


def test_a_commune_is_based_on_its_own_district() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ CHIỀNG MAI\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nChiềng Mai, ngày 05 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nSửa chợ năm 2024\n\nCăn cứ Kế hoạch số 20/KH-UBND ngày 10/01/2024 của UBND huyện {} về sửa chợ;\n\nUBND xã Chiềng Mai, tỉnh Sơn La ban hành Kế hoạch như sau:\n\n"
        "I. MỤC TIÊU\nSửa 02 chợ trên địa bàn xã, tỉnh Sơn La.\n"
    )
    found = {place: [f.code for f in check_report(text.format(place)).findings if f.code == "foreign-place"] for place in ("Mai Sơn", "Sông Mã")}
    assert found == {"Mai Sơn": [], "Sông Mã": ["foreign-place"]}


@pytest.mark.parametrize(("body", "code"), [("Bệnh viện Đa khoa khu vực Mường Lay", "foreign-place"), ("Bệnh viện Phổi tỉnh Lào Cai", "header-issuer")])
def test_an_annex_tied_to_the_plan_of_a_namesake_elsewhere(body: str, code: str) -> None:
    text = (
        "SỞ Y TẾ SƠN LA\nBỆNH VIỆN ĐA KHOA KHU VỰC PHÙ YÊN\nSố: 9/KH-BV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 05 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nTrồng cây năm 2024\n\nBệnh viện Đa khoa khu vực Phù Yên xây dựng Kế hoạch như sau:\n\nI. NỘI DUNG\nTrồng cây theo Phụ lục.\n\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n"
        f"Lò Văn Pha\n\nPHỤ LỤC\nSỐ CÂY\n(Kèm theo Kế hoạch số 9/KH-BV ngày 05/3/2024 của {body})\n\n| Khoa | Số cây |\n|---|---|\n| Nội | 5 |\n"
    )
    assert code in [f.code for f in check_report(text).findings]


COURT = (
    "TÒA ÁN NHÂN DÂN TỈNH SƠN LA\nSố: 12/KH-TA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 05 tháng 3 năm 2024\n\n"
    "KẾ HOẠCH\nHiến máu năm 2024\n\nCăn cứ Nghị định số {cited} ngày 30/10/2022 của Chính phủ về hiến máu;\nTòa án nhân dân tỉnh Sơn La ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\n"
    "| TT | Việc | Số tiền |\n|---|---|---|\n| 1 | Xe đưa đón | 4.500.000 |\n| 2 | {work} |\n| 3 | Nước uống | 1.200.000 |\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: lập danh sách.\n2. Trung tâm Phục vụ hành chính công tỉnh tiếp nhận máu.\n3. Phòng Kế toán cấp kinh phí.\n\n"
    "Nơi nhận:\n- Tòa án nhân dân tối cao (b/c);\n- Văn phòng; Phòng Kế toán;\n- Trung tâm Phục vụ hành chính công {level};\n- Lưu: VT, VP.\n\nKT. {head}\nPHÓ {head}\n\nLò Văn Pha"
)


def of_court(**given: str) -> list[str]:
    usual = {"cited": "91/2022/NĐ-CP", "work": "Quà tặng | 9.000.000", "level": "tỉnh", "head": "CHÁNH ÁN"}
    codes = ("signature-issuer", "citation-form", "row-repeated", "not-in-recipients")
    return [f.code for f in check_report(COURT.format(**(usual | given))).findings if f.code in codes]


def test_the_sound_plan_of_a_court_is_silent() -> None:
    assert of_court() == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"head": "VIỆN TRƯỞNG"}, "signature-issuer"),
        ({"cited": "91-2022-NĐCP"}, "citation-form"),
        ({"work": "Xe đưa đón | 4.500.000"}, "row-repeated"),
        ({"level": "xã"}, "not-in-recipients"),
    ],
)
def test_what_is_of_another_in_the_plan_of_a_court(given: dict[str, str], code: str) -> None:
    assert of_court(**given) == [code]
