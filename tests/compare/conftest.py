"""Databases to compare: small hand-built plans, and the annotated seeds where KEHOACH_PLANS names them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach import pipeline, read
from kehoach.messages import speak
from kehoach.store import Store, open_db

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    speak("vi")
    yield
    speak(None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database."""
    with open_db(tmp_path / "plans.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, str]]]:
    """The five seeds read by the pipeline, and the id of each by its file's name."""
    plans = os.environ.get("KEHOACH_PLANS")
    if not plans or not (Path(plans) / "seeds").is_dir():
        pytest.skip("KEHOACH_PLANS is not set")
    with open_db(tmp_path_factory.mktemp("seeds") / "seeds.db") as db:
        ids = {}
        for path in sorted((Path(plans) / "seeds").glob("*.txt")):
            document = read.document(path)
            ids[path.stem] = db.save(pipeline.extract_plan(document), document.text)
        yield db, ids
