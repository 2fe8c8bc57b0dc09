"""Packs of users: what is wrong is said with file and line; what is right is read at once."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kehoach import rulebook as rulebook_module
from kehoach.cli import main
from kehoach.errors import BadRulePack
from kehoach.evaluate.rules import rule_faults
from kehoach.messages import speak
from kehoach.rulebook import GROUPS, data_dir, load, rulebook

PACK = "id: mine\nversion: 0.1.0\nabout: a pack for a test\nlicence: CC0-1.0\n"
POUND = """\
  - id: money.gbp
    pattern: 'bảng anh'
    factor: "1"
    currency: GBP
    examples: [{text: "viện trợ 250.000 bảng Anh", gives: {value: "250000", currency: GBP}}]
"""
MONEY = "group: money-unit\nentries:\n" + POUND
PLAN = """\
KẾ HOẠCH

Tiếp nhận viện trợ năm 2024

I. KINH PHÍ

Viện trợ 250.000 bảng Anh cho tỉnh Đắk Lắk.
"""
Build = Callable[..., Path]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak(None)


@pytest.fixture(autouse=True)
def few_bodies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leaves out the long lists of bodies and codes: every case here loads all packs anew."""
    every, long = rulebook_module._files, ("agencies.yaml", "issuers.yaml")
    monkeypatch.setattr(
        rulebook_module, "_files", lambda folder: (f for f in every(folder) if f.name not in long)
    )
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Writes a pack of one rule file ``more.yaml``, and of further files, and gives its folder."""

    def write(rules: str | bytes, pack: str = PACK, **files: str) -> Path:
        folder = tmp_path / "mine"
        folder.mkdir()
        (folder / "pack.yaml").write_text(pack, "utf-8")
        data = rules if isinstance(rules, bytes) else rules.encode()
        (folder / "more.yaml").write_bytes(data)
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        return folder

    return write


def words(pattern: str = "tin vắn", extra: str = "", text: str = "Tin vắn trong ngày") -> str:
    """A rule file with one entry of the group ``words``."""
    return (
        "group: words\nentries:\n  - id: web-chrome.mine\n    use: web-chrome\n"
        f"    pattern: '{pattern}'\n{extra}"
        f'    examples: [{{text: "{text}", gives: {{use: web-chrome}}}}]\n'
    )


def refused(folder: Path) -> str:
    """The message with which a pack is refused, without the folder's name."""
    with pytest.raises(BadRulePack) as error:
        rulebook((folder,))
    return str(error.value).removeprefix(f"{folder}/")


def found(folder: Path) -> list[str]:
    """The faults of a user's pack, without the folder's name."""
    faults = rule_faults(rulebook((folder,)), pack="mine")
    return [str(f).removeprefix(f"{folder}/") for f in faults if f.file.is_relative_to(folder)]


# --- what cannot be loaded --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "begins", "says"),
    [
        pytest.param("group: words\nentries: [\n", "more.yaml:3: ", "", id="broken-yaml"),
        pytest.param(b"group: words\nentries: \xff\n", "more.yaml:1: ", "UTF-8", id="not-utf-8"),
        pytest.param("entries: []\n", "more.yaml:1: ", "'group'", id="no-group"),
        pytest.param("group: wrods\nentries: []\n", "more.yaml:1: ", "wrods", id="unknown-group"),
        pytest.param(
            "group: words\nentires: []\nentries: []\n", "more.yaml:1: ", "entires", id="unknown-key-of-file"
        ),
        pytest.param(words(extra="    patern: x\n"), "more.yaml:3: web-chrome.mine: ", "patern", id="unknown-key"),
        pytest.param(
            words().replace("    use: web-chrome\n", ""), "more.yaml:3: web-chrome.mine: ", "use", id="missing-key"
        ),
        pytest.param(
            "group: words\nentries:\n  - {id: web-chrome.mine, use: web-chrome, pattern: x, examples: []}\n",
            "more.yaml:3: web-chrome.mine: ", "examples", id="no-example",
        ),
        pytest.param(words().replace("web-chrome.mine", "Mine"), "more.yaml:3: Mine: ", "id", id="malformed-id"),
        pytest.param(MONEY + POUND, "more.yaml:8: money.gbp", "more.yaml", id="id-twice-in-a-file"),
        pytest.param(
            MONEY.replace("money.gbp", "money.dong"), "more.yaml:3: money.dong", "money.yaml", id="id-of-a-shipped-entry"
        ),
        pytest.param(
            words(extra="    valid_from: '2025-01-01'\n    valid_to: '2024-01-01'\n"),
            "more.yaml:3: web-chrome.mine", "valid_from", id="dates-out-of-order",
        ),
        pytest.param("group: words\nentries:\n  - just words\n", "more.yaml:3: ", "", id="entry-is-no-mapping"),
        pytest.param("group: words\nentries:\n", "more.yaml:1: ", "", id="entries-empty"),
        pytest.param("group: [words]\nentries: []\n", "more.yaml:1: ", "", id="group-is-a-list"),
        pytest.param(words(pattern="(?:tin vắn"), "more.yaml:3: web-chrome.mine: ", "", id="bad-regex"),
        pytest.param(
            words(pattern="$nosuch"), "more.yaml:3: web-chrome.mine: ", "nosuch", id="unknown-fragment"
        ),
    ],
)  # fmt: skip
def test_broken_pack_is_refused_with_file_and_line(
    build: Build, rules: str | bytes, begins: str, says: str
) -> None:
    message = refused(build(rules))
    assert message.startswith(begins)
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("pack", "says"),
    [
        pytest.param("id: mine\n  version: 1\n", "pack.yaml:2: ", id="broken-yaml"),
        pytest.param(PACK + "author: Lan\n", "author", id="unknown-key"),
        pytest.param(PACK.replace("0.1.0", "one"), "version", id="malformed-version"),
        pytest.param("id: mine\n", "version", id="missing-key"),
    ],
)
def test_broken_pack_file_is_refused(build: Build, pack: str, says: str) -> None:
    message = refused(build(MONEY, pack=pack))
    assert message.startswith("pack.yaml:")
    assert says in message


