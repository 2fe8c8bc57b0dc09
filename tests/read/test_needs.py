"""What is missing is known and said with the command that installs it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach.cli import main
from kehoach.errors import UnreadableFile
from kehoach.messages import needs as say
from kehoach.read import needs, sniff
from kehoach.read.needs import NEEDS

POSIX = pytest.mark.skipif(os.name != "posix", reason="programs are shell scripts here")


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    for cached in (needs.program, needs.tesseract_language):
        cached.cache_clear()
    yield
    for cached in (needs.program, needs.tesseract_language):
        cached.cache_clear()


def a_program(folder: Path, name: str, prints: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{prints}'\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


@POSIX
@pytest.mark.parametrize(("languages", "found"), [("eng osd", None), ("eng vie", "vie"), ("vie script/Vietnamese", "script/Vietnamese")])
def test_tesseract_needs_vietnamese_data(
    languages: str, found: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path, "tesseract", languages)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin" if "osd" not in languages else str(tmp_path) + ":/bin")
    assert needs.tesseract_language() == found
    assert NEEDS["ocr"].there is (found is not None)


def test_programs_are_found_where_windows_installs_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert needs.program("soffice") is None
    needs.program.cache_clear()
    place = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    place.parent.mkdir(parents=True)
    place.touch()
    assert needs.program("soffice") == place


def test_every_need_has_its_words() -> None:
    assert set(NEEDS) == set(say.ABOUT)
    assert all(need.command for need in NEEDS.values())


@pytest.mark.parametrize(("platform", "begins"), [("win32", "winget"), ("darwin", "brew"), ("linux", "apt")])
def test_the_command_is_that_of_the_machine(platform: str, begins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert NEEDS["office"].command.startswith(begins)


def test_doctor_and_extract_say_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sniff.READERS, "PNG", f"{__name__}:needs_ocr")
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n")
    assert main(["extract", str(photo)]) == 2
    said = capsys.readouterr().err
    assert NEEDS["ocr"].command in said and said.count("\n") == 1
    assert main(["doctor"]) == 0
    assert NEEDS["ocr"].words() in capsys.readouterr().out


def needs_ocr(data: bytes, path: str) -> None:
    raise UnreadableFile("needs-ocr")
