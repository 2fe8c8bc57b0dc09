"""Stands before every request: who is asked, how much is sent, and what a page may load.

In: an ASGI application. Out: the same, behind three bounds. A request for another host name is refused (a
page elsewhere could point its own name at this machine: DNS rebinding), a body is counted while it
comes in and refused before anyone keeps it, and every answer says what its page may load.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from kehoach.errors import PlanError
from kehoach.messages import web as say
from kehoach.render.shell import let_in
from kehoach.serve.glance import now
from kehoach.serve.settings import MEGABYTE, PREFIX, Settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

SMALL_BODY = 256 * 1024  # bytes of any form but a draft's
OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_ALLOW_FACET = "DATASETTE_ALLOW_FACET = {{ datasette_allow_facet }};"


@cache
def datasettes() -> str:
    """The policy of Datasette's own pages: their scripts and styles that never change, by hash.

    What is put together per page (widths of columns) stays out: it is made of names from the database.
    """
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for template in sorted(files("datasette").joinpath("templates").iterdir(), key=lambda one: one.name):
        for kind, source in _INLINE.findall(template.read_text("utf-8")):
            facets = source.replace("{{ datasette_allow_facet }}", "true"), source.replace(
                "{{ datasette_allow_facet }}", "false"
            )
            fixed = facets if source == _ALLOW_FACET else (source,)
            hashes[kind] += [let_in(one) for one in fixed if "{{" not in one and "{%" not in one]
    scripts, styles = (" ".join(dict.fromkeys(hashes[kind])) for kind in ("script", "style"))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' {styles}; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def answers_to(host: str, names: Iterable[str]) -> bool:
    """True if a ``Host`` header names this server: an address, ``localhost``, or one of the names.

    >>> answers_to("127.0.0.1:8001", ()), answers_to("evil.example", ("plans.local",))
    (True, False)
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name in {one.lower() for one in names}
    return True


class Guard:
    """An ASGI application around another one."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        now.set(None)  # what the last request of this task was about
        if scope["type"] != "http":
            if scope["type"] != "websocket":  # there are none
                await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope.get("headers") or ()}
        ours = scope["path"] == PREFIX or scope["path"].startswith(f"{PREFIX}/")
        ours = ours or (self.settings.home and scope["path"] == "/")
        answer = _Answer(send, self._policy(ours))
        hosts = self.settings.hosts
        if hosts and not answers_to(headers.get(b"host", ""), hosts):
            await answer.refuse(403, say.WRONG_HOST())
        elif scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            await self.app(scope, receive, answer.send)
        elif not _same_site(headers):
            await answer.refuse(403, say.OTHER_SITE())
        else:
            await self._with_body(scope, receive, answer, headers)

    def _policy(self, ours: bool) -> str | None:
        if ours:
            return OURS
        # Under plain ``datasette`` other plugins' pages are theirs.
        return datasettes() if self.settings.home else None

    async def _with_body(
        self, scope: MutableMapping[str, Any], receive: Receive, answer: _Answer, headers: dict[bytes, str]
    ) -> None:
        """Count the body while it comes in; one that is too large reaches nobody."""
        draft = self.settings.drafts and scope["path"] == f"{PREFIX}/check"
        most = self.settings.upload_megabytes * MEGABYTE + SMALL_BODY if draft else SMALL_BODY
        multipart = headers.get(b"content-type", "").lower().startswith("multipart/")
        if multipart and not draft and self.settings.home:
            await answer.refuse(415, say.BAD_FORM())
            return
        told = headers.get(b"content-length", "0")
        if not told.isdecimal() or int(told) > most:
            await answer.refuse(413, say.TOO_LARGE(megabytes=self.settings.upload_megabytes))
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                answer.closed = True
                raise _TooLarge
            return message

        with suppress(_TooLarge):
            await self.app(scope, counted, answer.send)
        if answer.closed:
            answer.closed = False
            await answer.refuse(413, say.TOO_LARGE(megabytes=self.settings.upload_megabytes))


class _TooLarge(PlanError):
    """An error that pages tell in words, so that none of the body ends in a log."""


def _same_site(headers: dict[bytes, str]) -> bool:
    """False for a form that another site sent."""
    if headers.get(b"sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == headers.get(b"host")


class _Answer:
    """Sends an answer with its headers; ``closed`` keeps back what was made of a cut-off request."""

    def __init__(self, send: Send, policy: str | None) -> None:
        self._send, self._policy = send, policy
        self.closed = self.begun = False

    async def send(self, message: Message) -> None:
        if self.closed:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            added = HEADERS if self._policy else ()
            policy = ((b"content-security-policy", self._policy.encode()),) if self._policy else ()
            message = {**message, "headers": [*message.get("headers", ()), *added, *policy]}
        await self._send(message)

    async def refuse(self, status: int, words: str) -> None:
        """A plain answer, and the connection's end: the rest of the body is not read."""
        if self.begun:
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": f"{words}\n".encode()})
