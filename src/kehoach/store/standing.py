"""How the files of one plan stand: one is its file, the others are duplicates of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.messages import importing as say
from kehoach.store.columns import SqlValue

if TYPE_CHECKING:
    from kehoach.store.store import Store

Judged = tuple[SqlValue, SqlValue]  # status and reason
NOTHING: Judged = ("duplicate", None)


def detail_of(reason: object) -> str | None:
    """A typed reason in words."""
    text = say.REASONS.get(str(reason))
    return text() if text else None


def settle(store: Store, plan: str, path: str = "", judged: Judged = NOTHING) -> str:
    """Of a plan's files let the one that ``plans`` names be its file, the others duplicates.

    Whichever came first, the same file is. ``judged`` is what the file at ``path`` is worth, or
    one that left. Gives the status of the file at ``path``.
    """
    named = store.query("SELECT path FROM plans WHERE id = ?", (plan,))
    if not named:
        return ""
    chosen, ended = named[0]["path"], ""
    rows = store.query("SELECT * FROM files WHERE plan_id = ? AND status IN ('ok', 'partial', 'duplicate') "
                       "ORDER BY path <> ?, path", (plan, chosen))  # fmt: skip
    worth = [(r["status"], r["reason"]) for r in rows if r["status"] != "duplicate" and r["path"] != path]
    if judged[0] != "duplicate" and (chosen == path or not worth):
        worth = [judged]
    for row in rows:
        own = row["path"] == chosen and bool(worth)
        status, reason = worth[0] if own else NOTHING
        detail = detail_of(reason) if own else chosen
        if (row["status"], row["reason"], row["detail"]) != (status, reason, detail):
            store.query("UPDATE files SET status = ?, reason = ?, detail = ? WHERE id = ?",
                        (status, reason, detail, row["id"]))  # fmt: skip
        if row["path"] == path:
            ended = str(status)
    return ended
