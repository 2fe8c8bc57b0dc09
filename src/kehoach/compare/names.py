"""The names of components, indicators and programmes, as the rule packs have them."""

from __future__ import annotations

from functools import cache

from kehoach.rulebook import entries_of


@cache
def _components() -> dict[tuple[str, str], str]:
    return {(entry.code, one.code): one.name
            for entry in entries_of("programme") for one in entry.components}  # fmt: skip


@cache
def _indicators() -> dict[str, str]:
    return {entry.code: entry.name for entry in entries_of("indicator")}


def component_name(programme: str | None, component: str | None) -> str:
    """The official name of a component, empty where no pack has it."""
    return _components().get((programme or "", component or ""), "")


def indicator_name(code: str | None) -> str:
    """The name of an indicator by its code, empty where no pack has it."""
    return _indicators().get(code or "", "")


@cache
def unwanted() -> frozenset[str]:
    """The codes of indicators of which less is better."""
    return frozenset(entry.code for entry in entries_of("indicator") if entry.less_is_better)


@cache
def parts_of_rates() -> dict[str, tuple[str, str]]:
    """Rate -> the indicators that count its part and its whole."""
    return {e.code: (e.part, e.whole) for e in entries_of("indicator") if e.part and e.whole}
