"""Search finds with and without accents, exact accents first."""

from __future__ import annotations

import pytest
from plan_factory import TEXT, small

from kehoach.errors import NoSuchRecord
from kehoach.store import Store
from kehoach.store.functions import fold


@pytest.mark.parametrize(
    "query",
    ["giam ngheo", "Giảm nghèo", "GIẢM NGHÈO", "giảm ngheo", "gia\u0309m nghe\u0300o"],
    ids=["folded", "accents", "capitals", "half-accents", "decomposed"],
)
def test_accents_do_not_matter_for_finding(store: Store, query: str) -> None:
    store.save(small().record(), TEXT)
    assert any(hit.kind == "plans" for hit in store.search(query))


@pytest.mark.parametrize("query", ["Đắk Lắk", "dak lak", "đăk lăk", "DAK LAK"])
def test_d_with_stroke_is_d(store: Store, query: str) -> None:
    store.save(small().record(), TEXT)
    assert any(hit.kind == "sections" for hit in store.search(query))


def test_exact_accents_come_first(store: Store) -> None:
    made = small("má má má\nmà\nma\n" + TEXT)
    for word in ("má má má", "mà", "ma"):
        made.add("targets", word, indicator=word)
    store.save(made.record(), made.text)
    for word in ("mà", "ma", "má"):
        hits = store.search(word, kind="targets")
        assert len(hits) == 3 and hits[0].exact and not hits[-1].exact
        assert word in hits[0].snippet.replace("[", "").replace("]", "")


def test_all_words_must_be_there_and_quotes_make_a_phrase(store: Store) -> None:
    store.save(small().record(), TEXT)
    assert store.search("nghèo xylophon") == []
    assert store.search("vững bền")
    assert store.search('"vững bền"') == []
    assert store.search('"bền vững"')


@pytest.mark.parametrize("query", ["", "  ", '"', "AND", "a* OR", "(", "9/QĐ", "NEAR(", "{x}:"])
def test_no_query_breaks_it(store: Store, query: str) -> None:
    store.save(small().record(), TEXT)
    store.search(query)


def test_document_numbers_are_found(store: Store) -> None:
    store.save(small().record(), TEXT)
    assert store.search("90/qd-ttg", kind="citations")


def test_the_index_follows_saves_and_deletes(store: Store) -> None:
    plan = store.save(small().record(), TEXT)
    changed = TEXT.replace("Phấn đấu", "Quyết tâm")
    plan = store.save(small(changed).record(), changed)
    assert store.search("phấn đấu") == [] and store.search("quyết tâm")
    store.delete(plan)
    assert store.search("quyết tâm") == []
    assert store.query("SELECT count(*) AS n FROM search")[0]["n"] == 0


def test_a_section_is_found_by_its_own_text_not_its_childs(store: Store) -> None:
    made = small()
    made.add("sections", "Tổng vốn", title="Tổng vốn", level=2, parent="se2",
             body_end=TEXT.index("III. TỔ"))  # fmt: skip
    store.save(made.record(), TEXT)
    hits = store.search("ngân sách địa phương", kind="sections")
    assert len(hits) == 1


def test_a_query_that_finds_a_great_deal_is_not_weighed_hit_by_hit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same items, those with exact accents first, then titles and short ones."""
    store.save(small().record(), TEXT)
    query = "giảm nghèo"
    weighed = store.search(query, limit=50)
    monkeypatch.setattr("kehoach.store.search.WEIGHED", 0)
    found = store.search(query, limit=50)
    assert len(weighed) > 1
    assert {hit.id for hit in found} <= {hit.id for hit in weighed} and found
    assert [hit.exact for hit in found] == sorted((hit.exact for hit in found), reverse=True)
    monkeypatch.setattr("kehoach.store.search.WEIGHED", 1000)
    assert [hit.id for hit in store.search(query, limit=50)] == [hit.id for hit in weighed]


def test_the_index_keeps_no_words_and_gives_them_again(store: Store) -> None:
    """Its columns come from the plan's text; the index agrees with them word for word."""
    plan = store.save(small().record(), TEXT)
    rows = store.query("SELECT i.kind, i.item_id, i.length, s.words, s.folded FROM search s "
                       "JOIN search_items i ON i.id = s.rowid")  # fmt: skip
    assert len(rows) == store.query("SELECT count(*) AS n FROM search_items WHERE plan_id = ?", (plan,))[0]["n"]
    for row in rows:
        assert row["length"] == len(str(row["words"])) > 0 and row["folded"] == fold(row["words"])
    stated = {str(r["id"]): str(r["text"]) for r in store.query("SELECT id, text FROM targets")}
    found = {str(r["item_id"]): str(r["words"]).split("\n")[0] for r in rows if r["kind"] == "targets"}
    assert found == stated and stated
    store.query("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def test_words_of_a_plan_that_changed_in_a_batch_are_found_once(store: Store) -> None:
    """Plans of one batch reach the index together; one that failed leaves none."""
    store.unindexed.found = {}
    store.query("BEGIN IMMEDIATE")
    with store.one_of_many():
        first = store.save(small().record(), TEXT)
    with store.one_of_many():
        store.delete(first)
        changed = TEXT.replace("Phấn đấu", "Quyết tâm")
        store.save(small(changed).record(), changed)
    with pytest.raises(NoSuchRecord), store.one_of_many():
        other = TEXT.replace("Phấn đấu", "Xylophon")
        store.save(small(other).record(), other)
        store.delete("p0")
    store.unindexed.write(store.connection)
    store.query("COMMIT")
    assert store.search("phấn đấu") == store.search("xylophon") == []
    assert store.search("quyết tâm")
    store.query("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
