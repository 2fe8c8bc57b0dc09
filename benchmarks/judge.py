"""The findings of the checks, judged: lists them once, shows them for judging, counts precision by code.

    python benchmarks/judge.py list                    writes tests/gold/judgements/findings.jsonl (no quotes)
    python benchmarks/judge.py show --by NAME [--code C]   asks right or wrong of each one not judged yet by anybody
    python benchmarks/judge.py table                   prints precision by code, from tests/gold/judgements/by-*.jsonl
    python benchmarks/judge.py docs                    writes the table of codes, with precision, into docs/checks.md

A finding is ``{"plan": sha256, "code", "rule", "severity", "start", "end"}``, a judgement the same with
``"right": true|false|null`` (null: unsure, counts in no precision), ``"by"`` and, if wanted, ``"why"``. Of a code with
more than 25 findings a seeded sample of 25 is judged. Texts come from corpus/ and from the folders that KEHOACH_PLANS
names. Plans annotated in tests/gold/checking are listed but never shown.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kehoach.check import Report, check_report
from kehoach.messages import check as say
from kehoach.messages import speak
from kehoach.read import Document, document
from kehoach.rulebook import CheckEntry, rulebook

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "gold" / "judgements"
KEYS = ("plan", "code", "start", "end")
AROUND = 160
PAGE = ROOT / "docs" / "checks.md"


def plans() -> Iterator[Path]:
    """The corpus and the real plans at hand."""
    yield from sorted((ROOT / "corpus").glob("*.txt"))
    real = os.environ.get("KEHOACH_PLANS")
    for folder in ("seeds", "plans") if real else ():
        yield from sorted((Path(real or "") / folder).glob("*.txt"))


def rows(one: Document, report: Report) -> list[dict[str, object]]:
    """The findings of one draft as rows without words."""
    return [
        {"plan": one.source.sha256} | {name: getattr(f, name) for name in ("code", "rule", "severity", "start", "end")}
        for f in report.findings
    ]


def lines(name: str) -> list[dict[str, object]]:
    """The rows of the files of the folder that match a name."""
    return [json.loads(line) for file in sorted(FOLDER.glob(name)) for line in file.read_text("utf-8").splitlines()]


def key(row: dict[str, object]) -> tuple[object, ...]:
    """What makes two rows one finding."""
    return tuple(row[k] for k in KEYS)


def listed() -> None:
    """Write all findings down."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = []
    for path in plans():
        one = document(path)
        found += rows(one, check_report(one))
    unique = {key(row): row for row in found}
    text = "".join(json.dumps(row, sort_keys=True) + "\n" for row in unique.values())
    (FOLDER / "findings.jsonl").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(unique)} findings in {FOLDER / 'findings.jsonl'}")


def show(by: str, code: str | None) -> None:
    """Ask about each finding that nobody has judged yet."""
    known = {key(row) for row in lines("by-*.jsonl")}
    unseen = {p.stem for p in (ROOT / "tests/gold/checking").glob("*.json")}
    with (FOLDER / f"by-{by}.jsonl").open("a", encoding="utf-8", newline="\n") as out:
        for path in plans():
            one = document(path)
            if path.stem in unseen:
                continue
            for row, finding in zip(rows(one, report := check_report(one)), report.findings, strict=True):
                if key(row) in known or code not in (None, row["code"]):
                    continue
                start, end = finding.start, finding.end
                print(f"\n{path.name} [{finding.code}] {finding.message}")
                before, after = one.text[max(0, start - AROUND) : start], one.text[end : end + AROUND]
                print(f"… {before}>>>{one.text[start:end]}<<<{after} …")
                for place in finding.evidence:
                    print(f"   evidence: {place.text}")
                answer = input("right? [y/n/unsure/skip/quit] ").strip().lower()[:1]
                if answer == "q":
                    return
                if answer in ("y", "n", "u"):
                    right = {"y": True, "n": False, "u": None}[answer]
                    out.write(json.dumps({**row, "right": right, "by": by}, sort_keys=True) + "\n")
                    out.flush()


def precision() -> dict[str, tuple[int, int]]:
    """Code -> (right, judged), of the findings that are still made."""
    found: dict[str, list[bool]] = defaultdict(list)
    made = {key(row) for row in lines("findings.jsonl")}
    for row in {key(row): row for row in lines("by-*.jsonl")}.values():
        if row["right"] is not None and key(row) in made:
            found[str(row["code"])].append(bool(row["right"]))
    return {code: (sum(right), len(right)) for code, right in sorted(found.items())}


def codes_table() -> str:
    """The table of codes for docs/checks.md: names, severity, kinds of check, rules, measured precision."""
    checks: dict[str, list[CheckEntry]] = defaultdict(list)
    for entry in rulebook().group("check"):
        checks[entry.code].append(entry)
    measured = precision()
    lines = ["| code | tên | name | severity | kinds of check | rules | precision (judged) |", "|---|" + "---|" * 6]
    for code, name in say.NAMES.items():
        entries = checks[code]
        right, judged = measured.get(code, (0, 0))
        share = f"{right / judged:.2f} ({judged})" if judged else "not judged"
        severities = ", ".join(dict.fromkeys(e.severity for e in entries if e.active)) or "off"
        kinds = ", ".join(f"`{k}`" for k in dict.fromkeys(e.kind for e in entries))
        lines.append(f"| `{code}` | {name.vi} | {name.en} | {severities} | {kinds} | {len(entries)} | {share} |")
    return "\n".join(lines)


def page(text: str) -> str:
    """docs/checks.md with its table made anew."""
    before, _, rest = text.partition("<!-- codes -->")
    _, _, after = rest.partition("<!-- /codes -->")
    return f"{before}<!-- codes -->\n{codes_table()}\n<!-- /codes -->{after}"


def main() -> None:
    """Run the command line."""
    speak("vi")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["list", "show", "table", "docs"])
    parser.add_argument("--by")
    parser.add_argument("--code")
    given = parser.parse_args()
    if given.what == "list":
        listed()
    elif given.what == "show":
        if not given.by:
            parser.error("say who judges: --by NAME")
        show(given.by, given.code)
    elif given.what == "docs":
        PAGE.write_text(page(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
    else:
        for code, (right, judged) in precision().items():
            print(f"{code:26} {right:4}/{judged:<4} {right / judged:.2f}")


if __name__ == "__main__":
    main()
