"""Other renderings of one plan: the Word file, its PDF, the scan of the signed copy.

A rendering is linked, not counted: its file belongs to the plan of the best rendering, whose rows
alone are stored. Two texts are renderings of one plan when they have the same letters and digits; or
when they come from different kinds of files, are much alike, and nothing that was read of both
(number, date, issuer, year) differs. Two files of one kind that differ in a word are two plans: a
template filled in by two communes is alike, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.store import alike
from kehoach.store.columns import Row

if TYPE_CHECKING:
    from kehoach.store.store import Store

# Kinds of files from the one that says most about its text to the one that says least.
ORIGINS = ("docx", "odt", "doc", "rtf", "xlsx", "ods", "xls", "text-layer", "plain", "image", "ocr")
SCANNED = frozenset({"image", "ocr"})
# Runs of words in common: a wrong letter in a hundred breaks one run in five.
ALIKE, ALIKE_SCANNED = 0.85, 0.5
SURE, SURE_SCANNED = 0.7, 0.4  # where number and date agree
TOLD = ("number", "issued_on", "issuer", "year")

_LOOK = "SELECT t.*, f.plan_id FROM texts t JOIN plan_files f ON f.sha256 = t.sha256 WHERE "
_CANDIDATES = f"""
{_LOOK} t.letters_sha256 = :letters_sha256 AND t.text_sha256 <> :text_sha256
UNION {_LOOK} t.number = :number AND t.issued_on = :issued_on AND t.origin <> :origin
UNION {_LOOK} t.issuer = :issuer AND t.year IS :year AND t.origin <> :origin
"""


def rank(origin: object) -> int:
    """How far a kind of file stands from the best."""
    return ORIGINS.index(str(origin)) if origin in ORIGINS else len(ORIGINS)


def rank_sql(column: str) -> str:
    """``rank`` of a column, in SQL."""
    cases = " ".join(f"WHEN '{origin}' THEN {place}" for place, origin in enumerate(ORIGINS))
    return f"CASE {column} {cases} ELSE {len(ORIGINS)} END"


def same_plan(one: Row, other: Row) -> bool:
    """True if two rows of ``texts`` are renderings of one plan."""
    if one["letters_sha256"] == other["letters_sha256"]:
        return True
    told = [(one[name], other[name]) for name in TOLD]
    if one["origin"] == other["origin"] or any(a and b and a != b for a, b in told):
        return False
    sure = all(a and b for a, b in told[:2])
    scanned = bool(SCANNED & {one["origin"], other["origin"]})
    least = (SURE_SCANNED if scanned else SURE) if sure else (ALIKE_SCANNED if scanned else ALIKE)
    mine, theirs = one["sketch"], other["sketch"]
    assert isinstance(mine, bytes) and isinstance(theirs, bytes)
    return alike.similarity(mine, theirs) >= least


def relatives(store: Store, text: Row) -> list[str]:
    """The plans of which a text, by its row of ``texts``, is another rendering; sorted."""
    found = store.query(_CANDIDATES, text)
    return sorted({str(row["plan_id"]) for row in found if same_plan(text, row)})


def best(store: Store, plan: str, text: Row, others: list[str]) -> str:
    """Of a plan with this text and others, the one whose rendering says most."""
    return _first(store, others, {"id": plan, "origin": text["origin"], "text_sha256": text["text_sha256"]})


def _first(store: Store, plans: list[str], *more: Row) -> str:
    """Of stored plans and rows of others the id of the one whose rendering says most."""
    marks = ", ".join("?" * len(plans))
    rows = [*store.query(f"SELECT id, origin, text_sha256 FROM plans WHERE id IN ({marks})", plans), *more]
    return str(min(rows, key=lambda row: (rank(row["origin"]), str(row["text_sha256"])))["id"])


def link(store: Store, plan: str) -> str:
    """Make one plan of a plan and those whose files are other renderings of it; gives its id.

    For plans that came without being read here: of two databases each may know one rendering.
    """
    texts = store.query("SELECT DISTINCT t.* FROM texts t JOIN plan_files f ON f.sha256 = t.sha256 "
                        "WHERE f.plan_id = ?", (plan,))  # fmt: skip
    kin = {plan, *(other for text in texts for other in relatives(store, text))}
    if len(kin) == 1:
        return plan
    stays = _first(store, sorted(kin))
    for other in sorted(kin - {stays}):
        store.absorb(stays, other)
    return stays
