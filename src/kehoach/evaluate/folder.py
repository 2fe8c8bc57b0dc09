"""Scoring a folder of gold against the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kehoach import read
from kehoach.errors import BadGold, PlanError
from kehoach.evaluate.answers import EMPTY, Answers, from_record
from kehoach.evaluate.baseline import compare, read_baseline
from kehoach.evaluate.gold import load_gold
from kehoach.evaluate.report import Report
from kehoach.evaluate.scoring import PlanScore, score_plan
from kehoach.messages import evaluation as say
from kehoach.read import Document
from kehoach.records import Record

Extract = Callable[[Document], Record]
SUFFIXES = (".txt", ".md")


@dataclass
class _Run:
    """What a run over a folder gathers, plan by plan."""

    extract: Extract
    scores: list[PlanScore] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, path: Path, texts: Path) -> None:
        """Score one plan; one that cannot be scored is named, never dropped in silence."""
        source = text_for(path.stem, texts)
        if source is None:
            self.skipped.append(f"{path.stem}: no {path.stem}.txt or .md in {texts}")
            return
        try:
            document = read.document(source)
            gold = load_gold(path, document.text)
        except (BadGold, PlanError, OSError) as error:
            self.skipped.append(f"{path.stem}: {error}")
            return
        self.problems += [f"{path.stem}: {problem}" for problem in gold.problems]
        self.scores.append(score_plan(self._found(document, path.stem), gold, document.text))

    def _found(self, document: Document, name: str) -> Answers:
        try:
            return from_record(self.extract(document))
        except PlanError as error:
            self.failed.append(f"{name}: {error}")
            return EMPTY


def text_for(name: str, texts: Path) -> Path | None:
    """The text file of a plan, ``None`` where there is none."""
    return next((p for s in SUFFIXES if (p := texts / f"{name}{s}").is_file()), None)


def gold_files(folder: Path) -> list[Path]:
    """The files of gold in a folder, in order. Raises ``BadGold`` when there is none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadGold(say.NO_GOLD(path=folder))
    return files


def evaluate_folder(
    gold: Path,
    texts: Path,
    *,
    baseline: Path | None = None,
    rules: Iterable[Path] = (),
    extract: Extract | None = None,
) -> Report:
    """Extract every plan of a gold folder and score the records.

    ``gold`` holds NAME.json, ``texts`` NAME.txt or NAME.md; ``rules`` are further rule packs;
    ``extract`` replaces the pipeline. Raises ``BadGold`` for a folder without gold or a bad
    baseline; a plan without its text is skipped and named in the report.
    """
    earlier = read_baseline(baseline) if baseline else None
    run = _Run(extract or _pipeline(tuple(rules)))
    for path in gold_files(gold):
        run.add(path, texts)
    return Report(
        scores=tuple(run.scores),
        skipped=tuple(run.skipped),
        failed=tuple(run.failed),
        problems=tuple(run.problems),
        gains_and_losses=None if earlier is None else compare(run.scores, earlier),
    )


def _pipeline(rules: Sequence[Path]) -> Extract:
    # Imported where it is used: scoring alone must not load the whole engine.
    from kehoach.pipeline import extract_plan  # noqa: PLC0415

    if rules:
        return lambda document: extract_plan(document, rules=rules)
    return extract_plan
