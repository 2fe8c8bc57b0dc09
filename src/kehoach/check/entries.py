"""Tests the rules of checks and profiles by their own examples, in company of all other rules.

In: a ``Rulebook``. Out: what is wrong, entry by entry. An example is checked as a whole draft by
every rule; its own rule must remark on the words it names and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import regex

from kehoach import pipeline
from kehoach.check.kinds import KINDS
from kehoach.check.profiles import profile_of
from kehoach.check.report import Report
from kehoach.check.run import report_of
from kehoach.messages import check as say
from kehoach.read import document_from_text
from kehoach.records import Finding, Plan
from kehoach.rulebook import CheckEntry, Counterexample, Example, Located, ProfileEntry, Rulebook
from kehoach.store import Store, open_db
from kehoach.store.texts import text_row

if TYPE_CHECKING:
    from kehoach.read.docx import FormFacts

_PAPER = regex.compile(r"\{(\d+)x(\d+) (\d+) (\d+) (\d+) (\d+)\}\n")
_SET_IN = regex.compile(r"\{(?P<font>[^{}]+) (?P<size>[\d.]+)\}")
_DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG THAO
Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
{title}

"""
_COMMUNE = """ỦY BAN NHÂN DÂN
XÃ AN THỊNH
Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Thịnh, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Cấp nước sạch nông thôn năm 2026

"""
_PLAN = regex.compile(r"(?m)^@ (?P<issuer>[^|\n]+?) *\| *(?P<number>[^|\n]+?) *\| *(?P<day>[^|\n]+?) *\| *(?P<title>[^|\n]+)$")
_LETTER = """ỦY BAN NHÂN DÂN
{issuer}
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day} tháng {month} năm {year}

KẾ HOẠCH
{title}

"""
_CLOSING = """

Nơi nhận:
- UBND tỉnh;
- Các phòng, ban, ngành;
- UBND các xã;
- Lưu: VT, NN.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn An
"""
_HEADS = {
    "body": _DISTRICT.format(title="Phát triển chăn nuôi năm 2024"),
    "programme": _DISTRICT.format(title="Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024"),
    "commune": _COMMUNE,
}


def framed(words: str, frame: str) -> str:
    """The draft that an example stands for."""
    if frame in ("whole", "word"):
        return words
    if frame == "archive":
        return _plans(words)[0]
    annex = regex.search(r"(?m)^PHỤ LỤC", words)
    body, after = (words[: annex.start()], words[annex.start() :]) if annex else (words, "")
    return f"{_HEADS[frame]}{body.rstrip()}{_CLOSING}{chr(10) + after if after else ''}"


