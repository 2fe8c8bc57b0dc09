"""Word files in fonts from before Unicode: what must happen before and after the letters are converted."""

from __future__ import annotations

import pytest

from legacy_texts import PARAGRAPHS, TEXT, written
from word_files import p, read_word, run

ABC = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


def text_of(body: str) -> str:
    return read_word(body).text


def test_a_whole_document() -> None:
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    body = p(run(written(PARAGRAPHS[0], "tcvn3"), capitals)) + "".join(p(run(written(line, "tcvn3"), ABC)) for line in PARAGRAPHS[1:])
    assert text_of(body) == TEXT + "\n"


@pytest.mark.parametrize(
    "inside",
    ["<w:t>nh\u00adng</w:t>", "<w:t>nh</w:t><w:softHyphen/><w:t>ng</w:t>"],
    ids=["as Word keeps it", "as LibreOffice writes it"],
)
def test_the_letter_that_looks_like_a_soft_hyphen(inside: str) -> None:
    body = f"<w:r><w:rPr>{ABC}</w:rPr>{inside}</w:r>"
    assert text_of(p(body)) == "nhưng\n"


@pytest.mark.parametrize("inside", ["<w:t>ngân\u00adsách</w:t>", "<w:t>ngân</w:t><w:softHyphen/><w:t>sách</w:t>"])
def test_a_soft_hyphen_in_unicode_is_not_seen(inside: str) -> None:
    assert text_of(p(f"<w:r>{inside}</w:r>")) == "ngânsách\n"


@pytest.mark.parametrize(
    ("font", "shown"),
    [(".VnTime", "gi\u00ado dôc"), ("VNI-Times", "giöo duïc")],
    ids=["TCVN3", "VNI"],
)
def test_capitals_are_made_of_letters_not_of_bytes(font: str, shown: str) -> None:
    body = run(shown, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:caps/>')
    assert text_of(p(body)) == "GIƯO DỤC\n"
