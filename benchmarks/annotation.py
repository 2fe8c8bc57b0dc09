"""Two readers' annotations of the same plans: how far they agree, where they differ, what is kept.

    python benchmarks/annotation.py agreement DIR_A DIR_B TEXTS [--output FILE]
    python benchmarks/annotation.py differences A.json B.json TEXT
    python benchmarks/annotation.py keep FINAL_DIR TEXTS OUT_DIR

``agreement`` scores A as if it were an extractor and B the gold, with the definitions of
``kehoach.evaluate``. ``differences`` prints, for settling, what only one reader has or what they
value differently. ``keep`` turns settled annotations into the project's form, without quotations.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kehoach import read
from kehoach.errors import BadGold, PlanError
from kehoach.evaluate.answers import PLACED, Body, Fact, Value
from kehoach.evaluate.folder import gold_files, text_for
from kehoach.evaluate.gold import Gold, load_gold, read_json
from kehoach.evaluate.kept import as_lines, kept
from kehoach.evaluate.matching import pair_bodies, pair_facts
from kehoach.evaluate.report import Report, json_of
from kehoach.evaluate.scoring import PlanScore, TypeScore, pool, same_value, score_plan

ROOT = Path(__file__).parents[1]
AGREEMENT = ROOT / "tests" / "gold" / "agreement.json"
# Bookkeeping of the annotation files, no judgement of a reader.
_NO_JUDGEMENT = frozenset({"line", "task_line", "id", "parent", "mentions", "task"})
_QUOTE_SHOWN = 90  # characters


def canonical(name: str, texts: Path) -> str:
    """The canonical text of a plan. Raises ``BadGold`` when there is none."""
    source = text_for(name, texts)
    if source is None:
        raise BadGold(f"{name}: no {name}.txt or .md in {texts}")
    return read.document(source).text


def compare_readers(a: Path, b: Path, texts: Path) -> tuple[PlanScore, PlanScore]:
    """The scores of reader A against B, and of B against A, on one plan."""
    text = canonical(a.stem, texts)
    one, two = load_gold(a, text), load_gold(b, text)
    for gold, path in ((one, a), (two, b)):
        for problem in gold.problems:
            print(f"{path}: {problem}", file=sys.stderr)
    return score_plan(one.answers, two, text), score_plan(two.answers, one, text)


def agreement(folder_a: Path, folder_b: Path, texts: Path, *, output: Path) -> None:
    """Print and write the readers' agreement on the plans both have annotated."""
    names_a, names_b = ({p.stem for p in gold_files(f)} for f in (folder_a, folder_b))
    for name in sorted(names_a ^ names_b):
        print(f"{name}: one reader only, left out", file=sys.stderr)
    shared = sorted(names_a & names_b)
    both = [
        compare_readers(folder_a / f"{name}.json", folder_b / f"{name}.json", texts)
        for name in shared
    ]
    scores, reverse = [one for one, _ in both], [other for _, other in both]
    print(Report(tuple(scores)).table("en"))
    print("\nF1 per plan")
    print("\n".join(_per_plan(scores)))
    data = {
        "plans": {score.name: json_of(score.types) for score in scores},
        "pooled": _with_reverse(pool(scores), pool(reverse)),
    }
    output.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\nwritten: {output} ({len(shared)} plans)")


def _with_reverse(
    one: dict[str, TypeScore], other: dict[str, TypeScore]
) -> dict[str, dict[str, object]]:
    # Overlap is measured on the found span, so the two directions may differ a little.
    rows = json_of(one)
    return {
        kind: {**row, "f1_reverse": round(other[kind].counts.f1, 4)} for kind, row in rows.items()
    }


def _per_plan(scores: Sequence[PlanScore]) -> Iterator[str]:
    kinds = list(pool(scores))
    width = max((len(score.name) for score in scores), default=0) + 1
    yield " " * width + "".join(f"{kind:>12}" for kind in kinds)
    for score in scores:
        counts = [score.types[kind].counts if kind in score.types else None for kind in kinds]
        cells = ["–" if c is None or c.empty else f"{c.f1:.3f}" for c in counts]
        yield f"{score.name:<{width}}" + "".join(f"{cell:>12}" for cell in cells)


def differences(a: Path, b: Path, source: Path) -> Iterator[str]:
    """Lines that show what only one reader has, and matched facts valued differently."""
    text = read.document(source).text
    one, two = load_gold(a, text), load_gold(b, text)
    yield from (f"{path}: {p}" for path, g in ((a, one), (b, two)) for p in g.problems)
    for kind in PLACED:
        lines = sorted(_fact_differences(kind, one, two, text), key=lambda item: item[0])
        if lines:
            yield f"== {kind}"
            yield from (line for _, block in lines for line in block)
    yield from _body_differences(one, two)
    yield from _metadata_differences(one, two)


