"""Which files an import was offered: recursively, in one order everywhere, archives in place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach.errors import PlanError, UnreadableFile
from kehoach.messages import importing as say
from kehoach.read.sniff import MAX_BYTES, starts_with
from kehoach.scale import archives

INSIDE = "!/"  # between an archive's path and its member's
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
# Files of programs: never a document, so passed over in folders and archives, and counted.
NO_DOCUMENTS = frozenset(
    {".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".log", ".py", ".sql"}
)


@dataclass(frozen=True)
class Offered:
    """A file to import: where it is, under which path it is known, its size in bytes.

    ``chain`` are its names inside the zip archive ``real`` (several where archives lie in archives);
    ``problem`` is why it cannot be read.
    """

    path: str
    real: Path
    size: int
    chain: archives.Chain = ()
    problem: tuple[str, str] | None = None

    def data(self) -> bytes:
        """The file's bytes. Raises ``UnreadableFile``."""
        if self.problem:
            raise UnreadableFile(*self.problem)
        if self.size > MAX_BYTES:
            raise UnreadableFile("too-large", f"{self.size:,} bytes")
        try:
            return archives.read(self.real, self.chain, self.size) if self.chain else self._whole()
        except OSError as error:
            raise UnreadableFile("unreadable", error.strerror or str(error)) from None

    def _whole(self) -> bytes:
        """All bytes of a file that may have grown since it was found."""
        with self.real.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UnreadableFile("too-large", f"> {MAX_BYTES:,} bytes")
        return data

    def sha256(self) -> str | None:
        """Hash of the bytes, or ``None`` where they cannot be read."""
        try:
            if self.problem and not self.chain:
                return hashlib.sha256(replace(self, problem=None).data()).hexdigest()
            return hashlib.sha256(self.data()).hexdigest()
        except UnreadableFile:
            return None


def is_litter(name: str) -> bool:
    """True for hidden files, Word's lock files and what systems leave behind."""
    return (name.startswith((".", "~$")) and name not in {".", ".."}) or name.lower() in LITTER


def is_no_document(name: str) -> bool:
    """True for the name of a file that programs keep their data in."""
    return name[name.rfind(".") :].lower() in NO_DOCUMENTS if "." in name else False


def shown(path: Path) -> str:
    """A path as text that any database and console takes, also where its bytes are no UTF-8."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text).decode("utf-8", errors="backslashreplace")
    return text


def _file(path: Path) -> Iterator[Offered]:
    known = shown(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        yield Offered(known, path, 0, problem=("unreadable", error.strerror or str(error)))
        return
    try:
        inside = archives.members(path) if starts_with(path, archives.ZIP) else None
    except UnreadableFile as error:
        yield Offered(known, path, size, problem=(error.reason, error.detail))
        return
    if inside is None:
        yield Offered(known, path, size)
        return
    for one in inside:
        if not any(is_litter(part) for part in one.name.split("/")):
            yield Offered(known + INSIDE + one.name, path, one.size, one.chain, one.problem)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_litter(name)]
        yield from (Path(root) / name for name in names if not is_litter(name))


@dataclass(frozen=True)
class Found:
    """The files to import, sorted by path, and how many were passed over as no documents."""

    files: list[Offered]
    ignored: int = 0


def offered(paths: Iterable[Path], besides: Iterable[Path] = ()) -> Found:
    """Every file under the paths, each once; ``besides`` are left out.

    A file that is no document (``.json`` …) is offered only where it is named itself. Raises
    ``PlanError`` for a path that does not exist.
    """
    left_out = {path.absolute() for path in besides}
    found: dict[str, Offered] = {}
    ignored: set[str] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))
        if not absolute.exists():
            raise PlanError(say.NO_SUCH_PATH(path=path))
        files = _walk(absolute) if absolute.is_dir() else iter([absolute])
        for file in files:
            if file in left_out or file.name.startswith("~$"):
                continue
            if file != absolute and is_no_document(file.name):
                ignored.add(str(file))
                continue
            for one in _file(file):
                if one.chain and is_no_document(one.path):
                    ignored.add(one.path)
                else:
                    found[one.path] = one
    return Found([found[path] for path in sorted(found)], len(ignored - set(found)))
