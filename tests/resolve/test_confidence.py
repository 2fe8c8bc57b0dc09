"""What a fact's confidence says: its rule's share, its letters, and what is left out below a bound."""

from __future__ import annotations

import pytest

from kehoach.extract.found import FoundDeadline, FoundRecipient
from kehoach.pipeline import extract_plan
from kehoach.resolve.confidence import Sureness, group_of, sure_record, sureness

MEASURED = Sureness("1", {"deadlines": 0.9}, {"deadline.before": 0.98, "agency.named.once": 0.7, "agency.named": 0.9})
TEXT = "KẾ HOẠCH\n\nI. MỤC TIÊU\n- Các cơ sở nộp tin trước ngày 03/4/2024; Sở Y tế chủ trì hằng năm kiểm tra.\n"


@pytest.mark.parametrize(
    ("kind", "rule", "raw", "once", "sure"),
    [
        ("deadlines", "deadline.before", 0.5, False, 0.98),  # measured: what its extractor thinks is not asked
        ("deadlines", "deadline.new", 0.5, False, 0.45),  # not measured: its type, and the doubt
        ("agencies", "agency.so-y-te", 1.0, True, 0.7),
        ("agencies", "agency.so-y-te", 1.0, False, 0.9),
        ("targets", "target.percent", 0.8, False, 0.8),  # a type nobody measured
    ],
)
def test_the_share_of_the_narrowest_group(kind: str, rule: str, raw: float, once: bool, sure: float) -> None:
    assert MEASURED.of(kind, rule, raw, once=once) == pytest.approx(sure)


def test_without_a_table_the_extractor_is_believed() -> None:
    assert Sureness().of("deadlines", "deadline.before", 0.5) == 0.5
    assert MEASURED.of_found(FoundDeadline(0, 1, "deadline.before")) == 0.98
    assert MEASURED.of_found(FoundRecipient(0, 1, "recipient", 0.3)) == 0.3


def test_groups_of_bodies() -> None:
    assert group_of("agencies", "agency.group.cac-xa") == "agency.group"
    assert group_of("agencies", "agency.shape", once=True) == "agency.shape.once"
    assert group_of("citations", "citation.law", once=True) == "citation.law"


def test_a_record_says_the_measured_share() -> None:
    record = extract_plan(TEXT)
    shares = {d.rule: d.confidence for d in record.deadlines}
    table = sureness().groups
    assert shares and shares == {rule: round(table[rule], 3) for rule in shares}
    assert record.producer.models["confidence"] == sureness().version


def test_less_sure_facts_are_left_out_and_sections_stay() -> None:
    record = extract_plan(TEXT)
    unsure = record.deadlines[0].model_copy(update={"confidence": 0.2})
    record = record.model_copy(update={"deadlines": (unsure, *record.deadlines)})
    kept = sure_record(record, 0.21)
    assert kept.deadlines == record.deadlines[1:] and kept.deadlines
    assert kept.sections == record.sections and sure_record(record, 0) == record
