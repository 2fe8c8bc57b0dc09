"""Our scores are those of the reference scorer, to the digit.

The reference and the real gold are in the folder of real plans; records are the gold with faults
put in, and what the pipeline finds.
"""

import importlib.util
import json
import random

import pytest
from gold_cases import KINDS, OTHER_VALUES, perturbed, real_cases, reference

from kehoach.evaluate.answers import answers_of
from kehoach.evaluate.gold import gold_of
from kehoach.evaluate.names import body_key, own_place
from kehoach.evaluate.scoring import score_plan
from kehoach.evaluate.values import recurrence
from kehoach.read import document

SEEDS = range(12)


def assert_same(ours, theirs, name):
    """Every count and every attribute of the reference is ours too."""
    assert set(ours.types) == set(theirs)
    for kind, row in theirs.items():
        counts = ours.types[kind].counts
        assert (counts.matched, counts.found, counts.gold) == (
            row["tp"], row["predicted"], row["gold"]
        ), (name, kind)  # fmt: skip
        assert len(ours.types[kind].missed) == len(row["missed"])
        assert len(ours.types[kind].extra) == len(row["extra"])
        for field in (f for f in row if f.startswith("attr:")):
            share = ours.types[kind].attributes[field.removeprefix("attr:")]
            assert (share.right, share.asked) == tuple(row[field]), (name, kind, field)


@pytest.mark.parametrize("seed", SEEDS)
def test_faulty_records_score_alike(plans_folder, seed):
    scorer = reference(plans_folder)
    for case in real_cases(plans_folder):
        record = perturbed(case.placed, random.Random(seed))
        ours = score_plan(answers_of(record), gold_of(case.name, case.data, case.text), case.text)
        assert_same(ours, scorer.score_document(record, case.placed), case.name)
        assert any(row.missed for row in ours.types.values()), "no fault was put in"


def test_scope_and_ranges_score_alike(plans_folder):
    scorer = reference(plans_folder)
    for case in real_cases(plans_folder):
        half = len(case.text) // 2
        narrow = {"scope": ["deadlines", "sections", "plan"], "ranges": {"sections": [[0, half]]}}
        record = perturbed(case.placed, random.Random(1))
        ours = score_plan(
            answers_of(record), gold_of(case.name, {**case.data, **narrow}, case.text), case.text
        )
        assert_same(ours, scorer.score_document(record, {**case.placed, **narrow}), case.name)


def test_extracted_records_score_alike(plans_folder):
    if importlib.util.find_spec("kehoach.pipeline") is None:
        pytest.skip("no pipeline yet")
    from kehoach.pipeline import extract_plan

    scorer = reference(plans_folder)
    for case in real_cases(plans_folder):
        record = extract_plan(document(plans_folder / "seeds" / f"{case.name}.txt"))
        data = json.loads(record.to_json())
        ours = score_plan(answers_of(data), gold_of(case.name, case.data, case.text), case.text)
        assert_same(ours, scorer.score_document(data, case.placed), case.name)


def test_names_are_keyed_alike(plans_folder):
    scorer = reference(plans_folder)
    parts = ["ubnd", "ub", "mttq", "vn", "ldtbxh", "lđ", "ld", "tb", "xh", "và", "nn", "ptnt",
             "gd", "đt", "kh", "tt", "tn", "mt", "vh", "lhpn", "mtqg", "ctmtqg", "gn", "các", "cơ",
             "nhcsxh", "csxh", "nông nghiệp", "việt nam", "địa bàn", "trên", "huyện", "Kon Rẫy",
             "giáo dục nghề nghiệp", "gdtx", "gdnn", "tổ quốc", "&", "-", "hdnd", "tncs", "hcm",
             "lao động thương binh", "xã hội", "phát triển nông thôn", "ptnt", "cổ"]  # fmt: skip
    rng = random.Random(7)
    place, theirs = own_place("UBND huyện Kon Rẫy"), scorer.own_place({"issuer": "huyện Kon Rẫy"})
    for _ in range(5000):
        name = rng.choice([" ", "", "-"]).join(rng.choices(parts, k=rng.randint(1, 6)))
        assert body_key(name) == scorer.agency_key(name), name
        key = body_key(name)
        assert place.dropped_from(key) == scorer.strip_place(key, theirs), name


def test_recurrences_are_normalised_alike(plans_folder):
    scorer = reference(plans_folder)
    rng = random.Random(3)
    parts = [
        "FREQ=YEARLY",
        "FREQ=MONTHLY",
        "INTERVAL=1",
        "INTERVAL=12",
        "INTERVAL=3",
        "BYMONTH=12,3,6,9",
        "BYMONTH=1,4,7,10",
        "BYMONTH=5",
        "BYMONTHDAY=-1,3",
        "X",
        "",
    ]
    for _ in range(2000):
        rule = ";".join(rng.sample(parts, k=rng.randint(0, 4)))
        rule = rng.choice(["", "RRULE:"]) + rng.choice([rule, rule.lower()])
        assert recurrence(rule) == scorer.rrule(rule), rule


def test_the_faults_cover_every_type():
    assert set(OTHER_VALUES) == set(KINDS)
