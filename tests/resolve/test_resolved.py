"""Mentions become facts that agree: places of bodies, components from sections, derived years, owners."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.records import Numbered
from kehoach.resolve.record import _validated
from plan_texts import HEADER, plan_of

PROGRAMME = "KẾ HOẠCH\nThực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024\n\n"


@pytest.mark.parametrize(
    ("heading", "component"),
    [
        ("1. Dự án 2: Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo", "DA2"),
        ("1. Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo", "DA2"),
        ("1. Truyền thông và giảm nghèo về thông tin", "DA6"),
        ("1. Tiểu dự án 1 thuộc Dự án 3", "DA3.TDA1"),
        ("1. Cải thiện dinh dưỡng", "DA3.TDA2"),
        ("1. Công tác thi đua khen thưởng", None),
    ],
    ids=["by number", "by its official name", "another name", "by two numbers", "a sub-project's name", "no component"],
)
def test_a_heading_gives_its_component_to_what_stands_below(heading: str, component: str | None) -> None:
    record = extract_plan(f"{PROGRAMME}I. NỘI DUNG\n{heading}\na) Nguồn vốn: 500 triệu đồng.\nb) Đối tượng: Hộ nghèo.\n")
    inside = [s for s in record.sections if s.label in ("1", "a", "b")]
    assert [s.component for s in inside] == [component] * 3
    assert [(a.component, a.programme) for a in record.amounts] == [(component, component and "giam-ngheo")]


def test_a_lone_sub_project_belongs_to_the_project_above() -> None:
    record = extract_plan(f"{PROGRAMME}I. NỘI DUNG\n1. Dự án 4: Phát triển giáo dục nghề nghiệp, việc làm bền vững\n1.1 Tiểu dự án 3: Hỗ trợ việc làm bền vững\nMở phiên giao dịch.\n")
    assert [s.component for s in record.sections] == [None, "DA4", "DA4.TDA3"]


def test_without_a_programme_there_are_no_components() -> None:
    record = extract_plan("KẾ HOẠCH\nPhòng dịch năm 2024\n\nI. NỘI DUNG\n1. Dự án 2: Mua sắm thiết bị\nMua máy.\n")
    assert record.plan.programme is None
    assert [s.component for s in record.sections] == [None, None]


def test_a_deadline_takes_its_year_from_the_plan_and_says_so() -> None:
    record = plan_of("I. NỘI DUNG\nCác xã gửi danh sách trước ngày 31/5. Huyện duyệt trước ngày 10/6/2024.\n")
    assert [(d.date_end, d.derived) for d in record.deadlines] == [("2024-05-31", True), ("2024-06-10", False)]


def test_a_deadline_knows_who_owes_it() -> None:
    record = plan_of("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\nTổng hợp báo cáo trước ngày 10/6/2024.\n")
    assert [d.agency for d in record.deadlines] == ["Phòng Y tế"]


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        pytest.param("Phòng Y tế chủ trì tập huấn.", "Phòng Y tế", "huyện Sông Thao", id="the plan's own phòng"),
        pytest.param("Công an huyện chủ trì tập huấn.", "Công an huyện", "huyện Sông Thao", id="a body of the district"),
        pytest.param("Phòng Y tế huyện Sa Thầy chủ trì tập huấn.", "Phòng Y tế huyện Sa Thầy", "huyện Sa Thầy", id="another district's"),
    ],
)
def test_a_body_knows_the_unit_it_belongs_to(sentence: str, name: str, place: str) -> None:
    (body,) = [a for a in plan_of(f"I. NỘI DUNG\n{sentence}\n").agencies if a.name == name]
    assert (body.place, body.level) == (place, "huyen")


def test_assignments_name_bodies_as_the_agencies_do() -> None:
    record = plan_of("I. NỘI DUNG\nPhòng LĐTB&XH chủ trì, phối hợp với UBND các xã, thị trấn và Hội LHPN huyện tập huấn.\n")
    assert {a.agency for a in record.assignments} <= {a.name for a in record.agencies}
    assert len(record.assignments) == 3


@pytest.mark.parametrize(
    ("source", "codes"),
    [("Trời nắng.\nTrời mưa.", {"no-section", "no-title"}), ("KẾ HOẠCH\nPhòng dịch", {"no-section"}), (HEADER + "I. MỤC TIÊU\nTăng đàn.\n", set())],
    ids=["prose", "a title alone", "a plan"],
)
def test_what_is_missing_is_warned_of(source: str, codes: set[str]) -> None:
    assert {w.code for w in extract_plan(source).warnings} == codes


def test_the_producer_names_versions_of_all_packs() -> None:
    producer = plan_of("I. MỤC TIÊU\nTăng đàn.\n").producer
    assert "vn-core" in producer.packs and producer.reader.startswith("plain-")
    assert all(producer.packs.values())


def test_rows_with_a_key_the_model_does_not_know_are_refused() -> None:
    row = {"label": "1", "start": 0, "end": 3, "section": None}
    assert _validated(Numbered, [row])[0].label == "1"
    with pytest.raises(KeyError, match="Numbered has no colour"):
        _validated(Numbered, [{**row, "colour": "red"}])
