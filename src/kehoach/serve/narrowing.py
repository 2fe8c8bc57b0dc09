"""Filters of Datasette's pages that no index answers, told a second time where few rows are to be read.

*The issuer contains …* over millions of facts reads them all until enough are found, which of a rare word
there are not. The same condition on ``coverage``, one narrow row per plan, says in milliseconds which plans
are meant, and their facts have an index. It follows from the filter, so no answer changes.
"""

from __future__ import annotations

import re
from functools import cache

from datasette.filters import FilterArguments, Filters

from kehoach.store.coverage import FILTERS
from kehoach.store.statements import views

_TAKEN = re.compile(r"\bp\.(\w+)(?=[,\s])")
_PLACE = re.compile(r":p(\d+)\b")


@cache
def of_plans(view: str) -> frozenset[str]:
    """The columns of a view that say what ``coverage`` says of the row's plan."""
    statement = views()[view][1] if view in views() else ""
    chosen, joined, _ = statement.partition("JOIN coverage p ON p.plan_id = ")
    listed = chosen.partition("SELECT")[2].partition("\nFROM")[0] if "\nFROM" in chosen else ""
    return frozenset(_TAKEN.findall(f"{listed} ")) & frozenset(FILTERS) if joined else frozenset()


def implied(view: str, asked: list[tuple[str, str]]) -> FilterArguments:
    """What the filters of an address say of the plan, as a condition on ``plan_id``."""
    filters = [(key, value) for key, value in asked if "__" in key and key.rsplit("__", 1)[0] in of_plans(view)]
    clauses, params = Filters(filters).build_where_clauses("coverage")
    if not clauses:
        return FilterArguments([])
    named = " and ".join(_PLACE.sub(r":plan\1", clause) for clause in clauses)
    values = {f"plan{name.removeprefix('p')}": value for name, value in params.items()}
    # Without a human description: the page says the filter itself.
    return FilterArguments([f"plan_id in (select plan_id from coverage where {named})"], params=values)
