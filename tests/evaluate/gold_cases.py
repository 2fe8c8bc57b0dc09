"""Gold and records for the tests: one made-up plan, and the real plans with faults put in."""

from __future__ import annotations

import copy
import importlib
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from kehoach.evaluate.answers import PLACED as KINDS
from kehoach.evaluate.gold import gold_of
from kehoach.read import document
from kehoach.records import Amount, Plan, Producer, Record, Source

TEXT = """\
ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG THỬ

I. MỤC TIÊU
Giảm tỷ lệ hộ nghèo còn 5%, mở 07 lớp; trước ngày 15/6/2023 báo cáo.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế: chủ trì, phối hợp với Phòng LĐ-TB&XH huyện.
Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ.
| Xã | Vốn |
| --- | --- |
| Xã A | 120 triệu đồng |
| Xã B | 80 triệu đồng |
Tổng vốn 200 triệu đồng.
"""


def quoted_gold() -> dict[str, Any]:
    """Gold for ``TEXT`` in the quoted form."""
    vnd = {"value_min": None, "value_max": None, "currency": "VND", "source": None}
    return {
        "name": "muong-thu",
        "scope": ["sections", "amounts", "assignments", "deadlines", "targets", "citations",
                  "agencies", "plan"],
        "plan": {"doc_type": "kế hoạch", "number": None, "level": "huyen",
                 "issuer": "Ủy ban nhân dân huyện Mường Thử", "year_start": 2023,
                 "title": "Kế hoạch Giảm nghèo bền vững và phát triển kinh tế huyện Mường Thử "
                          "năm 2023"},
        "sections": [
            {"line": 4, "text": "I. MỤC TIÊU", "label": "I", "title": "MỤC TIÊU", "level": 1,
             "kinds": ["muc_tieu"]},
            {"line": 6, "text": "II. TỔ CHỨC THỰC HIỆN", "label": "II",
             "title": "TỔ CHỨC THỰC HIỆN", "level": 1, "kinds": ["to_chuc_thuc_hien"]},
        ],
        "targets": [
            {"line": 5, "text": "5%", "value": "5", "value_max": None, "unit": "%",
             "basis": "target", "op": "=", "direction": "reduce_to"},
            {"line": 5, "text": "07 lớp", "value": "7", "value_max": None, "unit": "lớp",
             "basis": "target", "op": "=", "direction": "reach"},
        ],
        "deadlines": [{"line": 5, "text": "trước ngày 15/6/2023", "kind": "by",
                       "date_start": None, "date_end": "2023-06-15", "recurrence": None}],
        "assignments": [
            {"line": 7, "text": "Phòng Y tế", "agency": "Phòng Y tế", "role": "chu_tri"},
            {"line": 7, "text": "Phòng LĐ-TB&XH huyện", "role": "phoi_hop",
             "agency": "Phòng Lao động - Thương binh và Xã hội"},
        ],
        "citations": [{"line": 8, "text": "Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng "
                       "Chính phủ", "doc_type": "quyết định", "number": "90/QĐ-TTg",
                       "date": "2022-01-18", "title": None}],
        "amounts": [
            {"line": 11, "text": "120 triệu đồng", "value": "120000000", "is_total": False, **vnd},
            {"line": 12, "text": "80 triệu đồng", "value": "80000000", "is_total": False, **vnd},
            {"line": 13, "text": "200 triệu đồng", "value": "200000000", "is_total": True, **vnd},
        ],
        "agencies": [
            {"name": "Phòng Y tế", "variants": [], "kind": "phong"},
            {"name": "Phòng Lao động - Thương binh và Xã hội", "kind": "phong",
             "variants": ["Phòng LĐ-TB&XH huyện"]},
        ],
        "recipients": [],
    }  # fmt: skip


