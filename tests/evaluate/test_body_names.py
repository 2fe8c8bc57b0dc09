"""Names of bodies: what counts as the same body."""

import pytest

from kehoach.evaluate.names import (
    body_key,
    is_group,
    own_place,
    same_body,
    same_words,
    seal,
    words,
)

KON_RAY = own_place("Ủy ban nhân dân huyện Kon Rẫy")


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param("Đơn  vị\nchủ trì:", "don vi chu tri", id="accents, đ, white space, marks"),
        pytest.param(2023, "2023", id="a number is its digits"),
        pytest.param("5%", "5%", id="percent is a word of its own"),
    ],
)
def test_words(value, folded):
    assert words(value) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("UBND huyện", "Ủy ban nhân dân huyện", True, id="abbreviation"),
        pytest.param("Phòng LĐTB&XH", "Phòng Lao động - Thương binh và Xã hội", True, id="parts"),
        pytest.param(
            "UB MTTQ VN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", True, id="longer form first"
        ),
        pytest.param("Phòng NN&PTNT", "Phòng Nông nghiệp và PTNT", True, id="half abbreviated"),
        pytest.param("Hội LHPN", "Hội Nông dân", False, id="two bodies"),
        pytest.param("Phòng Y tế", "Sở Y tế", False, id="type counts"),
    ],
)
def test_body_key(one, other, same):
    assert (body_key(one) == body_key(other)) is same


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        pytest.param("Phòng Y tế huyện Kon Rẫy", "Phòng Y tế", True, id="own level and place"),
        pytest.param("Phòng Y tế Kon Rẫy", "Phòng Y tế huyện", True, id="each drops its part"),
        pytest.param("Phòng Y tế huyện Kon Plông", "Phòng Y tế", False, id="another place stays"),
        pytest.param("", "", False, id="no name is nobody"),
    ],
)
def test_same_body_drops_only_the_own_place(found, wanted, same):
    assert same_body({body_key(found)}, {body_key(wanted)}, KON_RAY) is same


def test_a_sealed_name_equals_only_what_was_sealed():
    sealed = seal(body_key("Phòng Y tế"))
    assert body_key(sealed) == sealed
    assert same_body({body_key("Phòng y tế huyện Kon Rẫy")}, {sealed}, KON_RAY)
    assert not same_body({body_key("Phòng Nội vụ")}, {sealed}, KON_RAY)
    assert same_words("Kế hoạch  năm 2023", seal(words("kế hoạch năm 2023")))
    assert not same_words("Kế hoạch năm 2024", seal(words("kế hoạch năm 2023")))


@pytest.mark.parametrize(
    ("name", "group"),
    [("Các phòng, ban", True), ("từng đơn vị", True), ("Cục Thuế", False), (None, False)],
)
def test_is_group(name, group):
    assert is_group(name) is group


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        pytest.param("UBND xã Trực Thái", ("xa", "truc thai"), id="commune"),
        pytest.param("Thủ tướng Chính phủ", None, id="no place"),
        pytest.param(None, None, id="no issuer"),
    ],
)
def test_own_place(issuer, place):
    found = own_place(issuer)
    assert (found and (found.level, found.name)) == place
