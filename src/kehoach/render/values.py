"""A fact's normalised value in a few words, for terminal, page and sheet alike."""

from __future__ import annotations

from decimal import Decimal

from kehoach.messages import language
from kehoach.messages.comparison import KINDS
from kehoach.messages.recurring import recurs
from kehoach.messages.report import BODY_KINDS, VALUES, spoken_component
from kehoach.records import (
    Agency,
    Amount,
    Assignment,
    Citation,
    Deadline,
    Fact,
    Recipient,
    Section,
    Table,
    Target,
)


def number(value: str | None) -> str:
    """A decimal string in the style of the language: ``10.966,9`` or ``10,966.9``."""
    if value is None:
        return ""
    text = f"{Decimal(value):,f}"
    return text.translate({ord(","): ".", ord("."): ","}) if language() == "vi" else text


def day(value: str | None) -> str:
    """An ISO date in the style of the language: ``25/02/2024`` or ``2024-02-25``."""
    if not value or language() == "en":
        return value or ""
    return "/".join(reversed(value.split("-")))


def word(code: str | None) -> str:
    """A code as people say it."""
    return VALUES[code]() if code in VALUES else code or ""


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _amount(fact: Amount) -> str:
    unit = "đồng" if fact.currency == "VND" else fact.currency
    low, high = number(fact.value_min), number(fact.value_max)
    span = f"{low or '…'} – {high or '…'}" if fact.value is None else number(fact.value)
    per = f" / {fact.per}" if fact.per else ""
    total = word("total") if fact.is_total else None
    year = str(fact.year) if fact.year else None
    return _joined(f"{span} {unit}{per}", total, word(fact.source), word(fact.capital),
                   fact.component, year)  # fmt: skip


def _deadline(fact: Deadline) -> str:
    start, end = day(fact.date_start), day(fact.date_end)
    dates = f"{start} – {end}" if start and end else start or end
    timing = _joined(dates, recurs(fact.recurrence), fact.duration, fact.anchor)
    return _joined(f"{word(fact.kind)} {timing}".strip(), fact.agency, fact.subject)


def _target(fact: Target) -> str:
    sign = "" if fact.op in {"=", "range"} else f"{fact.op} "
    high = f" – {number(fact.value_max)}" if fact.value_max else ""
    whole = f"/{number(fact.of)}" if fact.of else ""
    value = f"{sign}{number(fact.value)}{high}{whole} {fact.unit or ''}".strip()
    head = word(fact.direction) if fact.basis == "target" else word(fact.basis)
    year = str(fact.year) if fact.year else None
    return _joined(f"{head} {value}".strip(), fact.indicator, fact.population, fact.place, year)


def describe(fact: Fact) -> str:
    """What was read of a fact, on one line."""
    text = ""
    match fact:
        case Amount():
            text = _amount(fact)
        case Deadline():
            text = _deadline(fact)
        case Target():
            text = _target(fact)
        case Assignment():
            text = _joined(f"{fact.agency}: {word(fact.role)}", ", ".join(fact.components))
        case Citation():
            text = _joined(fact.doc_type, fact.number, day(fact.date), fact.issuer, fact.title)
        case Agency():
            text = _joined(fact.name, fact.place, fact.kind)
        case Section():
            text = _joined(fact.title, ", ".join(fact.kinds), fact.component)
        case Recipient():
            text = _joined(fact.agency, fact.purpose)
        case Table():
            text = _joined(fact.caption, fact.unit, f"{fact.rows}×{fact.columns}")
    return _joined(" ".join(text.split()), word("derived") if fact.derived else None)


def spoken(fact: Fact) -> str:
    """As ``describe``, with no code that only the contract knows."""
    match fact:
        case Agency():
            kind = BODY_KINDS[fact.kind]() if fact.kind in BODY_KINDS else fact.kind
            return _joined(fact.name, fact.place, kind)
        case Section():
            kinds = [KINDS[kind]() if kind in KINDS else kind for kind in fact.kinds]
            component = spoken_component(fact.component) if fact.component else None
            return _joined(" ".join(fact.title.split()), ", ".join(kinds), component)
    return describe(fact)
