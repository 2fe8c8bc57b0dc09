"""Small hand-built plans: a text and the record of it, facts placed by quoting the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from kehoach import records
from kehoach.records import FACT_TYPES, Fact, Plan, Producer, Record, Source


class Maker:
    """Builds a record over a text. ``add`` places each fact at the first free quote."""

    def __init__(self, text: str, path: str = "archive/a.txt", **plan: Any) -> None:
        self.text, self.path, self.plan = text, path, Plan(**plan)
        self.facts: dict[str, list[Fact]] = {name: [] for name in FACT_TYPES}
        self.producer = Producer(engine="0.1.0", reader="plain-1", packs={"vn-core": "1.0.0"})
        self.more: dict[str, Any] = {}

    def add(self, kind: str, quote: str, after: int = 0, /, **fields: Any) -> str:
        """Add a fact; gives its id in the record."""
        start = self.text.index(quote, after)
        name = f"{kind[:2]}{len(self.facts[kind]) + 1}"
        values = {"section": None, "rule": f"{kind}.test", **fields}
        if kind == "sections":
            values.setdefault("title", quote)
            values.setdefault("level", 1)
            values.setdefault("body_end", len(self.text))
        values |= {"id": name, "text": quote, "start": start, "end": start + len(quote)}
        self.facts[kind].append(FACT_TYPES[kind](**values))
        return name

    def record(self) -> Record:
        """The record built so far."""
        source = Source(
            path=self.path,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            chars=len(self.text),
        )
        return Record(
            source=source,
            producer=self.producer,
            plan=self.plan,
            **{name: tuple(facts) for name, facts in self.facts.items()},
            **self.more,
        )


TEXT = """KẾ HOẠCH
Giảm nghèo bền vững năm 2024

I. MỤC TIÊU
Phấn đấu giảm tỷ lệ hộ nghèo 0,5% ở Đắk Lắk trong năm 2024.
II. NGUỒN VỐN
Tổng vốn thực hiện Dự án 2: 9.558 triệu đồng, trong đó:
- Ngân sách trung ương: 9.000 triệu đồng;
- Ngân sách địa phương: 558 triệu đồng.
III. TỔ CHỨC THỰC HIỆN
Phòng Y tế chủ trì, phối hợp với UBND các xã báo cáo trước ngày 25/02/2024.
Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022.
"""


def small(text: str = TEXT, path: str = "archive/a.txt", **plan: Any) -> Maker:
    """A plan with one or more facts of every type."""
    values = {
        "doc_type": "kế hoạch", "number": "40/KH-UBND", "issued_on": "2024-03-22",
        "issuer": "Ủy ban nhân dân huyện Cư M'gar", "level": "huyen", "district": "Cư M'gar",
        "title": "Kế hoạch Giảm nghèo bền vững năm 2024", "year_start": 2024, "year_end": 2024,
        "programme": "giam-ngheo", "spans": {"doc_type": (0, 8)},
    }  # fmt: skip
    made = Maker(text, path, **(values | plan))
    goals = made.add("sections", "I. MỤC TIÊU", label="I", kinds=("muc_tieu",),
                     body_end=text.index("II. NGUỒN"))  # fmt: skip
    money = made.add("sections", "II. NGUỒN VỐN", label="II", kinds=("nguon_von",),
                     body_end=text.index("III. TỔ"))  # fmt: skip
    duties = made.add("sections", "III. TỔ CHỨC THỰC HIỆN", label="III",
                      kinds=("to_chuc_thuc_hien",))  # fmt: skip
    made.add("targets", "0,5%", section=goals, indicator="tỷ lệ hộ nghèo", value="0.5", unit="%",
             direction="reduce_by", year=2024, derived=True)  # fmt: skip
    common = {"section": money, "component": "DA2", "programme": "giam-ngheo"}
    made.add("amounts", "9.558 triệu đồng", value="9558000000", is_total=True, **common)
    made.add("amounts", "9.000 triệu đồng", value="9000000000", source="nstw", **common)
    made.add("amounts", "558 triệu đồng", text.index("phương:"), value="558000000",
             source="nsdp", **common)  # fmt: skip
    made.add("agencies", "Phòng Y tế", section=duties, name="Phòng Y tế", kind="phong",
             level="huyen", variants=("Phòng Y tế",), spans=((300, 310),))  # fmt: skip
    made.add("agencies", "UBND các xã", section=duties, name="Ủy ban nhân dân các xã", kind="ubnd",
             generic=True)  # fmt: skip
    made.add("assignments", "Phòng Y tế", section=duties, agency="Phòng Y tế", role="chu_tri",
             task="báo cáo", components=("DA2",), programme="giam-ngheo")  # fmt: skip
    made.add("deadlines", "trước ngày 25/02/2024", section=duties, kind="by",
             date_end="2024-02-25", agency="Phòng Y tế", subject="báo cáo")  # fmt: skip
    made.add("citations", "Quyết định số 90/QĐ-TTg ngày 18/01/2022", section=duties,
             doc_type="quyết định", number="90/QĐ-TTg", date="2022-01-18")  # fmt: skip
    cells = (records.Cell(id="c1", row=1, col=1, text="KẾ", start=0, end=2, value="7"),)
    table = made.add("tables", "KẾ HOẠCH", cells=cells, columns=1, rows=1)
    made.add("targets", "KẾ", value="7", unit="hộ", table=table, cell="c1")
    made.add("recipients", "Phòng Y tế", agency="Phòng Y tế")
    made.more = {
        "numbered": (records.Numbered(label="1", start=0, end=2, section=goals),),
        "warnings": (records.Warning(code="odd", message="lạ"),),
    }
    return made


Build = Callable[..., Maker]


def from_gold(text: str, gold: dict[str, Any]) -> Maker:
    """The plan, sections and amounts of a gold file, as if extracted from its text."""
    made = Maker(text, **gold["plan"])
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    drop = {"line", "id", "parent", "text"}
    names: dict[str, str] = {}
    used: dict[tuple[int, str], int] = {}
    for item in gold["sections"]:
        at = text.index(item["text"].split("\n")[0], lines[item["line"] - 1])
        later = [s for s in gold["sections"] if s["line"] > item["line"]]
        ends = [lines[s["line"] - 1] for s in later if s["level"] <= item["level"]]
        fields = {k: v for k, v in item.items() if k not in drop}
        names[item["id"]] = made.add(
            "sections", item["text"].split("\n")[0], at, **fields,
            parent=names.get(item["parent"]), body_end=min(ends, default=len(text)),
        )  # fmt: skip
    for item in gold["amounts"]:
        start = used.get((item["line"], item["text"]), lines[item["line"] - 1])
        at = text.index(item["text"], start)
        used[item["line"], item["text"]] = at + 1
        inside = [s for s in made.facts["sections"] if s.start <= at < s.body_end]  # type: ignore[attr-defined]
        section = max(inside, key=lambda s: s.start).id if inside else None
        fields = {k: v for k, v in item.items() if k not in drop}
        programme = gold["plan"]["programme"] if item["component"] else None
        made.add("amounts", item["text"], at, section=section, programme=programme, **fields)
    return made
