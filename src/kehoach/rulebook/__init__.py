"""Finds, validates and compiles rule packs: what we know about plans, as data.

A pack is a folder with ``pack.yaml`` and any number of rule files. A rule file names its ``group``
(which step reads it) and lists ``entries``; every entry carries examples with the values they
give, and counterexamples with the reason. Patterns are written against folded text: Vietnamese
letters are folded when the pattern is compiled, a blank means one or more blanks, ``$name`` is a
fragment. Whatever is wrong with a pack is a ``BadRulePack`` that begins with ``file:line``.
"""

from __future__ import annotations

import gc
import re as _re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import regex
import yaml
from pydantic import BaseModel, ValidationError

from kehoach.errors import BadRulePack, NoSuchRecord
from kehoach.folding import fold
from kehoach.rulebook.entries import (
    GROUPS,
    AgencyEntry,
    CheckEntry,
    Component,
    Counterexample,
    DocumentEntry,
    Entry,
    Example,
    Fragment,
    FundingEntry,
    IndicatorEntry,
    IssuerEntry,
    KindEntry,
    LabelEntry,
    Need,
    PackInfo,
    Patterned,
    ProfileEntry,
    ProgrammeEntry,
    Said,
    TargetEntry,
    TimeEntry,
    UnitEntry,
    WordsEntry,
)

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_dir(name: str) -> Path:
    """The folder ``rules`` or ``models``, beside the package if installed, else in the checkout."""
    here = Path(__file__).resolve().parents[1]
    for place in (here / "_data" / name, here.parents[1] / name):
        if place.is_dir():
            return place
    raise BadRulePack(f"{here}: the folder {name!r} is missing: reinstall kehoach")


@dataclass(frozen=True)
class Located:
    """An entry and where it stands."""

    group: str
    entry: Entry
    pack: str
    file: Path
    index: int

    def where(self) -> str:
        """``file:line: id``, for messages. Reads the file again: only for failures."""
        return f"{self.file}:{_line_of(self.file, self.index)}: {self.entry.id}"


def compile_pattern(pattern: str, fragments: dict[str, str]) -> regex.Pattern[str]:
    """A pattern for folded text, from one written with Vietnamese letters, blanks and ``$names``.

    Raises ``KeyError`` for an unknown fragment and ``regex.error`` for a malformed pattern.
    """
    return regex.compile(expand(pattern, fragments))


def expand(pattern: str, fragments: dict[str, str]) -> str:
    """The pattern with fragments filled in, letters folded, and blanks as ``[ ]+``."""
    filled = _FRAGMENT.sub(lambda m: f"(?:{expand(fragments[m[1]], fragments)})", pattern)
    folded = "".join(c if ord(c) < 128 else fold(c) for c in filled)
    return _BLANK.sub("[ ]+", folded)


_FRAGMENT = _re.compile(r"\$([a-z][a-z0-9_]*)")
_BLANK = _re.compile(r"(?<![\[\\]) (?![\]?*+{])")


