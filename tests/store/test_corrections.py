"""What a person corrected is never lost and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_factory import TEXT, Maker, small

from kehoach.errors import NoSuchRecord, StoreError
from kehoach.store import Correction, Store, changed_plan, changing
from kehoach.store.columns import dumps
from kehoach.store.corrections import section_path
from kehoach.store.ids import text_hash


def amount_id(store: Store, quote: str) -> str:
    [row] = store.query("SELECT id FROM amounts WHERE text = ?", (quote,))
    return str(row["id"])


def changed_amount(store: Store, quote: str = "9.000 triệu đồng", new: object = "1") -> Correction:
    blank = store.blank_correction(amount_id(store, quote))
    return replace(changing(blank, "value", new), who="Lan", at="2025-01-01T00:00:00Z")


def values(store: Store, plan: str) -> list[str | None]:
    return [a.value for a in store.load(plan).amounts]


def reviewed(store: Store) -> list[object]:
    return [r["why"] for r in store.query("SELECT why FROM facts_to_review")]


def test_a_changed_value_survives_reimport(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    before = amount_id(store, "9.000 triệu đồng")
    store.correct(changed_amount(store))
    assert values(store, plan) == ["9558000000", "1", "558000000"]
    [row] = store.query("SELECT id, state, value_dong FROM amounts WHERE state = 'corrected'")
    assert (row["id"], row["value_dong"]) == (before, 1)
    # New rules read the plan again and still get it wrong; another fact is gone.
    fewer = small().record().model_copy(update={"citations": ()})
    store.save(fewer, TEXT)
    assert values(store, plan) == ["9558000000", "1", "558000000"]
    assert values(store, plan) != [a.value for a in store.as_read(plan).amounts]


def test_a_rejected_fact_stays_away(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    blank = store.blank_correction(amount_id(store, "558 triệu đồng"))
    store.correct(replace(blank, who="Lan", at="2025-01-01"))
    assert values(store, plan) == ["9558000000", "9000000000"]
    store.save(small().record().model_copy(update={"citations": ()}), TEXT)
    assert values(store, plan) == ["9558000000", "9000000000"]


def test_rejecting_a_section_hands_its_facts_to_its_parent(store: Store) -> None:
    made = small()
    child = made.add("sections", "Tổng vốn", level=2, parent="se2", body_end=400)
    made.facts["amounts"] = [a.model_copy(update={"section": child}) for a in made.facts["amounts"]]
    plan = store.save(made.record(), TEXT)
    [row] = store.query("SELECT id FROM sections WHERE text = 'Tổng vốn'")
    store.correct(replace(store.blank_correction(str(row["id"])), who="Lan", at="2025"))
    assert {a.section for a in store.load(plan).amounts} == {"se2"}


def test_an_added_fact_is_kept_unless_the_rules_learn_it(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    start = TEXT.index("năm 2024.")
    added = Correction(
        text_hash(TEXT), "deadlines", "added", "Lan", "2025", quote="năm 2024", start=start,
        new=dumps({"kind": "during", "date_start": "2024-01-01", "date_end": "2024-12-31"}),
    )  # fmt: skip
    store.correct(added)
    found = store.load(plan).deadlines
    assert [d.text for d in found] == ["năm 2024", "trước ngày 25/02/2024"]
    assert (found[0].section, found[0].rule) == ("se1", "correction")
    learned = small()
    learned.add("deadlines", "năm 2024", start, kind="during", date_start="2024-01-01",
                date_end="2024-12-31")  # fmt: skip
    store.save(learned.record(), TEXT)
    assert [d.rule for d in store.load(plan).deadlines].count("correction") == 0


def test_metadata_can_be_corrected(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    blank = changed_plan(TEXT, store.load(plan).plan, "number", "41/KH-UBND")
    store.correct(replace(blank, who="Lan", at="2025"))
    assert store.load(plan).plan.number == "41/KH-UBND"
    assert store.plan_ids() == [plan]


def test_on_a_changed_text_the_quote_decides(store: Store) -> None:
    store.save(small().record(), TEXT)
    store.correct(changed_amount(store))
    newer = "Dự thảo lần 2\n" + TEXT
    plan = store.save(small(newer).record(), newer)
    assert values(store, plan)[1] == "1"
    assert reviewed(store) == []


DOUBLED = TEXT + "IV. PHỤ LỤC\n- Ngân sách trung ương: 9.000 triệu đồng;\n"


def doubled() -> Maker:
    made = small(DOUBLED)
    made.facts["sections"][2] = made.facts["sections"][2].model_copy(
        update={"body_end": DOUBLED.index("IV.")}
    )
    last = made.add("sections", "IV. PHỤ LỤC", label="IV")
    made.add("amounts", "9.000 triệu đồng", DOUBLED.index("IV."), value="9000000000", section=last)
    return made


def test_a_quote_that_stands_twice_is_told_by_its_headings(store: Store) -> None:
    store.save(small().record(), TEXT)
    store.correct(changed_amount(store))
    plan = store.save(doubled().record(), DOUBLED)
    assert values(store, plan) == ["9558000000", "1", "558000000", "9000000000"]


UNANCHORED = {
    "quote-not-found": TEXT.replace("9.000", "8.999"),
    "section-not-found": DOUBLED.replace("II. NGUỒN VỐN", "II. NGUỒN LỰC"),
    "fact-not-found": TEXT + "Bản khác.",
}


@pytest.mark.parametrize("reason", UNANCHORED)
def test_one_that_no_longer_anchors_is_to_be_reviewed(store: Store, reason: str) -> None:
    store.save(small().record(), TEXT)
    store.correct(changed_amount(store))
    text = UNANCHORED[reason]
    made = Maker(text, number="1/KH")
    if reason == "section-not-found":
        money = made.add("sections", "II. NGUỒN LỰC", label="II", body_end=text.index("III."))
        made.add("amounts", "9.000 triệu đồng", value="9000000000", section=money)
    plan = store.save(made.record(), text)
    assert reviewed(store) == [f"correction: {reason}"]
    assert "1" not in values(store, plan)
    # The old text comes back, and so does the correction.
    plan = store.save(small().record(), TEXT)
    assert "1" in values(store, plan) and reviewed(store) == []


def test_a_correction_outlives_its_plan(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    store.correct(changed_amount(store))
    store.delete(plan)
    assert reviewed(store) == ["correction: plan-not-here"]
    assert store.query("PRAGMA foreign_key_check") == []
    store.save(small().record(), TEXT)
    assert "1" in values(store, plan)


def test_the_last_word_wins(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    first = changed_amount(store, new="1")
    later = replace(changed_amount(store, new="2"), at="2026-01-01")
    store.correct(later)
    store.correct(first)
    assert values(store, plan)[1] == "2"


def test_nonsense_is_refused_when_it_is_made(store: Store) -> None:
    store.save(small().record(), TEXT)
    blank = store.blank_correction(amount_id(store, "9.000 triệu đồng"))
    with pytest.raises(StoreError, match="chín tỷ"):
        changing(blank, "value", "chín tỷ")
    with pytest.raises(StoreError, match="component"):
        changing(blank, "valeu", "1")
    with pytest.raises(NoSuchRecord, match="nobody"):
        store.blank_correction("nobody")


def test_corrections_are_only_ever_added(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    fixed = changed_amount(store)
    assert store.correct(fixed) == store.correct(fixed)
    assert store.corrections(plan) == store.corrections() == [fixed]


def test_section_path_reads_from_the_top() -> None:
    made = small()
    child = made.add("sections", "Tổng vốn", level=2, parent="se2", label="1", body_end=400)
    assert section_path(made.record(), child) == '["II. II. NGUỒN VỐN","1. Tổng vốn"]'


def test_a_new_value_at_rejected_words_is_to_be_reviewed(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    blank = store.blank_correction(amount_id(store, "558 triệu đồng"))
    store.correct(replace(blank, who="Lan", at="2025"))
    made = small().record()
    other = [a.model_copy(update={"value": "55"}) if a.value == "558000000" else a
             for a in made.amounts]  # fmt: skip
    store.save(made.model_copy(update={"amounts": tuple(other)}), TEXT)
    assert values(store, plan)[-1] == "55"
    assert reviewed(store) == ["correction: value-changed"]
