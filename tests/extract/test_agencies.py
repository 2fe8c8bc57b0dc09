"""Bodies a plan names: one row each, whatever the wording; lists that share a head word; bodies that do not count."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Agency
from plan_texts import plan_of

HERE = "I. NỘI DUNG\n1. Phòng dịch\n"
OWN = "Ủy ban nhân dân huyện Sông Thao"  # the plan's issuer stands in its header


def bodies(sentence: str) -> dict[str, Agency]:
    return {a.name: a for a in plan_of(HERE + sentence + "\n").agencies if a.name != OWN}


LISTS = [
    ("Các Sở: Tài chính, Nội vụ, Y tế và Công an tỉnh phối hợp thực hiện.", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Công an tỉnh"], "colon, and another body behind"),
    ("Sở Tài chính, Nội vụ, Y tế phối hợp thực hiện.", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"], "the head word once"),
    ("Các phòng: Y tế, Nội vụ, Tư pháp phối hợp thực hiện.", ["Phòng Y tế", "Phòng Nội vụ", "Phòng Tư pháp"], "phòng"),
    ("Phòng Y tế, Phòng Nội vụ phối hợp thực hiện.", ["Phòng Y tế", "Phòng Nội vụ"], "each with its head word"),
    ("Giao Sở Tài chính, Sở Y tế thực hiện.", ["Sở Tài chính", "Sở Y tế"], "two after an order"),
    ("Các Sở Tài chính, Nội vụ, Y tế phối hợp thực hiện.", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"], "các Sở without a colon"),
    ("Các Phòng Tài chính - Kế hoạch, Nội vụ phối hợp thực hiện.", ["Phòng Tài chính - Kế hoạch", "Phòng Nội vụ"], "các Phòng without a colon"),
    ("Giao các sở : Xây dựng , Kế hoạch và Đầu tư , Y tế thực hiện.", ["Sở Xây dựng", "Sở Kế hoạch và Đầu tư", "Sở Y tế"], "và inside a name, blanks before marks"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), [x[:2] for x in LISTS], ids=[x[2] for x in LISTS])
def test_lists(sentence: str, names: list[str]) -> None:
    assert list(bodies(sentence)) == names


NAMES = [
    ("Giao Phòng LĐTB&XH thực hiện.", "Phòng Lao động - Thương binh và Xã hội", "abbreviated"),
    ("Giao Phòng Lao động - TB&XH thực hiện.", "Phòng Lao động - Thương binh và Xã hội", "half abbreviated"),
    ("Giao UBND các xã, thị trấn thực hiện.", "Ủy ban nhân dân các xã, thị trấn", "group of committees"),
    ("Giao Ủy ban MTTQ Việt Nam huyện thực hiện.", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "the Front"),
    ("Giao Sở NN&PTNT thực hiện.", "Sở Nông nghiệp và Phát triển nông thôn", "a department's short form"),
    ("Giao Phòng  Y\ntế thực hiện.", "Phòng Y tế", "over a line break"),
    ("Giao PHÒNG Y TẾ thực hiện.", "Phòng Y tế", "capitals"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), [n[:2] for n in NAMES], ids=[n[2] for n in NAMES])
def test_canonical_names(sentence: str, name: str) -> None:
    assert list(bodies(sentence)) == [name]


def test_wordings_of_one_body_are_variants_of_one_row() -> None:
    (body,) = bodies("Phòng Lao động - Thương binh và Xã hội chủ trì tập huấn. Phòng LĐTB&XH tổng hợp.").values()
    assert body.mentions == len(body.spans) == 2
    assert len(body.variants) == 2


KINDS = [
    ("Giao Phòng Y tế thực hiện.", "phong", "huyen"), ("Giao Sở Y tế thực hiện.", "so", "tinh"), ("Giao Công an huyện thực hiện.", None, "huyen"),
    ("Giao Hội Nông dân huyện thực hiện.", "doan_the", "huyen"), ("Đề nghị Ủy ban MTTQ Việt Nam huyện thực hiện.", "doan_the", "huyen"),
    ("Giao Ngân hàng Chính sách xã hội huyện thực hiện.", "ngan_hang", "huyen"), ("Giao UBND các xã thực hiện.", "ubnd", "xa"),
    ("Giao Trung tâm Dịch vụ nông nghiệp huyện thực hiện.", "trung_tam", "huyen"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "level"), KINDS, ids=[k[0][5:-11] for k in KINDS])
def test_kind_and_level(sentence: str, kind: str | None, level: str) -> None:
    (body,) = bodies(sentence).values()
    assert kind is None or body.kind == kind
    assert body.level == level


@pytest.mark.parametrize(
    ("sentence", "generic"),
    [("Giao UBND các xã thực hiện.", True), ("Các phòng, ban, ngành liên quan phối hợp thực hiện.", True), ("Giao Phòng Y tế thực hiện.", False),
     ("Giao các phòng, ban, ngành liên quan thực hiện.", True)],
)
def test_groups_with_a_duty_are_generic_rows(sentence: str, generic: bool) -> None:
    assert [b.generic for b in bodies(sentence).values()] == [generic]


NO_BODIES = [
    ("Thực hiện Thông tư số 55/2023/TT-BTC ngày 15/8/2023 của Bộ Tài chính.", "issuer of a cited document"),
    ("Tăng cường công tác y tế, tài chính, nội vụ.", "fields without a head word"),
    ("Xây dựng các phòng học, phòng khám.", "rooms"),
    ("Có sở hữu, cơ sở hạ tầng tốt.", "words with sở in them"),
    ("Các hộ nghèo, hộ cận nghèo tham gia.", "households"),
    ("Từ ngân sách địa phương, phối hợp với các nguồn khác.", "địa phương as an attribute"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", [n[0] for n in NO_BODIES], ids=[n[1] for n in NO_BODIES])
def test_what_is_no_body_of_the_plan(sentence: str) -> None:
    assert list(bodies(sentence)) == []


GROUPS = [
    ("Các cơ quan, đơn vị tổ chức truyền thông.", ["Các cơ quan, đơn vị"], "tổ chức is the verb"),
    ("Các sở, ngành, tổ chức chính trị - xã hội chủ động bố trí vốn.", ["Các sở, ngành", "Các tổ chức chính trị - xã hội"], "two groups in one list"),
    ("Đề nghị Ban công tác Mặt trận các tổ dân phố giám sát.", ["Ban công tác Mặt trận các tổ dân phố"], "units behind a body are no other body"),
    ("Phối hợp với ngành y tế, ngành giáo dục khám sức khỏe.", ["Ngành y tế", "Ngành giáo dục"], "branches of work that join"),
    ("Giao các cơ quan báo chí và các cơ quan, đơn vị thực hiện.", ["Các cơ quan báo chí", "Các cơ quan, đơn vị"], "the press is a group of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), [g[:2] for g in GROUPS], ids=[g[2] for g in GROUPS])
def test_what_belongs_to_a_group(sentence: str, names: list[str]) -> None:
    assert list(bodies(sentence)) == names


def test_ministries_in_a_group_are_of_the_centre() -> None:
    assert [b.level for b in bodies("Các bộ, ngành Trung ương phối hợp thực hiện.").values()] == ["trung_uong"]


def test_the_plans_own_number_names_no_body() -> None:
    record = plan_of("I. MỤC TIÊU\nTăng đàn.\n")
    assert all("UBND" not in a.variants for a in record.agencies)


def test_a_body_named_only_as_recipient_counts() -> None:
    record = plan_of("I. MỤC TIÊU\nTăng đàn.\n\nNơi nhận:\n- Huyện ủy Sông Thao (b/c);\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n")
    assert any(a.name.startswith("Huyện ủy") for a in record.agencies)


def test_officers_are_mentions_of_their_body() -> None:
    record = plan_of("I. MỤC TIÊU\nTăng đàn.\n\nNơi nhận:\n- CT, các PCT UBND huyện;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n")
    assert [a.name for a in record.agencies] == [OWN]


def test_mentions_stand_where_they_say() -> None:
    source = HERE + "Phòng Y tế chủ trì. Phòng Y tế báo cáo.\n"
    record = plan_of(source)
    from plan_texts import HEADER

    (body,) = [a for a in record.agencies if a.name == "Phòng Y tế"]
    assert [(HEADER + source)[s:e] for s, e in body.spans] == ["Phòng Y tế", "Phòng Y tế"]
    assert (body.start, body.end) == body.spans[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bệnh viện Nhi Trung ương", "Bệnh viện Nhi Trung ương"),
        ("Vụ Sức khỏe Bà mẹ - Trẻ em", "Vụ Sức khỏe Bà mẹ - Trẻ em"),
        ("Phòng Trẻ em và Bình đẳng giới", "Phòng Trẻ em và Bình đẳng giới"),
        ("Tổng cục Dân số", "Tổng cục Dân số"),
    ],
)
def test_names_no_pack_knows_stay_whole(words: str, name: str) -> None:
    source = f"BỘ Y TẾ\n\nKẾ HOẠCH\nTiêm chủng năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n1. {words} chủ trì, phối hợp với Bộ Tài chính thực hiện.\n"
    assert name in [agency.name for agency in extract_plan(source).agencies]


WHOLE = [
    ("Giao Chi cục Hải quan khu vực IV thực hiện.", ["Chi cục Hải quan khu vực IV"], "the region's number"),
    ("Giao Ban Quản lý Khu kinh tế Vũng Sim thực hiện.", ["Ban Quản lý Khu kinh tế Vũng Sim"], "a zone's name"),
    ("Giao Tập đoàn cao su Việt Nam thực hiện.", ["Tập đoàn cao su Việt Nam"], "a firm in small letters up to its place"),
    ("Ban chỉ đạo trồng rừng của huyện chủ trì thực hiện.", ["Ban chỉ đạo trồng rừng"], "a board in small letters"),
    ("Ban Chỉ đạo kiểm tra, đôn đốc các xã.", ["Ban Chỉ đạo"], "what a board does is no name"),
    ("Giao Trường Mầm non Hoa Sen và Hội Nông dân huyện thực hiện.", ["Trường Mầm non Hoa Sen", "Hội Nông dân huyện"], "và before another body"),
    ("Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh phối hợp thực hiện.", ["Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"], "no Bộ Công an"),
    ("Giao Hạt Kiểm lâm các huyện, thành phố thực hiện.", ["Hạt Kiểm lâm các huyện, thành phố"], "bodies of several places are one group"),
    ("Các sở giáo dục và đào tạo tổ chức thực hiện.", ["Các sở giáo dục và đào tạo"], "sở of all provinces"),
    ("Giao các tổ chức cung cấp dịch vụ chi trả thực hiện.", ["Các tổ chức cung cấp dịch vụ chi trả"], "what kind of organisations"),
    ("Giao Trung tâm Đăng kiểm Sông Thao thực hiện.", ["Trung tâm Đăng kiểm Sông Thao"], "kiểm inside a name"),
    ("Giao các đơn vị sự nghiệp công lập thực hiện.", ["Các đơn vị sự nghiệp công lập"], "public units"),
    ("Giao các phòng, đơn vị thuộc UBND huyện thực hiện.", ["Các phòng, đơn vị thuộc Ủy ban nhân dân huyện"], "whose offices"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), [w[:2] for w in WHOLE], ids=[w[2] for w in WHOLE])
def test_names_are_read_to_their_end(sentence: str, names: list[str]) -> None:
    assert list(bodies(sentence)) == names


ONE_ROW = [
    ("Giao các sở, ban, ngành thực hiện. Các sở, ngành, đơn vị liên quan báo cáo.", "Các sở, ban, ngành", "wordings of the departments"),
    ("Giao các ngân hàng thương mại thực hiện. Các ngân hàng thương mại trên địa bàn báo cáo.", "Các ngân hàng thương mại", "where they are"),
    ("Giao Ban Chỉ đạo Chuyển đổi số chủ trì. Ban Chỉ đạo báo cáo.", "Ban Chỉ đạo chuyển đổi số", "a board named by its type afterwards"),
    ("Gửi Thường trực Huyện ủy. Giao Chủ tịch UBND các xã thực hiện.", "Ủy ban nhân dân các xã", "their heads"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), [o[:2] for o in ONE_ROW], ids=[o[2] for o in ONE_ROW])
def test_wordings_of_one_group_or_board_are_one_row(sentence: str, name: str) -> None:
    found = bodies(sentence)
    assert name in found and len([n for n in found if n.split()[:2] == name.split()[:2]]) == 1


def test_a_group_goes_by_the_wording_that_has_the_duty() -> None:
    found = bodies("Báo cáo các đơn vị, tổ chức; các đơn vị, tổ chức. Giao các đơn vị liên quan thực hiện.")
    assert "Các đơn vị liên quan" in found


def test_a_ministry_that_gets_reports_counts() -> None:
    assert "Bộ Y tế" in bodies("Phòng Y tế chủ trì, báo cáo Bộ Y tế kết quả thực hiện.")
    assert "Bộ Y tế" not in bodies("Thực hiện theo tiêu chuẩn Bộ Y tế quy định.")


SEVERAL = [
    ("HĐND, UBND các xã, phường có trách nhiệm triển khai.", ["Hội đồng nhân dân các xã, phường", "Ủy ban nhân dân các xã, phường"], "councils with their committees"),
    ("Đảng ủy, UBND các xã, phường có trách nhiệm triển khai.", ["Đảng ủy các xã, phường", "Ủy ban nhân dân các xã, phường"], "party committees with them"),
    ("Giao các ban, ngành, đoàn thể và Ban Công tác Mặt trận các thôn triển khai.", ["Các ban, ngành, đoàn thể", "Ban Công tác Mặt trận các thôn"], "a board with a name is no ban of ban, ngành"),
    ("Giao các cơ quan liên quan và các cơ quan Trung ương trên địa bàn tỉnh triển khai.", ["Các cơ quan liên quan", "Các cơ quan Trung ương trên địa bàn tỉnh"], "offices of the centre"),
    ("Các cơ quan được phân công chủ trì nhiệm vụ chịu trách nhiệm; các cơ quan liên quan phối hợp.", ["Các cơ quan", "Các cơ quan liên quan"], "those who were given it"),
    ("Giao Chi cục trưởng Chi cục Kiểm lâm triển khai.", ["Chi cục Kiểm lâm"], "the whole post of a person"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), [x[:2] for x in SEVERAL], ids=[x[2] for x in SEVERAL])
def test_groups_beside_each_other_are_rows_of_their_own(sentence: str, names: list[str]) -> None:
    found = bodies(sentence)
    assert [name for name in found if name in names] == names


def test_a_post_is_no_part_of_the_body_behind_it() -> None:
    (office,) = bodies("Giao Chi cục trưởng Chi cục Kiểm lâm triển khai.").values()
    assert office.variants == ("Chi cục trưởng Chi cục Kiểm lâm",)


NAMED_BY_FORM = [
    ("Trường Cao đẳng Y tế chủ trì thực hiện.", "Trường Cao đẳng Y tế", "a school is no person"),
    ("Công ty TNHH MTV Cao su chủ trì thực hiện.", "Công ty TNHH MTV Cao su", "the form of a firm stays"),
    ("Trung tâm Văn hóa - Thông tin và Truyền thông chủ trì thực hiện.", "Trung tâm Văn hóa - Thông tin và Truyền thông", "a further field"),
    ("Trung tâm Phòng, chống HIV/AIDS chủ trì thực hiện.", "Trung tâm Phòng, chống HIV/AIDS", "Phòng, chống is one word"),
    ("Trung tâm TT-CB-TH chủ trì thực hiện.", "Trung tâm TT-CB-TH", "capitals joined by dashes"),
    ("Phòng Giáo dục Mầm non - Giáo dục Tiểu học chủ trì thực hiện.", "Phòng Giáo dục Mầm non - Giáo dục Tiểu học", "a division of a sở"),
    ("Đội Quản lý thị trường số 3 chủ trì thực hiện.", "Đội Quản lý thị trường số 3", "a number"),
    ("Kiểm toán Nhà nước khu vực IV chủ trì thực hiện.", "Kiểm toán Nhà nước khu vực IV", "a Roman number"),
    ("Đề nghị Binh đoàn 15 thực hiện.", "Binh đoàn 15", "a unit of the forces"),
    ("Hội đồng phối hợp phổ biến giáo dục pháp luật chủ trì thực hiện.", "Hội đồng phối hợp phổ biến, giáo dục pháp luật", "without the comma"),
    ("Ban Quản lý dự án chủ trì thực hiện.", "Ban Quản lý dự án", "no more than is said"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), [n[:2] for n in NAMED_BY_FORM], ids=[n[2] for n in NAMED_BY_FORM])
def test_names_that_go_on(sentence: str, name: str) -> None:
    assert list(bodies(sentence)) == [name]


NAMED_AFTER = [
    ("Nghị quyết Đại hội Đảng bộ huyện lần thứ XX đề ra mục tiêu.", "a congress"),
    ("Điều lệ Hội Nông dân Việt Nam quy định nhiệm vụ.", "a statute"),
    ("Thực hiện ý kiến của Thường trực Huyện ủy tại Công văn số 12-CV/HU.", "the issuer of a letter"),
]


@pytest.mark.parametrize("sentence", [n[0] for n in NAMED_AFTER], ids=[n[1] for n in NAMED_AFTER])
def test_what_is_named_after_a_body_is_none(sentence: str) -> None:
    assert not bodies(sentence)


def test_the_heads_of_the_centre_stand_for_its_offices() -> None:
    found = bodies(
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ chịu trách nhiệm thi hành Quyết định này."
    )
    assert list(found) == ["Các bộ", "Các cơ quan ngang Bộ", "Các cơ quan thuộc Chính phủ"]
    assert all(a.generic for a in found.values())


CLOSING = "\n\nNơi nhận:\n- UBND tỉnh (b/c);\n- {};\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu"


@pytest.mark.parametrize(
    ("recipient", "name", "counts"),
    [
        ("Các phòng, ban, ngành, đoàn thể huyện", "Các phòng, ban, ngành, đoàn thể huyện", False),
        ("Các trường học trên địa bàn", "Các trường học trên địa bàn", False),
        ("Hội Nông dân huyện", "Hội Nông dân huyện", True),
    ],
    ids=["another wording of a group with a duty", "a group without a duty", "a body"],
)
def test_groups_among_the_recipients(recipient: str, name: str, counts: bool) -> None:
    found = bodies("Các phòng, ban chuyên môn chủ trì, phối hợp với Công an huyện thực hiện." + CLOSING.format(recipient))
    assert (name in found) is counts
    assert "Công an huyện" in found


def test_groups_in_one_list_need_one_article() -> None:
    found = bodies("Các doanh nghiệp viễn thông, hợp tác xã phối hợp với Phòng Y tế thực hiện.")
    assert "Các doanh nghiệp viễn thông" in found and len(found) == 3
