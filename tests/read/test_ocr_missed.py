"""Lines that the engine passed over, and pages that a camera lit unevenly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from kehoach.read.ocr.missed import missed_words
from kehoach.read.ocr.picture import Picture, evenly_lit
from kehoach.read.ocr.tesseract import Word

LINES = [
    "Phòng Nông nghiệp chủ trì, phối hợp với các xã",
    "Kinh phí thực hiện năm 2024 là 350 triệu đồng",
    "Báo cáo kết quả trước ngày 15 tháng 11 năm 2024",
]
STEP, SIZE, LEFT = 80, 40, 100


def _page(lines: list[str] = LINES) -> Image.Image:
    image = Image.new("L", (1400, 600), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(SIZE)
    for number, line in enumerate(lines):
        draw.text((LEFT, 100 + STEP * number), line, font=font, fill=0)
    return image


def _word(number: int) -> Word:
    """A line as one word, as far as its place goes."""
    top = 100.0 + STEP * number
    return Word("x" * 40, LEFT, top, 1350, top + 1.2 * SIZE, top + SIZE, 1.2 * SIZE, 0.95, number + 1)


def _asked(picture: Picture) -> list[Word]:
    """An engine that says what part of a page it was shown."""
    ink = np.argwhere(picture.grey < 128)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)
    return [Word("đọc lại được dòng này", left, top, right, bottom, bottom, bottom - top, 0.9, 1)]


@pytest.mark.parametrize("missed", [0, 1, 2])
def test_a_line_without_words_is_read_again_at_its_place(missed: int) -> None:
    found = [_word(n) for n in range(3) if n != missed]
    (again,) = missed_words(Picture(np.asarray(_page()), 200), found, [], _asked)
    assert abs(again.x0 - LEFT) < 8
    assert 100 + STEP * missed < again.top < again.bottom < 100 + STEP * (missed + 1)
    assert again.line > max(word.line for word in found)


def test_what_is_no_line_is_not_read() -> None:
    page = _page([*LINES[:2], "..."])
    draw = ImageDraw.Draw(page)
    draw.rectangle((100, 400, 1300, 440), fill=0)  # a bar
    draw.line((100, 500, 1300, 500), fill=0, width=3)  # a rule
    found = [_word(0), _word(1)]
    assert missed_words(Picture(np.asarray(page), 200), found, [], _asked) == []
    assert missed_words(Picture(np.asarray(_page()), 200), [_word(0)], [(90, 170, 1390, 330)], _asked) == [], "a table"
    assert missed_words(Picture(np.asarray(_page()), 200), [], [], _asked) == []


def test_a_doubtful_second_reading_is_dropped() -> None:
    doubtful = lambda picture: [replace(word, sure=0.3) for word in _asked(picture)]  # noqa: E731
    assert missed_words(Picture(np.asarray(_page()), 200), [_word(0), _word(1)], [], doubtful) == []


def _shade(shape: tuple[int, int]) -> np.ndarray:  # type: ignore[type-arg]
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]]
    return 1.0 - 0.55 * (across / shape[1]) * (0.5 + 0.5 * down / shape[0])


def test_uneven_light_is_made_even_and_a_scan_is_left_alone() -> None:
    page = np.asarray(_page())
    assert evenly_lit(page) is page
    dark = (page * _shade(page.shape)).astype(np.uint8)
    lit = evenly_lit(dark)
    paper = lit[page == 255]
    assert paper.max() - np.percentile(paper, 2) < 30
    assert np.ptp(dark[page == 255]) > 90
    assert np.percentile(lit[page == 0], 98) < 60

