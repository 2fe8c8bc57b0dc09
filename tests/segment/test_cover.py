"""The laws of the tree, over every plan at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.records import Section
from plan_texts import EVERY_PLAN, record_of

pytestmark = pytest.mark.parametrize("path", EVERY_PLAN)


def children(sections: tuple[Section, ...], parent: str | None) -> list[Section]:
    return [s for s in sections if s.parent == parent]


def test_headings_stand_in_order(path: Path) -> None:
    _, record = record_of(path)
    spans = [(s.start, s.end) for s in record.sections]
    assert spans or "no-section" in {w.code for w in record.warnings}
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert [s.id for s in record.sections] == [f"s{n}" for n in range(1, len(spans) + 1)]


def test_children_lie_inside_their_parents(path: Path) -> None:
    _, record = record_of(path)
    by_id = {s.id: s for s in record.sections}
    for section in record.sections:
        above = by_id[section.parent] if section.parent else None
        assert section.level == (above.level + 1 if above else 1)
        if above:
            assert above.start < section.start < section.end <= section.body_end <= above.body_end


def test_siblings_do_not_overlap(path: Path) -> None:
    _, record = record_of(path)
    for parent in [None, *(s.id for s in record.sections)]:
        kin = children(record.sections, parent)
        assert all(a.body_end <= b.start for a, b in zip(kin, kin[1:], strict=False))


def test_the_tree_covers_everything_after_the_first_heading(path: Path) -> None:
    text, record = record_of(path)
    tops = children(record.sections, None)
    if not tops:
        pytest.skip("a text whose headings cannot be told apart: the record warns")
    assert all(a.body_end == b.start for a, b in zip(tops, tops[1:], strict=False))
    assert tops[-1].body_end <= len(text)
    # what is left behind the last section is the web page around the document, if anything
    assert tops[-1].body_end == len(text) or _chrome(text[tops[-1].body_end :])


def _chrome(rest: str) -> bool:
    """True for blanks, or the words of a web page."""
    return not rest.strip() or any(w in rest.lower() for w in ("văn bản", "đăng nhập", "tải về", "lược đồ"))


def test_every_fact_stands_in_the_innermost_section(path: Path) -> None:
    _, record = record_of(path)
    facts = [f for name in ("amounts", "agencies", "deadlines", "targets", "citations") for f in getattr(record, name)]
    for fact in facts:
        around = [s for s in record.sections if s.start <= fact.start < s.body_end]
        innermost = max(around, key=lambda s: s.level).id if around else None
        if not around or fact.start < around[0].body_end:
            assert fact.section == innermost, fact.text


def test_labels_and_titles_stand_in_the_heading(path: Path) -> None:
    _, record = record_of(path)
    for section in record.sections:
        words = "".join(c for c in section.text if c.isalnum()).lower()
        for said in (section.label, section.title):
            bare = "".join(c for c in said or "" if c.isalnum()).lower()
            assert bare in words or section.rule in {"section.annex", "section.part"}, section.text