def test_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRulePack, match=r"pack\.yaml"):
        rulebook((tmp_path,))


def test_fragment_defined_twice_is_refused(build: Build) -> None:
    fragments = "group: fragment\nentries:\n" + 2 * "  - {id: n, pattern: '[0-9]+', examples: ['1']}\n"
    with pytest.raises(BadRulePack, match=r"fragments\.yaml:4: n: "):
        rulebook((build(MONEY, fragments=fragments),))


# --- what the test of the rules finds ---------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "line", "says"),
    [
        pytest.param(words(text="Tin dài"), 3, "does not match", id="pattern-misses-example"),
        pytest.param(
            MONEY.replace('value: "250000"', 'value: "25"'), 3, "should give value=25", id="wrong-value"
        ),
        pytest.param(MONEY.replace("currency: GBP}", "curency: GBP}"), 3, "curency", id="unknown-field-of-a-fact"),
        pytest.param(MONEY.replace('value: "250000", currency: GBP', ""), 3, "does not say", id="no-values"),
        pytest.param(
            MONEY + '    counterexamples: [{text: "1.000 bảng Anh", why: coins}]\n', 3, "still gives", id="counterexample"
        ),
        pytest.param(
            MONEY + '    counterexamples: [{text: "bảng Anh ngữ", why: "not yet: words"}]\n', 3, "holds now",
            id="gap-that-is-closed",
        ),
        pytest.param(
            MONEY.replace("250.000 bảng Anh", "250.000 bảng Anh và 3 tỷ đồng"), 3, "also gives", id="second-fact"
        ),
        pytest.param(MONEY.replace("bảng Anh", "bảng  Anh"), 3, "stray blank", id="stray-blank"),
        pytest.param(MONEY.replace("viện trợ", "vie\u0323\u0302n trợ"), 3, "not NFC", id="not-nfc"),
        pytest.param(MONEY.replace("viện trợ", "Ðã viện trợ"), 3, "U+00D0", id="icelandic-d"),
        pytest.param(MONEY.replace("viện trợ", "\u0441ho"), 3, "U+0441", id="cyrillic-letter"),
        pytest.param(words(extra="    valid_from: '2025-13-01'\n"), 3, "no date", id="no-real-date"),
        pytest.param(
            MONEY.replace("bảng anh", "đồng").replace("250.000 bảng Anh", "250.000 đồng")
            .replace("currency: GBP}", "currency: VND}"),
            3, "read by money.dong", id="rival-of-the-core-pack-wins",
        ),
    ],
)  # fmt: skip
def test_fault_of_an_entry_is_found_with_its_line(build: Build, rules: str, line: int, says: str) -> None:
    faults = found(build(rules))
    assert faults
    assert all(f.startswith(f"more.yaml:{line}: ") for f in faults)
    assert any(says in f for f in faults), faults


