"""Reads annotated plans for the table of confidences, and says in words how well it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kehoach import read
from kehoach.errors import BadGold, PlanError
from kehoach.evaluate.answers import from_record
from kehoach.evaluate.calibration import (
    KNOWN,
    PULL,
    Judged,
    bins,
    gap,
    judged,
    left_out,
    log_loss,
    loss,
    table,
)
from kehoach.evaluate.folder import Extract, gold_files, text_for
from kehoach.evaluate.gold import load_gold

WEAKEST = 8  # groups of rules listed


def judged_folder(gold: Path, texts: Path, extract: Extract | None = None) -> list[Judged]:
    """Every fact found in the annotated plans of a folder, right or wrong; plans without text are left out."""
    from kehoach.pipeline import extract_plan

    facts: list[Judged] = []
    for path in gold_files(gold):
        source = text_for(path.stem, texts)
        if source is None:
            continue
        try:
            document = read.document(source)
            answers = load_gold(path, document.text)
            facts += judged(from_record((extract or extract_plan)(document)), answers)
        except (BadGold, PlanError, OSError):
            continue  # named by the accuracy report, which scores the same files
    return facts


def section(unseen: Sequence[Judged], known: Sequence[Judged]) -> Iterator[str]:
    """The part of the accuracy page on confidence: aggregates only."""
    pairs = left_out(unseen, known)
    flat = [(1.0, right) for _, right in pairs]
    plans = len({fact.plan for fact in unseen})
    yield "## Confidence"
    yield ""
    yield (
        "What `confidence` of a fact means: the share of facts of its group of rules that were right on annotated "
        f"plans. Facts of plans that were read while rules were written count {KNOWN:g} of one; groups with few "
        f"facts are drawn towards their type (as if {PULL:g} of its facts were seen beside). The table is "
        "`models/confidence/table.json`; `make confidence` makes it again. OCR lowers it further, by the "
        "certainty of the letters."
    )
    yield ""
    yield (
        f"Below, the {len(pairs)} facts found in the checking set, each said by a table made *without its own plan*. "
        f"{plans} plans are few: a row of a dozen facts may be off by a tenth."
    )
    yield ""
    yield "| confidence said | facts | mean said | right | share right |"
    yield "|---|---:|---:|---:|---:|"
    for one in bins(pairs):
        high = min(one.high, 1.0)
        yield f"| {one.low:.2f}–{high:.2f} | {one.facts} | {one.said:.3f} | {one.right} | {one.right / one.facts:.3f} |"
    yield ""
    yield "| | said by the table | everything said to be sure |"
    yield "|---|---:|---:|"
    yield f"| mean squared error (Brier) | {loss(pairs):.4f} | {loss(flat):.4f} |"
    yield f"| mean surprise (nats) | {log_loss(pairs):.4f} | {log_loss(flat):.4f} |"
    yield f"| mean gap between said and right | {gap(bins(pairs)):.3f} | {gap(bins(flat)):.3f} |"
    yield ""
    yield from _kept(pairs)
    yield ""
    yield from _weakest(unseen, known)
    yield ""


def _kept(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    yield "What `--min-confidence` keeps of these facts:"
    yield ""
    yield "| at least | facts kept | share right among them | right facts lost |"
    yield "|---:|---:|---:|---:|"
    whole = sum(right for _, right in pairs)
    for least in (0.0, 0.7, 0.8, 0.9, 0.95):
        kept = [right for said, right in pairs if said >= least]
        if kept:
            yield f"| {least:g} | {len(kept)} | {sum(kept) / len(kept):.3f} | {whole - sum(kept)} |"


def _weakest(unseen: Iterable[Judged], known: Iterable[Judged]) -> Iterator[str]:
    made = table(unseen, known)
    yield "The groups of rules that say least (unseen plans, at least three facts):"
    yield ""
    yield "| group | confidence | right of unseen | right of known |"
    yield "|---|---:|---:|---:|"
    seen = [(name, share) for name, share in made.groups.items() if share.facts >= 3]
    for name, s in sorted(seen, key=lambda pair: (pair[1].sure, pair[0]))[:WEAKEST]:
        yield f"| `{name}` | {s.sure:.3f} | {s.right}/{s.facts} | {s.known_right}/{s.known_facts} |"
