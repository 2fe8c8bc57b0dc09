"""The corpus, imported once for all tests of the documentation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import docs  # noqa: E402


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> docs.Imported:
    """``corpus/`` in a database, as ``make demo`` makes it."""
    return docs.imported(tmp_path_factory.mktemp("corpus"))
