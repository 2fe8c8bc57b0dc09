"""Annexes that came as files of their own: which plan they belong to.

A sheet that says *Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2024* belongs to the plan of that
number and date; one that says nothing, to the only plan of its folder that speaks of annexes. An
annex keeps its own row in ``plans``, where its tables and facts hang; its files' ``main_id`` names the
plan. Where several plans fit none is chosen: ``candidates`` says how many, ``facts_to_review`` shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from kehoach.store.columns import Row
from kehoach.store.functions import fold

if TYPE_CHECKING:
    from kehoach.store.store import Store

_NAMED = """
SELECT DISTINCT p.id, c.number, c.date, c.issuer_folded FROM plans p
JOIN citations c ON c.plan_id = p.id
WHERE p.number IS NULL AND p.doc_type IS NULL AND c.self = 1 AND c.number IS NOT NULL
"""
# No number, no type of document, but a table: an annex that does not say whose.
_NAMELESS = """
SELECT p.id FROM plans p WHERE p.number IS NULL AND p.doc_type IS NULL
AND EXISTS (SELECT 1 FROM tables t WHERE t.plan_id = p.id)
"""
_SPEAKS = "SELECT 1 FROM sections WHERE plan_id = ? AND kinds LIKE '%phu_luc%'"
_TEXT = "SELECT text FROM plans WHERE id = ?"
_WORDS = ("phu luc", "bieu so", "bieu kem theo", "danh muc kem theo")


@dataclass(frozen=True)
class Link:
    """Whose annex a plan's files hold: the plan, how it was found, how many plans would fit."""

    main: str | None
    by: str
    candidates: int


def relink(store: Store) -> None:
    """Find the plan of every annex anew. The result does not depend on the order files came in."""
    with store.writing():
        store.query("UPDATE plan_files SET main_id = NULL, linked_by = NULL, candidates = NULL, "
                    "role = CASE role WHEN 'annex' THEN 'main' ELSE role END "
                    "WHERE linked_by IS NOT NULL")  # fmt: skip
        for annex, link in sorted(_links(store).items()):
            store.query(
                "UPDATE plan_files SET main_id = ?, linked_by = ?, candidates = ?, "
                "role = CASE role WHEN 'main' THEN 'annex' ELSE role END WHERE plan_id = ?",
                (link.main, link.by, link.candidates, annex),
            )


def _links(store: Store) -> dict[str, Link]:
    found: dict[str, Link] = {}
    named: dict[str, list[Row]] = {}
    for row in store.query(_NAMED):
        named.setdefault(str(row["id"]), []).append(row)
    for annex, told in named.items():
        fitting = sorted({main for row in told for main in _fitting(store, annex, row)})
        found[annex] = Link(fitting[0] if len(fitting) == 1 else None, "number", len(fitting))
    speaks: dict[str, bool] = {}  # asked of every plan once, however many sheets lie beside it
    nameless = [str(row["id"]) for row in store.query(_NAMELESS) if str(row["id"]) not in found]
    for annex in nameless:
        neighbours = [p for p in _neighbours(store, annex, {*nameless, *named}) if _speaks_of_annexes(store, p, speaks)]
        if neighbours:
            found[annex] = Link(neighbours[0] if len(neighbours) == 1 else None, "folder", len(neighbours))
    return found


def _fitting(store: Store, annex: str, told: Row) -> list[str]:
    """The plans of a number, narrowed down by date, issuer and folder as long as some are left."""
    rows = store.query(
        "SELECT id, issued_on, issuer_folded FROM plans WHERE number = ? AND id <> ?", (told["number"], annex)
    )
    rows = [r for r in rows if not (r["issued_on"] and told["date"]) or r["issued_on"] == told["date"]]
    same_issuer = [r for r in rows if told["issuer_folded"] and r["issuer_folded"] == told["issuer_folded"]]
    fitting = {str(row["id"]) for row in same_issuer or rows}
    near = {plan for plan in fitting if _folders(store, plan) & _folders(store, annex)}
    return sorted(near or fitting)


def _folders(store: Store, plan: str) -> set[str]:
    rows = store.query("SELECT path FROM plan_files WHERE plan_id = ?", (plan,))
    return {str(PurePath(str(row["path"])).parent) for row in rows}


def _neighbours(store: Store, annex: str, besides: Iterable[str]) -> list[str]:
    """The plans of an annex's folder."""
    left_out = set(besides)
    found: set[str] = set()
    for folder in _folders(store, annex):
        if folder in ("", "."):
            continue
        rows = store.query(
            "SELECT DISTINCT plan_id, path FROM plan_files WHERE path > ?1 || '/' AND path < ?1 || '0'", (folder,)
        )
        found |= {
            str(row["plan_id"]) for row in rows
            if str(PurePath(str(row["path"])).parent) == folder and str(row["plan_id"]) not in left_out
        }  # fmt: skip
    return sorted(found)


def _speaks_of_annexes(store: Store, plan: str, known: dict[str, bool]) -> bool:
    if plan not in known:
        known[plan] = bool(store.query(_SPEAKS, (plan,))) or _mentions_annexes(store, plan)
    return known[plan]


def _mentions_annexes(store: Store, plan: str) -> bool:
    text = fold(str(store.query(_TEXT, (plan,))[0]["text"])) or ""
    return any(words in text for words in _WORDS)
