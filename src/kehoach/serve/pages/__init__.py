"""In: a ``Desk``. Out: a page. One file per page; ``routes`` says under which address each is found."""

from __future__ import annotations

from typing import Any

from datasette import Response

from kehoach.messages import web as say
from kehoach.serve.desk import Desk, served
from kehoach.serve.pages.bodies import bodies, body
from kehoach.serve.pages.comparing import comparing, differing
from kehoach.serve.pages.drafts import draft
from kehoach.serve.pages.overview import overview
from kehoach.serve.pages.plan import plan
from kehoach.serve.pages.printed import image, printed
from kehoach.serve.pages.remarks import remarks
from kehoach.serve.pages.review import review
from kehoach.serve.pages.searching import searching
from kehoach.serve.settings import BODY_ID, PLAN_ID, PREFIX, Settings

_PLAN = f"(?P<plan>{PLAN_ID})"
_BODY = f"(?P<body>{BODY_ID})"


async def unknown(desk: Desk) -> Response:
    """An address that is no page: an old link or a slip of the pen."""
    return await desk.page("error", status=404, title=say.ERROR(), message=say.NO_PAGE())


def routes(settings: Settings) -> list[tuple[str, Any]]:
    """Every page of ours: a pattern of its path, and its view."""
    found = [
        (rf"^{PREFIX}$", overview),
        (rf"^{PREFIX}/plan/{_PLAN}$", plan),
        (rf"^{PREFIX}/plan/{_PLAN}/remarks$", remarks),
        (rf"^{PREFIX}/plan/{_PLAN}/page/(?P<page>[0-9]{{1,5}})$", printed),
        (rf"^{PREFIX}/plan/{_PLAN}/page/(?P<page>[0-9]{{1,5}})\.png$", image),
        (rf"^{PREFIX}/search$", searching),
        (rf"^{PREFIX}/compare$", comparing),
        (rf"^{PREFIX}/diff$", differing),
        (rf"^{PREFIX}/bodies$", bodies),
        (rf"^{PREFIX}/body/{_BODY}$", body),
        (rf"^{PREFIX}/review$", review),
        (rf"^{PREFIX}/check$", draft),
        (rf"^{PREFIX}/.*$", unknown),
    ]
    if settings.home:
        found.insert(0, (r"^/$", overview))
    return [(pattern, served(page)) for pattern, page in found]
