"""Whether the value that a person gives fits its field, and in plain words what would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kehoach.errors import StoreError
from kehoach.messages import storage as say
from kehoach.messages.text import Text
from kehoach.records import Decimal, IsoDate
from kehoach.store.columns import dumps

M = TypeVar("M", bound=BaseModel)
# Kinds of pydantic's errors, by their first word.
WANTED: Mapping[str, Text] = {
    "int": say.WANTS_INTEGER,
    "float": say.WANTS_NUMBER,
    "greater": say.WANTS_SHARE,
    "less": say.WANTS_SHARE,
    "bool": say.WANTS_BOOLEAN,
    "string": say.WANTS_TEXT,
    "tuple": say.WANTS_LIST,
}


def fitting(kind: str, model: type[M], fields: Mapping[str, Any]) -> M:
    """A record of these fields. Raises ``StoreError`` where one does not fit; ``kind`` names the record."""
    try:
        made = model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        raise _misfit(kind, name, first.get("input"), _wanted(model, name, first)) from None
    for name in model.model_fields:
        value = getattr(made, name)
        if value is not None and _takes(model, name, IsoDate) and not _is_day(value):
            raise _misfit(kind, name, value, say.WANTS_DAY())
    return made


def _misfit(kind: str, name: str, value: object, detail: str) -> StoreError:
    return StoreError(say.BAD_VALUE(value=dumps(value), type=kind, field=name, detail=detail))


def _wanted(model: type[BaseModel], name: str, error: ErrorDetails) -> str:
    """What the field takes."""
    kind = error["type"]
    if kind == "literal_error":
        return say.WANTS_ONE_OF(known=error["ctx"]["expected"].replace(" or ", ", ").replace("'", ""))
    if name in model.model_fields:
        if _takes(model, name, IsoDate):
            return say.WANTS_DAY()
        if _takes(model, name, Decimal):
            return say.WANTS_NUMBER()
    if kind == "string_pattern_mismatch":
        return say.WANTS_NUMBER()  # a number that is never empty: its annotation is taken apart
    word = WANTED.get(kind.split("_", 1)[0])
    return word() if word else error["msg"]


def _takes(model: type[BaseModel], name: str, kind: object) -> bool:
    """True where a field is of this annotated text, or nothing."""
    return kind in get_args(model.model_fields[name].annotation)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
