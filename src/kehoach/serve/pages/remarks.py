"""What the checks remark on a plan of the archive, worked out when somebody asks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from kehoach.errors import NoSuchRecord
from kehoach.messages import language, storage
from kehoach.messages import web as say
from kehoach.messages.check import SEVERITIES
from kehoach.scale.bounds import Limits
from kehoach.scale.pool import Lost
from kehoach.serve.bounded import bounded
from kehoach.serve.checking import Checked, Kept, check_kept
from kehoach.serve.desk import Desk, Markup, rows
from kehoach.serve.patience import written

REMEMBERED = 32  # reports
AT_ONCE = 2
PLAN = "SELECT number, title FROM plans WHERE id = ?"
_turns = asyncio.Semaphore(AT_ONCE)
_reports: OrderedDict[tuple[object, ...], Checked] = OrderedDict()


async def remarks(desk: Desk) -> Response:
    """The page."""
    if not desk.settings.drafts:  # a process for whoever asks is for those who opened the server to checks
        return await desk.page("error", status=404, title=say.ERROR(), message=say.NO_CHECKS())
    wanted = desk.request.url_vars["plan"]
    found = await desk.read(lambda store: rows(store, PLAN, (wanted,)))
    if not found:
        raise NoSuchRecord(storage.NO_SUCH_PLAN(plan=wanted))
    answer = await _checked(desk, wanted)
    if isinstance(answer, Lost):
        answer = Checked(problem=say.LOST.get(answer.reason, say.LOST["internal"])())
    return await desk.page(
        "remarks", status=422 if answer.problem else 200, here="plan", id=wanted, plan=found[0], checked=answer,
        html=Markup(answer.html), severities=SEVERITIES,  # noqa: S704 - escaped there
    )  # fmt: skip


async def _checked(desk: Desk, plan: str) -> Checked | Lost:
    """The report, made in a process of its own; the last few are remembered until something is written."""
    archive, spoken = str(desk.path.absolute()), language()
    key = archive, written(Path(archive)), plan, spoken
    if key in _reports:
        _reports.move_to_end(key)
        return _reports[key]
    limits = Limits(desk.settings.check_seconds, desk.settings.check_megabytes)
    async with _turns:
        answer: Any = await bounded(check_kept, lambda folder: Kept(plan, str(folder), spoken, archive), limits)
    if isinstance(answer, Checked) and not answer.problem:
        _reports[key] = answer
        while len(_reports) > REMEMBERED:
            _reports.popitem(last=False)
    return answer  # type: ignore[no-any-return]
