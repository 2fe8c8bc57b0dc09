"""Every page of ``kehoach serve`` holds what it is for, in both languages, and says what to do when empty."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kehoach.folding import fold
from kehoach.messages.comparison import KINDS
from kehoach.messages.report import BODY_KINDS
from kehoach.messages.web import EMPTY_ARCHIVE, NAV, NOTHING_FITS, NOTHING_HERE, SEARCH_BROAD, SEARCH_FIRST, SEARCH_NONE
from kehoach.render.values import spoken
from kehoach.store import open_db
from kehoach.store import search as store_search

P = "/-/kehoach"


class Links(HTMLParser):
    """Collects ids, links inside the page, and whether every element that opens closes."""

    VOID = frozenset({"meta", "input", "br", "link", "img", "rect"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.inside: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if (given.get("href") or "").startswith("#"):
            self.inside.append((given["href"] or "")[1:])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        while self.open and self.open[-1] != tag and self.open[-1] in {"p", "li", "option"}:
            self.open.pop()
        assert self.open.pop() == tag


PAGES = [
    "/", P, f"{P}?level=xa&year=2024&issuer=dong", f"{P}/search", f"{P}/search?q=giam+ngheo", f"{P}/search?q=zzzz",
    f"{P}/compare", f"{P}/compare?all=1", f"{P}/diff", f"{P}/bodies", f"{P}/bodies?q=y+te", f"{P}/review", f"{P}/check",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_is_whole_and_speaks_the_language(site: Any, path: str, lang: str) -> None:
    answer = site.get(path, cookies={"kehoach_lang": lang})
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert NAV["compare"].in_language(lang) in answer.text
    page = Links(answer.text)
    assert len(page.ids) == len(set(page.ids))
    assert "main" in page.ids and page.inside[0] == "main", "the skip link comes first"


def test_the_language_is_kept_once_chosen(site: Any) -> None:
    answer = site.get(f"{P}?_lang=en")
    assert '<html lang="en">' in answer.text
    assert "kehoach_lang=en" in answer.headers["set-cookie"]


def test_the_overview_counts_and_filters(site: Any, ids: dict[str, str]) -> None:
    everything = site.get("/").text
    assert all(plan in everything for plan in ids.values())
    assert "5 kế hoạch" in everything
    communes = site.get("/?level=xa&programme=giam-ngheo&year=2024").text
    assert ids["giam-ngheo-xa-2024"] in communes and ids["dtts-mn-huyen-2022"] not in communes
    assert '<option value="giam-ngheo" selected>giảm nghèo (' in communes, "people see words, addresses codes"
    assert "1 trong 5 kế hoạch" in communes
    assert ids["giam-ngheo-xa-2024"] in site.get("/?issuer=dong+thuan").text, "without accents"
    assert NOTHING_FITS() in site.get("/?issuer=khong+co").text


def test_an_empty_archive_says_what_to_do(own: Callable[..., Any]) -> None:
    page = own().get("/").text
    assert EMPTY_ARCHIVE() in page and "kehoach import" in page


def test_every_fact_of_a_plan_leads_to_its_words(site: Any, ids: dict[str, str]) -> None:
    answer = site.get(f"{P}/plan/{ids['giam-ngheo-xa-2024']}")
    page = Links(answer.text)
    facts = [name for name in page.inside if name.startswith("f-")]
    assert len(facts) > 60
    assert set(facts) <= set(page.ids)
    marked = set(" ".join(re.findall(r'data-facts="([^"]*)"', answer.text)).split())
    assert set(facts) <= marked


def test_the_text_on_the_page_is_the_plan_letter_for_letter(site: Any, ids: dict[str, str]) -> None:
    from html import unescape

    from kehoach.store import open_db

    plan = ids["giam-ngheo-xa-2024"]
    html = site.get(f"{P}/plan/{plan}").text
    (shown,) = re.findall(r'<div class="text" id="text">(.*?)</div>', html, re.DOTALL)
    with open_db(site.datasette.databases["plans"].path, write=False) as store:
        assert unescape(re.sub(r"<[^>]*>", "", shown)) == store.text(plan)


def test_an_unknown_plan_is_not_found_in_words(site: Any) -> None:
    answer = site.get(f"{P}/plan/p{'0' * 20}")
    assert answer.status_code == 404 and 'role="alert"' in answer.text


@pytest.mark.parametrize("path", ["/plan/nope", "/body/nope", "/check/nope", "/nope"])
def test_an_address_that_is_no_page_is_said_in_words(site: Any, path: str) -> None:
    answer = site.get(f"{P}{path}")
    assert answer.status_code == 404 and "Không có trang này" in answer.text


def test_an_address_that_nobody_answers_is_not_found(site: Any) -> None:
    assert site.get("/-/nobody").status_code == 404


@pytest.mark.parametrize("kind", ["funding", "targets", "assignments", "deadlines", "sections", "text", "cascade"])
def test_comparisons_link_every_source_to_its_place(site: Any, ids: dict[str, str], kind: str) -> None:
    plans = "&".join(f"plan={ids[name]}" for name in ("giam-ngheo-xa-2024", "giam-ngheo-huyen-2023"))
    answer = site.get(f"{P}/compare?kind={kind}&{plans}")
    assert answer.status_code == 200
    page = Links(answer.text)
    notes = [name for name in page.inside if re.fullmatch(r"n\d+", name)]
    assert set(notes) <= set(page.ids)
    if kind != "cascade":
        assert re.search(rf'href="{P}/plan/p[0-9a-f]{{20}}#[ft]-', answer.text)
    sheet = site.get(f"{P}/compare?kind={kind}&{plans}&format=xlsx")
    assert openpyxl.load_workbook(io.BytesIO(sheet.content)).sheetnames


def test_a_chart_holds_the_figures_of_its_table(site: Any, ids: dict[str, str]) -> None:
    import json
    from html import unescape

    plans = f"plan={ids['giam-ngheo-xa-2024']}&plan={ids['giam-ngheo-huyen-2023']}"
    html = site.get(f"{P}/compare?kind=funding&{plans}").text
    (data,) = re.findall(r'data-chart="([^"]*)"', html)
    chart = json.loads(unescape(data))
    at = chart["labels"].index("DA3.TDA1")
    assert 365.5 in [series["values"][at] for series in chart["series"]]


def test_a_difference_has_both_plans(site: Any, ids: dict[str, str]) -> None:
    old, new = ids["giam-ngheo-huyen-2023"], ids["giam-ngheo-xa-2024"]
    html = site.get(f"{P}/diff?old={old}&new={new}").text
    assert f"/plan/{old}#" in html and f"/plan/{new}#" in html
    same = site.get(f"{P}/diff?old={old}&new={old}")
    assert same.status_code == 404 and 'role="alert"' in same.text


def test_a_body_has_duties_and_a_calendar(site: Any) -> None:
    found = site.get(f"{P}/bodies?q=phong+y+te").text
    body = re.findall(rf"{P}/body/([0-9a-f]+)", found)[0]
    html = site.get(f"{P}/body/{body}").text
    assert "Phòng Y tế" in html and "chủ trì" in html
    calendar = site.get(f"{P}/body/{body}?format=ics")
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(f"{P}/body/{body}?format=xlsx").content))
    assert sheet.sheetnames
    assert site.get(f"{P}/body/{'0' * 20}").status_code == 404


def test_search_goes_with_and_without_accents_and_leads_to_the_words(site: Any) -> None:
    bare, exact = site.get(f"{P}/search?q=giam+ngheo").text, site.get(f"{P}/search?q=gi%E1%BA%A3m+ngh%C3%A8o").text
    assert "<mark>giảm nghèo</mark>" in bare.lower().replace("</mark> <mark>", " ")
    assert "đúng dấu" in exact
    links = re.findall(rf'href="({P}/plan/p[0-9a-f]{{20}}#(f-[0-9a-f]+))"', bare)
    assert links
    href, anchor = links[0]
    assert anchor in Links(site.get(href.split("#")[0]).text).ids
    assert SEARCH_NONE(query="zzzz") in site.get(f"{P}/search?q=zzzz").text


def test_datasettes_own_pages_and_our_functions_are_there(site: Any) -> None:
    assert site.get("/plans/amounts").status_code == 200
    answer = site.get("/plans.json?sql=select+fold('Đắk')+as+a,vnd(12000)+as+b,quarter('2024-05-31')+as+c&_shape=array")
    assert answer.json() == [{"a": "dak", "b": "12.000 đồng", "c": "2024-Q2"}]


def test_the_queue_of_a_large_archive_weighs_some_plans_alike(site: Any) -> None:
    from importlib import import_module

    from kehoach.store import open_db

    module = import_module("kehoach.serve.pages.review")  # the package names the page's function so
    with open_db(site.datasette.databases["plans"].path, write=False) as store:
        whole = store.query(module.QUEUE, {"type": "", "most": 1000, "skip": 0})
        some = module.queue_of_some(store, "")
        assert whole and [row["fact_id"] for row in some] == [row["fact_id"] for row in whole]
        assert sum(one["n"] for one in module._counts(store)) == len(whole)
        kind = whole[0]["type"]
        assert {row["type"] for row in module.queue_of_some(store, kind)} == {kind}
        steps = " ".join(str(r["detail"]) for r in store.query(
            f"EXPLAIN QUERY PLAN {module.OF_PLAN}", {"plan": "p", "type": ""}))  # fmt: skip
        for table in ("amounts", "targets", "sections", "assignments", "deadlines", "citations"):
            assert f"{table}_doubtful (plan_id=?)" in steps, table


def test_a_search_says_how_much_more_there_is(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = f"{P}/search?q=nam"
    hits = site.get(asked).text.count('<span class="badge">')
    searching = sys.modules["kehoach.serve.pages.searching"]
    monkeypatch.setattr(searching, "MOST", 5)
    assert SEARCH_FIRST(count=5, all=hits) in site.get(asked).text or hits == 60
    for bound, weighed, says in ((20, 10, SEARCH_BROAD(count=5, bound=20)), (2000, 10, None)):
        for module in (searching, store_search):
            monkeypatch.setattr(module, "BROAD", bound)
            monkeypatch.setattr(module, "WEIGHED", weighed)
        html = site.get(asked).text
        assert says in html if says else "đoạn ngắn trước" in html and "chỉ xét" not in html


def test_a_body_named_everywhere_has_the_same_plans_as_any_other(archive: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = sys.modules["kehoach.serve.pages.bodies"]
    with open_db(archive[0], write=False) as store:
        (most,) = store.query("SELECT agency_id FROM assignments GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
        named = [str(row["agency_id"]) for row in store.query("SELECT DISTINCT agency_id FROM plan_agencies")]
        plans = {body: bodies._newest(store, body, 3) for body in named}
        rare = bodies._tasks(store, most["agency_id"], 5)
        monkeypatch.setattr(bodies, "COMMON", 1)
        for newest in (2, 500):  # of two plans some bodies are in none
            monkeypatch.setattr(bodies, "NEWEST", newest)
            assert {body: bodies._newest(store, body, 3) for body in named} == plans
            assert bodies._tasks(store, most["agency_id"], 5) == rare


def test_bodies_are_found_by_words_of_name_and_place_without_accents(archive: Any) -> None:
    bodies = sys.modules["kehoach.serve.pages.bodies"]
    with open_db(archive[0], write=False) as store:
        names = {str(row["id"]): row for row in store.query("SELECT id, name, place FROM agencies")}
        for words in ("y te", "huyen", "zqzq"):
            found = bodies._named_like(store, words)
            told = {body for body, row in names.items() if words in fold(f"{row['name']} {row['place'] or ''}")}
            assert {row["agency_id"] for row in found} == told and bool(told) == (words != "zqzq")
            assert [row["plans"] for row in found] == sorted((row["plans"] for row in found), reverse=True)


def test_counts_over_all_plans_are_kept_whichever_connection_asks(tmp_path: Path) -> None:
    """Each connection counts the writes it met by itself: after some they differ, with nothing written since."""
    once, db, sql = sys.modules["kehoach.serve.pages.bodies"]._once, tmp_path / "a.db", "SELECT count(*) AS n FROM bodies"
    with open_db(db) as writer, open_db(db, write=False) as one, open_db(db, write=False) as other:
        asked: list[str] = []
        for store in (one, other):
            store.connection.set_trace_callback(asked.append)
        found = [once(one, sql)]
        for _ in range(3):
            writer.query("DELETE FROM bodies WHERE id = (SELECT min(id) FROM bodies)")
            found.append(once(one, sql))
        assert [row["n"] - found[-1][0]["n"] for (row,) in found] == [3, 2, 1, 0]
        asked.clear()
        assert all(once(store, sql) == found[-1] for store in (other, one, other, one))
        assert asked.count(sql) == 1, "by the connection that had not asked"


def test_an_address_without_a_page_is_told_in_the_readers_words(site: Any) -> None:
    for path in ("/nope", "/plans/nope", "/plans/plans/nope"):
        answer = site.get(path)
        assert answer.status_code == 404 and NOTHING_HERE() in answer.text and "<nav" in answer.text, path
        assert "There is no page" in site.get(f"{path}?_lang=en").text
    assert site.get("/plans/nope.json").json()["ok"] is False


def test_kinds_of_bodies_and_sections_are_said_in_words(site: Any, archive: Any) -> None:
    values = re.findall(r"<p><b>([^<]*)</b></p>", site.get("/-/kehoach/review?type=agencies").text)
    with open_db(archive[0], write=False) as store:
        record = store.load(archive[1]["giam-ngheo-xa-2024"])
    for said, words in ((values, BODY_KINDS), ([spoken(one) for one in record.agencies], BODY_KINDS),
                        ([spoken(one) for one in record.sections], KINDS)):  # fmt: skip
        parts = {part for value in said for joined in value.split(" · ") for part in joined.split(", ")}
        assert not parts & (set(words) - {"ban"})
        assert parts & {word() for word in words.values()} or said is values
