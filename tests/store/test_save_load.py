"""Saving and loading: the same record back, nothing written twice, nothing left behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_factory import TEXT, small

from kehoach.errors import InternalError, NoSuchRecord
from kehoach.records import Amount, Deadline, Record, Target
from kehoach.store import Store, open_db
from kehoach.store.schema import tables


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the run tables."""
    found = {}
    for table in tables():
        if table.name not in {"files", "imports"}:
            columns = [c.name for c in table.columns]
            sql = ", ".join(f'"{c}"' for c in columns)
            found[table.name] = sorted(
                store.connection.execute(f'SELECT {sql} FROM "{table.name}"').fetchall(), key=repr
            )
    return found


def test_load_gives_the_record_back(store: Store) -> None:
    record = small().record()
    plan = store.save(record, TEXT)
    assert store.load(plan) == record
    assert store.as_read(plan) == record
    assert store.text(plan) == TEXT
    assert store.query("PRAGMA foreign_key_check") == []


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
numbers = st.from_regex(r"-?[0-9]{1,25}(\.[0-9]{1,6})?", fullmatch=True)
maybe = st.none()
place = {"text": words, "start": st.integers(0, 50), "end": st.integers(50, 99)}
common = place | {"page": maybe | st.integers(1, 9), "derived": st.booleans(),
                  "section": maybe | st.just("s1"),
                  "confidence": st.floats(0, 1, allow_nan=False), "rule": words,
                  "boxes": maybe | st.lists(st.tuples(*[st.floats(0, 900)] * 4), max_size=2)
                  .map(tuple)}  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records with odd values: huge numbers, empty words, missing fields."""
    made = small()
    amounts = draw(st.lists(st.fixed_dictionaries(common | {
        "value": maybe | numbers, "value_min": maybe | numbers, "currency": words,
        "per": maybe | words, "is_total": st.booleans(), "year": maybe | st.integers(0, 9999),
    }), max_size=3))  # fmt: skip
    targets = draw(st.lists(st.fixed_dictionaries(common | {
        "indicator": maybe | words, "op": st.sampled_from(["=", ">=", "range"]),
        "value": maybe | numbers, "of": maybe | numbers, "place": maybe | words,
    }), max_size=3))  # fmt: skip
    deadlines = draw(st.lists(st.fixed_dictionaries(common | {
        "kind": st.sampled_from(["by", "recurring"]), "agency": maybe | words,
        "date_end": maybe | st.dates().map(str),
    }), max_size=3))  # fmt: skip
    base = made.record().model_copy(update={"sections": (), "targets": ()})
    heading = made.record().sections[0].model_copy(update={"id": "s1"})
    return Record(
        source=base.source,
        producer=base.producer,
        plan=base.plan,
        sections=(heading,),
        amounts=tuple(Amount(id=f"a{i}", **v) for i, v in enumerate(amounts)),
        targets=tuple(Target(id=f"t{i}", **v) for i, v in enumerate(targets)),
        deadlines=tuple(Deadline(id=f"d{i}", **v) for i, v in enumerate(deadlines)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_any_record_comes_back(record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder, open_db(Path(folder) / "p.db") as store:
        assert store.load(store.save(record, TEXT)) == record
        assert store.query("PRAGMA foreign_key_check") == []


def test_saving_the_same_record_again_writes_nothing(store: Store) -> None:
    record = small().record()
    store.save(record, TEXT)
    before = rows(store)
    refuse = "BEFORE INSERT ON amounts BEGIN SELECT raise(ABORT, 'x'); END"
    store.query(f"CREATE TEMP TRIGGER t {refuse}")
    store.save(record, TEXT)
    assert rows(store) == before


def test_a_new_reading_of_the_same_text_replaces_the_rows(store: Store) -> None:
    made = small()
    plan = store.save(made.record(), TEXT)
    store.save(made.record().model_copy(update={"amounts": ()}), TEXT)
    assert store.load(plan).amounts == ()
    assert store.plan_ids() == [plan]


def test_a_changed_file_replaces_its_old_plan(store: Store) -> None:
    store.save(small().record(), TEXT)
    changed = TEXT.replace("0,5% ở", "0,5%  ở")
    plan = store.save(small(changed).record(), changed)
    assert store.plan_ids() == [plan]
    assert len(store.query("SELECT * FROM plan_files")) == 1
    assert len(store.query("SELECT * FROM predecessors")) == 1


def test_a_plan_held_by_two_files_outlives_the_change_of_one(store: Store) -> None:
    first = store.save(small(path="a.txt").record(), TEXT)
    store.add_file(first, small(path="b.txt").record().source)
    changed = TEXT.replace("bền vững", "bền  vững")
    second = store.save(small(changed, "a.txt").record(), changed)
    assert store.plan_ids() == sorted([first, second])
    assert store.load(first).source.path == "b.txt"


def test_facts_keep_their_ids_when_others_come_and_go(store: Store) -> None:
    made = small()
    store.save(made.record(), TEXT)
    before = {r["id"] for r in store.query("SELECT id FROM amounts")}
    fewer = made.record().amounts[1:]
    renamed = tuple(a.model_copy(update={"id": f"x{i}"}) for i, a in enumerate(fewer))
    store.save(made.record().model_copy(update={"amounts": renamed}), TEXT)
    after = {r["id"] for r in store.query("SELECT id FROM amounts")}
    assert after < before and len(after) == 2


def test_twins_at_one_place_are_two_facts(store: Store) -> None:
    made = small()
    made.add("amounts", "9.558 triệu đồng", value="9558000000")
    plan = store.save(made.record(), TEXT)
    assert len(store.load(plan).amounts) == 4


def test_delete_leaves_no_row(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    store.delete(plan)
    assert {name for name, found in rows(store).items() if found} == {"packs", "bodies"}
    assert store.query("SELECT * FROM search") == []
    with pytest.raises(NoSuchRecord, match=plan):
        store.load(plan)


def test_bodies_are_shared_and_go_with_the_last_plan(store: Store) -> None:
    first = store.save(small(path="a.txt").record(), TEXT)
    other = TEXT.replace("0,5% ở", "0,5%  ở")
    second = store.save(small(other, "b.txt").record(), other)
    assert len(store.query("SELECT * FROM agencies")) == 2
    store.delete(first)
    assert len(store.query("SELECT * FROM agencies")) == 2
    store.delete(second)
    assert store.query("SELECT * FROM agencies") == []


def test_forget_leaves_no_word_in_the_file(tmp_path: Path) -> None:
    text = TEXT.replace("báo cáo trước", "gồm xylophonbích trước")
    path = tmp_path / "plans.db"
    with open_db(path) as store:
        kept = store.save(small(path="b.txt").record(), TEXT)
        plan = store.save(small(text).record(), text)
        store.forget(plan)
        assert store.plan_ids() == [kept]
    data = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"xylophonb" not in data and "chủ trì".encode() in data


def test_money_is_exact(store: Store) -> None:
    made = small()
    values = {"9223372036854775807": 9223372036854775807, "9223372036854775808": None,
              "0.5": None, "1.00": 1, "0": 0}  # fmt: skip
    for value in values:
        made.add("amounts", "558", value=value, per="probe")
    made.add("amounts", "558", value="5", currency="USD", per="probe")
    store.save(made.record(), TEXT)
    sql = "SELECT value, value_dong FROM amounts WHERE per = 'probe'"
    found = {r["value"]: r["value_dong"] for r in store.query(sql)}
    assert found == values | {"5": None}


def test_state_says_how_a_value_came(store: Store) -> None:
    store.save(small().record(), TEXT)
    sql = "SELECT state FROM targets ORDER BY position"
    assert [r["state"] for r in store.query(sql)] == ["derived", "read"]


def test_a_reference_to_nothing_is_our_bug(store: Store) -> None:
    made = small()
    made.add("amounts", "558", section="s99")
    with pytest.raises(InternalError, match="s99"):
        store.save(made.record(), TEXT)
    assert store.plan_ids() == []


def test_every_reference_is_indexed(store: Store) -> None:
    for table in tables():
        indexed = {
            store.query(f'PRAGMA index_info("{index["name"]}")')[0]["name"]
            for index in store.query(f'PRAGMA index_list("{table.name}")')
        }
        for key in store.query(f'PRAGMA foreign_key_list("{table.name}")'):
            assert key["from"] in indexed, (table.name, key["from"])
