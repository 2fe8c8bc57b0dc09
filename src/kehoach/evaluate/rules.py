"""Tests every entry of the rule packs by its own examples, against all packs together.

In: a ``Rulebook``. Out: ``Fault`` after ``Fault``, each with the file and line of its entry. An
example goes through the real extractor of its group: a rival entry that wins, or a wrong value,
is a fault although the entry's own pattern matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex
import yaml

from kehoach.evaluate.rule_readers import READERS, facts_in
from kehoach.evaluate.rule_texts import text_faults
from kehoach.evaluate.rule_values import agrees, clash, hits, is_own, of_form, rules_out
from kehoach.folding import fold
from kehoach.messages import rules as say
from kehoach.rulebook import (
    Counterexample,
    Entry,
    Example,
    Fragment,
    Loader,
    Located,
    Patterned,
    ProgrammeEntry,
    Rulebook,
)
from kehoach.segment import programme_of

NOT_YET = "not yet:"  # begins the "why" of a counterexample that no extractor heeds so far
# Groups whose examples hold one fact and nothing else.
_ALONE = frozenset(
    {"section-kind", "field-label", "money-unit", "funding", "document-type", "words"}
)
# Groups whose facts carry the id of the entry that made them.
_SIGNED = frozenset({"money-unit", "agency", "programme"})


@dataclass(frozen=True)
class Fault:
    """Something wrong with an entry; as text it is ``file:line: id: what``."""

    file: Path
    line: int
    id: str
    what: str

    def __str__(self) -> str:
        """One line for people and editors."""
        return f"{self.file}:{self.line}: {self.id}: {self.what}"


@dataclass(frozen=True)
class Share:
    """How many examples of a pack are made up, and how many counterexamples do not hold yet."""

    pack: str
    entries: int
    examples: int
    made_up: int
    gaps: int


def rule_faults(rules: Rulebook, *, pack: str | None = None) -> list[Fault]:
    """Everything wrong with the packs of a rulebook, or with one of them in company of the others.

    If a pattern cannot be compiled, only such patterns are named: no extractor would run.
    """
    places = _Places()
    broken = [_fault(rules, f, places=places) for f in _pattern_faults(rules, pack)]
    if broken:
        return broken
    found = (*_fragment_faults(rules), *_entry_faults(rules, pack))
    return [_fault(rules, f, places=places) for f in found]


def shares(rules: Rulebook) -> list[Share]:
    """The share of made-up examples, pack by pack, in the order in which packs are read."""
    found = []
    for pack in rules.packs:
        entries = [located.entry for located in rules.located if located.pack == pack]
        examples = [example for entry in entries for example in entry.examples]
        made_up = sum(example.source == "made-up" for example in examples)
        gaps = sum(c.why.startswith(NOT_YET) for entry in entries for c in entry.counterexamples)
        found.append(Share(pack, len(entries), len(examples), made_up, gaps))
    return found


# --- where a fault stands ---------------------------------------------------------------------

_Found = tuple[Located | Fragment, str]  # what is wrong with an entry or a fragment


@dataclass
class _Places:
    """The lines on which entries begin; each file is looked through once."""

    lines: dict[Path, list[int]] = field(default_factory=dict)

    def line(self, file: Path, index: int) -> int:
        """The line of entry ``index`` of a file."""
        if file not in self.lines:
            self.lines[file] = _entry_lines(file)
        lines = self.lines[file]
        return lines[index] if index < len(lines) else 1


def _entry_lines(file: Path) -> list[int]:
    node = yaml.compose(file.read_text("utf-8"), Loader=Loader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "entries" and isinstance(value, yaml.SequenceNode):
            return [item.start_mark.line + 1 for item in value.value]
    return []


def _fault(rules: Rulebook, found: _Found, *, places: _Places) -> Fault:
    thing, what = found
    if isinstance(thing, Located):
        return Fault(thing.file, places.line(thing.file, thing.index), thing.entry.id, what)
    file, index = _file_of(thing, rules)
    return Fault(file, places.line(file, index) if file.is_file() else 1, thing.id, what)


def _file_of(fragment: Fragment, rules: Rulebook) -> tuple[Path, int]:
    """The file of a fragment and its number there: looked for in the folders of the packs."""
    for folder in dict.fromkeys(located.file.parent for located in rules.located):
        for file in (*sorted(folder.glob("*.yaml")), *sorted(folder.parent.glob("*.yaml"))):
            data = yaml.load(file.read_text("utf-8"), Loader=Loader)
            if isinstance(data, dict) and data.get("group") == "fragment":
                ids = [item["id"] for item in data["entries"]]
                if fragment.id in ids:
                    return file, ids.index(fragment.id)
    return Path("fragments.yaml"), 0


# --- patterns and fragments -------------------------------------------------------------------


def _pattern_faults(rules: Rulebook, pack: str | None) -> Iterator[_Found]:
    """Patterns that cannot be compiled."""
    own = [x for x in rules.located if pack in (None, x.pack) and isinstance(x.entry, Patterned)]
    things: list[Located | Fragment] = [*rules.fragment_entries, *own]
    for thing in things:
        try:
            _compiled(thing, rules)
        except KeyError as error:
            yield thing, say.NO_FRAGMENT(name=error.args[0])
        except regex.error as error:
            yield thing, say.BAD_PATTERN(error=error)
        except RecursionError:
            yield thing, say.ENDLESS_FRAGMENT()


def _compiled(thing: Located | Fragment, rules: Rulebook) -> regex.Pattern[str]:
    if isinstance(thing, Fragment):
        return rules.compile(thing.pattern)
    assert isinstance(thing.entry, Patterned)
    return rules.pattern(thing.entry)


def _fragment_faults(rules: Rulebook) -> Iterator[_Found]:
    for fragment in rules.fragment_entries:
        pattern = _compiled(fragment, rules)
        for text in fragment.examples:
            if not pattern.fullmatch(fold(text)):
                yield fragment, say.FRAGMENT_MISSED(text=text)
        for text in fragment.counterexamples:
            if pattern.fullmatch(fold(text)):
                yield fragment, say.FRAGMENT_HIT(text=text)


# --- entries ----------------------------------------------------------------------------------


def _entry_faults(rules: Rulebook, pack: str | None) -> Iterator[_Found]:
    for located in rules.located:
        if pack not in (None, located.pack):
            continue
        if located.group not in READERS:  # rules of checks are tested on whole drafts, by check.entries
            for what in text_faults(located.entry):
                yield located, what
            continue
        for what in (
            *text_faults(located.entry),
            *_component_faults(located.entry, rules),
            *_example_faults(located, rules),
            *_counter_faults(located, rules),
        ):
            yield located, what


def _example_faults(located: Located, rules: Rulebook) -> Iterator[str]:
    entry = located.entry
    for example in located.entry.examples:
        if not example.gives:
            yield say.NO_VALUES(text=_short(example.text))
        if not rules_out(entry) and not hits(entry, example, rules):
            yield say.MISSED(text=_short(example.text))
        facts = facts_in(example.text, entry, located.group, rules=rules)
        yield from _value_faults(located, example, facts)


def _value_faults(located: Located, example: Example, facts: Sequence[object]) -> Iterator[str]:
    right = [fact for fact in facts if agrees(fact, example.gives)]
    text = _short(example.text)
    by_form = getattr(located.entry, "generic", False) and of_form(facts)
    if not right:
        if not by_form:
            yield say.NOT_GIVEN(text=text, due=_told(example.gives), found=_seen(facts, example))
        return
    if located.group in _SIGNED and not by_form:
        makers = {str(getattr(fact, "rule", "")) for fact in right}
        if located.entry.id not in makers:
            yield say.BY_ANOTHER(text=text, rule=", ".join(sorted(makers)))
    alone = located.group in _ALONE
    rivals = [f for f in facts if f not in right and (alone or any(clash(f, r) for r in right))]
    if rivals:
        yield say.RIVAL(text=text, found=_seen(rivals, example))


def _counter_faults(located: Located, rules: Rulebook) -> Iterator[str]:
    entry = located.entry
    for counter in entry.counterexamples:
        text = _short(counter.text)
        if rules_out(entry) and not hits(entry, counter, rules):
            yield say.VETO_MISSED(text=text)
        facts = facts_in(counter.text, entry, located.group, rules=rules)
        own = [fact for fact in facts if is_own(fact, entry, located.group)]
        if counter.why.startswith(NOT_YET):
            if not own:
                yield say.GAP_CLOSED(text=text)
        elif own:
            yield say.COUNTER_GIVES(text=text, found=_seen(own, counter), why=counter.why)


def _component_faults(entry: Entry, rules: Rulebook) -> Iterator[str]:
    """Every name of a programme's component must find that component and no other."""
    if not isinstance(entry, ProgrammeEntry) or not entry.components:
        return
    programme = programme_of(entry.name, "", years=(entry.year_start, entry.year_end), rules=rules)
    for component in entry.components:
        for name in (component.name, *component.also):
            found = programme.component_named(name) if programme else None
            if found != component.code:
                yield say.COMPONENT(
                    text=_short(name), code=component.code, found=found or say.NOTHING()
                )


# --- saying -------------------------------------------------------------------------------------


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:89]}…"


def _told(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())


_TELLING = (
    "rule", "name", "kinds", "title", "code", "value", "doc_type", "number", "purpose", "use",
)  # fmt: skip


def _seen(facts: Iterable[object], case: Example | Counterexample) -> str:
    """Facts in words: the fields that the example speaks of, else those that tell most."""
    names = list(case.gives) if isinstance(case, Example) else []
    told = []
    for fact in facts:
        every = dict.fromkeys((*names, *_TELLING))
        shown = [name for name in every if getattr(fact, name, None) is not None]
        told.append(_told({n: getattr(fact, n) for n in shown[:5]}))
    return " | ".join(told) or say.NOTHING()
