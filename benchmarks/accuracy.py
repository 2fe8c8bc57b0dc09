"""Accuracy on real plans, per type of fact: prints the tables and writes ``docs/accuracy.md``.

    KEHOACH_PLANS=FOLDER python benchmarks/accuracy.py

The real plans are not part of the project: ``KEHOACH_PLANS`` names a folder with ``seeds/``,
``plans/`` and ``gold/``. Without it only plans written for this project are scored, and the page is
left as it is. ``corpus/`` is a regression check and never quoted as accuracy.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kehoach.errors import PlanError
from kehoach.evaluate import PlanScore, Report, evaluate_folder
from kehoach.evaluate.answers import TYPES
from kehoach.evaluate.causes import dearest
from kehoach.evaluate.folder import Extract
from kehoach.evaluate.reliability import judged_folder, section
from kehoach.evaluate.report import attributes
from kehoach.evaluate.scoring import Counts, pool
from kehoach.pipeline import extract_plan

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
AGREEMENT = ROOT / "tests" / "gold" / "agreement.json"
CORPUS = ROOT / "corpus"
# What design promises on unseen plans; headings' kinds are an attribute.
AIMS = {
    "sections": 0.95, "amounts": 0.98, "assignments": 0.85, "deadlines": 0.90, "targets": 0.85,
    "citations": 0.96, "agencies": 0.88, "plan": 0.95,
}  # fmt: skip
LAYOUTS = {
    "kế hoạch": "plain plan",
    "quyết định": "decision + plan",
    "nghị quyết": "resolution",
    "chương trình": "programme",
}
YEARS = ((2010, "before 2010"), (2021, "2010–2020"), (2025, "2021–2024"), (9999, "2025 and later"))


@dataclass(frozen=True)
class GoldSet:
    """A folder of gold with its texts; ``sealed`` sets are shown in aggregate only."""

    title: str
    gold: Path
    texts: Path
    sealed: bool = False


def real_sets(plans: Path) -> list[GoldSet]:
    """The sets that hold real plans."""
    kept = ROOT / "tests" / "gold"
    return [
        GoldSet("Seeds (development)", plans / "gold", plans / "seeds"),
        GoldSet("Tuning (read while developing)", kept / "tuning", plans / "plans"),
        GoldSet("Bodies and duties (first contact, then tuning)", kept / "first_contact", plans / "plans"),
        GoldSet("Checking (not looked into)", kept / "checking", plans / "plans", sealed=True),
    ]


def own_sets() -> list[GoldSet]:
    """Short plans of unusual issuers: texts and gold by strangers to the rules, both in the project."""
    kept, title = ROOT / "tests" / "gold" / "short", "Short plans of unusual issuers, our own texts"
    return [
        GoldSet(f"{title} (tuning)", kept / "tuning", kept / "tuning"),
        GoldSet(f"{title} (checking, not looked into)", kept / "checking", kept / "checking", sealed=True),
    ]


def score(gold_set: GoldSet, extract: Extract | None) -> Report | None:
    """The report of one set, ``None`` where it has no gold yet."""
    if not any(gold_set.gold.glob("*.json")):
        return None
    return evaluate_folder(gold_set.gold, gold_set.texts, extract=extract)


def layout(plan: PlanScore) -> str:
    """How the document is built: a plan by itself, or inside a decision or a resolution."""
    return LAYOUTS.get(str(plan.plan.get("doc_type") or ""), "other")


def level(plan: PlanScore) -> str:
    """The level of the issuer."""
    return str(plan.plan.get("level") or "unknown")


def year_group(plan: PlanScore) -> str:
    """The years the document was issued in, or planned for where it has no date."""
    year = str(plan.plan.get("issued_on") or plan.plan.get("year_start") or "")[:4]
    if not year.isdigit():
        return "undated"
    return next(name for limit, name in YEARS if int(year) < limit)


GROUPS: dict[str, Callable[[PlanScore], str]] = {
    "layout": layout, "level": level, "years": year_group,
}  # fmt: skip


def first_contact(path: Path) -> Iterator[str]:
    """What the engine scored on plans before anyone had looked at what it finds there."""
    if not path.is_file():
        return
    kept = json.loads(path.read_text("utf-8"))
    kinds = list(dict.fromkeys(kind for rows in kept["plans"].values() for kind in rows))
    yield f"First contact ({kept['date']}), before any of these plans was used for tuning:"
    yield ""
    yield "| plan | " + " | ".join(kinds) + " |"
    yield "|---|" + "---:|" * len(kinds)
    sums = dict.fromkeys(kinds, Counts())
    for name, rows in sorted(kept["plans"].items()):
        counts = {kind: Counts(row["matched"], row["found"], row["gold"]) for kind, row in rows.items()}
        sums = {kind: before + counts.get(kind, Counts()) for kind, before in sums.items()}
        yield f"| {name} | " + " | ".join(_f1(counts.get(kind, Counts())) for kind in kinds) + " |"
    if len(kept["plans"]) > 1:
        yield "| all | " + " | ".join(_f1(counts) for counts in sums.values()) + " |"
    yield ""


def readers(path: Path, names: Iterable[str]) -> dict[str, float]:
    """F1 of one reader against the other on these plans, by type; empty where nobody measured."""
    if not path.is_file():
        return {}
    measured = json.loads(path.read_text("utf-8"))["plans"]
    sums: dict[str, Counts] = {}
    for name in names:
        for kind, row in measured.get(name, {}).items():
            counts = Counts(row["matched"], row["found"], row["gold"])
            sums[kind] = sums.get(kind, Counts()) + counts
    return {kind: counts.f1 for kind, counts in sums.items()}


def main_table(report: Report, agreed: Mapping[str, float]) -> Iterator[str]:
    """Precision, recall, F1 and support, in text and in tables, beside aim and readers."""
    yield "| type | P | R | F1 | support | found | aim | readers' F1 |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for kind, row in report.pooled.items():
        beside = [f"{AIMS[kind]:.2f}", f"{agreed[kind]:.3f}" if kind in agreed else "–"]
        yield _line(kind, row.counts, beside)
        if not row.table.empty:
            yield _line("– in text", row.text, ["", ""])
            yield _line("– in tables", row.table, ["", ""])
    asked = attributes(report.pooled)
    if asked:
        yield ""
        yield "| attribute of matched facts | right | share |"
        yield "|---|---:|---:|"
        yield from (f"| {name} | {n}/{of} | {n / of:.3f} |" for name, n, of in asked)


def _line(name: str, counts: Counts, beside: Sequence[str]) -> str:
    if counts.empty:
        figures = ["–", "–", "–", "0", "0"]
    else:
        shares = (counts.precision, counts.recall, counts.f1)
        figures = [*(f"{share:.3f}" for share in shares), str(counts.gold), str(counts.found)]
    return "| " + " | ".join([name, *figures, *beside]) + " |"


def group_table(scores: Sequence[PlanScore], name: str) -> Iterator[str]:
    """F1 (support) per type for the groups of one kind."""
    yield f"| {name} | plans | " + " | ".join(TYPES) + " |"
    yield "|---|---:|" + "---:|" * len(TYPES)
    groups: dict[str, list[PlanScore]] = {}
    for plan in scores:
        groups.setdefault(GROUPS[name](plan), []).append(plan)
    for group, plans in sorted(groups.items()):
        rows = pool(plans)
        cells = [_f1(rows[kind].counts) if kind in rows else "–" for kind in TYPES]
        yield f"| {group} | {len(plans)} | " + " | ".join(cells) + " |"


def _f1(counts: Counts) -> str:
    return "–" if counts.empty else f"{counts.f1:.3f} ({counts.gold})"


def causes_table(scores: Sequence[PlanScore]) -> Iterator[str]:
    """The three error classes that cost most."""
    yield "| type | what is wrong | missed | in excess | F1 points of the type |"
    yield "|---|---|---:|---:|---:|"
    for error in dearest(scores):
        counts = f"{error.missed} | {error.extra} | {error.points:.1f}"
        yield f"| {error.type} | {error.cause} | {counts} |"


def set_section(gold_set: GoldSet, report: Report) -> Iterator[str]:
    """The part of the page about one set."""
    agreed = readers(AGREEMENT, [plan.name for plan in report.scores])
    yield f"## {gold_set.title}"
    yield ""
    yield f"{len(report.scores)} plans." + _left_out(report, gold_set)
    yield ""
    yield from first_contact(gold_set.gold.with_suffix(".json"))
    yield from main_table(report, agreed)
    for name in GROUPS:
        yield ""
        yield from group_table(report.scores, name)
    yield ""
    yield "The three error classes with the most wrong facts:"
    yield ""
    yield from causes_table(report.scores)
    yield ""


def _left_out(report: Report, gold_set: GoldSet) -> str:
    parts = []
    for what, names in (("not scored", report.skipped), ("scored as empty", report.failed)):
        if names:
            shown = "" if gold_set.sealed else ": " + "; ".join(n.split(":")[0] for n in names)
            parts.append(f" {len(names)} {what}{shown}.")
    return "".join(parts)


INTRODUCTION = """\
# Accuracy

