"""A stand-in for the pipeline, unless a test is marked ``real_pipeline``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_pipeline: reads with the rules that ship")


@pytest.fixture(autouse=True)
def _pipeline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("real_pipeline"):
        return
    import simple_pipeline

    monkeypatch.setitem(sys.modules, "kehoach.pipeline", simple_pipeline)
    monkeypatch.setattr("kehoach.scale.run.versions", lambda rules: '{"engine":"1"}')