def _fact_differences(
    kind: str, one: Gold, two: Gold, text: str
) -> Iterator[tuple[int, list[str]]]:
    ours, theirs = one.answers.facts[kind], two.answers.facts[kind]
    pairs = pair_facts(kind, ours, theirs, place=two.place)
    for x, y in pairs:
        fields = list(_differing(x, y))
        if fields:
            yield x.start or 0, [_shown("≠", x, text), *(f"      {field}" for field in fields)]
    paired = {id(fact) for pair in pairs for fact in pair}
    for sign, facts in (("A", ours), ("B", theirs)):
        for fact in facts:
            if id(fact) not in paired:
                yield fact.start or 0, [_shown(sign, fact, text), f"      {_values(fact)}"]


def _differing(x: Fact, y: Fact) -> Iterator[str]:
    for name in dict.fromkeys([*x.values, *y.values]):
        if name not in _NO_JUDGEMENT and not same_value(x.get(name), y.get(name)):
            yield f"{name}: A {x.get(name)!r} | B {y.get(name)!r}"


def _shown(sign: str, fact: Fact, text: str) -> str:
    if fact.start is None or fact.end is None:
        return f"{sign} not found in the text"
    line = text.count("\n", 0, fact.start) + 1
    quote = " ".join(text[fact.start : fact.end].split())
    return f"{sign} line {line} [{fact.start}:{fact.end}] {quote[:_QUOTE_SHOWN]}"


def _values(fact: Fact) -> str:
    return ", ".join(
        f"{name}={value!r}"
        for name, value in fact.values.items()
        if name not in _NO_JUDGEMENT and _says_something(value)
    )


def _says_something(value: Value) -> bool:
    return value not in (None, (), "")


def _body_differences(one: Gold, two: Gold) -> Iterator[str]:
    pairs = pair_bodies(one.answers.bodies, two.answers.bodies, place=two.place)
    paired = {id(body) for pair in pairs for body in pair}
    sides = (("A", one.answers.bodies), ("B", two.answers.bodies))
    alone = [(sign, body) for sign, bodies in sides for body in bodies if id(body) not in paired]
    differing = [(x, y, fields) for x, y in pairs if (fields := _body_fields(x, y))]
    if alone or differing:
        yield "== agencies"
    yield from (f"{sign} {body.name} {list(body.variants)}" for sign, body in alone)
    yield from (f"≠ {x.name} | {y.name}: {', '.join(fields)}" for x, y, fields in differing)


def _body_fields(x: Body, y: Body) -> list[str]:
    return [
        f"{name}: A {x.values.get(name)!r} | B {y.values.get(name)!r}"
        for name in dict.fromkeys([*x.values, *y.values])
        if name not in _NO_JUDGEMENT and not same_value(x.values.get(name), y.values.get(name))
    ]


def _metadata_differences(one: Gold, two: Gold) -> Iterator[str]:
    x, y = one.answers.plan, two.answers.plan
    names = [n for n in dict.fromkeys([*x, *y]) if not same_value(x.get(n), y.get(n))]
    if names:
        yield "== plan"
    yield from (f"{name}: A {x.get(name)!r} | B {y.get(name)!r}" for name in names)


def keep(final: Path, texts: Path, out: Path) -> None:
    """Write every settled annotation of a folder in the project's form."""
    out.mkdir(parents=True, exist_ok=True)
    for path in gold_files(final):
        data = kept(path.stem, read_json(path), canonical(path.stem, texts))
        (out / path.name).write_text(as_lines(data), "utf-8")
        print(f"kept: {out / path.name}")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command, names in (
        ("agreement", ("folder_a", "folder_b", "texts")),
        ("differences", ("a", "b", "text")),
        ("keep", ("final", "texts", "out")),
    ):
        sub = commands.add_parser(command)
        for name in names:
            sub.add_argument(name, type=Path)
        if command == "agreement":
            sub.add_argument("--output", type=Path, default=AGREEMENT)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit status 2 when it could not be done."""
    given = _arguments(arguments)
    try:
        if given.command == "agreement":
            agreement(given.folder_a, given.folder_b, given.texts, output=given.output)
        elif given.command == "differences":
            print("\n".join(differences(given.a, given.b, given.text)))
        else:
            keep(given.final, given.texts, given.out)
    except (PlanError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