Written by `make accuracy`; definitions are in [facts.md](facts.md), section 5. P, R and F1 are
micro averages over the plans of a set; support is the number of facts in the gold. Table facts
stand in a pipe table of the text. An F1 cell of a group shows its support in brackets; a group of
one plan says little.

*Readers' F1* is the agreement of two readers who annotated the same plans by the same guide,
scored as if one were the engine, on the plans of the set that both have read, before their
differences were settled. It shows how much noise the rules of the guide leave; two readers taught
alike can share a misreading, so it is no upper bound on what is true.
"""


def confidence(plans: Path, extract: Extract | None) -> list[str]:
    """The part of the page on confidence; nothing where a set has no gold."""
    seeds, tuning, _, checking = real_sets(plans)
    if not all(any(one.gold.glob("*.json")) for one in (seeds, tuning, checking)):
        return []
    known = [fact for one in (seeds, tuning) for fact in judged_folder(one.gold, one.texts, extract)]
    return list(section(judged_folder(checking.gold, checking.texts, extract), known))


def page(sets: Sequence[tuple[GoldSet, Report]], missing: Sequence[str], sure: Sequence[str] = ()) -> str:
    """The whole of ``docs/accuracy.md``; ``sure`` is its part on confidence."""
    lines = [INTRODUCTION]
    lines += [f"No gold yet: {title}.\n" for title in missing]
    for gold_set, report in sets:
        lines += set_section(gold_set, report)
    lines += sure
    return "\n".join(lines).rstrip() + "\n"


def _print(gold_set: GoldSet, report: Report | None) -> None:
    print(f"\n{gold_set.title}")
    if report is None:
        print("  no gold yet")
    elif gold_set.sealed:
        print("\n".join(main_table(report, {})))
        print(f"  {len(report.scores)} plans.{_left_out(report, gold_set)}")
    else:
        print(report.table("en"))


def main(extract: Extract | None = None) -> int:
    """Score all sets there are; exit status 2 when nothing could be scored."""
    folder = os.environ.get("KEHOACH_PLANS")
    try:
        if folder:
            _score_real(Path(folder), extract)
        else:
            print("KEHOACH_PLANS is not set: only our own plans are scored, docs/accuracy.md is kept.")
        title = "corpus/ (our own plans: a regression check, not accuracy)"
        own = [] if folder else own_sets()  # among the others where there are real plans
        for gold_set in (*own, GoldSet(title, CORPUS, CORPUS)):
            _print(gold_set, score(gold_set, extract))
    except (PlanError, OSError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _score_real(plans: Path, extract: Extract | None) -> None:
    extract = cache(extract or extract_plan)  # scores and confidence ask for the same plans
    reports = [(gold_set, score(gold_set, extract)) for gold_set in (*real_sets(plans), *own_sets())]
    for gold_set, report in reports:
        _print(gold_set, report)
    scored = [(gold_set, report) for gold_set, report in reports if report is not None]
    missing = [gold_set.title for gold_set, report in reports if report is None]
    PAGE.parent.mkdir(exist_ok=True)
    sure = confidence(plans, extract)
    print("\n" + "\n".join(sure))
    PAGE.write_text(page(scored, missing, sure), "utf-8")
    print(f"\nwritten: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
