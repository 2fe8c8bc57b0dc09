"""Makes ``models/confidence/table.json``: how often facts of each group of rules are right.

    KEHOACH_PLANS=FOLDER python benchmarks/confidence.py

The annotated plans are not part of the project: ``KEHOACH_PLANS`` names a folder with ``seeds/``,
``plans/`` and ``gold/``. The checking set counts whole, the sets read while developing count less;
only counts are written, nothing of a text. Prints the reliability of such a table on plans left out.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from kehoach.errors import PlanError
from kehoach.evaluate.calibration import Judged, table
from kehoach.evaluate.reliability import judged_folder, section

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "models" / "confidence" / "table.json"
VERSION = "1"


def evidence(plans: Path) -> tuple[list[Judged], list[Judged]]:
    """The found facts of the unseen plans and of the known ones, right or wrong."""
    kept = ROOT / "tests" / "gold"
    unseen = judged_folder(kept / "checking", plans / "plans")
    known = judged_folder(plans / "gold", plans / "seeds")
    return unseen, known + judged_folder(kept / "tuning", plans / "plans")


def laid_out(data: dict[str, object]) -> str:
    """JSON with one group a line, so that a change of one shows as one line."""
    parts = []
    for name, value in data.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in value.items())
            parts.append(f" {json.dumps(name)}: {{\n{rows}\n }}")
        else:
            parts.append(f" {json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> int:
    """Measure and write; exit status 2 without annotated plans."""
    folder = os.environ.get("KEHOACH_PLANS")
    if not folder:
        print("KEHOACH_PLANS is not set: the table is kept as it is", file=sys.stderr)
        return 2
    try:
        unseen, known = evidence(Path(folder))
    except (PlanError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(laid_out(table(unseen, known).to_data(VERSION)), encoding="utf-8", newline="\n")
    print("\n".join(section(unseen, known)))
    print(f"written: {TABLE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
