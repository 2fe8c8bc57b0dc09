"""Which programme a plan implements, and which of its components a heading or words are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import regex
from rapidfuzz import fuzz, process

from kehoach.folding import fold
from kehoach.rulebook import ProgrammeEntry, Rulebook

_PROJECT = regex.compile(r"(?<!tieu )\bdu an(?: thanh phan)?(?: so)? *(\d{1,2})\b")
_SUBPROJECT = regex.compile(r"\btieu du an(?: so)? *(\d{1,2})\b")
_SHORT_PROJECT = regex.compile(r"(?<!t)\bda *(\d{1,2})\b")
_SHORT_SUB = regex.compile(r"\btda *(\d{1,2})\b")
# "số 1719/QĐ-TTg", folded: the document a title says it implements
_DOCUMENT = regex.compile(r"\b\d+(?:/\d{4})?[-/](?:[a-z]+\d*[-/])*[a-z]+\d*\b")
_CLAUSE = regex.compile(r"[;\n]+(?=[^a-z\n]*(?:can cu|thuc hien|[a-z ]*so \d))|(?<=;)")
_BOARD = regex.compile(r"ban chi dao[^;.]*$")
_NOISE = re.compile(r"[^a-z0-9]+")
_LIKE = 92  # of 100: how alike two names must be to be the same component


def _squeeze(words: str) -> str:
    return _NOISE.sub(" ", fold(words)).strip()


@dataclass(frozen=True)
class Programme:
    """A programme with the names of its components, ready for look-up."""

    code: str
    entry: ProgrammeEntry
    names: tuple[tuple[str, str], ...]  # (squeezed name, component code)

    @cached_property
    def spellings(self) -> list[str]:
        """The squeezed names alone."""
        return [name for name, _ in self.names]

    def component_named(self, title: str) -> str | None:
        """The component whose official or shortened name a title is, ``None`` if no name fits."""
        squeezed = _squeeze(title)
        if len(squeezed) < 8:
            return None
        best = process.extractOne(squeezed, self.spellings, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return self.names[best[2]][1] if best else None

    def component_said(self, folded: str, within: str | None = None) -> str | None:
        """The component that folded words name by number (``tieu du an 1 thuoc du an 3``).

        ``within`` is the project a lone sub-project number belongs to.
        """
        if "da" not in folded and "du an" not in folded:
            return None
        project = _PROJECT.search(folded) or _SHORT_PROJECT.search(folded)
        sub = _SUBPROJECT.search(folded) or _SHORT_SUB.search(folded)
        base = f"DA{int(project[1])}" if project else (within or "").split(".")[0]
        if sub and base:
            return f"{base}.TDA{int(sub[1])}"
        return base if project else None


def _programme(entry: ProgrammeEntry) -> Programme:
    names = []
    for component in entry.components:
        for name in (component.name, *component.also):
            names.append((_squeeze(name), component.code))
    return Programme(entry.code, entry, tuple(names))


def programme_of(
    title: str, preamble: str, *, years: tuple[int | None, int | None], rules: Rulebook
) -> Programme | None:
    """The programme a plan implements: named in its title, or by the document that the title names by its
    number, else more than once in the words before the first heading.

    Of several packs of one programme, the one whose period covers the plan's first year is taken. A field of
    policy (a programme without components) is not taken from the other grounds of a plan that implements a
    numbered document, nor from the name of a steering board.
    """
    named, before = fold(title), fold(preamble)
    numbers = set(_DOCUMENT.findall(named))
    clauses = [clause for clause in _CLAUSE.split(before) if any(n in clause for n in numbers)] if numbers else []
    for words, bar in ((named, 0), ("\n".join(clauses), 0), (before, 1)):
        found: list[tuple[int, ProgrammeEntry]] = []
        for entry in rules.group("programme"):
            if words is before and numbers and not entry.components:
                continue
            matches = rules.pattern(entry).finditer(words)
            hits = sum(not _BOARD.search(words[max(0, m.start() - 160) : m.start()]) for m in matches)
            if hits > bar:
                found.append((hits, entry))
        if found:
            found.sort(key=lambda pair: (not _covers(pair[1], years[0] or years[1]), -pair[0]))
            chosen = found[0][1]
            named_parts: Programme = rules.make(("programme", chosen.id), lambda _, entry=chosen: _programme(entry))
            return named_parts
    return None


def _covers(entry: ProgrammeEntry, year: int | None) -> bool:
    if year is None:
        return True
    return (entry.year_start or 0) <= year <= (entry.year_end or 9999)
