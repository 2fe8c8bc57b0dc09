"""Places, numbers and areas of another than the plan's own: silent where they are its own, told where they are not."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.check import check_report

HEAD = """{issuer}
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 05 tháng 02 năm {year}

KẾ HOẠCH
{title}

{words}
"""
PROVINCE = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "place": "Lâm Đồng", "year": 2024}
YOUTH = {"issuer": "TỈNH ĐOÀN LẠNG SƠN", "place": "Lạng Sơn", "year": 2018}
COMMUNE = {"issuer": "UBND HUYỆN ĐÀ BẮC\nỦY BAN NHÂN DÂN\nXÃ TRUNG THÀNH", "place": "Trung Thành", "year": 2023}
ISLAND = {"issuer": "UBND TỈNH KHÁNH HÒA\nUBND ĐẶC KHU TRƯỜNG SA", "place": "Trường Sa", "year": 2026}
DISTRICT = {"issuer": "ỦY BAN NHÂN DÂN\nHUYỆN ĐĂK TÔ", "place": "Đăk Tô", "year": 2019}


def said(frame: dict[str, object], words: str, *codes: str, title: str = "Phát triển chăn nuôi") -> list[str | None]:
    report = check_report(HEAD.format(**frame, title=title, words=words))
    return [finding.text for finding in report.findings if finding.code in codes]


@pytest.mark.parametrize(
    ("frame", "words", "old", "new"),
    [
        (PROVINCE, "I. NỘI DUNG\nMở hội thi bò khỏe tại huyện Lâm Hà.", "Lâm Hà", "Trùng Khánh"),
        (PROVINCE, "I. TÌNH HÌNH\nBa huyện có nhiều bò là Lâm Hà, Đức Trọng, Di Linh.", "Đức Trọng", "Mù Cang Chải"),
        (YOUTH, "I. NỘI DUNG\nRa quân tại huyện Lộc Bình.", "Lộc Bình", "Trùng Khánh"),
        (YOUTH, "I. NỘI DUNG\nTrồng cây tại các huyện Lộc Bình, Cao Lộc và Văn Lãng.", "Văn Lãng", "Mù Cang Chải"),
    ],
)
def test_district_of_another_province(frame: dict[str, object], words: str, old: str, new: str) -> None:
    assert said(frame, words, "foreign-place") == []
    assert said(frame, words.replace(old, new), "foreign-place") == [new]


@pytest.mark.parametrize(
    "words",
    [
        "I. NỘI DUNG\nHọc tập kinh nghiệm nuôi bò của huyện Trùng Khánh.",
        "I. NỘI DUNG\nMua bò giống tại huyện Trùng Khánh, tỉnh Cao Bằng.",
        "I. NỘI DUNG\nKý kết với huyện Trùng Khánh. Huyện Trùng Khánh nhận 20 con bò.",
    ],
)
def test_district_named_on_purpose(words: str) -> None:
    assert said(PROVINCE, words, "foreign-place") == []


def test_header_of_another_province() -> None:
    frame = {"issuer": "SỞ Y TẾ HẬU GIANG\nBỆNH VIỆN ĐA KHOA TỈNH", "place": "Hậu Giang", "year": 2022}
    words = "I. NỘI DUNG\nKhám sức khỏe cho người nuôi bò."
    assert said(frame, words, "foreign-place") == []
    assert said({**frame, "issuer": frame["issuer"].replace("HẬU GIANG", "SÓC TRĂNG")}, words, "foreign-place") == ["SÓC TRĂNG"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("frame", "words", "old", "new"),
    [
        (COMMUNE, "I. TÌNH HÌNH\nXã có 1.120 con bò.\nII. NỘI DUNG\nTiêm phòng.", "Xã có", "Huyện có"),
        (COMMUNE, "I. PHẠM VI\n1. Triển khai tại 08 xóm của xã và vùng nuôi tập trung.", "của xã", "của huyện"),
        (ISLAND, "I. CHỈ TIÊU\n1. Thu gom rác trên toàn đặc khu.", "toàn đặc khu", "toàn huyện"),
    ],
)
def test_area_above_the_commune(frame: dict[str, object], words: str, old: str, new: str) -> None:
    assert said(frame, words, "scope-level") == []
    assert len(said(frame, words.replace(old, new), "scope-level")) == 1


def test_area_in_the_title() -> None:
    words = "I. NỘI DUNG\nLai tạo đàn bò."
    assert said(DISTRICT, words, "scope-level", title="Giám sát việc cấp nước nông thôn trên địa bàn huyện") == []
    assert said(DISTRICT, words, "scope-level", title="Triển khai đề án cấp nước nông thôn trên địa bàn tỉnh") == []
    assert len(said(DISTRICT, words, "scope-level", title="Giám sát việc cấp nước nông thôn trên địa bàn tỉnh")) == 1


@pytest.mark.parametrize(
    ("first", "again", "wrong"),
    [
        ("Quyết định số 580/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ", "580/QĐ-TTg", "508/QĐ-TTg"),
        ("Quyết định số 54/2017/QĐ-TTg ngày 29/12/2017 của Thủ tướng Chính phủ", "54/2017/QĐ-TTg", "45/2017/QĐ-TTg"),
    ],
)
def test_number_with_its_digits_changed_about(first: str, again: str, wrong: str) -> None:
    words = f"Căn cứ {first} về hỗ trợ giống;\n\nI. NỘI DUNG\nMức hỗ trợ theo Quyết định số {again}."
    assert said(PROVINCE, words, "citation-year") == []
    assert len(said(PROVINCE, words.replace(f"theo Quyết định số {again}", f"theo Quyết định số {wrong}"), "citation-year")) == 1


def test_decree_of_a_list_without_its_number() -> None:
    words = "Điều 1. Căn cứ\n1. Luật Chăn nuôi số 32/2018/QH14 ngày 19/11/2018.\n2. Nghị định số 13/2020/NĐ-CP ngày 21/01/2020 của Chính phủ hướng dẫn Luật Chăn nuôi.\nĐiều 2. Nội dung\nLai tạo đàn bò."
    assert said(PROVINCE, words, "citation-incomplete") == []
    assert said(PROVINCE, words.replace("số 13/2020/NĐ-CP ", ""), "citation-incomplete") != []


def test_town_keeps_its_name() -> None:
    frame = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "place": "Lâm Đồng", "year": 2024}
    plan = extract_plan(HEAD.format(**frame, title="Phát triển chăn nuôi", words="I. TỔ CHỨC THỰC HIỆN\n1. Công an thị xã Sông Lam giữ trật tự tại chợ bò."))
    assert "thị thị" not in " ".join(agency.name for agency in plan.agencies)
