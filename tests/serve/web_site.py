"""A server without a network: each request is answered in this process."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from kehoach.serve.running import make


class Site:
    """A site over a database; ``settings`` as of ``kehoach.serve.running.make``."""

    def __init__(self, db: Path, **settings: Any) -> None:
        self.datasette = make(db, **settings)

    def ask(self, method: str, path: str, **more: Any) -> Any:
        return asyncio.run(self._ask(method, path, **more))

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        await self.datasette.invoke_startup()
        return await self.datasette.client.request(method, path, **more)

    def get(self, path: str, **more: Any) -> Any:
        return self.ask("GET", path, **more)
