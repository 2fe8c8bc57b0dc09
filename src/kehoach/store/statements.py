"""The statements of views and of tables made by SQL, with their comments, from the files that hold them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def views() -> dict[str, tuple[str, str]]:
    """Every view: name -> (its comment, its statement), in the order to make them."""
    return _statements("views.sql")


@cache
def summaries() -> dict[str, tuple[str, str]]:
    """Every table of sums: name -> (its comment, the view it would be were it not kept)."""
    return _statements("summaries.sql")


@cache
def pairs() -> dict[str, tuple[str, str]]:
    """Every table of facts of two plans: name -> (its comment, the view it would be were it not kept)."""
    return _statements("pairs.sql")


@cache
def chosen() -> tuple[str, str]:
    """The table of the bodies that plans mean: its comment, and the view it would be were it not kept."""
    [found] = _statements("chosen.sql").values()
    return found


def _statements(name: str) -> dict[str, tuple[str, str]]:
    source = files("kehoach.store").joinpath(name).read_text("utf-8")
    found: dict[str, tuple[str, str]] = {}
    for block in source.split("\n\n"):
        lines = block.strip().splitlines()
        comment = " ".join(line[2:].strip() for line in lines if line.startswith("--"))
        statement = "\n".join(line for line in lines if not line.startswith("--"))
        if statement:
            name = statement.split()[2]
            found[name] = (comment, statement.rstrip(";"))
    return found
