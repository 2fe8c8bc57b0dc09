"""Bodies of several units: groups, units named one by one, names that go on or end with a paragraph, cited issuers."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan
from plan_texts import plan_of

HERE = "III. TỔ CHỨC THỰC HIỆN\n"
OWN = "Ủy ban nhân dân huyện Sông Thao"


def found(words: str) -> list[str]:
    return [a.name for a in plan_of(HERE + words + "\n").agencies if a.name != OWN]


ONE_BY_ONE = [
    ("1. UBND các xã An Bình, Hòa Lộc và thị trấn Phú Sơn chủ trì sơ tán dân.",
     ["Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Hòa Lộc", "Ủy ban nhân dân thị trấn Phú Sơn"]),
    ("1. Giao UBND các xã: An Bình, Hòa Lộc thực hiện.", ["Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Hòa Lộc"]),
    ("1. Công an các xã: An Bình, Hòa Lộc phối hợp thực hiện.", ["Công an xã An Bình", "Công an xã Hòa Lộc"]),
    ("1. UBND xã An Bình, xã Hòa Lộc và thị trấn Phú Sơn phối hợp thực hiện.",
     ["Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Hòa Lộc", "Ủy ban nhân dân thị trấn Phú Sơn"]),
    ("1. UBND các xã ven sông (gồm: An Bình, Hòa Lộc) phối hợp thực hiện.", ["Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Hòa Lộc"]),
    ("1. UBND các xã, phường An Bình, Hòa Lộc phối hợp thực hiện.", ["Ủy ban nhân dân An Bình", "Ủy ban nhân dân xã Hòa Lộc"]),
    ("1. Giao UBND các huyện, thành phố Phú Sơn, thị xã An Bình thực hiện.", ["Ủy ban nhân dân các huyện, thành phố"]),
    ("1. Giao UBND các xã, Phòng Y tế thực hiện.", ["Ủy ban nhân dân các xã", "Phòng Y tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), ONE_BY_ONE)
def test_units_named_one_by_one_are_bodies_of_their_own(words: str, names: list[str]) -> None:
    assert found(words)[: len(names)] == names
    assert len(found(words)) == len(names)


def test_each_unit_of_a_list_has_the_duty_at_its_own_name() -> None:
    record = plan_of(HERE + "1. Giao UBND các xã: An Bình, Hòa Lộc thực hiện.\n")
    assert [(a.agency, a.text) for a in record.assignments] == [
        ("Ủy ban nhân dân xã An Bình", "An Bình"), ("Ủy ban nhân dân xã Hòa Lộc", "Hòa Lộc"),
    ]  # fmt: skip


GROUPS = [
    ("1. Sở Y tế các tỉnh, thành phố phối hợp thực hiện.", "Sở Y tế các tỉnh, thành phố"),
    ("1. Trạm Y tế xã, phường phối hợp thực hiện.", "Trạm Y tế xã, phường"),
    ("1. Ủy ban nhân dân phường, xã, đặc khu tổ chức thực hiện.", "Ủy ban nhân dân phường, xã, đặc khu"),
    ("1. Chủ tịch Ủy ban nhân dân các xã có liên quan tổ chức thực hiện.", "Ủy ban nhân dân các xã có liên quan"),
    ("1. Giao các Vụ, Cục, đơn vị liên quan thực hiện.", "Các Vụ, Cục, đơn vị liên quan"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), GROUPS)
def test_a_body_of_several_units_is_a_group(words: str, name: str) -> None:
    record = plan_of(HERE + words + "\n")
    assert [(a.name, a.generic) for a in record.agencies if a.name != OWN] == [(name, True)]


NOT_UNITS = [
    ("1. Giao Hội Nông dân xã, Ban quản lý chợ thực hiện.", "Hội Nông dân xã"),
    ("1. Giao Hội Phụ nữ huyện, Huyện đoàn thực hiện.", "Hội Phụ nữ huyện"),
    ("1. Giao Hội Nông dân xã và các thôn thực hiện.", "Hội Nông dân xã"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), NOT_UNITS)
def test_another_body_behind_a_unit_makes_no_group(words: str, name: str) -> None:
    assert name in found(words)


ENDS = [
    ("1. Đài Truyền thanh huyện, Báo Sông Thao\nTăng thời lượng tin bài.", "Báo Sông Thao", "ends with its paragraph"),
    ("1. Cục Hạ tầng, Môi trường và Đô thị chủ trì thực hiện.", "Cục Hạ tầng, Môi trường và Đô thị", "a field of several parts"),
    ("1. Đồn Biên phòng Hòa Lộc phối hợp thực hiện.", "Đồn Biên phòng Hòa Lộc", "a known type goes on"),
    ("1. Phòng Y tế phối hợp với Phòng Cảnh sát môi trường - Công an tỉnh thực hiện.", "Phòng Cảnh sát môi trường", "another body begins"),
    ("1. Phòng Y tế phối hợp với Viện Nghiên cứu Nuôi trồng Thủy sản thực hiện.", "Viện Nghiên cứu Nuôi trồng Thủy sản", "an institute, no group"),
    ("1. Phòng Y tế phối hợp với Trường Cao đẳng Cộng đồng Hòa Lộc thực hiện.", "Trường Cao đẳng Cộng đồng Hòa Lộc", "a school with its place"),
    ("1. Giao Văn phòng Thường trực Ban Chỉ huy Phòng thủ dân sự huyện thực hiện.",
     "Văn phòng Thường trực Ban Chỉ huy Phòng thủ dân sự huyện", "the office of a board"),
    ("1. Giao Ban Chỉ đạo về bảo vệ hồ chứa thực hiện.",
     "Ban Chỉ đạo về bảo vệ hồ chứa", "a board about something"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), [e[:2] for e in ENDS], ids=[e[2] for e in ENDS])
def test_where_a_name_ends(words: str, name: str) -> None:
    assert name in found(words)


ACCENTS = [
    ("1. Phòng Y tế bố trí trên địa bàn, bố trí số, và phòng chống dịch.", "bàn, bố: no offices"),
    ("1. Phòng Y tế vận động chi bộ, Ban điều hành thực hiện.", "chi bộ is no ministry"),
    ("1. Phòng Y tế kiện toàn tổ chức, bộ máy và môi trường các cơ sở.", "bộ máy, môi trường"),
]  # fmt: skip


@pytest.mark.parametrize("words", [a[0] for a in ACCENTS], ids=[a[1] for a in ACCENTS])
def test_words_that_only_look_like_offices_without_accents(words: str) -> None:
    assert found(words) == ["Phòng Y tế"]


CITED = [
    ("Thực hiện các văn bản của Huyện ủy, Hội đồng nhân dân huyện về nông nghiệp.", "issuers in a row"),
    ("Thực hiện Quy chế phối hợp số 01/QCPH-LĐTBXH-LMHTX giữa Sở Y tế, Sở Nội vụ, Sở Tài chính về trẻ em.", "parties to an agreement"),
    ("Phát triển Chính phủ số, Chính phủ điện tử.", "no government"),
]  # fmt: skip


@pytest.mark.parametrize("words", [c[0] for c in CITED], ids=[c[1] for c in CITED])
def test_issuers_of_cited_documents_are_no_bodies_of_the_plan(words: str) -> None:
    assert found("1. Nội dung\n" + words) == []


def test_a_list_of_departments_is_one_heading() -> None:
    record = plan_of(HERE + "1. Các Phòng: Y tế, Nội vụ, Tư pháp\nTheo chức năng, nhiệm vụ được giao thực hiện.\n")
    assert record.sections[-1].title == "Các Phòng: Y tế, Nội vụ, Tư pháp"
    assert [a.agency for a in record.assignments] == ["Phòng Y tế", "Phòng Nội vụ", "Phòng Tư pháp"]


def test_a_heading_that_says_the_role_gives_that_role_alone() -> None:
    record = plan_of(HERE + "1. Phòng Y tế chủ trì, phối hợp với các đơn vị liên quan:\n- Tập huấn cho cán bộ xã.\n")
    assert [(a.agency, a.role) for a in record.assignments] == [("Phòng Y tế", "chu_tri"), ("Các đơn vị liên quan", "phoi_hop")]


ONE_BODY = [
    ("- VPUB: CVP;\n- Văn phòng UBND huyện;", "Văn phòng Ủy ban nhân dân huyện Sông Thao", "an office with and without the plan's level"),
    ("- Ban Tổ chức HU;\n- Ban Tổ chức Huyện ủy;", "Ban Tổ chức Huyện ủy", "the party's offices, abbreviated"),
    ("- TTHU;\n- Thường trực Huyện ủy;", "Huyện ủy", "the standing committee, abbreviated"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name"), [o[:2] for o in ONE_BODY], ids=[o[2] for o in ONE_BODY])
def test_wordings_with_and_without_the_plans_own_place_are_one_body(lines: str, name: str) -> None:
    record = plan_of(f"I. MỤC TIÊU\nTăng đàn.\n\nNơi nhận:\n{lines}\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n")
    assert [a.name for a in record.agencies if a.name != OWN] == [name]


def test_organisations_of_the_centre_are_not_those_of_the_place() -> None:
    names = found("1. Đề nghị Tổng Liên đoàn Lao động Việt Nam, Liên đoàn Lao động huyện phối hợp thực hiện.")
    assert names == ["Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động huyện"]


def test_words_that_a_unit_resembles() -> None:
    record = plan_of(HERE + "1. Phòng Y tế quản lý; báo tình hình.\n")
    assert [(a.name, a.level) for a in record.agencies if a.name != OWN] == [("Phòng Y tế", "huyen")]


def test_a_team_known_by_its_type_alone_counts_where_it_has_a_duty() -> None:
    assert found("1. Phòng Y tế thành lập Đoàn kiểm tra ở cơ sở.") == ["Phòng Y tế"]
    assert found("1. Đoàn kiểm tra có trách nhiệm báo cáo kết quả.") == ["Đoàn kiểm tra"]


def test_labels_with_a_dash_open_a_duty() -> None:
    record = plan_of(HERE + "2- Các Phòng Y tế, Nội vụ, Tư pháp: xây dựng kế hoạch ngành.\n")
    assert [a.agency for a in record.assignments] == ["Phòng Y tế", "Phòng Nội vụ", "Phòng Tư pháp"]


def test_bodies_parted_by_semicolons_are_one_heading() -> None:
    record = plan_of(HERE + "4. Phòng Kinh tế; Phòng Nội vụ; Trung tâm Y tế\nĐảm bảo cơ sở vật chất.\n")
    assert record.sections[-1].title == "Phòng Kinh tế; Phòng Nội vụ; Trung tâm Y tế"
    assert [a.agency for a in record.assignments] == ["Phòng Kinh tế", "Phòng Nội vụ", "Trung tâm Y tế"]


@pytest.mark.parametrize("end", ["", " ", "\n"])
def test_a_group_may_be_the_last_word_of_a_file(end: str) -> None:
    words = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nKẾ HOẠCH\nPhát triển giáo dục\nI. Nội dung\nPhối hợp với Nhà trường"
    assert [a.name for a in extract_plan(words + end).agencies if a.generic] == ["Các nhà trường"]
