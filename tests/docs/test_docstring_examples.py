"""The examples in docstrings are what the functions give."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import kehoach

MODULES = [m.name for m in walk_packages(kehoach.__path__, "kehoach.") if not m.name.endswith("__main__")]


def test_each_example_gives_what_it_says() -> None:
    wrong = {}
    tried = 0
    for name in MODULES:
        found = doctest.testmod(import_module(name))
        tried += found.attempted
        if found.failed:
            wrong[name] = found.failed
    assert not wrong
    assert tried > 60
