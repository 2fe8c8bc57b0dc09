"""Official notes of the codified law, and the same in running text: type, number and date of real documents.

The cases are not part of the project: they are read from the folder of real plans. A note puts the date behind the
title, where plans do not put it, so dates are asked in running text alone. What is read differently is listed with
its reason in ``differ_citations.json``, and the list may hold no other case.
"""

import json
import os
import re
from pathlib import Path

import pytest

from kehoach import normalise, segment
from kehoach.extract.citations import citations
from kehoach.extract.found import FoundCitation
from kehoach.rulebook import rulebook

DIFFER = json.loads((Path(__file__).parent / "differ_citations.json").read_text("utf-8"))


def rows(suite: str) -> list[dict]:
    folder = os.environ.get("KEHOACH_PLANS")
    path = Path(folder or "") / "peer" / f"{suite}.jsonl"
    if not folder or not path.exists():
        pytest.skip("KEHOACH_PLANS has no peer cases")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cited(source: str) -> list[FoundCitation]:
    rules = rulebook()
    text = normalise.text(source, rules)
    return citations(text, segment.outline(text, rules), rules)


def key(number: str | None) -> str:
    return re.sub(r"\s", "", number or "").replace("–", "-").lower()


def is_cited(found: list[FoundCitation], wanted: dict, *, dated: bool) -> bool:
    return any(
        key(c.number) == key(wanted["number_symbol"])
        and c.doc_type == wanted["doc_type"].lower()
        and (c.date == wanted["issue_date"] or not dated)
        for c in found
    )


@pytest.mark.parametrize(
    ("suite", "dated"), [("legal_citations_in_text", True), ("legal_citations_phapdien", False)]
)
def test_documents_are_read_or_listed(suite: str, dated: bool) -> None:
    unread = set()
    for row in rows(suite):
        found, wanted = cited(row["text"]), row["expected"]
        for one in wanted if isinstance(wanted, list) else [wanted]:
            if not is_cited(found, one, dated=dated):
                unread.add(f"{suite}/{row['id']}")
    listed = {case for reason in DIFFER for case in reason["cases"] if case.startswith(suite)}
    assert sorted(unread - listed) == [], "read differently, no reason given"
    assert sorted(listed - unread) == [], "listed, but read as the note says"
