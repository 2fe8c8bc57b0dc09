"""What the person who starts the server decides; everything is closed unless opened.

In: the plugin's part of Datasette's settings (``plugins: kehoach:``). Out: ``Settings``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from kehoach.messages import Language

if TYPE_CHECKING:
    from datasette.app import Datasette

MEGABYTE = 2**20
NAME = "kehoach"
PREFIX = "/-/kehoach"
PLAN_ID, BODY_ID = "p[0-9a-f]{20}", "[0-9a-f]{1,40}"  # patterns of ids in addresses


@dataclass(frozen=True)
class Settings:
    """``home``: our overview is the first page; ``hosts``: names the server answers to (none: any);

    ``edit``: ticks of the review become corrections; ``drafts``: files may be dropped on it;
    ``upload_megabytes``, ``check_seconds`` (processor time), ``check_megabytes`` bound a draft.
    """

    home: bool = False
    edit: bool = False
    drafts: bool = False
    hosts: tuple[str, ...] = ()
    lang: Language | Literal[""] = ""
    database: str = ""
    upload_megabytes: int = 20
    check_seconds: int = 60
    check_megabytes: int = 1536


def settings_of(datasette: Datasette) -> Settings:
    """The settings in force. An unknown key is ignored, as Datasette does."""
    given = datasette.plugin_config(NAME) or {}
    known = {name: value for name, value in given.items() if name in Settings.__dataclass_fields__}
    if "hosts" in known:
        known["hosts"] = tuple(cast("list[str]", known["hosts"]))
    return Settings(**known)
