"""The cases of other projects' test suites, where the folder of real plans holds them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "peer"


def rows(suite: str, *kinds: str) -> list[dict[str, Any]]:
    """The rows of a suite whose kind begins with one of ``kinds`` and that no caveat spoils."""
    folder = os.environ.get("KEHOACH_PLANS")
    path = Path(folder or "") / "peer" / f"{suite}.jsonl"
    if not folder or not path.exists():
        pytest.skip("KEHOACH_PLANS has no peer cases")
    found = map(json.loads, path.read_text("utf-8").splitlines())
    return [row for row in found if row["kind"].startswith(kinds) and not row.get("caveat")]


def listed(name: str) -> set[str]:
    """The cases that a list of differences names."""
    reasons = json.loads((HERE / f"differ_{name}.json").read_text("utf-8"))
    cases = [case for reason in reasons for case in reason["cases"]]
    assert len(cases) == len(set(cases)), "a case has one reason"
    assert all(len(reason["why"].split()) > 4 for reason in reasons)
    return set(cases)


def check(name: str, differing: set[str]) -> None:
    """Fail where a case is read differently without a reason, or is listed for nothing."""
    known = listed(name)
    assert sorted(differing - known) == [], "read differently, no reason given"
    assert sorted(known - differing) == [], "listed, but read as the peer reads it"
