"""The server on this machine: Datasette with one database, our overview first, closed to the world.

In: a database and what the person who starts it allows. Out: a running server; it returns when stopped.
"""

from __future__ import annotations

import gc
import re
import socket
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer
from typing import Any
from urllib.request import ProxyHandler, build_opener

from kehoach.errors import PlanError
from kehoach.messages import language
from kehoach.messages import web as say
from kehoach.serve.settings import BODY_ID, NAME, PLAN_ID, PREFIX
from kehoach.store import SCHEMA_VERSION, open_db
from kehoach.store.connection import version

WARM_SECONDS = 30
_PLAN = re.compile(f"/plan/({PLAN_ID})")
_BODY = re.compile(f"/body/({BODY_ID})")
_TABLES = re.compile(r'href="(/[^"/?#]+)"')  # Datasette's page of the database, the only link of one part
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def make(db: Path, *, edit: bool = False, hosts: Sequence[str] = (), **more: Any) -> Any:
    """The Datasette of ``kehoach serve``. Raises ``StoreError`` for what is no database of ours.

    ``hosts`` are names the server answers to beside addresses and ``localhost``; ``more`` are ``Settings``.
    """
    from datasette.app import Datasette

    with open_db(db, write=edit) as store:  # with ``edit`` an older one is brought up to date
        if version(store.connection) < SCHEMA_VERSION:
            raise PlanError(say.OLD_DATABASE(path=db))
    own = {"home": True, "edit": edit, "drafts": True, "hosts": ["localhost", *hosts], "lang": language(), **more}
    settings = {"default_page_size": 25, "sql_time_limit_ms": 3000, "allow_download": False, "suggest_facets": False,
                "truncate_cells_html": 160}  # fmt: skip
    return Datasette([str(db)], metadata={"plugins": {NAME: own}}, settings=settings, cors=False)


def serve(
    db: Path, *, host: str = "127.0.0.1", port: int = 8001, edit: bool = False, names: Sequence[str] = (),
    look: bool = False, ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until stopped. ``look`` opens a browser. Raises ``PlanError``, also for a port in use."""
    import uvicorn

    hosts = [*names, *([socket.gethostname(), socket.getfqdn()] if host not in LOOPBACK else [])]
    app = make(db, edit=edit, hosts=hosts).app()
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False, lifespan="on",
                            timeout_graceful_shutdown=3, h11_max_incomplete_event_size=64 * 1024)  # fmt: skip
    ready(address)
    Thread(target=warm, args=(address,), daemon=True).start()
    if look:
        Timer(0.8, webbrowser.open, (address,)).start()
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def warm(address: str) -> None:
    """Ask a page of each kind, so that nobody waits for what is loaded with the first one."""
    opener = build_opener(ProxyHandler({}))  # this machine, never by way of another

    def ask(path: str) -> str:
        with suppress(OSError), opener.open(f"{address.rstrip('/')}{path}", timeout=WARM_SECONDS) as answer:
            return str(answer.read().decode())
        return ""

    ask_each(ask)
    settle()


def settle() -> None:
    """Take what is loaded for good: Python's collector looked through all of it amid every tenth page, for 70 ms."""
    gc.collect()
    gc.freeze()


def ask_each(ask: Callable[[str], str]) -> None:
    """Ask a page of each kind. ``ask`` takes a path and gives the page, or nothing."""
    first = ask("/")
    plans = list(dict.fromkeys(_PLAN.findall(first)))[:2]
    bodies = _BODY.findall(ask(f"{PREFIX}/bodies"))[:1]
    found = [*(f"plan/{plan}" for plan in plans[:1]), *(f"body/{body}" for body in bodies)]
    if len(plans) > 1:
        found += [f"diff?old={plans[0]}&new={plans[1]}", f"compare?kind=targets&plan={plans[0]}&plan={plans[1]}"]
    for page in ("review", "compare", "search?q=ke+hoach", "bodies?q=y+te", *found):
        ask(f"{PREFIX}/{page}")
    for tables in _TABLES.findall(first)[:1]:
        for page in ("", "/plans", "/targets_by_indicator"):
            ask(tables + page)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise PlanError(say.PORT_IN_USE(host=host, port=port, detail=error.strerror or str(error))) from None
    return made


__all__ = ["make", "serve"]
