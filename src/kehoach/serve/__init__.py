"""In: a database and a request of a browser. Out: a page. A plugin of Datasette, loaded by its entry point.

``hooks`` says what Datasette asks of us, ``guard`` stands before every request, ``desk`` is what all pages
need, ``pages`` has one file per page. ``serve`` runs the whole on this machine.
"""

from kehoach.serve.hooks import (
    asgi_wrapper,
    filters_from_request,
    handle_exception,
    menu_links,
    prepare_connection,
    register_routes,
    render_cell,
    skip_csrf,
    startup,
)
from kehoach.serve.running import serve

__all__ = [
    "asgi_wrapper", "filters_from_request", "handle_exception", "menu_links", "prepare_connection", "register_routes",
    "render_cell", "serve", "skip_csrf", "startup",
]  # fmt: skip
