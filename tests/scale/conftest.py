"""A stand-in for the pipeline, so that these tests need no rule pack."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))


@pytest.fixture(autouse=True)
def _pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    import simple_pipeline

    monkeypatch.setitem(sys.modules, "kehoach.pipeline", simple_pipeline)
    monkeypatch.setattr("kehoach.scale.run.versions", lambda rules: '{"engine":"1"}')
