"""The public surface: names, signatures, record fields and JSON Schema, as agreed in golden/api.json.

A change is rewritten on purpose with ``python tests/test_api.py`` and explained in the changelog.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from pathlib import Path

import kehoach
from kehoach import compare, errors, evaluate, extract, normalise, pipeline, read, records, resolve, segment
from kehoach.cli.app import COMMANDS
from kehoach.records import FACT_TYPES, Record, json_schema

GOLDEN = Path(__file__).parent / "golden" / "api.json"
STEPS = (read, normalise, segment, extract, resolve, pipeline, evaluate, compare)


def surface() -> dict[str, object]:
    """What other people's code may rely on."""
    models = {name: one for name, one in vars(records).items() if inspect.isclass(one) and issubclass(one, records.Frozen)}
    return {
        "kehoach": {name: _signature(getattr(kehoach, name)) for name in sorted(kehoach.__all__)},
        "steps": {step.__name__: sorted(getattr(step, "__all__", [n for n in vars(step) if n == "extract_plan"])) for step in STEPS},
        "errors": {name: one.__base__.__name__ for name, one in sorted(vars(errors).items()) if inspect.isclass(one) and one.__base__},
        "commands": sorted(COMMANDS),
        "fact types": list(FACT_TYPES),
        "records": {
            name: {field: str(info.annotation).replace("typing.", "") for field, info in model.model_fields.items()}
            for name, model in sorted(models.items())
        },
        "schema version": records.SCHEMA_VERSION,
        "json schema": hashlib.sha256(json.dumps(json_schema(), sort_keys=True).encode()).hexdigest(),
    }  # fmt: skip


def _signature(thing: object) -> str:
    assert callable(thing)
    return str(inspect.signature(thing))


def test_the_public_surface_is_the_one_agreed() -> None:
    now = json.loads(json.dumps(surface()))
    agreed = json.loads(GOLDEN.read_text(encoding="utf-8"))
    # json schema differs with the fields; naming the part that changed makes a short failure
    changed = {part: (agreed.get(part), now[part]) for part in now if agreed.get(part) != now[part]}
    assert changed == {}, "an agreed name, field or schema changed: rewrite with python tests/test_api.py"


def test_every_public_thing_says_what_it_is() -> None:
    silent = [f"{step.__name__}.{name}" for step in (kehoach, *STEPS) for name in getattr(step, "__all__", ()) if not inspect.getdoc(getattr(step, name))]
    assert silent == []


def test_a_record_cannot_change_and_takes_no_unknown_field() -> None:
    assert all(model.model_config.get("frozen") and model.model_config.get("extra") == "forbid" for model in (Record, *FACT_TYPES.values()))


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(surface(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
