"""Which files an import was offered: recursively, in one order everywhere, archives in place."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach.errors import PlanError, UnreadableFile
from kehoach.messages import importing as say
from kehoach.read.sniff import MAX_BYTES

MAX_MEMBERS = 10_000
MAX_UNPACKED = 2 * 1024**3
MAX_RATIO = 200
INSIDE = "!/"  # between an archive's path and its member's
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
# Files of programs: never a document, so passed over in folders and archives, and counted.
NO_DOCUMENTS = frozenset(
    {".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".log", ".py", ".sql"}
)
SQLITE = b"SQLite format 3\x00"
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Offered:
    """A file to import: where it is, under which path it is known, its size in bytes.

    ``member`` is its name inside the zip archive ``real``; ``problem`` is why it cannot be read.
    """

    path: str
    real: Path
    size: int
    member: str | None = None
    problem: tuple[str, str] | None = None

    def data(self) -> bytes:
        """The file's bytes. Raises ``UnreadableFile``."""
        if self.problem:
            raise UnreadableFile(*self.problem)
        if self.size > MAX_BYTES:
            raise UnreadableFile("too-large", f"{self.size:,} bytes")
        try:
            return self.real.read_bytes() if self.member is None else self._unpacked()
        except OSError as error:
            raise UnreadableFile("unreadable", error.strerror or str(error)) from None

    def _unpacked(self) -> bytes:
        assert self.member is not None
        try:
            with zipfile.ZipFile(self.real) as archive, archive.open(self.member) as file:
                # What the archive says of a member's size may be a lie.
                data = file.read(self.size + 1)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
            raise UnreadableFile("corrupt", str(error)) from None
        if len(data) > self.size:
            raise UnreadableFile("too-large", say.ZIP_BOMB(size=len(data)))
        return data

    def sha256(self) -> str | None:
        """Hash of the bytes, or ``None`` where they cannot be read."""
        try:
            if self.problem and self.member is None:
                return hashlib.sha256(replace(self, problem=None).data()).hexdigest()
            return hashlib.sha256(self.data()).hexdigest()
        except UnreadableFile:
            return None


def is_litter(name: str) -> bool:
    """True for hidden files, Word's lock files and what systems leave behind."""
    return name.startswith((".", "~$")) or name.lower() in LITTER


def is_no_document(name: str) -> bool:
    """True for the name of a file that programs keep their data in."""
    return name[name.rfind(".") :].lower() in NO_DOCUMENTS if "." in name else False


def starts_with(path: Path, magic: bytes) -> bool:
    """True if a file begins with these bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: many Windows tools write UTF-8 or Vietnamese bytes without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _bomb(infos: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_MEMBERS:
        return "too-large", say.ZIP_TOO_MANY(count=len(infos))
    if size > MAX_UNPACKED or (size > 10**6 and size > packed * MAX_RATIO):
        return "too-large", say.ZIP_BOMB(size=size)
    return None


def _members(archive: Path, path: str, infos: list[zipfile.ZipInfo]) -> Iterator[Offered]:
    for info in infos:
        name = _name(info)
        if info.is_dir() or any(is_litter(part) for part in name.split("/")):
            continue
        problem = ("encrypted", "") if info.flag_bits & 0x1 else None
        yield Offered(path + INSIDE + name, archive, info.file_size, info.filename, problem)


def _file(path: Path) -> Iterator[Offered]:
    known = str(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        yield Offered(known, path, 0, problem=("unreadable", error.strerror or str(error)))
        return
    if not starts_with(path, ZIP):
        yield Offered(known, path, size)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield Offered(known, path, size, problem=("corrupt", str(error)))
        return
    names = {info.filename for info in infos}
    if names & {"[Content_Types].xml", "mimetype"}:  # a Word, Excel or ODF document
        yield Offered(known, path, size)
        return
    bomb = _bomb(infos)
    if bomb:
        yield Offered(known, path, size, problem=bomb)
        return
    yield from _members(path, known, infos)


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
                if one.member and is_no_document(one.path):
                    ignored.add(one.path)
                else:
                    found[one.path] = one
    return Found([found[path] for path in sorted(found)], len(ignored - set(found)))
