"""A record's fields as columns: names, SQL types, and values there and back.

Columns are named as the fields of the contract; a field that names another row ends in ``_id``.
Lists and nested records are JSON text, truth values 0 and 1.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

SqlValue = str | int | float | bytes | None
Row = dict[str, SqlValue]

# A field that names a row of another table, and that table.
REFERENCES = {"section": "sections", "parent": "sections", "table": "tables", "cell": "cells"}
RENAMED = {"id": "local_id"} | {name: f"{name}_id" for name in REFERENCES}


@dataclass(frozen=True)
class Column:
    """One column: its name, SQL type, whether it must have a value, and what it points to."""

    name: str
    type: str
    required: bool = False
    references: str | None = None
    cascade: bool = False
    about: str = ""


def text_column(name: str, about: str = "", *, required: bool = False) -> Column:
    """A column of text."""
    return Column(name, "TEXT", required=required, about=about)


def whole_column(name: str, about: str = "", *, required: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, "INTEGER", required=required, about=about)


ID = Column("id", "TEXT", required=True, about="derived from the content")
PLAN_ID = Column("plan_id", "TEXT", required=True, references="plans", cascade=True)


@dataclass(frozen=True)
class Table:
    """A table: what it holds, its columns, and the columns asked for most."""

    name: str
    about: str
    columns: tuple[Column, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    # Rows that a person should look at are found without reading the others.
    doubtful: bool = False
    # False for a table whose rows can be made again from ``readings``.
    kept: bool = False


_json = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=to_jsonable_python
).encode


def dumps(value: object) -> str:
    """JSON text that is the same on every machine."""
    return _json(value)


def _bare(annotation: Any) -> Any:
    """A type without ``Annotated`` and ``None``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return _bare(inner[0]) if len(inner) == 1 else str
    return annotation


@cache
def field_type(model: type[BaseModel], name: str) -> str:
    """How a field is stored: ``text``, ``integer``, ``real``, ``boolean`` or ``json``."""
    bare = _bare(model.model_fields[name].annotation)
    if get_origin(bare) is Literal or bare is str:
        return "text"
    return {int: "integer", float: "real", bool: "boolean"}.get(bare, "json")


def _required(model: type[BaseModel], name: str) -> bool:
    return type(None) not in get_args(model.model_fields[name].annotation)


def columns_of(model: type[BaseModel], skip: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a model's fields, in order, without those of ``skip``."""
    sql = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}
    return tuple(
        Column(
            RENAMED.get(name, name),
            sql.get(field_type(model, name), "TEXT"),
            required=_required(model, name),
            references=REFERENCES.get(name),
            about=info.description or "",
        )
        for name, info in model.model_fields.items()
        if name not in skip
    )


@cache
def _encoders(
    model: type[BaseModel], skip: tuple[str, ...]
) -> tuple[tuple[str, str, Callable[[Any], SqlValue] | None], ...]:
    """Each field's name, its column, and what turns its value into a column's."""
    turned: dict[str, Callable[[Any], SqlValue]] = {"json": dumps, "boolean": int}
    return tuple(
        (name, RENAMED.get(name, name), turned.get(field_type(model, name)))
        for name in model.model_fields
        if name not in skip
    )


def encode(record: BaseModel, skip: tuple[str, ...] = ()) -> Row:
    """A record's fields as a row. References still hold the record's own ids."""
    row: Row = {}
    for name, column, turn in _encoders(type(record), skip):
        value = getattr(record, name)
        row[column] = value if turn is None or value is None else turn(value)
    return row


@cache
def _decoders(model: type[BaseModel], skip: tuple[str, ...]) -> tuple[tuple[str, str, str, bool], ...]:
    """Each field's name, its column, how it is stored, and whether it must have a value."""
    return tuple(
        (name, RENAMED.get(name, name), field_type(model, name), _required(model, name))
        for name in model.model_fields
        if name not in skip
    )


def decode(model: type[BaseModel], row: Row, skip: Sequence[str] = ()) -> dict[str, Any]:
    """A row's columns as the model's fields, ready to validate."""
    fields: dict[str, Any] = {}
    for name, column, kind, required in _decoders(model, tuple(skip)):
        value: Any = row[column]
        if value is None and required:
            continue  # a column younger than the row: the field's default
        if value is not None and kind == "json":
            value = json.loads(str(value))
        elif value is not None and kind == "boolean":
            value = bool(value)
        fields[name] = value
    return fields
