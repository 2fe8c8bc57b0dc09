"""What the packs know of bodies is in the database, joined to the bodies plans name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_factory import Maker

from kehoach.rulebook import Rulebook, rulebook
from kehoach.store import Store, merge, open_db
from kehoach.store import bodies as knowing

PACK = """id: own
version: {version}
about: test
licence: CC0-1.0
"""
ENTRIES = """group: agency
entries:
  - id: agency.own-office
    name: "Phòng Thử nghiệm"
    kind: phong
    level: huyen
    valid_to: "2025-06-30"
    successor: "{successor}"
    examples: [{{text: "Phòng Thử nghiệm"}}]
"""


def pack(folder: Path, version: str, successor: str = "Phòng A; Phòng B") -> Rulebook:
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK.format(version=version), "utf-8")
    (folder / "agencies.yaml").write_text(ENTRIES.format(successor=successor), "utf-8")
    return rulebook((folder,))


def named(store: Store, name: str, level: str | None, day: str | None, **more: object) -> str:
    """Save a plan of a day that names one body."""
    text = f"{name} chủ trì. {day}"
    made = Maker(text, f"{day}.txt", issued_on=day)
    made.add("agencies", name, name=name, level=level, **more)
    return store.save(made.record(), text)


def over_time(store: Store, plan: str) -> list[tuple[object, ...]]:
    sql = "SELECT valid, valid_to, successor FROM agencies_over_time WHERE plan_id = ? ORDER BY successor"
    return [tuple(row.values()) for row in store.query(sql, (plan,))]


CASES = {
    "exists": ("Sở Tài chính", "tinh", "2024-05-05", [(1, None, None)]),
    "on its last day": ("Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-02-28",
                        [(1, "2025-02-28", "Bộ Tài chính")]),
    "the day after": ("Bộ Kế hoạch và Đầu tư", "trung_uong", "2025-03-01",
                      [(0, "2025-02-28", "Bộ Tài chính")]),
    "day not known": ("Bộ Kế hoạch và Đầu tư", "trung_uong", None,
                      [(None, "2025-02-28", "Bộ Tài chính")]),
    "not in the packs": ("Tổ Cờ vua", "xa", "2024-05-05", [(None, None, None)]),
    "before it was made": ("Bộ Dân tộc và Tôn giáo", "trung_uong", "2024-05-05",
                           [(0, None, None)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_body_on_the_day_of_the_plan(store: Store, case: str) -> None:
    name, level, day, expected = CASES[case]
    assert over_time(store, named(store, name, level, day)) == expected


def test_one_row_for_each_successor(store: Store) -> None:
    plan = named(store, "Bộ Lao động - Thương binh và Xã hội", "trung_uong", "2025-06-01")
    assert [row[2] for row in over_time(store, plan)] == [
        "Bộ Giáo dục và Đào tạo", "Bộ Nông nghiệp và Môi trường", "Bộ Nội vụ", "Bộ Y tế"
    ]  # fmt: skip
    found = store.query("SELECT plan_id, successor, text FROM obsolete_bodies")
    assert len(found) == 4 and {row["plan_id"] for row in found} == {plan}


@pytest.mark.parametrize(
    ("day", "level", "body"),
    [("2024-01-01", None, "agency.phong-kinh-te"), ("2025-08-01", None, "agency.phong-kinh-te-xa"),
     ("2025-08-01", "xa", "agency.phong-kinh-te-xa"), ("2025-08-01", "huyen", "agency.phong-kinh-te")],
)  # fmt: skip
def test_of_two_bodies_of_one_name_the_day_and_level_choose(
    store: Store, day: str, level: str | None, body: str
) -> None:
    named(store, "Phòng Kinh tế", level, day)
    assert store.query("SELECT body_id FROM agencies_over_time") == [{"body_id": body}]


PLACED = {
    "a unit's name after its kind": ("Ủy ban nhân dân xã Ea Thử", "Ủy ban nhân dân xã"),
    "the kind of unit after the body": ("Hội Nông dân huyện", "Hội Nông dân"),
    "a unit's name alone": ("Sở Tài chính Hà Nội", "Sở Tài chính"),
    "other case": ("Sở tài chính", "Sở Tài chính"),
    "another committee": ("Ban Chỉ đạo Nuôi cừu", None),
    "another body that begins alike": ("Phòng Kinh tế Hạ tầng Số", None),
    "nothing alike": ("Tổ Cờ vua", None),
}


@pytest.mark.parametrize("case", PLACED)
def test_a_place_after_the_name_makes_no_other_body(store: Store, case: str) -> None:
    name, body = PLACED[case]
    named(store, name, None, "2024-05-05")
    found = store.query("SELECT DISTINCT b.name FROM agency_bodies l JOIN bodies b ON b.id = l.body_id")
    assert [row["name"] for row in found] == ([body] if body else [])


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    """A database whose knowledge is of an older pack, and which names one body."""
    with open_db(tmp_path / "old.db") as store:
        named(store, "Bộ Kế hoạch và Đầu tư", "trung_uong", "2026-01-01")
        store.query("UPDATE packs SET version = '0.0.1' WHERE id = 'vn-core'")
        store.query("UPDATE bodies SET successor = 'Bộ Sai'")
        store.query("UPDATE ended_bodies SET successor = 'Bộ Sai'")
    with open_db(tmp_path / "old.db", write=False) as store:
        assert [r["successor"] for r in store.query("SELECT * FROM obsolete_bodies")] == ["Bộ Sai"]
    with open_db(tmp_path / "old.db") as store:
        yield store


def test_a_newer_pack_is_taken_in_on_opening(old: Store) -> None:
    assert [r["successor"] for r in old.query("SELECT * FROM obsolete_bodies")] == ["Bộ Tài chính"]
    versions = {str(r["id"]): r["version"] for r in old.query("SELECT id, version FROM packs")}
    assert versions == rulebook().versions
    assert old.query("PRAGMA foreign_key_check") == []


def test_known_packs_are_not_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowing, "learn", lambda *_: pytest.fail("the packs were read again"))
    with open_db(store.path):
        pass


def test_packs_of_ones_own_are_joined_to_what_is_here(store: Store, tmp_path: Path) -> None:
    plan = named(store, "Phòng Thử nghiệm", "huyen", "2026-01-01")
    assert over_time(store, plan) == [(None, None, None)]
    store.know(pack(tmp_path / "own", "1.0.0"))
    assert over_time(store, plan) == [(0, "2025-06-30", "Phòng A"), (0, "2025-06-30", "Phòng B")]
    store.know(pack(tmp_path / "older", "0.9.0", "Phòng C"))
    assert len(over_time(store, plan)) == 2, "an older pack changes nothing"


def test_merged_in_either_order_the_newer_pack_stays(tmp_path: Path) -> None:
    books = {"n": pack(tmp_path / "1", "1.0.0", "Phòng A"), "s": pack(tmp_path / "2", "2.0.0", "Phòng B")}
    for name, book in books.items():
        for copy in ("", "2"):
            with open_db(tmp_path / f"{name}{copy}.db") as store:
                store.know(book)
                named(store, "Phòng Thử nghiệm", "huyen", "2026-01-01")
    for into, other in (("n", "s2"), ("s", "n2")):
        with open_db(tmp_path / f"{into}.db") as store:
            merge(store, tmp_path / f"{other}.db")
            assert [r["successor"] for r in store.query("SELECT * FROM obsolete_bodies")] == ["Phòng B"]
