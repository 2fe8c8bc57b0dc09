"""Synthetic archives: as many realistic plans as wanted, and bad files among them.

    python benchmarks/archive.py make FOLDER --files 2000 --bad 40
    python benchmarks/archive.py check [--files 2000] [--bad 40] [--kills 20]

A plan is one of ``corpus/`` with the bodies of three others as its annexes; the places named in it
become other places, and the numbers of money, shares and people other numbers, so that no two are the
same plan. The same number always gives the same plan. ``check`` imports such an archive undisturbed, by
one worker and by two, in another order, and killed at random moments, and compares all rows.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median

from kehoach.gazetteer import KIND_WORDS, units
from kehoach.scale import Limits, Settings, import_paths
from kehoach.scale.reading import Result, Task, read_one
from kehoach.store import open_db
from kehoach.store.schema import tables

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = 4  # corpus plans that make one plan
_BODY = re.compile(r"^\W*(?:A|I|PHẦN (?:I|THỨ NHẤT)|Điều 1)\b", re.MULTILINE)
_TAIL = re.compile(r"^\W*Nơi nhận", re.MULTILINE)
_NUMBER = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?=\s*(?:triệu|tỷ|đồng|%|hộ\b|người\b))")
_OWN = re.compile(r"(Số\s*:\s*)(\d+)")
_PLACE = re.compile(rf"\b(?i:{'|'.join(KIND_WORDS.values())})\s+((?:[^\W\d_]+\s?){{1,4}})")
HOSTILE = b"HOSTILE "  # a file that begins so has the worker misbehave: loop, crash, memory


# -- plans -----------------------------------------------------------------------------------


@cache
def _sources() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")))


@cache
def _names() -> tuple[str, ...]:
    """Names of places that two words make, as most do."""
    return tuple(sorted({u.name for u in units() if len(u.name.split()) == 2 and u.name.istitle()}))


@cache
def _places(text: str) -> tuple[str, ...]:
    """The names of places in a text that the gazetteer knows or that stand after their kind."""
    known = {unit.name for unit in units()}
    found = set()
    for match in _PLACE.finditer(text):
        words = match[1].split()
        for count in (3, 2, 1):
            name = " ".join(words[:count])
            if len(words) >= count and (name in known or count == 2 and name.istitle()):
                found.add(name)
                break
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _parts(text: str) -> tuple[str, str, str]:
    """Head, body, recipients with signature."""
    begin, ends = _BODY.search(text), [found.start() for found in _TAIL.finditer(text)]
    start = begin.start() if begin else len(text) // 4
    stop = ends[-1] if ends and ends[-1] > start else len(text)
    return text[:start], text[start:stop], text[stop:]


def _other_number(match: re.Match[str], chance: random.Random) -> str:
    whole, cents = int(match[1].replace(".", "")), match[2] or ""
    share = match.string[match.end() :].lstrip()[:1] == "%"
    other = max(1, round(whole * chance.uniform(0.6, 1.0 if share else 1.7)))
    shown = f"{other:,}".replace(",", ".") if "." in match[1] or other > 9999 else str(other)
    return shown + ("," + "".join(chance.choices("123456789", k=len(cents))) if cents else "")


def plan(index: int, parts: int = PARTS) -> str:
    """The text of plan number ``index``."""
    chance, sources = random.Random(index), _sources()
    base, *others = [index % len(sources), *chance.sample(range(len(sources)), parts - 1)]
    head, body, tail = _parts(sources[base])
    for number, other in enumerate(others, 1):
        body += f"\nPHỤ LỤC {number}\nNHIỆM VỤ KÈM THEO KẾ HOẠCH\n\n{_parts(sources[other])[1]}"
    text = head + body + tail
    text = _OWN.sub(lambda m: m[1] + str(index % 997 + 1), text, count=1)
    renamed = dict(zip(_places(text), chance.sample(_names(), len(_places(text))), strict=True))
    for old, new in renamed.items():
        text = re.sub(rf"\b{re.escape(old)}\b", new, text)
        text = re.sub(rf"\b{re.escape(old.upper())}\b", new.upper(), text)
    return _NUMBER.sub(lambda m: _other_number(m, chance), text)


# -- bad files -------------------------------------------------------------------------------


def _zip(name: str, data: bytes, *, encrypted: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    packed = bytearray(made.getvalue())
    if encrypted:  # the flag is all a reader looks at first
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            packed[packed.index(mark) + offset] |= 1
    return bytes(packed)


def _bad(kind: str, index: int) -> tuple[str, bytes]:
    """Name and bytes of a bad file; all of them differ."""
    salt = f" {index}\n".encode()
    made: dict[str, Callable[[], tuple[str, bytes]]] = {
        "encrypted": lambda: ("a.zip", _zip("a.txt", b"x" + salt, encrypted=True)),
        "truncated": lambda: ("b.zip", _zip("b.txt", plan(index).encode())[: 900 + index]),
        "bomb": lambda: ("c.zip", _zip("c.txt", b"0" * 30_000_000 + salt)),
        "empty": lambda: ("d.txt", b" " * index),
        "binary": lambda: ("e.txt", b"\x00\xff\x13" * 99 + salt),
        "rar": lambda: ("f.rar", b"Rar!\x1a\x07\x01\x00" + salt),
        "loop": lambda: ("g.txt", HOSTILE + b"loop" + salt),
        "crash": lambda: ("h.txt", HOSTILE + b"crash" + salt),
        "memory": lambda: ("i.txt", HOSTILE + b"memory" + salt),
    }
    name, data = made[kind]()
    return f"xấu-{index:04}-{kind}-{name}", data


BAD = ("encrypted", "truncated", "bomb", "empty", "binary", "rar", "crash", "memory", "loop", "truncated")
REASONS = {"encrypted": "encrypted", "truncated": "corrupt", "bomb": "too-large", "empty": "empty",
           "binary": "unsupported", "rar": "unsupported", "crash": "internal", "memory": "too-large",
           "loop": "timeout"}  # what each must end with; fmt: skip


def hostile(task: Task) -> Result:
    """Read one file as always, but do what a hostile file says. Runs in a worker."""
    data = b""
    if not task.stored and not task.file.chain and task.file.real.exists():
        data = task.file.real.read_bytes()[:20]
    if data.startswith(HOSTILE + b"loop"):
        while True:
            pass
    if data.startswith(HOSTILE + b"crash"):
        os.kill(os.getpid(), signal.SIGSEGV if hasattr(signal, "SIGSEGV") else signal.SIGTERM)
        time.sleep(60)
    if data.startswith(HOSTILE + b"memory"):
        held = []
        while True:
            held.append(bytearray(32 * 2**20))
    return read_one(task)


def make(folder: Path, files: int, bad: int, parts: int = PARTS) -> None:
    """Write so many files into folders of a hundred, so many of them bad."""
    chance = random.Random(files)
    places = set(chance.sample(range(files), bad))
    kinds = iter(BAD[n % len(BAD)] for n in range(bad))
    for index in range(files):
        into = folder / f"tập {index // 100:03}"
        into.mkdir(parents=True, exist_ok=True)
        if index in places:
            name, data = _bad(next(kinds), index)
        else:
            name, data = f"kế hoạch {index:05}.txt", plan(index, parts).encode()
        (into / name).write_bytes(data)


# -- comparing -------------------------------------------------------------------------------

RUN_COLUMNS = {"seconds", "finished_at", "import_id"}


def rows(db: Path) -> dict[str, str]:
    """A digest of each table's rows, run tables' times aside."""
    found = {}
    with open_db(db, write=False) as store:
        for table in tables():
            names = [c.name for c in table.columns if table.name != "files" or c.name not in RUN_COLUMNS]
            if table.name != "imports":
                columns = ", ".join(f'"{name}"' for name in names)
                lines = sorted(map(repr, store.connection.execute(f'SELECT {columns} FROM "{table.name}"')))
                found[table.name] = f"{len(lines)} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}"
    return found


def differing(one: Path, other: Path) -> list[str]:
    """The tables in which two databases differ."""
    left, right = rows(one), rows(other)
    return [name for name in left if left[name] != right[name]]


SETTINGS = Settings(limits=Limits(seconds=10, megabytes=1200), work=hostile)


def run(paths: Sequence[Path], db: Path, jobs: int) -> int:
    """Import with hostile files taken at their word; the exit status the command would give."""
    summary = import_paths(paths, db, replace(SETTINGS, jobs=jobs))
    return 1 if summary.failures else 0


def killed(folder: Path, db: Path, jobs: int, kills: int, longest: float) -> Iterator[float]:
    """Import in processes killed at random moments, then to the end; gives seconds of each life."""
    chance = random.Random(kills)
    for _ in range(kills):
        child = subprocess.Popen([sys.executable, __file__, "run", str(folder), str(db), "--jobs", str(jobs)])
        life = chance.uniform(0.5, longest)
        try:
            child.wait(life)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        yield life
    subprocess.run([sys.executable, __file__, "run", str(folder), str(db), "--jobs", str(jobs)], check=False)


def mistyped(db: Path) -> list[str]:
    """Bad files that did not end with the reason they must."""
    with open_db(db, write=False) as store:
        failed = store.query("SELECT path, reason FROM files WHERE status = 'failed'")
    kinds = [(str(row["path"]), str(row["reason"])) for row in failed]
    return [path for path, reason in kinds if REASONS[_KIND.search(path)[1]] != reason]  # type: ignore[index]


_KIND = re.compile(r"xấu-\d+-(\w+)-")


def check(files: int, bad: int, kills: int, keep: Path | None = None) -> int:
    """The whole comparison, told line by line; 0 if everything is as it should be."""
    with tempfile.TemporaryDirectory() as made:
        base = keep or Path(made)
        folder, first = base / "lưu trữ", base / "2.db"
        make(folder, files, bad)
        begun = time.perf_counter()
        status = run([folder], first, 2)
        taken = time.perf_counter() - begun
        with open_db(first, write=False) as store:
            plans = store.query("SELECT count(*) AS n FROM plans")[0]["n"]
            typed = store.query("SELECT reason, count(*) AS n FROM files WHERE status = 'failed' GROUP BY 1")
            chars = [int(str(r["chars"])) for r in store.query("SELECT chars FROM plans")]
            facts = _facts(store.query)
        print(f"2 jobs: {taken:.0f} s, {plans} plans, exit status {status}", typed)
        print(f"median plan: {median(chars):,.0f} characters, {median(facts):.0f} facts", flush=True)
        wrong = [] if (plans, status) == (files - bad, 1) else ["count"]
        wrong += mistyped(first)
        begun = time.perf_counter()
        run([folder], base / "1.db", 1)
        print(f"1 job: {time.perf_counter() - begun:.0f} s", flush=True)
        shuffled = sorted(folder.rglob("*.*"))
        random.Random(1).shuffle(shuffled)
        third = len(shuffled) // 3
        for some in (shuffled[:third], shuffled[third : 2 * third], shuffled[2 * third :]):
            run(some, base / "shuffled.db", 2)
        lives = list(killed(folder, base / "killed.db", 2, kills, max(2.0, 1.5 * taken / max(kills, 1))))
        print(f"killed {kills} times after {min(lives):.1f} to {max(lives):.1f} s")
        for name in ("1.db", "shuffled.db", "killed.db"):
            differs = differing(first, base / name)
            print(f"{name}: {'differs in ' + ', '.join(differs) if differs else 'the same rows'}")
            wrong += differs
        with open_db(base / "killed.db", write=False) as store:
            print("integrity:", store.query("PRAGMA integrity_check")[0]["integrity_check"])
    return 1 if wrong else 0


def _facts(query: Callable[[str], list[dict[str, object]]]) -> list[int]:
    kinds = ("sections", "amounts", "plan_agencies", "assignments", "deadlines", "targets", "citations")
    union = " UNION ALL ".join(f"SELECT plan_id FROM {kind}" for kind in kinds)
    return [int(str(row["n"])) for row in query(f"SELECT count(*) AS n FROM ({union}) GROUP BY plan_id")]


def main() -> int:
    parser = argparse.ArgumentParser(description="Synthetic archives.")
    parser.add_argument("what", choices=["make", "check", "run"])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--bad", type=int, default=40)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_intermixed_args()
    if given.what == "make":
        shutil.rmtree(given.paths[0], ignore_errors=True)
        make(given.paths[0], given.files, given.bad)
        return 0
    if given.what == "run":
        return run([given.paths[0]], given.paths[1], given.jobs)
    return check(given.files, given.bad, given.kills, given.paths[0] if given.paths else None)


if __name__ == "__main__":
    sys.exit(main())
