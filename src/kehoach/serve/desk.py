"""What every page needs: the database, the language, the answer.

In: a request. Out: a ``Desk`` that reads the database in a thread of Datasette's and draws templates. A
page is a function of a desk; ``served`` turns it into a view that answers errors in words.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kehoach.errors import NoSuchRecord, PlanError, StoreError, where
from kehoach.messages import Language, comparison, language, report, speak
from kehoach.messages import web as say
from kehoach.render.values import day, number, word
from kehoach.serve.asking import rows
from kehoach.serve.settings import PREFIX, Settings, settings_of
from kehoach.store import Store
from kehoach.store.connection import explained, is_ours

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

T = TypeVar("T")
COOKIE = "kehoach_lang"
QUERY_SECONDS = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@contextmanager
def speaking(wanted: Language | None) -> Iterator[None]:
    """Speak a language, in this thread or task, for a while."""
    speak(wanted)
    try:
        yield
    finally:
        speak(None)


def spoken(request: Request, settings: Settings) -> Language | None:
    """The language a reader chose, or the one of the settings."""
    wanted = request.args.get("_lang") or request.cookies.get(COOKIE) or settings.lang
    return wanted if wanted in {"vi", "en"} else None


@dataclass
class Desk:
    """One request and what is needed to answer it."""

    datasette: Datasette
    request: Request
    settings: Settings
    database: Database

    # -- asking ----------------------------------------------------------------------------

    @property
    def asked(self) -> dict[str, str]:
        """The values in the address, the last one of each name."""
        args = self.request.args
        return {name: args.getlist(name)[-1].strip() for name in args}

    def every(self, name: str) -> list[str]:
        """All values of one name in the address that say something."""
        return [value.strip() for value in self.request.args.getlist(name) if value.strip()]

    def whole(self, name: str, default: int | None = None) -> int | None:
        """A number in the address, or the default where there is none."""
        value = self.asked.get(name, "")
        return int(value) if value.isdecimal() and len(value) < 10 else default

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return Path(self.database.path)

    async def read(self, work: Callable[[Store], T]) -> T:
        """What a function makes of the database, in a thread of its own. Raises ``PlanError``."""
        spoken = language()

        def in_thread(connection: sqlite3.Connection) -> T:
            factory, connection.row_factory = connection.row_factory, None
            # What we stored is UTF-8; Datasette decodes word by word in Python, to be lenient.
            text, connection.text_factory = connection.text_factory, str
            try:
                with speaking(spoken), explained(self.path), sqlite_timelimit(connection, QUERY_SECONDS * 1000):
                    return work(Store(connection, self.path))
            finally:
                connection.row_factory, connection.text_factory = factory, text

        found: T = await self.database.execute_fn(in_thread)
        return found

    # -- answering -------------------------------------------------------------------------

    @cached_property
    def _words(self) -> dict[str, Any]:
        return {
            "say": say, "report": report, "comparison": comparison, "number": _figure, "day": day, "word": word,
            "to": self.to, "file_name": _file_name, "lang": language(), "other": self._other, "settings": self.settings,
            "files": lambda name: self.datasette.urls.static_plugins("kehoach", name),
            "datasette_url": self.datasette.urls.database(self.database.name), "asked": self.asked,
        }  # fmt: skip

    def to(self, *parts: str, **values: Any) -> str:
        """The address of one of our pages; values that are ``None`` or empty are left out."""
        path = "/".join([PREFIX, *(quote(part, safe="") for part in parts)])
        if not parts and self.settings.home:
            path = "/"
        kept = [(k, v) for k, v in values.items() if v not in (None, "", ())]
        pairs = [(k, one) for k, v in kept for one in (v if isinstance(v, list | tuple) else [v])]
        return str(self.datasette.urls.path(path + (f"?{urlencode(pairs)}" if pairs else "")))

    def fact(self, plan: str, fact: str | None) -> str:
        """The address of a fact in its plan."""
        return self.to("plan", plan) + (f"#f-{fact}" if fact else "")

    @property
    def _other(self) -> tuple[str, str]:
        """The other language: its name and the address of this page in it."""
        code = "en" if language() == "vi" else "vi"
        kept = [(n, v) for n in self.request.args if n != "_lang" for v in self.request.args.getlist(n)]
        return code, f"{self.request.path}?{urlencode([*kept, ('_lang', code)])}"

    async def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """A template as an answer. Everything in it is escaped unless it is ``Markup``."""
        token = self.request.scope.get("csrftoken", str)
        # In a thread: a long page holds up no other reader.
        draw = templates().get_template(f"kehoach_{template}.html").render
        body = await asyncio.to_thread(draw, self._words | {"csrftoken": token} | values)
        # What a page says is private to the office, and may change with the next import.
        return Response.html(body, status=status, headers={"cache-control": "no-store"})

    def download(self, data: bytes, name: str, media: str) -> Response:
        """A file to keep. ``name`` may hold any letters."""
        plain = name.encode("ascii", "ignore").decode().replace('"', "") or "kehoach"
        header = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
        headers = {"content-disposition": header, "cache-control": "no-store"}
        return Response(data, headers=headers, content_type=media)


@cache
def templates() -> Environment:
    """Our templates. Datasette's own environment awaits every word it writes, which long pages notice."""
    loader = FileSystemLoader(str(files("kehoach.serve").joinpath("templates")))
    return Environment(loader=loader, autoescape=True, auto_reload=False)


def _file_name(path: str | None) -> str:
    """What people know a file by that says neither its number nor its title."""
    return PurePath(path).name if path else ""


def _figure(value: float | str | None) -> str:
    return "" if value is None else number(str(value))


def ours(datasette: Datasette, settings: Settings) -> Database | None:
    """The database our pages show: the one named in the settings, else the first of ours."""
    for name, database in datasette.databases.items():
        if name == "_internal" or not database.path:
            continue
        if settings.database in {"", name} and is_ours(Path(database.path)):
            return database
    return None


Page = Callable[[Desk], Awaitable[Response]]


def served(page: Page) -> Callable[..., Awaitable[Response]]:
    """The view of a page: in the reader's language, with every expected error told in words."""

    async def view(datasette: Datasette, request: Request) -> Response:
        settings = settings_of(datasette)
        with speaking(spoken(request, settings)):
            database = ours(datasette, settings)
            if database is None:
                return Response.text(say.NO_DATABASE(), status=404)
            desk = Desk(datasette, request, settings, database)
            try:
                answer = await page(desk)
            except PlanError as error:
                status = 404 if isinstance(error, NoSuchRecord) else 503 if isinstance(error, StoreError) else 400
                interrupted = "interrupted" in str(error)
                words = say.TOO_SLOW() if interrupted else str(error)
                answer = await desk.page("error", status=status, title=say.ERROR(), message=words)
            except Exception as error:  # Datasette would print all values, which are words of plans
                print(f"kehoach: {where(error)}", file=sys.stderr)
                answer = await desk.page("error", status=500, title=say.ERROR(), message=say.INTERNAL())
            if request.args.get("_lang") in {"vi", "en"}:
                answer.set_cookie(COOKIE, request.args["_lang"], max_age=365 * 86400, samesite="lax", httponly=True)
            return answer

    return view


__all__ = ["DOCX", "XLSX", "Desk", "Markup", "Page", "rows", "served"]
