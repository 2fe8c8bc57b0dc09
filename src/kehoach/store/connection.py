"""Opens a database safely, and says clearly why it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kehoach.errors import InternalError, PlanError, StoreError, StoreTooNew
from kehoach.messages import storage as say
from kehoach.store.functions import register

APPLICATION_ID = 0x6B686F63  # "khoc" in the file's header: this database is ours
BUSY_SECONDS = 15.0
NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs"}
)
# Words of SQLite's errors -> what we say.
SAID = (
    ("locked", say.LOCKED),
    ("busy", say.LOCKED),
    ("disk is full", say.FULL),
    ("disk I/O", say.FULL),
    ("readonly", say.READ_ONLY),
    ("not a database", say.NOT_A_DATABASE),
    ("malformed", say.NOT_A_DATABASE),
    ("unable to open", say.CANNOT_OPEN),
)


# Errors of what was to be stored, not of the database.
OURS = (sqlite3.IntegrityError, sqlite3.InterfaceError, UnicodeEncodeError, OverflowError)


def explain(error: Exception, path: Path | str) -> PlanError:
    """An SQLite error as a ``StoreError`` that says what to do, or as an ``InternalError``."""
    if isinstance(error, PlanError):
        return error
    detail = str(error)
    if isinstance(error, OURS):
        return InternalError(say.FAILED(path=path, detail=detail))
    for words, message in SAID:
        if words in detail:
            return StoreError(message(path=path, detail=detail))
    return StoreError(say.FAILED(path=path, detail=detail))


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors inside the block into ``StoreError``, ours into ``InternalError``."""
    try:
        yield
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise explain(error, path) from error


def _windows_drive_is_remote(path: Path) -> bool:  # pragma: no cover - runs on Windows only
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415

    return bool(ctypes.windll.kernel32.GetDriveTypeW(str(path.anchor)) == 4)


def on_network(path: Path, mounts: str | None = None) -> bool:
    """True if a path lies on a network drive, where WAL loses data.

    ``mounts`` is the text of the system's mount table, for tests.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")) or _windows_drive_is_remote(path):
        return True
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text("utf-8", errors="replace")
        except OSError:
            return False
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = text == point or text.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind in NETWORK_TYPES


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    if write:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    uri = path.absolute().as_uri()
    for flags in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"{uri}?{flags}", timeout=BUSY_SECONDS, isolation_level=None, uri=True
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
        except sqlite3.OperationalError as error:
            connection.close()
            # A WAL database in a folder nobody may write to opens only as immutable.
            if "unable to open" not in str(error) or "immutable" in flags:
                raise
        else:
            return connection
    raise AssertionError("unreachable")


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with our pragmas and functions. Raises ``StoreError``.

    Autocommit: transactions are begun by hand. The database may still be empty.
    """
    if write and not path.exists() and not path.parent.is_dir():
        raise StoreError(say.NO_FOLDER(path=path, folder=path.parent))
    if not path.exists() and not write:
        raise StoreError(say.MISSING(path=path))
    if path.is_dir():
        raise StoreError(say.NOT_A_DATABASE(path=path))
    with explained(path):
        connection = _open(path, write=write)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            _refuse_foreign(connection, path)
            if write:
                _prepare_writing(connection, path)
            register(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare_writing(connection: sqlite3.Connection, path: Path) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreError(say.READ_ONLY(path=path))
    mode = "DELETE" if on_network(path.absolute()) else "WAL"
    try:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    except sqlite3.OperationalError as error:
        # Changing the mode needs the file alone; whoever holds it keeps the mode it has.
        if "locked" not in str(error):
            raise
    connection.execute("PRAGMA synchronous = FULL")
    # A save touches pages of many indexes: keep 64 MB of them, and 64 MB of log before they are
    # written back, so that a page that changes often is written once.
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA wal_autocheckpoint = 16000")
    # Every plan is a savepoint, for which SQLite notes each page as it was: in a file that was four
    # fifths of all that an import wrote. A plan's pages are a few megabytes.
    connection.execute("PRAGMA temp_store = MEMORY")
    # What is deleted is overwritten, so that a forgotten plan is gone from the file.
    connection.execute("PRAGMA secure_delete = ON")


def is_ours(path: Path) -> bool:
    """True if a file's header says it is one of our databases."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(72)[68:72], "big") == APPLICATION_ID
    except OSError:
        return False


def is_empty(connection: sqlite3.Connection) -> bool:
    """True for a database without a single table."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def version(connection: sqlite3.Connection) -> int:
    """The schema version written in the database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found != APPLICATION_ID and not is_empty(connection):
        raise StoreError(say.NOT_OURS(path=path))


def refuse_newer(connection: sqlite3.Connection, path: Path, known: int) -> None:
    """Raise ``StoreTooNew`` for a schema this version does not know."""
    found = version(connection)
    if found > known:
        raise StoreTooNew(say.TOO_NEW(path=path, found=found, known=known))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Nested use joins the outer transaction."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing inside a transaction, which goes on without it."""
    connection.execute("SAVEPOINT one")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk rolls everything back by itself
            connection.execute("ROLLBACK TO one")
            connection.execute("RELEASE one")
        raise
    connection.execute("RELEASE one")
