"""Fields in turn: *Mục tiêu: … Kinh phí: … Phân công: …* below task after task, whatever their names and however the tasks are headed.

The mentions of one field cut a part of the plan into its tasks. A field that stands once in each of them but one, or stands
there without a word, is asked for; so is the body or the day that one of its fields leaves out and all others say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.fields import FIELDS, PERHAPS, short
from kehoach.check.words import bare_words
from kehoach.records import Severity
from kehoach.rulebook import CheckEntry

_FIELD = regex.compile(
    r"(?m)(?:^[ ]*(?:[-+*•] ?|[a-zđ][.)] ?|\d{1,2}(?:\.\d{1,2})*[.)]? ?)?|(?<=[.;] ))[*_]{0,2}(?P<label>\p{Lu}[^\n:.;,()|]{1,45})[*_]{0,2} ?:(?P<body>[^\n]*)"
)
_LEAST = 3  # tasks
_PARTNERS = 2  # other fields that every task has, in a list of three or four
_MOST_WORDS = 6  # of a field's name
_TITLE_WORDS = 20  # of a line that can head a task
_WORDS = regex.compile(r"\w")
_COUNTED = regex.compile(r" (?:\d+|[ivx]+)$")  # *Dự án 3: …* heads a task
_SORTS = {sort: regex.compile(words) for sort, words in FIELDS.items()}
_OWNERS = regex.compile(r"(?:phan cong|to chuc|trach nhiem)(?: (?:thuc hien|nhiem vu|trach nhiem))?|thuc hien|(?:co quan|don vi)(?: [a-z]+){0,3}")
_TIMES = regex.compile(r"(?:phan cong|to chuc)(?: (?:thuc hien|nhiem vu))?|thoi (?:gian|diem|han)(?: [a-z]+){0,3}")
_WHERE = regex.compile(r": *$|^\W*$|\b(?:lich|bang|bieu|phu luc|tien do|thong bao|cung ky)\b")
_HELPS = regex.compile(r"[^.;]*\bphoi hop[ .;*_]*")
_LEADS = regex.compile(r"\b(?:chu tri|dau moi|phu trach|chiu trach nhiem)\b")
_NOUNS = (
    "ủy ban|uỷ ban|ubnd|hđnd|mttq|sở|phòng|ban|trung tâm|công an|hội|văn phòng|đoàn|trạm|khoa|trường|đài|báo|đơn vị|cơ quan|tổ|thôn|xóm|xã|phường|nhà trường|ngành|doanh nghiệp|tổ chức|giáo viên|cán bộ"
    "|hợp tác xã|y tế|kế toán|bộ|bộ phận|hiệu trưởng|chi đoàn|chi hội|liên đội|liên đoàn|nhóm|bản|ấp|khu|địa phương|cá nhân|người|cục|vụ|chi cục|tổng cục|thanh tra|mặt trận|hạt|kho bạc|ngân hàng|công ty|viện"
    "|thư viện|bảo tàng|học viện|bệnh viện|vườn|chủ tịch|phó chủ tịch|trưởng|phó|bí thư|giám đốc|đồng chí|lực lượng|bch|bql|ttyt|đội"
)
_BODY = regex.compile(
    rf"(?:^|[;,:] *|\b(?i:các|những|và|do|giao|cùng) )(?i:{_NOUNS})\b|\b(?:{'|'.join(n[0].upper() + n[1:] for n in _NOUNS.split('|'))}|UBND|HĐND|MTTQ|BCH|BQL)\b"
)


class Field(NamedTuple):
    """A field: its name (owner, time, else its words), its line up to the colon, what it says."""

    name: str
    place: Place
    body: Place
    follows: bool  # right below another field, or beside it


@kind("field-in-turn")
def field_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The task without a field that each other has; ``field`` is owner, time or other. Components of a programme have their own checks."""
    for fields in _lists(draft):
        counts = _counts(fields)
        first = _first(fields)
        for name, count in counts.items():
            if (name if name in ("owner", "time") else "other") != rule.options["field"] or count < _LEAST - 1:
                continue
            others = [other for other, many in counts.items() if many == count + 1 and other != name]
            if len(others) < (_PARTNERS if count <= _LEAST else 1):
                continue
            mark = first if first in others else others[0]
            at = _lacking(fields, name, mark, after=name != first)
            task = [f for f in fields if f.name == mark][at] if at is not None else None
            if task is None or draft.programme is not None and _component(draft, task) or _hidden(draft, fields, name, task, after=name != first):
                continue
            place = _task(draft, fields, task)
            if not overlaps(task.place, draft.told.get(rule.code, ())) and not draft.is_told(place, rule.code):
                yield _left_out(draft, rule, place, next(f for f in fields if f.name == name), count, "info" if name == "partner" else None)


