"""Texts nobody would print: whatever comes in, a record comes out, its places exact."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st
from test_one_ruler import DOCUMENTS

from kehoach import extract_plan
from kehoach.errors import UnreadableFile
from kehoach.folding import fold
from kehoach.records import FACT_TYPES
from plan_texts import CORPUS


@lru_cache(maxsize=1)
def corpus_lines() -> list[str]:
    return sorted({line for path in CORPUS for line in path.read_text(encoding="utf-8").split("\n") if line.strip()})


LINES = st.deferred(lambda: st.sampled_from(corpus_lines()))
CUT = st.tuples(LINES, st.integers(0, 80), st.integers(1, 200)).map(lambda t: t[0][t[1] : t[1] + t[2]])
SHUFFLED = st.lists(LINES | CUT, min_size=1, max_size=25).map("\n".join)
JOINED = st.lists(CUT, min_size=1, max_size=25).map(" ".join)
STRIPPED = SHUFFLED.map(fold)  # the accents lost, as in some scans
SHOUTED = SHUFFLED.map(str.upper)


def check(source: str) -> None:
    try:
        record = extract_plan(source)
    except UnreadableFile:
        assert not source.strip() or "\0" in source or source.startswith("\ufeff")
        return
    assert record == extract_plan(source)
    if record.source.chars == len(source):  # else composition to NFC or line ends changed the text
        for kind in FACT_TYPES:
            assert all(f.text == source[f.start : f.end] for f in getattr(record, kind)) or "\r\n" in source


@given(DOCUMENTS)
@settings(max_examples=150)
def test_noise(source: str) -> None:
    check(source)


@given(SHUFFLED | JOINED | STRIPPED | SHOUTED)
@settings(max_examples=150)
def test_lines_of_plans_cut_and_shuffled(source: str) -> None:
    check(source)