AGENCY = """\
group: agency
entries:
  - id: agency.nha-may-nuoc
    name: Nhà máy nước Tân An
    kind: doanh_nghiep
    also: [NMN Tân An, Nhà máy  nước Tân An]
    examples: [{text: "NMN Tân An cấp nước cho thôn.", gives: {name: Nhà máy nước Tân An}}]
"""
TOO_MUCH = """\
group: section-kind
entries:
  - id: kind.everything
    kind: doi_tuong
    pattern: '(?:thời gian|đối tượng)'
    examples: [{text: Đối tượng, gives: {kinds: [doi_tuong]}}]
"""


def test_variant_that_is_the_name_again_is_found(build: Build) -> None:
    assert [f for f in found(build(AGENCY)) if "twice" in f]


def test_entry_that_spoils_a_shipped_one_is_found(build: Build) -> None:
    faults = rule_faults(rulebook((build(TOO_MUCH),)))
    assert any(f.id == "kind.thoi-gian" and f.file.name == "sections.yaml" for f in faults)


def test_faults_of_fragments_are_found(build: Build) -> None:
    fragment = "group: fragment\nentries:\n  - {id: year, pattern: '20\\d\\d', examples: ['203'], counterexamples: ['2030']}\n"
    faults = found(build(MONEY, fragments=fragment))
    assert [f.split(": ")[0] for f in faults] == ["fragments.yaml:3"] * 2


def test_fragment_that_uses_itself_is_found(build: Build) -> None:
    fragment = "group: fragment\nentries:\n  - {id: year, pattern: '$year', examples: ['2030']}\n"
    assert "uses itself" in found(build(MONEY, fragments=fragment))[0]


def test_good_pack_has_no_fault(build: Build) -> None:
    assert not found(build(MONEY))


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def only_mine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out faults of shipped packs: test_entries.py knows of those."""
    from kehoach.check import entries
    from kehoach.evaluate import rules as checker

    everything, checks = checker.rule_faults, entries.check_faults
    monkeypatch.setattr(checker, "rule_faults", lambda book: everything(book, pack="mine"))
    monkeypatch.setattr(entries, "check_faults", lambda book: checks(book, pack="mine"))


@pytest.mark.usefixtures("only_mine")
def test_command_prints_faults_and_fails(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    folder = build(MONEY.replace('value: "250000"', 'value: "25"'))
    assert main(["rules", "test", "--rules", str(folder), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [[f"{folder}/more.yaml:3", "money.gbp"]]


@pytest.mark.usefixtures("only_mine")
def test_command_is_content_with_a_good_pack(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "--rules", str(build(MONEY)), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "mine: 1 rules, 1 examples, 100% made up" in err


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param("group: words\nentries: [\n", id="broken-yaml"),
        pytest.param(words(pattern="(?:tin vắn"), id="bad-regex"),
        pytest.param(words(pattern="$nosuch"), id="unknown-fragment"),
        pytest.param(MONEY + POUND, id="id-twice"),
    ],
)
def test_command_names_the_line_of_a_broken_pack(
    build: Build, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build(rules)
    assert main(["rules", "test", "--rules", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert len(out) == 1
    assert out[0].startswith(f"{folder}/more.yaml:")


def test_entry_of_a_user_is_read_by_extract(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    read: list[list[tuple[str, str]]] = []
    for extra in ([], ["--rules", str(build(MONEY))]):
        assert main(["extract", str(plan), "--format", "json", *extra]) == 0
        record = json.loads(capsys.readouterr().out)
        read.append([(a["text"], a["currency"]) for a in record["amounts"]])
    assert read == [[], [("250.000 bảng Anh", "GBP")]]


def test_extract_refuses_a_bad_regex_in_one_line(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    folder = build(MONEY.replace("'bảng anh'", "'(?:bảng anh'"))
    assert main(["extract", str(plan), "--rules", str(folder)]) == 2
    assert f"{folder}/more.yaml:3: money.gbp" in capsys.readouterr().err


def test_guide_is_right(build: Build) -> None:
    """The pack of the five-minute guide has no fault, and every group is in the guide."""
    guide = (data_dir("rules") / "README.md").read_text("utf-8")
    blocks = [textwrap.dedent(b) for b in re.findall(r"^ *```yaml\n(.*?)^ *```", guide, re.M | re.S)]
    pack, rules, fragments = blocks
    folder = build(rules, pack=pack, fragments=fragments)
    assert not rule_faults(rulebook((folder,)), pack="my-pack")
    assert not [group for group in GROUPS if f"`{group}`" not in guide]


def test_packs_are_loaded_once_however_they_are_asked_for() -> None:
    assert rulebook() is rulebook(()) is rulebook(extra=())
