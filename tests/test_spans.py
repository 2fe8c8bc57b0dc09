"""Spans: half-open places in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.spans import Span

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)], ids=["before the text", "backwards", "negative"])
def test_a_place_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_words_and_length() -> None:
    span = Span(4, 8)
    assert (span.of("Phó Chủ tịch"), len(span)) == ("Chủ ", 4)


@given(SPANS, SPANS)
def test_overlap_is_what_sets_of_offsets_say(a: Span, b: Span) -> None:
    one, other = set(range(a.start, a.end)), set(range(b.start, b.end))
    if one and other:  # an empty span shares no character with anything
        assert a.overlaps(b) == bool(one & other)
        assert a.covers(b) == (other <= one)


@given(SPANS, SPANS)
def test_overlap_is_mutual(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
