"""What a user installs: a wheel with the rule packs inside it, a source archive with everything to build it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kehoach.cli.app import COMMANDS
from plan_texts import CHECKOUT, HEADER

PACKAGE = CHECKOUT / "src" / "kehoach"
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "core"}
# A process of its own sees only what was installed: neither this checkout nor the tests' settings.
CLEAN = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "KEHOACH_PLANS"}} | {"PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source archive, built without the network."""
    pytest.importorskip("hatchling")
    pytest.importorskip("build")
    out = tmp_path_factory.mktemp("dist")
    for kind in ("--wheel", "--sdist"):
        done = subprocess.run(
            [sys.executable, "-m", "build", kind, "--no-isolation", "--outdir", str(out), str(CHECKOUT)],
            capture_output=True, text=True, env=CLEAN, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return out


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel, and nothing else, was installed."""
    target = tmp_path_factory.mktemp("site")
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True, env=CLEAN, check=False)
    if done.returncode and "No module named pip" in done.stderr:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
    else:
        assert done.returncode == 0, done.stderr
    return target


def python(installed: Path, cwd: Path, code: str) -> str:
    """What a fresh interpreter prints, with the installed wheel first and no checkout in reach."""
    head = f"import sys; sys.path.insert(0, {str(installed)!r})\n"
    done = subprocess.run([sys.executable, "-c", head + code], cwd=cwd, capture_output=True, text=True, env=CLEAN, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_installed_package_is_the_one_imported(installed: Path, tmp_path: Path) -> None:
    assert python(installed, tmp_path, "import kehoach; print(kehoach.__file__)").startswith(str(installed))


def test_the_installed_wheel_carries_every_pack(installed: Path, tmp_path: Path) -> None:
    packs = {folder.name for folder in (CHECKOUT / "rules").iterdir() if (folder / "pack.yaml").is_file()}
    code = "from kehoach.rulebook import rulebook; print(*sorted(rulebook().versions))"
    assert set(python(installed, tmp_path, code).split()) == packs
    assert {p.parent.name for p in installed.glob("kehoach/_data/rules/*/pack.yaml")} == packs


def test_the_installed_wheel_extracts_a_plan(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(HEADER + "I. KINH PHÍ\nTổng kinh phí: 9.558 triệu đồng.\n", encoding="utf-8")
    code = (
        "import kehoach; r = kehoach.extract_plan(kehoach.read_document('plan.txt'));"
        "print(r.plan.number, r.sections[0].title, r.amounts[0].value)"
    )
    assert python(installed, tmp_path, code) == "12/KH-UBND KINH PHÍ 9558000000"


def test_the_installed_command_line_runs(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(HEADER + "I. MỤC TIÊU\nTăng đàn.\n", encoding="utf-8")
    code = "from kehoach.cli import main; sys.exit(main(['extract', 'plan.txt', '--format', 'json']))"
    assert '"12/KH-UBND"' in python(installed, tmp_path, code)


def test_every_module_and_data_file_is_in_the_wheel(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {"kehoach/" + p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py")}
    rules = {"kehoach/_data/" + p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / "rules").rglob("*.*") if p.is_file() and "__pycache__" not in p.parts}
    assert modules - names == set()
    assert rules - names == set()
    assert not any("__pycache__" in n or n.startswith(("tests/", "corpus/")) for n in names)
    assert any(n.endswith("licenses/LICENSE") for n in names)


@pytest.mark.parametrize("folder", ["src/kehoach", "rules", "models", "corpus", "tests", "docs"])
def test_the_source_archive_holds_what_a_packager_needs(dist: Path, folder: str) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {n.split("/", 1)[1] for n in archive.getnames() if "/" in n}
    wanted = {p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / folder).rglob("*.*") if p.is_file() and "__pycache__" not in p.parts}
    assert wanted and {n for n in wanted - names if not n.endswith((".pyc", ".db"))} == set()
    assert {"pyproject.toml", "LICENSE", "README.md"} <= names


# --- the house ------------------------------------------------------------------------------------


def test_the_steps_named_in_the_pipeline_are_step_folders() -> None:
    text = (PACKAGE / "pipeline.py").read_text(encoding="utf-8")
    told = [line.split()[0] for line in text.split('"""')[1].splitlines() if line.startswith("    ") and "→" in line]
    assert told == ["read", "normalise", "segment", "extract", "resolve"]
    for step in told:
        assert (PACKAGE / step / "__init__.py").is_file()
        assert f"{step}." in text, f"{step} is told of but not taken"
    places = [text.index(call) for call in ("read.document_from_text(", "normalise.text(", "segment.outline(", "extract.mentions(", "resolve.record(")]
    assert places == sorted(places)


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [p.as_posix() for p in PACKAGE.rglob("*.py") if p.stem in VAGUE or p.parent.name in VAGUE] == []


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py")))
def test_every_folder_says_what_comes_in_and_goes_out(folder: str) -> None:
    text = (PACKAGE / folder / "__init__.py").read_text(encoding="utf-8")
    assert text.startswith('"""') and len(text.split('"""')[1]) > 30


def test_files_stay_small() -> None:
    """Style: aim under 300 lines, 500 at most."""
    long = {p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 500}
    assert long == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("page", ["commands.md", "commands.vi.md"])
def test_every_command_is_documented_in_both_languages(command: str, page: str) -> None:
    text = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")
    assert f"kehoach {command}" in text


def test_records_and_database_are_documented() -> None:
    assert (CHECKOUT / "docs" / "facts.md").is_file()
    assert (CHECKOUT / "docs" / "database.md").is_file()
