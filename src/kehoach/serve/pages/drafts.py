"""Drop a draft, read its remarks, take the annotated Word file home. Nothing of it stays here."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

from datasette.utils.asgi import Response

from kehoach.messages import language
from kehoach.messages import web as say
from kehoach.messages.check import SEVERITIES
from kehoach.scale.bounds import Limits
from kehoach.scale.pool import Lost
from kehoach.serve.bounded import bounded
from kehoach.serve.checking import Checked, Draft, check_draft, copy_name
from kehoach.serve.desk import DOCX, Desk, Markup
from kehoach.serve.pages.review import token_fits
from kehoach.serve.uploads import form_of

AT_ONCE = 2  # drafts
_turns = asyncio.Semaphore(AT_ONCE)


async def draft(desk: Desk) -> Response:
    """The page: the form, or the answer to it."""
    if not desk.settings.drafts:
        return await desk.page("error", status=404, title=say.ERROR(), message=say.NO_DRAFTS())
    if desk.request.method != "POST":
        return await _form(desk)
    form = await form_of(desk.request)
    if not token_fits(desk, form.fields.get("csrftoken", "")):
        return await _form(desk, say.OTHER_SITE(), 403)
    if not form.file:
        return await _form(desk, say.NO_FILE(), 400)
    checked = await _check(desk, form.filename, form.file)
    if isinstance(checked, Lost):
        return await _form(desk, say.LOST.get(checked.reason, say.LOST["internal"])(), 422)
    if checked.problem:
        return await _form(desk, checked.problem, 422)
    if form.fields.get("want") == "word" and checked.word is not None:
        return desk.download(checked.word, copy_name(form.filename), DOCX)
    word = base64.b64encode(checked.word).decode() if checked.word else ""
    return await desk.page(
        "checked", here="check", name=form.filename, checked=checked, html=Markup(checked.html),  # noqa: S704
        word=word, word_name=copy_name(form.filename), media=DOCX, severities=SEVERITIES,
    )  # fmt: skip


async def _form(desk: Desk, problem: str = "", status: int = 200) -> Response:
    return await desk.page("check", status=status, here="check", problem=problem)


async def _check(desk: Desk, name: str, data: bytes) -> Checked | Lost:
    settings, spoken, archive = desk.settings, language(), str(desk.path.absolute())
    limits = Limits(settings.check_seconds, settings.check_megabytes)

    def task(folder: Path) -> Draft:
        return Draft(name, data, str(folder), spoken, archive)

    async with _turns:
        answer: Checked | Lost = await bounded(check_draft, task, limits)
        return answer
