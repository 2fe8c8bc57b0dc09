"""A made-up plan with its gold, and the folder of real plans where there is one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from gold_cases import TEXT, quoted_gold


@pytest.fixture
def plan_text() -> str:
    return TEXT


@pytest.fixture
def gold_data() -> dict[str, Any]:
    return quoted_gold()


@pytest.fixture(scope="session")
def plans_folder() -> Path:
    folder = os.environ.get("KEHOACH_PLANS")
    if not folder:
        pytest.skip("KEHOACH_PLANS is not set")
    return Path(folder)
