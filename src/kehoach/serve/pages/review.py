"""Facts a person should look at. With ``--edit`` a tick becomes a correction, which survives every import."""

from __future__ import annotations

import asyncio
import getpass
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from datasette.utils.asgi import Response

from kehoach.errors import NoSuchRecord, PlanError
from kehoach.messages import language
from kehoach.messages import web as say
from kehoach.records import FACT_TYPES
from kehoach.render.values import spoken
from kehoach.serve.desk import Desk, rows, speaking
from kehoach.store import Correction, Store, changing, open_db
from kehoach.store.coverage import DOUBTFUL
from kehoach.store.facts import facts_here
from kehoach.store.schema import quoted, table_of

PER_PAGE = 25
AROUND = 90  # letters of the text shown before and after the words
QUEUE = """
SELECT plan_id, type, fact_id, correction_id, text, why FROM facts_to_review
WHERE :type = '' OR type = :type ORDER BY gain DESC, fact_id LIMIT :most OFFSET :skip"""
COUNTS = "SELECT type, count(*) AS n FROM facts_to_review GROUP BY type ORDER BY n DESC"
DOUBTS = "SELECT sum(doubts) AS n FROM coverage"
# Of a large archive only some plans are weighed: to weigh all would take seconds.
WEIGHED, SOME_PLANS = 2000, 12
NEWEST = "SELECT plan_id FROM coverage WHERE doubts > 0 ORDER BY issued_on DESC, rowid DESC LIMIT :most"
WITH_KIND = "SELECT DISTINCT plan_id FROM {table} WHERE confidence < {doubtful} LIMIT :most"
OF_PLAN = """
SELECT plan_id, type, fact_id, correction_id, text, why, gain FROM facts_to_review
WHERE plan_id = :plan AND (:type = '' OR type = :type)"""
LOST = """
SELECT o.plan_id, c.type, o.fact_id, c.id AS correction_id, c.quote AS text, 'correction: ' || o.reason AS why,
  100.0 AS gain
FROM correction_outcomes o JOIN corrections c ON c.id = o.correction_id
WHERE o.outcome = 'unanchored' AND (:type = '' OR c.type = :type) LIMIT 100"""
PLAN = "SELECT number, title, issuer FROM plans WHERE id = ?"
# A window of the text, not the whole of it.
WINDOW = "SELECT substr(text, ?2 + 1, ?3) AS words FROM plans WHERE id = ?1"


def _look(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    """A line of the queue with what is known of its fact and the words around it."""
    plans = rows(store, PLAN, (row["plan_id"],)) if row["plan_id"] else []
    seen = {**row, "plan": plans[0] if plans else None, "value": "", "before": "", "after": ""}
    if row["fact_id"] is None or row["type"] not in FACT_TYPES:
        return seen
    for stored in facts_here(store, row["type"], [row["fact_id"]]):
        fact = stored.fact
        begin = max(0, fact.start - AROUND)
        words = rows(store, WINDOW, (row["plan_id"], begin, fact.end - begin + AROUND))[0]["words"]
        seen |= {"value": spoken(fact), "before": words[: fact.start - begin],
                 "text": words[fact.start - begin : fact.end - begin], "after": words[fact.end - begin :],
                 "confidence": fact.confidence}  # fmt: skip
    return seen


def queue_of_some(store: Store, kind: str) -> list[dict[str, Any]]:
    """What is to be looked at in some plans, the newest ones with doubts; corrections without a place first."""
    table = quoted(table_of(kind)) if kind in FACT_TYPES else ""
    asked = WITH_KIND.format(table=table, doubtful=DOUBTFUL) if table else NEWEST
    plans = rows(store, asked, {"most": SOME_PLANS})
    found = rows(store, LOST, {"type": kind})
    seen = {row["correction_id"] for row in found}
    for one in plans:
        of_plan = rows(store, OF_PLAN, {"plan": one["plan_id"], "type": kind})
        found += [row for row in of_plan if row["correction_id"] not in seen or row["correction_id"] is None]
    return sorted(found, key=lambda row: (-row["gain"], row["fact_id"] or ""))


def _counts(store: Store) -> list[dict[str, Any]]:
    """How many doubtful facts there are of each type, from their indexes alone."""
    sql = "SELECT count(*) AS n FROM {table} WHERE confidence < {doubtful}"
    counted = [
        {"type": kind, "n": rows(store, sql.format(table=quoted(table_of(kind)), doubtful=DOUBTFUL))[0]["n"]}
        for kind in FACT_TYPES
    ]
    return sorted((one for one in counted if one["n"]), key=lambda one: -int(one["n"]))


async def review(desk: Desk) -> Response:
    """The page, or what a tick on it does."""
    if desk.request.method == "POST":
        return await _tick(desk)
    kind, page = desk.asked.get("type", ""), max(1, desk.whole("page", 1) or 1)

    def work(store: Store) -> tuple[list[dict[str, Any]], list[dict[str, Any]], bool]:
        some = int(rows(store, DOUBTS)[0]["n"] or 0) > WEIGHED
        skip = PER_PAGE * (page - 1)
        if some:
            queue = queue_of_some(store, kind)[skip : skip + PER_PAGE + 1]
        else:
            queue = rows(store, QUEUE, {"type": kind, "most": PER_PAGE + 1, "skip": skip})
        return [_look(store, row) for row in queue], _counts(store) if some else rows(store, COUNTS), some

    found, counts, some = await desk.read(work)
    return await desk.page("review", here="review", rows=found[:PER_PAGE], more=len(found) > PER_PAGE, counts=counts,
                           kind=kind, page=page, some=SOME_PLANS if some else 0,
                           done=desk.asked.get("done", ""))  # fmt: skip


def token_fits(desk: Desk, given: str) -> bool:
    """True if a form carries the token of this browser. Datasette lets a request without cookies pass."""
    token = desk.request.scope.get("csrftoken")
    return token is not None and secrets.compare_digest(str(token()), given)


async def _tick(desk: Desk) -> Response:
    """Right or wrong, from the form."""
    if not desk.settings.edit:
        return await desk.page("error", status=403, title=say.ERROR(), message=say.READ_ONLY())
    form = await desk.request.post_vars()
    if not token_fits(desk, str(form.get("csrftoken", ""))):
        return await desk.page("error", status=403, title=say.ERROR(), message=say.OTHER_SITE())
    fact, verdict, who = (str(form.get(name, "")) for name in ("fact", "verdict", "who"))
    if verdict not in {"right", "wrong"}:
        raise PlanError(say.NO_VERDICT())
    await _correct(desk, fact, verdict, who.strip()[:80])
    answer = Response.redirect(desk.to("review", type=form.get("type"), page=form.get("page"), done=verdict))
    return answer


async def _correct(desk: Desk, fact: str, verdict: str, who: str) -> None:
    """Record the correction: a wrong fact is rejected, a right one is as sure as can be."""
    tongue = language()

    def write() -> None:
        with speaking(tongue), open_db(desk.path) as store:
            blank = store.blank_correction(fact)
            made: Correction = blank if verdict == "wrong" else changing(blank, "confidence", 1.0)
            now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
            store.correct(replace(made, who=who or getpass.getuser(), at=now, why=say.TICKED()))

    if not fact:
        raise NoSuchRecord(say.NO_VERDICT())
    await asyncio.to_thread(write)
