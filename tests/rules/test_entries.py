"""Every entry of every shipped pack, by its own examples, in company of all other entries."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from kehoach import normalise
from kehoach.check.entries import check_faults
from kehoach.evaluate.rule_readers import READERS, facts_in
from kehoach.evaluate.rule_values import BY_FORM
from kehoach.evaluate.rules import NOT_YET, rule_faults, shares
from kehoach.rulebook import GROUPS, AgencyEntry, Rulebook, data_dir, rulebook

# Entries whose example is right and the extractor wrong; each says what is to be mended in src.
KNOWN: dict[str, str] = {}
# Variants that the extractor leaves alone on purpose (agencies._too_common, agencies._CHIEFS): office-holders of a
# village, heads of departments outside a list.
UNREAD_FORMS = frozenset({"agency.nguoi-co-uy-tin", "agency.group.cac-vu", "agency.group.cac-cuc", "agency.van-phong-bo"})
BOOK = rulebook()
IDS = [located.entry.id for located in BOOK.located]


@cache
def faults() -> dict[str, list[str]]:
    """What is wrong, by entry id: all packs are looked through once."""
    found: dict[str, list[str]] = defaultdict(list)
    for fault in rule_faults(BOOK):
        found[fault.id].append(str(fault))
    for located, what in check_faults(BOOK):
        found[located.entry.id].append(f"{located.where()}: {what}")
    return found


@pytest.mark.parametrize(
    "entry_id",
    [
        pytest.param(i, marks=pytest.mark.xfail(reason=KNOWN[i], strict=True)) if i in KNOWN else i
        for i in IDS
    ],
)
def test_entry_gives_what_its_examples_say(entry_id: str) -> None:
    assert not faults().get(entry_id), "\n".join(faults()[entry_id])


def test_nothing_but_entries_is_at_fault() -> None:
    assert set(faults()) <= set(IDS)


def test_every_group_has_a_reader_and_a_shipped_entry() -> None:
    assert set(READERS) | {"check", "profile"} == set(GROUPS)
    assert {located.group for located in BOOK.located} == set(GROUPS)


def _forms(book: Rulebook) -> list[tuple[AgencyEntry, str]]:
    entries: list[AgencyEntry] = book.group("agency")
    return [(e, form) for e in entries for form in (e.name, *e.also)]


def test_every_form_of_a_body_is_read_as_that_body() -> None:
    wrong = []
    for entry, form in _forms(BOOK):
        source = f"Kết quả gửi về {form} để theo dõi."
        made_by = {getattr(f, "rule", "") for f in facts_in(source, entry, "agency", rules=BOOK)}
        by_form = entry.generic and made_by & BY_FORM
        if entry.id not in made_by and not by_form and entry.id not in UNREAD_FORMS:
            wrong.append(f"{entry.id}: {form}: {made_by}")
    assert not wrong


def test_web_page_around_a_document_is_cut_off() -> None:
    lines = [x.text for e in BOOK.words("web-chrome") for x in e.examples]
    document = (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n\nKẾ HOẠCH\n\nThực hiện nhiệm vụ năm 2024\n\nI. NỘI DUNG\n\n"
        + "Các thôn rà soát đường làng.\n\n" * 60
    )
    text = normalise.text("\n".join(lines) + "\n\n" + document, BOOK)
    assert text.canonical[text.body.start :].startswith("ỦY BAN NHÂN DÂN\nXÃ TÂN AN")
    assert normalise.text(document, BOOK).body.start == 0


def test_shares_count_every_pack_and_example() -> None:
    found = shares(BOOK)
    assert [s.pack for s in found] == list(BOOK.packs)
    assert sum(s.entries for s in found) == len(BOOK.located)
    assert sum(s.examples for s in found) == sum(len(x.entry.examples) for x in BOOK.located)
    assert all(0 <= s.made_up <= s.examples for s in found)


def test_counterexamples_that_do_not_hold_yet_only_become_fewer() -> None:
    gaps = [x for e in BOOK.located for x in e.entry.counterexamples if x.why.startswith(NOT_YET)]
    assert len(gaps) <= 22
    assert all(x.why.removeprefix(NOT_YET).strip() for x in gaps)


def test_every_shipped_pack_is_loaded() -> None:
    folders = {file.parent for file in data_dir("rules").glob("*/pack.yaml")}
    assert {located.file.parent for located in BOOK.located} == folders
