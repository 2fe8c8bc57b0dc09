"""A plan by the name that people know it by: its id, or its number where one plan alone has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.errors import NoSuchRecord
from kehoach.messages import storage as say

if TYPE_CHECKING:
    from kehoach.store.store import Store


def plan_named(store: Store, name: str) -> str:
    """The id of a plan, given that or its whole number. Raises ``NoSuchRecord`` for none or several."""
    if store.query("SELECT 1 FROM plans WHERE id = ?", (name,)):
        return name
    rows = store.query("SELECT id, issuer FROM plans WHERE number = ? ORDER BY issued_on, id", (name,))
    if not rows:
        raise NoSuchRecord(say.NO_SUCH_PLAN(plan=name))
    if len(rows) > 1:
        names = "; ".join(f"{str(row['id'])} {str(row['issuer'] or '')}".rstrip() for row in rows[:5])
        raise NoSuchRecord(say.SEVERAL_PLANS(number=name, count=len(rows), names=names))
    return str(rows[0]["id"])
