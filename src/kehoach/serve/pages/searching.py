"""Words in sections and facts of all plans, those with the same accents first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from datasette.utils.asgi import Response
from markupsafe import escape

from kehoach.records import FACT_TYPES
from kehoach.serve.desk import Desk, Markup, rows
from kehoach.store import Hit, Store
from kehoach.store.search import BROAD, WEIGHED, count

MOST = 60
KINDS = ("plans", *FACT_TYPES, "files")
PLANS = """
SELECT id, number, title, issuer, issued_on FROM plans WHERE id IN (SELECT value FROM json_each(?))"""
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Seen:
    """A hit as it is shown: where it leads, in which plan, its words with the hits marked."""

    hit: Hit
    href: str
    plan: str
    issuer: str
    snippet: Markup


def marked(snippet: str) -> Markup:
    """The brackets around hits as marks."""
    return Markup(_BRACKETS.sub(r"<mark>\1</mark>", str(escape(" ".join(snippet.split())))))  # noqa: S704


def find(store: Store, query: str, kind: str | None) -> tuple[list[Hit], dict[str, dict[str, object]], int]:
    """The hits, the plans they stand in, and how many hits there are: ``BROAD + 1`` for more than that."""
    hits = store.search(query, limit=MOST, kind=kind)
    found = len(hits) if len(hits) < MOST else count(store.connection, query, kind=kind)
    plans = rows(store, PLANS, (json.dumps([hit.plan_id for hit in hits if hit.plan_id]),))
    return hits, {str(row["id"]): dict(row) for row in plans}, found


async def searching(desk: Desk) -> Response:
    """The page."""
    query, kind = desk.asked.get("q", "")[:400], desk.asked.get("kind", "")
    kind = kind if kind in KINDS else ""
    hits, plans, found = await desk.read(lambda store: find(store, query, kind or None)) if query else ([], {}, 0)
    seen = []
    for hit in hits:
        row = plans.get(hit.plan_id or "", {})
        name = str(row.get("number") or row.get("title") or hit.plan_id or hit.file_id or "")
        anchor = None if hit.kind in {"plans", "files"} else hit.id
        row_of_file = str(desk.datasette.urls.row(desk.database.name, "files", hit.id))
        href = desk.fact(hit.plan_id, anchor) if hit.plan_id else row_of_file
        seen.append(Seen(hit, href, name, str(row.get("issuer") or ""), marked(hit.snippet)))
    return await desk.page("search", here="search", query=query, kind=kind, kinds=KINDS, seen=seen,
                           found=found, bound=BROAD, weighed=WEIGHED)  # fmt: skip
