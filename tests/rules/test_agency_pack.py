"""The bodies, groups and issuer codes of the core pack agree with each other."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest
import yaml

from kehoach.folding import fold
from kehoach.rulebook import AgencyEntry, IssuerEntry, data_dir

CORE = data_dir("rules") / "vn-core"
AGENCY_FILES = ("agencies.yaml", "agencies-groups.yaml")
DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def matching_key(text: str) -> str:
    """What the matcher compares: folded, no blanks around dash and comma, ``&`` read as ``va``."""
    joined = re.sub(r"\s*([-,])\s*", r"\1", fold(text).replace("&", " va "))
    return " ".join(joined.split())


@cache
def entries(name: str) -> tuple[dict[str, object], ...]:
    """The raw entries of one rule file of the core pack."""
    data = yaml.load((CORE / name).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(data["entries"])


@cache
def agencies() -> tuple[AgencyEntry, ...]:
    """All bodies and groups, validated."""
    return tuple(AgencyEntry.model_validate(e) for f in AGENCY_FILES for e in entries(f))


@cache
def issuers() -> tuple[IssuerEntry, ...]:
    """All issuer codes, validated."""
    return tuple(IssuerEntry.model_validate(e) for e in entries("issuers.yaml"))


def overlap(a: AgencyEntry | IssuerEntry, b: AgencyEntry | IssuerEntry) -> bool:
    """Whether there is a day on which both exist."""
    starts = max(a.valid_from or "", b.valid_from or "")
    return starts <= min(a.valid_to or "9", b.valid_to or "9")


@pytest.mark.parametrize(
    ("file", "group"),
    [
        ("agencies.yaml", "agency"),
        ("agencies-groups.yaml", "agency"),
        ("issuers.yaml", "issuer-code"),
    ],
)
def test_file_names_its_group(file: str, group: str) -> None:
    data = yaml.load((CORE / file).read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert data["group"] == group
    assert data["entries"]


def test_ids_are_unique() -> None:
    ids = [e.id for e in (*agencies(), *issuers())]
    assert sorted(ids) == sorted(set(ids))


def test_only_the_groups_file_holds_groups() -> None:
    assert not [e["id"] for e in entries("agencies.yaml") if e.get("generic")]
    assert not [e["id"] for e in entries("agencies-groups.yaml") if not e.get("generic")]


def test_a_variant_is_not_its_own_name_nor_listed_twice() -> None:
    wrong = []
    for entry in agencies():
        keys = [matching_key(form) for form in (entry.name, *entry.also)]
        wrong += [f"{entry.id}: {key}" for key in set(keys) if keys.count(key) > 1]
    assert not wrong


def test_no_form_names_two_bodies_of_one_time_and_level() -> None:
    owners: dict[str, list[AgencyEntry]] = defaultdict(list)
    for entry in agencies():
        for form in (entry.name, *entry.also):
            owners[matching_key(form)].append(entry)
    wrong = [
        f"{form}: {a.id}, {b.id}"
        for form, found in owners.items()
        for a, b in combinations(found, 2)
        if overlap(a, b) and (a.level == b.level or a.level is None or b.level is None)
    ]
    assert not wrong


def test_dates_are_real_and_in_order() -> None:
    for entry in (*agencies(), *issuers()):
        for day in filter(None, (entry.valid_from, entry.valid_to)):
            assert DATE.fullmatch(day), f"{entry.id}: {day}"
        assert (entry.valid_from or "") <= (entry.valid_to or "9"), entry.id


def test_successors_exist_after_the_body_ends() -> None:
    by_name: dict[str, list[AgencyEntry]] = defaultdict(list)
    for entry in agencies():
        by_name[entry.name].append(entry)
    wrong = []
    for entry in agencies():
        for name in (entry.successor or "").split("; ") if entry.successor else ():
            later = [e for e in by_name[name] if (e.valid_to or "9") > (entry.valid_to or "")]
            if not [e for e in later if e.id != entry.id]:
                wrong.append(f"{entry.id}: {name}")
    assert not wrong


def test_examples_hold_the_body_and_give_its_name() -> None:
    wrong = []
    for entry in agencies():
        forms = [matching_key(form) for form in (entry.name, *entry.also)]
        for example in entry.examples:
            text = matching_key(example.text)
            named = any(re.search(rf"(?<!\w){re.escape(f)}(?!\w)", text) for f in forms)
            if example.gives.get("name") != entry.name or not named:
                wrong.append(f"{entry.id}: {example.text}")
    assert not wrong


def test_counterexamples_say_why() -> None:
    told = [c for e in agencies() for c in e.counterexamples]
    assert told
    assert all(c.why.strip() for c in told)


@pytest.mark.parametrize(
    ("form", "name", "day"),
    [
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", "2024-01-01"),
        ("Sở GD & ĐT", "Sở Giáo dục và Đào tạo", "2026-01-01"),
        ("Phòng Kinh tế", "Phòng Kinh tế", "2023-01-01"),
        ("Phòng Kinh tế", "Phòng Kinh tế", "2026-01-01"),
        ("Phòng Văn hoá – Thông tin", "Phòng Văn hóa và Thông tin", "2023-01-01"),
        ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam", "2023-01-01"),
        ("TT Huyện uỷ", "Huyện ủy", "2023-01-01"),
        ("Uỷ ban nhân dân xã", "Ủy ban nhân dân xã", "2026-01-01"),
        ("UBND các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn", "2023-01-01"),
        ("các phòng ban liên quan", "Các phòng, ban, ngành, đơn vị liên quan", "2023-01-01"),
    ],
)
def test_usual_forms_are_known_at_their_time(form: str, name: str, day: str) -> None:
    found = {
        e.name
        for e in agencies()
        if matching_key(form) in {matching_key(f) for f in (e.name, *e.also)}
        and (e.valid_from or "") <= day <= (e.valid_to or "9")
    }
    assert found == {name}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Sở Lao động - Thương binh và Xã hội", "2025-07-01"),
        ("Bộ Kế hoạch và Đầu tư", "2025-03-01"),
        ("Sở Nông nghiệp và Môi trường", "2024-12-31"),
        ("Huyện ủy", "2025-07-01"),
        ("Ủy ban nhân dân huyện", "2025-07-01"),
        ("Phòng Tài chính - Kế hoạch", "2025-07-01"),
    ],
)
def test_bodies_do_not_exist_outside_their_time(name: str, day: str) -> None:
    known = [e for e in agencies() if e.name == name]
    assert known
    assert not [e for e in known if (e.valid_from or "") <= day <= (e.valid_to or "9")]


def test_a_code_has_one_meaning_at_one_time() -> None:
    owners: dict[str, list[IssuerEntry]] = defaultdict(list)
    for entry in issuers():
        owners[re.sub(r"[-.\s]", "", fold(entry.code))].append(entry)
    wrong = [
        f"{code}: {a.id}, {b.id}"
        for code, found in owners.items()
        for a, b in combinations(found, 2)
        if overlap(a, b)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CP", "Chính phủ"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
        ("TU", "Tỉnh ủy"),
        ("SYT", "Sở Y tế"),
    ],
)
def test_codes_of_document_numbers(code: str, name: str) -> None:
    assert [e.name for e in issuers() if e.code == code] == [name]


def test_codes_stand_in_their_examples() -> None:
    for entry in issuers():
        for example in entry.examples:
            assert entry.code in example.text, entry.id
            assert example.gives == {"code": entry.code, "name": entry.name}, entry.id


@cache
def units() -> tuple[dict[str, str], ...]:
    """The rows of the table of administrative units."""
    with (CORE / "units" / "units.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unit_on(code: str, level: str, day: str) -> list[str]:
    """The names that a code of a level has on a day."""
    return [
        u["name"]
        for u in units()
        if (u["code"], u["level"]) == (code, level)
        and (u["valid_from"] or "") <= day <= (u["valid_to"] or "9")
    ]


def test_unit_table_is_small_enough_to_ship() -> None:
    assert (CORE / "units" / "units.tsv").stat().st_size < 1_500_000


@pytest.mark.parametrize(
    ("level", "day", "count"),
    [
        ("tinh", "2024-06-01", 63),
        ("tinh", "2025-07-01", 34),
        ("huyen", "2025-06-30", 696),
        ("huyen", "2025-07-01", 0),
        ("xa", "2025-07-01", 3321),
    ],
)
def test_number_of_units_on_a_day(level: str, day: str, count: int) -> None:
    found = [
        u
        for u in units()
        if u["level"] == level and (u["valid_from"] or "") <= day <= (u["valid_to"] or "9")
    ]
    assert len(found) == count


@pytest.mark.parametrize(
    ("code", "level", "day", "name"),
    [
        ("46", "tinh", "2023-01-01", "Thừa Thiên Huế"),
        ("46", "tinh", "2025-01-01", "Huế"),
        ("24", "tinh", "2025-06-30", "Bắc Giang"),
        ("24", "tinh", "2025-07-01", "Bắc Ninh"),
        ("648", "huyen", "2024-01-01", "Cư M'gar"),
        ("24076", "xa", "2025-07-01", "Phú Túc"),
        ("14080", "xa", "2024-04-02", "Trực Thái"),
    ],
)
def test_code_names_a_unit_on_a_day(code: str, level: str, day: str, name: str) -> None:
    assert unit_on(code, level, day) == [name]


def test_units_have_parents_and_successors_of_their_time() -> None:
    known = {(u["code"], u["level"]) for u in units()}
    codes = {code for code, _ in known}
    above = {"huyen": {"tinh"}, "xa": {"huyen", "tinh"}, "tinh": set()}
    wrong = [
        u["code"]
        for u in units()
        if not set(u["successors"].split()) <= codes
        or bool(u["parent"]) != (u["level"] != "tinh")
        or (u["parent"] and not any((u["parent"], lv) in known for lv in above[u["level"]]))
        or (u["valid_from"] or "") > (u["valid_to"] or "9")
    ]
    assert not wrong


def test_every_commune_of_june_2025_has_a_successor() -> None:
    last = [u for u in units() if u["level"] == "xa" and u["valid_to"] == "2025-06-30"]
    assert len(last) > 10_000
    assert not [u["code"] for u in last if not u["successors"]]


@pytest.mark.parametrize("file", ["aliases.tsv", "aliases-by-hand.tsv"])
def test_aliases_belong_to_units_and_add_something(file: str) -> None:
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in units():
        names[unit["code"], unit["level"]].add(fold(unit["name"]))
    with (CORE / "units" / file).open(encoding="utf-8", newline="") as rows:
        aliases = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert aliases
    wrong = [
        a["alias"]
        for a in aliases
        if (a["code"], a["level"]) not in names
        or names[a["code"], a["level"]] == {fold(a["alias"])}
        or a["reason"] not in {"spelling", "mark", "short"}
    ]
    assert not wrong
