"""Broken and hostile PDFs end with a typed reason, in bounded time."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach import read
from kehoach.errors import UnreadableFile
from made_pdf import Page, pdf

SECONDS = 20  # for a file of a few kilobytes: ten thousand times what it takes
SELF = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 6 0 R >> >> /Length 6 >>\nstream\n/X0 Do\nendstream"
FONTS = b"/Font << /F1 3 0 R /F2 4 0 R >>"


def _words() -> Page:
    return Page().text(80, 700, "Kế hoạch giảm nghèo")


def _crowd() -> Page:
    page = Page()
    for number in range(20):
        page.text(10, 10 + 20 * number, "ab" * 10_000)
    return page


def _outcome(data: bytes) -> str:
    begun = time.perf_counter()
    try:
        found = read.document_from_bytes(data, "plan.pdf").text
    except UnreadableFile as error:
        found = error.reason
    assert time.perf_counter() - begun < SECONDS
    return found


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        pytest.param(pdf(*[Page()] * 5000), "too-large", id="5,000 pages"),
        pytest.param(pdf(_words()).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]"), "corrupt", id="a loop in the page tree"),
        pytest.param(pdf(_words()).replace(b"/Count 1", b"/Count 9999999"), "Kế hoạch giảm nghèo\n", id="a false count"),
        pytest.param(pdf(Page().draw("/X0 Do"), objects=(SELF,)).replace(FONTS, b"/XObject << /X0 6 0 R >>"), "empty", id="a form in itself"),
        pytest.param(pdf(Page(width=1e9, height=1e9).text(80, 700, "Kế hoạch")), "Kế hoạch\n", id="a page as wide as the country"),
        pytest.param(pdf(_words().draw("0 0 m 9 9 l S\n" * 300_000)), "Kế hoạch giảm nghèo\n", id="hundreds of thousands of rules"),
        pytest.param(pdf(_crowd()), "too-large", id="a page of 400,000 letters"),
        pytest.param(b"%PDF-1.7\n" + b"<<" * 50_000, "corrupt", id="dictionaries in dictionaries"),
        pytest.param(b"%PDF-1.7", "corrupt", id="nothing but the first line"),
    ],
)
def test_hostile_files_are_bounded(data: bytes, outcome: str) -> None:
    assert _outcome(data) == outcome


def test_an_encrypted_file_says_so() -> None:
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >>"
    data = pdf(_words(), objects=(lock,)).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]")
    assert _outcome(data) == "encrypted"


@lru_cache(maxsize=1)
def _whole() -> bytes:
    page = Page().grid([80, 200, 300, 400], [700, 680, 660]).text(84, 684, "Xã", 10).text(204, 684, "Vốn", 10)
    page.lines(80, 600, ["I. MỤC TIÊU", "Giảm tỷ lệ hộ nghèo xuống còn 4%."]).rule(80, 120, 220, 120).text(80, 105, "1 Chú thích.", 9)
    page.annots.append("<< /Type /Annot /Subtype /FreeText /Rect [110 696 170 712] /Contents (125) /F 4 >>")
    return pdf(page, Page(extra="/Rotate 90").text(80, 700, "trang hai"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.floats(0, 0.999), st.sampled_from(["flip", "cut", "copy", "digit"]), st.integers(0, 255), st.integers(1, 60)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_damaged_files_are_read_or_refused(harms: list[tuple[float, str, int, int]]) -> None:
    data = bytearray(_whole())
    for share, how, byte, length in harms:
        at = int(share * len(data))
        if how == "flip":
            data[at] = byte
        elif how == "cut":
            del data[at : at + length]
        elif how == "copy":
            data[at:at] = data[at : at + length]
        elif chr(data[at]).isdigit():
            data[at] = ord("0") + byte % 10
    _outcome(bytes(data))
