"""A table's page ends in bounded time, and says so where it has not looked at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from web_site import Site

NUMBERS = """CREATE VIEW numbers AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 600000)
SELECT i, 'số ' || i AS words FROM n"""
PART = "trang dừng lại khi chưa xem hết"


@pytest.fixture
def large(own: Callable[..., Any]) -> Site:
    """A site with a view that takes far longer than a page may."""
    site: Site = own("giam-ngheo-xa-2024")
    with sqlite3.connect(site.datasette.get_database("own").path) as connection:
        connection.execute(NUMBERS)
    site.datasette.sql_time_limit_ms = site.datasette._settings["sql_time_limit_ms"] = 600_000
    return site


def page(site: Site, path: str) -> str:
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    return unescape(str(answer.text))


def test_rows_found_in_time_are_shown_with_a_notice(large: Site) -> None:
    html = page(large, "/own/numbers?words__contains=số+7&i__lt=10")
    assert "số 7</td>" in html and PART in html
    assert "0 records" not in html and "1 row" not in html


def test_nothing_found_in_time_is_not_told_as_nothing(large: Site) -> None:
    html = page(large, "/own/numbers?words__contains=zqzq")
    assert PART in html and "Chưa tìm thấy hàng nào trong phần đã xem" in html and "0 records" not in html
    assert "rows found by then" in page(large, "/own/numbers?words__contains=zqzq&_lang=en")


def test_an_order_that_takes_long_is_told(large: Site) -> None:
    assert PART in page(large, "/own/numbers?_sort_desc=words")


def test_the_notice_leads_to_the_whole_and_to_the_search(large: Site) -> None:
    html = page(large, "/own/numbers?words__contains=%25zq+zq&i__gt=5&_sort=i")
    found = dict(re.findall(r'<li><a href="([^"]*)" rel="nofollow">([^<]*)<', html))
    [whole, search] = found
    assert search == "/-/kehoach/search?q=zq+zq" and found[search] == "Tìm những từ này: zq zq"
    answer = large.get(whole)
    assert answer.status_code == 200 and PART not in unescape(answer.text) and "0 records" in answer.text
    assert "_sort=i" in whole and "i__gt=5" in whole


@pytest.mark.parametrize("value", ['"><script>alert(1)</script>', "'; DROP TABLE plans --", "%", "_", "\x00", "{{ 1 }}"])
def test_what_is_looked_for_is_escaped(large: Site, value: str) -> None:
    answer = large.ask("GET", "/own/numbers", params={"words__contains": f"zq{value}"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text and PART in unescape(answer.text)


def test_data_is_whole_or_fails(large: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(large.get("/own/numbers.json?words__contains=số+59999&_shape=array").json()) == 11
    large.datasette._settings["sql_time_limit_ms"] = 50
    large.datasette.sql_time_limit_ms = 50
    assert large.get("/own/numbers.json?words__contains=số+99999&_shape=array").status_code == 400


def test_what_an_index_answers_is_told_as_before(site: Site) -> None:
    html = page(site, "/plans/targets_by_indicator?year=2024")
    assert PART not in html and "where year = 2024" in html
    assert "0 records" in page(site, "/plans/targets_by_indicator?year=1")


def test_a_question_of_ones_own_has_the_bound_of_datasette(large: Site, ids: dict[str, str]) -> None:
    html = page(large, "/own?sql=select+max(i)+from+numbers")
    assert "600000" in html and PART not in html


def test_a_page_that_fails_leaves_the_next_one_alone(large: Site) -> None:
    assert large.get("/own/numbers?_size=-1").status_code == 400
    assert large.get("/own/numbers?_sort=nothing").status_code >= 400
    assert "600000" in page(large, "/own?sql=select+max(i)+from+numbers")


def test_plain_datasette_is_bounded_alike(large: Site) -> None:
    from datasette.app import Datasette

    path = Path(large.datasette.get_database("own").path)
    plain = Site.__new__(Site)
    plain.datasette = Datasette([str(path)])
    html = page(plain, "/own/numbers?words__contains=zqzq")
    assert PART in html and "zero-results" in html
