"""Zip archives read in place: their members as files, archives inside them too, within bounds.

What an archive says of itself may be a lie or a trap, so nothing is unpacked before the sizes it
states were added up, and nothing beyond the size it stated.
"""

from __future__ import annotations

import io
import lzma
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kehoach.errors import UnreadableFile
from kehoach.messages import importing as say
from kehoach.read.legacy import convert
from kehoach.read.legacy.syllables import marked_words, share
from kehoach.read.legacy.tables import ENCODINGS
from kehoach.read.sniff import MAX_BYTES

MAX_MEMBERS = 50_000
MAX_UNPACKED = 8 * 1024**3  # of an archive with all archives inside it
MAX_RATIO = 200  # unpacked to packed: a text packs 10 times, a bomb 1,000 times
MAX_DEPTH = 4
SMALL = 10**6  # bytes, below which no ratio is suspicious
ZIP = b"PK\x03\x04"
# What zipfile raises for a damaged archive, or for one packed in a way it does not know.
ERRORS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError,
          zlib.error, lzma.LZMAError)  # fmt: skip
Chain = tuple[str, ...]  # names of archives inside archives, the member's own last


@dataclass(frozen=True)
class Member:
    """A file in an archive: its name for people, its chain of names, size, why it is unreadable."""

    name: str
    chain: Chain
    size: int
    problem: tuple[str, str] | None = None


@dataclass
class _Budget:
    """What may still be unpacked of one archive."""

    members: int
    size: int

    def spend(self, infos: list[zipfile.ZipInfo]) -> None:
        """Take off an archive's members. Raises ``UnreadableFile`` where it is too much."""
        self.members -= len(infos)
        self.size -= sum(info.file_size for info in infos)
        if self.members < 0:
            raise UnreadableFile("too-large", say.ZIP_TOO_MANY(count=len(infos)))
        if self.size < 0:
            raise UnreadableFile("too-large", say.ZIP_BOMB(size=sum(i.file_size for i in infos)))


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name: many Windows tools write UTF-8 or Vietnamese bytes without saying so."""
    if info.flag_bits & 0x800:
        return unicodedata.normalize("NFC", info.filename)
    if info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        # cp1258 writes tones apart from their letters; the others are of the time before Unicode.
        found = [raw.decode("cp1258", errors="replace")]
        found += [convert(raw.decode("latin-1"), encoding) for encoding in ENCODINGS]
        names = [unicodedata.normalize("NFC", name) for name in (info.filename, *found)]
        return max(names, key=lambda name: share(marked_words(name)))


def _is_document(names: set[str]) -> bool:
    """True for a Word, Excel or ODF document, which is a zip archive too."""
    return bool(names & {"[Content_Types].xml", "mimetype"})


def _bomb(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    if info.file_size > SMALL and info.file_size > info.compress_size * MAX_RATIO:
        return "too-large", say.ZIP_BOMB(size=info.file_size)
    return None


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse a trap as a whole. Raises ``UnreadableFile``."""
    infos = archive.infolist()
    size, said = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    # Members that share their bytes: the packed sizes add up to more than the archive has.
    if said > packed or (size > SMALL and size > said * MAX_RATIO):
        raise UnreadableFile("too-large", say.ZIP_BOMB(size=size))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(info) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableFile("too-large", say.ZIP_BOMB(size=len(data)))
    return data


def _begins(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            return file.read(len(ZIP))
    except ERRORS:
        return b""  # told when the member itself is read


def _walk(
    archive: zipfile.ZipFile, packed: int, chain: Chain, shown: str, budget: _Budget
) -> Iterator[Member]:
    _check(archive, packed)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    budget.spend(infos)
    for info in infos:
        name, inner = shown + name_of(info), (*chain, info.filename)
        if info.flag_bits & 0x1:
            yield Member(name, inner, info.file_size, ("encrypted", ""))
        elif bomb := _bomb(info):
            yield Member(name, inner, info.file_size, bomb)
        elif info.file_size <= MAX_BYTES and _begins(archive, info) == ZIP:
            yield from _inside(archive, info, name, inner, budget)
        else:
            yield Member(name, inner, info.file_size)


def _inside(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, chain: Chain, budget: _Budget
) -> Iterator[Member]:
    """The members of an archive in an archive, or the member itself where it is a document."""
    try:
        data = _unpacked(archive, info, info.file_size)
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            if _is_document(set(inner.namelist())):
                yield Member(name, chain, info.file_size)
            elif len(chain) >= MAX_DEPTH:
                yield Member(name, chain, info.file_size, ("too-large", say.ZIP_DEEP()))
            else:
                yield from _walk(inner, len(data), chain, f"{name}!/", budget)
    except ERRORS as error:
        yield Member(name, chain, info.file_size, ("corrupt", str(error)))


def members(path: Path) -> list[Member] | None:
    """Every file in a zip archive, ``None`` if it is a document that is itself a zip archive.

    Raises ``UnreadableFile``: ``corrupt``, or ``too-large`` for a trap.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if _is_document(set(archive.namelist())):
                return None
            return list(_walk(archive, path.stat().st_size, (), "", _Budget(MAX_MEMBERS, MAX_UNPACKED)))
    except ERRORS as error:
        raise UnreadableFile("corrupt", str(error)) from None


@lru_cache(maxsize=1)
def _archive(path: Path, chain: Chain, _: tuple[int, int]) -> bytes:
    """The bytes of an archive inside an archive; the last one is kept for its next member."""
    return read(path, chain, MAX_BYTES)


def read(path: Path, chain: Chain, size: int) -> bytes:
    """The bytes of a member that stated this size. Raises ``UnreadableFile``."""
    *outer, name = chain
    try:
        if outer:
            stat = path.stat()
            data = _archive(path, tuple(outer), (stat.st_mtime_ns, stat.st_size))
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return _unpacked(archive, archive.getinfo(name), size)
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive, archive.getinfo(name), size)
    except (*ERRORS, KeyError) as error:
        raise UnreadableFile("corrupt", str(error)) from None
