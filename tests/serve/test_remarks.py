"""What the checks remark on a plan of the archive: on a page of its own, worked out when asked."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kehoach.check import check_plan
from kehoach.compare.archive import kept_document
from kehoach.messages.web import NO_CHECKS, SEE_REMARKS
from kehoach.store import open_db

P = "/-/kehoach"


def test_a_plan_leads_to_what_a_check_says_of_it(own: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    site = own("giam-ngheo-xa-2024", "giam-ngheo-huyen-2023")
    path = Path(site.datasette.get_database("own").path)
    with open_db(path, write=False) as store:
        plan = next(one for one in store.plan_ids() if store.load(one).plan.level == "xa")
        expected = [finding.message for finding in check_plan(kept_document(store, plan), against=store)]
    assert SEE_REMARKS() in site.get(f"{P}/plan/{plan}").text
    answer = site.get(f"{P}/plan/{plan}/remarks")
    assert answer.status_code == 200
    listed = re.findall(r'<li class="\w+"><a href="#n1-\d+">[^<]*</a> ([^<]*)</li>', answer.text)
    assert [unescape(one) for one in listed] == expected
    # Asked again it is remembered: no second process.
    monkeypatch.setattr(sys.modules["kehoach.serve.pages.remarks"], "bounded", None)
    assert site.get(f"{P}/plan/{plan}/remarks").text == answer.text


def test_a_plan_that_is_not_there_has_no_remarks(site: Any) -> None:
    assert site.get(f"{P}/plan/p{'0' * 20}/remarks").status_code == 404


def test_a_server_that_takes_no_drafts_starts_no_checks(archive: tuple[Path, dict[str, str]]) -> None:
    site = Datasette([str(archive[0])])
    plan = archive[1]["hostile"]

    async def ask(path: str) -> Any:
        await site.invoke_startup()
        return await site.client.get(path)

    assert SEE_REMARKS() not in asyncio.run(ask(f"{P}/plan/{plan}")).text
    answer = asyncio.run(ask(f"{P}/plan/{plan}/remarks"))
    assert answer.status_code == 404 and NO_CHECKS() in answer.text


def test_remarks_on_a_hostile_plan_run_nothing(site: Any, ids: dict[str, str]) -> None:
    answer = site.get(f"{P}/plan/{ids['hostile']}/remarks")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text and "<img" not in answer.text and "<svg onload" not in answer.text
