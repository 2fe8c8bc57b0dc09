"""What ``evaluate`` says: scores in all, by type, inside and outside tables, and what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from kehoach.evaluate.baseline import Change
from kehoach.evaluate.scoring import Counts, PlanScore, TypeScore, pool
from kehoach.messages import Language, evaluation, language

DIGITS = 4
FIGURES = ("precision", "recall", "f1")
_WIDE = 18
_NARROW = 11


@dataclass(frozen=True)
class Report:
    """The scores of a folder of plans.

    ``skipped`` and ``failed`` say per plan why it was not scored, or was scored as empty;
    ``problems`` are quotes of the gold that its text does not hold. ``gains_and_losses`` is
    ``None`` where there was no baseline.
    """

    scores: tuple[PlanScore, ...]
    skipped: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    gains_and_losses: tuple[Change, ...] | None = None

    @property
    def pooled(self) -> Mapping[str, TypeScore]:
        """The sums over all plans, by type of fact; types with no figure are left out."""
        return {kind: row for kind, row in pool(self.scores).items() if not row.counts.empty}

    def table(self, lang: Language | None = None) -> str:
        """The report for a terminal, in fixed columns."""
        lang = lang or language()
        lines = [_row(_heads(lang)), *(_row(_figures(*line)) for line in self._lines(lang))]
        for name, right, asked in attributes(self.pooled):
            lines.append(f"  {name}: {right}/{asked} = {right / asked:.3f}")
        lists = {
            evaluation.SKIPPED: self.skipped,
            evaluation.FAILED: self.failed,
            evaluation.PROBLEMS: self.problems,
            evaluation.LOSSES: [change_line(c, lang) for c in self._changes(gain=False)],
            evaluation.GAINS: [change_line(c, lang) for c in self._changes(gain=True)],
        }
        for head, items in lists.items():
            lines += _listed(head.in_language(lang), items)
        return "\n".join(lines)

    def markdown(self, lang: Language | None = None) -> str:
        """The scores as Markdown tables, without lists of facts."""
        lang = lang or language()
        heads = _heads(lang)
        lines = [_pipes(heads), _pipes(["---", *["---:"] * (len(heads) - 1)])]
        lines += [_pipes(_figures(*line)) for line in self._lines(lang)]
        asked = attributes(self.pooled)
        if asked:
            heads = [t.in_language(lang) for t in (evaluation.ATTRIBUTE, evaluation.RIGHT)] + [""]
            lines += ["", _pipes(heads), _pipes(["---", "---:", "---:"])]
            lines += [_pipes([n, f"{r}/{of}", f"{r / of:.3f}"]) for n, r, of in asked]
        return "\n".join(lines)

    def to_json(self) -> str:
        """The whole report as JSON; the same bytes for the same scores."""
        changes = self.gains_and_losses
        data = {
            "types": json_of(self.pooled),
            "plans": {score.name: json_of(score.types) for score in self.scores},
            "skipped": self.skipped,
            "failed": self.failed,
            "problems": self.problems,
            "gains_and_losses": None if changes is None else [asdict(c) for c in changes],
        }
        return json.dumps(data, ensure_ascii=False, indent=1)

    def _lines(self, lang: Language) -> Iterable[tuple[str, Counts]]:
        for kind, row in self.pooled.items():
            yield evaluation.TYPES[kind].in_language(lang), row.counts
            if not row.table.empty:
                yield f"- {evaluation.IN_TEXT.in_language(lang)}", row.text
                yield f"- {evaluation.IN_TABLE.in_language(lang)}", row.table

    def _changes(self, *, gain: bool) -> list[Change]:
        return [change for change in self.gains_and_losses or () if change.gain == gain]


def attributes(rows: Mapping[str, TypeScore]) -> list[tuple[str, int, int]]:
    """(``type.field``, right, asked) of every attribute that was asked."""
    return [
        (f"{kind}.{name}", share.right, share.asked)
        for kind, row in rows.items()
        for name, share in row.attributes.items()
        if share.asked
    ]


def change_line(change: Change, lang: Language) -> str:
    """One changed fact on one line: plan, type, fate, place and key."""
    place = "" if change.start is None else f" [{change.start}:{change.end}]"
    kind = evaluation.TYPES[change.type].in_language(lang)
    fate = evaluation.CHANGES[change.what].in_language(lang)
    return f"{change.plan} {kind} {fate}{place} {change.key}".rstrip()


def json_of(rows: Mapping[str, TypeScore]) -> dict[str, dict[str, object]]:
    """Figures by type of fact; attributes as [right, asked]."""
    return {
        kind: {
            **figures(row.counts),
            "text": figures(row.text),
            "table": figures(row.table),
            "attributes": {n: [s.right, s.asked] for n, s in row.attributes.items() if s.asked},
        }
        for kind, row in rows.items()
        if not row.counts.empty
    }


def figures(counts: Counts) -> dict[str, float | int | None]:
    """Rounded precision, recall and F1 (``None`` where nothing is to be found) and the counts."""
    rounded = {
        name: None if counts.empty else round(float(getattr(counts, name)), DIGITS)
        for name in FIGURES
    }
    return {**rounded, "matched": counts.matched, "found": counts.found, "gold": counts.gold}


def _heads(lang: Language) -> list[str]:
    return [head.in_language(lang) for head in evaluation.COLUMNS.values()]


def _figures(name: str, counts: Counts) -> list[str]:
    if counts.empty:
        return [name, *["–"] * len(FIGURES), "0", "0"]
    shares = (counts.precision, counts.recall, counts.f1)
    return [name, *(f"{share:.3f}" for share in shares), str(counts.gold), str(counts.found)]


def _row(cells: Sequence[str]) -> str:
    return f"{cells[0]:<{_WIDE}}" + "".join(f"{cell:>{_NARROW}}" for cell in cells[1:])


def _pipes(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _listed(head: str, items: Sequence[str]) -> list[str]:
    return [f"{head} ({len(items)}):", *(f"  {item}" for item in items)] if items else []