def _plans(words: str) -> list[str]:
    """The draft and the plans of the archive that an example gives, each after its line ``@``."""
    heads = list(_PLAN.finditer(words))
    ends = [*(head.start() for head in heads[1:]), len(words)]
    return [_letter(head, words[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _letter(head: regex.Match[str], body: str) -> str:
    issuer = head["issuer"].split(" ", 1)[1]
    place = " ".join(word.capitalize() for word in issuer.split()[1:])
    day, month, year = head["day"].split("/")
    return _LETTER.format(issuer=issuer, number=head["number"], place=place, day=day, month=month, year=year,
                          title=head["title"]) + body.strip() + "\n"  # fmt: skip


def store_plans(store: Store, plans: Iterable[str]) -> None:
    """Put plans into a database, with their texts, as files ``0.txt``, ``1.txt`` …"""
    for number, words in enumerate(plans):
        document = document_from_text(words, path=f"{number}.txt")
        record = pipeline.extract_plan(document)
        store.save(record, document.text)
        store.insert("texts", [text_row(document, record, blotted=True)])


def check_faults(rules: Rulebook, *, pack: str | None = None) -> Iterator[tuple[Located, str]]:
    """What is wrong with the checks and profiles of a rulebook, or of one pack of it."""
    located = [x for x in rules.located if x.group in ("check", "profile")]
    unknown = [x for x in located if isinstance(x.entry, CheckEntry) and x.entry.kind not in KINDS]
    for one in unknown:
        assert isinstance(one.entry, CheckEntry)
        yield one, say.UNKNOWN_KIND(kind=one.entry.kind, known=", ".join(sorted(KINDS)))
    if unknown:
        return
    for one in located:
        if pack not in (None, one.pack):
            continue
        if isinstance(one.entry, ProfileEntry):
            yield from ((one, fault) for fault in _profile_faults(one.entry, rules))
        elif isinstance(one.entry, CheckEntry):
            yield from ((one, fault) for fault in _check_faults(one.entry, rules))


def _check_faults(entry: CheckEntry, rules: Rulebook) -> Iterator[str]:
    if entry.message is None and not any(key.split(".")[0] == entry.code for key in say.MESSAGES):
        yield say.NO_MESSAGE(code=entry.code)
        return
    try:
        for example in entry.examples:
            yield from _example_faults(entry, example, rules)
        for counter in entry.counterexamples:
            yield from _counter_faults(entry, counter, rules)
    except (KeyError, ValueError, TypeError, regex.error) as error:  # options of a stranger's pack
        yield say.BROKEN(error=f"{type(error).__name__}: {error}")


def _own(entry: CheckEntry, words: str, rules: Rulebook) -> list[Finding]:
    if entry.frame == "archive":
        return [f for f in _report_beside(words, rules).findings if f.rule == entry.id]
    return [f for f in _report(framed(words, entry.frame), rules).findings if f.rule == entry.id]


def _report(draft: str, rules: Rulebook) -> Report:
    cache: dict[str, Report] = rules.make("check-examples", lambda _: {})
    if draft not in cache:
        text, form = looking(draft)
        cache[draft] = report_of(document_from_text(text), rules, form=form)
    return cache[draft]


def _report_beside(words: str, rules: Rulebook) -> Report:
    """The report on a draft beside the other plans of its example."""
    cache: dict[str, Report] = rules.make("check-examples", lambda _: {})
    if words not in cache:
        draft, *plans = _plans(words)
        with open_db(":memory:") as store:
            store_plans(store, plans)
            cache[words] = report_of(document_from_text(draft), rules, against=store)
    return cache[words]


def looking(draft: str) -> tuple[str, FormFacts | None]:
    """The text and the look of an example of frame ``word``; other drafts have no look.

    Its first line gives paper and margins in millimetres (``{210x297 20 20 30 15}``: top, bottom,
    left, right), each paragraph may begin with its font and size (``{Arial 14}``).
    """
    paper = _PAPER.match(draft)
    if paper is None:
        return draft, None
    from kehoach.read.docx import FormFacts, Paper, ParagraphForm

    lines, found, at = [], [], 0
    for line in draft[paper.end() :].split("\n"):
        set_in = _SET_IN.match(line)
        words = line[set_in.end() :] if set_in else line
        font, size = (set_in["font"], float(set_in["size"])) if set_in else ("Times New Roman", 14.0)
        if words:
            found.append(ParagraphForm(at, at + len(words), font, size, False, False, "justify", 12.7, False, False))
        lines.append(words)
        at += len(words) + 1
    return "\n".join(lines), FormFacts((Paper(*map(float, paper.groups())),), tuple(found))


def _example_faults(entry: CheckEntry, example: Example, rules: Rulebook) -> Iterator[str]:
    due = " ".join(str(example.gives.get("text", "")).split())
    found = _own(entry, example.text, rules)
    right = [f for f in found if due and due in " ".join(f.text.split())]
    severity = example.gives.get("severity")
    if not right or severity and all(f.severity != severity for f in right):
        yield say.NOT_FOUND(text=_short(example.text), due=due, found=_seen(found))
    elif len(right) < len(found) and not example.gives.get("more"):
        yield say.FOUND_MORE(text=_short(example.text), found=_seen([f for f in found if f not in right]))


def _counter_faults(entry: CheckEntry, counter: Counterexample, rules: Rulebook) -> Iterator[str]:
    found = _own(entry, counter.text, rules)
    if found:
        yield say.FOUND_ANYWAY(text=_short(counter.text), found=_seen(found), why=counter.why)


def _profile_faults(entry: ProfileEntry, rules: Rulebook) -> Iterator[str]:
    name = entry.id.removeprefix("profile.")
    for example in entry.examples:
        plan = Plan(title=example.text, programme=example.gives.get("programme"), level=example.gives.get("level"))
        chosen = profile_of(plan, rules).id
        if chosen != name:
            yield say.WRONG_PROFILE(text=_short(example.text), found=chosen, due=name)
    for counter in entry.counterexamples:
        if profile_of(Plan(title=counter.text), rules).id == name:
            yield say.WRONG_PROFILE(text=_short(counter.text), found=name, due="…")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 70 else f"{words[:69]}…"


def _seen(findings: list[Finding]) -> str:
    return " | ".join(f"“{_short(f.text)}”" for f in findings[:4]) or "-"
