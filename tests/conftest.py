"""Fixtures all test folders share; being here also puts this folder's modules in reach of them."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Property tests must not depend on how busy the machine is, nor give another answer on each run.
settings.register_profile(
    "kehoach", deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
settings.register_profile("search", parent=settings.get_profile("kehoach"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("KEHOACH_HYPOTHESIS", "kehoach"))
