"""SQL functions, on our connections and through the sqlite-utils plugin."""

from __future__ import annotations

import sqlite3

import pytest
import sqlite_utils
from sqlite_utils.plugins import get_plugins

from kehoach.store import Store

CASES = [
    ("fold('Đắk Lắk – ỦY BAN')", "dak lak - uy ban"),
    ("fold('e\u0302\u0306 đê')", "e de"),
    ("fold(NULL)", None),
    ("vnd(10966934500)", "10.966.934.500 đồng"),
    ("vnd('1234.5')", "1.234,5 đồng"),
    ("vnd(-1000)", "-1.000 đồng"),
    ("vnd(0)", "0 đồng"),
    ("vnd(NULL)", None),
    ("vnd('nhiều')", None),
    ("vnd('Infinity')", None),
    ("quarter('2024-05-31')", "2024-Q2"),
    ("quarter('2024-12')", "2024-Q4"),
    ("quarter('31/5')", None),
    ("quarter('2024-13-01')", None),
    ("quarter(NULL)", None),
    ("unit('643', '2024-03-22')", "thành phố Buôn Ma Thuột"),
    ("unit('643', '2025-07-01')", None),
    ("unit('66', '2024-03-22')", "tỉnh Đắk Lắk"),
    ("unit('000', NULL)", None),
    ("unit(NULL, '2024-03-22')", None),
    ("unit_successors('02', '2025-06-30')", '["08"]'),
    ("unit_successors('08', '2025-07-01')", "[]"),
    ("unit_successors('02', '2025-07-01')", None),
]


@pytest.mark.parametrize(("sql", "value"), CASES, ids=[sql for sql, _ in CASES])
def test_function(store: Store, sql: str, value: str | None) -> None:
    assert store.query(f"SELECT {sql} AS v") == [{"v": value}]


def test_sqlite_utils_gets_them_from_the_plugin() -> None:
    assert any(p["name"] == "kehoach" for p in get_plugins()), "the entry point is missing"
    db = sqlite_utils.Database(sqlite3.connect(":memory:"))
    row = next(db.query("select vnd(1500) as v, fold('Đ') as f"))
    assert row == {"v": "1.500 đồng", "f": "d"}
