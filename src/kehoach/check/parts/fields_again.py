"""A list of fields that begins again where no title stands: *Hoạt động, Đơn vị chủ trì, Thời gian* twice below one work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

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
    parts = [list(_FIELD.finditer(draft.text.shown, *place)) for place in _parts(draft)]
    labels = [[bare_words(field["label"]) for field in fields] for fields in parts]
    for names, fields in zip(labels, parts, strict=True):
        half = len(names) // 2
        twice = half >= _LEAST and names == 2 * names[:half] and len(set(names)) == half
        if twice and names[:half] in labels:
            yield draft.finding(rule, fields[half].span(), say_as="fields", field=draft.words(fields[half].span("label")))


def _parts(draft: Draft) -> Iterator[Place]:
    """The numbered parts, each up to the next; *a) Chủ trì: …* is a field of one, no part."""
    starts = [m.place[0] for m in members(draft) if m.place[0] < draft.body_end]
    begin = [s for at, s in enumerate(starts) if at == 0 or not _FIELD.match(draft.text.shown, draft.text.shown.rfind("\n", 0, s) + 1)]
    return pairwise([*begin, draft.body_end])
