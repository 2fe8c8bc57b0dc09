"""A message in two languages, and the language now spoken."""

from __future__ import annotations

import os
from contextvars import ContextVar
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


def language() -> Language:
    """The language spoken now: as chosen, else ``KEHOACH_LANG``, else Vietnamese."""
    chosen = _chosen.get()
    if chosen:
        return chosen
    wanted = os.environ.get("KEHOACH_LANG", "").strip().lower()[:2]
    return "en" if wanted == "en" else "vi"


def speak(wanted: Language | None) -> None:
    """Choose the language of every later message; ``None`` goes back to the environment's."""
    _chosen.set(wanted)


class Text(NamedTuple):
    """One message; placeholders are written ``{name}`` and are the same in both languages.

    >>> Text(vi="Xin chào {who}", en="Hello {who}").in_language("en", who="Lan")
    'Hello Lan'
    """

    vi: str
    en: str

    def __call__(self, **values: object) -> str:
        """The message in the language spoken now."""
        return self.in_language(language(), **values)

    def in_language(self, wanted: Language, **values: object) -> str:
        """The message in one language."""
        template = self.en if wanted == "en" else self.vi
        return template.format(**values) if values else template


def catalogue() -> dict[str, Text]:
    """Every message by id: ``module.NAME``, or ``module.NAME.key`` for one of a table."""
    found: dict[str, Text] = {}
    package = import_module("kehoach.messages")
    for info in iter_modules(package.__path__):
        module = import_module(f"kehoach.messages.{info.name}")
        for name, value in vars(module).items():
            if isinstance(value, Text):
                found[f"{info.name}.{name}"] = value
            elif isinstance(value, dict) and name.isupper():
                for key, text in value.items():
                    if isinstance(text, Text):
                        found[f"{info.name}.{name}.{key}"] = text
    return found
