"""Metadata of pages whose header came apart: bars, cut lines, lost letters, lost titles, and the articles of a decision."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Plan

MOTTO = "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
BODY = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao nhận thức của các cấp về công tác\ntrẻ em trên địa bàn.\n"


def page(issuer: str, number: str, date: str, title: str, own: str) -> Plan:
    grounds = f"Căn cứ Luật Trẻ em ngày 05/4/2016;\n{own} ban hành Kế hoạch như sau:\n"
    return extract_plan(f"{issuer}\n-------\n|\n{MOTTO}|\nSố:\n{number}\n|\n{date}\n|\nKẾ HOẠCH\n{title}\n{grounds}{BODY}").plan


HEADS = [
    ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "Lào Cai, ngày\n02 tháng 3 năm 2017", "UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", "tinh"),
    ("ỦY BAN NHÂN\nDÂN TỈNH LÀO CAI", "Lào\nCai, ngày 02 tháng 3 năm 2017", "UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", "tinh"),
    ("ỦY\nBAN NHÂN DÂN\nTỈNH KON TUM", "Kon\nTum, ngày 02 tháng 3 năm 2017", "UBND tỉnh", "Ủy ban nhân dân tỉnh Kon Tum", "tinh"),
    ("ỦY\nBAN NHÂN DÂN\nHUYỆN BẮC HÀ", "Bắc Hà, ngày 02\ntháng 3 năm 2017", "UBND huyện", "Ủy ban nhân dân huyện Bắc Hà", "huyen"),
    ("Y BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Hải Phòng, ngày 02 tháng 3 năm 2017", "UBND thành phố", "Ủy ban nhân dân thành phố Hải Phòng", "tinh"),
    ("Y BAN NHÂN DÂN\nTỈNH SƠN LA", "Sơn La, ngày 02/3/2017", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Sơn La", "tinh"),
    ("ỦY BAN NHÂN DÂN", "Hậu Giang, ngày 02 tháng 3 năm 2017", "UBND tỉnh", "Ủy ban nhân dân tỉnh Hậu Giang", "tinh"),
    ("ỦY BAN NHÂN DÂN", "Lạng Sơn, ngày 02 tháng 3 năm 2017", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Lạng Sơn", "tinh"),
    ("ỦY BAN NHÂN DÂN", "Bắc Hà, ngày 02 tháng 3 năm 2017", "UBND huyện", "Ủy ban nhân dân huyện Bắc Hà", "huyen"),
    ("ỦY BAN NHÂN DÂN", "Vị Thanh, ngày 02 tháng 3 năm 2017", "UBND tỉnh", "Ủy ban nhân dân tỉnh", "tinh"),  # no province
    ("BỘ LAO ĐỘNG - THƯƠNG\nBINH VÀ XÃ HỘI", "Hà Nội, ngày 02\ntháng 3 năm 2017", "Bộ Lao động", "Bộ Lao động - Thương binh và Xã hội", "trung_uong"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "date", "own", "issuer", "level"), HEADS, ids=[f"{h[3]}-{i}" for i, h in enumerate(HEADS)])
def test_the_issuer_of_a_header_that_came_apart(head: str, date: str, own: str, issuer: str, level: str) -> None:
    plan = page(head, "12/KH-UBND", date, "BẢO VỆ TRẺ EM\nGIAI ĐOẠN 2017 -\n2020", own)
    assert (plan.issuer, plan.level, plan.number, plan.issued_on) == (issuer, level, "12/KH-UBND", "2017-03-02")
    assert plan.title == "Kế hoạch BẢO VỆ TRẺ EM GIAI ĐOẠN 2017 - 2020"
    assert (plan.year_start, plan.year_end) == (2017, 2020)


def test_two_columns_of_a_youth_union_on_one_line() -> None:
    plan = extract_plan(
        "BAN CHẤP HÀNH TỈNH SƠN LA                       ĐOÀN TNCS HỒ CHÍ MINH\n***\n   Số: 25 - KH/TĐTN-PTTT               Sơn La, ngày 16 tháng 5 năm 2023\n\n"
        "KẾ HOẠCH\nTổ chức các\nhoạt động hè năm 2023\n\nBan Thường vụ Tỉnh Đoàn ban hành Kế hoạch như sau:\n\n" + BODY
    ).plan
    assert plan.issuer == "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Sơn La"
    assert (plan.province, plan.number, plan.title) == ("tỉnh Sơn La", "25-KH/TĐTN-PTTT", "Kế hoạch Tổ chức các hoạt động hè năm 2023")


UNTITLED = [
    ("ỦY BAN NHÂN DÂN\n\nSố: 54/KH-UBND\n\nLạng Sơn, ngày 27 tháng 3 năm 2020\n\nThực hiện Chương trình, UBND tỉnh xây dựng kế hoạch như sau:\n\n", "kế hoạch"),
    ("ỦY BAN NHÂN DÂN\n\nSố: 9/CTr-UBND\n\nLạng Sơn, ngày 27 tháng 3 năm 2020\n\nThực hiện Nghị quyết, UBND tỉnh triển khai như sau:\n\n", "chương trình"),
    ("Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018,\nỦy ban nhân dân thành phố ban hành Kế hoạch triển khai\nnhư sau:\n\n", "kế hoạch"),
    ("Nhằm chăm lo cho người cao tuổi, Ủy ban nhân dân xã xây dựng Phương án hỗ trợ với những nội dung sau:\n\n", "phương án"),
]


@pytest.mark.parametrize(("head", "expected"), UNTITLED, ids=["KH", "CTr", "ban hành", "xây dựng"])
def test_the_type_of_a_plan_whose_title_the_page_lost(head: str, expected: str) -> None:
    assert extract_plan(head + BODY).plan.doc_type == expected


def test_no_type_is_read_where_nothing_says_one() -> None:
    assert extract_plan("Thông tin về trẻ em của xã năm nay:\n\n" + BODY).plan.doc_type is None


def test_the_number_of_a_document_named_in_an_item_is_not_the_plans_own() -> None:
    plan = extract_plan("Ủy ban nhân dân xã triển khai như sau:\n\n2.1. Phù hợp với quy định tại Nghị định số 61/2018/NĐ-CP.\n\n2.2. Tiết kiệm.\n").plan
    assert plan.number is None


def test_who_decides_is_not_who_signs() -> None:
    plan = extract_plan(
        f"BỘ TƯ PHÁP\n-------\n{MOTTO}Số: 8/QĐ-BTP\nHà Nội, ngày 31 tháng 12 năm 2020\n\nQUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH CÔNG TÁC NĂM 2021\n\n"
        "BỘ TRƯỞNG BỘ TƯ PHÁP\n\nCăn cứ Luật Hòa giải ở cơ sở ngày 20/6/2013;\n"
    ).plan
    assert (plan.signer_title, plan.signer_name) == (None, None)


ARTICLES = [
    ("Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Tài chính, Y tế; Chủ tịch Ủy ban nhân dân các huyện căn cứ Quyết định thi hành./.",
     ["Văn phòng Ủy ban nhân dân tỉnh Trà Vinh", "Sở Tài chính", "Sở Y tế", "Ủy ban nhân dân các huyện"]),
    ("Giám đốc Sở Y tế, Trưởng phòng Tài chính - Kế hoạch căn cứ Quyết định này thi hành.", ["Sở Y tế", "Phòng Tài chính - Kế hoạch"]),
    ("Giám đốc Sở Y tế và Thủ trưởng các đơn vị có liên quan có trách nhiệm thi hành Quyết định này./.", ["Sở Y tế", "Các đơn vị có liên quan"]),
    ("Giám đốc Sở Y tế, Giám đốc Công an tỉnh thi hành Quyết định này./.", ["Sở Y tế", "Công an tỉnh"]),
    ("Giám đốc Sở Y tế, Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.", ["Sở Y tế", "Sở Tài chính"]),
]


@pytest.mark.parametrize(("article", "bodies"), ARTICLES, ids=[a[0][-40:] for a in ARTICLES])
def test_the_closing_article_of_a_decision_gives_each_body_its_duty(article: str, bodies: list[str]) -> None:
    record = extract_plan(
        f"ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n-------\n{MOTTO}Số: 29/QĐ-UBND\nTrà Vinh, ngày 02 tháng 12 năm 2016\n\nQUYẾT ĐỊNH\n\nPHÊ DUYỆT CHƯƠNG TRÌNH BẢO VỆ TRẺ EM\n\n"
        f"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Trẻ em;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Chương trình bảo vệ trẻ em.\n\nĐiều 3. {article}\n"
    )
    assert [(a.agency, a.role) for a in record.assignments] == [(body, "thuc_hien") for body in bodies]
