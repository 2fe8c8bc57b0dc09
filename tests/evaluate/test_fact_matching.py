"""Pairs of facts: places overlap, keys agree, one to one."""

import pytest

from kehoach.evaluate.answers import Body, Fact
from kehoach.evaluate.matching import overlaps, pair_bodies, pair_facts
from kehoach.evaluate.names import own_place


def fact(start, end, text=None, **values):
    return Fact(start, end, text, values)


@pytest.mark.parametrize(
    ("found", "wanted", "hit"),
    [
        pytest.param((0, 10), (0, 10), True, id="same"),
        pytest.param((0, 10), (5, 30), True, id="exactly half inside"),
        pytest.param((0, 10), (6, 30), False, id="less than half inside"),
        pytest.param((4, 6), (0, 100), True, id="small inside large"),
        pytest.param((0, 100), (4, 6), False, id="large around small"),
        pytest.param((0, 10), (10, 20), False, id="touching"),
        pytest.param((None, None), (0, 10), False, id="no place"),
    ],
)
def test_overlaps(found, wanted, hit):
    assert overlaps(fact(*found), fact(*wanted)) is hit


@pytest.mark.parametrize(
    ("kind", "found", "wanted", "hit"),
    [
        pytest.param("sections", {"label": "II"}, {"label": "ii"}, True, id="case of a label"),
        pytest.param("sections", {"label": "d"}, {"label": "đ"}, False, id="d is not đ"),
        pytest.param("sections", {"label": None}, {}, True, id="both unnumbered"),
        pytest.param("amounts", {"value": "5"}, {"value": "5", "currency": "VND"}, True, id="đồng"),
        pytest.param("amounts", {"value": "5"}, {"value": "5", "currency": "USD"}, False, id="usd"),
        pytest.param("amounts", {"value": "5"}, {"value_max": "5"}, False, id="value, bound"),
        pytest.param(
            "assignments", {"role": "chu_tri", "agency": "UBND xã"},
            {"role": "chu_tri", "agency": "Ủy ban nhân dân xã"}, True, id="same body",
        ),
        pytest.param(
            "assignments", {"role": "chu_tri", "agency": "UBND xã"},
            {"role": "phoi_hop", "agency": "UBND xã"}, False, id="another role",
        ),
        pytest.param(
            "deadlines", {"kind": "by", "date_end": "2023-06-15"},
            {"kind": "by", "date_start": None, "date_end": "2023-06-15"}, True, id="null, absent",
        ),
        pytest.param(
            "deadlines", {"kind": "by", "date_end": "2023-06-15"},
            {"kind": "by", "date_end": "2023-06-14"}, False, id="a day off",
        ),
        pytest.param(
            "targets", {"value": "5", "unit": "Lớp"}, {"value": "5.0", "unit": "lớp",
            "basis": "target"}, True, id="target is the default basis",
        ),
        pytest.param(
            "targets", {"value": "5", "unit": "%", "basis": "baseline"},
            {"value": "5", "unit": "%"}, False, id="baseline is no target",
        ),
        pytest.param(
            "citations", {"number": "90/QĐTTg", "date": "2022-01-18"},
            {"number": "90/QĐ-TTg", "date": "2022-01-18"}, True, id="OCR in a number",
        ),
        pytest.param(
            "citations", {"title": "Ngân sách nhà nước"},
            {"title": "Luật Ngân sách nhà nước"}, True, id="titles contain one another",
        ),
        pytest.param(
            "citations", {"title": "Đầu tư"}, {"title": "Ngân sách"}, False, id="other titles",
        ),
        pytest.param("citations", {"number": "1/A"}, {"title": "A"}, False, id="number, no number"),
    ],
)  # fmt: skip
def test_keys(kind, found, wanted, hit):
    assert bool(pair_facts(kind, [fact(0, 5, **found)], [fact(0, 5, **wanted)])) is hit


def test_a_group_matches_by_its_wording():
    wanted = fact(0, 9, "các phòng, ban", role="phoi_hop", agency="Các cơ quan liên quan")
    found = fact(0, 9, "các phòng, ban", role="phoi_hop", agency="Các phòng, ban, ngành")
    assert pair_facts("assignments", [found], [wanted])


def test_it_is_the_gold_that_says_whether_it_is_a_group():
    wanted = fact(0, 9, "các phòng, ban", role="phoi_hop", agency="Các cơ quan liên quan")
    found = fact(4, 9, "phòng, ban", role="phoi_hop", agency="Đơn vị")
    assert pair_facts("assignments", [found], [wanted])


def test_a_body_is_not_proved_by_its_wording():
    wanted = fact(0, 9, "Phòng Y tế", role="phoi_hop", agency="Phòng Y tế")
    found = fact(0, 9, "Phòng Y tế", role="phoi_hop", agency="Phòng Nội vụ")
    assert not pair_facts("assignments", [found], [wanted])


def test_pairs_are_one_to_one_and_the_closest_wins():
    near, far = fact(10, 14, value="5"), fact(0, 40, value="5")
    one, two = fact(10, 14, value="5"), fact(11, 14, value="5")
    pairs = pair_facts("amounts", [one, two], [far, near])
    assert {(id(f), id(g)) for f, g in pairs} == {(id(two), id(near)), (id(one), id(far))}
    assert len(pair_facts("amounts", [one, two, fact(10, 14, value="5")], [far, near])) == 2


@pytest.mark.parametrize(
    ("found", "wanted", "pairs"),
    [
        pytest.param([Body("UBND xã")], [Body("Ủy ban nhân dân xã")], 1, id="abbreviated"),
        pytest.param([Body("A", ("Phòng Y tế",))], [Body("Phòng Y tế")], 0, id="variants prove 0"),
        pytest.param([Body("Phòng Y tế huyện Thử")], [Body("Phòng Y tế")], 1, id="own place"),
        pytest.param(
            [Body("Các đơn vị", ("các phòng, ban",))], [Body("Các phòng, ban")], 1, id="group"
        ),
        pytest.param([Body("Sở Y tế"), Body("Sở Y tế")], [Body("Sở Y tế")], 1, id="counts once"),
        pytest.param(
            [Body("Phòng Y tế"), Body("Phòng Y tế huyện Thử")],
            [Body("Phòng Y tế huyện Thử"), Body("Phòng Y tế")], 2, id="exact before bare",
        ),
    ],
)  # fmt: skip
def test_bodies(found, wanted, pairs):
    place = own_place("Ủy ban nhân dân huyện Thử")
    assert len(pair_bodies(found, wanted, place=place)) == pairs