@dataclass
class Rulebook:
    """All packs together: entries by group, fragments, compiled patterns."""

    packs: dict[str, PackInfo] = field(default_factory=dict)
    located: list[Located] = field(default_factory=list)
    fragments: dict[str, str] = field(default_factory=dict)
    fragment_entries: list[Fragment] = field(default_factory=list)
    _groups: dict[str, list[Any]] = field(default_factory=dict)
    _compiled: dict[str, regex.Pattern[str]] = field(default_factory=dict)
    _made: dict[Any, Any] = field(default_factory=dict)

    @property
    def versions(self) -> dict[str, str]:
        """Pack id -> version, sorted."""
        return {name: self.packs[name].version for name in sorted(self.packs)}

    def group(self, name: str) -> list[Any]:
        """The entries of one group, in pack and file order."""
        return self._groups.get(name, [])

    def words(self, use: str) -> list[WordsEntry]:
        """The word-list entries for one purpose."""
        return [e for e in self._groups.get("words", []) if e.use == use]

    def pattern(self, entry: Patterned) -> regex.Pattern[str]:
        """The compiled pattern of an entry."""
        found = self._compiled.get(entry.id)
        if found is None:
            found = self._compiled[entry.id] = compile_pattern(entry.pattern, self.fragments)
        return found

    def compile(self, pattern: str) -> regex.Pattern[str]:
        """A pattern of code that uses the packs' fragments, compiled once."""
        found = self._compiled.get(pattern)
        if found is None:
            found = self._compiled[pattern] = compile_pattern(pattern, self.fragments)
        return found

    def alternatives(self, entries: Iterable[Patterned]) -> str:
        """The patterns of several entries as one alternation, not yet compiled."""
        return "|".join(f"(?:{expand(e.pattern, self.fragments)})" for e in entries)

    def make(self, key: Any, build: Any) -> Any:
        """Something built once from this rulebook (an automaton, an index), kept under ``key``."""
        if key not in self._made:
            self._made[key] = build(self)
        return self._made[key]

    def find(self, entry_id: str) -> Located:
        """An entry by id. Raises ``NoSuchRecord``."""
        for located in self.located:
            if located.entry.id == entry_id:
                return located
        raise NoSuchRecord(entry_id)


def _line_of(file: Path, index: int | None) -> int:
    """The line on which entry ``index`` of a rule file begins (1 where unknown)."""
    if index is None:
        return 1
    node = yaml.compose(file.read_text("utf-8"))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "entries" and isinstance(value, yaml.SequenceNode):
                return int(value.value[index].start_mark.line) + 1
    return 1


