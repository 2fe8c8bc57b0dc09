"""LibreOffice as a converter: for files our own readers cannot open, where it is installed.

It runs headless in a profile of its own that is thrown away, with macros off and no links followed,
and is ended with all its children when its time is up.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kehoach.errors import UnreadableFile
from kehoach.read.needs import program

SECONDS = 120.0
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
)


def there() -> bool:
    """Whether LibreOffice is installed where it is looked for."""
    return program("soffice") is not None


def converted(files: Sequence[tuple[str, bytes]], to: str = "docx", seconds: float = SECONDS) -> list[bytes | None]:
    """Each file (name with its ending, bytes) in another format, ``None`` for one that did not convert.

    One call for all of them, since starting takes longer than converting. Raises ``UnreadableFile``:
    ``unsupported`` where LibreOffice is missing, ``timeout`` where it took longer than ``seconds``.
    """
    soffice = program("soffice")
    if soffice is None:
        raise UnreadableFile("unsupported", "LibreOffice is not installed")
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        profile, source, target = (Path(folder, name) for name in ("profile", "in", "out"))
        for made in (profile / "user", source, target):
            made.mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        names = []
        for number, (name, data) in enumerate(files):
            names.append(f"{number}{Path(name).suffix}")
            (source / names[-1]).write_bytes(data)
        command = [
            str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
            "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", to, "--outdir", str(target),
            *(str(source / name) for name in names),
        ]  # fmt: skip
        _run(command, folder, seconds)
        made_files = [target / f"{Path(name).stem}.{to}" for name in names]
        return [path.read_bytes() if path.is_file() else None for path in made_files]


def _run(command: list[str], folder: str, seconds: float) -> None:
    """Run to the end or to the end of its time, then with all its children."""
    own_group = sys.platform != "win32"
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=own_group,
    ) as process:  # fmt: skip
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableFile("timeout", f"LibreOffice, {seconds:.0f} s") from None
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )
