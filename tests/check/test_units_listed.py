"""Units named side by side: the one that lies elsewhere; ministries and cities that are no more, wherever they stand."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH {place}\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{town}, ngày 05 tháng 02 năm {year}\n\nKẾ HOẠCH\nPhòng cháy năm {year}\n\nI. NỘI DUNG\n"


def found(text: str, code: str, place: str = "QUẢNG BÌNH", town: str = "Quảng Bình", year: int = 2023) -> list[str]:
    return [f.text for f in check_plan(HEAD.format(place=place, town=town, year=year) + text) if f.code == code]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Diễn tập tại huyện Bố Trạch, huyện Lệ Thủy, thị xã Ba Đồn và huyện Hương Khê.", ["Hương Khê"]),
        ("Bố trí máy tại các huyện: Bố Trạch (12), Lệ Thủy (14), Can Lộc (9) và Tuyên Hóa (8).", ["Can Lộc"]),
        ("Diễn tập tại các huyện Bố Trạch, Lệ Thủy và Tuyên Hóa.", []),
        ("Diễn tập tại các huyện Bố Trạch, Lệ Thủy và Ngàn Phố.", []),  # no such district: nothing is known of it
        ("Tham quan mô hình ở các huyện Bố Trạch, Lệ Thủy và Hương Khê.", []),
    ],
)
def test_a_district_of_another_province_among_ours(text: str, names: list[str]) -> None:
    assert found(text, "foreign-place") == names


def test_a_district_that_went_before_the_table_begins_is_none_of_another_province() -> None:
    assert found("Diễn tập tại các huyện Bố Trạch, Lệ Thủy và Hương Khê.", "foreign-place", year=2018) == ["Hương Khê"]
    assert not found("Diễn tập tại các huyện Lạc Sơn, Tân Lạc và Kỳ Sơn.", "foreign-place", "HÒA BÌNH", "Hòa Bình", 2018)


def test_a_ministry_that_has_ended_is_seen_where_it_only_receives() -> None:
    assert found("Tổng hợp báo cáo UBND tỉnh, Bộ Thương mại trước ngày 20/12.", "obsolete-body") == ["Bộ Thương mại"]
    assert not found("Tổng hợp báo cáo UBND tỉnh, Bộ Công Thương trước ngày 20/12.", "obsolete-body")
    assert not found("Kế thừa số liệu của Bộ Thương mại trước đây.", "obsolete-body")


def test_the_committee_of_a_city_that_has_ended() -> None:
    tail = "Thực hiện ngay./.\n\nNơi nhận:\n- UBND thành phố Thanh Hóa (b/c);\n- Lưu: VT, KT.\n"
    assert found(tail, "obsolete-place", "THANH HÓA", "Thanh Hóa", 2026) == ["thành phố Thanh Hóa"]
    assert not found(tail, "obsolete-place", "THANH HÓA", "Thanh Hóa", 2024)
    assert not found(tail.replace("Thanh Hóa", "Đà Nẵng"), "obsolete-place", "THANH HÓA", "Thanh Hóa", 2026)