def placed(data, text):
    """The gold as a record: every fact with its offsets."""
    record = copy.deepcopy(data)
    gold = gold_of("muong-thu", data, text)
    for kind, facts in gold.answers.facts.items():
        for row, fact in zip(record[kind], facts, strict=True):
            row["start"], row["end"] = fact.start, fact.end
    return record


def record(text, amounts):
    """A record that holds these amounts of the plan's gold, by their quotes."""
    found = [
        Amount(id=f"a{i}", text=quote, start=text.index(quote), end=text.index(quote) + len(quote),
               rule="test", value=value)
        for i, (quote, value) in enumerate(amounts)
    ]  # fmt: skip
    return Record(
        source=Source(path="-", sha256=""),
        producer=Producer(engine="0", reader="test"),
        plan=Plan(doc_type="kế hoạch"),
        amounts=tuple(found),
    )


OTHER_VALUES = {
    "sections": {"label": ["1", "a", "A", "đ", "d", None], "kinds": [[], ["muc_tieu"]]},
    "amounts": {"value": ["1", "1.0", None], "currency": ["USD", None], "source": ["nstw", None],
                "is_total": [True, False]},
    "assignments": {"role": ["chu_tri", "phoi_hop"], "agency": ["Phòng Y tế", "UBND huyện", ""]},
    "deadlines": {"kind": ["by", "during"], "date_end": ["2023-12-31", "", None],
                  "recurrence": ["FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=12", None]},
    "targets": {"value": ["5", "05.0", "x"], "unit": ["%", "Hộ"], "basis": ["baseline", None],
                "op": [">=", "range"], "year": [2024, None]},
    "citations": {"number": ["90/QĐTTg", None], "date": ["2022-01-18", None], "title": ["a", None],
                  "doc_type": ["Quyết định"]},
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One plan with gold: as in its file, and with every fact placed by the reference."""

    name: str
    text: str
    data: dict[str, Any]
    placed: dict[str, Any]


def reference(folder):
    """The reference scorer's module, or a skip where the folder has none."""
    if not (folder / "score" / "goldlib.py").is_file():
        pytest.skip("no reference scorer in KEHOACH_PLANS")
    sys.path.insert(0, str(folder / "score"))
    try:
        return importlib.import_module("goldlib")
    finally:
        sys.path.pop(0)


def real_cases(folder):
    """All plans with gold in the folder of real plans."""
    scorer, cases = reference(folder), []
    for path in sorted((folder / "gold").glob("*.json")):
        text = document(folder / "seeds" / f"{path.stem}.txt").text
        placed, _ = scorer.load_gold(path, text)
        cases.append(Case(path.stem, text, json.loads(path.read_text("utf-8")), placed))
    assert cases, "no gold in KEHOACH_PLANS"
    return cases


def perturbed(gold, rng):
    """The gold as a faulty extractor would have it: facts lost, moved, doubled, misread."""
    record = copy.deepcopy(gold)
    for kind in KINDS:
        rows = [row for row in record.get(kind, []) if rng.random() > 0.1]
        rows += [copy.deepcopy(row) for row in rows if rng.random() < 0.05]
        for row in rows:
            _spoil(kind, row, rng)
        rng.shuffle(rows)
        record[kind] = rows
    record["agencies"] = [_body(row, rng) for row in record["agencies"] if rng.random() > 0.1]
    for name in list(record["plan"]):
        if rng.random() < 0.2:
            record["plan"][name] = rng.choice([None, "khác", str(record["plan"][name]).upper()])
    return record


def _spoil(kind, row, rng):
    if rng.random() < 0.3 and "start" in row:
        row["start"] = max(0, row["start"] + rng.randint(-15, 15))
        row["end"] += rng.randint(-15, 15)
    for name, values in OTHER_VALUES[kind].items():
        if rng.random() < 0.1:
            row[name] = rng.choice(values)


def _body(row, rng):
    names = [row["name"], *(row.get("variants") or []), f"{row['name']} huyện", "Các phòng, ban"]
    return {**row, "name": rng.choice(names)} if rng.random() < 0.4 else row