@kind("field-says")
def field_says(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one of a row of fields that names no body to do it (``what: owner``), or no day (``time``), as all others do."""
    what = str(rule.options["what"])
    for fields in _lists(draft):
        for name in _counts(fields):
            if name != what and not (_OWNERS if what == "owner" else _TIMES).fullmatch(name):
                continue
            row = [f for f in fields if f.name == name]
            silent = [f for f in row if not _told(draft, f, what)]
            if len(row) <= _LEAST or len(silent) != 1 or overlaps(silent[0].place, draft.told.get(rule.code, ())):
                continue
            task, said = silent[0], next(f for f in row if f is not silent[0])
            yield draft.finding(
                rule, (task.place[0], task.body[1]), say_as="says", severity=None if len(row) > _LEAST + 1 else "info", count=len(row) - 1,
                field=draft.words(task.place).rstrip(" :"), evidence=(draft.evidence((said.place[0], said.body[1])),),
            )  # fmt: skip


def _told(draft: Draft, field: Field, what: str) -> bool:
    """True if a field names a body that does more than help, or any time."""
    words = draft.text.folded[field.body[0] : field.body[1]].strip()
    if what == "time":
        return PERHAPS["time"].search(words) is not None or _WHERE.search(words) is not None
    body = _BODY.search(draft.words(field.body).strip("*_ "))
    return _LEADS.search(words) is not None or body is not None and not _HELPS.fullmatch(words)


def _left_out(draft: Draft, rule: CheckEntry, place: Place, shown: Field, count: int, severity: Severity | None) -> Result:
    field = regex.sub(r"^[\W\d_]+|^[a-zđ][.)] *", "", draft.words(shown.place)).rstrip(" :")
    task = short(draft, place)
    if rule.code == "missing-slot":
        return draft.finding(rule, place, say_as="sibling", severity=severity, task=task, field=field, count=count)
    return draft.finding(rule, place, say_as="field", severity=severity, task=task, field=field, count=count, all=count + 1)


def _hidden(draft: Draft, fields: list[Field], name: str, task: Field, *, after: bool) -> bool:
    """True if the words of a field stand with a colon inside a line of the task: a title may have run into its first field, a field into the next (*Đối tượng và mức quà:*)."""
    at = fields.index(task)
    if after:
        low, high = task.place[0], next((f.place[0] for f in fields[at + 1 :] if f.name == task.name), task.body[1])
    else:
        low, high = fields[at - 1].body[1] if at else max(0, task.place[0] - _ABOVE), task.place[0]
    words = FIELDS.get(name) or regex.escape(name).replace(r"\ ", r"\W+")
    return regex.search(rf"\b(?:{words})(?: va [a-z ]{{1,30}})?[*_]* ?:\s{{0,6}}[\w|]", draft.text.folded, pos=low, endpos=high) is not None


_ABOVE = 400  # letters


def _component(draft: Draft, task: Field) -> bool:
    return any(section.component for section in draft.lineage(draft.section_at(task.place[0])))


def _name(words: str) -> str:
    """What a field is called here: owner or time, whatever its words, else its own words."""
    return next((sort for sort, pattern in _SORTS.items() if pattern.fullmatch(words)), words)


def _first(fields: list[Field]) -> str:
    """The field that tasks begin with: the one most often with another line right above it."""
    begins: dict[str, int] = {}
    for field in fields:
        begins[field.name] = begins.get(field.name, 0) + (not field.follows)
    return max(begins, key=lambda name: begins[name])


def _lists(draft: Draft) -> list[list[Field]]:
    """The fields of each main part of the plan's body, in order."""
    return draft.once("fields-in-turn", _found)


def _found(draft: Draft) -> list[list[Field]]:
    parts: dict[str | None, list[Field]] = {}
    ended = 0
    tables = [(t.start, t.end) for t in draft.record.tables]
    start = draft.outline.parts[0].start if draft.outline.parts else draft.title[1]
    shown = _as_shown(draft)
    for match in _FIELD.finditer(shown, start, max(start, draft.body_end)):
        name = _name(bare_words(draft.text.folded[match.start("label") : match.end("label")]))
        if not name or _COUNTED.search(name) or len(name.split()) > _MOST_WORDS or overlaps(match.span("label"), tables) or _says_nothing(shown, match):
            continue
        above = list(draft.lineage(draft.section_at(match.start("label"))))
        outer = next((s for s in reversed(above) if s.start < match.start()), None)
        part = outer.id if outer else None
        follows = not shown[ended : match.start()].strip()
        ended = match.end()
        parts.setdefault(part, []).append(Field(name, (match.start("label"), match.start("body")), match.span("body"), follows))
    return [fields for fields in parts.values() if max(_counts(fields).values()) >= _LEAST - 1]


def _as_shown(draft: Draft) -> str:
    """The letters as they stand, one line per paragraph."""
    shown = draft.text.shown
    breaks = [at for at, letter in enumerate(shown) if letter == "\n" and draft.text.folded[at] == " "]
    if not breaks:
        return shown
    letters = list(shown)
    for at in breaks:
        letters[at] = " "
    return "".join(letters)


def _counts(fields: list[Field]) -> Counter[str]:
    """How often each field stands with something said."""
    return Counter(field.name for field in fields)


def _lacking(fields: list[Field], name: str, mark: str, *, after: bool) -> int | None:
    """Which of the tasks that the mentions of one field tell has not the one of a name, where each other has it once."""
    starts = [f.place[0] for f in fields if f.name == mark]
    mine = [f.place[0] for f in fields if f.name == name]
    spans = zip(starts, [*starts[1:], 1 << 60], strict=True) if after else zip([0, *starts[:-1]], starts, strict=True)
    held = [sum(low <= at < high for at in mine) for low, high in spans]
    return held.index(0) if held.count(0) == 1 and set(held) == {0, 1} else None


_FURTHER = regex.compile(r"\s*[*_]*(?:[-+•]|[2-9]\d*[.)]|\d{1,2}(?:\.\d{1,2})*\.(?:[2-9]|\d\d)\b|[b-zđ][.)]|[IVX]{1,4}[./])")
_TITLE = regex.compile(r"\s*[*_]*\p{Lu}[\p{L} ]{2,20} (?:số )?\d{1,2}[.:]|\s*[*_]*\p{Lu}{2}|\s*$")


def _says_nothing(shown: str, match: regex.Match[str]) -> bool:
    """True for a field with nothing after its colon, and the next field, number or title below it."""
    if _WORDS.search(match["body"]):
        return False
    following = _FIELD.match(shown, match.end() + 1)
    if following is not None and _WORDS.search(following["body"]) and following["label"][:1].isupper() and _mark(shown, following) == _mark(shown, match):
        return True
    numbered = _FURTHER.match(shown, match.end() + 1)
    return _TITLE.match(shown, match.end() + 1) is not None or numbered is not None and numbered[0].strip(" *_\n")[:1] not in "-+•"


def _mark(shown: str, match: regex.Match[str]) -> str:
    """The dash or number before a field: *-*, *0.* for any number, *a)* for any letter."""
    line = shown.rfind("\n", 0, match.start("label")) + 1
    return regex.sub(r"[a-zđ](?=[.)])", "a", regex.sub(r"\d+", "0", shown[line : match.start("label")])).strip(" *_")


def _task(draft: Draft, fields: list[Field], mark: Field) -> Place:
    """The heading of the task that a field stands in, else the short line above its first field, else the field."""
    above = next((s for s in draft.lineage(draft.section_at(mark.place[0])) if s.end <= mark.place[0] and not s.rule.startswith("section.field")), None)
    if above is not None and not any(f.name == mark.name and above.end <= f.place[0] < mark.place[0] for f in fields):
        return above.start, above.end
    at = fields.index(mark)
    while at and fields[at].follows:
        at -= 1
    line = draft.text.folded.rfind("\n", 0, fields[at].place[0])
    before = draft.text.folded.rfind("\n", 0, max(line, 0)) + 1
    title = 0 < len(draft.text.folded[before:line].split()) <= _TITLE_WORDS and not draft.text.folded[before:line].strip().endswith((".", ";"))
    return (before, line) if title else mark.place
