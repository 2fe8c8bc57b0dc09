"""Which line breaks are the margin's: lines of a column 400 points wide, letters 6 points each."""

from array import array

import pytest

from kehoach.read.pdf.lines import Line
from kehoach.read.pdf.paragraphs import Column, paragraphs

COLUMN = Column(50.0, 450.0, 1.3)


def line(text: str, number: int, right: float) -> Line:
    """A line that ends at ``right``."""
    step = 6.0
    left = right - step * len(text)
    return Line(text, array("d", [left + step * n for n in range(len(text) + 1)]), 100 + 18 * number, 14, False, 0, 0)


@pytest.mark.parametrize(
    "first, second, right, groups",
    [
        ("Căn cứ Luật Ngân sách nhà nước ngày 26 tháng", "11 năm 2003;", 430, 1),  # a scan's edge: 20 points left
        ("theo đề nghị của Giám đốc Sở Xây dựng tỉnh, của Sở", "công thương", 422, 1),
        ("Căn cứ Luật Ngân sách nhà nước ngày 26 tháng", "11 năm 2003;", 350, 2),  # much room: the author's
        ("Tổng số hộ nghèo của xã là 26 hộ, giảm so với;", "còn lại như trên", 420, 2),  # a finished item
        ("Tổng số hộ nghèo của xã là 26 hộ, giảm so với", "2. Mục tiêu", 420, 2),
    ],
)
def test_room_left_before_a_word_that_goes_on(first: str, second: str, right: float, groups: int) -> None:
    lines = [line(first, 0, right), line(second, 1, 50 + 6 * len(second))]
    lines[0].edges = array("d", [50 + (right - 50) * n / len(first) for n in range(len(first) + 1)])
    assert len(paragraphs([(one, COLUMN) for one in lines])) == groups


@pytest.mark.parametrize(
    ("first", "second", "size", "groups"),
    [
        ("Căn cứ Luật Ngân sách nhà nước ngày 26 tháng", "11 năm 2003;", 12, 1),  # no tall letter: measured lower
        ("Căn cứ Luật Ngân sách nhà nước ngày 26 tháng", "11 năm 2003;", 10, 2),
        ("Tổng số hộ nghèo của xã là 26 hộ, giảm nhiều.", "2 Theo báo cáo", 12, 2),  # a footnote
    ],
)
def test_a_smaller_line_in_mid_sentence(first: str, second: str, size: float, groups: int) -> None:
    lines = [line(first, 0, 449), line(second, 1, 50 + 6 * len(second))]
    lines[0].edges = array("d", [50 + 399 * n / len(first) for n in range(len(first) + 1)])
    lines[1].size = size
    assert len(paragraphs([(one, COLUMN) for one in lines])) == groups
