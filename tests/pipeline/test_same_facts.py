"""A text written out another way says the same: the facts may not change.

Each case rewrites whole plans as other programs print them (justified lines, indentation, hard
spaces, decomposed letters, other dashes and bullets) and compares everything that has a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kehoach import extract_plan
from kehoach.folding import fold
from kehoach.records import Record
from plan_texts import CORPUS, REAL

PLAIN = re.compile(r"[^a-z0-9]+")
FIELDS = {
    "sections": ("label", "title"),
    "amounts": ("value", "value_min", "value_max", "currency", "is_total", "source", "capital"),
    "agencies": ("name",),
    "assignments": ("agency", "role"),
    "deadlines": ("kind", "date_start", "date_end", "recurrence", "duration"),
    "targets": ("value", "value_max", "unit", "basis", "op", "direction"),
    "citations": ("number", "date"),
    "recipients": ("text",),
}
METADATA = (
    "doc_type", "number", "issued_on", "issuer", "level", "title", "year_start", "year_end", "province", "district",
    "commune", "programme", "signer_name", "signer_title",
)  # fmt: skip


def justified(text: str) -> str:
    return re.sub(r"(?<=[^\s|]) (?=[^\s|])", "  ", text)


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line.strip() and line[0] not in "|#" else line for line in text.split("\n"))


def trailing(text: str) -> str:
    return text.replace("\n", "  \n")


def hard_spaces(text: str) -> str:
    return re.sub(r"(?<=\d) (?=[^\W\d])", "\xa0", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def long_dashes(text: str) -> str:
    return re.sub(r"(?m)^(\s*)- ", r"\1– ", text).replace(" - ", " – ")


def tight_dashes(text: str) -> str:
    return re.sub(r"(?m)^(\s*)- ", r"\1-", text)


def apart_commas(text: str) -> str:
    return re.sub(r"(?<=\w)([,;:])(?=\s)", r" \1", text)


def newer_tones(text: str) -> str:
    for old, new in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("úy", "uý")):
        text = re.sub(rf"{old}\b", new, text)
    return text


WRITTEN: dict[str, Callable[[str], str]] = {
    "justified": justified, "indented": indented, "trailing-blanks": trailing, "hard-spaces": hard_spaces,
    "decomposed": decomposed, "long-dashes": long_dashes,
    "tight-dashes": tight_dashes, "commas-apart": apart_commas, "newer-tones": newer_tones,
}  # fmt: skip


def bare(value: object) -> object:
    return PLAIN.sub("", fold(value)) if isinstance(value, str) else value


def facts(record: Record) -> Counter[tuple[object, ...]]:
    """Every value of a record, its place left aside."""
    found: Counter[tuple[object, ...]] = Counter()
    for field in METADATA:
        found["plan", field, bare(getattr(record.plan, field))] += 1
    for kind, fields in FIELDS.items():
        for row in getattr(record, kind):
            found[kind, *(bare(getattr(row, field)) for field in fields)] += 1
    return found


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


@cache
def as_printed(path: Path) -> Counter[tuple[object, ...]]:
    return facts(extract_plan(read(path)))


@pytest.mark.parametrize("path", [*CORPUS, *REAL[::8]], ids=lambda path: path.stem)
@pytest.mark.parametrize("way", WRITTEN)
def test_the_facts_stay_the_same(path: Path, way: str) -> None:
    before, after = as_printed(path), facts(extract_plan(WRITTEN[way](read(path))))
    assert not before - after, "lost"
    assert not after - before, "in excess"


@pytest.mark.parametrize("way", ["justified", "indented", "trailing-blanks"])
def test_the_words_of_a_fact_are_those_of_the_text(way: str) -> None:
    text = WRITTEN[way](read(CORPUS[0]))
    record = extract_plan(text)
    for kind in FIELDS:
        for row in getattr(record, kind):
            assert row.text == text[row.start : row.end]
            assert row.text == row.text.strip()
