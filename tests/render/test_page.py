"""The page is whole, safe, and shows every fact wherever they overlap."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from plan_factory import TEXT, small

from kehoach.render.page import Mark, highlighted, page


class Reader(HTMLParser):
    """Collects the text inside the plan and checks that tags close."""

    VOID = frozenset({"meta", "input", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.text += data


def test_the_page_holds_the_text_and_every_value() -> None:
    html = page(small().record(), TEXT)
    reader = Reader()
    reader.feed(html)
    assert reader.open == [] and reader.text == TEXT
    assert "9.558.000.000 đồng" in html and 'href="#se1"' in html and 'id="se1"' in html
    assert not reader.tags & {"script", "link", "img", "iframe"}
    assert not re.search(r"https?://|@import|url\(", html)
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html


def test_what_a_plan_says_is_never_markup() -> None:
    text = TEXT + "<script>alert(1)</script> & \"'"
    html = page(small(text, title='</title><script>"x').record(), text)
    assert "<script" not in html
    reader = Reader()
    reader.feed(html)
    assert reader.text == text


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.lists(spans, max_size=8))
def test_any_overlap_gives_back_the_text(found: list[list[int]]) -> None:
    text = "ab<&\"'đ" * 5
    kinds = ["amounts", "sections", "targets"]
    marks = [Mark(a, b, kinds[i % 3], f"v{i}", f"f{i}") for i, (a, b) in enumerate(found) if a < b]
    html = highlighted(text, marks)
    reader = Reader()
    reader.feed(f"<main>{html}</main>")
    assert reader.text == text and reader.open == []
    for mark in marks:
        assert re.search(rf'title="[^"]*\b{mark.value}\b', html)
