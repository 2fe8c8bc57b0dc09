"""A list of fields that begins again where no title stands: *Hoạt động, Đơn vị chủ trì, Thời gian* twice below one work."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import members
from kehoach.check.words import bare_words
from kehoach.rulebook import CheckEntry

_LEAST = 2
_FIELD = regex.compile(r"(?m)^[ ]*(?:[-+*•] ?|[a-zđ][.)] ?)(?P<label>\p{Lu}[^\n:.;,()|]{2,40}):")


@kind("fields-again")
def fields_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Fields twice in the same order below one part, where each part beside it has them once: the title between is not there."""
    if draft.programme is not None:
        return  # missing-heading looks at its components
    found = [m for m in members(draft) if m.place[0] < draft.body_end]
    ends = [*(m.place[0] for m in found[1:]), draft.body_end]
    runs: list[tuple[str, Place, list[regex.Match[str]]]] = []
    for member, end in zip(found, ends, strict=False):
        if _FIELD.match(draft.text.shown, draft.text.shown.rfind("\n", 0, member.place[0]) + 1) and runs:  # a) Chủ trì: …
            runs[-1] = (runs[-1][0], (runs[-1][1][0], end), runs[-1][2])
        else:
            runs.append((member.label.style, (member.place[0], end), []))
    named: list[tuple[list[str], list[regex.Match[str]]]] = []
    for _, place, _ in runs:
        fields = list(_FIELD.finditer(draft.text.shown, *place))
        named.append(([bare_words(m["label"]) for m in fields], fields))
    for at, (names, fields) in enumerate(named):
        half = len(names) // 2
        twice = half >= _LEAST and len(names) == 2 * half and names[:half] == names[half:] and len(set(names)) == half
        if twice and any(other == names[:half] for n, (other, _) in enumerate(named) if n != at):
            yield draft.finding(rule, fields[half].span(), say_as="fields", field=draft.words(fields[half].span("label")))
