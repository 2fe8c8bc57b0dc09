"""Contrast of every pair of colours the style sheet uses, by the formula of WCAG 2.2 (AA: 4.5, large or lines 3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kehoach.serve

STATIC = Path(kehoach.serve.__file__).parent / "static"
CSS = (STATIC / "kehoach.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", CSS))
FACTS = ("sections", "tables", "recipients", "agencies", "assignments", "citations", "deadlines", "targets", "amounts")
TEXT = [
    ("ink", "ground"), ("ink", "pale"), ("dim", "ground"), ("dim", "pale"), ("link", "ground"), ("link", "pale"), ("head", "ground"),
    ("head", "pale"), ("head-ink", "head"), ("good", "good-ground"), ("bad", "bad-ground"), ("note", "note-ground"),
    ("head-ink", "good"), ("head-ink", "bad"), ("good", "pale"), ("link", "note-ground"),
    *(("ink", kind) for kind in FACTS), *(("dim", kind) for kind in ("sections", "tables")),
]  # fmt: skip
LINES = [("focus", "ground"), ("focus", "pale"), ("line", "ground")]


def light(colour: str) -> float:
    """Relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), LINES)
def test_lines_and_frames_can_be_seen(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 3


def test_bars_of_charts_can_be_seen() -> None:
    colours = re.findall(r"#[0-9a-f]{6}", (STATIC / "charts.js").read_text("utf-8").split("];")[0])
    assert len(colours) == 8
    assert all(contrast(colour, "#ffffff") >= 3 for colour in colours)


def test_every_colour_of_words_is_a_named_pair() -> None:
    """A colour written where it is used would escape the tests above."""
    loose = re.findall(r"(?<![-\w])(?:color|background):(#[0-9a-fA-F]{3,6})", CSS.split("}", 1)[1])
    assert set(loose) <= {"#f6c1c8", "#fbe3a8", "#cdeaf0"}  # grounds of remarks, under ink
    for ground in loose:
        assert contrast(COLOURS["ink"], ground) >= 4.5


def test_nothing_is_loaded_from_elsewhere_and_licences_are_there() -> None:
    assert (STATIC / "chart.LICENSE.md").read_text("utf-8").startswith("The MIT License")
    for file in STATIC.iterdir():
        if file.suffix in {".css", ".js"} and "chart.umd" not in file.name:
            assert "http:" not in file.read_text("utf-8") and "https:" not in file.read_text("utf-8")
    for template in (STATIC.parent / "templates").iterdir():
        text = template.read_text("utf-8")
        assert not re.search(r"\son\w+=|style=|<style|javascript:|https?://|\|\s*safe", text), template.name
        assert not re.search(r"<script(?![^>]*src=)", text), template.name