def _parse(file: Path) -> Any:
    try:
        return yaml.load(file.read_text("utf-8"), Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BadRulePack(f"{file}:{line}: {getattr(error, 'problem', error)}") from None
    except UnicodeDecodeError as error:
        raise BadRulePack(f"{file}:1: not UTF-8: {error.reason}") from None


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _validated(model: type[BaseModel], data: Any, file: Path, index: int | None = None) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        name = data.get("id", "") if isinstance(data, dict) else ""
        raise BadRulePack(f"{file}:{_line_of(file, index)}: {name}: {_explain(error)}") from None


def _load_file(book: Rulebook, pack: PackInfo, file: Path) -> None:
    data = _parse(file)
    if not isinstance(data, dict) or "entries" not in data or "group" not in data:
        raise BadRulePack(f"{file}:1: a rule file needs 'group' and 'entries'")
    unknown = set(data) - {"group", "about", "entries"}
    if unknown:
        raise BadRulePack(f"{file}:1: unknown key {sorted(unknown)[0]!r}")
    group = data["group"]
    if not isinstance(group, str) or not isinstance(data["entries"], list):
        raise BadRulePack(f"{file}:1: 'group' must be a word and 'entries' a list")
    if group == "fragment":
        for index, item in enumerate(data["entries"]):
            fragment = _validated(Fragment, item, file, index)
            if fragment.id in book.fragments:
                raise BadRulePack(f"{file}:{_line_of(file, index)}: {fragment.id}: defined twice")
            book.fragments[fragment.id] = fragment.pattern
            book.fragment_entries.append(fragment)
        return
    if group not in GROUPS:
        raise BadRulePack(f"{file}:1: unknown group {group!r}; known: {', '.join(sorted(GROUPS))}")
    for index, item in enumerate(data["entries"]):
        entry = _validated(GROUPS[group], item, file, index)
        book.located.append(Located(group, entry, pack.id, file, index))
        book._groups.setdefault(group, []).append(entry)


def _check(book: Rulebook) -> None:
    seen: dict[str, Located] = {}
    for located in book.located:
        entry = located.entry
        if entry.id in seen:
            raise BadRulePack(f"{located.where()}: the same id stands in {seen[entry.id].file.name}")
        seen[entry.id] = located
        if entry.valid_from and entry.valid_to and entry.valid_from > entry.valid_to:
            raise BadRulePack(f"{located.where()}: valid_from is after valid_to")


def _check_patterns(book: Rulebook, shipped: Path) -> None:
    """Patterns of packs that do not come with kehoach must compile (its own are tested)."""
    for located in book.located:
        if isinstance(located.entry, Patterned) and not located.file.is_relative_to(shipped):
            try:
                book.pattern(located.entry)
            except KeyError as error:
                raise BadRulePack(f"{located.where()}: unknown fragment ${error.args[0]}") from None
            except (regex.error, RecursionError) as error:
                raise BadRulePack(f"{located.where()}: bad pattern: {error}") from None


def _files(folder: Path) -> Iterator[Path]:
    files = sorted(p for p in folder.rglob("*.yaml") if p.name != "pack.yaml")
    yield from sorted(files, key=lambda p: (p.name != "fragments.yaml", str(p)))


def _pack_folders(extra: tuple[Path, ...]) -> list[Path]:
    folders = [p.parent for p in sorted(data_dir("rules").glob("*/pack.yaml"))]
    folders.sort(key=lambda p: (p.name != "vn-core", p.name))
    for point in entry_points(group="kehoach.rules"):
        folders.append(Path(point.load()()))
    for path in extra:
        inner = [path] if (path / "pack.yaml").is_file() else [p.parent for p in path.glob("*/pack.yaml")]
        if not inner:
            raise BadRulePack(f"{path}:1: no pack.yaml in this folder")
        folders += sorted(inner)
    return folders


def rulebook(extra: tuple[Path, ...] = ()) -> Rulebook:
    """The shipped packs, those of installed plugins (entry point ``kehoach.rules``), and ``extra``.

    ``extra`` are folders of packs or of one pack. Raises ``BadRulePack``. Loaded once.
    """
    return load(extra)  # to a cache, no argument and an empty one are not the same


@lru_cache(maxsize=8)
def load(extra: tuple[Path, ...]) -> Rulebook:
    """``rulebook`` itself, its answers kept."""
    book = Rulebook()
    for folder in _pack_folders(extra):
        info: PackInfo = _validated(PackInfo, _parse(folder / "pack.yaml"), folder / "pack.yaml")
        book.packs[info.id] = info
        for file in _files(folder):
            _load_file(book, info, file)
    _check(book)
    _check_patterns(book, data_dir("rules"))
    gc.collect()
    gc.freeze()  # packs live as long as the process: the collector need not walk them for every plan
    return book


@lru_cache(maxsize=8)
def entries_of(group: str) -> tuple[Any, ...]:
    """The entries of one group of the shipped and installed packs, without loading the others.

    For those who need names only: the whole rulebook takes a second. Raises ``BadRulePack``.
    """
    found: list[Any] = []
    for folder in _pack_folders(()):
        for file in _files(folder):
            if file.read_text("utf-8").startswith(f"group: {group}\n"):
                items = _parse(file)["entries"]
                found += [_validated(GROUPS[group], item, file, at) for at, item in enumerate(items)]
    return tuple(found)


__all__ = [
    "AgencyEntry",
    "CheckEntry",
    "Component",
    "Counterexample",
    "DocumentEntry",
    "Entry",
    "Example",
    "Fragment",
    "FundingEntry",
    "GROUPS",
    "IndicatorEntry",
    "IssuerEntry",
    "KindEntry",
    "LabelEntry",
    "Located",
    "Need",
    "PackInfo",
    "Patterned",
    "ProfileEntry",
    "ProgrammeEntry",
    "Rulebook",
    "Said",
    "TargetEntry",
    "TimeEntry",
    "UnitEntry",
    "WordsEntry",
    "compile_pattern",
    "data_dir",
    "entries_of",
    "expand",
    "load",
    "rulebook",
]
