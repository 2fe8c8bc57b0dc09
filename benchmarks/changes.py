"""What the working tree does to the facts of all real plans, against a commit or against facts kept before.

    KEHOACH_PLANS=FOLDER python benchmarks/changes.py --against main    the facts that commit finds
    KEHOACH_PLANS=FOLDER python benchmarks/changes.py --against facts.json
    KEHOACH_PLANS=FOLDER python benchmarks/changes.py --keep facts.json  keep today's for later

Prints every fact that appeared, vanished or changed, by place and normalised value, and the counts;
of the plans of the checking set the counts alone. ``--counts`` prints no more than those. It does not
fail on a change: whether it is a gain is for a person to say, or for ``make accuracy``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("seeds", "plans")
SHOWN = 400  # lines


def plan_files(plans: Path) -> list[Path]:
    """The texts of all real plans, in order."""
    return sorted(
        path for name in SOURCES for path in (plans / name).glob("*") if path.suffix in {".txt", ".md"}
    )


def sealed_names() -> set[str]:
    """The plans that nobody looks into."""
    return {path.stem for path in (ROOT / "tests" / "gold" / "checking").glob("*.json")}


def facts_now(plans: Path) -> dict[str, dict[str, list[tuple[int | None, int | None, str]]]]:
    """What the engine on the path finds; a plan that cannot be read has no facts."""
    from kehoach import read
    from kehoach.errors import PlanError
    from kehoach.evaluate.changes import facts_of
    from kehoach.pipeline import extract_plan

    sealed = sealed_names()
    found = {}
    for path in plan_files(plans):
        try:
            found[path.stem] = facts_of(extract_plan(read.document(path)), sealed=path.stem in sealed)
        except (PlanError, OSError) as error:
            print(f"{path.stem}: {error}", file=sys.stderr)
            found[path.stem] = {}
    return found


def facts_of_commit(commit: str, plans: Path, kept: Path) -> None:
    """Let another commit's engine find its facts; it needs no more than its own ``src``, ``rules`` and ``models``."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
        try:
            # Only what finds facts is the other commit's: how they are kept is ours.
            (tree / "src/kehoach/evaluate/changes.py").write_bytes(
                (ROOT / "src/kehoach/evaluate/changes.py").read_bytes()
            )
            env = os.environ | {"PYTHONPATH": str(tree / "src"), "KEHOACH_PLANS": str(plans)}
            script = str(ROOT / "benchmarks" / "changes.py")
            subprocess.run([sys.executable, script, "--keep", str(kept)], check=True, env=env)
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def report(before: Path, plans: Path, *, only_counts: bool) -> Iterable[str]:
    """The lines to print."""
    from kehoach.evaluate.changes import compare_facts, counts, read_facts

    old, now = read_facts(before), facts_now(plans)
    changes = compare_facts(old, now)
    sealed = sealed_names()
    open_ = [change for change in changes if change.plan not in sealed]
    if not only_counts:
        for change in open_[:SHOWN]:
            place = f"[{change.start}:{change.end}] " if change.start is not None else ""
            was = f"{change.was} -> " if change.was else ""
            yield f"{change.what:9} {change.plan} {change.type} {place}{was}{change.key}"
        if len(open_) > SHOWN:
            yield f"… {len(open_) - SHOWN} more"
    total = sum(len(marks) for facts in now.values() for marks in facts.values())
    yield f"{len(now)} plans, {total} facts; of {len(sealed & now.keys())} sealed plans the counts alone"
    yield f"{'type':12}{'vanished':>10}{'changed':>10}{'appeared':>10}"
    for kind, row in sorted(counts(changes).items()):
        yield f"{kind:12}{row['vanished']:>10}{row['changed']:>10}{row['appeared']:>10}"
    if not changes:
        yield "nothing changed"
    missing = sorted(old.keys() ^ now.keys())
    if missing:
        yield f"{len(missing)} plans are not on both sides"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare or keep; exit status 2 where it cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", default="main", help="a commit, or a file written with --keep")
    parser.add_argument("--keep", type=Path, help="write the facts of today to this file")
    parser.add_argument("--counts", action="store_true", help="print the counts alone")
    asked = parser.parse_args(arguments)
    folder = os.environ.get("KEHOACH_PLANS")
    if not folder or not plan_files(Path(folder)):
        print("KEHOACH_PLANS names no folder of plans", file=sys.stderr)
        return 2
    plans = Path(folder)
    if asked.keep:
        from kehoach.evaluate.changes import write_facts

        write_facts(facts_now(plans), asked.keep)
        return 0
    with tempfile.TemporaryDirectory(prefix="kehoach-") as scratch:
        before = Path(asked.against)
        if not before.is_file():
            before = Path(scratch) / "facts.json"
            try:
                facts_of_commit(asked.against, plans, before)
            except (subprocess.CalledProcessError, FileNotFoundError) as error:
                print(f"{asked.against}: {error}", file=sys.stderr)
                return 2
        print("\n".join(report(before, plans, only_counts=asked.counts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
