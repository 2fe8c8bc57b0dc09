"""Whole records over every plan at hand: places are exact, output is the same bytes, and sums come out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

import kehoach
from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.records import FACT_TYPES, Record, json_schema
from plan_texts import CORPUS, EVERY_PLAN, REAL, plan_of, record_of, seed

every_plan = pytest.mark.parametrize("path", EVERY_PLAN)


@every_plan
def test_every_facts_text_is_the_canonical_text_at_its_place(path: Path) -> None:
    text, record = record_of(path)
    wrong = [
        (kind, fact.id) for kind in FACT_TYPES for fact in getattr(record, kind)
        if not 0 <= fact.start < fact.end <= len(text) or fact.text != text[fact.start : fact.end]
    ]  # fmt: skip
    assert wrong == []


@every_plan
def test_other_places_lie_in_the_text_too(path: Path) -> None:
    text, record = record_of(path)
    spans = [*record.plan.spans.values(), *((n.start, n.end) for n in record.numbered)]
    spans += [span for body in record.agencies for span in body.spans]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    cells = [cell for table in record.tables for cell in table.cells]
    assert [c.id for c in cells if c.text.split() != text[c.start : c.end].replace("*", " ").split() and "|" not in c.text] == []


@every_plan
def test_ids_are_unique_and_references_hold(path: Path) -> None:
    _, record = record_of(path)
    facts = [fact for kind in FACT_TYPES for fact in getattr(record, kind)]
    ids = [fact.id for fact in facts]
    assert len(ids) == len(set(ids))
    sections = {None, *(s.id for s in record.sections)}
    assert all(f.section in sections for f in facts)
    assert all(n.section in sections for n in record.numbered)


def _lost(record: Record) -> list[tuple[str, str | None]]:
    """Facts whose table or cell is not in the record."""
    tables = {None, *(t.id for t in record.tables)}
    cells = {None, *(c.id for t in record.tables for c in t.cells)}
    placed = [f for kind in ("amounts", "assignments", "deadlines", "targets") for f in getattr(record, kind)]
    return [(f.id, f.cell) for f in placed if f.table not in tables or f.cell not in cells]


@every_plan
def test_facts_of_tables_name_a_cell_that_is_there(path: Path) -> None:
    _, record = record_of(path)
    assert _lost(record) == []


@every_plan
def test_no_place_gives_the_same_fact_twice(path: Path) -> None:
    _, record = record_of(path)
    for kind in ("sections", "amounts", "citations", "assignments"):
        seen = [f.model_dump_json(exclude={"id", "rule", "confidence"}) for f in getattr(record, kind)]
        assert len(seen) == len(set(seen)), kind


@every_plan
def test_a_component_names_its_programme(path: Path) -> None:
    _, record = record_of(path)
    facts = [*record.sections, *record.amounts, *record.targets]
    assert [f.id for f in facts if bool(f.component) != bool(f.programme)] == []
    assert [a.id for a in record.assignments if bool(a.components) != bool(a.programme)] == []


@every_plan
def test_the_record_keeps_its_own_schema(path: Path) -> None:
    _, record = record_of(path)
    written = record.to_json()
    assert Record.model_validate_json(written) == record
    assert _broken(json.loads(written), json_schema(), json_schema()["$defs"]) == []


def _broken(value: object, schema: dict, defs: dict, at: str = "record") -> list[str]:  # type: ignore[type-arg]
    """Where a value breaks its JSON Schema: the words of draft 2020-12 that a record's schema uses."""
    if "$ref" in schema:
        return _broken(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs, at)
    if "anyOf" in schema:
        return [] if any(not _broken(value, one, defs, at) for one in schema["anyOf"]) else [f"{at}: none of anyOf"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} not in enum"]
    kind = schema.get("type")
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
    if kind and (not isinstance(value, kinds[kind]) or (kind in ("integer", "number") and isinstance(value, bool))):
        return [f"{at}: {value!r} is no {kind}"]
    found: list[str] = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{at}: no {name}" for name in schema.get("required", ()) if name not in value]
        for name, inner in value.items():
            if name in known:
                found += _broken(inner, known[name], defs, f"{at}.{name}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{at}: unknown {name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                found += _broken(inner, schema["additionalProperties"], defs, f"{at}.{name}")
    if isinstance(value, list):
        items = schema.get("items") or {}
        for number, inner in enumerate(value):
            places = schema.get("prefixItems") or []
            found += _broken(inner, places[number] if number < len(places) else items, defs, f"{at}[{number}]")
    return found


def test_the_schema_check_can_fail() -> None:
    _, record = record_of(CORPUS[0])
    data = json.loads(record.to_json())
    data["plan"]["level"] = "bang"
    data["extra"] = 1
    assert len(_broken(data, json_schema(), json_schema()["$defs"])) == 2


RUN = """
import hashlib, sys
from pathlib import Path
import kehoach
for name in sys.argv[1:]:
    data = kehoach.extract_plan(kehoach.read_document(name)).to_json().encode()
    print(Path(name).stem, hashlib.sha256(data).hexdigest())
"""


def hashes(paths: list[Path], **environment: str) -> str:
    """The hash of every record's JSON, made by a process of its own."""
    source = str(Path(kehoach.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": source, **environment}
    done = subprocess.run([sys.executable, "-c", RUN, *map(str, paths)], env=env, capture_output=True, check=True)
    return done.stdout.decode("ascii")


def test_the_same_bytes_whatever_the_run_hash_seed_or_locale() -> None:
    paths = [*CORPUS, *REAL[:8]]
    first = hashes(paths, PYTHONHASHSEED="0")
    assert len(first.splitlines()) == len(paths)
    assert hashes(paths, PYTHONHASHSEED="1", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TZ="Asia/Ho_Chi_Minh") == first
    assert hashes(list(reversed(paths)), PYTHONHASHSEED="4242", LC_ALL="C.UTF-8").splitlines() == first.splitlines()[::-1]


def test_a_file_and_its_text_give_the_same_facts() -> None:
    path = CORPUS[0]
    text, record = record_of(path)
    again = kehoach.extract_plan(text)
    assert again.model_dump(exclude={"source"}) == record.model_dump(exclude={"source"})


def test_windows_line_ends_and_decomposed_letters_change_no_fact(tmp_path: Path) -> None:
    import unicodedata

    text, record = record_of(CORPUS[0])
    path = tmp_path / "plan.txt"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode())
    again = kehoach.extract_plan(read.document(path))
    assert again.model_dump(exclude={"source"}) == record.model_dump(exclude={"source"})


@pytest.mark.parametrize("source", ["", " \n\t", "\ufeff", "a\0b"], ids=["nothing", "blanks", "BOM", "NUL"])
def test_a_text_with_nothing_in_it_is_refused(source: str) -> None:
    with pytest.raises(UnreadableFile):
        kehoach.extract_plan(source)


@pytest.mark.parametrize(
    "source", ["x", "KẾ HOẠCH", "|", "I.", "- ", "Nơi nhận:", "1 tỷ", "Điều 1.", "\n\n%", "[1]", "a" * 5000, "| a\n" * 50, "I. A\n" * 200],
    ids=["a letter", "a title", "a pipe", "a label", "a dash", "recipients", "money", "an article", "a sign", "a note", "one long word", "open rows", "one heading again and again"],
)  # fmt: skip
def test_scraps_give_a_record_and_no_traceback(source: str) -> None:
    record = kehoach.extract_plan(source)
    assert record.source.chars == len(source)
    assert record.warnings or record.sections


def test_a_fact_in_the_header_column_of_a_row_names_no_cell_that_is_not_there() -> None:
    record = plan_of("I. CHỈ TIÊU\n\n| TT | Chỉ tiêu |\n|---|---|\n| 1 | Tỷ lệ hộ nghèo giảm 45% |\n| 2 | Tối thiểu 40% hộ có nước sạch |\n")
    assert len(record.targets) == 2
    assert _lost(record) == []


# --- sums we know of real plans -------------------------------------------------------------------


def test_cu_mgar_29_amounts_and_nine_components_add_up() -> None:
    _, record = record_of(seed("cu-mgar-2024"))
    assert len(record.amounts) == 29
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for amount in record.amounts:
        if amount.is_total and amount.component and amount.value:
            totals[amount.component] += Decimal(amount.value)
    assert len(totals) == 9
    assert sum(totals.values()) == Decimal("20856934500")


def test_cu_mgar_the_two_allocations_give_the_same_sum() -> None:
    _, record = record_of(seed("cu-mgar-2024"))
    loose = [Decimal(a.value) for a in record.amounts if not a.component and a.value]
    assert Decimal("9890000000") in loose and Decimal("10966934500") in loose
    assert Decimal("9890000000") + Decimal("10966934500") == Decimal("20856934500")


KON_RAY = {
    "1": "DA2", "2": "DA3", "2.1": "DA3.TDA1", "2.2": "DA3.TDA2", "3": "DA4", "3.1": "DA4.TDA1", "3.2": "DA4.TDA3", "4": "DA6",
    "4.1": "DA6.TDA1", "4.2": "DA6.TDA2", "5": "DA7", "5.1": "DA7.TDA1", "5.2": "DA7.TDA2",
}  # fmt: skip


def test_kon_ray_every_heading_of_part_three_carries_its_component() -> None:
    _, record = record_of(seed("kon-ray-2023"))
    part = next(s for s in record.sections if s.label == "III" and s.level == 1)
    inside = [s for s in record.sections if part.start < s.start < part.body_end]
    named = {s.label: s.component for s in inside if s.label and s.label[0].isdigit()}
    assert named == KON_RAY
    by_id = {s.id: s for s in inside}
    below = [s for s in inside if s.parent in by_id and not (s.label and s.label[0].isdigit())]
    assert below and [s.id for s in below if s.component != by_id[s.parent or ""].component] == []
    assert [s.id for s in inside if s.component is None] == []
