"""Search finds with and without accents, exact accents first."""

from __future__ import annotations

import pytest
from plan_factory import TEXT, small

from kehoach.store import Store


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
