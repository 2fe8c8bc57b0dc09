"""Fixtures all test folders share; being here also puts this folder's modules in reach of them."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

# Property tests must not depend on how busy the machine is, nor give another answer on each run.
settings.register_profile(
    "kehoach", deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
settings.register_profile("search", parent=settings.get_profile("kehoach"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("KEHOACH_HYPOTHESIS", "kehoach"))


@pytest.fixture(autouse=True)
def _checks_break_loudly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """An officer gets the other remarks when one check breaks; a test is to fail."""
    from kehoach.check import kinds

    def loudly(draft: object, rule: object, error: Exception) -> NoReturn:
        raise error

    if "check_may_break" not in request.keywords:
        monkeypatch.setattr(kinds, "broke", loudly)
